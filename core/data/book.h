/* SPDX-License-Identifier: Apache-2.0 */
/* The rule book as facts: the rows of the built-in entities (core/pack/book.c). */
#ifndef BYLAW_DATA_BOOK_H
#define BYLAW_DATA_BOOK_H

#include "core/data/facts.h"

/* Adds a row for each thing that the pack of the facts declares, with its place; nothing where the
   pack has no built-in entity. Called once for facts. BYLAW_ENOMEM. */
bylaw_status book_fill(struct facts *facts);

#endif
