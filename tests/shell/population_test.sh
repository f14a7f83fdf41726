#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A whole population, decided a second time by a program that shares nothing with ours: an awk script
# with the law of the mobility pack on 2020-12-31, in 24ths of a point and in fen. POPULATION is the
# generator; default: the one of the plain build.
. "$(dirname "$0")/helper.sh"
population=${POPULATION:-$here/../../build/population}
pack=$here/../../scripts/mobility
[ -x "$population" ] || { echo "no generator at $population: set POPULATION"; exit 1; }

# again FOLDER: prints id, settlement, points and assistance for every person of the folder.
again()
{
    awk -F, '
    function started(from, to,    years) # whole years begun between two days, at least 0
    {
        years = substr(to, 1, 4) - substr(from, 1, 4) + (substr(to, 6) > substr(from, 6))
        return years > 0 ? years : 0
    }
    function least(a, b) { return a + 0 < b + 0 ? a + 0 : b + 0 }
    function most(a, b) { return a + 0 > b + 0 ? a + 0 : b + 0 }
    function full_years(months) { return int(months / 12) }
    function beijing(    sum, moved, best) # in 24ths of a point
    {
        sum = 6 * $at["insured_months"]
        sum += 2 * least($at["owned_months"], $at["insured_months"])
        sum += least($at["rented_months"], most(0, $at["insured_months"] - $at["owned_months"]))
        sum += 24 * degree[$at["degree"]]
        moved = least(6, 2 * full_years($at["home_moved_months"]))
        moved += least(12, 4 * full_years($at["both_moved_months"]))
        best = most($at["national_prize"], $at["city_prize"])
        best = most(best, least(6, 2 * $at["manager_years"]))
        best = most(best, least(6, 2 * $at["startup_years"]))
        best = most(best, least(3, $at["incubator_years"]))
        sum += 24 * (least(12, moved) + best)
        if ($at["income_tax_year"] >= 100000 || $at["investor_tax_year"] >= 200000)
            sum += 24 * 6
        sum += 24 * most(0, 20 - 4 * most(0, started($at["birth_date"], "2019-12-31") - 45))
        sum += 24 * ($at["honours"] > 0 ? 20 : 0)
        sum -= 24 * (12 * $at["tax_offences"] + 30 * $at["detentions"])
        return sum
    }
    function guangzhou(    sum) # in points
    {
        sum = $at["permit_since"] == "-" ? 0 : 8 * (2020 - substr($at["permit_since"], 1, 4))
        sum += $at["owns_home"] == "yes" ? 20 : least(20, 5 * full_years($at["rented_months"]))
        sum += least(10, 2 * full_years($at["home_moved_months"] + $at["both_moved_months"]))
        sum += 2 * (full_years($at["pension_months"]) + full_years($at["medical_months"]) \
            + full_years($at["unemployment_months"]) + full_years($at["injury_months"]) \
            + full_years($at["maternity_months"]) + full_years($at["fund_months"]))
        return sum + most(0, 30 - 2 * most(0, started($at["birth_date"], "2020-12-31") - 40))
    }
    function hundredths(sum,    size) # 24ths of a point, halves away from zero
    {
        size = int(((sum < 0 ? -sum : sum) * 200 + 24) / 48)
        return sum < 0 ? -size : size
    }
    function able_in_beijing()
    {
        return $at["permit_since"] != "-" && $at["past_retirement_age"] == "no" &&
            $at["insured_run_months"] >= 84 && $at["backpaid_months"] <= 5 &&
            $at["last_penalty"] == "-"
    }
    function able_in_guangzhou()
    {
        return $at["permit_since"] != "-" && 2020 - substr($at["birth_date"], 1, 4) <= 45 &&
            $at["insured_months"] >= 48 &&
            ($at["last_penalty"] == "-" || $at["last_penalty"] <= "2015-12-31")
    }
    BEGIN {
        degree["none"] = 0; degree["college"] = 10.5; degree["bachelor"] = 15
        degree["master"] = 26; degree["doctor"] = 37
    }
    FNR == 1 { file++; for (i = 1; i <= NF; i++) at[$i] = i; next }
    file == 1 { residents[$at["id"]] = $at["population"]; region[$at["id"]] = $at["region"]; next }
    file == 2 {
        split($at["income_month"], part, ".")
        lack = 60000 * $at["size"] - (part[1] * 100 + part[2])
        aid[$at["id"]] = lack > 0 && $at["within_asset_limits"] == "yes" ? lack : 0
        next
    }
    {
        city = $at["destination"]
        points = "no_rule"
        if (region[city] == "110000") { points = hundredths(beijing()); able = able_in_beijing(); line = 9713 }
        if (region[city] == "440100") { points = 100 * guangzhou(); able = able_in_guangzhou(); line = 15000 }
        if (residents[city] < 3000000) settlement = "open"
        else if (residents[city] < 5000000) settlement = $at["key_group"] == "none" ? "relaxed" : "open"
        else if (points == "no_rule") settlement = "no_rule"
        else settlement = able && points >= line ? "points_pass" : "points_fail"
        print $1, settlement, points, aid[$at["household"]]
    }' "$1/city.csv" "$1/household.csv" "$1/person.csv"
}

# found FILE: the same from decisions.csv: amounts in hundredths, the status where there is no value.
found()
{
    awk -F, '
    function amount(text,    sign, part)
    {
        sign = sub(/^-/, "", text) ? -1 : 1
        split(text, part, ".")
        return sign * (part[1] * 100 + substr(part[2] "00", 1, 2))
    }
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    {
        settlement = $at["settlement.status"] == "decided" ? $at["settlement"] : $at["settlement.status"]
        points = $at["settlement_points.status"] == "decided" \
            ? amount($at["settlement_points"]) : $at["settlement_points.status"]
        aid = $at["dibao.status"] == "decided" ? amount($at["dibao"]) : $at["dibao.status"]
        print $1, settlement, points, aid
    }' "$1"
}

for seed in 1 2; do
    "$population" 20000 "$work/people" --seed "$seed"
    run run "$pack" --facts "$work/people" --decide settlement,settlement_points,dibao \
        --on 2020-12-31 --out "$work/decisions.csv"
    is "20,000 persons are decided, seed $seed" 0 "$status"
    [ "$status" -eq 0 ] || printf '%s\n' "$err"
    again "$work/people" >"$work/expected"
    found "$work/decisions.csv" >"$work/found"
    is "each of them as the second program decides, seed $seed" "" \
        "$(diff "$work/expected" "$work/found" | head -n 20)"
    is "of every outcome there are some, seed $seed" "no_rule open points_fail points_pass relaxed " \
        "$(cut -d ' ' -f 2 "$work/expected" | sort -u | tr '\n' ' ')"
done

# The same persons with Chinese headers, choices and yes/no.
"$population" 2000 "$work/english"
"$population" 2000 "$work/chinese" --chinese
for language in english chinese; do
    run run "$pack" --facts "$work/$language" --decide settlement,settlement_points,dibao \
        --on 2020-12-31 --out "$work/$language.csv"
    is "a population with headers in $language is decided" 0 "$status"
done
is "in whatever language, the decisions are the same" "" \
    "$(diff "$work/english.csv" "$work/chinese.csv" | head -n 5)"

# Wrong rows: nothing is written, or they are set apart and the counts add up.
"$population" 1000 "$work/bad" --bad 40
run run "$pack" --facts "$work/bad" --decide settlement --on 2020-12-31 --out "$work/stopped.csv"
is "wrong rows stop the run" 4 "$status"
is "and nothing is written" "no" "$([ -e "$work/stopped.csv" ] && echo yes || echo no)"
run run "$pack" --facts "$work/bad" --decide settlement --on 2020-12-31 \
    --out "$work/good.csv" --bad-rows report
is "good rows and rejected rows make up the input" "1000" \
    "$(($(wc -l <"$work/good.csv") + $(wc -l <"$work/good.csv.rejects.csv") - 2))"

# Missing facts: insurance is not asked of persons who go to a city under three million.
"$population" 5000 "$work/gaps" --missing 10
run run "$pack" --facts "$work/gaps" --decide settlement --on 2020-12-31 --out "$work/gaps.csv"
is "a population with gaps is decided" 0 "$status"
is "there are those who go to smaller cities" yes "$(awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $at["destination"] ~ /^(datong|changzhi|lanzhou|luoyang)$/ { found = 1 }
    END { print found ? "yes" : "no" }' "$work/gaps/person.csv")"
is "nothing but the destination is asked of those who go to smaller cities" "" \
    "$(awk -F, 'NR == FNR { for (i = 1; i <= NF && FNR == 1; i++) at[$i] = i
                            small[$1] = $at["destination"] ~ /^(datong|changzhi|lanzhou|luoyang)$/; next }
                small[$1] && !/,open,4\.2,decided,$/' "$work/gaps/person.csv" "$work/gaps.csv" | head -n 5)"
finish
