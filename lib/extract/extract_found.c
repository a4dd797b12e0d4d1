/* extract_found - the rows that a definition finds in a page's data */
#include "extract_priv.h"

#define EXACT 15 /* digits that a double keeps in a whole number */
#define SHOWN 17 /* digits with which programs write a double */

/* Where the rows of a page end, as its definition says; or NULL. */
static const struct html_node *
rows_end(struct extract *x, const struct html_node *doc)
{
	const struct site_sources *until = &x->site->source[SITE_UNTIL];

	for (size_t i = 0; i < until->n; i++) {
		struct select_search at = {.root = doc, .left = &x->pick.steps};

		if (select_next(until->at[i].css, &at))
			return at.node;
	}
	return NULL;
}

/* Takes the elements that a selector finds, up to where they end. */
static void
take_elements(struct extract *x, const struct site_source *s)
{
	struct select_search at = {.left = &x->pick.steps};
	const struct html_node *n, *end;

	n = at.root = pick_document(&x->pick);
	end = at.root ? rows_end(x, at.root) : NULL;
	while (at.root && select_next(s->css, &at)) {
		while (end && n && n != at.node && n != end)
			n = html_next(at.root, n);
		if (end && n == end)
			x->got.skipped++;
		else if (!extract_is_half(x, at.root, at.node))
			extract_row(x, STR_NONE, at.node);
	}
}

/* True of an object, and of a list if the definition names cells by number. */
static bool
is_row(const struct extract *x, struct str value)
{
	enum json_type t = json_type(value);

	return t == JSON_OBJECT || (t == JSON_ARRAY && x->site->lists);
}

/* Takes what a path finds in the data. */
static void
take_members(struct extract *x, const struct site_source *s)
{
	const struct json_scan *scan = &x->scan;
	size_t i = 0, cells = s == x->site->celled ? scan->nrow : 0;
	size_t n = json_paths_ncolumn(x->site->page);
	struct str value;

	if (scan->nspan <= (size_t)s->slot)
		return;
	/* of several rows no one knows which an element of the page is of */
	x->pick.no_css = walk_path_many(s->path);
	x->pick.above = &x->scan;
	walk_start(&x->walk, s->path, x->scan.span[s->slot]);
	for (; walk_begin(&x->walk, &value); i++) {
		if (!is_row(x, value)) {
			x->got.no_rows += json_type(value) != JSON_NULL;
			continue;
		}
		x->pick.cells = i < cells ? scan->cell + i * n : NULL;
		extract_row(x, value, NULL);
		if (x->pick.json.p)
			walk_went(&x->walk, x->pick.json.p + x->pick.json.n);
	}
	x->pick.cells = NULL;
	x->pick.no_css = false;
	x->pick.above = NULL;
}

/* Appends data with numbers that jq would change put in quotes: as doubles, ids
 * of 18 digits are those of other adverts.  19.989999999999998, which a program
 * wrote of a double, stays a number. */
static void
guard(struct str data, struct buf *out)
{
	bool quoted = false, number = false, whole = true;
	size_t from = 0, digits = 0;

	for (size_t i = 0; i <= data.n; i++) {
		char c = i < data.n ? data.p[i] : '\0';

		if (number && !ascii_digit(c) && c != '.') {
			bool keep = digits <= (whole ? EXACT : SHOWN) ||
			            c == 'e' || c == 'E';

			buf_puts(out, keep ? "" : "\"");
			buf_add(out, data.p + from, i - from);
			buf_puts(out, keep ? "" : "\"");
			number = false;
		} else if (!number && !quoted && (ascii_digit(c) || c == '-')) {
			number = whole = true;
			from = i, digits = 0;
		}
		if (number) {
			digits += ascii_digit(c);
			whole = whole && c != '.';
			continue;
		}
		if (c == '"')
			quoted = !quoted;
		if (i < data.n)
			buf_addc(out, c);
		if (c == '\\' && quoted && i + 1 < data.n)
			buf_addc(out, data.p[++i]);
	}
}

/* Takes what an expression makes of the data.  Its results are copied first, as
 * the expressions of each row run in between. */
static void
take_made(struct extract *x, const struct site_source *s, struct str data)
{
	struct str left, value;

	if (!data.p)
		return;
	buf_clear(&x->made);
	guard(data, &x->made);
	pick_row(&x->pick, x->site, buf_str(&x->made), NULL);
	pick_start(&x->pick, s);
	buf_clear(&x->cells);
	while (pick_next(&x->pick)) {
		buf_addstr(&x->cells, x->pick.span);
		buf_addc(&x->cells, '\n');
	}
	buf_clear(&x->made);
	buf_addstr(&x->made, buf_str(&x->cells));
	left = buf_str(&x->made);
	x->pick.no_css = true;
	x->pick.above = &x->scan;
	while (left.n) {
		value = str_cut(&left, '\n');
		if (is_row(x, value))
			extract_row(x, value, NULL);
		else
			x->got.no_rows += json_type(value) != JSON_NULL;
	}
	x->pick.no_css = false;
	x->pick.above = NULL;
}

void
extract_found(struct extract *x, struct str data)
{
	const struct site_sources *rows = &x->site->source[SITE_ROWS];
	size_t before = x->got.rows;

	x->got.no_rows = 0;
	for (size_t i = 0; i < rows->n && x->got.rows == before; i++)
		switch (rows->at[i].how) {
		case SITE_CSS:
			if (!x->got.body)
				take_elements(x, &rows->at[i]);
			break;
		case SITE_JQ: take_made(x, &rows->at[i], data); break;
		default: take_members(x, &rows->at[i]); break;
		}
}

void
extract_found_none(struct extract *x)
{
	const struct site_sources *rows = &x->site->source[SITE_ROWS];

	buf_clear(&x->cells);
	buf_addstr(&x->cells, rows->at[0].written);
	if (rows->n > 1)
		buf_printf(&x->cells, ", nor by %zu more", rows->n - 1);
	if (x->got.no_rows)
		err_set(&x->got.why,
		    "no rows: by %.200s are %zu values, and no object; a row "
		    "that is a list needs its cells by number, title jq .[1]",
		    buf_cstr(&x->cells), x->got.no_rows);
	else
		err_set(&x->got.why, "no rows by %.300s%s", buf_cstr(&x->cells),
		    x->got.needy ? " that have all that need names" : "");
}

/* True of a list of objects, and of an object that has one. */
static bool
lists_objects(struct str value)
{
	struct json_each it = json_each(value);
	bool list = json_type(value) == JSON_ARRAY;

	if (!list && json_type(value) != JSON_OBJECT)
		return false;
	while (json_next(&it)) {
		if (list)
			return json_type(it.value) == JSON_OBJECT;
		if (json_type(it.value) == JSON_ARRAY &&
		    lists_objects(it.value))
			return true;
	}
	return false;
}

bool
extract_says_none(struct extract *x, struct str data)
{
	const struct site_sources *s = &x->site->source[SITE_EMPTY];
	bool passed = x->got.skipped || x->site->need >> SITE_PRICE & 1;

	pick_row(&x->pick, x->site, data, NULL);
	for (size_t i = 0; i < s->n; i++) {
		pick_start(&x->pick, &s->at[i]);
		while (pick_next(&x->pick))
			if (pick_is_true(&x->pick) &&
			    (passed || s->at[i].how != SITE_PATH ||
				!lists_objects(x->pick.span)))
				return true;
	}
	return false;
}
