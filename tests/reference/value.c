/* SPDX-License-Identifier: Apache-2.0 */
/* Named values: the region and day of a row, the statement in force, points, classes
   (docs/semantics.md, sections 5 and 6). */
#include "tests/reference/arithmetic.h"
#include "tests/reference/evaluator.h"

#include <stdlib.h>

struct evaluator *evaluator_new(struct facts *facts, int32_t day, int default_region)
{
    struct evaluator *evaluator = calloc(1, sizeof *evaluator);
    if (!evaluator)
        abort();
    evaluator->pack = facts->pack;
    evaluator->facts = facts;
    evaluator->day = day;
    evaluator->default_region = default_region;
    evaluator->answers = calloc((size_t)facts->pack->value_count + 1, sizeof(struct answer **));
    for (int i = 0; i < facts->pack->value_count && evaluator->answers; i++) {
        size_t rows = facts_table(facts, facts->pack->values[i]->entity)->rows;
        evaluator->answers[i] = calloc(rows + 1, sizeof(struct answer *));
        if (!evaluator->answers[i])
            abort();
    }
    if (!evaluator->answers)
        abort();
    return evaluator;
}

void evaluator_free(struct evaluator *evaluator)
{
    for (int i = 0; i < evaluator->pack->value_count; i++) {
        size_t rows = facts_table(evaluator->facts, evaluator->pack->values[i]->entity)->rows;
        for (size_t row = 0; row < rows; row++) {
            if (evaluator->answers[i][row])
                free(evaluator->answers[i][row]->named);
            free(evaluator->answers[i][row]);
        }
        free(evaluator->answers[i]);
    }
    free(evaluator->answers);
    results_free(&evaluator->results);
    free(evaluator);
}

/* ---- Region and day ---- */

static bool node_is_regional(const struct node *node)
{
    if (!node)
        return false;
    bool regional = false;
    bool is_here = node->op == OP_PARAMETER || (node->op == OP_PARAMETER_AT && !node->text &&
                                                !node_argument(node, node->has_on));
    if (is_here)
        for (int i = 0; i < node->parameter->layer_count; i++)
            regional |= node->parameter->layers[i]->region_index > 0;
    for (int i = 0; i < node->arg_count; i++)
        regional |= node_is_regional(node->args[i]);
    return regional;
}

static bool item_is_regional(const struct item *item)
{
    bool regional = node_is_regional(item->points) || node_is_regional(item->for_each) ||
                    node_is_regional(item->when);
    for (int i = 0; i < item->item_count; i++)
        regional |= item_is_regional(item->items[i]);
    return regional;
}

/* Section 6: a value none of whose statements and parameters differs by region has no place. */
static bool value_has_regional_law(const struct value *value)
{
    bool regional = node_is_regional(value->on) || node_is_regional(value->otherwise);
    for (int i = 0; i < value->version_count; i++) {
        const struct version *version = value->versions[i];
        regional |= version->region_index > 0 || node_is_regional(version->gives);
        for (int k = 0; k < version->item_count; k++)
            regional |= item_is_regional(version->items[k]);
    }
    for (int i = 0; i < value->rule_count; i++)
        regional |= value->rules[i]->region_index > 0 || node_is_regional(value->rules[i]->when) ||
                    node_is_regional(value->rules[i]->transitional) ||
                    node_is_regional(value->rules[i]->gives);
    return regional;
}

bool scene_place(const struct value *value, struct field *field)
{
    if (!value_has_regional_law(value))
        return false;
    if (value->place) {
        *field = value->place->field;
        return true;
    }
    *field = (struct field){ .root = value->entity };
    for (int i = 0; i < value->entity->attribute_count; i++) {
        struct attribute *attribute = value->entity->attributes[i];
        if (!attribute->governs)
            continue;
        field->attribute = attribute;
        return true;
    }
    return value->entity->is_region; /* the row itself */
}

int row_region(const struct evaluator *evaluator, const struct entity *entity, size_t row)
{
    const struct table *table = facts_table(evaluator->facts, entity);
    return table->regions && table->regions[row] != REGION_NONE ? table->regions[row] : 0;
}

static enum state place_region(const struct evaluator *evaluator, const struct value *value,
                               size_t row, int *region)
{
    struct field field;
    *region = evaluator->default_region;
    if (!scene_place(value, &field))
        return STATE_KNOWN;
    struct journey journey = journey_follow(evaluator, &field, row);
    const struct entity *entity = value->entity;
    if (journey.state == STATE_KNOWN && journey.attribute) {
        int64_t cell = 0;
        journey.state = attribute_state(evaluator, journey.attribute, journey.row, &cell);
        journey.row = (size_t)cell;
        entity = journey.attribute->target_entity;
    }
    *region = 0;
    if (journey.state == STATE_KNOWN)
        *region = row_region(evaluator, entity, journey.row);
    return journey.state == STATE_ABSENT ? STATE_KNOWN : journey.state;
}

struct place_and_day value_scene(struct evaluator *evaluator, const struct value *value, size_t row)
{
    struct place_and_day out = { .state = STATE_KNOWN };
    out.scene = (struct scene){ .row = row, .day = evaluator->day };
    out.place_known = place_region(evaluator, value, row, &out.scene.region) == STATE_KNOWN;
    if (value->on) {
        const struct result *day = node_result(evaluator, &out.scene, value->on);
        if (day->state == STATE_KNOWN)
            out.scene.day = (int32_t)mpz_get_si(mpq_numref(day->lo));
        else if (day->state == STATE_UNKNOWN || day->state == STATE_OPEN)
            out.state = STATE_OPEN;
        else
            out.state = day->state == STATE_GAP ? STATE_GAP : STATE_FAULT;
    }
    if (!out.place_known && out.state == STATE_KNOWN)
        out.state = STATE_OPEN;
    if (out.state == STATE_KNOWN) {
        out.scene.region = region_on(evaluator->pack, out.scene.region, out.scene.day);
        out.state = out.scene.region < 0 ? STATE_FAULT : STATE_KNOWN;
    }
    return out;
}

/* ---- What is in force ---- */

/* How near a layer is to the region: 0 the region itself, 1 the one above it ...; -1: not above. */
static int nearness(const struct evaluator *evaluator, int region, int layer, int32_t day)
{
    for (int steps = 0; region >= 0; steps++) {
        if (region == layer)
            return steps;
        region = region_above(evaluator->pack, region, day);
    }
    return -1;
}

const struct version *value_version(const struct evaluator *evaluator, const struct value *value,
                                    const struct scene *scene)
{
    const struct version *best = NULL;
    int best_nearness = -1;
    for (int i = 0; i < value->version_count; i++) {
        const struct version *version = value->versions[i];
        int near = nearness(evaluator, scene->region, version->region_index, scene->day);
        bool in_days = law_recorded(evaluator, &version->law, version->published) &&
                       version->since <= scene->day &&
                       (version->ended == DAY_NONE || scene->day <= version->ended);
        if (near < 0 || !in_days || (best && near >= best_nearness))
            continue;
        best = version;
        best_nearness = near;
    }
    return best;
}

/* ---- Points ---- */

static struct result *sum(struct evaluator *evaluator, struct result *const *operands, int count)
{
    struct result *out = arithmetic(&evaluator->results, operands, count);
    for (int i = 0; i < count && out->state <= STATE_UNKNOWN; i++) {
        mpq_add(out->lo, out->lo, operands[i]->lo);
        mpq_add(out->hi, out->hi, operands[i]->hi);
    }
    return out;
}

static void raise_end(mpq_t value, bool has_bound, struct number bound, int direction)
{
    if (!has_bound)
        return;
    mpq_t limit;
    mpq_init(limit);
    rational_from_number(limit, bound);
    if (direction * mpq_cmp(value, limit) < 0)
        mpq_set(value, limit);
    mpq_clear(limit);
}

/* Raised to at_least and cut to at_most. */
static void bounded(struct result *result, bool has_at_least, struct number at_least,
                    bool has_at_most, struct number at_most)
{
    if (result->state != STATE_KNOWN && result->state != STATE_UNKNOWN)
        return;
    raise_end(result->lo, has_at_least, at_least, 1);
    raise_end(result->hi, has_at_least, at_least, 1);
    raise_end(result->lo, has_at_most, at_most, -1);
    raise_end(result->hi, has_at_most, at_most, -1);
}

static struct result *items_sum(struct evaluator *evaluator, const struct scene *scene,
                                struct item *const *items, int count)
{
    struct result **operands = calloc((size_t)count + 1, sizeof(struct result *));
    if (!operands)
        abort();
    for (int i = 0; i < count; i++)
        operands[i] = item_result(evaluator, scene, items[i]);
    struct result *out = sum(evaluator, operands, count);
    free(operands);
    return out;
}

/* Points times for_each, as if `when` were yes. */
static struct result *item_full(struct evaluator *evaluator, const struct scene *scene,
                                const struct item *item)
{
    struct result *points = item->points
                                ? node_result(evaluator, scene, item->points)
                                : items_sum(evaluator, scene, item->items, item->item_count);
    struct result *times = item->for_each ? node_result(evaluator, scene, item->for_each)
                                          : result_whole(&evaluator->results, 1);
    struct result *both[] = { points, times };
    struct result *out = arithmetic(&evaluator->results, both, 2);
    if (out->state != STATE_KNOWN && out->state != STATE_UNKNOWN)
        return out;
    const mpq_t *ends[2][2] = { { &points->lo, &points->hi }, { &times->lo, &times->hi } };
    mpq_t value;
    mpq_init(value);
    for (int corner = 0; corner < 4; corner++) {
        mpq_mul(value, *ends[0][corner & 1], *ends[1][corner >> 1]);
        if (corner == 0 || mpq_cmp(value, out->lo) < 0)
            mpq_set(out->lo, value);
        if (corner == 0 || mpq_cmp(value, out->hi) > 0)
            mpq_set(out->hi, value);
    }
    mpq_clear(value);
    return out;
}

struct result *item_result(struct evaluator *evaluator, const struct scene *scene,
                           const struct item *item)
{
    struct results *results = &evaluator->results;
    struct result *out = result_whole(results, 0);
    switch (node_test(evaluator, scene, item->when)) {
    case TEST_NO:
        break;
    case TEST_YES:
        out = result_copy(results, item_full(evaluator, scene, item));
        break;
    case TEST_UNKNOWN: {
        struct result *both[] = { item_full(evaluator, scene, item), out };
        if (both[0]->state == STATE_ABSENT)
            both[0]->state = STATE_FAULT;
        out = candidates(results, both, 2);
        break;
    }
    case TEST_OPEN:
        out->state = STATE_OPEN;
        break;
    case TEST_GAP:
        out->state = STATE_GAP;
        break;
    case TEST_FAULT:
        out->state = STATE_FAULT;
        break;
    }
    bounded(out, item->has_at_least, item->at_least, item->has_at_most, item->at_most);
    return out;
}

static void rounded(const struct value *value, struct result *result)
{
    bool has_number = result->state == STATE_KNOWN || result->state == STATE_UNKNOWN;
    int places = value->places < 0 ? 0 : value->places;
    if (value->mode < 0 || !has_number || value->type.kind != KIND_NUMBER)
        return;
    rational_round(result->lo, places, (enum rounding)value->mode);
    rational_round(result->hi, places, (enum rounding)value->mode);
}

static struct result *points_result(struct evaluator *evaluator, const struct scene *scene,
                                    const struct value *value, const struct version *version)
{
    struct result *out = items_sum(evaluator, scene, version->items, version->item_count);
    bounded(out, version->has_at_least, version->at_least, version->has_at_most, version->at_most);
    rounded(value, out);
    return out;
}

/* ---- Classes ---- */

static bool band_meets(const struct band *lower, const struct band *band,
                       const struct result *number)
{
    mpq_t bound;
    mpq_init(bound);
    bool meets = true;
    if (lower && lower->has_below) {
        rational_from_number(bound, lower->below);
        meets = mpq_cmp(number->hi, bound) >= 0;
    }
    if (band->has_below) {
        rational_from_number(bound, band->below);
        meets = meets && mpq_cmp(number->lo, bound) < 0;
    }
    mpq_clear(bound);
    return meets;
}

static struct result *class_result(struct evaluator *evaluator, const struct scene *scene,
                                   const struct version *version)
{
    struct results *results = &evaluator->results;
    const struct result *number = node_result(evaluator, scene, version->gives);
    if (number->state != STATE_KNOWN && number->state != STATE_UNKNOWN) {
        enum state state = number->state == STATE_ABSENT ? STATE_FAULT : number->state;
        return result_make(results, state, FORM_TEXT);
    }
    struct result **bands = calloc((size_t)version->band_count + 1, sizeof(struct result *));
    if (!bands)
        abort();
    int count = 0;
    for (int i = 0; i < version->band_count; i++)
        if (band_meets(i > 0 ? version->bands[i - 1] : NULL, version->bands[i], number))
            bands[count++] = result_text(results, version->bands[i]->name);
    struct result *out = candidates(results, bands, count);
    free(bands);
    return out;
}

/* ---- All values ---- */

struct result *given_result(struct evaluator *evaluator, const struct scene *scene,
                            const struct value *value, const struct node *node)
{
    struct result *out = result_copy(&evaluator->results, node_result(evaluator, scene, node));
    if (out->state == STATE_ABSENT)
        out->state = STATE_FAULT;
    rounded(value, out);
    return out;
}

static struct result *version_result(struct evaluator *evaluator, const struct scene *scene,
                                     const struct value *value)
{
    const struct version *version = value_version(evaluator, value, scene);
    if (!version)
        return result_make(&evaluator->results, STATE_GAP, FORM_INTERVAL);
    if (value->form == FORM_POINTS)
        return points_result(evaluator, scene, value, version);
    if (value->form == FORM_CLASS)
        return class_result(evaluator, scene, version);
    struct result *out =
        result_copy(&evaluator->results, node_result(evaluator, scene, version->gives));
    if (value->mode >= 0 && out->state == STATE_ABSENT)
        out->state = STATE_FAULT; /* rounding is arithmetic */
    rounded(value, out);
    return out;
}

const struct answer *evaluator_answer(struct evaluator *evaluator, const struct value *value,
                                      size_t row)
{
    struct answer **slot = &evaluator->answers[value->index][row];
    if (*slot)
        return *slot;
    struct answer *answer = calloc(1, sizeof *answer);
    if (!answer)
        abort();
    struct place_and_day law = value_scene(evaluator, value, row);
    if (law.state != STATE_KNOWN) {
        answer->result = result_make(&evaluator->results, law.state, FORM_INTERVAL);
    } else if (value->form == FORM_DECISION) {
        struct ruling ruling = decision_ruling(evaluator, &law.scene, value);
        answer->result = ruling.result;
        answer->named = ruling.named;
        answer->by_otherwise = ruling.by_otherwise;
    } else {
        answer->result = version_result(evaluator, &law.scene, value);
    }
    *slot = answer;
    return answer;
}
