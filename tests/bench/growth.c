/* SPDX-License-Identifier: Apache-2.0 */
/* Cost as rows, clauses and regions grow: it must stay the same for each of them. */
#include "core/data/column.h"
#include "tests/bench/measure.h"
#include "tests/bench/single.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Seconds for a row, the median of several runs. */
static double decide_seconds(struct ours *ours, size_t rows)
{
    struct contender contender = { .name = "growth", .work = ours_decide, .user = ours };
    contest(&contender, 1, rows > 2000000 ? 3 : 9);
    return contender_cpu(&contender) / (double)rows;
}

static void growth_add(const char *kind, size_t count, const char *unit, double value)
{
    char name[48], title[96];
    snprintf(name, sizeof name, "growth_%s_%zu", kind, count);
    snprintf(title, sizeof title, "deciding, %zu %s", count, kind);
    figure_add(name, title, value, unit);
}

static void growth_rows(struct bylaw_pack *pack, bool full)
{
    for (size_t rows = 10000; rows <= (full ? 10000000u : 1000000u); rows *= 10) {
        struct people people;
        struct ours ours;
        people_make(&people, rows);
        ours_make(&ours, pack, &people, 0);
        people_free(&people);
        growth_add("rows", rows, "ns/row", decide_seconds(&ours, rows) * 1e9);
        ours_free(&ours);
    }
}

/* ---- Packs that are written here ------------------------------------------------------------ */

struct overlay {
    char **texts;
    size_t count;
};

static void overlay_add(struct overlay *overlay, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void overlay_add(struct overlay *overlay, const char *format, ...)
{
    char text[1024];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    overlay->texts = realloc(overlay->texts, (overlay->count + 1) * sizeof *overlay->texts);
    if (!overlay->texts || !(overlay->texts[overlay->count++] = strdup(text)))
        fail("out of memory");
}

static void overlay_free(struct overlay *overlay)
{
    for (size_t i = 0; i < overlay->count; i++)
        free(overlay->texts[i]);
    free(overlay->texts);
}

static const char source[] = "source \"L\" { title = \"Law\", since = \"2019-01-01\" }";

static struct bylaw_pack *overlay_load(const struct overlay *overlay, const char *folder)
{
    bylaw_config config;
    bylaw_error error;
    bylaw_pack *pack;
    bylaw_config_init(&config);
    config.overlay = (const char *const *)overlay->texts;
    config.overlay_count = overlay->count;
    if (bylaw_pack_load(&config, folder, &pack, &error) != BYLAW_OK)
        fail("a pack of %zu statements: %s", overlay->count, error.message);
    return pack;
}

/* One column of numbers from 0 to most - 1, all known. */
static void column_make(struct facts *facts, const char *entity, const char *name, size_t rows,
                        int most)
{
    struct table *table = facts_table(facts, pack_find_entity(facts->pack, entity));
    const struct attribute *attribute = entity_find_attribute(table->entity, name);
    struct column *column = &table->columns[attribute->index];
    if (column_reserve(&facts->memory, column, rows) != BYLAW_OK)
        fail("out of memory");
    for (size_t row = 0; row < rows; row++)
        column_put(column, row, (int64_t)((row * 2654435761u >> 7) % (size_t)most));
    table->rows = rows;
}

static void question_prepare(struct ours *ours, struct bylaw_pack *pack, const char *question)
{
    bool ambiguous;
    *ours = (struct ours){ .pack = pack, .count = 1, .options.threads = 1 };
    ours->values[0] = pack_find_question(pack, question, &ambiguous);
    if (!ours->values[0] || facts_new(pack, NULL, NULL, 0, &ours->facts) != BYLAW_OK ||
        bylaw_day_parse("2020-12-31", &ours->options.day) != BYLAW_OK)
        fail("no question '%s'", question);
}

/* ---- Clauses -------------------------------------------------------------------------------- */

static void growth_clauses(int clauses)
{
    enum { ROWS = 65536 };
    struct overlay overlay = { 0 };
    overlay_add(&overlay, "%s", source);
    overlay_add(&overlay, "entity \"person\" { title = \"P\","
                          " months = whole_number { title = \"M\", at_most = 1000000 } }");
    overlay_add(&overlay,
                "decision \"level\" { about = person, title = \"L\", gives = whole_number,"
                " otherwise = 0, otherwise_law = \"L\" }");
    for (int i = 0; i < clauses; i++)
        overlay_add(&overlay,
                    "clause \"c.%d\" { decides = \"level\", law = \"L\", title = \"C\","
                    " when = all { person.months :at_least (%d), person.months :at_most (%d) },"
                    " gives = %d }",
                    i, i, i, i);
    struct bylaw_pack *pack = overlay_load(&overlay, NULL);
    struct ours ours;
    question_prepare(&ours, pack, "level");
    column_make(ours.facts, "person", "months", ROWS, clauses);
    growth_add("clauses", (size_t)clauses, "ns/row/clause",
               decide_seconds(&ours, ROWS) * 1e9 / clauses);
    ours_free(&ours);
    bylaw_pack_free(pack);
    overlay_free(&overlay);
}

/* ---- Regions -------------------------------------------------------------------------------- */

static void file_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        fail("%s cannot be written", path);
}

static void region_write(const char *folder, int region)
{
    char path[160], text[512];
    snprintf(path, sizeof path, "%s/regions/r%d", folder, region);
    mkdir(path, 0755);
    snprintf(path, sizeof path, "%s/regions/r%d/region.lua", folder, region);
    snprintf(text, sizeof text,
             "region \"r%d\" { title = \"R\", code = \"%06d\", level = \"city\","
             " under = \"nation\" }\n",
             region, 100000 + region);
    file_write(path, text);
    snprintf(path, sizeof path, "%s/regions/r%d/parameters.lua", folder, region);
    snprintf(
        text, sizeof text,
        "parameter \"line\" { by = \"B\", reason = \"R\", from (\"2019-01-01\", %d, \"L\") }\n",
        region);
    file_write(path, text);
}

static void regions_statements(struct overlay *overlay)
{
    overlay_add(overlay, "%s", source);
    overlay_add(overlay, "entity \"city\" { title = \"C\", is_region = true,"
                         " size = whole_number { title = \"S\", at_most = 1000000 } }");
    overlay_add(overlay, "entity \"person\" { title = \"P\", home = one \"city\" { title = \"H\","
                         " governs = true },"
                         " months = whole_number { title = \"M\", at_most = 1000000 } }");
    overlay_add(overlay, "parameter \"line\" { title = \"Line\", override = \"free\","
                         " from (\"2019-01-01\", 5, \"L\") }");
    overlay_add(overlay, "decision \"level\" { about = person, place = person.home, title = \"L\","
                         " gives = choice { \"high\", \"low\" } }");
    overlay_add(overlay, "clause \"c\" { decides = \"level\", law = \"L\", title = \"C\","
                         " gives = by (person.months :at_least (param.line)) { yes = \"high\","
                         " no = \"low\" } }");
}

static void growth_regions(int regions)
{
    enum { ROWS = 1000000 };
    char folder[64];
    struct overlay overlay = { 0 };
    snprintf(folder, sizeof folder, "build/bench-regions-%d", regions);
    mkdir("build", 0755);
    mkdir(folder, 0755);
    char list[96];
    snprintf(list, sizeof list, "%s/regions", folder);
    mkdir(list, 0755);
    for (int i = 0; i < regions; i++)
        region_write(folder, i);
    regions_statements(&overlay);
    struct bylaw_pack *pack = overlay_load(&overlay, folder);
    struct ours ours;
    question_prepare(&ours, pack, "level");
    const struct entity *city = pack_find_entity(pack, "city");
    for (int i = 0; i < regions; i++) {
        char id[16];
        size_t row;
        snprintf(id, sizeof id, "r%d", i);
        if (facts_add_row(ours.facts, city, id, &row) != BYLAW_OK ||
            facts_set_region(ours.facts, city, row, pack_find_region(pack, id)) != BYLAW_OK)
            fail("out of memory");
    }
    column_make(ours.facts, "person", "home", ROWS, regions);
    column_make(ours.facts, "person", "months", ROWS, regions);
    growth_add("regions", (size_t)regions, "ns/row", decide_seconds(&ours, ROWS) * 1e9);
    ours_free(&ours);
    bylaw_pack_free(pack);
    overlay_free(&overlay);
}

void growth_measure(struct bylaw_pack *pack, bool full)
{
    growth_rows(pack, full);
    for (int clauses = 1; clauses <= 1000; clauses *= 10)
        growth_clauses(clauses);
    growth_regions(1);
    growth_regions(30);
    growth_regions(300);
}
