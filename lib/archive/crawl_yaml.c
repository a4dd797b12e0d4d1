/*
 * crawl_yaml - pages that VCR and vcrpy record as YAML
 *
 * A row is one item of the list `interactions`, told by how far its lines are
 * set in.
 */
#include "crawl_priv.h"

#define HEAD_MOST 4096 /* bytes before the first row, and of it, that tell */

/* How many blanks the line at `at` begins with. */
static size_t
indent(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && s.p[at + n] == ' ')
		n++;
	return n;
}

/* Behind the line at `at`; s.n + 1 if its end is not in s. */
static size_t
line_end(struct str s, size_t at, bool end)
{
	const char *lf = memchr(s.p + at, '\n', s.n - at);

	if (lf)
		return (size_t)(lf - s.p) + 1;
	return end ? s.n : s.n + 1;
}

static bool
begins_row(struct str s, size_t at, size_t level)
{
	size_t n = at + level;

	return indent(s, at) == level && n < s.n && s.p[n] == '-' &&
	       (n + 1 == s.n || ONE_OF(s.p[n + 1], " \r\n"));
}

/* A line that is no part of the rows: blank, a note, where a document begins.
 */
static bool
is_between(struct str line)
{
	return !line.n || line.p[0] == '#' || line.p[0] == '%' ||
	       str_starts(line, STR("---"));
}

enum crawl_like
crawl_yaml_like(struct crawl *c, struct str held, bool end)
{
	struct str s = str_head(held, HEAD_MOST);
	bool listed = false, all = end || held.n >= HEAD_MOST;
	size_t at = str_starts(s, STR(STR_BOM)) ? 3 : 0, next;
	struct str line;

	for (; at < s.n; at = next) {
		next = line_end(s, at, all);
		if (next > s.n)
			break;
		line = str_trim(str_n(s.p + at, next - at));
		if (listed && str_starts(line, STR("- "))) {
			if (str_find(s, STR("request:"), at) == s.n)
				break;
			crawl_restart(c, CRAWL_YAML, indent(s, at));
			yamljson_clear(&c->yaml);
			c->at = c->from = at;
			return CRAWL_YES;
		}
		if (str_eq(line, STR("interactions:")) ||
		    str_eq(line, STR("http_interactions:")))
			listed = true;
		else if (!is_between(line) &&
			 !str_starts(line, STR("version: "))) /* go-vcr's */
			return CRAWL_NO;
	}
	return all ? CRAWL_NO : CRAWL_MORE;
}

bool
crawl_yaml_pass(struct crawl *c, struct str s, bool end)
{
	size_t next;

	c->ends = false;
	for (; c->at < s.n; c->at = next) {
		next = line_end(s, c->at, end);
		if (next > s.n)
			return false;
		if (begins_row(s, c->at, c->level)) {
			if (c->open)
				return true;
			c->open = true;
			c->from = c->at;
		} else if (indent(s, c->at) <= c->level &&
			   !is_between(
			       str_trim(str_n(s.p + c->at, next - c->at)))) {
			if (c->open)
				return true;
			c->from = next;
		}
	}
	c->ends = end && c->open;
	return c->ends;
}

/* True if the value of a name that is cut may be s: one of its own names. */
static bool
is_name(struct str s)
{
	static const struct str names[] = {STR_INIT("string"),
	    STR_INIT("base64_string"), STR_INIT("encoding")};

	s = json_inside(s);
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_starts(names[i], s))
			return s.n;
	return false;
}

/* True if the last lines of a row are the text of a body, which has others
 * behind it, set in less. */
static bool
ends_in_body(struct str row)
{
	size_t level = 0, next;
	bool in = false;
	struct str line;

	for (size_t at = 0; at < row.n; at = next) {
		next = line_end(row, at, true);
		line = str_trim(str_n(row.p + at, next - at));
		if (!line.n || (in && indent(row, at) > level))
			continue;
		level = indent(row, at);
		in = str_starts(line, STR("string:")) ||
		     str_starts(line, STR("body: ")) ||
		     str_starts(line, STR("base64_string:"));
	}
	return in;
}

bool
crawl_yaml_object(
    struct crawl *c, struct str row, struct str *object, struct err *e)
{
	struct str s;

	c->torn = c->ends && ends_in_body(row);

	buf_clear(&c->table.object);
	if (!yamljson(&c->yaml, row, &c->table.object, e))
		return false;
	s = buf_str(&c->table.object);
	*object = s.n > 2 && s.p[0] == '[' ? str_n(s.p + 1, s.n - 2) : s;
	return true;
}

bool
crawl_yaml_cut(const struct crawl *c, struct str object)
{
	struct str body =
	    json_get(json_get(object, STR("response")), STR("body"));
	struct str text = json_get(body, STR("string"));

	if (!c->ends)
		return false;
	if (json_type(body) == JSON_STRING)
		return is_name(body);
	if (json_type(body) != JSON_OBJECT)
		return true;
	if (!text.p)
		text = json_get(body, STR("base64_string"));
	return !text.p || json_type(text) == JSON_NULL;
}
