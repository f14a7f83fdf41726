/* SPDX-License-Identifier: Apache-2.0 */
/* Clauses and exceptions: rules that combine with a base (docs/semantics.md, section 5). */
#include "tests/reference/evaluator.h"

#include <stdlib.h>
#include <string.h>

void ruling_free(struct ruling *ruling)
{
    free(ruling->named);
    ruling->named = NULL;
}

static struct ruling ruling_new(const struct evaluator *evaluator, struct result *result)
{
    struct ruling ruling = { .result = result };
    ruling.named = calloc((size_t)evaluator->pack->rule_count + 1, sizeof(bool));
    if (!ruling.named)
        abort();
    return ruling;
}

static void name_all(const struct evaluator *evaluator, struct ruling *ruling,
                     const struct ruling *from)
{
    for (int i = 0; i < evaluator->pack->rule_count; i++)
        ruling->named[i] = ruling->named[i] || from->named[i];
}

/* ---- Which law ---- */

bool law_recorded(const struct evaluator *evaluator, const struct law *law, int32_t published)
{
    if (published == DAY_NONE && law->source)
        published = law->source->published;
    return evaluator->pack->known_on == DAY_NONE || published <= evaluator->pack->known_on;
}

bool otherwise_counts(const struct evaluator *evaluator, const struct value *value, int32_t day)
{
    const struct source *source = value->otherwise_law.source;
    if (!value->otherwise || !law_recorded(evaluator, &value->otherwise_law, DAY_NONE))
        return false;
    return !source || (source->since <= day && (source->ended == DAY_NONE || day <= source->ended));
}

/* ---- Which rules ---- */

/* What is the id of a rule means the rule, also where a decision has that name. */
static bool is_id(const struct bylaw_pack *pack, const char *name)
{
    for (int i = 0; i < pack->rule_count; i++)
        if (strcmp(pack->rules[i]->id, name) == 0)
            return true;
    return false;
}

static bool is_over(const struct bylaw_pack *pack, const struct rule *rule,
                    const struct value *value)
{
    for (int i = 0; i < rule->to_count; i++) {
        const char *name = rule->to[i];
        size_t length = strlen(value->entity_name);
        if (is_id(pack, name))
            continue;
        if (strcmp(name, value->name) == 0)
            return true;
        if (strncmp(name, value->entity_name, length) == 0 && name[length] == '.' &&
            strcmp(name + length + 1, value->name) == 0)
            return true;
    }
    return false;
}

static bool is_under(const struct rule *rule, const struct rule *parent)
{
    for (int i = 0; i < rule->to_count; i++)
        if (strcmp(rule->to[i], parent->id) == 0)
            return true;
    return false;
}

/* The depth of the rule's layer if the layer and the days reach the scene, else -1. */
static int reach(const struct evaluator *evaluator, const struct rule *rule,
                 const struct scene *scene)
{
    if (!law_recorded(evaluator, &rule->law, rule->published))
        return -1;
    if (!rule->on &&
        (rule->since > scene->day || (rule->ended != DAY_NONE && rule->ended < scene->day)))
        return -1;
    for (int region = scene->region; region >= 0;
         region = region_above(evaluator->pack, region, scene->day))
        if (region == rule->region_index)
            return evaluator->pack->regions[region]->depth;
    return -1;
}

static bool in_force(const struct evaluator *evaluator, const struct rule *rule,
                     const struct scene *scene)
{
    int depth = reach(evaluator, rule, scene);
    bool stands = depth >= 0 && !rule->is_off;
    for (int i = 0; i < evaluator->pack->rule_count && stands; i++) {
        const struct rule *other = evaluator->pack->rules[i];
        if (strcmp(other->id, rule->id) == 0 && reach(evaluator, other, scene) > depth)
            stands = false; /* a layer below replaces it */
    }
    return stands;
}

/* After its end, where it was in force on its last day. */
static bool goes_on(const struct evaluator *evaluator, const struct rule *rule,
                    const struct scene *scene)
{
    struct scene last = *scene;
    last.day = rule->ended;
    return rule->transitional && rule->ended != DAY_NONE && rule->ended < scene->day &&
           in_force(evaluator, rule, &last);
}

const struct rule **rules_in_force(const struct evaluator *evaluator, const struct value *value,
                                   enum rule_set set, const struct rule *parent,
                                   const struct scene *scene, int *count)
{
    const struct bylaw_pack *pack = evaluator->pack;
    const struct rule **rules = calloc((size_t)pack->rule_count + 1, sizeof *rules);
    if (!rules)
        abort();
    *count = 0;
    for (int i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = pack->rules[i];
        if (rule->value != value || rule->is_exception != (set != RULES_CLAUSES))
            continue;
        if ((set == RULES_UNDER && !is_under(rule, parent)) ||
            (set == RULES_OVER && !is_over(pack, rule, value)))
            continue;
        if (in_force(evaluator, rule, scene) || goes_on(evaluator, rule, scene))
            rules[(*count)++] = rule;
    }
    return rules;
}

/* ---- How they combine ---- */

struct part {
    enum test test;
    struct ruling ruling;
};

/* What the rows of the table of section 5 ask about the parts. */
struct survey {
    enum test worst_test;
    enum state worst_ruling; /* in D, gaps and faults */
    int in_d, in_p;
    bool conflict; /* in D: two known values differ, or one is a conflict */
    bool fault;    /* in D: a ruling is gap or fault */
    bool open_test;
    bool all_equal; /* the rulings of D and P are known and equal */
};

static void survey_part(struct survey *survey, const struct part *parts, int index)
{
    const struct part *part = &parts[index];
    enum state state = part->ruling.result->state;
    if (part->test > survey->worst_test)
        survey->worst_test = part->test;
    if (part->test == TEST_NO || part->test >= TEST_GAP)
        return;
    bool certain = part->test == TEST_YES;
    survey->in_d += certain;
    survey->in_p += !certain;
    survey->open_test = survey->open_test || part->test == TEST_OPEN;
    if (certain && state_is_fault(state)) {
        survey->fault = true;
        survey->worst_ruling = state_worst(survey->worst_ruling, state);
    }
    survey->conflict = survey->conflict || (certain && state == STATE_CONFLICT);
    survey->all_equal = survey->all_equal && state == STATE_KNOWN;
    for (int i = 0; i < index; i++) {
        const struct part *other = &parts[i];
        if (other->test == TEST_NO || other->test >= TEST_GAP || state != STATE_KNOWN ||
            other->ruling.result->state != STATE_KNOWN)
            continue;
        if (result_equal(other->ruling.result, part->ruling.result))
            continue;
        survey->all_equal = false;
        survey->conflict = survey->conflict || (certain && other->test == TEST_YES);
    }
}

/* The rulings of D (and P), in order. */
static int gather(const struct part *parts, int count, bool only_d, struct result **out)
{
    int found = 0;
    for (int i = 0; i < count; i++)
        if (parts[i].test == TEST_YES ||
            (!only_d && (parts[i].test == TEST_UNKNOWN || parts[i].test == TEST_OPEN)))
            out[found++] = parts[i].ruling.result;
    return found;
}

/* D is empty: the candidates P and the base. */
static struct ruling from_candidates(struct evaluator *evaluator, struct result **of_p, int count,
                                     const struct ruling *base)
{
    of_p[count] = base->result;
    struct ruling out = ruling_new(evaluator, candidates(&evaluator->results, of_p, count + 1));
    if (out.result->state == STATE_KNOWN) {
        name_all(evaluator, &out, base);
        out.by_otherwise = base->by_otherwise;
    }
    return out;
}

static struct ruling from_base(struct evaluator *evaluator, const struct ruling *base)
{
    struct ruling out = ruling_new(evaluator, base->result);
    name_all(evaluator, &out, base);
    out.by_otherwise = base->by_otherwise;
    return out;
}

/* Names what the rulings of D in this state name. */
static void name_of_d(const struct evaluator *evaluator, struct ruling *out,
                      const struct part *parts, int count, enum state state)
{
    for (int i = 0; i < count; i++)
        if (parts[i].test == TEST_YES && parts[i].ruling.result->state == state)
            name_all(evaluator, out, &parts[i].ruling);
}

static struct ruling conflict(struct evaluator *evaluator, const struct part *parts, int count)
{
    struct ruling out =
        ruling_new(evaluator, result_make(&evaluator->results, STATE_CONFLICT, FORM_INTERVAL));
    name_of_d(evaluator, &out, parts, count, STATE_KNOWN);
    name_of_d(evaluator, &out, parts, count, STATE_CONFLICT);
    return out;
}

/* The table of section 5, row by row. */
static struct ruling combine(struct evaluator *evaluator, const struct part *parts, int count,
                             const struct ruling *base, struct result **room)
{
    struct results *results = &evaluator->results;
    struct survey survey = { .worst_ruling = STATE_GAP, .all_equal = true };
    for (int i = 0; i < count; i++)
        survey_part(&survey, parts, i);
    if (survey.worst_test >= TEST_GAP) {
        enum state state = survey.worst_test == TEST_GAP ? STATE_GAP : STATE_FAULT;
        return ruling_new(evaluator, result_make(results, state, FORM_INTERVAL));
    }
    if (survey.conflict)
        return conflict(evaluator, parts, count);
    if (survey.fault)
        return ruling_new(evaluator, result_make(results, survey.worst_ruling, FORM_INTERVAL));
    if (survey.in_d == 0 && survey.in_p == 0)
        return from_base(evaluator, base);
    if (survey.in_d > 0 && survey.all_equal && !survey.open_test) {
        gather(parts, count, true, room);
        struct ruling out = ruling_new(evaluator, room[0]);
        name_of_d(evaluator, &out, parts, count, STATE_KNOWN);
        return out;
    }
    if (survey.in_d == 1 && survey.in_p == 0) {
        gather(parts, count, true, room);
        return ruling_new(evaluator, room[0]);
    }
    if (survey.in_d == 0 && !survey.open_test && (survey.in_p == 1 || survey.all_equal))
        return from_candidates(evaluator, room, gather(parts, count, false, room), base);
    return ruling_new(evaluator, result_make(results, STATE_OPEN, base->result->form));
}

/* ---- Clauses that add up ---- */

static struct result *numbers_join(struct evaluator *evaluator, struct result *const *values,
                                   int count, enum combine way)
{
    struct result *out = arithmetic(&evaluator->results, values, count);
    int sign = way == COMBINE_SMALLEST ? -1 : 1;
    for (int i = 0; i < count && out->state <= STATE_UNKNOWN; i++) {
        if (way == COMBINE_SUM) {
            mpq_add(out->lo, out->lo, values[i]->lo);
            mpq_add(out->hi, out->hi, values[i]->hi);
            continue;
        }
        if (i == 0 || sign * mpq_cmp(values[i]->lo, out->lo) > 0)
            mpq_set(out->lo, values[i]->lo);
        if (i == 0 || sign * mpq_cmp(values[i]->hi, out->hi) > 0)
            mpq_set(out->hi, values[i]->hi);
    }
    return out;
}

/* Neither a test nor a ruling that matters is worse than unknown. */
static struct result *numbers_result(struct evaluator *evaluator, const struct part *parts,
                                     int count, struct result *base, enum combine way)
{
    struct results *results = &evaluator->results;
    struct result **of_d = calloc(2 * (size_t)count + 2, sizeof *of_d);
    struct result **of_p = calloc((size_t)count + 2, sizeof *of_p);
    int in_d = 0, in_p = 0;
    if (!of_d || !of_p)
        abort();
    for (int i = 0; i < count; i++) {
        struct result *both[] = { parts[i].ruling.result, result_whole(results, 0) };
        if (parts[i].test == TEST_YES)
            of_d[in_d++] = both[0];
        else if (parts[i].test == TEST_UNKNOWN)
            of_p[in_p++] = way == COMBINE_SUM ? candidates(results, both, 2) : both[0];
    }
    struct result *two[2] = { base, NULL }, *out;
    if (in_d > 0 && way != COMBINE_SUM)
        two[0] = numbers_join(evaluator, of_d, in_d, way);
    memcpy(of_d + in_d, of_p, (size_t)in_p * sizeof *of_d);
    if (in_d > 0 || way == COMBINE_SUM)
        two[1] = numbers_join(evaluator, of_d, in_d + in_p, way);
    of_p[in_p] = base;
    if (!two[1])
        out = candidates(results, of_p, in_p + 1);
    else if (in_d > 0 && way == COMBINE_SUM)
        out = two[1];
    else
        out = candidates(results, two, 2);
    free(of_d);
    free(of_p);
    return out;
}

/* The table of clauses that combine, row by row. */
static struct ruling combine_numbers(struct evaluator *evaluator, const struct part *parts,
                                     int count, const struct ruling *base, enum combine way)
{
    struct results *results = &evaluator->results;
    struct survey survey = { .worst_ruling = STATE_GAP };
    bool open = false, clash = false;
    for (int i = 0; i < count; i++) {
        survey_part(&survey, parts, i);
        enum state state = parts[i].ruling.result->state;
        bool maybe = parts[i].test == TEST_UNKNOWN;
        open = open || parts[i].test == TEST_OPEN || (maybe && state > STATE_UNKNOWN) ||
               (parts[i].test == TEST_YES && state == STATE_OPEN);
        clash = clash || (parts[i].test == TEST_YES && state == STATE_CONFLICT);
    }
    if (survey.worst_test >= TEST_GAP) {
        enum state state = survey.worst_test == TEST_GAP ? STATE_GAP : STATE_FAULT;
        return ruling_new(evaluator, result_make(results, state, FORM_INTERVAL));
    }
    struct ruling out;
    if (clash) {
        out = ruling_new(evaluator, result_make(results, STATE_CONFLICT, FORM_INTERVAL));
        name_of_d(evaluator, &out, parts, count, STATE_CONFLICT);
        return out;
    }
    if (survey.fault)
        return ruling_new(evaluator, result_make(results, survey.worst_ruling, FORM_INTERVAL));
    if (survey.in_d == 0 && survey.in_p == 0)
        return from_base(evaluator, base);
    if (open)
        return ruling_new(evaluator, result_make(results, STATE_OPEN, FORM_INTERVAL));
    out = ruling_new(evaluator, numbers_result(evaluator, parts, count, base->result, way));
    if (out.result->state != STATE_KNOWN)
        return out;
    if (survey.in_d == 0) {
        name_all(evaluator, &out, base);
        out.by_otherwise = base->by_otherwise;
    }
    for (int i = 0; i < count; i++)
        if (parts[i].test == TEST_YES &&
            (way == COMBINE_SUM || result_equal(parts[i].ruling.result, out.result)))
            name_all(evaluator, &out, &parts[i].ruling);
    return out;
}

/* ---- Rules that go on after their end ---- */

int rules_together(const struct evaluator *evaluator, const struct scene *scene,
                   const struct rule *const *rules, int count)
{
    int same = 0;
    bool any = false;
    for (; same < count && strcmp(rules[same]->id, rules[0]->id) == 0; same++)
        any = any || goes_on(evaluator, rules[same], scene);
    return any ? same : 1;
}

const struct rule *rules_oldest(const struct evaluator *evaluator, const struct scene *scene,
                                const struct rule *const *rules, int count, int32_t after)
{
    const struct rule *oldest = NULL;
    for (int i = 0; i < count; i++)
        if (goes_on(evaluator, rules[i], scene) && rules[i]->ended > after &&
            (!oldest || rules[i]->ended < oldest->ended))
            oldest = rules[i];
    return oldest;
}

const struct rule *rules_now(const struct evaluator *evaluator, const struct scene *scene,
                             const struct rule *const *rules, int count)
{
    for (int i = 0; i < count; i++)
        if (!goes_on(evaluator, rules[i], scene))
            return rules[i];
    return NULL;
}

/* by (transitional) { yes = its test, no = that of the others } */
enum test rules_test(struct evaluator *evaluator, const struct scene *scene,
                     const struct rule *const *rules, int count, int32_t after)
{
    const struct rule *old = rules_oldest(evaluator, scene, rules, count, after);
    const struct rule *now = rules_now(evaluator, scene, rules, count);
    if (!old)
        return now ? node_test(evaluator, scene, now->when) : TEST_NO;
    enum test claim = node_test(evaluator, scene, old->transitional);
    if (claim >= TEST_OPEN)
        return claim;
    enum test yes = node_test(evaluator, scene, old->when);
    enum test no = rules_test(evaluator, scene, rules, count, old->ended);
    if (claim != TEST_UNKNOWN)
        return claim == TEST_YES ? yes : no;
    if (yes >= TEST_GAP && no >= TEST_GAP)
        return yes > no ? yes : no;
    if (yes >= TEST_OPEN || no >= TEST_OPEN)
        return TEST_OPEN;
    return yes == no ? yes : TEST_UNKNOWN;
}

struct ruling rules_together_ruling(struct evaluator *evaluator, const struct scene *scene,
                                    const struct rule *const *rules, int count, int32_t after)
{
    const struct rule *old = rules_oldest(evaluator, scene, rules, count, after);
    const struct rule *now = rules_now(evaluator, scene, rules, count);
    if (!old)
        return rule_ruling(evaluator, scene, now);
    struct part part = { .ruling = rule_ruling(evaluator, scene, old) };
    if (!now && !rules_oldest(evaluator, scene, rules, count, old->ended))
        return part.ruling;
    part.test = node_test(evaluator, scene, old->transitional);
    struct ruling base = rules_together_ruling(evaluator, scene, rules, count, old->ended);
    struct result *room[3];
    struct ruling out = combine(evaluator, &part, 1, &base, room);
    ruling_free(&part.ruling);
    ruling_free(&base);
    return out;
}

/* Takes over base. */
static struct ruling rules_ruling(struct evaluator *evaluator, const struct scene *scene,
                                  const struct rule *const *rules, int count, struct ruling base)
{
    struct part *parts = calloc((size_t)count + 1, sizeof *parts);
    struct result **room = calloc((size_t)count + 2, sizeof *room);
    if (!parts || !room)
        abort();
    bool clauses = count > 0 && !rules[0]->is_exception;
    enum combine way = clauses ? rules[0]->value->combine : COMBINE_NONE;
    int part_count = 0;
    for (int i = 0, same; i < count; i += same) {
        struct part *part = &parts[part_count++];
        same = rules_together(evaluator, scene, rules + i, count - i);
        part->test = rules_test(evaluator, scene, rules + i, same, INT32_MIN);
        part->ruling = rules_together_ruling(evaluator, scene, rules + i, same, INT32_MIN);
    }
    count = part_count;
    struct ruling out = way == COMBINE_NONE ? combine(evaluator, parts, count, &base, room)
                                            : combine_numbers(evaluator, parts, count, &base, way);
    for (int i = 0; i < count; i++)
        ruling_free(&parts[i].ruling);
    ruling_free(&base);
    free(parts);
    free(room);
    return out;
}

static struct ruling set_ruling(struct evaluator *evaluator, const struct scene *scene,
                                const struct value *value, enum rule_set set,
                                const struct rule *parent, struct ruling base)
{
    int count;
    const struct rule **rules = rules_in_force(evaluator, value, set, parent, scene, &count);
    struct ruling out = rules_ruling(evaluator, scene, rules, count, base);
    free(rules);
    return out;
}

struct ruling rule_ruling(struct evaluator *evaluator, const struct scene *scene,
                          const struct rule *rule)
{
    struct ruling own =
        ruling_new(evaluator, given_result(evaluator, scene, rule->value, rule->gives));
    own.named[rule->index] = true;
    struct ruling out = set_ruling(evaluator, scene, rule->value, RULES_UNDER, rule, own);
    return out;
}

struct ruling clauses_ruling(struct evaluator *evaluator, const struct scene *scene,
                             const struct value *value)
{
    bool closed = otherwise_counts(evaluator, value, scene->day);
    struct result *otherwise = closed ? given_result(evaluator, scene, value, value->otherwise)
                                      : result_make(&evaluator->results, STATE_GAP, FORM_INTERVAL);
    struct ruling base = ruling_new(evaluator, otherwise);
    base.by_otherwise = closed;
    return set_ruling(evaluator, scene, value, RULES_CLAUSES, NULL, base);
}

struct ruling decision_ruling(struct evaluator *evaluator, const struct scene *scene,
                              const struct value *value)
{
    struct ruling clauses = clauses_ruling(evaluator, scene, value);
    struct ruling out = set_ruling(evaluator, scene, value, RULES_OVER, NULL, clauses);
    if (out.result->state != STATE_KNOWN && out.result->state != STATE_CONFLICT)
        memset(out.named, 0, (size_t)evaluator->pack->rule_count * sizeof(bool));
    out.by_otherwise = out.by_otherwise && out.result->state == STATE_KNOWN;
    return out;
}
