/* SPDX-License-Identifier: Apache-2.0 */
/* The dump: everything that decides, by name, so that the order of files does not show. */
#include "core/pack/dump.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct dump {
    struct json json;
    struct memory *memory;
};

/* A text that a function has printed, which is freed. */
static void dump_printed(struct dump *dump, const char *key, struct buffer *text)
{
    if (text->failed)
        dump->json.out->failed = true;
    else
        json_text(&dump->json, key, text->data);
    buffer_clear(text);
}

static int count_formulas(const struct node *node)
{
    int count = node && node->op == OP_FORMULA;
    for (int i = 0; node && i < node->arg_count; i++)
        count += count_formulas(node->args[i]);
    return count;
}

static void dump_formulas(struct dump *dump, const struct node *node);

/* An expression as it is printed; below it its formulas, if any. */
static void dump_node(struct dump *dump, const char *key, const struct node *node)
{
    struct buffer text;
    if (!node)
        return;
    buffer_init(&text, dump->memory);
    node_print(&text, node);
    dump_printed(dump, key, &text);
    if (count_formulas(node) == 0)
        return;
    char name[64];
    (void)snprintf(name, sizeof name, "%s_formulas", key);
    json_array(&dump->json, name);
    dump_formulas(dump, node);
    json_array_end(&dump->json);
}

static void dump_day(struct dump *dump, const char *key, int32_t day)
{
    struct buffer text;
    if (day == DAY_NONE)
        return;
    buffer_init(&text, dump->memory);
    day_print(&text, day);
    dump_printed(dump, key, &text);
}

static void dump_unit(struct dump *dump, const struct unit *unit)
{
    struct buffer text;
    if (unit->count == 0)
        return;
    buffer_init(&text, dump->memory);
    unit_print(&text, unit);
    dump_printed(dump, "unit", &text);
}

static void dump_text(struct dump *dump, const char *key, const char *text)
{
    if (text)
        json_text(&dump->json, key, text);
}

static void dump_flag(struct dump *dump, const char *key, bool flag)
{
    if (flag)
        json_yes_no(&dump->json, key, true);
}

static void dump_bounds(struct dump *dump, const struct type *type)
{
    struct number min;
    struct number max;
    if (type->kind != KIND_NUMBER || !number_make(type->min, type->bottom, &min) ||
        !number_make(type->max, type->bottom, &max))
        return;
    json_number(&dump->json, "at_least", min);
    json_number(&dump->json, "at_most", max);
}

static void dump_choice_items(struct dump *dump, const struct choices *choices)
{
    json_array(&dump->json, "choices");
    for (int i = 0; i < choices->count; i++) {
        json_object(&dump->json, NULL);
        json_text(&dump->json, "id", choices->names[i]);
        dump_text(dump, "title", choices->titles ? choices->titles[i] : NULL);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

static void dump_choices(struct dump *dump, const struct choices *choices)
{
    if (choices->count == 0)
        return;
    dump_text(dump, "choices_of", choices->list);
    if (choices->list)
        return;
    dump_choice_items(dump, choices);
    dump_flag(dump, "ordered", choices->ordered);
}

static void dump_choice_lists(struct dump *dump, const struct bylaw_pack *pack)
{
    if (pack->choice_list_count == 0)
        return;
    json_array(&dump->json, "choice_lists");
    for (int i = 0; i < pack->choice_list_count; i++) {
        json_object(&dump->json, NULL);
        json_text(&dump->json, "id", pack->choice_lists[i]->name);
        dump_choice_items(dump, &pack->choice_lists[i]->choices);
        dump_flag(dump, "ordered", pack->choice_lists[i]->choices.ordered);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

static void dump_formula(struct dump *dump, const struct formula *formula)
{
    json_object(&dump->json, NULL);
    json_array(&dump->json, "reads");
    for (int i = 0; i < formula->input_count; i++)
        json_text(&dump->json, NULL, formula->inputs[i]);
    json_array_end(&dump->json);
    json_text(&dump->json, "kind", kind_names[formula->type.kind]);
    dump_unit(dump, &formula->type.unit);
    dump_bounds(dump, &formula->type);
    if (formula->type.kind == KIND_NUMBER)
        json_whole(&dump->json, "places", formula->gives.places);
    if (formula->type.kind == KIND_DAY) {
        dump_day(dump, "at_least", formula->gives.first_day);
        dump_day(dump, "at_most", formula->gives.last_day);
    }
    dump_choices(dump, &formula->gives.choices);
    json_text(&dump->json, "compute", formula->source);
    json_object_end(&dump->json);
}

static void dump_formulas(struct dump *dump, const struct node *node)
{
    if (node && node->op == OP_FORMULA)
        dump_formula(dump, node->formula);
    for (int i = 0; node && i < node->arg_count; i++)
        dump_formulas(dump, node->args[i]);
}

/* ---- Sources, regions, entities ---- */

static void dump_texts(struct dump *dump, const char *key, const char *const *texts, int count)
{
    if (count == 0)
        return;
    json_array(&dump->json, key);
    for (int i = 0; i < count; i++)
        json_text(&dump->json, NULL, texts[i]);
    json_array_end(&dump->json);
}

static void dump_calendars(struct dump *dump, const struct bylaw_pack *pack)
{
    if (pack->calendar_count == 0)
        return;
    json_array(&dump->json, "calendars");
    for (int i = 0; i < pack->calendar_count; i++) {
        const struct calendar *calendar = pack->calendars[i];
        json_object(&dump->json, NULL);
        json_text(&dump->json, "id", calendar->id);
        dump_text(dump, "law", calendar->law.text);
        dump_texts(dump, "holidays", calendar->holidays, calendar->holiday_count);
        dump_texts(dump, "workdays", calendar->workdays, calendar->workday_count);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

static void dump_sources(struct dump *dump, const struct bylaw_pack *pack)
{
    json_array(&dump->json, "sources");
    for (int i = 0; i < pack->source_count; i++) {
        const struct source *source = pack->sources[i];
        json_object(&dump->json, NULL);
        json_text(&dump->json, "id", source->id);
        dump_text(dump, "title", source->title);
        dump_text(dump, "by", source->by);
        dump_text(dump, "address", source->address);
        dump_text(dump, "note", source->note);
        dump_day(dump, "published", source->published);
        dump_day(dump, "since", source->since);
        dump_day(dump, "ended", source->ended);
        dump_text(dump, "ended_law", source->ended_law.text);
        if (source->grade > 0)
            json_whole(&dump->json, "grade", source->grade);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

static void dump_provisions(struct dump *dump, const struct bylaw_pack *pack)
{
    if (pack->provision_count == 0)
        return;
    json_array(&dump->json, "provisions");
    for (int i = 0; i < pack->provision_count; i++) {
        const struct provision *provision = pack->provisions[i];
        json_object(&dump->json, NULL);
        json_text(&dump->json, "id", provision->id);
        dump_text(dump, "title", provision->title);
        dump_text(dump, "law", provision->law.text);
        dump_text(dump, "declared_only", provision->declared_only);
        dump_flag(dump, "truncated", provision->truncated);
        dump_flag(dump, "beyond_text", provision->beyond_text);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

static void dump_regions(struct dump *dump, const struct bylaw_pack *pack)
{
    json_array(&dump->json, "regions");
    for (int i = 0; i < pack->region_count; i++) {
        const struct region *region = pack->regions[i];
        json_object(&dump->json, NULL);
        json_text(&dump->json, "id", region->id);
        dump_text(dump, "title", region->title);
        dump_text(dump, "code", region->code);
        dump_text(dump, "level", region->level);
        dump_text(dump, "under", region->under);
        dump_day(dump, "since", region->since);
        dump_day(dump, "ended", region->ended);
        dump_texts(dump, "becomes", region->becomes, region->becomes_count);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

static void dump_attribute(struct dump *dump, const struct attribute *attribute)
{
    json_object(&dump->json, NULL);
    json_text(&dump->json, "name", attribute->name);
    json_text(&dump->json, "kind", kind_names[attribute->kind]);
    dump_text(dump, "title", attribute->title);
    dump_texts(dump, "aliases", attribute->aliases, attribute->alias_count);
    dump_unit(dump, &attribute->unit);
    dump_flag(dump, "money", attribute->money);
    if (attribute->kind == KIND_NUMBER) {
        json_whole(&dump->json, "places", attribute->places);
        json_number(&dump->json, "at_least", attribute->at_least);
        json_number(&dump->json, "at_most", attribute->at_most);
    }
    if (attribute->kind == KIND_DAY) {
        dump_day(dump, "at_least", attribute->first_day);
        dump_day(dump, "at_most", attribute->last_day);
    }
    dump_choices(dump, &attribute->choices);
    dump_text(dump, "target", attribute->target);
    if (attribute->kind == KIND_MANY) {
        json_text(&dump->json, "of", attribute->reverse->name);
        dump_text(dump, "each", attribute->each);
        json_whole(&dump->json, "most", attribute->most_members);
    }
    dump_flag(dump, "protected", attribute->is_protected);
    dump_text(dump, "proxy_of", attribute->proxy_of);
    dump_text(dump, "topic", attribute->topic);
    dump_flag(dump, "optional", attribute->optional);
    dump_flag(dump, "private", attribute->is_private);
    dump_flag(dump, "governs", attribute->governs);
    json_object_end(&dump->json);
}

static void dump_entities(struct dump *dump, const struct bylaw_pack *pack)
{
    json_array(&dump->json, "entities");
    for (int i = 0; i < pack->entity_count; i++) {
        const struct entity *entity = pack->entities[i];
        if (entity->is_book)
            continue;
        json_object(&dump->json, NULL);
        json_text(&dump->json, "name", entity->name);
        dump_text(dump, "title", entity->title);
        dump_flag(dump, "is_region", entity->is_region);
        json_array(&dump->json, "attributes");
        for (int k = 0; k < entity->attribute_count; k++)
            dump_attribute(dump, entity->attributes[k]);
        json_array_end(&dump->json);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

/* ---- Parameters ---- */

static void dump_parameter_value(struct dump *dump, const struct parameter_value *value)
{
    json_object(&dump->json, NULL);
    dump_day(dump, "from", value->from);
    if (value->off)
        json_yes_no(&dump->json, "off", true);
    else if (value->kind == KIND_NUMBER)
        json_number(&dump->json, "value", value->number);
    else if (value->kind == KIND_DAY)
        dump_day(dump, "value", value->day);
    else if (value->kind == KIND_YES_NO)
        json_text(&dump->json, "value", value->yes ? "yes" : "no");
    else
        json_text(&dump->json, "value", value->text);
    dump_text(dump, "law", value->law.text);
    dump_day(dump, "published", value->published);
    dump_flag(dump, "left_out", value->is_out);
    json_object_end(&dump->json);
}

static void dump_parameters(struct dump *dump, const struct bylaw_pack *pack)
{
    json_array(&dump->json, "parameters");
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = pack->parameters[i];
        json_object(&dump->json, NULL);
        json_text(&dump->json, "id", parameter->id);
        dump_text(dump, "title", parameter->title);
        dump_text(dump, "part_of", parameter->whole ? parameter->whole->id : NULL);
        dump_text(dump, "keys", parameter->keys);
        dump_flag(dump, "list", parameter->list);
        dump_unit(dump, &parameter->unit);
        json_text(&dump->json, "kind", kind_names[parameter->type.kind]);
        json_text(&dump->json, "override", override_names[parameter->mode]);
        if (parameter->mode == OVERRIDE_BAND)
            json_number(&dump->json, "within", parameter->within);
        if (parameter->favours != FAVOURS_NONE)
            json_text(&dump->json, "favours",
                      parameter->favours == FAVOURS_LARGER ? "larger" : "smaller");
        json_array(&dump->json, "layers");
        for (int k = 0; k < parameter->layer_count; k++) {
            const struct parameter_layer *layer = parameter->layers[k];
            json_object(&dump->json, NULL);
            json_text(&dump->json, "region", layer->region);
            dump_text(dump, "by", layer->by);
            dump_text(dump, "number", layer->number);
            dump_text(dump, "reason", layer->reason);
            dump_day(dump, "ended", layer->ended);
            dump_text(dump, "ended_law", layer->ended_law.text);
            dump_day(dump, "review_by", layer->review_by);
            json_array(&dump->json, "values");
            for (int n = 0; n < layer->value_count; n++)
                dump_parameter_value(dump, &layer->values[n]);
            json_array_end(&dump->json);
            json_object_end(&dump->json);
        }
        json_array_end(&dump->json);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

/* ---- Values and rules ---- */

static void dump_number_if(struct dump *dump, const char *key, bool has, struct number number)
{
    if (has)
        json_number(&dump->json, key, number);
}

static void dump_items(struct dump *dump, struct item *const *items, int count)
{
    if (count == 0)
        return;
    json_array(&dump->json, "items");
    for (int i = 0; i < count; i++) {
        const struct item *item = items[i];
        json_object(&dump->json, NULL);
        json_text(&dump->json, "label", item->label);
        dump_text(dump, "family", item->family);
        dump_text(dump, "law", item->law.text);
        dump_node(dump, "points", item->points);
        dump_node(dump, "for_each", item->for_each);
        dump_node(dump, "when", item->when);
        dump_number_if(dump, "at_least", item->has_at_least, item->at_least);
        dump_number_if(dump, "at_most", item->has_at_most, item->at_most);
        dump_number_if(dump, "a_year", item->has_a_year, item->a_year);
        dump_items(dump, item->items, item->item_count);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

static void dump_bands(struct dump *dump, const struct version *version)
{
    if (version->band_count == 0)
        return;
    json_array(&dump->json, "bands");
    for (int i = 0; i < version->band_count; i++) {
        json_object(&dump->json, NULL);
        json_text(&dump->json, "name", version->bands[i]->name);
        dump_number_if(dump, "below", version->bands[i]->has_below, version->bands[i]->below);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

static void dump_version(struct dump *dump, const struct version *version)
{
    json_object(&dump->json, NULL);
    json_text(&dump->json, "region", version->region);
    dump_day(dump, "since", version->since);
    dump_day(dump, "ended", version->ended);
    dump_text(dump, "ended_law", version->ended_law.text);
    dump_day(dump, "published", version->published);
    dump_flag(dump, "left_out", version->is_out);
    dump_text(dump, "law", version->law.text);
    dump_node(dump, "gives", version->gives);
    dump_bands(dump, version);
    dump_items(dump, version->items, version->item_count);
    dump_number_if(dump, "at_least", version->has_at_least, version->at_least);
    dump_number_if(dump, "at_most", version->has_at_most, version->at_most);
    json_object_end(&dump->json);
}

static void dump_rule(struct dump *dump, const struct rule *rule)
{
    json_object(&dump->json, NULL);
    json_text(&dump->json, "id", rule->id);
    dump_text(dump, "title", rule->title);
    dump_flag(dump, "exception", rule->is_exception);
    dump_texts(dump, "to", rule->to, rule->to_count);
    dump_text(dump, "law", rule->law.text);
    json_text(&dump->json, "region", rule->region);
    dump_day(dump, "since", rule->since);
    dump_day(dump, "ended", rule->ended);
    dump_text(dump, "ended_law", rule->ended_law.text);
    dump_node(dump, "transitional", rule->transitional);
    dump_text(dump, "override",
              rule->override != OVERRIDE_FREE ? override_names[rule->override] : NULL);
    dump_text(dump, "favours",
              rule->favours == FAVOURS_NONE     ? NULL
              : rule->favours == FAVOURS_LARGER ? "larger"
                                                : "smaller");
    dump_flag(dump, "off", rule->is_off);
    dump_text(dump, "reason", rule->reason);
    dump_day(dump, "published", rule->published);
    dump_flag(dump, "left_out", rule->is_out);
    dump_day(dump, "review_by", rule->review_by);
    dump_node(dump, "on", rule->on);
    dump_node(dump, "when", rule->when);
    dump_node(dump, "gives", rule->gives);
    json_object_end(&dump->json);
}

static void dump_challenge(struct dump *dump, const struct challenge *challenge)
{
    if (!challenge)
        return;
    json_text(&dump->json, "demands", challenge_names[challenge->form]);
    dump_texts(dump, "decisions", challenge->decisions, challenge->decision_count);
    dump_texts(dump, "facts", challenge->facts, challenge->fact_count);
    dump_flag(dump, "protected", challenge->is_protected);
    dump_text(dump, "wanted", challenge->wanted);
    dump_flag(dump, "except", challenge->has_except);
    dump_text(dump, "except_law", challenge->except_law.text);
}

static void dump_value(struct dump *dump, const struct value *value)
{
    struct json *json = &dump->json;
    json_object(json, NULL);
    json_text(json, "entity", value->entity_name);
    json_text(json, "name", value->name);
    dump_text(dump, "title", value->title);
    json_text(json, "form", value_form_word(value));
    json_text(json, "kind", kind_names[value->type.kind]);
    dump_unit(dump, &value->type.unit);
    dump_flag(dump, "money", value->money);
    dump_bounds(dump, &value->type);
    if (value->places >= 0)
        json_whole(json, "places", value->places);
    if (value->mode >= 0)
        json_text(json, "mode", rounding_names[value->mode]);
    dump_choices(dump, &value->choices);
    dump_node(dump, "place", value->place);
    dump_node(dump, "on", value->on);
    dump_node(dump, "otherwise", value->otherwise);
    dump_text(dump, "combine", value->combine ? combine_names[value->combine] : NULL);
    dump_text(dump, "otherwise_law", value->otherwise_law.text);
    dump_texts(dump, "tags", value->tags, value->tag_count);
    dump_challenge(dump, value->challenge);
    json_array(json, value->form == FORM_DECISION ? "rules" : "versions");
    for (int i = 0; i < value->version_count; i++)
        dump_version(dump, value->versions[i]);
    for (int i = 0; i < value->rule_count; i++)
        dump_rule(dump, value->rules[i]);
    json_array_end(json);
    json_object_end(json);
}

/* By entity and name: easier to read than the order of reading. */
static void dump_values(struct dump *dump, const struct bylaw_pack *pack)
{
    size_t bytes = (size_t)pack->value_count * sizeof(struct value *);
    struct value **sorted = bytes > 0 ? memory_alloc(dump->memory, NULL, 0, bytes) : NULL;
    int count = sorted ? pack->value_count : 0;
    if (bytes > 0 && !sorted)
        dump->json.out->failed = true;
    if (sorted) {
        memcpy(sorted, pack->values, bytes);
        qsort(sorted, (size_t)count, sizeof *sorted, value_compare);
    }
    json_array(&dump->json, "values");
    for (int i = 0; i < count; i++)
        dump_value(dump, sorted[i]);
    json_array_end(&dump->json);
    if (sorted)
        memory_alloc(dump->memory, sorted, bytes, 0);
}

/* ---- Cases ---- */

static void dump_case_row(struct dump *dump, const struct case_row *row)
{
    json_object(&dump->json, NULL);
    json_text(&dump->json, "entity", row->entity);
    json_text(&dump->json, "id", row->id);
    json_object(&dump->json, "facts");
    for (int i = 0; i < row->fact_count; i++)
        json_text(&dump->json, row->facts[i].attribute, row->facts[i].text);
    json_object_end(&dump->json);
    json_object_end(&dump->json);
}

static void dump_expectation(struct dump *dump, const struct expectation *expectation)
{
    json_object(&dump->json, NULL);
    dump_text(dump, "who", expectation->who);
    json_text(&dump->json, "question", expectation->question);
    dump_text(dump, "value", expectation->text);
    dump_text(dump, "clause", expectation->clause);
    dump_text(dump, "short", expectation->misses);
    if (expectation->asks) {
        json_array(&dump->json, "asks");
        for (int i = 0; i < expectation->ask_count; i++)
            json_text(&dump->json, NULL, expectation->asks[i]);
        json_array_end(&dump->json);
    }
    json_object_end(&dump->json);
}

static void dump_case_law(struct dump *dump, const struct worked_case *worked_case)
{
    if (!case_has_law(worked_case))
        return;
    dump_text(dump, "region", worked_case->region);
    dump_day(dump, "known_on", worked_case->known_on);
    json_array(&dump->json, "without");
    for (int i = 0; i < worked_case->without_count; i++)
        json_text(&dump->json, NULL, worked_case->without[i]);
    json_array_end(&dump->json);
    json_array(&dump->json, "statements");
    for (int i = 0; i < worked_case->statement_count; i++) {
        json_object(&dump->json, NULL);
        json_text(&dump->json, "word", worked_case->statements[i]->word);
        json_text(&dump->json, "id", worked_case->statements[i]->id);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

static void dump_cases(struct dump *dump, const struct bylaw_pack *pack)
{
    json_array(&dump->json, "cases");
    for (int i = 0; i < pack->case_count; i++) {
        const struct worked_case *worked_case = pack->cases[i];
        json_object(&dump->json, NULL);
        json_text(&dump->json, "name", worked_case->name);
        dump_day(dump, "on", worked_case->on);
        dump_case_law(dump, worked_case);
        json_array(&dump->json, "rows");
        for (int k = 0; k < worked_case->row_count; k++)
            dump_case_row(dump, &worked_case->rows[k]);
        json_array_end(&dump->json);
        json_array(&dump->json, "expect");
        for (int k = 0; k < worked_case->expectation_count; k++)
            dump_expectation(dump, &worked_case->expectations[k]);
        json_array_end(&dump->json);
        json_object_end(&dump->json);
    }
    json_array_end(&dump->json);
}

void pack_dump(const struct bylaw_pack *pack, struct buffer *out)
{
    struct dump dump = { .memory = out->memory };
    json_init(&dump.json, out, false);
    json_object(&dump.json, NULL);
    dump_day(&dump, "known_on", pack->known_on);
    dump_sources(&dump, pack);
    dump_calendars(&dump, pack);
    dump_provisions(&dump, pack);
    dump_regions(&dump, pack);
    dump_choice_lists(&dump, pack);
    dump_entities(&dump, pack);
    dump_parameters(&dump, pack);
    dump_values(&dump, pack);
    dump_cases(&dump, pack);
    json_object_end(&dump.json);
}
