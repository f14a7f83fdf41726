/* SPDX-License-Identifier: Apache-2.0 */
/* The calendar of the reference evaluator. */
#include "tests/reference/calendar.h"

static long floor_divide(long a, long b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static int leap(long year)
{
    return year - 4 * floor_divide(year, 4) == 0 &&
           (year - 100 * floor_divide(year, 100) != 0 || year - 400 * floor_divide(year, 400) == 0);
}

static long month_days(long year, long month)
{
    static const long days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

/* Days from 0001-01-01 to the first of January of year. */
static long days_before(long year)
{
    long y = year - 1;
    return 365 * y + floor_divide(y, 4) - floor_divide(y, 100) + floor_divide(y, 400);
}

long calendar_day(long year, long month, long day_of_month)
{
    long day = CALENDAR_FIRST + days_before(year);
    for (long m = 1; m < month; m++)
        day += month_days(year, m);
    return day + day_of_month - 1;
}

static void civil(long day, long *year, long *month, long *day_of_month)
{
    long y = 1970 + floor_divide(day, 366);
    while (calendar_day(y + 1, 1, 1) <= day)
        y++;
    while (calendar_day(y, 1, 1) > day)
        y--;
    long m = 1;
    while (m < 12 && calendar_day(y, m + 1, 1) <= day)
        m++;
    *year = y;
    *month = m;
    *day_of_month = day - calendar_day(y, m, 1) + 1;
}

long calendar_add_months(long day, long months)
{
    long year, month, day_of_month;
    civil(day, &year, &month, &day_of_month);
    long count = year * 12 + (month - 1) + months;
    long new_year = floor_divide(count, 12);
    long new_month = count - 12 * new_year + 1;
    long last = month_days(new_year, new_month);
    return calendar_day(new_year, new_month, day_of_month < last ? day_of_month : last);
}

long calendar_year_end(long day, long years)
{
    long year, month, day_of_month;
    civil(day, &year, &month, &day_of_month);
    return calendar_day(year + years, 12, 31);
}

long calendar_periods(long a, long b, long months, int started)
{
    if (started) {
        long n = 0;
        if (b > a) {
            n = (b - a) / 31 / months; /* no period is longer: never too large */
            while (calendar_add_months(a, n * months) < b)
                n++;
        }
        return n;
    }
    if (b < a)
        return -calendar_periods(b, a, months, 0);
    long n = (b - a) / 31 / months;
    while (calendar_add_months(a, (n + 1) * months) <= b)
        n++;
    return n;
}
