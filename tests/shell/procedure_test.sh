#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Procedures: their values are asked, counted and explained like any other; regions make none.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

mkdir -p pack/regions/north facts
cat >pack/pack.lua <<'EOF'
source "ACT" { title = "An act", since = "2020-01-01" }
region "north" { title = "North", code = "1", level = "city", under = "nation" }
entity "claim" {
  filed = day { "Filed", optional = true }, paid = day { "Paid", optional = true },
}
procedure "refund" {
  title = "Refund", about = claim, law = "ACT, art. 3",
  step { "file", done = claim.filed, by = "applicant" },
  step { "pay", done = claim.paid, within = days (30), by = "office" },
}
EOF
# a: 1 March + 30 days = 31 March. b: not filed. c: paid in time.
printf 'id,filed,paid\na,2020-03-01,-\nb,-,-\nc,2020-03-01,2020-03-31\n' >facts/claim.csv

run run pack --facts facts --decide refund_state,refund_due,refund_overdue,refund_by,refund_pay_late \
    --on 2020-04-02 --out out.csv
is "each row stands somewhere" 0 "$status"
is "state, last day, who acts and how late" \
"a,pay,2020-03-31,yes,office,2
b,file,,no,applicant,
c,finished,,no,nobody,0" "$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    { print $1 "," $at["refund_state"] "," $at["refund_due"] "," $at["refund_overdue"] "," \
        $at["refund_by"] "," $at["refund_pay_late"] }' out.csv)"

cat >pack/regions/north/north.lua <<'EOF'
procedure "other" { about = claim, law = "ACT, art. 3", step { "file", done = claim.filed } }
EOF
run test pack
is "a region makes no procedure" "3" "$status"
holds "and is told what to write" "other: a procedure is of the whole nation: write it outside regions/, and what regions set as a parameter" "$err"
finish
