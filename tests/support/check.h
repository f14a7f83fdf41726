/* SPDX-License-Identifier: Apache-2.0 */
/* What every test program includes: cmocka with the headers that it wants first. */
#ifndef BYLAW_TESTS_CHECK_H
#define BYLAW_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

#endif
