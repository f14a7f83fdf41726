#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Law that changes: which law counted for a case, and why. What is expected follows from the text of
# the rules in packs/time.
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

run test "$packs/time"
is "the worked cases hold" 0 "$status"
is "and are thirteen" "13 passed, 0 failed" "$(printf '%s\n' "$out" | tail -n 1)"
run test "$packs/time" --coverage
holds "they decide all rules both ways but one that was taken back" \
    "6 of 7 clauses, 1 of 1 exceptions" "$out"

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

# known DAY KNOWN QUESTION: what a claim of nobody is decided to be.
known()
{
    repl ":on $1
:known_on $2
:use claim A
:decide $3" "$packs/time"
    out=$(printf '%s\n' "$out" | tail -n 1)
}
known 2019-06-01 2019-10-31 rate_then
holds "before the raise was published the corrected rate of 2018 counts" "rate_then: 3" "$out"
known 2019-06-01 2019-11-01 rate_then
holds "on the day on which it was published it counts" "rate_then: 2" "$out"
known 2019-06-01 2018-05-31 rate_then
holds "before the correction the first rate counts" "rate_then: 1" "$out"
known 2019-06-01 2009-10-31 rate_then
holds "before the law there was no rule" "no_rule" "$out"
known 2019-06-01 2019-10-31 bonus
holds "what was taken back later was law" "bonus: 50" "$out"
known 2019-06-01 2014-10-31 bonus
holds "what closes the decision was not published yet" "no_rule" "$out"
known 2019-06-01 "" bonus
holds "without a day all of it is read" "bonus: 0" "$out"
known 2019-06-01 yesterday bonus
holds "a day that is none changes nothing" "bonus: 0" "$out"
holds "and is said" "'yesterday' is no day: write it as :known_on 2019-12-31" "$err"

run explain "$packs/time" --facts facts --id A --decide scale --on 2021-06-01 --known-on 2019-10-31
has "an explanation says the day on which the law was recorded" \
    "claim.scale of A: 100 (OLD-2010, art. 1)  on 2021-06-01 in nation, as known on 2019-10-31" "$out"
lacks "and nothing of the law that was published later" "NEW-2020" "$out"
run explain "$packs/time" --facts facts --id A --decide scale --on 2021-06-01 --known-on 2019-10-31 \
    --format json
holds "so it does for programs" '"known_on": "2019-10-31"' "$out"
run run "$packs/time" --facts facts --decide scale --on 2021-06-01 --known-on 2019-10-31
holds "the summary of a run says it" "law of 2021-06-01, as known on 2019-10-31: 3 rows read" "$err"

mkdir unsaid
cat >unsaid/a.lua <<'LAW'
source "S" { title = "Nobody knows when", since = "2010-01-01" }
source "P" { title = "Published", published = "2009-01-01", since = "2010-01-01" }
entity "claim" { member = yes_no { "Is a member" } }
decision "d" { about = claim, gives = yes_no, otherwise = "no" }
clause "1" { decides = "d", law = "S", gives = "yes" }
clause "2" { decides = "d", law = "P", ended = "2012-12-31", gives = "yes" }
LAW
run test unsaid
is "without known_on nobody asks when law was recorded" 0 "$status"
repl ':known_on 2011-01-01' unsaid
is "with it everything must say so" "a.lua:1: S: source S does not say when it was published, so it \
cannot be told whether it was known on 2011-01-01; write published = \"...\"
a.lua:4: d: otherwise of d names no law, so it cannot be told whether it was known on 2011-01-01; write \
its law
a.lua:6: 2: 2 has an end but does not say by which law, so it cannot be told whether it was known on \
2011-01-01; write ended_law = \"SOURCE-ID, article\"" "$err"
finish
