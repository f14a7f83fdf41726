/* SPDX-License-Identifier: Apache-2.0 */
/* How long one thing takes: a decision, an explanation, a plan, loading a pack, a whole file. */
#ifndef BYLAW_BENCH_SINGLE_H
#define BYLAW_BENCH_SINGLE_H

#include "tests/bench/ours.h"

/* decision_us, explain_us, plan_us, load_ms, and those of records_measure. */
void single_measure(struct ours *ours, bool full);
/* record_us, ledger_vs_sqlite: recording a decision. full: a million times. */
void records_measure(const bylaw_decision *decision, bool full);
/* csv_ns_per_row, csv_wall_ns_per_row, stream_peak_mib: the program, from CSV to CSV. */
void files_measure(const char *program, const struct people *people);

/* How cost grows with rows, clauses and regions. */
void growth_measure(struct bylaw_pack *pack, bool full);

/* The page: the table and what follows from it, between its marks. */
void page_write(const char *path);

#endif
