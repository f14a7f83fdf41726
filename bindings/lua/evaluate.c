/* SPDX-License-Identifier: Apache-2.0 */
/* One expression over a frozen pack, in the same sandbox as files. */
#include "bindings/lua/binding.h"
#include "bindings/lua/expression.h"

#include <string.h>

#define EXPRESSION_MOST_BYTES 4096
#define EXPRESSION_MOST_INSTRUCTIONS 100000

static bylaw_status evaluate(struct loading *loading, const struct bylaw_pack *pack,
                             const char *text, struct value **out, bylaw_error *error)
{
    struct builder *builder = loading->builder;
    bylaw_status status = sandbox_open(loading);
    if (status == BYLAW_OK)
        status = sandbox_run(loading, text, strlen(text));
    if (status != BYLAW_OK)
        return error_set(error, status, build_place(builder, "input", 0), NULL,
                         "no memory for the expression");
    sandbox_finish(loading);
    struct node *node = loading->expression;
    if (!node || builder->mistake_count > 0)
        node = build_broken(builder, build_place(builder, "input", 1));
    return freeze_expression(pack, builder, node, out, error);
}

bylaw_status lua_expression(const struct bylaw_pack *pack, struct memory *memory,
                            struct arena *arena, const char *text, struct value **out,
                            bylaw_error *error)
{
    struct place at = { "input", 1 };
    struct loading loading = { .region = "nation",
                               .is_expression = true,
                               .meter.limit = EXPRESSION_MOST_INSTRUCTIONS };
    size_t length = strlen(text);
    if (length > EXPRESSION_MOST_BYTES)
        return error_set(error, BYLAW_EPACK, at, NULL,
                         "the expression has more than %d bytes: name a part of it with derive",
                         EXPRESSION_MOST_BYTES);
    if (text_utf8_fault(text, length) != length)
        return error_set(error, BYLAW_EPACK, at, NULL,
                         "the expression is not UTF-8: write it in UTF-8");
    bylaw_status status = build_scratch(pack, memory, arena, NULL, NULL, &loading.builder);
    if (status != BYLAW_OK)
        return error_set(error, status, at, NULL, "no memory for the expression");
    arena_init(&loading.scratch, memory);
    loading.file = build_place(loading.builder, "input", 1).file;
    status = evaluate(&loading, pack, text, out, error);
    sandbox_close(&loading);
    builder_free(loading.builder);
    return status;
}
