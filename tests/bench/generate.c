/* SPDX-License-Identifier: Apache-2.0 */
/* Draws the population of the speed test. The order of the draws is part of the test: with it every
   program that draws alike gets the same persons. */
#include "tests/bench/generate.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const education_names[EDUCATIONS] = { "none",     "primary", "secondary", "college",
                                                  "bachelor", "master",  "doctor" };
const char *const housing_names[HOUSINGS] = { "own", "rent", "dorm" };
const char *const settlement_names[SETTLEMENTS] = { "open", "not_yet", "points_pass",
                                                    "points_fail" };
const struct sums million_sums = { { 758987, 12779, 13286, 214948 }, 22605773, 83011391388 };

enum { CITIES = 600 };

/* ---- Draws: splitmix64 ---------------------------------------------------------------------- */

static uint64_t draw(uint64_t *seed)
{
    uint64_t z = *seed += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static double draw_share(uint64_t *seed)
{
    return (double)(draw(seed) >> 11) * 0x1p-53;
}

static int32_t draw_between(uint64_t *seed, int32_t least, int32_t most)
{
    return least + (int32_t)(draw(seed) % (uint64_t)(most - least + 1));
}

/* From least to most, evenly in the logarithm. */
static int64_t draw_amount(uint64_t *seed, double least, double most)
{
    return (int64_t)exp(log(least) + draw_share(seed) * (log(most) - log(least)));
}

/* ---- Cities --------------------------------------------------------------------------------- */

struct cities {
    int32_t population[CITIES];
    int32_t standard[CITIES];
    double up_to[CITIES]; /* share of all people who live in this city or one before it */
};

static void cities_draw(struct cities *cities, uint64_t *seed)
{
    double total = 0, share = 0;
    for (int i = 0; i < CITIES; i++) {
        double size = 25e6 / pow(i + 1, 0.8) * (0.9 + 0.2 * draw_share(seed));
        size = fmax(fmin(size, 25e6), 100000);
        cities->population[i] = (int32_t)size;
        cities->standard[i] = 60000 + (int32_t)(90000 * pow(size / 25e6, 0.25));
        cities->standard[i] += draw_between(seed, 0, 5000);
        total += size;
        cities->up_to[i] = size;
    }
    for (int i = 0; i < CITIES; i++) {
        share += cities->population[i] / total;
        cities->up_to[i] = share;
    }
    cities->up_to[CITIES - 1] = 2; /* whatever was lost to rounding lives in the last one */
}

static int cities_find(const struct cities *cities, double share)
{
    int low = 0, high = CITIES - 1;
    while (low < high) {
        int middle = (low + high) / 2;
        if (cities->up_to[middle] > share)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* ---- Persons -------------------------------------------------------------------------------- */

/* Room for whole vectors, so that a loop may read past the last row. */
static void *column(size_t count, size_t size)
{
    size_t bytes = (count * size + 4096) / 64 * 64;
    void *cells = aligned_alloc(64, bytes);
    if (!cells) {
        fputs("bench: out of memory\n", stderr);
        exit(5);
    }
    return memset(cells, 0, bytes);
}

static uint8_t first_above(double share, const double *bounds, int count)
{
    int i = 0;
    while (i < count && share >= bounds[i])
        i++;
    return (uint8_t)i;
}

static void person_draw(struct people *people, size_t i, const struct cities *cities,
                        uint64_t *seed)
{
    static const double educations[] = { .05, .2, .5, .7, .9, .98 };
    static const double housings[] = { .45, .85 };
    static const double offences[] = { .93, .975, .993 };
    int32_t age = draw_between(seed, 16, 90);
    bool employed = draw_share(seed) < (age < 60 ? 0.72 : 0.15);
    people->age[i] = age;
    people->employed[i] = employed;
    people->education[i] = first_above(draw_share(seed), educations, 6);
    int32_t most = (age - 16) * 12 < 480 ? (age - 16) * 12 : 480;
    people->insured_months[i] = (int32_t)(most * draw_share(seed) * (employed ? 1.0 : 0.5));
    double first = draw_share(seed);
    people->residence_months[i] = (int32_t)(480 * first * draw_share(seed));
    people->housing[i] = first_above(draw_share(seed), housings, 2);
    int city = cities_find(cities, draw_share(seed));
    people->city_population[i] = cities->population[city];
    people->standard[i] = cities->standard[city];
    people->violations[i] = first_above(draw_share(seed), offences, 3);
    people->tax[i] = draw_share(seed) < .4 ? 0 : draw_amount(seed, 1e5, 9e7);
    first = draw_share(seed);
    people->household_size[i] = 1 + (int32_t)(8 * first * draw_share(seed));
    people->income[i] = draw_amount(seed, 3e4, 6e6);
    people->disabled[i] = draw_share(seed) < .06;
}

void people_make(struct people *people, size_t count)
{
    uint64_t seed = 20260101;
    struct cities cities;
    cities_draw(&cities, &seed);
    *people = (struct people){
        .count = count,
        .age = column(count, 4),
        .employed = column(count, 1),
        .education = column(count, 1),
        .insured_months = column(count, 4),
        .residence_months = column(count, 4),
        .housing = column(count, 1),
        .city_population = column(count, 4),
        .violations = column(count, 4),
        .tax = column(count, 8),
        .income = column(count, 8),
        .household_size = column(count, 4),
        .standard = column(count, 4),
        .disabled = column(count, 1),
    };
    for (size_t i = 0; i < count; i++)
        person_draw(people, i, &cities, &seed);
}

void people_free(struct people *people)
{
    void *columns[] = { people->age,
                        people->employed,
                        people->education,
                        people->insured_months,
                        people->residence_months,
                        people->housing,
                        people->city_population,
                        people->violations,
                        people->tax,
                        people->income,
                        people->household_size,
                        people->standard,
                        people->disabled };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        free(columns[i]);
    *people = (struct people){ 0 };
}

bool people_write(const struct people *people, const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    fputs("id,age,employed,education,insured_months,residence_months,housing,city_population,"
          "violations,tax_paid_3y,household_income,household_size,local_standard,disabled\n",
          file);
    for (size_t i = 0; i < people->count; i++)
        fprintf(file,
                "P%07zu,%d,%s,%s,%d,%d,%s,%d,%d,%" PRId64 ".%02d,%" PRId64 ".%02d,%d,%d.%02d,%s\n",
                i + 1, people->age[i], people->employed[i] ? "true" : "false",
                education_names[people->education[i]], people->insured_months[i],
                people->residence_months[i], housing_names[people->housing[i]],
                people->city_population[i], people->violations[i], people->tax[i] / 100,
                (int)(people->tax[i] % 100), people->income[i] / 100,
                (int)(people->income[i] % 100), people->household_size[i],
                people->standard[i] / 100, people->standard[i] % 100,
                people->disabled[i] ? "true" : "false");
    return fclose(file) == 0;
}

/* ---- Answers -------------------------------------------------------------------------------- */

void answers_make(struct answers *answers, size_t count)
{
    answers->settlement = column(count, 1);
    answers->points = column(count, sizeof *answers->points);
    answers->benefit = column(count, sizeof *answers->benefit);
}

void answers_free(struct answers *answers)
{
    free(answers->settlement);
    free(answers->points);
    free(answers->benefit);
}

struct sums answers_sums(const struct answers *answers, size_t count)
{
    struct sums sums = { 0 };
    for (size_t i = 0; i < count; i++) {
        sums.outcomes[answers->settlement[i] % SETTLEMENTS]++;
        sums.twice_points += (int64_t)(answers->points[i] * 2);
        sums.benefit += answers->benefit[i];
    }
    return sums;
}

bool sums_equal(const struct sums *a, const struct sums *b)
{
    return memcmp(a->outcomes, b->outcomes, sizeof a->outcomes) == 0 &&
           a->twice_points == b->twice_points && a->benefit == b->benefit;
}
