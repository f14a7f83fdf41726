/* SPDX-License-Identifier: Apache-2.0 */
/* The page on speed: all its figures stand between two marks and come from one run. */
#include "tests/bench/measure.h"
#include "tests/bench/single.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

static const char begin_mark[] = "<!-- figures: written by make bench -->\n";
static const char end_mark[] = "<!-- end of figures -->\n";

static double value_of(const char *name)
{
    const struct figure *figure = figure_find(name);
    return figure ? figure->value : 0;
}

static void machine_name(char *out, size_t room)
{
    FILE *file = fopen("/proc/cpuinfo", "r");
    char line[256];
    snprintf(out, room, "unknown");
    while (file && fgets(line, sizeof line, file)) {
        char *colon = strchr(line, ':');
        if (strncmp(line, "model name", 10) != 0 || !colon)
            continue;
        colon[strcspn(colon, "\n")] = 0;
        snprintf(out, room, "%s", colon + 2);
        break;
    }
    if (file)
        (void)fclose(file);
}

static void table_write(FILE *page)
{
    char machine[128];
    struct utsname system;
    machine_name(machine, sizeof machine);
    uname(&system);
    fprintf(page, "Measured on %s, %s %s; the compiler calls itself %s.\n\n", machine,
            system.sysname, system.machine, __VERSION__);
    fputs("| figure | value | what it is |\n|---|---:|---|\n", page);
    const struct figure *figure;
    for (size_t i = 0; (figure = figure_at(i)); i++)
        fprintf(page, "| `%s` | %.*f %s | %s |\n", figure->name,
                figure->value < 10    ? 2
                : figure->value < 100 ? 1
                                      : 0,
                figure->value, figure->unit, figure->title);
}

/* Seconds for so many rows, with so many threads that gain as two do. */
static double seconds(double ns_per_row, double threads)
{
    const double persons = 1.4e9;
    return persons * ns_per_row * 1e-9 / threads;
}

static void nation_write(FILE *page)
{
    double gain = value_of("threads_2_vs_1") / 2, decide = value_of("ours_ns_per_row");
    double files = value_of("csv_wall_ns_per_row");
    static const double threads[] = { 1, 2, 16, 64 };
    fputs("\nWhat 1.4 billion persons would take for A and B, computed from the figures above. "
          "Each of many threads is\nassumed to do as much as each of two does, which holds while "
          "memory and disks keep up.\n\n"
          "| threads | deciding, seconds | CSV to CSV, minutes |\n|---:|---:|---:|\n",
          page);
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        double useful = threads[i] == 1 ? 1 : threads[i] * gain;
        fprintf(page, "| %.0f | %.1f | %.1f |\n", threads[i], seconds(decide, useful),
                seconds(files, useful) / 60);
    }
}

/* The whole file; the caller frees it. */
static char *file_text(const char *path)
{
    FILE *file = fopen(path, "r");
    size_t length = 0, room = 1 << 20;
    char *text = malloc(room);
    if (!file || !text)
        fail("%s cannot be read", path);
    length = fread(text, 1, room - 1, file);
    text[length] = 0;
    (void)fclose(file);
    return text;
}

void page_write(const char *path)
{
    char *text = file_text(path);
    char *begin = strstr(text, begin_mark), *end = strstr(text, end_mark);
    if (!begin || !end)
        fail("%s has no marks for its figures", path);
    FILE *page = fopen(path, "w");
    if (!page)
        fail("%s cannot be written", path);
    fprintf(page, "%.*s%s\n", (int)(begin - text), text, begin_mark);
    table_write(page);
    nation_write(page);
    fprintf(page, "\n%s", end);
    if (fclose(page) != 0)
        fail("%s cannot be written", path);
    free(text);
}
