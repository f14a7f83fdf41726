/* SPDX-License-Identifier: Apache-2.0 */
#include "core/pack/procedure.h"
#include "core/pack/build_internal.h"

#include <string.h>

struct making {
    struct builder *builder;
    const struct procedure_law *law;
    const struct step_law *step; /* the one at hand; NULL: none */
};

/* ---- Expressions ---------------------------------------------------------------------------- */

static struct place place_of(const struct making *making)
{
    return making->step ? making->step->at : making->law->at;
}

static struct node *copy_of(const struct making *making, struct node *node)
{
    return build_copy(making->builder, node);
}

static struct node *pair(const struct making *making, enum op op, struct node *a, struct node *b)
{
    struct node *args[] = { a, b };
    return build_node(making->builder, place_of(making), op, args, 2);
}

static struct node *today(const struct making *making)
{
    return build_node(making->builder, place_of(making), OP_LAW_DAY, NULL, 0);
}

/* Whether a day has come. One that is absent has not. */
static struct node *has_come(const struct making *making, struct node *day)
{
    return pair(making, OP_AT_MOST, copy_of(making, day), today(making));
}

static struct node *not_of(const struct making *making, struct node *test)
{
    return build_node(making->builder, place_of(making), OP_NONE, &test, 1);
}

/* The value "move_due", or "move_send_due", as its entity's attribute. */
static struct node *read_value(const struct making *making, const char *name)
{
    const char *path[] = { making->law->entity, name };
    return build_path(making->builder, place_of(making), OP_FIELD, path, 2);
}

static const char *value_name(const struct making *making, const char *part)
{
    return build_format(making->builder, "%s_%s", making->law->id, part);
}

static const char *step_name(const struct making *making, const char *part)
{
    return build_format(making->builder, "%s_%s_%s", making->law->id, making->step->name, part);
}

static struct node *text_of(const struct making *making, const char *text)
{
    return build_constant_text(making->builder, place_of(making), text);
}

static struct node *choose(const struct making *making, struct node *test, struct node *yes,
                           struct node *no)
{
    return build_choose(making->builder, place_of(making), test, yes, no);
}

/* Whether the procedure stands in this state. */
static struct node *stands_in(const struct making *making, const char *state)
{
    return pair(making, OP_IS, read_value(making, value_name(making, "state")),
                text_of(making, state));
}

/* ---- Where a clock begins ------------------------------------------------------------------- */

static const struct step_law *step_before(const struct making *making)
{
    const struct step_law *found = NULL;
    for (int i = 0; i < making->law->step_count && &making->law->steps[i] != making->step; i++)
        if (making->law->steps[i].done && !making->law->steps[i].appeals)
            found = &making->law->steps[i];
    return found;
}

/* The day after which the deadline of the step at hand is counted: what it says; of an appeal the
   refusal; else the day on which the step before was done. NULL: there is none. */
static struct node *trigger(const struct making *making)
{
    const struct step_law *before = step_before(making);
    if (making->step->after)
        return making->step->after;
    if (making->step->appeals)
        return making->law->refused;
    return before ? before->done : NULL;
}

/* The state in which the deadline of a step counts. */
static const char *running_state(const struct step_law *step)
{
    return step->appeals ? step->appeals : step->name;
}

/* Whether the deadline of the step at hand has begun, before the law day. */
static struct node *clock_runs(const struct making *making)
{
    return has_come(making, trigger(making));
}

/* ---- The state ------------------------------------------------------------------------------ */

/* Whether the step at hand was done by its last day. It was, where the clock never began. */
static struct node *was_in_time(const struct making *making)
{
    struct node *due = read_value(making, step_name(making, "due"));
    return pair(making, OP_ANY, not_of(making, clock_runs(making)),
                pair(making, OP_AT_MOST, copy_of(making, making->step->done), due));
}

/* Whether the step at hand is done. */
static struct node *is_done(const struct making *making)
{
    const struct step_law *step = making->step;
    struct node **tests = build_take(making->builder, (size_t)step->need_count + 2, sizeof *tests);
    int count = 0;
    if (!tests)
        return build_broken(making->builder, step->at);
    if (step->done)
        tests[count++] = has_come(making, step->done);
    if (step->done && step->within && (step->otherwise || step->appeals))
        tests[count++] = was_in_time(making);
    for (int i = 0; i < step->need_count; i++)
        tests[count++] = read_value(making, value_name(making, step->needs[i]));
    return build_node(making->builder, step->at, OP_ALL, tests, count);
}

/* A state in which it ends, or the appeal from it. */
static struct node *ending(const struct making *making, const char *state)
{
    struct node *node = text_of(making, state);
    for (int i = 0; i < making->law->step_count; i++) {
        struct making appeal = { making->builder, making->law, &making->law->steps[i] };
        if (appeal.step->appeals && strcmp(appeal.step->appeals, state) == 0)
            node = choose(&appeal, is_done(&appeal), text_of(&appeal, appeal.step->name), node);
    }
    return node;
}

/* The step at hand runs, or its deadline has passed and ended the procedure. */
static struct node *running(const struct making *making)
{
    struct node *name = text_of(making, making->step->name);
    if (!making->step->otherwise)
        return name;
    struct node *due = read_value(making, step_name(making, "due"));
    struct node *passed =
        pair(making, OP_ALL, clock_runs(making), pair(making, OP_BELOW, due, today(making)));
    return choose(making, passed, ending(making, making->step->otherwise), name);
}

static const struct step_law *last_step(const struct procedure_law *law)
{
    const struct step_law *last = NULL;
    for (int i = 0; i < law->step_count; i++)
        if (!law->steps[i].appeals)
            last = &law->steps[i];
    return last;
}

/* An event that ends it, unless the last step was done by then. */
static struct node *ended_by(const struct making *making, struct node *day)
{
    const struct step_law *last = last_step(making->law);
    struct node *come = has_come(making, day);
    if (!last || !last->done)
        return come;
    struct node *before =
        pair(making, OP_AT_MOST, copy_of(making, last->done), copy_of(making, day));
    return pair(making, OP_ALL, come, not_of(making, before));
}

static struct node *state_of(struct making *making)
{
    const struct procedure_law *law = making->law;
    struct node *state = text_of(making, "finished");
    for (int i = law->step_count - 1; i >= 0; i--) {
        making->step = &law->steps[i];
        if (!making->step->appeals)
            state = choose(making, is_done(making), state, running(making));
    }
    making->step = NULL;
    if (law->refused)
        state = choose(making, ended_by(making, law->refused), ending(making, "refused"), state);
    if (law->withdrawn)
        state =
            choose(making, ended_by(making, law->withdrawn), text_of(making, "withdrawn"), state);
    return state;
}

/* ---- Values --------------------------------------------------------------------------------- */

static const char *title_of(const struct making *making, const char *what)
{
    const char *title = making->law->title ? making->law->title : making->law->id;
    return build_format(making->builder, "%s: %s", title, what);
}

static void derive(const struct making *making, const char *name, const char *title,
                   struct node *gives)
{
    const struct law *law =
        making->step && making->step->law.text ? &making->step->law : &making->law->law;
    struct value *value =
        build_value(making->builder, place_of(making), making->law->entity, name, FORM_DERIVED);
    struct version *version = build_version(making->builder, value, place_of(making), "nation");
    version->title = title;
    version->law = *law;
    version->gives = build_use(making->builder, gives);
}

/* A decision with one clause of its own, which the caller says the kind of. */
static struct value *decide(const struct making *making, const char *part, const char *title,
                            struct node *gives)
{
    const char *name = value_name(making, part);
    struct value *value =
        build_value(making->builder, making->law->at, making->law->entity, name, FORM_DECISION);
    struct rule *rule =
        build_rule(making->builder, making->law->at,
                   build_format(making->builder, "%s.%s", making->law->id, part), "nation", false);
    value->title = rule->title = title_of(making, title);
    rule->decides = build_format(making->builder, "%s.%s", making->law->entity, name);
    rule->law = making->law->law;
    rule->gives = build_use(making->builder, gives);
    return value;
}

static void add_choice(const struct making *making, struct value *value, const char *name)
{
    int titles = value->choices.count;
    for (int i = 0; i < value->choices.count; i++)
        if (strcmp(value->choices.names[i], name) == 0)
            return;
    build_list_add(making->builder, &value->choices.names, &value->choices.count, name);
    build_list_add(making->builder, &value->choices.titles, &titles, NULL);
}

static void make_state(struct making *making)
{
    const struct procedure_law *law = making->law;
    struct value *value = decide(making, "state", "where it stands", state_of(making));
    value->kind = KIND_CHOICE;
    for (int i = 0; i < law->step_count; i++)
        add_choice(making, value, law->steps[i].name);
    add_choice(making, value, "finished");
    for (int i = 0; i < law->step_count; i++)
        if (law->steps[i].otherwise)
            add_choice(making, value, law->steps[i].otherwise);
    if (law->refused)
        add_choice(making, value, "refused");
    if (law->withdrawn)
        add_choice(making, value, "withdrawn");
}

static void make_needs(const struct making *making)
{
    const struct step_law *step = making->step;
    for (int i = 0; i < step->need_count; i++)
        derive(making, value_name(making, step->needs[i]), title_of(making, step->needs[i]),
               step->tests[i]);
}

/* The last day of the step at hand, and how late it is: by the day it was done, else until now. */
static void make_deadline(const struct making *making)
{
    const struct step_law *step = making->step;
    struct node *move =
        pair(making, OP_MOVE, copy_of(making, trigger(making)), copy_of(making, step->within));
    move->signs = build_take(making->builder, 1, sizeof *move->signs);
    if (move->signs)
        move->signs[0] = 1;
    derive(making, step_name(making, "due"),
           build_format(making->builder, "%s by", title_of(making, step->name)), move);
    struct node *end = today(making);
    if (step->done)
        end = choose(making, has_come(making, step->done), copy_of(making, step->done), end);
    struct node *due = read_value(making, step_name(making, "due"));
    struct node *late =
        step->within->op == OP_WORKING_DAYS
            ? pair(making, OP_WORKING_DAYS_TO, due, end)
            : pair(making, OP_LARGEST, build_number(making->builder, step->at, number_whole(0)),
                   pair(making, OP_DAYS_TO, due, end));
    derive(making, step_name(making, "late"),
           build_format(making->builder, "%s, days late", title_of(making, step->name)), late);
}

/* Whether the deadline of the step at hand is the one that counts. */
static struct node *is_due(const struct making *making)
{
    return pair(making, OP_ALL, stands_in(making, running_state(making->step)), clock_runs(making));
}

/* The deadline of the step that runs; a gap where nothing is due. NULL: no step has one. */
static struct node *due_now(struct making *making)
{
    const struct procedure_law *law = making->law;
    struct node **tests = build_take(making->builder, (size_t)law->step_count, sizeof *tests);
    int count = 0;
    for (int i = 0; i < law->step_count && tests; i++) {
        making->step = &law->steps[i];
        if (making->step->within)
            tests[count++] = is_due(making);
    }
    making->step = NULL;
    if (count == 0)
        return NULL;
    struct node *due = build_node(making->builder, law->at, OP_SILENT, tests, count);
    due->text = "nothing is due";
    for (int i = law->step_count - 1; i >= 0; i--) {
        making->step = &law->steps[i];
        if (making->step->within)
            due = choose(making, is_due(making), read_value(making, step_name(making, "due")), due);
    }
    making->step = NULL;
    return due;
}

static struct node *is_overdue(struct making *making)
{
    const struct procedure_law *law = making->law;
    struct node *overdue = text_of(making, "no");
    for (int i = law->step_count - 1; i >= 0; i--) {
        making->step = &law->steps[i];
        if (!making->step->within || making->step->appeals)
            continue;
        struct node *due = read_value(making, step_name(making, "due"));
        struct node *passed =
            pair(making, OP_ALL, clock_runs(making), pair(making, OP_BELOW, due, today(making)));
        overdue =
            choose(making, pair(making, OP_ALL, stands_in(making, making->step->name), passed),
                   text_of(making, "yes"), overdue);
    }
    making->step = NULL;
    return overdue;
}

static void make_clock(struct making *making)
{
    struct node *due = due_now(making);
    if (!due)
        return;
    derive(making, value_name(making, "due"), title_of(making, "the running step by"), due);
    decide(making, "overdue", "overdue", is_overdue(making))->kind = KIND_YES_NO;
}

static void make_actor(struct making *making)
{
    const struct procedure_law *law = making->law;
    struct node *actor = text_of(making, "nobody");
    bool any = false;
    for (int i = law->step_count - 1; i >= 0; i--) {
        making->step = &law->steps[i];
        any = any || making->step->by;
        if (making->step->by)
            actor = choose(making, stands_in(making, running_state(making->step)),
                           text_of(making, making->step->by), actor);
    }
    making->step = NULL;
    build_use(making->builder, actor);
    if (!any)
        return;
    struct value *value = decide(making, "by", "who acts", actor);
    value->kind = KIND_CHOICE;
    for (int i = 0; i < law->step_count; i++)
        if (law->steps[i].by)
            add_choice(making, value, law->steps[i].by);
    add_choice(making, value, "nobody");
}

/* The first paper of the step at hand that is not there. */
static struct node *first_missing(const struct making *making)
{
    struct node *missing = text_of(making, "nothing");
    for (int i = making->step->need_count - 1; i >= 0; i--) {
        const char *need = making->step->needs[i];
        missing = choose(making, read_value(making, value_name(making, need)), missing,
                         text_of(making, need));
    }
    return missing;
}

static void make_missing(struct making *making)
{
    const struct procedure_law *law = making->law;
    struct node *missing = text_of(making, "nothing");
    bool any = false;
    for (int i = law->step_count - 1; i >= 0; i--) {
        making->step = &law->steps[i];
        if (making->step->need_count == 0)
            continue;
        any = true;
        missing =
            choose(making, stands_in(making, making->step->name), first_missing(making), missing);
    }
    making->step = NULL;
    build_use(making->builder, missing);
    if (!any)
        return;
    struct value *value = decide(making, "missing", "the first paper that is missing", missing);
    value->kind = KIND_CHOICE;
    for (int i = 0; i < law->step_count; i++)
        for (int k = 0; k < law->steps[i].need_count; k++)
            add_choice(making, value, law->steps[i].needs[k]);
    add_choice(making, value, "nothing");
}

static void check_step(const struct making *making)
{
    const struct step_law *step = making->step;
    if (!step->within)
        return;
    if (step->within->op != OP_WORKING_DAYS && step->within->op != OP_DAYS &&
        step->within->op != OP_MONTHS && step->within->op != OP_YEARS &&
        step->within->op != OP_BROKEN)
        build_mistake(making->builder, step->within->at, making->law->id,
                      "step %s: within is a time: write within = working_days (15), days (60) or "
                      "months (3)",
                      step->name);
    else if (!trigger(making))
        build_mistake(making->builder, step->at, making->law->id,
                      "step %s has a deadline, and no step before it has a day: write after = the "
                      "day after which it is counted",
                      step->name);
}

static void keep(const struct making *making)
{
    const struct procedure_law *law = making->law;
    struct procedure *procedure = build_take(making->builder, 1, sizeof *procedure);
    if (!procedure)
        return;
    procedure->id = law->id;
    procedure->entity = law->entity;
    procedure->steps =
        build_take(making->builder, (size_t)law->step_count, sizeof *procedure->steps);
    for (int i = 0; i < law->step_count && procedure->steps; i++)
        procedure->steps[procedure->step_count++] =
            (struct procedure_step){ law->steps[i].name, law->steps[i].needs,
                                     law->steps[i].need_count };
    build_list_add(making->builder, &making->builder->pack->procedures,
                   &making->builder->pack->procedure_count, procedure);
}

void build_procedure(struct builder *builder, struct procedure_law *law)
{
    struct making making = { builder, law, NULL };
    int before = builder->mistake_count;
    for (int i = 0; i < law->step_count; i++) {
        making.step = &law->steps[i];
        check_step(&making);
    }
    if (builder->mistake_count != before) {
        builder->incomplete = true;
        return;
    }
    for (int i = 0; i < law->step_count; i++) {
        making.step = &law->steps[i];
        make_needs(&making);
        if (making.step->within)
            make_deadline(&making);
    }
    making.step = NULL;
    make_state(&making);
    make_clock(&making);
    make_actor(&making);
    make_missing(&making);
    keep(&making);
}
