#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The REPL in a real terminal, by tmux: prompt, Chinese, completion, Ctrl-C, history, paste.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/helper.sh"
if ! command -v tmux >/dev/null; then
    echo "tmux is missing: install it to test the REPL in a terminal" >&2
    not_ok "tmux is installed" tmux nothing
    finish
    exit
fi
unset TMUX
socket=bylaw-test-$$
terminal() { tmux -u -L "$socket" "$@"; }
trap 'terminal kill-server 2>/dev/null; rm -rf "$work"' EXIT

start()
{
    terminal -f /dev/null new-session -d -x 130 -y 40 \
        "env LC_ALL=C.UTF-8 BYLAW_HISTORY=$work/history NO_COLOR=1 $bylaw repl $packs/town --on 2020-12-31"
    wait_for 'Ctrl-D leaves'
    wait_for '2020-12-31>'
}
screen() { terminal capture-pane -p 2>/dev/null; }
# wait_for TEXT: until the screen shows it, at most five seconds.
wait_for()
{
    tries=0
    until screen | grep -qF -- "$1"; do
        tries=$((tries + 1))
        [ "$tries" -gt 100 ] && return 1
        sleep 0.05
    done
}
# Keys one after the other: a terminal drops what was typed before Ctrl-C and not yet read.
keys()
{
    for key; do
        terminal send-keys "$key"
        sleep 0.1
    done
}
gone()
{
    tries=0
    while terminal has-session 2>/dev/null && [ "$tries" -lt 60 ]; do
        tries=$((tries + 1))
        sleep 0.05
    done
    if terminal has-session 2>/dev/null; then echo stays; else echo gone; fi
}

start
holds "the greeting" "law of 2020-12-31. :help lists the commands, Ctrl-D leaves." "$(screen)"
has "the prompt shows the day" "2020-12-31>" "$(screen)"

keys ':se' Tab 'ho' Tab '=big' Enter
has "commands and facts are completed" "2020-12-31> :set home=big" "$(screen)"
keys ':set town.population=100000' Enter ':set insured_months=40' Enter
keys ':set de' Tab '=' Tab
wait_for bachelor
holds "choices are listed" "none" "$(screen | grep bachelor)"
keys 'b' Tab Enter ':dec' Tab 'set' Tab Enter
wait_for 'settle: accepted'
has "questions are completed" "2020-12-31> :decide settle" "$(screen)"
has "and decided" "settle: accepted, by 2" "$(screen)"
keys 'person.de' Tab ' :is "ba' Tab '"' Enter
wait_for yes
has "choices are completed within quotes" '2020-12-31> person.degree :is "bachelor"' "$(screen)"
has "and evaluated" "yes" "$(screen)"

keys C-l ':use town 北京' Enter ':set population=5' Enter ':use person me' Enter ':facts' Enter
wait_for 'town/北京'
has "a title in Chinese lines up" "  degree          bachelor  最高学历" "$(screen)"
has "with one in English" "  insured_months  40        Months insured" "$(screen)"
keys ':uze 市上海' Left Left BSpace C-a Right Right Right BSpace 's' C-e '镇' Enter
wait_for 'town/北京'
keys ':facts' Enter
has "editing within Chinese" "2020-12-31> :use 上海镇" "$(screen)"
has "makes the right id" "person/上海镇  (current)" "$(screen)"
keys ':use me' Enter

keys C-l 'abandoned' C-c
keys ':on 2021-12-31' Enter
wait_for '2021-12-31>'
has "Ctrl-C keeps the session" "2021-12-31>" "$(screen)"
keys ':on 2020-12-31' Enter '{ 1,' Enter
wait_for '...>'
has "an open bracket goes on" "...>" "$(screen)"
keys C-c 'person.insured_months + 1' Enter
wait_for 41
has "Ctrl-C leaves it" "41" "$(screen)"

keys C-l
terminal set-buffer 'exception "2.key" { to = "2", law = "TOWN-2020, art. 4",
	when = person.degree :is "bachelor",
  gives = "open" }'
terminal paste-buffer -p -d
sleep 0.2
keys Enter
wait_for added
has "a paste of several lines is one statement" "added" "$(screen)"
keys ':decide settle' Enter
wait_for 'by 2.key'
has "and counts" "settle: open, by 2.key" "$(screen)"
keys C-l C-r 'months +' Enter Enter
wait_for 41
has "Ctrl-R finds an old line" "2020-12-31> person.insured_months + 1" "$(screen)"
keys C-d
is "Ctrl-D leaves" gone "$(gone)"

start
keys Up Up
wait_for 'decide settle'
has "history lasts" "2020-12-31> :decide settle" "$(screen)"
keys C-c ':history' Enter
wait_for ':use town 北京'
has "and is listed" ":use town 北京" "$(screen)"
keys ':quit' Enter
is ":quit leaves" gone "$(gone)"

terminal -f /dev/null new-session -d -x 90 -y 10 \
    "env LC_ALL=C $bylaw repl $packs/town 2>$work/ascii; echo \$? >>$work/ascii"
is "the session ends" gone "$(gone)"
is "no terminal without UTF-8" \
    "bylaw: this terminal's locale is not UTF-8: start with LC_ALL=C.UTF-8 bylaw repl${line}5" \
    "$(cat "$work/ascii")"
finish
