/* SPDX-License-Identifier: Apache-2.0 */
/* Findings about a pack: unlawful values of regions, what nothing reads, reviews that are due, weak
   sources; and all findings in order. */
#include "core/base/json.h"
#include "core/pack/check_internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char *const severity_names[] = { "error", "warning", "note" };

void check_find(struct check *check, struct place at, enum severity severity, const char *clause,
                const char *text)
{
    if (!text || arena_grow(&check->arena, &check->found, check->count, &check->room,
                            sizeof *check->found) != BYLAW_OK) {
        check->failed = true;
        return;
    }
    check->found[check->count++] = (struct found){ at, severity, clause, text };
}

/* What was printed, its first bytes, in check->arena; frees the buffer. */
static const char *keep(struct check *check, struct buffer *text, int most_bytes)
{
    const char *copy =
        text->failed ? NULL : arena_format(&check->arena, "%.*s", most_bytes, text->data);
    check->failed |= !copy;
    buffer_clear(text);
    return copy ? copy : "";
}

const char *check_day(struct check *check, int32_t day)
{
    struct buffer text;
    buffer_init(&text, check->memory);
    day_print(&text, day);
    return keep(check, &text, INT_MAX);
}

const char *check_node(struct check *check, const struct node *node, int most_bytes)
{
    struct buffer text;
    buffer_init(&text, check->memory);
    node_print(&text, node);
    return keep(check, &text, most_bytes);
}

/* ---- What nothing reads ---- */

/* By index of a value: 1 where another value reads it, or a case asks for it. */
static void mark_used(const struct bylaw_pack *pack, char *used)
{
    for (int i = 0; i < pack->value_count; i++) {
        for (int k = 0; k < pack->values[i]->read_count; k++)
            used[pack->values[i]->reads[k]->index] = 1;
    }
    for (int i = 0; i < pack->case_count; i++) {
        for (int k = 0; k < pack->cases[i]->expectation_count; k++) {
            const char *question = pack->cases[i]->expectations[k].question;
            bool ambiguous;
            const struct value *asked =
                question ? pack_find_question(pack, question, &ambiguous) : NULL;
            if (asked)
                used[asked->index] = 1;
        }
    }
}

/* The parameter that findings speak of: for the first part the whole; NULL, for the others. */
static const struct parameter *spoken_of(const struct parameter *parameter)
{
    const struct parameter *whole = parameter->whole;
    if (!whole)
        return parameter;
    return whole->parts[0] == parameter ? whole : NULL;
}

static bool is_used(const struct parameter *parameter)
{
    bool used = parameter->used;
    for (int i = 0; i < parameter->part_count && parameter->parts; i++)
        used = used || parameter->parts[i]->used;
    return used;
}

static void check_use(struct check *check)
{
    const struct bylaw_pack *pack = check->pack;
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = spoken_of(pack->parameters[i]);
        if (parameter && !is_used(parameter))
            check_find(
                check, parameter->at, SEVERITY_WARNING, parameter->id,
                arena_format(&check->arena,
                             "parameter %s is read by nothing; use param.%s, or take it away",
                             parameter->id, parameter->id));
    }
    char *used = arena_alloc(&check->arena, (size_t)pack->value_count, 1);
    if (!used) {
        check->failed = true;
        return;
    }
    mark_used(pack, used);
    for (int i = 0; i < pack->value_count; i++) {
        const struct value *value = pack->values[i];
        bool is_part = value->form == FORM_DERIVED && value->short_form != SHORT_NONE;
        if (!used[i] && value->form != FORM_MUST && !value->challenge && !is_part)
            check_find(check, value->at, SEVERITY_WARNING, value->name,
                       arena_format(&check->arena,
                                    "%s.%s is read by nothing and asked by no case; write a case "
                                    "that expects it, or take it away",
                                    value->entity_name, value->name));
    }
}

/* ---- Reviews ---- */

static void check_review(struct check *check, struct place at, const char *id, const char *what,
                         int32_t review_by)
{
    check_find(check, at, SEVERITY_WARNING, id,
               arena_format(&check->arena,
                            "%s was to be reviewed by %s; review it, and write a later review_by",
                            what, check_day(check, review_by)));
}

static void check_reviews(struct check *check, int32_t day)
{
    const struct bylaw_pack *pack = check->pack;
    for (int i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = pack->rules[i];
        if (rule->review_by != DAY_NONE && rule->review_by < day &&
            (rule->ended == DAY_NONE || rule->ended >= day))
            check_review(check, rule->at, rule->id,
                         arena_format(&check->arena, "%s %s", rule_word(rule), rule->id),
                         rule->review_by);
    }
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = spoken_of(pack->parameters[i]);
        for (int k = 0; parameter && k < parameter->layer_count; k++) {
            const struct parameter_layer *layer = parameter->layers[k];
            if (layer->review_by != DAY_NONE && layer->review_by < day &&
                (layer->ended == DAY_NONE || layer->ended >= day))
                check_review(
                    check, layer->at, parameter->id,
                    arena_format(&check->arena, "parameter %s of %s", parameter->id, layer->region),
                    layer->review_by);
        }
    }
}

/* ---- Headers of files ---- */

/* The names by which a header may call an attribute: its id, its title, its aliases. */
static const char *header_name(const struct attribute *attribute, int index)
{
    if (index == 0)
        return attribute->name;
    if (index == 1)
        return attribute->title;
    return index - 2 < attribute->alias_count ? attribute->aliases[index - 2] : NULL;
}

static const char *shared_name(const struct attribute *a, const struct attribute *b)
{
    for (int i = 0; i < a->alias_count + 2; i++) {
        for (int k = 0; k < b->alias_count + 2; k++) {
            const char *left = header_name(a, i);
            const char *right = header_name(b, k);
            if (left && right && strcmp(left, right) == 0)
                return left;
        }
    }
    return NULL;
}

static void check_headers(struct check *check, const struct entity *entity)
{
    for (int i = 0; i < entity->attribute_count; i++) {
        for (int k = 0; k < i; k++) {
            const struct attribute *second = entity->attributes[i];
            const struct attribute *first = entity->attributes[k];
            const char *name = first->kind == KIND_MANY || second->kind == KIND_MANY
                                   ? NULL
                                   : shared_name(first, second);
            if (name)
                check_find(check, second->at, SEVERITY_ERROR, entity->name,
                           arena_format(&check->arena,
                                        "'%s' names both %s and %s in the header of a file; give "
                                        "one of them another title or alias",
                                        name, first->name, second->name));
        }
    }
}

/* ---- Provisions ---- */

static void check_provisions(struct check *check)
{
    const struct bylaw_pack *pack = check->pack;
    for (int i = 0; i < pack->provision_count; i++) {
        const struct provision *provision = pack->provisions[i];
        if (provision->declared_only)
            check_find(check, provision->at, SEVERITY_NOTE, provision->id,
                       arena_format(&check->arena, "declared only (%s): %s", provision->law.text,
                                    provision->declared_only));
    }
}

/* ---- Sources ---- */

static void check_sources(struct check *check)
{
    const struct bylaw_pack *pack = check->pack;
    for (int i = 0; i < pack->source_count; i++) {
        const struct source *source = pack->sources[i];
        if (source->grade == 3)
            check_find(check, source->at, SEVERITY_NOTE, source->id,
                       arena_format(&check->arena, "verify before use: %s%s%s",
                                    source->title ? source->title : source->id,
                                    source->note ? "; " : "", source->note ? source->note : ""));
    }
}

/* ---- All ---- */

static const char *file_of(const struct found *found)
{
    return found->at.file ? found->at.file : "";
}

static int compare_found(const void *a, const void *b)
{
    const struct found *left = a;
    const struct found *right = b;
    int order = place_compare(left->at, right->at);
    if (order != 0)
        return order;
    if (left->severity != right->severity)
        return left->severity < right->severity ? -1 : 1;
    return strcmp(left->text, right->text);
}

static void check_all(struct check *check, const struct check_options *options)
{
    const struct bylaw_pack *pack = check->pack;
    for (int i = 0; i < pack->finding_count; i++)
        check_find(check, pack->findings[i]->at, SEVERITY_ERROR, pack->findings[i]->clause,
                   pack->findings[i]->text);
    check_rules(check);
    check_tables(check);
    check_words(check);
    check_use(check);
    check_overrides(check);
    check_regions(check);
    for (int i = 0; i < pack->entity_count; i++)
        check_headers(check, pack->entities[i]);
    check_provisions(check);
    if (options->day != DAY_NONE)
        check_reviews(check, options->day);
    if (options->sources)
        check_sources(check);
    for (size_t i = 0; i < options->judged_count; i++) {
        const struct found *judged = &options->judged[i];
        check_find(check, judged->at, judged->severity, judged->clause, judged->text);
    }
}

bool check_lies_below(const struct bylaw_pack *pack, int region, int other)
{
    if (region == other || other == 0)
        return true;
    for (int i = 0; i <= pack->break_count; i++) {
        int32_t day = pack_interval_first(pack, i);
        if (region_exists(pack->regions[region], day) &&
            pack_region_within(pack, region, other, day))
            return true;
    }
    return false;
}

/* Whether it stands in the region or above it: the folder is the layer. */
static bool concerns(const struct bylaw_pack *pack, const struct found *found, int region)
{
    static const char folder[] = "regions/";
    const char *file = file_of(found);
    if (strncmp(file, folder, strlen(folder)) != 0)
        return true;
    file += strlen(folder);
    size_t length = strcspn(file, "/");
    for (int i = 0; i < pack->region_count; i++) {
        const char *id = pack->regions[i]->id;
        if (strlen(id) == length && memcmp(id, file, length) == 0)
            return check_lies_below(pack, region, i);
    }
    return true;
}

static void print_found(const struct found *found, bool as_json, struct buffer *out)
{
    struct json json;
    if (!as_json) {
        buffer_format(out, "%s:%d: %s: %s: %s\n", file_of(found), found->at.line,
                      severity_names[found->severity], found->clause, found->text);
        return;
    }
    json_init(&json, out, true);
    json_object(&json, NULL);
    json_text(&json, "severity", severity_names[found->severity]);
    json_text(&json, "file", file_of(found));
    json_whole(&json, "line", found->at.line);
    json_text(&json, "clause", found->clause);
    json_text(&json, "text", found->text);
    json_object_end(&json);
    buffer_add_char(out, '\n');
}

void pack_check(const struct bylaw_pack *pack, const struct check_options *options,
                struct buffer *out)
{
    struct check check = { .pack = pack, .memory = out->memory };
    arena_init(&check.arena, out->memory);
    check_all(&check, options);
    if (!check.failed && check.count > 1)
        qsort(check.found, check.count, sizeof *check.found, compare_found);
    for (size_t i = 0; i < check.count && !check.failed; i++) {
        if (options->in_region && !concerns(pack, &check.found[i], options->region))
            continue;
        if (i > 0 && compare_found(&check.found[i - 1], &check.found[i]) == 0)
            continue; /* an expression that two statements share */
        print_found(&check.found[i], options->json, out);
    }
    out->failed |= check.failed;
    arena_clear(&check.arena);
}
