#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The tour of make demo, on fewer persons: it ends well, and its figures are those of its files.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
population=${POPULATION:-$here/../../build/population}
[ -x "$population" ] || { echo "no generator at $population: set POPULATION"; exit 1; }

tour=$work/tour
sh "$here/../../scripts/mobility/tour.sh" "$bylaw" "$population" "$tour" 3000 >"$work/out" 2>"$work/err"
is "the tour ends well" "0: " "$?: $(grep '^tour:' "$work/err")"
is "its steps" 7 "$(grep -c '^== [1-7]\. ' "$work/out")"
is "3,000 persons are decided" 3001 "$(wc -l <"$tour/decisions.csv" | tr -d ' ')"
is "the file that is overdue" "M-17  file_move  dispatch  old_custodian  2022-02-17  overdue" \
    "$(grep '^M-1' "$work/out")"

# Who has the allowance today has 60 yuan more for each member after the reform; the amounts are in
# the second column, the sizes in the third of the facts.
is "the reform gives each household 60 yuan a member" "0 wrong" "$(awk -F, '
    FILENAME ~ /household/ { size[$1] = $3; next }
    FILENAME ~ /mobility/ { today[$1] = $2; clause[$1] = $3; next }
    clause[$1] == "13.4" && ($3 != "13.4" || int(($2 - today[$1] - 60 * size[$1]) * 100 + 0.5) != 0) { wrong++ }
    END { print wrong + 0, "wrong" }' \
    "$tour/population/household.csv" "$tour/dibao-mobility.csv" "$tour/dibao-reform.csv")"
is "and somebody has it" yes "$(grep -q ',13.4,' "$tour/dibao-mobility.csv" && echo yes)"
is "what is said of both is the sum of the files" "$(for law in mobility reform; do
    awk -F, '$3 == "13.4" && $2 > 0 { count++; sum += $2 }
        END { printf "%d households, %.2f yuan a month\n", count, sum }' "$tour/dibao-$law.csv"
done)" "$(sed -n 's/^today:  //p; s/^reform: //p' "$work/out")"

# Begin to have one: 600 to 659.99 yuan a member, within the limits, and nothing unknown.
is "whose allowance is another one" "$(awk -F, '
    FILENAME ~ /mobility/ { more += $3 == "13.4" && $2 > 0; next }
    $2 != "" && $3 != "" && $4 != "" && $5 == "yes" && $4 >= 600 * $3 && $4 < 660 * $3 { begin++ }
    END { printf "%d households have another amount, %d begin to have one\n", more, begin }' \
    "$tour/dibao-mobility.csv" "$tour/population/household.csv")" "$(sed -n 's/^change: //p' "$work/out")"

# The twentieth working day after 20 April 2021 is 19 May: work on 25 and 8 May, none on 1 to 5 May.
is "families on 20 May 2021" "F-1,overdue,decided,,2021-05-19
F-2,met,decided,,2021-05-19
F-3,overdue,decided,,2021-05-19
F-4,pending,decided,,2021-05-20
F-5,,undetermined,household.employed_again,2021-05-19" "$(grep '^F-' "$work/out")"
finish
