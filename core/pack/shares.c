/* SPDX-License-Identifier: Apache-2.0 */
/* Ranges of shares: exact quotients are kept as a numerator over a divisor above 0, both whole
   numbers, and each of the two must fit. Comparisons of two of them always do (number_compare). */
#include "core/pack/freeze_internal.h"

bool share_is_in(const struct node *node)
{
    bool is_in = node->type.kind == KIND_SHARE;
    for (int i = 0; i < node->arg_count && !is_in; i++)
        is_in = node->args[i] && node->args[i]->type.kind == KIND_SHARE;
    return is_in;
}

/* A plain number is an integer over its denominator. */
static struct type as_share(const struct type *type)
{
    struct type share = *type;
    if (type->kind == KIND_NUMBER)
        share.divisor_min = share.divisor_max = type->bottom;
    return share;
}

static bool multiply_divisors(const struct type *a, const struct type *b, struct type *out)
{
    return wide_multiply(a->divisor_min, b->divisor_min, &out->divisor_min) &&
           wide_multiply(a->divisor_max, b->divisor_max, &out->divisor_max);
}

/* share (a, b): the sign is the numerator's, a divisor of 0 is a fault and no value. */
static bool made_range(const struct type *a, const struct type *b, struct type *out)
{
    wide common = wide_gcd(a->bottom, b->bottom);
    wide least = b->min > 0 ? b->min : b->max < 0 ? -b->max : 1;
    wide most = b->max > -b->min ? b->max : -b->min;
    if (most < 1)
        most = 1;
    if (!wide_multiply(a->min, b->bottom / common, &out->min) ||
        !wide_multiply(a->max, b->bottom / common, &out->max) ||
        !wide_multiply(least, a->bottom / common, &out->divisor_min) ||
        !wide_multiply(most, a->bottom / common, &out->divisor_max))
        return false;
    struct type turned = *out;
    range_negate(&turned);
    if (b->min >= 0)
        return true;
    out->min = b->max < 0 || turned.min < out->min ? turned.min : out->min;
    out->max = b->max < 0 || turned.max > out->max ? turned.max : out->max;
    return true;
}

static bool sum_range(const struct type *a, const struct type *b, bool taken, struct type *out)
{
    struct type left = *a, right = *b;
    if (taken)
        range_negate(&right);
    return range_corners(a, b->divisor_min, b->divisor_max, &left.min, &left.max) &&
           range_corners(&right, a->divisor_min, a->divisor_max, &right.min, &right.max) &&
           wide_add(left.min, right.min, &out->min) && wide_add(left.max, right.max, &out->max) &&
           multiply_divisors(a, b, out);
}

static void hull(const struct type *a, const struct type *b, struct type *out)
{
    out->min = a->min < b->min ? a->min : b->min;
    out->max = a->max > b->max ? a->max : b->max;
    out->divisor_min = a->divisor_min < b->divisor_min ? a->divisor_min : b->divisor_min;
    out->divisor_max = a->divisor_max > b->divisor_max ? a->divisor_max : b->divisor_max;
}

/* args[from..] one after the other. */
static bool folded_range(struct node *node, int from)
{
    struct type sum = as_share(&node->args[from]->type);
    for (int i = from + 1; i < node->arg_count; i++) {
        struct type left = sum, right = as_share(&node->args[i]->type);
        bool fits = true;
        if (node->op == OP_ADD || node->op == OP_SUBTRACT)
            fits = sum_range(&left, &right, node->op == OP_SUBTRACT, &sum);
        else if (node->op == OP_MULTIPLY)
            fits = range_corners(&left, right.min, right.max, &sum.min, &sum.max) &&
                   multiply_divisors(&left, &right, &sum);
        else
            hull(&left, &right, &sum);
        if (!fits)
            return false;
    }
    node->type.min = sum.min;
    node->type.max = sum.max;
    node->type.divisor_min = sum.divisor_min;
    node->type.divisor_max = sum.divisor_max;
    return true;
}

static bool divided_range(struct node *node)
{
    struct number number = node->number;
    struct type *type = &node->type;
    wide sign = number.top < 0 ? -1 : 1;
    const struct type *arg = &node->args[0]->type;
    return range_corners(arg, sign * number.bottom, sign * number.bottom, &type->min, &type->max) &&
           wide_multiply(arg->divisor_min, sign * number.top, &type->divisor_min) &&
           wide_multiply(arg->divisor_max, sign * number.top, &type->divisor_max);
}

static bool rounded_range(struct node *node)
{
    const struct type *arg = &node->args[0]->type;
    struct type *type = &node->type;
    wide low, high;
    type->bottom = number_power10(node->places);
    if (!wide_multiply(arg->min, type->bottom, &low) ||
        !wide_multiply(arg->max, type->bottom, &high))
        return false;
    type->min = wide_divide(low, low < 0 ? arg->divisor_min : arg->divisor_max, node->mode);
    type->max = wide_divide(high, high < 0 ? arg->divisor_max : arg->divisor_min, node->mode);
    return true;
}

bool share_range(struct node *node)
{
    node->type.bottom = 1;
    switch (node->op) {
    case OP_SHARE:
        return made_range(&node->args[0]->type, &node->args[1]->type, &node->type);
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_LARGEST:
    case OP_SMALLEST:
        return folded_range(node, 0);
    case OP_BY:
        return folded_range(node, 1);
    case OP_NEGATE:
        node->type = node->args[0]->type;
        range_negate(&node->type);
        return true;
    case OP_DIVIDE:
    case OP_AS:
        return divided_range(node);
    case OP_ROUNDED:
        return rounded_range(node);
    default:
        return true; /* a test */
    }
}
