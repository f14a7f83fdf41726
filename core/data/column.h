/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the floor of facts: arrays that grow with the rows, and the cells of one column. */
#ifndef BYLAW_DATA_COLUMN_H
#define BYLAW_DATA_COLUMN_H

#include "core/data/facts.h"

/* Rows are numbered by int32_t cells. */
#define ROWS_MOST ((size_t)INT32_MAX - 1)

/* Makes room for `wanted` items of size bytes in *items_pointer; the new part is zeroed. Unlike an
   arena's array the old one is given back: at a million rows it matters. */
bylaw_status column_grow_array(struct memory *memory, void *items_pointer, size_t *room,
                               size_t wanted, size_t size);
void column_free_array(struct memory *memory, void *items_pointer, size_t *room, size_t size);

int column_width(const struct attribute *attribute);

/* Cells for that many rows, and the states where there are any. */
bylaw_status column_reserve(struct memory *memory, struct column *column, size_t rows);
/* The states for that many rows, all known so far. */
bylaw_status column_reserve_states(struct memory *memory, struct column *column, size_t rows);
void column_clear(struct memory *memory, struct column *column);

static inline int64_t column_cell(const struct column *column, size_t row)
{
    switch (column->width) {
    case 1:
        return ((const int8_t *)column->cells)[row];
    case 4:
        return ((const int32_t *)column->cells)[row];
    default:
        return ((const int64_t *)column->cells)[row];
    }
}

static inline void column_put(struct column *column, size_t row, int64_t cell)
{
    switch (column->width) {
    case 1:
        ((int8_t *)column->cells)[row] = (int8_t)cell;
        break;
    case 4:
        ((int32_t *)column->cells)[row] = (int32_t)cell;
        break;
    default:
        ((int64_t *)column->cells)[row] = cell;
        break;
    }
}

/* An empty table; its lists of columns are in the arena. */
bylaw_status table_start(struct arena *arena, struct table *table, const struct entity *entity);
/* Gives back what is in the table, not the table. */
void table_clear(struct memory *memory, struct table *table);

/* The row of an id among the rows of a table; ROW_NONE. */
int64_t table_find(const struct table *table, const char *id, size_t length);
/* The same; looks at this row and the next before it looks everywhere, since most references of a
   file repeat the last or follow it. */
int64_t table_find_near(const struct table *table, const char *id, size_t length, size_t row);
const char *table_id(const struct table *table, size_t row);
size_t table_id_length(const struct table *table, size_t row);
/* Adds an id as row table->rows, with no room in any column. BYLAW_EEXISTS, BYLAW_ENOMEM,
   BYLAW_ELIMIT. */
bylaw_status table_add_id(struct memory *memory, struct table *table, const char *id,
                          size_t length);
/* Room for so many ids of so many bytes in all, with their NULs. */
bylaw_status table_reserve_ids(struct memory *memory, struct table *table, size_t rows,
                               size_t bytes);
/* Makes the index, for so many rows: worth while before many ids are sought. */
bylaw_status table_index(struct memory *memory, struct table *table, size_t rows);
/* Fills the index, where there is one, anew after rows were taken out. */
void table_index_ids(struct table *table);

/* starts (owners + 1, zeroed) and rows of the reverse of a reference: the rows of each owner, in
   ascending order. Rows that are not known are left out, and those marked in `left_out`. */
void members_index(const struct column *reference, size_t rows, const uint8_t *left_out,
                   size_t owners, uint32_t *starts, int32_t *members);

/* What a cell must hold, worked out once a column. */
struct cell_rule {
    const struct attribute *attribute;
    int64_t least, most; /* KIND_NUMBER and KIND_DAY, in the scale of cells */
};
void cell_rule_init(struct cell_rule *rule, const struct attribute *attribute);
struct cell {
    enum state state;
    int64_t value; /* 0 where it is not known */
};
/* As facts_read_cell; the text is trimmed already. */
bylaw_status cell_read(struct facts *facts, const struct cell_rule *rule, const char *text,
                       size_t length, struct cell *out, bylaw_error *error);
/* The words for yes and no; capitals do not matter. */
#define CELL_YES_NO_WORDS 10
extern const struct cell_yes_no {
    const char *text;
    int value;
} cell_yes_no_words[CELL_YES_NO_WORDS];
void cell_trim(const char **text, size_t *length);
/* The text with quotes as messages show it: cut when long, UTF-8 made valid. room >= 64. */
const char *cell_shown(const char *text, size_t length, char *out, size_t room);

#endif
