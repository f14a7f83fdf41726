/* SPDX-License-Identifier: Apache-2.0 */
/* Columns that stand for none, and the order of states in comparisons. */
#include "core/judge/frame.h"

const uint8_t states_known[CHUNK_MOST_ROWS];
/* GNU C's range initialiser: 64 KiB of ones that no thread has to make. */
__extension__ const uint8_t states_yes[CHUNK_MOST_ROWS] = { [0 ... CHUNK_MOST_ROWS - 1] = 1 };

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
