#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# bylaw ledger, and --ledger of run and explain: what is recorded, what is said, what is found.
. "$(dirname "$0")/helper.sh"
starter=$here/../../scripts/starter
facts=$starter/facts
ledger=$work/decisions.ledger

# recorded ARGUMENT ...: bylaw run with the ledger.
recorded()
{
    run run "$starter" --facts "$facts" --decide bus_pass,price --on 2025-06-01 \
        --out "$work/out.csv" --ledger "$ledger" "$@"
}

recorded
is "a run that records ends well" 0 "$status"
has "it says how many decisions were recorded" \
    "10 decisions recorded in $ledger, record 1 to 10" "$err"
run run "$starter" --facts "$facts" --decide bus_pass,price --on 2025-06-01 --out "$work/plain.csv"
is "the decisions are those of a run that does not record" "$(cat "$work/plain.csv")" \
    "$(cat "$work/out.csv")"
run ledger verify "$ledger"
is "the ledger is whole" "10 records, 0 findings" "$out"
is "and says so by its exit status" 0 "$status"
recorded
has "another run goes on" "10 decisions recorded in $ledger, record 11 to 20" "$err"
run explain "$starter" --facts "$facts" --id R3 --decide bus_pass --on 2025-06-01 --ledger "$ledger"
is "explain records, too" 0 "$status"
run ledger verify "$ledger"
is "all of it is one chain" "21 records, 0 findings" "$out"
run ledger show "$ledger" 5
has "a record says the region" '  "region": "hills",' "$out"
has "and the clause" '  "clause": "1",' "$out"

# The hash by other means: the encoding that docs/ledger.md describes, hashed by sha256sum.
number()
{
    printf '%016x' "$1" | sed 's/../\\x&/g'
}
encode()
{
    printf 'bylaw ledger record 1\0'
    head -c 32 /dev/zero
    env printf '\x02'
    env printf "$(number 1)"
    for column in time question subject day default_region region outcome value clause reason \
        pack facts; do
        sqlite3 "$ledger" "SELECT $column FROM records WHERE seq = 1 AND $column IS NOT NULL" |
            tr -d '\n' >"$work/cell"
        if [ -s "$work/cell" ]; then env printf '\x01'; else env printf '\x00'; fi
        env printf "$(number "$(wc -c <"$work/cell")")"
        cat "$work/cell"
    done
}
is "the hash is SHA-256 over the encoding that the page describes" \
    "$(sqlite3 "$ledger" "SELECT lower (hex (hash)) FROM records WHERE seq = 1")" \
    "$(encode | sha256sum | cut -d' ' -f1)"

run ledger replay "$ledger" "$starter"
is "sealed facts are not decided again" "0 decided again, 0 of them differently
21 not decided: they read facts that are sealed" "$out"
ledger=$work/open.ledger
recorded --open-facts
run ledger replay "$ledger" "$starter"
is "facts that are open are" "10 decided again, 0 of them differently" "$out"
cp -r "$starter" "$work/other"
sed -i 's/row { below = 2000, gives = 20 }/row { below = 2000, gives = 25 }/' \
    "$work/other/national/bus-pass.lua"
run ledger replay "$ledger" "$work/other"
is "another pack does not decide the records of this one" "0 decided again, 0 of them differently
10 not decided: recorded with another pack" "$out"

# Law as it was recorded earlier is another pack.
cp -r "$starter" "$work/dated"
sed -i 's/^  since = "\(....\)-01-01",/  published = "\1-01-01",&/' "$work/dated/sources.lua"
run run "$work/dated" --facts "$facts" --decide bus_pass --on 2025-06-01 --known-on 2024-06-01 \
    --ledger "$work/dated.ledger" --open-facts
is "law known on a day is recorded" 0 "$status"
run ledger replay "$work/dated.ledger" "$work/dated"
is "the law of today does not decide it again" "0 decided again, 0 of them differently
5 not decided: recorded with another pack" "$out"
run ledger replay "$work/dated.ledger" "$work/dated" --known-on 2024-06-01
is "the law of that day does" "5 decided again, 0 of them differently" "$out"

# Somebody who may write to the file.
sqlite3 "$ledger" "UPDATE records SET value = 'free' WHERE seq = 3" 2>"$work/refused"
has "a record is not changed by accident" \
    "Error: stepping, a record of a ledger is never changed (19)" "$(cat "$work/refused")"
run ledger key "$work/secret"
key=$out
is "a key has 64 digits" 64 "${#key}"
run ledger head "$ledger" --key "$work/secret"
printf '%s\n' "$out" >"$work/head"
sqlite3 "$ledger" "DROP TRIGGER records_are_never_changed; DROP TRIGGER records_are_never_removed;
UPDATE records SET value = 'free', clause = '1' WHERE seq = 3; DELETE FROM records WHERE seq > 8"
run ledger verify "$ledger" --head "$work/head" --public "$key"
is "what was changed and cut off is found" \
    "record 3 was changed, moved or put in: its hash does not fit
the head knows 10 records, and there are 8: the end was cut off
8 records, 2 findings" "$out"
is "findings show in the exit status" 1 "$status"
run ledger replay "$ledger" "$starter"
has "a decision that was changed is decided otherwise again" \
    "rider.bus_pass of rider/R2: recorded decided free by 1, now decided paid by 2" "$out"

# What is wrong with a call.
run ledger look "$ledger"
is "an action that is none" "bylaw: no action 'look': write verify, show, replay, head or key" "$err"
run ledger show "$ledger"
is "show without a record" \
    "bylaw: show needs the number of a record: write bylaw ledger show FILE 17" "$err"
run ledger replay "$ledger"
is "replay without a pack" \
    "bylaw: replay needs the pack: write bylaw ledger replay FILE PACK" "$err"
run ledger show "$ledger" 99
is "a record that is not there" "bylaw: '$ledger' has no record 99" "$err"
run ledger verify "$work/none"
is "a file that is not there" \
    "bylaw: cannot read the ledger '$work/none': unable to open database file" "$err"
run ledger verify "$ledger" --public "$key"
is "a key without a head" \
    "bylaw: --public is for --head: write the file of the head that was kept" "$err"
run ledger verify "$ledger" --head "$work/head" --public abc
is "a key that is none" \
    "bylaw: --public is no key: write the 64 digits that bylaw ledger key printed" "$err"
run ledger head "$ledger" --key "$work/head"
is "a secret key that is none" \
    "bylaw: $work/head is no key: make one with bylaw ledger key FILE" "$err"
run ledger key "$work/secret"
is "a key is never written over" "bylaw: $work/secret could not be made: File exists" "$err"
run run "$starter" --facts "$facts" --decide bus_pass --on 2025-06-01 --open-facts
is "open facts without a ledger" \
    "bylaw: --open-facts is for --ledger: write the ledger, such as --ledger decisions.ledger" "$err"
printf 'x' >"$work/text"
run run "$starter" --facts "$facts" --decide bus_pass --on 2025-06-01 --out "$work/never.csv" \
    --ledger "$work/text"
is "decisions that cannot be recorded are not written" 5 "$status"
[ -e "$work/never.csv" ] && not_ok "the file is not there" no yes
finish
