/* SPDX-License-Identifier: Apache-2.0 */
/* table { by = x, row { below =, gives = }, ... }, table { hit =, row { when =, gives = }, ... } */
#include "core/pack/table.h"
#include "bindings/lua/binding.h"

#include <string.h>

static bool is_broken(const struct node *node)
{
    return node && node->op == OP_BROKEN;
}

/* false: a part of the row was refused already. */
static bool read_row(const struct body *table, int at, const struct object *part,
                     struct table_row *row)
{
    struct body body = body_open(table->L, at, part->word, NULL, part->at, false);
    int before = table->builder->mistake_count;
    struct number below;
    body_refuse_positions(&body, 1, "below = 50 or when = ..., and gives = ...");
    *row = (struct table_row){ .at = part->at };
    row->when = body_node(&body, "when");
    row->gives = body_node(&body, "gives");
    row->rate = body_node(&body, "rate");
    row->is_included = body_number(&body, "up_to", &row->bound);
    row->has_bound = row->is_included;
    if (body_number(&body, "below", &below)) {
        if (row->has_bound)
            body_mistake(&body, "below", "a row ends at one bound: write below or up_to");
        row->bound = below;
        row->has_bound = true;
    }
    row->has_per = body_number(&body, "per", &row->per);
    row->law = body_law(&body, "law");
    return table->builder->mistake_count == before && !is_broken(row->when) &&
           !is_broken(row->gives) && !is_broken(row->rate);
}

static bool read_hit(const struct body *body, enum hit *hit)
{
    const char *name = body_text(body, "hit");
    *hit = HIT_FIRST;
    for (int i = 0; name && i < HIT_END; i++) {
        if (strcmp(hit_names[i], name) == 0) {
            *hit = (enum hit)i;
            return true;
        }
    }
    if (name)
        body_mistake(body, "hit",
                     "hit is \"first\", \"unique\", \"any\", \"priority\", \"sum\", \"smallest\", "
                     "\"largest\" or \"count\", not '%s'",
                     name);
    return !name;
}

int word_table(lua_State *L)
{
    struct loading *loading = loading_of(L);
    if (lua_gettop(L) != 1 || lua_type(L, 1) != LUA_TTABLE) {
        mistake(L, here(L),
                "table takes rows: write table { by = x, row { below = 50, gives = 1 "
                "}, row { gives = 2 } }");
        return give_broken(L);
    }
    struct body body = body_open(L, 1, word_find("table"), NULL, here(L), false);
    int count = body_count(&body);
    struct table_law table = { .at = body.at, .statement = loading->statement };
    table.rows = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *table.rows, 0);
    bool whole = read_hit(&body, &table.hit);
    table.by = body_node(&body, "by");
    body_texts(&body, "order", &table.order, &table.order_count);
    if (table.by && body_has(&body, "hit"))
        body_mistake(&body, "hit", "a table by a number has one row for each: take hit away");
    whole = whole && !is_broken(table.by);
    for (int i = 1; i <= count; i++) {
        const struct object *part = body_part(&body, i, OBJECT_PART, "row");
        if (!part) {
            body_refuse_position(&body, i, "row { below = 50, gives = 1 }");
            whole = false;
            continue;
        }
        whole &= read_row(&body, lua_gettop(L), part, &table.rows[table.row_count++]);
        lua_pop(L, 1);
    }
    if (whole && body.builder->mistake_count == body.mistakes_before)
        object_push_node(L, build_table(body.builder, &table));
    else
        object_push_broken(L);
    return 1;
}
