/* SPDX-License-Identifier: Apache-2.0 */
/* The line editor: libedit with its wide-character calls. Only for terminals. */
#ifndef BYLAW_SHELL_TERMINAL_H
#define BYLAW_SHELL_TERMINAL_H

#include "session.h"

struct terminal;
enum terminal_read { TERMINAL_LINE, TERMINAL_INTERRUPTED, TERMINAL_END };

/* NULL: libedit could not start. */
struct terminal *terminal_open(struct session *session);
void terminal_close(struct terminal *terminal); /* saves the history */
/* Reads a line (several where some were pasted), without its end. prompt: ASCII only. */
enum terminal_read terminal_read(struct terminal *terminal, const char *prompt, struct text *line);
void terminal_print_history(void *user);

#endif
