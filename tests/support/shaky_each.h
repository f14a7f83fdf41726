/* SPDX-License-Identifier: Apache-2.0 */
/* Each request for memory of a whole run fails once. */
#ifndef BYLAW_TESTS_SHAKY_EACH_H
#define BYLAW_TESTS_SHAKY_EACH_H

#include "tests/support/check.h"
#include "tests/support/shaky.h"

/* What takes its memory from the hook, and gives it all back. */
typedef bylaw_status shaky_whole(struct shaky *shaky, const void *user);

/* Runs it with its first request failing, then with its second, until none is refused. It goes well
   (an arena makes do with less), or it is without memory where a request was refused; how often it
   was. fails_onward: all requests after the one that fails do, too. */
static inline long shaky_each_fails(shaky_whole *whole, const void *user, bool fails_onward)
{
    bool refused = true;
    long without_memory = 0;
    for (long n = 0; refused; n++) {
        struct shaky shaky = { .fail_at = n, .fails_onward = fails_onward };
        bylaw_status status = whole(&shaky, user);
        assert_int_equal(shaky.live, 0);
        refused = shaky_refused(&shaky);
        if (status != BYLAW_OK && (status != BYLAW_ENOMEM || !refused))
            fail_msg("request %ld: %s", n, bylaw_status_text(status));
        without_memory += status == BYLAW_ENOMEM;
        assert_true(n < 100000);
    }
    return without_memory;
}

#endif
