/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as facts: three files, parted by the byte 0x1e, read into the small pack; bad rows left
   out. What was kept is printed as CSV, read again, and must print the same; rows read and rows
   rejected add up; each set of kernels gives what reading with care gives; and so do blocks of any
   size, where the files can be read in blocks. */
#include "tests/core/data/csv_blocks.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "csv_fuzz: %s\n", what);
    abort();
}

static void split(const char *text, size_t size, struct csv_span *spans)
{
    for (int i = 0; i < ENTITIES; i++) {
        const char *end = i + 1 < ENTITIES && size ? memchr(text, 0x1e, size) : NULL;
        size_t length = end ? (size_t)(end - text) : size;
        spans[i] = (struct csv_span){ text, length };
        text += length + (end != NULL);
        size -= length + (end != NULL);
    }
}

static void print_table(struct csv_load *load, int index, struct buffer *out)
{
    const struct entity *entity = &load->small.entities[index];
    const struct table *table = facts_table(load->facts, entity);
    buffer_add(out, "id");
    for (int i = 0; i < entity->attribute_count; i++)
        if (entity->attributes[i]->kind != KIND_MANY)
            buffer_format(out, ",%s", entity->attributes[i]->name);
    buffer_add(out, "\n");
    for (size_t row = 0; row < table->rows; row++) {
        csv_write_field(out, facts_id(load->facts, entity, row));
        for (int i = 0; i < entity->attribute_count; i++) {
            struct buffer cell;
            if (entity->attributes[i]->kind == KIND_MANY)
                continue;
            buffer_init(&cell, out->memory);
            facts_print_cell(load->facts, entity->attributes[i], row, &cell);
            buffer_add(out, ",");
            csv_write_field(out, cell.data ? cell.data : "");
            buffer_clear(&cell);
        }
        buffer_add(out, "\n");
    }
}

/* Each rejected row has one problem, in the order of files and lines. */
static void check_problems(const struct csv_load *load)
{
    uint64_t rejected = 0;
    for (int i = 0; i < ENTITIES; i++)
        rejected += load->facts->tables[i].rejected_rows;
    must(load->problems.count == rejected, "rows rejected and problems do not add up");
    for (size_t i = 1; i < load->problems.count; i++) {
        const struct problem *before = &load->problems.list[i - 1];
        const struct problem *problem = &load->problems.list[i];
        must(before->file != problem->file || before->line < problem->line,
             "problems are out of order");
        must(text_utf8_fault(problem->text, strlen(problem->text)) == strlen(problem->text),
             "the text of a problem is no UTF-8");
    }
}

static void check_again(struct csv_load *load)
{
    struct memory memory;
    struct buffer first[ENTITIES];
    struct csv_span spans[ENTITIES];
    struct csv_load again;
    memory_init(&memory, NULL, NULL, 0);
    for (int i = 0; i < ENTITIES; i++) {
        buffer_init(&first[i], &memory);
        print_table(load, i, &first[i]);
        spans[i] = (struct csv_span){ first[i].data, first[i].length };
    }
    csv_load_init(&again);
    must(csv_load_spans(&again, spans) == BYLAW_OK, "what was printed cannot be read");
    for (int i = 0; i < ENTITIES; i++) {
        struct buffer second;
        buffer_init(&second, &memory);
        print_table(&again, i, &second);
        must(strcmp(first[i].data, second.data) == 0, "printed, read and printed differs");
        buffer_clear(&second);
        buffer_clear(&first[i]);
    }
    must(csv_load_clear(&again) == 0, "memory was lost");
}

/* ---- blocks, and whole with each set of kernels ---- */

static bool same(const struct buffer *a, const struct buffer *b)
{
    return strcmp(a->data ? a->data : "", b->data ? b->data : "") == 0;
}

static void check_whole(const struct csv_span *spans, const struct csv_kernels *kernels,
                        const struct buffer *rows, const struct buffer *problems)
{
    static struct csv_load load;
    struct buffer again, problems_again;
    blocks_init(&load);
    load.options.kernels = kernels;
    buffer_init(&again, rows->memory);
    buffer_init(&problems_again, rows->memory);
    blocks_read_whole(&load, spans, PERSON, &again, &problems_again);
    must(same(&again, rows), "kernels read other rows");
    must(same(&problems_again, problems), "kernels find other problems");
    buffer_clear(&again);
    buffer_clear(&problems_again);
    must(csv_load_clear(&load) == 0, "memory was lost");
}

static void check_blocks(const struct csv_span *spans, struct blocks_size size,
                         const struct buffer *rows, const struct buffer *problems)
{
    static struct csv_load load;
    struct buffer again, problems_again;
    blocks_init(&load);
    buffer_init(&again, rows->memory);
    buffer_init(&problems_again, rows->memory);
    const struct csv_stream_options options = { .entity = &load.small.entities[PERSON],
                                                .csv = load.options,
                                                .block_rows = size.rows,
                                                .block_bytes = size.bytes };
    bylaw_status status = blocks_read(&load, spans, &options, &again, &problems_again);
    must(status == BYLAW_OK || status == BYLAW_EUSAGE, "an error of blocks alone");
    if (status == BYLAW_OK) {
        must(same(&again, rows), "blocks have other rows");
        must(same(&problems_again, problems), "blocks have other problems");
    }
    buffer_clear(&again);
    buffer_clear(&problems_again);
    must(csv_load_clear(&load) == 0, "memory was lost");
}

static void check_ways(const struct csv_span *spans)
{
    static const struct blocks_size sizes[] = { { 1, 0 }, { 7, 0 }, { 0, 0 }, { 0, 200 } };
    static struct csv_load load;
    struct memory memory;
    struct buffer rows, problems;
    memory_init(&memory, NULL, NULL, 0);
    buffer_init(&rows, &memory);
    buffer_init(&problems, &memory);
    blocks_init(&load);
    load.options.kernels = &csv_kernels_none;
    if (blocks_read_whole(&load, spans, PERSON, &rows, &problems) == BYLAW_OK) {
        check_whole(spans, &csv_kernels_baseline, &rows, &problems);
        check_whole(spans, csv_kernels_choose(), &rows, &problems);
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
            check_blocks(spans, sizes[i], &rows, &problems);
    }
    buffer_clear(&rows);
    buffer_clear(&problems);
    must(csv_load_clear(&load) == 0, "memory was lost");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct csv_load load; /* large */
    struct csv_span spans[ENTITIES];
    csv_load_init(&load);
    split((const char *)data, size, spans);
    load.options.keep_good_rows = true;
    bylaw_status status = csv_load_spans(&load, spans);
    if (status == BYLAW_OK) {
        check_problems(&load);
        check_again(&load);
    }
    must(status == BYLAW_OK || load.error.message[0], "an error without a message");
    must(csv_load_clear(&load) == 0, "memory was lost");
    check_ways(spans);
    return 0;
}
