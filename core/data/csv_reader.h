/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the CSV reader: bytes of a file, rows of fields, tables while they are read. */
#ifndef BYLAW_DATA_CSV_READER_H
#define BYLAW_DATA_CSV_READER_H

#include "core/data/column.h"
#include "core/data/csv.h"
#include "core/data/csv_kernels.h"

#include <sys/types.h>

/* Some of a text: a file in memory, a cell. */
struct csv_span {
    const char *start;
    size_t length;
};

/* ---- csv_file.c: the bytes of a file, in UTF-8, without BOM and empty lines at the end ---- */

struct csv_bytes {
    char *data; /* owned; start and length lie inside */
    size_t room;
    const char *start;
    size_t length;
};
/* encoding NULL: UTF-8. What cannot be converted becomes a byte 0xff, which no UTF-8 has. */
bylaw_status csv_bytes_load(struct csv_bytes *bytes, struct memory *memory, const char *path,
                            const char *encoding, bylaw_error *error);
/* Of a copy of bytes in memory. */
bylaw_status csv_bytes_copy(struct csv_bytes *bytes, struct memory *memory, const char *data,
                            size_t length);
void csv_bytes_clear(struct csv_bytes *bytes, struct memory *memory);
bylaw_status csv_file_open(const char *path, int *descriptor, bylaw_error *error);
/* As read, over signals. */
ssize_t csv_file_read(int descriptor, char *out, size_t room);
/* The length without empty lines, and the end of the last line, at the end. */
size_t csv_cut_line_ends(const char *text, size_t length);

/* ---- csv_scan.c: rows of fields ---- */

enum csv_fault {
    CSV_SOUND,
    CSV_STRAY_QUOTE,    /* a quote inside a field that does not begin with one */
    CSV_AFTER_QUOTE,    /* something between the closing quote and the comma */
    CSV_STRAY_RETURN,   /* a carriage return that ends no line */
    CSV_NEVER_CLOSED,   /* the quote opened here is not closed before the end of the file */
    CSV_IN_NEVER_CLOSED /* a line after such a quote: nobody can say what it is */
};
struct csv_field {
    const char *start; /* without its quotes */
    size_t length;
    bool doubled; /* holds quotes that are written twice */
};
struct csv_row {
    const char *start, *end; /* without the line end */
    uint64_t line;           /* of its first character */
    size_t count;            /* fields, also those beyond the room for them */
    enum csv_fault fault;
    size_t fault_field;
};
/* One pass over the bytes finds the ends of the fields; what they hold is read a column at a time
   by the caller. */
struct csv_scan {
    const char *at, *end;
    uint64_t line;
    bool lost; /* a quote was never closed: from here on, lines */
    struct csv_field *fields;
    size_t room;
};
void csv_scan_init(struct csv_scan *scan, const char *bytes, size_t length);
bool csv_scan_row(struct csv_scan *scan, struct csv_row *row); /* false: no more rows */

/* ---- tables while they are read ---- */

/* The words of a column: csv_words.c. */
#define CSV_WORD_BYTES 16        /* of a word that stand in its slot */
#define CSV_WORD_SHORT 7         /* that end within the first eight bytes */
#define CSV_WORD_NONE UINT32_MAX /* no length of a word */
struct csv_word {
    uint64_t key;             /* its first eight bytes */
    uint64_t more, more_mask; /* the next eight, as far as it has them */
    uint32_t length;          /* CSV_WORD_NONE: an empty slot */
    int32_t value;
};
struct csv_words {
    uint64_t multiplier;
    unsigned shift;         /* 64 less the bits of the number of a slot */
    struct csv_word *slots; /* NULL: there is no table */
    const char **texts;     /* of slots */
    bool blind;             /* capitals do not matter */
    size_t longest;         /* bytes of a word */
    size_t length_mask;     /* 0: the keys of the words tell them apart, so they alone are mixed */
};
bylaw_status csv_words_make(struct arena *arena, const struct attribute *attribute,
                            struct csv_words *words);

enum csv_role { CSV_SKIP, CSV_ID, CSV_REGION, CSV_VALUE, CSV_REFERENCE };
struct csv_column {
    enum csv_role role;
    const char *header;                /* as in the file */
    const struct attribute *attribute; /* NULL: id or region */
    struct cell_rule rule;
    struct csv_words *words; /* of choices, yes and no */
    struct column *column;
    uint64_t *places; /* of references, per row: where in the file the id stands, see csv_link.c */
    size_t place_room;
    size_t last_target; /* the row that the last reference named */
    uint32_t *starts; /* of references, while rejection spreads: the rows that refer to each row */
    size_t start_room;
    int32_t *members;
    size_t member_room;
    uint8_t *spare_states; /* of a block: states that the block before had */
    size_t spare_room;
};

/* Where a row of a file begins. */
struct csv_at {
    uint64_t start; /* offset in the file */
    uint64_t line;
};

struct csv_table {
    const struct entity *entity;
    struct table *table;
    const char *name; /* "person.csv" */
    bool is_read;
    bool header_failed;
    struct csv_bytes bytes;
    uint32_t *ends; /* of the fields of a batch */
    size_t end_room;
    struct csv_field *fields;
    size_t field_room;
    struct csv_column *columns;
    size_t column_count, column_room;
    struct csv_at *rows; /* per row of the table */
    size_t row_room;
    uint8_t *rejected; /* per row of the table */
    size_t rejected_room;
    uint16_t *causes; /* per row rejected by reference: 1 + index in columns */
    size_t cause_room;
    int32_t *new_rows; /* where rejected rows are taken out: per row its new number */
    size_t new_row_room;
    size_t reserved;         /* rows that every array has room for */
    uint64_t read_rows;      /* data rows of the file */
    uint64_t lost_start;     /* offset after which a quote is never closed; UINT64_MAX: none */
    struct csv_block *block; /* whose rows these are; NULL: those of a whole file */
    bool ids_ended;          /* of a block: NULs stand after all ids */
    uint64_t
        *ranks; /* per row: when it was found to be rejected; only where blocks will refer to it */
    size_t rank_room;
};

/* Rows that were rejected and taken out, for the blocks of rows that refer to them. */
struct csv_gone {
    struct table ids;
    struct gone_row {
        uint64_t line;
        uint64_t rank; /* a row that refers to several of them is blamed on the first found */
    } * rows;
    size_t row_room;
};

struct csv_reader {
    struct facts *facts;
    const struct csv_kernels *kernels;
    const struct csv_options *options;
    const struct wanted *wanted;
    bool *needs_table;             /* wanted, or referred to by what is wanted */
    struct csv_table *tables;      /* by entity index */
    const struct entity *streamed; /* whose rows are read in blocks later; NULL: none */
    struct csv_gone *gone;         /* by entity index, where there is `streamed` */
    uint64_t rank;                 /* rejected rows that were looked at */
    struct flaw *flaws;
    size_t flaw_count, flaw_room;
    uint64_t flaw_total;   /* also those that were not kept */
    size_t flaws_of_table; /* kept since the table or the pass began */
    char *scratch;
    size_t scratch_room;
};

/* ---- csv_problem.c ---- */

struct flaw {
    int table;
    struct csv_at at;
    uint64_t number; /* in the order of finding */
    const char *column;
    const char *reason;
};
#define PROBLEMS_SHOWN 100

/* Notes what is wrong with a row; column NULL: with the row as a whole. */
bylaw_status csv_flaw(struct csv_reader *reader, const struct csv_table *table, struct csv_at at,
                      const char *column, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Sorts what was noted and passes it on. */
bylaw_status csv_report(struct csv_reader *reader, struct problems *problems, bylaw_error *error);

/* ---- csv_header.c ---- */

/* The columns of a file from its first row; sets table->header_failed. */
bylaw_status csv_read_header(struct csv_reader *reader, struct csv_table *table,
                             struct csv_scan *scan);

/* ---- csv_rows.c ---- */

bylaw_status csv_read_rows(struct csv_reader *reader, struct csv_table *table,
                           struct csv_scan *scan, bylaw_error *error);
/* The text of a field, quotes made single; in the file or in the reader's scratch. */
bylaw_status csv_field_text(struct csv_reader *reader, const struct csv_field *field,
                            const char **text, size_t *length);
/* Where the text of a reference stands, in 8 bytes. */
uint64_t csv_place_pack(const struct csv_table *table, const struct csv_field *field);
void csv_place_unpack(const struct csv_table *table, uint64_t place, struct csv_field *field);
#define CSV_REFERENCE_MOST ((1U << 20) - 1) /* bytes */

/* Room in every column for so many rows. */
bylaw_status csv_reserve_rows(struct csv_reader *reader, struct csv_table *table, size_t rows);
bylaw_status csv_put_state(struct csv_reader *reader, struct csv_column *column, size_t row,
                           enum state state);
/* The cells of row `index` of the table, one after the other; notes the first fault and rejects the
   row. */
bylaw_status csv_read_cells(struct csv_reader *reader, struct csv_table *table,
                            const struct csv_row *row, size_t index);
/* The id stays in the text of the block, where a NUL will end it. BYLAW_EUSAGE: the ids do not
   ascend. */
bylaw_status csv_add_block_id(struct csv_table *table, const char *text, size_t length);
/* The comma after the id of a row that is shown. */
void csv_show_id_again(struct csv_table *table, size_t row);
#define CSV_ID_MOST 1000 /* bytes */
#define CSV_SLACK 64     /* bytes after the text of a block that may be read and written */

/* ---- csv_batch.c ---- */

/* Reads plain rows from scan->at on, as many as are worth while at once; 0: the next row is not
   plain. */
bylaw_status csv_read_batch(struct csv_reader *reader, struct csv_table *table,
                            struct csv_scan *scan, size_t *rows);

bool csv_is_wanted(const struct wanted *wanted, const struct attribute *attribute);
/* The next id; false: the ids ascend in neither order. */
bool csv_order_add(struct csv_order *order, const char *id, size_t length);

/* ---- csv_link.c ---- */

/* Resolves references, rejects rows by reference, takes rejected rows out. */
bylaw_status csv_link(struct csv_reader *reader);
/* The same for one block of rows: all other tables are complete, and `gone` are their rejected
   rows. */
bylaw_status csv_link_block(struct csv_reader *reader, struct csv_table *table,
                            const struct csv_gone *gone);

/* ---- csv_split.c: where records end ---- */

/* Looks at text that grows, and finds the places where a block may end: after a whole record,
   before a byte that is no line end (empty lines at the end of a file are not read, others are bad
   rows, so those that follow a record stay with it). A pass of its own over bytes that are in the
   cache, and the only one that must go from the first byte to the last. */
struct csv_split {
    size_t at;     /* looked at so far */
    size_t record; /* where the record begins that holds `at` */
    bool quoted;
    uint64_t rows, lines; /* that end before `at` */
    size_t cut;           /* the last place where a block may end; 0: none */
    uint64_t cut_rows, cut_lines;
};
/* Looks at text up to length and stops at the first place to cut that has rows_most rows before it
   or more; true: there. The last byte is looked at when it is not the last any more. */
bool csv_split_go_on(struct csv_split *split, const struct csv_kernels *kernels, const char *text,
                     size_t length, uint64_t rows_most);

/* ---- csv_read.c ---- */

bylaw_status csv_reader_start(struct csv_reader *reader);
void csv_reader_clear(struct csv_reader *reader);
/* Gives back what belongs to the rows that were read, and keeps the columns. */
void csv_table_clear_rows(struct memory *memory, struct csv_table *table);
/* Reads the file of one table, or the text in its stead (start NULL: there is no such file). */
bylaw_status csv_reader_load(struct csv_reader *reader, struct csv_table *table,
                             const struct csv_span *span, bylaw_error *error);

/* csv_read_folder on files in memory: spans by entity index. */
bylaw_status csv_read_spans(struct facts *facts, const struct wanted *wanted,
                            const struct csv_options *options, const struct csv_span *spans,
                            struct problems *problems, bylaw_error *error);

#endif
