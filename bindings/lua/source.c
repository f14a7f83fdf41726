/* SPDX-License-Identifier: Apache-2.0 */
/* source "OPN-2019" { title =, by =, since =, ... }
   provision "4.2" { "title", law =, declared_only =, truncated =, beyond_text = }
   calendar "2020" { law =, holidays =, workdays = } */
#include "bindings/lua/binding.h"

#include <string.h>

void statement_source(struct body *body)
{
    struct source *source = build_source(body->builder, body->at, body->id);
    int64_t grade = 0;
    body_refuse_positions(body, 1, "title = \"...\"");
    body_need(body, "title", "title = \"...\"");
    source->title = body_text(body, "title");
    source->by = body_text(body, "by");
    source->address = body_text(body, "address");
    source->note = body_text(body, "note");
    source->published = body_day(body, "published");
    source->since = body_day(body, "since");
    source->ended = body_day(body, "ended");
    source->ended_law = body_law(body, "ended_law");
    if (body_whole(body, "grade", 1, 3, &grade))
        source->grade = (int)grade;
}

void statement_provision(struct body *body)
{
    struct provision *provision = build_provision(body->builder, body->at, body->id);
    bool has_title = lua_rawgeti(body->L, body->table, 1) == LUA_TSTRING;
    if (has_title)
        provision->title = text_copy(body->builder, body->L, -1);
    lua_pop(body->L, 1);
    body_refuse_positions(body, has_title ? 2 : 1, "law = \"SOURCE-ID, article\"");
    if (strcmp(body->loading->region, "nation") != 0)
        body_mistake(body, NULL, "a provision is of the whole policy: write it outside regions/");
    if (!has_title)
        provision->title = body_text(body, "title");
    provision->law = body_law(body, "law");
    provision->declared_only = body_text(body, "declared_only");
    provision->truncated = body_flag(body, "truncated");
    provision->beyond_text = body_flag(body, "beyond_text");
}

void statement_calendar(struct body *body)
{
    struct calendar *calendar = build_calendar(body->builder, body->at, body->id);
    if (strcmp(body->loading->region, "nation") != 0)
        body_mistake(body, NULL, "a calendar is of the whole nation: write it outside regions/");
    body_refuse_positions(body, 1, "holidays = { \"2020-01-01\" }");
    body_need(body, "law", "law = \"SOURCE-ID, article\"");
    body_need(body, "holidays", "holidays = { \"2020-01-01\" }");
    calendar->law = body_law(body, "law");
    body_texts(body, "holidays", &calendar->holidays, &calendar->holiday_count);
    body_texts(body, "workdays", &calendar->workdays, &calendar->workday_count);
}
