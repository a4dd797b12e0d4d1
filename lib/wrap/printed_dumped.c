/*
 * printed_dumped - what var_dump of PHP prints
 *
 *	array(1) { ["title"]=> string(1) "a" }
 */
#include "printed_values_priv.h"

bool
values_count(struct values *v, size_t *n)
{
	size_t at = v->at + 1;

	if (values_peek(v) != '(')
		return false;
	for (*n = 0; at < v->s.n && ascii_digit(v->s.p[at]); at++)
		*n = *n < v->s.n ? *n * 10 + (size_t)(v->s.p[at] - '0') : *n;
	if (at == v->at + 1 || at >= v->s.n || v->s.p[at] != ')')
		return false;
	v->at = at + 1;
	return true;
}

/* ["a"]=> or [0]=> of var_dump: the name into v->text. */
static bool
dumped_key(struct values *v)
{
	if (!values_take(v, "[") || !values_scalar(v))
		return false;
	if (values_take(v, ":")) /* ["a":protected], ["a":"Goods":private] */
		while (ascii_name(values_peek(v)) ||
		       ONE_OF(values_peek(v), "\":\\"))
			v->at++;
	return values_take(v, "]=>");
}

bool
values_dumped(struct values *v)
{
	size_t open;
	bool object;

	v->dump = true;
	values_blank(v);
	if (values_peek(v) != '{')
		return false;
	v->at++;
	values_blank(v);
	object = str_starts(values_rest(v), STR("[\""));
	open = values_opens(v, object ? '{' : '[', object ? '}' : ']');
	while (values_blank(v), values_peek(v) != '}') {
		if (!dumped_key(v))
			return false;
		if (v->out->p[open] == '[' && v->out->n > open + 1)
			values_name_list(v, open);
		if (v->out->p[open] == '{')
			values_put_key(v);
		else
			json_sep(v->out);
		if (!values_value(v))
			return false;
		if (v->depth == 1)
			v->whole = v->out->n;
	}
	return values_closes(v, v->out->p[open] == '{' ? '}' : ']');
}

bool
values_dumped_text(struct values *v, size_t n)
{
	size_t from = v->at + 2, end = from + n;

	if (!values_take(v, " \""))
		return false;
	if (end >= v->s.n || v->s.p[end] != '"' ||
	    (end + 1 < v->s.n && !ascii_blank(v->s.p[end + 1])))
		for (end = from;
		     (end = str_find(v->s, STR("\""), end)) + 1 < v->s.n &&
		     v->s.p[end + 1] != '\n' && v->s.p[end + 1] != '\r';)
			end++;
	if (end >= v->s.n) {
		v->at = v->s.n;
		return false;
	}
	json_quote(v->out, str_n(v->s.p + from, end - from));
	v->at = end + 1;
	return true;
}

bool
values_dumped_word(struct values *v)
{
	if (!values_scalar(v) || values_peek(v) != ')')
		return false;
	v->at++;
	values_put(v);
	return true;
}

bool
values_dumped_void(struct values *v)
{
	static const char *const words[] = {
	    "enum(", "uninitialized(", "*RECURSION*", "resource("};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_starts(values_rest(v), str_from(words[i]))) {
			v->at = str_find(v->s, STR("\n"), v->at);
			buf_puts(v->out, "null");
			return true;
		}
	return false;
}
