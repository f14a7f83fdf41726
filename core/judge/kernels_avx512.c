/* SPDX-License-Identifier: Apache-2.0 */
/* The kernels for AVX-512. Headers come first, so that only the kernels are compiled for it. */
#include "core/judge/kernels.h"

#include <string.h>

#if defined(__x86_64__)
#if defined(__clang__)
#pragma clang attribute push(                                                                      \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,bmi,bmi2"))),                   \
    apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx2,bmi,bmi2")
#endif
#define KERNEL_SET kernels_avx512
#define KERNEL_COMPRESS
#include "core/judge/kernel_set.h"
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
