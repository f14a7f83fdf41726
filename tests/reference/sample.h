/* SPDX-License-Identifier: Apache-2.0 */
/* A pack and facts in which each state occurs, for tests that work results out by hand. Expressions
   are written as tests/support/prefix.h says, about one person:
     three 3; none absent; open optional and empty; unknown in 0 .. 10; yes; no; maybe unknown;
     absent_yes absent; open_yes optional and empty; grade mid; degree unknown; born 2004-02-29;
     home a city of five; lost an unknown city; away no city; vague an optional city, empty;
     bad, a fault (none + 1); gap, a parameter without value; risky, open and perhaps a fault
     (open + 1); spells of 4 months, 7 months and an unknown number in 0 .. 10. */
#ifndef BYLAW_TESTS_REFERENCE_SAMPLE_H
#define BYLAW_TESTS_REFERENCE_SAMPLE_H

#include "core/data/facts.h"
#include "tests/support/prefix.h"

struct builder *sample_pack(void);
/* A derived value of the person. */
void sample_derive(struct builder *builder, const char *name, const char *expression);
struct bylaw_pack *sample_freeze(struct builder *builder);
struct facts *sample_facts(const struct bylaw_pack *pack, bool lists_open);

#endif
