/* SPDX-License-Identifier: Apache-2.0 */
/* source "OPN-2019" { title =, by =, since =, ... } */
#include "bindings/lua/binding.h"

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
    if (body_whole(body, "grade", 1, 3, &grade))
        source->grade = (int)grade;
}
