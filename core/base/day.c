/* SPDX-License-Identifier: Apache-2.0 */
/* Days of the proleptic Gregorian calendar. */
#include "core/base/day.h"

#define LAST_MONTH (9999 * 12 + 11) /* months are numbered year * 12 + month - 1 */
#define FIRST_MONTH 12

/* Eras of 400 years that begin on 1 March: the leap day is then the last of its year. */
int32_t day_from_civil(int year, int month, int day)
{
    int shifted = month <= 2 ? year - 1 : year;
    int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    int year_of_era = shifted - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void day_to_civil(int32_t day, int *year, int *month, int *day_of_month)
{
    int shifted = day + 719468;
    int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int day_of_era = shifted - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted_month = (5 * day_of_year + 2) / 153;
    *day_of_month = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    *month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

static int month_length(int year, int month)
{
    static const int lengths[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool day_exists(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= month_length(year, month);
}

/* Reads least to most digits at *at and moves past them. */
static bool read_digits(const char *text, size_t length, size_t *at, int least, int most, int *out)
{
    int value = 0;
    int count = 0;
    while (count < most && *at < length && text[*at] >= '0' && text[*at] <= '9') {
        value = value * 10 + (text[*at] - '0');
        (*at)++;
        count++;
    }
    *out = value;
    return count >= least;
}

bool day_parse(const char *text, size_t length, int32_t *out)
{
    size_t at = 0;
    int year;
    int month;
    int day;
    if (!read_digits(text, length, &at, 4, 4, &year) || at == length)
        return false;
    char mark = text[at];
    bool marked = mark == '-' || mark == '/';
    int least = marked ? 1 : 2;
    if (marked)
        at++;
    if (!read_digits(text, length, &at, least, 2, &month))
        return false;
    if (marked && (at == length || text[at++] != mark))
        return false;
    if (!read_digits(text, length, &at, least, 2, &day) || at != length ||
        !day_exists(year, month, day))
        return false;
    *out = day_from_civil(year, month, day);
    return true;
}

void day_print(struct buffer *buffer, int32_t day)
{
    int year;
    int month;
    int day_of_month;
    day_to_civil(day, &year, &month, &day_of_month);
    buffer_format(buffer, "%04d-%02d-%02d", year, month, day_of_month);
}

int32_t day_add_months(int32_t day, int64_t months)
{
    int year;
    int month;
    int day_of_month;
    day_to_civil(day, &year, &month, &day_of_month);
    int64_t from = (int64_t)year * 12 + month - 1;
    if (months > LAST_MONTH - from)
        return DAY_LAST;
    if (months < FIRST_MONTH - from)
        return DAY_FIRST;
    int to = (int)(from + months);
    year = to / 12;
    month = to % 12 + 1;
    int last = month_length(year, month);
    return day_from_civil(year, month, day_of_month < last ? day_of_month : last);
}

int32_t day_year_end(int32_t day, int64_t years)
{
    int year;
    int month;
    int day_of_month;
    day_to_civil(day, &year, &month, &day_of_month);
    if (years > 9999 - year)
        return DAY_LAST;
    if (years < 1 - year)
        return DAY_FIRST;
    return day_from_civil(year + (int)years, 12, 31);
}

/* The largest n with from + n months <= to, for from <= to. */
static int64_t whole_months(int32_t from, int32_t to)
{
    int year[2];
    int month[2];
    int day_of_month[2];
    day_to_civil(from, &year[0], &month[0], &day_of_month[0]);
    day_to_civil(to, &year[1], &month[1], &day_of_month[1]);
    int64_t months = (int64_t)(year[1] - year[0]) * 12 + (month[1] - month[0]);
    return day_add_months(from, months) > to ? months - 1 : months;
}

int64_t day_months_to(int32_t from, int32_t to, bool started)
{
    if (to < from)
        return started ? 0 : -whole_months(to, from);
    int64_t months = whole_months(from, to);
    return started && day_add_months(from, months) < to ? months + 1 : months;
}

/* n years are 12 n months, and more months never give an earlier day: months give the years. */
int64_t day_years_to(int32_t from, int32_t to, bool started)
{
    int64_t months = day_months_to(from, to, started);
    return started ? (months + 11) / 12 : months / 12;
}
