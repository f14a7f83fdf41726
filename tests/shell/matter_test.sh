#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# bylaw matter: what it files, prints and refuses.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
cd "$work" || exit 1

mkdir pack
cat >pack/pack.lua <<'EOF'
source "ACT" { title = "An act", since = "2020-01-01" }
entity "claim" {
  form = yes_no { "Form" }, filed = day { "Filed", optional = true },
  paid = day { "Paid", optional = true },
}
procedure "refund" {
  title = "Refund", about = claim, law = "ACT, art. 3",
  step { "file", done = claim.filed, by = "applicant", needs = { form = claim.form } },
  step { "pay", done = claim.paid, within = days (30), by = "office" },
}
EOF
# matter ACTION ARGUMENT ...
matter()
{
    action=$1
    shift
    run matter "$action" all.matters pack "$@"
}
# What was printed, without the clock.
printed()
{
    printf '%s\n' "$out" | sed 's/  ([0-9TZ:-]*)$//'
}

printf '# first facts\n\nform=no\n' >first.txt
matter show A --on 2020-03-01
is "before a matter is opened there is no file" 5 "$status"
is "and what to do is said" \
    "bylaw: 'all.matters' is not there: open the first matter in it, or name another file" "$err"
matter open A --procedure refund --on 2020-03-01 --facts first.txt --set filed=2020-03-01
is "a matter is opened" "0||" "$status|$out|$err"
matter advance A --on 2020-03-01
is "where it stands is printed and written down" \
"matter    A
procedure refund
state     file
acts      applicant
missing   form
written down" "$out"
matter advance A --on 2020-03-02
has "nothing new is not written down" "no change" "$out"
matter add A --on 2020-03-03 --set form=yes
is "a paper comes" 0 "$status"
matter advance A --on 2020-03-03 --ledger decisions.ledger
has "it moves on" "state     pay" "$out"
# 1 March + 30 days = 31 March
matter show A --on 2020-04-01
is "all of it is shown" \
"matter    A
procedure refund
state     pay
acts      office
due       2020-03-31, overdue

2020-03-01  fact   form=no
2020-03-01  fact   filed=2020-03-01
2020-03-01  state  file
2020-03-03  fact   form=yes
2020-03-03  state  pay" "$(printed)"
run ledger verify decisions.ledger
is "the decision is in the ledger" "1 record, 0 findings" "$out"
run ledger replay decisions.ledger pack
has "and comes out the same" "1 decided again, 0 of them differently" "$out"

printf 'form=yes\nfiled=2020-04-01\n' >input.txt
matter open B --procedure refund --on 2020-04-01 --facts input.txt
matter list --on 2020-04-01
is "all matters" \
"A  refund  pay  office  2020-03-31  overdue
B  refund  pay  office  2020-05-01" "$(printf '%s\n' "$out" | sed 's/ *$//')"
matter overdue --on 2020-04-01
is "those that are overdue" "A  refund  pay  office  2020-03-31  overdue" "$out"
matter open C --procedure refund --on 2020-04-01 --set filed=2020-04-01
matter show C --on 2020-04-01
has "what is not known is asked for" "ask       claim.form" "$out"
matter advance C --on 2020-04-01
is "and must be answered before it moves" \
    "2|bylaw: where matter 'C' stands is not decided: add claim.form" "$status|$err"

# refused NAME STATUS MESSAGE ARGUMENT ...
refused()
{
    name=$1 expected=$2
    shift 2
    matter "$@"
    is "$name" "$expected" "$status|$err"
}
refused "an action that is none" \
    "2|bylaw: no action 'close': write open, add, advance, show, list or overdue" close A --on 2020-04-01
refused "no id" "2|bylaw: show needs the id of a matter: write bylaw matter show FILE PACK ID" \
    show --on 2020-04-01
refused "no procedure" \
    "2|bylaw: a matter is a run of a procedure: write --procedure, such as --procedure file_move" \
    open D --on 2020-04-01
refused "nothing to add" "2|bylaw: nothing to add: write --set ATTRIBUTE=VALUE, or --facts FILE" \
    add A --on 2020-04-01
refused "a fact as a CSV cell would be refused" \
    "4|bylaw: paid: '2020-02-30' is no day; write a day that exists as 2019-12-25" \
    add A --on 2020-04-01 --set paid=2020-02-30
refused "a file that is not there" "5|bylaw: none.txt could not be read: No such file or directory" \
    add A --on 2020-04-01 --facts none.txt
refused "a matter that is not there" \
    "2|bylaw: no matter 'X' in 'all.matters': list shows those that there are" show X --on 2020-04-01
refused "a private fact without a ledger" \
    "2|bylaw: --open-facts is for --ledger: write the ledger, such as --ledger decisions.ledger" \
    advance A --on 2020-04-01 --open-facts

sed -i 's/form = yes_no/page = yes_no/; s/claim.form/claim.page/' pack/pack.lua
matter list --on 2020-04-01
is "a matter that the pack no longer fits is named, and hides no other" \
    "4|bylaw: A: claim has no fact 'form'; the vocabulary declares its facts" "$status|$(printf '%s\n' "$err" | head -n 1)"
sed -i '/^procedure/,$d' pack/pack.lua
matter show A --on 2020-04-01
is "a pack without procedures" \
    "2|bylaw: the pack has no procedure: write one, such as procedure \"file_move\"" "$status|$err"
finish
