/* store_page - rows that hold pages */
#include "base64.h"
#include "br.h"
#include "kind.h"
#include "mem.h"
#include "store_priv.h"
#include "utf8.h"

#define LOOK   8  /* rows that show what a table keeps */
#define PICKLE 16 /* bytes of one, at least, that counts */

bool
store_pickle(struct sqlite_cell c)
{
	return c.type == CELL_BLOB && c.s.n >= PICKLE &&
	       (unsigned char)c.s.p[0] == 0x80 && c.s.p[1] >= 2 &&
	       c.s.p[1] <= 5 && c.s.p[c.s.n - 1] == '.';
}

/* Bytes that no text has but by mistake. */
static bool
is_text(struct str s)
{
	size_t n = s.n < 1024 ? s.n : 1024;

	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s.p[i] < 0x20 &&
		    !(s.p[i] >= '\t' && s.p[i] <= '\r') && s.p[i] != 0x1b)
			return false;
	return true;
}

struct str
store_text(struct store_work *w, struct sqlite_cell c)
{
	struct charset_text t;
	size_t at;

	if (c.type == CELL_NULL || (c.type == CELL_BLOB && !is_text(c.s)))
		return STR_NONE;
	if (c.type == CELL_NUMBER || utf8_valid(c.s, &at))
		return c.s;
	if (!w->charset)
		w->charset = charset_new();
	charset_decode(w->charset, c.s, str_n(NULL, 0), str_n(NULL, 0), &t);
	return t.text;
}

/* Unpacks bytes under the name of a page; what is not packed stays.  NULL, or
 * why it cannot be done. */
static const char *
unpack(struct store_work *w, struct str *s, struct err *e)
{
	struct buf *out = &w->http.unpacked[0];
	size_t rest;

	w->http.transfer = STR_NONE;
	w->http.coding = http_coding_of(*s);
	if (w->http.coding.p)
		return http_decode(&w->http, s, w->max, e);
	if (is_text(*s))
		return NULL;
	/* brotli has no mark: what it can be read as, to the last byte, it is
	 */
	buf_clear(out);
	if (br_add(*s, w->max, out, &rest, e) == PACKED_WHOLE && !rest &&
	    out->n && is_text(buf_str(out)))
		*s = buf_str(out);
	return NULL;
}

static bool
is_number(struct str s)
{
	size_t minus = str_starts(s, STR("-"));

	return s.n > minus && ascii_digit(s.p[minus]);
}

/* A JSON object or array, and sound. */
static bool
is_json(struct store_work *w, struct str s)
{
	struct err e;

	s = str_trim(s);
	return s.n > 2 && (s.p[0] == '{' || s.p[0] == '[') &&
	       json_scan(&w->scan, NULL, s, &e);
}

/* Bytes: as text if they are such, else, under the name of a page, in base64,
 * in which a document is found; so is what begins with a tag: who keeps it as
 * bytes, or packs it, has a piece of a page, and no text of a post.  A reason
 * if they cannot be read. */
static const char *
put_bytes(struct store_work *w, struct str name, struct str s, struct err *e)
{
	const char *why = NULL;
	size_t at;

	if (!crawl_names_page(&w->crawl, name)) {
		s = store_text(w, (struct sqlite_cell){CELL_BLOB, s});
	} else {
		why = unpack(w, &s, e);
		if (!why && s.n && (s.p[0] == '<' || !utf8_valid(s, &at))) {
			w->packed = true;
			buf_addc(&w->object, '"');
			base64_add(&w->object, s);
			buf_addc(&w->object, '"');
			return NULL;
		}
	}
	if (why || !s.p)
		buf_puts(&w->object, "null");
	else
		json_quote(&w->object, s);
	return why;
}

static bool
is_header(struct store_work *w, struct str name, struct str s)
{
	return s.n && s.p[0] == '{' && str_ends_nocase(name, STR("headers")) &&
	       is_json(w, s);
}

static const char *
put_value(
    struct store_work *w, struct str name, struct sqlite_cell c, struct err *e)
{
	struct str s;

	if (c.type == CELL_BLOB)
		return put_bytes(w, name, c.s, e);
	s = store_text(w, c);
	if (!s.p)
		buf_puts(&w->object, "null");
	else if ((c.type == CELL_NUMBER && is_number(s)) ||
		 is_header(w, name, s))
		buf_addstr(&w->object, s);
	else
		json_quote(&w->object, s);
	return NULL;
}

/* Sets w->object to the row.  A reason if a cell cannot be read; *bad is then
 * its column. */
static const char *
put_row(struct store_work *w, const struct sqlite_row *r, size_t *bad,
    struct err *e)
{
	const char *why = NULL, *one;

	mem_grow(&w->cell, &w->cell_cap, w->t.ncolumn + 1, sizeof(*w->cell));
	buf_clear(&w->object);
	w->packed = false;
	buf_addc(&w->object, '{');
	for (size_t i = 0; i < w->t.ncolumn; i++) {
		if (i)
			buf_addc(&w->object, ',');
		json_quote(&w->object, w->t.column[i]);
		buf_addc(&w->object, ':');
		w->cell[i].from = w->object.n;
		one = put_value(w, w->t.column[i], r->cell[i], e);
		w->cell[i].to = w->object.n;
		if (one && !why) {
			why = one;
			*bad = i;
		}
	}
	buf_addc(&w->object, '}');
	return why;
}

/* The column that the page was read from. */
static size_t
column_of(const struct store_work *w, struct str of)
{
	size_t at = (size_t)(of.p - w->object.p), i = 0;

	while (i < w->t.ncolumn && at >= w->cell[i].to)
		i++;
	return i;
}

/* Reads a cell that is a JSON object and tells of a page itself. */
static bool
read_within(struct store_work *w, const struct sqlite_row *r, size_t *column)
{
	struct err e;

	for (size_t i = 0; i < w->t.ncolumn; i++) {
		struct str s = r->cell[i].s;

		if (r->cell[i].type < CELL_TEXT || !s.n || s.p[0] != '{' ||
		    !crawl_read(&w->within, s, &e) || !w->within.of.p)
			continue;
		*column = i;
		return true;
	}
	return false;
}

/* True of cell i if it holds an object or several, and says more than all the
 * others of its row: tags, ["a","b"], and a few properties are beside data. */
static bool
is_data(struct store_work *w, const struct sqlite_row *r, size_t i)
{
	struct str s = str_trim(r->cell[i].s);
	struct json_each first = json_each(s);
	size_t others = 0;

	if (r->cell[i].type < CELL_TEXT || !is_json(w, s) ||
	    is_header(w, w->t.column[i], s) ||
	    (*s.p == '[' && json_next(&first) &&
		json_type(first.value) < JSON_ARRAY))
		return false;
	for (size_t k = 0; k < w->t.ncolumn; k++)
		others +=
		    k != i && r->cell[k].type >= CELL_TEXT ? r->cell[k].s.n : 0;
	return s.n > others;
}

/* The cell that the row keeps its data in. */
static bool
json_cell(struct store_work *w, const struct sqlite_row *r, size_t *column)
{
	if (w->crawl.price || w->crawl.title)
		return false;
	for (size_t i = 0; i < w->t.ncolumn; i++)
		if (is_data(w, r, i)) {
			*column = i;
			return true;
		}
	return false;
}

enum store_form
store_form(struct store_work *w)
{
	enum store_form form = FORM_TABLE;
	enum sqlite_what what;
	const char *reason;
	struct sqlite_row r;
	struct err e;
	size_t column;
	bool failed = false;

	for (int i = 0; i < LOOK; i++) {
		what = sqlite_next(w->sqlite, &r, &reason, &e);
		if (what == SQLITE_GAVE_LONG)
			continue;
		/* If it is damaged that is told when it is read; what fails
		 * now and not then must not hide its pages. */
		if (what == SQLITE_GAVE_BAD && !failed) {
			failed = true;
			sqlite_again(w->sqlite);
			continue;
		}
		if (what != SQLITE_GAVE)
			break;
		put_row(w, &r, &column, &e);
		if (!crawl_read(&w->crawl, buf_str(&w->object), &e))
			continue;
		if (w->crawl.of.p || read_within(w, &r, &column))
			return FORM_PAGES;
		if (json_cell(w, &r, &column))
			form = FORM_JSON;
	}
	return form;
}

static void
told(struct store *s, const struct crawl *c)
{
	s->url = c->url;
	s->captured = c->captured;
	s->type = c->type;
	s->charset = c->charset;
	s->status = c->status;
}

/* What the row has under the name of a page is bytes of another kind. */
static const char *
other_kind(struct store_work *w, const struct sqlite_row *r)
{
	const char *reason;

	for (size_t i = 0; i < w->t.ncolumn; i++)
		if (r->cell[i].type == CELL_BLOB &&
		    crawl_names_page(&w->crawl, w->t.column[i]) &&
		    kind_of(str_n(r->cell[i].s.p, r->cell[i].s.n < KIND_ENOUGH
						      ? r->cell[i].s.n
						      : KIND_ENOUGH),
			w->crawl.words, &reason) != KIND_PAGE)
			return reason;
	return REASON_EMPTY;
}

static enum store_what
bad_cell(struct store *s, size_t column, const char *why, const char **reason,
    struct err *e)
{
	struct str name = s->work->t.column[column];
	struct err was = *e;

	*reason = why;
	err_set(e, "table %.*s, rowid %lld, column %.*s: %.200s",
	    (int)(s->table.n < 100 ? s->table.n : 100), s->table.p,
	    (long long)s->id, (int)(name.n < 100 ? name.n : 100), name.p,
	    was.msg);
	return STORE_BAD;
}

/* Counts what is kept as objects of Python; true if there is such. */
static bool
has_pickle(struct store_work *w, const struct sqlite_row *r)
{
	bool has = false;

	for (size_t i = 0; i < w->t.ncolumn; i++) {
		if (!store_pickle(r->cell[i]))
			continue;
		if (!w->pickles++)
			w->pickled = i;
		has = true;
	}
	return has;
}

enum store_what
store_page(struct store *s, const struct sqlite_row *r, const char **reason,
    struct err *e)
{
	struct store_work *w = s->work;
	struct crawl *c = &w->crawl;
	size_t column = 0;
	const char *why = put_row(w, r, &column, e);

	s->id = r->id;
	if (why)
		return bad_cell(s, column, why, reason, e);
	*reason = REASON_EMPTY;
	if (!crawl_read(c, buf_str(&w->object), e)) {
		*reason = "json";
		return STORE_BAD;
	}
	if (c->of.p) {
		column = column_of(w, c->of);
	} else if (read_within(w, r, &column)) {
		c = &w->within;
	} else if (json_cell(w, r, &column)) {
		crawl_tell(c);
		c->body = r->cell[column].s;
	} else {
		*reason = other_kind(w, r);
		has_pickle(w, r);
		crawl_tell(c);
		told(s, c);
		return STORE_NONE;
	}
	told(s, c);
	if (c == &w->crawl && crawl_owns(c))
		buf_release(&w->object);
	s->body = c->body;
	s->column = w->t.column[column];
	s->cell = r->cell[column].s;
	return STORE_PAGE;
}
