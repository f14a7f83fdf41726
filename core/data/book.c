/* SPDX-License-Identifier: Apache-2.0 */
#include "core/data/book.h"
#include "core/pack/walk.h"

#include <string.h>

/* The row that is being filled; the first failure ends all. */
struct filling {
    struct facts *facts;
    const struct entity *entity;
    size_t row;
    bylaw_status status;
};

/* ---- One row ---- */

static void keep_place(struct filling *filling, struct place at)
{
    struct table *table = &filling->facts->tables[filling->entity->index];
    filling->status = arena_grow(&filling->facts->arena, &table->places, filling->row,
                                 &table->place_room, sizeof *table->places);
    if (filling->status == BYLAW_OK)
        table->places[filling->row] = at;
}

/* A new row; an id that is taken gets a number. */
static void begin(struct filling *filling, const char *entity, struct place at, const char *id)
{
    struct facts *facts = filling->facts;
    filling->entity = pack_find_entity(facts->pack, entity);
    if (!id)
        filling->status = BYLAW_ENOMEM;
    if (filling->status != BYLAW_OK)
        return;
    bylaw_status status = facts_add_row(facts, filling->entity, id, &filling->row);
    for (int i = 2; status == BYLAW_EEXISTS; i++) {
        const char *other = arena_format(&facts->arena, "%s/%d", id, i);
        status = other ? facts_add_row(facts, filling->entity, other, &filling->row) : BYLAW_ENOMEM;
    }
    filling->status = status;
    if (status == BYLAW_OK)
        keep_place(filling, at);
}

static void put(struct filling *filling, const char *name, enum state state, int64_t cell)
{
    if (filling->status == BYLAW_OK)
        filling->status = facts_set(filling->facts, entity_find_attribute(filling->entity, name),
                                    filling->row, state, cell);
}

static void put_text(struct filling *filling, const char *name, const char *text)
{
    enum state state = STATE_ABSENT;
    int64_t cell = 0;
    if (filling->status == BYLAW_OK && text)
        filling->status =
            facts_read_cell(filling->facts, entity_find_attribute(filling->entity, name), text,
                            strlen(text), &state, &cell, NULL);
    put(filling, name, state, cell);
}

static void put_day(struct filling *filling, const char *name, int32_t day)
{
    bool is_held = day >= LAW_DAY_FIRST && day <= LAW_DAY_LAST;
    put(filling, name,
        day == DAY_NONE ? STATE_ABSENT
        : is_held       ? STATE_KNOWN
                        : STATE_UNKNOWN,
        is_held ? day : 0);
}

static void put_yes_no(struct filling *filling, const char *name, bool yes)
{
    put(filling, name, STATE_KNOWN, yes);
}

static void put_row(struct filling *filling, const char *name, size_t row)
{
    put(filling, name, STATE_KNOWN, (int64_t)row);
}

/* top / bottom in the places of the attribute; unknown where it does not lie on their grid. */
static void put_number(struct filling *filling, const char *name, wide top, wide bottom)
{
    const struct attribute *attribute = entity_find_attribute(filling->entity, name);
    wide scaled;
    bool is_held = attribute && wide_multiply(top, number_power10(attribute->places), &scaled) &&
                   scaled % bottom == 0 && scaled / bottom >= attribute->type.min &&
                   scaled / bottom <= attribute->type.max;
    put(filling, name, is_held ? STATE_KNOWN : STATE_UNKNOWN,
        is_held ? (int64_t)(scaled / bottom) : 0);
}

/* A region; the nation's law has none. */
static void put_region(struct filling *filling, const char *region)
{
    put_text(filling, "region", strcmp(region, "nation") == 0 ? NULL : region);
}

static const char *regional_id(struct filling *filling, const char *id, const char *region)
{
    if (strcmp(region, "nation") == 0)
        return id;
    return arena_format(&filling->facts->arena, "%s@%s", id, region);
}

/* ---- Sources and provisions ---- */

static void fill_sources(struct filling *filling)
{
    const struct bylaw_pack *pack = filling->facts->pack;
    for (int i = 0; i < pack->source_count; i++) {
        const struct source *source = pack->sources[i];
        begin(filling, "source", source->at, source->id);
        put_text(filling, "title", source->title);
        put_text(filling, "by", source->by);
        put_day(filling, "published", source->published);
        put_day(filling, "since", source->since);
        put_day(filling, "ended", source->ended);
        if (source->grade > 0)
            put_number(filling, "grade", source->grade, 1);
        else
            put(filling, "grade", STATE_ABSENT, 0);
        put_text(filling, "address", source->address);
    }
}

static void fill_provisions(struct filling *filling)
{
    const struct bylaw_pack *pack = filling->facts->pack;
    for (int i = 0; i < pack->provision_count; i++) {
        const struct provision *provision = pack->provisions[i];
        begin(filling, "provision", provision->at, provision->id);
        put_text(filling, "title", provision->title);
        put_text(filling, "law", provision->law.text);
        put_text(filling, "declared_only", provision->declared_only);
    }
}

/* ---- Clauses and what they read ---- */

/* Facts in the order in which they are met, each once. */
struct facts_read {
    struct arena *arena;
    const struct attribute **list;
    size_t count, room;
    char *seen; /* by index of a value */
    bool failed;
};

static void read_node(void *user, const struct node *node)
{
    struct facts_read *read = user;
    const struct attribute *attribute = node->op == OP_FIELD ? node->field.attribute : NULL;
    const struct value *value = node->op == OP_FIELD ? node->field.value : NULL;
    if (value && !read->seen[value->index]) {
        read->seen[value->index] = 1;
        value_each_node(value, read_node, read);
    }
    if (!attribute || attribute->kind == KIND_MANY || attribute->owner->is_book)
        return;
    for (size_t i = 0; i < read->count; i++)
        if (read->list[i] == attribute)
            return;
    if (arena_grow(read->arena, &read->list, read->count, &read->room,
                   sizeof(struct attribute *)) != BYLAW_OK)
        read->failed = true;
    else
        read->list[read->count++] = attribute;
}

static void fill_reading(struct filling *filling, const struct rule *rule)
{
    struct facts *facts = filling->facts;
    size_t clause = filling->row;
    struct facts_read read = { .arena = &facts->arena };
    read.seen = arena_alloc(&facts->arena, (size_t)facts->pack->value_count, 1);
    if (!read.seen || filling->status != BYLAW_OK) {
        filling->status = BYLAW_ENOMEM;
        return;
    }
    node_each(rule->when, read_node, &read);
    node_each(rule->gives, read_node, &read);
    if (read.failed)
        filling->status = BYLAW_ENOMEM;
    const char *id = filling->status == BYLAW_OK ? facts_id(facts, filling->entity, clause) : NULL;
    /* The table of ids may move while rows are added. */
    id = id ? arena_copy(&facts->arena, id) : NULL;
    for (size_t i = 0; i < read.count && filling->status == BYLAW_OK; i++) {
        const struct attribute *attribute = read.list[i];
        const char *fact =
            arena_format(&facts->arena, "%s.%s", attribute->owner->name, attribute->name);
        begin(filling, "reading", rule->at,
              id && fact ? arena_format(&facts->arena, "%s/%s", id, fact) : NULL);
        put_row(filling, "clause", clause);
        put_text(filling, "fact", fact);
        put_text(filling, "topic", attribute->topic ? attribute->topic : attribute->name);
        put_yes_no(filling, "protected", attribute->is_protected);
    }
}

static void fill_clauses(struct filling *filling)
{
    const struct bylaw_pack *pack = filling->facts->pack;
    for (int i = 0; i < pack->rule_count && filling->status == BYLAW_OK; i++) {
        const struct rule *rule = pack->rules[i];
        begin(filling, "clause", rule->at, regional_id(filling, rule->id, rule->region));
        put_text(filling, "decides", rule->value->name);
        put_region(filling, rule->region);
        put_text(filling, "title", rule->title);
        put_text(filling, "law", rule->law.text);
        put_yes_no(filling, "exception", rule->is_exception);
        put_yes_no(filling, "off", rule->is_off);
        put_text(filling, "reason", rule->reason);
        put_day(filling, "since", rule->since);
        put_day(filling, "ended", rule->ended);
        put_day(filling, "review_by", rule->review_by);
        if (filling->status == BYLAW_OK)
            fill_reading(filling, rule);
    }
}

/* ---- Points tables ---- */

static void fill_items(struct filling *filling, struct item *const *items, int count, size_t points,
                       bool is_top)
{
    struct facts *facts = filling->facts;
    for (int i = 0; i < count && filling->status == BYLAW_OK; i++) {
        const struct item *item = items[i];
        const struct entity *table = pack_find_entity(facts->pack, "points");
        begin(filling, "item", item->at,
              arena_format(&facts->arena, "%s/%s", facts_id(facts, table, points), item->label));
        put_row(filling, "points", points);
        put_text(filling, "label", item->label);
        put_text(filling, "family", item->family);
        put_text(filling, "law", item->law.text);
        put_yes_no(filling, "leaf", item->item_count == 0);
        put_yes_no(filling, "top", is_top);
        if (filling->status == BYLAW_OK)
            put_number(filling, "most", item->lowered->type.max, item->lowered->type.bottom);
        if (item->has_a_year)
            put_number(filling, "a_year", item->a_year.top, item->a_year.bottom);
        else
            put(filling, "a_year", STATE_ABSENT, 0);
        fill_items(filling, item->items, item->item_count, points, false);
    }
}

/* Versions stand by region, then by day. */
static void fill_points_of(struct filling *filling, const struct value *value)
{
    size_t previous = 0;
    for (int i = 0; i < value->version_count && filling->status == BYLAW_OK; i++) {
        const struct version *version = value->versions[i];
        bool has_previous = i > 0 && value->versions[i - 1]->region_index == version->region_index;
        begin(filling, "points", version->at, regional_id(filling, value->name, version->region));
        put_text(filling, "name", value->name);
        put_region(filling, version->region);
        put_text(filling, "law", version->law.text);
        put_day(filling, "since", version->since);
        put_day(filling, "ended", version->ended);
        put(filling, "previous", has_previous ? STATE_KNOWN : STATE_ABSENT,
            has_previous ? (int64_t)previous : 0);
        previous = filling->row;
        fill_items(filling, version->items, version->item_count, previous, true);
    }
}

static void fill_points(struct filling *filling)
{
    const struct bylaw_pack *pack = filling->facts->pack;
    for (int i = 0; i < pack->value_count; i++)
        if (pack->values[i]->form == FORM_POINTS)
            fill_points_of(filling, pack->values[i]);
}

/* ---- Parameters ---- */

/* A value that does not stand on all of its days has a finding at its place. */
static bool is_lawful(const struct bylaw_pack *pack, const struct parameter *parameter,
                      const struct parameter_value *value)
{
    for (int i = 0; i < pack->finding_count; i++)
        if (strcmp(pack->findings[i]->clause, parameter->id) == 0 &&
            place_compare(pack->findings[i]->at, value->at) == 0)
            return false;
    return true;
}

/* How far it departed on the first day on which it did not stand. */
static void put_short(struct filling *filling, const struct parameter_value *value)
{
    const struct bylaw_pack *pack = filling->facts->pack;
    const struct finding *first = NULL;
    for (int i = 0; i < pack->finding_count; i++) {
        const struct finding *finding = pack->findings[i];
        if (finding->value == value && finding->departs &&
            (!first || finding->since < first->since))
            first = finding;
    }
    if (first)
        put_number(filling, "short", first->departs_by.top, first->departs_by.bottom);
    else
        put(filling, "short", STATE_ABSENT, 0);
}

static void fill_layer(struct filling *filling, const struct parameter *parameter, size_t row,
                       const struct parameter_layer *layer)
{
    const struct bylaw_pack *pack = filling->facts->pack;
    for (int i = 0; i < layer->value_count && filling->status == BYLAW_OK; i++) {
        const struct parameter_value *value = &layer->values[i];
        begin(filling, "override", value->at, regional_id(filling, parameter->id, layer->region));
        put_row(filling, "parameter", row);
        put_text(filling, "region", layer->region);
        put_day(filling, "since", value->from);
        put_text(filling, "by", layer->by);
        put_text(filling, "number", layer->number);
        put_text(filling, "reason", layer->reason);
        put_text(filling, "law", value->law.text);
        put_text(filling, "mode", override_names[parameter->mode]);
        put_yes_no(filling, "lawful", is_lawful(pack, parameter, value));
        put_short(filling, value);
    }
}

static void fill_parameters(struct filling *filling)
{
    const struct bylaw_pack *pack = filling->facts->pack;
    for (int i = 0; i < pack->parameter_count && filling->status == BYLAW_OK; i++) {
        const struct parameter *parameter = pack->parameters[i];
        begin(filling, "parameter", parameter->at, parameter->id);
        size_t row = filling->row;
        put_text(filling, "title", parameter->title);
        put_text(filling, "mode", override_names[parameter->mode]);
        put_day(filling, "review_by", parameter->layers[0]->review_by);
        for (int k = 0; k < parameter->layer_count; k++)
            if (parameter->layers[k]->region_index > 0)
                fill_layer(filling, parameter, row, parameter->layers[k]);
    }
}

bylaw_status book_fill(struct facts *facts)
{
    struct filling filling = { .facts = facts };
    if (!facts->pack->has_book)
        return BYLAW_OK;
    begin(&filling, "book", (struct place){ 0 }, "book");
    fill_sources(&filling);
    fill_provisions(&filling);
    fill_clauses(&filling);
    fill_points(&filling);
    fill_parameters(&filling);
    return filling.status;
}
