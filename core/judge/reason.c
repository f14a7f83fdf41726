/* SPDX-License-Identifier: Apache-2.0 */
/* Why there is no value: from an outcome that is a gap, a fault or a conflict to its first cause,
   in one line. */
#include "core/judge/frame_steps.h"
#include "core/judge/print.h"
#include "core/judge/run_internal.h"

struct reasoning {
    struct run *run;
    struct arena *work;
    struct buffer out;
    const struct value *subject; /* the row asked about is not named in its own reason */
    size_t subject_row;
    enum reason_detail detail;
    int depth;
    bool failed;
};

static void reason_value(struct reasoning *reasoning, const struct value *value, size_t row);
static void reason_node(struct reasoning *reasoning, const struct look *look,
                        const struct frame *frame, const struct node *node);

static bool is_faulty(enum state state)
{
    return state >= STATE_GAP;
}

static void reason_parameter(struct reasoning *reasoning, const struct look *look,
                             const struct parameter *parameter)
{
    const struct bylaw_pack *pack = reasoning->run->world.pack;
    const struct context *context = &reasoning->run->world.contexts[look->context];
    buffer_format(&reasoning->out, "parameter %s has no value in %s on ", parameter->id,
                  pack->regions[context->region]->id);
    day_print(&reasoning->out, look->day);
}

/* A parameter of another day or place, both of which are known. */
static void reason_parameter_at(struct reasoning *reasoning, const struct node *node)
{
    buffer_format(&reasoning->out, "parameter %s has no value for ", node->parameter->id);
    node_print(&reasoning->out, node);
}

static void reason_field(struct reasoning *reasoning, const struct field *field, size_t row,
                         const struct node *node)
{
    size_t end;
    int broken;
    enum state state = path_follow(reasoning->run->facts, field, row, &end, &broken);
    if (state == STATE_KNOWN && field->value) {
        reason_value(reasoning, field->value, end);
        return;
    }
    node_print(&reasoning->out, node);
    buffer_add(&reasoning->out, " is absent, and nothing can be computed from it");
}

/* The first operand that explains the state: a gap or fault, else one that is absent. */
static const struct node *reason_operand(const struct frame *frame, const struct node *node)
{
    const struct node *absent = NULL;
    for (int i = 0; i < node->arg_count; i++) {
        const struct node *operand = node->args[i];
        if (operand->op == OP_MONTHS || operand->op == OP_YEARS || operand->op == OP_DAYS ||
            operand->op == OP_WORKING_DAYS)
            operand = operand->args[0];
        enum state state = frame_read_node(frame, operand).state;
        if (is_faulty(state))
            return operand;
        if (state == STATE_ABSENT && !absent)
            absent = operand;
    }
    return absent;
}

/* What of a member explains the state: its test, or its value where it counts; NULL: nothing. */
static const struct node *reason_member(const struct frame *inner, const struct node *node)
{
    const struct node *test = members_test(node), *value = members_value(node);
    if (test) {
        struct candidate answer = frame_read_node(inner, test);
        if (is_faulty(answer.state))
            return test;
        if (answer.state != STATE_KNOWN || !answer.lo)
            return NULL;
    }
    enum state state = value ? frame_read_node(inner, value).state : STATE_KNOWN;
    return is_faulty(state) || state == STATE_ABSENT ? value : NULL;
}

static void reason_members(struct reasoning *reasoning, const struct look *look,
                           const struct frame *frame, const struct node *node)
{
    int broken;
    size_t owner;
    const struct fold *fold = program_fold(frame->program, node);
    const struct attribute *list = node->args[0]->field.attribute;
    const struct facts *facts = reasoning->run->facts;
    const struct field *path = &node->args[0]->field;
    if (path_follow(facts, path, frame_start(frame, path), &owner, &broken) != STATE_KNOWN) {
        node_print(&reasoning->out, node->args[0]);
        buffer_add(&reasoning->out, " is absent, and nothing can be computed from it");
        return;
    }
    const struct member_list *members = &facts->tables[list->owner->index].members[list->index];
    for (uint32_t k = members->starts[owner]; k < members->starts[owner + 1]; k++) {
        struct frame *inner = look_member(look, frame, fold, members->rows[k]);
        const struct node *blamed = reason_member(inner, node);
        if (!blamed)
            continue;
        buffer_add(&reasoning->out, list->target_entity->name);
        if (reasoning->detail != REASON_KIND)
            buffer_format(&reasoning->out, " %s",
                          facts_id(facts, list->target_entity, (size_t)members->rows[k]));
        buffer_add(&reasoning->out, ": ");
        reason_node(reasoning, look, inner, blamed);
        return;
    }
    if (members_if_none(node)) /* no member counts, so it is what holds then */
        reason_node(reasoning, look, frame, members_if_none(node));
}

static void reason_formula(struct reasoning *reasoning, const struct frame *frame,
                           const struct node *node)
{
    int line;
    const char *message = formula_message(frame, node, &line);
    buffer_add(&reasoning->out, "formula");
    if (reasoning->detail != REASON_UNPLACED)
        buffer_format(&reasoning->out, " (%s:%d)", node->formula->at.file, line);
    buffer_format(&reasoning->out, ": %s", message);
}

/* Which rows of a table hold, counted from 1. */
static void reason_clash(struct reasoning *reasoning, const struct frame *frame,
                         const struct node *node)
{
    bool first = true;
    buffer_format(&reasoning->out, "%s: rows", node->text);
    for (int i = 0; i < node->arg_count; i++) {
        struct candidate test = frame_read_node(frame, node->args[i]);
        if (test.state != STATE_KNOWN || !test.lo)
            continue;
        buffer_format(&reasoning->out, "%s %d", first ? "" : ",", i + 1);
        first = false;
    }
}

/* A node whose operands all have values. */
static void reason_itself(struct reasoning *reasoning, const struct frame *frame,
                          const struct node *node)
{
    if (node->op == OP_FORMULA) {
        reason_formula(reasoning, frame, node);
        return;
    }
    if (working_reason(&reasoning->out, frame, node) || place_reason(&reasoning->out, frame, node))
        return;
    node_print(&reasoning->out, node);
    if (node->op != OP_SHARE)
        return;
    buffer_add(&reasoning->out, ": division by zero, ");
    node_print(&reasoning->out, node->args[1]);
    buffer_add(&reasoning->out, " is 0");
}

/* The day or place that explains the state of a parameter; NULL: both are there. */
static const struct node *reason_day_or_place(const struct frame *frame, const struct node *node)
{
    for (int i = 0; i < node->arg_count; i++) {
        enum state state = frame_read_node(frame, node->args[i]).state;
        if (is_faulty(state) || (state == STATE_ABSENT && i == 0 && node->has_on))
            return node->args[i];
    }
    return NULL;
}

static void reason_node(struct reasoning *reasoning, const struct look *look,
                        const struct frame *frame, const struct node *node)
{
    if (node->op == OP_PARAMETER_AT) {
        const struct node *operand = reason_day_or_place(frame, node);
        if (operand)
            reason_node(reasoning, look, frame, operand);
        else
            reason_parameter_at(reasoning, node);
    } else if (node->op == OP_PARAMETER) {
        reason_parameter(reasoning, look, node->parameter);
    } else if (node->op == OP_FIELD) {
        reason_field(reasoning, &node->field, frame_start(frame, &node->field), node);
    } else if (node->op == OP_CLASH) {
        reason_clash(reasoning, frame, node);
    } else if (node->op == OP_SILENT) {
        buffer_add(&reasoning->out, node->text);
    } else if (node->op >= OP_COUNT) {
        reason_members(reasoning, look, frame, node);
    } else {
        const struct node *operand = reason_operand(frame, node);
        if (operand)
            reason_node(reasoning, look, frame, operand);
        else
            reason_itself(reasoning, frame, node);
    }
}

/* ---- Decisions ------------------------------------------------------------------------------ */

static void reason_place(struct reasoning *reasoning, const struct rule *rule)
{
    if (reasoning->detail != REASON_UNPLACED)
        buffer_format(&reasoning->out, " (%s:%d)", rule->at.file, rule->at.line);
}

static void reason_conflict(struct reasoning *reasoning, const struct value *value, size_t row)
{
    const struct rule **rules;
    int count;
    if (run_rules(reasoning->run, value, row, reasoning->work, &rules, &count) != BYLAW_OK) {
        reasoning->failed = true;
        return;
    }
    buffer_add(&reasoning->out, "these apply and disagree:");
    for (int i = 0; i < count; i++) {
        buffer_format(&reasoning->out, "%s %s", i ? "," : "", rules[i]->id);
        reason_place(reasoning, rules[i]);
    }
}

static void reason_prefix(struct reasoning *reasoning, const struct rule *rule)
{
    buffer_format(&reasoning->out, "%s %s", rule_word(rule), rule->id);
    reason_place(reasoning, rule);
    buffer_add(&reasoning->out, ": ");
}

static bool part_applies(const struct frame *frame, const struct ruling *part)
{
    struct candidate test = frame_read_test(frame, part->test);
    return test.state == STATE_KNOWN && test.lo != 0;
}

static bool is_faulty_test(const struct frame *frame, int reg)
{
    return is_faulty(frame_read_test(frame, reg).state);
}

/* The rule whose test is to blame. */
static void reason_test(struct reasoning *reasoning, const struct look *look,
                        const struct ruling *part)
{
    const struct node *blamed = part->rule->when;
    for (; part->old; part = frame_read_claim(look->frame, part)) {
        blamed = part->rule->transitional;
        if (is_faulty_test(look->frame, part->claim))
            break;
        blamed = frame_read_claim(look->frame, part)->rule->when;
    }
    reason_prefix(reasoning, part->rule);
    reason_node(reasoning, look, look->frame, blamed);
}

/* The rule whose test or value is to blame. */
static void reason_ruling(struct reasoning *reasoning, const struct look *look,
                          const struct ruling *ruling)
{
    const struct frame *frame = look->frame;
    for (int i = 0; i < ruling->part_count; i++) {
        const struct ruling *part = ruling->parts[i];
        if (is_faulty_test(frame, part->test)) {
            reason_test(reasoning, look, part);
            return;
        }
    }
    for (int i = 0; i < ruling->part_count; i++) {
        const struct ruling *part = ruling->parts[i];
        enum state state = frame_read(frame, part->result).state;
        if (part_applies(frame, part) && (is_faulty(state) || state == STATE_ABSENT)) {
            reason_ruling(reasoning, look, part);
            return;
        }
    }
    if (ruling->old) {
        reason_ruling(reasoning, look, frame_read_claim(frame, ruling));
    } else if (ruling->base) {
        reason_ruling(reasoning, look, ruling->base);
    } else if (ruling->rule) {
        reason_prefix(reasoning, ruling->rule);
        reason_node(reasoning, look, frame, ruling->rule->gives);
    } else if (ruling->own != REGISTER_NONE) {
        buffer_add(&reasoning->out, "otherwise: ");
        reason_node(reasoning, look, frame, look->stage->value->otherwise);
    } else {
        buffer_format(&reasoning->out, "no clause of %s applies", look->stage->value->name);
    }
}

static void reason_no_version(struct reasoning *reasoning, const struct look *look)
{
    const struct context *context = &reasoning->run->world.contexts[look->context];
    if (reasoning->depth <= 1)
        buffer_format(&reasoning->out, "%s is ", look->stage->value->name);
    buffer_format(&reasoning->out, "not defined in %s on ",
                  reasoning->run->world.pack->regions[context->region]->id);
    day_print(&reasoning->out, look->day);
}

static void reason_look(struct reasoning *reasoning, const struct value *value, size_t row,
                        const struct look *look)
{
    enum state state = (enum state)look->stage->result->state[row];
    if (look->context == CONTEXT_NOWHERE)
        nowhere_print(&reasoning->out, reasoning->run->world.pack,
                      situation_names(reasoning->run, look->stage->situation, row), look->day);
    else if (look->context < 0)
        buffer_add(&reasoning->out, look->context == CONTEXT_OPEN
                                        ? "its place or day is not known"
                                        : "the day that picks its law has no value");
    else if (state == STATE_CONFLICT)
        reason_conflict(reasoning, value, row);
    else if (look->program->ruling)
        reason_ruling(reasoning, look, look->program->ruling);
    else if (!look->program->version)
        reason_no_version(reasoning, look);
    else
        reason_node(reasoning, look, look->frame,
                    value->form == FORM_CLASS ? look->program->version->gives
                                              : look->program->version->lowered);
}

static void reason_value(struct reasoning *reasoning, const struct value *value, size_t row)
{
    enum { DEEPEST = 64 };
    struct look look;
    if (reasoning->failed || reasoning->depth >= DEEPEST)
        return;
    if (run_look(reasoning->run, value, row, &look) != BYLAW_OK) {
        reasoning->failed = true;
        return;
    }
    bool other = reasoning->detail != REASON_KIND &&
                 (value->entity != reasoning->subject->entity || row != reasoning->subject_row);
    if (reasoning->depth++ > 0 && value->entity)
        buffer_format(&reasoning->out, "%s%s%s: ", value->name, other ? " of " : "",
                      other ? facts_id(reasoning->run->facts, value->entity, row) : "");
    reason_look(reasoning, value, row, &look);
    look_end(&look);
}

bylaw_status run_reason(struct run *run, const struct value *value, size_t row,
                        enum reason_detail detail, struct arena *arena, const char **reason)
{
    struct arena work;
    arena_init(&work, &run->facts->memory);
    struct reasoning reasoning = {
        .run = run, .work = &work, .subject = value, .subject_row = row, .detail = detail
    };
    buffer_init(&reasoning.out, &run->facts->memory);
    enum state state = (enum state)run->world.results[value->index]->state[row];
    *reason = "";
    if (state >= STATE_ABSENT) {
        reason_value(&reasoning, value, row);
        *reason = reasoning.failed || reasoning.out.failed
                      ? NULL
                      : arena_copy(arena, reasoning.out.data ? reasoning.out.data : "");
    }
    buffer_clear(&reasoning.out);
    arena_clear(&work);
    return *reason ? BYLAW_OK : BYLAW_ENOMEM;
}
