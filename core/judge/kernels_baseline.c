/* SPDX-License-Identifier: Apache-2.0 */
/* The kernels for any machine, and the choice among all. */
#define KERNEL_SET kernels_baseline
#include "core/judge/kernel_set.h"

const struct kernels *kernels_choose(void)
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return &kernels_avx512;
    if (__builtin_cpu_supports("avx2"))
        return &kernels_avx2;
#endif
    return &kernels_baseline;
}
