/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions of shares to steps: share (a, b), what is computed from it, chosen, compared and
   rounded. A plain number among them is a share over its denominator. */
#include "core/judge/assemble.h"

bool plan_reads_share(const struct node *node)
{
    bool reads = node->type.kind == KIND_SHARE;
    for (int i = 0; i < node->arg_count && !reads; i++)
        reads = node->args[i] && node->args[i]->type.kind == KIND_SHARE;
    return reads && node->op != OP_HAS && node->op != OP_BY;
}

static struct step share_step(enum step_code code, int a, int b)
{
    return step_make(code, LANE_SHARE, a, b);
}

int plan_as_share(struct assembly *assembly, const struct node *node)
{
    int reg = plan_expression(assembly, node);
    if (node->type.kind == KIND_SHARE)
        return reg;
    struct step step = share_step(STEP_SHARE_OF, reg, REGISTER_NONE);
    step.divisor = node->type.bottom;
    return assemble_step(assembly, step, LANE_SHARE);
}

static int plan_made(struct assembly *assembly, const struct node *node)
{
    const struct node *a = node->args[0], *b = node->args[1];
    wide common = wide_gcd(a->type.bottom, b->type.bottom);
    int top = plan_expression(assembly, a);
    struct step step = share_step(STEP_SHARE, top, plan_expression(assembly, b));
    step.constant = b->type.bottom / common;
    step.divisor = a->type.bottom / common;
    return assemble_step(assembly, step, LANE_SHARE);
}

/* + - * largest smallest: one operand after the other; one alone with itself, to be present. */
static int plan_folded(struct assembly *assembly, const struct node *node)
{
    static const uint8_t codes[OP_END] = { [OP_ADD] = STEP_SHARE_ADD,
                                           [OP_SUBTRACT] = STEP_SHARE_SUBTRACT,
                                           [OP_MULTIPLY] = STEP_SHARE_MULTIPLY,
                                           [OP_LARGEST] = STEP_SHARE_LARGEST,
                                           [OP_SMALLEST] = STEP_SHARE_SMALLEST };
    int reg = plan_as_share(assembly, node->args[0]);
    if (node->arg_count == 1)
        return assemble_step(assembly, share_step(STEP_SHARE_LARGEST, reg, reg), LANE_SHARE);
    for (int i = 1; i < node->arg_count; i++) {
        int other = plan_as_share(assembly, node->args[i]);
        reg = assemble_step(assembly, share_step(codes[node->op], reg, other), LANE_SHARE);
    }
    return reg;
}

/* By a literal p/q: times q/p. */
static int plan_divided(struct assembly *assembly, const struct node *node)
{
    wide sign = node->number.top < 0 ? -1 : 1;
    int a = plan_as_share(assembly, node->args[0]);
    wide times = sign * node->number.bottom;
    int factor = assemble_constant(assembly, lane_for(times, times), times);
    struct step step = share_step(STEP_SHARE_OF, factor, REGISTER_NONE);
    step.divisor = sign * node->number.top;
    int b = assemble_step(assembly, step, LANE_SHARE);
    return assemble_step(assembly, share_step(STEP_SHARE_MULTIPLY, a, b), LANE_SHARE);
}

static int plan_rounded(struct assembly *assembly, const struct node *node)
{
    struct step step =
        share_step(STEP_SHARE_ROUND, plan_as_share(assembly, node->args[0]), REGISTER_NONE);
    step.constant = node->type.bottom;
    step.mode = (uint8_t)node->mode;
    return assemble_step(assembly, step, lane_of(&node->type));
}

static int plan_compared(struct assembly *assembly, const struct node *node)
{
    bool turned = node->op == OP_AT_MOST || node->op == OP_BELOW;
    const struct node *a = node->args[turned], *b = node->args[!turned];
    int left = plan_as_share(assembly, a);
    struct step step =
        share_step(node->op == OP_IS                                   ? STEP_SHARE_EQUAL
                   : node->op == OP_AT_LEAST || node->op == OP_AT_MOST ? STEP_SHARE_AT_LEAST
                                                                       : STEP_SHARE_ABOVE,
                   left, plan_as_share(assembly, b));
    step.mode = plan_direct(a, b);
    return assemble_step(assembly, step, LANE_8);
}

int plan_share(struct assembly *assembly, const struct node *node)
{
    switch (node->op) {
    case OP_SHARE:
        return plan_made(assembly, node);
    case OP_DIVIDE:
    case OP_AS:
        return plan_divided(assembly, node);
    case OP_NEGATE:
        return assemble_step(
            assembly,
            share_step(STEP_SHARE_NEGATE, plan_as_share(assembly, node->args[0]), REGISTER_NONE),
            LANE_SHARE);
    case OP_ROUNDED:
        return plan_rounded(assembly, node);
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_LARGEST:
    case OP_SMALLEST:
        return plan_folded(assembly, node);
    default:
        return plan_compared(assembly, node);
    }
}
