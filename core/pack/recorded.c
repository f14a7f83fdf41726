/* SPDX-License-Identifier: Apache-2.0 */
/* When law was recorded, and what a pack that is read as of an earlier day (known_on) leaves out:
   statements and values recorded later are not there, and ends recorded later have not come. */
#include "core/pack/freeze_internal.h"

int32_t recorded_on(const struct law *law, int32_t published)
{
    return published != DAY_NONE ? published : law->source ? law->source->published : DAY_NONE;
}

/* Nobody said when a source was published; said once for each source. */
static void want_published(struct freeze *freeze, const struct source *source)
{
    const char *clause = freeze->clause;
    freeze->clause = source->id;
    freeze_mistake(freeze, source->at,
                   "source %s does not say when it was published, so it cannot be told whether it "
                   "was known on %s; write published = \"...\"",
                   source->id, day_text(freeze, freeze->pack->known_on));
    freeze->clause = clause;
}

bool freeze_recorded(struct freeze *freeze, const struct law *law, int32_t published,
                     struct place at, const char *owner)
{
    int32_t known_on = freeze->pack->known_on;
    if (known_on == DAY_NONE)
        return true;
    int32_t day = recorded_on(law, published);
    if (day != DAY_NONE)
        return day <= known_on;
    if (law->source)
        want_published(freeze, law->source);
    else if (!law->text)
        freeze_mistake(freeze, at,
                       "%s names no law, so it cannot be told whether it was known on %s; write "
                       "its law",
                       owner, day_text(freeze, known_on));
    return true;
}

/* Whether an end was recorded; by: the law that brought it. */
bool freeze_end_recorded(struct freeze *freeze, const struct law *by, struct place at,
                         const char *owner)
{
    if (freeze->pack->known_on == DAY_NONE || by->text)
        return freeze_recorded(freeze, by, DAY_NONE, at, owner);
    freeze_mistake(freeze, at,
                   "%s has an end but does not say by which law, so it cannot be told whether it "
                   "was known on %s; write ended_law = \"SOURCE-ID, article\"",
                   owner, day_text(freeze, freeze->pack->known_on));
    return true;
}

/* A statement without days of its own begins and ends with its source. */
void freeze_days(struct freeze *freeze, const struct law *law, const struct law *ended_law,
                 int32_t *since, int32_t *ended, struct place at)
{
    const struct source *source = law->source;
    if (*since == DAY_NONE && source)
        *since = source->since;
    if (*ended != DAY_NONE) {
        if (!freeze_end_recorded(freeze, ended_law, at, freeze->clause))
            *ended = DAY_NONE;
    } else if (source) {
        *ended = source->ended; /* DAY_NONE where that was recorded later */
    }
    /* A law that is taken back ends before it begins; only another law can do that. */
    if (*ended != DAY_NONE && *since != DAY_NONE && *ended < *since && !ended_law->text)
        freeze_mistake(freeze, at, "%s ends before it begins; correct since or ended",
                       freeze->clause);
}

/* Sources: the laws that ended them. */
void freeze_source_ends(struct freeze *freeze)
{
    const struct bylaw_pack *pack = freeze->pack;
    for (int i = 0; i < pack->source_count; i++) {
        struct source *source = pack->sources[i];
        const char *owner = build_format(freeze->builder, "source %s", source->id);
        freeze->clause = source->id;
        freeze_law(freeze, &source->ended_law, source->at, owner, false);
        if (source->ended != DAY_NONE &&
            !freeze_end_recorded(freeze, &source->ended_law, source->at, owner))
            source->ended = DAY_NONE;
    }
    freeze->clause = NULL;
}
