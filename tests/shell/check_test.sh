#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# check: what it finds by looking at every class of what tests read.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

run test "$packs/checked" --quiet
is "the case of the pack holds" "1 passed, 0 failed" "$out"

# By hand: the first class that differs stands for all like it, with the value next to the bound.
# Nobody of 50 or below is above 50, so that row 4 of "never" holds for whom row 1 does not, and the
# last row for nobody. 2 x 9.00 = 18, which is the bound of rows 1 and 2 of "may"; how many children
# there are is taken by itself, and so is an age against a limit of several values.
run check "$packs/checked"
is "errors are status 1" 1 "$status"
is "gaps, overlaps, what is never reached, and what decides for nobody" "\
all.lua:18: warning: cat: entity cat is read by nothing; write what is decided by it, or take it away
all.lua:22: error: gap: no row of the table holds for person.age = 18; write a row for it, or a last \
row without when
all.lua:40: error: over: rows 1 and 2 of the table hold together for person.degree = master, \
person.area = 60.5; part their tests, or write another hit than \"unique\"
all.lua:47: error: same: rows 1 and 3 of the table, which give different values, hold together for \
person.degree = master, person.member = yes, person.born = 1989-12-31; part their tests, or write \
another hit than \"any\"
all.lua:47: error: same: rows 2 and 3 of the table, which give different values, hold together for \
person.member = yes, person.born = 1989-12-31; part their tests, or write another hit than \"any\"
all.lua:52: error: never: row 2 of the table can never count, since a row before it holds wherever \
it does; correct it, or take it away
all.lua:53: error: never: row 3 of the table can never count, since its test is always no; correct \
it, or take it away
all.lua:55: warning: never: the last row of the table is for nobody, since another always holds; take \
it away
all.lua:61: warning: may: rows 1 and 3 of the table may hold together for person.income = 8.99, \
count (person.children) = 3, person.age < param.limit; part their tests, or write another hit than \
\"unique\"
all.lua:61: warning: may: rows 2 and 3 of the table may hold together for person.income = 9.00, \
count (person.children) = 3, person.age < param.limit; part their tests, or write another hit than \
\"unique\"
all.lua:62: warning: may: rows 1 and 4 of the table may hold together for person.income = 8.99, \
count (person.children) = 2, person.age = param.limit; part their tests, or write another hit than \
\"unique\"
all.lua:62: warning: may: rows 2 and 4 of the table may hold together for person.income = 9.00, \
count (person.children) = 2, person.age = param.limit; part their tests, or write another hit than \
\"unique\"
all.lua:65: error: steps: row 1 of the table can never count, since the number is never in it; correct \
it, or take it away
all.lua:67: error: steps: row 3 of the table can never count, since the number is never in it; correct \
it, or take it away
all.lua:73: error: group: band 'older' is for nobody, since the number is never in it; correct it, or \
take it away
all.lua:76: warning: 1: all (person.children, ...) is yes where there is none of them; write count \
(person.children) :at_least (1) beside it in all { }
all.lua:77: error: 2: clause 2 can never apply, since its tests never hold together; correct them, or \
take it away
all.lua:80: error: 3.old: exception 3.old can never win, since clause 3 never applies where its own \
test holds; correct it, or take it away
all.lua:83: warning: 5: clauses 4 and 5 disagree for person.age = 31, person.member = yes; part their \
tests, or make one an exception to the other
all.lua:91: error: score: item 'Neither' can never count, since its test is always no; correct it, or \
take it away
all.lua:94: note: quotient: share divides by person.age, which may be 0, and is then an error; give \
it a bound above 0, or choose by a test of it
all.lua:99: note: half: a formula computes this; what it means is not looked at
all.lua:103: error: place: no row of the table holds for child.small = no, child.age = 4; write a row \
for it, or a last row without when
all.lua:106: error: place: row 3 of the table can never count, since its test is always no; correct \
it, or take it away
all.lua:108: error: r.never: requirement r.never is never passed, since what it demands never holds \
where it is concerned; correct it, or take it away
all.lua:110: warning: r.always: requirement r.always is never in breach, since what it demands always \
holds where it is concerned; correct it, or take it away
all.lua:113: error: dog.old: must dog.old refuses every row, since it never holds; correct it, or take \
it away
all.lua:118: error: 7: rows 1 and 2 of the table, which give different values, hold together for \
dog.rank = middle; part their tests, or write another hit than \"any\"
17 errors, 11 other findings" "$out"

# Eight pigeons in seven holes: there is no way, which takes more answers than the budget has.
mkdir many
{
    echo 'source "LAW" { title = "Law", since = "2020-01-01" }'
    echo 'entity "person" {'
    for pigeon in 1 2 3 4 5 6 7 8; do
        for hole in 1 2 3 4 5 6 7; do
            echo "  in_${pigeon}_$hole = yes_no { \"$pigeon in $hole\" },"
        done
    done
    echo '}'
    echo 'derive "person.holes" { law = "LAW", gives = table { hit = "unique",'
    echo '  row { when = all {'
    for pigeon in 1 2 3 4 5 6 7 8; do
        printf '    any {'
        for hole in 1 2 3 4 5 6 7; do
            printf ' person.in_%s_%s,' "$pigeon" "$hole"
        done
        echo ' },'
    done
    echo '  }, gives = 1 }, row { when = none {'
    for hole in 1 2 3 4 5 6 7; do
        for pigeon in 1 2 3 4 5 6 7; do
            for other in 2 3 4 5 6 7 8; do
                [ "$pigeon" -lt "$other" ] &&
                    echo "    all { person.in_${pigeon}_$hole, person.in_${other}_$hole },"
            done
        done
    done
    echo '  }, gives = 2 }, row { gives = 0 } } }'
    echo 'case "none is known" { on = "2020-06-01", person "P" {}, expect { holes = "undetermined" } }'
} >many/all.lua
run check many
is "where not all was looked at, check says so" "0: all.lua:60: note: holes: not all that the table \
reads was looked at, after 2000000 answers: it may have gaps, overlaps and rows that never count beside \
those named
0 errors, 1 other finding" "$status: $out"
run check many --json
is "findings as objects, and no line that counts" '0: {"severity":"note","file":"all.lua","line":60,'\
'"clause":"holes","text":"not all that the table reads was looked at, after 2000000 answers: it may have '\
'gaps, overlaps and rows that never count beside those named"}' "$status: $out"
run check "$packs/checked" --json
is "an error among them is status 1" 1 "$status"
is "as many as in words" 28 "$(echo "$out" | wc -l | tr -d ' ')"
is "and as many errors" 17 "$(echo "$out" | grep -c '^{"severity":"error",')"
run check many --all-regions --json
is "the table of regions has no objects" "2: bylaw: --all-regions is a table of its own; leave out --json" \
    "$status: $err"
finish
