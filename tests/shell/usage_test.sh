#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the program says to a wrong command line, and its help.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"

pack=$packs/town
# A complete command line, and what is wrong with it.
refuses_run()
{
    name=$1
    message=$2
    shift 2
    refuses "$name" "$message" run "$pack" --facts d --decide settle --on 2020-12-31 "$@"
}

refuses "an unknown command names the nearest" \
    "bylaw: no command 'rnu' (did you mean 'run'?); see bylaw --help" rnu
refuses "an unknown command that resembles nothing" \
    "bylaw: no command 'frobnicate'; see bylaw --help" frobnicate
refuses "an unknown option of the program" "bylaw: no option '--colour'; see bylaw --help" --colour
refuses "an unknown option names the nearest" \
    "bylaw: run has no option '--fatcs' (did you mean '--facts'?); see bylaw run --help" \
    run "$pack" --fatcs d
refuses "an unknown option with a value" \
    "bylaw: run has no option '--treads' (did you mean '--threads'?); see bylaw run --help" \
    run "$pack" --treads=2
refuses "a short option" "bylaw: run has no option '-x'; see bylaw run --help" run -x
refuses "the day is missing" \
    "bylaw: --on is missing: write the day whose law applies, such as --on 2020-12-31" \
    run "$pack" --facts d --decide settle
refuses "the facts are missing" \
    "bylaw: --facts is missing: write the folder of the facts, such as --facts population" \
    run "$pack" --decide settle --on 2020-12-31
refuses "the question is missing" \
    "bylaw: --decide is missing: write what to decide, such as --decide settlement" \
    run "$pack" --facts d --on 2020-12-31
refuses "the pack is missing" \
    "bylaw: PACK is missing; usage: bylaw run PACK --facts DIR --decide Q[,Q] --on DAY [OPTION ...]" \
    run --facts d --decide settle --on 2020-12-31
refuses_run "one argument too many" "bylaw: run takes no 'extra' here; see bylaw run --help" \
    extra
refuses "an option at the end has no value" "bylaw: --facts needs a value: write --facts DIR" \
    run "$pack" --facts
refuses "an option is no value" "bylaw: --facts needs a value: write --facts DIR" \
    run "$pack" --facts --decide settle
refuses "an empty value" "bylaw: --facts needs a value: write --facts DIR" run "$pack" --facts=
refuses_run "an option twice" "bylaw: --on is given twice: write it once" --on 2021-01-01
refuses "a day that does not exist" "bylaw: --on '2020-02-30' is no day: write it as 2020-12-31" \
    run "$pack" --facts d --decide settle --on 2020-02-30
refuses_run "a number that is none" \
    "bylaw: --threads 'two' is no whole number from 0 to 1,000,000: write --threads 2" \
    --threads two
refuses_run "a negative number" \
    "bylaw: --chunk '-1' is no whole number from 0 to 1,000,000: write --chunk 2" --chunk -1
refuses_run "an unknown choice" "bylaw: --bad-rows 'skip' is unknown: write one of stop|report" \
    --bad-rows skip
refuses_run "part of a choice" "bylaw: --bad-rows 'sto' is unknown: write one of stop|report" \
    --bad-rows sto
refuses_run "a format without standard output" \
    "bylaw: --format is for --out -: a file's ending says its format" --format csv
refuses "an empty question" \
    "bylaw: --decide 'settle,' has an empty name: write names parted by commas, such as settlement,dibao" \
    run "$pack" --facts d --decide settle, --on 2020-12-31
refuses "a question twice" "bylaw: --decide names 'settle' twice: write it once" \
    run "$pack" --facts d --decide settle,settle --on 2020-12-31
refuses "a flag with a value" "bylaw: --quiet takes no value: write --quiet" \
    test "$pack" --quiet=yes
refuses "explain without an id" \
    "bylaw: --id is missing: write the id of the row, such as --id P000017" \
    explain "$pack" --facts d --decide settle --on 2020-12-31
refuses "new without a pack" \
    "bylaw: --template is missing: write the pack whose facts the files will hold, such as --template scripts/mobility" \
    new somewhere
refuses "test without a pack" "bylaw: PACK is missing; usage: bylaw test PACK [OPTION ...]" test
refuses "dump without a pack" "bylaw: PACK is missing; usage: bylaw dump PACK [OPTION ...]" dump
refuses "version takes nothing" "bylaw: version takes no 'x' here; see bylaw version --help" \
    version x

for command in run explain test repl words matter dump new version; do
    run $command --help
    is "help of $command ends well" 0 "$status"
    holds "help of $command" "usage: bylaw $command" "$out"
    is "help of $command is no error" "" "$err"
done
run --help
is "help ends well" 0 "$status"
holds "help lists the commands" "  explain  say why one row of a population is decided as it is" "$out"
holds "help lists the statuses" \
    "Exit status: 0 done, 1 findings or failed cases, 2 usage, 3 pack, 4 data, 5 system." "$out"

# Each option that --help lists stands in the manual, in the part on its command.
page=$here/../../docs/bylaw.1
for command in run explain test check repl words ledger matter dump new; do
    {
        awk -v name="$command" '$0 == ".Ss " name { on = 1; next } /^\.S[sh]/ { on = 0 } on' "$page"
        awk -v name="$command" '/^\.Nm bylaw / { on = $3 == name } /^\.Sh DESC/ { on = 0 } on' "$page"
    } >"$work/part"
    run "$command" --help
    for option in $(printf '%s\n' "$out" | sed -n 's/^  --\([a-z-]*\).*/\1/p'); do
        [ "$option" = help ] || grep -qE -- "-$option( |\$|,)" "$work/part" ||
            not_ok "the manual has --$option of $command" yes no
    done
    double=$(printf '%s\n' "$out" | sed -n 's/^  --\([a-z-]*\).*/\1/p' | sort | uniq -d)
    is "no option of $command stands twice" "" "$double"
done

run version
is "version" "0: bylaw 0.1.0" "$status: $(printf '%s\n' "$out" | head -n 1)"
holds "version tells what was found in the Lua that is linked" "${line}Lua 5.4." "$out"
run --version
is "--version" "0: bylaw 0.1.0" "$status: $(printf '%s\n' "$out" | head -n 1)"

"$bylaw" --help >/dev/full 2>"$work/full"
is "a full disk is a system error" \
    "5: bylaw: standard output could not be written: No space left on device" \
    "$?: $(cat "$work/full")"
finish
