#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Working days over four years of calendars, and what is said beyond them.
. "$(dirname "$0")/helper.sh"

run test "$packs/working"
is "the worked cases hold" "0" "$status"
is "and are three" "3 passed, 0 failed" "$(printf '%s\n' "$out" | tail -1)"

mkdir "$work/facts"
printf 'id,filed,n,until_day\na,2022-12-30,1,2023-01-02\nb,2018-12-30,1,2020-01-01\n' \
    >"$work/facts/claim.csv"
run explain "$packs/working" --facts "$work/facts" --id a --decide last_day --on 2022-01-01
holds "the year that is reached has no calendar" "there is no calendar for 2023" "$out"
run explain "$packs/working" --facts "$work/facts" --id b --decide took --on 2022-01-01
holds "the year that is begun in has no calendar" "there is no calendar for 2018" "$out"
finish
