/* SPDX-License-Identifier: Apache-2.0 */
/* Ranges: the denominator and the interval of every node, by interval arithmetic. What could leave
   WIDE_LIMIT in any scale that an operation needs is a mistake here, so it cannot happen later. */
#include "core/pack/freeze_internal.h"

#include <string.h>

#define FACTS_NAMED 3

static void collect_facts(struct freeze *freeze, const struct node *node, struct names *names)
{
    if (!node || names->count >= FACTS_NAMED)
        return;
    bool is_list = node->member != NULL;
    if (node->op == OP_FIELD && node->type.kind != KIND_ONE) {
        const char *text = node_text(freeze, node);
        for (int i = 0; i < names->count; i++) {
            if (strcmp(names->items[i], text) == 0)
                return;
        }
        names_add(freeze, names, text);
    }
    for (int i = is_list ? 1 : 0; i < node->arg_count; i++)
        collect_facts(freeze, node->args[i], names);
    if (is_list && names->count < FACTS_NAMED)
        names_add(freeze, names, node_text(freeze, node->args[0]));
}

static void too_large(struct freeze *freeze, struct node *node)
{
    struct names names = { 0 };
    collect_facts(freeze, node, &names);
    const char *facts = "";
    for (int i = 0; i < names.count; i++)
        facts = build_format(freeze->builder, "%s%s%s", facts, i > 0 ? ", " : "", names.items[i]);
    const char *text = node_text(freeze, node);
    if (names.count > 0)
        freeze_mistake(
            freeze, node->at,
            "%s may need more than 126 bits; give %s narrower bounds, or put a part of it "
            "into rounded { ... }",
            text, facts);
    else
        freeze_mistake(freeze, node->at,
                       "%s may need more than 126 bits; put a part of it into rounded { ... }",
                       text);
    node_break(node);
}

/* ---- Scales ---- */

bool range_scale(const struct type *type, wide bottom, struct type *out)
{
    wide factor = bottom / type->bottom;
    wide min;
    wide max;
    if (!wide_multiply(type->min, factor, &min) || !wide_multiply(type->max, factor, &max))
        return false;
    *out = *type;
    out->bottom = bottom;
    out->min = min;
    out->max = max;
    return true;
}

bool range_join(struct type *into, const struct type *type)
{
    wide bottom;
    struct type other;
    struct type scaled;
    if (!wide_lcm(into->bottom, type->bottom, &bottom) || !range_scale(type, bottom, &other) ||
        !range_scale(into, bottom, &scaled))
        return false;
    *into = scaled;
    if (other.min < into->min)
        into->min = other.min;
    if (other.max > into->max)
        into->max = other.max;
    return true;
}

/* The common denominator of all operands, in which each of them fits. */
static bool common_bottom(const struct node *node, wide *out)
{
    wide bottom = 1;
    for (int i = 0; i < node->arg_count; i++) {
        if (!wide_lcm(bottom, node->args[i]->type.bottom, &bottom))
            return false;
    }
    struct type ignored;
    for (int i = 0; i < node->arg_count; i++) {
        if (!range_scale(&node->args[i]->type, bottom, &ignored))
            return false;
    }
    *out = bottom;
    return true;
}

bool range_corners(const struct type *a, wide b_min, wide b_max, wide *min, wide *max)
{
    wide found[4];
    if (!wide_multiply(a->min, b_min, &found[0]) || !wide_multiply(a->min, b_max, &found[1]) ||
        !wide_multiply(a->max, b_min, &found[2]) || !wide_multiply(a->max, b_max, &found[3]))
        return false;
    *min = *max = found[0];
    for (int i = 1; i < 4; i++) {
        *min = found[i] < *min ? found[i] : *min;
        *max = found[i] > *max ? found[i] : *max;
    }
    return true;
}

void range_negate(struct type *type)
{
    wide min = -type->max;
    type->max = -type->min;
    type->min = min;
}

/* ---- Arithmetic ---- */

static bool sum_range(struct node *node)
{
    struct type *type = &node->type;
    wide bottom;
    if (!common_bottom(node, &bottom))
        return false;
    type->bottom = bottom;
    type->min = type->max = 0;
    for (int i = 0; i < node->arg_count; i++) {
        struct type arg;
        if (!range_scale(&node->args[i]->type, bottom, &arg))
            return false;
        bool taken = node->op == OP_SUBTRACT && i > 0;
        if (!wide_add(type->min, taken ? -arg.max : arg.min, &type->min) ||
            !wide_add(type->max, taken ? -arg.min : arg.max, &type->max))
            return false;
    }
    return true;
}

static bool product_range(struct node *node)
{
    struct type *type = &node->type;
    struct type product = node->args[0]->type;
    for (int i = 1; i < node->arg_count; i++) {
        const struct type *arg = &node->args[i]->type;
        if (!range_corners(&product, arg->min, arg->max, &product.min, &product.max) ||
            !wide_multiply(product.bottom, arg->bottom, &product.bottom))
            return false;
    }
    type->bottom = product.bottom;
    type->min = product.min;
    type->max = product.max;
    return true;
}

static bool quotient_range(struct freeze *freeze, struct node *node)
{
    struct type *type = &node->type;
    const struct type *arg = &node->args[0]->type;
    wide top = node->number.top;
    if (top == 0) {
        freeze_mistake(freeze, node->at, "%s divides by 0; write another number",
                       node_text(freeze, node));
        node_break(node);
        return true;
    }
    if (arg->kind == KIND_SHARE)
        return share_range(node);
    if (!wide_multiply(arg->min, node->number.bottom, &type->min) ||
        !wide_multiply(arg->max, node->number.bottom, &type->max) ||
        !wide_multiply(arg->bottom, top < 0 ? -top : top, &type->bottom))
        return false;
    if (top < 0)
        range_negate(type);
    return true;
}

static bool rounded_range(struct freeze *freeze, struct node *node)
{
    struct type *type = &node->type;
    const struct type *arg = &node->args[0]->type;
    if (node->places < 0 || node->places > 18) {
        freeze_mistake(freeze, node->at, "rounded has %d places; write 0 to 18", node->places);
        node_break(node);
        return true;
    }
    if (arg->kind == KIND_SHARE)
        return share_range(node);
    /* In lowest terms: value * (10^places / common) over bottom / common. */
    wide ten = number_power10(node->places);
    wide common = wide_gcd(ten, arg->bottom);
    wide min;
    wide max;
    if (!wide_multiply(arg->min, ten / common, &min) ||
        !wide_multiply(arg->max, ten / common, &max))
        return false;
    type->bottom = ten;
    type->min = wide_divide(min, arg->bottom / common, node->mode);
    type->max = wide_divide(max, arg->bottom / common, node->mode);
    return true;
}

static bool extreme_range(struct node *node)
{
    struct type *type = &node->type;
    bool largest = node->op == OP_LARGEST;
    if (!common_bottom(node, &type->bottom))
        return false;
    for (int i = 0; i < node->arg_count; i++) {
        struct type arg;
        if (!range_scale(&node->args[i]->type, type->bottom, &arg))
            return false;
        if (i == 0 || (largest ? arg.min > type->min : arg.min < type->min))
            type->min = arg.min;
        if (i == 0 || (largest ? arg.max > type->max : arg.max < type->max))
            type->max = arg.max;
    }
    return true;
}

/* ---- Days ---- */

/* A day moved by months; false: it leaves the calendar. */
static bool move_months(int32_t day, wide months, int32_t *out)
{
    int year;
    int month;
    int day_of_month;
    day_to_civil(day, &year, &month, &day_of_month);
    wide moved = (wide)year * 12 + month - 1 + months;
    if (moved < 12 || moved > (wide)9999 * 12 + 11)
        return false;
    *out = day_add_months(day, (int64_t)months);
    return true;
}

static bool move_range(struct node *node)
{
    wide months[2] = { 0, 0 };
    wide days[2] = { 0, 0 };
    for (int i = 1; i < node->arg_count; i++) {
        const struct node *span = node->args[i];
        wide factor = span->op == OP_YEARS ? 12 : 1;
        bool taken = node->signs && node->signs[i - 1] < 0;
        if (span->op == OP_WORKING_DAYS)
            continue;
        wide *moved = span->op == OP_DAYS ? days : months;
        for (int end = 0; end < 2; end++) {
            wide amount;
            bool low = (end == 0) != taken;
            if (!wide_multiply(low ? span->type.min : span->type.max, taken ? -factor : factor,
                               &amount) ||
                !wide_add(moved[end], amount, &moved[end]))
                return false;
        }
    }
    int32_t ends[2];
    if (!move_months((int32_t)node->args[0]->type.min, months[0], &ends[0]) ||
        !move_months((int32_t)node->args[0]->type.max, months[1], &ends[1]))
        return false;
    node->type.min = ends[0] + days[0];
    node->type.max = ends[1] + days[1];
    return node->type.min >= DAY_FIRST && node->type.max <= DAY_LAST;
}

/* After months and days, working days; the most there can be is far below what a lane holds. */
static void working_range(struct freeze *freeze, struct node *node)
{
    const struct working_days *working = &freeze->pack->working;
    bool works = false, fits = true;
    for (int i = 1; i < node->arg_count; i++) {
        const struct node *span = node->args[i];
        works |= span->op == OP_WORKING_DAYS;
        fits &= span->op != OP_WORKING_DAYS || span->type.max <= INT32_MAX;
    }
    if (!fits)
        too_large(freeze, node);
    else if (works && calendar_meets(freeze, node, node->type.min, node->type.max)) {
        node->type.min = working->first;
        node->type.max = working->last;
    }
}

static void working_between_range(struct freeze *freeze, struct node *node)
{
    const struct type *from = &node->args[0]->type, *to = &node->args[1]->type;
    if (!calendar_meets(freeze, node, from->min, from->max) ||
        !calendar_meets(freeze, node, to->min, to->max))
        return;
    node->type.max = freeze->pack->working.count;
    node->type.min = -node->type.max;
}

static bool year_end_range(struct node *node)
{
    wide years = node->arg_count > 1 ? node->args[1]->number.top : 0;
    const struct type *day = &node->args[0]->type;
    int first;
    int last;
    int ignored;
    day_to_civil((int32_t)day->min, &first, &ignored, &ignored);
    day_to_civil((int32_t)day->max, &last, &ignored, &ignored);
    if (first + years < 1 || last + years > 9999)
        return false;
    node->type.min = day_year_end((int32_t)day->min, (int64_t)years);
    node->type.max = day_year_end((int32_t)day->max, (int64_t)years);
    return true;
}

static void calendar_left(struct freeze *freeze, struct node *node)
{
    struct names names = { 0 };
    collect_facts(freeze, node, &names);
    freeze_mistake(freeze, node->at,
                   "%s may leave the calendar (years 1 to 9999); give %s narrower bounds",
                   node_text(freeze, node), names.count > 0 ? names.items[0] : "its operands");
    node_break(node);
}

static int64_t time_between(const struct node *node, wide from, wide to)
{
    if (node->op == OP_YEARS_TO)
        return day_years_to((int32_t)from, (int32_t)to, node->started);
    if (node->op == OP_MONTHS_TO)
        return day_months_to((int32_t)from, (int32_t)to, node->started);
    return (int64_t)(to - from); /* "started" or not: a day has no part */
}

/* Falls with the first day and rises with the second. */
static void between_range(struct node *node)
{
    const struct type *from = &node->args[0]->type;
    const struct type *to = &node->args[1]->type;
    node->type.min = time_between(node, from->max, to->min);
    node->type.max = time_between(node, from->min, to->max);
}

/* ---- Choosing and members ---- */

static bool hull_range(struct node *node, int from)
{
    struct type hull = node->args[from]->type;
    for (int i = from + 1; i < node->arg_count; i++) {
        if (!range_join(&hull, &node->args[i]->type))
            return false;
    }
    node->type.bottom = hull.bottom;
    node->type.min = hull.min;
    node->type.max = hull.max;
    return true;
}

static bool total_range(struct node *node)
{
    wide most = node->args[0]->field.attribute->most_members;
    const struct type *value = &node->args[1]->type;
    node->type.bottom = value->bottom;
    return wide_multiply(value->min < 0 ? value->min : 0, most, &node->type.min) &&
           wide_multiply(value->max > 0 ? value->max : 0, most, &node->type.max);
}

static bool extreme_member_range(struct node *node)
{
    struct type hull = node->args[1]->type;
    if (!range_join(&hull, &node->args[3]->type))
        return false;
    node->type.bottom = hull.bottom;
    node->type.min = hull.min;
    node->type.max = hull.max;
    return true;
}

static bool has_scale(const struct node *node)
{
    return node->type.kind == KIND_NUMBER || node->type.kind == KIND_DAY;
}

static bool find_range(struct freeze *freeze, struct node *node)
{
    wide ignored;
    struct type *type = &node->type;
    if (share_is_in(node) && node->op != OP_DIVIDE && node->op != OP_ROUNDED)
        return share_range(node);
    switch (node->op) {
    case OP_NUMBER:
        type->bottom = node->number.bottom;
        type->min = type->max = node->number.top;
        return true;
    case OP_DAY:
    case OP_TEXT:
        if (type->kind == KIND_DAY)
            type->min = type->max = node->day;
        return true;
    case OP_LAW_DAY:
        type->min = freeze->law_day.min;
        type->max = freeze->law_day.max;
        return true;
    case OP_AT_LEAST:
    case OP_AT_MOST:
    case OP_ABOVE:
    case OP_BELOW:
    case OP_IS:
    case OP_ONE_OF:
        return !has_scale(node->args[0]) || common_bottom(node, &ignored);
    case OP_ADD:
    case OP_SUBTRACT:
        return sum_range(node);
    case OP_MULTIPLY:
        return product_range(node);
    case OP_DIVIDE:
    case OP_AS:
        return quotient_range(freeze, node);
    case OP_NEGATE:
        type->min = node->args[0]->type.min;
        type->max = node->args[0]->type.max;
        range_negate(type);
        return true;
    case OP_ROUNDED:
        return rounded_range(freeze, node);
    case OP_LARGEST:
    case OP_SMALLEST:
        return extreme_range(node);
    case OP_BY:
        return !has_scale(node) || hull_range(node, 1);
    case OP_COUNT:
        type->max = node->args[0]->field.attribute->most_members;
        return true;
    case OP_TOTAL:
        return total_range(node);
    case OP_LARGEST_OF:
    case OP_SMALLEST_OF:
        return extreme_member_range(node);
    default:
        return true;
    }
}

void range_infer(struct freeze *freeze, struct node *node)
{
    switch (node->op) {
    case OP_MONTHS:
    case OP_YEARS:
    case OP_DAYS:
    case OP_WORKING_DAYS:
        node->type.min = node->args[0]->type.min;
        node->type.max = node->args[0]->type.max;
        break;
    case OP_MOVE:
        if (!move_range(node))
            calendar_left(freeze, node);
        else
            working_range(freeze, node);
        break;
    case OP_WORKING_DAYS_TO:
        working_between_range(freeze, node);
        break;
    case OP_YEAR_END:
        if (!year_end_range(node))
            calendar_left(freeze, node);
        break;
    case OP_YEARS_TO:
    case OP_MONTHS_TO:
    case OP_DAYS_TO:
        between_range(node);
        break;
    default:
        if (!find_range(freeze, node))
            too_large(freeze, node);
    }
}
