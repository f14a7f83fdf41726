/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw_pack_load: reads the files of a pack's folder, of national/ and of regions/<id>/, and
   freezes what they say. The folder is the layer. */
#include "bindings/lua/binding.h"
#include "bindings/lua/selftest.h"

#include "core/pack/freeze.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MEBIBYTE ((size_t)1024 * 1024)

struct pack_loading {
    struct loading loading;
    bylaw_config config;
    const char *folder;
    bylaw_error *error;
    int file_count;
};

void bylaw_config_init(bylaw_config *config)
{
    *config = (bylaw_config){ .struct_bytes = sizeof *config,
                              .limit_bytes = 256 * MEBIBYTE,
                              .limit_source_bytes = (size_t)64 * 1024,
                              .limit_instructions = 10000000 };
}

static bylaw_status no_memory(bylaw_error *error)
{
    return error_set(error, BYLAW_ENOMEM, (struct place){ "", 0 }, NULL,
                     "the pack needs more memory than allowed");
}

/* ---- Names of files ---- */

struct file_names {
    const char **items;
    int count;
};

int names_compare(const void *a, const void *b)
{
    const char *const *left = a;
    const char *const *right = b;
    return strcmp(*left, *right);
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);
    return length > end_length && strcmp(text + length - end_length, end) == 0;
}

static bool add_name(struct arena *arena, struct file_names *names, size_t *room, const char *name)
{
    const char *copy = arena_copy(arena, name);
    if (!copy || arena_grow(arena, &names->items, (size_t)names->count, room,
                            sizeof *names->items) != BYLAW_OK)
        return false;
    names->items[names->count++] = copy;
    return true;
}

/* The entries of a folder in byte order, without hidden ones; one that is not there has none. */
static bylaw_status list_folder(struct pack_loading *pack, const char *path,
                                struct file_names *names)
{
    struct arena *arena = &pack->loading.scratch;
    size_t room = 0;
    bool fits = true;
    *names = (struct file_names){ 0 };
    DIR *folder = opendir(path);
    if (!folder && errno == ENOENT && strcmp(path, pack->folder) != 0)
        return BYLAW_OK;
    if (!folder)
        return error_set(pack->error, BYLAW_EIO, (struct place){ path, 0 }, NULL,
                         "the folder cannot be read (%s): give the folder of a pack",
                         strerrordesc_np(errno));
    for (const struct dirent *entry = readdir(folder); entry && fits; entry = readdir(folder)) {
        if (entry->d_name[0] != '.')
            fits = add_name(arena, names, &room, entry->d_name);
    }
    (void)closedir(folder);
    if (!fits)
        return no_memory(pack->error);
    if (names->count > 0)
        qsort(names->items, (size_t)names->count, sizeof *names->items, names_compare);
    return BYLAW_OK;
}

/* ---- One file ---- */

/* Reads at most limit bytes; *length > limit: there is more. false: errno says why. */
static bool read_all(int file, char *bytes, size_t limit, size_t *length)
{
    *length = 0;
    while (*length <= limit) {
        ssize_t got = read(file, bytes + *length, limit + 1 - *length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            return true;
        *length += (size_t)got;
    }
    return true;
}

/* A device or a pipe is no source. */
int source_read(struct arena *arena, int file, size_t limit, char **bytes, size_t *length)
{
    struct stat about = { 0 };
    int problem = file < 0 || fstat(file, &about) != 0 ? errno : 0;
    if (problem == 0 && !S_ISREG(about.st_mode))
        problem = EINVAL;
    if (problem == 0) {
        size_t room = (uint64_t)about.st_size < limit ? (size_t)about.st_size : limit;
        *bytes = arena_alloc(arena, room + 2, 1);
        if (!*bytes)
            problem = ENOMEM;
        else if (!read_all(file, *bytes, room, length))
            problem = errno == ENOMEM ? EIO : errno;
        if (problem == 0 && *length > room && room < limit)
            problem = EAGAIN; /* it grows while it is read */
    }
    if (file >= 0)
        (void)close(file);
    return problem;
}

/* The bytes of a file in the scratch arena. */
static bylaw_status read_file(struct pack_loading *pack, const char *path, const char *name,
                              char **bytes, size_t *length)
{
    struct place at = { name, 0 };
    size_t limit = pack->config.limit_source_bytes;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    int problem = source_read(&pack->loading.scratch, file, limit, bytes, length);
    if (problem == ENOMEM)
        return no_memory(pack->error);
    if (problem != 0)
        return error_set(pack->error, BYLAW_EIO, at, NULL, "the file cannot be read (%s)",
                         strerrordesc_np(problem));
    if (*length > limit) {
        build_mistake(pack->loading.builder, build_place(pack->loading.builder, name, 0), NULL,
                      "the file has more than %zu bytes: split it", limit);
        pack->loading.builder->incomplete = true;
        *length = 0;
    }
    return BYLAW_OK;
}

static int line_at(const char *bytes, size_t index)
{
    int line = 1;
    for (size_t i = 0; i < index; i++)
        line += bytes[i] == '\n';
    return line;
}

bool source_is_text(struct builder *builder, const char *name, const char *bytes, size_t length)
{
    const char *what = NULL;
    size_t index = text_utf8_fault(bytes, length);
    const char *zero = memchr(bytes, '\0', length);
    if (length > 0 && bytes[0] == 0x1B) {
        what = "the file is compiled Lua: give its source";
        index = 0;
    } else if (index < length) {
        what = "the file is not UTF-8 here: save it as UTF-8";
    } else if (zero) {
        what = "the file holds a zero byte: save it as a plain text in UTF-8";
        index = (size_t)(zero - bytes);
    }
    if (!what)
        return true;
    build_mistake(builder, build_place(builder, name, line_at(bytes, index)), NULL, "%s", what);
    builder->incomplete = true;
    return false;
}

static bylaw_status load_source(struct pack_loading *pack, const char *name, const char *region,
                                const char *bytes, size_t length)
{
    struct loading *loading = &pack->loading;
    if (!source_is_text(loading->builder, name, bytes, length))
        return BYLAW_OK;
    loading->file = build_place(loading->builder, name, 1).file;
    loading->region = region;
    bylaw_status status = sandbox_run(loading, bytes, length);
    return status == BYLAW_ENOMEM ? no_memory(pack->error) : status;
}

static bylaw_status load_file(struct pack_loading *pack, const char *path, const char *name,
                              const char *region)
{
    char *bytes;
    size_t length = 0;
    pack->file_count++;
    bylaw_status status = read_file(pack, path, name, &bytes, &length);
    return status == BYLAW_OK ? load_source(pack, name, region, bytes, length) : status;
}

/* ---- Folders ---- */

/* All *.lua of a folder; inside: its path from the pack's folder with a slash, or "". */
static bylaw_status load_folder(struct pack_loading *pack, const char *inside, const char *region)
{
    struct arena *arena = &pack->loading.scratch;
    const char *path = *inside ? arena_format(arena, "%s/%s", pack->folder, inside) : pack->folder;
    struct file_names names;
    if (!path)
        return no_memory(pack->error);
    bylaw_status status = list_folder(pack, path, &names);
    for (int i = 0; status == BYLAW_OK && i < names.count; i++) {
        if (!ends_with(names.items[i], ".lua"))
            continue;
        const char *name = arena_format(arena, "%s%s", inside, names.items[i]);
        const char *file = arena_format(arena, "%s/%s", pack->folder, name ? name : "");
        status = name && file ? load_file(pack, file, name, region) : no_memory(pack->error);
    }
    return status;
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bylaw_status load_regions(struct pack_loading *pack)
{
    struct arena *arena = &pack->loading.scratch;
    struct builder *builder = pack->loading.builder;
    const char *path = arena_format(arena, "%s/regions", pack->folder);
    struct file_names names;
    if (!path)
        return no_memory(pack->error);
    bylaw_status status = list_folder(pack, path, &names);
    for (int i = 0; status == BYLAW_OK && i < names.count; i++) {
        const char *region = names.items[i];
        const char *inside = arena_format(arena, "regions/%s/", region);
        const char *whole = arena_format(arena, "%s/%s", path, region);
        if (!inside || !whole)
            return no_memory(pack->error);
        if (!is_folder(whole))
            build_mistake(builder, build_place(builder, "regions", 0), NULL,
                          "'%.100s' stands beside the folders of the regions: put it into one",
                          region);
        else if (!text_is_id(region))
            build_mistake(builder, build_place(builder, "regions", 0), NULL,
                          "'%.100s' is no id of a region: name the folder in ASCII letters",
                          region);
        else
            status = load_folder(pack, inside, region);
    }
    return status;
}

static bylaw_status load_folders(struct pack_loading *pack)
{
    bylaw_status status = load_folder(pack, "", "nation");
    if (status == BYLAW_OK)
        status = load_folder(pack, "national/", "nation");
    if (status == BYLAW_OK)
        status = load_regions(pack);
    if (status == BYLAW_OK && pack->file_count == 0)
        status = error_set(pack->error, BYLAW_EIO, (struct place){ pack->folder, 0 }, NULL,
                           "the folder holds no pack: it has no file that ends in .lua");
    return status;
}

static bylaw_status load_overlay(struct pack_loading *pack)
{
    bylaw_status status = BYLAW_OK;
    for (size_t i = 0; status == BYLAW_OK && i < pack->config.overlay_count; i++) {
        const char *text = pack->config.overlay[i];
        const char *name = arena_format(&pack->loading.scratch, "input:%zu", i + 1);
        if (!name)
            return no_memory(pack->error);
        if (strlen(text) <= pack->config.limit_source_bytes) {
            status = load_source(pack, name, "nation", text, strlen(text));
            continue;
        }
        build_mistake(pack->loading.builder, build_place(pack->loading.builder, name, 0), NULL,
                      "the text has more than %zu bytes: split it",
                      pack->config.limit_source_bytes);
        pack->loading.builder->incomplete = true;
    }
    return status;
}

/* ---- The whole ---- */

static bylaw_status load_all(struct pack_loading *pack)
{
    const char *text;
    struct memory *memory = pack->loading.scratch.memory;
    bylaw_status status = lua_self_test(memory, &text);
    if (status == BYLAW_EPACK)
        return error_set(pack->error, BYLAW_EPACK, (struct place){ "", 0 }, NULL,
                         "%s, and this Lua computes long tables wrongly: link another one", text);
    if (status == BYLAW_OK)
        status = sandbox_open(&pack->loading);
    if (status != BYLAW_OK)
        return no_memory(pack->error);
    if (pack->folder)
        status = load_folders(pack);
    if (status == BYLAW_OK)
        status = load_overlay(pack);
    if (status == BYLAW_OK)
        sandbox_finish(&pack->loading);
    return status;
}

/* What a pack was loaded from, as long as cases of it may be loaded. */
struct origin {
    bylaw_config config;
    const char *folder;
};

static bylaw_status load_pack(const struct origin *origin, const struct worked_case *of_case,
                              bylaw_pack **out, bylaw_error *error);

static bylaw_status load_case(const bylaw_pack *pack, const struct worked_case *worked_case,
                              bylaw_on_error *on_mistake, void *on_mistake_user, bylaw_pack **out,
                              bylaw_error *error)
{
    struct origin origin = *(const struct origin *)pack->origin;
    origin.config.on_mistake = on_mistake;
    origin.config.on_mistake_user = on_mistake_user;
    if (worked_case->known_on != DAY_NONE) {
        origin.config.has_known_on = true;
        origin.config.known_on = worked_case->known_on;
    }
    return load_pack(&origin, worked_case, out, error);
}

/* For load_case: the caller's texts may be gone by then. false: no memory. */
static bool keep_origin(struct bylaw_pack *pack, const struct origin *origin)
{
    bool wanted = false;
    for (int i = 0; i < pack->case_count; i++)
        wanted = wanted || case_has_law(pack->cases[i]);
    if (!wanted || pack->is_of_case)
        return true;
    size_t count = origin->config.overlay_count;
    struct origin *kept = arena_alloc(&pack->arena, 1, sizeof *kept);
    const char **overlay = arena_alloc(&pack->arena, count, sizeof *overlay);
    if (!kept || !overlay)
        return false;
    *kept = *origin;
    kept->config.overlay = overlay;
    kept->folder = origin->folder ? arena_copy(&pack->arena, origin->folder) : NULL;
    bool whole = kept->folder || !origin->folder;
    for (size_t i = 0; i < count; i++) {
        overlay[i] = arena_copy(&pack->arena, origin->config.overlay[i]);
        whole = whole && overlay[i];
    }
    pack->origin = kept;
    pack->load_case = load_case;
    return whole;
}

static bylaw_status load_pack(const struct origin *origin, const struct worked_case *of_case,
                              bylaw_pack **out, bylaw_error *error)
{
    struct pack_loading pack = { .folder = origin->folder,
                                 .config = origin->config,
                                 .error = error };
    const char *folder = origin->folder;
    const bylaw_config *used = &pack.config;
    struct builder *builder;
    bylaw_status status = builder_new(used->alloc, used->alloc_user, used->limit_bytes,
                                      used->on_mistake, used->on_mistake_user, &builder);
    if (status != BYLAW_OK)
        return no_memory(error);
    pack.loading.builder = builder;
    pack.loading.folder = folder;
    pack.loading.of_case = of_case;
    builder->pack->is_of_case = of_case != NULL;
    pack.loading.meter.limit = used->limit_instructions;
    if (used->has_known_on)
        builder->pack->known_on = used->known_on;
    arena_init(&pack.loading.scratch, builder->arena->memory);
    status = load_all(&pack);
    sandbox_close(&pack.loading);
    if (status == BYLAW_OK)
        status = pack_freeze(builder, out, error);
    if (status != BYLAW_OK)
        builder_free(builder);
    if (status == BYLAW_OK && !keep_origin(*out, origin)) {
        pack_free(*out);
        *out = NULL;
        status = no_memory(error);
    }
    return status;
}

bylaw_status bylaw_pack_load(const bylaw_config *config, const char *folder, bylaw_pack **out,
                             bylaw_error *error)
{
    struct origin origin = { .folder = folder };
    bylaw_config_init(&origin.config);
    if (config) {
        size_t known = config->struct_bytes;
        memcpy(&origin.config, config, known < sizeof origin.config ? known : sizeof origin.config);
    }
    return load_pack(&origin, NULL, out, error);
}

void bylaw_pack_free(bylaw_pack *pack)
{
    pack_free(pack);
}
