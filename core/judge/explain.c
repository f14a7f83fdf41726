/* SPDX-License-Identifier: Apache-2.0 */
/* The tree of sentences, from the registers of one row. */
#include "core/judge/decision.h"
#include "core/judge/explain_internal.h"
#include "core/judge/print.h"
#include "core/law/table.h"

#include <string.h>

static struct sentence *explain_sub(struct explaining *explaining, const struct value *value,
                                    size_t row);

struct sentence *sentence_new(struct explaining *explaining, const char *kind)
{
    struct sentence *sentence = arena_alloc(explaining->arena, 1, sizeof *sentence);
    if (!sentence) {
        explaining->failed = true;
        return NULL;
    }
    sentence->kind = kind;
    return sentence;
}

void sentence_add(struct explaining *explaining, struct sentence *under, struct sentence *part)
{
    if (!part || !under)
        return;
    /* A fact that two operands read is said once; a rule is another one than that of its id. */
    bool once = part->id && !part->where && part->part_count == 0;
    for (int i = 0; i < under->part_count && once; i++)
        if (under->parts[i]->id && strcmp(under->parts[i]->id, part->id) == 0 &&
            strcmp(under->parts[i]->kind, part->kind) == 0)
            return;
    if (arena_grow(explaining->arena, &under->parts, (size_t)under->part_count, &under->part_room,
                   sizeof(struct sentence *)) != BYLAW_OK)
        explaining->failed = true;
    else
        under->parts[under->part_count++] = part;
}

/* What a buffer holds, into the arena; the buffer is cleared. */
static const char *buffer_keep(struct explaining *explaining, struct buffer *buffer)
{
    const char *text = NULL;
    if (!buffer->failed)
        text = arena_copy(explaining->arena, buffer->data ? buffer->data : "");
    if (!text)
        explaining->failed = true;
    buffer_clear(buffer);
    return text ? text : "";
}

static struct buffer explain_buffer(struct explaining *explaining)
{
    struct buffer buffer;
    buffer_init(&buffer, &explaining->run->facts->memory);
    return buffer;
}

const char *explain_cell(struct explaining *explaining, const struct type *type, int places,
                         const struct candidate *value)
{
    struct buffer buffer = explain_buffer(explaining);
    print_candidate(&buffer, explaining->run->facts, type, places, value);
    return buffer_keep(explaining, &buffer);
}

const char *explain_words(struct explaining *explaining, const struct node *node)
{
    struct buffer buffer = explain_buffer(explaining);
    node_print(&buffer, node);
    return buffer_keep(explaining, &buffer);
}

const char *explain_day(struct explaining *explaining, int32_t day)
{
    struct buffer buffer = explain_buffer(explaining);
    day_print(&buffer, day);
    return buffer_keep(explaining, &buffer);
}

const char *test_outcome(const struct candidate *value)
{
    if (value->state == STATE_KNOWN)
        return value->lo ? "yes" : "no";
    if (value->state == STATE_ABSENT)
        return "no";
    return value->state >= STATE_GAP ? "fault" : "unknown";
}

/* ---- Leaves ---------------------------------------------------------------------------------- */

static int attribute_places(const struct attribute *attribute)
{
    return attribute && attribute->money ? 2 : 0;
}

static void explain_field(struct explaining *explaining, struct sentence *under,
                          const struct view *view, const struct node *node)
{
    const struct field *field = &node->field;
    size_t end = frame_start(view->frame, field);
    int broken;
    enum state state = path_follow(explaining->run->facts, field, end, &end, &broken);
    if (field->value && state == STATE_KNOWN) {
        sentence_add(explaining, under, explain_sub(explaining, field->value, end));
        return;
    }
    struct sentence *fact = sentence_new(explaining, "fact");
    if (!fact)
        return;
    struct candidate value = frame_read_node(view->frame, node);
    fact->id = explain_words(explaining, node);
    fact->title = field->attribute ? field->attribute->title
                  : field->value   ? field->value->title
                                   : NULL;
    fact->value = explain_cell(explaining, &node->type, attribute_places(field->attribute), &value);
    if ((field->step_count > 0 || field->outer > 0) && state == STATE_KNOWN) {
        const struct entity *entity = field->step_count > 0
                                          ? field->steps[field->step_count - 1]->target_entity
                                          : field->root;
        fact->row = facts_id(explaining->run->facts, entity, end);
    }
    sentence_add(explaining, under, fact);
}

static void explain_parameter(struct explaining *explaining, struct sentence *under,
                              const struct view *view, const struct node *node)
{
    struct sentence *sentence = sentence_new(explaining, "parameter");
    if (!sentence)
        return;
    const struct parameter *parameter = node->parameter;
    const struct context *context = &explaining->run->world.contexts[view->look->context];
    const struct parameter_value *in_force = pack_parameter_at(
        explaining->run->world.pack, parameter, context->region, context->interval);
    struct candidate value = frame_read_node(view->frame, node);
    sentence->id = parameter->id;
    sentence->title = parameter->title;
    sentence->value = explain_cell(explaining, &parameter->type, 0, &value);
    if (in_force) {
        sentence->law = in_force->law.text;
        sentence->since = explain_day(explaining, in_force->from);
    }
    sentence_add(explaining, under, sentence);
}

static bool by_tests(const struct node *node)
{
    return node->table && !node->table->by;
}

/* A parameter of another day or place, and where these come from. */
static void explain_parameter_at(struct explaining *explaining, struct sentence *under,
                                 const struct view *view, const struct node *node)
{
    struct sentence *sentence = sentence_new(explaining, "parameter");
    if (!sentence)
        return;
    const struct parameter_value *in_force = lookup_in_force(view->frame, node);
    struct candidate value = frame_read_node(view->frame, node);
    sentence->id = explain_words(explaining, node);
    sentence->title = node->parameter->title;
    sentence->value = explain_cell(explaining, &node->type, 0, &value);
    if (in_force) {
        sentence->law = in_force->law.text;
        sentence->since = explain_day(explaining, in_force->from);
    }
    sentence_add(explaining, under, sentence);
    for (int i = 0; i < node->arg_count; i++)
        explain_leaves(explaining, sentence, view, node->args[i]);
}

/* Facts, parameters and values below a computed node; literals say nothing that its text does
   not. */
void explain_leaves(struct explaining *explaining, struct sentence *under, const struct view *view,
                    const struct node *node)
{
    if (by_tests(node) || is_written_test(node) || node->op == OP_FIELD ||
        node->op == OP_PARAMETER || node->op >= OP_PARAMETER_AT ||
        (node->op >= OP_AT_LEAST && node->op <= OP_NONE)) {
        explain_node(explaining, under, view, node);
        return;
    }
    for (int i = 0; i < node->arg_count; i++)
        explain_leaves(explaining, under, view, node->args[i]);
}

/* ---- Tests ----------------------------------------------------------------------------------- */

/* A known number, day or share as it is compared. */
static bool candidate_number(const struct type *type, const struct candidate *value,
                             struct number *out)
{
    bool share = type->kind == KIND_SHARE;
    return number_make(value->lo, share ? value->lo_bottom : type->bottom, out);
}

/* "91.75 < 93.58", and by how much a failed comparison failed. */
static void explain_comparison(struct explaining *explaining, struct sentence *sentence,
                               const struct view *view, const struct node *node)
{
    const struct node *a = node->args[0], *b = node->args[1];
    struct candidate x = frame_read_node(view->frame, a), y = frame_read_node(view->frame, b);
    struct number left, right, difference;
    if (x.state != STATE_KNOWN || y.state != STATE_KNOWN ||
        (a->type.kind != KIND_NUMBER && a->type.kind != KIND_DAY && a->type.kind != KIND_SHARE) ||
        !candidate_number(&a->type, &x, &left) || !candidate_number(&b->type, &y, &right))
        return;
    int order = number_compare(left, right);
    struct buffer buffer = explain_buffer(explaining);
    print_candidate(&buffer, explaining->run->facts, &a->type, 0, &x);
    buffer_add(&buffer, order < 0 ? " < " : order > 0 ? " > " : " = ");
    print_candidate(&buffer, explaining->run->facts, &b->type, 0, &y);
    sentence->compared = buffer_keep(explaining, &buffer);
    if (a->type.kind == KIND_DAY || sentence->outcome[0] != 'n' ||
        !number_subtract(left, right, &difference))
        return;
    if (difference.top < 0)
        difference.top = -difference.top;
    buffer = explain_buffer(explaining);
    number_print(&buffer, difference, 0);
    sentence->by = buffer_keep(explaining, &buffer);
    sentence->misses = node->op == OP_IS                                ? "differs by"
                       : node->op == OP_AT_MOST || node->op == OP_BELOW ? "over by"
                                                                        : "short by";
}

static void explain_test(struct explaining *explaining, struct sentence *under,
                         const struct view *view, const struct node *node)
{
    bool list = node->op == OP_ALL || node->op == OP_ANY || node->op == OP_NONE;
    struct sentence *sentence = sentence_new(explaining, list ? op_names[node->op] : "test");
    if (!sentence)
        return;
    struct candidate value = frame_read_node(view->frame, node);
    sentence->outcome = test_outcome(&value);
    if (!list)
        sentence->text = explain_words(explaining, node);
    if (node->op >= OP_AT_LEAST && node->op <= OP_IS)
        explain_comparison(explaining, sentence, view, node);
    sentence_add(explaining, under, sentence);
    for (int i = 0; i < node->arg_count; i++) {
        if (list)
            explain_node(explaining, sentence, view, node->args[i]);
        else
            explain_leaves(explaining, sentence, view, node->args[i]);
    }
}

/* ---- Choices and members --------------------------------------------------------------------- */

static void explain_by(struct explaining *explaining, struct sentence *under,
                       const struct view *view, const struct node *node)
{
    struct candidate selector = frame_read_node(view->frame, node->args[0]);
    bool yes_no = node->args[0]->type.kind == KIND_YES_NO;
    if (!node->written || node->written->op != OP_SHARE_OF) /* whether there are members is seen */
        explain_leaves(explaining, under, view, node->args[0]);
    int code = yes_no && selector.state == STATE_ABSENT ? 0 : (int)selector.lo;
    if (selector.state != STATE_KNOWN && !(yes_no && selector.state == STATE_ABSENT))
        return;
    int chosen = -1;
    for (int k = 0; k + 1 < node->arg_count; k++)
        if (node->codes[k] == code || (node->codes[k] < 0 && chosen < 0))
            chosen = k;
    if (chosen >= 0)
        explain_leaves(explaining, under, view, node->args[chosen + 1]);
}

static void explain_member(struct explaining *explaining, struct sentence *under,
                           const struct view *view, const struct node *node, int32_t row)
{
    const struct fold *fold = program_fold(view->frame->program, node);
    struct sentence *sentence = sentence_new(explaining, "member");
    if (!sentence)
        return;
    struct frame *inner = look_member(view->look, view->frame, fold, row);
    sentence->row = facts_id(explaining->run->facts, node->member, (size_t)row);
    if (fold->test != REGISTER_NONE) {
        struct candidate test = frame_read(inner, fold->test);
        sentence->outcome = test_outcome(&test);
    }
    if (fold->value != REGISTER_NONE) {
        const struct node *read = members_value(node);
        struct candidate value = frame_read_node(inner, read);
        sentence->value = explain_cell(explaining, &read->type, 0, &value);
    }
    sentence_add(explaining, under, sentence);
    struct view member = { view->look, inner };
    for (int i = 1; i < node->arg_count; i++)
        if (node->args[i] && node->args[i] != members_if_none(node))
            explain_leaves(explaining, sentence, &member, node->args[i]);
}

static void explain_members(struct explaining *explaining, struct sentence *under,
                            const struct view *view, const struct node *node)
{
    enum { MOST_MEMBERS = 50 };
    bool test = node->type.kind == KIND_YES_NO;
    struct sentence *sentence = sentence_new(explaining, test ? "test" : "computed");
    if (!sentence)
        return;
    struct candidate value = frame_read_node(view->frame, node);
    sentence->text = explain_words(explaining, node);
    if (test)
        sentence->outcome = test_outcome(&value);
    else if (node->type.kind != KIND_MONTHS)
        sentence->value = explain_cell(explaining, &node->type, 0, &value);
    sentence_add(explaining, under, sentence);
    const struct attribute *list = node->args[0]->field.attribute;
    const struct facts *facts = explaining->run->facts;
    size_t owner;
    int broken;
    const struct field *path = &node->args[0]->field;
    if (path_follow(facts, path, frame_start(view->frame, path), &owner, &broken) != STATE_KNOWN)
        return;
    const struct member_list *members = &facts->tables[list->owner->index].members[list->index];
    uint32_t first = members->starts[owner], end = members->starts[owner + 1];
    for (uint32_t k = first; k < end && k < first + MOST_MEMBERS; k++)
        explain_member(explaining, sentence, view, node, members->rows[k]);
    if (end - first > MOST_MEMBERS) {
        struct sentence *more = sentence_new(explaining, "member");
        if (more)
            more->text = arena_format(explaining->arena, "and %u more",
                                      (unsigned)(end - first - MOST_MEMBERS));
        sentence_add(explaining, sentence, more);
    }
    if (members_if_none(node) && first == end)
        explain_leaves(explaining, sentence, view, members_if_none(node));
}

/* What a row of a table gives: "row 2 = 5". */
static void explain_row(struct explaining *explaining, struct sentence *under,
                        const struct view *view, const struct table_law *table, int index)
{
    const struct table_row *row = &table->rows[index];
    const struct node *gives = row->gives;
    struct sentence *sentence = gives ? sentence_new(explaining, "computed") : NULL;
    if (!sentence)
        return;
    struct candidate value = frame_read_node(view->frame, gives);
    sentence->text = arena_format(explaining->arena, "row %d", index + 1);
    sentence->law = row->law.text;
    sentence->where = arena_format(explaining->arena, "%s:%d", row->at.file, row->at.line);
    sentence->value = explain_cell(explaining, &gives->type, 0, &value);
    sentence_add(explaining, under, sentence);
    explain_leaves(explaining, sentence, view, gives);
}

/* Every row's test, in the order of the table, and what those give that hold. */
static void explain_table(struct explaining *explaining, struct sentence *under,
                          const struct view *view, const struct table_law *table)
{
    bool none = true;
    for (int i = 0; i < table->row_count; i++) {
        const struct node *when = table->rows[i].when;
        if (!when) {
            if (none)
                explain_row(explaining, under, view, table, i);
            continue;
        }
        struct candidate test = frame_read_node(view->frame, when);
        explain_node(explaining, under, view, when);
        none &= test.state == STATE_ABSENT || (test.state == STATE_KNOWN && !test.lo);
        if (test.state == STATE_KNOWN && test.lo)
            explain_row(explaining, under, view, table, i);
    }
}

void explain_node(struct explaining *explaining, struct sentence *under, const struct view *view,
                  const struct node *node)
{
    if (explaining->failed || !under)
        return;
    if (by_tests(node)) {
        explain_table(explaining, under, view, node->table);
    } else if (is_written_test(node)) {
        explain_written(explaining, under, view, node);
    } else if (node->op == OP_FIELD) {
        explain_field(explaining, under, view, node);
    } else if (node->op == OP_PARAMETER) {
        explain_parameter(explaining, under, view, node);
    } else if (node->op >= OP_AT_LEAST && node->op <= OP_NONE) {
        explain_test(explaining, under, view, node);
    } else if (node->op == OP_PARAMETER_AT) {
        explain_parameter_at(explaining, under, view, node);
    } else if (node->op == OP_BY) {
        explain_by(explaining, under, view, node);
    } else if (node->op == OP_CLASH || node->op == OP_SILENT) {
        return; /* its tests were said where they chose it */
    } else if (node->op >= OP_COUNT) {
        explain_members(explaining, under, view, node);
    } else if (node->op >= OP_ADD) {
        struct sentence *sentence = sentence_new(explaining, "computed");
        struct candidate value = frame_read_node(view->frame, node);
        if (!sentence)
            return;
        sentence->text = explain_words(explaining, node);
        sentence->value = explain_cell(explaining, &node->type, 0, &value);
        sentence_add(explaining, under, sentence);
        explain_leaves(explaining, sentence, view, node);
    }
}

/* ---- Points ---------------------------------------------------------------------------------- */

static void explain_items(struct explaining *explaining, struct sentence *under,
                          const struct view *view, struct item *const *items, int count)
{
    for (int i = 0; i < count && !explaining->failed; i++) {
        const struct item *item = items[i];
        struct sentence *sentence = sentence_new(explaining, "item");
        if (!sentence)
            return;
        struct candidate value = frame_read_node(view->frame, item->lowered);
        sentence->title = item->label;
        sentence->law = item->law.text;
        sentence->value = explain_cell(explaining, &item->lowered->type, 0, &value);
        sentence_add(explaining, under, sentence);
        if (item->when)
            explain_node(explaining, sentence, view, item->when);
        if (item->points)
            explain_leaves(explaining, sentence, view, item->points);
        if (item->for_each)
            explain_leaves(explaining, sentence, view, item->for_each);
        explain_items(explaining, sentence, view, item->items, item->item_count);
    }
}

/* The total before it was rounded, where that changed it. */
static void explain_rounding(struct explaining *explaining, struct sentence *under,
                             const struct view *view, const struct node *total)
{
    if (total->op != OP_ROUNDED)
        return;
    const struct node *exact = total->args[0];
    struct candidate before = frame_read_node(view->frame, exact);
    struct candidate after = frame_read_node(view->frame, total);
    struct number x, y;
    if (before.state != STATE_KNOWN || !number_make(before.lo, exact->type.bottom, &x) ||
        !number_make(after.lo, total->type.bottom, &y) || number_compare(x, y) == 0)
        return;
    struct sentence *sentence = sentence_new(explaining, "computed");
    if (!sentence)
        return;
    sentence->text = arena_format(explaining->arena, "before rounding (%s, %d places)",
                                  rounding_names[total->mode], total->places);
    sentence->value = explain_cell(explaining, &exact->type, 0, &before);
    sentence_add(explaining, under, sentence);
}

/* ---- Values ---------------------------------------------------------------------------------- */

static void explain_otherwise(struct explaining *explaining, struct sentence *under,
                              const struct view *view)
{
    const struct value *value = view->look->stage->value;
    struct sentence *sentence = sentence_new(explaining, "otherwise");
    if (!sentence)
        return;
    sentence->law = value->otherwise_law.text;
    sentence_add(explaining, under, sentence);
    explain_leaves(explaining, sentence, view, value->otherwise);
}

static void explain_look(struct explaining *explaining, struct sentence *sentence,
                         const struct look *look, const struct outcome *outcome)
{
    const struct value *value = look->stage->value;
    const struct bylaw_pack *pack = explaining->run->world.pack;
    struct view view = { look, look->frame };
    sentence->on = explain_day(explaining, look->day);
    if (pack->known_on != DAY_NONE)
        sentence->known_on = explain_day(explaining, pack->known_on);
    if (look->context < 0)
        return;
    int region = explaining->run->world.contexts[look->context].region;
    sentence->region = pack->regions[region]->id;
    if (look->program->ruling) {
        explain_rulings(explaining, sentence, &view, look->program->ruling);
        if (outcome->by_otherwise)
            explain_otherwise(explaining, sentence, &view);
    } else if (look->program->version) {
        const struct version *version = look->program->version;
        sentence->law = version->law.text;
        if (value->form == FORM_POINTS) {
            explain_items(explaining, sentence, &view, version->items, version->item_count);
            explain_rounding(explaining, sentence, &view, version->lowered);
        } else {
            explain_node(explaining, sentence, &view, version->gives);
        }
    }
}

static struct sentence *explain_sub(struct explaining *explaining, const struct value *value,
                                    size_t row)
{
    enum { DEEPEST = 64 };
    struct sentence *sentence = sentence_new(explaining, value_form_word(value));
    struct outcome outcome;
    struct look look;
    if (!sentence || explaining->depth >= DEEPEST)
        return sentence;
    run_outcome(explaining->run, value, row, &outcome);
    struct candidate candidate = { outcome.state, outcome.lo, outcome.hi, 1, 1 };
    bool expression = value->index >= explaining->run->world.pack->value_count;
    if (expression)
        sentence->kind = "expression";
    sentence->id =
        value->entity && !expression ? value_full_name(explaining->arena, value) : value->name;
    sentence->title = value->title;
    sentence->outcome = bylaw_outcome_name(outcome_of_state(outcome.state));
    sentence->value = explain_cell(explaining, &value->type, value_places(value), &candidate);
    if (value->entity && (value->entity != explaining->subject->entity ||
                          row != explaining->subject_row || value == explaining->subject))
        sentence->row = facts_id(explaining->run->facts, value->entity, row);
    if (outcome.rule && outcome.rule->law.text)
        sentence->law = outcome.rule->law.text;
    if (outcome.state >= STATE_ABSENT &&
        run_reason(explaining->run, value, row, REASON_WHOLE, explaining->arena,
                   &sentence->reason) != BYLAW_OK)
        explaining->failed = true;
    if (run_look(explaining->run, value, row, &look) != BYLAW_OK) {
        explaining->failed = true;
        return sentence;
    }
    explaining->depth++;
    explain_look(explaining, sentence, &look, &outcome);
    explaining->depth--;
    look_end(&look);
    return sentence;
}

/* Of an undetermined outcome: what to ask. */
static void explain_asks(struct explaining *explaining, struct sentence *sentence)
{
    struct open_fact *facts;
    int count;
    if (run_ask(explaining->run, explaining->subject, explaining->subject_row, explaining->arena,
                &facts, &count) != BYLAW_OK) {
        explaining->failed = true;
        return;
    }
    struct buffer buffer = explain_buffer(explaining);
    for (int i = 0; i < count; i++) {
        buffer_add(&buffer, i ? ", " : "to ask: ");
        open_fact_print(&buffer, explaining->run->facts, &facts[i], explaining->subject->entity,
                        explaining->subject_row);
    }
    sentence->reason = buffer_keep(explaining, &buffer);
}

bylaw_status explain_value(struct run *run, const struct value *value, size_t row,
                           struct arena *arena, struct sentence **out)
{
    struct explaining explaining = {
        .run = run, .arena = arena, .subject = value, .subject_row = row
    };
    *out = explain_sub(&explaining, value, row);
    enum state state = (enum state)run->world.results[value->index]->state[row];
    if (!explaining.failed && (state == STATE_UNKNOWN || state == STATE_OPEN))
        explain_asks(&explaining, *out);
    return explaining.failed ? BYLAW_ENOMEM : BYLAW_OK;
}
