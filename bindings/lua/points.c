/* SPDX-License-Identifier: Apache-2.0 */
/* item { "label", law =, points =, for_each =, when =, at_least =, at_most =, item { ... } } */
#include "bindings/lua/binding.h"

static void item_fields(struct body *body, struct item *item)
{
    item->law = body_law(body, "law");
    item->family = body_text(body, "family");
    item->points = body_node(body, "points");
    item->for_each = body_node(body, "for_each");
    item->when = body_node(body, "when");
    item->has_at_least = body_number(body, "at_least", &item->at_least);
    item->has_at_most = body_number(body, "at_most", &item->at_most);
    item->has_a_year = body_number(body, "a_year", &item->a_year);
}

static void add_item(struct body *owner, struct version *version, struct item *parent, int table,
                     const struct object *part)
{
    lua_State *L = owner->L;
    const char *label = NULL;
    struct body body = body_open(L, table, part->word, NULL, part->at, false);
    if (lua_rawgeti(L, table, 1) == LUA_TSTRING)
        label = text_copy(owner->builder, L, -1);
    lua_pop(L, 1);
    if (!label)
        mistake(L, part->at,
                "an item begins with its label: write item { \"Stable home\", points = 1 }");
    struct item *item =
        build_item(owner->builder, version, parent, part->at, label ? label : "item");
    item_fields(&body, item);
    points_items(&body, version, item, label ? 2 : 1);
}

void points_items(struct body *body, struct version *version, struct item *parent, int from)
{
    int count = body_count(body);
    for (int i = from; i <= count; i++) {
        const struct object *part = body_part(body, i, OBJECT_PART, "item");
        if (!part) {
            body_refuse_position(body, i, "item { \"Stable home\", points = 1 }");
            continue;
        }
        add_item(body, version, parent, lua_gettop(body->L), part);
        lua_pop(body->L, 1);
    }
}
