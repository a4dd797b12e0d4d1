/* extract_printed - data that programs printed, as JSON or a table */
#include "bare.h"
#include "extract_priv.h"
#include "jsobj.h"
#include "printed.h"
#include "script.h"

#define OPEN_DICT "a dict begins that has no end"
#define NOT_READ  "what follows could not be read"

/* True if s begins with an object of Python, or of JSON. */
static bool
at_object(struct str s)
{
	return str_starts(s, STR("{'")) || str_starts(s, STR("{\""));
}

/* True if a line has an object behind what else it says: var list = [{"id":7},
 * as a script does. */
static bool
opens_object(struct str line)
{
	return str_find(line, STR("{\""), 0) < line.n ||
	       str_find(line, STR("{'"), 0) < line.n;
}

/* True if a line begins a list of objects, which others go on with. */
static bool
opens_list(struct str line)
{
	return str_find(line, STR("[{\""), 0) < line.n ||
	       str_find(line, STR("[{'"), 0) < line.n;
}

/* True if half of the first lines begin with an object, as those do that a
 * program printed, but not the first: that says which page it read. */
static bool
is_announced(struct str text)
{
	size_t n = 0, objects = 0;

	if (!text.n || ONE_OF(text.p[0], "[{<"))
		return false;
	while (text.p && n < LIKE_ENOUGH) {
		struct str line = str_trim(str_cut(&text, '\n'));

		if (!line.n)
			continue;
		if (!n++ && ONE_OF(line.p[line.n - 1], "[{(=")) /* a script */
			return false;
		objects +=
		    at_object(line) && ONE_OF(line.p[line.n - 1], "},{[");
	}
	return objects > 1 && objects * 2 >= n;
}

/* Appends as JSON, a line each, the objects that Scrapy and others log over
 * several lines, or print with a line above them; false if that is no such
 * text. */
static bool
from_log(struct str text, struct buf *out)
{
	bool dated = text.n > 4 && ascii_digit(text.p[0]) &&
	             text.p[4] == '-'; /* 2024-05-06 ... */
	struct str rest = text, value, line;
	struct err e;

	if (!dated && !is_announced(text))
		return false;
	while (rest.p) {
		if (!at_object(rest)) {
			line = str_cut(&rest, '\n');
			if (dated ? opens_list(line) : opens_object(line))
				return false;
			continue;
		}
		value = script_cut(&rest);
		if (!value.p || !jsobj_json(value, out, &e))
			return false;
		buf_addc(out, '\n');
	}
	return out->n > 0;
}

/* Notes that the text is not sound from a place in it on. */
static void
torn_at(struct extract *x, const char *place, const char *what)
{
	x->flaw.torn = true;
	err_set(&x->flaw.torn_why, "line %llu: %s",
	    (unsigned long long)extract_line(x, place), what);
}

/* True if a text begins as Python and Ruby show objects: {'a': 1}, {u'a': 1},
 * {:a=>1} and {"a"=>1}, or a list of such, or of replies: ['jsonp1({... */
static bool
begins_object(struct str s)
{
	size_t end;

	if (str_starts(s, STR("['")))
		return bare_begins(str_after(s, 2));
	if (str_starts(s, STR("[")))
		s.p++, s.n--;
	if (str_starts(s, STR("{'")) || str_starts(s, STR("{u'")) ||
	    str_starts(s, STR("{:")))
		return true;
	if (!str_starts(s, STR("{\"")))
		return false;
	end = str_find(s, STR("\""), 2) + 1;
	return end < s.n && str_starts(str_after(s, end), STR("=>"));
}

/* Passes words behind an object, as programs print that say what they did with
 * it, to the next. */
static void
pass_said(struct str *rest)
{
	size_t at = str_find(*rest, STR("{"), 0);

	while (at < rest->n && !at_object(str_after(*rest, at)))
		at = str_find(*rest, STR("{"), at + 1);
	*rest = at < rest->n ? str_after(*rest, at) : STR_NONE;
}

/* Appends as JSON, a line each, the objects that Python or Ruby show; false if
 * the first is none.  Of words behind one is nothing taken; what stands before
 * one without an end is. */
static bool
from_shown(struct extract *x, struct str text, struct buf *out)
{
	struct str rest = str_trim(text), value;
	size_t sound = 0;
	struct err e;

	if (!begins_object(rest))
		return false;
	while (rest.p) {
		value = script_cut(&rest);
		if (!value.p) {
			if (!rest.p || !out->n || rest.p[0] == '{')
				break;
			pass_said(&rest);
			continue;
		}
		if (!jsobj_json(value, out, &e)) {
			out->n = sound;
			if (out->n)
				torn_at(x, value.p, NOT_READ);
			return out->n;
		}
		buf_addc(out, '\n');
		sound = out->n;
	}
	if (!rest.p || !out->n)
		return out->n;
	if (rest.p[0] != '{')
		return false;
	torn_at(x, rest.p, OPEN_DICT);
	return true;
}

/* Makes the text what it has as one string, or the values that lines of a log
 * end with; false if it is neither. */
static bool
from_lines(struct extract *x)
{
	struct str *text = &x->text.text;
	const char *open = NULL;

	buf_release(&x->step.plain);
	if (!bare_string(*text, &x->scan, &x->step.plain) &&
	    !bare_lines(*text, &x->scan, &x->step.plain, &open)) {
		if (open)
			x->flaw.torn_in = "value";
		return false;
	}
	if (open)
		torn_at(x, open, OPEN_DICT);
	*text = buf_str(&x->step.plain);
	/* as JSON its site is known by its names */
	buf_release(&x->step.called);
	if (!open && from_shown(x, *text, &x->step.called))
		*text = buf_str(&x->step.called);
	return true;
}

/* Makes the text JSON if it is nested data as PHP and Python print it. */
static bool
from_printed(struct extract *x)
{
	struct str *text = &x->text.text;
	enum printed what;
	size_t at;

	buf_release(&x->step.plain);
	what = printed_values(*text, &x->step.plain, &at);
	if (what == PRINTED_NONE)
		return false;
	if (what != PRINTED_WHOLE && !x->step.plain.n) {
		x->flaw.torn_in = "value";
		return false;
	}
	x->flaw.torn = what != PRINTED_WHOLE;
	if (what == PRINTED_CUT)
		err_set(&x->flaw.torn_why, "it ends inside a value");
	else if (what == PRINTED_BROKEN)
		torn_at(x, text->p + at, NOT_READ);
	*text = buf_str(&x->step.plain);
	return true;
}

/* True if names of columns, in quotes, are those of a list of adverts. */
static bool
are_names(struct extract *x, struct str head)
{
	bool title = false, price = false;
	struct str key;

	while (head.p) {
		key = str_cut(&head, ',');
		if (key.n < 2)
			return false;
		key = dump_key(x->dump, json_inside(key));
		title |= str_eq(key, STR("title"));
		price |= str_eq(key, STR("price")) || str_eq(key, STR("url"));
	}
	return title && price;
}

/* Makes the text CSV if it is a table whose columns only blanks part. */
static void
from_aligned(struct extract *x)
{
	struct str head;

	if (x->opt.type == TYPE_JSON || x->opt.type == TYPE_HTML)
		return;
	buf_release(&x->step.plain);
	if (!printed_aligned(x->text.text, &x->step.plain))
		return;
	head = buf_str(&x->step.plain);
	head = str_trim(str_cut(&head, '\n'));
	if (are_names(x, head))
		x->text.text = buf_str(&x->step.plain);
}

void
extract_printed(struct extract *x)
{
	struct str *text = &x->text.text;
	const char *flaw;

	if (from_printed(x) || from_lines(x))
		return;
	buf_release(&x->step.plain);
	if (from_shown(x, *text, &x->step.plain) ||
	    from_log(*text, &x->step.plain)) {
		*text = buf_str(&x->step.plain);
		return;
	}
	buf_release(&x->step.plain);
	if (!printed_rows(*text, &x->step.plain, &flaw)) {
		from_aligned(x);
		return;
	}
	*text = buf_str(&x->step.plain);
	x->flaw.torn |= flaw != NULL;
	if (flaw)
		err_set(&x->flaw.torn_why, "%s", flaw);
}
