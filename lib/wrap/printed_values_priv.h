/* printed_values_priv - what printed_values.c and printed_dumped.c share:
 * nested data that is read */
#ifndef WT_PRINTED_VALUES_PRIV_H
#define WT_PRINTED_VALUES_PRIV_H

#include "json.h"
#include "printed_priv.h"

#define VALUES_DEPTH 64

struct values {
	struct str s;
	size_t at;
	struct buf *out;
	struct buf text;
	size_t depth;
	bool dump;    /* it is of var_dump */
	size_t whole; /* of out: up to behind the last member of the first value
	               */
	char close;   /* which ends that; or 0 */
};

/* The text from the place on. */
static inline struct str
values_rest(const struct values *v)
{
	return str_after(v->s, v->at);
}

/* The byte at the place; NUL at the end. */
static inline char
values_peek(const struct values *v)
{
	return v->at < v->s.n ? v->s.p[v->at] : '\0';
}

/* Passes blanks and comments. */
void values_blank(struct values *v);

/* Passes the text, if it is there. */
bool values_take(struct values *v, const char *text);

/* Reads a text in quotes, a number or a word into v->text. */
bool values_scalar(struct values *v);

/* Writes what scalar read. */
void values_put(struct values *v);

/* Writes a name, which scalar read. */
void values_put_key(struct values *v);

/* Opens a list or an object: where its bracket is. */
size_t values_opens(struct values *v, char bracket, char close);

/* Writes the bracket that ends it, and steps behind the one in the text. */
bool values_closes(struct values *v, char bracket);

/* Gives a member that has a name, in v->text, a place in what was a list until
 * here: that is then a member "0". */
void values_name_list(struct values *v, size_t open);

/* Reads a value, and writes it as JSON; false if it is none. */
bool values_value(struct values *v);

/* Passes a number in brackets: (4) */
bool values_count(struct values *v, size_t *n);

/* { ["a"]=> ... } of var_dump, at its bracket. */
bool values_dumped(struct values *v);

/* "a" of string(1) "a": its bytes say where it ends, or, in another encoding
 * than it was printed in, the end of the line. */
bool values_dumped_text(struct values *v, size_t n);

/* int(5), float(4.5), bool(true), as the text in the brackets. */
bool values_dumped_word(struct values *v);

/* What print_r prints, if *is: at the word before its bracket. */
bool values_array(struct values *v, bool *is);

/* True if a value of var_dump says nothing, which then is passed. */
bool values_dumped_void(struct values *v);

#endif
