/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the binding share. Lua may jump out of any call that takes a lua_State, so
   nothing that is owned may be alive then: texts stay on Lua's stack until the builder has copied
   them, and all memory belongs to Lua or to an arena.
   A word never raises an error for a mistake: it records it (mistake), gives back a broken object,
   which silences what follows from it, and goes on. */
#ifndef BYLAW_LUA_BINDING_H
#define BYLAW_LUA_BINDING_H

#include "bindings/lua/meter.h"
#include "bindings/lua/scan.h"
#include "core/law/words.h"

#include <lauxlib.h>
#include <lua.h>

/* What a name or a call gives. One metatable for all. */
enum object_form {
    OBJECT_BROKEN,
    OBJECT_NODE,
    OBJECT_PATH,     /* person.destination; becomes a node where it is used */
    OBJECT_KIND,     /* whole_number { ... }; its table as user value, or none */
    OBJECT_HEAD,     /* clause "4.2", waiting for { ... } */
    OBJECT_PART,     /* band { ... }; its table as user value */
    OBJECT_ROW_HEAD, /* person "A", waiting for { ... } */
    OBJECT_ROW,      /* person "A" { ... }; its table as user value */
    OBJECT_BY,       /* by (x), waiting for { ... } */
    OBJECT_DONE,     /* a statement, complete */
    OBJECT_LIBRARY,  /* use "lib.ages"; its table as user value */
    OBJECT_UNKNOWN   /* only in marks: an unknown word was called */
};

/* An object that must become part of something: said at the end of the file where it did not. */
struct mark {
    enum object_form form;
    const struct word *word; /* NULL: a row or an unknown word */
    const char *name;        /* id of a head; name of a row or unknown word */
    const char *statement;   /* id of the statement around it, for messages */
    struct place at;
    bool used;
    struct mark *next;
};

struct object {
    enum object_form form;
    const struct word *word;
    struct node *node; /* NODE; BY: what selects */
    enum op op;        /* PATH: OP_FIELD, OP_PARAMETER, OP_LAW_DAY */
    int part_count;    /* PATH */
    const char *name;  /* HEAD: id; ROW: entity; KIND of a reference: the other entity; LIBRARY */
    const char *id;    /* ROW; LIBRARY: its file */
    struct place at;
    struct mark *mark; /* NULL: need not be used */
    char text[];       /* PATH: its parts, joined by dots */
};

/* The libraries that are being run, the innermost first. */
struct library_chain {
    const char *name;
    const struct library_chain *outer;
};

/* A library used by a file of clauses. */
struct library_use {
    const char *name;
    struct place at;
    const struct library_use *next;
};

/* One load. Found from a lua_State through its extra space. */
struct loading {
    struct meter meter; /* first: meter.h; of the file that is read */
    struct builder *builder;
    struct arena scratch; /* freed when loading ends */
    lua_State *L;

    const char *folder; /* the pack's; NULL: it has none */
    const struct library_use *uses;
    const struct worked_case *of_case;   /* the pack is loaded for it; NULL: for itself */
    const char *open_case;               /* the case that is being written; NULL: none */
    struct worked_case case_law;         /* its statements so far */
    const struct library_chain *library; /* while libraries are run; NULL: none is */
    int library_depth;                   /* calls of libraries that are running */
    int library_line;                    /* of the file of clauses, where the outermost stands */

    /* of the file that is read */
    struct scan scan;
    const char *file;
    const char *region;    /* "nation", or the id of the folder */
    const char *statement; /* id, for mistakes */
    bool is_expression;
    const char *source; /* its bytes, from the caller */
    size_t source_length;
    struct node *expression; /* out: the value of an expression */
    struct mark *marks;

    struct place failed_at; /* where a library failed or used up the budget; file NULL: nowhere */
    bool out_of_memory;     /* stays once set: no error value is trusted */
};

/* ---- sandbox.c ---- */
bylaw_status sandbox_open(struct loading *loading);
void sandbox_close(struct loading *loading);
/* Scans and runs one text (loading->file, region, is_expression are set). Mistakes are recorded.
   BYLAW_ENOMEM. */
bylaw_status sandbox_run(struct loading *loading, const char *text, size_t length);
/* After all files: words that nothing knows. */
void sandbox_finish(struct loading *loading);

/* The word of a statement or a part, such as clause, taken as the name of what it declares; NULL:
   the value is none. */
const char *word_as_name(lua_State *L, int index);

struct loading *loading_of(lua_State *L);
/* The line of the call that is running: "national/04.lua", 33. In a library it is the library's,
   after the line of the file of clauses: "national/04.lua:33: lib/ages.lua", 5. */
struct place here(lua_State *L);
bool library_at(lua_State *L); /* whether a library made the call that is running */
struct place library_place(lua_State *L, const char *file, int line);
int environment_index(lua_State *L); /* a word, or where a path begins */
extern const char
    file_environment; /* its address is the registry's key: of the file that is read */

/* ---- library.c ---- */
int word_use(lua_State *L);
int library_index(lua_State *L, const struct object *library); /* library.key, both on the stack */
/* After all files: libraries with the name of an entity. */
void library_check_names(struct loading *loading);

/* ---- load.c ---- */
/* Reads a regular file into an arena, at most limit bytes (*length > limit: it has more); closes
   it. file: what open gave, also -1. 0, or errno; ENOMEM: no memory. */
int source_read(struct arena *arena, int file, size_t limit, char **bytes, size_t *length);
/* Whether these bytes of a file may be read as a source; else a mistake. */
bool source_is_text(struct builder *builder, const char *name, const char *bytes, size_t length);
int names_compare(const void *a, const void *b); /* for qsort over texts: by their bytes */

/* ---- object.c ---- */
extern const char object_metatable; /* its address is the registry's key */
struct object *object_push(lua_State *L, enum object_form form, const struct word *word,
                           size_t extra_bytes);
struct object *object_at(lua_State *L, int index); /* NULL: no object */
void object_push_broken(lua_State *L);
void object_push_node(lua_State *L, struct node *node);
void object_push_path(lua_State *L, enum op op, const char *name);
int give(lua_State *L, struct node *node); /* pushed, as the one result of a C function */
int give_broken(lua_State *L);             /* after a mistake that explains the whole call */
void object_mark(lua_State *L, struct object *object, const char *name);
void object_use(struct object *object);
/* Takes a value and all that it contains as used: after a mistake that explains it. */
void consume(lua_State *L, int index);
int object_index(lua_State *L); /* __index */
int object_call(lua_State *L);  /* __call */

void mistake(lua_State *L, struct place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* ---- expression.c, operator.c ---- */
/* Any value as a node, used or not; a mistake gives a broken one. what: "when", for messages. */
struct node *node_from(lua_State *L, int index, const char *what);
bool is_test(const struct node *node);
bool is_set(const struct node *node); /* of months or kinds */
/* a / b for a literal b. */
struct node *divide_by_number(lua_State *L, struct node *a, struct node *b);
/* A literal: a Lua number, or a number made by million, percent, ratio, decimal. */
bool number_from(lua_State *L, int index, struct number *out);
lua_CFunction value_word(const char *name); /* NULL: none */
lua_CFunction method_find(const char *name);
int word_table(lua_State *L); /* table.c */
extern const luaL_Reg operator_functions[];
int word_formula(lua_State *L); /* formula_word.c */
int by_call(lua_State *L, struct object *by, int table);

/* ---- case_law.c: statements of a case, and those that a case is judged without ---- */
/* A statement begins: refuses those that no case makes. */
bool case_refuses(lua_State *L, const struct word *word);
/* Whether the statement is not one of the pack that is being loaded: its table (index 2) is then
   used up. Else *region is the layer that it belongs to. */
bool case_passes_over(lua_State *L, const struct object *head, const char **region);

/* ---- fields.c: the body of a statement, kind or part ---- */
struct body {
    lua_State *L;
    struct loading *loading;
    struct builder *builder;
    int table; /* index on the stack; 0: none was given */
    const struct word *word;
    const char *id; /* NULL: a part */
    struct place at;
    int mistakes_before; /* what is missing is not said where other mistakes may be why */
};
/* Opens a table; any_field: fields that the word does not list are the caller's. */
struct body body_open(lua_State *L, int table, const struct word *word, const char *id,
                      struct place at, bool any_field);
struct place body_place(const struct body *body, const char *field);
void body_mistake(const struct body *body, const char *field, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool body_has(const struct body *body, const char *field);
/* A mistake where a field is missing. */
void body_need(const struct body *body, const char *field, const char *write);
/* Each getter: field not given: NULL, DAY_NONE, false. Of a wrong type: a mistake, and the same. */
const char *body_text(const struct body *body, const char *field);
int32_t body_day(const struct body *body, const char *field);
bool body_number(const struct body *body, const char *field, struct number *out);
bool body_whole(const struct body *body, const char *field, int64_t least, int64_t most,
                int64_t *out);
bool body_flag(const struct body *body, const char *field);
int body_mode(const struct body *body, const char *field); /* -1: not given */
struct node *body_node(const struct body *body, const char *field);
void body_texts(const struct body *body, const char *field, const char ***list, int *count);
void body_unit(const struct body *body, const char *field, struct unit *unit);
struct law body_law(const struct body *body, const char *field);
/* The entity that about = names; NULL after a mistake. */
const char *body_entity(const struct body *body, const char *field);
/* The same of the field about, which is needed; after a mistake the whole statement counts as used,
   and what reads it is not blamed. */
const char *body_about(const struct body *body);
/* A part or a row at a position of the table, now used, and its table on the stack; NULL: something
   else, and nothing on the stack. */
struct object *body_part(const struct body *body, int position, enum object_form form,
                         const char *word);
int body_count(const struct body *body); /* positional values */
/* Says that the value at a position does not belong there. */
void body_refuse_position(const struct body *body, int position, const char *belongs);
void body_refuse_positions(const struct body *body, int from, const char *belongs);
const char *text_copy(struct builder *builder, lua_State *L, int index);
bool day_from(const struct body *body, const char *field, int index, int32_t *out);

struct ordered_key {
    const char *key;
    size_t order;
};
/* The text keys of a table in order of the source; leaves the array on Lua's stack. */
const struct ordered_key *keys_in_order(lua_State *L, int table, const char *word, int word_line,
                                        size_t *count);

/* ---- one function for each statement ---- */
void statement_source(struct body *body);
void statement_provision(struct body *body);
void statement_calendar(struct body *body);
void statement_region(struct body *body);
void statement_entity(struct body *body);
void statement_parameter(struct body *body);
/* A text that says yes, no or a day; false: it says another thing, and the value is as it was. */
bool parameter_says(struct parameter_value *value, const char *text, size_t length);
void parameter_values(struct body *body, struct parameter *parameter); /* values.c */
void statement_classify(struct body *body);
void statement_decision(struct body *body);
void statement_clause(struct body *body);
void statement_exception(struct body *body);
void statement_requirement(struct body *body);
void statement_indicator(struct body *body);
void statement_duty(struct body *body);
void statement_must(struct body *body);
void statement_derive(struct body *body);
void statement_procedure(struct body *body);
void statement_points(struct body *body);
void statement_case(struct body *body);

/* challenge.c: a requirement that has the field decisions */
void requirement_of_decisions(struct body *body, const char *entity);

/* case_law.c: the law of a case, from its fields and the statements in it */
void case_take_law(struct body *body, struct worked_case *worked_case);

/* points.c: the items of a table or of a parent item, from a position on */
void points_items(struct body *body, struct version *version, struct item *parent, int from);

/* vocabulary.c */
int kind_call(lua_State *L, struct object *kind);
void kind_choices(const struct body *body, struct choices *choices);
/* A kind as an outcome: kind, unit, places, money, choices of value. */
void kind_outcome(lua_State *L, const struct body *body, const char *field, struct value *value);
/* A kind as the result of a formula, with its bounds; false: none, or a mistake. */
bool kind_result(lua_State *L, const struct body *body, const char *field, struct attribute *out);

#endif
