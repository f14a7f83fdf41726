/* SPDX-License-Identifier: Apache-2.0 */
/* Loading packs: that every field of every word arrives where it belongs, that folders are layers,
   and that files which are no source, limits and failed allocations end cleanly. */
#include "tests/support/check.h"

#include "core/pack/pack.h"
#include "tests/support/shaky_each.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SMALL "tests/lua/packs/small"
#define LIBRARY "tests/lua/packs/library"

static void add_line(void *user, const bylaw_error *error)
{
    char *text = user;
    size_t length = strlen(text);
    (void)snprintf(text + length, 2000 - length, "%s:%d: %s\n", error->file, error->line,
                   error->message);
}

static bylaw_status load_with(bylaw_config *config, const char *folder, char *messages,
                              bylaw_pack **pack, bylaw_error *error)
{
    messages[0] = '\0';
    config->on_mistake = add_line;
    config->on_mistake_user = messages;
    *pack = NULL;
    *error = (bylaw_error){ 0 };
    return bylaw_pack_load(config, folder, pack, error);
}

static bylaw_pack *load_small(void)
{
    bylaw_config config;
    bylaw_pack *pack;
    bylaw_error error;
    char messages[2000];
    bylaw_config_init(&config);
    bylaw_status status = load_with(&config, SMALL, messages, &pack, &error);
    assert_string_equal(messages, "");
    assert_string_equal(error.message, "");
    assert_int_equal(status, BYLAW_OK);
    return pack;
}

static int32_t day(const char *text)
{
    int32_t result;
    assert_true(day_parse(text, strlen(text), &result));
    return result;
}

static void assert_number(struct number number, int64_t top, int64_t bottom)
{
    struct number wanted;
    assert_true(number_make(top, bottom, &wanted));
    assert_int_equal(number_compare(number, wanted), 0);
}

/* ---- Fields ---- */

static void source_fields(void **state)
{
    (void)state;
    bylaw_pack *pack = load_small();
    assert_int_equal(pack->source_count, 2);
    const struct source *source =
        strcmp(pack->sources[0]->id, "S-1") == 0 ? pack->sources[0] : pack->sources[1];
    assert_string_equal(source->title, "A law of the nation");
    assert_string_equal(source->by, "State Council");
    assert_string_equal(source->address, "https://example.org/s-1");
    assert_string_equal(source->note, "An invented law"); /* a line end becomes a blank */
    assert_int_equal(source->published, day("2018-12-01"));
    assert_int_equal(source->since, day("2019-01-01"));
    assert_int_equal(source->ended, day("2030-12-31"));
    assert_int_equal(source->grade, 2);
    assert_string_equal(source->at.file, "sources.lua");
    assert_int_equal(source->at.line, 1);
    bylaw_pack_free(pack);
}

static void region_fields(void **state)
{
    (void)state;
    bylaw_pack *pack = load_small();
    assert_int_equal(pack->region_count, 2);
    const struct region *region = pack->regions[1];
    assert_string_equal(region->id, "beijing");
    assert_string_equal(region->title, "Beijing");
    assert_string_equal(region->code, "110000");
    assert_string_equal(region->level, "province");
    assert_string_equal(region->under, "nation");
    assert_int_equal(region->since, day("1949-10-01"));
    assert_int_equal(region->ended, day("2100-01-01"));
    assert_string_equal(region->at.file, "regions/beijing/region.lua");
    bylaw_pack_free(pack);
}

static void attributes_keep_the_order_of_the_file(void **state)
{
    (void)state;
    static const char *const order[] = { "zeal", "destination", "degree", "income",
                                         "born", "permit",      "name",   "stays" };
    bylaw_pack *pack = load_small();
    const struct entity *person = pack_find_entity(pack, "person");
    assert_int_equal(person->attribute_count, COUNT(order));
    for (size_t i = 0; i < COUNT(order); i++)
        assert_string_equal(person->attributes[i]->name, order[i]);
    assert_int_equal(person->attributes[1]->at.line, 14);
    bylaw_pack_free(pack);
}

static void attribute_fields(void **state)
{
    (void)state;
    bylaw_pack *pack = load_small();
    const struct entity *city = pack_find_entity(pack, "city");
    assert_true(city->is_region);
    assert_string_equal(city->title, "City");
    const struct attribute *population = entity_find_attribute(city, "population");
    assert_string_equal(population->title, "Residents");
    assert_int_equal(population->alias_count, 2);
    assert_string_equal(population->aliases[1], "常住人口");
    assert_string_equal(population->unit.factors[0].name, "persons");
    assert_number(population->at_least, 0, 1);
    assert_number(population->at_most, 100000000, 1);

    const struct entity *person = pack_find_entity(pack, "person");
    const struct attribute *zeal = entity_find_attribute(person, "zeal");
    assert_int_equal(zeal->places, 3);
    assert_true(zeal->optional);
    assert_number(zeal->at_least, -2, 1);
    assert_number(zeal->at_most, 5, 2);
    assert_true(entity_find_attribute(person, "destination")->governs);
    const struct attribute *degree = entity_find_attribute(person, "degree");
    assert_int_equal(degree->choices.count, 3);
    assert_string_equal(degree->choices.names[1], "college");
    assert_string_equal(degree->choices.titles[0], "无");
    assert_null(degree->choices.titles[1]);
    assert_string_equal(degree->choices.titles[2], "本科");
    const struct attribute *income = entity_find_attribute(person, "income");
    assert_true(income->money && income->is_private && income->places == 2);
    assert_int_equal(income->unit.count, 2); /* yuan/month */
    const struct attribute *born = entity_find_attribute(person, "born");
    assert_int_equal(born->first_day, day("1910-01-01"));
    assert_int_equal(born->last_day, day("2020-12-31"));
    const struct attribute *stays = entity_find_attribute(person, "stays");
    assert_string_equal(stays->target, "stay");
    assert_string_equal(stays->by, "who");
    assert_string_equal(stays->each, "stay_here");
    assert_int_equal(stays->most_members, 50);
    bylaw_pack_free(pack);
}

static void parameter_fields(void **state)
{
    (void)state;
    bylaw_pack *pack = load_small();
    const struct parameter *line = pack_find_parameter(pack, "line");
    assert_string_equal(line->title, "Line");
    assert_int_equal(line->mode, OVERRIDE_FREE);
    assert_int_equal(line->layer_count, 2);
    const struct parameter_layer *nation = line->layers[0], *beijing = line->layers[1];
    assert_string_equal(nation->by, "Ministry");
    assert_string_equal(nation->number, "No. 7");
    assert_int_equal(nation->value_count, 2);
    assert_int_equal(nation->values[1].from, day("2020-01-01"));
    assert_number(nation->values[1].number, 25, 2);
    assert_string_equal(nation->values[1].law.text, "S-1, 3");
    assert_string_equal(beijing->region, "beijing");
    assert_string_equal(beijing->reason, "a yearly plan");
    assert_number(beijing->values[0].number, 24, 1);
    const struct parameter_value *value = pack_find_parameter(pack, "from_day")->layers[0]->values;
    assert_int_equal(value->kind, KIND_DAY);
    assert_int_equal(value->day, day("2018-02-03"));
    value = pack_find_parameter(pack, "wanted")->layers[0]->values;
    assert_int_equal(value->kind, KIND_TEXT);
    assert_string_equal(value->text, "bachelor");
    value = pack_find_parameter(pack, "strict")->layers[0]->values;
    assert_int_equal(value->kind, KIND_YES_NO);
    assert_true(value->yes);
    bylaw_pack_free(pack);
}

static const struct value *find(const bylaw_pack *pack, const char *question)
{
    bool ambiguous;
    const struct value *value = pack_find_question(pack, question, &ambiguous);
    assert_non_null(value);
    return value;
}

static void assert_node(const struct node *node, const char *text)
{
    struct memory memory;
    struct buffer buffer;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&buffer, &memory);
    assert_non_null(node);
    node_print(&buffer, node);
    assert_string_equal(buffer.data, text);
    buffer_clear(&buffer);
}

static void decision_and_rule_fields(void **state)
{
    (void)state;
    bylaw_pack *pack = load_small();
    const struct value *settle = find(pack, "settle");
    assert_string_equal(settle->entity_name, "person");
    assert_string_equal(settle->title, "Settling");
    assert_int_equal(settle->choices.count, 2);
    assert_string_equal(settle->choices.titles[0], "可以");
    assert_node(settle->place, "person.destination");
    assert_node(settle->on, "person.permit");
    assert_string_equal(settle->otherwise_law.text, "S-1, 9");
    const struct value *support = find(pack, "support");
    assert_int_equal(support->places, 1);
    assert_int_equal(support->mode, ROUND_DOWN);
    assert_string_equal(support->unit.factors[0].name, "yuan");
    assert_int_equal(pack->rule_count, 5);
    const struct rule *rule = pack->rules[0]; /* natural order: "1" of the nation first */
    assert_string_equal(rule->id, "1");
    assert_string_equal(rule->title, "By degree");
    assert_string_equal(rule->law.text, "S-1, 1");
    assert_string_equal(rule->region, "nation");
    assert_int_equal(rule->since, day("2019-02-01"));
    assert_int_equal(rule->ended, day("2029-12-31"));
    assert_node(rule->when,
                "all { person.degree :is (param.wanted), person.destination.size :is \"large\" }");
    assert_node(rule->gives, "\"open\"");
    assert_string_equal(pack->rules[1]->region, "beijing");
    assert_true(pack->rules[3]->is_exception);
    bool both = false;
    for (int i = 0; i < pack->rule_count; i++)
        both = both || (pack->rules[i]->to_count == 2 && strcmp(pack->rules[i]->to[1], "1") == 0);
    assert_true(both);
    bylaw_pack_free(pack);
}

static const struct version *version_of(const struct value *value, const char *region)
{
    for (int i = 0; i < value->version_count; i++) {
        if (strcmp(value->versions[i]->region, region) == 0)
            return value->versions[i];
    }
    fail_msg("no version in %s", region);
    return NULL;
}

static void version_fields(void **state)
{
    (void)state;
    bylaw_pack *pack = load_small();
    const struct version *size = version_of(find(pack, "size"), "nation");
    assert_node(size->gives, "city.population");
    assert_int_equal(size->band_count, 2);
    assert_number(size->bands[0]->below, 500000, 1);
    assert_false(size->bands[1]->has_below);
    const struct value *years = find(pack, "years");
    assert_int_equal(years->places, 2);
    assert_int_equal(years->mode, ROUND_HALF_EVEN);
    const struct version *version = version_of(years, "nation");
    assert_int_equal(version->since, day("2019-03-01"));
    assert_int_equal(version->ended, day("2028-01-01"));
    assert_node(version->gives, "total (person.stays, stay_here.months, stay_here.paid) / 12");
    bylaw_pack_free(pack);
}

static void points_fields(void **state)
{
    (void)state;
    bylaw_pack *pack = load_small();
    const struct value *score = find(pack, "score");
    assert_string_equal(score->title, "Score");
    assert_int_equal(score->places, 2);
    assert_int_equal(score->mode, ROUND_HALF_UP);
    const struct version *nation = version_of(score, "nation");
    assert_true(nation->has_at_least && nation->has_at_most);
    assert_number(nation->at_most, 100, 1);
    assert_int_equal(nation->item_count, 2);
    const struct item *stays = nation->items[0], *others = nation->items[1];
    assert_string_equal(stays->label, "Stays");
    assert_string_equal(stays->family, "residence");
    assert_string_equal(stays->law.text, "S-1, 8");
    assert_node(stays->points, "0.25");
    assert_node(stays->for_each, "person.years");
    assert_number(stays->at_most, 20, 1);
    assert_int_equal(others->item_count, 2);
    assert_number(others->at_least, -5, 1);
    assert_node(others->items[0]->points,
                "by (person.degree) { bachelor = 15, college = 10.5, other = 0 }");
    assert_node(others->items[1]->when, "any (person.stays, stay_here.paid)");
    assert_node(others->items[1]->points, "0.5"); /* percent (50) */
    const struct version *beijing = version_of(score, "beijing");
    assert_node(beijing->items[0]->points, "2"); /* ratio (1, 3) * 6, exactly */
    bylaw_pack_free(pack);
}

static void case_fields(void **state)
{
    (void)state;
    bylaw_pack *pack = load_small();
    assert_int_equal(pack->case_count, 1);
    const struct worked_case *one = pack->cases[0];
    assert_string_equal(one->name, "a case");
    assert_int_equal(one->on, day("2020-02-03"));
    assert_int_equal(one->row_count, 3);
    assert_string_equal(one->rows[0].facts[0].text, "2000000"); /* million (2) */
    assert_string_equal(one->rows[1].entity, "person");
    assert_string_equal(one->rows[1].id, "A");
    assert_int_equal(one->rows[1].fact_count, 4);
    assert_string_equal(one->rows[1].facts[2].attribute, "zeal");
    assert_string_equal(one->rows[1].facts[2].text, "-0.5");
    assert_string_equal(one->rows[1].facts[3].text, "-");
    assert_int_equal(one->expectation_count, 3);
    const struct expectation *settle = &one->expectations[0];
    assert_string_equal(settle->who, "A");
    assert_string_equal(settle->question, "settle");
    assert_string_equal(settle->text, "open");
    assert_string_equal(settle->clause, "1");
    assert_non_null(settle->asks); /* stated: nothing is asked */
    assert_int_equal(settle->ask_count, 0);
    assert_string_equal(one->expectations[1].text, "12.5");
    assert_null(one->expectations[1].asks);
    const struct expectation *good = &one->expectations[2];
    assert_null(good->text);
    assert_int_equal(good->ask_count, 2);
    assert_string_equal(good->asks[1], "person.permit");
    bylaw_pack_free(pack);
}

/* ---- Folders and limits ---- */

static struct folder_row {
    const char *name;
    const char *folder;
    bylaw_status status;
    const char *messages; /* of a pack with mistakes */
    const char *message;  /* else the error */
} folder_rows[] = {
    { "a region is stated in its own folder", "tests/lua/packs/wrong_region", BYLAW_EPACK,
      "regions/beijing/region.lua:1: region shanghai stands in the folder of beijing: write it in "
      "regions/shanghai/\n",
      NULL },
    { "title and unit belong to the national statement", "tests/lua/packs/layers", BYLAW_EPACK,
      "regions/beijing/region.lua:3: title belongs to the national statement of line: take it away "
      "here\n"
      "regions/beijing/region.lua:4: unit belongs to the national statement of line: take it away "
      "here\n",
      NULL },
    { "a file beside the folders of the regions is not passed over", "tests/lua/packs/stray",
      BYLAW_EPACK,
      "regions:0: 'notes.txt' stands beside the folders of the regions: put it into one\n", NULL },
    { "a folder without a source is no pack", "tests/lua/packs/empty_folder", BYLAW_EIO, "",
      "the folder holds no pack: it has no file that ends in .lua" },
    { "a folder that is not there", "tests/lua/packs/nowhere", BYLAW_EIO, "",
      "the folder cannot be read (No such file or directory): give the folder of a pack" },
    { "a file instead of a folder", "tests/lua/packs/stray/a.lua", BYLAW_EIO, "",
      "the folder cannot be read (Not a directory): give the folder of a pack" },
};

static void reads_folders(void **state)
{
    const struct folder_row *row = *state;
    bylaw_config config;
    bylaw_pack *pack;
    bylaw_error error;
    char messages[2000];
    bylaw_config_init(&config);
    bylaw_status status = load_with(&config, row->folder, messages, &pack, &error);
    bylaw_pack_free(pack);
    assert_int_equal(status, row->status);
    assert_string_equal(messages, row->messages);
    if (row->message)
        assert_string_equal(error.message, row->message);
}

static struct bytes_row {
    const char *name;
    const char *bytes;
    size_t length;
    const char *messages;
} bytes_rows[] = {
    { "compiled Lua is refused", "\x1BLuaR", 5,
      "a.lua:1: the file is compiled Lua: give its source\n" },
    { "a file in another encoding is refused with the line", "-- one\n-- \xB1\xB1\n", 13,
      "a.lua:2: the file is not UTF-8 here: save it as UTF-8\n" },
    { "a zero byte is refused", "-- one\n-- \0\n", 12,
      "a.lua:2: the file holds a zero byte: save it as a plain text in UTF-8\n" },
    { "a control character in the text is refused", "\x01\n", 2,
      "a.lua:1: there is a control character: take it away\n" },
    { "a byte order mark and CR LF are harmless", "\xEF\xBB\xBF-- one\r\n-- two\r\n", 19, "" },
    { "an empty file is harmless", "", 0, "" },
    { "a file larger than the limit is refused unread",
      "-- 34567890123456789012345678901234567890123456789012345678901234567890\n", 73,
      "a.lua:0: the file has more than 64 bytes: split it\n" },
};

static void reads_bytes(void **state)
{
    const struct bytes_row *row = *state;
    char folder[] = "/tmp/bylaw-load-XXXXXX", path[64], messages[2000];
    bylaw_config config;
    bylaw_pack *pack;
    bylaw_error error;
    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/a.lua", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(row->bytes, 1, row->length, file), row->length);
    (void)fclose(file);
    bylaw_config_init(&config);
    config.limit_source_bytes = 64;
    bylaw_status status = load_with(&config, folder, messages, &pack, &error);
    bylaw_pack_free(pack);
    (void)unlink(path);
    (void)rmdir(folder);
    assert_string_equal(messages, row->messages);
    assert_int_equal(status, row->messages[0] ? BYLAW_EPACK : BYLAW_OK);
}

/* Reading one would wait for ever. */
static void a_pipe_is_no_source(void **state)
{
    (void)state;
    char folder[] = "/tmp/bylaw-load-XXXXXX", path[64], messages[2000];
    bylaw_config config;
    bylaw_pack *pack;
    bylaw_error error;
    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/a.lua", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    bylaw_config_init(&config);
    bylaw_status status = load_with(&config, folder, messages, &pack, &error);
    (void)unlink(path);
    (void)rmdir(folder);
    assert_int_equal(status, BYLAW_EIO);
    assert_string_equal(error.message, "the file cannot be read (Invalid argument)");
    assert_string_equal(error.file, "a.lua");
}

static void typed_statements_lie_over_the_pack(void **state)
{
    (void)state;
    static const char *const overlay[] = {
        "clause \"3\" { decides = \"good\", law = \"S-1, 1\", gives = \"no\" }",
        "clause \"4\" { decides = \"good\", law = \"S-1, 1\", gives = \"no\" 7 }",
    };
    bylaw_config config;
    bylaw_pack *pack;
    bylaw_error error;
    char messages[2000];
    bylaw_config_init(&config);
    config.overlay = overlay;
    config.overlay_count = 1;
    assert_int_equal(load_with(&config, SMALL, messages, &pack, &error), BYLAW_OK);
    assert_int_equal(pack->rule_count, 6);
    assert_string_equal(pack->rules[5]->at.file, "input:1");
    bylaw_pack_free(pack);
    config.overlay_count = 2;
    assert_int_equal(load_with(&config, SMALL, messages, &pack, &error), BYLAW_EPACK);
    assert_string_equal(messages,
                        "input:2:1: a comma is missing before '7'\n"
                        "input:2:1: a value without a name stands in clause 4: write gives "
                        "= ..., or when = all { ... }\n");
}

static void a_limit_of_instructions_ends_a_file(void **state)
{
    (void)state;
    char text[40000] = "";
    const char *const overlay[] = { text };
    bylaw_config config;
    bylaw_pack *pack;
    bylaw_error error;
    char messages[2000];
    for (int i = 0; i < 400; i++)
        (void)snprintf(text + strlen(text), sizeof text - strlen(text),
                       "source \"S-%d\" { title = \"A\", note = \"a\", address = \"b\" }\n", i);
    bylaw_config_init(&config);
    config.overlay = overlay;
    config.overlay_count = 1;
    assert_int_equal(load_with(&config, NULL, messages, &pack, &error), BYLAW_OK);
    bylaw_pack_free(pack);
    config.limit_instructions = 1000; /* 400 statements of 9 instructions or so each */
    assert_int_equal(load_with(&config, NULL, messages, &pack, &error), BYLAW_EPACK);
    assert_string_equal(messages,
                        "input:1:0: the file needs more than 1000 instructions: split it\n");
}

/* Words that the small pack has no need of. */
static const char *const beside_small =
    "requirement \"9.1\" { about = stay, law = \"S-1, 9\", where = stay.paid :is \"yes\", "
    "demands = stay.months :at_most (700) } "
    "must \"m\" { about = stay, title = \"M\", law = \"S-1, 9\", holds = stay.months :below (715) "
    "} entity \"claim\" { form = yes_no {}, filed = day { optional = true }, paid = day { optional "
    "= "
    "true }, appealed = day { optional = true }, refused = day { optional = true } } "
    "procedure \"refund\" { about = claim, law = \"S-1, 10\", title = \"R\", refused = "
    "claim.refused, withdrawn = claim.refused, "
    "step { \"file\", done = claim.filed, needs = { form = claim.form }, by = \"applicant\" }, "
    "step { \"pay\", done = claim.paid, within = days (30), otherwise = \"lapsed\" }, "
    "step { \"appeal\", appeals = \"lapsed\", after = claim.paid, done = claim.appealed, "
    "within = months (1) } } "
    "indicator \"9.2\" { about = stay, title = \"I\", law = \"S-1, 9\", where = stay.paid, value = "
    "share (stay.months, 12), at_least = 0, at_most = 60, tolerance = 1, places = 2 "
    "} "
    "duty \"9.3\" { about = person, law = \"S-1, 9\", body = \"B\", when = has (person.permit), "
    "after = "
    "person.born, within = years (1), done = person.born } "
    "duty \"9.4\" { about = person, law = \"S-1, 9\", each_year = \"08-31\", done = person.born } "
    "duty \"9.5\" { about = book, law = \"S-1, 9\", by = \"2020-01-01\", met_by = \"S-1\" }";

struct shortage {
    const char *folder;
    bool fails_onward;
};

static bylaw_status whole_load(struct shaky *shaky, const void *folder)
{
    bylaw_config config;
    bylaw_pack *pack = NULL;
    bylaw_error error = { 0 };
    bylaw_config_init(&config);
    config.alloc = shaky_alloc;
    config.alloc_user = shaky;
    config.overlay = &beside_small;
    config.overlay_count = strcmp(folder, SMALL) == 0 ? 1 : 0;
    bylaw_status status = bylaw_pack_load(&config, folder, &pack, &error);
    assert_int_equal(error.status, status);
    bylaw_pack_free(pack);
    return status;
}

static void every_allocation_may_fail(void **state)
{
    const struct shortage *shortage = *state;
    shaky_each_fails(whole_load, shortage->folder, shortage->fails_onward);
}

int main(void)
{
    static struct shortage once = { SMALL, false }, onward = { SMALL, true };
    static struct shortage library_once = { LIBRARY, false }, library_onward = { LIBRARY, true };
    static struct shortage values = { "tests/lua/packs/values", false };
    static const struct CMUnitTest fixed[] = {
        cmocka_unit_test(source_fields),
        cmocka_unit_test(region_fields),
        cmocka_unit_test(attributes_keep_the_order_of_the_file),
        cmocka_unit_test(attribute_fields),
        cmocka_unit_test(parameter_fields),
        cmocka_unit_test(decision_and_rule_fields),
        cmocka_unit_test(version_fields),
        cmocka_unit_test(points_fields),
        cmocka_unit_test(case_fields),
        cmocka_unit_test(a_pipe_is_no_source),
        cmocka_unit_test(typed_statements_lie_over_the_pack),
        cmocka_unit_test(a_limit_of_instructions_ends_a_file),
        { "each allocation may fail alone", every_allocation_may_fail, NULL, NULL, &once },
        { "memory may run out at each allocation", every_allocation_may_fail, NULL, NULL, &onward },
        { "each allocation may fail alone with a library", every_allocation_may_fail, NULL, NULL,
          &library_once },
        { "memory may run out at each allocation with a library", every_allocation_may_fail, NULL,
          NULL, &library_onward },
        { "each allocation may fail alone with a file of values", every_allocation_may_fail, NULL,
          NULL, &values },
    };
    struct CMUnitTest tests[COUNT(fixed) + COUNT(folder_rows) + COUNT(bytes_rows)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT(fixed); i++)
        tests[count++] = fixed[i];
    for (size_t i = 0; i < COUNT(folder_rows); i++)
        tests[count++] =
            (struct CMUnitTest){ folder_rows[i].name, reads_folders, NULL, NULL, &folder_rows[i] };
    for (size_t i = 0; i < COUNT(bytes_rows); i++)
        tests[count++] =
            (struct CMUnitTest){ bytes_rows[i].name, reads_bytes, NULL, NULL, &bytes_rows[i] };
    return _cmocka_run_group_tests("lua/load", tests, count, NULL, NULL);
}
