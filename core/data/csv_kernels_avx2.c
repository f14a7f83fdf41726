/* SPDX-License-Identifier: Apache-2.0 */
/* The passes over bytes for AVX2. Headers come first, so that only the passes are compiled for
   it. */
#include "core/data/csv_batch.h"

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

/* Four numbers; bit i: number i is odd. */
static inline unsigned put_four(const struct csv_numbers *numbers, size_t at)
{
    __m256i words = _mm256_loadu_si256((const __m256i_u *)(numbers->words + at));
    __m256i digits = _mm256_xor_si256(words, _mm256_set1_epi8(0x30));
    __m256i odd = _mm256_subs_epu8(digits, _mm256_set1_epi8(9));
    __m256i pairs = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(0x010a));
    __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x00010064));
    __m256i values = _mm256_add_epi64(_mm256_mul_epu32(fours, _mm256_set1_epi64x(10000)),
                                      _mm256_srli_epi64(fours, 32));
    __m256i even = _mm256_cmpeq_epi64(odd, _mm256_setzero_si256());
    __m256i below = _mm256_cmpgt_epi64(_mm256_set1_epi64x(numbers->least), values);
    __m256i above = _mm256_cmpgt_epi64(values, _mm256_set1_epi64x(numbers->most));
    __m256i good = _mm256_andnot_si256(_mm256_or_si256(below, above), even);
    _mm256_storeu_si256((__m256i_u *)(numbers->values + at), values);
    return ~(unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(good)) & 15;
}

static inline uint8_t put_eight(const struct csv_numbers *numbers, size_t at)
{
    return (uint8_t)(put_four(numbers, at) | put_four(numbers, at + 4) << 4);
}

static inline void narrow_eight(const int64_t *values, int32_t *cells)
{
    __m256i low = _mm256_loadu_si256((const __m256i_u *)values);
    __m256i high = _mm256_loadu_si256((const __m256i_u *)(values + 4));
    __m256 both = _mm256_shuffle_ps(_mm256_castsi256_ps(low), _mm256_castsi256_ps(high), 0x88);
    __m256i in_order = _mm256_permute4x64_epi64(_mm256_castps_si256(both), 0xd8);
    _mm256_storeu_si256((__m256i_u *)cells, in_order);
}

static inline void narrow_to_bytes(const int64_t *values, int8_t *cells)
{
    for (int i = 0; i < 8; i++)
        cells[i] = (int8_t)values[i];
}

#define CSV_SET csv_kernels_avx2
#include "core/data/csv_kernel_set.h"
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
