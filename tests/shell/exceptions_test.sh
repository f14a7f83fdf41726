#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Exceptions, otherwise, clauses that combine and decisions that read decisions: the worked cases of
# packs/exceptions, and what is said where a decision that is read has no value.
. "$(dirname "$0")/helper.sh"

run test "$packs/exceptions"
is "the worked cases hold" 0 "$status"
is "and are twenty-three" "23 passed, 0 failed" "$(printf '%s\n' "$out" | tail -n 1)"

mkdir "$work/facts"
printf 'id,poor,rich\nboth,yes,yes\nnone,no,no\n' >"$work/facts/house.csv"
printf 'id,house,a,b,c,d\nA,both,yes,no,no,no\nB,none,no,no,no,no\n' >"$work/facts/person.csv"
explained()
{
    run explain "$packs/exceptions" --facts "$work/facts" --id "$1" --decide "$2" --on 2012-01-01
}
explained A aid
holds "who reads a conflict is told which clauses disagree" \
    "support of both: these apply and disagree: 51 (exceptions.lua:161), 52 (exceptions.lua:162)" "$out"
explained B aid
holds "who reads what has no rule is told which decision has none" \
    "support of none: no clause of support applies" "$out"
explained B closed
holds "before its first day what closes a decision closes nothing" "no clause of closed applies" "$out"
lacks "and is not said to" "otherwise" "$out"
finish
