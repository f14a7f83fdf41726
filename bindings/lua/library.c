/* SPDX-License-Identifier: Apache-2.0 */
/* use "lib.ages": ordinary Lua that gives trees. A library is a file of the folder lib of the pack,
   or of the folder lib beside the pack; no name leads anywhere else. It is run once for a pack, in
   the sandbox and on the budget of the file that uses it, and sees the words, a small library and
   its own variables. What it does wrong is a mistake of the line that called it. */
#include "bindings/lua/binding.h"
#include "bindings/lua/formula.h"
#include "core/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LIBRARY_MOST_BYTES 16384 /* Lua's own parser and messages are slow with longer chains */
#define LIBRARY_MOST_NAME 60

static const char libraries_key;   /* in the registry: what each library gave, by its name */
static const char environment_key; /* in the registry: what all libraries see */

/* ---- The environment ----------------------------------------------------------------------- */

/* table is a word and a library of Lua: table { row ... }, table.insert (list, x). */
static int call_table(lua_State *L)
{
    lua_remove(L, 1);
    return word_table(L);
}

/* Lua's functions, then words and entities. */
static int environment_find(lua_State *L)
{
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    lua_settop(L, 2);
    return environment_index(L);
}

static void push_environment(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &environment_key) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    library_functions(L);
    lua_pushliteral(L, "");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &object_metatable);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
    lua_getfield(L, -1, "table");
    lua_getmetatable(L, -1);
    lua_pushcfunction(L, call_table);
    lua_setfield(L, -2, "__call");
    lua_pop(L, 2);

    lua_pushcclosure(L, environment_find, 1);
    library_seal(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &environment_key);
}

/* ---- Calling what a library gave ----------------------------------------------------------- */

/* Notes where a library failed or used up the budget, while its call is still there. */
static int note_place(lua_State *L)
{
    struct loading *loading = loading_of(L);
    if (!loading->meter.is_out || !loading->failed_at.file)
        loading->failed_at = here(L);
    return 1;
}

/* Ends in an error only where memory or the budget ran out; any other error is left on the stack
   with a status. Texts are compared as in "C", whatever the host has set. */
static int call_protected(lua_State *L, int arguments)
{
    struct loading *loading = loading_of(L);
    locale_t locale = newlocale(LC_ALL_MASK, "C", (locale_t)0); /* for Lua alone: a constant */
    locale_t before = uselocale(locale);                        /* for Lua alone */
    int handler = lua_gettop(L) - arguments;
    if (loading->library_depth++ == 0)
        loading->library_line = here(L).line;
    lua_pushcfunction(L, note_place);
    loading->failed_at = (struct place){ 0 };
    lua_insert(L, handler);
    int status = lua_pcall(L, arguments, 1, handler);
    (void)uselocale(before); /* for Lua alone */
    lua_remove(L, handler);
    loading->library_depth--;
    if (loading->meter.is_out || loading->out_of_memory || status == LUA_ERRMEM)
        lua_error(L);
    return status;
}

/* Says what Lua's message on top says, which may begin with a file and a line. */
static void report_failure(lua_State *L, const char *name, const char *file)
{
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "it raised no text";
    struct place at = loading_of(L)->failed_at;
    size_t length = strlen(file);
    if (strncmp(text, file, length) == 0 && text[length] == ':') {
        char *end;
        int line = (int)strtol(text + length + 1, &end, 10);
        at = at.file ? at : library_place(L, file, line); /* it could not be read at all */
        text = *end == ':' ? end + 1 + (end[1] == ' ') : end;
    }
    mistake(L, at.file ? at : here(L), "%.60s cannot go on: %.200s", name, text);
    loading_of(L)->failed_at = (struct place){ 0 };
    lua_pop(L, 1);
}

/* Numbers with a fraction in what is handed to a library become exact before it can compute with
   them as Lua does. */
static void make_exact(lua_State *L, int index, int depth)
{
    struct number number;
    meter_charge(L, 1);
    luaL_checkstack(L, 6, NULL);
    index = lua_absindex(L, index);
    if (lua_type(L, index) == LUA_TNUMBER && !lua_isinteger(L, index) &&
        number_from_double(lua_tonumber(L, index), &number)) {
        object_push_node(L, build_number(loading_of(L)->builder, here(L), number));
        lua_replace(L, index);
    } else if (lua_type(L, index) == LUA_TTABLE && depth < SCAN_MOST_DEPTH) {
        for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
            make_exact(L, -1, depth + 1);
            lua_pushvalue(L, -2);
            lua_pushvalue(L, -2);
            lua_rawset(L, index);
        }
    }
}

/* Puts a broken value on top of a number that Lua has computed. verb: "f gives", "x is". */
static void refuse_inexact(lua_State *L, const char *name, const char *verb)
{
    if (lua_type(L, -1) != LUA_TNUMBER || lua_isinteger(L, -1))
        return;
    mistake(L, here(L),
            "%.60s %s a number computed by Lua, which is not exact: write decimal \"0.1\" or ratio "
            "(1, 3) in the library",
            name, verb);
    object_push_broken(L);
}

/* Upvalues: the function, its name, the library's file. */
static int library_call(lua_State *L)
{
    struct loading *loading = loading_of(L);
    const char *statement = loading->statement;
    bool from_library = library_at(L);
    int count = lua_gettop(L);
    for (int i = 1; !from_library && i <= count; i++)
        make_exact(L, i, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    if (call_protected(L, count) != LUA_OK) {
        report_failure(L, lua_tostring(L, lua_upvalueindex(2)),
                       lua_tostring(L, lua_upvalueindex(3)));
        object_push_broken(L);
    } else if (lua_isnil(L, -1)) {
        /* Good after statements; anywhere else it is said that this is no value. */
        (void)object_push(L, OBJECT_DONE, NULL, 0);
    } else {
        refuse_inexact(L, lua_tostring(L, lua_upvalueindex(2)), "gives");
    }
    loading->statement = statement;
    return 1;
}

static void say_no_member(lua_State *L, const char *library, const char *key)
{
    const char *names[64];
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        if (lua_type(L, -2) == LUA_TSTRING && count < 64)
            names[count++] = lua_tostring(L, -2);
    const char *near = key ? text_nearest(key, names, count) : NULL;
    mistake(L, here(L), "lib.%s gives no '%.60s'%s%.60s%s", library, key ? key : "[ ]",
            near ? " (did you mean '" : ": write one of the names after its return",
            near ? near : "", near ? "'?)" : "");
}

int library_index(lua_State *L, const struct object *library)
{
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : NULL;
    lua_getiuservalue(L, 1, 1);
    int given = key ? lua_getfield(L, -1, key) : LUA_TNIL;
    if (given == LUA_TFUNCTION) {
        lua_pushstring(L, key);
        lua_pushstring(L, library->id);
        lua_pushcclosure(L, library_call, 3);
    } else if (given == LUA_TNIL) {
        lua_settop(L, 3);
        say_no_member(L, library->name, key);
        object_push_broken(L);
    } else {
        refuse_inexact(L, key, "is");
    }
    return 1;
}

/* ---- Finding and running a library --------------------------------------------------------- */

/* The file of a library in one of the two folders: its bytes, and its path from the pack's folder.
   false: a mistake was said, or (*bytes NULL) it is not there. */
static bool read_library(lua_State *L, const char *root, const char *name, const char **path,
                         char **bytes, size_t *length)
{
    struct loading *loading = loading_of(L);
    struct arena *scratch = &loading->scratch;
    const char *folder = arena_format(scratch, "%s/%s", loading->folder, root);
    const char *file = arena_format(scratch, "%s.lua", name);
    *path = build_place(loading->builder, lua_pushfstring(L, "%s/%s.lua", root, name), 0).file;
    *bytes = NULL;
    if (!folder || !file) {
        loading->builder->failed = true;
        return false;
    }
    int inside = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    int opened =
        inside < 0 ? -1 : openat(inside, file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    int problem = source_read(scratch, opened, LIBRARY_MOST_BYTES, bytes, length);
    if (inside >= 0)
        (void)close(inside);
    if (problem == 0 && *length > LIBRARY_MOST_BYTES) {
        mistake(L, here(L), "%s has more than %d bytes: split it", *path, LIBRARY_MOST_BYTES);
        return false;
    }
    if (problem == 0)
        return source_is_text(loading->builder, *path, *bytes, *length);
    *bytes = NULL;
    if (problem == ENOMEM)
        loading->builder->failed = true;
    else if (problem == ELOOP || (problem == ENOTDIR && root[0] != '.'))
        mistake(L, here(L), "%s is reached by a symbolic link: put the file itself there", *path);
    else if (problem != ENOENT && problem != ENOTDIR)
        mistake(L, here(L), "%s cannot be read (%s)", *path, strerrordesc_np(problem));
    else
        return true;
    return false;
}

/* What a library has made outside its functions belongs to it, not to the file that used it. */
static void keep_made(struct loading *loading, size_t open_before, const struct mark *marks_before)
{
    struct builder *builder = loading->builder;
    for (size_t i = open_before; i < builder->open_count; i++)
        build_use(builder, builder->open_nodes[i]);
    for (struct mark *mark = loading->marks; mark && mark != marks_before; mark = mark->next)
        mark->used = true;
}

/* Runs the text of a library; its table on the stack. false: a mistake was said, nothing pushed. */
static bool run_library(lua_State *L, const char *name, const char *path, const char *bytes,
                        size_t length)
{
    struct loading *loading = loading_of(L);
    size_t open_before = loading->builder->open_count;
    const struct mark *marks_before = loading->marks;
    struct library_chain chain = { name, loading->library };
    const char *chunk = lua_pushfstring(L, "=%s", path);
    loading->failed_at = (struct place){ 0 };
    if (loading->library_depth == 0)
        loading->library_line = here(L).line;
    int status = luaL_loadbufferx(L, bytes, length, chunk, "t");
    if (status == LUA_OK) {
        push_environment(L);
        if (!lua_setupvalue(L, -2, 1))
            lua_pop(L, 1);
        loading->library = &chain;
        status = call_protected(L, 0);
        loading->library = chain.outer;
        keep_made(loading, open_before, marks_before);
    }
    if (status == LUA_ERRMEM)
        lua_error(L);
    if (status != LUA_OK) {
        report_failure(L, path, path);
        return false;
    }
    if (lua_type(L, -1) == LUA_TTABLE)
        return true;
    mistake(L, here(L), "%s gives no table: end it with return { name = ... }", path);
    lua_pop(L, 1);
    return false;
}

/* Keeps the names of what the table on top has. */
static void keep_names(lua_State *L, const char *name)
{
    struct builder *builder = loading_of(L)->builder;
    struct library *library = build_library(builder, name);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        if (lua_type(L, -2) == LUA_TSTRING && text_is_name(lua_tostring(L, -2)))
            build_list_add(builder, &library->members, &library->member_count,
                           build_text(builder, lua_tostring(L, -2)));
    if (library->member_count > 0)
        qsort(library->members, (size_t)library->member_count, sizeof *library->members,
              names_compare);
}

/* Pushes the library of a name, or a broken object after a mistake. */
static void load_library(lua_State *L, const char *name)
{
    static const char *const roots[] = { "lib", "../lib" };
    const struct loading *loading = loading_of(L);
    const char *path = NULL;
    char *bytes = NULL;
    size_t length = 0;
    bool whole = true;
    for (int i = 0; loading->folder && whole && !bytes && i < 2; i++)
        whole = read_library(L, roots[i], name, &path, &bytes, &length);
    if (whole && !bytes) {
        mistake(L, here(L),
                loading->folder
                    ? "there is no library lib.%s: write lib/%s.lua, in the pack or beside it"
                    : "there is no library lib.%s: a text without a folder has none (lib/%s.lua)",
                name, name);
        whole = false;
    }
    if (!whole || !run_library(L, name, path, bytes, length)) {
        object_push_broken(L);
        return;
    }
    keep_names(L, name);
    struct object *library = object_push(L, OBJECT_LIBRARY, NULL, 0);
    library->name = build_text(loading->builder, name);
    library->id = path;
    lua_insert(L, -2);
    lua_setiuservalue(L, -2, 1);
}

/* ---- use "lib.ages" ------------------------------------------------------------------------ */

/* The part after lib. of a good name; NULL after a mistake. */
static const char *library_name(lua_State *L)
{
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : NULL;
    if (loading_of(L)->is_expression) {
        mistake(L, here(L), "use stands in a file of a pack: an expression has no libraries");
        return NULL;
    }
    if (lua_gettop(L) != 1 || !text) {
        mistake(L, here(L), "use takes the name of a library in quotes: write use \"lib.ages\"");
        return NULL;
    }
    const char *name = strncmp(text, "lib.", 4) == 0 ? text + 4 : "";
    size_t good = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
    if (lua_rawlen(L, 1) != strlen(text) || *name < 'a' || name[good] || good > LIBRARY_MOST_NAME) {
        mistake(L, here(L),
                "'%.60s' is no name of a library: write use \"lib.ages\" for lib/ages.lua, in "
                "small letters, digits and _",
                text);
        return NULL;
    }
    if (word_find(name)) {
        mistake(L, here(L), "lib.%s would hide the word %s: give the library another name", name,
                name);
        return NULL;
    }
    return name;
}

/* Whether a library is being run at this moment; then a mistake with the whole circle. */
static bool is_circle(lua_State *L, const char *name)
{
    const struct library_chain *chain = loading_of(L)->library;
    char path[256];
    size_t length = (size_t)snprintf(path, sizeof path, "lib.%s", name);
    for (; chain && strcmp(chain->name, name) != 0 && length < sizeof path; chain = chain->outer)
        length += (size_t)snprintf(path + length, sizeof path - length, " <- lib.%s", chain->name);
    if (!chain)
        return false;
    mistake(L, here(L), "lib.%s uses itself: %s <- lib.%s; move what both need into a third", name,
            path, name);
    return true;
}

/* The rest of a file knows a library by the last part of its name. */
static void bind(lua_State *L, const char *name)
{
    struct loading *loading = loading_of(L);
    if (library_at(L))
        return;
    struct library_use *use = arena_alloc(&loading->scratch, 1, sizeof *use);
    if (!use) {
        loading->builder->failed = true;
        return;
    }
    *use = (struct library_use){ arena_copy(&loading->scratch, name), here(L), loading->uses };
    loading->uses = use;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &file_environment);
    lua_pushstring(L, name);
    lua_pushvalue(L, -3);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

int word_use(lua_State *L)
{
    const char *name = library_name(L);
    if (!name || is_circle(L, name))
        return give_broken(L);
    luaL_checkstack(L, 12, NULL);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &libraries_key) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 4);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &libraries_key);
    }
    if (lua_getfield(L, 2, name) == LUA_TNIL) {
        load_library(L, name);
        lua_pushvalue(L, -1);
        lua_setfield(L, 2, name);
    }
    bind(L, name);
    return 1;
}

void library_check_names(struct loading *loading)
{
    struct builder *builder = loading->builder;
    for (const struct library_use *use = loading->uses; use; use = use->next)
        if (use->name && pack_find_entity(builder->pack, use->name))
            build_mistake(builder, use->at, NULL,
                          "lib.%s hides the entity %s: give the library another name", use->name,
                          use->name);
}
