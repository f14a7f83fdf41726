/* SPDX-License-Identifier: Apache-2.0 */
/* Ways of writing (docs/semantics.md): freeze makes plainer nodes of them, which say what they mean
   in every state. The node itself becomes the plainer one and keeps how it was written. */
#include "core/pack/freeze_internal.h"

#include <string.h>

static struct node *choose(struct freeze *freeze, const struct node *like, struct node *test,
                           struct node *yes, struct node *no)
{
    return build_use(freeze->builder, build_choose(freeze->builder, like->at, test, yes, no));
}

static struct node *make_text(struct freeze *freeze, struct place at, const char *text)
{
    return build_use(freeze->builder, build_constant_text(freeze->builder, at, text));
}

/* The node becomes `plain`, and keeps how it was written. */
static void become(struct freeze *freeze, struct node *node, const struct node *plain)
{
    struct node *written = build_take(freeze->builder, 1, sizeof *written);
    if (!written)
        return;
    *written = *node;
    *node = *plain;
    node->at = written->at;
    node->written = written;
}

/* ---- Ordered choices ---- */

/* a :one_of { those that are as the test says against a choice }; NULL: none is. */
static struct node *one_of_ranks(struct freeze *freeze, const struct node *node, struct node *a,
                                 const struct choices *choices, int other)
{
    struct node **args = freeze_scratch(freeze, (size_t)choices->count + 1, sizeof(struct node *));
    int count = 1;
    for (int i = 0; args && i < choices->count; i++)
        if (op_holds(node->op, i - other))
            args[count++] = make_text(freeze, node->at, choices->names[i]);
    if (!args || count == 1)
        return NULL;
    args[0] = a;
    return lower_node(freeze, node->at, OP_ONE_OF, args, count);
}

/* Which of the choices b may be, and a as the test says against each. */
static struct node *any_ranks(struct freeze *freeze, const struct node *node,
                              const struct choices *choices)
{
    struct node **tests = freeze_scratch(freeze, (size_t)choices->count, sizeof(struct node *));
    int count = 0;
    for (int i = 0; tests && i < choices->count; i++) {
        struct node *is[] = { node->args[1], make_text(freeze, node->at, choices->names[i]) };
        struct node *both[] = { NULL, one_of_ranks(freeze, node, node->args[0], choices, i) };
        if (!both[1])
            continue;
        both[0] = lower_node(freeze, node->at, OP_IS, is, 2);
        tests[count++] = lower_node(freeze, node->at, OP_ALL, both, 2);
    }
    return count > 0 ? lower_node(freeze, node->at, OP_ANY, tests, count) : NULL;
}

void write_ranks(struct freeze *freeze, struct node *node, const struct choices *choices)
{
    const struct node *b = node->args[1];
    struct node *plain = b->op == OP_TEXT
                             ? one_of_ranks(freeze, node, node->args[0], choices, b->code)
                             : any_ranks(freeze, node, choices);
    if (freeze->builder->failed)
        return;
    if (!plain) {
        spoil(freeze, node,
              build_format(freeze->builder, "nothing is %s '%s' in the list; write another choice",
                           op_names[node->op], b->op == OP_TEXT ? b->text : "the last"));
        return;
    }
    become(freeze, node, plain);
    infer(freeze, node, NULL);
}

/* ---- Parameters by key ---- */

/* The parameter of one part, on the same day and of the same place. */
static struct node *part_node(struct freeze *freeze, const struct node *parameter,
                              const struct parameter *part)
{
    struct node *node =
        lower_node(freeze, parameter->at, parameter->op, parameter->args, parameter->arg_count);
    node->has_on = parameter->has_on;
    node->text = parameter->text;
    node->path = NULL;
    node->path_count = 0;
    build_list_add(freeze->builder, &node->path, &node->path_count, part->id);
    return node;
}

/* by (key) { a = param.x.a, ... } */
static void write_keyed(struct freeze *freeze, struct node *node, const struct frame *frame)
{
    const struct node *parameter = node->args[0];
    const char *id = parameter_id(freeze, parameter);
    const struct parameter *whole = pack_find_whole(freeze->pack, id);
    if (!whole && pack_find_parameter(freeze->pack, id))
        freeze_mistake(freeze, node->at,
                       "parameter %s has no keys: a comma, an operator or a test such as :is is "
                       "missing after param.%s",
                       id, id);
    else if (!whole)
        unknown_parameter(freeze, node->at, id);
    else if (whole->list)
        refuse_whole(freeze, node->at, whole);
    if (!whole || whole->part_count == 0 || whole->list) {
        node_break(node);
        return;
    }
    struct node **args =
        freeze_scratch(freeze, (size_t)whole->part_count + 1, sizeof(struct node *));
    if (!args)
        return;
    args[0] = node->args[1];
    for (int i = 0; i < whole->part_count; i++)
        args[1 + i] = part_node(freeze, parameter, whole->parts[i]);
    struct node *by = lower_node(freeze, node->at, OP_BY, args, whole->part_count + 1);
    by->keys = whole->part_keys;
    by->parameter = whole;
    become(freeze, node, by);
    resolve_node(freeze, node, frame);
}

/* Of a parameter by key: that the key is from the list of its keys. */
void want_key(struct freeze *freeze, struct node *node, const struct type *selector)
{
    if (!node->written || node->written->op != OP_KEYED)
        return;
    const struct parameter *whole = node->parameter;
    if (!whole->choices && selector->kind == KIND_YES_NO)
        return;
    if (!whole->choices || selector->kind != KIND_CHOICE)
        spoil(freeze, node,
              build_format(freeze->builder,
                           "%s is %s, and parameter %s has a value for each choice of '%s'; write "
                           "param.%s (x) for an x of these choices",
                           node_text(freeze, node->args[0]), kind_phrase(selector->kind), whole->id,
                           whole->keys, whole->id));
    else if (!choices_equal(selector->choices, whole->choices))
        spoil(
            freeze, node,
            build_format(freeze->builder,
                         "%s cannot be a key of parameter %s (%s); write param.%s (x) for an x of "
                         "the choices of '%s'",
                         misfit_choices(freeze, selector->choices, whole->choices), whole->id,
                         node_text(freeze, node->args[0]), whole->id, whole->keys));
}

/* ---- A share of members ---- */

/* by (count (list) :is (0)) { yes = if_none, no = share (count (list, test), count (list)) } */
static void write_share(struct freeze *freeze, struct node *node, const struct frame *frame)
{
    struct node *zero =
        build_use(freeze->builder, build_number(freeze->builder, node->at, number_whole(0)));
    struct node *all = lower_node(freeze, node->at, OP_COUNT, node->args, 1);
    struct node *shares[] = { lower_node(freeze, node->at, OP_COUNT, node->args, 2), all };
    struct node *is[] = { all, zero };
    become(freeze, node,
           choose(freeze, node, lower_node(freeze, node->at, OP_IS, is, 2), node->args[2],
                  lower_node(freeze, node->at, OP_SHARE, shares, 2)));
    resolve_node(freeze, node, frame);
}

/* ---- Sets of kinds ---- */

/* A test that may be certain before any fact; node NULL: it is never, or always, so. */
struct certain {
    bool always;
    struct node *node;
};

struct kinds {
    struct freeze *freeze;
    const struct frame *frame;
    struct names names;            /* what may be in the set */
    const struct choices *choices; /* NULL: none was met */
    const struct node *where;      /* for mistakes */
    bool failed;
};

static void fail(struct kinds *kinds, const char *message)
{
    if (!kinds->failed)
        freeze_mistake(kinds->freeze, kinds->where->at, "%s", message);
    kinds->failed = true;
}

static bool is_kinds(const struct node *node)
{
    if (node->op == OP_JOIN || node->op == OP_PART || node->op == OP_WITHIN)
        return is_kinds(node->args[0]) || is_kinds(node->args[1]);
    return node->op == OP_KINDS_OF;
}

/* Resolves the choice of the members; its list, NULL: it is a text, or a mistake was reported. */
static const struct choices *kinds_choices(struct kinds *kinds, const struct node *set)
{
    struct freeze *freeze = kinds->freeze;
    struct node *what = set->args[1];
    struct node *has = lower_node(freeze, set->at, OP_HAS, &what, 1);
    struct node *args[] = { set->args[0], has };
    resolve_node(freeze, lower_node(freeze, set->at, OP_ANY_OF, args, 2), kinds->frame);
    const struct attribute *attribute = what->field.attribute;
    const struct value *value = what->field.value;
    if (what->op == OP_BROKEN || set->args[0]->op == OP_BROKEN) {
        kinds->failed = true;
        return NULL;
    }
    if (attribute && attribute->type.kind == KIND_CHOICE)
        return &attribute->choices;
    if (value && value->kind == KIND_CHOICE && value->choices.count > 0)
        return &value->choices;
    if (!attribute || attribute->kind != KIND_TEXT)
        fail(kinds, build_format(freeze->builder,
                                 "kinds_of reads a choice of the members, and %s is none; write "
                                 "kinds_of (list, member.kind)",
                                 node_text(freeze, what)));
    return NULL;
}

/* The sets of a test are of one list. */
static void meet(struct kinds *kinds, const struct choices *choices)
{
    if (!kinds->choices)
        kinds->choices = choices;
    else if (!choices_equal(kinds->choices, choices))
        fail(kinds, build_format(kinds->freeze->builder, "%s cannot be compared",
                                 misfit_choices(kinds->freeze, kinds->choices, choices)));
}

/* A list parameter; NULL: the node is no parameter, or after a mistake. */
static const struct parameter *list_of(struct kinds *kinds, const struct node *set)
{
    if (set->op != OP_PARAMETER && set->op != OP_PARAMETER_AT)
        return NULL;
    const char *id = parameter_id(kinds->freeze, set);
    const struct parameter *whole = pack_find_whole(kinds->freeze->pack, id);
    if (whole && whole->list && whole->part_count > 0)
        return whole;
    if (!whole && !pack_find_parameter(kinds->freeze->pack, id)) {
        unknown_parameter(kinds->freeze, set->at, id);
    } else if (!whole || !whole->list) {
        fail(kinds, build_format(kinds->freeze->builder,
                                 "parameter %s is no list; write list = "
                                 "true in its national statement",
                                 id));
    }
    kinds->failed = true;
    return NULL;
}

static bool knows(const struct names *names, const char *name)
{
    for (int i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], name) == 0)
            return true;
    }
    return false;
}

static void add_kind(struct kinds *kinds, const char *name)
{
    if (!knows(&kinds->names, name))
        names_add(kinds->freeze, &kinds->names, name);
}

/* What may be in a set; wanted false: only the lists are met, and paths resolved. */
static void collect(struct kinds *kinds, const struct node *set, bool wanted)
{
    const struct parameter *list;
    const struct choices *choices;
    switch (set->op) {
    case OP_JOIN:
    case OP_PART:
    case OP_WITHIN:
        collect(kinds, set->args[0], wanted);
        collect(kinds, set->args[1], wanted);
        return;
    case OP_KINDS_OF:
        choices = kinds_choices(kinds, set);
        if (choices)
            meet(kinds, choices);
        else if (wanted)
            fail(kinds, "kinds of a text have no list; write a choice, or which must be there: "
                        "kinds_of (...) :covers { \"a\" }");
        for (int i = 0; choices && wanted && i < choices->count; i++)
            add_kind(kinds, choices->names[i]);
        return;
    case OP_LIST:
        for (int i = 0; wanted && i < set->arg_count; i++)
            add_kind(kinds, set->args[i]->text);
        return;
    default:
        list = list_of(kinds, set);
        if (!list && !kinds->failed)
            fail(kinds, build_format(kinds->freeze->builder,
                                     "%s is no set of kinds; write kinds_of "
                                     "(list, member.kind), a list parameter or { \"a\", \"b\" }",
                                     node_text(kinds->freeze, set)));
        for (int i = 0; list && wanted && i < list->part_count; i++)
            add_kind(kinds, list->part_keys[i]);
    }
}

static struct certain join(struct kinds *kinds, enum op op, struct certain a, struct certain b)
{
    struct node *args[] = { a.node, b.node };
    bool dominant = op == OP_ANY; /* a certain yes decides any, a certain no all */
    if (!a.node)
        return a.always == dominant ? a : b;
    if (!b.node)
        return b.always == dominant ? b : a;
    return (struct certain){ false, lower_node(kinds->freeze, kinds->where->at, op, args, 2) };
}

static struct certain negated(struct kinds *kinds, struct certain a)
{
    if (!a.node)
        return (struct certain){ !a.always, NULL };
    return (struct certain){ false,
                             lower_node(kinds->freeze, kinds->where->at, OP_NONE, &a.node, 1) };
}

/* Whether a member of that kind occurs. */
static struct node *occurs(struct kinds *kinds, const struct node *set, const char *name)
{
    struct freeze *freeze = kinds->freeze;
    struct node *is[] = { set->args[1], make_text(freeze, set->at, name) };
    struct node *both[] = { lower_node(freeze, set->at, OP_IS, is, 2),
                            set->arg_count > 2 ? set->args[2] : NULL };
    struct node *args[] = { set->args[0],
                            both[1] ? lower_node(freeze, set->at, OP_ALL, both, 2) : both[0] };
    return lower_node(freeze, set->at, OP_ANY_OF, args, 2);
}

/* Whether a kind is in a set. */
static struct certain contains(struct kinds *kinds, const struct node *set, const char *name)
{
    struct certain out = { false, NULL };
    const struct parameter *list;
    switch (set->op) {
    case OP_JOIN:
        return join(kinds, OP_ANY, contains(kinds, set->args[0], name),
                    contains(kinds, set->args[1], name));
    case OP_PART:
        return join(kinds, OP_ALL, contains(kinds, set->args[0], name),
                    negated(kinds, contains(kinds, set->args[1], name)));
    case OP_WITHIN:
        return join(kinds, OP_ALL, contains(kinds, set->args[0], name),
                    contains(kinds, set->args[1], name));
    case OP_KINDS_OF:
        out.node = occurs(kinds, set, name);
        return out;
    case OP_LIST:
        for (int i = 0; i < set->arg_count; i++)
            out.always |= strcmp(set->args[i]->text, name) == 0;
        return out;
    default:
        list = list_of(kinds, set);
        for (int i = 0; list && i < list->part_count; i++) {
            if (strcmp(list->part_keys[i], name) == 0)
                out.node = part_node(kinds->freeze, set, list->parts[i]);
        }
        return out;
    }
}

/* by (a part) { yes = test, no = test }: where a list has no value on the day, neither has the
   test, whatever it is about. */
static struct node *where_stated(struct kinds *kinds, const struct node *set, struct node *test)
{
    if (set->op == OP_JOIN || set->op == OP_PART || set->op == OP_WITHIN)
        return where_stated(kinds, set->args[1], where_stated(kinds, set->args[0], test));
    const struct parameter *list = list_of(kinds, set);
    if (!list)
        return test;
    return choose(kinds->freeze, kinds->where, part_node(kinds->freeze, set, list->parts[0]), test,
                  test);
}

/* any, over the kinds of the set, of all { x :is kind, the kind is in the set } */
static struct node *listed(struct kinds *kinds, const struct node *node)
{
    struct freeze *freeze = kinds->freeze;
    const struct node *set = node->args[1];
    struct node **tests =
        freeze_scratch(freeze, (size_t)kinds->names.count + 1, sizeof(struct node *));
    int count = 0;
    for (int i = 0; tests && i < kinds->names.count; i++) {
        struct node *is[] = { node->args[0], make_text(freeze, node->at, kinds->names.items[i]) };
        struct certain equal = { false, lower_node(freeze, node->at, OP_IS, is, 2) };
        struct certain both =
            join(kinds, OP_ALL, equal, contains(kinds, set, kinds->names.items[i]));
        if (both.node)
            tests[count++] = both.node;
    }
    if (count == 0)
        fail(kinds, "nothing can be in this set; write one that has something in it");
    return count == 0
               ? NULL
               : where_stated(kinds, set, lower_node(freeze, node->at, OP_ANY, tests, count));
}

/* all, over the kinds of b, of any { it is not in b, it is in a } */
static struct node *covers(struct kinds *kinds, const struct node *node)
{
    struct freeze *freeze = kinds->freeze;
    const struct node *a = node->args[0], *b = node->args[1];
    struct node **tests =
        freeze_scratch(freeze, (size_t)kinds->names.count + 1, sizeof(struct node *));
    int count = 0;
    const char **keys = NULL;
    for (int i = 0; tests && i < kinds->names.count && !kinds->failed; i++) {
        const char *name = kinds->names.items[i];
        struct certain there =
            join(kinds, OP_ANY, negated(kinds, contains(kinds, b, name)), contains(kinds, a, name));
        if (!there.node && !there.always)
            fail(kinds, build_format(freeze->builder, "'%s' can never be in %s; take it away", name,
                                     node_text(freeze, a)));
        if (!there.node)
            continue;
        tests[count] = there.node;
        build_list_add(freeze->builder, &keys, &count, name);
    }
    if (count == 0 && !kinds->failed)
        fail(kinds, "nothing can be missing here; write what must be covered");
    if (count == 0 || kinds->failed)
        return NULL;
    struct node *all = lower_node(freeze, node->at, OP_ALL, tests, count);
    all->keys = keys;
    return where_stated(kinds, a, where_stated(kinds, b, all));
}

/* The sum of 1 for each kind that is in the set; halves, so that it is not nested deeply. */
static struct node *sum(struct kinds *kinds, struct node *const *parts, int count)
{
    if (count == 1)
        return parts[0];
    struct node *halves[] = { sum(kinds, parts, count / 2),
                              sum(kinds, parts + count / 2, count - count / 2) };
    return lower_node(kinds->freeze, kinds->where->at, OP_ADD, halves, 2);
}

static struct node *number(struct kinds *kinds, int whole)
{
    return build_use(kinds->freeze->builder,
                     build_number(kinds->freeze->builder, kinds->where->at, number_whole(whole)));
}

static struct node *counted(struct kinds *kinds, const struct node *set)
{
    struct freeze *freeze = kinds->freeze;
    struct node **parts =
        freeze_scratch(freeze, (size_t)kinds->names.count + 1, sizeof(struct node *));
    int count = 0;
    for (int i = 0; parts && i < kinds->names.count; i++) {
        struct certain in = contains(kinds, set, kinds->names.items[i]);
        parts[count++] =
            in.node ? choose(freeze, kinds->where, in.node, number(kinds, 1), number(kinds, 0))
                    : number(kinds, in.always);
    }
    return count > 0 ? where_stated(kinds, set, sum(kinds, parts, count)) : NULL;
}

/* What a path chooses from; NULL: not known from its name. */
static const struct choices *path_choices(const struct node *path)
{
    if (path->op != OP_FIELD)
        return NULL;
    if (path->field.attribute && path->field.attribute->kind == KIND_CHOICE)
        return &path->field.attribute->choices;
    if (path->field.value && path->field.value->kind == KIND_CHOICE)
        return &path->field.value->choices;
    return NULL;
}

static void write_listed(struct kinds *kinds, struct node *node)
{
    resolve_node(kinds->freeze, node->args[0], kinds->frame);
    const struct choices *choices = path_choices(node->args[0]);
    if (node->args[0]->op == OP_BROKEN)
        kinds->failed = true;
    if (choices)
        meet(kinds, choices);
    collect(kinds, node->args[1], true);
}

static void write_set_test(struct freeze *freeze, struct node *node, const struct frame *frame)
{
    struct kinds kinds = { .freeze = freeze, .frame = frame, .where = node };
    struct node *plain = NULL;
    if (node->op == OP_LISTED) {
        write_listed(&kinds, node);
    } else if (node->op == OP_COVERS) {
        collect(&kinds, node->args[0], false);
        collect(&kinds, node->args[1], true);
    } else {
        collect(&kinds, node->args[0], true);
    }
    if (!kinds.failed)
        plain = node->op == OP_LISTED   ? listed(&kinds, node)
                : node->op == OP_COVERS ? covers(&kinds, node)
                                        : counted(&kinds, node->args[0]);
    if (!plain || kinds.failed || freeze->builder->failed) {
        node_break(node);
        return;
    }
    become(freeze, node, plain);
    resolve_node(freeze, node, frame);
}

void write_sets(struct freeze *freeze, struct node *node, const struct frame *frame)
{
    switch (node->op) {
    case OP_KEYED:
        write_keyed(freeze, node, frame);
        return;
    case OP_SHARE_OF:
        write_share(freeze, node, frame);
        return;
    case OP_LISTED:
    case OP_COVERS:
        write_set_test(freeze, node, frame);
        return;
    case OP_MONTHS_COUNT:
        if (is_kinds(node->args[0])) {
            write_set_test(freeze, node, frame);
            return;
        }
        resolve_node(freeze, node->args[0], frame);
        return;
    default:
        freeze_mistake(freeze, node->at,
                       "a set of kinds is no value; write count (set), or set :covers { \"a\" }");
        node_break(node);
    }
}
