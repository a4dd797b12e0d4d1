/* bare_within - the reply, or the JSON in strings, that an object holds */
#include <string.h>

#include "bare_priv.h"

/* Objects around a string of JSON, at most. */
#define WITHIN 4

/* The member that is more than half of the object it is in, again and again:
 * a string, or absent. */
static struct str
largest(struct str object, size_t least)
{
	struct json_each it;

	for (size_t i = 0; i < WITHIN; i++) {
		it = json_each(object);
		object = STR_NONE;
		while (!object.p && json_next(&it))
			if (it.value.n > least)
				object = it.value;
		if (!object.p || json_type(object) != JSON_OBJECT)
			break;
	}
	return object;
}

enum within {
	NO_DATA,     /* nothing appended */
	BROKEN_DATA, /* it is for the reader to tell where it ends */
	DATA
};

/* Appends what a string of JSON says, without the call around it, if that is
 * JSON too, or a page, where one is wanted. */
static enum within
add_within(const struct bare_search *q, struct str string, bool page)
{
	enum within is = NO_DATA;
	struct buf *out = q->out;
	size_t had = out->n;
	struct str in, call;
	struct err e;

	json_decode(string, out);
	in = str_trim(buf_after(out, had));
	call = bare_called(in);
	in = call.p ? call : in;
	if (in.n > 1 && ONE_OF(in.p[0], "{["))
		is = json_scan(q->scan, NULL, in, &e) ? DATA : BROKEN_DATA;
	else if (page && in.n > 2 && in.p[0] == '<' &&
		 (ascii_name(in.p[1]) || in.p[1] == '!'))
		is = DATA;
	out->n = had;
	if (is == NO_DATA)
		return is;
	memmove(out->p + had, in.p, in.n);
	out->n = had + in.n;
	if (out->p[had] != '<')
		bare_join(out, had);
	buf_addc(out, '\n');
	return is;
}

/* The reply that most of an object is, under one of the names; absent if none
 * is. */
static struct str
reply_of(struct str object, const struct names *names)
{
	struct json_each it = json_each(object);

	while (json_next(&it))
		if (it.value.n > object.n / 2 &&
		    names_find(names, json_inside(it.key)) != NAMES_NONE)
			return it.value;
	return STR_NONE;
}

/* True if a string of JSON begins as a call does. */
static bool
shows_call(struct str string)
{
	struct str s = json_inside(string);
	size_t at;

	while (s.n > 1 && s.p[0] == '\\' && ONE_OF(s.p[1], "nrt"))
		s = str_after(s, 2);
	at = bare_pass_name(s, 0);
	return at && at < s.n && s.p[at] == '(';
}

/* The same of the members of a value that are strings: of an object calls. */
static bool
add_strings(const struct bare_search *q, struct str value)
{
	bool object = json_type(value) == JSON_OBJECT, found = false;
	struct json_each it = json_each(value);

	while (json_next(&it))
		if (json_type(it.value) == JSON_STRING &&
		    (!object || shows_call(it.value)))
			found |= add_within(q, it.value, false) == DATA;
	return found;
}

/* The same of an object. */
static bool
add_row(const struct bare_search *q, struct str object, bool page)
{
	struct str in = largest(object, object.n / 2);

	if (json_type(in) == JSON_STRING)
		return add_within(q, in, page) == DATA;
	in = reply_of(object, q->names->reply);
	if (json_type(in) < JSON_ARRAY)
		return add_strings(q, object);
	bare_add_value(in, q->out);
	return true;
}

/* The same of a value, which is an object or an array. */
static bool
add_rows(const struct bare_search *q, struct str value, bool page)
{
	struct json_each it = json_each(value);
	bool found;

	if (json_type(value) == JSON_OBJECT)
		return add_row(q, value, page);
	found = add_strings(q, value);
	while (json_next(&it))
		if (json_type(it.value) == JSON_OBJECT)
			found |= add_row(q, it.value, false);
	return found;
}

/* The same of texts that are anywhere in the values. */
static bool
within_deep(const struct bare_search *q, struct str text)
{
	struct str value;
	bool found = false;
	struct err e;

	for (text = str_trim(text); text.n; text = str_trim(text)) {
		if (!json_scan_first(q->scan, NULL, text, &e))
			return found;
		value = q->scan->value;
		text = str_n(value.p + value.n, text.n - value.n);
		found |= bare_deep(q, value);
	}
	return found;
}

bool
bare_within(struct str text, const struct bare_names *names,
    struct json_scan *scan, struct buf *out)
{
	const struct bare_search q = {scan, names, out};
	bool found = false, page = true;
	size_t had = out->n;
	struct str in, all = text;
	struct err e;

	for (text = str_trim(text); text.n; text = str_trim(text)) {
		if (!json_scan_first(scan, NULL, text, &e) ||
		    json_type(scan->value) < JSON_ARRAY)
			break;
		in = scan->value;
		text = str_n(in.p + in.n, text.n - in.n);
		/* several pages would be one, with the heading of another */
		page &= !text.n;
		found |= add_rows(&q, in, page);
		page = false;
	}
	if (!text.n && found)
		return true;
	out->n = had;
	return !text.n && within_deep(&q, all);
}
