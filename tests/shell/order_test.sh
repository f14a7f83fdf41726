#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Order says nothing: the mobility pack with its statements in reverse, in files of other names, and
# a pack with one statement a file, decide and dump the same bytes.
. "$(dirname "$0")/helper.sh"
population=${POPULATION:-$here/../../build/population}
pack=$here/../../scripts/mobility
[ -x "$population" ] || { echo "no generator at $population: set POPULATION"; exit 1; }

# statements FOLDER TARGET: writes each statement of the folder's files to TARGET/NNN.part.
statements()
{
    mkdir -p "$2"
    cat "$1"/*.lua | awk -v target="$2" '
        /^--/ || /^$/ { next }
        /^[a-z]/ { number++ }
        { print > (target "/" sprintf("%03d", number) ".part") }'
}

# in_files TARGET PART ...: the parts one after the other, in files that are small enough to load.
in_files()
{
    target=$1
    number=900
    shift
    for part; do
        cat "$part" >>"$target/z$number.lua"
        [ "$(wc -c <"$target/z$number.lua")" -lt 40000 ] || number=$((number - 1))
    done
}

for folder in . national $(cd "$pack" && ls -d regions/*); do
    statements "$pack/$folder" "$work/parts/$folder"
    mkdir -p "$work/reverse/$folder" "$work/single/$folder"
    in_files "$work/reverse/$folder" $(ls -r "$work/parts/$folder"/*.part)
    for part in "$work/parts/$folder"/*.part; do
        cp "$part" "$work/single/$folder/x$(basename "$part" .part).lua"
    done
done
"$population" 3000 "$work/people" --missing 5

for order in "$pack" "$work/reverse" "$work/single"; do
    name=$(basename "$order")
    run run "$order" --facts "$work/people" --decide settlement,settlement_points,dibao \
        --on 2020-12-31 --out "$work/$name.csv"
    is "the order of $name decides" 0 "$status"
    [ "$status" -eq 0 ] || printf '%s\n' "$err"
    # Reasons name file and line, which are what differs here.
    sed -i 's/ ([a-z0-9./-]*\.lua:[0-9]*)//' "$work/$name.csv"
    run dump "$order"
    is "the order of $name dumps" 0 "$status"
    printf '%s\n' "$out" >"$work/$name.json"
    run test --quiet "$order"
    is "and all cases of $name pass" 0 "$status"
done
for name in reverse single; do
    is "$name: the same decisions" "" "$(cmp "$work/mobility.csv" "$work/$name.csv" 2>&1)"
    is "$name: the same dump" "" "$(cmp "$work/mobility.json" "$work/$name.json" 2>&1)"
done

run run "$pack" --facts "$work/people" --decide settlement,settlement_points,dibao \
    --on 2020-12-31 --out "$work/small.csv" --chunk 7 --threads 2
sed -i 's/ ([a-z0-9./-]*\.lua:[0-9]*)//' "$work/small.csv"
is "chunks of 7 rows and two threads: the same decisions" "" \
    "$(cmp "$work/mobility.csv" "$work/small.csv" 2>&1)"
finish
