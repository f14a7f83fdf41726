/* SPDX-License-Identifier: Apache-2.0 */
/* What regions set: that it is recorded in full, and that it counts on some day. */
#include "core/pack/check_internal.h"

#include <string.h>

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

/* ---- A table of them ---- */

/* What a region sets on a day, whether it stands or not; NULL: nothing. */
static const struct parameter_value *set_on(const struct parameter_layer *layer, int32_t day)
{
    if (layer->ended != DAY_NONE && day > layer->ended)
        return NULL;
    for (int i = layer->value_count - 1; i >= 0; i--) {
        if (layer->values[i].from <= day)
            return &layer->values[i];
    }
    return NULL;
}

/* The day since which a value does not stand, where it does not on a day of its region; else
   DAY_NONE. */
static int32_t fails_since(const struct bylaw_pack *pack, const struct parameter_layer *layer,
                           const struct parameter_value *value, int32_t day)
{
    int32_t begins = pack->regions[layer->region_index]->since;
    begins = begins > value->from ? begins : value->from;
    if (value->is_refused)
        return begins;
    int interval = pack_interval(pack, day);
    if (!layer->fails || !layer->fails[interval])
        return DAY_NONE;
    while (interval > 0 && layer->fails[interval - 1] && pack->breaks[interval - 1] > begins)
        interval--;
    return pack_interval_first(pack, interval);
}

static void region_line(const struct bylaw_pack *pack, int index, int32_t day, int breaches,
                        struct buffer *out)
{
    const struct region *region = pack->regions[index];
    int set = 0, lost = 0;
    int32_t first = DAY_NONE;
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = pack->parameters[i];
        for (int k = 0; k < parameter->layer_count; k++) {
            const struct parameter_layer *layer = parameter->layers[k];
            const struct parameter_value *value =
                layer->region_index == index ? set_on(layer, day) : NULL;
            if (!value)
                continue;
            int32_t since = fails_since(pack, layer, value, day);
            set++;
            lost += since != DAY_NONE;
            if (since != DAY_NONE && (first == DAY_NONE || since < first))
                first = since;
        }
    }
    if (set == 0 && breaches == 0)
        return;
    buffer_format(out, "%s\t%s\t%s\t%d\t%d\t%d\t", region->id, region->title ? region->title : "",
                  region->level ? region->level : "", set, set - lost, lost);
    if (first != DAY_NONE)
        day_print(out, first);
    buffer_format(out, "\t%d\n", breaches);
}

void pack_check_regions(const struct bylaw_pack *pack, int32_t day, const int *breaches,
                        struct buffer *out)
{
    for (int i = 1; i < pack->region_count; i++) {
        if (region_exists(pack->regions[i], day))
            region_line(pack, i, day, breaches[i], out);
    }
}
