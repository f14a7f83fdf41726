/* SPDX-License-Identifier: Apache-2.0 */
/* What regions set: that it is recorded in full, and that it counts on some day. */
#include "core/pack/check_internal.h"

static void check_record(struct check *check, const struct parameter *parameter,
                         const struct parameter_layer *layer)
{
    if (layer->number)
        return;
    check_find(check, layer->at, SEVERITY_WARNING, parameter->id,
               arena_format(&check->arena,
                            "parameter %s of %s does not record the number of its document; write "
                            "number = \"...\"",
                            parameter->id, layer->region));
}

/* Values that begin after the region has ended, or end before it begins. */
static void check_value_days(struct check *check, const struct parameter *parameter,
                             const struct parameter_layer *layer)
{
    const struct region *region = check->pack->regions[layer->region_index];
    for (int i = 0; i < layer->value_count; i++) {
        const struct parameter_value *value = &layer->values[i];
        bool is_late = region->ended != DAY_NONE && value->from > region->ended;
        int32_t last = i + 1 < layer->value_count ? layer->values[i + 1].from - 1 : layer->ended;
        bool is_early = region->since != DAY_NONE && last != DAY_NONE && last < region->since;
        if (!is_late && !is_early)
            continue;
        const char *day = check_day(check, is_late ? region->ended : region->since);
        check_find(check, value->at, SEVERITY_ERROR, parameter->id,
                   arena_format(&check->arena,
                                "parameter %s of %s never counts with the value from %s, since %s "
                                "%s on %s; correct its day, or take it away",
                                parameter->id, layer->region, check_day(check, value->from),
                                layer->region, is_late ? "ended" : "begins", day));
    }
}

void check_regions(struct check *check)
{
    const struct bylaw_pack *pack = check->pack;
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = pack->parameters[i];
        for (int k = 0; k < parameter->layer_count; k++) {
            if (parameter->layers[k]->region_index == 0)
                continue;
            check_record(check, parameter, parameter->layers[k]);
            check_value_days(check, parameter, parameter->layers[k]);
        }
    }
}
