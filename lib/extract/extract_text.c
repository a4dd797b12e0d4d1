/* extract_text - the text of a document, and the pages that it is */
#include "bare.h"
#include "barred.h"
#include "colored.h"
#include "commented.h"
#include "conflict.h"
#include "datauri.h"
#include "escaped.h"
#include "extract_priv.h"
#include "inset.h"
#include "lined.h"
#include "linked.h"
#include "look.h"
#include "parted.h"
#include "prettified.h"
#include "quoted.h"
#include "scraped.h"
#include "script.h"
#include "shelled.h"
#include "tag.h"
#include "text.h"
#include "twice.h"
#include "typeset.h"
#include "url.h"

#define FRAMED 4  /* frames in each other are read so deep */
#define ABOVE  16 /* lines in which rows show that they are JSON */

/* False if a text begins as pages and JSON do, or is a call with that. */
static bool
may_be_table(struct str text)
{
	struct str rest = text, line;
	size_t at = 0;

	while (at < text.n && ONE_OF(text.p[at], " \t\r\n\xef\xbb\xbf"))
		at++;
	if (at == text.n)
		return false;
	if (ONE_OF(text.p[at], "<{["))
		return look_is_bracketed(str_after(text, at));
	/* objects of a list, a line each, within what nothing else reads */
	for (size_t i = 0; i < ABOVE && (line = str_cut_line(&rest)).p; i++)
		if (str_starts(line, STR("{\"")) && str_ends(line, STR("},")))
			return false;
	return !script_body(text).p;
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

/* The bytes of a document, escapes undone; *said: the charset that is known of
 * them. */
static struct str
unescaped(struct extract *x, const struct doc *doc, struct str *said)
{
	enum escaped escaped;

	buf_release(&x->step.unescaped);
	escaped = escaped_page(doc->body, &x->step.unescaped);
	x->step.open = escaped == ESCAPED_CUT;
	if (escaped == ESCAPED_TEXT)
		*said = STR("utf-8");
	if (escaped == ESCAPED_NOT &&
	    !datauri_text(doc->body, &x->step.unescaped))
		return doc->body;
	return buf_str(&x->step.unescaped);
}

/* Tables in forms of their own: a text is one of them at most.  Bars part cells
 * in many of these, so that barred.h, which only asks for bars, is the last. */
static bool
laid_out(struct str text, struct buf *out)
{
	static bool (*const read[])(struct str text, struct buf * out) = {
	    lined_text, scraped_text, shelled_text, typeset_text, barred_text};

	for (size_t i = 0; i < COUNT(read); i++)
		if (read[i](text, out))
			return true;
	return false;
}

/* Undoes what programs did to the text as a whole, one after the other: what
 * stands in each line of it, or around some, before what lines say. */
static void
undo(struct extract *x)
{
	static bool (*const undone[UNDONE])(
	    struct str text, struct buf * out) = {
	    text_letters, conflict_text, colored_text, laid_out};

	for (size_t i = 0; i < UNDONE; i++) {
		buf_release(&x->step.undone[i]);
		if (undone[i](x->text.text, &x->step.undone[i]))
			x->text.text = buf_str(&x->step.undone[i]);
	}
}

/* Sets the text: bytes decoded, escapes and wrong encodings undone. */
static void
decode(struct extract *x, const struct doc *doc)
{
	struct str said = x->opt.charset, body;

	/* a workbook says the charset of its sheets */
	if (doc->sheet.p)
		said = STR_NONE;
	body = unescaped(x, doc, &said);
	charset_decode(x->charset, body, said, doc->charset, &x->text);
	x->flaw = (struct flaws){0};
	if (doc->sheet.p)
		return;
	x->text.text = behind_nuls(x->text.text);
	buf_release(&x->step.twice);
	if (twice_bytes(x->text.text, &x->step.twice))
		charset_decode(x->charset, buf_str(&x->step.twice), STR_NONE,
		    STR_NONE, &x->text);
	else
		buf_release(&x->step.twice);
	buf_release(&x->step.marked);
	if (str_starts(doc->body, STR(STR_BOM)) &&
	    text_marked(x->text.text, &x->step.marked))
		x->text.text = buf_str(&x->step.marked);
	undo(x);
	extract_unwrap(x);
}

void
extract_start(struct extract *x, const struct doc *doc)
{
	x->doc = doc;
	x->pages.above = 0;
	decode(x, doc);
	extract_go_on(x);
	x->flaw.ends =
	    doc->sheet.p || doc->lost ? NULL : extract_html_end(x->text.text);
	if (!x->flaw.ends && x->step.open)
		x->flaw.ends = "literal of bytes";
	x->flaw.half = x->flaw.ends && extract_ends_line(x->text.text);
	if (x->flaw.ends) {
		x->part = *doc;
		x->part.lost = "part";
		x->doc = &x->part;
	}
	x->pages.rest = x->text.text;
}

/* Opens the page as a table, without the times that a log has before its rows.
 */
static bool
open_table(struct extract *x)
{
	buf_clear(&x->step.logged);
	if (x->doc->bare && bare_timed(x->text.text, &x->step.logged)) {
		x->text.text = buf_str(&x->step.logged);
		extract_printed(x);
		if (!may_be_table(x->text.text))
			return false;
	}
	return csv_open(&x->csv, x->text.text);
}

/* Makes the page anew as a browser would show it, one after the other: with
 * what it keeps in comments, without comments within texts, and without lines
 * that a program put around each tag. */
static void
remake(struct extract *x)
{
	static bool (*const remade[REMADE])(struct str page,
	    struct buf * out) = {commented_page, parted_page, prettified_page};

	for (size_t i = 0; i < REMADE; i++) {
		buf_clear(&x->step.remade[i]);
		if (remade[i](x->text.text, &x->step.remade[i]))
			x->text.text = buf_str(&x->step.remade[i]);
	}
}

/* Prepares the page for what definitions ask of it; nothing is known yet of
 * what it gives. */
static void
prepare(struct extract *x)
{
	x->reason = NULL;
	x->site = NULL;
	x->rescued = NULL;
	x->kept.has_own = x->kept.self = false;
	x->kept.best = x->kept.whole = 0;
	remake(x);
	sites_look(x->sites, x->url, x->text.text);
	pick_page(&x->pick, x->text.text, x->url, x->opt.type == TYPE_JSON);
	x->table.is = (x->opt.type == TYPE_CSV || x->opt.type == TYPE_AUTO) &&
	              may_be_table(x->text.text) && open_table(x);
}

void
extract_next_page(struct extract *x)
{
	bool first = x->pages.rest.p == x->text.text.p;

	x->pages.framed = 0;
	x->pages.inset = false;
	buf_clear(&x->around.outer);
	x->text.text = x->pages.rest;
	if (x->doc->bare) /* in an archive each page is a record */
		x->text.text = bare_page(&x->pages.rest);
	else
		x->pages.rest = STR_NONE;
	if (!first) {
		x->own = *x->doc;
		saved_look(&x->saved, x->text.text);
		x->own.url = x->saved.url;
		x->own.captured = x->saved.captured;
		x->own.loose = false;
		x->doc = &x->own;
	} else {
		extract_saved(x);
	}
	extract_address(x);
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
	struct buf outer = x->pages.within;

	/* only programs that save a page whole write its frames into it; to
	 * look for some in each reply of a crawl would cost as much as its
	 * goods */
	if (!x->doc->bare || !str_starts(str_trim(x->text.text), STR("<")) ||
	    x->pages.framed++ == FRAMED)
		return false;
	buf_release(&x->pages.spare);
	if (!frames(x->text.text, &x->pages.spare))
		return false;
	x->pages.within = x->pages.spare;
	x->pages.spare = outer;
	if (x->url.p && look_item(x->look, x->url).p) {
		x->advert.page_host = url_host(x->url);
		x->url = STR_NONE;
	}
	replace_text(x, buf_str(&x->pages.within));
	return true;
}

/* True if most of the row is under a name as carts have; the message of a line
 * of a log is none. */
static bool
in_cart(struct extract *x, struct str row)
{
	static const struct str said = STR_INIT("\"message\"");
	struct json_each it = json_each(row);

	while (json_next(&it))
		if (it.value.n > row.n / 2 && !str_eq_nocase(it.key, said) &&
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
		row = json_next(&it) ? it.value : STR_NONE;
	if (json_type(row) != JSON_OBJECT)
		return false;
	buf_clear(&x->usual);
	dump_read(x->dump, row, false, &x->usual);
	return dump_found(x->dump, STR("none")).p ||
	       dump_found(x->dump, STR("person")).p || in_cart(x, row);
}

/* True of a text that begins as pages do, and not as programs, Vue's too. */
static bool
begins_page(struct str s)
{
	static const struct str not [] = {STR_INIT("<?php"),
	    STR_INIT("<template>"), STR_INIT("<script setup")};

	s = str_trim(s);
	return str_starts(s, STR("<")) && !str_starts_in(s, not, COUNT(not ));
}

/* Appends what the lines of a file say that is a log (*logged), or, of one that
 * begins neither as data nor as a page, what the texts of a program hold, or
 * the data within. */
static bool
inset(struct extract *x, bool data, struct buf *out, bool *logged)
{
	struct str s = x->text.text;

	if (!x->doc->bare || !extract_may_be_data(x) || begins_page(s))
		return false;
	*logged = bare_logged(s, out);
	if (*logged || data)
		return *logged;
	if (x->passed.set)
		return false; /* const cart = {...}: it was understood */
	if (quoted_text(s, out))
		return true;
	return x->pages.inset =
	           inset_data(s, &x->scan, out) || linked_page(s, out);
}

/* Notes of which market an object says that what it holds is:
 * {"source":"taobao","data":"[{...}]"}. */
static void
note_outer(struct extract *x, struct str body)
{
	struct str place;
	struct err e;

	if (!json_scan(&x->scan, NULL, str_trim(body), &e))
		return;
	place = dump_place(x->dump, x->scan.value);
	if (!place.p)
		return;
	buf_clear(&x->around.outer);
	buf_addstr(&x->around.outer, place);
}

bool
extract_within(struct extract *x)
{
	struct str body = script_body(x->text.text);
	struct buf outer = x->pages.within, *out = &x->pages.spare;
	const struct bare_names names = {dump_names(x->dump, USUAL_REPLY),
	    dump_names(x->dump, USUAL_VISITOR)};
	bool logged = false, found;

	/* each level is read again, and there may be a thousand */
	if (x->pages.framed++ == FRAMED)
		return false;
	buf_release(out);
	found = body.p ? !of_order(x, body) &&
	                     bare_within(body, &names, &x->scan, out)
	               : frames(x->text.text, out);
	if (!found && !inset(x, body.p != NULL, out, &logged))
		return false;
	if (found && body.p)
		note_outer(x, body);
	x->pages.within = *out;
	x->pages.spare = outer;
	x->text.text = buf_str(&x->pages.within);
	if (logged) /* INFO Comb(id=7, title='a') */
		extract_printed(x);
	prepare(x);
	return true;
}

bool
extract_next_kind(struct extract *x)
{
	struct buf read = x->pages.left_now;

	if (!x->pages.left.n)
		return false;
	x->pages.left_now = x->pages.left;
	x->pages.left = read;
	buf_release(&x->pages.left);
	replace_text(x, buf_str(&x->pages.left_now));
	return true;
}
