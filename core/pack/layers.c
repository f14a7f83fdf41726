/* SPDX-License-Identifier: Apache-2.0 */
/* Layers: two statements of one id and region must not be in force on the same day; and the days on
   which any law changes. */
#include "core/pack/freeze_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- The same id, the same region, the same days ---- */

static bool days_overlap(int32_t since, int32_t ended, int32_t other_since, int32_t other_ended)
{
    int32_t end = ended == DAY_NONE ? INT32_MAX : ended;
    int32_t other_end = other_ended == DAY_NONE ? INT32_MAX : other_ended;
    return since <= other_end && other_since <= end && since <= end && other_since <= other_end;
}

static void check_rules(struct freeze *freeze)
{
    const struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = pack->rules[i];
        for (int k = i - 1; k >= 0; k--) {
            const struct rule *first = pack->rules[k];
            if (strcmp(first->id, rule->id) != 0 || first->region_index != rule->region_index)
                break;
            if (first->is_out || rule->is_out ||
                !days_overlap(first->since, first->ended, rule->since, rule->ended))
                continue;
            freeze->clause = rule->id;
            freeze_mistake(
                freeze, rule->at,
                "%s is stated twice for %s on the same days (also at %s:%d); use another id, "
                "or write ended = \"...\" on the older one",
                rule->id, rule->region, first->at.file, first->at.line);
            break;
        }
    }
}

static void check_versions(struct freeze *freeze, const struct value *value)
{
    freeze->clause = value->name;
    for (int i = 0; i < value->version_count; i++) {
        const struct version *version = value->versions[i];
        for (int k = i - 1; k >= 0; k--) {
            const struct version *first = value->versions[k];
            if (first->region_index != version->region_index)
                break;
            if (first->is_out || version->is_out ||
                !days_overlap(first->since, first->ended, version->since, version->ended))
                continue;
            freeze_mistake(
                freeze, version->at,
                "%s is stated twice for %s on the same days (also at %s:%d); use another "
                "name, or write ended = \"...\" on the older one",
                value->name, version->region, first->at.file, first->at.line);
            break;
        }
    }
}

/* ---- Days on which law changes ---- */

struct days {
    int32_t *items;
    int count;
};

static void add_day(struct days *days, int64_t day)
{
    if (day > DAY_FIRST && day <= DAY_LAST)
        days->items[days->count++] = (int32_t)day;
}

static void add_days(struct days *days, int32_t since, int32_t ended)
{
    add_day(days, since);
    if (ended != DAY_NONE)
        add_day(days, (int64_t)ended + 1);
}

static int compare_days(const void *a, const void *b)
{
    const int32_t *left = a;
    const int32_t *right = b;
    return (*left > *right) - (*left < *right);
}

static size_t most_days(const struct bylaw_pack *pack)
{
    size_t most = 2 * ((size_t)pack->rule_count + (size_t)pack->region_count);
    for (int i = 0; i < pack->value_count; i++)
        most += 2 * (size_t)pack->values[i]->version_count + 2;
    for (int i = 0; i < pack->parameter_count; i++) {
        for (int k = 0; k < pack->parameters[i]->layer_count; k++)
            most += (size_t)pack->parameters[i]->layers[k]->value_count + 1;
    }
    return most;
}

void freeze_breaks(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    struct days days = { build_take(freeze->builder, most_days(pack), sizeof(int32_t)), 0 };
    if (!days.items)
        return;
    for (int i = 0; i < pack->region_count; i++)
        add_days(&days, pack->regions[i]->since, pack->regions[i]->ended);
    for (int i = 0; i < pack->rule_count; i++)
        add_days(&days, pack->rules[i]->since, pack->rules[i]->ended);
    for (int i = 0; i < pack->value_count; i++) {
        const struct value *value = pack->values[i];
        add_days(&days, value->otherwise_since, value->otherwise_ended);
        for (int k = 0; k < value->version_count; k++)
            add_days(&days, value->versions[k]->since, value->versions[k]->ended);
    }
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = pack->parameters[i];
        for (int k = 0; k < parameter->layer_count; k++) {
            const struct parameter_layer *layer = parameter->layers[k];
            for (int n = 0; n < layer->value_count; n++)
                add_day(&days, layer->values[n].from);
            add_days(&days, DAY_NONE, layer->ended);
        }
    }
    if (days.count > 1)
        qsort(days.items, (size_t)days.count, sizeof *days.items, compare_days);
    for (int i = 0; i < days.count; i++) {
        if (pack->break_count == 0 || days.items[i] != days.items[pack->break_count - 1])
            days.items[pack->break_count++] = days.items[i];
    }
    pack->breaks = days.items;
}

void freeze_layers(struct freeze *freeze)
{
    check_rules(freeze);
    for (int i = 0; i < freeze->value_count; i++)
        check_versions(freeze, freeze->value_list[i]);
    freeze->clause = NULL;
}
