#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The tour of the mobility pack, on persons who do not exist: tour.sh PROGRAM GENERATOR FOLDER [PERSONS].
# What it makes stays in FOLDER. It ends badly where a step ends otherwise than it should.
set -eu
bylaw=$1
generator=$2
folder=$3
persons=${4:-100000}
pack=$(dirname "$0")
day=2020-12-31

step()
{
    printf '\n== %s\n' "$1"
}

# expect STATUS COMMAND ...: runs it; another exit status ends the tour.
expect()
{
    wanted=$1
    shift
    status=0
    "$@" || status=$?
    [ "$status" -eq "$wanted" ] || { echo "tour: exit status $status: $*" >&2; exit 1; }
}

# quietly COMMAND ...: what it prints is kept, and shown only where it ends badly.
quietly()
{
    "$@" >"$folder/last.log" 2>&1 || { cat "$folder/last.log" >&2; exit 1; }
}

# total FILE: how many households of a run have something, and the sum of it in yuan.
total()
{
    awk -F, 'NR > 1 && $2 > 0 { count++; fen += int($2 * 100 + 0.5) }
        END { printf "%d households, %.2f yuan a month\n", count, fen / 100 }' "$1"
}

# changes TODAY REFORM: whose allowance is another one, of the households decided in both runs.
changes()
{
    awk -F, 'FNR == 1 { next }
        NR == FNR { if ($4 == "decided") today[$1] = $2; next }
        $4 == "decided" && ($1 in today) && $2 != today[$1] {
            if (today[$1] > 0) more++; else begin++
        }
        END { printf "%d households have another amount, %d begin to have one\n", more, begin }' "$1" "$2"
}

mkdir -p "$folder"
step "1. $persons persons are made up; two facts of a hundred are not known"
"$generator" "$persons" "$folder/population" --missing 2

step "2. May they settle, with how many points, what allowance has their household: and why, for three of them"
expect 0 "$bylaw" run "$pack" --facts "$folder/population" --on $day \
    --decide settlement,settlement_points,dibao --out "$folder/decisions.csv" --explain 3

step "3. What a reform costs: the minimum living standard goes up from 600 to 660 yuan"
rm -rf "$folder/reform"
mkdir "$folder/reform"
cp -R "$pack/." "$folder/reform"
sed 's/from ("2018-01-01", 600, "ASSUMED")/from ("2018-01-01", 660, "ASSUMED")/' \
    "$pack/national/13-assistance.lua" >"$folder/reform/national/13-assistance.lua"
cmp -s "$pack/national/13-assistance.lua" "$folder/reform/national/13-assistance.lua" &&
    { echo "tour: the standard is not 600 any more" >&2; exit 1; }
for law in "$pack" "$folder/reform"; do
    quietly "$bylaw" run "$law" --facts "$folder/population" --on $day --decide dibao \
        --about household --out "$folder/dibao-$(basename "$law").csv"
done
echo "today:  $(total "$folder/dibao-$(basename "$pack").csv")"
echo "reform: $(total "$folder/dibao-reform.csv")"
echo "change: $(changes "$folder/dibao-$(basename "$pack").csv" "$folder/dibao-reform.csv")"
echo "undetermined households, today and then, are in neither sum:" \
    "$(grep -c ',undetermined,' "$folder/dibao-$(basename "$pack").csv")," \
    "$(grep -c ',undetermined,' "$folder/dibao-reform.csv")"

step "4. What regions set, and what of it the national law does not allow: Qinghai's rates, since 2023"
expect 1 "$bylaw" check "$pack" --all-regions --on 2023-05-01

step "5. Two files are on their way; on 18 February 2022 one is overdue"
rm -f "$folder/files.matters"*
{
    echo place=datong
    echo city/datong.population=1754700
    echo termination_certificate=yes
    echo from_last_unit=yes
    echo acceptance_certificate=yes
} >"$folder/file.facts"
for matter in M-17 M-18; do
    quietly "$bylaw" matter open "$folder/files.matters" "$pack" $matter --procedure file_move \
        --on 2022-01-10 --facts "$folder/file.facts"
    quietly "$bylaw" matter add "$folder/files.matters" "$pack" $matter --on 2022-01-24 \
        --set letter_received=2022-01-24
done
quietly "$bylaw" matter add "$folder/files.matters" "$pack" M-18 --on 2022-02-16 --set dispatched=2022-02-16
expect 0 "$bylaw" matter overdue "$folder/files.matters" "$pack" --on 2022-02-18

step "6. Families without employment: twenty working days after it is recognised a member must be employed"
mkdir -p "$folder/families"
cat >"$folder/families/household.csv" <<'END'
id,residence,recognised,employed_again
F-1,datong,2021-04-20,-
F-2,datong,2021-04-20,2021-05-19
F-3,datong,2021-04-20,2021-05-25
F-4,datong,2021-04-21,-
F-5,datong,2021-04-20,
END
quietly "$bylaw" run "$pack" --facts "$folder/families" --on 2021-05-20 \
    --decide 12.10.family,12.10.family.due --out "$folder/families.csv"
cut -d, -f1,2,4-6 "$folder/families.csv"

step "7. What the pack makes of the provisions of the policy"
expect 0 "$bylaw" test "$pack" --provisions >"$folder/provisions.md"
tail -n 1 "$folder/provisions.md"
printf '\nAll of it is in %s\n' "$folder"
