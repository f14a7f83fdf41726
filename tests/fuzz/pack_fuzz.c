/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as a source file: it is read as statements over a small vocabulary and, where there is a
   pack, as an expression. Nothing may crash, leak, go over the limits, or report a mistake without
   its message; and what is accepted is accepted again with the same digest. */
#include "bindings/lua/expression.h"

#include "core/pack/pack.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define LIMIT_BYTES ((size_t)16 * 1024 * 1024)

static const char vocabulary[] =
    "source \"S\" { title = \"A law\", since = \"2019-01-01\" }\n"
    "entity \"city\" { is_region = true, population = whole_number { unit = \"persons\" } }\n"
    "entity \"stay\" { who = one \"person\", months = whole_number { unit = \"months\", at_most = "
    "720 },"
    " paid = yes_no }\n"
    "entity \"person\" { place = one \"city\" { governs = true }, degree = choice { \"none\", "
    "\"high\" },"
    " born = day, months = whole_number { unit = \"months\", at_most = 720 },"
    " income = money { optional = true }, stays = many \"stay\" { at_most = 9 } }\n"
    "decision \"settle\" { about = person, gives = choice { \"open\", \"closed\" } }\n"
    "parameter \"line\" { unit = \"months\", override = \"free\", from (\"2019-01-01\", 12, \"S, "
    "2\") }\n";

static void must(bool condition)
{
    if (!condition)
        abort();
}

static void on_mistake(void *user, const bylaw_error *error)
{
    (void)user;
    must(error->status == BYLAW_EPACK && error->message[0] && error->line >= 0);
    must(text_utf8_fault(error->message, strlen(error->message)) == strlen(error->message));
}

static bylaw_status load(const char *text, size_t count, bylaw_pack **pack)
{
    const char *const overlay[] = { vocabulary, text };
    bylaw_config config;
    bylaw_error error = { 0 };
    bylaw_config_init(&config);
    config.limit_bytes = LIMIT_BYTES;
    config.overlay = overlay;
    config.overlay_count = count;
    config.on_mistake = on_mistake;
    *pack = NULL;
    bylaw_status status = bylaw_pack_load(&config, NULL, pack, &error);
    must(status == BYLAW_OK || (error.status == status && error.message[0]));
    must((status == BYLAW_OK) == (*pack != NULL));
    return status;
}

static void read_as_statements(const char *text)
{
    bylaw_pack *pack, *again;
    bylaw_status status = load(text, 2, &pack);
    must(status == BYLAW_OK || status == BYLAW_EPACK || status == BYLAW_ENOMEM);
    if (status == BYLAW_OK) {
        must(load(text, 2, &again) == BYLAW_OK);
        must(memcmp(pack->digest, again->digest, sizeof pack->digest) == 0);
        bylaw_pack_free(again);
    }
    bylaw_pack_free(pack);
}

static void read_as_expression(const char *text)
{
    static bylaw_pack *pack; /* made once */
    must(pack || load("", 1, &pack) == BYLAW_OK);
    struct memory memory;
    struct arena arena;
    struct value *value = NULL;
    bylaw_error error = { 0 };
    memory_init(&memory, NULL, NULL, LIMIT_BYTES);
    arena_init(&arena, &memory);
    bylaw_status status = lua_expression(pack, &memory, &arena, text, &value, &error);
    must(status == BYLAW_OK ? value != NULL : error.message[0] != '\0');
    arena_clear(&arena);
    must(memory.used_bytes == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    must(text != NULL);
    memcpy(text, data, size);
    text[size] = '\0'; /* a zero byte ends the text, as in an overlay */
    read_as_statements(text);
    if (size < 200)
        read_as_expression(text);
    free(text);
    return 0;
}
