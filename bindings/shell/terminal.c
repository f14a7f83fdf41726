/* SPDX-License-Identifier: Apache-2.0 */
/* libedit as it has to be used: wide calls, an ASCII prompt (a wide one corrupts the display of
   long lines), el_reset after Ctrl-C, bracketed paste by hand, Ctrl-R bound to the emacs search. */
#include "terminal.h"

#include <errno.h>
#include <histedit.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#define HISTORY_LINES 1000

struct terminal {
    struct session *session;
    EditLine *editor;
    HistoryW *history;
    char *history_path; /* NULL: none */
    wchar_t prompt[48];
};

static struct terminal *terminal_of(EditLine *editor)
{
    struct terminal *terminal = NULL;
    el_wget(editor, EL_CLIENTDATA, &terminal);
    return terminal;
}

static wchar_t *show_prompt(EditLine *editor)
{
    return terminal_of(editor)->prompt;
}

static void note_interrupt(int number)
{
    (void)number; /* el_wgets returns with EINTR: that is all that is wanted */
}

static void take_interrupts(void)
{
    /* No SA_RESTART: reading must end. */
    struct sigaction action = { .sa_handler = note_interrupt };
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

/* ---- Wide texts ---------------------------------------------------------------------------- */

static char *narrow(const wchar_t *wide, size_t length)
{
    char *text = memory_resize(NULL, length * 4 + 1, 1); /* UTF-8: checked at the start */
    size_t used = 0;
    mbstate_t state = { 0 };
    for (size_t i = 0; i < length; i++) {
        size_t bytes = wcrtomb(text + used, wide[i], &state);
        if (bytes != (size_t)-1)
            used += bytes;
    }
    text[used] = '\0';
    return text;
}

static void insert(EditLine *editor, const char *text)
{
    size_t room = strlen(text) + 1;
    wchar_t *wide = memory_resize(NULL, room, sizeof *wide);
    if (mbstowcs(wide, text, room) != (size_t)-1)
        el_winsertstr(editor, wide);
    free(wide);
}

/* ---- Completion ---------------------------------------------------------------------------- */

/* How many bytes all words begin with; never inside a character. */
static size_t common_length(const struct names *words)
{
    const char *first = words->items[0];
    size_t common = strlen(first);
    for (size_t i = 1; i < words->count; i++) {
        size_t j = 0;
        while (j < common && words->items[i][j] == first[j])
            j++;
        common = j;
    }
    while (common && ((unsigned char)first[common] & 0xc0) == 0x80)
        common--;
    return common;
}

static size_t terminal_columns(void)
{
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

static void list_words(const struct names *words)
{
    size_t widest = 0;
    for (size_t i = 0; i < words->count; i++) {
        size_t width = display_width(words->items[i]);
        widest = width > widest ? width : widest;
    }
    size_t columns = terminal_columns() / (widest + 2);
    columns = columns ? columns : 1;
    putchar('\n');
    for (size_t i = 0; i < words->count; i++) {
        bool last = i + 1 == words->count || (i + 1) % columns == 0;
        print_padded(stdout, words->items[i], last ? 0 : widest + 2, false);
        if (last)
            putchar('\n');
    }
    (void)fflush(stdout);
}

static unsigned char complete(EditLine *editor, int character)
{
    (void)character;
    struct terminal *terminal = terminal_of(editor);
    const LineInfoW *info = el_wline(editor);
    char *line = narrow(info->buffer, (size_t)(info->cursor - info->buffer));
    const char *last = strrchr(line, '\n'); /* of a pasted text, the line at hand */
    struct names words = { 0 };
    size_t typed = 0;
    unsigned char result = CC_ERROR;
    session_complete(terminal->session, last ? last + 1 : line, &words, &typed);
    if (words.count) {
        size_t common = common_length(&words);
        char *more = string_copy_bytes(words.items[0], common);
        bool command = *line == ':' && !strpbrk(line, " \t\n");
        if (common > typed || (command && words.count == 1)) {
            insert(editor, more + typed);
            insert(editor, command && words.count == 1 ? " " : "");
            result = CC_REFRESH;
        } else if (words.count > 1) {
            list_words(&words);
            result = CC_REDISPLAY;
        }
        free(more);
    }
    names_clear(&words);
    free(line);
    return result;
}

/* ---- Paste and new lines ------------------------------------------------------------------- */

static const wchar_t paste_end[] = L"\033[201~";

static unsigned char paste(EditLine *editor, int character)
{
    (void)character;
    size_t length = 0, room = 256, matched = 0;
    wchar_t *pasted = memory_resize(NULL, room, sizeof *pasted);
    wchar_t letter;
    while (paste_end[matched] && el_wgetc(editor, &letter) == 1) {
        letter = letter == L'\r' ? L'\n' : letter;
        matched = letter == paste_end[matched] ? matched + 1 : (size_t)(letter == paste_end[0]);
        if (length + 2 > room) {
            room *= 2;
            pasted = memory_resize(pasted, room, sizeof *pasted);
        }
        if (letter)
            pasted[length++] = letter;
    }
    length -= matched;
    while (length && pasted[length - 1] == L'\n')
        length--; /* Enter is the user's */
    pasted[length] = L'\0';
    int inserted = length ? el_winsertstr(editor, pasted) : 0;
    free(pasted);
    return inserted == 0 ? CC_REFRESH : CC_ERROR;
}

static unsigned char new_line(EditLine *editor, int character)
{
    (void)character;
    return el_winsertstr(editor, L"\n") == 0 ? CC_REFRESH : CC_ERROR;
}

/* ---- Life ---------------------------------------------------------------------------------- */

static void bind_keys(EditLine *editor)
{
    el_wset(editor, EL_ADDFN, L"bylaw-complete", L"complete the word", complete);
    el_wset(editor, EL_ADDFN, L"bylaw-paste", L"take a paste as text", paste);
    el_wset(editor, EL_ADDFN, L"bylaw-new-line", L"break the line", new_line);
    el_wset(editor, EL_BIND, L"^I", L"bylaw-complete", NULL);
    el_wset(editor, EL_BIND, L"\\e[200~", L"bylaw-paste", NULL);
    el_wset(editor, EL_BIND, L"\\e^J", L"bylaw-new-line", NULL);
    el_wset(editor, EL_BIND, L"^R", L"em-inc-search-prev", NULL);
}

static void open_history(struct terminal *terminal)
{
    HistEventW event;
    struct text path = { 0 };
    const char *named = getenv("BYLAW_HISTORY");
    const char *home = getenv("HOME");
    if (named)
        text_add_string(&path, named);
    else if (home && *home)
        text_add_format(&path, "%s/.bylaw_history", home);
    terminal->history = history_winit();
    if (!terminal->history)
        return;
    history_w(terminal->history, &event, H_SETSIZE, HISTORY_LINES);
    history_w(terminal->history, &event, H_SETUNIQUE, 1);
    el_wset(terminal->editor, EL_HIST, history_w, terminal->history);
    if (path.length) {
        terminal->history_path = path.data;
        history_w(terminal->history, &event, H_LOAD, terminal->history_path);
    }
}

struct terminal *terminal_open(struct session *session)
{
    struct terminal *terminal = memory_resize(NULL, 1, sizeof *terminal);
    *terminal = (struct terminal){ .session = session };
    terminal->editor = el_init("bylaw", stdin, stdout, stderr);
    if (!terminal->editor) {
        free(terminal);
        return NULL;
    }
    el_wset(terminal->editor, EL_CLIENTDATA, terminal);
    el_wset(terminal->editor, EL_PROMPT, show_prompt);
    el_wset(terminal->editor, EL_EDITOR, L"emacs");
    el_wset(terminal->editor, EL_SIGNAL, 0);
    bind_keys(terminal->editor);
    open_history(terminal);
    take_interrupts();
    return terminal;
}

void terminal_close(struct terminal *terminal)
{
    HistEventW event;
    if (terminal->history) {
        if (terminal->history_path && *terminal->history_path)
            history_w(terminal->history, &event, H_SAVE, terminal->history_path);
        history_wend(terminal->history);
    }
    el_end(terminal->editor);
    free(terminal->history_path);
    free(terminal);
}

void terminal_print_history(void *user)
{
    struct terminal *terminal = user;
    HistEventW event;
    if (!terminal->history)
        return;
    for (int found = history_w(terminal->history, &event, H_LAST); found == 0;
         found = history_w(terminal->history, &event, H_PREV)) {
        char *line = narrow(event.str, wcslen(event.str));
        size_t length = strlen(line);
        while (length && line[length - 1] == '\n')
            line[--length] = '\0';
        print_text(stdout, line);
        putchar('\n');
        free(line);
    }
}

enum terminal_read terminal_read(struct terminal *terminal, const char *prompt, struct text *line)
{
    int length = 0;
    HistEventW event;
    swprintf(terminal->prompt, COUNT(terminal->prompt), L"%s", prompt);
    fputs("\033[?2004h", stdout); /* bracketed paste on */
    (void)fflush(stdout);
    errno = 0;
    const wchar_t *read = el_wgets(terminal->editor, &length);
    int failure = errno;
    fputs("\033[?2004l", stdout);
    (void)fflush(stdout);
    if (!read && failure == EINTR) {
        el_reset(terminal->editor);
        putchar('\n');
        return TERMINAL_INTERRUPTED;
    }
    if (!read || length <= 0)
        return TERMINAL_END;
    char *text = narrow(read, (size_t)length);
    if (terminal->history && text[strspn(text, " \t\n")])
        history_w(terminal->history, &event, H_ENTER, read);
    text_cut(line, 0);
    text_add_string(line, text);
    while (line->length && line->data[line->length - 1] == '\n')
        text_cut(line, line->length - 1);
    free(text);
    return TERMINAL_LINE;
}
