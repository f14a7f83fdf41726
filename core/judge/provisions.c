/* SPDX-License-Identifier: Apache-2.0 */
#include "core/judge/provisions.h"
#include "core/pack/procedure.h"
#include "core/pack/walk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct listing {
    const struct bylaw_pack *pack;
    const struct coverage *coverage;
    struct buffer *out;
    const struct provision *provision; /* the row that is printed */
    uint8_t *is_read;                  /* by parameter */
    uint8_t *is_seen;                  /* by value: its parameters are noted */
    uint8_t *is_case;                  /* by case */
    uint8_t *is_set;                   /* by region: it has a rule or a value of its own */
    size_t with_rules, declared, without, undecided;
};

/* A text in a cell of the table, in which "|" would part two. */
static void add_text(struct buffer *out, const char *text)
{
    for (; *text; text++)
        buffer_format(out, *text == '|' ? "\\%c" : "%c", *text);
}

static bool has_rule(const struct listing *table, const char *id)
{
    return pack_provision_of(table->pack, id) == table->provision;
}

/* A derived value has no number of its own: its title may begin with that of its provision, or
   those of several, "6.3, 6.8 Transfer of a file". */
static bool title_has(const char *title, const char *number)
{
    size_t length = strlen(number);
    while (title && isdigit((unsigned char)*title)) {
        size_t token = strcspn(title, ", ");
        if (token == length && strncmp(title, number, length) == 0)
            return true;
        if (strncmp(title + token, ", ", 2) != 0)
            return false;
        title += token + 2;
    }
    return false;
}

/* The procedure that the value belongs to; NULL: to none. */
static const struct procedure *procedure_of(const struct bylaw_pack *pack, const char *name)
{
    for (int i = 0; i < pack->procedure_count; i++) {
        const struct procedure *procedure = pack->procedures[i];
        size_t length = strlen(procedure->id);
        if (strncmp(name, procedure->id, length) == 0 && name[length] == '_')
            return procedure;
    }
    return NULL;
}

/* ---- What the rules of a provision read ------------------------------------------------------ */

static void note_parameter(struct listing *table, const struct parameter *parameter)
{
    for (int i = 1; i < parameter->layer_count; i++) {
        int region = pack_find_region(table->pack, parameter->layers[i]->region);
        if (region >= 0)
            table->is_set[region] = 1;
    }
    table->is_read[parameter->index] = 1;
}

static void note_node(void *user, const struct node *node)
{
    struct listing *table = user;
    const struct value *value = node->op == OP_FIELD ? node->field.value : NULL;
    if (node->parameter)
        note_parameter(table, node->parameter);
    if (!value || value->form == FORM_DECISION || table->is_seen[value->index])
        return; /* what a decision reads belongs to the provisions of its clauses */
    table->is_seen[value->index] = 1;
    value_each_node(value, note_node, table);
}

static void note_rule(struct listing *table, const struct rule *rule)
{
    node_each(rule->when, note_node, table);
    node_each(rule->gives, note_node, table);
    if (rule->region_index > 0)
        table->is_set[rule->region_index] = 1;
}

/* ---- Cells ----------------------------------------------------------------------------------- */

static void begin_item(struct listing *table, size_t *count)
{
    if ((*count)++ > 0)
        buffer_add(table->out, ", ");
}

static void note_cases(struct listing *table, const uint64_t *cases)
{
    for (int i = 0; cases && i < table->pack->case_count; i++)
        if (cases[i / 64] >> i % 64 & 1)
            table->is_case[i] = 1;
}

/* Cases that ask for a value by its name; false: none does. */
static bool note_questions(struct listing *table, const struct value *value)
{
    const struct bylaw_pack *pack = table->pack;
    bool found = false;
    for (int i = 0; i < pack->case_count; i++) {
        const struct worked_case *worked = pack->cases[i];
        for (int k = 0; k < worked->expectation_count; k++) {
            if (!value_is_called(value, worked->expectations[k].question))
                continue;
            table->is_case[i] = 1;
            found = true;
        }
    }
    return found;
}

static void print_value(struct listing *table, const struct value *value, const char *word,
                        const char *name)
{
    buffer_format(table->out, "%s %s (%s:%d)", word, name, value->at.file, value->at.line);
}

/* What has no clause: requirements about decisions, procedures, derived values. */
static void print_values(struct listing *table, size_t *count)
{
    const struct bylaw_pack *pack = table->pack;
    for (int i = 0; i < pack->value_count; i++) {
        const struct value *value = pack->values[i];
        const struct procedure *procedure = procedure_of(pack, value->name);
        bool is_told = title_has(value->title, table->provision->id);
        bool is_numbered = value->challenge && has_rule(table, value->name);
        if (!is_numbered && (!is_told || (value->form == FORM_DECISION && !procedure)))
            continue;
        bool asked = note_questions(table, value);
        value_each_node(value, note_node, table);
        if (procedure && strcmp(value->name + strlen(procedure->id), "_state") != 0)
            continue; /* one of its values speaks for all */
        begin_item(table, count);
        if (procedure)
            print_value(table, value, "procedure", procedure->id);
        else
            print_value(table, value, value_form_word(value), value->name);
        if (is_numbered && !asked) {
            buffer_add(table->out, " *no case*");
            table->undecided++;
        }
    }
}

static size_t print_rules(struct listing *table)
{
    const struct bylaw_pack *pack = table->pack;
    size_t count = 0;
    for (int i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = pack->rules[i];
        if (!has_rule(table, rule->id))
            continue;
        const struct covered *part = coverage_of(table->coverage, rule);
        begin_item(table, &count);
        buffer_format(table->out, "%s %s (%s:%d)", rule_word(rule), rule->id, rule->at.file,
                      rule->at.line);
        if (part && !part->cases) {
            buffer_add(table->out, " *no case*");
            table->undecided++;
        } else if (part && !coverage_is_whole(part)) {
            buffer_add(table->out, " *one way*");
        }
        note_cases(table, part ? part->cases : NULL);
        note_rule(table, rule);
    }
    print_values(table, &count);
    return count;
}

static void print_parameters(struct listing *table)
{
    const struct bylaw_pack *pack = table->pack;
    size_t count = 0;
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = pack->parameters[i];
        if (!table->is_read[i])
            continue;
        if (parameter->whole && i > 0 && table->is_read[i - 1] &&
            pack->parameters[i - 1]->whole == parameter->whole)
            continue; /* of the keys of one parameter the first speaks */
        begin_item(table, &count);
        add_text(table->out, parameter->whole ? parameter->whole->id : parameter->id);
    }
}

/* A case that is called by a number, "C4-5 ties are admitted", is listed by it; others are
   counted. */
static void print_cases(struct listing *table)
{
    const struct bylaw_pack *pack = table->pack;
    size_t count = 0;
    size_t others = 0;
    const char *before = "";
    size_t before_length = 0;
    for (int i = 0; i < pack->case_count; i++) {
        const char *name = pack->cases[i]->name;
        size_t length = strcspn(name, " :,");
        bool has_number = strcspn(name, "0123456789") < length;
        if (!table->is_case[i])
            continue;
        others += !has_number;
        if (!has_number || (length == before_length && strncmp(name, before, length) == 0))
            continue;
        begin_item(table, &count);
        buffer_format(table->out, "%.*s", (int)length, name);
        before = name;
        before_length = length;
    }
    if (others > 0)
        buffer_format(table->out, count > 0 ? " and %zu more" : "%zu", others);
}

static void print_regions(struct listing *table)
{
    size_t count = 0;
    for (int i = 1; i < table->pack->region_count; i++) {
        if (!table->is_set[i])
            continue;
        begin_item(table, &count);
        buffer_add(table->out, table->pack->regions[i]->id);
    }
}

static void print_row(struct listing *table)
{
    const struct bylaw_pack *pack = table->pack;
    const struct provision *provision = table->provision;
    memset(table->is_read, 0, (size_t)pack->parameter_count);
    memset(table->is_seen, 0, (size_t)pack->value_count);
    memset(table->is_case, 0, (size_t)pack->case_count);
    memset(table->is_set, 0, (size_t)pack->region_count);
    buffer_format(table->out, "| %s | ", provision->id);
    add_text(table->out, provision->title ? provision->title : "");
    buffer_add(table->out, provision->truncated ? " (text cut off)" : "");
    buffer_add(table->out, provision->beyond_text ? " (not in the text at hand)" : "");
    buffer_add(table->out, " | ");
    size_t rules = print_rules(table);
    if (provision->declared_only) {
        buffer_add(table->out, rules > 0 ? "; " : "");
        buffer_add(table->out, "declared only: ");
        add_text(table->out, provision->declared_only);
    } else if (rules == 0) {
        buffer_add(table->out, "none yet");
    }
    *(rules > 0                  ? &table->with_rules
      : provision->declared_only ? &table->declared
                                 : &table->without) += 1;
    buffer_add(table->out, " | ");
    print_parameters(table);
    buffer_add(table->out, " | ");
    print_cases(table);
    int grade = provision->law.source ? provision->law.source->grade : 0;
    if (grade > 0)
        buffer_format(table->out, " | %d | ", grade);
    else
        buffer_add(table->out, " |  | ");
    print_regions(table);
    buffer_add(table->out, " |\n");
}

bylaw_status provisions_print(const struct bylaw_pack *pack, const struct coverage *coverage,
                              struct buffer *out)
{
    struct arena arena;
    struct listing table = { .pack = pack, .coverage = coverage, .out = out };
    arena_init(&arena, out->memory);
    table.is_read = arena_alloc(&arena, (size_t)pack->parameter_count + 1, 1);
    table.is_seen = arena_alloc(&arena, (size_t)pack->value_count + 1, 1);
    table.is_case = arena_alloc(&arena, (size_t)pack->case_count + 1, 1);
    table.is_set = arena_alloc(&arena, (size_t)pack->region_count + 1, 1);
    bool ready = table.is_read && table.is_seen && table.is_case && table.is_set;
    buffer_add(out, "| no. | provision | rules | parameters | cases | grade | regions |\n"
                    "|---|---|---|---|---|---|---|\n");
    for (int i = 0; ready && i < pack->provision_count; i++) {
        table.provision = pack->provisions[i];
        print_row(&table);
    }
    buffer_format(out,
                  "\n%d provisions: %zu with rules, %zu declared only, %zu without a rule; "
                  "%zu rules that no case decides\n",
                  pack->provision_count, table.with_rules, table.declared, table.without,
                  table.undecided);
    arena_clear(&arena);
    return ready ? BYLAW_OK : BYLAW_ENOMEM;
}
