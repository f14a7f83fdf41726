/* SPDX-License-Identifier: Apache-2.0 */
/* Calendars: the holidays and the weekend days that are worked, year by year; and the working days
   that follow from them. A day of a year without a calendar is neither. */
#ifndef BYLAW_LAW_CALENDAR_H
#define BYLAW_LAW_CALENDAR_H

#include "core/law/source.h"

/* One year, as its notice lists it. Texts: "2020-01-01", "2020-04-04 to 2020-04-06". */
struct calendar {
    const char *id; /* "2020" */
    const char **holidays;
    int holiday_count;
    const char **workdays; /* days of weekends that are worked */
    int workday_count;
    struct law law;
    struct place at;

    int year; /* by freeze */
};

/* By freeze, of consecutive years: every working day from first to last. */
struct working_days {
    int32_t first; /* 1 January of the first year */
    int32_t last;  /* 31 December of the last */
    int32_t *days; /* ascending; NULL: there is no calendar */
    int count;
};

bool working_days_cover(const struct working_days *working, int32_t day);
/* How many of them lie on a day that is covered or before it. */
int working_days_until(const struct working_days *working, int32_t day);
/* The count-th working day after a day that is covered, 0: the day itself; false: no calendar goes
   as far. */
bool working_days_after(const struct working_days *working, int32_t day, int64_t count,
                        int32_t *out);

#endif
