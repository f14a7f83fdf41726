# shellcheck shell=sh disable=SC2034
# SPDX-License-Identifier: Apache-2.0
# For the tests of the program: run it, compare, count. Each test ends with `finish`.
# BYLAW is the program; default: the one of the plain build.
set -u
here=$(cd "$(dirname "$0")" && pwd)
bylaw=${BYLAW:-$here/../../build/bylaw}
[ -x "$bylaw" ] || { echo "no program at $bylaw: set BYLAW"; exit 1; }
bylaw=$(cd "$(dirname "$bylaw")" && pwd)/$(basename "$bylaw")
packs=$here/packs
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
passed=0
failed=0
status=0
line='
'

# run ARGUMENT ...: sets $out, $err and $status.
run()
{
    "$bylaw" "$@" >"$work/.out" 2>"$work/.err" </dev/null
    status=$?
    out=$(cat "$work/.out")
    err=$(cat "$work/.err")
}

# repl LINES ARGUMENT ...: the same with the lines on standard input.
repl()
{
    printf '%s\n' "$1" >"$work/.in"
    shift
    "$bylaw" repl "$@" >"$work/.out" 2>"$work/.err" <"$work/.in"
    status=$?
    out=$(cat "$work/.out")
    err=$(cat "$work/.err")
}

ok()
{
    passed=$((passed + 1))
    echo "ok      $1"
}

not_ok()
{
    failed=$((failed + 1))
    printf 'not ok  %s\n--- expected\n%s\n--- found\n%s\n---\n' "$1" "$2" "$3"
}

# is NAME EXPECTED FOUND
is()
{
    if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "$2" "$3"; fi
}

# has NAME LINE TEXT: the text has this very line.
has()
{
    if printf '%s\n' "$3" | grep -qxF -- "$2"; then ok "$1"; else not_ok "$1" "$2" "$3"; fi
}

# holds NAME PART TEXT: the text has this part somewhere.
holds()
{
    case $3 in
    *"$2"*) ok "$1" ;;
    *) not_ok "$1" "... $2 ..." "$3" ;;
    esac
}

# is_json NAME: what the program wrote last is one JSON value.
is_json()
{
    is "$1" 1 "$(sqlite3 :memory: "SELECT json_valid(CAST(readfile('$work/.out') AS TEXT))" 2>&1)"
}

# lacks NAME PART TEXT
lacks()
{
    case $3 in
    *"$2"*) not_ok "$1" "no $2" "$3" ;;
    *) ok "$1" ;;
    esac
}

# refuses NAME MESSAGE ARGUMENT ...: a usage error, status 2, one line, nothing on standard output.
refuses()
{
    name=$1
    message=$2
    shift 2
    run "$@"
    is "$name" "2: $message" "$status: $err$out"
}

finish()
{
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
