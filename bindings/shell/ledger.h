/* SPDX-License-Identifier: Apache-2.0 */
/* Recording what run and explain decide. */
#ifndef BYLAW_SHELL_LEDGER_H
#define BYLAW_SHELL_LEDGER_H

#include "bylaw_office.h"
#include "shell.h"

struct recording {
    const char *path; /* NULL: nothing is recorded */
    bool open_facts;
};

/* The options of a command that records. */
#define RECORDING_OPTIONS(recording)                                                               \
    { "ledger",                                                                                    \
      OPTION_TEXT,                                                                                 \
      &(recording)->path,                                                                          \
      "FILE",                                                                                      \
      "record each decision in this ledger, with the facts that it read",                          \
      NULL },                                                                                      \
    {                                                                                              \
        "open-facts", OPTION_FLAG, &(recording)->open_facts, NULL,                                 \
            "record private facts as they are (default: sealed, and not replayed)", NULL           \
    }

/* Whether the options go together; says what is wrong. */
bool recording_check(const struct recording *recording);
/* The time of what is recorded: "2026-11-25T08:00:00Z". */
void time_text(char text[32]);
int recording_open(const struct recording *recording, bylaw_ledger **out);
/* All decisions of a result; says how many. */
int recording_result(const struct recording *recording, bylaw_result *result,
                     struct progress *progress);
int recording_decision(bylaw_ledger *ledger, const bylaw_decision *decision);

#endif
