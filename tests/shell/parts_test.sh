#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Parameters with keys and lists: what a region sets is judged key by key and text by text; and the
# explanation of a failed :covers names what is missing.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1
mkdir -p pack/regions/north facts
cp "$here/../../docs/words/base.lua" pack/base.lua
cat >pack/law.lua <<'LUA'
choice "stage" { "primary", "junior", "senior" }
choice "paper" { "identity", "lease", "diploma" }
entity "paper" { file = one "file", kind = choice { "Kind", of = "paper" } }
entity "file" { papers = many "paper", stage = choice { "Stage", of = "stage" } }
parameter "rate" {
  title = "Rate", keys = "stage", override = "floor",
  from ("2020-01-01", { primary = 650, junior = 850, senior = 900 }, "ACT, art. 1"),
  from ("2023-01-01", { primary = 720, other = 940 }, "ACT, art. 1"),
}
parameter "most" { title = "May be asked for", list = true, override = "ceiling",
  from ("2020-01-01", { "identity", "lease" }, "ACT, art. 2") }
parameter "least" { title = "Must be asked for", list = true, override = "floor",
  from ("2020-01-01", { "identity" }, "ACT, art. 3") }
parameter "same" { title = "Is asked for", list = true, override = "fix",
  from ("2020-01-01", { "identity" }, "ACT, art. 4") }
derive "file.whole" { law = "ACT, art. 5", gives = kinds_of (file.papers, paper.kind) :covers (param.most) }
derive "file.rate" { law = "ACT, art. 5", gives = param.rate (file.stage) }
LUA
cat >pack/regions/north/north.lua <<'LUA'
parameter "rate" { by = "Office", number = "N 1", reason = "Cost of living",
  from ("2020-06-01", { primary = 640, junior = 900, senior = 950 }, "ACT, art. 9") }
parameter "most" { by = "Office", number = "N 2", reason = "Checks",
  from ("2020-06-01", { "identity", "diploma" }, "ACT, art. 9") }
parameter "least" { by = "Office", number = "N 3", reason = "Less to do",
  from ("2020-06-01", { "lease" }, "ACT, art. 9") }
parameter "same" { by = "Office", number = "N 4", reason = "More to do",
  from ("2020-06-01", { "identity", "lease" }, "ACT, art. 9") }
LUA

# 650 - 640 = 10 from the region's first day; 940 - 900 = 40 from the new national value; 950 is above
# 940. A ceiling may leave the lease out and not add the diploma; a floor may add the lease and not
# leave identity out; what is fixed may do neither.
run check pack
is "what a region may not set is named by its key or text" "\
regions/north/north.lua:2: error: rate.junior: parameter rate.junior: 900 in north (ACT, art. 9) no \
longer stands from 2023-01-01, since it departs from 940 (ACT, art. 1) by 40 and its override is \
\"floor\"; write at least that value
regions/north/north.lua:2: error: rate.primary: parameter rate.primary: 640 in north (ACT, art. 9) does \
not stand from 2020-06-01, since it departs from 650 (ACT, art. 1) by 10 and its override is \
\"floor\"; write at least that value
regions/north/north.lua:4: error: most.diploma: parameter most: the list with 'diploma' in north (ACT, \
art. 9) does not stand from 2020-06-01, since the list above has it not (ACT, art. 2) and its override \
is \"ceiling\"; write only what that list has
regions/north/north.lua:6: error: least.identity: parameter least: the list without 'identity' in north \
(ACT, art. 9) does not stand from 2020-06-01, since the list above has it (ACT, art. 3) and its \
override is \"floor\"; write all of that list, or more
regions/north/north.lua:8: error: same.lease: parameter same: the list with 'lease' in north (ACT, art. \
9) does not stand from 2020-06-01, since the list above has it not (ACT, art. 4) and its override is \
\"fix\"; write the same list" "$(printf '%s\n' "$out" | grep regions/)"

printf 'id,stage\nF,primary\n' >facts/file.csv
printf 'id,file,kind\nA,F,identity\n' >facts/paper.csv
run explain pack --facts facts --id F --decide whole --on 2020-06-01
is "what is missing is named" "\
file.whole of F: no (ACT, art. 5)  on 2020-06-01 in nation
  no      kinds_of (file.papers, paper.kind) :covers (param.most)
    yes     \"identity\"
    no      missing: \"lease\"" "$(printf '%s\n' "$out" | head -n 4)"
run explain pack --facts facts --id F --decide file.rate --on 2023-01-01 --region north
is "the value of the key, with its law" "\
file.rate of F: 720 (ACT, art. 5)  on 2023-01-01 in north
  file.stage = primary
  rate.primary = 720 (ACT, art. 1, since 2023-01-01)" "$out"
finish
