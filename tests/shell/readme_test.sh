#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What README.md shows is what happens: the session at the prompt, the clause, the answer, the program.
. "$(dirname "$0")/helper.sh"
root=$here/../..
cd "$root" || exit 1

# found FILE: whether something was cut out of the page; two empty texts would be the same.
found()
{
    if [ -s "$work/$1" ]; then echo yes; else echo no; fi
}

awk '/^[0-9-]+> / { sub(/^[0-9-]+> /, ""); print }' README.md >"$work/lines"
is "the page shows a session" yes "$(found lines)"
repl "$(cat "$work/lines")" scripts/mobility
is "the session prints what the page shows" \
    "$(awk '/^```/ { inside = !inside; next } inside && /^settlement: /' README.md)" "$out"

awk '/^```lua$/ { inside = 1; next } /^```$/ { inside = 0 } inside' README.md >"$work/clause"
is "the clause is the one of the pack" "$(cat "$work/clause")" \
    "$(awk '/^clause "13.4" /, /^}/' scripts/mobility/national/13-assistance.lua)"

repl ":on 2020-12-31
:use household H
:set residence=datong
:set size=3
:set income_month=1050
:set within_asset_limits=yes
:why dibao" scripts/mobility
awk '/^household\.dibao of/ { inside = 1 } /^```/ { inside = 0 } inside' README.md >"$work/answer"
is "the page shows an answer" yes "$(found answer)"
is "the answer is the one that :why gives" "$(cat "$work/answer")" \
    "$(printf '%s\n' "$out" | head -n "$(wc -l <"$work/answer")")"

awk '/^```c$/ { inside = 1; next } /^```$/ { inside = 0 } inside' README.md >"$work/program.c"
is "the page shows a program" yes "$(found program.c)"
is "the program compiles" "" \
    "$(${CC:-cc} -std=c17 -Wall -Wextra -Iinclude -c -o "$work/program.o" "$work/program.c" 2>&1)"
for page in $(grep -oE '\]\([a-zA-Z/.]+\)' README.md docs/*.md | sed 's/.*(\(.*\))/\1/'); do
    [ -e "$page" ] || [ -e "docs/$page" ] || not_ok "the page $page is there" yes no
done
ok "the pages that it names are there"
finish
