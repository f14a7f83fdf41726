/* SPDX-License-Identifier: Apache-2.0 */
/* The passes over bytes for AVX-512. Headers come first, so that only the passes are compiled for
   it. */
#include "core/data/csv_batch.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#if defined(__clang__)
#pragma clang attribute push(                                                                      \
    __attribute__((target("avx512f,avx512bw,avx2,bmi,bmi2,popcnt,lzcnt"))), apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx2,bmi,bmi2,popcnt,lzcnt")
#endif

struct group {
    __m512i bytes;
};

static inline struct group group_load(const char *at)
{
    return (struct group){ _mm512_loadu_si512(at) };
}

static inline uint64_t group_equal(struct group group, char c)
{
    return _mm512_cmpeq_epi8_mask(group.bytes, _mm512_set1_epi8(c));
}

static inline uint64_t group_below_space(struct group group)
{
    return _mm512_cmplt_epu8_mask(group.bytes, _mm512_set1_epi8(' '));
}

static inline uint64_t group_high(struct group group)
{
    return _mm512_movepi8_mask(group.bytes);
}

/* Sixteen places at a time, pushed together in a register: some machines are slow to do so into
   memory. */
static inline void put_ends(uint32_t *out, uint32_t base, uint64_t ends)
{
    __m512i places =
        _mm512_add_epi32(_mm512_set1_epi32((int)base),
                         _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
    for (int i = 0; i < 4; i++) {
        __mmask16 part = (__mmask16)(ends >> (16 * i));
        _mm512_storeu_si512(out, _mm512_maskz_compress_epi32(part, places));
        out += __builtin_popcount(part);
        places = _mm512_add_epi32(places, _mm512_set1_epi32(16));
    }
}

static inline uint8_t put_eight(const struct csv_numbers *numbers, size_t at)
{
    __m512i words = _mm512_loadu_si512(numbers->words + at);
    __m512i digits = _mm512_xor_si512(words, _mm512_set1_epi8(0x30));
    __m512i odd = _mm512_subs_epu8(digits, _mm512_set1_epi8(9));
    __m512i pairs = _mm512_maddubs_epi16(digits, _mm512_set1_epi16(0x010a));
    __m512i fours = _mm512_madd_epi16(pairs, _mm512_set1_epi32(0x00010064));
    __m512i values = _mm512_add_epi64(_mm512_mul_epu32(fours, _mm512_set1_epi64(10000)),
                                      _mm512_srli_epi64(fours, 32));
    __mmask8 below = _mm512_cmplt_epi64_mask(values, _mm512_set1_epi64(numbers->least));
    __mmask8 above = _mm512_cmpgt_epi64_mask(values, _mm512_set1_epi64(numbers->most));
    _mm512_storeu_si512(numbers->values + at, values);
    return (uint8_t)(_mm512_test_epi64_mask(odd, odd) | below | above);
}

static inline void narrow_eight(const int64_t *values, int32_t *cells)
{
    _mm256_storeu_si256((__m256i_u *)cells, _mm512_cvtepi64_epi32(_mm512_loadu_si512(values)));
}

static inline void narrow_to_bytes(const int64_t *values, int8_t *cells)
{
    _mm_storel_epi64((__m128i_u *)cells, _mm512_cvtepi64_epi8(_mm512_loadu_si512(values)));
}

#define CSV_SET csv_kernels_avx512
#include "core/data/csv_kernel_set.h"
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
