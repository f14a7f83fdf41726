/* SPDX-License-Identifier: Apache-2.0 */
/* The calendar of the reference evaluator: counted out from the rules of leap years and from the
   definitions of docs/semantics.md, section 4, not from core/base/day.c. Days count from
   1970-01-01 = 0. */
#ifndef BYLAW_TESTS_REFERENCE_CALENDAR_H
#define BYLAW_TESTS_REFERENCE_CALENDAR_H

#define CALENDAR_FIRST (-719162L) /* 0001-01-01 */
#define CALENDAR_LAST 2932896L    /* 9999-12-31 */

long calendar_day(long year, long month, long day_of_month);
/* The months are added, a day that the month does not have becomes its last. Years outside 1..9999
   are allowed: the caller checks the day that comes out. */
long calendar_add_months(long day, long months);
long calendar_year_end(long day, long years);
/* Whole periods of so many months (1 or 12) from a to b; started: a part counts in full. */
long calendar_periods(long a, long b, long months, int started);

#endif
