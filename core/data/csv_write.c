/* SPDX-License-Identifier: Apache-2.0 */
/* CSV out, into files that appear whole or not at all. */
#include "core/base/status.h"
#include "core/data/csv.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h> /* rename */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BESIDE_ENDING ".part-XXXXXX"
#define BESIDE_DIGITS 6
#define BESIDE_TRIES 100
#define FILE_MODE 0666 /* what the user's mask leaves of it, as for any other new file */

void csv_write_field(struct buffer *out, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        buffer_add(out, text);
        return;
    }
    buffer_add_char(out, '"');
    for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
        buffer_add_bytes(out, text, (size_t)(quote - text));
        buffer_add(out, "\"\"");
    }
    buffer_add(out, text);
    buffer_add_char(out, '"');
}

static bylaw_status file_failed(const char *what, const char *path, bylaw_error *error)
{
    return error_set(error, BYLAW_EWRITE, NOWHERE, NULL, "cannot %s '%s': %s", what, path,
                     strerrordesc_np(errno));
}

static void forget(struct whole_file *file)
{
    struct memory *memory = file->memory;
    if (file->path)
        memory_alloc(memory, file->path, strlen(file->path) + 1, 0);
    if (file->beside)
        memory_alloc(memory, file->beside, strlen(file->beside) + 1, 0);
    if (file->rest)
        memory_alloc(memory, file->rest, WHOLE_FILE_PIECE, 0);
    *file = (struct whole_file){ .descriptor = -1, .memory = memory };
}

static char *copy_text(struct memory *memory, const char *text, const char *ending)
{
    size_t length = strlen(text);
    size_t room = length + strlen(ending) + 1;
    char *copy = memory_alloc(memory, NULL, 0, room);
    if (copy) {
        memcpy(copy, text, length);
        memcpy(copy + length, ending, room - length);
    }
    return copy;
}

/* Not mkostemp: its files are their owner's alone, and a result is as readable as any file that the
   user makes, or as the one that it replaces. */
static int open_beside(struct whole_file *file)
{
    char *name = file->beside + strlen(file->beside) - BESIDE_DIGITS;
    unsigned number = (unsigned)getpid();
    for (int i = 0; i < BESIDE_TRIES; i++) {
        for (int digit = 0; digit < BESIDE_DIGITS; digit++)
            name[digit] = "0123456789abcdef"[(number >> (4 * digit)) & 15];
        int descriptor = open(file->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
        number += 0x9e3779; /* left by a process of the same number */
    }
    return -1;
}

bylaw_status whole_file_open(struct whole_file *file, struct memory *memory, const char *path,
                             bylaw_error *error)
{
    *file = (struct whole_file){ .descriptor = -1, .memory = memory };
    struct stat about;
    bool replaces = stat(path, &about) == 0;
    if (replaces && !S_ISREG(about.st_mode))
        return error_set(error, BYLAW_EWRITE, NOWHERE, NULL,
                         "'%s' is no regular file and cannot be replaced; write the name of a file",
                         path);
    file->path = copy_text(memory, path, "");
    file->beside = copy_text(memory, path, BESIDE_ENDING);
    file->rest = memory_alloc(memory, NULL, 0, WHOLE_FILE_PIECE);
    if (!file->path || !file->beside || !file->rest) {
        forget(file);
        return error_no_memory(error);
    }
    file->descriptor = open_beside(file);
    if (file->descriptor >= 0 && (!replaces || fchmod(file->descriptor, about.st_mode & 0777) == 0))
        return BYLAW_OK;
    bylaw_status status = file_failed("write", path, error);
    whole_file_abandon(file);
    return status;
}

static bylaw_status write_out(struct whole_file *file, const char *bytes, size_t length,
                              bylaw_error *error)
{
    while (length) {
        ssize_t written = write(file->descriptor, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return file_failed("write", file->path, error);
        bytes += written;
        length -= (size_t)written;
    }
    return BYLAW_OK;
}

bylaw_status whole_file_write(struct whole_file *file, const char *bytes, size_t length,
                              bylaw_error *error)
{
    bylaw_status status = BYLAW_OK;
    if (file->rest_length) {
        size_t lacking = WHOLE_FILE_PIECE - file->rest_length;
        size_t taken = length < lacking ? length : lacking;
        memcpy(file->rest + file->rest_length, bytes, taken);
        file->rest_length += taken;
        bytes += taken;
        length -= taken;
        if (file->rest_length < WHOLE_FILE_PIECE)
            return BYLAW_OK;
        status = write_out(file, file->rest, WHOLE_FILE_PIECE, error);
        file->rest_length = 0;
    }
    size_t in_line = length / WHOLE_FILE_PIECE * WHOLE_FILE_PIECE;
    if (status == BYLAW_OK)
        status = write_out(file, bytes, in_line, error);
    file->rest_length = length - in_line;
    memcpy(file->rest, bytes + in_line, file->rest_length);
    return status;
}

/* The new name is safe only when its folder is on the disk too. Cuts file->beside. */
static bool sync_folder(struct whole_file *file)
{
    char *slash = strrchr(file->beside, '/');
    const char *folder = slash == file->beside ? "/" : slash ? file->beside : ".";
    size_t bytes = strlen(file->beside) + 1;
    if (slash)
        *slash = '\0';
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    memory_alloc(file->memory, file->beside, bytes, 0);
    file->beside = NULL;
    if (descriptor < 0)
        return false;
    /* Some file systems cannot sync a folder and say EINVAL: there is nothing more to do there. */
    bool synced = fsync(descriptor) == 0 || errno == EINVAL;
    close(descriptor);
    return synced;
}

bylaw_status whole_file_commit(struct whole_file *file, bylaw_error *error)
{
    assert(file->path && file->beside && file->descriptor >= 0);
    bylaw_status written = write_out(file, file->rest, file->rest_length, error);
    if (written != BYLAW_OK) {
        whole_file_abandon(file);
        return written;
    }
    bool done = fsync(file->descriptor) == 0;
    int descriptor = file->descriptor;
    file->descriptor = -1;
    done = close(descriptor) == 0 && done;
    done = done && rename(file->beside, file->path) == 0;
    if (!done) {
        bylaw_status status = file_failed("write", file->path, error);
        unlink(file->beside);
        forget(file);
        return status;
    }
    bylaw_status status =
        sync_folder(file) ? BYLAW_OK : file_failed("sync the folder of", file->path, error);
    forget(file);
    return status;
}

void whole_file_abandon(struct whole_file *file)
{
    if (file->descriptor >= 0) {
        close(file->descriptor);
        unlink(file->beside);
    }
    forget(file);
}

void csv_write_problem(struct buffer *out, const struct problem *problem)
{
    csv_write_field(out, problem->file);
    buffer_format(out, ",%llu,", (unsigned long long)problem->line);
    csv_write_field(out, problem->column);
    buffer_add_char(out, ',');
    csv_write_field(out, problem->reason);
    buffer_add_char(out, ',');
    csv_write_field(out, problem->text);
    buffer_add_char(out, '\n');
}

#define BLOCK_BYTES ((size_t)1 << 16)

bylaw_status csv_write_problems(const struct problems *problems, struct memory *memory,
                                const char *path, bylaw_error *error)
{
    struct whole_file file;
    struct buffer out;
    bylaw_status status = whole_file_open(&file, memory, path, error);
    if (status)
        return status;
    buffer_init(&out, memory);
    buffer_add(&out, CSV_PROBLEMS_HEADER);
    for (size_t i = 0; !status && i < problems->count; i++) {
        csv_write_problem(&out, &problems->list[i]);
        if (out.length < BLOCK_BYTES)
            continue;
        status = whole_file_write(&file, out.data, out.length, error);
        out.length = 0;
    }
    if (!status && out.failed)
        status = error_no_memory(error);
    if (!status)
        status = whole_file_write(&file, out.data, out.length, error);
    buffer_clear(&out);
    if (!status)
        return whole_file_commit(&file, error);
    whole_file_abandon(&file);
    return status;
}
