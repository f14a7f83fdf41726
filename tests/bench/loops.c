/* SPDX-License-Identifier: Apache-2.0 */
/* Hand-written loops over the columns of the population. Compiled with -O3 -march=native, whatever
   the rest is compiled with. */
#include "tests/bench/loops.h"

#include <math.h>
#include <string.h>

/* ---- As one writes it ----------------------------------------------------------------------- */

static double row_points(const struct people *people, size_t i)
{
    static const double degrees[EDUCATIONS] = { 0, 0, 0, 10.5, 15, 26, 37 };
    int age = people->age[i];
    int insured_years = people->insured_months[i] / 12;
    int residence_years = people->residence_months[i] / 12;
    double points = 3 * insured_years;
    points += (people->housing[i] == OWN ? 1.0 : 0.5) * residence_years;
    points += degrees[people->education[i]];
    points += age <= 45 ? 20.0 : fmax(0.0, 20 - 4 * ceil((age - 45) * 2.0));
    points -= 30 * people->violations[i];
    points += people->tax[i] >= 30000000 ? 6 : 0;
    return points;
}

static int64_t row_benefit(const struct people *people, size_t i)
{
    double per_head = (double)people->income[i] / people->household_size[i];
    if (per_head >= people->standard[i])
        return 0;
    double amount = (people->standard[i] - per_head) * people->household_size[i];
    if (people->disabled[i])
        amount *= 1.2;
    return (int64_t)floor(amount + 0.5);
}

__attribute__((noinline)) void loop_rows(const struct people *people, struct answers *answers)
{
    for (size_t i = 0; i < people->count; i++) {
        int32_t population = people->city_population[i];
        uint8_t settlement;
        double points = 0;
        if (population < 3000000) {
            settlement = OPEN;
        } else if (population <= 5000000) {
            bool works = people->employed[i] || people->insured_months[i] >= 12;
            settlement = works && people->residence_months[i] >= 12 ? OPEN : NOT_YET;
        } else {
            points = row_points(people, i);
            settlement = points >= 100 ? POINTS_PASS : POINTS_FAIL;
        }
        answers->settlement[i] = settlement;
        answers->points[i] = points;
        answers->benefit[i] = row_benefit(people, i);
    }
}

/* ---- Eight at once -------------------------------------------------------------------------- */

#if defined(__x86_64__)
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2,fma")))

AVX2 static __m256i words(const int32_t *cells)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)cells);
}

AVX2 static __m256i bytes(const uint8_t *cells)
{
    return _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(const void *)cells));
}

AVX2 static __m256i number(int32_t value)
{
    return _mm256_set1_epi32(value);
}

/* x / 12 for x below 98,304. */
AVX2 static __m256i full_years(__m256i months)
{
    return _mm256_srli_epi32(_mm256_mullo_epi32(months, number(43691)), 19);
}

AVX2 static __m256i high_tax(const int64_t *tax)
{
    const __m256i bound = _mm256_set1_epi64x(29999999);
    __m256 low = _mm256_castsi256_ps(
        _mm256_cmpgt_epi64(_mm256_loadu_si256((const __m256i *)(const void *)tax), bound));
    __m256 high = _mm256_castsi256_ps(
        _mm256_cmpgt_epi64(_mm256_loadu_si256((const __m256i *)(const void *)(tax + 4)), bound));
    return _mm256_permute4x64_epi64(_mm256_castps_si256(_mm256_shuffle_ps(low, high, 0x88)), 0xD8);
}

/* Twice the points, so that they are whole. */
AVX2 static __m256i eight_points(const struct people *people, size_t i, __m256i insured,
                                 __m256i residence)
{
    const __m256i degrees = _mm256_setr_epi32(0, 0, 0, 21, 30, 52, 74, 0);
    __m256i own = _mm256_cmpeq_epi32(bytes(people->housing + i), _mm256_setzero_si256());
    __m256i years = full_years(residence), worked = full_years(insured);
    __m256i points = _mm256_add_epi32(years, _mm256_and_si256(years, own));
    points = _mm256_add_epi32(points, _mm256_mullo_epi32(worked, number(6)));
    points = _mm256_add_epi32(points,
                              _mm256_permutevar8x32_epi32(degrees, bytes(people->education + i)));
    __m256i age =
        _mm256_sub_epi32(number(40 + 16 * 45), _mm256_slli_epi32(words(people->age + i), 4));
    age = _mm256_max_epi32(_mm256_min_epi32(age, number(40)), _mm256_setzero_si256());
    points = _mm256_add_epi32(points, age);
    points =
        _mm256_sub_epi32(points, _mm256_mullo_epi32(words(people->violations + i), number(60)));
    return _mm256_add_epi32(points, _mm256_and_si256(high_tax(people->tax + i), number(12)));
}

AVX2 static void eight_settlements(const struct people *people, size_t i, struct answers *answers)
{
    __m256i population = words(people->city_population + i);
    __m256i insured = words(people->insured_months + i);
    __m256i residence = words(people->residence_months + i);
    __m256i works =
        _mm256_or_si256(_mm256_cmpgt_epi32(bytes(people->employed + i), _mm256_setzero_si256()),
                        _mm256_cmpgt_epi32(insured, number(11)));
    __m256i fit = _mm256_and_si256(works, _mm256_cmpgt_epi32(residence, number(11)));
    __m256i by_points = _mm256_cmpgt_epi32(population, number(5000000));
    __m256i limited = _mm256_cmpgt_epi32(population, number(2999999));
    __m256i points = _mm256_and_si256(eight_points(people, i, insured, residence), by_points);
    __m256i passed = _mm256_add_epi32(number(POINTS_FAIL), _mm256_cmpgt_epi32(points, number(199)));
    __m256i other = _mm256_andnot_si256(fit, _mm256_and_si256(limited, number(NOT_YET)));
    __m256i settlement = _mm256_blendv_epi8(other, passed, by_points);
    __m128i narrow = _mm_packus_epi32(_mm256_castsi256_si128(settlement),
                                      _mm256_extracti128_si256(settlement, 1));
    _mm_storel_epi64((__m128i *)(void *)(answers->settlement + i),
                     _mm_packus_epi16(narrow, narrow));
    const __m256d half = _mm256_set1_pd(0.5);
    _mm256_storeu_pd(answers->points + i,
                     _mm256_mul_pd(half, _mm256_cvtepi32_pd(_mm256_castsi256_si128(points))));
    _mm256_storeu_pd(answers->points + i + 4,
                     _mm256_mul_pd(half, _mm256_cvtepi32_pd(_mm256_extracti128_si256(points, 1))));
}

AVX2 static __m256d four(const int32_t *cells)
{
    return _mm256_cvtepi32_pd(_mm_loadu_si128((const __m128i *)(const void *)cells));
}

AVX2 static void four_benefits(const struct people *people, size_t i, struct answers *answers)
{
    /* 1.5 * 2^52: added to a whole number below 2^51, it leaves the number in the low bits. */
    const __m256d magic = _mm256_set1_pd(6755399441055744.0);
    const __m256i magic_bits = _mm256_castpd_si256(magic);
    __m256i fen = _mm256_loadu_si256((const __m256i *)(const void *)(people->income + i));
    __m256d income = _mm256_sub_pd(_mm256_castsi256_pd(_mm256_add_epi64(fen, magic_bits)), magic);
    __m256d size = four(people->household_size + i), standard = four(people->standard + i);
    __m256d per_head = _mm256_div_pd(income, size);
    __m256d amount = _mm256_mul_pd(_mm256_sub_pd(standard, per_head), size);
    int32_t flags;
    memcpy(&flags, people->disabled + i, sizeof flags);
    __m256d disabled = _mm256_castsi256_pd(
        _mm256_cmpgt_epi64(_mm256_cvtepu8_epi64(_mm_cvtsi32_si128(flags)), _mm256_setzero_si256()));
    amount =
        _mm256_mul_pd(amount, _mm256_blendv_pd(_mm256_set1_pd(1.0), _mm256_set1_pd(1.2), disabled));
    amount = _mm256_floor_pd(_mm256_add_pd(amount, _mm256_set1_pd(0.5)));
    amount = _mm256_and_pd(amount, _mm256_cmp_pd(per_head, standard, _CMP_LT_OQ));
    _mm256_storeu_si256(
        (__m256i *)(void *)(answers->benefit + i),
        _mm256_sub_epi64(_mm256_castpd_si256(_mm256_add_pd(amount, magic)), magic_bits));
}

/* Columns have room past the last row, so the last step needs no care. */
AVX2 bool loop_avx2(const struct people *people, struct answers *answers)
{
    if (!__builtin_cpu_supports("avx2"))
        return false;
    for (size_t i = 0; i < people->count; i += 8) {
        eight_settlements(people, i, answers);
        four_benefits(people, i, answers);
        four_benefits(people, i + 4, answers);
    }
    return true;
}
#else
bool loop_avx2(const struct people *people, struct answers *answers)
{
    (void)people, (void)answers;
    return false;
}
#endif
