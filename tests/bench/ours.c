/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/bench/ours.h"

#include "core/data/column.h"
#include "tests/bench/measure.h"

#include <stdio.h>
#include <string.h>

const char *const ours_questions[QUESTIONS] = { "settlement_points", "settlement", "benefit" };

static void say_mistake(void *user, const bylaw_error *error)
{
    (void)user;
    fprintf(stderr, "%s:%d: %s\n", error->file, error->line, error->message);
}

struct bylaw_pack *ours_load(const char *folder)
{
    bylaw_config config;
    bylaw_pack *pack;
    bylaw_config_init(&config);
    config.on_mistake = say_mistake;
    config.limit_bytes = 0;
    if (bylaw_pack_load(&config, folder, &pack, NULL) != BYLAW_OK)
        fail("%s does not load", folder);
    return pack;
}

/* ---- Facts ---------------------------------------------------------------------------------- */

/* One column of the population; cells are of that many bytes. */
struct source_column {
    const char *name;
    const void *cells;
    size_t size;
};

static int64_t source_cell(const struct source_column *source, size_t row)
{
    if (source->size == 1)
        return ((const uint8_t *)source->cells)[row];
    if (source->size == 4)
        return ((const int32_t *)source->cells)[row];
    return ((const int64_t *)source->cells)[row];
}

static uint64_t mix(uint64_t z)
{
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static void column_fill(struct facts *facts, struct table *table,
                        const struct source_column *source, size_t rows, unsigned missing)
{
    const struct attribute *attribute = entity_find_attribute(table->entity, source->name);
    if (!attribute)
        fail("the pack has no attribute '%s'", source->name);
    struct column *column = &table->columns[attribute->index];
    if (column_reserve(&facts->memory, column, rows) != BYLAW_OK ||
        (missing && column_reserve_states(&facts->memory, column, rows) != BYLAW_OK))
        fail("out of memory");
    for (size_t row = 0; row < rows; row++) {
        uint64_t drawn = mix((uint64_t)attribute->index << 40 ^ (row + 1) * 0x9E3779B97F4A7C15u);
        bool known = drawn % 100 >= missing;
        column_put(column, row, known ? source_cell(source, row) : 0);
        if (missing)
            column->states[row] = known ? STATE_KNOWN : STATE_UNKNOWN;
    }
}

void ours_make(struct ours *ours, struct bylaw_pack *pack, const struct people *people,
               unsigned missing)
{
    const struct source_column sources[] = {
        { "age", people->age, 4 },
        { "employed", people->employed, 1 },
        { "education", people->education, 1 },
        { "insured_months", people->insured_months, 4 },
        { "residence_months", people->residence_months, 4 },
        { "housing", people->housing, 1 },
        { "city_population", people->city_population, 4 },
        { "violations", people->violations, 4 },
        { "tax_paid_3y", people->tax, 8 },
        { "household_income", people->income, 8 },
        { "household_size", people->household_size, 4 },
        { "local_standard", people->standard, 4 },
        { "disabled", people->disabled, 1 },
    };
    *ours = (struct ours){ .pack = pack, .count = QUESTIONS };
    if (facts_new(pack, NULL, NULL, 0, &ours->facts) != BYLAW_OK)
        fail("out of memory");
    struct table *table = facts_table(ours->facts, pack_find_entity(pack, "person"));
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        column_fill(ours->facts, table, &sources[i], people->count, missing);
    table->rows = people->count;
    for (int i = 0; i < QUESTIONS; i++) {
        bool ambiguous;
        ours->values[i] = pack_find_question(pack, ours_questions[i], &ambiguous);
        if (!ours->values[i])
            fail("the pack has no question '%s'", ours_questions[i]);
    }
    ours->options.threads = 1;
    if (bylaw_day_parse("2020-12-31", &ours->options.day) != BYLAW_OK)
        fail("no day");
}

void ours_free(struct ours *ours)
{
    run_free(ours->run);
    facts_free(ours->facts);
}

void ours_decide(void *user)
{
    struct ours *ours = user;
    bylaw_error error;
    run_free(ours->run);
    ours->run = NULL;
    if (run_new(ours->facts, ours->values, ours->count, &ours->options, &ours->run, &error) !=
        BYLAW_OK)
        fail("%s", error.message);
}

/* ---- Answers -------------------------------------------------------------------------------- */

static int settlement_code(const struct value *value, wide code)
{
    const char *name = value->type.choices->names[code];
    for (int i = 0; i < SETTLEMENTS; i++)
        if (strcmp(settlement_names[i], name) == 0)
            return i;
    fail("no outcome '%s'", name);
}

void ours_answers(const struct ours *ours, struct answers *answers)
{
    size_t rows = ours->facts->tables[ours->values[0]->entity->index].rows;
    for (size_t row = 0; row < rows; row++) {
        struct outcome points, settlement, benefit;
        run_outcome(ours->run, ours->values[0], row, &points);
        run_outcome(ours->run, ours->values[1], row, &settlement);
        run_outcome(ours->run, ours->values[2], row, &benefit);
        if (points.state || settlement.state || benefit.state)
            fail("row %zu is not decided", row);
        answers->points[row] = (double)points.lo / (double)ours->values[0]->type.bottom;
        answers->settlement[row] = (uint8_t)settlement_code(ours->values[1], settlement.lo);
        answers->benefit[row] = (int64_t)(benefit.lo * 100 / ours->values[2]->type.bottom);
    }
}
