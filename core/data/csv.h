/* SPDX-License-Identifier: Apache-2.0 */
/* CSV as offices write it, in and out. RFC 4180 with: BOM, CRLF or LF, quotes, GB18030 by iconv,
   headers by id, title or alias. Our own reader since it is most of the time of the main job (a
   library takes 6 to 10 times as long); compared with libcsv in the tests and fuzzed. */
#ifndef BYLAW_DATA_CSV_H
#define BYLAW_DATA_CSV_H

#include "core/data/facts.h"

/* A row that was refused: kept for the rejects file. One a row, with its first fault. The texts are
   in the arena of the facts. */
struct problem {
    const char *file;   /* "person.csv" */
    uint64_t line;      /* of the row's first character; the header is line 1 */
    const char *column; /* as in the header; "" : the row as a whole */
    const char *reason; /* "'abc' is no whole number; write digits only, such as 186" */
    const char *text;   /* the row as read, without its line end, UTF-8 made valid */
};
struct problems {
    struct problem *list;
    size_t count, room;
};

/* Finds the rows of a table that break a must of their entity: for each row 1 + the index in
   pack->musts of the first that is certainly no, else what stood there. Called once the rows are
   read and their references resolved, before rejected rows are taken out. BYLAW_ENOMEM. */
typedef bylaw_status csv_find_broken(struct facts *facts, const struct entity *entity,
                                     uint16_t *broken);

struct csv_options {
    const char *folder;
    const char *encoding; /* NULL: UTF-8 */
    bool keep_good_rows;
    bylaw_on_error *on_problem;
    void *on_problem_user;
    bylaw_on_progress *on_progress;
    void *on_progress_user;
    csv_find_broken *find_broken;      /* NULL: musts are not checked */
    const struct csv_kernels *kernels; /* NULL: the best that the machine has */
};

/* Which attributes a run reads, by entity index and attribute index. Who wants a list wants the
   reference of which it is the reverse; the target of a wanted reference is read for its ids. */
struct wanted {
    bool **attributes; /* [entity index][attribute index] */
    bool *entities;    /* tables to be read at all */
};

/* Reads <folder>/<entity>.csv for every wanted entity. A wanted column that the file does not have
   is unknown on every row. Resolves references after all tables are read; a row that refers to a
   row that is not there, or to a rejected row, is rejected too and the problem names it.
   Errors: BYLAW_EDATA (bad header always; bad rows unless keep_good_rows; all problems were passed
   to on_problem, *error is the first), BYLAW_EIO, BYLAW_ENOTFOUND (no such encoding),
   BYLAW_ELIMIT (rows), BYLAW_ENOMEM, BYLAW_ECANCELLED. */
bylaw_status csv_read_folder(struct facts *facts, const struct wanted *wanted,
                             const struct csv_options *options, struct problems *problems,
                             bylaw_error *error);

/* ---- A file of any length, in blocks of rows ----

   The subjects of a run that reads nothing but their own row and the rows that it refers to need
   not be in memory all at once:

       csv_stream_open (facts, wanted, options, &problems, &stream, error)   the other tables, whole
       csv_view_new (stream, alloc, user, limit, &view, error)               one for each thread
       csv_block_init (&block)                                               one for each thread
       while (csv_stream_next (stream, &block, error) == BYLAW_OK && block.length)
           csv_block_parse (stream, &block, view, &problems, error)          in any thread
           ... view->facts ...
           csv_stream_accept (stream, &block, error)                         in the order of blocks

   What cannot be read in this way says BYLAW_EUSAGE, early or late: then all that was written is
   thrown away and the folder is read whole (csv_read_folder, into new facts), which reads any
   folder and gives the same tables and problems. So it is where
   - a table that is wanted refers to the rows of the file (csv_stream_suits tells before);
   - the file has another encoding than UTF-8;
   - a header is wrong, or a row is bad and bad rows stop the run: the whole reader says it all;
   - the folder is a database;
   - the ids do not ascend: each must stand after the one before in the order of bytes, or each
     must be longer than the one before or as long and after it (P9, P10). One of the two orders
     must hold for the whole file. Two rows of one id are a case of this. It is seen in passing, at
     no memory;
   - a record, or a run of empty lines, is longer than a block, as after a quote that is never
     closed.

   Nothing here calls on_problem. Of problems, those of a block are all of the rows that the whole
   reader would refuse, with the same words. */

#define CSV_BLOCK_ROWS 16384
#define CSV_BLOCK_BYTES ((size_t)8 << 20)

struct csv_stream_options {
    const struct entity *entity; /* whose file is read in blocks */
    struct csv_options csv;      /* on_progress is called by csv_stream_next */
    size_t block_rows;           /* at most so many rows in a view; 0: CSV_BLOCK_ROWS */
    size_t block_bytes;          /* at most so many bytes of text a block; 0: CSV_BLOCK_BYTES */
};

struct csv_stream;

/* No table that is wanted refers to rows of this entity, and no list holds them. */
bool csv_stream_suits(const struct bylaw_pack *pack, const struct wanted *wanted,
                      const struct entity *entity);

/* Reads all wanted tables but the one of options->entity into facts, as csv_read_folder does, and
   the header of the file that is to be read in blocks. facts, wanted and *options stay the caller's
   and must live as long as the stream; facts are no more changed until it is closed. problems: of
   the other tables, in the order of files and lines.
   BYLAW_EUSAGE (see above), BYLAW_EIO, BYLAW_ELIMIT, BYLAW_ENOMEM, BYLAW_ECANCELLED. */
bylaw_status csv_stream_open(struct facts *facts, const struct wanted *wanted,
                             const struct csv_stream_options *options, struct problems *problems,
                             struct csv_stream **out, bylaw_error *error);
void csv_stream_close(struct csv_stream *stream); /* NULL is allowed */

/* How many of the problems that csv_stream_open gave are of files that come before the one that is
   read in blocks: where the problems of the blocks belong in the order of files. */
size_t csv_stream_problems_before(const struct csv_stream *stream);

/* The orders in which ids have come so far. */
struct csv_order {
    const char *first, *last; /* NULL: there was none */
    size_t first_length, last_length;
    bool in_bytes;  /* each after the one before, byte by byte */
    bool in_length; /* each longer than the one before, or as long and after it */
};

/* Whole records of the file, as text. Belongs to one thread at a time. */
struct csv_block {
    uint64_t number;     /* 0, 1, 2 ... */
    uint64_t first_row;  /* rows of the file before this block, bad ones too */
    uint64_t first_line; /* of the block's first row; the header is line 1 */
    uint64_t rows;       /* of the file; exact after csv_block_parse: kept ones and problems */
    char *text;          /* changed by csv_block_parse, so that a block is parsed once */
    size_t length;       /* 0: the file is at its end */
    size_t room;
    struct memory *memory;
    struct csv_order order; /* by csv_block_parse, for csv_stream_accept */
};
void csv_block_init(struct csv_block *block);

/* The next rows, in the caller's thread (one at a time for a stream). The text is on the memory of
   the stream's facts and is used again by the next call with the same block.
   BYLAW_EUSAGE, BYLAW_EIO, BYLAW_ENOMEM, BYLAW_ECANCELLED. */
bylaw_status csv_stream_next(struct csv_stream *stream, struct csv_block *block,
                             bylaw_error *error);
/* Gives the text back, in the caller's thread, before the stream is closed. */
void csv_block_clear(struct csv_block *block);

/* Facts with one block of rows: row 0 is the block's first good row. All other tables are those of
   the stream's facts. One for each thread; it allocates by its own hook alone, and what it has made
   it uses again for the next block. */
struct csv_view {
    struct facts facts;
    struct csv_view_parts *parts;
};
/* alloc NULL: the C library's. limit_bytes 0: none. BYLAW_ENOMEM. */
bylaw_status csv_view_new(const struct csv_stream *stream, bylaw_alloc *alloc, void *alloc_user,
                          size_t limit_bytes, struct csv_view **out);
void csv_view_free(struct csv_view *view); /* NULL is allowed */

/* Reads the rows of a block into view->facts and references into rows of the other tables. Any
   number of threads may do so at once, each with a block and a view of its own. The ids of the view
   lie in the block's text; problems->list, the texts of problems and the codes of texts are the
   view's: all of it lives until the next call with this view or csv_stream_next with this block.
   A bad row is no error here, whatever keep_good_rows says.
   BYLAW_EUSAGE (its ids do not ascend), BYLAW_ENOMEM, BYLAW_ELIMIT (texts). */
bylaw_status csv_block_parse(const struct csv_stream *stream, struct csv_block *block,
                             struct csv_view *view, struct problems *problems, bylaw_error *error);

/* The block's ids come after those of the blocks before. Called for each block in their order, once
   it was parsed; BYLAW_EUSAGE: they do not ascend. */
bylaw_status csv_stream_accept(struct csv_stream *stream, const struct csv_block *block,
                               bylaw_error *error);

/* ---- Writing ---- */

/* Adds one field, quoted where RFC 4180 demands it (comma, quote, CR, LF). */
void csv_write_field(struct buffer *out, const char *text);

/* A file that appears whole or not at all: written beside, synced, renamed over the old one. It is
   written in pieces that begin at multiples of their size, which cost the kernel a seventh less
   than others of a size like theirs. */
#define WHOLE_FILE_PIECE ((size_t)1 << 17)
struct whole_file {
    char *path;
    char *beside;
    char *rest; /* less than a piece that was given and is not written yet */
    size_t rest_length;
    int descriptor;
    struct memory *memory;
};
bylaw_status whole_file_open(struct whole_file *file, struct memory *memory, const char *path,
                             bylaw_error *error);
bylaw_status whole_file_write(struct whole_file *file, const char *bytes, size_t length,
                              bylaw_error *error);
bylaw_status whole_file_commit(struct whole_file *file, bylaw_error *error);
/* Removes what was written; harmless after commit. */
void whole_file_abandon(struct whole_file *file);

/* The rejects file: header, one line for each problem. */
#define CSV_PROBLEMS_HEADER "file,line,column,reason,text\n"
void csv_write_problem(struct buffer *out, const struct problem *problem);
/* As on_problem is told of it. */
void csv_problem_error(const struct problem *problem, bylaw_error *error);
bylaw_status csv_write_problems(const struct problems *problems, struct memory *memory,
                                const char *path, bylaw_error *error);

#endif
