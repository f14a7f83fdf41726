/* SPDX-License-Identifier: Apache-2.0 */
/* Calendars: their texts become days, and all years together the list of working days. */
#include "core/pack/freeze_internal.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

enum mark { MARK_NONE, MARK_HOLIDAY, MARK_WORKED };

static bool is_weekend(int32_t day)
{
    return ((day + 3) % 7 + 7) % 7 >= 5; /* 1970-01-01 was a Thursday; Monday is 0 */
}

static int compare_calendars(const void *a, const void *b)
{
    const struct calendar *const *left = a;
    const struct calendar *const *right = b;
    int order = strcmp((*left)->id, (*right)->id);
    return order != 0 ? order : place_compare((*left)->at, (*right)->at);
}

/* "2020-01-01" or "2020-04-04 to 2020-04-06"; first above last: no such text. */
static void parse_days(const char *text, int32_t *first, int32_t *last)
{
    const char *to = strstr(text, " to ");
    size_t length = to ? (size_t)(to - text) : strlen(text);
    const char *end = to ? to + strlen(" to ") : text;
    if (!day_parse(text, length, first) || !day_parse(end, strlen(end), last)) {
        *first = 1;
        *last = 0;
    }
}

/* false: a mistake was reported. */
static bool mark_day(struct freeze *freeze, const struct calendar *calendar, int32_t day,
                     enum mark mark, char *marks)
{
    struct buffer text;
    buffer_init(&text, freeze->scratch.memory);
    day_print(&text, day);
    const char *name = text.failed ? "" : text.data;
    char *now = &marks[day - day_from_civil(calendar->year, 1, 1)];
    if (*now != MARK_NONE)
        freeze_mistake(freeze, calendar->at, "%s stands twice in calendar %s; keep one", name,
                       calendar->id);
    else if (mark == MARK_WORKED && !is_weekend(day))
        freeze_mistake(freeze, calendar->at,
                       "%s is no Saturday or Sunday, so it is a working day anyway; take it away "
                       "from workdays, or correct it",
                       name);
    bool fits = *now == MARK_NONE && (mark == MARK_HOLIDAY || is_weekend(day));
    *now = (char)mark;
    freeze->builder->failed |= text.failed;
    buffer_clear(&text);
    return fits;
}

static void mark_days(struct freeze *freeze, const struct calendar *calendar, enum mark mark,
                      char *marks)
{
    bool worked = mark == MARK_WORKED;
    const char **texts = worked ? calendar->workdays : calendar->holidays;
    int count = worked ? calendar->workday_count : calendar->holiday_count;
    for (int i = 0; i < count; i++) {
        int32_t first, last;
        parse_days(texts[i], &first, &last);
        if (first > last)
            freeze_mistake(freeze, calendar->at,
                           "'%s' is no day; write \"%d-01-01\", or \"%d-10-01 to %d-10-07\"",
                           texts[i], calendar->year, calendar->year, calendar->year);
        else if (first < day_from_civil(calendar->year, 1, 1) ||
                 last > day_from_civil(calendar->year, 12, 31))
            freeze_mistake(freeze, calendar->at,
                           "'%s' does not lie in %s; write it in the calendar of its own year",
                           texts[i], calendar->id);
        else
            while (first <= last && mark_day(freeze, calendar, first, mark, marks))
                first++;
    }
}

/* false: it is not the year after the one before. */
static bool check_year(struct freeze *freeze, struct calendar *calendar,
                       const struct calendar *before)
{
    freeze->clause = calendar->id;
    freeze_law(freeze, &calendar->law, calendar->at,
               build_format(freeze->builder, "calendar %s", calendar->id), true);
    calendar->year = strlen(calendar->id) == 4 && strspn(calendar->id, "0123456789") == 4
                         ? (int)strtol(calendar->id, NULL, 10)
                         : 0;
    if (calendar->year < FIRST_YEAR || calendar->year > LAST_YEAR)
        freeze_mistake(freeze, calendar->at,
                       "'%s' is no year; a calendar is of one year: write calendar \"2020\"",
                       calendar->id);
    else if (before && before->year == calendar->year)
        freeze_mistake(freeze, calendar->at,
                       "calendar %s is declared twice (first at %s:%d); declare it once",
                       calendar->id, before->at.file, before->at.line);
    else if (before && before->year > 0 && before->year + 1 != calendar->year)
        freeze_mistake(freeze, calendar->at,
                       "there is no calendar for %d, between %s and %s; write calendar \"%d\"",
                       before->year + 1, before->id, calendar->id, before->year + 1);
    else
        return true;
    return false;
}

static void collect_days(struct freeze *freeze, const char *marks)
{
    struct working_days *working = &freeze->pack->working;
    int days = working->last - working->first + 1;
    working->days = build_take(freeze->builder, (size_t)days, sizeof *working->days);
    for (int i = 0; i < days && working->days; i++) {
        int32_t day = working->first + i;
        if (marks[i] == MARK_WORKED || (marks[i] == MARK_NONE && !is_weekend(day)))
            working->days[working->count++] = day;
    }
}

/* How many years, from the first on, were recorded on the pack's known_on. */
static int recorded_years(struct freeze *freeze)
{
    const struct bylaw_pack *pack = freeze->pack;
    int count = 0;
    for (bool is_there = true; count < pack->calendar_count && is_there; count += is_there) {
        const struct calendar *calendar = pack->calendars[count];
        freeze->clause = calendar->id;
        is_there = freeze_recorded(freeze, &calendar->law, DAY_NONE, calendar->at,
                                   build_format(freeze->builder, "calendar %s", calendar->id));
    }
    freeze->clause = NULL;
    return count;
}

void freeze_calendars(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    struct calendar *const *calendars = pack->calendars;
    int count = pack->calendar_count;
    bool consecutive = true;
    freeze_sort(pack->calendars, count, compare_calendars);
    for (int i = 0; i < count; i++)
        consecutive &= check_year(freeze, calendars[i], i > 0 ? calendars[i - 1] : NULL);
    count = pack->calendar_count = recorded_years(freeze);
    if (count == 0 || !consecutive)
        return;
    pack->working.first = day_from_civil(calendars[0]->year, 1, 1);
    pack->working.last = day_from_civil(calendars[count - 1]->year, 12, 31);
    int days = pack->working.last - pack->working.first + 1;
    char *marks = freeze_scratch(freeze, (size_t)days, 1);
    for (int i = 0; i < count && marks; i++) {
        freeze->clause = calendars[i]->id;
        char *year = marks + (day_from_civil(calendars[i]->year, 1, 1) - pack->working.first);
        mark_days(freeze, calendars[i], MARK_HOLIDAY, year);
        mark_days(freeze, calendars[i], MARK_WORKED, year);
    }
    if (marks)
        collect_days(freeze, marks);
    freeze->clause = NULL;
}

/* Whether a node may count working days; else it is broken. */
bool want_calendar(struct freeze *freeze, struct node *node)
{
    if (freeze->pack->working.days)
        return true;
    if (freeze->pack->calendar_count == 0)
        spoil(
            freeze, node,
            build_format(freeze->builder,
                         "%s needs the holidays; write calendar \"2020\" { law = \"...\", holidays "
                         "= { \"2020-01-01\" } }",
                         node_text(freeze, node)));
    else
        node_break(node); /* the calendar's mistake is said already */
    return false;
}

/* Whether some day from min to max has a calendar; else it is a mistake, and broken. */
bool calendar_meets(struct freeze *freeze, struct node *node, wide min, wide max)
{
    const struct bylaw_pack *pack = freeze->pack;
    if (min <= pack->working.last && max >= pack->working.first)
        return true;
    spoil(freeze, node,
          build_format(freeze->builder,
                       "%s lies outside the calendars (%s to %s); write a calendar for its year",
                       node_text(freeze, node), pack->calendars[0]->id,
                       pack->calendars[pack->calendar_count - 1]->id));
    return false;
}
