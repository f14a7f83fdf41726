/* SPDX-License-Identifier: Apache-2.0 */
/* The differential random test: makes random programs, lets the judge and the reference evaluator
   decide every value of every row, and compares all that they say. Each program is one test; the
   last line is "N passed, N failed". docs/testing.md says how to replay one. */
#include "tests/reference/evaluator.h"
#include "tests/reference/forms.h"
#include "tests/reference/generate.h"
#include "tests/reference/listing.h"
#include "tests/reference/promise.h"
#include "tests/reference/tiles.h"
#include "tests/support/random.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SHOWN 20 /* differences of one program */

struct options {
    uint64_t programs;
    uint64_t seed;
    uint64_t from;
    bool verbose;
    const char *regressions;
};

/* One program under test. */
struct trial {
    struct program program;
    struct run *run;
    struct evaluator *evaluator;
    struct memory memory;
    struct arena arena;
    uint64_t differences;
    uint64_t outcomes[STATE_COUNT];
};

static const char *const state_names[STATE_COUNT] = { "known", "unknown", "open",    "absent",
                                                      "gap",   "fault",   "conflict" };

/* Says where; false: enough was said. */
static bool differs(struct trial *trial, const struct value *value, size_t row)
{
    if (trial->differences++ >= MOST_SHOWN)
        return false;
    printf("    %s.%s of row %zu: ", value->entity_name, value->name, row);
    return true;
}

/* ---- One outcome ---- */

static void print_answer(const struct result *result)
{
    printf("%s", state_names[result->state]);
    if (result->form == FORM_INTERVAL && result->state <= STATE_UNKNOWN)
        gmp_printf(" [%Qd, %Qd]", result->lo, result->hi);
    else if (result->state == STATE_KNOWN && result->form == FORM_TEXT)
        printf(" %s", result->text);
    else if (result->state == STATE_KNOWN)
        printf(" %" PRId64, result->code);
}

static void print_wide(wide value)
{
    char digits[48];
    int length = 0;
    uwide rest = value < 0 ? -(uwide)value : (uwide)value;
    do {
        digits[length++] = (char)('0' + (int)(rest % 10));
        rest /= 10;
    } while (rest > 0);
    if (value < 0)
        printf("-");
    while (length > 0)
        printf("%c", digits[--length]);
}

static void print_outcome(const struct outcome *outcome, const struct value *value)
{
    printf("%s lo ", state_names[outcome->state]);
    print_wide(outcome->lo);
    printf(" hi ");
    print_wide(outcome->hi);
    printf(" over ");
    print_wide(value->type.bottom);
}

static bool is_exactly(const mpq_t expected, wide value, wide bottom)
{
    mpq_t found;
    mpq_init(found);
    rational_from_wide(found, value, bottom);
    bool equal = mpq_equal(expected, found) != 0;
    mpq_clear(found);
    return equal;
}

/* The code that the judge must give for a text. */
static int64_t code_of(const struct trial *trial, const struct value *value, const char *text)
{
    if (value->type.kind == KIND_CHOICE)
        return choices_find(value->type.choices, text);
    const struct facts *facts = trial->program.facts;
    for (size_t i = 0; i < facts->text_count; i++)
        if (strcmp(facts->texts[i], text) == 0)
            return (int64_t)i;
    return -1;
}

static bool same_value(const struct trial *trial, const struct value *value,
                       const struct result *expected, const struct outcome *found)
{
    if (expected->state != found->state)
        return false;
    bool number = value->type.kind == KIND_NUMBER || value->type.kind == KIND_DAY;
    if (number && expected->state <= STATE_UNKNOWN)
        return is_exactly(expected->lo, found->lo, value->type.bottom) &&
               is_exactly(expected->hi, found->hi, value->type.bottom);
    if (expected->state != STATE_KNOWN)
        return found->lo == 0 && found->hi == 0;
    if (expected->form == FORM_TEXT)
        return found->lo == code_of(trial, value, expected->text);
    return found->lo == expected->code;
}

/* ---- Clauses named ---- */

static int named_rules(const struct trial *trial, const struct answer *answer,
                       const struct rule **rules)
{
    int count = 0;
    for (int i = 0; answer->named && i < trial->program.pack->rule_count; i++)
        if (answer->named[i])
            rules[count++] = trial->program.pack->rules[i];
    return count;
}

static void print_rules(const struct rule *const *rules, int count)
{
    for (int i = 0; i < count; i++)
        printf("%s%s@%d", i ? " " : "", rules[i]->id, rules[i]->region_index);
}

static void compare_rules(struct trial *trial, const struct value *value, size_t row,
                          const struct answer *answer, const struct outcome *outcome)
{
    const struct rule **found = NULL;
    int found_count = 0;
    size_t room = (size_t)trial->program.pack->rule_count + 1;
    const struct rule **expected = calloc(room, sizeof *expected);
    if (!expected || run_rules(trial->run, value, row, &trial->arena, &found, &found_count))
        abort();
    int count = named_rules(trial, answer, expected);
    bool same = count == found_count;
    for (int i = 0; i < count && same; i++)
        same = expected[i] == found[i];
    if (!same && differs(trial, value, row)) {
        printf("names ");
        print_rules(found, found_count);
        printf("; reference ");
        print_rules(expected, count);
        printf("\n");
    }
    bool known = answer->result->state == STATE_KNOWN;
    const struct rule *first = known && count > 0 ? expected[0] : NULL;
    if (known && (outcome->rule != first || outcome->by_otherwise != answer->by_otherwise) &&
        differs(trial, value, row))
        printf("given by %s%s; reference %s%s\n", outcome->rule ? outcome->rule->id : "none",
               outcome->by_otherwise ? " otherwise" : "", first ? first->id : "none",
               answer->by_otherwise ? " otherwise" : "");
    free(expected);
}

/* ---- Open facts and reasons ---- */

static void compare_asks(struct trial *trial, const struct value *value, size_t row,
                         enum state state)
{
    struct open_fact *found = NULL;
    int found_count = 0, count = 0;
    struct asked *asked = NULL;
    if (run_ask(trial->run, value, row, &trial->arena, &found, &found_count) != BYLAW_OK)
        abort();
    if (state == STATE_UNKNOWN || state == STATE_OPEN)
        asked = evaluator_ask(trial->evaluator, value, row, &count);
    bool same = count == found_count;
    for (int i = 0; i < count && same; i++)
        same = asked[i].attribute == found[i].attribute && asked[i].row == found[i].row;
    if (!same && differs(trial, value, row)) {
        printf("asks");
        for (int i = 0; i < found_count; i++)
            printf(" %s.%s/%zu", found[i].attribute->owner->name, found[i].attribute->name,
                   found[i].row);
        printf("; reference");
        for (int i = 0; i < count; i++)
            printf(" %s.%s/%zu", asked[i].attribute->owner->name, asked[i].attribute->name,
                   asked[i].row);
        printf("\n");
    }
    free(asked);
}

static void compare_reason(struct trial *trial, const struct value *value, size_t row,
                           enum state state)
{
    const char *reason = NULL;
    if (run_reason(trial->run, value, row, REASON_WHOLE, &trial->arena, &reason) != BYLAW_OK)
        abort();
    bool wanted = state >= STATE_ABSENT;
    if (wanted != (reason[0] != '\0') && differs(trial, value, row))
        printf("%s, and its reason is '%s'\n", state_names[state], reason);
}

/* ---- One program ---- */

static void compare_row(struct trial *trial, const struct value *value, size_t row)
{
    const struct answer *answer = evaluator_answer(trial->evaluator, value, row);
    struct outcome outcome;
    run_outcome(trial->run, value, row, &outcome);
    trial->outcomes[answer->result->state]++;
    if (!same_value(trial, value, answer->result, &outcome)) {
        if (differs(trial, value, row)) {
            print_outcome(&outcome, value);
            printf("; reference ");
            print_answer(answer->result);
            printf("\n");
        }
        return;
    }
    if (!forms_agree(trial->run, value, row, &outcome) && differs(trial, value, row)) {
        print_outcome(&outcome, value);
        printf("; the form that keeps all registers gives something else\n");
    }
    compare_rules(trial, value, row, answer, &outcome);
    compare_asks(trial, value, row, answer->result->state);
    compare_reason(trial, value, row, answer->result->state);
    arena_clear(&trial->arena);
}

/* Now and then one value from the columns that it reads, or the same facts many times over: more
   than a chunk, rarely more than a block. */
static uint64_t compare_copies(struct trial *trial, const struct run_options *options)
{
    const struct bylaw_pack *pack = trial->program.pack;
    struct facts *facts = trial->program.facts;
    uint64_t *random = &trial->program.random;
    uint64_t way = random_below(random, 1000);
    if (way >= 500)
        return 0;
    if (way >= 40)
        return narrow_check(facts, trial->run, options,
                            pack->values[random_below(random, (uint64_t)pack->value_count)]);
    return tiles_check(facts, trial->run, options, way == 0 ? 140000 : 3000);
}

static void compare_values(struct trial *trial)
{
    const struct bylaw_pack *pack = trial->program.pack;
    for (int i = 0; i < pack->value_count; i++) {
        const struct value *value = pack->values[i];
        size_t rows = facts_table(trial->program.facts, value->entity)->rows;
        for (size_t row = 0; row < rows; row++)
            compare_row(trial, value, row);
    }
}

static void compare_all(struct trial *trial)
{
    const struct bylaw_pack *pack = trial->program.pack;
    struct facts *facts = trial->program.facts;
    struct run_options options = { .day = trial->program.day,
                                   .default_region = trial->program.default_region,
                                   .threads = trial->program.threads,
                                   .chunk_rows = trial->program.chunk_rows,
                                   .is_always_apart = random_next(&trial->program.random) & 1,
                                   .kernels = tiles_kernels(&trial->program.random) };
    bylaw_error error;
    if (run_new(facts, pack->values, pack->value_count, &options, &trial->run, &error)) {
        trial->differences++;
        printf("    cannot be run: %s\n", error.message);
        return;
    }
    trial->evaluator = evaluator_new(facts, trial->program.day, trial->program.default_region);
    compare_values(trial);
    if (trial->evaluator->trouble) {
        trial->differences++;
        printf("    reference: %s\n", trial->evaluator->trouble);
    }
    trial->differences += compare_copies(trial, &options);
    run_free(trial->run);
    evaluator_free(trial->evaluator);
}

/* What all trials together came to. */
struct tally {
    uint64_t passed, failed, refused, made;
    uint64_t outcomes[STATE_COUNT];
    uint64_t promises;
};

static void show_program(const struct trial *trial)
{
    printf("    day %d, default region %d, chunk %u, threads %u\n", trial->program.day,
           trial->program.default_region, trial->program.chunk_rows, trial->program.threads);
    listing_pack(stdout, trial->program.pack);
    listing_facts(stdout, trial->program.facts);
}

static void run_trial(const struct options *options, uint64_t seed, uint64_t index,
                      struct tally *tally)
{
    struct trial trial = { 0 };
    bool made = program_make(seed, index, &trial.program);
    tally->refused += (uint64_t)trial.program.refused;
    tally->made += made;
    if (!made) {
        tally->failed++;
        printf("  --seed %" PRIu64 " --from %" PRIu64 ": every pack was refused: %s\n", seed, index,
               trial.program.refusal.message);
        return;
    }
    if (options->verbose) {
        show_program(&trial);
        (void)fflush(stdout); /* before what may crash */
    }
    memory_init(&trial.memory, NULL, NULL, 0);
    arena_init(&trial.arena, &trial.memory);
    compare_all(&trial);
    trial.differences += promise_check(&trial.program, &tally->promises);
    arena_clear(&trial.arena);
    program_free(&trial.program);
    if (trial.differences > 0)
        printf("  --seed %" PRIu64 " --from %" PRIu64 ": %" PRIu64 " differences\n", seed, index,
               trial.differences);
    tally->failed += trial.differences > 0;
    tally->passed += trial.differences == 0;
    for (int i = 0; i < STATE_COUNT; i++)
        tally->outcomes[i] += trial.outcomes[i];
}

/* ---- All programs ---- */

/* Lines "seed index why": differences that were found once. A file or a line that cannot be read is
   a failure: it would be a test that is left out unseen. */
static void run_regressions(const struct options *options, struct tally *tally)
{
    FILE *file = fopen(options->regressions, "r");
    char line[512];
    while (file && fgets(line, sizeof line, file)) {
        uint64_t seed, index;
        if (line[0] == '#')
            continue;
        if (sscanf(line, "%" SCNu64 " %" SCNu64, &seed, &index) == 2) {
            run_trial(options, seed, index, tally);
            continue;
        }
        printf("  %s: no 'seed index why': %s", options->regressions, line);
        tally->failed++;
    }
    if (file) {
        (void)fclose(file);
    } else {
        printf("  %s cannot be read\n", options->regressions);
        tally->failed++;
    }
}

static bool read_options(int count, char **texts, struct options *options, bool *replay)
{
    for (int i = 1; i < count; i++) {
        const char *text = texts[i];
        const char *next = i + 1 < count ? texts[i + 1] : NULL;
        if (strcmp(text, "--verbose") == 0) {
            options->verbose = true;
            continue;
        }
        if (text[0] >= '0' && text[0] <= '9') {
            options->programs = strtoull(text, NULL, 10);
            continue;
        }
        if (!next)
            return false;
        if (strcmp(text, "--programs") == 0 || strcmp(text, "--count") == 0)
            options->programs = strtoull(next, NULL, 10);
        else if (strcmp(text, "--seed") == 0)
            options->seed = strtoull(next, NULL, 10);
        else if (strcmp(text, "--from") == 0)
            options->from = strtoull(next, NULL, 10);
        else if (strcmp(text, "--regressions") == 0)
            options->regressions = next;
        else
            return false;
        *replay = *replay || strcmp(text, "--from") == 0;
        i++;
    }
    return true;
}

int main(int count, char **texts)
{
    struct options options = { .programs = 2000,
                               .seed = 1,
                               .regressions = "tests/reference/regressions.txt" };
    struct tally tally = { 0 };
    bool replay = false;
    if (!read_options(count, texts, &options, &replay)) {
        fprintf(stderr, "usage: drt [N] [--programs N] [--seed S] [--from I] [--count N] "
                        "[--regressions FILE] [--verbose]\n");
        return 2;
    }
    if (!replay)
        run_regressions(&options, &tally);
    for (uint64_t i = 0; i < options.programs; i++)
        run_trial(&options, options.seed, options.from + i, &tally);
    printf("random programs: %" PRIu64 " (%" PRIu64 " refused), %" PRIu64 " promises, outcomes",
           tally.made, tally.refused, tally.promises);
    for (int i = 0; i < STATE_COUNT; i++)
        printf(" %s %" PRIu64, state_names[i], tally.outcomes[i]);
    printf("\n%" PRIu64 " passed, %" PRIu64 " failed\n", tally.passed, tally.failed);
    return tally.failed > 0;
}
