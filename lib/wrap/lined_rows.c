/* lined_rows - lines that are rows in the form of something else than a table
 */
#include <string.h>

#include "json.h"
#include "lined_priv.h"
#include "text.h"

#define NAME   60    /* bytes of a name, at most */
#define QUERY  3     /* names of a query, at least, */
#define VALUE  20000 /* and bytes of a value, at most */
#define OTHERS 100   /* lines before what a source makes, at most */

/* What a line of a stream of events says, "data: {...}"; *field: that it is one
 * of a stream. */
static struct str
event_data(struct str line, bool *field)
{
	static const struct str names[] = {STR_INIT("event:"), STR_INIT("id:"),
	    STR_INIT("retry:"), STR_INIT(":")};

	line = str_trim(line);
	*field = !line.n || str_starts_in(line, names, COUNT(names));
	if (!str_take(&line, STR("data:")))
		return STR_NONE;
	*field = true;
	return str_trim(line);
}

bool
lined_events(struct str text, struct buf *out)
{
	size_t had = out->n, n = 0;
	struct str line, data;
	bool field = true;

	while (field && (line = str_cut(&text, '\n')).p) {
		data = event_data(line, &field);
		if (!data.n || !ONE_OF(data.p[0], "{[") ||
		    str_eq(data, STR("[DONE]")))
			continue;
		buf_addstr(out, data);
		buf_addc(out, '\n');
		n++;
	}
	if (!field || !n)
		out->n = had;
	return field && n;
}

/* Appends a value of a query, in which + is a blank. */
static void
put_query_value(struct str s, struct buf *out)
{
	struct buf blank = {0}, text = {0};

	for (size_t i = 0; i < s.n; i++)
		buf_addc(&blank, s.p[i] == '+' ? ' ' : s.p[i]);
	text_unpercent(buf_str(&blank), &text);
	json_quote(out, buf_str(&text));
	buf_free(&blank);
	buf_free(&text);
}

/* Appends a line that is a query, title=a+comb&price=5, as an object; false if
 * it is none, with three names at least. */
static bool
put_query(struct str line, struct buf *out)
{
	struct str pair, name;
	struct buf text = {0};
	size_t n = 0;

	for (; line.p; n++) {
		pair = str_cut(&line, '&');
		name = str_cut(&pair, '=');
		if (!pair.p || !name.n || name.n > NAME || pair.n > VALUE ||
		    memchr(name.p, ':', name.n) || memchr(pair.p, ' ', pair.n))
			break;
		buf_addc(out, n ? ',' : '{');
		buf_clear(&text);
		text_unpercent(name, &text);
		json_quote(out, buf_str(&text));
		buf_addc(out, ':');
		put_query_value(pair, out);
	}
	buf_puts(out, "}\n");
	buf_free(&text);
	return !line.p && n >= QUERY;
}

bool
lined_queries(struct str text, struct buf *out)
{
	size_t had = out->n;
	struct str line;
	bool good = true;

	while (good && (line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		good = !line.n || put_query(line, out);
	}
	if (!good)
		out->n = had;
	return good && out->n > had;
}

/* Cuts goods.0.title=a in three: what stands before the last number of it, the
 * name and the value; false if the line is not so. */
static bool
property(struct str line, struct str *row, struct str *name, struct str *value)
{
	size_t n;

	*value = line;
	*name = str_cut(value, '=');
	if (!value->p)
		return false;
	*name = str_trim(*name);
	n = name->n;
	while (n && name->p[n - 1] != '.')
		n--;
	*row = str_n(name->p, n);
	*name = str_after(*name, n);
	if (n < 3 || !name->n || memchr(row->p, ' ', n))
		return false;
	n -= 1 + (row->p[n - 2] == ']');
	return ascii_digit(row->p[n - 1]);
}

bool
lined_properties(struct str text, struct buf *out)
{
	struct str line, row = STR_NONE, now, name, value;
	size_t had = out->n, rows = 0, n = 0;
	bool good = true;

	while (good && (line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		good = property(line, &now, &name, &value);
		if (good && (!row.p || !str_eq(row, now))) {
			good = !rows++ || n > 1;
			buf_puts(out, row.p ? "}\n{" : "{");
			row = now;
			n = 0;
		}
		if (!good)
			break;
		buf_puts(out, n++ ? "," : "");
		json_quote(out, name);
		buf_addc(out, ':');
		json_quote(out, str_trim(value));
	}
	if (good && rows > 1)
		buf_puts(out, "}\n");
	else
		out->n = had;
	return good && rows > 1;
}

/* The text between the brackets of new Goods("a", 5), which a line has behind
 * anything; absent if it has none with a text or a number first.  *name: with
 * its bracket. */
static struct str
made_in(struct str line, struct str *name)
{
	size_t at = str_find(line, STR("new "), 0), from, open = 1;
	char quote = 0;

	line = str_after(line, at + (at < line.n ? 4 : 0));
	for (from = 0; from < line.n && ascii_name(line.p[from]);)
		from++;
	if (!from || from + 2 >= line.n || line.p[from++] != '(' ||
	    (!ascii_quote(line.p[from]) && !ascii_digit(line.p[from])))
		return STR_NONE;
	*name = str_n(line.p, from);
	for (size_t i = from; i < line.n; i++) {
		char c = line.p[i];

		if (quote && c == '\\')
			i++;
		else if (quote)
			quote = c == quote ? 0 : quote;
		else if (ascii_quote(c))
			quote = c;
		else if (c == '(')
			open++;
		else if (c == ')' && !--open)
			return str_n(line.p + from, i - from);
	}
	return STR_NONE;
}

bool
lined_made(struct str text, struct buf *out)
{
	struct str line, in, name, class = STR_NONE;
	size_t had = out->n, rows = 0, others = 0;

	while ((line = str_cut(&text, '\n')).p) {
		in = made_in(line, &name);
		if (!in.p || (class.p && !str_eq(name, class))) {
			others += str_trim(line).n > 0;
			if (!rows && others == OTHERS)
				break;
			continue;
		}
		class = name;
		rows++;
		buf_addc(out, '[');
		for (size_t i = 0; i < in.n; i++) /* 9.5m of C# */
			if (!ONE_OF(in.p[i], "mfd") || !i ||
			    !ascii_digit(in.p[i - 1]) ||
			    (i + 1 < in.n && in.p[i + 1] != ','))
				buf_addc(out, in.p[i]);
		buf_puts(out, "]\n");
	}
	if (rows > 1 && rows > others)
		return true;
	out->n = had;
	return false;
}
