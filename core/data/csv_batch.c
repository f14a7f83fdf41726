/* SPDX-License-Identifier: Apache-2.0 */
/* Plain rows, some hundred at once: the ends of their fields in one pass, then a column at a time
   while all of it is in the cache. Where a row is not plain (quotes, bytes that are no text, a
   wrong number of fields, an id that is odd) the batch ends before it, and the careful way takes
   that row; a row with a cell that cannot be read is read again by it, so that it has the words. */
#include "core/data/csv_batch.h"

#define INDEX_BYTES_MOST ((size_t)1 << 20)
#define ENDS_MOST 8192 /* stay in the cache */

static size_t batch_rows_most(size_t columns)
{
    size_t rows = ENDS_MOST / columns;
    return rows < 1 ? 1 : rows > CSV_BATCH_ROWS ? CSV_BATCH_ROWS : rows;
}

/* The rows before the first that has a newline in its midst. */
static size_t even_rows(const struct csv_batch *batch, size_t rows)
{
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i + 1 < batch->columns; i++)
            if (batch->text[batch->ends[row * batch->columns + i]] != ',')
                return row;
    return rows;
}

/* Rows with as many fields as the header; where each begins. The last field loses its carriage
   return. */
static void find_rows(struct csv_batch *batch, const struct csv_index *index, uint32_t *ends,
                      size_t rows_most)
{
    const char *text = batch->text;
    size_t columns = batch->columns;
    size_t rows = index->count / columns;
    size_t row = 0;
    rows = rows < rows_most ? rows : rows_most;
    batch->starts[0] = 0;
    for (uint32_t *end = ends + columns - 1; row < rows && text[*end] == '\n'; end += columns) {
        batch->starts[++row] = *end + 1;
        if (*end > batch->starts[row - 1] && text[*end - 1] == '\r')
            --*end;
    }
    size_t lines = index->lines;
    for (size_t i = row * columns; i < index->count; i++)
        lines -= text[ends[i]] == '\n';
    batch->rows = row == lines ? row : even_rows(batch, row);
}

static void keep_rows_before(struct csv_batch *batch, size_t offset)
{
    while (batch->rows && batch->starts[batch->rows] > offset)
        batch->rows--;
}

/* ---- ids ---- */

static bool is_plain_id(const char *id, size_t length)
{
    return length > 0 && length <= CSV_ID_MOST && *id != ' ' && id[length - 1] != ' ' &&
           !(length == 1 && *id == '-');
}

/* The first 16 bytes as a number, noughts after the end: as numbers compare, so do texts that hold
   no NUL. At least one byte. */
static inline uwide id_key(const char *id, size_t length)
{
    uint64_t first = __builtin_bswap64(csv_load(id));
    unsigned unused = length < 16 ? 8 * (16 - (unsigned)length) : 0;
    if (length <= 8) {
        unused -= 64;
        return (uwide)(first >> unused << unused) << 64;
    }
    uint64_t second = __builtin_bswap64(csv_load(id + 8));
    return (uwide)first << 64 | second >> unused << unused;
}

/* Whether an id of at most 16 bytes stands after the one before, which was none of more; in the one
   order and the other. */
static inline void compare_short(struct csv_order *order, uwide last, uwide key, size_t length)
{
    order->in_bytes &= last < key;
    order->in_length &= order->last_length < length || (order->last_length == length && last < key);
}

/* Ids stay in the text of the block, where a NUL ends them while they are in the cache; those of at
   most 16 bytes are compared without a call. */
static bylaw_status add_block_ids(struct csv_batch *batch)
{
    struct csv_table *table = batch->table;
    struct table *out = table->table;
    struct csv_order order = table->block->order;
    char *text = table->block->text + (batch->text - table->block->text);
    uint64_t *starts = out->id_starts + batch->first;
    uint32_t *lengths = out->id_lengths + batch->first;
    uint64_t base = (uint64_t)(text - out->id_bytes);
    bool ends_ids = batch->columns > 1; /* else where the id ends, the row does */
    uwide last = 0;
    for (size_t row = 0; row < batch->rows; row++) {
        char *id = text + batch->starts[row];
        size_t length = batch->ends[row * batch->columns] - batch->starts[row];
        if (!is_plain_id(id, length)) {
            batch->rows = row;
            break;
        }
        uwide key = id_key(id, length);
        if (row > 0 && length <= 16 && order.last_length <= 16) {
            compare_short(&order, last, key, length);
            order.last = id;
            order.last_length = length;
        } else {
            csv_order_add(&order, id, length);
        }
        last = key;
        starts[row] = base + batch->starts[row];
        lengths[row] = (uint32_t)length;
        if (ends_ids)
            id[length] = '\0';
    }
    out->rows = batch->first + batch->rows;
    table->block->order = order;
    table->ids_ended &= ends_ids;
    return order.in_bytes || order.in_length || !batch->rows ? BYLAW_OK : BYLAW_EUSAGE;
}

/* The batch ends before a row whose id is odd or taken. */
static bylaw_status add_ids(struct csv_batch *batch)
{
    struct csv_table *table = batch->table;
    struct memory *memory = &batch->reader->facts->memory;
    if (table->block)
        return add_block_ids(batch);
    for (size_t row = 0; row < batch->rows; row++) {
        const char *id = batch->text + batch->starts[row];
        size_t length = batch->ends[row * batch->columns] - batch->starts[row];
        bylaw_status status = BYLAW_EEXISTS;
        if (is_plain_id(id, length))
            status = table_add_id(memory, table->table, id, length);
        if (status == BYLAW_EEXISTS)
            batch->rows = row;
        else if (status)
            return status;
    }
    return BYLAW_OK;
}

/* ---- rows ---- */

static void note_rows(struct csv_batch *batch, const struct csv_scan *scan)
{
    struct csv_table *table = batch->table;
    uint64_t start = (uint64_t)(batch->text - table->bytes.start);
    for (size_t row = 0; row < batch->rows; row++)
        table->rows[batch->first + row] =
            (struct csv_at){ start + batch->starts[row], scan->line + row };
    memset(table->rejected + batch->first, 0, batch->rows);
    memset(batch->bad, 0, batch->rows);
}

static bylaw_status read_bad_rows(struct csv_batch *batch, const struct csv_scan *scan)
{
    bylaw_status status = BYLAW_OK;
    const uint8_t *bad = batch->bad;
    while (!status && (bad = memchr(bad, 1, (size_t)(batch->bad + batch->rows - bad)))) {
        size_t i = (size_t)(bad++ - batch->bad);
        struct csv_scan again = *scan;
        struct csv_row row;
        if (batch->table->block)
            csv_show_id_again(batch->table, batch->first + i);
        again.at = batch->text + batch->starts[i];
        again.line = scan->line + i;
        csv_scan_row(&again, &row);
        status = csv_read_cells(batch->reader, batch->table, &row, batch->first + i);
    }
    return status;
}

static bylaw_status read_columns(struct csv_batch *batch, struct csv_scan *scan)
{
    struct csv_table *table = batch->table;
    bylaw_status status = add_ids(batch);
    note_rows(batch, scan);
    for (size_t i = 1; !status && batch->rows && i < batch->columns; i++)
        status = csv_batch_column(batch, i);
    if (!status)
        status = read_bad_rows(batch, scan);
    table->read_rows += batch->rows;
    scan->at = batch->text + batch->starts[batch->rows];
    scan->line += batch->rows;
    return status;
}

bylaw_status csv_read_batch(struct csv_reader *reader, struct csv_table *table,
                            struct csv_scan *scan, size_t *rows)
{
    size_t columns = table->column_count;
    size_t rows_most = batch_rows_most(columns);
    size_t length = (size_t)(scan->end - scan->at);
    size_t readable = length + (table->block ? CSV_SLACK : 0);
    struct csv_index index = { .room = rows_most * columns + CSV_GROUP };
    *rows = 0;
    if (scan->lost || table->entity->is_region || readable < CSV_LOAD_BYTES)
        return BYLAW_OK;
    bylaw_status status = column_grow_array(&reader->facts->memory, &table->ends, &table->end_room,
                                            index.room, sizeof *table->ends);
    if (status)
        return status;
    struct csv_batch batch;
    batch.reader = reader;
    batch.table = table;
    batch.text = scan->at;
    batch.ends = index.ends = table->ends;
    batch.columns = columns;
    batch.first = table->table->rows;
    reader->kernels->index(scan->at, length < INDEX_BYTES_MOST ? length : INDEX_BYTES_MOST, &index);
    find_rows(&batch, &index, table->ends, rows_most);
    keep_rows_before(&batch, readable - CSV_LOAD_BYTES);
    if (index.high)
        keep_rows_before(&batch, text_utf8_fault(batch.text, batch.starts[batch.rows]));
    if (!batch.rows)
        return BYLAW_OK;
    status = csv_reserve_rows(reader, table, batch.first + batch.rows);
    if (!status)
        status = read_columns(&batch, scan);
    *rows = batch.rows;
    return status;
}
