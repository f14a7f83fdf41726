/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions for tests below the notation, in prefix form: (at_least person.n 3). (/ x 2) divides
   by a literal, the name of a mode of rounding rounds to whole numbers, (by x low 1 high 2) has a
   value for each choice, 'text is a text, and law_day, 2019-12-31 and param.rate are what they
   say. */
#ifndef BYLAW_TESTS_PREFIX_H
#define BYLAW_TESTS_PREFIX_H

#include "core/pack/build.h"
#include "tests/support/check.h"

#include <string.h>

static const struct place here = { "test", 1 };

static const struct {
    const char *name;
    enum op op;
} prefix_operators[] = {
    { "at_least", OP_AT_LEAST },
    { "at_most", OP_AT_MOST },
    { "above", OP_ABOVE },
    { "below", OP_BELOW },
    { "is", OP_IS },
    { "one_of", OP_ONE_OF },
    { "has", OP_HAS },
    { "all", OP_ALL },
    { "any", OP_ANY },
    { "none", OP_NONE },
    { "+", OP_ADD },
    { "-", OP_SUBTRACT },
    { "*", OP_MULTIPLY },
    { "negate", OP_NEGATE },
    { "share", OP_SHARE },
    { "largest", OP_LARGEST },
    { "smallest", OP_SMALLEST },
    { "months", OP_MONTHS },
    { "years", OP_YEARS },
    { "days", OP_DAYS },
    { "move", OP_MOVE },
    { "years_to", OP_YEARS_TO },
    { "months_to", OP_MONTHS_TO },
    { "days_to", OP_DAYS_TO },
    { "year_end", OP_YEAR_END },
    { "on", OP_PARAMETER_AT },
    { "by", OP_BY },
    { "count", OP_COUNT },
    { "total", OP_TOTAL },
    { "any_of", OP_ANY_OF },
    { "all_of", OP_ALL_OF },
    { "none_of", OP_NONE_OF },
    { "/", OP_DIVIDE },
    { "largest_of", OP_LARGEST_OF },
    { "smallest_of", OP_SMALLEST_OF },
    { "clash", OP_CLASH },
    { "silent", OP_SILENT },
    { "working_days", OP_WORKING_DAYS },
    { "working_days_to", OP_WORKING_DAYS_TO },
    { "months_of", OP_MONTHS_OF },
    { "between", OP_BETWEEN },
    { "join", OP_JOIN },
    { "part", OP_PART },
    { "within", OP_WITHIN },
    { "months_count", OP_MONTHS_COUNT },
    { "longest_run", OP_LONGEST_RUN },
    { "years_started", OP_YEARS_TO },
};

struct prefix_reader {
    struct builder *builder;
    const char *text;
};

static inline void prefix_read_word(struct prefix_reader *reader, char *word, size_t room)
{
    size_t length = 0;
    reader->text += strspn(reader->text, " ");
    while (reader->text[length] && !strchr(" ()", reader->text[length]))
        length++;
    assert_true(length > 0 && length < room);
    memcpy(word, reader->text, length);
    word[length] = '\0';
    reader->text += length;
}

static inline struct node *prefix_read_atom(struct prefix_reader *reader)
{
    char word[64];
    const char *names[8];
    struct number number;
    int32_t day;
    prefix_read_word(reader, word, sizeof word);
    if (day_parse(word, strlen(word), &day))
        return build_day(reader->builder, here, day);
    if (number_parse(word, strlen(word), &number))
        return build_number(reader->builder, here, number);
    if (strcmp(word, "law_day") == 0)
        return build_node(reader->builder, here, OP_LAW_DAY, NULL, 0);
    if (word[0] == '\'')
        return build_constant_text(reader->builder, here, word + 1);
    bool parameter = strncmp(word, "param.", 6) == 0;
    int count = 0;
    for (char *name = strtok(parameter ? word + 6 : word, "."); name; name = strtok(NULL, "."))
        names[count++] = build_text(reader->builder, name);
    return build_path(reader->builder, here, parameter ? OP_PARAMETER : OP_FIELD, names, count);
}

/* The operator of a name; that of a mode of rounding is its name, to whole numbers. */
static inline enum op prefix_read_operator(const char *name)
{
    for (size_t i = 0; i < COUNT(prefix_operators); i++)
        if (strcmp(prefix_operators[i].name, name) == 0)
            return prefix_operators[i].op;
    assert_true(rounding_find(name) >= 0);
    return OP_ROUNDED;
}

static inline struct node *prefix_read_node(struct prefix_reader *reader)
{
    char name[32], word[32];
    struct node *args[8] = { 0 };
    const char *keys[8] = { 0 };
    int count = 0;
    struct number divisor = { 0, 1 };
    reader->text += strspn(reader->text, " ");
    if (*reader->text != '(')
        return prefix_read_atom(reader);
    reader->text++;
    prefix_read_word(reader, name, sizeof name);
    enum op op = prefix_read_operator(name);
    while (reader->text += strspn(reader->text, " "), *reader->text != ')') {
        if (op == OP_DIVIDE && count == 1) {
            prefix_read_word(reader, word, sizeof word);
            assert_true(number_parse(word, strlen(word), &divisor));
            continue;
        }
        if (op == OP_BY && count > 0) {
            prefix_read_word(reader, word, sizeof word);
            keys[count - 1] = build_text(reader->builder, word);
        }
        args[count++] = prefix_read_node(reader);
    }
    reader->text++;
    if (op == OP_PARAMETER_AT)
        return build_parameter_at(reader->builder, args[0], args[1], NULL, NULL);
    struct node *node = build_node(reader->builder, here, op, args, count);
    node->number = divisor;
    node->started = strcmp(name, "years_started") == 0;
    node->mode = op == OP_ROUNDED ? (enum rounding)rounding_find(name) : ROUND_HALF_UP;
    node->text = op == OP_CLASH ? "clash" : op == OP_SILENT ? "silent" : NULL;
    node->keys = arena_alloc(reader->builder->arena, 8, sizeof *keys);
    node->signs = arena_alloc(reader->builder->arena, 8, 1);
    memset(node->signs, 1, 8);
    memcpy(node->keys, keys, sizeof keys);
    return node;
}

/* NULL: NULL. */
static inline struct node *prefix_expression(struct builder *builder, const char *text)
{
    struct prefix_reader reader = { builder, text };
    return text ? build_use(builder, prefix_read_node(&reader)) : NULL;
}

#endif
