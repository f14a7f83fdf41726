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

struct csv_options {
    const char *folder;
    const char *encoding; /* NULL: UTF-8 */
    bool keep_good_rows;
    bylaw_on_error *on_problem;
    void *on_problem_user;
    bylaw_on_progress *on_progress;
    void *on_progress_user;
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

/* Adds one field, quoted where RFC 4180 demands it (comma, quote, CR, LF). */
void csv_write_field(struct buffer *out, const char *text);

/* A file that appears whole or not at all: written beside, synced, renamed over the old one. */
struct whole_file {
    char *path;
    char *beside;
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

bylaw_status csv_write_problems(const struct problems *problems, struct memory *memory,
                                const char *path, bylaw_error *error);

#endif
