/* SPDX-License-Identifier: Apache-2.0 */
/* Statuses and errors. A low floor returns a status only; the floor that knows the file, line and
   clause fills the caller's bylaw_error once, and nobody overwrites it. */
#ifndef BYLAW_BASE_STATUS_H
#define BYLAW_BASE_STATUS_H

#include "bylaw.h"

#include <stdarg.h>

/* A place in a pack's source. file is a name owned by the pack (or a constant); line 0: none. */
struct place {
    const char *file;
    int line;
};
#define NOWHERE ((struct place){ .file = "" })

/* Fills *error (which may be NULL) and gives status, so that `return error_set (...)` reads well.
   clause may be NULL. The message is a printf format; texts are cut at a UTF-8 boundary. A macro,
   so that the compiler sees which status comes back: it then knows that a caller who goes on with
   BYLAW_OK alone never uses what was not found. */
#define error_set(error, status, ...) error_same(error_fill(error, status, __VA_ARGS__), status)
bylaw_status error_fill(bylaw_error *error, bylaw_status status, struct place at,
                        const char *clause, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
static inline bylaw_status error_same(bylaw_status filled, bylaw_status status)
{
    (void)filled;
    return status;
}
bylaw_status error_set_list(bylaw_error *error, bylaw_status status, struct place at,
                            const char *clause, const char *format, va_list arguments)
    __attribute__((format(printf, 5, 0)));

/* The text of the status and no more: where nothing is known of the place. */
static inline bylaw_status error_plain(bylaw_error *error, bylaw_status status)
{
    return error_set(error, status, NOWHERE, NULL, "%s", bylaw_status_text(status));
}
static inline bylaw_status error_no_memory(bylaw_error *error)
{
    return error_plain(error, BYLAW_ENOMEM);
}

#endif
