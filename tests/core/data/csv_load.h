/* SPDX-License-Identifier: Apache-2.0 */
/* Loads CSV texts into the small pack, and writes what was said about them into one text. */
#ifndef BYLAW_TESTS_CSV_LOAD_H
#define BYLAW_TESTS_CSV_LOAD_H

#include "core/data/csv_reader.h"
#include "tests/core/data/small_pack.h"
#include "tests/support/shaky.h"

#include <stdio.h>

struct csv_load {
    struct small_pack small;
    struct shaky shaky;
    struct facts *facts;
    struct problems problems;
    struct csv_options options;
    bool wanted_attributes[ENTITIES][ATTRIBUTES_MOST];
    bool *wanted_rows[ENTITIES];
    bool wanted_entities[ENTITIES];
    struct wanted wanted;
    bylaw_error error;
    char said[16384]; /* "file:line: message\n" for each problem */
};

static inline void csv_load_said(void *user, const bylaw_error *error)
{
    struct csv_load *load = user;
    size_t used = strlen(load->said);
    snprintf(load->said + used, sizeof load->said - used, "%s:%d: %s\n", error->file, error->line,
             error->message);
}

/* All attributes of all entities are wanted. */
static inline void csv_load_init(struct csv_load *load)
{
    *load = (struct csv_load){ .shaky = SHAKY_NEVER };
    small_pack_init(&load->small);
    for (int i = 0; i < ENTITIES; i++) {
        load->wanted_rows[i] = load->wanted_attributes[i];
        load->wanted_entities[i] = true;
        memset(load->wanted_attributes[i], true, sizeof load->wanted_attributes[i]);
    }
    load->wanted = (struct wanted){ load->wanted_rows, load->wanted_entities };
    load->options = (struct csv_options){ .on_problem = csv_load_said, .on_problem_user = load };
}

static inline struct csv_span csv_text(const char *text)
{
    return (struct csv_span){ text, text ? strlen(text) : 0 };
}

static inline bylaw_status csv_load_spans(struct csv_load *load, const struct csv_span *spans)
{
    bylaw_status status = facts_new(&load->small.pack, shaky_alloc, &load->shaky, 0, &load->facts);
    if (status)
        return status;
    return csv_read_spans(load->facts, &load->wanted, &load->options, spans, &load->problems,
                          &load->error);
}

/* A table that is NULL is empty but for its header. */
static inline bylaw_status csv_load_texts(struct csv_load *load, const char *person,
                                          const char *household, const char *city)
{
    const struct csv_span spans[ENTITIES] = {
        csv_text(person ? person : "id\n"),
        csv_text(household ? household : "id\n"),
        csv_text(city ? city : "id\n"),
    };
    return csv_load_spans(load, spans);
}

/* 0 where everything was given back. */
static inline long csv_load_clear(struct csv_load *load)
{
    facts_free(load->facts);
    load->facts = NULL;
    return load->shaky.live;
}

/* The table as CSV again: ids and all attributes but lists. */
static inline void csv_load_print(struct csv_load *load, int entity_index, char *out, size_t room)
{
    const struct entity *entity = &load->small.entities[entity_index];
    const struct table *table = facts_table(load->facts, entity);
    struct buffer text;
    buffer_init(&text, &load->facts->memory);
    for (size_t row = 0; row < table->rows; row++) {
        csv_write_field(&text, facts_id(load->facts, entity, row));
        for (int i = 0; i < entity->attribute_count; i++) {
            struct buffer cell;
            if (entity->attributes[i]->kind == KIND_MANY || !table->columns[i].cells)
                continue;
            buffer_init(&cell, &load->facts->memory);
            facts_print_cell(load->facts, entity->attributes[i], row, &cell);
            buffer_add_char(&text, ',');
            csv_write_field(&text, cell.data ? cell.data : "");
            buffer_clear(&cell);
        }
        buffer_add_char(&text, '\n');
    }
    snprintf(out, room, "%s", text.data ? text.data : "");
    buffer_clear(&text);
}

#endif
