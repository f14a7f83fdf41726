/* SPDX-License-Identifier: Apache-2.0 */
/* The passes over bytes for any machine, eight bytes a step, and the choice among all. */
#include "core/data/csv_batch.h"

#include <string.h>

#define EVERY UINT64_C(0x0101010101010101)

struct group {
    uint64_t words[8];
};

static inline struct group group_load(const char *at)
{
    struct group group;
    memcpy(&group, at, sizeof group);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    for (int i = 0; i < 8; i++)
        group.words[i] = __builtin_bswap64(group.words[i]);
#endif
    return group;
}

/* The highest bit of each byte as a mask. */
static inline uint64_t gather_bits(const uint64_t *words)
{
    uint64_t mask = 0;
    for (int i = 0; i < 8; i++) {
        uint64_t bits = (words[i] >> 7 & EVERY) * UINT64_C(0x0102040810204080) >> 56;
        mask |= bits << (8 * i);
    }
    return mask;
}

/* Bytes that are nought keep their highest bit; exact, no borrow runs from byte to byte. */
static inline uint64_t noughts(uint64_t word)
{
    return ~(((word & 0x7f * EVERY) + 0x7f * EVERY) | word) & 0x80 * EVERY;
}

static inline uint64_t group_equal(struct group group, char c)
{
    uint64_t words[8];
    for (int i = 0; i < 8; i++)
        words[i] = noughts(group.words[i] ^ (uint64_t)(unsigned char)c * EVERY);
    return gather_bits(words);
}

static inline uint64_t group_below_space(struct group group)
{
    uint64_t words[8];
    for (int i = 0; i < 8; i++)
        words[i] = noughts(group.words[i] & 0xe0 * EVERY);
    return gather_bits(words);
}

static inline uint64_t group_high(struct group group)
{
    return gather_bits(group.words);
}

static inline void put_ends(uint32_t *out, uint32_t base, uint64_t ends, size_t count)
{
    (void)count;
    for (; ends; ends &= ends - 1)
        *out++ = base + (uint32_t)__builtin_ctzll(ends);
}

/* Pairs, then fours, then all eight. */
static inline uint64_t digits_value(uint64_t word)
{
    word = (word & 0x0f * EVERY) * (10 * 0x100 + 1) >> 8;
    word = (word & UINT64_C(0x00ff00ff00ff00ff)) * (100 * 0x10000 + 1) >> 16;
    return (word & UINT64_C(0x0000ffff0000ffff)) * (UINT64_C(10000) * 0x100000000 + 1) >> 32;
}

/* Eight numbers, of eight digits each, into cells; bit i: number i is odd. */
static inline uint8_t put_eight(const uint64_t *words, int64_t least, int64_t most, void *cells,
                                int width)
{
    unsigned odd = 0;
    for (unsigned i = 0; i < 8; i++) {
        uint64_t digits = words[i];
        bool is_odd = ((digits | ((digits & 0x0f * EVERY) + 0x06 * EVERY)) & 0xf0 * EVERY) != 0;
        int64_t value = (int64_t)digits_value(digits);
        if (width == 4)
            ((int32_t *)cells)[i] = (int32_t)value;
        else
            ((int64_t *)cells)[i] = value;
        is_odd |= value < least || value > most;
        odd |= (unsigned)is_odd << i;
    }
    return (uint8_t)odd;
}

/* The first `length` bytes of a word. */
static inline uint64_t keep_bytes(uint64_t word, size_t length)
{
    return length - 1 < 8 ? word & ~UINT64_C(0) >> (64 - 8 * (unsigned)length) : length ? word : 0;
}

#define CSV_SET csv_kernels_baseline
#include "core/data/csv_kernel_set.h"

static void no_index(const char *text, size_t length, struct csv_index *index)
{
    (void)text;
    (void)length;
    index->count = 0;
    index->lines = 0;
    index->high = false;
}

static size_t no_split(const char *text, size_t length, uint64_t most, uint64_t *newlines)
{
    (void)text;
    (void)length;
    (void)most;
    *newlines = 0;
    return 0;
}

const struct csv_kernels csv_kernels_none = { .index = no_index,
                                              .split = no_split,
                                              .newlines = set_newlines };

const struct csv_kernels *csv_kernels_choose(void)
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vbmi2"))
        return &csv_kernels_avx512;
    if (__builtin_cpu_supports("avx2"))
        return &csv_kernels_avx2;
#endif
    return &csv_kernels_baseline;
}
