/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/cuts.h"

enum { MOST_DEPTH = 100 };

/* Whether a node has one value in each cell; notes the facts that it reads. */
static bool is_even(struct cuts *cuts, const struct node *node);

void cuts_init(struct cuts *cuts, struct arena *arena, const struct bylaw_pack *pack, int region,
               int32_t day)
{
    *cuts = (struct cuts){ .arena = arena,
                           .pack = pack,
                           .region = region,
                           .interval = pack_interval(pack, day),
                           .day = day,
                           .only_coarse = true };
    cuts->walked = arena_alloc(arena, (size_t)pack->value_count + 1, 1);
    cuts->failed = !cuts->walked;
}

/* ---- Facts ----------------------------------------------------------------------------------- */

static struct cut_fact *fact_of(struct cuts *cuts, const struct attribute *attribute)
{
    for (size_t i = 0; i < cuts->count; i++)
        if (cuts->facts[i].attribute == attribute)
            return &cuts->facts[i];
    if (arena_grow(cuts->arena, &cuts->facts, cuts->count, &cuts->room, sizeof *cuts->facts) !=
        BYLAW_OK) {
        cuts->failed = true;
        return NULL;
    }
    struct cut_fact *made = &cuts->facts[cuts->count++];
    *made = (struct cut_fact){ .attribute = attribute, .is_absent_too = attribute->optional };
    return made;
}

const struct cut_fact *cuts_find(const struct cuts *cuts, const struct attribute *attribute)
{
    for (size_t i = 0; i < cuts->count; i++)
        if (cuts->facts[i].attribute == attribute)
            return &cuts->facts[i];
    return NULL;
}

static void add_cell(struct cuts *cuts, struct cut_fact *fact, int64_t cell)
{
    size_t at = 0;
    while (at < fact->count && fact->cells[at] < cell)
        at++;
    if (at < fact->count && fact->cells[at] == cell)
        return;
    if (arena_grow(cuts->arena, &fact->cells, fact->count, &fact->room, sizeof *fact->cells) !=
        BYLAW_OK) {
        cuts->failed = true;
        return;
    }
    for (size_t i = fact->count++; i > at; i--)
        fact->cells[i] = fact->cells[i - 1];
    fact->cells[at] = cell;
}

static void add_within(struct cuts *cuts, struct cut_fact *fact, wide cell)
{
    const struct type *type = &fact->attribute->type;
    if (cell >= type->min && cell <= type->max)
        add_cell(cuts, fact, (int64_t)cell);
}

/* Below, at and above a constant, as far as the fact has such values. */
static void cut_at(struct cuts *cuts, const struct attribute *attribute, struct number constant)
{
    wide scaled;
    struct cut_fact *fact = fact_of(cuts, attribute);
    if (!fact || !wide_multiply(constant.top, attribute->type.bottom, &scaled))
        return;
    wide lower = wide_divide(scaled, constant.bottom, ROUND_FLOOR);
    for (int i = -1; i <= 1; i++)
        add_within(cuts, fact, lower + i);
}

/* ---- Constants ------------------------------------------------------------------------------- */

/* A number or day of the fact itself or of a row that it refers to. */
static bool is_plain_fact(const struct node *node)
{
    return node->op == OP_FIELD && node->field.attribute &&
           (node->field.attribute->kind == KIND_NUMBER || node->field.attribute->kind == KIND_DAY);
}

static bool parameter_constant(const struct cuts *cuts, const struct node *node, struct number *out)
{
    const struct parameter_value *value =
        pack_parameter_at(cuts->pack, node->parameter, cuts->region, cuts->interval);
    *out = number_whole(0);
    if (value && value->kind == KIND_DAY)
        *out = number_whole(value->day);
    else if (value)
        *out = value->number;
    return value;
}

/* Whether a node is a literal or a parameter, or one of several chosen by cells. */
static bool is_constant(struct cuts *cuts, const struct node *node)
{
    if (node->op == OP_BY) {
        for (int i = 1; i < node->arg_count; i++)
            if (!is_constant(cuts, node->args[i]))
                return false;
        return is_even(cuts, node->args[0]);
    }
    return node->op == OP_NUMBER || node->op == OP_DAY || node->op == OP_LAW_DAY ||
           node->op == OP_PARAMETER || (node->op == OP_TEXT && node->type.kind == KIND_DAY) ||
           (node->arg_count == 0 && node->op != OP_FIELD && node->type.min == node->type.max);
}

typedef void cut_by(struct cuts *cuts, const struct attribute *attribute, struct number constant);

static void each_constant(struct cuts *cuts, const struct node *node,
                          const struct attribute *attribute, cut_by *cut)
{
    struct number constant;
    if (node->op == OP_BY) {
        for (int i = 1; i < node->arg_count; i++)
            each_constant(cuts, node->args[i], attribute, cut);
    } else if (node->op == OP_PARAMETER) {
        if (parameter_constant(cuts, node, &constant))
            cut(cuts, attribute, constant);
    } else if (node->op == OP_LAW_DAY) {
        cut(cuts, attribute, number_whole(cuts->day));
    } else if (node->op == OP_NUMBER) {
        cut(cuts, attribute, node->number);
    } else if (node->op == OP_DAY || node->op == OP_TEXT) {
        cut(cuts, attribute, number_whole(node->day));
    } else if (number_make(node->type.min, node->type.bottom, &constant)) {
        cut(cuts, attribute, constant);
    }
}

/* ---- Ages ------------------------------------------------------------------------------------ */

/* Around the day from which it is so many months to the day of the law. */
static void cut_months_before(struct cuts *cuts, const struct attribute *attribute,
                              struct number months)
{
    struct cut_fact *fact = fact_of(cuts, attribute);
    wide whole = wide_divide(months.top, months.bottom, ROUND_FLOOR);
    for (int more = 0; fact && more <= 1; more++)
        for (int i = -2; i <= 2; i++)
            if (whole > -12000 && whole < 12000)
                add_within(cuts, fact,
                           (wide)day_add_months(cuts->day, -(int64_t)(whole + more)) + i);
}

static void cut_years_before(struct cuts *cuts, const struct attribute *attribute,
                             struct number years)
{
    struct number twelve = number_whole(12);
    wide whole = wide_divide(years.top, years.bottom, ROUND_FLOOR);
    for (int more = 0; more <= 1; more++)
        if (whole > -1000 && whole < 1000 &&
            number_multiply(number_whole((int64_t)whole + more), twelve, &years))
            cut_months_before(cuts, attribute, years);
}

static void cut_days_before(struct cuts *cuts, const struct attribute *attribute,
                            struct number days)
{
    struct number day;
    if (number_subtract(number_whole(cuts->day), days, &day))
        cut_at(cuts, attribute, day);
}

/* The age of a day on the day of the law: it only falls as the day is later, so that the days
   around where it passes the constant are all cells. */
static cut_by *age_cut(const struct node *node)
{
    if (node->arg_count != 2 || !is_plain_fact(node->args[0]) || node->args[1]->op != OP_LAW_DAY)
        return NULL;
    return node->op == OP_YEARS_TO    ? cut_years_before
           : node->op == OP_MONTHS_TO ? cut_months_before
           : node->op == OP_DAYS_TO   ? cut_days_before
                                      : NULL;
}

/* ---- Nodes ----------------------------------------------------------------------------------- */

static bool not_even(struct cuts *cuts, const struct node *node)
{
    cuts->why = cuts->why ? cuts->why : node;
    cuts->only_coarse = false;
    return false;
}

static void note_coarse(struct cuts *cuts, const struct node *node)
{
    if (is_plain_fact(node)) {
        struct cut_fact *fact = fact_of(cuts, node->field.attribute);
        if (fact)
            fact->is_coarse = true;
    }
    for (int i = 0; i < node->arg_count; i++)
        if (node->args[i])
            note_coarse(cuts, node->args[i]);
}

static void note_path(struct cuts *cuts, const struct node *node)
{
    for (int i = 0; i < node->field.step_count; i++)
        fact_of(cuts, node->field.steps[i]);
    if (node->field.attribute && node->field.attribute->kind != KIND_MANY)
        fact_of(cuts, node->field.attribute);
}

static bool field_is_even(struct cuts *cuts, const struct node *node)
{
    note_path(cuts, node);
    if (node->field.value) {
        cuts_add(cuts, node->field.value);
        return cuts->walked[node->field.value->index] == 1;
    }
    if (!is_plain_fact(node))
        return !node->field.attribute || node->field.attribute->kind != KIND_MANY;
    note_coarse(cuts, node);
    cuts->why = cuts->why ? cuts->why : node;
    return false;
}

static bool all_even(struct cuts *cuts, const struct node *node, int from)
{
    bool all = true;
    for (int i = from; i < node->arg_count; i++)
        if (node->args[i])
            all &= is_even(cuts, node->args[i]);
    return all;
}

static void cut_text(struct cuts *cuts, const struct node *node, const struct node *constant)
{
    bool is_text = node->op == OP_FIELD && node->field.attribute &&
                   node->field.attribute->kind == KIND_TEXT && constant->op == OP_TEXT;
    struct cut_fact *fact = is_text ? fact_of(cuts, node->field.attribute) : NULL;
    if (fact)
        add_cell(cuts, fact, constant->code);
}

/* What a derived value is a name for: a fact, or an age. */
static const struct node *named_by(struct cuts *cuts, const struct node *node)
{
    const struct value *value = node->op == OP_FIELD ? node->field.value : NULL;
    if (!value || value->form != FORM_DERIVED || value->version_count != 1 || value->on ||
        value->place)
        return node;
    const struct version *version =
        pack_version_at(cuts->pack, value, cuts->region, cuts->interval);
    if (!version || !version->lowered ||
        (!is_plain_fact(version->lowered) && !age_cut(version->lowered)))
        return node;
    note_path(cuts, node);
    return version->lowered;
}

/* A comparison of a fact, or of an age, with constants. */
static bool is_cut(struct cuts *cuts, const struct node *a, const struct node *b)
{
    a = named_by(cuts, a);
    cut_by *cut = is_plain_fact(a) ? cut_at : age_cut(a);
    const struct node *read = cut == cut_at || !cut ? a : a->args[0];
    if (!cut || !is_constant(cuts, b))
        return false;
    note_path(cuts, read);
    each_constant(cuts, b, read->field.attribute, cut);
    return true;
}

/* Facts that are compared with each other still begin where each meets the other's constants. */
static bool comparison_is_even(struct cuts *cuts, const struct node *node)
{
    bool all = true;
    for (int i = 1; i < node->arg_count; i++) {
        const struct node *a = node->args[0];
        const struct node *b = node->args[i];
        cut_text(cuts, a, b);
        cut_text(cuts, b, a);
        if (is_cut(cuts, a, b) || is_cut(cuts, b, a))
            continue;
        if (a->type.kind == KIND_TEXT && a->op == OP_FIELD && b->op == OP_FIELD)
            all = not_even(cuts, node);
        bool left = is_even(cuts, a);
        all &= is_even(cuts, b) && left;
    }
    return all;
}

/* Lists are tried with up to two members, which proves nothing of more. */
static bool members_are_even(struct cuts *cuts, const struct node *node)
{
    note_path(cuts, node->args[0]);
    fact_of(cuts, node->args[0]->field.attribute->reverse);
    (void)all_even(cuts, node, 1);
    return not_even(cuts, node);
}

static bool is_even(struct cuts *cuts, const struct node *node)
{
    switch (node->op) {
    case OP_FIELD:
        return field_is_even(cuts, node);
    case OP_AT_LEAST:
    case OP_AT_MOST:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_IS:
    case OP_ONE_OF:
        return comparison_is_even(cuts, node);
    case OP_HAS:
        if (!is_plain_fact(node->args[0]))
            return is_even(cuts, node->args[0]);
        note_path(cuts, node->args[0]);
        return true;
    case OP_LIES_IN:
    case OP_REGION_OF: /* two places are tried, of which one lies in the region */
        (void)all_even(cuts, node, 0);
        return not_even(cuts, node);
    case OP_COUNT:
    case OP_TOTAL:
    case OP_LARGEST_OF:
    case OP_SMALLEST_OF:
    case OP_MONTHS_OF:
    case OP_ANY_OF:
    case OP_ALL_OF:
    case OP_NONE_OF:
        return members_are_even(cuts, node);
    default:
        return all_even(cuts, node, 0);
    }
}

/* ---- Values ---------------------------------------------------------------------------------- */

static bool part_is_even(struct cuts *cuts, const struct node *node)
{
    return !node || is_even(cuts, node);
}

static bool rules_are_even(struct cuts *cuts, const struct value *value)
{
    bool all = part_is_even(cuts, value->otherwise);
    for (int i = 0; i < value->rule_count; i++) {
        const struct rule *rule = value->rules[i];
        bool goes_on = pack_rule_goes_on(cuts->pack, rule, cuts->region, cuts->interval);
        if (!goes_on && !pack_rule_in_force(cuts->pack, rule, cuts->region, cuts->interval))
            continue;
        all &= part_is_even(cuts, rule->when);
        all &= part_is_even(cuts, rule->gives);
        all &= part_is_even(cuts, rule->transitional);
        if (rule->on)
            all = not_even(cuts, rule->on);
    }
    return all;
}

static bool version_is_even(struct cuts *cuts, const struct version *version)
{
    const struct node *by = version->gives;
    if (version->band_count == 0)
        return part_is_even(cuts, version->lowered ? version->lowered : by);
    if (!is_plain_fact(by))
        return is_even(cuts, by);
    note_path(cuts, by);
    for (int i = 0; i < version->band_count; i++)
        if (version->bands[i]->has_below)
            cut_at(cuts, by->field.attribute, version->bands[i]->below);
    return true;
}

void cuts_add(struct cuts *cuts, const struct value *value)
{
    if (cuts->failed || cuts->walked[value->index])
        return;
    if (cuts->depth >= MOST_DEPTH) {
        cuts->walked[value->index] = 2;
        return;
    }
    cuts->depth++;
    bool all = part_is_even(cuts, value->place);
    if (!value->place && value->entity->governs)
        fact_of(cuts, value->entity->governs);
    if (value->on) {
        (void)is_even(cuts, value->on);
        all = not_even(cuts, value->on);
    }
    all &= rules_are_even(cuts, value);
    const struct version *version =
        pack_version_at(cuts->pack, value, cuts->region, cuts->interval);
    all &= !version || version_is_even(cuts, version);
    cuts->walked[value->index] = all ? 1 : 2;
    cuts->depth--;
}

/* The ends of its range, its middle, and what is just inside. */
static void spread(struct cuts *cuts, struct cut_fact *fact)
{
    const struct type *type = &fact->attribute->type;
    wide low = type->min, high = type->max;
    if (fact->attribute->kind == KIND_DAY && low < cuts->day - 40000)
        low = cuts->day - 40000;
    if (fact->attribute->kind == KIND_DAY && high > cuts->day + 4000)
        high = cuts->day + 4000;
    add_within(cuts, fact, low);
    if (!fact->is_coarse && fact->count > 0)
        return;
    add_within(cuts, fact, low + 1);
    add_within(cuts, fact, low + (high - low) / 2);
    add_within(cuts, fact, high);
}

void cuts_leave_coarse(struct cuts *cuts)
{
    size_t kept = 0;
    for (size_t i = 0; i < cuts->count; i++)
        if (!cuts->facts[i].is_coarse)
            cuts->facts[kept++] = cuts->facts[i];
    cuts->count = kept;
    cuts->why = NULL;
}

bool cuts_are_exact(const struct cuts *cuts)
{
    return !cuts->why && !cuts->crowded;
}

static void count_references(struct cuts *cuts, const struct entity *target)
{
    int count = 0;
    for (size_t i = 0; i < cuts->count; i++)
        count += cuts->facts[i].attribute->target_entity == target;
    if (count > 2)
        cuts->crowded = target;
}

void cuts_finish(struct cuts *cuts)
{
    for (size_t i = 0; i < cuts->count; i++)
        if (cuts->facts[i].attribute->kind == KIND_ONE)
            count_references(cuts, cuts->facts[i].attribute->target_entity);
    for (size_t i = 0; i < cuts->count && !cuts->failed; i++) {
        struct cut_fact *fact = &cuts->facts[i];
        enum kind kind = fact->attribute->kind;
        int codes = kind == KIND_CHOICE ? fact->attribute->choices.count : 2;
        if (kind == KIND_CHOICE || kind == KIND_YES_NO || kind == KIND_ONE)
            for (int code = 0; code < codes; code++)
                add_cell(cuts, fact, code);
        else if (kind == KIND_TEXT)
            add_cell(cuts, fact, CUT_OTHER);
        else if (fact->is_coarse || fact->count == 0)
            spread(cuts, fact);
    }
}
