#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Law that changes: which law counted for a case, and why. What is expected follows from the text of
# the rules in packs/time.
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

run test "$packs/time" --coverage
is "the worked cases hold" 0 "$status"
is "and are nine" "9 passed, 0 failed" "$(printf '%s\n' "$out" | tail -n 1)"
holds "they decide the old rules both ways" "5 of 5 clauses, 1 of 1 exceptions" "$out"

mkdir facts
printf 'id\nT\n' >facts/town.csv
printf 'id,town,applied,member,hurt\nA,T,2014-12-31,yes,no\nC,T,2020-01-01,yes,no\nD,T,,yes,no\n' \
    >facts/claim.csv

# explained ID QUESTION
explained()
{
    run explain "$packs/time" --facts facts --id "$1" --decide "$2" --on 2021-06-01
}
explained A scale
has "the old rule counts, with its law" "  yes     clause 1 gives 100 (OLD-2010, art. 1)" "$out"
has "by the law that ended it" "    yes     transitional after 2014-12-31 (MID-2015, art. 9)" "$out"
has "a newer one does not, though its own test holds" \
    "  no      clause 1 (MID-2015, art. 1)  in its place the one goes on that ended on 2014-12-31" "$out"
has "nor does the newest" \
    "  no      clause 1 (NEW-2020, art. 1)  in its place the one goes on that ended on 2014-12-31" "$out"
explained C scale
has "what does not go on is said" "  no      clause 1 (OLD-2010, art. 1)" "$out"
has "with the test that failed" "    no      transitional after 2019-12-31 (NEW-2020, art. 9)" "$out"
has "the newest counts" "  yes     clause 1 gives 200 (NEW-2020, art. 1)" "$out"
explained D scale
holds "from 100 to 200, and the day is asked for" "unknown (100 to 200)" "$out"
holds "by the day of application" "to ask: claim.applied" "$out"
has "the newest may count" "  unknown clause 1 gives 200 (NEW-2020, art. 1)" "$out"
explained C grant
has "otherwise closes what went on for others" "          otherwise  (OLD-2010, art. 3)" "$out"

run dump "$packs/time"
holds "the dump has the law of the end" '"ended_law": "NEW-2020, art. 8"' "$out"
finish
