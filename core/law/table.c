/* SPDX-License-Identifier: Apache-2.0 */
#include "core/law/table.h"

const char *const hit_names[HIT_END] = {
    "first", "unique", "any", "priority", "sum", "smallest", "largest", "count",
};

static void print_field(struct buffer *buffer, const char **between, const char *name)
{
    buffer_format(buffer, "%s%s = ", *between, name);
    *between = ", ";
}

static void print_node_field(struct buffer *buffer, const char **between, const char *name,
                             const struct node *node)
{
    if (!node)
        return;
    print_field(buffer, between, name);
    node_print(buffer, node);
}

static void print_row(struct buffer *buffer, const struct table_row *row)
{
    const char *between = "";
    buffer_add(buffer, "row { ");
    if (row->has_bound) {
        print_field(buffer, &between, row->is_included ? "up_to" : "below");
        number_print(buffer, row->bound, 0);
    }
    print_node_field(buffer, &between, "when", row->when);
    print_node_field(buffer, &between, "gives", row->gives);
    print_node_field(buffer, &between, "rate", row->rate);
    if (row->has_per) {
        print_field(buffer, &between, "per");
        number_print(buffer, row->per, 0);
    }
    if (row->law.text) {
        print_field(buffer, &between, "law");
        buffer_format(buffer, "\"%s\"", row->law.text);
    }
    buffer_add(buffer, " }");
}

static void print_list(struct buffer *buffer, const struct table_law *table)
{
    buffer_add(buffer, "count { ");
    for (int i = 0; i < table->row_count; i++) {
        buffer_add(buffer, i > 0 ? ", " : "");
        node_print(buffer, table->rows[i].when);
    }
    buffer_add(buffer, " }");
}

void table_print(struct buffer *buffer, const struct table_law *table)
{
    if (table->is_list) {
        print_list(buffer, table);
        return;
    }
    const char *between = "";
    buffer_add(buffer, "table { ");
    print_node_field(buffer, &between, "by", table->by);
    if (!table->by) {
        print_field(buffer, &between, "hit");
        buffer_format(buffer, "\"%s\"", hit_names[table->hit]);
    }
    for (int i = 0; i < table->order_count; i++)
        buffer_format(buffer, "%s\"%s\"", i > 0 ? ", " : ", order = { ", table->order[i]);
    buffer_add(buffer, table->order_count > 0 ? " }" : "");
    for (int i = 0; i < table->row_count; i++) {
        buffer_add(buffer, ", ");
        print_row(buffer, &table->rows[i]);
    }
    buffer_add(buffer, " }");
}
