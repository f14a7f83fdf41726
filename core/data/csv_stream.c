/* SPDX-License-Identifier: Apache-2.0 */
/* A file cut into blocks of whole records, after all other tables are in memory. */
#include "core/data/csv_stream.h"
#include "core/base/status.h"
#include "core/data/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_BYTES ((size_t)1 << 18) /* stays in the cache until the split has looked at it */
#define READ_LEAST_BYTES ((size_t)1 << 13)

static bylaw_status read_whole(const struct csv_stream *stream, const char *why, bylaw_error *error)
{
    return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL, "%s cannot be read in blocks: %s",
                     stream->table->name, why);
}

/* ---- what can be streamed ---- */

bool csv_stream_suits(const struct bylaw_pack *pack, const struct wanted *wanted,
                      const struct entity *entity)
{
    for (int i = 0; i < pack->entity_count; i++) {
        const struct entity *other = pack->entities[i];
        if (!wanted->entities[i])
            continue;
        for (int j = 0; j < other->attribute_count; j++) {
            const struct attribute *attribute = other->attributes[j];
            bool is_reference = attribute->kind == KIND_ONE || attribute->kind == KIND_MANY;
            if (is_reference && attribute->target_entity == entity &&
                csv_is_wanted(wanted, attribute))
                return false;
        }
    }
    return true;
}

/* ---- bytes ---- */

static bylaw_status open_file(struct csv_stream *stream, bylaw_error *error)
{
    struct buffer path;
    struct stat about;
    buffer_init(&path, &stream->reader.facts->memory);
    buffer_format(&path, "%s/%s", stream->options->csv.folder, stream->table->name);
    bylaw_status status =
        path.failed ? error_no_memory(error) : csv_file_open(path.data, &stream->descriptor, error);
    buffer_clear(&path);
    if (!status && fstat(stream->descriptor, &about) == 0 && S_ISREG(about.st_mode))
        stream->total_bytes = (uint64_t)about.st_size;
    return status;
}

static void open_span(struct csv_stream *stream, const struct csv_span *span)
{
    stream->span = *span;
    stream->total_bytes = span->length;
}

static bylaw_status read_file(struct csv_stream *stream, char *out, size_t *length,
                              bylaw_error *error)
{
    if (stream->span.start) {
        *length = *length < stream->span.length ? *length : stream->span.length;
        memcpy(out, stream->span.start, *length);
        stream->span.start += *length;
        stream->span.length -= *length;
        return BYLAW_OK;
    }
    ssize_t got = csv_file_read(stream->descriptor, out, *length);
    if (got < 0)
        return error_set(error, BYLAW_EIO, NOWHERE, NULL, "cannot read '%s': %s",
                         stream->table->name, strerrordesc_np(errno));
    *length = (size_t)got;
    return BYLAW_OK;
}

/* Some more bytes to the end of the block: what was carried, else of the file. None: at_end. */
static bylaw_status read_more(struct csv_stream *stream, struct csv_block *block, size_t length,
                              bylaw_error *error)
{
    char *out = block->text + block->length;
    size_t carried = stream->carry_length - stream->carry_at;
    bylaw_status status = BYLAW_OK;
    if (carried) {
        length = length < carried ? length : carried;
        memcpy(out, stream->carry + stream->carry_at, length);
        stream->carry_at += length;
    } else {
        status = read_file(stream, out, &length, error);
        stream->done_bytes += length;
        stream->at_end = !status && length == 0;
    }
    if (!status)
        block->length += length;
    return status;
}

/* As much as the rows that are lacking will take, if they are like those before: what is read
   beyond the end of the block must be carried to the next. */
static size_t next_bytes(const struct csv_block *block, const struct csv_split *split,
                         uint64_t rows, size_t most)
{
    size_t length = READ_BYTES;
    if (split->rows) {
        uint64_t lacking = block->length / split->rows * (rows - split->rows) + READ_LEAST_BYTES;
        length = lacking < READ_BYTES ? (size_t)lacking : READ_BYTES;
    }
    return length < most - block->length ? length : most - block->length;
}

static bylaw_status block_reserve(struct csv_block *block, size_t bytes)
{
    if (bytes <= block->room)
        return BYLAW_OK;
    char *text = memory_alloc(block->memory, block->text, block->room, bytes);
    if (!text)
        return BYLAW_ENOMEM;
    block->text = text;
    block->room = bytes;
    return BYLAW_OK;
}

/* What was read beyond the cut begins the next block. */
static bylaw_status keep_rest(struct csv_stream *stream, const struct csv_block *block, size_t cut)
{
    size_t rest = block->length - cut;
    if (stream->carry_at < stream->carry_length) { /* it came from there */
        stream->carry_at -= rest;
        return BYLAW_OK;
    }
    if (column_grow_array(&stream->reading, &stream->carry, &stream->carry_room, rest, 1))
        return BYLAW_ENOMEM;
    if (rest)
        memcpy(stream->carry, block->text + cut, rest);
    stream->carry_at = 0;
    stream->carry_length = rest;
    return BYLAW_OK;
}

/* Whole records, at least so many where the file has them, in at most so many bytes. */
static bylaw_status fill_block(struct csv_stream *stream, struct csv_block *block, uint64_t rows,
                               size_t most, bylaw_error *error)
{
    struct csv_split split = { 0 };
    if (stream->total_bytes && stream->total_bytes < most)
        most = (size_t)stream->total_bytes + 1; /* the last read finds the end */
    block->memory = &stream->reading;
    block->length = 0;
    if (block_reserve(block, most + CSV_SLACK))
        return error_no_memory(error);
    while (!csv_split_go_on(&split, stream->reader.kernels, block->text, block->length, rows)) {
        if (stream->at_end) {
            block->length = csv_cut_line_ends(block->text, block->length);
            block->rows = split.rows + 1;
            return BYLAW_OK;
        }
        if (block->length == most)
            break;
        bylaw_status status =
            read_more(stream, block, next_bytes(block, &split, rows, most), error);
        if (status)
            return status;
    }
    if (!split.cut)
        return read_whole(stream, "a row, or a run of empty lines, is longer than a block", error);
    if (keep_rest(stream, block, split.cut))
        return error_no_memory(error);
    block->length = split.cut;
    block->rows = split.cut_rows;
    stream->next_row += split.cut_rows;
    stream->next_line += split.cut_lines;
    return BYLAW_OK;
}

/* ---- the header ---- */

static bylaw_status read_header(struct csv_stream *stream, bylaw_error *error)
{
    struct csv_reader *reader = &stream->reader;
    struct csv_table *table = stream->table;
    struct csv_block *block = &stream->header;
    struct csv_scan scan;
    bylaw_status status = fill_block(stream, block, 1, CSV_BLOCK_BYTES, error);
    if (status)
        return status;
    size_t mark = block->length >= 3 && memcmp(block->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    table->bytes.start = block->text + mark;
    table->bytes.length = block->length - mark;
    csv_scan_init(&scan, table->bytes.start, table->bytes.length);
    reader->flaws_of_table = 0;
    status = csv_read_header(reader, table, &scan);
    if (status)
        return error_no_memory(error);
    if (table->header_failed)
        return read_whole(stream, "its header is wrong", error);

    /* Empty lines after the header are rows. */
    size_t rest = (size_t)(scan.end - scan.at);
    stream->next_row = 0;
    stream->next_line = scan.line;
    if (rest && column_grow_array(&stream->reading, &stream->carry, &stream->carry_room,
                                  stream->carry_length + rest, 1))
        return error_no_memory(error);
    if (rest) {
        memmove(stream->carry + rest, stream->carry, stream->carry_length);
        memcpy(stream->carry, scan.at, rest);
        stream->carry_length += rest;
    }
    table->bytes = (struct csv_bytes){ 0 };
    return BYLAW_OK;
}

/* ---- opening ---- */

static bylaw_status read_tables(struct csv_stream *stream, const struct csv_span *spans,
                                bylaw_error *error)
{
    struct csv_reader *reader = &stream->reader;
    int count = reader->facts->pack->entity_count;
    bylaw_status status = BYLAW_OK;
    for (int i = 0; !status && i < count; i++) {
        struct csv_table *table = &reader->tables[i];
        if (table == stream->table) {
            if (spans)
                open_span(stream, &spans[i]);
            else
                status = open_file(stream, error);
            if (!status)
                status = read_header(stream, error);
        } else if (reader->needs_table[i]) {
            status = csv_reader_load(reader, table, spans ? &spans[i] : NULL, error);
            if (!status && table->header_failed)
                status = read_whole(stream, "a header is wrong", error);
        }
    }
    return status;
}

/* Targets get their index now, and lists: in threads nothing of it may change. */
static bylaw_status prepare_tables(struct csv_stream *stream)
{
    struct csv_reader *reader = &stream->reader;
    struct facts *facts = reader->facts;
    bylaw_status status = BYLAW_OK;
    for (size_t i = 0; !status && i < stream->table->column_count; i++) {
        const struct csv_column *column = &stream->table->columns[i];
        if (column->role != CSV_REFERENCE)
            continue;
        struct table *target = facts_table(facts, column->attribute->target_entity);
        if (target->rows)
            status = table_index(&facts->memory, target, target->rows);
    }
    for (int i = 0; !status && i < facts->pack->entity_count; i++) {
        const struct entity *entity = facts->pack->entities[i];
        struct member_list *list;
        for (int j = 0; !status && reader->tables[i].is_read && j < entity->attribute_count; j++)
            if (entity->attributes[j]->kind == KIND_MANY &&
                csv_is_wanted(reader->wanted, entity->attributes[j]))
                status = facts_members(facts, entity->attributes[j], &list);
    }
    return status;
}

static void count_before(struct csv_stream *stream)
{
    const struct csv_reader *reader = &stream->reader;
    for (size_t i = 0; i < reader->flaw_count; i++)
        stream->problems_before += reader->flaws[i].table < stream->table - reader->tables;
}

static bylaw_status link_tables(struct csv_stream *stream, struct problems *problems)
{
    struct csv_reader *reader = &stream->reader;
    size_t count = (size_t)reader->facts->pack->entity_count;
    reader->gone = arena_alloc(&reader->facts->arena, count, sizeof *reader->gone);
    if (!reader->gone)
        return BYLAW_ENOMEM;
    bylaw_status status = csv_link(reader);
    if (!status)
        status = csv_report(reader, problems, NULL);
    if (status)
        return status;
    count_before(stream);
    for (size_t i = 0; i < count; i++)
        if (&reader->tables[i] != stream->table)
            csv_table_clear_rows(&reader->facts->memory, &reader->tables[i]);
    return prepare_tables(stream);
}

static bylaw_status start(struct csv_stream *stream, const struct csv_span *spans,
                          struct problems *problems, bylaw_error *error)
{
    struct csv_reader *reader = &stream->reader;
    if (csv_reader_start(reader))
        return error_no_memory(error);
    stream->table = &reader->tables[stream->options->entity->index];
    if (stream->options->csv.encoding)
        return read_whole(stream, "its encoding is not UTF-8", error);
    if (!csv_stream_suits(reader->facts->pack, reader->wanted, stream->options->entity))
        return read_whole(stream, "rows of other tables refer to its rows", error);
    if (!spans && sqlite_is_database(stream->csv.folder))
        return read_whole(stream, "it is a table of a database", error);
    bylaw_status status = read_tables(stream, spans, error);
    if (status)
        return status;
    status = link_tables(stream, problems);
    if (status)
        return error_plain(error, status);
    if (reader->flaw_total && !stream->options->csv.keep_good_rows)
        return read_whole(stream, "another file has bad rows", error);
    return BYLAW_OK;
}

bylaw_status csv_stream_start(const struct csv_stream_source *source, struct problems *problems,
                              struct csv_stream **out, bylaw_error *error)
{
    struct memory *memory = &source->facts->memory;
    struct csv_stream *stream = memory_alloc(memory, NULL, 0, sizeof *stream);
    if (!stream)
        return error_no_memory(error);
    *stream = (struct csv_stream){ .options = source->options, .descriptor = -1 };
    memory_init(&stream->reading, memory->alloc, memory->user, memory->limit_bytes);
    stream->csv = source->options->csv;
    stream->csv.on_problem = NULL;
    stream->reader = (struct csv_reader){ .facts = source->facts,
                                          .options = &stream->csv,
                                          .wanted = source->wanted,
                                          .streamed = source->options->entity };
    bylaw_status status = start(stream, source->spans, problems, error);
    if (status == BYLAW_ECANCELLED)
        error_plain(error, status);
    if (status) {
        csv_stream_close(stream);
        return status;
    }
    *out = stream;
    return BYLAW_OK;
}

bylaw_status csv_stream_open(struct facts *facts, const struct wanted *wanted,
                             const struct csv_stream_options *options, struct problems *problems,
                             struct csv_stream **out, bylaw_error *error)
{
    const struct csv_stream_source source = { facts, wanted, options, NULL };
    return csv_stream_start(&source, problems, out, error);
}

void csv_stream_close(struct csv_stream *stream)
{
    if (!stream)
        return;
    struct csv_reader *reader = &stream->reader;
    struct memory *memory = &reader->facts->memory;
    for (int i = 0; reader->gone && i < reader->facts->pack->entity_count; i++) {
        struct csv_gone *gone = &reader->gone[i];
        table_clear(memory, &gone->ids);
        column_free_array(memory, &gone->rows, &gone->row_room, sizeof *gone->rows);
    }
    if (stream->table)
        stream->table->bytes = (struct csv_bytes){ 0 }; /* they were the header's */
    csv_reader_clear(reader);
    csv_block_clear(&stream->header);
    column_free_array(&stream->reading, &stream->carry, &stream->carry_room, 1);
    column_free_array(memory, &stream->last_id, &stream->last_id_room, 1);
    if (stream->descriptor >= 0)
        close(stream->descriptor);
    memory_alloc(memory, stream, sizeof *stream, 0);
}

size_t csv_stream_problems_before(const struct csv_stream *stream)
{
    return stream->problems_before;
}

/* ---- blocks ---- */

void csv_block_init(struct csv_block *block)
{
    *block = (struct csv_block){ 0 };
}

void csv_block_clear(struct csv_block *block)
{
    if (block->text)
        memory_alloc(block->memory, block->text, block->room, 0);
    csv_block_init(block);
}

bylaw_status csv_stream_next(struct csv_stream *stream, struct csv_block *block, bylaw_error *error)
{
    const struct csv_options *options = &stream->options->csv;
    size_t rows = stream->options->block_rows ? stream->options->block_rows : CSV_BLOCK_ROWS;
    size_t bytes = stream->options->block_bytes ? stream->options->block_bytes : CSV_BLOCK_BYTES;
    *block = (struct csv_block){ .number = stream->next_number,
                                 .first_row = stream->next_row,
                                 .first_line = stream->next_line,
                                 .text = block->text,
                                 .room = block->room,
                                 .memory = block->memory };
    bylaw_status status = fill_block(stream, block, rows, bytes, error);
    if (status)
        return status;
    stream->next_number++;
    if (options->on_progress &&
        !options->on_progress(options->on_progress_user, stream->table->name,
                              stream->done_bytes - (stream->carry_length - stream->carry_at),
                              stream->total_bytes))
        return error_plain(error, BYLAW_ECANCELLED);
    return BYLAW_OK;
}

bool csv_order_add(struct csv_order *order, const char *id, size_t length)
{
    if (!order->last) {
        *order = (struct csv_order){ id, id, length, length, true, true };
        return true;
    }
    size_t last = order->last_length;
    int difference = memcmp(order->last, id, last < length ? last : length);
    order->in_bytes &= difference < 0 || (difference == 0 && last < length);
    order->in_length &= last < length || (last == length && difference < 0);
    order->last = id;
    order->last_length = length;
    return order->in_bytes || order->in_length;
}

bylaw_status csv_stream_accept(struct csv_stream *stream, const struct csv_block *block,
                               bylaw_error *error)
{
    struct csv_order *order = &stream->order;
    const struct csv_order *added = &block->order;
    if (!added->last)
        return BYLAW_OK;
    csv_order_add(order, added->first, added->first_length);
    order->in_bytes &= added->in_bytes;
    order->in_length &= added->in_length;
    if (!order->in_bytes && !order->in_length)
        return read_whole(stream, "its ids do not ascend", error);

    /* The block's text will be another's. */
    if (column_grow_array(&stream->reader.facts->memory, &stream->last_id, &stream->last_id_room,
                          added->last_length, 1))
        return error_no_memory(error);
    memcpy(stream->last_id, added->last, added->last_length);
    order->last = stream->last_id;
    order->last_length = added->last_length;
    order->first = order->last; /* nobody asks */
    return BYLAW_OK;
}
