/* SPDX-License-Identifier: Apache-2.0 */
/* Measuring: contenders take turns in one run, so that what slows the machine slows them all, and
   the median of the rounds counts. Figures are kept and written at the end. */
#ifndef BYLAW_BENCH_MEASURE_H
#define BYLAW_BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

enum { ROUNDS_MOST = 31 };

/* One piece of work, done once a round. */
struct contender {
    const char *name;
    void (*work)(void *user);
    void *user;
    double cpu[ROUNDS_MOST]; /* seconds of all threads; sorted after contest */
    double wall[ROUNDS_MOST];
    int rounds;
};

/* A round without a measure first, then so many with. */
void contest(struct contender *contenders, size_t count, int rounds);
double contender_cpu(const struct contender *contender); /* seconds, median */
double contender_wall(const struct contender *contender);

double seconds_wall(void);

/* Seconds that a piece of work takes when it is repeated for about so long. */
double seconds_each(void (*work)(void *user), void *user, double about);

/* ---- Figures -------------------------------------------------------------------------------- */

struct figure {
    char name[48];
    char title[96];
    double value;
    char unit[16]; /* "": a ratio */
};

void figure_add(const char *name, const char *title, double value, const char *unit);
void figure_ratio(const char *name, const char *title, double ratio);
const struct figure *figure_find(const char *name); /* NULL: not measured */
const struct figure *figure_at(size_t index);       /* NULL: beyond the last */
/* Adds the figures of a file as figures_write writes it; none when there is no such file. */
void figures_read(const char *path);
/* One JSON object a line: name, title, and ratio or value and unit. */
bool figures_write(const char *path);

/* Ends the program with a message. */
void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif
