#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Libraries: where they are found, what is said about them, and that no name leads out of the pack.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"

pack=$work/packs/one
# pack_new: a pack of the words' base, with a library of its own; libraries beside it.
pack_new()
{
    rm -rf "$work/packs"
    mkdir -p "$pack/lib" "$work/packs/lib"
    cp "$here/../../docs/words/base.lua" "$pack/base.lua"
}
# library TEXT [FILE]: writes a library; default: lib/x.lua of the pack.
library()
{
    printf '%s\n' "$1" >"$pack/${2:-lib/x.lua}"
}
# uses TEXT: writes the file of clauses, whose second line is the text.
uses()
{
    printf 'use "lib.x"\n%s\n' "$1" >"$pack/clauses.lua"
}
# says NAME MESSAGE: the pack does not load, for these very reasons.
says()
{
    run test "$pack"
    is "$1" "3: $2" "$status: $(printf '%s\n' "$err" | sed "s|^$pack/||")"
}
derive='derive "person.x" { law = "ACT, art. 1", gives = '

pack_new
library 'return { f = function (x) return x :at_least (12) end }'
uses "$derive x.f (person.insured_months) }
case \"c\" { on = \"2020-06-01\", person \"P\" { insured_months = 12 }, expect { who = \"P\", x = \"yes\" } }"
run test "$pack"
is "a library of the pack" "0: 1 passed, 0 failed" "$status: $(echo "$out" | tail -n 1)"
library 'return { f = function (x) return x :at_least (13) end }' ../lib/x.lua
run test "$pack"
is "a pack's own library goes before the one beside it" "0: 1 passed, 0 failed" \
    "$status: $(echo "$out" | tail -n 1)"
rm "$pack/lib/x.lua"
run test "$pack"
is "the one beside the pack is taken where there is no other" "1: 0 passed, 1 failed" \
    "$status: $(echo "$out" | tail -n 1)"

# Once for a pack: a library that counts how often it is run would give 2 in the second file.
pack_new
library 'local n = 0 return { next = function () n = n + 1 return n end }'
uses "$derive person.insured_months * x.next () }"
printf '%s\n' 'use "lib.x"' "derive \"person.y\" { law = \"ACT, art. 1\", gives = person.insured_months * x.next () }" \
    'case "c" { on = "2020-06-01", person "P" { insured_months = 10 }, expect { who = "P", x = 10, y = 20 } }' \
    >"$pack/more.lua"
run test "$pack"
is "a library is run once for all files" "0: 1 passed, 0 failed" "$status: $(echo "$out" | tail -n 1)"

pack_new
library 'local y = use "lib.y" return { f = function (x) return y.g (x) end }'
library 'return { g = function (x) return x :above (11) end }' ../lib/y.lua
uses "$derive x.f (person.insured_months) }
case \"c\" { on = \"2020-06-01\", person \"P\" { insured_months = 12 }, expect { who = \"P\", x = \"yes\" } }"
run test "$pack"
is "a library uses another" "0: 1 passed, 0 failed" "$status: $(echo "$out" | tail -n 1)"

# A value made once may stand in several places.
pack_new
library 'local limit = decimal "2.5"
return { f = function (x)
  local sum = x + limit
  return all { sum :at_least (limit), sum :below (limit * 4), any (person.stays, sum :above (limit)) }
end }'
uses "$derive x.f (person.insured_months) }
case \"c\" { on = \"2020-06-01\", person \"P\" { insured_months = 7 }, stay \"S\" { guest = \"P\" },
expect { who = \"P\", x = \"yes\" } }"
run test "$pack"
is "a value made once stands in several places" "0: 1 passed, 0 failed" "$status: $(echo "$out" | tail -n 1)"
library 'return { f = function (x)
  local t = table { by = x, row { below = 3, gives = 1 }, row { gives = 2 } }
  return all { t :at_least (1), t :at_most (2) }
end }'
says "but not a table" \
    'clauses.lua:2: lib/x.lua:2: this table is made once and stands in two places: make it twice, with a function'

# Where it is looked for.
pack_new
uses ''
says "no such library" 'clauses.lua:1: there is no library lib.x: write lib/x.lua, in the pack or beside it'
for name in lib.../x lib./etc/passwd lib.X lib. x lib.x.lua ../x /etc/passwd lib.x/y; do
    printf 'use "%s"\n' "$name" >"$pack/clauses.lua"
    says "no library is called $name" \
        "clauses.lua:1: '$name' is no name of a library: write use \"lib.ages\" for lib/ages.lua, in small letters, digits and _"
done
printf 'use (3)\n' >"$pack/clauses.lua"
says "a number is no name" \
    'clauses.lua:1: use takes the name of a library in quotes: write use "lib.ages"'
printf 'use "lib.table"\n' >"$pack/clauses.lua"
says "a library does not hide a word" \
    'clauses.lua:1: lib.table would hide the word table: give the library another name'
library 'return {}' lib/person.lua
printf 'use "lib.person"\n' >"$pack/clauses.lua"
says "nor an entity" \
    'clauses.lua:1: lib.person hides the entity person: give the library another name'
pack_new
uses ''
echo 'return {}' >"$work/outside.lua"
ln -s "$work/outside.lua" "$pack/lib/x.lua"
says "no symbolic link leads to a library" \
    'clauses.lua:1: lib/x.lua is reached by a symbolic link: put the file itself there'
rm -rf "$pack/lib"
mkdir "$work/outside"
mv "$work/outside.lua" "$work/outside/x.lua"
ln -s "$work/outside" "$pack/lib"
says "nor to the folder" \
    'clauses.lua:1: lib/x.lua is reached by a symbolic link: put the file itself there'
rm "$pack/lib"
mkdir -p "$pack/lib/x.lua"
says "a folder is no library" 'clauses.lua:1: lib/x.lua cannot be read (Invalid argument)'

# What is in it.
pack_new
uses ''
library 'return 3'
says "no table" 'clauses.lua:1: lib/x.lua gives no table: end it with return { name = ... }'
library 'return { f = function (x) return end end }'
says "bad Lua" "clauses.lua:1: lib/x.lua:1: lib/x.lua cannot go on: '}' expected near 'end'"
printf '\033Lua' >"$pack/lib/x.lua"
says "compiled Lua" 'lib/x.lua:1: the file is compiled Lua: give its source'
printf 'return {}\n\377' >"$pack/lib/x.lua"
says "no UTF-8" 'lib/x.lua:2: the file is not UTF-8 here: save it as UTF-8'
{ printf 'return {} --'; head -c 16384 /dev/zero | tr '\0' x; } >"$pack/lib/x.lua"
says "too long" 'clauses.lua:1: lib/x.lua has more than 16384 bytes: split it'
library 'local y = use "lib.y" return {}'
library 'local z = use "lib.z" return {}' lib/y.lua
library 'local x = use "lib.x" return {}' lib/z.lua
says "a circle is named as a whole" \
    'clauses.lua:1: lib/z.lua:1: lib.x uses itself: lib.x <- lib.z <- lib.y <- lib.x; move what both need into a third'
library '
source "S" { title = "A" }
return {}'
says "a library states nothing by itself" \
    'clauses.lua:1: lib/x.lua:2: a library states nothing by itself: let one of its functions state source, and call that'
library 'n = 1 return {}'
says "a library has no global variables" \
    "clauses.lua:1: lib/x.lua:1: lib/x.lua cannot go on: 'n' is no local variable: write local n = ..."

# What its functions do.
# fails NAME BODY MESSAGE
fails()
{
    pack_new
    library "return { f = function (a)
  $2
end }"
    uses "$derive x.f (person.insured_months) }"
    says "$1" "$3"
}
at='clauses.lua:2: lib/x.lua:2:'
fails "an error says its text" 'error ("not so")' "$at person.x: f cannot go on: not so"
fails "nothing is indexed" 'local b = nil return b.c' "$at person.x: f cannot go on: a nil has no 'c'"
fails "nothing is called" 'local b = nil return b (1)' \
    "$at person.x: f cannot go on: a nil is called, which is no function"
fails "facts are not compared by Lua" 'if a > 3 then return a end' \
    "$at person.x: f cannot go on: attempt to compare number with userdata"
fails "nor are texts made of them" 'return "a" .. a' \
    "$at person.x: f cannot go on: an operator of Lua stands on a value that is only known later: use a word, or test what the library was given"
fails "a test that nothing reads is found" 'if a :at_least (3) then return a end' \
    "$at person.insured_months :at_least (3) is written but becomes part of nothing; most often a comma is missing before it"
fails "no result is no value" 'local b = a' 'clauses.lua:2: person.x: this is no value (gives)'
fails "a fraction is not exact" 'return a * 0.1' \
    "$at person.x: a number computed by Lua is not exact: write decimal \"0.1\" or ratio (1, 3)"
fails "nor is one that is given back" 'return 1 / 4' \
    'clauses.lua:2: person.x: f gives a number computed by Lua, which is not exact: write decimal "0.1" or ratio (1, 3) in the library'
fails "nor in another word" 'return a * percent (2.5)' \
    "$at person.x: percent takes a literal number: write percent (5)"
fails "a misspelt word" 'return al { a }' "$at person.x: unknown word 'al' (did you mean 'all'?)"
fails "a formula is not hidden" \
    'return formula { reads = { a = a }, gives = yes_no, compute = function (a) return true end }' \
    "$at person.x: a formula stands in a file of clauses, where its text is read: let the library take it as an argument"
fails "an endless loop" 'while true do end' \
    "$at person.x: the file needs more than 10000000 instructions: let its libraries do less"
pack_new
library 'return { f = function (a) return a end }'
uses "$derive x.g (person.insured_months) }"
says "a function that is not there" "clauses.lua:2: person.x: lib.x gives no 'g': write one of the names after its return"
# A number with a fraction stays exact on its way through a library.
uses "derive \"person.x\" { law = \"ACT, art. 1\", places = 2, mode = \"half_up\", gives = person.insured_months * x.f (0.1) }
case \"c\" { on = \"2020-06-01\", person \"P\" { insured_months = 3 }, expect { who = \"P\", x = 0.3 } }"
run test "$pack"
is "what is handed in stays exact" "0: 1 passed, 0 failed" "$status: $(echo "$out" | tail -n 1)"
repl 'use "lib.ages"' "$pack"
has "an expression has no libraries" \
    "input:1: use stands in a file of a pack: an expression has no libraries" "$err"
finish
