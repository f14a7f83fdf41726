/* SPDX-License-Identifier: Apache-2.0 */
/* Statuses, their texts, and the one place that fills an error. */
#include "core/base/status.h"

#include "core/base/text.h"

#include <stdio.h>
#include <string.h>

const char *bylaw_version(void)
{
    return BYLAW_VERSION;
}

const char *bylaw_status_text(bylaw_status status)
{
    switch (status) {
#define STATUS_CASE(name, code, text)                                                              \
    case BYLAW_##name:                                                                             \
        return text;
        BYLAW_STATUS_LIST(STATUS_CASE)
#undef STATUS_CASE
    }
    return "unknown status";
}

static void copy_cut(char *out, size_t room, const char *text)
{
    size_t length = text ? text_cut(text, room - 1) : 0;
    if (length)
        memcpy(out, text, length);
    out[length] = '\0';
}

bylaw_status error_set_list(bylaw_error *error, bylaw_status status, struct place at,
                            const char *clause, const char *format, va_list arguments)
{
    if (!error)
        return status;
    *error = (bylaw_error){ .status = status, .line = at.line };
    copy_cut(error->file, sizeof error->file, at.file);
    copy_cut(error->clause, sizeof error->clause, clause);
    if (vsnprintf(error->message, sizeof error->message, format, arguments) < 0)
        copy_cut(error->message, sizeof error->message, bylaw_status_text(status));
    /* vsnprintf cuts at a byte; take back the part of a character that it may have left. */
    error->message[text_cut(error->message, sizeof error->message - 1)] = '\0';
    return status;
}

bylaw_status error_fill(bylaw_error *error, bylaw_status status, struct place at,
                        const char *clause, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    error_set_list(error, status, at, clause, format, arguments);
    va_end(arguments);
    return status;
}
