#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# test --provisions: what a pack makes of each provision, and docs/coverage.md, which is this table of the
# mobility pack.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
mkdir -p "$work/pack/regions/north"
cat >"$work/pack/all.lua" <<'END'
source "ACT" { title = "The act", since = "2020-01-01", grade = 2 }
source "TALK" { title = "A speech", since = "2020-01-01" }
region "north" { level = "province", under = "nation" }
entity "person" { age = whole_number { "Age" }, member = yes_no { "Member" } }
parameter "grown" { title = "Grown up from", override = "free", from ("2020-01-01", 18, "ACT") }
parameter "old" { title = "Old from", from ("2020-01-01", 65, "ACT") }
parameter "fee" {
  title = "Fee by membership", unit = "yuan", keys = "person.member",
  from ("2020-01-01", { yes = 5, no = 9 }, "ACT"),
}
provision "1" { "Grown persons may come", law = "ACT, art. 1" }
provision "1.2" { "And | or old ones", law = "ACT, art. 1" }
provision "2" { "People are kind", law = "TALK", declared_only = "nobody can say" }
provision "3" { "Fees", law = "ACT, art. 3", truncated = true }
provision "10" { "Later", law = "ACT, art. 10", beyond_text = true }
decision "comes" { about = person, gives = yes_no }
derive "person.is_old" { title = "1.2, 3 Is old", law = "ACT", gives = person.age :at_least (param.old) }
clause "1" { decides = "comes", when = person.age :at_least (param.grown), gives = "yes" }
clause "1.2.b" { decides = "comes", when = person.is_old, gives = "yes" }
decision "pays" { about = person, gives = money }
clause "3" { decides = "pays", gives = param.fee (person.member) }
case "C1-1 a child" { on = "2021-01-01", person "A" { age = 7 }, expect { comes = "no_rule" } }
case "C1-2 a grown person" { on = "2021-01-01", person "A" { age = 18 }, expect { comes = "yes" } }
case "no number" { on = "2021-01-01", person "A" { age = 20 }, expect { comes = "yes" } }
END
cat >"$work/pack/regions/north/age.lua" <<'END'
parameter "grown" { by = "North", number = "1", reason = "late", from ("2020-01-01", 21, "ACT") }
END
# By hand. Clause 1 held for two cases and not for the first; 1.2.b never, since nobody is old; of clause 3
# nobody asks.
run test "$work/pack" --provisions
is "a rule that no case decides is status 1" 1 "$status"
is "the table" '| no. | provision | rules | parameters | cases | grade | regions |
|---|---|---|---|---|---|---|
| 1 | Grown persons may come | clause 1 (all.lua:18) | grown | C1-1, C1-2 and 1 more | 2 | north |
| 1.2 | And \| or old ones | clause 1.2.b (all.lua:19) *one way*, derived is_old (all.lua:17) | old | C1-1, C1-2 and 1 more | 2 |  |
| 2 | People are kind | declared only: nobody can say |  |  |  |  |
| 3 | Fees (text cut off) | clause 3 (all.lua:21) *no case*, derived is_old (all.lua:17) | fee, old |  | 2 |  |
| 10 | Later (not in the text at hand) | none yet |  |  | 2 |  |

5 provisions: 3 with rules, 1 declared only, 1 without a rule; 1 rules that no case decides' "$out"
cat >>"$work/pack/all.lua" <<'END'
case "C3-1 a member pays 5" { on = "2021-01-01", person "A" { member = "yes" }, expect { pays = 5 } }
END
run test "$work/pack" --provisions
is "and with a case status 0" 0 "$status"

cd "$here/../.." || exit 1
run test scripts/mobility --provisions
is "no rule of the mobility pack is without a case" 0 "$status"
sed '1,/^$/d; 1,/^$/d' docs/coverage.md >"$work/page"
printf '%s\n' "$out" >"$work/now"
is "docs/coverage.md is the table of today (if not: make provisions)" "" \
    "$(diff "$work/now" "$work/page" | head -n 5)"
finish
