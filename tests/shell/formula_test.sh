#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Formulas over a population: some rows exhaust the function's budget or fail, in any order of rows, in
# blocks and chunks of any size and with two threads; every row has the answer that it has alone.
. "$(dirname "$0")/helper.sh"

mkdir -p "$work/pack" "$work/plain" "$work/turned"
cat >"$work/pack/all.lua" <<'END'
source "S" { title = "A law", since = "2000-01-01" }
entity "thing" { n = whole_number { "A number", at_most = 1000000 }, c = choice { "a", "b" } }
derive "thing.root" {
  law = "S",
  gives = formula {
    reads = { n = thing.n, c = thing.c }, gives = whole_number { at_most = 1000 },
    compute = function (n, c)
      if n % 5003 == 1 then while true do end end
      if n % 5003 == 2 then local t = {} while true do t[#t + 1] = { n } end end
      if n % 5003 == 3 then error ("row " .. n) end
      local root = 0
      while (root + 1) * (root + 1) <= n do root = root + 1 end
      if c == "b" then return root + 1 end
      return root
    end,
  },
}
END
# The same, computed here: the root by awk's own sqrt, which is exact for such small numbers.
awk -v plain="$work/plain/thing.csv" -v answers="$work/answers" 'BEGIN {
    print "id,n,c" > plain
    for (i = 0; i < 140000; i++) {
        n = i % 20011; c = i % 3 ? "a" : "b"
        printf "%d,%s,%s\n", i, (i % 1009 == 7 ? "" : n), c > plain
        rest = n % 5003
        answer = int(sqrt(n)) + (c == "b")
        if (i % 1009 == 7) answer = "undetermined"
        else if (rest == 1 || rest == 2 || rest == 3) answer = "error"
        print i "," answer > answers
    } }'
{
    head -n 1 "$work/plain/thing.csv"
    tail -n +2 "$work/plain/thing.csv" | sort -t, -k3,3 -k2,2nr -k1,1n
} >"$work/turned/thing.csv"

# answers FILE: id and value, or the outcome where there is no value.
answers()
{
    tail -n +2 "$1" | awk -F, '{ print $1 "," ($2 == "" ? $4 : $2) }' | sort -n
}

sort -n "$work/answers" >"$work/expected"
run run "$work/pack" --facts "$work/plain" --decide root --on 2020-01-01 --threads 1 \
    --out "$work/one.csv"
is "a formula decides a population" 0 "$status"
is "each row has its own answer" "" "$(answers "$work/one.csv" | cmp - "$work/expected" 2>&1)"
run run "$work/pack" --facts "$work/plain" --decide root --on 2020-01-01 --threads 2 \
    --out "$work/two.csv"
is "two threads give the same bytes" "" "$(cmp "$work/one.csv" "$work/two.csv" 2>&1)"
run run "$work/pack" --facts "$work/plain" --decide root --on 2020-01-01 --chunk 7 --threads 2 \
    --out "$work/small.csv"
is "chunks of 7 rows give the same bytes" "" "$(cmp "$work/one.csv" "$work/small.csv" 2>&1)"
run run "$work/pack" --facts "$work/turned" --decide root --on 2020-01-01 --out "$work/turned.csv"
is "rows in another order have the same answers" "" \
    "$(answers "$work/turned.csv" | cmp - "$work/expected" 2>&1)"
holds "the summary says what failed" "formula (all.lua:10): row 3" "$err"

run dump "$work/pack"
holds "the dump shows the function" 'if c == \"b\" then return root + 1 end' "$out"
sed 's/return root$/return root + 0/' "$work/pack/all.lua" >"$work/plain/all.lua"
run dump "$work/plain"
holds "and another function is another dump" "return root + 0" "$out"
finish
