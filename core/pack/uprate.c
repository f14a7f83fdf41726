/* SPDX-License-Identifier: Apache-2.0 */
/* Uprating: a parameter that follows an index. From each stated value on, on every day from which
   the index has a new value, the parameter is what it was times the index, rounded. What comes out
   are values like any other, with the law of the index. */
#include "core/pack/freeze_internal.h"

#include <string.h>

static struct parameter *find_index(struct freeze *freeze, const struct parameter *parameter,
                                    const struct parameter_layer *layer)
{
    const struct node *by = layer->uprate_by;
    const char *id = by->path_count > 0 ? by->path[0] : "";
    for (int i = 1; i < by->path_count; i++)
        id = build_format(freeze->builder, "%s.%s", id, by->path[i]);
    int64_t index = text_map_find(&freeze->parameters, id, strlen(id));
    if (index >= 0) {
        struct parameter *found = freeze->pack->parameters[index];
        found->used = true;
        bool is_uprated = false;
        for (int i = 0; i < found->layer_count; i++)
            is_uprated |= found->layers[i]->uprate_by != NULL;
        if (!is_uprated)
            return found;
        freeze_mistake(
            freeze, layer->at,
            "parameter %s is uprated by %s, which is uprated itself; write the values of "
            "one of them",
            parameter->id, id);
        return NULL;
    }
    struct names names = { 0 };
    for (int i = 0; i < freeze->pack->parameter_count; i++)
        names_add(freeze, &names, freeze->pack->parameters[i]->id);
    freeze_mistake(freeze, layer->at, "there is no parameter '%s'%s", id,
                   names_suggest_or_list(freeze, &names, id));
    return NULL;
}

/* The layer of the index that counts in a region: its own, or the nearest above. */
static const struct parameter_layer *index_layer(const struct bylaw_pack *pack,
                                                 const struct parameter *index, int region)
{
    for (; region >= 0; region = pack->regions[region]->above) {
        for (int i = 0; i < index->layer_count; i++) {
            if (index->layers[i]->region_index == region)
                return index->layers[i];
        }
    }
    return NULL;
}

/* The next value after `last`, on the day of a value of the index. */
static bool uprated_value(struct freeze *freeze, const struct parameter *parameter,
                          const struct parameter_layer *layer, const struct parameter_value *last,
                          const struct parameter_value *index, struct parameter_value *out)
{
    *out = *last;
    out->from = index->from;
    out->law = index->law;
    if (last->kind != KIND_NUMBER || index->kind != KIND_NUMBER) {
        freeze_mistake(freeze, layer->at,
                       "parameter %s is uprated, but it or the index is no number; write numbers",
                       parameter->id);
        return false;
    }
    if (number_multiply(last->number, index->number, &out->number) &&
        number_round(out->number, layer->uprate_places, layer->uprate_mode, &out->number))
        return true;
    freeze_mistake(freeze, layer->at,
                   "parameter %s uprated needs more than 126 bits; write fewer places",
                   parameter->id);
    return false;
}

static const struct parameter_value *next_there(const struct parameter_layer *layer, int from)
{
    for (int i = from; i < layer->value_count; i++) {
        if (!layer->values[i].is_out)
            return &layer->values[i];
    }
    return NULL;
}

static void uprate_layer(struct freeze *freeze, const struct parameter *parameter,
                         struct parameter_layer *layer)
{
    const struct parameter *index = find_index(freeze, parameter, layer);
    const struct parameter_layer *steps =
        index ? index_layer(freeze->pack, index, layer->region_index) : NULL;
    if (!steps)
        return;
    size_t most = (size_t)layer->value_count * ((size_t)steps->value_count + 1);
    struct parameter_value *values = build_take(freeze->builder, most, sizeof *values);
    int count = 0;
    for (int i = 0; i < layer->value_count && values; i++) { /* in no order: they are not there */
        if (layer->values[i].is_out)
            values[count++] = layer->values[i];
    }
    for (int i = 0; i < layer->value_count && values; i++) {
        const struct parameter_value *next = next_there(layer, i + 1);
        if (layer->values[i].is_out)
            continue;
        values[count++] = layer->values[i];
        for (int k = 0; k < steps->value_count && !layer->values[i].off; k++) {
            const struct parameter_value *step = &steps->values[k];
            if (step->from <= layer->values[i].from || step->off || step->is_out ||
                (next && step->from >= next->from))
                continue;
            if (!uprated_value(freeze, parameter, layer, &values[count - 1], step, &values[count]))
                return;
            count++;
        }
    }
    if (!values)
        return;
    layer->values = values;
    layer->value_count = count;
}

void freeze_uprates(struct freeze *freeze)
{
    const struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = pack->parameters[i];
        freeze->clause = parameter->id;
        for (int k = 0; k < parameter->layer_count && !freeze->builder->failed; k++) {
            if (parameter->layers[k]->uprate_by)
                uprate_layer(freeze, parameter, parameter->layers[k]);
        }
    }
    freeze->clause = NULL;
}
