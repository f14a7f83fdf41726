/* SPDX-License-Identifier: Apache-2.0 */
/* One list feeds binding, manual, completion and editors: for each word of core/law/words.def there
   is a page that names its fields and shows it in an example that runs (tests/shell/words_test.sh),
   a line in the list of pages, the page in bylaw words, a completion, a definition and a name for
   luacheck. */
#include "bylaw.h"

#include "core/law/words.h"
#include "tests/support/check.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGES "docs/words/"
#define MOST_WORDS 200
#define MOST_BYTES 400000

static char *list, *definitions, *luacheck, *completions, *words;
static bylaw_pack *pack;

static char *read_file(const char *name)
{
    char path[256];
    (void)snprintf(path, sizeof path, PAGES "%s", name);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("there is no %s", path);
    char *text = calloc(MOST_BYTES, 1);
    assert_non_null(text);
    assert_true(fread(text, 1, MOST_BYTES - 1, file) > 0);
    (void)fclose(file);
    return text;
}

static bool add_text(void *user, const char *bytes, size_t length)
{
    char *text = user;
    assert_true(strlen(text) + length < MOST_BYTES);
    strncat(text, bytes, length);
    return true;
}

static char *report(bylaw_report_kind kind, const char *argument)
{
    char *text = calloc(MOST_BYTES, 1);
    assert_non_null(text);
    bylaw_error error = { 0 };
    assert_int_equal(bylaw_pack_report(pack, kind, argument, add_text, text, &error), BYLAW_OK);
    return text;
}

static void holds(const char *text, const char *where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void holds(const char *text, const char *where, const char *format, ...)
{
    char wanted[256];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(wanted, sizeof wanted, format, arguments);
    va_end(arguments);
    if (!strstr(text, wanted))
        fail_msg("%s has no '%s'", where, wanted);
}

static bool name_letter(char c)
{
    return (c >= 'a' && c <= 'z') || c == '_';
}

/* Whether a text has a word that is no part of another; for methods after a colon. */
static bool has_word(const char *text, const struct word *word)
{
    size_t length = strlen(word->name);
    for (const char *at = strstr(text, word->name); at; at = strstr(at + 1, word->name)) {
        char before = at == text ? ' ' : at[-1];
        if (!name_letter(before) && !name_letter(at[length]) &&
            (before == ':') == (word->form == WORD_METHOD))
            return true;
    }
    return false;
}

static void has_a_page(const struct word *word)
{
    char name[64];
    (void)snprintf(name, sizeof name, "%s.md", word->name);
    char *page = read_file(name);
    for (const struct word *field = word_next_field(word, NULL); field;
         field = word_next_field(word, field))
        holds(page, name, "`%s`", field->field);
    holds(list, PAGES "README.md", "[%s](%s)", word->name, name);
    char *example = strstr(page, "\n```lua\n");
    char *end = example ? strstr(example + 8, "\n```\n") : NULL;
    if (!end)
        fail_msg("%s has no example", name);
    else
        *end = '\0';
    if (!end || !has_word(example, word))
        fail_msg("the example of %s does not use it", name);
    free(page);
}

static void is_known_everywhere(void **state)
{
    const struct word *word = *state;
    has_a_page(word);
    char *page = report(BYLAW_REPORT_WORDS, word->name);
    holds(page, "bylaw words", "    %s\n", word->usage);
    holds(page, "bylaw words", "\n## Example\n");
    free(page);
    bool is_method = word->form == WORD_METHOD;
    holds(words, "bylaw words", is_method ? "\n  :%s " : "\n  %s ", word->name);
    if (is_method) {
        holds(definitions, "the definitions", "---@field %s fun(self: bylaw.value", word->name);
        return;
    }
    holds(definitions, "the definitions",
          word->form == WORD_NAME ? "\n%s = nil\n" : "\nfunction %s (", word->name);
    holds(luacheck, "the names for luacheck", "\n  \"%s\",\n", word->name);
    holds(completions, "completion", "\n%s\n", word->name);
    for (const struct word *field = word_next_field(word, NULL); field;
         field = word_next_field(word, field))
        holds(strstr(definitions, "---@class bylaw.body."), "the definitions", "---@field %s%s any",
              field->field, field->needed ? "" : "?");
}

/* And luacheck is told no name that is neither a word nor of this pack. */
static void luacheck_knows_nothing_else(void **state)
{
    (void)state;
    size_t names = 0, known = 0;
    char *end = strstr(luacheck, "\n}\n");
    assert_non_null(end);
    for (const char *at = luacheck; at < end; at = strchr(at + 1, '\n'))
        names += strncmp(at, "\n  \"", 4) == 0;
    for (size_t i = 0; i < word_row_count; i++)
        known += !word_rows[i].field && word_rows[i].form != WORD_METHOD;
    assert_int_equal(names, known + 4); /* person, home, pupil and other */
}

static void definitions_have_the_vocabulary(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "---@class bylaw.choice.person.degree : bylaw.value\n"
        "---@field is fun(self: bylaw.value, choice: \"none\"|\"master\"): bylaw.value\n",
        "---@class bylaw.entity.person : bylaw.value\n"
        "---@field home bylaw.entity.home one: Home\n"
        "---@field degree bylaw.choice.person.degree choice: Highest degree\n"
        "---@field months bylaw.value number, months: Months insured\n"
        "---@field fit bylaw.value Is fit\n"
        "---@overload fun(id: string): fun(facts: table): any\n",
        "---@field pupils bylaw.value many: Pupils\n",
        "---Pupils\n---@type bylaw.entity.pupil\nother = nil\n",
        "---@class bylaw.param : bylaw.value\n"
        "---@field cap bylaw.value The cap\n"
        "---@field line bylaw.param.line\n",
        "---@class bylaw.param.line\n"
        "---@field high bylaw.param.line.high\n"
        "---@field low bylaw.value Low line\n",
        "---@class bylaw.param.line.high\n---@field city bylaw.value High line\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        holds(definitions, "the definitions", "%s", lines[i]);
}

static const char *const vocabulary =
    "source \"S-1\" { title = \"A\", since = \"2020-01-01\" }\n"
    "entity \"home\" { pupils = many \"pupil\" { \"Pupils\", each = \"other\" } }\n"
    "entity \"pupil\" { home = one \"home\" { \"Home\" } }\n"
    "entity \"person\" { home = one \"home\" { \"Home\" },\n"
    "  degree = choice { \"none\", \"master\", title = \"Highest degree\" },\n"
    "  months = whole_number { \"Months insured\", unit = \"months\" } }\n"
    "parameter \"line.low\" { title = \"Low line\", from (\"2020-01-01\", 1, \"S-1, 1\") }\n"
    "parameter \"line.high.city\" { title = \"High line\", from (\"2020-01-01\", 2, \"S-1, 1\") }\n"
    "parameter \"cap\" { title = \"The cap\", from (\"2020-01-01\", 3, \"S-1, 1\") }\n"
    "derive \"person.fit\" { title = \"Is fit\", law = \"S-1, 1\", gives = person.months :at_least "
    "(3) }\n";

static int open_pack(void **state)
{
    (void)state;
    bylaw_config config;
    bylaw_error error = { 0 };
    bylaw_config_init(&config);
    config.overlay = &vocabulary;
    config.overlay_count = 1;
    bylaw_status status = bylaw_pack_load(&config, NULL, &pack, &error);
    assert_string_equal(error.message, "");
    assert_int_equal(status, BYLAW_OK);
    list = read_file("README.md");
    definitions = report(BYLAW_REPORT_EDITOR, NULL);
    luacheck = report(BYLAW_REPORT_LUACHECK, NULL);
    words = report(BYLAW_REPORT_WORDS, NULL);
    char *names = report(BYLAW_REPORT_NAMES, "");
    completions = calloc(MOST_BYTES, 1);
    assert_non_null(completions);
    (void)snprintf(completions, MOST_BYTES, "\n%s", names);
    free(names);
    return 0;
}

static int close_pack(void **state)
{
    (void)state;
    char *const texts[] = { list, definitions, luacheck, completions, words };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        free(texts[i]);
    bylaw_pack_free(pack);
    return 0;
}

int main(void)
{
    static struct CMUnitTest tests[MOST_WORDS];
    static char names[MOST_WORDS][64];
    size_t count = 0;
    for (size_t i = 0; i < word_row_count; i++) {
        if (word_rows[i].field)
            continue;
        assert_true(count < MOST_WORDS - 2);
        (void)snprintf(names[count], sizeof names[count], "%s is known everywhere",
                       word_rows[i].name);
        tests[count] = (struct CMUnitTest){ names[count], is_known_everywhere, NULL, NULL,
                                            (void *)(uintptr_t)&word_rows[i] };
        count++;
    }
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(luacheck_knows_nothing_else);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(definitions_have_the_vocabulary);
    return _cmocka_run_group_tests("api/words", tests, count, open_pack, close_pack);
}
