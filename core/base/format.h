/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers and days as text without printf: each function writes at `out`, where there must be room,
   and gives the end. No NUL is written. The texts are those of number_print and day_print. */
#ifndef BYLAW_BASE_FORMAT_H
#define BYLAW_BASE_FORMAT_H

#include <stdint.h>

#define FORMAT_BYTES_MOST 40 /* room that is enough for each of these */

char *format_whole(char *out, int64_t value);
/* value / 10^places; zeros at the end are left out as long as more than least_places are left.
   0 <= least_places <= places <= 18. */
char *format_decimal(char *out, int64_t value, int places, int least_places);
char *format_day(char *out, int32_t day); /* "2019-12-25" */

#endif
