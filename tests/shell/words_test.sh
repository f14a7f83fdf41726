#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The pages of docs/words are true: every example runs, and every mistake shown is answered with the
# very message that stands below it (without file, line and statement).
. "$(dirname "$0")/helper.sh"
words=$here/../../docs/words
cp -r "$here/../../scripts/lib" "$work/lib" # beside the packs that are made here

# page_cut PAGE: writes the example to $work/example.lua, what it says of the region north to
# $work/north.lua, its libraries to $work/own, and mistake N to $work/N.lua and $work/N.txt.
page_cut()
{
    rm -rf "$work"/*.lua "$work"/*.txt "$work"/own
    mkdir "$work/own"
    awk -v work="$work" '
        /^```lua wrong$/ { file = work "/" ++wrong ".lua"; next }
        /^```lua$/ { file = work "/example.lua"; next }
        /^```lua lib\/[a-z]+\.lua$/ { file = work "/own/" substr($2, 5); next }
        /^```lua north$/ { file = work "/north.lua"; next }
        /^```$/ && file == "" { file = work "/" wrong ".txt"; next }
        /^```$/ { close(file); file = ""; next }
        file != "" { print > file }' "$1"
}

# pack_of FILE: a pack of the common base and one more file.
pack_of()
{
    rm -rf "$work/pack"
    mkdir "$work/pack"
    cp "$words/base.lua" "$work/pack/base.lua"
    cp "$1" "$work/pack/example.lua"
    cp -r "$work/own" "$work/pack/lib"
}

for page in "$words"/*.md; do
    word=$(basename "$page" .md)
    [ "$word" = README ] && continue
    page_cut "$page"
    pack_of "$work/example.lua"
    if [ -f "$work/north.lua" ]; then
        mkdir -p "$work/pack/regions/north"
        mv "$work/north.lua" "$work/pack/regions/north/north.lua"
    fi
    run test "$work/pack"
    is "the example of $word runs" "0" "$status"
    [ "$status" -eq 0 ] || printf '%s\n%s\n' "$out" "$err"
    is "every case of it passes" "$(grep -c '^case ' "$work/pack/example.lua") passed, 0 failed" \
        "$(printf '%s\n' "$out" | tail -n 1)"
    for mistake in "$work"/[0-9].lua; do
        [ -f "$mistake" ] || continue
        pack_of "$mistake"
        run test "$work/pack"
        is "a mistake with $word is answered as its page says" "3: $(cat "${mistake%.lua}.txt")" \
            "$status: $(printf '%s\n' "$err" | sed -E 's/^.*\.lua:[0-9]+: ([^ ]+: )?//')"
    done
done
for word in $(sed -n 's/^WORD("\([a-z_]*\)".*/\1/p' "$here/../../core/law/words.def"); do
    if [ -f "$words/$word.md" ]; then ok "$word has a page"; else not_ok "$word has a page" yes no; fi
done
finish
