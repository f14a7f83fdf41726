/* SPDX-License-Identifier: Apache-2.0 */
/* The first row of a file: which column is which attribute. */
#include "core/data/csv_reader.h"

#include <string.h>

#define SHOWN 64
#define LISTED_BYTES 200
#define COLUMNS_MOST 10000
#define HEADER ((struct csv_at){ 0, 1 })

static bool is_one_of(const char *text, size_t length, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_is_blind(text, length, names[i]))
            return true;
    return false;
}

static bool is_id_header(const char *text, size_t length)
{
    static const char *const names[] = { "id", "编号" };
    return is_one_of(text, length, names, 2);
}

static bool is_region_header(const char *text, size_t length)
{
    static const char *const names[] = { "region", "region_code", "行政区划代码" };
    return is_one_of(text, length, names, 3);
}

/* By name; else by title; else by alias. */
static const struct attribute *find_attribute(const struct entity *entity, const char *text,
                                              size_t length)
{
    for (int i = 0; i < entity->attribute_count; i++)
        if (text_is_blind(text, length, entity->attributes[i]->name))
            return entity->attributes[i];
    for (int i = 0; i < entity->attribute_count; i++)
        if (text_is_blind(text, length, entity->attributes[i]->title))
            return entity->attributes[i];
    for (int i = 0; i < entity->attribute_count; i++) {
        const struct attribute *attribute = entity->attributes[i];
        if (is_one_of(text, length, attribute->aliases, (size_t)attribute->alias_count))
            return attribute;
    }
    return NULL;
}

/* All that a header may say, for a suggestion: names, titles, aliases. */
static const char *nearest_header(struct arena *arena, const struct entity *entity,
                                  const char *shown)
{
    size_t count = 1;
    for (int i = 0; i < entity->attribute_count; i++)
        count += 2 + (size_t)entity->attributes[i]->alias_count;
    const char **names = arena_alloc(arena, count, sizeof *names);
    if (!names)
        return NULL;
    size_t used = 0;
    for (int i = 0; i < entity->attribute_count; i++) {
        const struct attribute *attribute = entity->attributes[i];
        if (attribute->kind == KIND_MANY)
            continue;
        names[used++] = attribute->name;
        if (attribute->title)
            names[used++] = attribute->title;
        for (int j = 0; j < attribute->alias_count; j++)
            names[used++] = attribute->aliases[j];
    }
    if (entity->is_region)
        names[used++] = "region";
    return text_nearest(shown, names, used);
}

static void list_names(const struct entity *entity, char *out)
{
    size_t used = 0;
    for (int i = 0; i < entity->attribute_count; i++) {
        const char *name = entity->attributes[i]->name;
        size_t size = strlen(name);
        if (entity->attributes[i]->kind == KIND_MANY)
            continue;
        if (used + size + 8 > LISTED_BYTES) {
            memcpy(out + used, ", ...", 5);
            used += 5;
            break;
        }
        memcpy(out + used, ", ", used ? 2 : 0);
        used += used ? 2 : 0;
        memcpy(out + used, name, size);
        used += size;
    }
    out[used] = '\0';
}

static bylaw_status unknown_header(struct csv_reader *reader, struct csv_table *table,
                                   const char *shown)
{
    const char *nearest = nearest_header(&reader->facts->arena, table->entity, shown);
    char names[LISTED_BYTES];
    if (nearest)
        return csv_flaw(reader, table, HEADER, shown,
                        "%s has no attribute of this name (did you mean '%s'?); write its name or "
                        "remove the column",
                        table->entity->name, nearest);
    list_names(table->entity, names);
    return csv_flaw(reader, table, HEADER, shown,
                    "%s has no attribute of this name; remove the column or write one of %s",
                    table->entity->name, *names ? names : "id only: it has no attributes");
}

static bool is_same_column(const struct csv_column *a, const struct csv_column *b)
{
    return a->role == b->role && a->attribute == b->attribute &&
           (a->attribute || a->role == CSV_ID || a->role == CSV_REGION);
}

static bylaw_status check_twice(struct csv_reader *reader, struct csv_table *table, size_t index)
{
    const struct csv_column *column = &table->columns[index];
    for (size_t i = 0; i < index; i++)
        if (is_same_column(&table->columns[i], column))
            return csv_flaw(reader, table, HEADER, column->header,
                            "columns %zu and %zu are the same attribute; remove one of them", i + 1,
                            index + 1);
    return BYLAW_OK;
}

static bylaw_status find_role(struct csv_reader *reader, const struct csv_table *table,
                              const char *text, size_t length, struct csv_column *column)
{
    struct arena *arena = &reader->facts->arena;
    const struct entity *entity = table->entity;
    column->attribute = find_attribute(entity, text, length);
    if (is_id_header(text, length))
        *column = (struct csv_column){ .role = CSV_ID, .header = column->header };
    else if (!column->attribute && entity->is_region && is_region_header(text, length))
        column->role = CSV_REGION;
    if (!column->attribute || column->attribute->kind == KIND_MANY ||
        !csv_is_wanted(reader->wanted, column->attribute))
        return BYLAW_OK;
    column->role = column->attribute->kind == KIND_ONE ? CSV_REFERENCE : CSV_VALUE;
    column->column = &table->table->columns[column->attribute->index];
    cell_rule_init(&column->rule, column->attribute);
    column->words = arena_alloc(arena, 1, sizeof *column->words);
    return column->words ? csv_words_make(arena, column->attribute, column->words) : BYLAW_ENOMEM;
}

static bylaw_status add_column(struct csv_reader *reader, struct csv_table *table, size_t index)
{
    struct csv_column *column = &table->columns[index];
    char shown[SHOWN];
    const char *text;
    size_t length;
    bylaw_status status = csv_field_text(reader, &table->fields[index], &text, &length);
    if (status)
        return status;
    cell_trim(&text, &length);
    cell_shown(text, length, shown, sizeof shown);
    column->header = arena_copy(&reader->facts->arena, shown);
    if (!column->header)
        return BYLAW_ENOMEM;
    status = find_role(reader, table, text, length, column);
    if (status)
        return status;

    if (index == 0 && column->role != CSV_ID)
        return csv_flaw(reader, table, HEADER, column->header,
                        "the first column must be the id of the row; write id as its name");
    if (length == 0)
        return csv_flaw(reader, table, HEADER, NULL,
                        "column %zu has no name; write one or remove it", index + 1);
    if (column->attribute && column->attribute->kind == KIND_MANY)
        return csv_flaw(reader, table, HEADER, column->header,
                        "this is a list and no column; remove it: each %s names its %s",
                        column->attribute->target_entity->name, table->entity->name);
    if (!column->attribute && column->role == CSV_SKIP)
        return unknown_header(reader, table, column->header);
    return check_twice(reader, table, index);
}

static bylaw_status check_header_row(struct csv_reader *reader, struct csv_table *table,
                                     const struct csv_row *row)
{
    size_t length = (size_t)(row->end - row->start);
    if (row->fault == CSV_STRAY_RETURN)
        return csv_flaw(reader, table, HEADER, NULL,
                        "a carriage return stands alone; end each line with a line feed, or with "
                        "both");
    if (row->fault != CSV_SOUND)
        return csv_flaw(reader, table, HEADER, NULL,
                        "the quotes of the header are not in order; write the names of the columns "
                        "without quotes");
    if (memchr(row->start, '\0', length))
        return csv_flaw(
            reader, table, HEADER, NULL,
            "the header holds NUL bytes; write the file in UTF-8, or give its encoding, "
            "such as UTF-16");
    if (text_utf8_fault(row->start, length) < length)
        return csv_flaw(reader, table, HEADER, NULL,
                        "the header is not UTF-8; write the file in UTF-8, or give its encoding, "
                        "such as GB18030");
    if (row->count == 1 && memchr(row->start, ';', length))
        return csv_flaw(reader, table, HEADER, NULL,
                        "the columns are parted by semicolons; write commas between them");
    if (row->count == 1 && memchr(row->start, '\t', length))
        return csv_flaw(reader, table, HEADER, NULL,
                        "the columns are parted by tabs; write commas between them");
    if (row->count > COLUMNS_MOST)
        return csv_flaw(reader, table, HEADER, NULL,
                        "the header has %zu columns, more than %d; write the columns that are read",
                        row->count, COLUMNS_MOST);
    return BYLAW_OK;
}

bylaw_status csv_read_header(struct csv_reader *reader, struct csv_table *table,
                             struct csv_scan *scan)
{
    struct csv_row row;
    struct csv_scan before = *scan;
    struct memory *memory = &reader->facts->memory;
    uint64_t flaws = reader->flaw_total;
    bylaw_status status;

    if (!csv_scan_row(scan, &row)) {
        table->header_failed = true;
        return csv_flaw(reader, table, HEADER, NULL,
                        "the file is empty; write the names of the columns into its first line, "
                        "beginning with id");
    }
    status = column_grow_array(memory, &table->fields, &table->field_room, row.count + 1,
                               sizeof *table->fields);
    if (!status)
        status = column_grow_array(memory, &table->columns, &table->column_room, row.count + 1,
                                   sizeof *table->columns);
    if (status)
        return status;

    /* Once more, now with room for the fields. */
    *scan = before;
    scan->fields = table->fields;
    scan->room = row.count;
    csv_scan_row(scan, &row);
    status = check_header_row(reader, table, &row);
    if (reader->flaw_total == flaws)
        table->column_count = row.count;
    for (size_t i = 0; !status && i < table->column_count; i++)
        status = add_column(reader, table, i);
    table->header_failed = reader->flaw_total != flaws;
    return status;
}
