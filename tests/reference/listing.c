/* SPDX-License-Identifier: Apache-2.0 */
/* A program for people. */
#include "tests/reference/listing.h"

#include <inttypes.h>

static void print_node(FILE *out, const char *label, const struct node *node)
{
    struct memory memory;
    struct buffer buffer;
    if (!node)
        return;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&buffer, &memory);
    node_print(&buffer, node);
    fprintf(out, "%s%s\n", label, buffer.data ? buffer.data : "");
    buffer_clear(&buffer);
}

static void print_number(FILE *out, const char *label, struct number number)
{
    struct memory memory;
    struct buffer buffer;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&buffer, &memory);
    number_print(&buffer, number, 0);
    fprintf(out, "%s%s", label, buffer.data ? buffer.data : "");
    buffer_clear(&buffer);
}

static void print_days(FILE *out, int32_t since, int32_t ended)
{
    if (since != DAY_NONE)
        fprintf(out, " since %d", since);
    if (ended != DAY_NONE)
        fprintf(out, " ended %d", ended);
}

static void print_items(FILE *out, struct item *const *items, int count, int depth)
{
    for (int i = 0; i < count; i++) {
        const struct item *item = items[i];
        fprintf(out, "%*sitem", 4 * depth, "");
        if (item->has_at_least)
            print_number(out, " at_least ", item->at_least);
        if (item->has_at_most)
            print_number(out, " at_most ", item->at_most);
        fprintf(out, "\n");
        print_node(out, "          points   ", item->points);
        print_node(out, "          for_each ", item->for_each);
        print_node(out, "          when     ", item->when);
        print_items(out, item->items, item->item_count, depth + 1);
    }
}

static void print_version(FILE *out, const struct bylaw_pack *pack, const struct version *version)
{
    fprintf(out, "  version in %s", pack->regions[version->region_index]->id);
    print_days(out, version->since, version->ended);
    if (version->has_at_least)
        print_number(out, " at_least ", version->at_least);
    if (version->has_at_most)
        print_number(out, " at_most ", version->at_most);
    fprintf(out, "\n");
    print_node(out, "    gives ", version->gives);
    for (int i = 0; i < version->band_count; i++) {
        fprintf(out, "    band %s", version->bands[i]->name);
        if (version->bands[i]->has_below)
            print_number(out, " below ", version->bands[i]->below);
        fprintf(out, "\n");
    }
    print_items(out, version->items, version->item_count, 1);
}

static void print_rule(FILE *out, const struct bylaw_pack *pack, const struct rule *rule)
{
    fprintf(out, "  %s %s in %s", rule->is_exception ? "exception" : "clause", rule->id,
            pack->regions[rule->region_index]->id);
    print_days(out, rule->since, rule->ended);
    for (int i = 0; i < rule->to_count; i++)
        fprintf(out, " to %s", rule->to[i]);
    fprintf(out, " law %s published %d%s", rule->law.text, rule->published,
            rule->is_off ? " off" : "");
    fprintf(out, "\n");
    print_node(out, "    goes on ", rule->transitional);
    print_node(out, "    when  ", rule->when);
    print_node(out, "    gives ", rule->gives);
}

static void print_value(FILE *out, const struct bylaw_pack *pack, const struct value *value)
{
    static const char *const forms[] = { "decision", "points", "class", "derive", "must" };
    fprintf(out, "%s %s.%s places %d mode %d\n", forms[value->form], value->entity_name,
            value->name, value->places, value->mode);
    if (value->combine)
        fprintf(out, "  combine %s\n", combine_names[value->combine]);
    print_node(out, "  place ", value->place);
    print_node(out, "  on    ", value->on);
    for (int i = 0; i < value->version_count; i++)
        print_version(out, pack, value->versions[i]);
    for (int i = 0; i < value->rule_count; i++)
        print_rule(out, pack, value->rules[i]);
    print_node(out, "  otherwise ", value->otherwise);
}

static void print_parameter(FILE *out, const struct bylaw_pack *pack,
                            const struct parameter *parameter)
{
    fprintf(out, "param %s: %s", parameter->id, override_names[parameter->mode]);
    if (parameter->mode == OVERRIDE_BAND)
        print_number(out, " within ", parameter->within);
    if (parameter->favours != FAVOURS_NONE)
        fprintf(out, " favours %s", parameter->favours == FAVOURS_LARGER ? "larger" : "smaller");
    for (int i = 0; i < parameter->layer_count; i++) {
        const struct parameter_layer *layer = parameter->layers[i];
        fprintf(out, " [%s", pack->regions[layer->region_index]->id);
        for (int k = 0; k < layer->value_count; k++) {
            const struct parameter_value *value = &layer->values[k];
            fprintf(out, " from %d ", value->from);
            if (value->off)
                fprintf(out, "off");
            else if (value->kind == KIND_NUMBER)
                print_number(out, "", value->number);
            else if (value->kind == KIND_TEXT)
                fprintf(out, "%s", value->text);
            else
                fprintf(out, "%d", value->kind == KIND_DAY ? value->day : value->yes);
        }
        if (layer->ended != DAY_NONE)
            fprintf(out, " ended %d", layer->ended);
        fprintf(out, "]");
    }
    fprintf(out, "\n");
}

static void print_attribute(FILE *out, const struct attribute *attribute)
{
    fprintf(out, "  %s %s%s%s", attribute->name, kind_names[attribute->kind],
            attribute->optional ? " optional" : "", attribute->governs ? " governs" : "");
    if (attribute->target)
        fprintf(out, " %s", attribute->target);
    if (attribute->kind == KIND_NUMBER) {
        print_number(out, " ", attribute->at_least);
        print_number(out, " .. ", attribute->at_most);
    }
    fprintf(out, "\n");
}

static void print_region(FILE *out, const struct region *region, int index)
{
    fprintf(out, "region %d %s %s under %d days %d .. %d", index, region->id, region->level,
            region->above, region->since, region->ended);
    for (int i = 0; i < region->becomes_count; i++)
        fprintf(out, " becomes %s", region->becomes[i]);
    fprintf(out, "\n");
}

void listing_pack(FILE *out, const struct bylaw_pack *pack)
{
    for (int i = 0; i < pack->region_count; i++)
        print_region(out, pack->regions[i], i);
    if (pack->known_on != DAY_NONE)
        fprintf(out, "known on %d\n", pack->known_on);
    for (int i = 0; i < pack->source_count; i++)
        fprintf(out, "source %s published %d since %d ended %d\n", pack->sources[i]->id,
                pack->sources[i]->published, pack->sources[i]->since, pack->sources[i]->ended);
    for (int i = 0; i < pack->entity_count; i++) {
        const struct entity *entity = pack->entities[i];
        fprintf(out, "entity %s%s\n", entity->name, entity->is_region ? " is_region" : "");
        for (int k = 0; k < entity->attribute_count; k++)
            print_attribute(out, entity->attributes[k]);
    }
    for (int i = 0; i < pack->parameter_count; i++)
        print_parameter(out, pack, pack->parameters[i]);
    for (int i = 0; i < pack->value_count; i++)
        print_value(out, pack, pack->values[i]);
}

static void print_row(FILE *out, struct facts *facts, const struct entity *entity, size_t row)
{
    static const char states[] = { ' ', '?', 'o', '-' };
    const struct table *table = facts_table(facts, entity);
    fprintf(out, "  %s %zu:", entity->name, row);
    if (table->regions)
        fprintf(out, " region=%d", table->regions[row]);
    for (int i = 0; i < entity->attribute_count; i++) {
        const struct attribute *attribute = entity->attributes[i];
        int64_t cell = 0;
        if (attribute->kind == KIND_MANY) {
            struct member_list *list;
            if (facts_members(facts, attribute, &list) == BYLAW_OK && list->open && list->open[row])
                fprintf(out, " %s=open", attribute->name);
            continue;
        }
        enum state state = facts_get(facts, attribute, row, &cell);
        if (state == STATE_KNOWN)
            fprintf(out, " %s=%" PRId64, attribute->name, cell);
        else
            fprintf(out, " %s=%c", attribute->name, states[state]);
    }
    fprintf(out, "\n");
}

void listing_facts(FILE *out, struct facts *facts)
{
    for (int i = 0; i < facts->pack->entity_count; i++)
        for (size_t row = 0; row < facts->tables[i].rows; row++)
            print_row(out, facts, facts->pack->entities[i], row);
}
