/* SPDX-License-Identifier: Apache-2.0 */
/* Requirements about decisions: the facts that they name. What they say of decisions is judged by
   core/judge/challenge.c. And proxies: facts that give another one away. */
#include "core/pack/freeze_internal.h"

#include <string.h>

static const struct attribute *want_fact(struct freeze *freeze, const struct entity *entity,
                                         const char *name, struct place at)
{
    const struct attribute *attribute = entity_find_attribute(entity, name);
    if (attribute)
        return attribute;
    struct names names = { 0 };
    for (int i = 0; i < entity->attribute_count; i++)
        names_add(freeze, &names, entity->attributes[i]->name);
    freeze_mistake(freeze, at, "%s has no attribute '%s'%s", entity->name, name,
                   names_suggest_or_list(freeze, &names, name));
    return NULL;
}

/* Whether of two of its values one may be more than the other. */
static bool is_ordered(const struct attribute *attribute)
{
    return attribute->kind == KIND_NUMBER || attribute->kind == KIND_DAY ||
           attribute->kind == KIND_YES_NO ||
           (attribute->kind == KIND_CHOICE && attribute->choices.ordered);
}

static void check_facts(struct freeze *freeze, const struct value *value)
{
    const struct challenge *challenge = value->challenge;
    for (int i = 0; i < challenge->fact_count; i++) {
        const struct attribute *fact =
            want_fact(freeze, value->entity, challenge->facts[i], value->at);
        if (fact && fact->kind == KIND_MANY)
            freeze_mistake(freeze, value->at,
                           "%s.%s is a list, and people differ in one fact; name a fact",
                           value->entity_name, fact->name);
        else if (fact && challenge->form == CHALLENGE_RISES && !is_ordered(fact))
            freeze_mistake(freeze, value->at,
                           "%s.%s does not rise; rises_with names numbers, days, yes or no, and "
                           "choices with ordered = true",
                           value->entity_name, fact->name);
    }
}

void freeze_challenges(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < freeze->value_count; i++) {
        struct value *value = freeze->value_list[i];
        if (!value->challenge || !value->entity)
            continue;
        freeze->clause = value->name;
        check_facts(freeze, value);
        freeze_law(freeze, &value->challenge->except_law, value->at, value->name, false);
    }
    freeze->clause = NULL;
    for (int i = 0; i < pack->entity_count; i++) {
        for (int k = 0; k < pack->entities[i]->attribute_count; k++) {
            const struct attribute *attribute = pack->entities[i]->attributes[k];
            if (attribute->proxy_of)
                want_fact(freeze, pack->entities[i], attribute->proxy_of, attribute->at);
        }
    }
}
