/* SPDX-License-Identifier: Apache-2.0 */
/* Parameters: which value stands in a region on a day, and whether a region may set it (section 6
   of docs/semantics.md). Asked anew for each row; nothing that freeze found out is used. */
#include "tests/reference/evaluator.h"

#include <string.h>

static const struct parameter_value *stands(const struct evaluator *evaluator,
                                            const struct parameter *parameter, int region,
                                            int32_t day);

static bool is_there(const struct region *region, int32_t day)
{
    return day >= region->since && (region->ended == DAY_NONE || day <= region->ended);
}

static int compare(const struct parameter_value *a, const struct parameter_value *b)
{
    if (a->kind == KIND_TEXT)
        return strcmp(a->text, b->text);
    mpq_t left, right;
    mpq_inits(left, right, NULL);
    rational_from_number(left, a->number);
    rational_from_number(right, b->number);
    if (a->kind == KIND_DAY) {
        mpq_set_si(left, a->day, 1);
        mpq_set_si(right, b->day, 1);
    } else if (a->kind == KIND_YES_NO) {
        mpq_set_si(left, a->yes, 1);
        mpq_set_si(right, b->yes, 1);
    }
    int order = mpq_cmp(left, right);
    mpq_clears(left, right, NULL);
    return order;
}

static bool in_band(const struct parameter *parameter, const struct parameter_value *own,
                    const struct parameter_value *above)
{
    mpq_t difference, room, share;
    mpq_inits(difference, room, share, NULL);
    rational_from_number(difference, own->number);
    rational_from_number(room, above->number);
    rational_from_number(share, parameter->within);
    mpq_sub(difference, difference, room);
    mpq_abs(difference, difference);
    mpq_abs(room, room);
    mpq_mul(room, room, share);
    bool is_within = mpq_cmp(difference, room) <= 0;
    mpq_clears(difference, room, share, NULL);
    return is_within;
}

static bool may_stand(const struct parameter *parameter, const struct parameter_value *own,
                      const struct parameter_value *above)
{
    enum override_mode mode = parameter->mode;
    if (mode == OVERRIDE_NONE)
        return false;
    if (own->off)
        return mode == OVERRIDE_OPTIONAL;
    if (mode == OVERRIDE_FREE || mode == OVERRIDE_RELAX || !above)
        return true;
    if (above->off)
        return false;
    if (mode == OVERRIDE_FLOOR || mode == OVERRIDE_EXCEED)
        return compare(own, above) >= 0;
    if (mode == OVERRIDE_CEILING)
        return compare(own, above) <= 0;
    if (mode == OVERRIDE_BAND)
        return in_band(parameter, own, above);
    return compare(own, above) == 0;
}

/* What stood in a region, and where it was not there, above it. */
static const struct parameter_value *
stood(const struct evaluator *evaluator, const struct parameter *parameter, int region, int32_t day)
{
    const struct bylaw_pack *pack = evaluator->pack;
    while (!is_there(pack->regions[region], day))
        region = pack->regions[region]->above;
    const struct parameter_value *found = stands(evaluator, parameter, region, day);
    return found && !found->off ? found : NULL;
}

static bool is_no_worse_than(const struct parameter *parameter, const struct parameter_value *own,
                             const struct parameter_value *before)
{
    int order = before ? compare(own, before) : 0;
    return parameter->favours == FAVOURS_LARGER ? order >= 0 : order <= 0;
}

/* "relax": no change to the applicant's disadvantage against what stood the day before: in the
   region; in a new one, in each of those that became it. */
static bool is_no_worse(const struct evaluator *evaluator, const struct parameter *parameter,
                        int region, const struct parameter_value *own)
{
    if (own->off)
        return false;
    const struct bylaw_pack *pack = evaluator->pack;
    int32_t since = pack->regions[region]->since;
    int32_t begins = own->from > since ? own->from : since;
    bool is_new = begins == since, was_another = false, no_worse = true;
    if (begins == DAY_FIRST)
        return true;
    for (int i = 1; i < pack->region_count && is_new; i++) {
        const struct region *old = pack->regions[i];
        for (int k = 0; k < old->becomes_count; k++) {
            if (old->ended != begins - 1 || strcmp(old->becomes[k], pack->regions[region]->id) != 0)
                continue;
            was_another = true;
            no_worse &=
                is_no_worse_than(parameter, own, stood(evaluator, parameter, i, old->ended));
        }
    }
    if (was_another)
        return no_worse;
    return is_no_worse_than(parameter, own, stood(evaluator, parameter, region, begins - 1));
}

static int32_t recorded(const struct parameter_value *value)
{
    return value->published != DAY_NONE ? value->published : value->law.source->published;
}

/* Whether a value of the layer from the same day was recorded later, and is known. */
static bool is_corrected(const struct evaluator *evaluator, const struct parameter_layer *layer,
                         const struct parameter_value *value)
{
    bool corrected = false;
    for (int i = 0; i < layer->value_count; i++) {
        const struct parameter_value *other = &layer->values[i];
        corrected = corrected || (other->from == value->from && recorded(other) > recorded(value) &&
                                  law_recorded(evaluator, &other->law, other->published));
    }
    return corrected;
}

/* The latest value of a layer on a day, of those that may count. */
static const struct parameter_value *latest(const struct evaluator *evaluator,
                                            const struct parameter *parameter,
                                            const struct parameter_layer *layer, int32_t day)
{
    const struct parameter_value *found = NULL;
    if (layer->ended != DAY_NONE && layer->ended < day)
        return NULL;
    for (int i = 0; i < layer->value_count; i++) {
        const struct parameter_value *value = &layer->values[i];
        if (value->from > day || (found && value->from < found->from) ||
            !law_recorded(evaluator, &value->law, value->published) ||
            is_corrected(evaluator, layer, value))
            continue;
        if (parameter->mode == OVERRIDE_RELAX && layer->region_index > 0 &&
            !is_no_worse(evaluator, parameter, layer->region_index, value))
            continue;
        found = value;
    }
    return found;
}

/* What stands in a region that is there: its own value where lawful, else what stands above it. */
static const struct parameter_value *stands(const struct evaluator *evaluator,
                                            const struct parameter *parameter, int region,
                                            int32_t day)
{
    const struct parameter_value *own = NULL;
    for (int i = 0; i < parameter->layer_count; i++)
        if (parameter->layers[i]->region_index == region)
            own = latest(evaluator, parameter, parameter->layers[i], day);
    if (region == 0)
        return own;
    const struct parameter_value *above =
        stands(evaluator, parameter, region_above(evaluator->pack, region, day), day);
    return own && may_stand(parameter, own, above) ? own : above;
}

const struct parameter_value *parameter_at(const struct evaluator *evaluator,
                                           const struct parameter *parameter,
                                           const struct scene *scene)
{
    int region = region_on(evaluator->pack, scene->region, scene->day);
    const struct parameter_value *value =
        region >= 0 ? stands(evaluator, parameter, region, scene->day) : NULL;
    return value && !value->off ? value : NULL;
}
