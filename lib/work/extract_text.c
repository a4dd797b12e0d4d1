/* extract_text - the text of a document, and the pages that it is */
#include "bare.h"
#include "called.h"
#include "canon.h"
#include "conflict.h"
#include "escaped.h"
#include "extract_priv.h"
#include "extract_rows.h"
#include "jsobj.h"
#include "lined.h"
#include "look.h"
#include "memento.h"
#include "mirror.h"
#include "notices.h"
#include "printed.h"
#include "scraped.h"
#include "script.h"
#include "tag.h"
#include "text.h"
#include "twice.h"
#include "url.h"
#include "viewed.h"

/* The functions of a page may make of it twice its bytes and so many more. */
#define CALLED    ((size_t)1 << 20)
#define OPEN_DICT "a dict begins that has no end"
#define FRAMED    4 /* frames in each other are read so deep */

/* False if a text begins as pages and JSON do. */
static bool
may_be_table(struct str text)
{
	size_t at = 0;

	while (at < text.n && strchr(" \t\r\n\xef\xbb\xbf", text.p[at]))
		at++;
	return at < text.n &&
	       (!strchr("<{[", text.p[at]) ||
		   look_is_bracketed(str_n(text.p + at, text.n - at)));
}

/* The host of a saved page without an address, by the folders that a mirror
 * program put it in, which may also say when; absent if they do not tell.  Of
 * pages only: where a table lies says nothing of a host. */
static struct str
folder_host(struct extract *x)
{
	const struct doc *d = x->doc;
	struct str host, when;

	if (!d->bare || d->url.p || !str_starts(str_trim(d->body), STR("<")))
		return (struct str){NULL, 0};
	host = mirror_host(x->mirror, d->file, &when);
	if (when.p && !d->captured.p && !x->advert.memento.p &&
	    memento_time(when, &x->memento))
		x->advert.memento = buf_str(&x->memento);
	return host;
}

/* Sets what the page's links are relative to.  Who keeps a page with a <base>
 * has not made its links lead to files. */
static void
find_base(struct extract *x)
{
	x->advert.link_base = x->url;
	buf_clear(&x->base);
	if (canon_base(x->text.text, x->url, &x->base)) {
		x->advert.link_base = buf_str(&x->base);
		x->advert.beside = true;
	}
}

/* Sets the address of the page: that of the archive, of --url, or of the page
 * itself.  Of a page that a web archive serves, it is that of the original. */
static void
find_url(struct extract *x)
{
	struct str when, host;

	x->url = x->doc->url.p ? x->doc->url : x->url_said;
	/* --url is that of the first of several pages in a file */
	if (x->doc == &x->own && !x->doc->url.p && x->url.p &&
	    look_item(x->look, x->url).p)
		x->url = (struct str){NULL, 0};
	/* links that a browser saved may lead to files beside the page */
	x->advert.beside = x->url.p && (!x->doc->bare || !x->doc->url.p);
	buf_clear(&x->told);
	if (!x->url.p && canon_url(x->text.text, &x->told))
		x->url = buf_str(&x->told);
	x->advert.memento = (struct str){NULL, 0};
	buf_clear(&x->memento);
	if (memento(&x->url, &when) && memento_time(when, &x->memento))
		x->advert.memento = buf_str(&x->memento);
	x->advert.page_url = x->url;
	x->advert.since1904 = x->doc->since1904;
	host = folder_host(x);
	x->advert.page_host = x->url.p ? (struct str){NULL, 0} : host;
	find_base(x);
}

/* True if s begins with an object of Python, or of JSON. */
static bool
at_object(struct str s)
{
	return str_starts(s, STR("{'")) || str_starts(s, STR("{\""));
}

/* True if *rest begins with an object; else cuts a line off it. */
static bool
is_at_object(struct str *rest)
{
	if (at_object(*rest))
		return true;
	str_cut(rest, '\n');
	return false;
}

/* True if half of the first lines begin with an object, as those do that a
 * program printed, but not the first: that says which page it read. */
static bool
is_announced(struct str text)
{
	size_t n = 0, objects = 0;

	if (!text.n || memchr("[{<", text.p[0], 3))
		return false;
	while (text.p && n < LIKE_ENOUGH) {
		struct str line = str_trim(str_cut(&text, '\n'));

		n += line.n > 0;
		objects +=
		    at_object(line) && memchr("},{[", line.p[line.n - 1], 4);
	}
	return objects > 1 && objects * 2 >= n;
}

/* Appends as JSON, a line each, the objects that Scrapy and others log over
 * several lines, or print with a line above them; false if that is no such
 * text. */
static bool
from_log(struct str text, struct buf *out)
{
	struct str rest = text, value;
	struct err e;

	if ((rest.n < 5 || !ascii_digit(rest.p[0]) ||
		rest.p[4] != '-') && /* 2024-05-06 ... */
	    !is_announced(text))
		return false;
	while (rest.p) {
		if (!is_at_object(&rest))
			continue;
		value = script_cut(&rest);
		if (!value.p || !jsobj_json(value, out, &e))
			return false;
		buf_addc(out, '\n');
	}
	return out->n > 0;
}

/* Notes that the text is not sound from a place in it on. */
static void
torn_at(struct extract *x, const char *place, const char *what)
{
	size_t line = 1;

	for (const char *p = x->text.text.p; p < place; p++)
		line += *p == '\n';
	x->flaw.torn = true;
	err_set(&x->flaw.torn_why, "line %zu: %s", line, what);
}

/* True if a text begins as Python and Ruby show objects: {'a': 1}, {u'a': 1},
 * {:a=>1} and {"a"=>1}, or a list of such, or of replies: ['jsonp1({... */
static bool
begins_object(struct str s)
{
	size_t end;

	if (str_starts(s, STR("['")))
		return bare_begins(str_n(s.p + 2, s.n - 2));
	if (str_starts(s, STR("[")))
		s.p++, s.n--;
	if (str_starts(s, STR("{'")) || str_starts(s, STR("{u'")) ||
	    str_starts(s, STR("{:")))
		return true;
	if (!str_starts(s, STR("{\"")))
		return false;
	end = str_find(s, STR("\""), 2) + 1;
	return end < s.n && str_starts(str_n(s.p + end, s.n - end), STR("=>"));
}

/* Appends as JSON, a line each, the objects that Python or Ruby show; false if
 * there is anything else.  What stands before one without an end is taken. */
static bool
from_shown(struct extract *x, struct str text, struct buf *out)
{
	struct str rest = str_trim(text), value;
	struct err e;

	if (!begins_object(rest))
		return false;
	while ((value = script_cut(&rest)).p) {
		if (!jsobj_json(value, out, &e))
			return false;
		buf_addc(out, '\n');
	}
	if (!rest.p || !out->n)
		return out->n;
	if (rest.p[0] != '{')
		return false;
	torn_at(x, rest.p, OPEN_DICT);
	return true;
}

/* Makes the text what it has as one string, or the values that lines of a log
 * end with; false if it is neither. */
static bool
from_lines(struct extract *x)
{
	struct str *text = &x->text.text;
	const char *open = NULL;

	buf_clear(&x->plain);
	if (!bare_string(*text, &x->scan, &x->plain) &&
	    !bare_lines(*text, &x->scan, &x->plain, &open)) {
		if (open)
			x->flaw.torn_in = "value";
		return false;
	}
	if (open)
		torn_at(x, open, OPEN_DICT);
	*text = buf_str(&x->plain);
	/* as JSON its site is known by its names */
	buf_clear(&x->called);
	if (!open && from_shown(x, *text, &x->called))
		*text = buf_str(&x->called);
	return true;
}

/* Makes the text JSON if it is nested data as PHP and Python print it. */
static bool
from_printed(struct extract *x)
{
	struct str *text = &x->text.text;
	enum printed what;
	size_t at;

	buf_clear(&x->plain);
	what = printed_values(*text, &x->plain, &at);
	if (what == PRINTED_NONE)
		return false;
	if (what != PRINTED_WHOLE && !x->plain.n) {
		x->flaw.torn_in = "value";
		return false;
	}
	x->flaw.torn = what != PRINTED_WHOLE;
	if (what == PRINTED_CUT)
		err_set(&x->flaw.torn_why, "it ends inside a value");
	else if (what == PRINTED_BROKEN)
		torn_at(x, text->p + at, "what follows could not be read");
	*text = buf_str(&x->plain);
	return true;
}

/* Takes the text out of what a program wrote around it. */
static void
unwrap(struct extract *x)
{
	struct str *text = &x->text.text;
	const char *flaw;

	*text = notices_behind(*text);
	buf_clear(&x->viewed);
	if (viewed_source(*text, &x->viewed))
		*text = buf_str(&x->viewed);
	extract_unwrap(x);
	if (extract_rows_headless(x, *text))
		return;
	buf_clear(&x->called);
	switch (called_page(*text, 2 * text->n + CALLED, &x->called)) {
	case CALLED_DEEP:
		x->flaw.swollen = "a function in it gives values that lie too "
				  "deep in each other";
		/* FALLTHROUGH */
	case CALLED_DONE: *text = buf_str(&x->called); break;
	case CALLED_LONG:
		x->flaw.swollen = "a function in it gives more than is read";
		break;
	case CALLED_NONE: break;
	}
	if (from_printed(x) || from_lines(x))
		return;
	buf_clear(&x->plain);
	if (from_shown(x, *text, &x->plain) || from_log(*text, &x->plain)) {
		*text = buf_str(&x->plain);
		return;
	}
	buf_clear(&x->plain);
	if (!printed_rows(*text, &x->plain, &flaw))
		return;
	*text = buf_str(&x->plain);
	x->flaw.torn |= flaw != NULL;
	if (flaw)
		err_set(&x->flaw.torn_why, "%s", flaw);
}

/* NULs before a text, of a program that sought behind what it wrote, would hide
 * what it begins with. */
static struct str
behind_nuls(struct str s)
{
	while (s.n && !*s.p)
		s.p++, s.n--;
	return s;
}

/* Sets the document to one with the address that its text says it was saved
 * from, if nothing else tells it: of bytes that are no ASCII, or of a page in a
 * message or a browser's view, it could not be read before. */
static void
find_saved(struct extract *x)
{
	if (x->doc->url.p || x->doc->sheet.p)
		return;
	saved_look(&x->saved, x->text.text);
	if (!x->saved.url.p)
		return;
	x->own = *x->doc;
	x->own.url = x->saved.url;
	if (x->saved.captured.p)
		x->own.captured = x->saved.captured;
	x->doc = &x->own;
}

/* Sets the text: bytes decoded, escapes and wrong encodings undone. */
static void
decode(struct extract *x, const struct doc *doc)
{
	struct str said = x->charset_said, body = doc->body;
	enum escaped escaped;

	/* a workbook says the charset of its sheets */
	if (doc->sheet.p)
		said = (struct str){NULL, 0};
	buf_clear(&x->unescaped);
	escaped = escaped_page(body, &x->unescaped);
	if (escaped != ESCAPED_NOT)
		body = buf_str(&x->unescaped);
	if (escaped == ESCAPED_TEXT)
		said = STR("utf-8");
	charset_decode(x->charset, body, said, doc->charset, &x->text);
	x->flaw = (struct flaws){0};
	if (doc->sheet.p)
		return;
	x->text.text = behind_nuls(x->text.text);
	buf_clear(&x->twice);
	if (twice_bytes(x->text.text, &x->twice))
		charset_decode(x->charset, buf_str(&x->twice),
		    (struct str){NULL, 0}, (struct str){NULL, 0}, &x->text);
	buf_clear(&x->marked);
	if (str_starts(doc->body, STR("\xef\xbb\xbf")) &&
	    text_marked(x->text.text, &x->marked))
		x->text.text = buf_str(&x->marked);
	buf_clear(&x->letters);
	if (text_letters(x->text.text, &x->letters))
		x->text.text = buf_str(&x->letters);
	buf_clear(&x->merged);
	if (conflict_text(x->text.text, &x->merged))
		x->text.text = buf_str(&x->merged);
	buf_clear(&x->lined);
	if (lined_text(x->text.text, &x->lined) ||
	    scraped_text(x->text.text, &x->lined))
		x->text.text = buf_str(&x->lined);
	unwrap(x);
}

void
extract_start(struct extract *x, const struct doc *doc)
{
	x->doc = doc;
	x->above = 0;
	decode(x, doc);
	x->flaw.ends =
	    doc->sheet.p || doc->lost ? NULL : extract_html_end(x->text.text);
	x->flaw.half = x->flaw.ends && extract_ends_line(x->text.text);
	if (x->flaw.ends) {
		x->part = *doc;
		x->part.lost = "part";
		x->doc = &x->part;
	}
	x->rest = x->text.text;
}

/* Prepares the page for what definitions ask of it; nothing is known yet of
 * what it gives. */
static void
prepare(struct extract *x)
{
	x->reason = NULL;
	x->site = NULL;
	x->rescued = NULL;
	x->kept.has_own = false;
	sites_look(x->sites, x->url, x->text.text);
	pick_page(&x->pick, x->text.text, x->url, x->type == JSON);
	x->table = (x->type == CSV || x->type == AUTO) &&
	           may_be_table(x->text.text) &&
	           csv_open(&x->csv, x->text.text);
}

void
extract_next_page(struct extract *x)
{
	bool first = x->rest.p == x->text.text.p;

	x->framed = 0;
	x->text.text = x->rest;
	if (x->doc->bare) /* in an archive each page is a record */
		x->text.text = bare_page(&x->rest);
	else
		x->rest = (struct str){NULL, 0};
	if (!first) {
		x->own = *x->doc;
		saved_look(&x->saved, x->text.text);
		x->own.url = x->saved.url;
		x->own.captured = x->saved.captured;
		x->own.loose = false;
		x->doc = &x->own;
	} else {
		find_saved(x);
	}
	find_url(x);
	prepare(x);
}

/* Puts another text in the page's place. */
static void
replace_text(struct extract *x, struct str text)
{
	x->text.text = text;
	prepare(x);
}

/* Appends the pages that stand in frames of this one: <iframe srcdoc>, as
 * SingleFile keeps them. */
static bool
frames(struct str text, struct buf *out)
{
	static const struct str name = STR_INIT("srcdoc");
	struct tags t = {text, 0};
	struct tag tag;
	struct str page;

	if (str_find_nocase(text, name, 0) == text.n)
		return false;
	while (tags_next(&t, &tag)) {
		page = tag_value(&tag, name);
		if (!page.n || !str_eq_nocase(tag.name, STR("iframe")))
			continue;
		text_references(page, out);
		buf_addc(out, '\n');
	}
	return out->n > 0;
}

bool
extract_frames(struct extract *x)
{
	struct buf outer = x->within;

	/* only programs that save a page whole write its frames into it; to
	 * look for some in each reply of a crawl would cost as much as its
	 * goods */
	if (!x->doc->bare || !str_starts(str_trim(x->text.text), STR("<")) ||
	    x->framed++ == FRAMED)
		return false;
	buf_clear(&x->spare);
	if (!frames(x->text.text, &x->spare))
		return false;
	x->within = x->spare;
	x->spare = outer;
	if (x->url.p && look_item(x->look, x->url).p) {
		x->advert.page_host = url_host(x->url);
		x->url = (struct str){NULL, 0};
	}
	replace_text(x, buf_str(&x->within));
	return true;
}

/* True if most of the row is under a name as carts have. */
static bool
in_cart(struct extract *x, struct str row)
{
	struct json_each it = json_each(row);

	while (json_next(&it))
		if (it.value.n > row.n / 2 &&
		    look_is_private(x->look, json_inside(it.key)))
			return true;
	return false;
}

/* True if the row that text begins with is an order, a person or the like: what
 * is within it is none of adverts. */
static bool
of_order(struct extract *x, struct str text)
{
	struct json_each it;
	struct str row;
	struct err e;

	if (!json_scan_first(&x->scan, NULL, str_trim(text), &e))
		return false;
	row = x->scan.value;
	it = json_each(row);
	if (json_type(row) == JSON_ARRAY)
		row = json_next(&it) ? it.value : (struct str){NULL, 0};
	if (json_type(row) != JSON_OBJECT)
		return false;
	buf_clear(&x->usual);
	dump_read(x->dump, row, false, &x->usual);
	return dump_found(x->dump, STR("none")).p ||
	       dump_found(x->dump, STR("person")).p || in_cart(x, row);
}

bool
extract_within(struct extract *x)
{
	struct str body = script_body(x->text.text);
	struct buf outer = x->within;

	/* each level is read again, and there may be a thousand */
	if (x->framed++ == FRAMED)
		return false;
	buf_clear(&x->spare);
	if (body.p ? of_order(x, body) ||
			 !bare_within(body, dump_names(x->dump, USUAL_REPLY),
			     &x->scan, &x->spare)
		   : !frames(x->text.text, &x->spare))
		return false;
	x->within = x->spare;
	x->spare = outer;
	replace_text(x, buf_str(&x->within));
	return true;
}

bool
extract_next_kind(struct extract *x)
{
	struct buf read = x->left_now;

	if (!x->left.n)
		return false;
	x->left_now = x->left;
	x->left = read;
	buf_clear(&x->left);
	replace_text(x, buf_str(&x->left_now));
	return true;
}
