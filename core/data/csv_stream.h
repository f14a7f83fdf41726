/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the reader of blocks. */
#ifndef BYLAW_DATA_CSV_STREAM_H
#define BYLAW_DATA_CSV_STREAM_H

#include "core/data/csv_reader.h"

struct csv_stream {
    const struct csv_stream_options *options;
    struct csv_options csv;
    struct csv_reader
        reader;              /* with the other tables, the header and the rows that were rejected */
    struct csv_table *table; /* the one that is read in blocks */
    struct csv_block header;
    int descriptor;
    struct memory reading; /* of the carry and the blocks: a thread reads while another accepts */
    struct csv_span span;  /* the rest of a file in memory; start NULL: the descriptor is read */
    uint64_t total_bytes, done_bytes;
    bool at_end;
    char *carry; /* read, but beyond the last block: from carry_at on */
    size_t carry_at, carry_length, carry_room;
    uint64_t next_number, next_row, next_line;
    size_t problems_before;
    struct csv_order order; /* of the blocks that were accepted */
    char *last_id;
    size_t last_id_room;
};

struct csv_stream_source {
    struct facts *facts;
    const struct wanted *wanted;
    const struct csv_stream_options *options;
    const struct csv_span *spans; /* files in memory, by entity index; NULL: the folder */
};
bylaw_status csv_stream_start(const struct csv_stream_source *source, struct problems *problems,
                              struct csv_stream **out, bylaw_error *error);

#endif
