/* SPDX-License-Identifier: Apache-2.0 */
/* A program for people: the law in the words of the notation, and the facts. */
#ifndef BYLAW_TESTS_REFERENCE_LISTING_H
#define BYLAW_TESTS_REFERENCE_LISTING_H

#include "core/data/facts.h"

#include <stdio.h>

void listing_pack(FILE *out, const struct bylaw_pack *pack);
void listing_facts(FILE *out, struct facts *facts);

#endif
