/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/bench/measure.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void fail(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    fputs("bench: ", stderr);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
    va_end(list);
    exit(1);
}

/* ---- Time ----------------------------------------------------------------------------------- */

static double clock_read(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

double seconds_wall(void)
{
    return clock_read(CLOCK_MONOTONIC);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void contest(struct contender *contenders, size_t count, int rounds)
{
    for (int round = -1; round < rounds && round < ROUNDS_MOST; round++) {
        for (size_t i = 0; i < count; i++) {
            struct contender *contender = &contenders[i];
            double cpu = clock_read(CLOCK_PROCESS_CPUTIME_ID), wall = seconds_wall();
            contender->work(contender->user);
            if (round < 0)
                continue;
            contender->cpu[round] = clock_read(CLOCK_PROCESS_CPUTIME_ID) - cpu;
            contender->wall[round] = seconds_wall() - wall;
            contender->rounds = round + 1;
        }
    }
    for (size_t i = 0; i < count; i++) {
        qsort(contenders[i].cpu, (size_t)contenders[i].rounds, sizeof(double), compare);
        qsort(contenders[i].wall, (size_t)contenders[i].rounds, sizeof(double), compare);
    }
}

double contender_cpu(const struct contender *contender)
{
    return contender->cpu[contender->rounds / 2];
}

double contender_wall(const struct contender *contender)
{
    return contender->wall[contender->rounds / 2];
}

double seconds_each(void (*work)(void *user), void *user, double about)
{
    enum { PORTIONS = 7 };
    double portions[PORTIONS];
    double start = clock_read(CLOCK_PROCESS_CPUTIME_ID);
    work(user);
    double once = clock_read(CLOCK_PROCESS_CPUTIME_ID) - start;
    long times = (long)(about / PORTIONS / (once > 1e-8 ? once : 1e-8)) + 1;
    for (int i = 0; i < PORTIONS; i++) {
        start = clock_read(CLOCK_PROCESS_CPUTIME_ID);
        for (long k = 0; k < times; k++)
            work(user);
        portions[i] = (clock_read(CLOCK_PROCESS_CPUTIME_ID) - start) / (double)times;
    }
    qsort(portions, PORTIONS, sizeof *portions, compare);
    return portions[PORTIONS / 2];
}

/* ---- Figures -------------------------------------------------------------------------------- */

enum { FIGURES_MOST = 200 };
static struct figure figures[FIGURES_MOST];
static size_t figure_count;

static void figure_put(const char *name, const char *title, double value, const char *unit)
{
    struct figure *figure = NULL;
    for (size_t i = 0; i < figure_count && !figure; i++)
        if (strcmp(figures[i].name, name) == 0)
            figure = &figures[i];
    if (!figure && figure_count == FIGURES_MOST)
        fail("there are more than %d figures", FIGURES_MOST);
    if (!figure)
        figure = &figures[figure_count++];
    snprintf(figure->name, sizeof figure->name, "%s", name);
    snprintf(figure->title, sizeof figure->title, "%s", title);
    snprintf(figure->unit, sizeof figure->unit, "%s", unit);
    figure->value = value;
}

void figure_add(const char *name, const char *title, double value, const char *unit)
{
    figure_put(name, title, value, unit);
    fprintf(stderr, "  %-26s %12.3f %-8s %s\n", name, value, *unit ? unit : "ratio", title);
}

void figure_ratio(const char *name, const char *title, double ratio)
{
    figure_add(name, title, ratio, "");
}

const struct figure *figure_find(const char *name)
{
    for (size_t i = 0; i < figure_count; i++)
        if (strcmp(figures[i].name, name) == 0)
            return &figures[i];
    return NULL;
}

const struct figure *figure_at(size_t index)
{
    return index < figure_count ? &figures[index] : NULL;
}

/* The text or number after "key": on a line that figures_write has written. */
static bool line_text(const char *line, const char *key, char *out, size_t room)
{
    char sought[24];
    snprintf(sought, sizeof sought, "\"%s\": ", key);
    const char *start = strstr(line, sought);
    if (!start)
        return false;
    start += strlen(sought);
    bool quoted = *start == '"';
    start += quoted;
    size_t length = strcspn(start, quoted ? "\"" : ",}");
    snprintf(out, room, "%.*s", (int)length, start);
    return true;
}

void figures_read(const char *path)
{
    FILE *file = fopen(path, "r");
    char line[512];
    while (file && fgets(line, sizeof line, file)) {
        char name[48], title[96] = "", value[40], unit[16] = "";
        if (!line_text(line, "name", name, sizeof name) ||
            (!line_text(line, "ratio", value, sizeof value) &&
             !line_text(line, "value", value, sizeof value)))
            continue;
        line_text(line, "title", title, sizeof title);
        line_text(line, "unit", unit, sizeof unit);
        figure_put(name, title, strtod(value, NULL), unit);
    }
    if (file)
        (void)fclose(file);
}

bool figures_write(const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    for (size_t i = 0; i < figure_count; i++) {
        const struct figure *figure = &figures[i];
        fprintf(file, "{\"name\": \"%s\", \"title\": \"%s\", \"%s\": %.6g", figure->name,
                figure->title, *figure->unit ? "value" : "ratio", figure->value);
        if (*figure->unit)
            fprintf(file, ", \"unit\": \"%s\"", figure->unit);
        fputs("}\n", file);
    }
    return fclose(file) == 0;
}
