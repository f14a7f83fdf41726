/* SPDX-License-Identifier: Apache-2.0 */
/* The same files read whole and in blocks, each written into one text: rows, cells, problems. */
#ifndef BYLAW_TESTS_CSV_BLOCKS_H
#define BYLAW_TESTS_CSV_BLOCKS_H

#include "core/data/csv_stream.h"
#include "tests/core/data/csv_load.h"

/* Nothing that is wanted refers to a person. */
static inline void blocks_init(struct csv_load *load)
{
    csv_load_init(load);
    load->wanted_attributes[PERSON][small_attribute(&load->small, PERSON, "spouse")->index] = false;
    load->wanted_attributes[HOUSEHOLD][small_attribute(&load->small, HOUSEHOLD, "head")->index] =
        false;
    load->wanted_attributes[HOUSEHOLD][small_attribute(&load->small, HOUSEHOLD, "members")->index] =
        false;
    load->options.keep_good_rows = true;
    load->options.on_problem = NULL;
}

static inline void blocks_add_rows(const struct facts *facts, const struct entity *entity,
                                   struct buffer *out)
{
    const struct table *table = &facts->tables[entity->index];
    for (size_t row = 0; row < table->rows; row++) {
        csv_write_field(out, facts_id(facts, entity, row));
        for (int i = 0; i < entity->attribute_count; i++) {
            struct buffer cell;
            if (entity->attributes[i]->kind == KIND_MANY)
                continue;
            buffer_init(&cell, out->memory);
            facts_print_cell(facts, entity->attributes[i], row, &cell);
            buffer_add(out, ",");
            csv_write_field(out, cell.data ? cell.data : "");
            buffer_clear(&cell);
        }
        if (table->regions)
            buffer_format(out, ",%d", (int)table->regions[row]);
        buffer_add(out, "\n");
    }
}

static inline void blocks_add_problems(const struct problems *problems, size_t from, size_t to,
                                       struct buffer *out)
{
    for (size_t i = from; i < to; i++)
        csv_write_problem(out, &problems->list[i]);
}

struct blocks_size {
    size_t rows, bytes;
};

/* The whole folder: rows of the entity and all problems. The facts stay in load. */
static inline bylaw_status blocks_read_whole(struct csv_load *load, const struct csv_span *spans,
                                             int entity, struct buffer *rows,
                                             struct buffer *problems)
{
    bylaw_status status = csv_load_spans(load, spans);
    if (status)
        return status;
    blocks_add_rows(load->facts, &load->small.entities[entity], rows);
    blocks_add_problems(&load->problems, 0, load->problems.count, problems);
    return BYLAW_OK;
}

struct blocks_parts {
    struct csv_stream *stream;
    struct csv_block block;
    struct csv_view *view;
};

static inline bylaw_status blocks_each(struct csv_load *load, struct blocks_parts *parts,
                                       const struct entity *entity, struct buffer *rows,
                                       struct buffer *problems)
{
    uint64_t row_count = 0;
    for (uint64_t number = 0;; number++) {
        struct problems found;
        bylaw_status status = csv_stream_next(parts->stream, &parts->block, &load->error);
        if (status || !parts->block.length)
            return status;
        assert(parts->block.number == number && parts->block.first_row == row_count);
        status = csv_block_parse(parts->stream, &parts->block, parts->view, &found, &load->error);
        if (!status)
            status = csv_stream_accept(parts->stream, &parts->block, &load->error);
        if (status)
            return status;
        assert(parts->view->facts.tables[entity->index].rows + found.count == parts->block.rows);
        row_count += parts->block.rows;
        blocks_add_rows(&parts->view->facts, entity, rows);
        blocks_add_problems(&found, 0, found.count, problems);
    }
}

/* In blocks. BYLAW_EUSAGE: it cannot be done. */
static inline bylaw_status blocks_read(struct csv_load *load, const struct csv_span *spans,
                                       const struct csv_stream_options *options,
                                       struct buffer *rows, struct buffer *problems)
{
    struct blocks_parts parts = { 0 };
    bylaw_status status = facts_new(&load->small.pack, shaky_alloc, &load->shaky, 0, &load->facts);
    if (status)
        return status;
    const struct csv_stream_source source = { load->facts, &load->wanted, options, spans };
    csv_block_init(&parts.block);
    status = csv_stream_start(&source, &load->problems, &parts.stream, &load->error);
    if (!status)
        status = csv_view_new(parts.stream, shaky_alloc, &load->shaky, 0, &parts.view);
    if (!status) {
        size_t before = csv_stream_problems_before(parts.stream);
        blocks_add_problems(&load->problems, 0, before, problems);
        status = blocks_each(load, &parts, options->entity, rows, problems);
        blocks_add_problems(&load->problems, before, load->problems.count, problems);
    }
    csv_view_free(parts.view);
    csv_block_clear(&parts.block);
    csv_stream_close(parts.stream);
    return status;
}

#endif
