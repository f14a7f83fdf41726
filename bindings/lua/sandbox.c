/* SPDX-License-Identifier: Apache-2.0 */
/* Runs files of statements in a Lua that has nothing but the words: no library, text chunks only,
   a fresh environment for each file, a limit on memory (the pack's) and on instructions. One
   protected call encloses all that can jump, so Lua never panics. */
#include "bindings/lua/binding.h"

#include "core/pack/freeze.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONG_TEXT 128
#define MOST_TEXT ((size_t)16 * 1024) /* of a library */
#define CHUNK_NAME "=f"               /* short: Lua's messages then begin with "f:12:" */

struct loading *loading_of(lua_State *L)
{
    struct loading *loading;
    memcpy(&loading, lua_getextraspace(L), sizeof loading);
    return loading;
}

const char file_environment;

static bool is_library(const lua_Debug *record)
{
    return strcmp(record->source, CHUNK_NAME) != 0;
}

/* The innermost function of Lua that is running, the call itself (level 0) left out. */
static bool innermost(lua_State *L, lua_Debug *record)
{
    for (int level = 1; lua_getstack(L, level, record); level++) {
        if (lua_getinfo(L, "Sl", record) && record->currentline > 0)
            return true;
    }
    return false;
}

bool library_at(lua_State *L)
{
    lua_Debug record;
    return innermost(L, &record) && is_library(&record);
}

struct place library_place(lua_State *L, const char *file, int line)
{
    struct loading *loading = loading_of(L);
    char text[256];
    (void)snprintf(text, sizeof text, "%s:%d: %s", loading->file, loading->library_line, file);
    text[text_cut(text, sizeof text - 1)] = '\0';
    return build_place(loading->builder, text, line);
}

struct place here(lua_State *L)
{
    lua_Debug record;
    if (!innermost(L, &record))
        return (struct place){ loading_of(L)->file, 1 };
    if (is_library(&record))
        return library_place(L, record.source + 1, record.currentline);
    return (struct place){ loading_of(L)->file, record.currentline };
}

/* Once memory has run out it stays out: else every further request is a full collection. (The
   emergency collection of Lua up to 5.4.7 spoils tables with weak values; there are none here, and
   a file cannot make one.) */
static void *sandbox_alloc(void *user, void *block, size_t old_bytes, size_t new_bytes)
{
    struct loading *loading = user;
    bool grows = new_bytes > 0 && (!block || new_bytes > old_bytes);
    if (grows && loading->out_of_memory)
        return NULL;
    /* A long text of a library costs time wherever it is compared or joined. */
    if (!block && old_bytes == LUA_TSTRING && new_bytes > LONG_TEXT)
        loading->meter.units += new_bytes / 16;
    if (!block && old_bytes == LUA_TSTRING && new_bytes > MOST_TEXT && loading->library_depth > 0) {
        loading->out_of_memory = true;
        return NULL;
    }
    void *result = memory_alloc(loading->scratch.memory, block, old_bytes, new_bytes);
    if (!result && new_bytes > 0)
        loading->out_of_memory = true;
    return result;
}

/* ---- Words as the environment gives them ---- */

static const struct word *upvalue_word(lua_State *L)
{
    return lua_touserdata(L, lua_upvalueindex(1));
}

/* clause "4.2": the id is known before the body is read, so that every mistake can name it. */
static int word_statement(lua_State *L)
{
    struct loading *loading = loading_of(L);
    const struct word *word = upvalue_word(L);
    if (loading->is_expression) {
        mistake(L, here(L),
                "%s is a statement: an expression is wanted, such as person.degree :is "
                "\"bachelor\"",
                word->name);
        return give_broken(L);
    }
    if (loading->library) {
        mistake(L, here(L),
                "a library states nothing by itself: let one of its functions state %s, and call "
                "that",
                word->name);
        return give_broken(L);
    }
    if (lua_gettop(L) != 1 || lua_type(L, 1) != LUA_TSTRING) {
        mistake(L, here(L), "%s needs a name in quotes: write %s \"...\" { ... }", word->name,
                word->name);
        loading->builder->incomplete = true;
        return give_broken(L);
    }
    if (case_refuses(L, word))
        return give_broken(L);
    loading->statement = text_copy(loading->builder, L, 1);
    if (strcmp(word->name, "case") == 0) {
        loading->open_case = loading->statement;
        loading->case_law = (struct worked_case){ 0 };
    }
    struct object *head = object_push(L, OBJECT_HEAD, word, 0);
    head->name = loading->statement;
    object_mark(L, head, head->name);
    return 1;
}

static int word_part(lua_State *L)
{
    const struct word *word = upvalue_word(L);
    int count = lua_gettop(L);
    bool is_from = strcmp(word->name, "from") == 0 || strcmp(word->name, "off") == 0;
    if (count < 1 || (lua_type(L, 1) == LUA_TTABLE) == is_from || (!is_from && count > 1)) {
        mistake(L, here(L), "%s is written as %s", word->name, word->usage);
        return give_broken(L);
    }
    if (is_from) {
        lua_createtable(L, count, 0);
        for (int i = 1; i <= count; i++) {
            lua_pushvalue(L, i);
            lua_rawseti(L, -2, i);
        }
        lua_insert(L, 1);
    }
    struct object *part = object_push(L, OBJECT_PART, word, 0);
    object_mark(L, part, word->name);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    return 1;
}

const char *word_as_name(lua_State *L, int index)
{
    const struct word *word = NULL;
    lua_CFunction function = lua_tocfunction(L, index);
    if ((function == word_statement || function == word_part) && lua_getupvalue(L, index, 1)) {
        word = lua_touserdata(L, -1);
        lua_pop(L, 1);
    }
    return word ? word->name : NULL;
}

static void push_word(lua_State *L, const struct word *word)
{
    switch (word->form) {
    case WORD_KIND:
        (void)object_push(L, OBJECT_KIND, word, 0);
        break;
    case WORD_NAME:
        object_push_path(L, strcmp(word->name, "param") == 0 ? OP_PARAMETER : OP_LAW_DAY,
                         word->name);
        break;
    case WORD_VALUE:
        lua_pushcfunction(L, value_word(word->name));
        break;
    default:
        lua_pushlightuserdata(L, (void *)(uintptr_t)word);
        lua_pushcclosure(L, word->form == WORD_STATEMENT ? word_statement : word_part, 1);
        break;
    }
}

/* A name: a word, else where a path begins. Whether there is such an entity is seen when the pack
   is frozen. */
int environment_index(lua_State *L)
{
    if (lua_type(L, 2) != LUA_TSTRING) {
        object_push_broken(L);
        return 1;
    }
    const char *name = lua_tostring(L, 2);
    const struct word *word = word_find(name);
    if (word)
        push_word(L, word);
    else if (strncmp(name, "_N_", 3) == 0 && loading_of(L)->scan.mistake_count > 0)
        object_push_broken(L); /* the scan's mend of nil, true and false */
    else
        object_push_path(L, OP_FIELD, name);
    return 1;
}

static int environment_assign(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    mistake(L, here(L), "'%.60s = ...' stands outside a statement: fields belong between { and }",
            name);
    consume(L, 3);
    return 0;
}

/* ---- Running ---- */

/* Gives the type of the value on top, which is taken away, the metatable below it. */
static void set_type_metatable(lua_State *L)
{
    lua_pushvalue(L, -2);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

static int set_up(lua_State *L)
{
    /* All types, so that no operation on a wrong value raises: each ends in a mistake. */
    lua_createtable(L, 0, 16);
    for (const luaL_Reg *row = operator_functions; row->name; row++) {
        lua_pushcfunction(L, row->func);
        lua_setfield(L, -2, row->name);
    }
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &object_metatable);
    lua_pushliteral(L, "");
    set_type_metatable(L);
    lua_pushinteger(L, 0);
    set_type_metatable(L);
    lua_pushboolean(L, 0);
    set_type_metatable(L);
    lua_pushnil(L);
    set_type_metatable(L);
    lua_pushcfunction(L, environment_assign);
    set_type_metatable(L);
    return 0;
}

static void set_environment(lua_State *L)
{
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 2);
    lua_pushcfunction(L, environment_index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, environment_assign);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &file_environment);
    if (!lua_setupvalue(L, -2, 1))
        lua_pop(L, 1);
}

/* Lua's message "f:12: text" as a mistake. */
static void report_message(struct loading *loading, const char *message)
{
    struct place at = { loading->file, 0 };
    const char *text = message;
    if (strncmp(message, "f:", 2) == 0) {
        char *end;
        at.line = (int)strtol(message + 2, &end, 10);
        text = *end == ':' ? end + 2 : end;
    }
    loading->builder->incomplete = true;
    /* After a mistake that the scan could only mend, Lua's complaint says nothing new. */
    if (loading->scan.mistake_count == 0)
        build_mistake(loading->builder, at, loading->statement, "this cannot be read: %.300s",
                      text);
}

static void take_expression(lua_State *L, struct loading *loading, int base)
{
    int count = lua_gettop(L) - base;
    if (count != 1)
        mistake(L, here(L),
                count == 0 ? "there is no expression: write one, such as person.degree"
                           : "there are several expressions: write one");
    for (int i = base + 1; count > 1 && i <= base + count; i++)
        consume(L, i);
    loading->expression = count == 1 ? node_from(L, base + 1, "an expression")
                                     : build_broken(loading->builder, here(L));
    build_use(loading->builder, loading->expression);
}

/* All that may jump happens inside this call. */
static int run_protected(lua_State *L)
{
    struct loading *loading = loading_of(L);
    const char *text = loading->source;
    int status = luaL_loadbufferx(L, text, loading->source_length, CHUNK_NAME, "t");
    if (status == LUA_ERRMEM)
        return lua_error(L);
    if (status != LUA_OK) {
        report_message(loading, lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "");
        return 0;
    }
    set_environment(L);
    int base = lua_gettop(L) - 1;
    lua_sethook(L, meter_hook, LUA_MASKCOUNT, METER_HOOK_INSTRUCTIONS);
    lua_call(L, 0, loading->is_expression ? LUA_MULTRET : 0);
    lua_sethook(L, NULL, 0, 0);
    if (loading->is_expression)
        take_expression(L, loading, base);
    return 0;
}

static bylaw_status run_text(struct loading *loading, const char *text, size_t length)
{
    lua_State *L = loading->L;
    struct mark *marks = loading->marks;
    loading->library = NULL;
    loading->library_depth = 0;
    loading->failed_at = (struct place){ 0 };
    loading->source = text;
    loading->source_length = length;
    loading->meter = (struct meter){ .limit = loading->meter.limit };
    lua_settop(L, 0);
    lua_pushcfunction(L, run_protected);
    int status = lua_pcall(L, 0, 0, 0);
    lua_sethook(L, NULL, 0, 0);
    struct place at = { loading->file, 0 };
    if (loading->out_of_memory || status == LUA_ERRMEM || loading->builder->failed)
        return BYLAW_ENOMEM;
    if (loading->meter.is_out) {
        bool in_library = loading->failed_at.file;
        build_mistake(loading->builder, in_library ? loading->failed_at : at, loading->statement,
                      in_library ? "the file needs more than %llu instructions: let its libraries "
                                   "do less"
                                 : "the file needs more than %llu instructions: split it",
                      (unsigned long long)loading->meter.limit);
        loading->builder->incomplete = true;
    } else if (status != LUA_OK) {
        report_message(loading, lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "");
    }
    if (status != LUA_OK) {
        /* What the rest of the file would have done with these is not known. */
        loading->marks = marks;
        loading->builder->open_count = 0;
    }
    lua_settop(L, 0);
    return BYLAW_OK;
}

static const char *prefixed(struct loading *loading, size_t *length)
{
    char *text = arena_format(&loading->scratch, "return %s", loading->scan.text);
    *length = text ? strlen(text) : 0;
    return text;
}

bylaw_status sandbox_run(struct loading *loading, const char *text, size_t length)
{
    struct builder *builder = loading->builder;
    loading->statement = loading->open_case = NULL;
    loading->scan = (struct scan){ .builder = builder,
                                   .arena = &loading->scratch,
                                   .file = loading->file,
                                   .is_expression = loading->is_expression };
    if (!scan_source(&loading->scan, text, length))
        return BYLAW_ENOMEM;
    if (loading->scan.unreadable) {
        builder->incomplete = true;
        return builder->failed ? BYLAW_ENOMEM : BYLAW_OK;
    }
    const char *source = loading->scan.text;
    size_t source_length = length;
    if (loading->is_expression)
        source = prefixed(loading, &source_length);
    if (!source)
        return BYLAW_ENOMEM;
    bylaw_status status = run_text(loading, source, source_length);
    if (status != BYLAW_OK)
        return status;
    build_end_of_file(builder);
    return builder->failed ? BYLAW_ENOMEM : BYLAW_OK;
}

/* ---- What was left over ---- */

static bool is_field(const char *name)
{
    for (size_t i = 0; i < word_row_count; i++) {
        if (word_rows[i].field && strcmp(word_rows[i].field, name) == 0)
            return true;
    }
    return false;
}

static const char *nearest_word(struct loading *loading, const char *name)
{
    const struct bylaw_pack *pack = loading->builder->pack;
    size_t count = 0;
    const char **names =
        arena_alloc(&loading->scratch, word_row_count + (size_t)pack->entity_count, sizeof *names);
    if (!names)
        return NULL;
    for (size_t i = 0; i < word_row_count; i++) {
        if (!word_rows[i].field && word_rows[i].form != WORD_METHOD)
            names[count++] = word_rows[i].name;
    }
    for (int i = 0; i < pack->entity_count; i++)
        names[count++] = pack->entities[i]->name;
    return text_nearest(name, names, count);
}

static void report_unknown(struct loading *loading, const struct mark *mark)
{
    struct builder *builder = loading->builder;
    const char *near = nearest_word(loading, mark->name);
    if (pack_find_entity(builder->pack, mark->name)) {
        build_mistake(
            builder, mark->at, mark->statement,
            "a row of facts stands inside a case: write case \"...\" { on = \"2019-12-25\", "
            "%s \"A\" { ... } }",
            mark->name);
        return;
    }
    builder->incomplete = true;
    if (is_field(mark->name))
        build_mistake(builder, mark->at, mark->statement, "'%s' is a field: write %s = ...",
                      mark->name, mark->name);
    else if (near)
        build_mistake(builder, mark->at, mark->statement,
                      "unknown word '%.60s' (did you mean '%s'?)", mark->name, near);
    else
        build_mistake(builder, mark->at, mark->statement,
                      "unknown word '%.60s': the words are listed by bylaw words", mark->name);
}

static const char *owner_of_part(const char *part)
{
    return strcmp(part, "from") == 0     ? "parameter"
           : strcmp(part, "off") == 0    ? "parameter"
           : strcmp(part, "uprate") == 0 ? "parameter"
           : strcmp(part, "band") == 0   ? "classify"
           : strcmp(part, "item") == 0   ? "points"
                                         : "case";
}

void sandbox_finish(struct loading *loading)
{
    struct builder *builder = loading->builder;
    for (const struct mark *mark = loading->marks; mark; mark = mark->next) {
        if (mark->used)
            continue;
        switch (mark->form) {
        case OBJECT_HEAD:
            build_mistake(builder, mark->at, mark->name,
                          "%s \"%s\" has no body: write %s \"%s\" { ... }", mark->word->name,
                          mark->name, mark->word->name, mark->name);
            builder->incomplete = true;
            break;
        case OBJECT_PART:
            build_mistake(builder, mark->at, mark->statement,
                          "%s stands alone: it belongs inside %s", mark->name,
                          owner_of_part(mark->name));
            break;
        case OBJECT_KIND:
            build_mistake(builder, mark->at, mark->statement,
                          "%s becomes part of nothing: write name = %s in an entity", mark->name,
                          mark->name);
            break;
        case OBJECT_BY:
            build_mistake(builder, mark->at, mark->statement,
                          "by (x) needs its values: write by (x) { yes = 1, no = 0 }");
            break;
        default:
            report_unknown(loading, mark);
            break;
        }
    }
    loading->marks = NULL;
    library_check_names(loading);
}

bylaw_status sandbox_open(struct loading *loading)
{
    loading->L = lua_newstate(sandbox_alloc, loading);
    if (!loading->L)
        return BYLAW_ENOMEM;
    memcpy(lua_getextraspace(loading->L), &loading, sizeof(struct loading *));
    lua_pushcfunction(loading->L, set_up);
    if (lua_pcall(loading->L, 0, 0, 0) != LUA_OK)
        return BYLAW_ENOMEM;
    return BYLAW_OK;
}

void sandbox_close(struct loading *loading)
{
    if (loading->L)
        lua_close(loading->L);
    loading->L = NULL;
    arena_clear(&loading->scratch);
}
