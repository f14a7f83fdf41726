/* SPDX-License-Identifier: Apache-2.0 */
/* Worked cases: the names in their facts and questions. Values are read when the case is judged. */
#include "core/pack/freeze_internal.h"

#include <stdlib.h>
#include <string.h>

static void unknown_fact(struct freeze *freeze, const struct entity *entity,
                         const struct case_fact *fact)
{
    struct names names = { 0 };
    for (int i = 0; i < entity->attribute_count; i++)
        names_add(freeze, &names, entity->attributes[i]->name);
    freeze_mistake(freeze, fact->at, "%s has no attribute '%s'%s", entity->name, fact->attribute,
                   names_suggest_or_list(freeze, &names, fact->attribute));
}

static void check_row(struct freeze *freeze, const struct case_row *row)
{
    const struct entity *entity = freeze_find_entity(freeze, row->entity);
    if (!entity) {
        struct names names = { 0 };
        names_add_entities(freeze, &names);
        freeze_mistake(freeze, row->at, "there is no entity '%s'%s", row->entity,
                       names_suggest_or_list(freeze, &names, row->entity));
        return;
    }
    for (int i = 0; i < row->fact_count; i++) {
        const struct case_fact *fact = &row->facts[i];
        bool is_region = entity->is_region && strcmp(fact->attribute, "region") == 0;
        const struct attribute *attribute = entity_find_attribute(entity, fact->attribute);
        if (attribute && attribute->kind == KIND_MANY)
            freeze_mistake(freeze, fact->at,
                           "%s.%s is a list; its members are the rows that refer to this one by %s",
                           entity->name, attribute->name,
                           attribute->reverse ? attribute->reverse->name : "a reference");
        else if (!attribute && !is_region &&
                 freeze_find_value(freeze, row->entity, fact->attribute))
            freeze_mistake(freeze, fact->at, "%s.%s is decided, not a fact; expect it instead",
                           entity->name, fact->attribute);
        else if (!attribute && !is_region)
            unknown_fact(freeze, entity, fact);
    }
}

static void check_who(struct freeze *freeze, const struct worked_case *worked_case,
                      const struct expectation *expectation)
{
    if (!expectation->who)
        return;
    struct names names = { 0 };
    for (int i = 0; i < worked_case->row_count; i++) {
        if (strcmp(worked_case->rows[i].id, expectation->who) == 0)
            return;
        names_add(freeze, &names, worked_case->rows[i].id);
    }
    freeze_mistake(freeze, expectation->at, "this case has no row '%s'%s", expectation->who,
                   names_suggest_or_list(freeze, &names, expectation->who));
}

static bool takes_something(const struct bylaw_pack *pack, const char *without)
{
    bool found = false;
    for (int i = 1; i < pack->region_count && without[0] == '@'; i++)
        found = found || strcmp(pack->regions[i]->id, without + 1) == 0;
    for (int i = 0; i < pack->provision_count; i++)
        found = found || case_takes(without, pack->provisions[i]->id);
    for (int i = 0; i < pack->rule_count; i++)
        found = found || case_takes(without, pack->rules[i]->id);
    for (int i = 0; i < pack->parameter_count; i++)
        found = found || case_takes(without, pack->parameters[i]->id);
    for (int i = 0; i < pack->value_count; i++)
        found = found || value_is_called(pack->values[i], without);
    return found;
}

/* What the case is judged without is there. */
static void check_without(struct freeze *freeze, const struct worked_case *worked_case)
{
    const struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < worked_case->without_count; i++) {
        const char *without = worked_case->without[i];
        if (takes_something(pack, without))
            continue;
        struct names names = { 0 };
        for (int k = 1; k < pack->region_count && without[0] == '@'; k++)
            names_add(freeze, &names, build_format(freeze->builder, "@%s", pack->regions[k]->id));
        for (int k = 0; k < pack->rule_count && without[0] != '@'; k++)
            names_add(freeze, &names, pack->rules[k]->id);
        const char *near = names_suggest_or_list(freeze, &names, without);
        freeze_mistake(
            freeze, worked_case->without_at, "without names '%s', which is not there%s", without,
            near[0] ? near : ": write the number of a clause, \"4.7\", or a region, \"@beijing\"");
    }
}

static int compare_cases(const void *a, const void *b)
{
    const struct worked_case *const *left = a;
    const struct worked_case *const *right = b;
    int order = text_compare_natural((*left)->name, (*right)->name);
    return order != 0 ? order : place_compare((*left)->at, (*right)->at);
}

static void check_case(struct freeze *freeze, const struct worked_case *worked_case)
{
    freeze->clause = worked_case->name;
    if (worked_case->on == DAY_NONE)
        freeze_mistake(freeze, worked_case->at, "the case has no day; write on = \"2020-12-31\"");
    for (int i = 0; i < worked_case->row_count; i++)
        check_row(freeze, &worked_case->rows[i]);
    if (!freeze->pack->is_of_case)
        check_without(freeze, worked_case);
    if (case_has_law(worked_case) && !freeze->pack->is_of_case)
        return; /* its questions may be of its own law */
    for (int i = 0; i < worked_case->expectation_count; i++) {
        const struct expectation *expectation = &worked_case->expectations[i];
        const struct value *value =
            freeze_find_question(freeze, expectation->question, expectation->at, false);
        if (!value || !value->entity ||
            !value->entity->is_book) /* its rows are those of the book */
            check_who(freeze, worked_case, expectation);
    }
}

void freeze_cases(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    freeze_sort(pack->cases, pack->case_count, compare_cases);
    for (int i = 0; i < pack->case_count; i++) {
        check_case(freeze, pack->cases[i]);
        if (i > 0 && strcmp(pack->cases[i - 1]->name, pack->cases[i]->name) == 0)
            freeze_mistake(
                freeze, pack->cases[i]->at, "there are two cases '%s' (also at %s:%d); rename one",
                pack->cases[i]->name, pack->cases[i - 1]->at.file, pack->cases[i - 1]->at.line);
    }
    freeze->clause = NULL;
}
