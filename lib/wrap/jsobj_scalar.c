/* jsobj_scalar - values of JavaScript, Python and the like without members */
#include "jsobj_priv.h"
#include "text.h"
#include "utf8.h"

/* Appends a number of JavaScript as one of JSON; false if it is none. */
static bool
plain_number(struct jsobj *r, struct str s)
{
	struct err e;
	size_t n = r->out->n;

	if (s.n && s.p[0] == '+')
		s.p++, s.n--;
	if (s.n > 2 && s.n < 16 && s.p[0] == '0' && (s.p[1] | 32) == 'x') {
		int64_t v = str_hex(s, 2, s.n - 2);

		if (v >= 0)
			buf_adduint(r->out, (uint64_t)v);
		return v >= 0;
	}
	if (s.n && s.p[0] == '-') {
		buf_addc(r->out, '-');
		s.p++, s.n--;
	}
	if (s.n > 1 && s.p[0] == '.')
		buf_addc(r->out, '0');
	if (s.n > 1 && s.p[s.n - 1] == '.')
		s.n--;
	buf_addstr(r->out, s);
	s = buf_after(r->out, n);
	if (json_scan(&r->scan, NULL, s, &e))
		return true;
	r->out->n = n;
	return false;
}

/* Appends the number at r->p; false if it is none. */
static bool
number(struct jsobj *r)
{
	const char *from = r->p;

	while (
	    r->p < r->end && (ascii_ident(*r->p) || *r->p == '.' ||
				 ((*r->p == '-' || *r->p == '+') &&
				     (r->p == from || (r->p[-1] | 32) == 'e'))))
		r->p++;
	/* 5.50m of C#, 5.5f of Java */
	return plain_number(r,
	    str_n(from, (size_t)(r->p - from) -
			    (r->p - from > 1 && ONE_OF(r->p[-1], "mMfFdDL") &&
				!ONE_OF(from[1], "xX"))));
}

/* True if the template at r->p has nothing in it that would have to be run. */
static bool
is_plain_template(const struct jsobj *r)
{
	const char *p = r->p + 1;

	for (; p < r->end && *p != '`'; p++) {
		if (*p == '$' && p + 1 < r->end && p[1] == '{')
			return false;
		p += *p == '\\';
	}
	return p < r->end;
}

static bool
is_string(const struct jsobj *r)
{
	return r->p < r->end &&
	       (ascii_quote(*r->p) || (*r->p == '`' && is_plain_template(r)));
}

void
jsobj_skip_mark(struct jsobj *r)
{
	if (r->end - r->p > 1 && *r->p == 'u' && ascii_quote(r->p[1]))
		r->p++;
}

/* Appends a string, or the sum of several. */
static bool
strings(struct jsobj *r)
{
	struct buf first = {0};
	const char *behind;

	if (!jsobj_string(r))
		return false;
	behind = r->p;
	jsobj_blank(r);
	if (r->p >= r->end || *r->p != '+') {
		r->p = behind;
		json_quote(r->out, buf_str(&r->text));
		return true;
	}
	for (;;) {
		buf_addstr(&first, buf_str(&r->text));
		jsobj_blank(r);
		if (r->p >= r->end || *r->p != '+')
			break;
		r->p++;
		jsobj_blank(r);
		if (!is_string(r) || !jsobj_string(r)) {
			buf_free(&first);
			return false;
		}
	}
	json_quote(r->out, buf_str(&first));
	buf_free(&first);
	return true;
}

/* Scans the text in JSON.parse('...'); false if it is no JSON. */
static bool
parsed_text(struct jsobj *r)
{
	struct err e;

	r->p += strlen(JSOBJ_PARSE);
	jsobj_blank(r);
	if (!is_string(r) || !jsobj_string(r))
		return false;
	jsobj_blank(r);
	return r->p < r->end && *r->p++ == ')' &&
	       json_scan(&r->scan, NULL, buf_str(&r->text), &e);
}

bool
jsobj_parsed(struct jsobj *r)
{
	const char *from = r->p;

	if (!parsed_text(r)) {
		r->p = from;
		return false;
	}
	buf_addstr(r->out, r->scan.value);
	return true;
}

/* Makes of what encodeURIComponent() wrote, if the string is such, its text;
 * false if its bytes are none. */
static bool
unpercented(struct jsobj *r)
{
	struct buf plain = {0};
	size_t at;
	bool good;

	if (!str_starts(buf_str(&r->text), STR("%7B")))
		return true;
	text_unpercent(buf_str(&r->text), &plain);
	good = utf8_valid(buf_str(&plain), &at);
	buf_clear(&r->text);
	buf_addstr(&r->text, buf_str(&plain));
	buf_free(&plain);
	return good;
}

bool
jsobj_told(struct jsobj *r)
{
	struct err e;

	if (!jsobj_string(r) || !unpercented(r) ||
	    !json_scan(&r->scan, NULL, buf_str(&r->text), &e))
		return false;
	buf_addstr(r->out, r->scan.value);
	return true;
}

/* Appends Decimal('12.50'), a number of Python, as its text. */
static bool
decimal(struct jsobj *r)
{
	static const struct str name = STR_INIT("Decimal(");
	const char *from = r->p;

	if (jsobj_looking_at(r, name.p)) {
		r->p += name.n;
		if (is_string(r) && jsobj_string(r) && r->p < r->end &&
		    *r->p == ')') {
			r->p++;
			json_quote(r->out, buf_str(&r->text));
			return true;
		}
	}
	r->p = from;
	return false;
}

bool
jsobj_scalar(struct jsobj *r)
{
	jsobj_skip_mark(r);
	if (is_string(r))
		return strings(r);
	if (jsobj_looking_at(r, JSOBJ_PARSE))
		return jsobj_parsed(r);
	if (decimal(r))
		return true;
	if (ONE_OF(*r->p, "0123456789-+."))
		return number(r);
	if (jsobj_word(r, "true") || jsobj_word(r, "!0") ||
	    jsobj_word(r, "True"))
		buf_puts(r->out, "true");
	else if (jsobj_word(r, "false") || jsobj_word(r, "!1") ||
		 jsobj_word(r, "False"))
		buf_puts(r->out, "false");
	else if (jsobj_word(r, "null") || jsobj_word(r, "undefined") ||
		 jsobj_word(r, "nil") || jsobj_word(r, "undef"))
		buf_puts(r->out, "null");
	else
		return false;
	return true;
}
