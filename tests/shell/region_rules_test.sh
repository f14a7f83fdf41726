#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Rules that regions must not touch: what a region states against them is a finding, and counts.
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

mkdir -p pack/regions/north pack/regions/south
cat >pack/law.lua <<'LAW'
source "ACT" { title = "Act", since = "2010-01-01" }
source "LOCAL" { title = "Local rules", since = "2012-01-01" }
region "north" { title = "North", code = "100", level = "province", under = "nation" }
region "south" { title = "South", code = "200", level = "province", under = "nation" }
entity "town" { is_region = true, small = yes_no { "Is small" } }
decision "open" { about = town, gives = yes_no }
clause "1" { decides = "open", law = "ACT, art. 1", override = "none", gives = "yes" }
clause "2" {
  decides = "open", law = "ACT, art. 2", override = "none", ended = "2011-12-31",
  when = town.small, gives = "yes",
}
clause "3" { decides = "open", law = "ACT, art. 3", override = "free", when = town.small, gives = "yes" }
LAW
cat >pack/regions/north/rules.lua <<'LAW'
clause "1" { decides = "open", law = "LOCAL, art. 1", gives = "no" }
clause "2" { decides = "open", law = "LOCAL, art. 2", when = town.small, gives = "no" }
LAW
cat >pack/regions/south/rules.lua <<'LAW'
exception "1.small" { to = { "3", "1" }, law = "LOCAL, art. 4", when = town.small, gives = "no" }
clause "3" { decides = "open", law = "LOCAL, art. 3", when = town.small, gives = "yes" }
case "what a region says counts all the same" {
  on = "2013-01-01",
  town "200" { small = "yes" },
  town "100" { small = "no" },
  expect { who = "200", open = "no", clause = { open = "1.small" } },
  expect { who = "100", open = "no" },
}
LAW
run test pack
is "the law that counts is that of the region" "1 passed, 0 failed" "$(printf '%s\n' "$out" | tail -n 1)"
run check pack
is "a finding is status 1" 1 "$status"
has "a clause of the same id is not lawful, from the first day of both" \
    'regions/north/rules.lua:1: error: 1: clause 1 of north (LOCAL, art. 1) is not lawful, since 2012-01-01: clause 1 (ACT, art. 1) has override = "none"; take it away, or write override = "free" there' "$out"
has "nor is an exception to it" \
    'regions/south/rules.lua:1: error: 1.small: exception 1.small of south (LOCAL, art. 4) is not lawful, since 2012-01-01: clause 1 (ACT, art. 1) has override = "none"; take it away, or write override = "free" there' "$out"
lacks "where the national clause had ended before, and where it is free, it is" "art. 2) is not" "$out"
is "these are all" "2 errors, 0 other findings" "$(printf '%s\n' "$out" | tail -n 1)"
finish
