/* SPDX-License-Identifier: Apache-2.0 */
/* Requirements about the rules of the pack itself, judged without any facts from outside. */
#ifndef BYLAW_JUDGE_BOOK_H
#define BYLAW_JUDGE_BOOK_H

#include "core/pack/check.h"

/* Findings of the requirements about built-in entities, as the law stands on a day: each breach at
   the place of what breaks it, what cannot be judged, what there is nothing of to judge, and how
   many were judged. In arena. BYLAW_ENOMEM. */
bylaw_status book_judge(const struct bylaw_pack *pack, int32_t day, struct arena *arena,
                        struct found **found, size_t *count);

#endif
