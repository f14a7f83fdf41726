#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Duties and indicators: asked by their id, counted, explained, with the last day and the figure beside
# them.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

mkdir pack facts
cat >pack/pack.lua <<'END'
source "ACT" { title = "An act", since = "2020-01-01", published = "2019-12-25" }
calendar "2021" { law = "ACT, notice", holidays = { "2021-05-01 to 2021-05-05" }, workdays = { "2021-04-25", "2021-05-08" } }
provision "12.10" { "Families without employment", law = "ACT, art. 12" }
entity "household" {
  recognised = day { "Recognised on", optional = true },
  employed = day { "Employed on", optional = true },
}
entity "year" {
  previous = one "year" { "Year before", optional = true },
  linked = whole_number { "Connected", at_most = 1000 },
  all = whole_number { "Institutions", at_least = 1, at_most = 1000 },
}
parameter "clock" { title = "Working days", from ("2020-01-01", 20, "ACT, art. 12") }
duty "12.10.family" {
  about = household, title = "A member is employed", body = "employment office",
  after = household.recognised, within = working_days (param.clock), done = household.employed,
}
indicator "6.5" {
  about = year, law = "ACT, art. 6", title = "Institutions connected", places = 4,
  value = share (year.linked, year.all), at_least = percent (90),
}
indicator "6.6" { about = year, law = "ACT, art. 6", value = year.linked, at_least = year.previous.linked }
duty "8.4" { about = book, law = "ACT, art. 8" }
END
# Recognised on Tuesday 20 April 2021. Working days after it: 21, 22, 23, 25 (made up), 26 to 30 April are 9;
# 6, 7, 8 (made up) May 12; 10 to 14 May 17; 17, 18, 19 May 20. So the last day is 19 May.
printf 'id,recognised,employed\na,2021-04-20,2021-05-19\nb,2021-04-20,2021-05-20\nc,2021-04-20,2021-05-25\nd,-,-\ne,2021-04-20,\n' \
  >facts/household.csv
run run pack --facts facts --decide 12.10.family --on 2021-05-20 --out out.csv
is "a run of a duty" 0 "$status"
is "what is done after the day is not done yet" \
"id,12.10.family,12.10.family.clause,12.10.family.status,12.10.family.ask
a,met,12.10.family,decided,
b,met_late,12.10.family,decided,
c,overdue,12.10.family,decided,
d,not_concerned,otherwise,decided,
e,,,undetermined,household.employed" "$(cat out.csv)"
holds "those overdue are counted" "decided       overdue        12.10.family     1   20.0%" "$err"
run run pack --facts facts --decide 12.10.family --on 2021-05-19 --out out.csv
holds "on the last day it is pending" "c,pending,12.10.family,decided," "$(cat out.csv)"

run explain pack --facts facts --decide 12.10.family --id c --on 2021-05-20
holds "an explanation names who has the duty" \
  "clause 12.10.family gives overdue  employment office: A member is employed (ACT, art. 12)" "$out"
holds "and its last day, with the law of its provision" \
  "household.12.10.family.due: 2021-05-19 (ACT, art. 12)" "$out"
run explain pack --facts facts --decide 12.10.family --id c --on 2021-05-20 --format json
holds "also for programs" '"kind": "duty"' "$out"

printf 'id,recognised,employed\nd,-,-\n' >facts/household.csv
run run pack --facts facts --decide 12.10.family --on 2021-05-20
holds "a duty that nobody has" "nothing to judge: the duty is about none of these rows" "$err"

# 340 / 400 = 0.85, 360 / 400 = 0.9.
printf 'id,previous,linked,all\n2019,-,340,400\n2020,2019,360,400\n2021,2020,359,400\n' >facts/year.csv
run run pack --facts facts --decide 6.5,6.5.value,6.6 --on 2021-05-20 --out out.csv
is "a figure, its target, and the year before" \
"id,6.5,6.5.clause,6.5.status,6.5.ask,6.5.value,6.5.value.clause,6.5.value.status,6.5.value.ask,6.6,6.6.clause,6.6.status,6.6.ask
2019,missed,6.5,decided,,0.8500,,decided,,not_concerned,otherwise,decided,
2020,met,6.5,decided,,0.9000,,decided,,met,6.6,decided,
2021,missed,6.5,decided,,0.8975,,decided,,missed,6.6,decided," "$(cat out.csv)"
run explain pack --facts facts --decide 6.5 --id 2019 --on 2021-05-20
holds "a missed target says by how much" "short by" "$out"

run run pack --facts facts --decide 8.4 --on 2021-05-20 --out out.csv
holds "a duty of the pack that nothing has met" "book,pending,8.4,decided," "$(cat out.csv)"
run check pack
lacks() { case $3 in *"$2"*) not_ok "$1" "no such line" "$3" ;; *) ok "$1" ;; esac; }
lacks "what belongs to a duty or an indicator is not asked for by itself" "6.5.value is read by nothing" "$out$err"
run dump pack
holds "a dump says what it is" '"form":"indicator"' "$(printf '%s' "$out" | tr -d ' ')"
finish
