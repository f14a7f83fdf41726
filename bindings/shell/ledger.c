/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw ledger, which reads the file in which decisions are recorded; and the recording itself. */
#include "ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* ---- Recording ------------------------------------------------------------------------------ */

bool recording_check(const struct recording *recording)
{
    if (recording->path || !recording->open_facts)
        return true;
    say("--open-facts is for --ledger: write the ledger, such as --ledger decisions.ledger");
    return false;
}

void time_text(char text[32])
{
    time_t seconds = time(NULL);
    struct tm utc;
    if (!gmtime_r(&seconds, &utc) || !strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", &utc))
        snprintf(text, 32, "unknown");
}

int recording_open(const struct recording *recording, bylaw_ledger **out)
{
    bylaw_ledger_options options;
    bylaw_error error = { 0 };
    char now[32];
    time_text(now);
    bylaw_ledger_options_init(&options);
    options.time = now;
    options.open_facts = recording->open_facts;
    bylaw_status status = bylaw_ledger_open(recording->path, &options, out, &error);
    if (status != BYLAW_OK)
        say_error(&error);
    return status_exit(status, EXIT_SYSTEM);
}

static void say_recorded(const char *path, uint64_t before, uint64_t after)
{
    struct text line = { 0 };
    text_add_count(&line, after - before);
    text_add_string(&line,
                    after - before == 1 ? " decision recorded in " : " decisions recorded in ");
    text_add_string(&line, path);
    fprintf(stderr, "%s, record %" PRIu64 " to %" PRIu64 "\n", text_get(&line), before + 1, after);
    text_clear(&line);
}

int recording_result(const struct recording *recording, bylaw_result *result,
                     struct progress *progress)
{
    bylaw_ledger *ledger = NULL;
    bylaw_error error = { 0 };
    int exit_status = recording_open(recording, &ledger);
    if (exit_status != EXIT_DONE)
        return exit_status;
    uint64_t before = bylaw_ledger_records(ledger);
    bylaw_status status =
        bylaw_ledger_append_result(ledger, result, progress_show, progress, &error);
    progress_end(progress);
    uint64_t after = bylaw_ledger_records(ledger);
    if (after > before)
        say_recorded(recording->path, before, after);
    if (status != BYLAW_OK)
        say_error(&error);
    bylaw_ledger_close(ledger);
    return status_exit(status, EXIT_SYSTEM);
}

int recording_decision(bylaw_ledger *ledger, const bylaw_decision *decision)
{
    bylaw_error error = { 0 };
    bylaw_status status = bylaw_ledger_append(ledger, decision, &error);
    if (status == BYLAW_OK)
        status = bylaw_ledger_commit(ledger, &error);
    if (status != BYLAW_OK)
        say_error(&error);
    return status_exit(status, EXIT_SYSTEM);
}

/* ---- Reading -------------------------------------------------------------------------------- */

struct reading {
    const char *action, *file, *argument, *head, *public_key, *key;
    struct law_day known_on;
};

static void print_finding(void *user, uint64_t record, const char *text)
{
    (void)record;
    print_text(user, text);
    putc('\n', user);
}

/* The whole of a small file. */
static bool read_file(const char *path, struct text *out)
{
    char block[4096];
    size_t length;
    FILE *file = fopen(path, "rb");
    if (!file) {
        say("%s could not be read: %s", path, strerror(errno));
        return false;
    }
    while ((length = fread(block, 1, sizeof block, file)) > 0)
        text_add(out, block, length);
    (void)fclose(file);
    return true;
}

static int hex_digit(char c)
{
    const char *digits = "0123456789abcdef";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

static bool read_hex(const char *text, unsigned char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int high = hex_digit(text[2 * i]);
        int low = high < 0 ? -1 : hex_digit(text[2 * i + 1]);
        if (low < 0)
            return false;
        bytes[i] = (unsigned char)(high * 16 + low);
    }
    return text[2 * count] == '\0' || text[2 * count] == '\n';
}

static void print_hex(FILE *file, const unsigned char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fprintf(file, "%02x", bytes[i]);
    putc('\n', file);
}

static int verify(const struct reading *reading)
{
    unsigned char key[BYLAW_LEDGER_PUBLIC_BYTES];
    struct text head = { 0 };
    bylaw_error error = { 0 };
    bylaw_verified found;
    bylaw_verify_options options;
    if (reading->public_key && !read_hex(reading->public_key, key, sizeof key)) {
        say("--public is no key: write the 64 digits that bylaw ledger key printed");
        return EXIT_USAGE;
    }
    if (reading->public_key && !reading->head) {
        say("--public is for --head: write the file of the head that was kept");
        return EXIT_USAGE;
    }
    if (reading->head && !read_file(reading->head, &head)) {
        text_clear(&head);
        return EXIT_SYSTEM;
    }
    bylaw_verify_options_init(&options);
    options.head = reading->head ? text_get(&head) : NULL;
    options.public_key = reading->public_key ? key : NULL;
    options.on_finding = print_finding;
    options.on_finding_user = stdout;
    bylaw_status status = bylaw_ledger_verify(reading->file, &options, &found, &error);
    text_clear(&head);
    if (status != BYLAW_OK) {
        say_error(&error);
        return status_exit(status, EXIT_SYSTEM);
    }
    printf("%" PRIu64 " record%s, %" PRIu64 " finding%s\n", found.records,
           found.records == 1 ? "" : "s", found.findings, found.findings == 1 ? "" : "s");
    return output_finish(found.findings ? EXIT_FINDINGS : EXIT_DONE);
}

static int show(const struct reading *reading)
{
    bylaw_error error = { 0 };
    char *end;
    errno = 0;
    unsigned long long record = reading->argument ? strtoull(reading->argument, &end, 10) : 0;
    if (!reading->argument || errno || *end || record == 0) {
        say("show needs the number of a record: write bylaw ledger show FILE 17");
        return EXIT_USAGE;
    }
    bylaw_status status = bylaw_ledger_show(reading->file, record, output_sink, NULL, &error);
    if (status != BYLAW_OK)
        say_error(&error);
    return output_finish(status_exit(status, EXIT_SYSTEM));
}

static int replay(const struct reading *reading)
{
    bylaw_pack *pack = NULL;
    bylaw_replayed found;
    bylaw_replay_options options;
    bylaw_error error = { 0 };
    struct progress progress;
    if (!reading->argument) {
        say("replay needs the pack: write bylaw ledger replay FILE PACK");
        return EXIT_USAGE;
    }
    int exit_status = load_pack(reading->argument, &reading->known_on, &pack);
    if (exit_status != EXIT_DONE)
        return exit_status;
    interrupts_cancel();
    progress_start(&progress);
    bylaw_replay_options_init(&options);
    options.on_difference = print_finding;
    options.on_difference_user = stdout;
    options.on_progress = progress_show;
    options.on_progress_user = &progress;
    bylaw_status status = bylaw_ledger_replay(reading->file, pack, &options, &found, &error);
    progress_end(&progress);
    bylaw_pack_free(pack);
    if (status != BYLAW_OK) {
        say_error(&error);
        return status_exit(status, EXIT_SYSTEM);
    }
    printf("%" PRIu64 " decided again, %" PRIu64 " of them differently\n", found.replayed,
           found.differences);
    if (found.other_pack)
        printf("%" PRIu64 " not decided: recorded with another pack\n", found.other_pack);
    if (found.sealed)
        printf("%" PRIu64 " not decided: they read facts that are sealed\n", found.sealed);
    return output_finish(found.differences ? EXIT_FINDINGS : EXIT_DONE);
}

static int head(const struct reading *reading)
{
    unsigned char secret[BYLAW_LEDGER_SECRET_BYTES];
    struct text text = { 0 };
    bylaw_error error = { 0 };
    bool good = !reading->key || read_file(reading->key, &text);
    if (good && reading->key && !read_hex(text_get(&text), secret, sizeof secret)) {
        say("%s is no key: make one with bylaw ledger key FILE", reading->key);
        good = false;
    }
    text_clear(&text);
    if (!good)
        return EXIT_USAGE;
    bylaw_status status =
        bylaw_ledger_head(reading->file, reading->key ? secret : NULL, output_sink, NULL, &error);
    if (status != BYLAW_OK)
        say_error(&error);
    return output_finish(status_exit(status, EXIT_SYSTEM));
}

/* Never over a key that is there: what it has signed could not be told from forgeries. */
static int make_key(const struct reading *reading)
{
    unsigned char seed[32], secret[BYLAW_LEDGER_SECRET_BYTES];
    unsigned char public_key[BYLAW_LEDGER_PUBLIC_BYTES];
    if (getrandom(seed, sizeof seed, 0) != (ssize_t)sizeof seed) {
        say("no random bytes: %s", strerror(errno));
        return EXIT_SYSTEM;
    }
    bylaw_ledger_keys(seed, secret, public_key);
    int descriptor = open(reading->file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (!file) {
        say("%s could not be made: %s", reading->file, strerror(errno));
        return EXIT_SYSTEM;
    }
    print_hex(file, secret, sizeof secret);
    if (fclose(file) != 0) {
        say("%s could not be written: %s", reading->file, strerror(errno));
        return EXIT_SYSTEM;
    }
    print_hex(stdout, public_key, sizeof public_key);
    return output_finish(EXIT_DONE);
}

static const struct action {
    const char *name;
    int (*function)(const struct reading *reading);
} actions[] = {
    { "verify", verify }, { "show", show },    { "replay", replay },
    { "head", head },     { "key", make_key },
};

int command_ledger(int count, char **arguments)
{
    struct reading reading = { 0 };
    const struct positional positionals[] = { { "verify|show|replay|head|key", &reading.action,
                                                false },
                                              { "FILE", &reading.file, false },
                                              { "RECORD|PACK", &reading.argument, true } };
    const struct option options[] = {
        { "head", OPTION_TEXT, &reading.head, "HEAD",
          "verify: a head that was kept; finds records that were cut off", NULL },
        { "public", OPTION_TEXT, &reading.public_key, "KEY",
          "verify: the public key with which the head must be signed", NULL },
        { "known-on", OPTION_DAY, &reading.known_on, "DAY",
          "replay: the law as it was recorded on this day, as in the run", NULL },
        { "key", OPTION_TEXT, &reading.key, "SECRET", "head: sign it with the key in this file",
          NULL },
    };
    const struct usage usage = {
        "ledger",
        "Reads a ledger of decisions: verify finds what was changed, show prints a record, replay\n"
        "decides the records again with a pack, head prints how many there are and the last hash,\n"
        "key makes a key to sign heads with (in FILE) and prints its public half.",
        positionals,
        COUNT(positionals),
        options,
        COUNT(options)
    };
    int status;
    if (!usage_parse(&usage, count, arguments, &status))
        return status;
    for (size_t i = 0; i < COUNT(actions); i++)
        if (strcmp(actions[i].name, reading.action) == 0)
            return actions[i].function(&reading);
    say("no action '%s': write verify, show, replay, head or key", reading.action);
    return EXIT_USAGE;
}
