#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Requirements about the rules of the pack itself: found by check, decided for every row, held by cases.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

mkdir -p pack/regions/north facts
cat >pack/pack.lua <<'END'
source "ACT" { title = "An act", published = "2020-01-31", since = "2020-01-01" }
source "OLD" { title = "An old act", published = "2018-12-01", since = "2019-01-01" }
source "BARE" { title = "A note" }
provision "4" { "Points", law = "OLD, art. 4" }
entity "town" { is_region = true }
entity "person" {
  town = one "town" { governs = true },
  insured = whole_number { unit = "months", at_most = 240, topic = "insurance" },
  degree = choice { "none", "master", topic = "education" },
  born = day { protected = true },
}
derive "person.late" { law = "OLD, art. 3", gives = person.insured :below (12) }
parameter "needed" { unit = "months", override = "floor", from ("2019-01-01", 12, "OLD, art. 1") }
decision "open" { about = person, gives = yes_no }
clause "1" { decides = "open", law = "OLD, art. 1", when = person.insured :at_least (param.needed), gives = "yes" }
clause "2" { decides = "open", law = "OLD, art. 2", when = person.late, gives = "no" }
points "score" {
  about = person, law = "OLD, art. 5", places = 2, mode = "half_up", since = "2019-01-01", ended = "2019-12-31",
  item { "Insured", family = "insurance", points = person.insured / 24 },
  item { "Degree", points = by (person.degree) { master = 20, none = 0 } },
  item { "Both", points = 1 },
}
points "score" {
  about = person, law = "OLD, art. 5", places = 2, mode = "half_up", since = "2020-01-01",
  item { "All", at_most = 25,
    item { "Insured", family = "insurance", points = person.insured / 24, at_most = 5 },
    item { "Degree", points = by (person.degree) { master = 20, none = 0 } } },
}
requirement "4.1" { about = source, title = "No rule works before it is published",
  where = all { has (source.published), has (source.since) }, demands = source.since :at_least (source.published) }
requirement "4.2" { about = clause, title = "Only insurance counts",
  where = clause.decides :is "open", demands = all (clause.reads, reading.topic :is "insurance") }
requirement "4.3" { about = points, title = "A table gets simpler",
  where = has (points.previous), demands = count (points.items, item.leaf) :below (count (points.previous.items, item.leaf)) }
requirement "4.4" { about = override, title = "No region departs", demands = override.lawful }
requirement "4.5" { about = provision, where = has (provision.declared_only), demands = has (provision.title) }
requirement "4.7" { about = clause, where = clause.decides :is "open", demands = none (clause.reads, reading.protected) }
exception "4.7.grown" { to = "4.7", law = "ACT, art. 7", when = clause.title :is "Grown and insured", gives = "pass" }
requirement "4.8" { about = clause, where = clause.decides :is "open", demands = none (clause.reads, reading.protected) }
requirement "4.6" { about = item, where = item.top, demands = item.most :below (20) }
END
cat >pack/regions/north/north.lua <<'END'
region "north" { code = "1", level = "city", under = "nation" }
parameter "needed" { by = "North", reason = "few places",
  from ("2019-06-01", 24, "OLD, note 1"),
  from ("2020-06-01", 6, "OLD, note 2") }
clause "1" { decides = "open", law = "OLD, note 3", title = "Grown and insured", gives = "yes",
  when = all { person.insured :at_least (param.needed), person.born :at_most ("2000-01-01") } }
END

# 4.1: ACT is in force 30 days before it is published; OLD is not; BARE has neither day.
# 4.2: clause 1 of north reads born, too; 2 reads insured by way of person.late.
# 4.3: two items of 2020 that hold no others after three of 2019.
# 4.4: 24 is above the floor of 12, 6 is not. 4.5: no provision is declared only.
# 4.7, 4.8: clause 1 of north reads born, which is protected; 4.7 has an exception for it. The twelve
# clauses are three of open, eight requirements and the exception.
# 4.6: at the top stand 240 / 24 = 10, 20, 1, and a group that is cut to 25.
run check pack --on 2020-07-01
is "a breach is an error" 1 "$status"
is "at its file and line; nothing to judge is no pass" \
"pack.lua:1: error: 4.1: source ACT is in breach of requirement 4.1 (OLD, art. 4), which demands source.since :at_least (source.published); put one of the two right
pack.lua:20: error: 4.6: item score/Degree is in breach of requirement 4.6 (OLD, art. 4), which demands item.most :below (20); put one of the two right
pack.lua:25: error: 4.6: item score/2/All is in breach of requirement 4.6 (OLD, art. 4), which demands item.most :below (20); put one of the two right
pack.lua:29: note: 4.1: requirement 4.1 is about 2 of 3 rows of source: 1 pass, 1 in breach, 0 not known
pack.lua:31: note: 4.2: requirement 4.2 is about 3 of 12 rows of clause: 2 pass, 1 in breach, 0 not known
pack.lua:33: note: 4.3: requirement 4.3 is about 1 of 2 rows of points: 1 pass, 0 in breach, 0 not known
pack.lua:35: note: 4.4: requirement 4.4 is about 2 of 2 rows of override: 1 pass, 1 in breach, 0 not known
pack.lua:36: warning: 4.5: requirement 4.5 has nothing to judge: it is about none of the 1 rows of provision
pack.lua:37: note: 4.7: requirement 4.7 is about 3 of 12 rows of clause: 3 pass, 0 in breach, 0 not known
pack.lua:39: note: 4.8: requirement 4.8 is about 3 of 12 rows of clause: 2 pass, 1 in breach, 0 not known
pack.lua:40: note: 4.6: requirement 4.6 is about 4 of 6 rows of item: 2 pass, 2 in breach, 0 not known
regions/north/north.lua:4: error: 4.4: override needed@north/2 is in breach of requirement 4.4 (OLD, art. 4), which demands override.lawful; put one of the two right
regions/north/north.lua:5: error: 4.2: clause 1@north is in breach of requirement 4.2 (OLD, art. 4), which demands all (clause.reads, reading.topic :is \"insurance\"); put one of the two right
regions/north/north.lua:5: error: 4.8: clause 1@north is in breach of requirement 4.8 (OLD, art. 4), which demands none (clause.reads, reading.protected); put one of the two right" \
    "$(printf '%s\n' "$out" | grep 'requirement [0-9]')"

run run pack --facts facts --decide 4.2 --on 2020-07-01 --out out.csv
is "the rows are the pack's own" 0 "$status"
is "and are decided like all others" "1,pass
1@north,breach
2,pass" "$(sed 1d out.csv | grep -v not_concerned | cut -d, -f1,2)"
run explain pack --facts facts --decide 4.3 --id score/2 --on 2020-07-01
holds "an explanation counts" "2 < 3" "$out"
run new files --template pack
is "nobody writes the files of rules" "files/person.csv files/town.csv" "$(printf '%s' "$out" | tr '\n' ' ' | sed 's/ $//')"
run dump pack
case $out in
*'"reading"'*) not_ok "a dump has no built-in entity" "none" "reading" ;;
*) ok "a dump has no built-in entity" ;;
esac

cat >pack/cases.lua <<'END'
case "the rules" { on = "2020-07-01",
  expect { who = "ACT", ["4.1"] = "breach", clause = { ["4.1"] = "4.1" } },
  expect { who = "BARE", ["4.1"] = "not_concerned" },
  expect { who = "1@north", ["4.2"] = "breach", ["4.8"] = "breach" },
  expect { who = "1@north", ["4.7"] = "pass", clause = { ["4.7"] = "4.7.grown" } },
  expect { who = "score", ["4.3"] = "not_concerned" },
  expect { who = "needed@north", ["4.4"] = "pass" },
}
case "a rule that is not there" { on = "2020-07-01", expect { who = "3", ["4.2"] = "pass" } }
END
run test pack
is "cases see the rules of the pack" 1 "$status"
holds "by their ids" "3: the case has no such clause" "$out"
holds "and all that are there" "1 passed, 1 failed" "$out"
finish
