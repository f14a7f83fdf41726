#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Each step of docs/tutorial.md, one after the other in an empty folder, prints what the page shows.
# A block is ```sh (lines that begin with "$ " are typed), ```repl PACK ("> " likewise, at the prompt)
# or ```lua FILE (added to the end of the file).
. "$(dirname "$0")/helper.sh"
page=$here/../../docs/tutorial.md
PATH=$(dirname "$bylaw"):$PATH
export PATH
mkdir "$work/tour"
cp -r "$here/../../scripts" "$work/tour/scripts"

awk -v work="$work" '
    /^```[a-z]+/ && !inside { inside = 1; file = sprintf("%s/%02d", work, ++step)
                              print substr($0, 4) > (file ".kind"); printf "" > file; next }
    /^```$/ { inside = 0; close(file); close(file ".kind"); next }
    inside { print > file }' "$page"

# typed FILE: what happens when the commands of the block are typed, with the commands.
typed()
{
    while IFS= read -r command; do
        case $command in
        '$ '*) printf '%s\n' "$command" && (cd "$work/tour" && sh -c "${command#??}" 2>&1) ;;
        esac
    done <"$1"
}

# talked FILE PACK: the same at the prompt; on a pipe the program itself prints no prompt, so that
# the answers alone are compared.
talked()
{
    sed -n 's/^> //p' "$1" | (cd "$work/tour" && bylaw repl "$2" 2>&1)
}

steps=0
for kind in "$work"/[0-9][0-9].kind; do
    block=${kind%.kind}
    steps=$((steps + 1))
    read -r what file <"$kind"
    case $what in
    sh)
        is "step $steps: what is typed prints what the page shows" "$(cat "$block")" \
            "$(typed "$block")" ;;
    repl)
        is "step $steps: the prompt answers what the page shows" "$(grep -v '^> ' "$block")" \
            "$(talked "$block" "$file")" ;;
    lua)
        if [ -f "$work/tour/$file" ]; then ok "step $steps: $file is there to be added to"
        else not_ok "step $steps: $file is there to be added to" yes no; fi
        { echo; cat "$block"; } >>"$work/tour/$file" ;;
    *) not_ok "step $steps is of a kind that is known" "sh, repl or lua" "$what" ;;
    esac
done
is "the page has its steps" yes "$([ "$steps" -ge 10 ] && echo yes)"
finish
