/* SPDX-License-Identifier: Apache-2.0 */
/* The rule book as facts: entities whose rows are what the pack itself declares. They are there
   where something is about one of them. The word that declares a thing is the name of its
   entity. */
#include "core/pack/freeze_internal.h"

#include <string.h>

/* A line of the table: an entity, or an attribute of the last one. */
struct book_line {
    const char *entity; /* NULL: an attribute */
    const char *name;
    enum kind kind;
    const char *target; /* of references and lists */
    const char *by;     /* lists */
    bool optional;
    const char *title;
};

#define ENTITY(name, title)                                                                        \
    {                                                                                              \
        name, NULL, KIND_BROKEN, NULL, NULL, false, title                                          \
    }
#define FACT(name, kind, title)                                                                    \
    {                                                                                              \
        NULL, name, kind, NULL, NULL, false, title                                                 \
    }
#define MAYBE(name, kind, title)                                                                   \
    {                                                                                              \
        NULL, name, kind, NULL, NULL, true, title                                                  \
    }
#define LIST(name, target, by, title)                                                              \
    {                                                                                              \
        NULL, name, KIND_MANY, target, by, false, title                                            \
    }
#define REFERENCE(name, target, optional, title)                                                   \
    {                                                                                              \
        NULL, name, KIND_ONE, target, NULL, optional, title                                        \
    }

static const struct book_line book_lines[] = {
    ENTITY("book", "The pack as a whole"),
    ENTITY("source", "A source of the pack"),
    MAYBE("title", KIND_TEXT, "Its title"),
    MAYBE("by", KIND_TEXT, "Who issued it"),
    MAYBE("published", KIND_DAY, "Published on"),
    MAYBE("since", KIND_DAY, "In force from"),
    MAYBE("ended", KIND_DAY, "Last day in force"),
    MAYBE("grade", KIND_NUMBER, "How well it is known"),
    MAYBE("address", KIND_TEXT, "Where it is read"),
    ENTITY("provision", "A provision of the pack"),
    MAYBE("title", KIND_TEXT, "Its title"),
    FACT("law", KIND_TEXT, "Its article"),
    MAYBE("declared_only", KIND_TEXT, "Why it cannot be decided"),
    ENTITY("clause", "A clause, exception or requirement of the pack"),
    FACT("decides", KIND_TEXT, "Name of the decision that it is part of"),
    MAYBE("region", KIND_TEXT, "Whose law it is; none: the nation's"),
    MAYBE("title", KIND_TEXT, "Its title"),
    FACT("law", KIND_TEXT, "Its article"),
    FACT("exception", KIND_YES_NO, "Is an exception"),
    MAYBE("since", KIND_DAY, "In force from"),
    MAYBE("ended", KIND_DAY, "Last day in force"),
    MAYBE("review_by", KIND_DAY, "To be reviewed by"),
    FACT("off", KIND_YES_NO, "Is switched off by its region"),
    MAYBE("reason", KIND_TEXT, "Why a region departs from it"),
    LIST("reads", "reading", "clause", "The facts that it reads"),
    ENTITY("reading", "A fact that a clause reads"),
    REFERENCE("clause", "clause", false, "The clause"),
    FACT("fact", KIND_TEXT, "The fact, such as person.insured_months"),
    FACT("topic", KIND_TEXT, "Its topic; without one its own name"),
    FACT("protected", KIND_YES_NO, "The fact is protected"),
    ENTITY("points", "A points table of the pack"),
    FACT("name", KIND_TEXT, "Its name"),
    MAYBE("region", KIND_TEXT, "Whose table it is; none: the nation's"),
    FACT("law", KIND_TEXT, "Its article"),
    MAYBE("since", KIND_DAY, "In force from"),
    MAYBE("ended", KIND_DAY, "Last day in force"),
    REFERENCE("previous", "points", true, "The table of the region before it"),
    LIST("items", "item", "points", "Its items, also those inside of others"),
    ENTITY("item", "An item of a points table"),
    REFERENCE("points", "points", false, "The table"),
    FACT("label", KIND_TEXT, "Its label"),
    MAYBE("family", KIND_TEXT, "What it counts towards"),
    MAYBE("law", KIND_TEXT, "Its article"),
    FACT("leaf", KIND_YES_NO, "Has no items in it"),
    FACT("top", KIND_YES_NO, "Is in no other item"),
    FACT("most", KIND_NUMBER, "Most points that it can give"),
    MAYBE("a_year", KIND_NUMBER, "Points that a year can bring"),
    ENTITY("parameter", "A parameter of the pack"),
    MAYBE("title", KIND_TEXT, "Its title"),
    FACT("mode", KIND_TEXT, "What regions may do with it"),
    MAYBE("review_by", KIND_DAY, "To be reviewed by"),
    LIST("overrides", "override", "parameter", "The values of regions"),
    ENTITY("override", "A region's value of a parameter"),
    REFERENCE("parameter", "parameter", false, "The parameter"),
    FACT("region", KIND_TEXT, "Whose value it is"),
    FACT("since", KIND_DAY, "From this day"),
    FACT("by", KIND_TEXT, "Who set it"),
    MAYBE("number", KIND_TEXT, "Number of the document"),
    FACT("reason", KIND_TEXT, "Why"),
    FACT("law", KIND_TEXT, "Its article"),
    FACT("mode", KIND_TEXT, "What regions may do with the parameter"),
    FACT("lawful", KIND_YES_NO, "It stands, on all its days"),
    MAYBE("short", KIND_NUMBER,
          "Where it does not: how far it departs from what stands in the way"),
};
enum { LINE_COUNT = sizeof book_lines / sizeof *book_lines };

/* Points may be taken away, and lie on a grid of their own. */
static void set_points(struct attribute *attribute)
{
    attribute->places = 6;
    attribute->at_least = number_whole(-1000000000);
    attribute->at_most = number_whole(1000000000);
}

static bool is_declared(const struct bylaw_pack *pack, const char *name)
{
    for (int i = 0; i < pack->entity_count; i++)
        if (strcmp(pack->entities[i]->name, name) == 0)
            return true;
    return false;
}

/* The place of the first value about an entity of the book that the pack has not declared. */
static const struct place *book_use(const struct bylaw_pack *pack)
{
    for (int i = 0; i < LINE_COUNT; i++)
        for (int k = 0; book_lines[i].entity && k < pack->value_count; k++)
            if (strcmp(pack->values[k]->entity_name, book_lines[i].entity) == 0 &&
                !is_declared(pack, book_lines[i].entity))
                return &pack->values[k]->at;
    return NULL;
}

static void add_attribute(struct builder *builder, struct entity *entity,
                          const struct book_line *line)
{
    struct attribute *attribute =
        build_attribute(builder, entity, entity->at, line->name, line->kind, false);
    attribute->title = line->title;
    attribute->target = line->target;
    attribute->by = line->by;
    attribute->optional = line->optional;
    if (line->kind == KIND_NUMBER && strcmp(line->name, "grade") != 0)
        set_points(attribute);
    if (line->kind == KIND_MANY)
        attribute->most_members = 100000;
}

bool freeze_book(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    const struct place *use = book_use(pack);
    struct entity *entity = NULL;
    int before = freeze->builder->mistake_count;
    if (!use)
        return true;
    for (int i = 0; i < LINE_COUNT; i++) {
        if (book_lines[i].entity && is_declared(pack, book_lines[i].entity))
            build_mistake(
                freeze->builder, *use, NULL,
                "this is about the rules of the pack, where '%s' is one of them; give the "
                "entity '%s' of the vocabulary another name",
                book_lines[i].entity, book_lines[i].entity);
    }
    if (freeze->builder->mistake_count > before)
        return false;
    for (int i = 0; i < LINE_COUNT && !freeze->builder->failed; i++) {
        const struct book_line *line = &book_lines[i];
        if (line->entity) {
            entity = build_entity(freeze->builder, *use, line->entity);
            entity->title = line->title;
            entity->is_book = true;
        } else {
            add_attribute(freeze->builder, entity, line);
        }
    }
    pack->has_book = true;
    return true;
}
