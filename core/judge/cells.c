/* SPDX-License-Identifier: Apache-2.0 */
/* Single cells of registers, and the order of states in comparisons. */
#include "core/judge/frame.h"

const uint8_t states_known[CHUNK_MOST_ROWS];
/* GNU C's range initialiser: 64 KiB of ones that no thread has to make. */
__extension__ const uint8_t states_yes[CHUNK_MOST_ROWS] = { [0 ... CHUNK_MOST_ROWS - 1] = 1 };

wide cell_get(enum lane lane, const void *cells, size_t index)
{
    switch (lane) {
    case LANE_8:
        return ((const uint8_t *)cells)[index];
    case LANE_32:
        return ((const int32_t *)cells)[index];
    case LANE_64:
        return ((const int64_t *)cells)[index];
    default:
        return ((const wide *)cells)[index];
    }
}

void cell_set(enum lane lane, void *cells, size_t index, wide value)
{
    switch (lane) {
    case LANE_8:
        ((uint8_t *)cells)[index] = (uint8_t)value;
        break;
    case LANE_32:
        ((int32_t *)cells)[index] = (int32_t)value;
        break;
    case LANE_64:
        ((int64_t *)cells)[index] = (int64_t)value;
        break;
    default:
        ((wide *)cells)[index] = value;
    }
}

uint8_t test_rank(uint8_t state, bool direct)
{
    static const uint8_t ranks[STATE_COUNT] = { RANK_KNOWN, RANK_UNKNOWN, RANK_OPEN, RANK_ABSENT,
                                                RANK_GAP,   RANK_FAULT,   RANK_FAULT };
    return direct && state == STATE_OPEN ? RANK_OPEN_ATTRIBUTE : ranks[state];
}

uint8_t test_of_rank(uint8_t rank)
{
    static const uint8_t states[] = { STATE_KNOWN, STATE_UNKNOWN, STATE_UNKNOWN, STATE_KNOWN,
                                      STATE_OPEN,  STATE_GAP,     STATE_FAULT };
    return states[rank];
}
