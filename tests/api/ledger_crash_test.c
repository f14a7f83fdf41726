/* SPDX-License-Identifier: Apache-2.0 */
/* A program that records is killed at any moment, two record at once, and the power fails: every
   batch that was acknowledged is there, the chain is whole, and the next program goes on.
   CRASHES=200 makes so many of each; 20 where nothing is said. */
#include "tests/api/ledger_help.h"
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

static bylaw_pack *pack;

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

/* Records batch after batch, and says into the pipe how many records there are after each. */
static void record_for_ever(const char *name, int batch, int batches, int out)
{
    size_t person;
    bylaw_ledger *ledger = NULL;
    bylaw_case *subject = ledger_case(pack, &person);
    if (ledger_open(path_of(name), false, &ledger, NULL) != BYLAW_OK)
        _exit(1);
    for (int i = 0; i < batches; i++) {
        if (ledger_batch(ledger, subject, person, batch, NULL) != BYLAW_OK)
            _exit(2);
        uint64_t records = bylaw_ledger_records(ledger);
        if (write(out, &records, sizeof records) != (ssize_t)sizeof records)
            _exit(3);
    }
    bylaw_ledger_close(ledger);
    bylaw_case_free(subject);
    _exit(0);
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

/* Runs a program that records and kills it after some time. */
static uint64_t crash(const char *name, int batch, long microseconds, uint64_t before)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        record_for_ever(name, batch, 1000000, ends[1]);
    }
    close(ends[1]);
    rest(microseconds);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    return acknowledged(ends[0], before);
}

static uint64_t verify(const char *name)
{
    bylaw_verified found;
    bylaw_error error = { 0 };
    if (ledger_verify(path_of(name), NULL, NULL, &found, &error) != BYLAW_OK)
        fail_msg("%s", error.message);
    assert_int_equal(found.findings, 0);
    return found.records;
}

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

static void what_was_acknowledged_outlives_kill(void **state)
{
    uint64_t random = 20261125;
    uint64_t records = 0, most = 0;
    (void)state;
    for (int i = 0; i < crashes(); i++) {
        uint64_t said =
            crash("killed", 1 + i % 7, 1000 + (long)random_below(&random, 60000), records);
        if (!is_there(path_of("killed")))
            continue; /* killed before the file was made */
        if (said || records || most) {
            records = verify("killed");
            assert_true(records >= said);
        }
        most = records > most ? records : most;
    }
    assert_true(most > 0);
    /* The next program goes on. */
    size_t person;
    bylaw_ledger *ledger = NULL;
    bylaw_case *subject = ledger_case(pack, &person);
    assert_int_equal(ledger_open(path_of("killed"), false, &ledger, NULL), BYLAW_OK);
    assert_int_equal(ledger_batch(ledger, subject, person, 3, NULL), BYLAW_OK);
    bylaw_ledger_close(ledger);
    bylaw_case_free(subject);
    assert_int_equal(verify("killed"), records + 3);
}

static void two_programs_record_at_once(void **state)
{
    enum { PROGRAMS = 3, BATCHES = 20, BATCH = 5 };
    pid_t children[PROGRAMS];
    int sink = open("/dev/null", O_WRONLY);
    (void)state;
    for (int i = 0; i < PROGRAMS; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0)
            record_for_ever("shared", BATCH, BATCHES, sink);
    }
    for (int i = 0; i < PROGRAMS; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
    close(sink);
    assert_int_equal(verify("shared"), PROGRAMS * BATCHES * BATCH);
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

static void what_was_acknowledged_outlives_the_power(void **state)
{
    uint64_t random = 5112026;
    uint64_t said = 0;
    (void)state;
    real = sqlite3_vfs_find(NULL);
    losing = *real;
    losing.zName = "losing";
    losing.szOsFile = sizeof(struct losing_file);
    losing.xOpen = losing_open;
    losing.xDelete = losing_delete;
    for (int i = 0; i < crashes(); i++) {
        have_power("dark");
        assert_int_equal(sqlite3_vfs_register(&losing, 1), SQLITE_OK);
        said = crash("dark", 1 + i % 5, 2000 + (long)random_below(&random, 60000), said);
        assert_int_equal(sqlite3_vfs_unregister(&losing), SQLITE_OK);
        lose_power("dark");
        if (said == 0 && !is_there(path_of("dark")))
            continue;
        if (said)
            assert_true(verify("dark") >= said);
    }
    assert_true(said > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_acknowledged_outlives_kill),
        cmocka_unit_test(two_programs_record_at_once),
        cmocka_unit_test(what_was_acknowledged_outlives_the_power),
    };
    pack = ledger_pack();
    int failed = cmocka_run_group_tests(tests, folder_make, folder_remove);
    bylaw_pack_free(pack);
    return failed;
}
