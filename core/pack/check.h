/* SPDX-License-Identifier: Apache-2.0 */
/* Checking: what is wrong or doubtful in a pack that can be judged. */
#ifndef BYLAW_PACK_CHECK_H
#define BYLAW_PACK_CHECK_H

#include "core/pack/pack.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

struct found {
    struct place at;
    enum severity severity;
    const char *clause;
    const char *text;
};

struct check_options {
    int32_t day;                /* for dates of review; DAY_NONE: they are not looked at */
    bool sources;               /* the weak sources too */
    const struct found *judged; /* what else was found: by requirements about the pack */
    size_t judged_count;
};

/* Writes the findings in order of the files, one a line: "file:line: severity: clause: text". The
   severities are error, warning and note. */
void pack_check(const struct bylaw_pack *pack, const struct check_options *options,
                struct buffer *out);

#endif
