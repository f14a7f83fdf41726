/* SPDX-License-Identifier: Apache-2.0 */
#include "core/law/calendar.h"

bool working_days_cover(const struct working_days *working, int32_t day)
{
    return working->days && day >= working->first && day <= working->last;
}

int working_days_until(const struct working_days *working, int32_t day)
{
    int low = 0,
        high = working->count; /* days before low are not after `day`, from high they are */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (working->days[middle] <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool working_days_after(const struct working_days *working, int32_t day, int64_t count,
                        int32_t *out)
{
    *out = day;
    if (count == 0)
        return true;
    int64_t at = working_days_until(working, day) + count - 1;
    if (count < 0 || at >= working->count)
        return false;
    *out = working->days[at];
    return true;
}
