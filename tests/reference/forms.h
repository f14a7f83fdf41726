/* SPDX-License-Identifier: Apache-2.0 */
/* The two forms of a program: the one that decides, whose registers share buffers, and the one that
   keeps them all, which explanations, open facts and reasons are read from. */
#ifndef BYLAW_TESTS_REFERENCE_FORMS_H
#define BYLAW_TESTS_REFERENCE_FORMS_H

#include "core/judge/run.h"

/* Whether the form that keeps all gives what was decided. */
bool forms_agree(struct run *run, const struct value *value, size_t row,
                 const struct outcome *decided);

#endif
