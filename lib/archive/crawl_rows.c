/* crawl_rows - where in a file the rows with pages are */
#include "crawl_priv.h"

#define MARK_ENOUGH 3  /* bytes of a byte order mark */
#define BLANKS      64 /* between [ and the first object of an array */
#define HELD_ENOUGH ((size_t)8 << 20) /* in which a second line ends */

static size_t
pass_blank(struct str s, size_t at)
{
	while (at < s.n && ONE_OF(s.p[at], "\xef\xbb\xbf\x1e \t\r\n"))
		at++;
	return at;
}

/* Passes one byte outside strings; true if an object of the level ends with
 * it. */
static bool
ends_object(struct crawl *c, struct str s)
{
	char b = s.p[c->at];

	if (b == '"')
		c->quoted = true;
	if ((b == '{' || b == '[') && c->depth++ == c->level && b == '{') {
		c->from = c->at;
		c->open = true;
	}
	c->at++;
	if ((b != '}' && b != ']') || !c->depth)
		return false;
	return --c->depth == c->level && b == '}' && c->open;
}

/* Passes to the end of the next object of the level; false if that is not in
 * s. */
static bool
pass_object(struct crawl *c, struct str s)
{
	return crawl_pass(c, s, ends_object);
}

void
crawl_objects(struct crawl *c, size_t level)
{
	crawl_restart(c, CRAWL_OBJECTS, level);
}

/* True if the array is one of pages, of which the first ones may have none. */
static bool
is_of_pages(struct crawl *c, struct str array)
{
	struct json_each row = json_each(array);

	for (size_t i = 0; i < CRAWL_ROWS && json_next(&row) &&
			   json_type(row.value) == JSON_OBJECT;
	     i++) {
		if (crawl_has(c, row.value))
			return !i || crawl_placed(c);
		if (c->price || c->title)
			return false;
	}
	return false;
}

/* How deep in brackets the objects of a first value that holds an array of
 * pages are; 0 if it holds none. */
static size_t
level_within(struct crawl *c, struct str value)
{
	struct json_each it = json_each(value);

	while (json_next(&it))
		if (json_type(it.value) == JSON_ARRAY &&
		    is_of_pages(c, it.value))
			return 2;
	return 0;
}

/* True if nothing but blanks stands between the first object and the end of
 * its line, or of s. */
static bool
ends_line(struct str s, size_t from, size_t to)
{
	if (memchr(s.p + from, '\n', to - from))
		return false;
	while (to < s.n && (s.p[to] == ' ' || s.p[to] == '\r'))
		to++;
	return to == s.n || s.p[to] == '\n';
}

/* Starts at the first row; the one with a page is from there to there. */
static enum crawl_like
is_like(struct crawl *c, struct str held, size_t from, size_t to)
{
	crawl_restart(c,
	    !c->level && ends_line(held, from, to) ? CRAWL_LINES
						   : CRAWL_OBJECTS,
	    c->level);
	return CRAWL_YES;
}

/* The first object of a file has no page.  It may hold an array of some. */
static enum crawl_like
is_around(struct crawl *c, struct str first)
{
	size_t level = c->level ? 0 : level_within(c, first);

	if (!level)
		return CRAWL_NO;
	crawl_restart(c, CRAWL_OBJECTS, level);
	return CRAWL_YES;
}

/* Cuts the first line off *s; false if its end is not known. */
static bool
cut_line(struct str *s, bool end, struct str *line)
{
	if (!end && !memchr(s->p, '\n', s->n))
		return false;
	*line = str_trim(str_cut(s, '\n'));
	return true;
}

/* The first object is no JSON.  If the line behind its own is an object with a
 * page, and the third one an object, if there is one, it is a line that is
 * damaged. */
static enum crawl_like
look_behind(struct crawl *c, struct str held, size_t at, bool end)
{
	struct str rest = str_after(held, at), line, row;
	struct err e;

	if (c->level || (!end && held.n > HELD_ENOUGH))
		return CRAWL_NO;
	if (!cut_line(&rest, end, &line) || !cut_line(&rest, end, &row))
		return CRAWL_MORE;
	rest = str_trim(rest);
	if (!str_starts(row, STR("{")) || (rest.n && rest.p[0] != '{') ||
	    !json_scan(&c->scan, NULL, row, &e) || !crawl_has(c, row) ||
	    !crawl_placed(c) || json_scan(&c->scan, NULL, line, &e))
		return CRAWL_NO;
	crawl_restart(c, CRAWL_LINES, 0);
	return CRAWL_YES;
}

/* True if a page is most of the row: without its address, as DevTools tell of
 * the body of a reply behind what they told of that before. */
static bool
is_mostly_page(const struct crawl *c, struct str row)
{
	return c->best.page.span.n * 2 > row.n;
}

/*
 * Looks at objects until one has a page: a crawl begins with what it could not
 * get, a program's log with what it asked.  No further than at one that is an
 * advert, or has words of its own.
 */
static enum crawl_like
look_at_rows(struct crawl *c, struct str held, size_t at, bool end)
{
	struct str row;
	struct err e;

	while (pass_object(c, held)) {
		row = str_n(held.p + c->from, c->at - c->from);
		if (!c->seen && c->level && c->from > at + 1 + BLANKS)
			return CRAWL_NO; /* [1,[... {: no array of objects */
		if (!json_scan(&c->scan, NULL, row, &e))
			return look_behind(c, held, at, end);
		if (crawl_has(c, row) &&
		    (!c->seen || crawl_placed(c) || is_mostly_page(c, row)))
			return is_like(c, held, c->from, c->at);
		if (c->price || c->title)
			return c->seen ? CRAWL_NO : is_around(c, row);
		if (!c->seen && is_around(c, row) == CRAWL_YES)
			return CRAWL_YES;
		c->open = false;
		if (crawl_enough(c))
			return CRAWL_NO;
	}
	if (end)
		return look_behind(c, held, at, end);
	return crawl_enough_held(c, held) ? CRAWL_NO : CRAWL_MORE;
}

/* True if the name of the first member is an address; http_status is none. */
static bool
is_by_address(struct str s, size_t at)
{
	size_t key = pass_blank(s, at + 1);

	s = str_n(s.p + key, s.p[at] == '{' ? s.n - key : 0);
	return str_starts(s, STR("\"http:")) || str_starts(s, STR("\"https:"));
}

enum crawl_like
crawl_like(struct crawl *c, struct str held, bool end)
{
	size_t at = pass_blank(held, 0);
	enum crawl_like like;

	if (at == held.n)
		return end || at > MARK_ENOUGH ? CRAWL_NO : CRAWL_MORE;
	if (held.p[at] == '<') /* a page, as most files are */
		return CRAWL_NO;
	if (held.p[at] != '{' && held.p[at] != '[') {
		if (at + 1 < held.n && held.p[at + 1] == '"') { /* z"url": */
			c->level = c->seen = 0;
			like = look_behind(c, held, at, end);
			if (like != CRAWL_NO)
				return like;
		}
		like = crawl_yaml_like(c, held, end);
		return like == CRAWL_NO ? crawl_table_like(c, held, end) : like;
	}
	if (!c->at) {
		crawl_restart(c, CRAWL_OBJECTS, held.p[at] == '[');
		c->seen = 0;
		if (is_by_address(held, at))
			c->form = CRAWL_MAP;
	}
	if (c->form == CRAWL_MAP) {
		like = crawl_map_like(c, held, end);
		if (like != CRAWL_NO)
			return like;
		crawl_restart(c, CRAWL_OBJECTS, 0);
		c->seen = 0;
	}
	return look_at_rows(c, held, at, end);
}

/* To the end of the next line that is not blank; false if that is not in s. */
static bool
pass_line(struct crawl *c, struct str s, bool end)
{
	const char *lf;

	if (!c->lost)
		c->from = pass_blank(s, c->from);
	c->open = c->from < s.n || c->lost;
	if (c->at < c->from)
		c->at = c->from;
	lf = memchr(s.p + c->at, '\n', s.n - c->at);
	c->at = lf ? (size_t)(lf - s.p) : s.n;
	return c->open && (lf || end);
}

/* To the end of the next row; false if that is not in s. */
static bool
pass_row(struct crawl *c, struct str s, bool end)
{
	switch (c->form) {
	case CRAWL_LINES: return pass_line(c, s, end);
	case CRAWL_TABLE: return crawl_table_pass(c, s, end);
	case CRAWL_YAML: return crawl_yaml_pass(c, s, end);
	case CRAWL_MAP: return crawl_map_pass(c, s);
	default: return pass_object(c, s);
	}
}

/* The bytes of a row without the blanks behind it; cells may be blank. */
static size_t
trimmed(const struct crawl *c, struct str row)
{
	if (c->form != CRAWL_TABLE)
		return str_trim(row).n;
	return row.n - (row.n && row.p[row.n - 1] == '\r');
}

enum crawl_what
crawl_next(struct crawl *c, struct str held, bool end, size_t *from, size_t *n)
{
	bool found, lost;

	do {
		found = pass_row(c, held, end);
		if (!found && end && c->open && !c->lost) {
			found = (c->at = held.n) > 0; /* it does not end, */
			c->depth = 0; /* which crawl_read will say */
		}
		if (!found)
			return end ? CRAWL_OVER : CRAWL_WANT;
		*from = c->from;
		*n = trimmed(c, str_n(held.p + *from, c->at - *from));
		lost = c->lost;
		c->from = c->at;
		c->open = c->lost = false;
	} while (lost);
	c->at = c->from = 0;
	return CRAWL_ROW;
}

bool
crawl_inside(const struct crawl *c)
{
	return (c->form == CRAWL_OBJECTS || c->form == CRAWL_MAP) && c->depth;
}

bool
crawl_drop(struct crawl *c)
{
	bool more = c->open && !c->lost;

	c->lost = c->open;
	c->at = c->from = 0;
	return more;
}
