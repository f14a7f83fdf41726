/* SPDX-License-Identifier: Apache-2.0 */
/* Provisions: their laws, and the rules that have the law of their provision. */
#include "core/pack/freeze_internal.h"

#include <string.h>

static int compare_provisions(const void *a, const void *b)
{
    const struct provision *const *left = a;
    const struct provision *const *right = b;
    int order = text_compare_natural((*left)->id, (*right)->id);
    return order != 0 ? order : place_compare((*left)->at, (*right)->at);
}

/* Whether an id is that of a provision, or begins with it and a point. */
static bool belongs_to(const char *id, const struct provision *provision)
{
    size_t length = strlen(provision->id);
    return strncmp(id, provision->id, length) == 0 && (id[length] == '\0' || id[length] == '.');
}

const struct provision *pack_provision_of(const struct bylaw_pack *pack, const char *id)
{
    const struct provision *nearest = NULL;
    for (int i = 0; i < pack->provision_count; i++) {
        const struct provision *provision = pack->provisions[i];
        if (belongs_to(id, provision) && (!nearest || strlen(provision->id) > strlen(nearest->id)))
            nearest = provision;
    }
    return nearest;
}

struct law provision_law(const struct bylaw_pack *pack, const char *id)
{
    const struct provision *provision = pack_provision_of(pack, id);
    return provision ? provision->law : (struct law){ NULL, NULL };
}

void freeze_provisions(struct freeze *freeze)
{
    struct bylaw_pack *pack = freeze->pack;
    freeze_sort(pack->provisions, pack->provision_count, compare_provisions);
    for (int i = 0; i < pack->provision_count; i++) {
        struct provision *provision = pack->provisions[i];
        const struct provision *before = i > 0 ? pack->provisions[i - 1] : NULL;
        const char *owner = build_format(freeze->builder, "provision %s", provision->id);
        freeze->clause = provision->id;
        want_id(freeze, provision->id, provision->at);
        if (before && strcmp(before->id, provision->id) == 0)
            freeze_mistake(freeze, provision->at,
                           "provision %s is stated twice (also at %s:%d); keep one", provision->id,
                           before->at.file, before->at.line);
        freeze_law(freeze, &provision->law, provision->at, owner, true);
    }
    for (int i = 0; i < pack->rule_count; i++) {
        if (!pack->rules[i]->law.text)
            pack->rules[i]->law = provision_law(pack, pack->rules[i]->id);
    }
    for (int i = 0; i < freeze->value_count; i++) {
        struct value *value = freeze->value_list[i];
        for (int k = 0; value->challenge && k < value->version_count; k++) {
            struct law *law = &value->versions[k]->law;
            if (!law->text)
                *law = provision_law(pack, value->name);
            freeze->clause = value->name;
            if (!law->text)
                freeze_mistake(freeze, value->at,
                               "requirement %s names no law; write law = \"SOURCE-ID, article\"",
                               value->name);
        }
    }
    freeze->clause = NULL;
}
