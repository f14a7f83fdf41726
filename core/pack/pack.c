/* SPDX-License-Identifier: Apache-2.0 */
/* The questions that judge asks of a frozen pack: names, regions, days, statements in force. */
#include "core/pack/pack.h"

#include <string.h>

void pack_free(struct bylaw_pack *pack)
{
    if (!pack)
        return;
    arena_clear(&pack->arena);
    struct memory memory = pack->memory; /* the pack lies in the memory that it counts */
    memory_alloc(&memory, pack, sizeof *pack, 0);
}

int pack_interval(const struct bylaw_pack *pack, int32_t day)
{
    int low = 0;
    int high = pack->break_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (pack->breaks[middle] <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t pack_interval_first(const struct bylaw_pack *pack, int interval)
{
    return interval == 0 ? DAY_FIRST : pack->breaks[interval - 1];
}

int pack_find_region(const struct bylaw_pack *pack, const char *id_or_code)
{
    for (int i = 0; i < pack->region_count; i++) {
        if (strcmp(pack->regions[i]->id, id_or_code) == 0)
            return i;
    }
    int found = -1;
    for (int i = 0; i < pack->region_count; i++) {
        const struct region *region = pack->regions[i];
        if (region->code && strcmp(region->code, id_or_code) == 0 &&
            (found < 0 || region->since < pack->regions[found]->since))
            found = i;
    }
    return found;
}

struct entity *pack_find_entity(const struct bylaw_pack *pack, const char *name)
{
    for (int i = 0; i < pack->entity_count; i++) {
        if (strcmp(pack->entities[i]->name, name) == 0)
            return pack->entities[i];
    }
    return NULL;
}

enum { MOST_NAMES = 4096 }; /* among which the nearest is sought */

bylaw_status pack_want_region(const struct bylaw_pack *pack, const char *id_or_code, int *region,
                              bylaw_error *error)
{
    const char *names[MOST_NAMES];
    size_t count = 0;
    *region = pack_find_region(pack, id_or_code);
    if (*region >= 0)
        return BYLAW_OK;
    for (int i = 0; i < pack->region_count && count < MOST_NAMES; i++)
        names[count++] = pack->regions[i]->id;
    const char *nearest = text_nearest(id_or_code, names, count);
    return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL, "the pack has no region '%s'%s%s%s",
                     id_or_code, nearest ? " (did you mean '" : "", nearest ? nearest : "",
                     nearest ? "'?)" : "");
}

bylaw_status pack_want_entity(const struct bylaw_pack *pack, const char *name,
                              struct entity **entity, bylaw_error *error)
{
    const char *names[MOST_NAMES];
    size_t count = 0;
    *entity = pack_find_entity(pack, name);
    if (*entity)
        return BYLAW_OK;
    for (int i = 0; i < pack->entity_count && count < MOST_NAMES; i++)
        names[count++] = pack->entities[i]->name;
    const char *nearest = text_nearest(name, names, count);
    return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL, "there is no entity '%s'%s%s%s", name,
                     nearest ? " (did you mean '" : "; the vocabulary declares entities",
                     nearest ? nearest : "", nearest ? "'?)" : "");
}

struct parameter *pack_find_parameter(const struct bylaw_pack *pack, const char *id)
{
    for (int i = 0; i < pack->parameter_count; i++) {
        if (strcmp(pack->parameters[i]->id, id) == 0)
            return pack->parameters[i];
    }
    return NULL;
}

struct parameter *pack_find_whole(const struct bylaw_pack *pack, const char *id)
{
    for (int i = 0; i < pack->whole_count; i++) {
        if (strcmp(pack->wholes[i]->id, id) == 0)
            return pack->wholes[i];
    }
    return NULL;
}

struct value *pack_find_value(const struct bylaw_pack *pack, const struct entity *entity,
                              const char *name)
{
    for (int i = 0; i < pack->value_count; i++) {
        struct value *value = pack->values[i];
        if (value->entity == entity && strcmp(value->name, name) == 0)
            return value;
    }
    return NULL;
}

bool value_is_called(const struct value *value, const char *name)
{
    size_t length = strlen(value->entity_name);
    return strcmp(value->name, name) == 0 ||
           (strncmp(name, value->entity_name, length) == 0 && name[length] == '.' &&
            strcmp(name + length + 1, value->name) == 0);
}

struct value *pack_find_question(const struct bylaw_pack *pack, const char *name, bool *ambiguous)
{
    *ambiguous = false;
    struct value *found = NULL;
    for (int i = 0; i < pack->value_count; i++) {
        struct value *value = pack->values[i];
        if (!value_is_called(value, name))
            continue;
        if (found) {
            *ambiguous = true;
            return NULL;
        }
        found = value;
    }
    return found;
}

int value_compare(const void *a, const void *b)
{
    const struct value *const *left = a;
    const struct value *const *right = b;
    int order = strcmp((*left)->entity_name, (*right)->entity_name);
    return order != 0 ? order : strcmp((*left)->name, (*right)->name);
}

int place_compare(struct place a, struct place b)
{
    int order = strcmp(a.file ? a.file : "", b.file ? b.file : "");
    return order != 0 ? order : (a.line > b.line) - (a.line < b.line);
}

const char *rule_word(const struct rule *rule)
{
    if (rule->short_form != SHORT_NONE)
        return short_form_words[rule->short_form];
    return rule->is_exception ? "exception" : "clause";
}

const char *value_form_word(const struct value *value)
{
    static const char *const forms[] = { [FORM_DECISION] = "decision",
                                         [FORM_POINTS] = "points",
                                         [FORM_CLASS] = "class",
                                         [FORM_DERIVED] = "derived",
                                         [FORM_MUST] = "must" };
    if (value->challenge)
        return "requirement";
    bool is_short = value->form == FORM_DECISION && value->short_form != SHORT_NONE;
    return is_short ? short_form_words[value->short_form] : forms[value->form];
}

/* ---- Regions by day ---- */

bool region_exists(const struct region *region, int32_t day)
{
    return region->since <= day && (region->ended == DAY_NONE || day <= region->ended);
}

int pack_region_on(const struct bylaw_pack *pack, int region, int32_t day, int *missing)
{
    while (!region_exists(pack->regions[region], day)) {
        const struct region *at = pack->regions[region];
        if (day < at->since || at->becomes_count != 1) {
            if (missing)
                *missing = region;
            return -1;
        }
        region = at->successors[0]; /* it ends later: regions.c */
    }
    return region;
}

int pack_region_above(const struct bylaw_pack *pack, int region, int32_t day)
{
    if (region == 0)
        return -1;
    int above = pack_region_on(pack, pack->regions[region]->above, day, NULL);
    /* Where the pack is being frozen and has mistakes, so that every climb ends. */
    if (above < 0 || pack->regions[above]->depth >= pack->regions[region]->depth)
        return 0;
    return above;
}

bool pack_region_within(const struct bylaw_pack *pack, int region, int layer, int32_t day)
{
    while (region > 0 && pack->regions[region]->depth > pack->regions[layer]->depth)
        region = pack_region_above(pack, region, day);
    return region == layer;
}

/* ---- Statements in force ---- */

/* Whether a statement of this layer and these days is law in region during the interval. */
static bool reaches(const struct bylaw_pack *pack, int layer, int32_t since, int32_t ended,
                    int region, int32_t day)
{
    return since <= day && (ended == DAY_NONE || day <= ended) &&
           pack_region_within(pack, region, layer, day);
}

const struct version *pack_version_at(const struct bylaw_pack *pack, const struct value *value,
                                      int region, int interval)
{
    int32_t day = pack_interval_first(pack, interval);
    const struct version *lowest = NULL;
    for (int i = 0; i < value->version_count; i++) {
        const struct version *version = value->versions[i];
        if (version->is_out ||
            !reaches(pack, version->region_index, version->since, version->ended, region, day))
            continue;
        if (!lowest || pack->regions[version->region_index]->depth >
                           pack->regions[lowest->region_index]->depth)
            lowest = version;
    }
    return lowest;
}

/* A rule with an `on` of its own has its days in its test. */
static bool rule_reaches(const struct bylaw_pack *pack, const struct rule *rule, int region,
                         int32_t day)
{
    return !rule->is_out && reaches(pack, rule->region_index, rule->on ? DAY_NONE : rule->since,
                                    rule->on ? DAY_NONE : rule->ended, region, day);
}

/* Whether other, of the same id, takes the place of rule in region on this day. */
static bool is_replaced(const struct bylaw_pack *pack, const struct rule *rule,
                        const struct rule *other, int region, int32_t day)
{
    return pack->regions[other->region_index]->depth > pack->regions[rule->region_index]->depth &&
           rule_reaches(pack, other, region, day);
}

bool pack_rule_in_force(const struct bylaw_pack *pack, const struct rule *rule, int region,
                        int interval)
{
    int32_t day = pack_interval_first(pack, interval);
    if (rule->is_off || !rule_reaches(pack, rule, region, day))
        return false;
    /* Rules of one id lie side by side, the layers above first. */
    for (int i = rule->index + 1; i < pack->rule_count; i++) {
        if (strcmp(pack->rules[i]->id, rule->id) != 0)
            return true;
        if (is_replaced(pack, rule, pack->rules[i], region, day))
            return false;
    }
    return true;
}

bool pack_otherwise_in_force(const struct bylaw_pack *pack, const struct value *value, int interval)
{
    return value->otherwise && !value->otherwise_is_out &&
           reaches(pack, 0, value->otherwise_since, value->otherwise_ended, 0,
                   pack_interval_first(pack, interval));
}

bool pack_rule_goes_on(const struct bylaw_pack *pack, const struct rule *rule, int region,
                       int interval)
{
    return rule->transitional && rule->ended != DAY_NONE &&
           pack_interval_first(pack, interval) > rule->ended &&
           pack_rule_in_force(pack, rule, region, pack_interval(pack, rule->ended));
}

const struct parameter_value *parameter_layer_at(const struct parameter_layer *layer, int32_t day)
{
    if (layer->ended != DAY_NONE && day > layer->ended)
        return NULL;
    for (int k = layer->value_count - 1; k >= 0; k--) {
        if (layer->values[k].from <= day && !layer->values[k].is_refused &&
            !layer->values[k].is_out)
            return &layer->values[k];
    }
    return NULL;
}

const struct parameter_value *pack_parameter_stated(const struct bylaw_pack *pack,
                                                    const struct parameter *parameter, int region,
                                                    int interval)
{
    int32_t day = pack_interval_first(pack, interval);
    const struct parameter_value *found = NULL;
    int found_depth = -1;
    region = pack_region_on(pack, region, day, NULL);
    for (int i = 0; region >= 0 && i < parameter->layer_count; i++) {
        const struct parameter_layer *layer = parameter->layers[i];
        int depth = pack->regions[layer->region_index]->depth;
        if (depth <= found_depth || !pack_region_within(pack, region, layer->region_index, day) ||
            (layer->fails && layer->fails[interval]))
            continue;
        const struct parameter_value *own = parameter_layer_at(layer, day);
        if (!own)
            continue;
        found = own;
        found_depth = depth;
    }
    return found;
}

const struct parameter_value *pack_parameter_at(const struct bylaw_pack *pack,
                                                const struct parameter *parameter, int region,
                                                int interval)
{
    const struct parameter_value *stated = pack_parameter_stated(pack, parameter, region, interval);
    return stated && !stated->off ? stated : NULL;
}

enum position { UNDER_DECISION, UNDER_RULE, OVER_DECISION };

/* Which rules are sought. */
struct rule_query {
    enum position position;
    const struct rule *parent; /* UNDER_RULE */
    int region;
    int interval;
};

static bool is_wanted(const struct rule *rule, const struct rule_query *query)
{
    switch (query->position) {
    case UNDER_DECISION:
        return !rule->is_exception;
    case OVER_DECISION:
        return rule->to_decision;
    default:
        return rule_is_to(rule, query->parent->id);
    }
}

static int find_rules(const struct bylaw_pack *pack, const struct value *value,
                      const struct rule_query *query, const struct rule **out, int room)
{
    bool all = query->position == UNDER_DECISION;
    struct rule *const *rules = all ? value->rules : value->exceptions;
    int rule_count = all ? value->rule_count : value->exception_count, count = 0;
    for (int i = 0; i < rule_count; i++) {
        const struct rule *rule = rules[i];
        if (!is_wanted(rule, query) ||
            (!pack_rule_in_force(pack, rule, query->region, query->interval) &&
             !pack_rule_goes_on(pack, rule, query->region, query->interval)))
            continue;
        if (count < room)
            out[count] = rule;
        count++;
    }
    return count;
}

/* NOLINTNEXTLINE(readability-function-size): a question of law has this many terms */
int pack_rules_under(const struct bylaw_pack *pack, const struct value *value,
                     const struct rule *parent, int region, int interval, const struct rule **out,
                     int room)
{
    struct rule_query query = { parent ? UNDER_RULE : UNDER_DECISION, parent, region, interval };
    return find_rules(pack, value, &query, out, room);
}

int pack_rules_over(const struct bylaw_pack *pack, const struct value *value, int region,
                    int interval, const struct rule **out, int room)
{
    struct rule_query query = { OVER_DECISION, NULL, region, interval };
    return find_rules(pack, value, &query, out, room);
}
