#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# How shares, tables and clauses that combine are explained: the rows that held, and why there is no
# value. The values follow from the text of the rules below.
. "$(dirname "$0")/helper.sh"
mkdir "$work/pack" "$work/facts"
cp "$here/../../docs/words/base.lua" "$work/pack"
cat >"$work/pack/rules.lua" <<'RULES'
derive "person.rank" {
  law = "ACT, art. 3",
  gives = table { hit = "unique",
    row { when = person.degree :is "master", gives = 3 },
    row { when = person.member, gives = 2 },
    row { gives = 1 },
  },
}
derive "person.most" {
  law = "ACT, art. 4",
  gives = table { hit = "largest",
    row { when = person.member, gives = 5 },
    row { when = person.degree :is "master", gives = 8 },
    row { gives = 0 },
  },
}
derive "person.a_month" {
  law = "ACT, art. 5",
  gives = share (person.income, person.insured_months), places = 2, mode = "half_up",
}
RULES
printf 'id,degree,member,income,insured_months\nP,master,yes,100,0\nQ,none,no,100,3\n' \
    >"$work/facts/person.csv"

# explained ID QUESTION: without its first line, which says value, law, day and region.
explained()
{
    run explain "$work/pack" --facts "$work/facts" --id "$1" --decide "$2" --on 2020-06-01
    first=$(printf '%s\n' "$out" | sed 1q)
    out=$(printf '%s\n' "$out" | sed 1d)
}

explained P most
is "every row of a table that holds is said, with what it gives" "  person.member = yes
  row 1 = 5
  yes     person.degree :is \"master\"
    person.degree = master
  row 2 = 8" "$out"
explained Q most
is "the last row, where none holds" "  person.member = no
  no      person.degree :is \"master\"
    person.degree = none
  row 3 = 0" "$out"
explained P rank
is "two rows where one may hold" \
    "several rows of a table hold where one may: rows 1, 2" "${first#*nation  }"
explained P a_month
is "a divisor of 0 is named" \
    "share (person.income, person.insured_months): division by zero, person.insured_months is 0" \
    "${first#*nation  }"
explained Q a_month
is "100 over 3 is rounded to 33.33" \
    "person.a_month of Q: 33.33 (ACT, art. 5)  on 2020-06-01 in nation" "$first"
finish
