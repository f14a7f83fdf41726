/* SPDX-License-Identifier: Apache-2.0 */
/* What keeping matters and looking at them share. */
#ifndef BYLAW_OFFICE_MATTER_H
#define BYLAW_OFFICE_MATTER_H

#include "bylaw_office.h"
#include "core/base/arena.h"
#include "core/office/store.h"
#include "core/pack/pack.h"
#include "core/pack/procedure.h"

struct bylaw_matters {
    struct memory memory;
    struct arena arena; /* path, time */
    struct arena work;  /* of one call */
    struct store store;
    const char *time;
    const bylaw_pack *pack;
};

/* A matter with the facts that are on file by a day, as a case. */
struct matter_case {
    struct bylaw_matters *matters;
    const struct procedure *procedure;
    const struct entity *entity;
    const char *id;
    bylaw_case *subject;
    size_t row;
};

/* The row of the matter alone: what has not been filed has not happened. The caller frees
   made->subject, whatever came of it. BYLAW_ENOTFOUND. */
bylaw_status matter_case_new(struct bylaw_matters *matters, const char *procedure, const char *id,
                             struct matter_case *made, bylaw_error *error);
/* "ATTRIBUTE=VALUE" or "ENTITY/ID.ATTRIBUTE=VALUE". BYLAW_EUSAGE, BYLAW_ENOTFOUND, BYLAW_EVALUE. */
bylaw_status matter_case_set(struct matter_case *made, const char *fact, bylaw_error *error);
/* Where it stands; texts in matters->work. ledger: where the state's decision is recorded, or
   NULL. */
bylaw_status matter_case_judge(struct matter_case *made, int32_t day, bylaw_ledger *ledger,
                               bylaw_matter *out, bylaw_error *error);

#endif
