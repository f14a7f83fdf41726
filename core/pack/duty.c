/* SPDX-License-Identifier: Apache-2.0 */
/* A duty becomes a decision over three days: that of the law, the last one of the duty, which is a
   derived value of its own, and the day on which it was done. */
#include "core/pack/freeze_internal.h"

static struct node *law_day(struct builder *builder, struct place at)
{
    return build_node(builder, at, OP_LAW_DAY, NULL, 0);
}

static struct node *at_most(struct builder *builder, struct node *a, struct node *b)
{
    struct node *args[] = { a, b };
    return build_node(builder, a->at, OP_AT_MOST, args, 2);
}

/* A day and durations after it. */
static struct node *move(struct builder *builder, struct node *day, struct node *const *durations,
                         int count)
{
    struct node *args[3] = { day, durations[0], count > 1 ? durations[1] : NULL };
    struct node *node = build_node(builder, day->at, OP_MOVE, args, count + 1);
    node->signs = build_take(builder, (size_t)count, 1);
    for (int i = 0; node->signs && i < count; i++)
        node->signs[i] = 1;
    return node;
}

static struct node *duration(struct builder *builder, struct place at, enum op op, int count)
{
    struct node *number = build_number(builder, at, number_whole(count));
    return build_node(builder, at, op, &number, 1);
}

/* The first day of the year of the law day. */
static struct node *year_begins(struct builder *builder, struct place at)
{
    struct node *args[] = { law_day(builder, at), build_number(builder, at, number_whole(-1)) };
    struct node *one = duration(builder, at, OP_DAYS, 1);
    return move(builder, build_node(builder, at, OP_YEAR_END, args, 2), &one, 1);
}

/* The last day of the duty; NULL: it has none. */
static struct node *last_day(struct builder *builder, struct place at,
                             const struct duty_terms *terms)
{
    if (terms->after)
        return move(builder, terms->after, &terms->within, 1);
    if (!terms->month)
        return terms->by;
    struct node *durations[] = { duration(builder, at, OP_MONTHS, terms->month - 1),
                                 duration(builder, at, OP_DAYS, terms->day - 1) };
    return move(builder, year_begins(builder, at), durations, 2);
}

static struct node *state(struct builder *builder, struct place at, enum duty_state state)
{
    return build_constant_text(builder, at, duty_state_names[state]);
}

/* by (day :at_most (last)) { yes = ..., no = ... }; without a last day it is always in time. */
static struct node *in_time(struct builder *builder, struct node *day, struct node *last,
                            enum duty_state yes, enum duty_state no)
{
    if (!last) {
        build_use(builder, day);
        return state(builder, day->at, yes);
    }
    return build_choose(builder, day->at, at_most(builder, day, last), state(builder, day->at, yes),
                        state(builder, day->at, no));
}

/* Done by the law day; of a duty of each year: in its year. */
static struct node *is_done(struct builder *builder, struct place at,
                            const struct duty_terms *terms)
{
    struct node *test = at_most(builder, terms->done, law_day(builder, at));
    if (!terms->month)
        return test;
    struct node *args[] = { terms->done, year_begins(builder, at) };
    struct node *both[] = { build_node(builder, at, OP_AT_LEAST, args, 2), test };
    return build_node(builder, at, OP_ALL, both, 2);
}

/* What it is about: what `when` says, and only after the event. */
static struct node *is_concerned(struct builder *builder, struct place at,
                                 const struct duty_terms *terms)
{
    struct node *event = terms->after ? at_most(builder, terms->after, law_day(builder, at)) : NULL;
    struct node *both[] = { terms->when, event };
    if (terms->when && event)
        return build_node(builder, at, OP_ALL, both, 2);
    return event ? event : terms->when;
}

void build_duty(struct builder *builder, const struct value *value, struct rule *rule,
                const struct duty_terms *terms)
{
    struct place at = rule->at;
    struct node *last = last_day(builder, at, terms);
    if (last && terms->by != last) {
        const char *const path[] = { value->entity_name,
                                     build_format(builder, "%s.due", rule->id) };
        struct value *due = build_short_part(builder, rule, value, "due", last);
        due->title = due->title ? due->title : "Last day of the duty";
        last = build_path(builder, at, OP_FIELD, path, 2);
    }
    struct node *open = in_time(builder, law_day(builder, at), last, DUTY_PENDING, DUTY_OVERDUE);
    struct node *gives = open;
    if (terms->done)
        gives = build_choose(builder, at, is_done(builder, at, terms),
                             in_time(builder, terms->done, last, DUTY_MET, DUTY_MET_LATE), open);
    rule->when = build_use(builder, is_concerned(builder, at, terms));
    rule->gives = build_use(builder, gives);
    rule->done = rule->met_by ? terms->done : NULL;
}

/* The day on which a source meets the duty: that of its publication, else its first. */
void freeze_met_by(struct freeze *freeze, const struct rule *rule)
{
    struct law law = { rule->met_by, NULL };
    if (!rule->met_by)
        return;
    const char *owner = build_format(freeze->builder, "duty %s (met_by)", rule->id);
    freeze_law(freeze, &law, rule->at, owner, true);
    if (!law.source)
        return;
    int32_t day = law.source->published != DAY_NONE ? law.source->published : law.source->since;
    if (day == DAY_NONE)
        freeze_mistake(freeze, rule->at,
                       "duty %s is met by %s, which has no day: write published or since there",
                       rule->id, rule->met_by);
    else if (freeze_recorded(freeze, &law, DAY_NONE, rule->at, owner))
        rule->done->day = day;
    else
        rule->done->day = DAY_LAST;
}
