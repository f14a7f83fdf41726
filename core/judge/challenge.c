/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/challenge.h"
#include "core/judge/rising.h"
#include "core/judge/trial.h"

#include <string.h>

const char *const verdict_names[] = { "pass", "breach", "undetermined", "nothing to judge" };

struct judging {
    const struct bylaw_pack *pack;
    const struct value *requirement;
    const struct challenge *challenge;
    int region;
    int32_t day;
    struct arena *arena;
    struct challenge_answer *answer;
    int decisions;      /* that were tried */
    size_t cells;       /* on which, in all */
    bool is_calculated; /* it is proven by the way in which clauses calculate */
    bool is_concerning; /* somebody is concerned, or nobody need be */
    const char *doubt;  /* why it is not proven; NULL: it is */
    const char *doubtful;
    size_t doubt_cells;
    const char *proxy; /* read, and allowed by except */
};

static const char *region_name(const struct judging *judging)
{
    return judging->pack->regions[judging->region]->id;
}

static bylaw_status say(struct judging *judging, enum verdict verdict, const char *text)
{
    *judging->answer = (struct challenge_answer){ verdict, text };
    return text ? BYLAW_OK : BYLAW_ENOMEM;
}

/* "requirement 4.9 (ACT, art. 3) is in breach in beijing: ..."; the text is cleared. */
static bylaw_status say_breach(struct judging *judging, struct buffer *text)
{
    const struct value *requirement = judging->requirement;
    const char *law = requirement->versions[0]->law.text;
    const char *line =
        text->failed
            ? NULL
            : arena_format(judging->arena, "requirement %s (%s) is in breach in %s: %s",
                           requirement->name, law ? law : "", region_name(judging), text->data);
    buffer_clear(text);
    return say(judging, VERDICT_BREACH, line);
}

/* ---- Two people ------------------------------------------------------------------------------ */

static bylaw_status say_pair(struct judging *judging, struct trial *trial, size_t a, size_t b)
{
    struct buffer text;
    buffer_init(&text, judging->arena->memory);
    buffer_format(&text, "%s is ", trial->decision->name);
    bylaw_status status = trial_print(trial, trial->run, a, &text);
    buffer_add(&text, " where ");
    people_print_varied(&trial->people, a, &text);
    buffer_add(&text, " and ");
    if (status == BYLAW_OK)
        status = trial_print(trial, trial->run, b, &text);
    buffer_add(&text, " where ");
    people_print_varied(&trial->people, b, &text);
    buffer_add(&text, ", of two people who differ in that alone (both: ");
    people_print(&trial->people, a, &text);
    buffer_format(&text,
                  judging->challenge->form == CHALLENGE_SAME
                      ? "); decide without %s.%s, or name the law that allows it by except"
                      : "); the outcome must not fall as %s.%s grows",
                  judging->requirement->entity_name, trial->varied->name);
    return status == BYLAW_OK ? say_breach(judging, &text) : (buffer_clear(&text), status);
}

static bool is_same(const struct outcome *a, const struct outcome *b)
{
    return a->state == b->state && a->lo == b->lo;
}

/* People of a group stand by the fact, from low to high. */
static bylaw_status compare_group(struct judging *judging, struct trial *trial, size_t from)
{
    struct outcome before = { 0 };
    size_t earlier = 0;
    bool has_before = false;
    bool rises = judging->challenge->form == CHALLENGE_RISES;
    size_t count = trial->people.group;
    if (rises && trial->varied->optional) /* who has none has neither more nor less */
        count--;
    for (size_t i = from; i < from + count; i++) {
        if (!trial_concerns(trial, i))
            continue;
        struct outcome now = trial_outcome(trial, i);
        bool is_known = now.state == STATE_KNOWN && before.state == STATE_KNOWN;
        if (has_before && (rises ? is_known && now.lo < before.lo : !is_same(&now, &before)))
            return say_pair(judging, trial, earlier, i);
        before = now;
        earlier = i;
        has_before = true;
    }
    return BYLAW_OK;
}

static bylaw_status compare_people(struct judging *judging, struct trial *trial)
{
    bylaw_status status = BYLAW_OK;
    for (size_t i = 0; i < trial->people.count && status == BYLAW_OK; i += trial->people.group) {
        status = compare_group(judging, trial, i);
        if (judging->answer->text)
            break;
    }
    return status;
}

/* ---- Each person ----------------------------------------------------------------------------- */

static bylaw_status say_person(struct judging *judging, struct trial *trial, size_t person,
                               const char *demands)
{
    struct buffer text;
    buffer_init(&text, judging->arena->memory);
    buffer_format(&text, "%s is ", trial->decision->name);
    bylaw_status status = trial_print(trial, trial->run, person, &text);
    if (status == BYLAW_OK && trial->run_before) {
        buffer_add(&text, ", and before was ");
        status = trial_print(trial, trial->run_before, person, &text);
    }
    buffer_add(&text, ", where ");
    people_print(&trial->people, person, &text);
    buffer_format(&text, "; %s", demands);
    return status == BYLAW_OK ? say_breach(judging, &text) : (buffer_clear(&text), status);
}

static bool is_wanted(const struct trial *trial, const char *wanted, const struct outcome *outcome)
{
    if (outcome->state != STATE_KNOWN)
        return false;
    const struct type *type = &trial->decision->type;
    struct number number, given;
    if (strcmp(wanted, "decided") == 0)
        return true;
    if (type->kind == KIND_YES_NO)
        return strcmp(wanted, outcome->lo ? "yes" : "no") == 0;
    if (type->kind == KIND_CHOICE)
        return choices_find(type->choices, wanted) == outcome->lo;
    return type->kind == KIND_NUMBER && number_parse(wanted, strlen(wanted), &number) &&
           number_make(outcome->lo, type->bottom, &given) && number_compare(number, given) == 0;
}

static bylaw_status want_always(struct judging *judging, struct trial *trial)
{
    const char *wanted = judging->challenge->wanted;
    for (size_t i = 0; wanted && i < trial->people.count; i++) {
        if (!trial_concerns(trial, i))
            continue;
        struct outcome outcome = trial_outcome(trial, i);
        if (!is_wanted(trial, wanted, &outcome))
            return say_person(judging, trial, i,
                              arena_format(judging->arena, "it must always be %s", wanted));
    }
    return BYLAW_OK;
}

/* That nobody of whom something is wanted was accepted, though all cells were tried. */
static bylaw_status say_nobody(struct judging *judging, const struct trial *trial, const char *who,
                               const char *instead)
{
    struct buffer text;
    buffer_init(&text, judging->arena->memory);
    buffer_format(&text,
                  "%s accepts nobody %s, in any of the %zu cells of the facts that it reads; %s",
                  trial->decision->name, who, trial->people.count, instead);
    return say_breach(judging, &text);
}

/* One who is accepted is proof; that there is none is a breach if all were tried. */
static bylaw_status want_possible(struct judging *judging, struct trial *trial)
{
    const char *doubt;
    for (size_t i = 0; i < trial->people.count; i++) {
        struct outcome outcome = trial_outcome(trial, i);
        if (trial_concerns(trial, i) && trial_accepts(trial, &outcome)) {
            trial->open = 0;
            trial->cuts.why = NULL;
            trial->cuts.crowded = NULL;
            trial->people.is_whole = true;
            return BYLAW_OK;
        }
    }
    bylaw_status status = trial_doubt(trial, &doubt);
    if (status != BYLAW_OK || doubt)
        return status;
    return say_nobody(judging, trial, "who could be so", "open a way");
}

static bylaw_status want_no_harder(struct judging *judging, struct trial *trial)
{
    size_t more = 0;
    for (size_t i = 0; i < trial->people.count; i++) {
        if (!trial_concerns(trial, i))
            continue;
        struct outcome now = trial_outcome(trial, i), before = trial_before(trial, i);
        bool accepted = trial_accepts(trial, &now), was_accepted = trial_accepts(trial, &before);
        if (was_accepted && !accepted)
            return say_person(judging, trial, i, "nobody accepted before may be refused");
        more += accepted && !was_accepted;
    }
    const char *doubt;
    bylaw_status status = trial_doubt(trial, &doubt);
    if (status != BYLAW_OK || doubt || more > 0 || trial->concerned == 0)
        return status;
    return say_nobody(judging, trial, "whom it did not accept before", "accept more");
}

/* ---- Decisions ------------------------------------------------------------------------------- */

static bylaw_status note_proxies(struct judging *judging, const struct trial *trial)
{
    for (size_t i = 0; i < trial->cuts.count; i++) {
        const struct attribute *fact = trial->cuts.facts[i].attribute;
        if (fact->owner != judging->requirement->entity || !fact->proxy_of ||
            strcmp(fact->proxy_of, trial->varied->name) != 0)
            continue;
        if (judging->challenge->has_except) {
            judging->proxy = fact->name;
            continue;
        }
        struct buffer text;
        buffer_init(&text, judging->arena->memory);
        buffer_format(&text,
                      "%s reads %s.%s, which is declared to give away %s.%s; decide without it, or "
                      "name the law that allows it by except",
                      trial->decision->name, fact->owner->name, fact->name, fact->owner->name,
                      trial->varied->name);
        return say_breach(judging, &text);
    }
    return BYLAW_OK;
}

static bylaw_status try_form(struct judging *judging, struct trial *trial)
{
    switch (judging->challenge->form) {
    case CHALLENGE_SAME:
    case CHALLENGE_RISES:
        return compare_people(judging, trial);
    case CHALLENGE_POSSIBLE:
        return want_possible(judging, trial);
    case CHALLENGE_ALWAYS:
        return want_always(judging, trial);
    default:
        return want_no_harder(judging, trial);
    }
}

static bylaw_status note_trial(struct judging *judging, const struct trial *trial)
{
    const char *doubt = NULL;
    judging->cells += trial->people.count;
    bylaw_status status = trial_doubt(trial, &doubt);
    if (doubt && judging->challenge->form == CHALLENGE_RISES &&
        decision_rises(judging->pack, trial->decision, trial->varied, judging->region,
                       pack_interval(judging->pack, judging->day))) {
        judging->is_calculated = true;
        doubt = NULL;
    }
    if (!judging->doubt && doubt) {
        judging->doubt = doubt;
        judging->doubtful = trial->decision->name;
        judging->doubt_cells = trial->people.count;
    }
    return status;
}

/* Once more, with the facts that clauses calculate with unknown: what is decided all the same is
   proven. *proven: so it is, or there is a breach. */
static bylaw_status try_without(struct judging *judging, const struct trial *first, bool *proven)
{
    struct trial trial = { .pack = first->pack,
                           .arena = first->arena,
                           .requirement = first->requirement,
                           .decision = first->decision,
                           .varied = first->varied,
                           .region = first->region,
                           .day = first->day,
                           .before = first->before,
                           .leaves_coarse = true };
    const struct cut_fact *varied = first->varied ? cuts_find(&first->cuts, first->varied) : NULL;
    const char *doubt = NULL;
    *proven = false;
    if (!first->cuts.why || !first->cuts.only_coarse || first->cuts.crowded ||
        (varied && varied->is_coarse))
        return BYLAW_OK;
    bylaw_status status = trial_begin(&trial);
    if (status == BYLAW_OK)
        status = try_form(judging, &trial);
    if (status == BYLAW_OK && !judging->answer->text)
        status = trial_doubt(&trial, &doubt);
    *proven = status == BYLAW_OK && !judging->answer->text && !doubt && trial.concerned > 0;
    if (*proven)
        judging->cells += trial.people.count;
    trial_end(&trial);
    return status;
}

static bylaw_status try_decision(struct judging *judging, struct value *decision,
                                 const struct attribute *varied)
{
    struct trial trial = { .pack = judging->pack,
                           .arena = judging->arena,
                           .requirement = judging->requirement,
                           .decision = decision,
                           .varied = varied,
                           .region = judging->region,
                           .day = judging->day,
                           .before = DAY_NONE };
    bylaw_status status = BYLAW_OK;
    bool proven = false;
    if (judging->challenge->form == CHALLENGE_NO_HARDER) {
        status = trial_day_before(judging->pack, decision, judging->region, judging->day,
                                  judging->arena, &trial.before);
        if (status != BYLAW_OK || trial.before == DAY_NONE)
            return status;
    }
    judging->decisions++;
    status = trial_begin(&trial);
    if (status == BYLAW_OK && judging->challenge->form == CHALLENGE_SAME)
        status = note_proxies(judging, &trial);
    if (status == BYLAW_OK && !judging->answer->text && varied && !trial.is_read) {
        judging->is_concerning = true; /* what is not read cannot matter */
    } else if (status == BYLAW_OK && !judging->answer->text) {
        status = try_form(judging, &trial);
        judging->is_concerning |= trial.concerned > 0;
        if (status == BYLAW_OK && !judging->answer->text)
            status = try_without(judging, &trial, &proven);
        if (status == BYLAW_OK && !judging->answer->text && !proven)
            status = note_trial(judging, &trial);
    }
    trial_end(&trial);
    return status;
}

static bool is_named(const struct challenge *challenge, const struct value *value)
{
    for (int i = 0; i < challenge->decision_count; i++) {
        if (value_is_called(value, challenge->decisions[i]))
            return true;
        for (int k = 0; k < value->tag_count; k++)
            if (strcmp(value->tags[k], challenge->decisions[i]) == 0)
                return true;
    }
    return false;
}

static bool is_varied(const struct challenge *challenge, const struct attribute *attribute)
{
    if (challenge->is_protected)
        return attribute->is_protected && attribute->kind != KIND_MANY;
    for (int i = 0; i < challenge->fact_count; i++)
        if (strcmp(challenge->facts[i], attribute->name) == 0)
            return true;
    return false;
}

static bylaw_status try_facts(struct judging *judging, struct value *decision)
{
    const struct entity *entity = judging->requirement->entity;
    const struct challenge *challenge = judging->challenge;
    if (challenge->form != CHALLENGE_SAME && challenge->form != CHALLENGE_RISES)
        return try_decision(judging, decision, NULL);
    bylaw_status status = BYLAW_OK;
    for (int i = 0; i < entity->attribute_count; i++)
        if (status == BYLAW_OK && !judging->answer->text &&
            is_varied(challenge, entity->attributes[i]))
            status = try_decision(judging, decision, entity->attributes[i]);
    return status;
}

/* ---- The answer ------------------------------------------------------------------------------ */

static bylaw_status say_rest(struct judging *judging)
{
    const char *id = judging->requirement->name;
    const char *region = region_name(judging);
    if (judging->decisions == 0)
        return say(judging, VERDICT_NOTHING,
                   arena_format(judging->arena,
                                "requirement %s has nothing to judge in %s: there is no such %s",
                                id, region,
                                judging->challenge->form == CHALLENGE_NO_HARDER
                                    ? "decision whose law has changed"
                                    : "decision or fact"));
    if (!judging->is_concerning)
        return say(judging, VERDICT_NOTHING,
                   arena_format(judging->arena,
                                "requirement %s has nothing to judge in %s: it is about nobody "
                                "among %zu people tried",
                                id, region, judging->cells));
    if (judging->doubt)
        return say(judging, VERDICT_OPEN,
                   arena_format(judging->arena,
                                "requirement %s is not proven in %s: no breach among %zu people on "
                                "whom %s was tried, but %s",
                                id, region, judging->doubt_cells, judging->doubtful,
                                judging->doubt));
    const char *exempt = judging->challenge->has_except
                             ? arena_format(judging->arena, ", but for those whom %s excepts%s%s",
                                            judging->challenge->except_law.text,
                                            judging->proxy ? ", which also allows to read " : "",
                                            judging->proxy ? judging->proxy : "")
                             : "";
    const char *proof =
        judging->cells == 0                              ? "no clause reads the fact"
        : judging->challenge->form == CHALLENGE_POSSIBLE ? "somebody who could be so is accepted"
        : judging->is_calculated
            ? "proven, since what clauses calculate with the fact only grows with it"
            : arena_format(judging->arena, "proven over all %zu cells of the facts that are read",
                           judging->cells);
    return say(judging, VERDICT_PASS,
               exempt && proof ? arena_format(judging->arena, "requirement %s holds in %s: %s%s",
                                              id, region, proof, exempt)
                               : NULL);
}

bylaw_status challenge_judge(const struct bylaw_pack *pack, const struct value *requirement,
                             int region, int32_t day, struct arena *arena,
                             struct challenge_answer *answer)
{
    struct judging judging = { .pack = pack,
                               .requirement = requirement,
                               .challenge = requirement->challenge,
                               .region = region,
                               .day = day,
                               .arena = arena,
                               .answer = answer };
    bylaw_status status = BYLAW_OK;
    *answer = (struct challenge_answer){ VERDICT_NOTHING, NULL };
    for (int i = 0; i < pack->value_count; i++) {
        struct value *value = pack->values[i];
        if (status == BYLAW_OK && !answer->text && value->form == FORM_DECISION &&
            value->entity == requirement->entity && is_named(judging.challenge, value))
            status = try_facts(&judging, value);
    }
    return status == BYLAW_OK && !answer->text ? say_rest(&judging) : status;
}

bylaw_status challenges_check(const struct bylaw_pack *pack, int region, int32_t day,
                              struct arena *arena, struct found **found, size_t *count)
{
    static const enum severity severities[] = { SEVERITY_NOTE, SEVERITY_ERROR, SEVERITY_WARNING,
                                                SEVERITY_WARNING };
    size_t room = *count;
    for (int i = 0; i < pack->value_count; i++) {
        const struct value *value = pack->values[i];
        struct challenge_answer answer;
        if (!value->challenge || !pack_version_at(pack, value, region, pack_interval(pack, day)))
            continue;
        bylaw_status status = challenge_judge(pack, value, region, day, arena, &answer);
        if (status == BYLAW_OK)
            status = arena_grow(arena, found, *count, &room, sizeof **found);
        if (status != BYLAW_OK)
            return status;
        (*found)[(*count)++] =
            (struct found){ value->at, severities[answer.verdict], value->name, answer.text };
    }
    return BYLAW_OK;
}
