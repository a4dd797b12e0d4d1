/* bare - the data in what a program wrote around it: one string, a call */
#include "bare_priv.h"

#include "escaped.h"

/* In so many bytes at the end of a reply is what catches its errors. */
#define CATCH 100

size_t
bare_pass_name(struct str s, size_t at)
{
	while (at < s.n && (ascii_name(s.p[at]) || ONE_OF(s.p[at], "$.")))
		at++;
	return at;
}

void
bare_join(struct buf *out, size_t from)
{
	for (size_t i = from; i < out->n; i++)
		if (ONE_OF(out->p[i], "\r\n"))
			out->p[i] = ' ';
}

bool
bare_begins(struct str s)
{
	size_t at;

	s = str_trim(s);
	at = bare_pass_name(s, 0);
	if (at && at + 1 < s.n && s.p[at] == '(')
		at++;
	else if (at)
		return false;
	return at < s.n && (s.p[at] == '{' || s.p[at] == '[');
}

struct str
bare_without_end(struct str s)
{
	while (s.n && ONE_OF(s.p[s.n - 1], " \t\r\n;)"))
		s.n--;
	return s;
}

struct str
bare_without_catch(struct str s)
{
	size_t from = s.n > CATCH ? s.n - CATCH : 0;

	s.n = str_find(s, STR("}catch("), from);
	return s;
}

struct str
bare_called(struct str s)
{
	size_t at;

	s = str_trim(s);
	if (str_starts(s, STR("try{"))) {
		s = bare_without_catch(s);
		s = str_trim(str_after(s, 4));
	}
	at = bare_pass_name(s, 0);
	if (!at || at >= s.n || s.p[at] != '(')
		return STR_NONE;
	return str_trim(bare_without_end(str_after(s, at + 1)));
}

void
bare_add_value(struct str value, struct buf *out)
{
	size_t from = out->n;

	buf_addstr(out, value);
	bare_join(out, from);
	buf_addc(out, '\n');
}

/* What is between the quotes of s, if it is one string; else absent. */
static struct str
quoted(struct str s)
{
	char q = s.n > 2 ? s.p[0] : '\0';

	if (!ascii_quote(q) || s.p[s.n - 1] != q)
		return STR_NONE;
	s = str_n(s.p + 1, s.n - 2);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == q)
			return STR_NONE;
		i += s.p[i] == '\\';
	}
	return s;
}

/* Appends the JSON, or the call with it, that Python shows as a text or as
 * bytes: '...', b'...'; false if s is none. */
static bool
shown_data(struct str s, struct json_scan *scan, struct buf *out)
{
	bool bytes = str_starts(s, STR("b'")) || str_starts(s, STR("b\""));
	size_t had = out->n;
	struct str in, call;
	struct err e;

	s = quoted(bytes ? str_after(s, 1) : s);
	if (!s.n)
		return false;
	escaped_undo(s, bytes, out);
	in = str_trim(buf_after(out, had));
	call = bare_called(in);
	in = call.p ? call : in;
	if (bare_begins(in) && json_scan(scan, NULL, in, &e))
		return true;
	out->n = had;
	return false;
}

/* Appends what lines that each are a string of JSON with JSON in it have, a
 * line each; false, with nothing appended, if text is none of several. */
static bool
strings(struct str text, struct json_scan *scan, struct buf *out)
{
	size_t had = out->n, n = 0, from;
	struct str line;
	struct err e;

	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (!line.n)
			continue;
		from = out->n;
		if (!bare_begins(str_trim(quoted(line))) ||
		    !json_scan(scan, NULL, line, &e))
			break;
		json_decode(line, out);
		if (!json_scan(scan, NULL, buf_after(out, from), &e))
			break;
		buf_addc(out, '\n');
		n++;
	}
	if (line.p || n < 2)
		out->n = had;
	return !line.p && n > 1;
}

bool
bare_string(struct str text, struct json_scan *scan, struct buf *out)
{
	struct str in = bare_called(text), s;
	struct err e;

	if (str_starts(text, STR("\"")) && strings(text, scan, out))
		return true;
	in = in.p ? in : str_trim(text);
	if (str_starts(in, STR("'")) || str_starts(in, STR("b")))
		if (shown_data(in, scan, out))
			return true;
	s = str_trim(quoted(in));
	while (s.n > 1 && s.p[0] == '\\' && ONE_OF(s.p[1], "nrt"))
		s = str_trim(str_after(s, 2));
	if (!s.n || (s.p[0] != '<' && !bare_begins(s)))
		return false;
	/* of pages some programs leave the ends of lines as they are */
	if (s.p[0] == '<')
		escaped_undo(s, false, out);
	else if (json_scan(scan, NULL, in, &e))
		json_decode(in, out);
	else
		return false;
	return true;
}
