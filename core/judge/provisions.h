/* SPDX-License-Identifier: Apache-2.0 */
/* The table of provisions: what the pack makes of each numbered sentence of the policy. */
#ifndef BYLAW_JUDGE_PROVISIONS_H
#define BYLAW_JUDGE_PROVISIONS_H

#include "core/judge/coverage.h"

/* As Markdown, in order of the numbers; the last line counts. coverage: after all cases were
   judged. BYLAW_ENOMEM. */
bylaw_status provisions_print(const struct bylaw_pack *pack, const struct coverage *coverage,
                              struct buffer *out);

#endif
