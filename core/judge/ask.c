/* SPDX-License-Identifier: Apache-2.0 */
/* What to ask (docs/semantics.md, section 8): from an outcome backwards along live edges to the
   facts that are not known. And the clauses to name. */
#include "core/judge/run_internal.h"

#include <stdlib.h>

struct visit {
    const struct value *value;
    size_t row;
};

struct asking {
    struct run *run;
    struct arena *arena; /* of the answer */
    struct arena work;
    struct open_fact *facts;
    int count;
    size_t room;
    struct visit *visits;
    int visit_count;
    size_t visit_room;
    bool failed;
};

static void ask_value(struct asking *asking, const struct value *value, size_t row);
static void ask_ruling(struct asking *asking, const struct look *look, const struct ruling *ruling);
static void ask_node(struct asking *asking, const struct look *look, const struct frame *frame,
                     const struct node *node);

static bool is_settled(enum state state)
{
    return state == STATE_KNOWN || state == STATE_ABSENT;
}

static void ask_fact(struct asking *asking, const struct attribute *attribute, size_t row)
{
    for (int i = 0; i < asking->count; i++)
        if (asking->facts[i].attribute == attribute && asking->facts[i].row == row)
            return;
    if (asking->failed || arena_grow(asking->arena, &asking->facts, (size_t)asking->count,
                                     &asking->room, sizeof *asking->facts) != BYLAW_OK) {
        asking->failed = true;
        return;
    }
    asking->facts[asking->count++] = (struct open_fact){ attribute, row };
}

/* Follows a path's references; asks for the first that is not known. false: it broke off. */
static bool ask_path(struct asking *asking, const struct field *field, size_t row, size_t *end)
{
    int broken;
    const struct facts *facts = asking->run->facts;
    enum state state = path_follow(facts, field, row, end, &broken);
    if (state == STATE_KNOWN)
        return true;
    if (state == STATE_ABSENT)
        return false;
    struct field before = *field;
    before.step_count = broken;
    size_t at;
    int none;
    path_follow(facts, &before, row, &at, &none);
    ask_fact(asking, field->steps[broken], at);
    return false;
}

static void ask_field(struct asking *asking, const struct field *field, size_t row)
{
    size_t end;
    int64_t cell;
    if (!ask_path(asking, field, row, &end))
        return;
    if (field->value)
        ask_value(asking, field->value, end);
    else if (field->attribute &&
             facts_get(asking->run->facts, field->attribute, end, &cell) == STATE_UNKNOWN)
        ask_fact(asking, field->attribute, end);
}

static void ask_by(struct asking *asking, const struct look *look, const struct frame *frame,
                   const struct node *node)
{
    const struct node *selector = node->args[0];
    struct candidate chosen = frame_read_node(frame, selector);
    bool attribute = selector->op == OP_FIELD && selector->field.attribute;
    bool yes_no = selector->type.kind == KIND_YES_NO;
    enum state state = chosen.state;
    if (yes_no && attribute && state == STATE_OPEN)
        state = STATE_UNKNOWN;
    bool absent_is_no = yes_no && state == STATE_ABSENT;
    if (state != STATE_KNOWN && !absent_is_no)
        ask_node(asking, look, frame, selector);
    if (state != STATE_KNOWN && state != STATE_UNKNOWN && !absent_is_no)
        return;
    int code = absent_is_no ? 0 : (int)chosen.lo;
    int codes = yes_no ? 2 : selector->type.choices->count, keyed = 0;
    bool has_key = false;
    for (int k = 0; k + 1 < node->arg_count; k++) {
        keyed += node->codes[k] >= 0;
        has_key |= node->codes[k] == code;
    }
    for (int k = 0; k + 1 < node->arg_count; k++) {
        bool other = node->codes[k] < 0;
        bool live = state == STATE_UNKNOWN ? !other || keyed < codes
                    : other                ? !has_key
                                           : node->codes[k] == code;
        if (live)
            ask_node(asking, look, frame, node->args[k + 1]);
    }
}

/* Members: each one's test; its value unless its test is no; the list where it is open. */
static void ask_members(struct asking *asking, const struct look *look, const struct frame *frame,
                        const struct node *node)
{
    const struct fold *fold = program_fold(frame->program, node);
    const struct attribute *attribute = node->args[0]->field.attribute;
    size_t owner;
    const struct field *path = &node->args[0]->field;
    if (!ask_path(asking, path, frame_start(frame, path), &owner))
        return;
    const struct member_list *list =
        &asking->run->facts->tables[attribute->owner->index].members[attribute->index];
    if (list->open && list->open[owner])
        ask_fact(asking, attribute, owner);
    const struct node *test = members_test(node), *value = members_value(node);
    bool certain = false;
    for (uint32_t k = list->starts[owner]; k < list->starts[owner + 1]; k++) {
        struct frame *inner = look_member(look, frame, fold, list->rows[k]);
        bool counts = true;
        if (test) {
            struct candidate answer = frame_read(inner, fold->test);
            counts =
                !(answer.state == STATE_ABSENT || (answer.state == STATE_KNOWN && answer.lo == 0));
            certain |= counts && answer.state == STATE_KNOWN;
            ask_node(asking, look, inner, test);
        }
        certain |= !test;
        if (counts && value)
            ask_node(asking, look, inner, value);
        if (counts && members_until(node))
            ask_node(asking, look, inner, members_until(node));
    }
    if (members_if_none(node) && !certain)
        ask_node(asking, look, frame, members_if_none(node));
}

static void ask_node(struct asking *asking, const struct look *look, const struct frame *frame,
                     const struct node *node)
{
    bool duration = node->op == OP_MONTHS || node->op == OP_YEARS || node->op == OP_DAYS ||
                    node->op == OP_WORKING_DAYS;
    if (!duration && is_settled(frame_read_node(frame, node).state))
        return;
    if (node->op == OP_FIELD)
        ask_field(asking, &node->field, frame_start(frame, &node->field));
    else if (node->op == OP_BY)
        ask_by(asking, look, frame, node);
    else if (node->op >= OP_COUNT)
        ask_members(asking, look, frame, node);
    else
        for (int i = 0; i < node->arg_count; i++)
            ask_node(asking, look, frame, node->args[i]);
}

/* ---- Rules ----------------------------------------------------------------------------------- */

/* How a part of a ruling applies to the row. */
enum applies { APPLIES_NOT, APPLIES_MAYBE, APPLIES };
static enum applies test_applies(const struct frame *frame, int reg)
{
    struct candidate test = frame_read_test(frame, reg);
    if (test.state == STATE_KNOWN)
        return test.lo ? APPLIES : APPLIES_NOT;
    return test.state == STATE_UNKNOWN || test.state == STATE_OPEN ? APPLIES_MAYBE : APPLIES_NOT;
}

/* What the test of a part reads: where an old rule goes on, as of a choice between two tests. */
static void ask_part_test(struct asking *asking, const struct look *look, const struct ruling *part)
{
    const struct frame *frame = look->frame;
    if (part->test == REGISTER_NONE || is_settled(frame_read(frame, part->test).state))
        return;
    if (!part->old) {
        ask_node(asking, look, frame, part->rule->when);
        return;
    }
    ask_node(asking, look, frame, part->rule->transitional);
    enum state claim = frame_read(frame, part->claim).state;
    if (claim != STATE_KNOWN && claim != STATE_UNKNOWN)
        return;
    if (test_applies(frame, part->claim) != APPLIES_NOT)
        ask_part_test(asking, look, part->old);
    if (test_applies(frame, part->claim) != APPLIES && part->base)
        ask_part_test(asking, look, part->base);
}

/* One of the two that counts: the old rule, or what counts for the other cases. Where there is
   nothing else, the old rule is the base of another that may not claim the row. */
static void ask_claimed(struct asking *asking, const struct look *look, const struct ruling *ruling)
{
    bool alone = !ruling->base && frame_read(look->frame, ruling->claim).state == STATE_KNOWN;
    if (alone || test_applies(look->frame, ruling->claim) != APPLIES_NOT)
        ask_ruling(asking, look, ruling->old);
    if (test_applies(look->frame, ruling->claim) != APPLIES && ruling->base)
        ask_ruling(asking, look, ruling->base);
}

static void ask_ruling(struct asking *asking, const struct look *look, const struct ruling *ruling)
{
    const struct frame *frame = look->frame;
    bool certain = false;
    if (ruling->result == REGISTER_NONE || is_settled(frame_read(frame, ruling->result).state))
        return;
    if (ruling->old) {
        ask_node(asking, look, frame, ruling->rule->transitional);
        ask_claimed(asking, look, ruling);
        return;
    }
    for (int i = 0; i < ruling->part_count; i++) {
        const struct ruling *part = ruling->parts[i];
        ask_part_test(asking, look, part);
        enum applies applies = test_applies(frame, part->test);
        certain |= applies == APPLIES;
        if (applies != APPLIES_NOT)
            ask_ruling(asking, look, part);
    }
    if (certain)
        return;
    if (ruling->base)
        ask_ruling(asking, look, ruling->base);
    else if (ruling->rule)
        ask_node(asking, look, frame, ruling->rule->gives);
    else if (ruling->own != REGISTER_NONE)
        ask_node(asking, look, frame, look->stage->value->otherwise);
}

/* A row without a context: the place, and what its day reads; nothing else of the value. */
static void ask_situation(struct asking *asking, const struct look *look)
{
    const struct situation *situation = look->stage->situation;
    size_t end;
    if (situation->has_place)
        ask_path(asking, &situation->place, look->row, &end);
    if (!situation->on)
        return;
    struct look day = *look;
    struct program *program = plan_node(asking->run->world.pack, &asking->work, situation->on);
    day.frame = program ? frame_new(&asking->work, &asking->run->world, program, 1, NULL) : NULL;
    if (!day.frame) {
        asking->failed = true;
        return;
    }
    day.context = 0;
    day.day = asking->run->options.day;
    frame_look(day.frame, look->row, day.context, day.day, NULL);
    ask_node(asking, &day, day.frame, situation->on);
}

static bool ask_visited(struct asking *asking, const struct value *value, size_t row)
{
    for (int i = 0; i < asking->visit_count; i++)
        if (asking->visits[i].value == value && asking->visits[i].row == row)
            return true;
    if (arena_grow(&asking->work, &asking->visits, (size_t)asking->visit_count, &asking->visit_room,
                   sizeof *asking->visits) != BYLAW_OK)
        asking->failed = true;
    else
        asking->visits[asking->visit_count++] = (struct visit){ value, row };
    return asking->failed;
}

static void ask_value(struct asking *asking, const struct value *value, size_t row)
{
    struct look look;
    if (asking->failed || ask_visited(asking, value, row))
        return;
    if (run_look(asking->run, value, row, &look) != BYLAW_OK) {
        asking->failed = true;
        return;
    }
    if (look.context < 0)
        ask_situation(asking, &look);
    else if (look.program->ruling)
        ask_ruling(asking, &look, look.program->ruling);
    else if (look.program->version)
        ask_node(asking, &look, look.frame,
                 value->form == FORM_CLASS ? look.program->version->gives
                                           : look.program->version->lowered);
    look_end(&look);
}

static int open_fact_compare(const void *a, const void *b)
{
    const struct open_fact *x = a, *y = b;
    int entity = x->attribute->owner->index - y->attribute->owner->index;
    int attribute = x->attribute->index - y->attribute->index;
    if (entity || attribute)
        return entity ? entity : attribute;
    return (x->row > y->row) - (x->row < y->row);
}

bylaw_status run_ask(struct run *run, const struct value *value, size_t row, struct arena *arena,
                     struct open_fact **facts, int *count)
{
    struct asking asking = { .run = run, .arena = arena };
    arena_init(&asking.work, &run->facts->memory);
    enum state state = (enum state)run->world.results[value->index]->state[row];
    if (state == STATE_UNKNOWN || state == STATE_OPEN) /* only these are asked about */
        ask_value(&asking, value, row);
    arena_clear(&asking.work);
    if (asking.failed)
        return BYLAW_ENOMEM;
    if (asking.count > 1)
        qsort(asking.facts, (size_t)asking.count, sizeof *asking.facts, open_fact_compare);
    *facts = asking.facts;
    *count = asking.count;
    return BYLAW_OK;
}

/* ---- The clauses to name --------------------------------------------------------------------- */

struct naming {
    const struct look *look;
    struct arena *arena;
    const struct rule **rules;
    int count;
    size_t room;
    bool failed;
};

static void name_rule(struct naming *naming, const struct rule *rule)
{
    for (int i = 0; i < naming->count; i++)
        if (naming->rules[i] == rule)
            return;
    if (arena_grow(naming->arena, &naming->rules, (size_t)naming->count, &naming->room,
                   sizeof(struct rule *)) != BYLAW_OK)
        naming->failed = true;
    else
        naming->rules[naming->count++] = rule;
}

/* Of clauses that combine: the largest, not the others; the conflict, not those that agree. */
static bool names_part(const struct naming *naming, const struct ruling *ruling,
                       const struct ruling *part, const struct candidate *result)
{
    enum combine combine = naming->look->stage->value->combine;
    if (combine == COMBINE_NONE || ruling->rule || ruling->base)
        return true;
    struct candidate own = frame_read(naming->look->frame, part->result);
    if (result->state == STATE_CONFLICT || combine == COMBINE_SUM)
        return own.state == result->state;
    return own.lo == result->lo;
}

static void name_ruling(struct naming *naming, const struct ruling *ruling)
{
    const struct frame *frame = naming->look->frame;
    struct candidate result = frame_read(frame, ruling->result);
    bool conflict = result.state == STATE_CONFLICT, certain = false;
    if (result.state != STATE_KNOWN && !conflict)
        return;
    if (ruling->old) {
        name_ruling(naming, frame_read_claim(frame, ruling));
        return;
    }
    for (int i = 0; i < ruling->part_count; i++) {
        const struct ruling *part = ruling->parts[i];
        if (test_applies(frame, part->test) != APPLIES)
            continue;
        certain = true;
        if (names_part(naming, ruling, part, &result))
            name_ruling(naming, part);
    }
    if (certain)
        return;
    if (ruling->base)
        name_ruling(naming, ruling->base);
    else if (ruling->rule)
        name_rule(naming, ruling->rule);
}

static int rule_compare(const void *a, const void *b)
{
    const struct rule *const *x = a, *const *y = b;
    return (*x)->index - (*y)->index;
}

bylaw_status run_rules(struct run *run, const struct value *value, size_t row, struct arena *arena,
                       const struct rule ***rules, int *count)
{
    struct look look;
    *rules = NULL;
    *count = 0;
    bylaw_status status = run_look(run, value, row, &look);
    struct naming naming = { .look = &look, .arena = arena };
    if (status == BYLAW_OK && look.program && look.program->ruling)
        name_ruling(&naming, look.program->ruling);
    if (status == BYLAW_OK)
        look_end(&look);
    if (status != BYLAW_OK || naming.failed)
        return BYLAW_ENOMEM;
    if (naming.count > 1)
        qsort(naming.rules, (size_t)naming.count, sizeof *naming.rules, rule_compare);
    *rules = naming.rules;
    *count = naming.count;
    return BYLAW_OK;
}
