/* SPDX-License-Identifier: Apache-2.0 */
/* What the entities of a pack have: attributes and questions, as BYLAW_REPORT_ENTITY tells. */
#ifndef BYLAW_SHELL_VOCABULARY_H
#define BYLAW_SHELL_VOCABULARY_H

#include "shell.h"

enum member_kind {
    MEMBER_YES_NO,
    MEMBER_NUMBER,
    MEMBER_DAY,
    MEMBER_CHOICE,
    MEMBER_TEXT,
    MEMBER_ONE,
    MEMBER_MANY,
    MEMBER_QUESTION /* decision, requirement, points, class, derived */
};
struct member {
    char *name;
    enum member_kind kind;
    const char *judges; /* the kind of a question that is not about every row, as "duty"; or NULL */
    char *detail;       /* entity referred to, or choices parted by "|" */
    char *title;
};
struct entity {
    char *name;
    char *title;
    struct member *members;
    size_t count;
};
struct vocabulary {
    struct entity *entities;
    size_t count;
};

/* Reads the vocabulary of a pack; says what went wrong. */
bylaw_status vocabulary_read(struct vocabulary *vocabulary, const bylaw_pack *pack);
void vocabulary_clear(struct vocabulary *vocabulary);
const struct entity *vocabulary_entity(const struct vocabulary *vocabulary, const char *name,
                                       size_t length);
const struct member *entity_member(const struct entity *entity, const char *name, size_t length);
/* The question "settlement" or "person.settlement"; *entity is its entity. NULL: none; the first
   where two entities share the name. */
const struct member *vocabulary_question(const struct vocabulary *vocabulary, const char *name,
                                         const struct entity **entity);
void member_choices(const struct member *member, struct names *choices);

#endif
