/* extract_dump - exports and dumps of unknown make: where their adverts are */
#include "extract_dump.h"
#include "extract_kept.h"
#include "extract_loose.h"
#include "extract_rows.h"
#include "script.h"

#define NEAR 65536 /* bytes in which a script for MongoDB's shell begins */

/* Visits values that stand one behind the other. */
static void
visit_each(struct extract *x, struct str text)
{
	struct str value = script_cut(&text);
	uint64_t n = 0;

	for (; value.p; value = script_cut(&text)) {
		n++;
		if (!extract_visit(x, value))
			extract_no_json(x, n);
	}
	if (x->got.rows && text.n && (text.p[0] == '{' || text.p[0] == '['))
		extract_no_json(x, n + 1); /* it has no end */
}

/* Visits what a script for MongoDB's shell inserts; false if that is nothing.
 */
static bool
visit_inserted(struct extract *x)
{
	static const struct str calls[] = {STR_INIT(".insert("),
	    STR_INIT(".insertMany("), STR_INIT(".insertOne("),
	    STR_INIT(".save(")};
	struct str value, text = x->text.text;
	size_t at, found = 0;

	if (str_starts(str_trim(text), STR("<")))
		return false; /* a page */
	at = str_find(str_head(text, NEAR), STR("db."), 0);
	for (size_t i = 0; at < text.n && at < NEAR && i < COUNT(calls); i++) {
		struct script s = {text, calls[i], 0, 0};

		for (; script_next(&s, &value); found++)
			if (!extract_inserted_closed(
				x, extract_kept_name(text, value.p), value))
				visit_each(x, value);
	}
	return found > 0;
}

static bool
first_sound(struct extract *x, struct str text)
{
	struct str value = script_cut(&text);
	struct err e;

	return value.p && json_scan(&x->scan, NULL, value, &e);
}

/* Takes one of a list of documents: an advert itself, or it holds some. */
static void
take_listed(struct extract *x, struct str object)
{
	size_t had = x->got.rows;

	if (!extract_like(x, object))
		extract_visit_scanned(x, object);
	if (x->got.rows == had)
		extract_take(x, object);
}

/* Takes the adverts of JSON: one value, or several one behind the other, of
 * which some may be broken. */
static void
take_json(struct extract *x, struct str body)
{
	struct err e;

	if (json_scan(&x->scan, NULL, body, &e)) {
		struct str value =
		    extract_unfold(x) ? x->scan.value : STR("[]");

		if (x->pieces.listed && json_type(value) == JSON_OBJECT) {
			take_listed(x, value);
			return;
		}
		if (!extract_columns(x, value))
			extract_visit_scanned(x, value);
		if (!x->got.rows)
			extract_columns_within(x, value);
	} else if (extract_rows_like(x, body, ROW_LINES)) {
		extract_rows_take(x, body, ROW_LINES);
	} else if (extract_rows_like(x, body, ROW_VALUES)) {
		extract_rows_take(x, body, ROW_VALUES);
	} else if (first_sound(x, body) || !extract_rows_sound(x, body)) {
		visit_each(x, body);
	}
}

/* Takes what a script sets, one value behind the other, and then what it keeps
 * behind other code; false if it does not begin by setting something. */
static bool
visit_set(struct extract *x)
{
	struct str text = x->text.text, rest = text;
	struct str value = script_set_cut(&rest);
	bool any = value.p;

	for (; value.p; value = script_set_cut(&rest))
		if (extract_set_closed(
			x, extract_kept_name(text, value.p), value))
			continue;
		else if (value.p[0] == '{' || value.p[0] == '[')
			take_json(x, value);
		else /* a text that is JSON */
			extract_visit(x, value);
	if (any && x->opt.type == TYPE_AUTO)
		extract_kept(x, rest);
	return any;
}

/* Takes the page as JSON, or what it sets as a script; false if it is neither.
 */
static bool
take_data(struct extract *x)
{
	struct str text = x->text.text, body = script_body(text);

	if (x->table.is && look_is_bracketed(str_trim(text)))
		return false; /* its header, or a caption */
	if (extract_rows_headless(x, text))
		body = text;
	if (!body.p)
		return visit_set(x);
	if (!str_starts(str_trim(text), STR("db.")) ||
	    !extract_inserted_closed(
		x, str_n(text.p, (size_t)(body.p - text.p)), body))
		take_json(x, body);
	return true;
}

/* Takes the tables of the page, or the one that has its names in the first
 * column. */
static void
take_tables(struct extract *x)
{
	struct str whole = x->text.text;

	if (extract_turned(x))
		x->text.text = buf_str(&x->step.turned);
	extract_tables(x);
	x->text.text = whole;
}

/* Takes the page, which is no data, as a dump of a database, a table, a
 * spreadsheet saved as HTML, or by its scripts. */
static void
take_other(struct extract *x, bool may_be_data)
{
	if (may_be_data && visit_inserted(x))
		return;
	if (x->opt.type != TYPE_HTML && sql_like(x->text.text) &&
	    extract_sql(x))
		return;
	if (x->table.is) {
		if (!extract_labelled(x) && !extract_blocks(x))
			take_tables(x);
		if (!x->got.rows &&
		    x->opt.type == TYPE_AUTO) /* a program, with commas */
			extract_kept(x, x->text.text);
	} else if (x->opt.type == TYPE_AUTO || x->opt.type == TYPE_HTML) {
		extract_sheet(x);
		if (!x->got.rows)
			extract_kept(x, x->text.text);
	}
}

/* Forgets the columns of the page before. */
static void
start(struct extract *x)
{
	x->table.bare = false;
	names_clear(&x->around.goods);
	dump_columns(x->dump, NULL, 0);
}

bool
extract_is_listed(struct extract *x, struct str lines)
{
	start(x);
	return extract_rows_like(x, lines, ROW_LINES);
}

bool
extract_dump(struct extract *x)
{
	bool may_be_data = extract_may_be_data(x);

	start(x);
	x->passed.closed = x->passed.n || x->passed.kept;
	x->advert.among = true; /* but for an object of its own */
	if (x->as.tiles || x->as.one) {
		(x->as.one ? extract_one : extract_tiles)(x);
		return x->got.rows > x->got.lame;
	}
	if (!may_be_data || !take_data(x)) {
		take_other(x, may_be_data);
		if (!x->got.rows && x->opt.type == TYPE_AUTO &&
		    !str_starts(str_trim(x->text.text), STR("<")))
			extract_lines(x);
		if (!x->got.rows && x->opt.type == TYPE_AUTO)
			extract_stacked(x);
	}
	x->pieces.lame |= x->pieces.listed && x->got.lame;
	if (x->got.rows > x->got.lame)
		return true;
	x->got.none = false;
	if (may_be_data && !x->got.rows &&
	    (extract_is_cut(x) || extract_is_unread(x)))
		return false;
	if ((!x->got.rows && extract_is_doubtful(x)) || extract_is_untitled(x))
		return false;
	x->got.unplaced |= extract_kept_whole(x);
	if (!x->got.why.msg[0])
		err_set(&x->got.why,
		    x->got.unplaced
			? "it keeps for its programs what may be adverts; "
			  "give --platform"
			: "no list of adverts under usual names");
	return false;
}
