/* SPDX-License-Identifier: Apache-2.0 */
/* Mistakes of a pack: recorded while it is built and frozen, reported in order of the source. */
#include "core/pack/build_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_recorded(const struct builder *builder, struct place at, const char *message)
{
    int kept = builder->mistake_count < MISTAKES_KEPT ? builder->mistake_count : MISTAKES_KEPT;
    for (int i = 0; i < kept; i++) {
        const struct mistake *known = &builder->mistakes[i];
        if (place_compare(known->at, at) == 0 && strcmp(known->message, message) == 0)
            return true;
    }
    return false;
}

static void record(struct builder *builder, struct place at, const char *clause, char *message,
                   size_t room)
{
    message[text_cut(message, room - 1)] = '\0';
    if (is_recorded(builder, at, message))
        return;
    if (builder->mistake_count >= MISTAKES_KEPT) {
        builder->mistake_count++;
        return;
    }
    const char *copy = build_text(builder, message);
    const char *owner = clause ? build_text(builder, clause) : "";
    if (builder->failed)
        return;
    if (arena_grow(builder->arena, &builder->mistakes, (size_t)builder->mistake_count,
                   &builder->mistake_room, sizeof *builder->mistakes) != BYLAW_OK) {
        builder->failed = true;
        return;
    }
    builder->mistakes[builder->mistake_count++] = (struct mistake){ at, owner, copy };
}

void build_mistake(struct builder *builder, struct place at, const char *clause, const char *format,
                   ...)
{
    va_list arguments;
    va_start(arguments, format);
    build_mistake_list(builder, at, clause, format, arguments);
    va_end(arguments);
}

void build_mistake_list(struct builder *builder, struct place at, const char *clause,
                        const char *format, va_list arguments)
{
    char message[512];
    vsnprintf(message, sizeof message, format, arguments);
    if (!builder->failed)
        record(builder, at, clause, message, sizeof message);
}

static int compare_mistakes(const void *a, const void *b)
{
    const struct mistake *left = a;
    const struct mistake *right = b;
    int order = place_compare(left->at, right->at);
    return order != 0 ? order : strcmp(left->message, right->message);
}

void build_report_mistakes(struct builder *builder, bylaw_error *error)
{
    int kept = builder->mistake_count < MISTAKES_KEPT ? builder->mistake_count : MISTAKES_KEPT;
    if (kept == 0)
        return;
    qsort(builder->mistakes, (size_t)kept, sizeof *builder->mistakes, compare_mistakes);
    for (int i = 0; i < kept; i++) {
        const struct mistake *mistake = &builder->mistakes[i];
        bylaw_error each;
        error_set(&each, BYLAW_EPACK, mistake->at, mistake->clause, "%s", mistake->message);
        if (i == 0 && error)
            *error = each;
        if (builder->on_mistake)
            builder->on_mistake(builder->on_mistake_user, &each);
    }
    if (builder->mistake_count > kept && builder->on_mistake) {
        bylaw_error more;
        error_set(&more, BYLAW_EPACK, (struct place){ 0 }, NULL,
                  "there are %d mistakes more; correct these first", builder->mistake_count - kept);
        builder->on_mistake(builder->on_mistake_user, &more);
    }
}
