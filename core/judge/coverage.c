/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/coverage.h"
#include "core/base/json.h"
#include "core/law/table.h"
#include "core/pack/walk.h"

#include <stdlib.h>
#include <string.h>

/* ---- The parts of a pack --------------------------------------------------------------------- */

struct gathering {
    struct coverage *coverage;
    const char *statement;
};

static struct covered *add_part(struct coverage *coverage, const void *key, enum part_kind kind,
                                struct place at, const char *statement)
{
    static struct covered nothing; /* written to and never read, where there is no memory */
    if (!statement || arena_grow(coverage->arena, &coverage->parts, coverage->count,
                                 &coverage->room, sizeof *coverage->parts) != BYLAW_OK) {
        coverage->failed = true;
        nothing = (struct covered){ 0 };
        return &nothing;
    }
    struct covered *part = &coverage->parts[coverage->count++];
    *part = (struct covered){ .key = key, .kind = kind, .at = at, .statement = statement };
    return part;
}

static void gather_rows(void *user, const struct node *node)
{
    struct gathering *gathering = user;
    for (int i = 0; node->table && i < node->table->row_count; i++) {
        const struct table_row *row = &node->table->rows[i];
        add_part(gathering->coverage, row, PART_ROW, row->at, gathering->statement)->number = i + 1;
    }
}

static bool is_never_zero(const struct type *type)
{
    return type->min > 0 || type->max < 0;
}

static void gather_items(struct coverage *coverage, const char *statement,
                         struct item *const *items, int count)
{
    for (int i = 0; i < count; i++) {
        const struct item *item = items[i];
        struct covered *part = add_part(coverage, item, PART_ITEM, item->at, statement);
        part->name = item->label;
        part->always = is_never_zero(&item->lowered->type);
        gather_items(coverage, statement, item->items, item->item_count);
    }
}

static void gather_value(struct coverage *coverage, const struct value *value)
{
    const char *name = value_full_name(coverage->arena, value);
    for (int i = 0; i < value->version_count; i++) {
        const struct version *version = value->versions[i];
        for (int k = 0; k < version->band_count; k++) {
            const struct band *band = version->bands[k];
            struct covered *part = add_part(coverage, band, PART_BAND, band->at, name);
            part->name = band->name;
            part->always = version->band_count == 1;
        }
        gather_items(coverage, name, version->items, version->item_count);
    }
    if (value->otherwise && value->short_form == SHORT_NONE)
        add_part(coverage, value, PART_OTHERWISE, value->otherwise->at, name);
    struct gathering gathering = { coverage, name };
    if (value->form == FORM_DECISION)
        node_each(value->otherwise, gather_rows, &gathering);
    else
        value_each_node(value, gather_rows, &gathering);
}

static void gather_rule(struct coverage *coverage, const struct rule *rule)
{
    if (rule->is_off)
        return;
    struct gathering gathering = { coverage, rule->id };
    static const enum part_kind short_kinds[SHORT_FORM_COUNT] = { [SHORT_NONE] = PART_CLAUSE,
                                                                  [SHORT_REQUIREMENT] =
                                                                      PART_REQUIREMENT,
                                                                  [SHORT_INDICATOR] =
                                                                      PART_INDICATOR,
                                                                  [SHORT_DUTY] = PART_DUTY };
    enum part_kind kind = rule->is_exception ? PART_EXCEPTION : short_kinds[rule->short_form];
    struct covered *part = add_part(coverage, rule, kind, rule->at, rule->id);
    part->always = !rule->when && !rule_judges(rule);
    node_each(rule->when, gather_rows, &gathering);
    node_each(rule->gives, gather_rows, &gathering);
}

static int compare_keys(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const struct covered *)a)->key;
    uintptr_t y = (uintptr_t)((const struct covered *)b)->key;
    return (x > y) - (x < y);
}

/* A table that several expressions share is gathered more than once. */
static void drop_doubles(struct coverage *coverage)
{
    size_t kept = 0;
    if (coverage->count > 1)
        qsort(coverage->parts, coverage->count, sizeof *coverage->parts, compare_keys);
    for (size_t i = 0; i < coverage->count; i++)
        if (kept == 0 || coverage->parts[kept - 1].key != coverage->parts[i].key)
            coverage->parts[kept++] = coverage->parts[i];
    coverage->count = kept;
}

static struct covered *find_part(const struct coverage *coverage, const void *key)
{
    struct covered wanted = { .key = key };
    return coverage->count
               ? bsearch(&wanted, coverage->parts, coverage->count, sizeof wanted, compare_keys)
               : NULL;
}

const struct covered *coverage_of(const struct coverage *coverage, const struct rule *rule)
{
    return find_part(coverage, rule);
}

bylaw_status coverage_init(struct coverage *coverage, const struct bylaw_pack *pack,
                           struct arena *arena)
{
    *coverage = (struct coverage){ .pack = pack, .arena = arena };
    for (int i = 0; i < pack->rule_count; i++)
        gather_rule(coverage, pack->rules[i]);
    for (int i = 0; i < pack->value_count; i++)
        gather_value(coverage, pack->values[i]);
    drop_doubles(coverage);
    return coverage->failed ? BYLAW_ENOMEM : BYLAW_OK;
}

/* ---- What one decision went through ---------------------------------------------------------- */

struct noting {
    struct coverage *coverage;
    struct run *run;
    struct arena work;
    uint8_t **seen; /* by value, then row */
};

struct noting_view {
    const struct look *look;
    const struct frame *frame;
};

enum answer { ANSWER_NO, ANSWER_YES, ANSWER_NONE };

static void note_value(struct noting *noting, const struct value *value, size_t row);
static void note_node(struct noting *noting, const struct noting_view *view,
                      const struct node *node);

static void note_case(struct coverage *coverage, struct covered *part)
{
    size_t words = (size_t)coverage->pack->case_count / 64 + 1;
    if (!part->cases)
        part->cases = arena_alloc(coverage->arena, words, sizeof *part->cases);
    if (part->cases)
        part->cases[coverage->current / 64] |= UINT64_C(1) << coverage->current % 64;
    else
        coverage->failed = true;
}

static void note_part(struct noting *noting, const void *key, enum answer answer)
{
    struct coverage *coverage = noting->coverage;
    struct covered *part = find_part(coverage, key);
    if (!part)
        return;
    part->held |= answer == ANSWER_YES;
    part->held_not |= answer == ANSWER_NO;
    if (answer != ANSWER_NONE)
        note_case(coverage, part);
}

static enum answer answer_of(const struct candidate *test)
{
    if (test->state == STATE_KNOWN)
        return test->lo ? ANSWER_YES : ANSWER_NO;
    return test->state == STATE_ABSENT ? ANSWER_NO : ANSWER_NONE;
}

static enum answer node_answer(const struct noting_view *view, const struct node *test)
{
    struct candidate value = frame_read_node(view->frame, test);
    return answer_of(&value);
}

/* Steps, first, priority, largest, smallest: one row counts, and the table is a chain of
   by (test) { yes = what the row gives, no = the rest }, in the order in which rows are tried. -1:
   a test is not known. row_count: no row holds, and none is for what is left. */
static int row_that_counts(const struct noting_view *view, const struct node *node)
{
    const struct table_law *table = node->table;
    int tested = 0;
    while (tested < table->row_count &&
           (table->by ? table->rows[tested].has_bound : table->rows[tested].when != NULL))
        tested++;
    for (int tried = 0; tried < tested; tried++, node = node->args[2]) {
        int index = table->by ? tried : 0;
        while (!table->by && index < tested && table->rows[index].when != node->args[0])
            index++;
        enum answer answer = node_answer(view, node->args[0]);
        if (answer != ANSWER_NO)
            return answer == ANSWER_YES ? index : -1;
    }
    return tested;
}

static void note_chosen_row(struct noting *noting, const struct noting_view *view,
                            const struct node *node)
{
    const struct table_law *table = node->table;
    int chosen = row_that_counts(view, node);
    for (int i = 0; i < table->row_count && chosen >= 0; i++)
        note_part(noting, &table->rows[i], i == chosen ? ANSWER_YES : ANSWER_NO);
    if (chosen >= 0 && chosen < table->row_count)
        note_node(noting, view, table->rows[chosen].gives);
}

/* Unique, any, sum, count: each row by itself; the one for what is left where none holds. */
static void note_rows(struct noting *noting, const struct noting_view *view,
                      const struct table_law *table)
{
    enum answer none_holds = ANSWER_YES;
    for (int i = 0; i < table->row_count; i++) {
        const struct table_row *row = &table->rows[i];
        enum answer answer = row->when ? node_answer(view, row->when) : none_holds;
        if (row->when && answer != ANSWER_NO && none_holds != ANSWER_NO)
            none_holds = answer == ANSWER_YES ? ANSWER_NO : ANSWER_NONE;
        note_part(noting, row, answer);
        if (answer == ANSWER_YES && row->gives)
            note_node(noting, view, row->gives);
    }
}

/* A scale: a row counts where the number reaches into it. */
static void note_scale(struct noting *noting, const struct noting_view *view,
                       const struct table_law *table)
{
    struct number from = number_whole(0);
    struct number number;
    struct candidate by = frame_read_node(view->frame, table->by);
    if (by.state != STATE_KNOWN || !number_make(by.lo, table->by->type.bottom, &number))
        return;
    for (int i = 0; i < table->row_count; i++) {
        bool reached = number_compare(number, from) > 0;
        note_part(noting, &table->rows[i], reached ? ANSWER_YES : ANSWER_NO);
        from = table->rows[i].bound;
    }
}

static void note_table(struct noting *noting, const struct noting_view *view,
                       const struct node *node)
{
    const struct table_law *table = node->table;
    bool alone = table->hit == HIT_UNIQUE || table->hit == HIT_ANY || table->hit == HIT_SUM ||
                 table->hit == HIT_COUNT;
    if (table->by)
        note_node(noting, view, table->by);
    for (int i = 0; i < table->row_count; i++)
        if (table->rows[i].when)
            note_node(noting, view, table->rows[i].when);
    if (table->rows[0].rate)
        note_scale(noting, view, table);
    else if (alone)
        note_rows(noting, view, table);
    else
        note_chosen_row(noting, view, node);
}

static void note_field(struct noting *noting, const struct noting_view *view,
                       const struct field *field)
{
    size_t end;
    int broken;
    if (field->value && path_follow(noting->run->facts, field, frame_start(view->frame, field),
                                    &end, &broken) == STATE_KNOWN)
        note_value(noting, field->value, end);
}

static void note_members(struct noting *noting, const struct noting_view *view,
                         const struct node *node)
{
    const struct field *path = &node->args[0]->field;
    const struct attribute *list = path->attribute;
    const struct facts *facts = noting->run->facts;
    size_t owner;
    int broken;
    if (path_follow(facts, path, frame_start(view->frame, path), &owner, &broken) != STATE_KNOWN)
        return;
    const struct fold *fold = program_fold(view->frame->program, node);
    const struct member_list *members = &facts->tables[list->owner->index].members[list->index];
    for (uint32_t k = members->starts[owner]; k < members->starts[owner + 1]; k++) {
        struct noting_view member = { view->look, look_member(view->look, view->frame, fold,
                                                              members->rows[k]) };
        const struct node *test = members_test(node);
        if (test)
            note_node(noting, &member, test);
        if (members_value(node) && (!test || node_answer(&member, test) == ANSWER_YES))
            note_node(noting, &member, members_value(node));
    }
    if (members_if_none(node))
        note_node(noting, view, members_if_none(node));
}

/* Of a choice only what was chosen. */
static void note_by(struct noting *noting, const struct noting_view *view, const struct node *node)
{
    struct candidate selector = frame_read_node(view->frame, node->args[0]);
    bool absent_is_no = selector.state == STATE_ABSENT && node->args[0]->type.kind == KIND_YES_NO;
    note_node(noting, view, node->args[0]);
    if (selector.state != STATE_KNOWN && !absent_is_no)
        return;
    int code = absent_is_no ? 0 : (int)selector.lo;
    int chosen = -1;
    for (int k = 0; k + 1 < node->arg_count; k++)
        if (node->codes[k] == code || (node->codes[k] < 0 && chosen < 0))
            chosen = k;
    if (chosen >= 0)
        note_node(noting, view, node->args[chosen + 1]);
}

static void note_node(struct noting *noting, const struct noting_view *view,
                      const struct node *node)
{
    if (noting->coverage->failed || !node)
        return;
    if (node->table)
        note_table(noting, view, node);
    else if (node->op == OP_FIELD)
        note_field(noting, view, &node->field);
    else if (node->op == OP_BY)
        note_by(noting, view, node);
    else if (node->op >= OP_COUNT)
        note_members(noting, view, node);
    else
        for (int i = 0; i < node->arg_count; i++)
            note_node(noting, view, node->args[i]);
}

static void note_items(struct noting *noting, const struct noting_view *view,
                       struct item *const *items, int count)
{
    for (int i = 0; i < count; i++) {
        const struct item *item = items[i];
        struct candidate value = frame_read_node(view->frame, item->lowered);
        if (value.state == STATE_KNOWN)
            note_part(noting, item, value.lo != 0 ? ANSWER_YES : ANSWER_NO);
        note_node(noting, view, item->when);
        if (item->when && node_answer(view, item->when) != ANSWER_YES)
            continue;
        note_node(noting, view, item->points);
        note_node(noting, view, item->for_each);
        note_items(noting, view, item->items, item->item_count);
    }
}

static enum answer register_answer(const struct noting_view *view, int reg)
{
    struct candidate test = frame_read_test(view->frame, reg);
    return answer_of(&test);
}

static void note_ruling(struct noting *noting, const struct noting_view *view,
                        const struct ruling *ruling);

/* Exceptions only where what they are exceptions to applies. */
static void note_rule(struct noting *noting, const struct noting_view *view,
                      const struct ruling *part, enum answer answer)
{
    const struct rule *rule = part->rule;
    if (!rule_judges(rule))
        note_part(noting, rule, answer);
    note_node(noting, view, rule->when);
    if (answer != ANSWER_YES)
        return;
    if (rule_judges(rule) && rule->gives->op == OP_BY)
        note_part(noting, rule, node_answer(view, rule->gives->args[0]));
    note_node(noting, view, rule->gives);
    note_ruling(noting, view, part);
}

static void note_ruling(struct noting *noting, const struct noting_view *view,
                        const struct ruling *ruling)
{
    for (int i = 0; i < ruling->part_count; i++) {
        const struct ruling *part = ruling->parts[i];
        enum answer claim = ANSWER_NO;
        for (; part && part->old && claim == ANSWER_NO; part = part->base) {
            claim = register_answer(view, part->claim);
            note_node(noting, view, part->rule->transitional);
            note_rule(noting, view, part->old,
                      claim == ANSWER_YES ? register_answer(view, part->old->test) : claim);
        }
        for (; part && claim == ANSWER_YES; part = part->base)
            note_part(noting, part->rule, ANSWER_NO);
        if (part && claim == ANSWER_NO)
            note_rule(noting, view, part, register_answer(view, part->test));
    }
    if (ruling->base)
        note_ruling(noting, view, ruling->base);
}

static void note_bands(struct noting *noting, const struct value *value,
                       const struct version *version, const struct outcome *outcome)
{
    for (int i = 0; i < version->band_count && outcome->state == STATE_KNOWN; i++) {
        const char *name = value->type.choices->names[outcome->lo];
        bool lies_in = strcmp(version->bands[i]->name, name) == 0;
        note_part(noting, version->bands[i], lies_in ? ANSWER_YES : ANSWER_NO);
    }
}

static void note_look(struct noting *noting, const struct value *value, const struct look *look)
{
    struct noting_view view = { look, look->frame };
    struct outcome outcome;
    run_outcome(noting->run, value, look->row, &outcome);
    if (look->program->ruling) {
        note_ruling(noting, &view, look->program->ruling);
        if (value->otherwise && outcome.state == STATE_KNOWN)
            note_part(noting, value, outcome.by_otherwise ? ANSWER_YES : ANSWER_NO);
        if (outcome.by_otherwise)
            note_node(noting, &view, value->otherwise);
    } else if (look->program->version) {
        const struct version *version = look->program->version;
        note_bands(noting, value, version, &outcome);
        note_items(noting, &view, version->items, version->item_count);
        note_node(noting, &view, version->gives);
    }
}

/* Whether it was not noted before; each value of each row is, once for each decision. */
static bool is_new(struct noting *noting, const struct value *value, size_t row)
{
    if (!noting->seen[value->index])
        noting->seen[value->index] =
            arena_alloc(&noting->work, noting->run->facts->tables[value->entity->index].rows, 1);
    uint8_t *rows = noting->seen[value->index];
    if (!rows) {
        noting->coverage->failed = true;
        return false;
    }
    bool is_first = !rows[row];
    rows[row] = 1;
    return is_first;
}

static void note_value(struct noting *noting, const struct value *value, size_t row)
{
    struct look look;
    if (noting->coverage->failed || !is_new(noting, value, row))
        return;
    if (run_look(noting->run, value, row, &look) != BYLAW_OK) {
        noting->coverage->failed = true;
        return;
    }
    if (look.context >= 0)
        note_look(noting, value, &look);
    look_end(&look);
}

void coverage_note(struct coverage *coverage, struct run *run, const struct value *value,
                   size_t row)
{
    struct noting noting = { .coverage = coverage, .run = run };
    arena_init(&noting.work, coverage->arena->memory);
    noting.seen = arena_alloc(&noting.work, (size_t)coverage->pack->value_count, sizeof(uint8_t *));
    if (noting.seen)
        note_value(&noting, value, row);
    else
        coverage->failed = true;
    arena_clear(&noting.work);
}

/* ---- What is left to decide ------------------------------------------------------------------ */

static const char *const part_names[PART_KINDS] = { "clause",      "exception", "duty",
                                                    "requirement", "indicator", "otherwise",
                                                    "row",         "band",      "item" };
static const char *const part_plurals[PART_KINDS] = { "clauses",      "exceptions", "duties",
                                                      "requirements", "indicators", "otherwise",
                                                      "rows",         "bands",      "items" };

static int compare_places(const void *a, const void *b)
{
    const struct covered *x = a;
    const struct covered *y = b;
    int order = place_compare(x->at, y->at);
    if (order == 0)
        order = strcmp(x->statement, y->statement);
    if (order == 0)
        order = (int)x->kind - (int)y->kind;
    return order ? order : x->number - y->number;
}

bool coverage_is_whole(const struct covered *part)
{
    return part->held && (part->held_not || part->always);
}

static const char *missing(const struct covered *part)
{
    static const char *const holds[2] = { "it does not hold", "it holds" };
    static const char *const counts[2] = { "it does not count", "it counts" };
    if (!part->held && !part->held_not && !part->always)
        return "it is decided";
    if (part->kind == PART_REQUIREMENT)
        return part->held ? "it is in breach" : "it passes";
    if (part->kind == PART_INDICATOR)
        return part->held ? "it is missed" : "it is met";
    return (part->kind <= PART_DUTY ? holds : counts)[!part->held];
}

static void print_part(const struct covered *part, struct buffer *out)
{
    buffer_format(out, "%s:%d: %s: ", part->at.file ? part->at.file : "", part->at.line,
                  part->statement);
    buffer_add(out, part_names[part->kind]);
    if (part->number)
        buffer_format(out, " %d", part->number);
    if (part->name)
        buffer_format(out, " '%s'", part->name);
    buffer_format(out, ": no case in which %s\n", missing(part));
}

static void print_part_json(const struct covered *part, struct buffer *out)
{
    struct json json;
    json_init(&json, out, true);
    json_object(&json, NULL);
    json_text(&json, "file", part->at.file ? part->at.file : "");
    json_whole(&json, "line", part->at.line);
    json_text(&json, "statement", part->statement);
    json_text(&json, "part", part_names[part->kind]);
    if (part->number)
        json_whole(&json, "number", part->number);
    if (part->name)
        json_text(&json, "name", part->name);
    json_text(&json, "no_case_in_which", missing(part));
    json_object_end(&json);
    buffer_add_char(out, '\n');
}

/* How many parts of each kind the pack has, and how many are decided both ways. */
struct counted {
    size_t whole[PART_KINDS], all[PART_KINDS];
};

static void print_counts(const struct counted *counted, struct buffer *out)
{
    buffer_add(out, "decided both ways:");
    const char *comma = "";
    for (int kind = 0; kind < PART_KINDS; kind++) {
        if (counted->all[kind] == 0)
            continue; /* the pack has none */
        buffer_format(out, "%s %zu of %zu %s", comma, counted->whole[kind], counted->all[kind],
                      part_plurals[kind]);
        comma = ",";
    }
    buffer_add(out, *comma ? "\n" : " there is nothing to decide\n");
}

static void print_counts_json(const struct counted *counted, struct buffer *out)
{
    struct json json;
    json_init(&json, out, true);
    json_object(&json, NULL);
    json_object(&json, "decided_both_ways");
    for (int kind = 0; kind < PART_KINDS; kind++) {
        if (counted->all[kind] == 0)
            continue;
        json_object(&json, part_plurals[kind]);
        json_whole(&json, "decided", (int64_t)counted->whole[kind]);
        json_whole(&json, "of", (int64_t)counted->all[kind]);
        json_object_end(&json);
    }
    json_object_end(&json);
    json_object_end(&json);
    buffer_add_char(out, '\n');
}

void coverage_print(struct coverage *coverage, bool json, struct buffer *out)
{
    struct counted counted = { 0 };
    if (coverage->count > 1)
        qsort(coverage->parts, coverage->count, sizeof *coverage->parts, compare_places);
    for (size_t i = 0; i < coverage->count; i++) {
        const struct covered *part = &coverage->parts[i];
        counted.all[part->kind]++;
        counted.whole[part->kind] += coverage_is_whole(part);
        if (!coverage_is_whole(part))
            (json ? print_part_json : print_part)(part, out);
    }
    (json ? print_counts_json : print_counts)(&counted, out);
}
