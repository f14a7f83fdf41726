#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# docs/accounts.md is true: its rules load, its cases pass, and a limit that is broken says by how much.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

mkdir pack facts
printf 'source "ACT" { title = "An act", since = "2020-01-01" }\n' >pack/base.lua
awk '/^```lua$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$here/../../docs/accounts.md" >pack/accounts.lua
run test pack
is "its cases pass" "3 passed, 0 failed" "$(printf '%s\n' "$out" | tail -n 1)"

printf 'id,previous,approved,carried_in\n2021,-,10000000,0\n' >facts/pay_year.csv
printf 'id,year,amount,kind\npay,2021,10200000,counted\n' >facts/posting.csv
run explain pack --facts facts --decide 1 --id 2021 --on 2022-12-31
holds "the limit is broken by 200,000" "over by 200000" "$out"
finish
