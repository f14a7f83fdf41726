/* SPDX-License-Identifier: Apache-2.0 */
/* What build and freeze share and nobody else needs: the builder, its spare parts, mistakes. */
#ifndef BYLAW_PACK_BUILD_INTERNAL_H
#define BYLAW_PACK_BUILD_INTERNAL_H

#include "core/pack/build.h"

#define MISTAKES_KEPT 200

struct mistake {
    struct place at;
    const char *clause; /* "": none */
    const char *message;
};

/* Handed out when there is no memory, so that callers may go on writing; never part of a pack. */
struct spare_parts {
    struct source source;
    struct provision provision;
    struct choice_list choice_list;
    struct entity entity;
    struct attribute attribute;
    struct region region;
    struct calendar calendar;
    struct parameter parameter;
    struct parameter_layer layer;
    struct parameter_value parameter_value;
    struct value value;
    struct version version;
    struct band band;
    struct item item;
    struct rule rule;
    struct worked_case worked_case;
    struct library library;
    struct node node;
};

/* What a struct builder really is. */
struct whole_builder {
    struct builder builder; /* first: the address is the same */
    struct memory *memory;  /* that the builder itself is in */
    bool is_scratch;        /* its pack belongs to somebody else */
    const char **files;     /* names that build_place has copied */
    int file_count;
    struct spare_parts spare;
};

/* A zeroed object in the builder's arena; NULL: no memory, and the builder has failed. */
void *build_take(struct builder *builder, size_t count, size_t size);
/* The value of this entity and name; NULL: none. */
struct value *build_find_value(const struct bylaw_pack *pack, const char *entity, const char *name);
/* by (test) { yes = yes, no = no } */
struct node *build_choose(struct builder *builder, struct place at, struct node *test,
                          struct node *yes, struct node *no);
/* A derived value that belongs to a statement of a short form, with its law and days: "4.1.due". */
struct value *build_short_part(struct builder *builder, const struct rule *rule,
                               const struct value *value, const char *part, struct node *gives);
/* A formatted text in the builder's arena; "" without memory. */
const char *build_format(struct builder *builder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void build_mistake_list(struct builder *builder, struct place at, const char *clause,
                        const char *format, va_list arguments)
    __attribute__((format(printf, 4, 0)));
/* Sorts the mistakes by file, line and text and hands them to on_mistake; the first in *error. */
void build_report_mistakes(struct builder *builder, bylaw_error *error);

#endif
