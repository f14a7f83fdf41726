#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Requirements: asked by their id, counted, explained with what is missing to pass, and never passed
# on nothing.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

mkdir pack facts
cat >pack/pack.lua <<'END'
source "ACT" { title = "An act", since = "2020-01-01" }
entity "ruling" {
  amount = whole_number { "Amount", unit = "yuan" },
  serious = yes_no { "Is serious" },
}
requirement "3.6" {
  about = ruling, law = "ACT, art. 3", title = "Inside the published range",
  where = ruling.serious :is "no", demands = ruling.amount :at_most (500),
}
requirement "3.7" { about = ruling, law = "ACT, art. 4", where = ruling.amount :above (9000), demands = ruling.serious :is "yes" }
END
# a: 500 is not more than 500. b: 650 is 150 more. c: serious, so the range is not about it. d: amount
# unknown. e: nobody knows whether it is serious, but 500 would pass and 501 would not.
printf 'id,amount,serious\na,500,no\nb,650,no\nc,900,yes\nd,,no\ne,501,\n' >facts/ruling.csv

run run pack --facts facts --decide 3.6,3.7 --on 2020-06-01 --out out.csv
is "a breach is an outcome, not a failure" 0 "$status"
is "each row is judged" \
"id,3.6,3.6.clause,3.6.status,3.6.ask,3.7,3.7.clause,3.7.status,3.7.ask
a,pass,3.6,decided,,not_concerned,otherwise,decided,
b,breach,3.6,decided,,not_concerned,otherwise,decided,
c,not_concerned,otherwise,decided,,not_concerned,otherwise,decided,
d,,,undetermined,ruling.amount,,,undetermined,ruling.amount
e,,,undetermined,ruling.serious,not_concerned,otherwise,decided," "$(cat out.csv)"
holds "passes are counted" "decided       pass           3.6           1   20.0%" "$err"
holds "breaches are counted" "decided       breach         3.6           1   20.0%" "$err"
case $err in
*"nothing to judge"*) not_ok "a row that may be concerned is something to judge" "no such line" "$err" ;;
*) ok "a row that may be concerned is something to judge" ;;
esac

printf 'id,amount,serious\na,500,no\n' >facts/ruling.csv
run run pack --facts facts --decide 3.7 --on 2020-06-01
is "a requirement that finds nothing" 0 "$status"
holds "is no pass" "nothing to judge: the requirement is about none of these rows" "$err"
printf 'id,amount,serious\n' >facts/ruling.csv
run run pack --facts facts --decide 3.6 --on 2020-06-01
holds "nor is one without rows" "nothing to judge: the requirement is about none of these rows" "$err"

printf 'id,amount,serious\nb,650,no\n' >facts/ruling.csv
run explain pack --facts facts --decide 3.6 --id b --on 2020-06-01
holds "an explanation names the requirement" "ruling.3.6 of b: breach (ACT, art. 3)" "$out"
holds "and says by how much it is missed" "650 > 500, over by 150" "$out"
run explain pack --facts facts --decide 3.6 --id b --on 2020-06-01 --format json
holds "also for programs" '"kind": "requirement"' "$out"
run dump pack
holds "a dump says what it is" '"form":"requirement"' "$(printf '%s' "$out" | tr -d ' ')"
finish
