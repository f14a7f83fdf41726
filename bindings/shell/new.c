/* SPDX-License-Identifier: Apache-2.0 */
/* bylaw new: a folder of facts files that have only their header. */
#include "vocabulary.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* Writes DIR/<entity>.csv; never over a file that is there. */
static int write_headers(const bylaw_pack *pack, const char *folder, const char *entity)
{
    struct text header = { 0 }, path = { 0 };
    bylaw_error error = { 0 };
    int status = EXIT_DONE;
    bylaw_status made =
        bylaw_pack_report(pack, BYLAW_REPORT_HEADERS, entity, text_sink, &header, &error);
    if (made == BYLAW_OK && header.length == 0) { /* built in */
        text_clear(&header);
        return status;
    }
    text_add_format(&path, "%s/%s.csv", folder, entity);
    FILE *file = made == BYLAW_OK ? fopen(text_get(&path), "wx") : NULL;
    if (made != BYLAW_OK) {
        say_error(&error);
        status = status_exit(made, EXIT_PACK);
    } else if (!file) {
        say("%s could not be made: %s", text_get(&path), strerror(errno));
        status = EXIT_SYSTEM;
    } else {
        bool ended = header.length && header.data[header.length - 1] == '\n';
        fprintf(file, "%s%s", text_get(&header), ended ? "" : "\n");
        if (fclose(file) != 0) {
            say("%s could not be written: %s", text_get(&path), strerror(errno));
            status = EXIT_SYSTEM;
        } else {
            printf("%s\n", text_get(&path));
        }
    }
    text_clear(&header);
    text_clear(&path);
    return status;
}

static int write_folder(const bylaw_pack *pack, const char *folder)
{
    struct vocabulary vocabulary;
    bylaw_status listed = vocabulary_read(&vocabulary, pack);
    int status = status_exit(listed, EXIT_PACK);
    if (status == EXIT_DONE && mkdir(folder, 0777) != 0 && errno != EEXIST) {
        say("folder %s could not be made: %s", folder, strerror(errno));
        status = EXIT_SYSTEM;
    }
    for (size_t i = 0; i < vocabulary.count && status == EXIT_DONE; i++)
        status = write_headers(pack, folder, vocabulary.entities[i].name);
    vocabulary_clear(&vocabulary);
    return status;
}

int command_new(int count, char **arguments)
{
    const char *folder = NULL, *template = NULL;
    const struct positional positionals[] = { { "DIR", &folder, false } };
    const struct option options[] = {
        { "template", OPTION_TEXT, &template, "PACK", "the pack whose facts they will hold",
          "write the pack whose facts the files will hold, such as --template scripts/mobility" },
    };
    const struct usage usage = { "new",       "Makes a folder of empty facts files for a pack.",
                                 positionals, 1,
                                 options,     COUNT(options) };
    int status;
    if (!usage_parse(&usage, count, arguments, &status))
        return status;
    bylaw_pack *pack = NULL;
    status = load_pack(template, NULL, &pack);
    if (status == EXIT_DONE)
        status = output_finish(write_folder(pack, folder));
    bylaw_pack_free(pack);
    return status;
}
