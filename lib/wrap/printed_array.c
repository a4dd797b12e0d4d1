/*
 * printed_array - what print_r of PHP prints
 *
 *	Array
 *	(
 *	    [title] => a
 *	    [images] => Array
 *	        (
 *	            [0] => b
 *	        )
 *
 *	)
 *
 * Texts have no quotes: one ends before the line of the next member, or of the
 * bracket.
 */
#include "printed_values_priv.h"

#define NAME 256 /* bytes of the name of a class, with its bracket, at most */

/* True of a line that ends the text of a member. */
static bool
is_next(struct str line)
{
	line = str_trim(line);
	return str_eq(line, STR(")")) ||
	       (str_starts(line, STR("[")) &&
		   str_find(line, STR("] =>"), 1) < line.n);
}

/* The text at the place, which it is moved behind. */
static struct str
take_text(struct values *v)
{
	struct str rest = values_rest(v), text, line;

	text = str_n(rest.p, str_find(rest, STR("\n"), 0));
	str_cut(&rest, '\n');
	while (rest.p && !is_next(line = str_cut(&rest, '\n')))
		if (str_trim(line).n)
			text.n = (size_t)(line.p + line.n - text.p);
	v->at += text.n;
	return str_trim(text);
}

/* [title] => or [title:protected] =>: the name into v->text. */
static bool
take_name(struct values *v)
{
	struct str name;
	size_t end = str_find(v->s, STR("] =>"), v->at);

	if (values_peek(v) != '[' || end == v->s.n)
		return false;
	name = str_n(v->s.p + v->at + 1, end - v->at - 1);
	name.n = str_find(name, STR(":"), 0);
	buf_clear(&v->text);
	buf_addstr(&v->text, name);
	v->at = end + STR("] =>").n;
	return !memchr(name.p, '\n', name.n);
}

/* True if an array begins here, whose bracket is in the next line, where the
 * place then is. */
static bool
take_open(struct values *v)
{
	struct str rest = values_rest(v), line;

	rest.n = rest.n < NAME ? rest.n : NAME;
	line = str_trim(str_cut(&rest, '\n'));
	if (!str_eq(line, STR("Array")) && !str_ends(line, STR(" Object")))
		return false;
	if (!rest.p || !str_eq(str_trim(str_cut(&rest, '\n')), STR("(")))
		return false;
	v->at = str_find(v->s, STR("("), v->at);
	return true;
}

bool
values_array(struct values *v, bool *is)
{
	size_t open;

	*is = take_open(v);
	if (!*is)
		return false;
	v->at++;
	values_blank(v);
	open = values_opens(v, '[', ']');
	while (values_blank(v), values_peek(v) != ')') {
		if (!take_name(v))
			return false;
		if (v->out->p[open] == '[')
			values_name_list(v, open);
		if (v->out->p[open] == '{')
			values_put_key(v);
		else
			json_sep(v->out);
		v->at += values_peek(v) == ' ';
		if (v->depth < VALUES_DEPTH && values_array(v, is))
			;
		else if (*is)
			return false;
		else
			json_quote(v->out, take_text(v));
		if (v->depth == 1)
			v->whole = v->out->n;
	}
	*is = true;
	return values_closes(v, v->out->p[open] == '{' ? '}' : ']');
}
