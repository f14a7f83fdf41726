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
    bool json;      /* a finding is an object, not a line of text */
    bool in_region; /* only what stands in `region` or above it */
    int region;
};

/* Writes the findings in order of the files, one a line: "file:line: severity: clause: text". The
   severities are error, warning and note. Or with json, one a line: {"severity":"error",
   "file":"law.lua","line":3,"clause":"4.2","text":"..."}. */
void pack_check(const struct bylaw_pack *pack, const struct check_options *options,
                struct buffer *out);
/* What regions set on a day, one region a line, parted by tabs: id, title, level, how many values
   it sets, how many of them stand and do not, since when the first of these does not (""), and its
   breaches, by index of a region. Only regions that set something or have breaches. */
void pack_check_regions(const struct bylaw_pack *pack, int32_t day, const int *breaches,
                        struct buffer *out);

#endif
