/* SPDX-License-Identifier: Apache-2.0 */
/* The population of the speed test: always the same persons, as columns and as CSV, and the sums
   that every engine's answers must have. */
#ifndef BYLAW_BENCH_GENERATE_H
#define BYLAW_BENCH_GENERATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum education { NO_SCHOOL, PRIMARY, SECONDARY, COLLEGE, BACHELOR, MASTER, DOCTOR, EDUCATIONS };
enum housing { OWN, RENT, DORM, HOUSINGS };
enum settlement { OPEN, NOT_YET, POINTS_PASS, POINTS_FAIL, SETTLEMENTS };
extern const char *const education_names[EDUCATIONS];
extern const char *const housing_names[HOUSINGS];
extern const char *const settlement_names[SETTLEMENTS];

/* Money in fen. */
struct people {
    size_t count;
    int32_t *age;
    uint8_t *employed;
    uint8_t *education;
    int32_t *insured_months;
    int32_t *residence_months;
    uint8_t *housing;
    int32_t *city_population;
    int32_t *violations;
    int64_t *tax;    /* of three years */
    int64_t *income; /* of the household */
    int32_t *household_size;
    int32_t *standard; /* minimum living standard per head */
    uint8_t *disabled;
};

/* Ends the program when there is no memory. */
void people_make(struct people *people, size_t count);
void people_free(struct people *people);
/* A header and one line for each person; ids P0000001 ... Money in yuan. */
bool people_write(const struct people *people, const char *path);

/* What one engine says of all persons. */
struct answers {
    uint8_t *settlement;
    double *points;   /* 0 where none are counted */
    int64_t *benefit; /* fen */
};
void answers_make(struct answers *answers, size_t count);
void answers_free(struct answers *answers);

struct sums {
    int64_t outcomes[SETTLEMENTS];
    int64_t twice_points;
    int64_t benefit;
};
struct sums answers_sums(const struct answers *answers, size_t count);
/* The sums of a million persons, worked out by three programs that share no code. */
extern const struct sums million_sums;
bool sums_equal(const struct sums *a, const struct sums *b);

#endif
