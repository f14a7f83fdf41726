/* SPDX-License-Identifier: Apache-2.0 */
/* Types of where places lie: in a region, and in which of a level. */
#include "core/pack/freeze_internal.h"

bool is_place(const struct node *node)
{
    return node->type.kind == KIND_ONE && node->type.entity->is_region;
}

void refuse_place(struct freeze *freeze, struct node *node, const struct node *place)
{
    spoil(freeze, node,
          build_format(freeze->builder,
                       "%s is no place; write a reference to an entity with is_region = true, or "
                       "the id of a region",
                       node_text(freeze, place)));
}

/* A path to a place, or the id of a region where that is allowed. */
static void infer_place(struct freeze *freeze, struct node *node, int index)
{
    struct node *place = node->args[index];
    if (node->op == OP_BROKEN)
        return;
    if (place->op != OP_TEXT) {
        infer(freeze, place, NULL);
        if (node_is_broken(place))
            node_break(node);
        else if (place->op != OP_FIELD || !is_place(place))
            refuse_place(freeze, node, place);
        return;
    }
    place->type = (struct type){ .kind = KIND_TEXT, .bottom = 1 };
    place->code = pack_find_region(freeze->pack, place->text);
    if (place->code >= 0)
        return;
    struct names names = { 0 };
    names_add_regions(freeze, &names);
    spoil(freeze, node,
          build_format(freeze->builder, "there is no region '%s'%s", place->text,
                       names_suggest_or_list(freeze, &names, place->text)));
}

void infer_lies_in(struct freeze *freeze, struct node *node)
{
    if (!want_args(freeze, node, 2))
        return;
    infer_place(freeze, node, 0);
    infer_place(freeze, node, 1);
    if (node->op == OP_BROKEN)
        return;
    set_kind(node, KIND_YES_NO, NULL);
    node->type.max = 1;
}

/* The regions of a level, in the order of the pack, as the choices that it has. */
void infer_region_of(struct freeze *freeze, struct node *node)
{
    const struct bylaw_pack *pack = freeze->pack;
    infer(freeze, node->args[0], NULL);
    struct choices *choices = build_take(freeze->builder, 1, sizeof *choices);
    if (!choices || args_broken(node)) {
        node_break(node);
        return;
    }
    int titles = 0;
    for (int i = 1; i < pack->region_count; i++) {
        if (pack->regions[i]->depth != node->code)
            continue;
        build_list_add(freeze->builder, &choices->names, &choices->count, pack->regions[i]->id);
        build_list_add(freeze->builder, &choices->titles, &titles, pack->regions[i]->title);
    }
    if (choices->count == 0) {
        spoil(freeze, node,
              build_format(freeze->builder,
                           "the pack has no region of the level %s; write region \"id\" { level = "
                           "\"%s\", under = \"nation\" }",
                           node->text, node->text));
        return;
    }
    set_kind(node, KIND_CHOICE, NULL);
    node->type.choices = choices;
    node->type.max = choices->count - 1;
}
