/* SPDX-License-Identifier: Apache-2.0 */
/* Values to programs: versions, and the rules of a decision as they combine. */
#include "core/judge/assemble.h"

#include <string.h>

/* A node in the scale and lane of a value. */
static int plan_as_value(struct assembly *assembly, const struct value *value,
                         const struct node *node)
{
    if (!type_has_bottom(&value->type))
        return plan_expression(assembly, node);
    return plan_scaled(assembly, node, value->type.bottom, lane_of(&value->type));
}

static int plan_class(struct assembly *assembly, const struct value *value,
                      const struct version *version)
{
    int x = plan_expression(assembly, version->gives);
    enum lane lane = assembly->failed ? LANE_32 : assembly->program->registers[x].lane;
    struct step step = step_make(STEP_BAND, lane, x, REGISTER_NONE);
    step.first = assembly->failed ? 0 : assembly->program->bound_count;
    for (int i = 0; i < version->band_count; i++) {
        if (version->bands[i]->has_below) {
            assemble_bound(assembly, version->bands[i]->below_scaled);
            step.count++;
        }
    }
    step.constant = assembly->failed ? 0 : assembly->program->code_count;
    for (int i = 0; i < version->band_count; i++)
        assemble_code(assembly, choices_find(&value->choices, version->bands[i]->name));
    return assemble_step(assembly, step, lane_of(&value->type));
}

/* ---- Rules ---------------------------------------------------------------------------------- */

static int32_t rule_code(const struct rule *rule)
{
    return rule ? rule->index + 1 : RULE_NONE;
}

/* One step that combines parts over a base; sets the ruling's result. */
static void plan_combination(struct assembly *assembly, const struct value *value,
                             struct ruling *ruling, struct part base)
{
    bool combined = value->combine != COMBINE_NONE && !ruling->rule && !ruling->base;
    struct step step = step_make(combined ? STEP_COMBINE : STEP_RULES, lane_of(&value->type),
                                 REGISTER_NONE, REGISTER_NONE);
    step.mode = combined ? (uint8_t)value->combine : 0;
    step.base = base;
    step.count = ruling->part_count;
    for (int i = 0; i < ruling->part_count; i++) {
        const struct ruling *part = ruling->parts[i];
        int at = assemble_part(assembly, (struct part){ part->test, part->result, part->rules,
                                                        rule_code(part->rule) });
        if (i == 0)
            step.first = at;
    }
    step.rules = assemble_register(assembly, LANE_32);
    ruling->rules = step.rules;
    ruling->result = assemble_step(assembly, step, lane_of(&value->type));
}

static struct ruling *ruling_new(struct assembly *assembly, const struct rule *rule)
{
    struct ruling *ruling = arena_alloc(assembly->arena, 1, sizeof *ruling);
    if (!ruling) {
        assembly->failed = true;
        return NULL;
    }
    ruling->rule = rule;
    ruling->test = ruling->own = ruling->result = ruling->rules = REGISTER_NONE;
    ruling->claim = REGISTER_NONE;
    return ruling;
}

/* may_branch: nobody asks what it gives where its test is no. */
static struct ruling *plan_rule(struct assembly *assembly, const struct value *value,
                                const struct rule *rule, bool may_branch);

/* A test in which absent is no already. */
static int plan_decided_test(struct assembly *assembly, int test)
{
    struct step all = step_make(STEP_ALL, LANE_8, REGISTER_NONE, REGISTER_NONE);
    all.first = assemble_operands(assembly, &test, 1);
    all.count = 1;
    return assemble_step(assembly, all, LANE_8);
}

/* The test of a rule; without one yes, without a rule no. */
static int plan_part_test(struct assembly *assembly, const struct ruling *ruling)
{
    if (!ruling || ruling->test == REGISTER_NONE)
        return assemble_constant(assembly, LANE_8, ruling != NULL);
    return plan_decided_test(assembly, ruling->test);
}

/* A test by whether an old rule claims a row: its own test, else that of what counts now. */
static int plan_claimed_test(struct assembly *assembly, const struct ruling *ruling)
{
    int values[] = { plan_part_test(assembly, ruling->old),
                     plan_part_test(assembly, ruling->base) };
    struct step step = step_make(STEP_BY, LANE_8, ruling->claim, REGISTER_NONE);
    step.selector_yes_no = true;
    step.choice_count = step.count = 2;
    step.constant = assemble_code(assembly, 1);
    assemble_code(assembly, 0);
    step.first = assemble_operands(assembly, values, 2);
    return assemble_step(assembly, step, LANE_8);
}

/* An old rule that goes on for some rows, before what counts for the others (now; NULL: nothing).
 */
static struct ruling *plan_claim(struct assembly *assembly, const struct value *value,
                                 const struct rule *old, struct ruling *now)
{
    struct ruling *ruling = ruling_new(assembly, old);
    if (!ruling)
        return NULL;
    ruling->claim = plan_decided_test(assembly, plan_test(assembly, old->transitional));
    ruling->old = plan_rule(assembly, value, old, false);
    ruling->base = now;
    if (!ruling->old)
        return NULL;
    ruling->test = plan_claimed_test(assembly, ruling);
    ruling->result = ruling->old->result;
    ruling->rules = ruling->old->rules;
    if (!now)
        return ruling;
    struct step step = step_make(STEP_RULES, lane_of(&value->type), REGISTER_NONE, REGISTER_NONE);
    step.first = assemble_part(
        assembly, (struct part){ ruling->claim, ruling->result, ruling->rules, rule_code(old) });
    step.count = 1;
    step.base = (struct part){ REGISTER_NONE, now->result, now->rules, rule_code(now->rule) };
    step.rules = assemble_register(assembly, LANE_32);
    ruling->rules = step.rules;
    ruling->result = assemble_step(assembly, step, lane_of(&value->type));
    return ruling;
}

/* The rules of one id that count together: those that go on, the oldest before the newer ones. */
static struct ruling *plan_rules(struct assembly *assembly, const struct value *value,
                                 const struct rule *const *rules, int count, int32_t after)
{
    const struct rule *old = NULL, *now = NULL;
    for (int i = 0; i < count; i++) {
        bool goes_on =
            pack_rule_goes_on(assembly->pack, rules[i], assembly->region, assembly->interval);
        if (!goes_on)
            now = rules[i];
        else if (rules[i]->ended > after && (!old || rules[i]->ended < old->ended))
            old = rules[i];
    }
    if (old)
        return plan_claim(assembly, value, old,
                          plan_rules(assembly, value, rules, count, old->ended));
    /* Beside one that goes on, each is asked where it is not certain which of them counts. */
    return now ? plan_rule(assembly, value, now, after == INT32_MIN) : NULL;
}

/* How many of the rules from the first on count together. */
static int together(const struct assembly *assembly, const struct rule *const *rules, int count)
{
    bool goes_on = false;
    int same = 0;
    while (same < count && strcmp(rules[same]->id, rules[0]->id) == 0)
        goes_on |=
            pack_rule_goes_on(assembly->pack, rules[same++], assembly->region, assembly->interval);
    return goes_on ? same : 1;
}

/* The rules under a parent (or, over, the exceptions to the decision), as pack_rules_under. */
static int find_parts(const struct assembly *assembly, const struct value *value,
                      const struct rule *parent, bool over, const struct rule **out, int room)
{
    return over ? pack_rules_over(assembly->pack, value, assembly->region, assembly->interval, out,
                                  room)
                : pack_rules_under(assembly->pack, value, parent, assembly->region,
                                   assembly->interval, out, room);
}

/* The rulings of the rules under a parent (or, over, of the exceptions to the decision). */
static void plan_parts(struct assembly *assembly, const struct value *value, struct ruling *ruling,
                       bool over)
{
    int count = find_parts(assembly, value, ruling->rule, over, NULL, 0);
    if (count == 0)
        return;
    const struct rule **rules = arena_alloc(assembly->arena, (size_t)count, sizeof *rules);
    ruling->parts = arena_alloc(assembly->arena, (size_t)count, sizeof *ruling->parts);
    if (!rules || !ruling->parts) {
        assembly->failed = true;
        return;
    }
    find_parts(assembly, value, ruling->rule, over, rules, count);
    for (int i = 0, same; i < count && !assembly->failed; i += same) {
        same = together(assembly, rules + i, count - i);
        ruling->parts[ruling->part_count] = plan_rules(assembly, value, rules + i, same, INT32_MIN);
        ruling->part_count += !assembly->failed;
    }
}

/* What a rule gives, with its exceptions, is gone through for the rows only that it applies to;
   false: it takes nothing. */
static bool plan_enter_rule(struct assembly *assembly, const struct rule *rule, int test)
{
    int weight = plan_weight(assembly, rule->gives);
    if (weight == 0)
        return false;
    struct keys yes = { test, true, assemble_code(assembly, 1), 1 };
    return assembly_enter(assembly, &yes, 0, 1, weight < BRANCH_WEIGHT ? 0 : BRANCH_PACKED);
}

static struct ruling *plan_rule(struct assembly *assembly, const struct value *value,
                                const struct rule *rule, bool may_branch)
{
    struct ruling *ruling = ruling_new(assembly, rule);
    if (!ruling)
        return NULL;
    bool apart = false;
    if (rule->when) {
        ruling->test = plan_test(assembly, rule->when);
        apart = may_branch && plan_enter_rule(assembly, rule, ruling->test);
    }
    ruling->own = plan_as_value(assembly, value, rule->gives);
    plan_parts(assembly, value, ruling, false);
    ruling->result = ruling->own;
    if (ruling->part_count > 0)
        plan_combination(
            assembly, value, ruling,
            (struct part){ REGISTER_NONE, ruling->own, REGISTER_NONE, rule_code(rule) });
    if (apart)
        assembly_leave(assembly, &ruling->result, &ruling->rules);
    return ruling;
}

static void plan_decision(struct assembly *assembly, const struct value *value)
{
    struct ruling *clauses = ruling_new(assembly, NULL);
    struct ruling *over = ruling_new(assembly, NULL);
    if (!clauses || !over)
        return;
    bool is_closed = pack_otherwise_in_force(assembly->pack, value, assembly->interval);
    if (is_closed)
        clauses->own = plan_as_value(assembly, value, value->otherwise);
    plan_parts(assembly, value, clauses, false);
    plan_combination(assembly, value, clauses,
                     (struct part){ REGISTER_NONE, clauses->own, REGISTER_NONE,
                                    is_closed ? RULE_OTHERWISE : RULE_NONE });
    plan_parts(assembly, value, over, true);
    if (assembly->failed)
        return;
    struct ruling *whole = clauses;
    if (over->part_count > 0) {
        over->base = clauses;
        plan_combination(
            assembly, value, over,
            (struct part){ REGISTER_NONE, clauses->result, clauses->rules, RULE_NONE });
        whole = over;
    }
    assembly->program->ruling = whole;
    assembly->program->result = whole->result;
    assembly->program->result_rules = whole->rules;
}

/* ---- Programs ------------------------------------------------------------------------------- */

struct program *plan_value(const struct bylaw_pack *pack, struct arena *arena,
                           const struct value *value, int region, int interval)
{
    struct assembly assembly = { .region = region, .interval = interval };
    if (!assembly_start(&assembly, pack, arena))
        return NULL;
    struct program *program = assembly.program;
    if (value->form == FORM_DECISION) {
        plan_decision(&assembly, value);
    } else {
        program->version = pack_version_at(pack, value, region, interval);
        if (program->version && value->form == FORM_CLASS)
            program->result = plan_class(&assembly, value, program->version);
        else if (program->version)
            program->result = plan_as_value(&assembly, value, program->version->lowered);
        if (program->version && value->form == FORM_POINTS) /* a sum, also of one item */
            program->result = plan_present(&assembly, program->version->lowered, program->result);
    }
    assembly_finish(&assembly);
    return assembly.failed ? NULL : program;
}

struct program *plan_node(const struct bylaw_pack *pack, struct arena *arena,
                          const struct node *node)
{
    struct assembly assembly = { 0 };
    if (!assembly_start(&assembly, pack, arena))
        return NULL;
    assembly.program->result = plan_expression(&assembly, node);
    assembly_finish(&assembly);
    return assembly.failed ? NULL : assembly.program;
}

int32_t *plan_signature(const struct bylaw_pack *pack, struct arena *arena,
                        const struct value *value, int region, int interval, int *count)
{
    *count = value->form == FORM_DECISION ? value->rule_count + 1 : 1;
    int32_t *signature = arena_alloc(arena, (size_t)*count + 1, sizeof *signature);
    if (!signature)
        return NULL;
    if (value->form == FORM_DECISION) {
        signature[value->rule_count] = pack_otherwise_in_force(pack, value, interval);
        for (int i = 0; i < value->rule_count; i++)
            signature[i] = pack_rule_in_force(pack, value->rules[i], region, interval) +
                           2 * pack_rule_goes_on(pack, value->rules[i], region, interval);
    } else {
        const struct version *version = pack_version_at(pack, value, region, interval);
        signature[0] = -1;
        for (int i = 0; i < value->version_count; i++)
            if (value->versions[i] == version)
                signature[0] = i;
    }
    return signature;
}
