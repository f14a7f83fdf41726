/* SPDX-License-Identifier: Apache-2.0 */
/* Types of parameters: one kind for all values of all layers, numbers over one denominator. */
#include "core/pack/freeze_internal.h"

static void value_type(const struct parameter_value *value, const struct unit *unit,
                       struct type *out)
{
    *out = (struct type){ .kind = value->kind, .unit = *unit, .bottom = 1 };
    switch (value->kind) {
    case KIND_NUMBER:
        out->bottom = value->number.bottom;
        out->min = out->max = value->number.top;
        break;
    case KIND_DAY:
        out->min = out->max = value->day;
        break;
    case KIND_YES_NO:
        out->max = 1;
        break;
    default:
        out->max = INT32_MAX;
    }
}

/* Joins a value to the parameter's type; false: a mistake was reported. */
static bool join_value(struct freeze *freeze, struct parameter *parameter,
                       const struct parameter_value *value, const struct parameter_value *first)
{
    struct type type;
    value_type(value, &parameter->unit, &type);
    if (!first) {
        parameter->type = type;
        return true;
    }
    if (value->kind != first->kind) {
        freeze_mistake(freeze, value->at,
                       "parameter %s is %s here and %s at %s:%d; write values of one kind",
                       parameter->id, kind_phrase(value->kind), kind_phrase(first->kind),
                       first->at.file, first->at.line);
        return false;
    }
    if (!range_join(&parameter->type, &type)) {
        freeze_mistake(freeze, value->at,
                       "the values of parameter %s need more than 126 bits over one denominator; "
                       "write fewer decimals",
                       parameter->id);
        return false;
    }
    return true;
}

static void parameter_type(struct freeze *freeze, struct parameter *parameter)
{
    const struct parameter_value *first = NULL;
    for (int i = 0; i < parameter->layer_count; i++) {
        const struct parameter_layer *layer = parameter->layers[i];
        for (int k = 0; k < layer->value_count; k++) {
            const struct parameter_value *value = &layer->values[k];
            if (value->off)
                continue;
            if (value->kind == KIND_BROKEN || !join_value(freeze, parameter, value, first)) {
                parameter->type = (struct type){ .kind = KIND_BROKEN, .bottom = 1 };
                return;
            }
            first = first ? first : value;
        }
    }
}

void freeze_parameter_types(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < pack->parameter_count; i++) {
        freeze->clause = pack->parameters[i]->id;
        parameter_type(freeze, pack->parameters[i]);
    }
    freeze->clause = NULL;
}

void freeze_parameter_codes(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = pack->parameters[i];
        for (int k = 0; k < parameter->layer_count && parameter->type.kind == KIND_TEXT; k++) {
            struct parameter_layer *layer = parameter->layers[k];
            for (int n = 0; n < layer->value_count; n++) {
                if (!layer->values[n].off)
                    freeze_text_code(freeze, layer->values[n].text, &layer->values[n].code);
            }
        }
    }
}
