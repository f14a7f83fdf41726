#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run and explain on a small population, good and bad.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1
pack=$packs/town

# 0.25 for each month, a bachelor 10, a master 15; the line is 20, in the north 30.
mkdir facts
cat >facts/town.csv <<'END'
id,population
small,20000
big,100000
north,100000
END
cat >facts/person.csv <<'END'
id,home,degree,insured_months
p1,small,none,5
p2,big,bachelor,40
p3,big,none,79
p4,big,,40
p5,small,,
p6,north,master,40
END
# p2: 10 + 10 = 20. p3: 19.75. p4: 10 + 0 to 15. p5: open, whatever is missing. p6: 25 < 30.
cat >expected.csv <<'END'
id,settle,settle.clause,settle.status,settle.ask
p1,open,1,decided,
p2,accepted,2,decided,
p3,refused,2,decided,
p4,,,undetermined,person.degree
p5,open,1,decided,
p6,refused,2,decided,
END
on=--on=2020-12-31

run run "$pack" --facts facts --decide settle $on --out out.csv --explain 3
is "a run ends well" 0 "$status"
is "the decisions" "$(cat expected.csv)" "$(cat out.csv)"
is "nothing on standard output" "" "$out"
has "two are open" "  decided       open      1          2   33.3%" "$err"
has "one is accepted" "  decided       accepted  2          1   16.7%" "$err"
has "two are refused" "  decided       refused   2          2   33.3%" "$err"
has "one is undetermined" "  undetermined                       1   16.7%" "$err"
has "all" "  all                                6  100.0%" "$err"
has "what to ask" "    person.degree  1" "$err"
has "rows add up" "law of 2020-12-31: 6 rows read = 6 judged + 0 rejected" "$err"
is "three are explained: granted, refused, undetermined" "why: id p1 why: id p3 why: id p4" \
    "$(printf '%s\n' "$err" | grep '^why: ' | tr '\n' ' ' | sed 's/ $//')"
lacks "no colour off a terminal" "$(printf '\033')" "$err"

run run "$pack" --facts facts --decide settle,score $on --out both.jsonl
is "JSON lines" 0 "$status"
is "one line for each row" 6 "$(wc -l <both.jsonl | tr -d ' ')"
# 1.25 + 20 + 19.75 + 25
holds "the sum of the points" "66" "$(printf '%s\n' "$err" | grep '^  all' | tail -n 1)"

run run "$pack" --facts facts --decide settle $on --out -
is "to standard output" "0: $(cat expected.csv)" "$status: $out"
run run "$pack" --facts facts --decide settle $on --out - --format jsonl
holds "JSON lines to standard output" '"p1"' "$out"
run run "$pack" --facts facts --decide settle $on
is "without --out only the summary" "0: " "$status: $out"
for threads in 1 2; do
    for chunk in 1 7 2048; do
        run run "$pack" --facts facts --decide settle $on --out - --threads $threads \
            --chunk $chunk
        is "the same with $threads threads in chunks of $chunk" "$(cat expected.csv)" "$out"
    done
done

run run "$pack" --facts facts --decide setle $on
is "an unknown question is a usage error" 2 "$status"
holds "the nearest is proposed" "settle" "$err"
run run "$pack" --facts nowhere --decide settle $on
is "no folder of facts is status 4" 4 "$status"
run run "$pack" --facts facts --decide settle $on --out nowhere/out.csv
is "no folder for the result is status 5" 5 "$status"
run run "$pack" --facts facts --decide settle $on --region nowhere
is "an unknown region is a usage error" 2 "$status"
run run "$packs/broken" --facts facts --decide settle $on
is "a broken pack is status 3" 3 "$status"

mkdir chinese
cp facts/town.csv chinese
sed '1s/degree/最高学历/; s/$/\r/' facts/person.csv | iconv -f UTF-8 -t GB18030 >chinese/person.csv
run run "$pack" --facts chinese --decide settle $on --out - --encoding GB18030
is "GB18030, titles as headers, CRLF" "$(cat expected.csv)" "$out"
run run "$pack" --facts chinese --decide settle $on
is "GB18030 is not UTF-8" 4 "$status"

# A table that is read whole (its ids do not ascend), and one that is read in blocks: no room for either.
mkdir ascending shuffled
cp facts/town.csv ascending
cp facts/town.csv shuffled
awk 'BEGIN { print "id,home,degree,insured_months"
             for (i = 10000; i < 30000; i++) print "p" i ",small,none,5" }' >ascending/person.csv
{ cat ascending/person.csv; echo p1,small,none,5; } >shuffled/person.csv
for order in ascending shuffled; do
    echo "of yesterday" >full.csv
    status=$(ulimit -f 20
             "$bylaw" run "$pack" --facts $order --decide settle $on --out full.csv 2>err
             echo $?)
    is "no room for the decisions of $order ids: status 5, one line" \
        "5 bylaw: cannot write 'full.csv': File too large" "$status $(cat err)"
    is "the file of before stays, and no part of the new one" "of yesterday full.csv" \
        "$(cat full.csv) $(echo full.csv*)"
done

mkdir bad
cp facts/town.csv bad
cp facts/person.csv bad
echo 'p7,big,doctor,40' >>bad/person.csv
echo 'p8,big,none,9999' >>bad/person.csv
run run "$pack" --facts bad --decide settle $on --out stopped.csv
is "bad rows stop the run" 4 "$status"
holds "the first is named" "person.csv:8: degree: " "$err"
holds "the second too" "person.csv:9: insured_months: " "$err"
has "what can be done is said" \
    "bylaw: nothing was decided: correct the rows, or leave them out with --bad-rows report" "$err"
is "nothing was written" "" "$(ls stopped.csv 2>/dev/null)"
mkdir header
cp facts/town.csv header
sed '1s/degree/degrees/' facts/person.csv >header/person.csv
run run "$pack" --facts header --decide settle $on --out stopped.csv
is "a bad header stops the run, and no rows need leaving out" "4: $(cat <<'END'
person.csv:1: degrees: person has no attribute of this name (did you mean 'degree'?); write its name or remove the column
bylaw: nothing was decided: correct the header
END
)" "$status: $err"
run run "$pack" --facts header --decide settle $on --out stopped.csv --bad-rows report
is "a bad header stops the run whatever is said of bad rows" "4 " \
    "$status $(ls stopped.csv 2>/dev/null)"
run run "$pack" --facts bad --decide settle $on --out good.csv --bad-rows report
is "bad rows are left out" 0 "$status"
is "the good ones are decided" "$(cat expected.csv)" "$(cat good.csv)"
has "rows add up with rejects" "law of 2020-12-31: 8 rows read = 6 judged + 2 rejected" "$err"
is "the rejects are written" 3 "$(wc -l <good.csv.rejects.csv | tr -d ' ')"
holds "with their text" "p7,big,doctor,40" "$(cat good.csv.rejects.csv)"
run run "$pack" --facts facts --decide settle $on --out good.csv --bad-rows report
is "rejects of an earlier run do not stay" "" "$(ls good.csv.rejects.csv 2>/dev/null)"

run explain "$pack" --facts facts --id p3 --decide settle $on
is "explain" 0 "$status"
holds "the points are told" "19.75" "$out"
holds "with the article" "TOWN-2020, art. 3" "$out"
run explain "$pack" --facts facts --id p3 --decide settle $on --format json
is "explain in JSON" 0 "$status"
is_json "it parses"
run explain "$pack" --facts facts --id p9 --decide settle $on
is "explain a row that is not there" \
    "2: bylaw: no row 'p9' in facts: write an id of its first column" "$status: $err"
run explain "$pack" --facts bad --id p7 --decide settle $on
is "explain a rejected row" 2 "$status"
holds "its problem was said" "person.csv:8: degree: " "$err"
finish
