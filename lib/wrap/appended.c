/* appended - a database of NeDB: lines of JSON, each change one more */
#include "appended.h"

#include <string.h>

#include "ascii.h"
#include "names.h"

#define ID 16 /* letters and digits of a number that NeDB gives */

static bool
is_id(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_letter(s.p[i]) && !ascii_digit(s.p[i]))
			return false;
	return s.n == ID;
}

/* The number of the object on a line; empty of one that has none and says what
 * the database does, absent if it is neither. */
static struct str
id_of(struct str line, struct json_scan *scan)
{
	struct str id;
	struct err e;

	if (!json_scan(scan, NULL, line, &e) || json_type(line) != JSON_OBJECT)
		return STR_NONE;
	id = json_get(line, STR("_id"));
	if (json_type(id) == JSON_STRING && is_id(json_inside(id)))
		return json_inside(id);
	return str_starts(line, STR("{\"$$")) ? STR("") : STR_NONE;
}

/* The objects of a text, by their numbers: of each the last line. */
struct objects {
	struct names ids;
	struct buf last; /* size_t for each: where that line begins */
	size_t lines;
};

/* Reads all lines; false if one is of no database. */
static bool
read_lines(struct objects *o, struct str text, struct json_scan *scan)
{
	const char *start = text.p;
	struct str line, id;
	size_t i, at;

	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (!line.n)
			continue;
		id = id_of(line, scan);
		if (!id.p)
			return false;
		o->lines++;
		if (!id.n)
			continue;
		at = (size_t)(line.p - start);
		i = names_add(&o->ids, id) * sizeof(at);
		while (o->last.n <= i)
			buf_add(&o->last, (const char *)&at, sizeof(at));
		memcpy(o->last.p + i, &at, sizeof(at));
	}
	return true;
}

bool
appended_text(struct str text, struct json_scan *scan, struct buf *out)
{
	struct objects o = {.lines = 0};
	struct str rest = text, first = str_trim(str_cut(&rest, '\n')), line;
	size_t at, n = 0;
	bool is;

	if (!rest.p || !first.n || !id_of(first, scan).p)
		return false;
	is = read_lines(&o, text, scan) && o.ids.n && o.ids.n < o.lines;
	/* in the order in which they were first there */
	for (; is && n < o.last.n; n += sizeof(at)) {
		memcpy(&at, o.last.p + n, sizeof(at));
		line = str_after(text, at);
		line = str_trim(str_cut(&line, '\n'));
		if (json_get(line, STR("$$deleted")).p)
			continue;
		buf_addstr(out, line);
		buf_addc(out, '\n');
	}
	names_free(&o.ids);
	buf_free(&o.last);
	return is;
}
