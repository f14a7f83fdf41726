/* SPDX-License-Identifier: Apache-2.0 */
/* The passes over bytes for AVX-512 with VBMI2, which pushes bytes together. Headers come first, so
   that only the passes are compiled for it. */
#include "core/data/csv_batch.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#if defined(__clang__)
#pragma clang attribute push(                                                                      \
    __attribute__((target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt,lzcnt"))),            \
    apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt,lzcnt")
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

/* The places of all ends as bytes, pushed together in a register (some machines are slow to do so
   into memory), then as many sixteens of them as there are, which is one for most texts. */
static inline void put_ends(uint32_t *out, uint32_t base, uint64_t ends, size_t count)
{
    static const uint8_t numbers[CSV_GROUP] = { 0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12,
                                                13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
                                                26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38,
                                                39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51,
                                                52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63 };
    __m512i places = _mm512_maskz_compress_epi8(ends, _mm512_loadu_si512(numbers));
    __m512i first = _mm512_set1_epi32((int)base);
    __m128i bytes = _mm512_castsi512_si128(places);
    _mm512_storeu_si512(out, _mm512_add_epi32(first, _mm512_cvtepu8_epi32(bytes)));
    if (count <= 16)
        return;
    bytes = _mm512_extracti32x4_epi32(places, 1);
    _mm512_storeu_si512(out + 16, _mm512_add_epi32(first, _mm512_cvtepu8_epi32(bytes)));
    bytes = _mm512_extracti32x4_epi32(places, 2);
    _mm512_storeu_si512(out + 32, _mm512_add_epi32(first, _mm512_cvtepu8_epi32(bytes)));
    bytes = _mm512_extracti32x4_epi32(places, 3);
    _mm512_storeu_si512(out + 48, _mm512_add_epi32(first, _mm512_cvtepu8_epi32(bytes)));
}

/* Eight numbers, of eight digits each, into cells; bit i: number i is odd. */
static inline uint8_t put_eight(const uint64_t *words, int64_t least, int64_t most, void *cells,
                                int width)
{
    __m512i digits = _mm512_loadu_si512(words);
    __m512i odd = _mm512_subs_epu8(digits, _mm512_set1_epi8(9));
    __m512i pairs = _mm512_maddubs_epi16(digits, _mm512_set1_epi16(0x010a));
    __m512i fours = _mm512_madd_epi16(pairs, _mm512_set1_epi32(0x00010064));
    __m512i values = _mm512_add_epi64(_mm512_mul_epu32(fours, _mm512_set1_epi64(10000)),
                                      _mm512_srli_epi64(fours, 32));
    __mmask8 below = _mm512_cmplt_epi64_mask(values, _mm512_set1_epi64(least));
    __mmask8 above = _mm512_cmpgt_epi64_mask(values, _mm512_set1_epi64(most));
    if (width == 4)
        _mm256_storeu_si256(cells, _mm512_cvtepi64_epi32(values));
    else
        _mm512_storeu_si512(cells, values);
    return (uint8_t)(_mm512_test_epi64_mask(odd, odd) | below | above);
}

/* The first `length` bytes of a word. */
static inline uint64_t keep_bytes(uint64_t word, size_t length)
{
    return _bzhi_u64(word, length < 8 ? 8 * (unsigned)length : 64);
}

#define CSV_SET csv_kernels_avx512
#include "core/data/csv_kernel_set.h"
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
