/* SPDX-License-Identifier: Apache-2.0 */
#include "core/office/record.h"
#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/judge/run_internal.h"

#include <sodium.h>
#include <string.h>

const char *const record_columns[RECORD_FIELDS] = {
    "time",    "question", "subject", "day",    "default_region", "region",
    "outcome", "value",    "clause",  "reason", "pack",           "facts",
};

/* ---- The hash ------------------------------------------------------------------------------- */

static void hash_length(struct digest *digest, uint8_t tag, uint64_t length)
{
    uint8_t bytes[9] = { tag };
    for (int i = 0; i < 8; i++)
        bytes[1 + i] = (uint8_t)(length >> (56 - 8 * i));
    digest_add(digest, bytes, sizeof bytes);
}

void record_hash(const struct record *record, const uint8_t previous[HASH_BYTES],
                 uint8_t hash[HASH_BYTES])
{
    static const char version[] = "bylaw ledger record 1";
    struct digest digest;
    digest_begin(&digest);
    digest_add(&digest, version, sizeof version);
    digest_add(&digest, previous, HASH_BYTES);
    hash_length(&digest, 2, record->number);
    for (int i = 0; i < RECORD_FIELDS; i++) {
        const char *text = record->fields[i];
        size_t length = text ? strlen(text) : 0;
        hash_length(&digest, text != NULL, length);
        if (text)
            digest_add(&digest, text, length);
    }
    digest_end(&digest, hash);
}

/* ---- Hexadecimal ---------------------------------------------------------------------------- */

void hex_print(const uint8_t *bytes, size_t count, char *out)
{
    sodium_bin2hex(out, 2 * count + 1, bytes, count);
}

bool hex_read(const char *text, uint8_t *bytes, size_t count)
{
    size_t length;
    return strlen(text) == 2 * count &&
           sodium_hex2bin(bytes, count, text, 2 * count, NULL, &length, NULL) == 0 &&
           length == count;
}

/* ---- The facts that were read --------------------------------------------------------------- */

/* Rows are few (a person, his household, its members), so that looking through them is quickest. */
struct seen {
    const struct entity *entity;
    size_t row;
};
struct walking {
    const struct bylaw_decision *decision;
    const struct wanted *wanted;
    const uint8_t *key;
    struct buffer work;
    struct seen *rows;
    size_t count, room;
    bylaw_status status;
};

static void walk_see(struct walking *walking, const struct entity *entity, size_t row)
{
    for (size_t i = 0; i < walking->count; i++)
        if (walking->rows[i].entity == entity && walking->rows[i].row == row)
            return;
    if (walking->count == RECORD_MOST_ROWS) {
        walking->status = BYLAW_ELIMIT;
    } else if (walking->count == walking->room) {
        size_t room = walking->room ? walking->room * 2 : 16;
        struct seen *rows = memory_alloc(walking->work.memory, walking->rows,
                                         walking->room * sizeof *rows, room * sizeof *rows);
        if (!rows) {
            walking->status = BYLAW_ENOMEM;
            return;
        }
        walking->rows = rows;
        walking->room = room;
    }
    if (walking->status == BYLAW_OK)
        walking->rows[walking->count++] = (struct seen){ entity, row };
}

/* Of a private fact nobody can tell what it is, but whether it is the same as another. */
static void add_sealed(struct walking *walking, const struct seen *seen,
                       const struct attribute *attribute, const char *cell, struct json *json)
{
    uint8_t seal[HASH_BYTES];
    char text[2 * sizeof seal + 1];
    crypto_generichash_state state;
    const char *const parts[] = { seen->entity->name,
                                  facts_id(walking->decision->facts, seen->entity, seen->row),
                                  attribute->name, cell };
    crypto_generichash_init(&state, walking->key, SEAL_KEY_BYTES, sizeof seal);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) /* each with its NUL */
        crypto_generichash_update(&state, (const unsigned char *)parts[i], strlen(parts[i]) + 1);
    crypto_generichash_final(&state, seal, sizeof seal);
    hex_print(seal, sizeof seal, text);
    json_object(json, attribute->name);
    json_text(json, "sealed", text);
    json_object_end(json);
}

static void walk_cell(struct walking *walking, const struct seen *seen,
                      const struct attribute *attribute, struct json *json)
{
    int64_t cell;
    enum state state = facts_get(walking->decision->facts, attribute, seen->row, &cell);
    if (state != STATE_KNOWN && state != STATE_ABSENT)
        return;
    if (attribute->kind == KIND_ONE && state == STATE_KNOWN)
        walk_see(walking, attribute->target_entity, (size_t)cell);
    walking->work.length = 0;
    facts_print_cell(walking->decision->facts, attribute, seen->row, &walking->work);
    if (walking->work.failed) {
        walking->status = BYLAW_ENOMEM;
        return;
    }
    const char *text = walking->work.length ? walking->work.data : "";
    if (walking->key && attribute->is_private)
        add_sealed(walking, seen, attribute, text, json);
    else
        json_text(json, attribute->name, text);
}

static void walk_list(struct walking *walking, const struct seen *seen,
                      const struct attribute *attribute, struct json *json)
{
    const struct facts *facts = walking->decision->facts;
    const struct member_list *list = &facts->tables[seen->entity->index].members[attribute->index];
    if (!list->built)
        return; /* nothing read it */
    for (uint32_t i = list->starts[seen->row]; i < list->starts[seen->row + 1]; i++)
        walk_see(walking, attribute->target_entity, (size_t)list->rows[i]);
    if (!list->open || !list->open[seen->row])
        json_text(json, attribute->name, "closed");
}

/* A question about a row that the subject refers to reads that reference, too. */
static bool reads_attribute(const struct walking *walking, const struct attribute *attribute)
{
    const struct bylaw_decision *decision = walking->decision;
    if (walking->wanted->attributes[attribute->owner->index][attribute->index])
        return true;
    return attribute->kind == KIND_ONE && attribute->owner == decision->about &&
           decision->value->entity != decision->about &&
           attribute->target_entity == decision->value->entity;
}

static void walk_row(struct walking *walking, const struct seen *seen, struct json *json)
{
    const struct entity *entity = seen->entity;
    const struct table *table = &walking->decision->facts->tables[entity->index];
    const struct bylaw_pack *pack = walking->decision->facts->pack;
    if (table->regions && table->regions[seen->row] > 0)
        json_text(json, "region", pack->regions[table->regions[seen->row]]->id);
    for (int i = 0; i < entity->attribute_count && walking->status == BYLAW_OK; i++) {
        const struct attribute *attribute = entity->attributes[i];
        if (!reads_attribute(walking, attribute))
            continue;
        if (attribute->kind == KIND_MANY)
            walk_list(walking, seen, attribute, json);
        else
            walk_cell(walking, seen, attribute, json);
    }
}

bylaw_status record_add_facts(const struct bylaw_decision *decision, const struct reads *reads,
                              const uint8_t *key, struct buffer *out)
{
    struct walking walking = { .decision = decision, .wanted = &reads->wanted, .key = key };
    struct buffer name;
    struct json json;
    buffer_init(&walking.work, out->memory);
    buffer_init(&name, out->memory);
    json_init(&json, out, true);
    json_object(&json, NULL);
    walk_see(&walking, decision->about, decision->about_row);
    for (size_t i = 0; i < walking.count && walking.status == BYLAW_OK; i++) {
        struct seen seen = walking.rows[i]; /* the list may move */
        name.length = 0;
        buffer_add(&name, seen.entity->name);
        buffer_add_char(&name, '/');
        buffer_add(&name, facts_id(decision->facts, seen.entity, seen.row));
        json_object(&json, name.failed ? "" : name.data);
        walk_row(&walking, &seen, &json);
        json_object_end(&json);
    }
    json_object_end(&json);
    bool failed = out->failed || name.failed;
    memory_alloc(out->memory, walking.rows, walking.room * sizeof *walking.rows, 0);
    buffer_clear(&walking.work);
    buffer_clear(&name);
    return failed ? BYLAW_ENOMEM : walking.status;
}
