#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Regions that begin, end, merge and split: which law a row has, and what is said where it has none.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

cp -r "$packs/town" changed
cat >changed/regions.lua <<'END'
region "vale" { level = "township", under = "nation", ended = "2020-12-31", becomes = "north" }
region "isle" { level = "township", under = "nation", ended = "2020-12-31", becomes = { "east", "west" } }
region "east" { level = "township", under = "nation", since = "2021-01-01" }
region "west" { level = "township", under = "nation", since = "2021-01-01" }
region "gone" { level = "township", under = "nation", ended = "2020-12-31" }
END
mkdir facts
cat >facts/town.csv <<'END'
id,region,population
1,vale,100000
2,isle,100000
3,west,100000
4,gone,100000
5,100001,100000
END
cat >facts/person.csv <<'END'
id,home,degree,insured_months
a,1,bachelor,40
b,2,bachelor,40
c,3,bachelor,40
d,4,bachelor,40
e,5,bachelor,40
END
# 40 x 0.25 + 10 = 20 reaches the nation's 20, not north's 30
run run changed --facts facts --decide settle --on 2020-12-31 --out -
is "on the last day each has its own law" \
"id,settle,settle.clause,settle.status,settle.ask
a,accepted,2,decided,
b,accepted,2,decided,
c,,,error,
d,accepted,2,decided,
e,refused,2,decided," "$out"
run run changed --facts facts --decide settle --on 2021-01-01 --out -
is "the day after, what it became" \
"id,settle,settle.clause,settle.status,settle.ask
a,refused,2,decided,
b,,,error,
c,accepted,2,decided,
d,,,error,
e,refused,2,decided," "$out"
run explain changed --facts facts --id b --decide settle --on 2021-01-01
holds "a split one names its parts" "region isle is not there on 2021-01-01: it ended on 2020-12-31 and was split into east and west: name one of these" "$out"
run explain changed --facts facts --id d --decide settle --on 2021-01-01
holds "one that ended says so" "region gone is not there on 2021-01-01: it ended on 2020-12-31" "$out"
run explain changed --facts facts --id c --decide settle --on 2020-12-31
holds "one that is not there yet says what it was" "region west is not there on 2020-12-31: it begins on 2021-01-01; before, it was isle: name that" "$out"
run run changed --facts facts --decide settle --on 2021-01-01 --region isle
is "values with a place do not read the region of the run" 0 "$status"

run test "$packs/layers" --quiet
is "the nearest lawful value counts on five levels" "4 passed, 0 failed" "$out"
# 4 - 3 = 1; 720 - 700 = 20, from the day of the nation's new value
run check "$packs/layers" --on 2023-06-01
is "what regions set is tested again by each national change" \
"regions/datong/datong.lua:6: error: hardship_class: parameter hardship_class: 4 in datong (LOCAL, art. 2) does not stand from 2017-01-01, since it departs from 3 (NATION, art. 2) by 1 and its override is \"fix\"; write the same value
regions/hefei/hefei.lua:6: error: insured_months: parameter insured_months: 12 in hefei (LOCAL, art. 4) does not stand from 2017-01-01, since no region may set it; remove it, or write override = \"free\" on the national parameter
regions/qinghai/qinghai.lua:6: error: pupil_rate: parameter pupil_rate: 700 in qinghai (LOCAL, art. 6) no longer stands from 2023-01-01, since it departs from 720 (NATION, art. 6 as amended) by 20 and its override is \"floor\"; write at least that value
3 errors, 0 other findings" "$out"
run check "$packs/layers" --on 2023-06-01 --region hunyuan
is "a region: what stands in it and above it" \
"1: regions/datong/datong.lua:6: error: hardship_class: parameter hardship_class: 4 in datong (LOCAL, art. 2) does not stand from 2017-01-01, since it departs from 3 (NATION, art. 2) by 1 and its override is \"fix\"; write the same value
1 error, 0 other findings" "$status: $out"
run check "$packs/layers" --on 2023-06-01 --region shanxi
is "but not what stands below it" "0: 0 errors, 0 other findings" "$status: $out"
run check "$packs/layers" --region hunan
holds "a region that is not there" "the pack has no region 'hunan'" "$err"
run check "$packs/layers" --all-regions --on 2022-12-31
is "all regions: what they set, and what of it is unlawful" \
"1: region   title   level     set  lawful  unlawful  since       breaches
anhui    安徽省  province    1       1         0                     0
qinghai  青海省  province    1       1         0                     0
shanxi   山西省  province    1       1         0                     0
datong   大同市  city        1       0         1  2017-01-01         0
hefei    合肥市  city        1       0         1  2017-01-01         0
qingdao  青岛市  city        1       1         0                     0" "$status: $out"
run check "$packs/layers" --all-regions --on 2023-06-01
has "since the day on which it turned unlawful" "qinghai  青海省  province    1       0         1  2023-01-01         0" "$out"
refuses "the table is of its own" "bylaw: --all-regions is a table of its own; leave out --sources" check "$packs/layers" --all-regions --sources
finish
