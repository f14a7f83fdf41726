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

/* ---- Places ---- */

/* Where a place is: its region then; or the state that says why not. */
static enum state place_region(struct evaluator *evaluator, const struct scene *scene,
                               const struct node *place, int *region)
{
    const struct bylaw_pack *pack = evaluator->pack;
    if (place->op == OP_TEXT) {
        *region = region_called(pack, place->text);
    } else {
        const struct result *row = node_result(evaluator, scene, place);
        if (row->state != STATE_KNOWN)
            return row->state == STATE_UNKNOWN ? STATE_OPEN : row->state;
        const struct table *table = facts_table(evaluator->facts, place->type.entity);
        *region = table->regions ? table->regions[row->code] : REGION_NONE;
        if (*region == REGION_NONE)
            return STATE_FAULT;
    }
    *region = region_on(pack, *region, scene->day);
    return *region < 0 ? STATE_FAULT : STATE_KNOWN;
}

static struct result *lies_in_result(struct evaluator *evaluator, const struct scene *scene,
                                     const struct node *node)
{
    struct results *results = &evaluator->results;
    int region = 0, other = 0;
    enum state a = place_region(evaluator, scene, node->args[0], &region);
    enum state b = place_region(evaluator, scene, node->args[1], &other);
    if (state_is_fault(a) || state_is_fault(b)) {
        enum state worst = !state_is_fault(a) ? b : state_is_fault(b) ? state_worst(a, b) : a;
        return result_make(results, worst, FORM_CODE);
    }
    if (a == STATE_OPEN || b == STATE_OPEN)
        return result_make(results, STATE_OPEN, FORM_CODE);
    if (a == STATE_ABSENT || b == STATE_ABSENT)
        return result_code(results, 0);
    while (region >= 0 && region != other)
        region = region_above(evaluator->pack, region, scene->day);
    return result_code(results, region == other);
}

static struct result *region_of_result(struct evaluator *evaluator, const struct scene *scene,
                                       const struct node *node)
{
    const struct bylaw_pack *pack = evaluator->pack;
    int region = 0;
    enum state state = place_region(evaluator, scene, node->args[0], &region);
    if (state != STATE_KNOWN)
        return result_make(&evaluator->results, state, FORM_TEXT);
    while (region > 0 && strcmp(pack->regions[region]->level, node->text) != 0)
        region = region_above(pack, region, scene->day);
    if (region == 0)
        return result_make(&evaluator->results, STATE_ABSENT, FORM_TEXT);
    return result_text(&evaluator->results, pack->regions[region]->id);
}

struct result *place_result(struct evaluator *evaluator, const struct scene *scene,
                            const struct node *node)
{
    return node->op == OP_LIES_IN ? lies_in_result(evaluator, scene, node)
                                  : region_of_result(evaluator, scene, node);
}
