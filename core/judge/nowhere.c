/* SPDX-License-Identifier: Apache-2.0 */
/* A region that is not there on a day, nor one other that it became: in words. */
#include "core/judge/run_internal.h"

static void names_print(struct buffer *out, const struct bylaw_pack *pack, const int *regions,
                        int count)
{
    for (int i = 0; i < count; i++)
        buffer_format(out, "%s%s",
                      i == 0           ? ""
                      : i == count - 1 ? " and "
                                       : ", ",
                      pack->regions[regions[i]]->id);
}

/* ": before, it was a" of what became the region when it began. */
static void predecessors_print(struct buffer *out, const struct bylaw_pack *pack, int region)
{
    int count = 0;
    for (int i = 1; i < pack->region_count; i++) {
        const struct region *old = pack->regions[i];
        for (int k = 0; k < old->becomes_count; k++) {
            if (old->successors[k] != region || old->ended + 1 != pack->regions[region]->since)
                continue;
            buffer_format(out, "%s%s", count++ == 0 ? "; before, it was " : " or ", old->id);
        }
    }
    if (count > 0)
        buffer_add(out, ": name that");
}

void nowhere_print(struct buffer *out, const struct bylaw_pack *pack, int region, int32_t day)
{
    int missing;
    if (pack_region_on(pack, region, day, &missing) >= 0)
        return;
    const struct region *lost = pack->regions[missing];
    buffer_format(out, "region %s is not there on ", pack->regions[region]->id);
    day_print(out, day);
    buffer_add(out, ": ");
    if (missing != region)
        buffer_format(out, "it became %s, which ", lost->id);
    else
        buffer_add(out, "it ");
    if (day < lost->since) {
        buffer_add(out, "begins on ");
        day_print(out, lost->since);
        predecessors_print(out, pack, missing);
        return;
    }
    buffer_add(out, "ended on ");
    day_print(out, lost->ended);
    if (lost->becomes_count == 0)
        return;
    buffer_add(out, " and was split into ");
    names_print(out, pack, lost->successors, lost->becomes_count);
    buffer_add(out, ": name one of these");
}
