/* SPDX-License-Identifier: Apache-2.0 */
/* A program that is killed at any moment, and a disk that loses what was not synced. CRASHES=200
   makes so many of each; 20 where nothing is said. */
#ifndef BYLAW_TESTS_CRASH_H
#define BYLAW_TESTS_CRASH_H

#include "tests/support/folder.h"
#include "tests/support/random.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Works on a file until it is killed; writes into `out`, as an uint64_t, how much is
   acknowledged. */
typedef void crash_work(const char *name, int batch, int batches, int out);

static int crashes(void)
{
    const char *text = getenv("CRASHES");
    return text ? atoi(text) : 20;
}

static void rest(long microseconds)
{
    struct timespec span = { 0, microseconds * 1000 };
    nanosleep(&span, NULL);
}

/* The last number in the pipe. */
static uint64_t acknowledged(int in, uint64_t before)
{
    uint64_t records = before, next;
    while (read(in, &next, sizeof next) == (ssize_t)sizeof next)
        records = next;
    close(in);
    return records;
}

/* Runs a program that works and kills it after some time. */
static uint64_t crash(crash_work *work, const char *name, int batch, long microseconds,
                      uint64_t before)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        work(name, batch, 1000000, ends[1]);
    }
    close(ends[1]);
    rest(microseconds);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    return acknowledged(ends[0], before);
}

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

/* ---- Power --------------------------------------------------------------------------------------

   A file system of SQLite's that keeps beside each file what was synced of it: FILE.synced, whole
   as of the last sync. When the power fails, each file is what was synced, and a file that never
   was is not there. */

static sqlite3_vfs *real;
static sqlite3_vfs losing;

struct losing_file {
    sqlite3_file base;
    sqlite3_io_methods methods;
    char path[160];
    sqlite3_file *file;
};

static int losing_close(sqlite3_file *base)
{
    struct losing_file *file = (struct losing_file *)base;
    int code = file->file->pMethods ? file->file->pMethods->xClose(file->file) : SQLITE_OK;
    sqlite3_free(file->file);
    return code;
}
static sqlite3_file *under(sqlite3_file *base)
{
    return ((struct losing_file *)base)->file;
}
static int losing_read(sqlite3_file *base, void *out, int count, sqlite3_int64 at)
{
    return under(base)->pMethods->xRead(under(base), out, count, at);
}
static int losing_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 at)
{
    return under(base)->pMethods->xWrite(under(base), bytes, count, at);
}
static int losing_truncate(sqlite3_file *base, sqlite3_int64 size)
{
    return under(base)->pMethods->xTruncate(under(base), size);
}
static int losing_size(sqlite3_file *base, sqlite3_int64 *size)
{
    return under(base)->pMethods->xFileSize(under(base), size);
}
static int losing_lock(sqlite3_file *base, int lock)
{
    return under(base)->pMethods->xLock(under(base), lock);
}
static int losing_unlock(sqlite3_file *base, int lock)
{
    return under(base)->pMethods->xUnlock(under(base), lock);
}
static int losing_reserved(sqlite3_file *base, int *out)
{
    return under(base)->pMethods->xCheckReservedLock(under(base), out);
}
static int losing_control(sqlite3_file *base, int operation, void *argument)
{
    return under(base)->pMethods->xFileControl(under(base), operation, argument);
}
static int losing_sector(sqlite3_file *base)
{
    return under(base)->pMethods->xSectorSize(under(base));
}
/* Nothing is promised of a disk that loses what was not synced. */
static int losing_device(sqlite3_file *base)
{
    (void)base;
    return 0;
}
static int losing_map(sqlite3_file *base, int page, int size, int extend, void volatile **out)
{
    return under(base)->pMethods->xShmMap(under(base), page, size, extend, out);
}
static int losing_shm_lock(sqlite3_file *base, int at, int count, int flags)
{
    return under(base)->pMethods->xShmLock(under(base), at, count, flags);
}
static void losing_barrier(sqlite3_file *base)
{
    under(base)->pMethods->xShmBarrier(under(base));
}
static int losing_unmap(sqlite3_file *base, int remove)
{
    return under(base)->pMethods->xShmUnmap(under(base), remove);
}

/* Copies by way of a name of its own, so that a kill leaves the old copy or the new one. */
static bool copy_file(const char *from, const char *to)
{
    char block[65536], temporary[192];
    ssize_t length;
    snprintf(temporary, sizeof temporary, "%s.new", to);
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool good = in >= 0 && out >= 0;
    while (good && (length = read(in, block, sizeof block)) > 0)
        good = write(out, block, (size_t)length) == length;
    close(in);
    close(out);
    return good && rename(temporary, to) == 0;
}

static int losing_sync(sqlite3_file *base, int flags)
{
    struct losing_file *file = (struct losing_file *)base;
    char synced[192];
    int code = file->file->pMethods->xSync(file->file, flags);
    snprintf(synced, sizeof synced, "%s.synced", file->path);
    if (code == SQLITE_OK && !copy_file(file->path, synced))
        code = SQLITE_IOERR_FSYNC;
    return code;
}

static int losing_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out)
{
    struct losing_file *file = (struct losing_file *)base;
    (void)vfs;
    memset(file, 0, sizeof *file);
    file->file = sqlite3_malloc(real->szOsFile);
    if (!file->file)
        return SQLITE_NOMEM;
    memset(file->file, 0, (size_t)real->szOsFile);
    snprintf(file->path, sizeof file->path, "%s", name ? name : "");
    file->methods = (sqlite3_io_methods){
        .iVersion = 2,
        .xClose = losing_close,
        .xRead = losing_read,
        .xWrite = losing_write,
        .xTruncate = losing_truncate,
        .xSync = losing_sync,
        .xFileSize = losing_size,
        .xLock = losing_lock,
        .xUnlock = losing_unlock,
        .xCheckReservedLock = losing_reserved,
        .xFileControl = losing_control,
        .xSectorSize = losing_sector,
        .xDeviceCharacteristics = losing_device,
        .xShmMap = losing_map,
        .xShmLock = losing_shm_lock,
        .xShmBarrier = losing_barrier,
        .xShmUnmap = losing_unmap,
    };
    int code = real->xOpen(real, name, file->file, flags, out);
    if (code == SQLITE_OK)
        file->base.pMethods = &file->methods;
    else
        sqlite3_free(file->file);
    return code;
}

static int losing_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    char synced[192];
    (void)vfs;
    int code = real->xDelete(real, name, sync_folder);
    snprintf(synced, sizeof synced, "%s.synced", name);
    unlink(synced);
    return code;
}

static const char *const endings[] = { "", "-wal", "-journal" };

/* The power is back: what the disk holds is there, and was so before anything is written. */
static void have_power(const char *name)
{
    char path[160], synced[192];
    for (size_t i = 0; i < COUNT(endings); i++) {
        snprintf(path, sizeof path, "%s%s", path_of(name), endings[i]);
        snprintf(synced, sizeof synced, "%s.synced", path);
        if (is_there(path))
            assert_true(copy_file(path, synced));
        else
            unlink(synced);
    }
}

static void lose_power(const char *name)
{
    char path[160], synced[192];
    for (size_t i = 0; i < COUNT(endings); i++) {
        snprintf(path, sizeof path, "%s%s", path_of(name), endings[i]);
        snprintf(synced, sizeof synced, "%s.synced", path);
        if (!is_there(synced))
            unlink(path);
        else
            assert_true(copy_file(synced, path));
    }
    snprintf(path, sizeof path, "%s-shm", path_of(name));
    unlink(path); /* never on a disk */
}

/* Between the two, what SQLite writes goes to that disk. */
static void losing_begin(void)
{
    real = sqlite3_vfs_find(NULL);
    losing = *real;
    losing.zName = "losing";
    losing.szOsFile = sizeof(struct losing_file);
    losing.xOpen = losing_open;
    losing.xDelete = losing_delete;
    assert_int_equal(sqlite3_vfs_register(&losing, 1), SQLITE_OK);
}

static void losing_end(void)
{
    assert_int_equal(sqlite3_vfs_unregister(&losing), SQLITE_OK);
}

#endif
