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
parameter "old" { title = "Old", unit = "months", from ("2020-01-01", 60, "ACT"), from ("2021-01-01", 70, "ACT") }
decision "way" { about = person, gives = whole_number { unit = "months" } }
clause "W" {
  decides = "way", law = "ACT, art. 6", on = person.birth_date,
  gives = table { hit = "first",
    row { when = person.insured_months :below (param.old), gives = param.old, law = "ACT, art. 6 (1)" },
    row { when = person.member, gives = 1 },
  },
}
decision "queue" { about = person, gives = choice { "front", "middle", "back" } }
clause "Q" {
  decides = "queue", law = "ACT, art. 7",
  gives = table { hit = "priority", order = { "front", "middle", "back" },
    row { when = person.member, gives = "middle", law = "ACT, art. 7 (1)" },
    row { when = person.degree :is "master", gives = "front", law = "ACT, art. 7 (2)" },
    row { when = person.income :above (200), gives = "back" },
  },
}
derive "person.a_month" {
  law = "ACT, art. 5",
  gives = share (person.income, person.insured_months), places = 2, mode = "half_up",
}
RULES
printf '%s\n' 'id,degree,member,income,insured_months,birth_date' 'P,master,yes,100,0,2022-01-01' \
    'Q,none,no,100,3,2022-01-01' \
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
explained P queue
is "each row that holds has its own law, whichever wins" "  yes     clause Q gives front (ACT, art. 7)
    person.member = yes
    row 1 = middle (ACT, art. 7 (1))
    yes     person.degree :is \"master\"
      person.degree = master
    row 2 = front (ACT, art. 7 (2))
    no      person.income :above (200)                              100 < 200, short by 100
      person.income = 100.00" "$out"
explained Q queue
is "no row holds, and none is for that" "  clause Q (rules.lua:27): no row of a table holds" \
    "$(printf '%s' "$first" | sed "s/.*nation//")"
explained P way
is "a table in a clause with a day of its own reads the parameters of that day" \
"  yes     clause W gives 70 (ACT, art. 6)
    yes     all
      yes     person.birth_date :at_least \"2020-01-01\"                2022-01-01 > 2020-01-01
        person.birth_date = 2022-01-01
    yes     person.insured_months :below (param.old :on (person.birth_date))  0 < 70
      person.insured_months = 0
      param.old :on (person.birth_date) = 70 (ACT, since 2021-01-01)
        person.birth_date = 2022-01-01
    row 1 = 70 (ACT, art. 6 (1))
      param.old :on (person.birth_date) = 70 (ACT, since 2021-01-01)
        person.birth_date = 2022-01-01
    person.member = yes
    row 2 = 1" "$out"
explained Q a_month
is "100 over 3 is rounded to 33.33" \
    "person.a_month of Q: 33.33 (ACT, art. 5)  on 2020-06-01 in nation" "$first"
finish
