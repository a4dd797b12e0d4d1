/* script_priv - what script.c and script_body.c share */
#ifndef WT_SCRIPT_PRIV_H
#define WT_SCRIPT_PRIV_H

#include "script.h"

static inline bool
script_name_byte(char c)
{
	return ascii_name(c) || c == '$';
}

/* The place behind the comment at `at`; `at` if there is none. */
size_t script_skip_comment(struct str s, size_t at);

/* The place behind the object or array at `at`; s.n if it has no end. */
size_t script_skip_value(struct str s, size_t at);

/* True if a value begins at `at`: an object or array, or a text that is one by
 * JSON.parse("{...") or by itself; and the place behind it. */
bool script_value_begins(struct str s, size_t at);
size_t script_value_end(struct str s, size_t at);

/* Behind what TypeScript says of the name before `at`, up to its =: : Item[];
 * behind the type before a value: <Item[]>[...]; `at` if there is none. */
size_t script_pass_type(struct str s, size_t at);
size_t script_pass_cast(struct str s, size_t at);

/* Behind what TypeScript says that the name before `at` is of, up to a bracket:
 * <string, Item>(; `at` if there is none. */
size_t script_pass_of(struct str s, size_t at);

/* The place behind blanks, commas, semicolons, RS and comments. */
size_t script_pass_parts(struct str s, size_t at);

#endif
