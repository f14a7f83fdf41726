/* SPDX-License-Identifier: Apache-2.0 */
/* Overrides: what a region sets is compared, on each interval of days, with the value above it as
   the mode of the parameter says. What is unlawful does not stand, and becomes a finding: any
   change of the law above tests every value below again. */
#include "core/pack/freeze_internal.h"

#include <string.h>

/* ---- Texts ---- */

static const char *value_text(struct freeze *freeze, const struct parameter_value *value)
{
    struct buffer text;
    if (value->off)
        return "off";
    buffer_init(&text, freeze->scratch.memory);
    if (value->kind == KIND_NUMBER)
        number_print(&text, value->number, 0);
    else if (value->kind == KIND_DAY)
        day_print(&text, value->day);
    else
        buffer_add(&text, value->kind == KIND_TEXT ? value->text : value->yes ? "yes" : "no");
    return freeze_text(freeze, &text);
}

/* How far two numbers lie apart; false: they are none. */
static bool difference_of(const struct parameter_value *a, const struct parameter_value *b,
                          struct number *out)
{
    if (a->off || b->off || a->kind != KIND_NUMBER)
        return false;
    bool above = number_compare(a->number, b->number) > 0;
    return number_subtract(above ? a->number : b->number, above ? b->number : a->number, out);
}

/* " by 10", the difference of two numbers; "" for other kinds. */
static const char *difference_text(struct freeze *freeze, const struct parameter_value *a,
                                   const struct parameter_value *b)
{
    struct parameter_value difference = { .kind = KIND_NUMBER };
    if (!difference_of(a, b, &difference.number))
        return "";
    return build_format(freeze->builder, " by %s", value_text(freeze, &difference));
}

/* A text of a list, yes where it is listed; so a floor is the whole list above, or more. */
static bool is_listed(const struct parameter *parameter)
{
    return parameter->whole && parameter->whole->list;
}

static const char *list_duty_text(const struct parameter *parameter)
{
    switch (parameter->mode) {
    case OVERRIDE_FLOOR:
    case OVERRIDE_EXCEED:
        return "write all of that list, or more";
    case OVERRIDE_CEILING:
        return "write only what that list has";
    case OVERRIDE_RELAX:
        return parameter->favours == FAVOURS_LARGER ? "write all of that list, or more"
                                                    : "write only what that list has";
    case OVERRIDE_OPTIONAL:
        return "write the same list, or off";
    default:
        return "write the same list";
    }
}

static const char *duty_text(struct freeze *freeze, const struct parameter *parameter)
{
    struct parameter_value share = { .kind = KIND_NUMBER };
    if (is_listed(parameter))
        return list_duty_text(parameter);
    switch (parameter->mode) {
    case OVERRIDE_FLOOR:
    case OVERRIDE_EXCEED:
        return "write at least that value";
    case OVERRIDE_CEILING:
        return "write at most that value";
    case OVERRIDE_BAND:
        if (!number_multiply(parameter->within, number_whole(100), &share.number))
            share.number = number_whole(0);
        return build_format(freeze->builder, "write a value within %s percent of it",
                            value_text(freeze, &share));
    case OVERRIDE_RELAX:
        return parameter->favours == FAVOURS_LARGER ? "write at least that value"
                                                    : "write at most that value";
    case OVERRIDE_OPTIONAL:
        return "write the same value, or off";
    default:
        return "write the same value";
    }
}

/* ---- Comparing ---- */

static int compare_values(const struct parameter_value *a, const struct parameter_value *b)
{
    switch (a->kind) {
    case KIND_NUMBER:
        return number_compare(a->number, b->number);
    case KIND_DAY:
        return (a->day > b->day) - (a->day < b->day);
    case KIND_YES_NO:
        return (int)a->yes - (int)b->yes;
    default:
        return strcmp(a->text, b->text);
    }
}

static bool is_within(struct freeze *freeze, const struct parameter *parameter,
                      const struct parameter_value *own, const struct parameter_value *above)
{
    struct number difference;
    struct number room;
    if (!number_subtract(own->number, above->number, &difference) ||
        !number_multiply(above->number, parameter->within, &room)) {
        freeze_mistake(freeze, own->at,
                       "parameter %s needs more than 126 bits to be compared with the value above; "
                       "write fewer decimals",
                       parameter->id);
        return true;
    }
    difference.top = difference.top < 0 ? -difference.top : difference.top;
    room.top = room.top < 0 ? -room.top : room.top;
    return number_compare(difference, room) <= 0;
}

/* Whether a region may set own where `above` is in force above it (NULL: nothing is).
   OVERRIDE_RELAX looks back instead of up: relax_values. */
static bool is_lawful(struct freeze *freeze, const struct parameter *parameter,
                      const struct parameter_value *own, const struct parameter_value *above)
{
    if (parameter->mode == OVERRIDE_NONE)
        return false;
    if (own->off)
        return parameter->mode == OVERRIDE_OPTIONAL;
    if (parameter->mode == OVERRIDE_FREE || parameter->mode == OVERRIDE_RELAX || !above)
        return true;
    if (above->off)
        return false;
    int order = compare_values(own, above);
    switch (parameter->mode) {
    case OVERRIDE_FLOOR:
    case OVERRIDE_EXCEED:
        return order >= 0;
    case OVERRIDE_CEILING:
        return order <= 0;
    case OVERRIDE_BAND:
        return is_within(freeze, parameter, own, above);
    default:
        return order == 0;
    }
}

/* ---- Findings ---- */

/* What stands in the way of a value: of the layer above, or before it. */
static const char *why_text(struct freeze *freeze, const struct parameter *parameter,
                            const struct parameter_value *own, const struct parameter_value *other)
{
    const char *mode = override_names[parameter->mode];
    if (parameter->mode == OVERRIDE_NONE)
        return "no region may set it; remove it, or write override = \"free\" on the national "
               "parameter";
    if (!other || (own->off && parameter->mode != OVERRIDE_OPTIONAL))
        return build_format(freeze->builder,
                            "its override is \"%s\"; remove it, or write override = \"optional\" "
                            "on the national parameter",
                            mode);
    if (is_listed(parameter) && !own->off && !other->off)
        return build_format(
            freeze->builder, "the list above has it%s (%s) and its override is \"%s\"; %s",
            other->yes ? "" : " not", other->law.text, mode, duty_text(freeze, parameter));
    return build_format(freeze->builder, "it departs from %s (%s)%s and its override is \"%s\"; %s",
                        value_text(freeze, other), other->law.text,
                        difference_text(freeze, own, other), mode, duty_text(freeze, parameter));
}

static void add_finding(struct freeze *freeze, const struct parameter *parameter,
                        const struct parameter_layer *layer, const struct parameter_value *own,
                        const struct parameter_value *other, int32_t since)
{
    struct finding *finding = build_take(freeze->builder, 1, sizeof *finding);
    if (!finding || !own->law.text || (other && !other->law.text))
        return;
    const char *value = value_text(freeze, own);
    if (is_listed(parameter) && !own->off)
        value = build_format(freeze->builder, "the list %s '%s'", own->yes ? "with" : "without",
                             parameter->key);
    const char *text = build_format(
        freeze->builder, "parameter %s: %s in %s (%s) %s from %s, since %s",
        is_listed(parameter) ? parameter->whole->id : parameter->id, value, layer->region,
        own->law.text, since > own->from ? "no longer stands" : "does not stand",
        day_text(freeze, since), why_text(freeze, parameter, own, other));
    *finding = (struct finding){ .at = own->at, .clause = parameter->id, .text = text };
    finding->since = since;
    finding->value = own;
    finding->departs = other && difference_of(own, other, &finding->departs_by);
    build_list_add(freeze->builder, &freeze->pack->findings, &freeze->pack->finding_count, finding);
}

/* ---- A layer ---- */

/* What stood in a region on a day of its own; of one that was not there, what stood above it. */
static const struct parameter_value *
value_on(const struct bylaw_pack *pack, const struct parameter *parameter, int region, int32_t day)
{
    while (!region_exists(pack->regions[region], day))
        region = pack->regions[region]->above;
    return pack_parameter_at(pack, parameter, region, pack_interval(pack, day));
}

static bool became(const struct region *region, int other)
{
    for (int i = 0; i < region->becomes_count; i++) {
        if (region->successors[i] == other)
            return true;
    }
    return false;
}

static bool is_worse(const struct parameter *parameter, const struct parameter_value *value,
                     const struct parameter_value *before)
{
    int order = before ? compare_values(value, before) : 0;
    return parameter->favours == FAVOURS_LARGER ? order < 0 : order > 0;
}

static int32_t value_begins(const struct bylaw_pack *pack, const struct parameter_layer *layer,
                            const struct parameter_value *value)
{
    int32_t since = pack->regions[layer->region_index]->since;
    return value->from < since ? since : value->from;
}

/* What stood the day before a value begins and is better: in its region, and where that began on
   this day in the regions that became it, or else above it. NULL: nothing. */
static const struct parameter_value *better_before(const struct bylaw_pack *pack,
                                                   const struct parameter *parameter,
                                                   const struct parameter_layer *layer,
                                                   const struct parameter_value *value)
{
    int region = layer->region_index;
    int32_t begins = value_begins(pack, layer, value);
    bool was_another = false;
    if (begins == DAY_FIRST)
        return NULL;
    for (int i = 1; i < pack->region_count && pack->regions[region]->since == begins; i++) {
        if (!became(pack->regions[i], region) || pack->regions[i]->ended != begins - 1)
            continue;
        was_another = true;
        const struct parameter_value *before = value_on(pack, parameter, i, begins - 1);
        if (value->off || is_worse(parameter, value, before))
            return before;
    }
    if (was_another)
        return NULL;
    const struct parameter_value *before = value_on(pack, parameter, region, begins - 1);
    return value->off || is_worse(parameter, value, before) ? before : NULL;
}

/* Day by day for all regions, so that what stood before is settled, in whichever region it did. */
static void relax_parameter(struct freeze *freeze, const struct parameter *parameter)
{
    const struct bylaw_pack *pack = freeze->pack;
    for (int interval = 0; interval <= pack->break_count; interval++) {
        int32_t day = pack_interval_first(pack, interval);
        for (int i = 0; i < parameter->layer_count; i++) {
            const struct parameter_layer *layer = parameter->layers[i];
            for (int k = 0; k < layer->value_count && layer->region_index > 0; k++) {
                struct parameter_value *value = &layer->values[k];
                if (!value->is_out && value_begins(pack, layer, value) == day)
                    value->is_refused = value->off || better_before(pack, parameter, layer, value);
            }
        }
    }
}

static void find_refused(struct freeze *freeze, const struct parameter *parameter,
                         struct parameter_layer *layer)
{
    const struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < layer->value_count; i++) {
        const struct parameter_value *value = &layer->values[i];
        int32_t begins = value_begins(pack, layer, value);
        if (value->is_refused && (layer->ended == DAY_NONE || begins <= layer->ended) &&
            region_exists(pack->regions[layer->region_index], begins))
            add_finding(freeze, parameter, layer, value,
                        better_before(pack, parameter, layer, value), begins);
    }
}

static void check_layer(struct freeze *freeze, const struct parameter *parameter,
                        struct parameter_layer *layer)
{
    const struct bylaw_pack *pack = freeze->pack;
    const struct parameter_value *failed = NULL;
    for (int interval = 0; interval <= pack->break_count && !freeze->builder->failed; interval++) {
        int32_t day = pack_interval_first(pack, interval);
        const struct parameter_value *own = region_exists(pack->regions[layer->region_index], day)
                                                ? parameter_layer_at(layer, day)
                                                : NULL;
        const struct parameter_value *above =
            own ? pack_parameter_stated(pack, parameter,
                                        pack_region_above(pack, layer->region_index, day), interval)
                : NULL;
        if (!own || is_lawful(freeze, parameter, own, above)) {
            failed = NULL;
            continue;
        }
        if (!layer->fails)
            layer->fails = build_take(freeze->builder, (size_t)pack->break_count + 1, 1);
        if (!layer->fails)
            return;
        layer->fails[interval] = true;
        if (failed != own)
            add_finding(freeze, parameter, layer, own, above, day);
        failed = own;
    }
}

/* ---- A parameter ---- */

/* Says what a mode needs and does not have. */
static bool is_mode_possible(struct freeze *freeze, const struct parameter *parameter)
{
    const char *mode = override_names[parameter->mode];
    enum kind kind = parameter->type.kind;
    bool compares = parameter->mode == OVERRIDE_FLOOR || parameter->mode == OVERRIDE_CEILING ||
                    parameter->mode == OVERRIDE_EXCEED || parameter->mode == OVERRIDE_RELAX;
    if (kind == KIND_BROKEN)
        return false;
    if (parameter->mode == OVERRIDE_BAND && kind != KIND_NUMBER)
        freeze_mistake(
            freeze, parameter->at,
            "override = \"band\" compares numbers, and parameter %s is %s; write \"fix\" "
            "or \"free\"",
            parameter->id, kind_phrase(kind));
    else if (compares && kind != KIND_NUMBER && kind != KIND_DAY && !is_listed(parameter))
        freeze_mistake(freeze, parameter->at,
                       "override = \"%s\" compares numbers or days, and parameter %s is %s; write "
                       "\"fix\" or \"free\"",
                       mode, parameter->id, kind_phrase(kind));
    else if (parameter->mode == OVERRIDE_RELAX && parameter->favours == FAVOURS_NONE)
        freeze_mistake(freeze, parameter->at,
                       "override = \"relax\" does not say what is in the applicant's favour; write "
                       "favours = \"larger\" or favours = \"smaller\"");
    else
        return true;
    return false;
}

/* The layers from the top down: what is above a layer is settled before it. */
void freeze_overrides(struct freeze *freeze)
{
    const struct bylaw_pack *pack = freeze->pack;
    int deepest = 0;
    for (int i = 0; i < pack->region_count; i++)
        deepest = pack->regions[i]->depth > deepest ? pack->regions[i]->depth : deepest;
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = pack->parameters[i];
        freeze->clause = parameter->id;
        bool is_possible = is_mode_possible(freeze, parameter);
        if (is_possible && parameter->mode == OVERRIDE_RELAX)
            relax_parameter(freeze, parameter);
        for (int depth = 1; is_possible && depth <= deepest; depth++) {
            for (int k = 0; k < parameter->layer_count; k++) {
                struct parameter_layer *layer = parameter->layers[k];
                if (pack->regions[layer->region_index]->depth != depth)
                    continue;
                if (parameter->mode == OVERRIDE_RELAX)
                    find_refused(freeze, parameter, layer);
                check_layer(freeze, parameter, layer);
            }
        }
    }
    freeze->clause = NULL;
}
