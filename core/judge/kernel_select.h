/* SPDX-License-Identifier: Apache-2.0 */
/* Reading and choosing whole columns, for one lane: included by kernel_set.h as kernel_lanes.h
   is. */

/* to[i] = from[i] where mask[i]. */
static void LANE_NAME(copy)(const uint8_t *restrict mask, const void *restrict from_cells,
                            bool uniform, void *restrict to_cells, size_t count)
{
    const LANE_TYPE *restrict from = from_cells;
    LANE_TYPE *restrict to = to_cells;
    if (!mask && !uniform) {
        memcpy(to, from, count * sizeof *to);
    } else if (!mask) {
        const LANE_TYPE value = from[0];
        for (size_t i = 0; i < count; i++)
            to[i] = value;
    } else if (uniform) {
        const LANE_TYPE value = from[0];
        for (size_t i = 0; i < count; i++)
            to[i] = mask[i] ? value : to[i];
    } else {
        for (size_t i = 0; i < count; i++)
            to[i] = mask[i] ? from[i] : to[i];
    }
}

/* clash[i] where the mask holds and the values differ. */
static void LANE_NAME(differ)(const uint8_t *restrict mask, const void *restrict a_cells,
                              bool uniform, const void *restrict b_cells, uint8_t *restrict clash,
                              size_t count)
{
    const LANE_TYPE *restrict a = a_cells, *restrict b = b_cells;
    if (uniform) {
        const LANE_TYPE value = a[0];
        for (size_t i = 0; i < count; i++)
            clash[i] |= (uint8_t)(mask[i] & (value != b[i]));
    } else {
        for (size_t i = 0; i < count; i++)
            clash[i] |= (uint8_t)(mask[i] & (a[i] != b[i]));
    }
}

static void LANE_NAME(gather)(const void *restrict cells, const int32_t *restrict rows,
                              void *restrict to_cells, size_t count)
{
    const LANE_TYPE *restrict from = cells;
    LANE_TYPE *restrict to = to_cells;
    for (size_t i = 0; i < count; i++)
        to[i] = from[alone(rows[i])];
}

static void LANE_NAME(scatter)(const void *restrict cells, bool uniform,
                               const int32_t *restrict places, void *restrict to_cells,
                               size_t count)
{
    const LANE_TYPE *restrict from = cells;
    LANE_TYPE *restrict to = to_cells;
    const LANE_TYPE first = uniform ? from[0] : 0;
    if (uniform)
        for (size_t i = 0; i < count; i++)
            to[alone(places[i])] = first;
    else
        for (size_t i = 0; i < count; i++)
            to[alone(places[i])] = from[i];
}

/* lo where known, else what stands for a value that is not: its bounds where it is unknown. */
static void LANE_NAME(blank)(struct vector *out, wide min, wide max, size_t count)
{
    const uint8_t *restrict state = out->state;
    LANE_TYPE *restrict lo = out->lo;
    if (out->hi == out->lo) {
        for (size_t i = 0; i < count; i++)
            lo[i] = state[i] ? 0 : lo[i];
        return;
    }
    LANE_TYPE *restrict hi = out->hi;
    const LANE_TYPE least = (LANE_TYPE)min, most = (LANE_TYPE)max;
    for (size_t i = 0; i < count; i++) {
        LANE_TYPE low = state[i] == STATE_UNKNOWN ? least : 0;
        LANE_TYPE high = state[i] == STATE_UNKNOWN ? most : 0;
        hi[i] = state[i] ? high : lo[i];
        lo[i] = state[i] ? low : lo[i];
    }
}

static void LANE_NAME(reread)(struct vector *out, size_t count)
{
    const uint8_t *restrict state = out->state;
    LANE_TYPE *restrict lo = out->lo;
    if (out->hi == out->lo) {
        for (size_t i = 0; i < count; i++)
            lo[i] = state[i] ? 0 : lo[i];
        return;
    }
    LANE_TYPE *restrict hi = out->hi;
    for (size_t i = 0; i < count; i++) {
        LANE_TYPE high = state[i] == STATE_UNKNOWN ? hi[i] : 0;
        hi[i] = state[i] ? high : lo[i];
        lo[i] = state[i] > STATE_UNKNOWN ? 0 : lo[i];
    }
}

static void LANE_NAME(settle)(struct vector *out, size_t count)
{
    const uint8_t *restrict state = out->state;
    LANE_TYPE *restrict lo = out->lo;
    for (size_t i = 0; i < count; i++)
        lo[i] = state[i] > STATE_UNKNOWN ? 0 : lo[i];
    if (out->hi == out->lo)
        return;
    LANE_TYPE *restrict hi = out->hi;
    for (size_t i = 0; i < count; i++)
        hi[i] = state[i] > STATE_UNKNOWN ? 0 : hi[i];
}
