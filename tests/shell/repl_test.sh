#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The REPL on a pipe: each line's result, errors with the line number.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1
pack=$packs/town

repl ':on 2020-12-31
:set home=big
:set town.population=100000
:set insured_months=40
:decide settle
:ask settle
:set degree = bachelor
:decide settle
:decide score
person.degree :is "bachelor"
person.insured_months * 2
:facts
:case Mine' "$pack"
is "a session ends well" "0: " "$status: $err"
has "what is missing" "settle: undetermined; ask person.degree" "$out"
has "with its title" "  person.degree  最高学历" "$out"
has "decided" "settle: accepted, by 2" "$out"
has "points, with the places that the table states" "score: 20.00" "$out"
has "an expression is a test" "yes" "$out"
has "an expression is a number" "80" "$out"
has "facts are listed" "  insured_months  40        Months insured" "$out"
has "of every row" "town/big" "$out"
worked=$(printf '%s\n' "$out" | sed -n '/^case/,$p')
is "the case so far" 'case "Mine" { on = "2020-12-31",
  person "me" { home = "big", insured_months = 40, degree = "bachelor" },
  town "big" { population = 100000 },
  expect { settle = "accepted" },
  expect { score = 20.00 },
}' "$worked"
cp -r "$pack" pasted
printf '%s\n' "$worked" >pasted/mine.lua
run test pasted --quiet
is "the case holds when pasted in a pack" "2 passed, 0 failed" "$out"

repl ':on 2020-12-31
:set home=big
:set person.home.population=100000
:set degree=none
:set insured_months=79
:why settle' "$pack"
is "why" 0 "$status"
holds "why tells the points" "19.75" "$out"

repl ':on 2020-12-31
:set town/small.population=3
:set home=small
:decide settle
:use person other
:set home=big
:set town/big.population=100000
:set degree=none
:set insured_months=79
:decide settle
:use me
:decide settle
:unset home
:decide settle' "$pack"
is "rows" "0: settle: open, by 1
settle: refused, by 2
settle: open, by 1
settle: undetermined; ask person.home" "$status: $out"

repl ':on 2020-12-31
:set home=big
:set town.population=100000
:set degree=bachelor
:set insured_months=40
:decide settle
exception "2.key" { to = "2", law = "TOWN-2020, art. 4",
  title = "Masters and bachelors settle everywhere", -- a remark with a bracket (
  when = person.degree :one_of { "bachelor", "master" },
  gives = "open" }
:decide settle
exception "2.key" { to = "2", law = "TOWN-2020, art. 4",
  when = person.degree :is "master", gives = "open" }
:decide settle
exception "2.other" { to = "2", law = "NOWHERE",
  gives = "open" }
:decide settle
:save typed.lua' "$pack"
is "statements lie over the pack" "settle: accepted, by 2
settle: open, by 2.key
settle: accepted, by 2
settle: accepted, by 2
written: typed.lua" "$out"
is "a mistake is status 1" 1 "$status"
holds "with the line of the input" "input:15: 2.other: " "$err"
holds "what was typed is saved" 'exception "2.key"' "$(cat typed.lua)"
lacks "what was refused is not" "2.other" "$(cat typed.lua)"
for word in $("$bylaw" words | awk '!NF { exit } NR > 1 { print $1 }'); do
    repl "$word \"X\"" "$pack"
    holds "$word is taken for a statement" "$word \"X\" has no body" "$err"
done

repl ':dcide settle
:set
:facts all
:set insured_moths=3
:set insured_months=many
:set home.population=3
:use
:decide settle
:on 2020-13-01
:on 2020-12-31
:decide setle
:history
:nonsense
:why
:unset degree
"open text
:load nowhere
{ 1,' "$pack"
is "mistakes are status 1" 1 "$status"
has "an unknown command" \
    "input:1: no command ':dcide' (did you mean ':decide'?); :help lists them" "$err"
has "too little" "input:2: :set needs more: write :set FACT=VALUE" "$err"
has "too much" "input:3: :facts takes nothing: write :facts" "$err"
holds "an unknown fact" "input:4: " "$err"
holds "the nearest fact" "insured_months" "$err"
holds "a wrong value" "input:5: " "$err"
has "a reference that is not set" "input:6: home is not set: write :set home=ID first" "$err"
has "use without an id" "input:7: :use needs more: write :use ENTITY ID" "$err"
has "no day on a pipe" "input:8: no law day: write :on DAY, such as :on 2020-12-31" "$err"
has "a day that is none" "input:9: '2020-13-01' is no day: write it as :on 2020-12-31" "$err"
holds "an unknown question" "input:11: " "$err"
has "no history" "input:12: no history is kept on a pipe" "$err"
has "nothing like it" "input:13: no command ':nonsense'; :help lists them" "$err"
has "nothing to explain" \
    "input:14: nothing was decided yet: write the question, such as :decide settlement" "$err"
has "a fact that is not set" "input:15: degree is not set: :facts lists what is" "$err"
holds "an expression with a mistake" "input:16: " "$err"
has "an open bracket at the end" "input:18: a bracket is still open at the end of the input" "$err"

repl ':on 2020-12-31
:set home=big
:set degree=master
:load '"$packs"'/broken
person.degree :is "master"' "$pack"
has "a pack with mistakes leaves the old one" "yes" "$out"
is "and is status 1" 1 "$status"

repl ':set home=big
:set degree=master
person.degree :is "master"
person.degree :is "none"' "$pack"
is "an expression needs no day on a pipe" "0: yes${line}no" "$status: $out"
is "but what it takes is said once" 1 "$(printf '%s\n' "$err" | wc -l | tr -d ' ')"
holds "with the day" "bylaw: no law day is set: expressions take the law of today, 2" "$err"

cp -r "$pack" named
cat >named/more.lua <<'END'
entity "household" {
  title = "Household", size = whole_number { title = "Members", unit = "person" },
}
entity "flat" {
  household = one "household" { title = "Its household" },
  former = one "household" { title = "The one before" },
}
END
repl ':on 2020-12-31
:set household.size=3
:use flat f
:set household.size=4
:set household=h1
:set household.size=5
household.size + 1
:set former=h2
:set household.size=6
:set former.size=7
:facts' named
is "an attribute named like its entity" "6
person/me
flat/f  (current)
  household  h1  Its household
  former     h2  The one before
household/h1
  size  5  Members
household/h2
  size  7  Members" "$out"
is "rows that are not known, or several" \
    "input:2: which household is not known: write :use household ID first
input:4: the household of this flat is not set: write :set household=ID first, or household/ID
input:9: this flat refers to a household by household and by former: write household/ID or household.NAME" \
    "$err"

cp -r "$pack" changing
printf ':on 2020-12-31\n:set home=big\n:set degree=master\n:set insured_months=0\n:decide score\n' >lines
(cat lines; sleep 0.5; sed -i 's/master = 15/master = 16/' changing/town.lua
 printf ':reload\n:decide score\n') | "$bylaw" repl changing >reloaded 2>&1
is "reload reads the files again, the facts stay" "score: 15.00 score: 16.00" \
    "$(tr '\n' ' ' <reloaded | sed 's/ $//')"

printf ':on 2020-12-31\nperson.degree :is "\377"\n:set degree=none\n' |
    "$bylaw" repl "$pack" >/dev/null 2>bytes
is "bytes that are no UTF-8" "1: input:2: the line is not valid UTF-8: write text in UTF-8" \
    "$?: $(cat bytes)"
printf ':on 2020-12-31\r\n1 + \0001\n1 + 1\n:set home=big\n:set insured_months=1\r\nperson.insured_months + 1' | "$bylaw" repl "$pack" >last 2>bytes
is "a NUL byte, and an expression that is none" \
    "1: input:2: the line holds a NUL byte: write text in UTF-8${line}input:3: two literals" \
    "$?: $(sed 's/ are joined.*//' bytes)"
is "CRLF, and a last line without an end" "2" "$(cat last)"

filler='"a text that fills a line of the input for nothing but its length, and more than that",'
{ echo '{'; yes "$filler" | head -n 760; echo ':quit'; } | "$bylaw" repl "$pack" >/dev/null 2>long
is "a bracket left open does not swallow all input" \
    "1: input:1: the input has more than 65536 bytes: is a bracket left open?" \
    "$?: $(head -n 1 long)"

repl ':quit
1 + 1' "$pack"
is "quit leaves" "0: " "$status: $out"
repl '' "$packs/broken"
is "a broken pack on a pipe is status 3" 3 "$status"
mkdir empty
cd empty || exit 1
repl ':help'
is "without a pack" 0 "$status"
holds "help" ":decide Q" "$out"
(cd "$pack" && printf ':on 2020-12-31\n:set home=a\n:set degree=none\nperson.degree :is "none"\n' |
    "$bylaw") >here 2>&1
is "without a command: the pack in this folder" "yes" "$(cat here)"
finish
