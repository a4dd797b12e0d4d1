/* extract_unwrap - data that a program or browser wrapped, as it was before */
#include "appended.h"
#include "called.h"
#include "celled.h"
#include "chat.h"
#include "doubled.h"
#include "enclosed.h"
#include "extract_priv.h"
#include "extract_rows.h"
#include "flatsheet.h"
#include "notebook.h"
#include "notices.h"
#include "unflat.h"
#include "viewed.h"

/* The functions of a page may make of it twice its bytes and so many more. */
#define CALLED ((size_t)1 << 20)

#define END "unexpected end of stream" /* libyaml's words for a cut */

/* Reads sheets that are saved as XML in one file; false if it is none.  Each of
 * these functions appends what it reads to x->step.bared. */
static bool
read_sheets(struct extract *x, struct str text)
{
	bool cut = false;

	if (!flatsheet_page(text, &x->step.bared, &cut))
		return false;
	if (cut)
		x->flaw.torn_in = "workbook";
	return true;
}

/* Reads a document of XML as JSON; false if it is none. */
static bool
read_xml(struct extract *x, struct str text)
{
	enum xmljson_what what;

	if (!xmljson_like(text))
		return false;
	x->advert.feed = xmljson_is_feed(text);
	what = xmljson(text, &x->step.bared, &x->flaw.torn_why);
	x->flaw.torn = what != XMLJSON_WHOLE;
	x->flaw.torn_deep = what == XMLJSON_DEEP;
	x->flaw.unsound = what == XMLJSON_UNSOUND;
	if (what == XMLJSON_CUT)
		x->flaw.torn_in = "element";
	return true;
}

/* Reads rows of YAML as JSON; false if it is none, or only begins as such. */
static bool
read_yaml(struct extract *x, struct str text)
{
	size_t n, line;
	bool sound;

	if (!yamljson_like(text))
		return false;
	yamljson_clear(&x->step.yaml);
	n = yamljson_end(text, &line);
	sound = yamljson(
	    &x->step.yaml, str_n(text.p, n), &x->step.bared, &x->flaw.torn_why);
	if (n < text.n || str_ends(str_from(x->flaw.torn_why.msg), STR(END)))
		x->flaw.torn_in = "row";
	x->flaw.torn = !sound || n < text.n;
	if (sound && x->flaw.torn)
		err_set(&x->flaw.torn_why,
		    "line %zu: the file ends inside this row", line);
	if (sound || x->step.bared.n > text.n / 2)
		return true;
	x->flaw.torn = false;
	buf_release(&x->step.bared);
	return false;
}

static bool
read_sql(struct extract *x, struct str text)
{
	return extract_sql_nameless(x, text, &x->step.bared);
}

static bool
read_shown(struct extract *x, struct str text)
{
	return enclosed_json(text, &x->step.bared);
}

static bool
read_pre(struct extract *x, struct str text)
{
	return enclosed_printed(text, &x->step.bared);
}

static bool
read_table_rows(struct extract *x, struct str text)
{
	return enclosed_rows(text, x->opt.type == TYPE_AUTO, &x->step.bared);
}

/* Forms of JSON, of which one text has one at most: those come first that a
 * look at its first line tells. */
static bool (*const of_json[])(
    struct str text, struct json_scan *scan, struct buf *out) = {
    doubled_json, appended_text, celled_json, unflat_json, notebook_page};

#define NOT(type) (1u << TYPE_##type)

/* Other forms, except in files of which --type says that they are such.  Sheets
 * are XML too, which read_xml would read; and what a browser shows of JSON
 * stands in the <pre> in which read_pre looks for what PHP printed. */
static const struct reader {
	bool (*read)(struct extract *x, struct str text);
	unsigned except; /* bits: NOT() */
} readers[] = {
    {read_sheets, NOT(CSV) | NOT(JSON)},
    {read_sql, 0}, /* of no type but its own */
    {read_xml, NOT(CSV) | NOT(HTML)},
    {read_yaml, NOT(CSV) | NOT(HTML)},
    {read_shown, NOT(CSV)},
    {read_pre, NOT(CSV)},
    {read_table_rows, NOT(CSV)},
};

static bool
read_json(struct extract *x, struct str text)
{
	if (!extract_may_be_data(x))
		return false;
	for (size_t i = 0; i < COUNT(of_json); i++) {
		if (of_json[i](text, &x->scan, &x->step.bared))
			return true;
		buf_clear(&x->step.bared);
	}
	return false;
}

/* Reads what is wrapped as the page that x->step.bared then holds. */
static void
read_wrapped(struct extract *x)
{
	struct str text = x->text.text;
	bool is;

	x->advert.feed = false;
	x->flaw.torn = false;
	buf_release(&x->step.bared);
	if (extract_rows_headless(x, text))
		return;
	is = read_json(x, text);
	for (size_t i = 0; i < COUNT(readers) && !is; i++) {
		if (readers[i].except >> x->opt.type & 1)
			continue;
		is = readers[i].read(x, text);
		if (!is)
			buf_clear(&x->step.bared);
	}
	if (is)
		x->text.text = buf_str(&x->step.bared);
}

/* Makes what the functions of a page are called with its text. */
static void
read_called(struct extract *x)
{
	struct str *text = &x->text.text;

	buf_release(&x->step.called);
	switch (called_page(*text, 2 * text->n + CALLED, &x->step.called)) {
	case CALLED_DEEP:
		x->flaw.swollen = "a function in it gives values that lie too "
				  "deep in each other";
		/* FALLTHROUGH */
	case CALLED_DONE: *text = buf_str(&x->step.called); break;
	case CALLED_LONG:
		x->flaw.swollen = "a function in it gives more than is read";
		break;
	case CALLED_NONE: break;
	}
}

void
extract_unwrap(struct extract *x)
{
	struct str *text = &x->text.text;

	buf_release(&x->step.chat);
	if (chat_text(*text, &x->step.chat))
		*text = buf_str(&x->step.chat);
	*text = notices_behind(*text);
	buf_release(&x->step.viewed);
	x->flaw.of_pages = viewed_several(*text);
	if (viewed_source(*text, &x->step.viewed))
		*text = buf_str(&x->step.viewed);
	read_wrapped(x);
	if (extract_rows_headless(x, *text))
		return;
	read_called(x);
	extract_printed(x);
}
