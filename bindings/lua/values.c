/* SPDX-License-Identifier: Apache-2.0 */
/* parameter "x" { values = "x.csv" }: values of regions from a file beside the statements, with the
   columns region, from, value, document, reason and, where it is wanted, by. They are the layers of
   the parameter as if each region had stated them. */
#include "bindings/lua/binding.h"
#include "core/data/csv_reader.h"

#include <fcntl.h>
#include <string.h>

#define MOST_BYTES ((size_t)16 * 1024 * 1024)
#define COLUMNS_WRITTEN "region, from, value, document, reason"

enum value_column { REGION, FROM, VALUE, DOCUMENT, REASON, BY, COLUMN_COUNT };
static const char *const column_names[COLUMN_COUNT] = { "region",   "from",   "value",
                                                        "document", "reason", "by" };

struct reading {
    struct builder *builder;
    const char *id; /* of the parameter */
    struct parameter *parameter;
    struct csv_field fields[COLUMN_COUNT + 1];
    struct csv_row row;
    int places[COLUMN_COUNT]; /* of the columns; -1: it is not there */
    size_t column_count;
    struct place at;
};

static bool is_column(const struct csv_field *field, const char *name)
{
    return field->length == strlen(name) && memcmp(field->start, name, field->length) == 0;
}

/* A field in the pack's arena, without the quotes that are written twice; NULL: there is none. */
static const char *field_text(struct reading *reading, enum value_column column)
{
    if (reading->places[column] < 0)
        return NULL;
    const struct csv_field *field = &reading->fields[reading->places[column]];
    if (field->length == 0)
        return NULL;
    char *text = arena_copy_bytes(reading->builder->arena, field->start, field->length);
    if (!text) {
        reading->builder->failed = true;
        return NULL;
    }
    size_t length = 0;
    for (size_t i = 0; text[i]; i++) {
        text[length++] = text[i];
        i += field->doubled && text[i] == '"' && text[i + 1] == '"';
    }
    text[length] = '\0';
    return text;
}

static bool take_header(struct reading *reading)
{
    int before = reading->builder->mistake_count;
    for (int k = 0; k < COLUMN_COUNT; k++)
        reading->places[k] = -1;
    for (size_t i = 0; i < reading->row.count && i < COLUMN_COUNT; i++) {
        const struct csv_field *field = &reading->fields[i];
        int found = -1;
        for (int k = 0; k < COLUMN_COUNT; k++)
            if (is_column(field, column_names[k]) && reading->places[k] < 0)
                found = k;
        if (found >= 0)
            reading->places[found] = (int)i;
        else
            build_mistake(reading->builder, reading->at, reading->id,
                          "column %zu '%.*s' does not belong here: write " COLUMNS_WRITTEN
                          " and, where it is wanted, by, each once",
                          i + 1, (int)(field->length < 40 ? field->length : 40), field->start);
    }
    if (reading->row.count > COLUMN_COUNT)
        build_mistake(reading->builder, reading->at, reading->id,
                      "the header has %zu columns: write " COLUMNS_WRITTEN, reading->row.count);
    for (int k = 0; k < BY; k++)
        if (reading->places[k] < 0)
            build_mistake(reading->builder, reading->at, reading->id,
                          "the column %s is missing: write " COLUMNS_WRITTEN, column_names[k]);
    reading->column_count = reading->row.count;
    return reading->builder->mistake_count == before;
}

/* The layer of a region: of the rows before, else new. */
static struct parameter_layer *layer_of(struct reading *reading, const char *region)
{
    struct parameter_layer *layer;
    const struct parameter *parameter = reading->parameter;
    for (int i = parameter->layer_count - 1; i >= 0; i--) {
        layer = parameter->layers[i];
        bool is_own = layer->at.file == reading->at.file || strcmp(region, "nation") == 0;
        if (is_own && strcmp(layer->region, region) == 0)
            return layer;
    }
    (void)build_parameter(reading->builder, reading->at, reading->id, region, &layer);
    return layer;
}

static void set_value(struct reading *reading, struct parameter_value *value, const char *text)
{
    size_t length = strlen(text);
    if (number_parse(text, length, &value->number)) {
        value->kind = KIND_NUMBER;
    } else if (!parameter_says(value, text, length)) {
        value->kind = KIND_TEXT;
        value->text = build_text(reading->builder, text);
    }
}

static void take_row(struct reading *reading)
{
    static const char *const examples[] = { "beijing", "2019-12-25", "90.75", "BJ-2018, notice",
                                            "actual situation" };
    const char *cells[COLUMN_COUNT];
    int32_t from = 0;
    bool whole = true;
    for (int k = 0; k < COLUMN_COUNT; k++) {
        cells[k] = field_text(reading, (enum value_column)k);
        if (cells[k] || k == BY)
            continue;
        whole = false;
        build_mistake(reading->builder, reading->at, reading->id,
                      "column %d %s is empty: write, for instance, %s", reading->places[k] + 1,
                      column_names[k], examples[k]);
    }
    if (cells[FROM] && !day_parse(cells[FROM], strlen(cells[FROM]), &from)) {
        whole = false;
        build_mistake(reading->builder, reading->at, reading->id,
                      "column %d from is '%.40s', which is no day: write, for instance, 2019-12-25",
                      reading->places[FROM] + 1, cells[FROM]);
    }
    if (!whole || reading->builder->failed)
        return;
    struct parameter_layer *layer = layer_of(reading, cells[REGION]);
    layer->number = cells[DOCUMENT];
    layer->reason = cells[REASON];
    layer->by = cells[BY] ? cells[BY] : layer->region;
    struct parameter_value *value =
        build_parameter_value(reading->builder, layer, reading->at, from);
    value->law.text = cells[DOCUMENT];
    set_value(reading, value, cells[VALUE]);
}

static void take_rows(struct reading *reading, const char *bytes, size_t length)
{
    struct csv_scan scan;
    csv_scan_init(&scan, bytes, csv_cut_line_ends(bytes, length));
    scan.fields = reading->fields;
    scan.room = COLUMN_COUNT;
    bool is_header = true;
    while (!reading->builder->failed && csv_scan_row(&scan, &reading->row)) {
        const struct csv_row *row = &reading->row;
        reading->at.line = (int)row->line;
        if (row->fault != CSV_SOUND) {
            build_mistake(reading->builder, reading->at, reading->id,
                          "column %zu has a quote that is not closed or stands inside: put the "
                          "whole cell in quotes, and write each quote in it twice",
                          row->fault_field + 1);
            return;
        }
        if (is_header && !take_header(reading))
            return;
        if (!is_header && row->count != reading->column_count)
            build_mistake(reading->builder, reading->at, reading->id,
                          "the row has %zu cells and the header %zu columns: write one for each",
                          row->count, reading->column_count);
        else if (!is_header)
            take_row(reading);
        is_header = false;
    }
    if (is_header)
        build_mistake(reading->builder, reading->at, reading->id,
                      "the file is empty: write a line " COLUMNS_WRITTEN
                      ", and the values below it");
}

/* A file of the pack: no path leads out of its folder. */
static bool is_inside(const char *name)
{
    return name[0] != '/' && !strstr(name, "..") && !strchr(name, '\\');
}

void parameter_values(struct body *body, struct parameter *parameter)
{
    struct loading *loading = body->loading;
    const char *name = body_text(body, "values");
    char *bytes;
    size_t length = 0;
    if (!name)
        return;
    if (parameter->keys || parameter->list) {
        body_mistake(body, "values",
                     "a parameter with keys or a list has a table for each day: write from (...)");
        return;
    }
    if (!loading->folder || !is_inside(name)) {
        body_mistake(body, "values",
                     loading->folder ? "'%.100s' is no file of the pack: write a name such as "
                                       "\"standards.csv\""
                                     : "'%.100s' is a file in the folder of a pack, and this text "
                                       "is in none: write from (...)",
                     name);
        return;
    }
    const char *path = arena_format(&loading->scratch, "%s/%s", loading->folder, name);
    int file = path ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
    int problem = source_read(&loading->scratch, file, MOST_BYTES, &bytes, &length);
    if (problem != 0 || length > MOST_BYTES) {
        body_mistake(body, "values", "the file '%.100s' %s: write the name of a file of the pack",
                     name, problem == 0 ? "has more than 16 MiB" : strerrordesc_np(problem));
        return;
    }
    if (!source_is_text(body->builder, name, bytes, length))
        return;
    size_t mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct reading reading = { .builder = body->builder,
                               .id = body->id,
                               .parameter = parameter,
                               .at = build_place(body->builder, name, 1) };
    take_rows(&reading, bytes + mark, length - mark);
}
