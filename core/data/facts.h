/* SPDX-License-Identifier: Apache-2.0 */
/* Facts: one table for each entity, one typed column for each attribute, states beside the values.
   A population and a single case are the same structure. */
#ifndef BYLAW_DATA_FACTS_H
#define BYLAW_DATA_FACTS_H

#include "core/pack/pack.h"

/* The states of docs/semantics.md, section 1. Facts are KNOWN, UNKNOWN or ABSENT. */
enum state {
    STATE_KNOWN,
    STATE_UNKNOWN,
    STATE_OPEN,
    STATE_ABSENT,
    STATE_GAP,
    STATE_FAULT,
    STATE_CONFLICT,
    STATE_COUNT
};

#define ROW_NONE (-1)

/* The cells of one attribute. A cell is an integer: a number times 10^places, a day, the index of
   a choice, 1 or 0 for yes and no, the code of a text, the row of a reference. width is the bytes
   of a cell: 1 (yes_no, choices of at most 127), 4 (days, references, texts, numbers whose bounds
   fit), 8. Cells are signed. The cell of a row that is not known is 0. */
struct column {
    const struct attribute *attribute;
    int width;
    void *cells;                  /* NULL: the column was not loaded: every cell is unknown */
    uint8_t *states;              /* NULL: every cell is known */
    size_t cell_room, state_room; /* rows */
};

/* The members of a KIND_MANY attribute: rows[starts[r] .. starts[r + 1]) for owner row r. */
struct member_list {
    const struct attribute *attribute;
    uint32_t *starts; /* owner rows + 1 */
    int32_t *rows;    /* in ascending order for each owner */
    uint8_t *open;    /* per owner row: 1 where more members may exist; NULL: all are closed */
    size_t start_room, row_room;
    size_t open_count, open_room;
    bool built;
};

#define ID_SLACK 32
#define REGION_NONE (-1) /* of a row that names no region of the pack: national law */

struct table {
    const struct entity *entity;
    size_t rows;
    struct column *columns;      /* by attribute index; KIND_MANY has none */
    struct member_list *members; /* by attribute index; KIND_MANY only */
    int32_t *regions; /* of a region entity: index in pack->regions or REGION_NONE; else NULL */
    size_t region_room;
    char *id_bytes; /* all ids, NUL-terminated, one after the other */
    size_t id_length, id_room;
    uint64_t *id_starts; /* per row */
    size_t id_start_room;
    uint32_t *id_lengths; /* per row, where ids lie apart, as in the text of a block; else NULL */
    size_t id_length_room;
    bool ids_plain;       /* of a block: no id holds a comma, quote or line end, and
                             ID_SLACK bytes may be read from the start of each */
    uint64_t *id_slots;   /* id -> row: half of the hash, row + 1; 8 bytes a slot and no keys,
                                   since a population has millions of them. NULL: ids ascend */
    size_t id_slot_count; /* a power of two */
    uint64_t rejected_rows;
    struct place *places; /* of the rows of a built-in entity, in the arena; else NULL */
    size_t place_room;
};

struct facts {
    const struct bylaw_pack *pack;
    const struct facts *base; /* whose texts these begin with and whose other tables they share; of
                                 a block of rows (csv.h), else NULL */
    struct memory memory;
    struct arena arena;
    struct table *tables; /* by entity index */
    /* Texts of KIND_TEXT columns: code = index; the pack's constants come first. */
    const char **texts;
    size_t text_count, text_room;
    struct text_map text_codes;
    bool lists_open; /* a host's case: lists are open unless closed */
};

bylaw_status facts_new(const struct bylaw_pack *pack, bylaw_alloc *alloc, void *alloc_user,
                       size_t limit_bytes, struct facts **out);
void facts_free(struct facts *facts); /* NULL is allowed */

struct table *facts_table(struct facts *facts, const struct entity *entity);
const char *facts_id(const struct facts *facts, const struct entity *entity, size_t row);
/* ROW_NONE: no such row. */
int64_t facts_find_row(const struct facts *facts, const struct entity *entity, const char *id);

/* Adds a row with all cells unknown. BYLAW_EEXISTS: the id is taken; BYLAW_ENOMEM. */
bylaw_status facts_add_row(struct facts *facts, const struct entity *entity, const char *id,
                           size_t *row);
/* Sets one cell; makes the column when it is the first. state KNOWN, UNKNOWN or ABSENT. */
bylaw_status facts_set(struct facts *facts, const struct attribute *attribute, size_t row,
                       enum state state, int64_t cell);
enum state facts_get(const struct facts *facts, const struct attribute *attribute, size_t row,
                     int64_t *cell);
/* Says which region of the pack a row of a region entity is; REGION_NONE until then. */
bylaw_status facts_set_region(struct facts *facts, const struct entity *entity, size_t row,
                              int region);

/* Reads the text of a cell for an attribute: the rules of docs/data.md. On BYLAW_EVALUE *error has
   the message without place ("'abc' is no whole number; write digits only, such as 186"). A text
   that the dictionary does not have yet is added. A reference is looked up among the rows that are
   here. length bytes. */
bylaw_status facts_read_cell(struct facts *facts, const struct attribute *attribute,
                             const char *text, size_t length, enum state *state, int64_t *cell,
                             bylaw_error *error);
/* The cell as it would be written in CSV: "" unknown, "-" absent. */
void facts_print_cell(const struct facts *facts, const struct attribute *attribute, size_t row,
                      struct buffer *out);

/* Members of a list; builds (or, after rows or references were set, rebuilds) the index.
   A row whose reference is not known is a member of nobody. BYLAW_ELIMIT: an owner has more members
   than its list may hold; BYLAW_ENOMEM. */
bylaw_status facts_members(struct facts *facts, const struct attribute *attribute,
                           struct member_list **out);
/* Marks a list of one owner row closed (lists_open) . */
bylaw_status facts_close_list(struct facts *facts, const struct attribute *attribute, size_t row);

#endif
