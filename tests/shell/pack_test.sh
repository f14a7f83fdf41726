#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# test, check, dump, words, new: commands on a pack alone.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

run test "$packs/town"
is "a pack whose cases hold" 0 "$status"
holds "each case is named with its place" "town.lua:53: the line is reached exactly" "$out"
is "the last line counts" "1 passed, 0 failed" "$(printf '%s\n' "$out" | tail -n 1)"
run test "$packs/town" --quiet
is "quietly only the count" "1 passed, 0 failed" "$out"

cp -r "$packs/town" failing
cat >failing/cases.lua <<'END'
-- 39 x 0.25 + 10 = 19.75
case "a case that is wrong" {
  on = "2020-12-31",
  town "big" { population = 100000 },
  person "a" { home = "big", degree = "bachelor", insured_months = 39 },
  expect { settle = "accepted" },
}
END
run test failing --quiet
is "a failed case is status 1" 1 "$status"
holds "a failed case is named with its place" "cases.lua:2: a case that is wrong" "$out"
holds "the difference is told" "refused" "$out"
is "and counted" "1 passed, 1 failed" "$(printf '%s\n' "$out" | tail -n 1)"

cat >failing/cases.lua <<'END'
-- 39 x 0.25 + 10 = 19.75
case "a value on the way is another" {
  on = "2020-12-31",
  town "big" { population = 100000 },
  person "a" { home = "big", degree = "bachelor", insured_months = 39 },
  expect { settle = "accepted", score = 20 },
}
case "a clause does not apply, and another chose" {
  on = "2020-12-31",
  town "big" { population = 100000 },
  person "a" { home = "big", degree = "bachelor", insured_months = 39 },
  expect { settle = "open" },
  expect { settle = "accepted" },
}
case "a fact is not known" {
  on = "2020-12-31",
  town "big" { },
  person "a" { home = "big", degree = "bachelor", insured_months = 40 },
  expect { settle = "open" },
}
END
run test failing --quiet
has "the first value that the case expects to be another" \
    "    first difference: person.score: 19.75 (TOWN-2020, art. 2)  on 2020-12-31 in nation" "$out"
has "of that value itself its own line" \
    "    first difference: person.score of a: 19.75 (TOWN-2020, art. 2)  on 2020-12-31 in nation" "$out"
has "the test for which the clause expected does not apply" \
    "    first difference: no      person.home.population :below (50000)                   \
100000 > 50000, over by 50000" "$out"
has "the test by which a clause chose" "    first difference: \
no      person.score :at_least (param.line)                     19.75 < 20, short by 0.25" "$out"
has "the test that is not known" \
    "    first difference: unknown person.home.population :below (50000)" "$out"
has "each difference begins a line" "    settle: expected accepted, found refused" "$out"
is "one case passed" "1 passed, 3 failed" "$(printf '%s\n' "$out" | tail -n 1)"

run test "$packs/broken"
is "mistakes are status 3" 3 "$status"
is "every mistake is a line" 2 "$(printf '%s\n' "$err" | wc -l | tr -d ' ')"
holds "the first with its place and clause" "broken.lua:10: 1: " "$err"
holds "the second with its place and clause" "broken.lua:15: 2: " "$err"
holds "the nearest name is proposed" "settle" "$err"
is "nothing is printed" "" "$out"

run check "$packs/town" --on 2020-12-31
is "a pack without findings is status 0" 0 "$status"
is "and only counted" "0 errors, 0 other findings" "$out"

cp -r "$packs/town" doubtful
cat >doubtful/more.lua <<'END'
source "MEMO" { title = "A memory", since = "2020-01-01", grade = 3 }
parameter "cap" { title = "Cap", override = "ceiling", review_by = "2020-06-30",
  from ("2020-01-01", 5, "MEMO") }
END
region=$(ls doubtful/regions | head -n 1)
cat >"doubtful/regions/$region/more.lua" <<'END'
parameter "cap" { by = "A town", number = "No. 6", reason = "none", from ("2020-02-01", 6, "MEMO") }
END
run check doubtful --on 2020-12-31 --sources
is "an error is status 1" 1 "$status"
is "findings in order of the files" \
"more.lua:1: note: MEMO: verify before use: A memory
more.lua:2: warning: cap: parameter cap is read by nothing; use param.cap, or take it away
more.lua:2: warning: cap: parameter cap of nation was to be reviewed by 2020-06-30; review it, and write a later review_by
regions/$region/more.lua:1: error: cap: parameter cap: 6 in $region (MEMO) does not stand from 2020-02-01, since it departs from 5 (MEMO) by 1 and its override is \"ceiling\"; write at most that value
1 error, 3 other findings" "$out"
run check doubtful --on 2020-06-30
holds "what is to be reviewed on the day itself is not late" "1 error, 1 other finding" "$out"

run test nowhere
is "a folder that is not there is status 3" 3 "$status"
holds "it is named" "nowhere" "$err"

run dump "$packs/town"
is "dump" 0 "$status"
holds "dump is JSON with the clauses" '"settle"' "$out"
is_json "dump parses"
run dump "$packs/town" --format editor
is "definitions for editors" 0 "$status"
printf '%s\n' "$out" >definitions.lua
is "they are Lua" "" "$(luac5.4 -p definitions.lua 2>&1)"
has "with the entities" "person = nil" "$out"
run dump "$packs/town" --format luacheck
is "names for luacheck" 0 "$status"
printf '%s\n' "$out" >luacheckrc
is "with which luacheck has nothing to say" "" \
    "$(luacheck --no-color -q --config luacheckrc "$packs/town" | grep warnings | grep -v ' 0 warnings')"
run dump "$packs/town" --format xml
is "no other format" "2: bylaw: --format 'xml' is unknown: write one of json|editor|luacheck" \
    "$status: $err"

run words
is "words" 0 "$status"
holds "words lists the words" "clause" "$out"
run words clause
is "one word" 0 "$status"
holds "with its fields, their kinds and defaults" \
    '| `ended` | day | last day of its source | last day in force |' "$out"
holds "with an example" "    clause \"B\" {" "$out"
run words :within
holds "a method has its page" ":within  The months of a set" "$out"
run words claus
is "an unknown word is a usage error" 2 "$status"
holds "the nearest word is proposed" "clause" "$err"

run new sheet --template "$packs/town"
is "new" "0: sheet/person.csv${line}sheet/town.csv" "$status: $out"
is "the header of a person" "id,home,degree,insured_months" "$(tr -d '\r' <sheet/person.csv)"
rm sheet/town.csv
run new sheet --template "$packs/town"
is "new never writes over a file" \
    "5: bylaw: sheet/person.csv could not be made: File exists" "$status: $err"
finish
