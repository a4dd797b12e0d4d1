/* extract_cell - a cell of a table, as a member of its row */
#include "extract_priv.h"
#include "jsobj.h"
#include "tag.h"

#define CARD 16 /* lines of a card in which its price is looked for */

/* True if a cell begins as what Python shows: ['b'], {'a': 1}, [{'a': 1}], and
 * in Python 2 with u'a'. */
static bool
begins_shown(struct str cell)
{
	static const struct str begins[] = {STR_INIT("['"), STR_INIT("{'"),
	    STR_INIT("[{'"), STR_INIT("[u'"), STR_INIT("{u'"), STR_INIT("[{u'"),
	    STR_INIT("[u\"")};

	return str_starts_in(cell, begins, COUNT(begins));
}

/* True if a cell is a value that Python shows, {'a': None} or ['b'], which
 * x->mended then has as JSON. */
static bool
is_shown(struct extract *x, struct str cell)
{
	struct err e;

	if (!x->site->dump || x->table.bare || !begins_shown(cell))
		return false;
	buf_clear(&x->mended);
	return jsobj_json(cell, &x->mended, &e) &&
	       json_scan(&x->scan, NULL, buf_str(&x->mended), &e);
}

/* A cell without the marks with which Markdown makes it bold, **a**, or code,
 * `a`, or Excel a number a text: '6001 and ="6001". */
static struct str
unmarked(struct str s)
{
	if (s.n > 3 && str_starts(s, STR("=\"")) && s.p[s.n - 1] == '"')
		return str_n(s.p + 2, s.n - 3);
	if (s.n > 4 && str_starts(s, STR("**")) &&
	    str_find(s, STR("**"), 2) == s.n - 2)
		return str_n(s.p + 2, s.n - 4);
	if (s.n > 2 && s.p[0] == '`' && str_find(s, STR("`"), 1) == s.n - 1)
		return str_n(s.p + 1, s.n - 2);
	if (s.n > 3 && ONE_OF(s.p[0], "<>=_") && s.p[1] == '.' && s.p[2] == ' ')
		return str_after(s, 3); /* Textile, to which side */
	if (s.n > 1 && s.p[0] == '\'' && str_is_digits(str_after(s, 1)))
		return str_after(s, 1);
	return s;
}

/* Cuts *s behind its next text in quotes, an argument of a formula, which is
 * returned; absent if there is none. */
static struct str
argument(struct str *s)
{
	struct str text;

	(void)str_cut(s, '"');
	text = s->p ? str_cut(s, '"') : *s;
	return s->p ? text : STR_NONE;
}

/* True if a cell is <a href="//item.example/1">a</a>: sets its address and
 * text. */
static bool
is_element(struct str cell, struct str *url, struct str *text)
{
	struct tags t = {cell, 0};
	struct tag tag;

	if (!str_starts(cell, STR("<")) || !tags_next(&t, &tag) ||
	    !str_eq_nocase(tag.name, STR("a")))
		return false;
	*url = tag_value(&tag, STR("href"));
	*text = str_after(cell, t.at);
	return url->n > 0;
}

/* True if a cell is =HYPERLINK("//item.example/1";"a") and no more, or a link
 * of Markdown, or several such, or of HTML: sets its address and text. */
static bool
is_link(struct str cell, struct str *url, struct str *text)
{
	static const struct str call = STR_INIT("=HYPERLINK(");
	size_t at = str_find(cell, STR("](http"), 0);
	struct str rest;

	*text = *url = STR_NONE;
	if (str_starts_nocase(cell, call)) {
		*url = argument(&cell);
		rest = cell;
		*text = argument(&cell);
		rest = str_trim(text->p ? cell : rest);
		/* A title that only begins so is its own text. */
		if (rest.n > 1 && rest.p[0] == ')')
			return false;
	} else if (at < cell.n && cell.p[0] == '[' &&
		   cell.p[cell.n - 1] == ')') {
		cell.n =
		    str_find(cell, STR(") "), at); /* the first of several */
		*url = str_n(cell.p + at + 2,
		    cell.n - at - 2 - str_ends(cell, STR(")")));
		*text = str_n(cell.p + 1, at - 1);
	} else if (!is_element(cell, url, text)) {
		return false;
	}
	return url->p != NULL;
}

/* The name for what a link says: that of its column, or, where that is for
 * addresses, one for a title, if no column is for that ("View" is none); else
 * absent. */
static struct str
link_name(struct extract *x, struct str name)
{
	struct str key = dump_key(x->dump, name);

	if (!str_eq(key, STR("url")) && !str_eq(key, STR("page")))
		return name;
	for (size_t i = 0; i < x->csv.nhead; i++)
		if (str_eq(dump_key(x->dump, x->csv.head[i]), STR("title")))
			return STR_NONE;
	return STR("link text");
}

/* The name for where a link leads: to the advert, or the shop that it names. */
static struct str
link_to(struct extract *x, struct str name)
{
	return str_starts(dump_key(x->dump, name), STR("seller."))
	           ? STR("shop_url")
	           : STR("link");
}

/* Adds such a cell as two members: what it says, and the address.  False if it
 * is none. */
static bool
put_link(struct extract *x, struct str name, struct str cell)
{
	struct str url, text, to;

	if (!x->site->dump || !is_link(cell, &url, &text))
		return false;
	to = link_to(x, name);
	if (text.p)
		name = link_name(x, name);
	if (text.p && name.p) {
		json_quote(&x->line, name);
		buf_addc(&x->line, ':');
		json_quote(&x->line, text);
		json_sep(&x->line);
	}
	json_quote(&x->line, to);
	buf_addc(&x->line, ':');
	json_quote(&x->line, url);
	return true;
}

bool
extract_is_json(struct extract *x, struct str cell)
{
	struct err e;

	return cell.n > 1 &&
	       (cell.p[0] == '{' ||
		   (cell.p[0] == '[' &&
		       (cell.p[1] == '"' || cell.p[1] == '{'))) &&
	       json_scan(&x->scan, NULL, cell, &e);
}

/* Cuts the next part off a cell: up to <br>, or, with `lines`, to the end of a
 * line. */
static struct str
next_part(struct str *cell, bool lines)
{
	struct str s = *cell, rest;
	size_t at = 0, end;

	if (lines)
		return str_trim(str_cut(cell, '\n'));
	while ((at = str_find_nocase(s, STR("<br"), at)) < s.n) {
		end = at + 3;
		while (end < s.n && (s.p[end] == ' ' || s.p[end] == '/'))
			end++;
		if (end < s.n && s.p[end] == '>') {
			rest = str_after(s, end + 1);
			*cell = str_trim(rest).n ? rest : STR_NONE;
			return str_trim(str_n(s.p, at));
		}
		at = end;
	}
	*cell = STR_NONE;
	return str_trim(s);
}

/* True of a cell that is all of a card, line by line, the price among them. */
static bool
is_card(struct extract *x, struct str key, struct str cell)
{
	if (!str_eq(key, STR("title")) || !memchr(cell.p, '\n', cell.n))
		return false;
	for (size_t n = 0; n < CARD && cell.p; n++)
		if (dump_look(x->dump, next_part(&cell, true)) == DUMP_MONEY)
			return true;
	return false;
}

/* Adds a cell whose parts <br> parts, or which is a card, as an array of them,
 * if its column may have several.  False if it is none. */
static bool
put_parts(struct extract *x, struct str name, struct str cell)
{
	static const struct str keys[] = {STR_INIT("title"), STR_INIT("price"),
	    STR_INIT("url"), STR_INIT("images"), STR_INIT("item"),
	    STR_INIT("seller.name"), STR_INIT("location"), STR_INIT("sold")};
	struct str key;
	bool lines = false;

	if (!x->site->dump ||
	    (!memchr(cell.p, '<', cell.n) && !memchr(cell.p, '\n', cell.n)))
		return false;
	key = dump_key(x->dump, name);
	if (!str_in(key, keys, COUNT(keys)))
		return false;
	if (str_find_nocase(cell, STR("<br"), 0) == cell.n) {
		lines = is_card(x, key, cell);
		if (!lines)
			return false;
	}
	json_quote(&x->line, name);
	buf_addc(&x->line, ':');
	for (buf_addc(&x->line, '['); cell.p;) {
		json_sep(&x->line);
		json_quote(&x->line, next_part(&cell, lines));
	}
	buf_addc(&x->line, ']');
	return true;
}

/* Appends the text of a cell; of ="a ""b""" with its quotes once. */
static void
put_text(struct buf *b, struct str text, bool formula)
{
	struct buf plain = {0};

	if (!formula || str_find(text, STR("\"\""), 0) == text.n) {
		json_quote(b, text);
		return;
	}
	for (size_t i = 0; i < text.n; i++) {
		buf_addc(&plain, text.p[i]);
		i += str_starts(str_after(text, i), STR("\"\""));
	}
	json_quote(b, buf_str(&plain));
	buf_free(&plain);
}

bool
extract_cell(struct extract *x, struct str name, struct str cell, bool parts)
{
	struct buf *b = &x->line;
	struct str text = unmarked(str_trim(cell));

	if (!text.n)
		return false;
	json_sep(b);
	if (put_link(x, name, text) || (parts && put_parts(x, name, text)))
		return true;
	json_quote(b, name);
	buf_addc(b, ':');
	if (extract_is_json(x, text))
		buf_addstr(b, text);
	else if (is_shown(x, text))
		buf_addstr(b, buf_str(&x->mended));
	else
		put_text(b, text, str_starts(str_trim(cell), STR("=\"")));
	return true;
}
