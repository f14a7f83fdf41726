#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Values of regions from a file: the same law as if each region had stated them, and every mistake
# with line and column.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

cp -r "$here/../lua/packs/values" pack
run test pack
is "values count where they are lawful" "1 passed, 0 failed" "$(printf '%s\n' "$out" | tail -n 1)"
run check pack
is "an unlawful one is a finding in its line" \
'standards.csv:2: error: standard: parameter standard: 480 in low (LOCAL, notice 3) does not stand from 2019-01-01, since it departs from 500 (ACT, art. 1) by 20 and its override is "floor"; write at least that value
1 error, 0 other findings' "$out"
run dump pack
holds "quotes in a cell are read" '"reason": "a \"poor\" county"' "$out"
holds "who set it is the region itself where no column says so" '"by": "high"' "$out"
before=$(run dump pack; printf '%s' "$out" | cksum)
sed -i 's/720/730/' pack/standards.csv
is "another figure is another pack" different "$([ "$before" = "$(run dump pack; printf '%s' "$out" | cksum)" ] || echo different)"

# mistake NAME MESSAGE: of the file on standard input.
mistake()
{
    cat >pack/standards.csv
    run check pack
    is "$1" "$2" "$err"
}
mistake "a column is missing" \
'standards.csv:1: standard: the column reason is missing: write region, from, value, document, reason' <<'END'
region,from,value,document
END
mistake "a column is unknown" \
"standards.csv:1: standard: column 3 'amount' does not belong here: write region, from, value, document, reason and, where it is wanted, by, each once
standards.csv:1: standard: the column value is missing: write region, from, value, document, reason" <<'END'
region,from,amount,document,reason
END
mistake "cells are empty, days are none, and rows are short" \
"standards.csv:2: standard: column 3 value is empty: write, for instance, 90.75
standards.csv:3: standard: column 2 from is '2019-13-01', which is no day: write, for instance, 2019-12-25
standards.csv:4: standard: the row has 4 cells and the header 5 columns: write one for each" <<'END'
region,from,value,document,reason
high,2019-01-01,,"LOCAL, notice 1",prices
high,2019-13-01,600,"LOCAL, notice 1",prices
high,2019-01-01,600,prices
END
mistake "regions, sources and kinds are looked up as elsewhere" \
"standards.csv:2: standard: 'hihg' is no region of the pack (did you mean 'high'?); write region \"hihg\" { ... }
standards.csv:3: standard: parameter standard names the source 'LOCL', which is not declared (did you mean 'LOCAL'?); write source \"LOCL\" { ... } or correct the name
standards.csv:5: standard: parameter standard has two values from the same day (also at standards.csv:4); keep one, or write when each was published" <<'END'
region,from,value,document,reason
hihg,2019-01-01,600,"LOCAL, notice 1",prices
low,2019-01-01,600,"LOCL, notice 1",prices
high,2019-01-01,600,"LOCAL, notice 1",prices
high,2019-01-01,700,"LOCAL, notice 2",prices
END
mistake "a number is a number everywhere" \
"standards.csv:2: standard: parameter standard is a text here and a number at law.lua:14; write values of one kind" <<'END'
region,from,value,document,reason
high,2019-01-01,600 yuan,"LOCAL, notice 1",prices
END
mistake "a quote is not closed" \
"standards.csv:3: standard: column 4 has a quote that is not closed or stands inside: put the whole cell in quotes, and write each quote in it twice" <<'END'
region,from,value,document,reason
high,2019-01-01,600,"LOCAL, notice 1",prices
low,2019-01-01,600,"LOCAL, notice 1,prices
END
mistake "the file is empty" \
"standards.csv:1: standard: the file is empty: write a line region, from, value, document, reason, and the values below it" </dev/null
rm pack/standards.csv
run check pack
is "there is no file" \
"law.lua:13: standard: the file 'standards.csv' No such file or directory: write the name of a file of the pack" "$err"
sed -i 's|"standards.csv"|"../standards.csv"|' pack/law.lua
run check pack
is "no file outside of the pack is read" \
"law.lua:13: standard: '../standards.csv' is no file of the pack: write a name such as \"standards.csv\"" "$err"
sed -i 's|values = .*|keys = "stage", values = "standards.csv",|' pack/law.lua
run check pack
holds "keys have tables" "law.lua:13: standard: a parameter with keys or a list has a table for each day: write from (...)" "$err"
finish
