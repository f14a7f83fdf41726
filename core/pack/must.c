/* SPDX-License-Identifier: Apache-2.0 */
/* A must is checked while facts are read, when there is neither a day nor a region nor any other
   row: so it may read nothing but the facts of its own row, and has no days itself. */
#include "core/pack/freeze_internal.h"

#include <string.h>

enum { MOST_MUSTS = 10000, MOST_SHOWN = 150 /* bytes of a test in a message */ };

struct version *build_must(struct builder *builder, struct place at, const char *entity,
                           const char *id, const char *region)
{
    if (strcmp(region, "nation") != 0)
        build_mistake(builder, at, id,
                      "a must is about facts, wherever they are from; write it outside of the "
                      "folders of regions");
    struct value *value = build_value(builder, at, entity, id, FORM_MUST);
    value->kind = KIND_YES_NO;
    return build_version(builder, value, at, "nation");
}

/* Whether a node reads the facts of the row that the must is about, or nothing. */
static bool is_own(const struct node *node)
{
    switch (node->op) {
    case OP_FIELD:
        return node->field.step_count == 0 && node->field.outer == 0 && !node->field.value &&
               (!node->field.attribute || node->field.attribute->kind != KIND_MANY);
    case OP_PARAMETER:
    case OP_PARAMETER_AT:
    case OP_LAW_DAY:
    case OP_FORMULA:
    case OP_WORKING_DAYS:
    case OP_WORKING_DAYS_TO:
        return false;
    default:
        return true;
    }
}

/* The first part that is not; NULL: there is none. */
static const struct node *foreign_part(const struct node *node)
{
    const struct node *found = node && !is_own(node) ? node : NULL;
    for (int i = 0; node && !found && i < node->arg_count; i++)
        found = foreign_part(node->args[i]);
    return found;
}

static int compare_musts(const void *a, const void *b)
{
    const struct value *const *left = a;
    const struct value *const *right = b;
    int left_entity = (*left)->entity ? (*left)->entity->index : -1;
    int right_entity = (*right)->entity ? (*right)->entity->index : -1;
    if (left_entity != right_entity)
        return left_entity < right_entity ? -1 : 1;
    return text_compare_natural((*left)->name, (*right)->name);
}

void freeze_musts(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < freeze->value_count; i++) {
        struct value *value = freeze->value_list[i];
        if (value->form != FORM_MUST || !value->entity)
            continue;
        freeze->clause = value->name;
        if (value->entity->is_book)
            freeze_mistake(freeze, value->at,
                           "a must is about facts that are read, and a %s is declared by the pack; "
                           "write a requirement instead",
                           value->entity->name);
        const struct node *foreign = foreign_part(value->versions[0]->gives);
        if (foreign)
            freeze_mistake(freeze, foreign->at,
                           "a must is checked while facts are read, so it can read the facts of "
                           "its own row alone, and not %s; write a requirement instead",
                           node_text(freeze, foreign));
        build_list_add(freeze->builder, &pack->musts, &pack->must_count, value);
    }
    freeze->clause = NULL;
    if (pack->must_count > MOST_MUSTS)
        freeze_mistake(freeze, pack->musts[0]->at,
                       "the pack has more than %d musts; join some by all { ... }", MOST_MUSTS);
    freeze_sort(pack->musts, pack->must_count, compare_musts);
}

void must_print_broken(struct buffer *out, const struct value *must)
{
    buffer_format(out, "must %s does not hold", must->name);
    if (must->title)
        buffer_format(out, " (%s)", must->title);
    struct buffer test;
    buffer_init(&test, out->memory);
    node_print(&test, must->versions[0]->gives);
    out->failed = out->failed || test.failed;
    size_t shown = test.length > MOST_SHOWN ? text_cut(test.data, MOST_SHOWN) : test.length;
    if (!test.failed)
        buffer_format(out, ": %.*s%s; put one of these facts right", (int)shown, test.data,
                      shown < test.length ? " ..." : "");
    buffer_clear(&test);
}
