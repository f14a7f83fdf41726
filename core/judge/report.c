/* SPDX-License-Identifier: Apache-2.0 */
/* Reports about a pack: its dump, the words, completions, CSV headers, what an entity has. */
#include "core/judge/book.h"
#include "core/judge/challenge.h"
#include "core/judge/decision.h"
#include "core/judge/provisions.h"
#include "core/judge/worked.h"
#include "core/law/words.h"
#include "core/pack/check.h"
#include "core/pack/dump.h"
#include "core/pack/editor.h"

#include <string.h>

/* ---- Words ---------------------------------------------------------------------------------- */

static void word_list(struct buffer *out)
{
    static const char *const forms[] = { "Statements", "Kinds", "Parts of statements",
                                         "Values",     "Names", "Methods" };
    for (int form = WORD_STATEMENT; form < WORD_FIELD; form++) {
        buffer_format(out, "%s%s\n", form ? "\n" : "", forms[form]);
        for (size_t i = 0; i < word_row_count; i++)
            if (!word_rows[i].field && (int)word_rows[i].form == form)
                buffer_format(out, "  %s%-14s %s\n", form == WORD_METHOD ? ":" : "",
                              word_rows[i].name, word_rows[i].help);
    }
}

static void word_head(const struct word *word, struct buffer *out)
{
    if (word)
        buffer_format(out, "%s%s  %s\n\n    %s\n\n", word->form == WORD_METHOD ? ":" : "",
                      word->name, word->help, word->usage);
}

/* A word and a method of one name share a page. */
static void word_page(const char *name, struct buffer *out)
{
    for (const struct word_page *page = word_pages; page->name; page++) {
        if (strcmp(page->name, name) != 0)
            continue;
        for (const char *const *line = page->lines; *line; line++)
            buffer_format(out, "%s\n", *line);
    }
}

static bylaw_status report_words(const char *argument, struct buffer *out, bylaw_error *error)
{
    enum { MOST_NAMES = 512 };
    if (!argument) {
        word_list(out);
        return BYLAW_OK;
    }
    const struct word *word = argument[0] == ':' ? NULL : word_find(argument);
    const struct word *method = word_find_method(argument[0] == ':' ? argument + 1 : argument);
    word_head(word, out);
    word_head(method, out);
    if (word || method) {
        word_page(word ? word->name : method->name, out);
        return BYLAW_OK;
    }
    const char *names[MOST_NAMES];
    size_t count = 0;
    for (size_t i = 0; i < word_row_count && count < MOST_NAMES; i++)
        if (!word_rows[i].field)
            names[count++] = word_rows[i].name;
    const char *nearest = text_nearest(argument, names, count);
    return error_set(error, BYLAW_ENOTFOUND, NOWHERE, NULL, "there is no word '%s'%s%s%s", argument,
                     nearest ? " (did you mean '" : "; bylaw words lists them",
                     nearest ? nearest : "", nearest ? "'?)" : "");
}

/* ---- Completions ---------------------------------------------------------------------------- */

static void name_add(struct buffer *out, const char *typed, size_t prefix, const char *name)
{
    if (strncmp(name, typed + prefix, strlen(typed + prefix)) == 0)
        buffer_format(out, "%.*s%s\n", (int)prefix, typed, name);
}

static void names_of_entity(const struct bylaw_pack *pack, const struct entity *entity,
                            const char *typed, size_t prefix, struct buffer *out)
{
    for (int i = 0; i < entity->attribute_count; i++)
        name_add(out, typed, prefix, entity->attributes[i]->name);
    for (int i = 0; i < pack->value_count; i++)
        if (pack->values[i]->entity == entity && text_is_name(pack->values[i]->name))
            name_add(out, typed, prefix, pack->values[i]->name);
}

static void names_of_parameters(const struct bylaw_pack *pack, const char *typed,
                                struct buffer *out)
{
    size_t prefix = strlen("param.");
    for (int i = 0; i < pack->parameter_count; i++)
        name_add(out, typed, prefix, pack->parameters[i]->id);
}

/* The entity that the names before the last dot lead to; NULL: nowhere. */
static const struct entity *path_entity(const struct bylaw_pack *pack, const char *typed,
                                        size_t length)
{
    char name[64];
    const struct entity *entity = NULL;
    size_t start = 0;
    while (start < length) {
        size_t end = start;
        while (end < length && typed[end] != '.')
            end++;
        if (end - start >= sizeof name)
            return NULL;
        memcpy(name, typed + start, end - start);
        name[end - start] = '\0';
        if (start == 0) {
            entity = pack_find_entity(pack, name);
        } else {
            const struct attribute *step = entity_find_attribute(entity, name);
            entity = step && step->kind == KIND_ONE ? step->target_entity : NULL;
        }
        if (!entity)
            return NULL;
        start = end + 1;
    }
    return entity;
}

static void report_names(const struct bylaw_pack *pack, const char *typed, struct buffer *out)
{
    const char *dot = strrchr(typed, '.');
    if (strncmp(typed, "param.", 6) == 0) {
        names_of_parameters(pack, typed, out);
        return;
    }
    if (dot) {
        size_t prefix = (size_t)(dot - typed) + 1;
        const struct entity *entity = path_entity(pack, typed, prefix - 1);
        if (entity)
            names_of_entity(pack, entity, typed, prefix, out);
        return;
    }
    for (size_t i = 0; i < word_row_count; i++)
        if (!word_rows[i].field && word_rows[i].form != WORD_METHOD)
            name_add(out, typed, 0, word_rows[i].name);
    for (int i = 0; i < pack->entity_count; i++)
        name_add(out, typed, 0, pack->entities[i]->name);
    for (int i = 0; i < pack->region_count; i++)
        name_add(out, typed, 0, pack->regions[i]->id);
    for (int i = 0; i < pack->value_count; i++)
        name_add(out, typed, 0, pack->values[i]->name);
}

/* ---- Entities ------------------------------------------------------------------------------- */

static void report_headers(const struct entity *entity, struct buffer *out)
{
    if (entity->is_book) /* nobody writes such a file */
        return;
    buffer_add(out, "id");
    if (entity->is_region)
        buffer_add(out, ",region");
    for (int i = 0; i < entity->attribute_count; i++)
        if (entity->attributes[i]->kind != KIND_MANY)
            buffer_format(out, ",%s", entity->attributes[i]->name);
    buffer_add_char(out, '\n');
}

static void report_choices(const struct choices *choices, struct buffer *out)
{
    for (int i = 0; choices && i < choices->count; i++)
        buffer_format(out, "%s%s", i ? "|" : "", choices->names[i]);
}

/* A title in a table parted by tabs: no tab or line end of its own. */
static void report_title(const char *title, struct buffer *out)
{
    for (; title && *title; title++)
        buffer_add_char(out, *title == '\t' || *title == '\n' ? ' ' : *title);
    buffer_add_char(out, '\n');
}

static void report_attribute(const struct attribute *attribute, struct buffer *out)
{
    buffer_format(out, "%s\t%s\t", attribute->name, kind_names[attribute->kind]);
    if (attribute->target_entity)
        buffer_add(out, attribute->target_entity->name);
    if (attribute->kind == KIND_CHOICE)
        report_choices(&attribute->choices, out);
    buffer_add_char(out, '\t');
    report_title(attribute->title, out);
}

static void report_entity(const struct bylaw_pack *pack, const struct entity *entity,
                          struct buffer *out)
{
    for (int i = 0; i < entity->attribute_count; i++)
        report_attribute(entity->attributes[i], out);
    for (int i = 0; i < pack->value_count; i++) {
        const struct value *value = pack->values[i];
        if (value->entity != entity)
            continue;
        buffer_format(out, "%s\t%s\t", value->name, value_form_word(value));
        report_choices(value->type.kind == KIND_CHOICE ? value->type.choices : NULL, out);
        buffer_add_char(out, '\t');
        report_title(value->title, out);
    }
}

static void report_entities(const struct bylaw_pack *pack, struct buffer *out)
{
    for (int i = 0; i < pack->entity_count; i++) {
        buffer_format(out, "%s\t", pack->entities[i]->name);
        report_title(pack->entities[i]->title, out);
    }
}

/* ---- Findings ------------------------------------------------------------------------------- */

static bylaw_status report_findings(const struct bylaw_pack *pack, const char *argument,
                                    struct buffer *out, bylaw_error *error)
{
    static const char region[] = "region=";
    struct check_options options = { .day = DAY_NONE };
    while (argument && *argument) {
        size_t length = strcspn(argument, " ");
        if (strncmp(argument, region, strlen(region)) == 0) {
            bylaw_status status =
                pack_want_region(pack, argument + strlen(region), &options.region, error);
            if (status != BYLAW_OK)
                return status;
            options.in_region = true;
            break; /* the last of the argument */
        }
        if (length == strlen("sources") && strncmp(argument, "sources", length) == 0)
            options.sources = true;
        else if (length == strlen("json") && strncmp(argument, "json", length) == 0)
            options.json = true;
        else if (!day_parse(argument, length, &options.day))
            return error_set(error, BYLAW_EVALUE, NOWHERE, NULL,
                             "'%.40s' is neither a day nor \"sources\", \"json\" or \"region=...\"",
                             argument);
        argument += length + (argument[length] == ' ');
    }
    struct arena arena;
    struct found *judged = NULL;
    arena_init(&arena, out->memory);
    bylaw_status status = book_judge(pack, options.day, &arena, &judged, &options.judged_count);
    if (status == BYLAW_OK && law_day_check(options.day, NULL) == BYLAW_OK)
        status = challenges_check(pack, options.region, options.day, &arena, &judged,
                                  &options.judged_count);
    options.judged = judged;
    if (status == BYLAW_OK)
        pack_check(pack, &options, out);
    arena_clear(&arena);
    return status == BYLAW_OK ? status : error_plain(error, status);
}

/* Requirements about decisions that the law of a region breaks. */
static bylaw_status count_breaches(const struct bylaw_pack *pack, int region, int32_t day,
                                   int *breaches)
{
    struct memory memory;
    struct arena arena;
    struct found *found = NULL;
    size_t count = 0;
    memory_init(&memory, pack->memory.alloc, pack->memory.user, 0);
    arena_init(&arena, &memory);
    bylaw_status status = challenges_check(pack, region, day, &arena, &found, &count);
    for (size_t i = 0; i < count && status == BYLAW_OK; i++)
        *breaches += found[i].severity == SEVERITY_ERROR;
    arena_clear(&arena);
    return status;
}

static bylaw_status report_regions(const struct bylaw_pack *pack, const char *argument,
                                   struct buffer *out, bylaw_error *error)
{
    int32_t day;
    if (!argument || !day_parse(argument, strlen(argument), &day))
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL, "'%.40s' is no day",
                         argument ? argument : "");
    struct arena arena;
    arena_init(&arena, out->memory);
    int *breaches = arena_alloc(&arena, (size_t)pack->region_count, sizeof(int));
    bylaw_status status = breaches ? BYLAW_OK : BYLAW_ENOMEM;
    for (int i = 1; i < pack->region_count && status == BYLAW_OK; i++)
        if (region_exists(pack->regions[i], day) && law_day_check(day, NULL) == BYLAW_OK)
            status = count_breaches(pack, i, day, &breaches[i]);
    if (status == BYLAW_OK)
        pack_check_regions(pack, day, breaches, out);
    arena_clear(&arena);
    return status == BYLAW_OK ? status : error_plain(error, status);
}

/* ---- Coverage ------------------------------------------------------------------------------- */

static void pass_over(void *user, const bylaw_test *test)
{
    (void)user;
    (void)test;
}

/* All cases judged, and noted. */
static bylaw_status coverage_judge(struct coverage *coverage, const struct bylaw_pack *pack,
                                   struct arena *arena, bylaw_error *error)
{
    bylaw_status status = coverage_init(coverage, pack, arena);
    if (status == BYLAW_OK)
        status = worked_judge(pack, coverage, pass_over, NULL, error);
    return status == BYLAW_OK && coverage->failed ? BYLAW_ENOMEM : status;
}

static bylaw_status report_coverage(const struct bylaw_pack *pack, const char *argument,
                                    struct buffer *out, bylaw_error *error)
{
    struct coverage coverage;
    struct arena arena;
    if (argument && strcmp(argument, "json") != 0)
        return error_set(error, BYLAW_EVALUE, NOWHERE, NULL, "'%.40s' is not \"json\"", argument);
    arena_init(&arena, out->memory);
    bylaw_status status = coverage_judge(&coverage, pack, &arena, error);
    if (status == BYLAW_OK)
        coverage_print(&coverage, argument != NULL, out);
    arena_clear(&arena);
    return status == BYLAW_ENOMEM ? error_no_memory(error) : status;
}

/* ---- Provisions ------------------------------------------------------------------------------ */

static bylaw_status report_provisions(const struct bylaw_pack *pack, struct buffer *out,
                                      bylaw_error *error)
{
    struct coverage coverage;
    struct arena arena;
    arena_init(&arena, out->memory);
    bylaw_status status = coverage_judge(&coverage, pack, &arena, error);
    if (status == BYLAW_OK)
        status = provisions_print(pack, &coverage, out);
    arena_clear(&arena);
    return status == BYLAW_ENOMEM ? error_no_memory(error) : status;
}

/* ---- One entry ------------------------------------------------------------------------------ */

static bylaw_status report_fill(const struct bylaw_pack *pack, bylaw_report_kind kind,
                                const char *argument, struct buffer *out, bylaw_error *error)
{
    struct entity *entity = NULL;
    if (kind == BYLAW_REPORT_WORDS)
        return report_words(argument, out, error);
    if (kind == BYLAW_REPORT_EDITOR || kind == BYLAW_REPORT_LUACHECK) {
        (kind == BYLAW_REPORT_EDITOR ? editor_definitions : editor_luacheck)(pack, out);
        return BYLAW_OK;
    }
    if (!pack)
        return error_set(error, BYLAW_EUSAGE, NOWHERE, NULL, "this report needs a pack");
    if (kind == BYLAW_REPORT_DUMP) {
        pack_dump(pack, out);
        return BYLAW_OK;
    }
    if (kind == BYLAW_REPORT_REGIONS)
        return report_regions(pack, argument, out, error);
    if (kind == BYLAW_REPORT_FINDINGS)
        return report_findings(pack, argument, out, error);
    if (kind == BYLAW_REPORT_COVERAGE)
        return report_coverage(pack, argument, out, error);
    if (kind == BYLAW_REPORT_PROVISIONS)
        return report_provisions(pack, out, error);
    if (kind == BYLAW_REPORT_NAMES) {
        report_names(pack, argument ? argument : "", out);
        return BYLAW_OK;
    }
    if (kind == BYLAW_REPORT_ENTITY && !argument) {
        report_entities(pack, out);
        return BYLAW_OK;
    }
    bylaw_status status = pack_want_entity(pack, argument ? argument : "", &entity, error);
    if (status != BYLAW_OK || !entity)
        return status;
    if (kind == BYLAW_REPORT_HEADERS)
        report_headers(entity, out);
    else
        report_entity(pack, entity, out);
    return BYLAW_OK;
}

bylaw_status bylaw_pack_report(const bylaw_pack *pack, bylaw_report_kind kind, const char *argument,
                               bylaw_sink *sink, void *user, bylaw_error *error)
{
    struct memory memory;
    struct buffer out;
    memory_init(&memory, pack ? pack->memory.alloc : NULL, pack ? pack->memory.user : NULL, 0);
    buffer_init(&out, &memory);
    bylaw_status status = report_fill(pack, kind, argument, &out, error);
    if (status == BYLAW_OK && out.failed)
        status = error_no_memory(error);
    if (status == BYLAW_OK && !sink(user, out.data ? out.data : "", out.length))
        status = error_plain(error, BYLAW_ECANCELLED);
    buffer_clear(&out);
    return status;
}
