/* SPDX-License-Identifier: Apache-2.0 */
/* One record of a ledger: what it holds, how it is hashed, and how the facts that a decision read
   are written down. */
#ifndef BYLAW_OFFICE_RECORD_H
#define BYLAW_OFFICE_RECORD_H

#include "core/judge/decision.h"

#define HASH_BYTES 32
#define SEAL_KEY_BYTES 32
#define RECORD_MOST_ROWS 10000 /* whose facts one decision reads */

/* The columns of a record after its number and before its hash. A text may be NULL. */
enum record_field {
    RECORD_TIME,           /* as the host told it */
    RECORD_QUESTION,       /* "person.settlement" */
    RECORD_SUBJECT,        /* "person/P1" */
    RECORD_DAY,            /* the law of this day was asked for */
    RECORD_DEFAULT_REGION, /* whose law counted for values without a place */
    RECORD_REGION,         /* whose law counted; NULL: not known, or a row that is not there */
    RECORD_OUTCOME,        /* "decided" */
    RECORD_VALUE,          /* NULL: not decided */
    RECORD_CLAUSE,         /* NULL: none */
    RECORD_REASON,         /* NULL: decided */
    RECORD_PACK,           /* digest, hexadecimal */
    RECORD_FACTS,          /* JSON */
    RECORD_FIELDS
};
extern const char *const record_columns[RECORD_FIELDS];

struct record {
    uint64_t number; /* from 1 */
    const char *fields[RECORD_FIELDS];
};

/* SHA-256 over the hash of the record before (32 zeros before the first), the number, and each
   field with its length, so that no two records have the same bytes. */
void record_hash(const struct record *record, const uint8_t previous[HASH_BYTES],
                 uint8_t hash[HASH_BYTES]);

/* A question and what it reads; kept from record to record, and longer than its pack may live. */
struct reads {
    int entity;        /* index in pack->entities */
    const char *value; /* name */
    const char *name;  /* "person.settlement" */
    struct wanted wanted;
};

/* Adds the facts that the decision read: {"person/P1":{"degree":"master", ...}, ...}, the subject
   first. A cell is written as in CSV; what is not known is left out. The region of a place is its
   "region"; a list of which all members are here is "closed". key: facts marked private are
   {"sealed":"..."}, keyed BLAKE2b over entity, id, attribute and cell; NULL: as they are.
   BYLAW_ELIMIT, BYLAW_ENOMEM. */
bylaw_status record_add_facts(const struct bylaw_decision *decision, const struct reads *reads,
                              const uint8_t *key, struct buffer *out);

void hex_print(const uint8_t *bytes, size_t count, char *out); /* 2 * count characters and a NUL */
bool hex_read(const char *text, uint8_t *bytes, size_t count);

#endif
