/* SPDX-License-Identifier: Apache-2.0 */
/* Regions by day (section 6 of docs/semantics.md), from what officials wrote: ids and days. */
#include "tests/reference/evaluator.h"

#include <string.h>

static int region_called(const struct bylaw_pack *pack, const char *id)
{
    int found = 0;
    while (strcmp(pack->regions[found]->id, id) != 0)
        found++;
    return found;
}

int region_on(const struct bylaw_pack *pack, int region, int32_t day)
{
    const struct region *at = pack->regions[region];
    if (day < at->since)
        return -1;
    if (at->ended == DAY_NONE || day <= at->ended)
        return region;
    return at->becomes_count == 1 ? region_on(pack, region_called(pack, at->becomes[0]), day) : -1;
}

int region_above(const struct bylaw_pack *pack, int region, int32_t day)
{
    if (region == 0)
        return -1;
    return region_on(pack, region_called(pack, pack->regions[region]->under), day);
}
