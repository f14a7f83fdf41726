/* SPDX-License-Identifier: Apache-2.0 */
/* Statements: regions, laws and days of parameters, versions and their items and bands. */
#include "core/law/table.h"
#include "core/pack/freeze_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- Parameters ---- */

static int compare_parameter_values(const void *a, const void *b)
{
    const struct parameter_value *left = a;
    const struct parameter_value *right = b;
    if (left->from != right->from)
        return left->from < right->from ? -1 : 1;
    int32_t left_day = recorded_on(&left->law, left->published);
    int32_t right_day = recorded_on(&right->law, right->published);
    if (left_day != right_day)
        return left_day < right_day ? -1 : 1;
    return place_compare(left->at, right->at);
}

static int compare_layers(const void *a, const void *b)
{
    const struct parameter_layer *const *left = a;
    const struct parameter_layer *const *right = b;
    return ((*left)->region_index > (*right)->region_index) -
           ((*left)->region_index < (*right)->region_index);
}

/* Of two values from one day the one that was recorded later corrects the other. */
static void freeze_parameter_values(struct freeze *freeze, struct parameter_layer *layer,
                                    const char *owner)
{
    for (int i = 0; i < layer->value_count; i++) {
        struct parameter_value *value = &layer->values[i];
        freeze_law(freeze, &value->law, value->at, owner, true);
        value->is_out = !freeze_recorded(freeze, &value->law, value->published, value->at, owner);
    }
    if (layer->value_count > 1)
        qsort(layer->values, (size_t)layer->value_count, sizeof *layer->values,
              compare_parameter_values);
    for (int i = 1; i < layer->value_count; i++) {
        struct parameter_value *before = &layer->values[i - 1];
        const struct parameter_value *value = &layer->values[i];
        if (value->from != before->from)
            continue;
        int32_t day = recorded_on(&before->law, before->published);
        if (day == DAY_NONE || day == recorded_on(&value->law, value->published))
            freeze_mistake(freeze, value->at,
                           "%s has two values from the same day (also at %s:%d); keep one, or "
                           "write when each was published",
                           owner, before->at.file, before->at.line);
        before->is_out |= !value->is_out;
    }
}

static void freeze_parameter_layer(struct freeze *freeze, const struct parameter *parameter,
                                   struct parameter_layer *layer)
{
    layer->region_index = freeze_region(freeze, layer->region, layer->at);
    const char *id = parameter->whole ? parameter->whole->id : parameter->id;
    const char *owner = build_format(freeze->builder, "parameter %s", id);
    if (layer->region_index > 0 && (!layer->by || !layer->reason))
        freeze_mistake(freeze, layer->at, "%s of %s does not say %s; write %s", owner,
                       layer->region, layer->by ? "why" : "who set it",
                       layer->by ? "reason = \"...\"" : "by = \"the issuing body\"");
    freeze_law(freeze, &layer->ended_law, layer->at, owner, false);
    if (layer->ended != DAY_NONE &&
        !freeze_end_recorded(freeze, &layer->ended_law, layer->at, owner))
        layer->ended = DAY_NONE;
    freeze_parameter_values(freeze, layer, owner);
}

static void freeze_parameter(struct freeze *freeze, struct parameter *parameter)
{
    const char *id = parameter->whole ? parameter->whole->id : parameter->id;
    freeze->clause = id;
    int count = 0;
    bool is_national = false;
    for (int i = 0; i < parameter->layer_count; i++) {
        freeze_parameter_layer(freeze, parameter, parameter->layers[i]);
        is_national = is_national || parameter->layers[i]->region_index == 0;
        for (int k = 0; k < parameter->layers[i]->value_count; k++)
            count += !parameter->layers[i]->values[k].off;
    }
    freeze_sort(parameter->layers, parameter->layer_count, compare_layers);
    parameter->at = parameter->layer_count > 0 ? parameter->layers[0]->at : parameter->at;
    if (!is_national)
        freeze_mistake(freeze, parameter->at,
                       "parameter %s has no national statement; write parameter \"%s\" { title = "
                       "\"...\", override = \"free\" } among the national law",
                       id, id);
    else if (count == 0)
        freeze_mistake(freeze, parameter->at,
                       "parameter %s has no value anywhere; write from (\"2020-01-01\", 1, "
                       "\"SOURCE-ID, article\")",
                       id);
}

/* ---- Versions ---- */

static int compare_versions(const void *a, const void *b)
{
    const struct version *const *left = a;
    const struct version *const *right = b;
    if ((*left)->region_index != (*right)->region_index)
        return (*left)->region_index < (*right)->region_index ? -1 : 1;
    if ((*left)->since != (*right)->since)
        return (*left)->since < (*right)->since ? -1 : 1;
    return place_compare((*left)->at, (*right)->at);
}

static void freeze_items(struct freeze *freeze, struct item *const *items, int count)
{
    for (int i = 0; i < count; i++) {
        struct item *item = items[i];
        freeze_law(freeze, &item->law, item->at, item->label, false);
        if (!item->points && item->item_count == 0)
            freeze_mistake(freeze, item->at, "item '%s' gives no points; write points = 1 or items",
                           item->label);
        if (item->points && item->item_count > 0)
            freeze_mistake(freeze, item->at,
                           "item '%s' has both points and items; keep one of the two", item->label);
        freeze_items(freeze, item->items, item->item_count);
    }
}

static void freeze_bands(struct freeze *freeze, const struct version *version)
{
    if (version->band_count == 0)
        freeze_mistake(freeze, version->at,
                       "class %s has no bands; write band { \"name\", below = 1 }", freeze->clause);
    for (int i = 0; i < version->band_count; i++) {
        const struct band *band = version->bands[i];
        bool is_last = i == version->band_count - 1;
        if (is_last && band->has_below)
            freeze_mistake(
                freeze, band->at,
                "the last band '%s' has an upper bound; leave out its below, or add a band "
                "for what lies above",
                band->name);
        if (!is_last && !band->has_below)
            freeze_mistake(freeze, band->at, "band '%s' has no upper bound; write below = 1",
                           band->name);
        if (i > 0 && band->has_below && version->bands[i - 1]->has_below &&
            number_compare(band->below, version->bands[i - 1]->below) <= 0)
            freeze_mistake(freeze, band->at,
                           "band '%s' does not lie above '%s'; write the bands from low to high",
                           band->name, version->bands[i - 1]->name);
    }
}

/* The choices of a class are its bands: in the order of the first version, then what others add. */
static void collect_bands(struct freeze *freeze, struct value *value)
{
    bool declared = value->choices.count > 0;
    for (int i = 0; i < value->version_count; i++) {
        const struct version *version = value->versions[i];
        for (int k = 0; k < version->band_count; k++) {
            const struct band *band = version->bands[k];
            if (choices_find(&value->choices, band->name) >= 0)
                continue;
            if (declared)
                freeze_mistake(freeze, band->at, "'%s' is not among the choices of %s", band->name,
                               value->name);
            else
                build_list_add(freeze->builder, &value->choices.names, &value->choices.count,
                               band->name);
        }
    }
    if (value->choices.count > 0 && !value->choices.titles)
        value->choices.titles =
            build_take(freeze->builder, (size_t)value->choices.count, sizeof(const char *));
}

static void freeze_version(struct freeze *freeze, const struct value *value,
                           struct version *version)
{
    version->region_index = freeze_region(freeze, version->region, version->at);
    if (!version->law.text && value->short_form != SHORT_NONE)
        version->law.text = provision_law(freeze->pack, value->name).text;
    freeze_law(freeze, &version->law, version->at, value->name,
               value->form != FORM_DERIVED && value->form != FORM_MUST);
    freeze_law(freeze, &version->ended_law, version->at, value->name, false);
    if (value->form != FORM_MUST) {
        version->is_out =
            !freeze_recorded(freeze, &version->law, version->published, version->at, value->name);
        freeze_days(freeze, &version->law, &version->ended_law, &version->since, &version->ended,
                    version->at);
    }
    if (value->form == FORM_POINTS) {
        freeze_items(freeze, version->items, version->item_count);
        if (version->item_count == 0)
            freeze_mistake(freeze, version->at, "points %s has no items; write item { ... }",
                           value->name);
    } else if (!version->gives) {
        freeze_mistake(freeze, version->at, "%s gives nothing; write %s = ...", value->name,
                       value->form == FORM_CLASS ? "by" : "gives");
    }
    if (value->form == FORM_CLASS)
        freeze_bands(freeze, version);
}

/* What closes a decision is law as long as its source is. */
static void freeze_otherwise(struct freeze *freeze, struct value *value)
{
    static const struct law none;
    value->otherwise_since = value->otherwise_ended = DAY_NONE;
    freeze_law(freeze, &value->otherwise_law, value->at, value->name, false);
    if (!value->otherwise || value->short_form != SHORT_NONE) /* not to be concerned needs no law */
        return;
    freeze_days(freeze, &value->otherwise_law, &none, &value->otherwise_since,
                &value->otherwise_ended, value->at);
    value->otherwise_is_out =
        !freeze_recorded(freeze, &value->otherwise_law, DAY_NONE, value->at,
                         build_format(freeze->builder, "otherwise of %s", value->name));
}

static void freeze_value(struct freeze *freeze, struct value *value)
{
    freeze->clause = value->name;
    for (int i = 0; i < value->version_count; i++)
        freeze_version(freeze, value, value->versions[i]);
    freeze_sort(value->versions, value->version_count, compare_versions);
    for (int i = value->version_count - 1; i >= 0; i--)
        value->title = value->versions[i]->title ? value->versions[i]->title : value->title;
    if (value->version_count > 0) {
        value->at = value->versions[0]->at;
        value->law = value->versions[0]->law;
    } else {
        freeze_law(freeze, &value->law, value->at, value->name, false);
    }
    freeze_otherwise(freeze, value);
    if (value->form == FORM_CLASS) {
        value->kind = KIND_CHOICE;
        collect_bands(freeze, value);
    }
    if (value->form == FORM_POINTS)
        value->kind = KIND_NUMBER;
    if (value->kind == KIND_CHOICE)
        freeze_choices(freeze, &value->choices, value->at, value->name);
    if (value->form == FORM_DECISION && value->kind == KIND_BROKEN)
        freeze_mistake(freeze, value->at,
                       "decision %s does not say what it gives; write gives = yes_no {} or choice "
                       "{ ... }",
                       value->name);
    if (value->places > 18)
        freeze_mistake(freeze, value->at, "%s has %d places; write 0 to 18", value->name,
                       value->places);
    value->places = value->places > 18 ? 18 : value->places;
}

static void freeze_row_laws(struct freeze *freeze, const struct table_law *table)
{
    freeze->clause = table->statement;
    for (int i = 0; i < table->row_count; i++) {
        struct table_row *row = &table->rows[i];
        const char *owner = build_format(freeze->builder, "row %d of the table", i + 1);
        freeze_law(freeze, &row->law, row->at, owner, false);
    }
}

void freeze_statements(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    freeze_source_ends(freeze);
    for (int i = 0; i < pack->parameter_count; i++)
        freeze_parameter(freeze, pack->parameters[i]);
    for (int i = 0; i < freeze->value_count; i++)
        freeze_value(freeze, freeze->value_list[i]);
    for (int i = 0; i < freeze->builder->table_count; i++)
        freeze_row_laws(freeze, freeze->builder->tables[i]);
    freeze->clause = NULL;
}
