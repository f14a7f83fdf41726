/* SPDX-License-Identifier: Apache-2.0 */
/* Choosing among columns, for one lane: included by kernel_set.h as kernel_lanes.h is. */

/* to[i] = from[i] where mask[i]. */
static void LANE_NAME(copy)(const uint8_t *restrict mask, const void *restrict from_cells,
                            bool uniform, void *restrict to_cells, size_t count)
{
    const LANE_TYPE *restrict from = from_cells;
    LANE_TYPE *restrict to = to_cells;
    if (uniform) {
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
