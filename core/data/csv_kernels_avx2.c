/* SPDX-License-Identifier: Apache-2.0 */
/* The passes over bytes for AVX2. Headers come first, so that only the passes are compiled for it. */
#include "core/data/csv_kernels.h"
#include "core/data/csv_reader.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt"))),                \
                             apply_to = function)
#else
#pragma GCC target("avx2,bmi,bmi2,popcnt,lzcnt")
#endif

struct group {
    __m256i low, high;
};

static inline struct group group_load(const char *at)
{
    return (struct group){ _mm256_loadu_si256((const __m256i_u *)at),
                           _mm256_loadu_si256((const __m256i_u *)(at + 32)) };
}

static inline uint64_t join(__m256i low, __m256i high)
{
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high)
                                                     << 32;
}

static inline uint64_t group_equal(struct group group, char c)
{
    __m256i wanted = _mm256_set1_epi8(c);
    return join(_mm256_cmpeq_epi8(group.low, wanted), _mm256_cmpeq_epi8(group.high, wanted));
}

static inline uint64_t group_below_space(struct group group)
{
    __m256i most = _mm256_set1_epi8(0x1f);
    return join(_mm256_cmpeq_epi8(_mm256_min_epu8(group.low, most), group.low),
                _mm256_cmpeq_epi8(_mm256_min_epu8(group.high, most), group.high));
}

static inline uint64_t group_high(struct group group)
{
    return join(group.low, group.high);
}

/* Eight at a time, since a branch for each end would be guessed wrong too often; there is room. */
static inline void put_ends(uint32_t *out, uint32_t base, uint64_t ends)
{
    while (ends) {
        for (int i = 0; i < 8; i++) {
            out[i] = base + (uint32_t)_tzcnt_u64(ends);
            ends = _blsr_u64(ends);
        }
        out += 8;
    }
}

#define CSV_SET csv_kernels_avx2
#include "core/data/csv_kernel_set.h"
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
