#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Cases with law of their own: it lies over the pack for that case alone, and what is wrong with it is
# what the case fails by.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

mkdir -p pack/national pack/regions/north
cat >pack/law.lua <<'END'
source "ACT" { title = "An act", published = "2019-12-01", since = "2020-01-01" }
source "NEW" { title = "A newer act", published = "2020-12-01", since = "2021-01-01" }
region "north" { level = "province", under = "nation" }
entity "town" { is_region = true }
entity "person" {
  town = one "town" { "Town", governs = true },
  months = whole_number { "Months insured", unit = "months", at_most = 720 },
  member = yes_no { "Is a member" },
}
parameter "needed" {
  title = "Months needed", unit = "months", override = "floor",
  from ("2020-01-01", 12, "ACT, art. 1"), from ("2020-06-01", 24, "NEW, art. 1"),
}
decision "open" { about = person, gives = yes_no {}, otherwise = "no", otherwise_law = "ACT, art. 2" }
clause "1" { decides = "open", law = "ACT, art. 2", when = person.months :at_least (param.needed), gives = "yes" }
exception "1.a" { to = "1", law = "ACT, art. 3", when = person.member, gives = "no" }
requirement "2" { about = override, law = "ACT, art. 4", demands = override.lawful }
requirement "4" { about = override, law = "ACT, art. 5", where = all { has (override.short), override.mode :is "floor" },
  demands = override.short :at_most (5) }
END
cat >pack/regions/north/law.lua <<'END'
parameter "needed" { by = "North", number = "N-1", reason = "few posts", from ("2020-01-01", 36, "ACT, art. 1") }
case "of the folder" { on = "2020-02-01",
  clause "3" { decides = "open", law = "ACT, art. 2", when = person.months :at_least (1), gives = "yes" },
  town "T" { region = "north" }, town "U" {},
  person "P" { town = "T", months = 1, member = "no" }, person "Q" { town = "U", months = 1, member = "no" },
  expect { who = "P", open = "yes", clause = { open = "3" } }, expect { who = "Q", open = "no" },
}
END
# 36 months are asked in the north, 12 (24 from June, as recorded in December) elsewhere.
cat >pack/cases.lua <<'END'
case "the pack alone" { on = "2020-07-01", town "T" {}, person "P" { town = "T", months = 14, member = "no" },
  expect { open = "no", short = { open = 10 } } }
case "as it was known" { on = "2020-07-01", known_on = "2020-11-30", town "T" {},
  person "P" { town = "T", months = 14, member = "no" }, expect { open = "yes" } }
case "without an exception" { on = "2020-02-01", without = { "1.a" }, town "T" {},
  person "P" { town = "T", months = 12, member = "yes" }, expect { open = "yes" } }
case "without a number and all below it" { on = "2020-02-01", without = { "1" }, town "T" {},
  person "P" { town = "T", months = 12, member = "yes" }, expect { open = "no", clause = { open = "otherwise" } } }
case "without the north" { on = "2020-02-01", without = { "@north" }, town "T" { region = "north" },
  person "P" { town = "T", months = 12, member = "no" }, expect { open = "yes" } }
case "a value of a region, unlawful" { on = "2020-02-01", region = "north",
  parameter "needed" { by = "North", number = "N-2", reason = "many posts", from ("2020-01-01", 6, "ACT, art. 1") },
  expect { who = "needed@north", ["2"] = "breach", ["4"] = "breach", short = { ["4"] = 1 } } } -- 12 - 6 = 6
case "the same value, as it stands" { on = "2020-02-01", expect { who = "needed@north", ["2"] = "pass", ["4"] = "not_concerned" } }
case "a decision of its own" { on = "2020-02-01",
  decision "gift" { about = person, gives = whole_number { unit = "yuan" } },
  clause "9" { decides = "gift", law = "ACT, art. 9", when = person.member, gives = 100 },
  person "P" { member = "yes" }, expect { gift = 100 } }
case "a statement anew" { on = "2020-02-01",
  clause "1" { decides = "open", law = "ACT, art. 2", when = person.months :at_least (1), gives = "yes" },
  town "T" {}, person "P" { town = "T", months = 1, member = "no" }, expect { open = "yes" } }
case "and not after it" { on = "2020-02-01", town "T" {}, person "P" { town = "T", months = 1, member = "no" },
  expect { open = "no" } }
END
run test pack
is "law of a case is for that case alone" \
"ok      cases.lua:1: the pack alone
ok      cases.lua:3: as it was known
ok      cases.lua:5: without an exception
ok      cases.lua:7: without a number and all below it
ok      cases.lua:9: without the north
ok      cases.lua:11: a value of a region, unlawful
ok      cases.lua:14: the same value, as it stands
ok      cases.lua:15: a decision of its own
ok      cases.lua:19: a statement anew
ok      cases.lua:22: and not after it
ok      regions/north/law.lua:2: of the folder
11 passed, 0 failed" "$out"
is "and all of them pass" 0 "$status"
run dump pack
lacks "law of a case is no law of the pack" '"name": "gift"' "$out"

cat >pack/cases.lua <<'END'
case "wrong law" { on = "2020-02-01",
  clause "9" { decides = "opn", law = "ACT, art. 9", give = "yes" },
  person "P" { member = "yes" }, expect { open = "no" } }
case "wrong amount" { on = "2020-02-01", town "T" {}, person "P" { town = "T", months = 10, member = "no" },
  expect { open = "no", short = { open = 3 } } }
case "no amount" { on = "2020-02-01", town "T" {}, person "P" { town = "T", months = 12, member = "no" },
  expect { open = "yes", short = { open = 3 } } }
END
run test pack
is "a case may fail by its own law" 1 "$status"
holds "and says what is wrong with it" \
"FAILED  cases.lua:1: wrong law
    cases.lua:2: 9: clause has no field 'give' (did you mean 'gives'?)
    cases.lua:2: 9: there is no decision 'opn' (did you mean 'open'?)
FAILED" "$out"
# 12 are needed: 10 is short by 2.
holds "what is short is compared" "open: expected short by 3, found short by 2" "$out"
holds "and may be nothing" "open: expected short by 3, found no test that fails by a number" "$out"
finish
