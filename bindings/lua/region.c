/* SPDX-License-Identifier: Apache-2.0 */
/* region "beijing" { code =, level =, under =, since =, ended =, becomes = ... } */
#include "bindings/lua/binding.h"

#include <string.h>

void statement_region(struct body *body)
{
    const char *folder = body->loading->region;
    if (strcmp(folder, "nation") != 0 && strcmp(folder, body->id) != 0)
        body_mistake(body, NULL, "region %s stands in the folder of %s: write it in regions/%s/",
                     body->id, folder, body->id);
    struct region *region = build_region(body->builder, body->at, body->id);
    body_refuse_positions(body, 1, "level = \"province\"");
    region->title = body_text(body, "title");
    region->code = body_text(body, "code");
    if (body_has(body, "level"))
        region->level = body_text(body, "level");
    region->under = body_text(body, "under");
    region->since = body_day(body, "since");
    region->ended = body_day(body, "ended");
    body_texts(body, "becomes", &region->becomes, &region->becomes_count);
}
