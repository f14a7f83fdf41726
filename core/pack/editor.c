/* SPDX-License-Identifier: Apache-2.0 */
/* Definitions for editors, written from the list of words and from the vocabulary of a pack. */
#include "core/pack/editor.h"

#include "core/base/text.h"
#include "core/law/words.h"

#include <string.h>

/* A text on the one line that a remark has. */
static void add_line(struct buffer *out, const char *text)
{
    for (; text && *text; text++)
        buffer_add_char(out, *text == '\n' || *text == '\r' || *text == '\t' ? ' ' : *text);
}

/* ---- Words ---------------------------------------------------------------------------------- */

/* How a word is called where its form does not say it: remarks, and what stands in its brackets. */
static const struct call {
    const char *word;
    const char *remarks;
    const char *parameters;
} calls[] = {
    { "by", "---@param value any\n---@return fun(values: table): bylaw.value\n", "value" },
    { "decimal",
      "---@overload fun(digits: string): bylaw.value\n"
      "---@param body? bylaw.body.decimal\n---@return bylaw.kind\n",
      "body" },
    { "from", "---@param ... any\n---@return bylaw.part\n", "..." },
    { "many", "---@param entity string\n---@return fun(body: bylaw.body.many): bylaw.kind\n",
      "entity" },
    { "off", "---@param ... any\n---@return bylaw.part\n", "..." },
    { "one", "---@param entity string\n---@return fun(body: bylaw.body.one): bylaw.kind\n",
      "entity" },
    { "use", "---@param library string\n---@return any\n", "library" },
};

static void add_help(struct buffer *out, const struct word *word)
{
    buffer_add(out, "---");
    add_line(out, word->help);
    buffer_add(out, "\n---```lua\n---");
    add_line(out, word->usage);
    buffer_add(out, "\n---```\n");
}

static void add_body(struct buffer *out, const struct word *word)
{
    buffer_format(out, "---@class bylaw.body.%s\n", word->name);
    for (const struct word *field = word_next_field(word, NULL); field;
         field = word_next_field(word, field)) {
        buffer_format(out, "---@field %s%s any ", field->field, field->needed ? "" : "?");
        add_line(out, field->help);
        buffer_add_char(out, '\n');
    }
    buffer_add(out, "---@field [integer|string] any\n\n");
}

static void add_call(struct buffer *out, const struct word *word)
{
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        if (strcmp(calls[i].word, word->name) == 0) {
            buffer_format(out, "%sfunction %s (%s) end\n\n", calls[i].remarks, word->name,
                          calls[i].parameters);
            return;
        }
    }
    if (word->form == WORD_STATEMENT)
        buffer_format(out,
                      "---@param id string\n---@return fun(body: bylaw.body.%s)\n"
                      "function %s (id) end\n\n",
                      word->name, word->name);
    else if (word->form == WORD_VALUE)
        buffer_format(out, "---@param ... any\n---@return bylaw.value\nfunction %s (...) end\n\n",
                      word->name);
    else
        buffer_format(out,
                      "---@param body%s bylaw.body.%s\n---@return bylaw.%s\n"
                      "function %s (body) end\n\n",
                      word->form == WORD_KIND ? "?" : "", word->name,
                      word->form == WORD_KIND ? "kind" : "part", word->name);
}

static void add_word(struct buffer *out, const struct word *word, bool has_pack)
{
    if (word->form == WORD_NAME) {
        bool is_param = strcmp(word->name, "param") == 0;
        add_help(out, word);
        buffer_format(out, "---@type bylaw.%s\n%s = nil\n\n",
                      is_param && has_pack ? "param" : "value", word->name);
        return;
    }
    if (word_next_field(word, NULL) || word->form != WORD_VALUE)
        add_body(out, word);
    add_help(out, word);
    add_call(out, word);
}

/* Everything that can be computed with and tested. */
static void add_values(struct buffer *out)
{
    static const char *const operators[] = { "add", "sub", "mul", "div", "unm" };
    buffer_add(out, "---@class bylaw.kind\n---@class bylaw.part\n---@class bylaw.value\n");
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++)
        buffer_format(out, "---@operator %s%s: bylaw.value\n", operators[i],
                      strcmp(operators[i], "unm") == 0 ? "" : "(any)");
    for (size_t i = 0; i < word_row_count; i++) {
        const struct word *word = &word_rows[i];
        if (word->field || word->form != WORD_METHOD)
            continue;
        buffer_format(out, "---@field %s fun(self: bylaw.value, ...: any): bylaw.value ",
                      word->name);
        add_line(out, word->help);
        buffer_add_char(out, '\n');
    }
    buffer_add_char(out, '\n');
}

/* ---- The vocabulary ------------------------------------------------------------------------- */

static void add_choices(struct buffer *out, const struct choices *choices)
{
    for (int i = 0; i < choices->count; i++) {
        buffer_add(out, i ? "|" : "");
        buffer_add_json(out, choices->names[i]);
    }
}

/* A class of its own for what chooses, so that an editor proposes the choices. */
static void add_choice_class(struct buffer *out, const char *entity, const char *name,
                             const struct choices *choices)
{
    if (!choices || choices->count == 0)
        return;
    buffer_format(out,
                  "---@class bylaw.choice.%s.%s : bylaw.value\n"
                  "---@field is fun(self: bylaw.value, choice: ",
                  entity, name);
    add_choices(out, choices);
    buffer_add(out, "): bylaw.value\n---@field one_of fun(self: bylaw.value, choices: (");
    add_choices(out, choices);
    buffer_add(out, ")[]): bylaw.value\n\n");
}

static void add_attribute(struct buffer *out, const struct entity *entity,
                          const struct attribute *attribute)
{
    buffer_format(out, "---@field %s ", attribute->name);
    if (attribute->kind == KIND_ONE && attribute->target_entity)
        buffer_format(out, "bylaw.entity.%s", attribute->target_entity->name);
    else if (attribute->kind == KIND_CHOICE && attribute->choices.count > 0)
        buffer_format(out, "bylaw.choice.%s.%s", entity->name, attribute->name);
    else
        buffer_add(out, "bylaw.value");
    buffer_format(out, " %s", kind_names[attribute->kind]);
    if (attribute->unit.count > 0) {
        buffer_add(out, ", ");
        unit_print(out, &attribute->unit);
    }
    if (attribute->title) {
        buffer_add(out, ": ");
        add_line(out, attribute->title);
    }
    buffer_add_char(out, '\n');
}

static bool is_field_of(const struct value *value, const struct entity *entity)
{
    return value->entity == entity && text_is_name(value->name);
}

static const struct choices *choices_of(const struct value *value)
{
    return value->type.kind == KIND_CHOICE ? value->type.choices : NULL;
}

static void add_entity(struct buffer *out, const struct bylaw_pack *pack,
                       const struct entity *entity)
{
    for (int i = 0; i < entity->attribute_count; i++)
        if (entity->attributes[i]->kind == KIND_CHOICE)
            add_choice_class(out, entity->name, entity->attributes[i]->name,
                             &entity->attributes[i]->choices);
    for (int i = 0; i < pack->value_count; i++)
        if (is_field_of(pack->values[i], entity))
            add_choice_class(out, entity->name, pack->values[i]->name, choices_of(pack->values[i]));
    buffer_format(out, "---@class bylaw.entity.%s : bylaw.value\n", entity->name);
    for (int i = 0; i < entity->attribute_count; i++)
        add_attribute(out, entity, entity->attributes[i]);
    for (int i = 0; i < pack->value_count; i++) {
        const struct value *value = pack->values[i];
        if (!is_field_of(value, entity))
            continue;
        const struct choices *choices = choices_of(value);
        buffer_format(out, "---@field %s bylaw.%s", value->name,
                      choices && choices->count > 0 ? "choice." : "value");
        if (choices && choices->count > 0)
            buffer_format(out, "%s.%s", entity->name, value->name);
        buffer_add_char(out, ' ');
        add_line(out, value->title);
        buffer_add_char(out, '\n');
    }
    buffer_add(out, "---@overload fun(id: string): fun(facts: table): any\n\n");
}

/* Entities, and members of lists with a name of their own, each once. */
static void each_row_name(const struct bylaw_pack *pack, struct buffer *out,
                          void (*add)(struct buffer *out, const char *name, const char *entity,
                                      const char *title))
{
    for (int i = 0; i < pack->entity_count; i++)
        add(out, pack->entities[i]->name, pack->entities[i]->name, pack->entities[i]->title);
    for (int i = 0; i < pack->entity_count; i++) {
        const struct entity *entity = pack->entities[i];
        for (int j = 0; j < entity->attribute_count; j++) {
            const struct attribute *list = entity->attributes[j];
            if (list->each && list->target_entity && !pack_find_entity(pack, list->each))
                add(out, list->each, list->target_entity->name, list->title);
        }
    }
}

static void add_row_name(struct buffer *out, const char *name, const char *entity,
                         const char *title)
{
    if (title) {
        buffer_add(out, "---");
        add_line(out, title);
        buffer_add_char(out, '\n');
    }
    buffer_format(out, "---@type bylaw.entity.%s\n%s = nil\n\n", entity, name);
}

/* ---- Parameters: param.settlement.open_below ------------------------------------------------- */

/* The length of the part of an id at `start`. */
static size_t part_length(const char *id, size_t start)
{
    return strcspn(id + start, ".");
}

/* Whether a parameter before `last` begins with the first bytes of id, up to a dot or its end. */
static bool was_seen(const struct bylaw_pack *pack, int last, const char *id, size_t length)
{
    for (int i = 0; i < last; i++) {
        const char *other = pack->parameters[i]->id;
        if (strncmp(other, id, length) == 0 && (other[length] == '.' || other[length] == '\0'))
            return true;
    }
    return false;
}

/* The class of all parameters that begin with these bytes: "" or "settlement.". */
static void add_parameter_class(struct buffer *out, const struct bylaw_pack *pack,
                                const char *prefix, size_t length)
{
    size_t name = length ? length - 1 : 0; /* without its last dot */
    buffer_format(out, "---@class bylaw.param%s%.*s%s\n", length ? "." : "", (int)name, prefix,
                  length ? "" : " : bylaw.value");
    for (int i = 0; i < pack->parameter_count; i++) {
        const struct parameter *parameter = pack->parameters[i];
        const char *id = parameter->id;
        if (strncmp(id, prefix, length) != 0)
            continue;
        size_t part = part_length(id, length);
        if (was_seen(pack, i, id, length + part))
            continue;
        bool is_whole = id[length + part] == '\0';
        buffer_format(out, "---@field %.*s bylaw.%s", (int)part, id + length,
                      is_whole ? "value " : "param.");
        if (is_whole)
            add_line(out, parameter->title);
        else
            buffer_add_bytes(out, id, length + part);
        buffer_add_char(out, '\n');
    }
    buffer_add_char(out, '\n');
}

static void add_parameters(struct buffer *out, const struct bylaw_pack *pack)
{
    add_parameter_class(out, pack, "", 0);
    for (int i = 0; i < pack->parameter_count; i++) {
        const char *id = pack->parameters[i]->id;
        for (size_t at = part_length(id, 0); id[at]; at += 1 + part_length(id, at + 1))
            if (!was_seen(pack, i, id, at))
                add_parameter_class(out, pack, id, at + 1);
    }
}

/* ---- Libraries ------------------------------------------------------------------------------ */

static void add_library(struct buffer *out, const struct library *library)
{
    buffer_format(out, "---@class bylaw.library.%s\n", library->name);
    for (int i = 0; i < library->member_count; i++)
        buffer_format(out, "---@field %s any\n", library->members[i]);
    buffer_format(out, "\n---lib/%s.lua\n---@type bylaw.library.%s\n%s = nil\n\n", library->name,
                  library->name, library->name);
}

/* ---- The whole ------------------------------------------------------------------------------ */

void editor_definitions(const struct bylaw_pack *pack, struct buffer *out)
{
    buffer_add(out, "---@meta bylaw\n"
                    "-- The words of Bylaw and the names of a pack, for Lua language servers.\n"
                    "-- Made by bylaw dump PACK --format editor; not to be edited.\n\n");
    add_values(out);
    for (size_t i = 0; i < word_row_count; i++)
        if (!word_rows[i].field && word_rows[i].form != WORD_METHOD)
            add_word(out, &word_rows[i], pack != NULL);
    if (!pack)
        return;
    add_parameters(out, pack);
    for (int i = 0; i < pack->entity_count; i++)
        add_entity(out, pack, pack->entities[i]);
    each_row_name(pack, out, add_row_name);
    for (int i = 0; i < pack->library_count; i++)
        add_library(out, pack->libraries[i]);
}

static void add_global(struct buffer *out, const char *name, const char *entity, const char *title)
{
    (void)entity;
    (void)title;
    buffer_format(out, "  \"%s\",\n", name);
}

void editor_luacheck(const struct bylaw_pack *pack, struct buffer *out)
{
    buffer_add(out, "-- The words of Bylaw and the names of a pack, for luacheck.\n"
                    "-- Made by bylaw dump PACK --format luacheck; not to be edited.\n"
                    "std = \"none\"\nread_globals = {\n");
    for (size_t i = 0; i < word_row_count; i++)
        if (!word_rows[i].field && word_rows[i].form != WORD_METHOD)
            add_global(out, word_rows[i].name, NULL, NULL);
    if (pack)
        each_row_name(pack, out, add_global);
    for (int i = 0; pack && i < pack->library_count; i++)
        add_global(out, pack->libraries[i]->name, NULL, NULL);
    buffer_add(out, "}\nfiles[\"**/lib/*.lua\"] = {\n"
                    "  read_globals = {\n"
                    "    \"assert\", \"error\", \"ipairs\", \"math\", \"pairs\", \"select\", "
                    "\"string\", \"table\",\n"
                    "    \"tonumber\", \"tostring\", \"type\",\n"
                    "  },\n}\n");
}
