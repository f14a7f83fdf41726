/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions to steps. Every number register is an integer over a scale (a denominator) that is
   known here; operands are brought to the scale and lane that an operation needs, which freeze has
   proved to fit. */
#include "core/judge/assemble.h"

static enum lane lane_max(enum lane a, enum lane b)
{
    return a > b ? a : b;
}

/* The lane of a value of this type at another scale. */
static enum lane lane_at(const struct type *type, wide bottom)
{
    if (!type_has_bottom(type))
        return lane_of(type);
    /* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): at least 1 where a type has a bottom */
    wide factor = bottom / type->bottom;
    return lane_for(type->min * factor, type->max * factor);
}

static int assemble_scale(struct assembly *assembly, int reg, wide factor, enum lane lane)
{
    if (assembly->failed)
        return 0;
    if (factor == 1 && assembly->program->registers[reg].lane == lane)
        return reg;
    struct step step = step_make(STEP_SCALE, lane, reg, REGISTER_NONE);
    step.constant = factor;
    return assemble_step(assembly, step, lane);
}

int plan_convert(struct assembly *assembly, int reg, const struct type *from, wide bottom,
                 enum lane lane)
{
    if (!type_has_bottom(from))
        return reg;
    /* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): as above */
    return assemble_scale(assembly, reg, bottom / from->bottom, lane);
}

int plan_scaled(struct assembly *assembly, const struct node *node, wide bottom, enum lane lane)
{
    if (node->op == OP_NUMBER) {
        /* In the scale at once: a literal costs no step. */
        return assemble_constant(assembly, lane, node->number.top * (bottom / node->number.bottom));
    }
    return plan_convert(assembly, plan_expression(assembly, node), &node->type, bottom, lane);
}

/* ---- Leaves ---------------------------------------------------------------------------------- */

static int plan_text(struct assembly *assembly, const struct node *node)
{
    if (node->type.kind == KIND_DAY)
        return assemble_constant(assembly, LANE_32, node->day);
    return assemble_constant(assembly, lane_of(&node->type), node->code);
}

static int plan_leaf(struct assembly *assembly, const struct node *node)
{
    enum lane lane = lane_of(&node->type);
    struct step step = step_make(STEP_FIELD, lane, REGISTER_NONE, REGISTER_NONE);
    switch (node->op) {
    case OP_NUMBER:
        return assemble_constant(assembly, lane,
                                 node->number.top * (node->type.bottom / node->number.bottom));
    case OP_TEXT:
        return plan_text(assembly, node);
    case OP_DAY:
        return assemble_constant(assembly, LANE_32, node->day);
    case OP_PARAMETER:
        step.code = STEP_PARAMETER;
        step.what = node->parameter;
        return assemble_step(assembly, step, lane);
    case OP_LAW_DAY:
        step.code = STEP_LAW_DAY;
        return assemble_step(assembly, step, lane);
    default:
        step.what = &node->field;
        return assemble_step(assembly, step, lane);
    }
}

static int plan_parameter_at(struct assembly *assembly, const struct node *node)
{
    int on = node->has_on ? plan_expression(assembly, node->args[0]) : REGISTER_NONE;
    bool has_of = node->arg_count > (node->has_on ? 1 : 0);
    int of = has_of ? plan_expression(assembly, node->args[node->arg_count - 1]) : REGISTER_NONE;
    enum lane lane = lane_of(&node->type);
    struct step step = step_make(STEP_PARAMETER_AT, lane, on, of);
    step.what = node;
    return assemble_step(assembly, step, lane);
}

static int plan_place(struct assembly *assembly, const struct node *node)
{
    bool is_test = node->op == OP_LIES_IN;
    enum lane lane = lane_of(&node->type);
    int place = plan_expression(assembly, node->args[0]), other = REGISTER_NONE;
    if (is_test && node->args[1]->op != OP_TEXT)
        other = plan_expression(assembly, node->args[1]);
    struct step step = step_make(is_test ? STEP_LIES_IN : STEP_REGION_OF, lane, place, other);
    step.what = node;
    return assemble_step(assembly, step, lane);
}

/* ---- Tests ----------------------------------------------------------------------------------- */

static bool node_is_attribute(const struct node *node)
{
    return node->op == OP_FIELD && node->field.attribute;
}

uint8_t plan_direct(const struct node *a, const struct node *b)
{
    return (uint8_t)((node_is_attribute(a) ? DIRECT_A : 0) |
                     (b && node_is_attribute(b) ? DIRECT_B : 0));
}

/* Whether an attribute may be absent or open, by itself or by a reference on the way. */
static bool field_is_optional(const struct field *field)
{
    for (int i = 0; i < field->step_count; i++)
        if (field->steps[i]->optional)
            return true;
    return field->attribute->optional;
}

int plan_test(struct assembly *assembly, const struct node *node)
{
    int reg = plan_expression(assembly, node);
    if (!node_is_attribute(node) || !field_is_optional(&node->field))
        return reg; /* known or unknown: as wanted */
    struct step step = step_make(STEP_TEST, LANE_8, reg, REGISTER_NONE);
    step.mode = DIRECT_A;
    return assemble_step(assembly, step, LANE_8);
}

static int plan_comparison(struct assembly *assembly, enum step_code code, enum lane lane, int left,
                           int right, uint8_t direct)
{
    struct step step = step_make(code, lane, left, right);
    step.mode = direct;
    return assemble_step(assembly, step, LANE_8);
}

static int plan_compare_pair(struct assembly *assembly, enum op op, const struct node *a,
                             const struct node *b)
{
    wide bottom = 1;
    if (!wide_lcm(a->type.bottom ? a->type.bottom : 1, b->type.bottom ? b->type.bottom : 1,
                  &bottom))
        bottom = 1; /* cannot be: freeze refused it */
    enum lane lane = lane_max(lane_at(&a->type, bottom), lane_at(&b->type, bottom));
    int left = plan_scaled(assembly, a, bottom, lane);
    int right = plan_scaled(assembly, b, bottom, lane);
    switch (op) {
    case OP_AT_LEAST:
        return plan_comparison(assembly, STEP_AT_LEAST, lane, left, right, plan_direct(a, b));
    case OP_AT_MOST:
        return plan_comparison(assembly, STEP_AT_LEAST, lane, right, left, plan_direct(b, a));
    case OP_ABOVE:
        return plan_comparison(assembly, STEP_ABOVE, lane, left, right, plan_direct(a, b));
    case OP_BELOW:
        return plan_comparison(assembly, STEP_ABOVE, lane, right, left, plan_direct(b, a));
    default:
        return plan_comparison(assembly, STEP_EQUAL, lane, left, right, plan_direct(a, b));
    }
}

static int plan_compare(struct assembly *assembly, const struct node *node)
{
    return plan_compare_pair(assembly, node->op, node->args[0], node->args[1]);
}

static int plan_is(struct assembly *assembly, const struct node *node)
{
    enum kind kind = node->args[0]->type.kind;
    if (kind == KIND_NUMBER || kind == KIND_DAY)
        return plan_compare(assembly, node);
    int a = plan_expression(assembly, node->args[0]);
    int b = plan_expression(assembly, node->args[1]);
    return plan_comparison(assembly, STEP_SAME, lane_of(&node->args[0]->type), a, b,
                           plan_direct(node->args[0], node->args[1]));
}

static int plan_one_of(struct assembly *assembly, const struct node *node)
{
    int a = plan_expression(assembly, node->args[0]);
    struct step step = step_make(STEP_ONE_OF, lane_of(&node->args[0]->type), a, REGISTER_NONE);
    step.mode = plan_direct(node->args[0], NULL);
    step.count = node->arg_count - 1;
    step.first = assembly->failed ? 0 : assembly->program->code_count;
    for (int i = 1; i < node->arg_count; i++)
        assemble_code(assembly, node->args[i]->code);
    return assemble_step(assembly, step, LANE_8);
}

/* all, any or none over registers; a frame takes at most LOGIC_MOST at once, so longer lists
   nest. */
static int plan_logic(struct assembly *assembly, enum step_code code, int *tests, int count)
{
    enum { LOGIC_MOST = 64 };
    while (count > LOGIC_MOST) {
        int groups = 0;
        enum step_code inner = code == STEP_NONE ? STEP_ANY : code;
        for (int first = 0; first < count; first += LOGIC_MOST) {
            int size = count - first < LOGIC_MOST ? count - first : LOGIC_MOST;
            tests[groups++] = plan_logic(assembly, inner, tests + first, size);
        }
        count = groups;
    }
    struct step step = step_make(code, LANE_8, REGISTER_NONE, REGISTER_NONE);
    step.first = assemble_operands(assembly, tests, count);
    step.count = count;
    return assemble_step(assembly, step, LANE_8);
}

/* Numbers and days have no codes: any of :is (a), :is (b) ... */
static int plan_one_number(struct assembly *assembly, const struct node *node)
{
    int *tests = arena_alloc(assembly->arena, (size_t)node->arg_count, sizeof *tests);
    if (!tests) {
        assembly->failed = true;
        return 0;
    }
    for (int i = 1; i < node->arg_count; i++)
        tests[i - 1] = plan_compare_pair(assembly, OP_IS, node->args[0], node->args[i]);
    return plan_logic(assembly, STEP_ANY, tests, node->arg_count - 1);
}

static int plan_all(struct assembly *assembly, const struct node *node)
{
    int *tests = arena_alloc(assembly->arena, (size_t)node->arg_count, sizeof *tests);
    if (!tests) {
        assembly->failed = true;
        return 0;
    }
    for (int i = 0; i < node->arg_count; i++)
        tests[i] = plan_test(assembly, node->args[i]);
    return plan_logic(assembly,
                      node->op == OP_ALL   ? STEP_ALL
                      : node->op == OP_ANY ? STEP_ANY
                                           : STEP_NONE,
                      tests, node->arg_count);
}

/* ---- Arithmetic ------------------------------------------------------------------------------ */

static bool node_may_be_absent(const struct node *node)
{
    const struct field *field = node->op >= OP_COUNT ? &node->args[0]->field : &node->field;
    bool may = node->op == OP_FIELD && field->attribute && field->attribute->optional;
    if (node->op == OP_FIELD || node->op >= OP_COUNT)
        for (int i = 0; i < field->step_count; i++)
            may = may || field->steps[i]->optional;
    for (int i = 1; node->op == OP_BY && i < node->arg_count; i++)
        may = may || node_may_be_absent(node->args[i]);
    return may;
}

int plan_present(struct assembly *assembly, const struct node *node, int reg)
{
    if (assembly->failed || !node_may_be_absent(node))
        return reg;
    enum lane lane = assembly->program->registers[reg].lane;
    int zero = assemble_constant(assembly, lane, 0);
    return assemble_step(assembly, step_make(STEP_ADD, lane, reg, zero), lane);
}

/* + - largest smallest: all operands in the scale of the result. */
static int plan_sum(struct assembly *assembly, const struct node *node)
{
    static const uint8_t codes[OP_END] = { [OP_ADD] = STEP_ADD,
                                           [OP_SUBTRACT] = STEP_SUBTRACT,
                                           [OP_LARGEST] = STEP_LARGEST,
                                           [OP_SMALLEST] = STEP_SMALLEST };
    enum lane lane = lane_of(&node->type);
    for (int i = 0; i < node->arg_count; i++)
        lane = lane_max(lane, lane_at(&node->args[i]->type, node->type.bottom));
    int reg = plan_scaled(assembly, node->args[0], node->type.bottom, lane);
    if (node->arg_count == 1)
        return plan_present(assembly, node->args[0], reg);
    for (int i = 1; i < node->arg_count; i++) {
        int other = plan_scaled(assembly, node->args[i], node->type.bottom, lane);
        reg = assemble_step(assembly, step_make(codes[node->op], lane, reg, other), lane);
    }
    return reg;
}

/* reg over `from`, brought to the scale `to`; rounded by mode where it does not lie on it. */
static int plan_round(struct assembly *assembly, int reg, const struct type *type, wide to,
                      enum rounding mode)
{
    wide common = wide_gcd(type->bottom, to);
    wide factor = to / common, divisor = type->bottom / common;
    wide low = type->min * factor, high = type->max * factor;
    enum lane lane = lane_for(low, high);
    if (divisor == 1)
        return assemble_scale(assembly, reg, factor, lane);
    lane = lane_max(lane, lane_for(0, divisor)); /* which may be larger than what it divides */
    reg = assemble_scale(assembly, reg, 1, lane);
    struct step step = step_make(STEP_ROUND, lane, reg, REGISTER_NONE);
    step.constant = factor;
    step.divisor = divisor;
    step.mode = (uint8_t)mode;
    step.is_small = lane_for(low - divisor, high + divisor) == lane;
    return assemble_step(assembly, step, lane);
}

static int plan_rounded(struct assembly *assembly, const struct node *node)
{
    const struct node *a = node->args[0];
    int reg = plan_present(assembly, a, plan_expression(assembly, a));
    return plan_round(assembly, reg, &a->type, node->type.bottom, node->mode);
}

static int plan_multiply(struct assembly *assembly, const struct node *node)
{
    const struct node *a = node->args[0], *b = node->args[1];
    struct type product = node->type;
    product.bottom = a->type.bottom * b->type.bottom;
    wide corners[4] = { a->type.min * b->type.min, a->type.min * b->type.max,
                        a->type.max * b->type.min, a->type.max * b->type.max };
    product.min = product.max = corners[0];
    for (int i = 1; i < 4; i++) {
        if (corners[i] < product.min)
            product.min = corners[i];
        if (corners[i] > product.max)
            product.max = corners[i];
    }
    enum lane lane = lane_max(lane_for(product.min, product.max),
                              lane_max(lane_of(&a->type), lane_of(&b->type)));
    int left = plan_scaled(assembly, a, a->type.bottom, lane);
    int right = plan_scaled(assembly, b, b->type.bottom, lane);
    int reg = assemble_step(assembly, step_make(STEP_MULTIPLY, lane, left, right), lane);
    return plan_round(assembly, reg, &product, node->type.bottom, ROUND_DOWN);
}

/* A literal divisor p/q: times q, over a scale that is p times as fine. */
static int plan_divide(struct assembly *assembly, const struct node *node)
{
    const struct node *a = node->args[0];
    struct type quotient = a->type;
    wide sign = node->number.top < 0 ? -1 : 1;
    quotient.bottom = a->type.bottom * (node->number.top * sign);
    wide times = node->number.bottom * sign;
    wide low = a->type.min * times, high = a->type.max * times;
    quotient.min = low < high ? low : high;
    quotient.max = low < high ? high : low;
    enum lane lane = lane_max(lane_for(quotient.min, quotient.max), lane_of(&a->type));
    int reg = assemble_scale(assembly, plan_expression(assembly, a), times, lane);
    return plan_round(assembly, plan_present(assembly, a, reg), &quotient, node->type.bottom,
                      ROUND_DOWN);
}

static int plan_negate(struct assembly *assembly, const struct node *node)
{
    enum lane lane = lane_max(lane_of(&node->type), lane_of(&node->args[0]->type));
    int a = plan_scaled(assembly, node->args[0], node->type.bottom, lane);
    return assemble_step(assembly, step_make(STEP_NEGATE, lane, a, REGISTER_NONE), lane);
}

static bool is_duration_of(const struct node *duration, enum op op)
{
    bool months = duration->op == OP_MONTHS || duration->op == OP_YEARS;
    return op == OP_MONTHS ? months : duration->op == op;
}

/* The months, days or working days of a move: the sum of its durations, or REGISTER_NONE. */
static int plan_durations(struct assembly *assembly, const struct node *move, enum op op)
{
    int sum = REGISTER_NONE;
    for (int i = 1; i < move->arg_count; i++) {
        const struct node *duration = move->args[i];
        if (!is_duration_of(duration, op))
            continue;
        wide factor = (wide)(duration->op == OP_YEARS ? 12 : 1) * move->signs[i - 1];
        enum lane lane = LANE_64;
        int reg = plan_scaled(assembly, duration->args[0], 1, lane);
        reg = assemble_scale(assembly, reg, factor, lane);
        sum = sum == REGISTER_NONE
                  ? reg
                  : assemble_step(assembly, step_make(STEP_ADD, lane, sum, reg), lane);
    }
    return sum;
}

static int plan_working(struct assembly *assembly, enum step_code code, int a, int b)
{
    struct step step = step_make(code, LANE_32, a, b);
    step.what = &assembly->pack->working;
    return assemble_step(assembly, step, LANE_32);
}

/* Years and months first, once, clamped to the month; then days. In LANE_64, so that a sum of
   durations cannot leave the lane before the day is known to exist (freeze). */
static int plan_move(struct assembly *assembly, const struct node *node)
{
    int day = assemble_scale(assembly, plan_expression(assembly, node->args[0]), 1, LANE_64);
    int months = plan_durations(assembly, node, OP_MONTHS);
    int days = plan_durations(assembly, node, OP_DAYS);
    int working = plan_durations(assembly, node, OP_WORKING_DAYS);
    if (months != REGISTER_NONE)
        day = assemble_step(assembly, step_make(STEP_ADD_MONTHS, LANE_64, day, months), LANE_64);
    if (days != REGISTER_NONE)
        day = assemble_step(assembly, step_make(STEP_ADD, LANE_64, day, days), LANE_64);
    if (working != REGISTER_NONE)
        return plan_working(assembly, STEP_WORKING_ADD, day, working);
    return assemble_scale(assembly, day, 1, LANE_32);
}

static int plan_days(struct assembly *assembly, const struct node *node)
{
    int a = plan_expression(assembly, node->args[0]);
    if (node->op == OP_YEAR_END) {
        struct step step = step_make(STEP_YEAR_END, LANE_32, a, REGISTER_NONE);
        step.constant = node->arg_count > 1 ? node->args[1]->number.top : 0;
        return assemble_step(assembly, step, LANE_32);
    }
    int b = plan_expression(assembly, node->args[1]);
    if (node->op == OP_WORKING_DAYS_TO)
        return plan_working(assembly, STEP_WORKING_TO, a, b);
    if (node->op == OP_DAYS_TO)
        return assemble_step(assembly, step_make(STEP_SUBTRACT, LANE_32, b, a), LANE_32);
    struct step step =
        step_make(node->op == OP_YEARS_TO ? STEP_YEARS_TO : STEP_MONTHS_TO, LANE_32, a, b);
    step.mode = node->started;
    return assemble_step(assembly, step, LANE_32);
}

/* ---- Choosing and members -------------------------------------------------------------------- */

/* The value of one key, the `index`-th that is not `other`: for the rows only that have it, where
   that pays. */
static int plan_key(struct assembly *assembly, const struct node *node, int i,
                    const struct keys *keys, int index)
{
    const struct node *value = node->args[1 + i];
    bool share = node->type.kind == KIND_SHARE, other = node->codes[i] < 0;
    int none = REGISTER_NONE;
    int weight = keys->count > 0 ? plan_weight(assembly, value) : 0;
    bool apart =
        weight > 0 &&
        assembly_enter(assembly, keys, other ? 0 : index, other ? keys->count : 1,
                       (other ? BRANCH_OTHERS : 0) | (weight < BRANCH_WEIGHT ? 0 : BRANCH_PACKED));
    int reg = share ? plan_as_share(assembly, value)
                    : plan_scaled(assembly, value, node->type.bottom, lane_of(&node->type));
    if (apart)
        assembly_leave(assembly, &reg, &none);
    return reg;
}

static int plan_by(struct assembly *assembly, const struct node *node)
{
    const struct node *selector = node->args[0];
    bool share = node->type.kind == KIND_SHARE;
    enum lane lane = lane_of(&node->type);
    int count = node->arg_count - 1, kept = 0;
    int *values = arena_alloc(assembly->arena, (size_t)count, sizeof *values);
    if (!values) {
        assembly->failed = true;
        return 0;
    }
    bool yes_no = selector->type.kind == KIND_YES_NO;
    int selected = yes_no ? plan_test(assembly, selector) : plan_expression(assembly, selector);
    struct step step = step_make(share ? STEP_SHARE_BY : STEP_BY, lane, selected, REGISTER_NONE);
    step.selector_yes_no = yes_no;
    step.choice_count = step.selector_yes_no ? 2 : selector->type.choices->count;
    int first_code = assembly->failed ? 0 : assembly->program->code_count;
    struct keys keys = { selected, yes_no, first_code, 0 };
    for (int i = 0; i < count; i++) {
        if (node->codes[i] < 0)
            continue;
        assemble_code(assembly, node->codes[i]);
        keys.count++;
    }
    for (int i = 0; i < count; i++) {
        int reg = plan_key(assembly, node, i, &keys, kept);
        if (node->codes[i] < 0)
            step.other = reg;
        else
            values[kept++] = reg;
    }
    step.first = assemble_operands(assembly, values, kept);
    step.count = kept;
    step.constant = first_code;
    return assemble_step(assembly, step, lane);
}

/* The tests are read where it is explained. */
static int plan_no_value(struct assembly *assembly, const struct node *node)
{
    for (int i = 0; i < node->arg_count; i++)
        plan_test(assembly, node->args[i]);
    enum lane lane = lane_of(&node->type);
    struct step step = step_make(STEP_NO_VALUE, lane, REGISTER_NONE, REGISTER_NONE);
    step.mode = node->op == OP_CLASH ? STATE_FAULT : STATE_GAP;
    return assemble_step(assembly, step, lane);
}

/* Sets of months, and what is counted of them. */
static int plan_months(struct assembly *assembly, const struct node *node)
{
    static const uint8_t codes[OP_END] = {
        [OP_BETWEEN] = STEP_MONTHS_BETWEEN,    [OP_JOIN] = STEP_MONTHS_JOIN,
        [OP_PART] = STEP_MONTHS_PART,          [OP_WITHIN] = STEP_MONTHS_WITHIN,
        [OP_MONTHS_COUNT] = STEP_MONTHS_COUNT, [OP_LONGEST_RUN] = STEP_MONTHS_RUN,
    };
    int a = plan_expression(assembly, node->args[0]), b = REGISTER_NONE;
    if (node->arg_count > 1)
        b = plan_expression(assembly, node->args[1]);
    struct step step = step_make(codes[node->op], lane_of(&node->type), a, b);
    step.constant = node->places;
    return assemble_step(assembly, step, lane_of(&node->type));
}

static int plan_fold(struct assembly *assembly, const struct node *node)
{
    struct fold *fold = arena_alloc(assembly->arena, 1, sizeof *fold);
    struct assembly inner = { .region = assembly->region, .interval = assembly->interval };
    if (!fold || !assembly_start(&inner, assembly->pack, assembly->arena)) {
        assembly->failed = true;
        return 0;
    }
    enum lane lane = lane_of(&node->type);
    const struct node *value = members_value(node), *test = members_test(node);
    const struct node *if_none = members_if_none(node);
    fold->op = node->op;
    fold->node = node;
    fold->list = &node->args[0]->field;
    fold->test = test ? plan_test(&inner, test) : REGISTER_NONE;
    fold->value = value ? plan_scaled(&inner, value, node->type.bottom,
                                      lane_max(lane, lane_at(&value->type, node->type.bottom)))
                        : REGISTER_NONE;
    fold->until = REGISTER_NONE;
    if (members_until(node))
        fold->until = plan_expression(&inner, members_until(node));
    inner.program->result = fold->value;
    inner.program->result_until = fold->until;
    inner.program->result_rules = fold->test; /* both must outlive the last step */
    assembly_finish(&inner);
    struct program *program = assembly->program;
    if (inner.failed ||
        arena_grow(assembly->arena, &program->members, (size_t)program->member_count,
                   &program->member_room, sizeof *program->members) != BYLAW_OK) {
        assembly->failed = true;
        return 0;
    }
    fold->member = program->member_count;
    program->members[program->member_count++] = inner.program;
    bool is_test = node->type.kind == KIND_YES_NO;
    struct step step = step_make(STEP_FOLD, lane, REGISTER_NONE, REGISTER_NONE);
    step.what = fold;
    if (if_none) /* may have folds of its own */
        step.a = plan_present(assembly, if_none,
                              plan_scaled(assembly, if_none, node->type.bottom, lane));
    return assemble_step(assembly, step, is_test ? LANE_8 : lane);
}

/* ---- Formulas ------------------------------------------------------------------------------- */

static int plan_formula(struct assembly *assembly, const struct node *node)
{
    int *inputs = arena_alloc(assembly->arena, (size_t)node->arg_count, sizeof *inputs);
    if (!inputs) {
        assembly->failed = true;
        return 0;
    }
    for (int i = 0; i < node->arg_count; i++) {
        const struct node *arg = node->args[i];
        wide bottom = number_power10(node->formula->input_places[i]);
        inputs[i] = plan_scaled(assembly, arg, bottom, lane_at(&arg->type, bottom));
    }
    enum lane lane = lane_of(&node->type);
    struct step step = step_make(STEP_FORMULA, lane, REGISTER_NONE, REGISTER_NONE);
    step.what = node;
    step.first = assemble_operands(assembly, inputs, node->arg_count);
    step.count = node->arg_count;
    return assemble_step(assembly, step, lane);
}

int plan_expression(struct assembly *assembly, const struct node *node)
{
    if (assembly->failed)
        return 0;
    int reg = assembly_find_node(assembly, node);
    if (reg != REGISTER_NONE)
        return reg;
    if (node->op <= OP_LAW_DAY)
        reg = plan_leaf(assembly, node);
    else if (plan_reads_share(node))
        reg = plan_share(assembly, node);
    else if (node->op <= OP_BELOW)
        reg = plan_compare(assembly, node);
    else if (node->op == OP_IS)
        reg = plan_is(assembly, node);
    else if (node->op == OP_ONE_OF &&
             (node->args[0]->type.kind == KIND_NUMBER || node->args[0]->type.kind == KIND_DAY))
        reg = plan_one_number(assembly, node);
    else if (node->op == OP_ONE_OF)
        reg = plan_one_of(assembly, node);
    else if (node->op == OP_LIES_IN || node->op == OP_REGION_OF)
        reg = plan_place(assembly, node);
    else if (node->op == OP_HAS)
        reg = plan_comparison(assembly, STEP_HAS, LANE_8, plan_expression(assembly, node->args[0]),
                              REGISTER_NONE, plan_direct(node->args[0], NULL));
    else if (node->op <= OP_NONE)
        reg = plan_all(assembly, node);
    else if (node->op == OP_MULTIPLY)
        reg = plan_multiply(assembly, node);
    else if (node->op == OP_DIVIDE || node->op == OP_AS)
        reg = plan_divide(assembly, node);
    else if (node->op == OP_NEGATE)
        reg = plan_negate(assembly, node);
    else if (node->op == OP_ROUNDED)
        reg = plan_rounded(assembly, node);
    else if (node->op <= OP_SMALLEST)
        reg = plan_sum(assembly, node);
    else if (node->op == OP_MOVE)
        reg = plan_move(assembly, node);
    else if (node->op >= OP_BETWEEN && node->op <= OP_LONGEST_RUN)
        reg = plan_months(assembly, node);
    else if (node->op <= OP_YEAR_END)
        reg = plan_days(assembly, node);
    else if (node->op == OP_PARAMETER_AT)
        reg = plan_parameter_at(assembly, node);
    else if (node->op == OP_BY)
        reg = plan_by(assembly, node);
    else if (node->op == OP_FORMULA)
        reg = plan_formula(assembly, node);
    else if (node->op == OP_CLASH || node->op == OP_SILENT)
        reg = plan_no_value(assembly, node);
    else
        reg = plan_fold(assembly, node);
    assemble_trace(assembly, node, reg);
    return reg;
}
