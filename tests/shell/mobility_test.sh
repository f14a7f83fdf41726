#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The pack scripts/mobility as an office uses it: files of facts in, decisions and explanations out. All
# figures are worked out by hand from the tables that the sources publish.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$here/../.." || exit 1
pack=scripts/mobility
facts=$work/facts
mkdir "$facts"
cat >"$facts/city.csv" <<'END'
id,region,population
beijing,beijing,17750000
guangzhou,guangzhou,12000000
taiyuan,,4049700
datong,,1754700
END
cat >"$facts/household.csv" <<'END'
id,residence,size,income_month,within_asset_limits
H1,datong,3,1050,yes
H2,datong,3,,yes
END
# A: in Beijing 186 x 0.25 = 46.50, 60/12 + 126/24 = 10.25, bachelor 15, age 40 20: 91.75.
# B: the same person in Guangzhou on 2019-10-15: permit 9 x 8 = 72; rent 5 x 10, at most 20; five schemes
#    of 96 months 80; fund 6 x 2 = 12; age 41 and some months, two years begun over 40: 30 - 4 = 26: 210.
# C, D: to a city of four million and to one of less than two; nothing else is known of D.
# E: as A, but the months insured are not known; F: as D, in a household whose income is not known.
{
    echo id,birth_date,destination,household,key_group,degree,permit_since,last_penalty,past_retirement_age,\
insured_run_months,backpaid_months,insured_months,owned_months,rented_months,home_moved_months,\
both_moved_months,national_prize,city_prize,manager_years,startup_years,incubator_years,honours,\
income_tax_year,investor_tax_year,tax_offences,detentions,owns_home,pension_months,medical_months,\
unemployment_months,injury_months,maternity_months,fund_months
    tail=60,126,0,0,0,0,0,0,0,0,0,0,0,0,no,96,96,96,96,96,72
    echo "A,1978-06-01,beijing,H1,none,bachelor,2010-01-01,-,no,186,0,186,$tail"
    echo "B,1978-06-01,guangzhou,H1,none,bachelor,2010-01-01,-,no,186,0,186,$tail"
    echo "C,1990-01-01,taiyuan,H2,none,,,,,,,,,,,,,,,,,,,,,,,,,,,,"
    echo "D,,datong,H1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,"
    echo "E,1978-06-01,beijing,H1,none,bachelor,2010-01-01,-,no,186,0,,$tail"
    echo "F,,datong,H2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,"
} >"$facts/person.csv"
on=--on=2019-10-15

run run "$pack" --facts "$facts" --decide settlement_points $on --out -
is "the same person by Beijing's table in Beijing and by Guangzhou's in Guangzhou, in one run" \
    "A,91.75,,decided,|B,210.00,,decided," \
    "$(printf '%s\n' "$out" | sed -n '2,3p' | cut -d, -f1-5 | paste -sd '|')"
is "the months insured are asked where they count" \
    "E,,,undetermined,person.insured_months" "$(printf '%s\n' "$out" | sed -n 6p | cut -d, -f1-5)"

run run "$pack" --facts "$facts" --decide settlement,dibao --on 2020-12-31 --out -
is "a person's line shows the assistance of the household: (600 - 1050 / 3) x 3 = 750" \
    "A,750.00,13.4,decided," "$(printf '%s\n' "$out" | sed -n 2p | cut -d, -f1,6-9)"
is "and what to ask of the household" \
    "F,,,undetermined,household/H2.income_month" "$(printf '%s\n' "$out" | sed -n 7p | cut -d, -f1,6-9)"
is "months insured are not asked of a person who goes to a city under three million" \
    "D,open,4.2,decided," "$(printf '%s\n' "$out" | sed -n 5p | cut -d, -f1-5)"
is "nor in a city of three to five million" \
    "C,relaxed,4.3,decided," "$(printf '%s\n' "$out" | sed -n 4p | cut -d, -f1-5)"

run explain "$pack" --facts "$facts" --id A --decide settlement $on
is "the outcome with its law, day and region" \
    "person.settlement of A: points_fail (BJ-2017)  on 2019-10-15 in beijing" \
    "$(printf '%s\n' "$out" | head -n 1)"
holds "the shortfall: 93.58 - 91.75 = 1.83" \
    "91.75 < 93.58, short by 1.83" "$out"
holds "the line with its source and first day" "pass_line = 93.58 (BJ-LINES, since 2019-01-01)" "$out"
items=$(printf '%s\n' "$out" | sed -nE 's/^ {12,} +(-?[0-9.]+)  ([A-Z][^(]*[a-z0-9])  +(BJ-[0-9]+)$/\1 \2 \3/p')
is "each item with its points and its law" \
    "46.5 Legal stable employment: 3 a year, by the month BJ-2017
10.25 Legal stable home: own 1 a year, rented 0.5; at most the insured time, own first BJ-2017
15 Education BJ-2017
0 Moved out of the six central districts BJ-2017
0 Innovation and enterprise: the best one only BJ-2017
0 Tax: 100,000 a year as an individual or 200,000 as an investor BJ-2017
20 Age: not over 45 on the cut-off day BJ-2017
0 Honours, once BJ-2017
0 Tax offences BJ-2017
0 Administrative detention BJ-2017" "$items"
run explain "$pack" --facts "$facts" --id A --decide settlement --on 2018-10-15
holds "the line of 2018 is passed" "91.75 > 90.75" "$out"
holds "so the outcome is points_pass" "person.settlement of A: points_pass" "$out"

# A Beijing of two million: national law opens it, Beijing's own rule does not.
sed -i 's/^beijing,beijing,17750000/beijing,beijing,2000000/' "$facts/city.csv"
run run "$pack" --facts "$facts" --decide settlement --on 2020-12-31 --out -
is "two clauses that disagree are a conflict that names both" \
    "A,,4.2 4.7.beijing,conflict," "$(printf '%s\n' "$out" | sed -n 2p)"

# 150 x 0.25 + 60/12 + 33/24 + 37 + 20 = 100.875; the line of 2021 is 100.88.
sed -i 's/^beijing,beijing,2000000/beijing,beijing,17750000/' "$facts/city.csv"
sed -i 's/^A,1978-06-01,\(.*\),bachelor,\(.*\),186,60,126,/A,1985-06-01,\1,doctor,\2,150,60,33,/' \
    "$facts/person.csv"
run run "$pack" --facts "$facts" --decide settlement_points,settlement --on 2021-10-15 --out -
is "100.875 is printed as 100.88 and reaches the line of 100.88" \
    "A,100.88,,decided,,points_pass,4.7,decided," "$(printf '%s\n' "$out" | sed -n 2p)"
finish
