/* SPDX-License-Identifier: Apache-2.0 */
/* Days of the proleptic Gregorian calendar, counted from 1970-01-01 = 0; 0001-01-01 to 9999-12-31.
   Algorithms for the civil calendar: Howard Hinnant, "chrono-compatible low-level date
   algorithms". */
#ifndef BYLAW_BASE_DAY_H
#define BYLAW_BASE_DAY_H

#include "core/base/text.h"

#define DAY_FIRST (-719162) /* 0001-01-01 */
#define DAY_LAST 2932896    /* 9999-12-31 */

int32_t day_from_civil(int year, int month, int day); /* must be a day that exists */
void day_to_civil(int32_t day, int *year, int *month, int *day_of_month);
bool day_exists(int year, int month, int day);

/* "2019-12-25", "2019/12/25" (also with one-digit month or day after a slash or dash), "20191225".
   false: not such a text or no such day. */
bool day_parse(const char *text, size_t length, int32_t *out);
void day_print(struct buffer *buffer, int32_t day); /* "2019-12-25" */

/* The month is moved; a day that it does not have becomes its last. Saturates at DAY_FIRST/LAST. */
int32_t day_add_months(int32_t day, int64_t months);
/* 31 December of the day's year plus years; saturates. */
int32_t day_year_end(int32_t day, int64_t years);

/* docs/semantics.md section 4. started: a part of a year or month counts in full. */
int64_t day_months_to(int32_t from, int32_t to, bool started);
int64_t day_years_to(int32_t from, int32_t to, bool started);

#endif
