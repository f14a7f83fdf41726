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
static inline void put_ends(uint32_t *out, uint32_t base, uint64_t ends, size_t count)
{
    (void)count;
    while (ends) {
        for (int i = 0; i < 8; i++) {
            out[i] = base + (uint32_t)_tzcnt_u64(ends);
            ends = _blsr_u64(ends);
        }
        out += 8;
    }
}

/* Four numbers, of eight digits each; bit i: number i is odd. */
static inline __m256i put_four(const uint64_t *words, int64_t least, int64_t most, unsigned *marks)
{
    __m256i digits = _mm256_loadu_si256((const __m256i_u *)words);
    __m256i odd = _mm256_subs_epu8(digits, _mm256_set1_epi8(9));
    __m256i pairs = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(0x010a));
    __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x00010064));
    __m256i values = _mm256_add_epi64(_mm256_mul_epu32(fours, _mm256_set1_epi64x(10000)),
                                      _mm256_srli_epi64(fours, 32));
    __m256i even = _mm256_cmpeq_epi64(odd, _mm256_setzero_si256());
    __m256i below = _mm256_cmpgt_epi64(_mm256_set1_epi64x(least), values);
    __m256i above = _mm256_cmpgt_epi64(values, _mm256_set1_epi64x(most));
    __m256i good = _mm256_andnot_si256(_mm256_or_si256(below, above), even);
    *marks = ~(unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(good)) & 15;
    return values;
}

/* Eight numbers into cells; bit i: number i is odd. */
static inline uint8_t put_eight(const uint64_t *words, int64_t least, int64_t most, void *cells,
                                int width)
{
    unsigned low_marks, high_marks;
    __m256i low = put_four(words, least, most, &low_marks);
    __m256i high = put_four(words + 4, least, most, &high_marks);
    if (width == 4) {
        __m256 both = _mm256_shuffle_ps(_mm256_castsi256_ps(low), _mm256_castsi256_ps(high), 0x88);
        low = _mm256_permute4x64_epi64(_mm256_castps_si256(both), 0xd8);
    } else {
        _mm256_storeu_si256((__m256i_u *)cells + 1, high);
    }
    _mm256_storeu_si256((__m256i_u *)cells, low);
    return (uint8_t)(low_marks | high_marks << 4);
}

/* The first `length` bytes of a word. */
static inline uint64_t keep_bytes(uint64_t word, size_t length)
{
    return _bzhi_u64(word, length < 8 ? 8 * (unsigned)length : 64);
}

#define CSV_SET csv_kernels_avx2
#include "core/data/csv_kernel_set.h"
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
