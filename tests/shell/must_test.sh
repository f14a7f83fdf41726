#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Musts at the door: a row that contradicts itself is a bad row, whole or in blocks, and takes along the rows
# that refer to it.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

mkdir pack facts
cat >pack/pack.lua <<'END'
source "ACT" { title = "An act", since = "2020-01-01" }
entity "house" {
  built = day, torn_down = day { optional = true },
  rooms = whole_number { at_most = 50 },
}
entity "flat" { house = one "house", rooms = whole_number { at_most = 50 }, let = yes_no, note = text }
must "house.order" { about = house, title = "Built before it is torn down",
  holds = any { none { has (house.torn_down) }, house.torn_down :at_least (house.built) } }
must "flat.rooms" { about = flat, holds = any { flat.let :is "no", flat.rooms :above (0) } }
decision "levy" { about = flat, gives = whole_number }
clause "1" { decides = "levy", law = "ACT, art. 1", when = flat.house.rooms :above (2), gives = 1 }
clause "2" { decides = "levy", law = "ACT, art. 1", when = flat.house.rooms :at_most (2), gives = 0 }
END
# h2 was torn down 30 days before it was built, and flat f2 is in it. h3: nobody knows when it was
# built. h4 stands. f5 is let and has no room; of f6 nobody knows whether it is let.
cat >facts/house.csv <<'END'
id,built,torn_down,rooms
h1,2001-01-01,2001-01-01,3
h2,2001-01-31,2001-01-01,3
h3,,2001-01-01,2
h4,2001-01-01,-,2
END
cat >facts/flat.csv <<'END'
id,house,rooms,let,note
f1,h1,1,yes,a
f2,h2,1,yes,b
f3,h3,1,no,c
f4,h4,0,no,d
f5,h4,0,yes,"e, in two words"
f6,h1,0,,f
END
test='any { none { has (house.torn_down) }, house.torn_down :at_least (house.built) }'
house="must house.order does not hold (Built before it is torn down): $test; put one of these facts right"
flat='must flat.rooms does not hold: any { flat.let :is "no", flat.rooms :above (0) }; put one of these facts right'
gone='refers to house h2, which was rejected (house.csv:3); put that row right'

run run pack --facts facts --decide levy --on 2020-06-01 --out out.csv
is "a row that contradicts itself stops the run" 4 "$status"
holds "with its file, line and must" "house.csv:3: $house" "$err"
holds "in each file" "flat.csv:6: $flat" "$err"
holds "and so does what refers to it" "flat.csv:3: house: $gone" "$err"
if [ -e out.csv ]; then not_ok "nothing is written" "no file" "a file"; else ok "nothing is written"; fi

run run pack --facts facts --decide levy --on 2020-06-01 --out out.csv --bad-rows report
is "or is reported" 0 "$status"
is "the other rows are decided" "f1,1 f3,0 f4,0 f6,1" \
    "$(sed 1d out.csv | cut -d, -f1,2 | tr '\n' ' ' | sed 's/ $//')"
rejects="file,line,column,reason,text
flat.csv,3,house,\"$gone\",\"f2,h2,1,yes,b\"
flat.csv,6,,\"$(printf '%s' "$flat" | sed 's/"/""/g')\",\"f5,h4,0,yes,\"\"e, in two words\"\"\"
house.csv,3,,\"$house\",\"h2,2001-01-31,2001-01-01,3\""
is "rejects are rows as they were" "$rejects" "$(cat out.csv.rejects.csv)"
holds "and are counted" "6 rows read = 4 judged + 2 rejected" "$err"

cp out.csv.rejects.csv blocks.csv
run run pack --facts facts --decide levy --on 2020-06-01 --out out.db --bad-rows report
is "read whole it is the same" "$(cat blocks.csv)" "$(cat out.db.rejects.csv)"
holds "also in what is counted" "6 rows read = 4 judged + 2 rejected" "$err"

# Columns that only a must reads are read: the questions need neither let nor rooms of a flat.
sed 's/^f5,h4,0,yes/f5,h4,0,maybe/' facts/flat.csv >flat.csv
mv flat.csv facts/flat.csv
run run pack --facts facts --decide levy --on 2020-06-01
holds "a cell that a must reads is read" "flat.csv:6: let: 'maybe'" "$err"

repl ":on 2020-06-01
:use house h
:set built=2001-01-31
:set torn_down=2001-01-01
:use flat f
:set house=h
:decide levy" pack
holds "a typed case with such a row is not decided" "house h: $house" "$err"
finish
