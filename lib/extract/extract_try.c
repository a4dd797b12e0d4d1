/* extract_try - one definition on one page */
#include "extract_priv.h"
#include "flight.h"
#include "jsobj.h"
#include "script.h"
#include "tag.h"
#include "text.h"
#include "utf8.h"

#define INSTEAD   24 /* bytes that are told of what is no data */
#define ENVELOPES 3  /* around a reply, at most */

/*
 * Scans data for the wanted paths of a page.  With script, data is what
 * script_find gave: it goes to the end of the page, and is set to the value
 * that it begins with.
 */
static bool
scan_value(struct extract *x, const struct json_paths *paths, struct str *data,
    struct script *script)
{
	if (!script)
		return json_scan_whole(&x->scan, paths, *data, &x->got.why);
	if ((data->n && *data->p == '"') ||
	    !json_scan_first(&x->scan, paths, *data, &x->got.why)) {
		*data = script_end(script, *data);
		return false;
	}
	*data = x->scan.value;
	script->work += data->n;
	return true;
}

/* Makes of data that the page's end cuts what it is up to the last row that is
 * whole; once for a definition, as that costs as much as reading it. */
static bool
mend_cut(struct extract *x, struct str data)
{
	struct str text = x->text.text;
	struct buf closed = {0};
	struct err e;
	bool good;

	text = str_trim(text);
	if (x->got.closed || data.p + data.n < text.p + text.n ||
	    str_find_nocase(data, STR("</script"), 0) < data.n)
		return false;
	x->got.closed = true;
	buf_clear(&x->mended);
	good = jsobj_close(data, &closed) &&
	       jsobj_json(buf_str(&closed), &x->mended, &e);
	buf_free(&closed);
	if (good)
		x->flaw.torn_in = "value";
	return good;
}

/* Scans data as JSON, or, if it is none, as a JavaScript object, which *data is
 * then as JSON. */
static bool
scan_data(struct extract *x, struct str *data, struct script *script)
{
	struct err e;

	if (scan_value(x, x->site->page, data, script))
		return true;
	buf_clear(&x->mended);
	if (!(jsobj_json(*data, &x->mended, &e) || mend_cut(x, *data)) ||
	    !json_scan(&x->scan, x->site->page, buf_str(&x->mended), &e))
		return false;
	*data = buf_str(&x->mended);
	x->got.why.msg[0] = '\0';
	return true;
}

/* Tries the definition on data that was scanned, or, if absent, on the page's
 * elements; true if that gives adverts, or rightly none. */
static bool
try_rows(struct extract *x, struct str data)
{
	const struct site_sources *rows = &x->site->source[SITE_ROWS];
	size_t before = x->got.rows, lame = x->got.lame, n;

	if (!rows->n)
		extract_row(x, data, NULL);
	extract_found(x, data);
	n = x->got.rows - before;
	if (n > x->got.lame - lame)
		return true;
	x->got.rows = before;
	x->got.lame = lame;
	x->got.none = !n && !before && extract_says_none(x, data);
	if (!x->got.none && !rows->n)
		x->got.lame_page = true;
	else if (!x->got.none && !x->got.why.msg[0] && n)
		err_set(&x->got.why, "its rows have neither item nor title");
	else if (!x->got.none && !x->got.why.msg[0])
		extract_found_none(x);
	if (!x->got.none && !n && data.p)
		extract_shape_data(x, data);
	return x->got.none;
}

/* The same of data that is to be scanned first. */
static bool
try_data(struct extract *x, struct str data, struct script *script)
{
	x->scan.nspan = 0;
	return (!data.p || scan_data(x, &data, script)) && try_rows(x, data);
}

/* Data of a page's one advert that is not longer is looked into before it is
 * taken. */
#define SLIGHT 4096

/* True of data of a page of one advert in which nothing is that the definition
 * looks for, as g_config = window.g_config || {}. */
static bool
says_nothing(struct extract *x, struct str data)
{
	struct err e;

	if (x->site->source[SITE_ROWS].n || data.n > SLIGHT || !x->site->row ||
	    !json_scan(&x->scan, x->site->row, data, &e))
		return false;
	for (size_t i = 0; i < x->scan.nspan; i++)
		if (x->scan.span[i].p)
			return false;
	return true;
}

/* The line of the page that what begins at p is in. */
static uint64_t
line_of(const struct extract *x, const char *p)
{
	uint64_t n = 1;

	for (const char *q = x->text.text.p; q < p; q++)
		n += *q == '\n';
	return n;
}

/* Notes that what begins at p is no JSON. */
static void
no_json(struct extract *x, const char *p)
{
	extract_no_json(x, x->got.odd ? 0 : line_of(x, p));
}

/* Behind so many values without an end more values are looked for: each time to
 * the end of the page. */
#define BROKEN 64

/* Tries values that stand one behind the other.  Those in which nothing is
 * found go to x->left, for other definitions.  One without an end costs its
 * line: the next may be sound. */
static bool
try_values(struct extract *x, struct str all)
{
	struct str rest = all, at, value = script_cut(&rest);
	bool good = false;
	struct err e;

	while ((value.p || rest.p) && x->got.odd < BROKEN) {
		if (value.p && try_data(x, value, NULL)) {
			good = true;
		} else if (value.p && json_scan(&x->scan, NULL, value, &e)) {
			buf_addstr(&x->left, value);
			buf_addc(&x->left, '\n');
		} else {
			at = value.p ? str_n(value.p,
					   (size_t)(all.p + all.n - value.p))
			             : rest;
			no_json(x, at.p);
			(void)str_cut(&at, '\n');
			rest = at;
		}
		value = script_cut(&rest);
	}
	if (!good)
		buf_clear(&x->left);
	return good;
}

/* Tries an array of replies.  An expression may have failed on the array, which
 * is no fault if it does not on what stands in it. */
static bool
try_replies(struct extract *x, struct str value)
{
	const char *fault = x->pick.fault;
	struct err e;
	bool good;

	if (value.n < 4 || value.p[0] != '[' ||
	    !json_scan(&x->scan, NULL, value, &e))
		return false;
	x->pick.fault = NULL;
	good = try_values(x, str_n(value.p + 1, value.n - 2));
	if (!good)
		x->pick.fault = fault;
	return good;
}

/* Tries the page as data: one value, several one behind the other, as replies
 * that were saved a line each, or an array of replies. */
static bool
try_body(struct extract *x, struct str body)
{
	struct str rest = body, value;
	bool sound =
	    json_scan_whole(&x->scan, x->site->page, body, &x->got.why);

	if (sound && try_rows(x, body))
		return true;
	value = script_cut(&rest);
	if (value.p && str_trim(rest).n) {
		x->got.why.msg[0] = '\0';
		return try_values(x, body);
	}
	if (!sound && try_data(x, body, NULL))
		return true;
	return try_replies(x, value);
}

/* The page as a script that sets the data: var list = {...}; */
static bool
try_set(struct extract *x)
{
	struct str rest = x->text.text, value;
	bool good = false;

	while ((value = script_set_cut(&rest)).p)
		good |= try_data(x, value, NULL);
	return good;
}

/* What most of an object is: the one member that is an object or a list and has
 * three quarters of its bytes; absent if there is none such, or it has the name
 * of what is not offered. */
static struct str
inner_of(struct extract *x, struct str object)
{
	struct str none = {NULL, 0};
	struct json_each it = json_each(object);

	while (json_type(object) == JSON_OBJECT && json_next(&it))
		if (it.value.n / 3 >= object.n / 4 &&
		    json_type(it.value) >= JSON_ARRAY)
			return dump_closes(x->dump, json_inside(it.key)) ==
			               DUMP_OPEN
			           ? it.value
			           : none;
	return none;
}

bool
extract_is_envelope(struct extract *x)
{
	struct str body = script_body(x->text.text);
	struct err e;

	return body.p && json_scan(&x->scan, NULL, body, &e) &&
	       inner_of(x, body).p;
}

/* The page as a reply that a program put into one of its own, or two, before it
 * kept it: {"code":200,"data":{"data":{...}}}. */
static bool
try_inner(struct extract *x)
{
	struct str in = script_body(x->text.text);
	bool good = false;

	for (int i = 0; !good && i < ENVELOPES; i++) {
		in = inner_of(x, in);
		x->pick.fault = NULL; /* it was told of the outer one */
		good = in.p && try_body(x, in);
	}
	return good;
}

/* Makes of data whose quotes a page has as references, {&quot;id&quot;:7}, what
 * these stand for, up to the script's end; false if it is none. */
static bool
dereferenced(struct extract *x, struct str *data, struct script *s)
{
	static const struct str brackets = STR_INIT("{[ \n");
	struct str in = *data;
	size_t at = 0;

	while (at < in.n && memchr(brackets.p, in.p[at], brackets.n))
		at++;
	if (!str_starts(str_n(in.p + at, in.n - at), STR("&quot;")))
		return false;
	in.n = str_find_nocase(in, STR("</script"), at);
	s->work += in.n;
	buf_clear(&x->joined);
	text_references(in, &x->joined);
	*data = buf_str(&x->joined);
	return true;
}

/* Tries the objects behind an anchor: until one gives adverts, or, with `all`,
 * each.  Those that say nothing have to wait: with them what the page shows
 * would be an advert without what the right one says. */
static bool
try_anchor(struct extract *x, const struct site_script *sc)
{
	struct script s = {x->text.text, sc->anchor, 0, 0};
	bool good = false, waits = false;
	struct str data;

	while ((!good || sc->all) && script_find(&s, &data)) {
		x->scan.nspan = 0;
		if (dereferenced(x, &data, &s)) {
			good |= try_data(x, data, NULL);
			continue;
		}
		if (!scan_data(x, &data, &s))
			continue;
		if (says_nothing(x, data))
			waits = true;
		else
			good |= try_rows(x, data);
	}
	if (good || !waits)
		return good;
	s = (struct script){x->text.text, sc->anchor, 0, 0};
	while (!good && script_find(&s, &data))
		good |= try_data(x, data, &s);
	return good;
}

/* Makes x->joined what an attribute holds: JSON, that may be written as
 * encodeURIComponent() does; false if its bytes are no text then. */
static bool
attribute_text(struct extract *x, struct str value)
{
	size_t at;

	buf_clear(&x->joined);
	if (!str_starts(value, STR("%7B")) && !str_starts(value, STR("%5B"))) {
		text_references(value, &x->joined);
		return true;
	}
	text_unpercent(value, &x->joined);
	return utf8_valid(buf_str(&x->joined), &at);
}

/* Tries the attributes with the name of the anchor likewise. */
static bool
try_attribute(struct extract *x, const struct site_script *sc)
{
	struct tags t = {x->text.text, 0};
	bool good = false;
	struct str value;
	struct tag tag;

	while ((!good || sc->all) && tags_next(&t, &tag)) {
		value = tag_value(&tag, sc->anchor);
		if (value.p && attribute_text(x, value))
			good |= try_data(x, buf_str(&x->joined), NULL);
	}
	return good;
}

/* Tries what Next.js streams into the page, its texts as one: each row. */
static bool
try_flight(struct extract *x, const struct site_script *sc)
{
	bool good = false, broken;
	struct str text, row;

	buf_clear(&x->decoded);
	if (!flight_join(x->text.text, &x->scan, &x->decoded, &broken))
		return false;
	text = buf_str(&x->decoded);
	while ((!good || sc->all) && (row = flight_cut(&text)).p)
		good |= try_data(x, row, NULL);
	if (broken && good)
		extract_no_json(x, 1);
	return good;
}

static bool
try_script(struct extract *x)
{
	const struct site_script *sc = x->site->script;
	bool good = false;

	for (size_t i = 0; i < x->site->nscript && !good; i++)
		good = sc[i].attribute  ? try_attribute(x, &sc[i])
		       : sc[i].streamed ? try_flight(x, &sc[i])
		                        : try_anchor(x, &sc[i]);
	return good;
}

/* Appends the first sound object behind an anchor. */
static bool
add_script(struct extract *x, const struct site_script *sc)
{
	struct script s = {x->text.text, sc->anchor, 0, 0};
	size_t n = x->joined.n;
	struct str data;
	struct err e;

	while (script_find(&s, &data)) {
		if (scan_value(x, NULL, &data, &s)) {
			buf_addstr(&x->joined, data);
			return true;
		}
		if (jsobj_json(data, &x->joined, &e))
			return true;
		x->joined.n = n;
	}
	return false;
}

/* Tries several objects as one, in which each is a member under its name. */
static bool
try_scripts(struct extract *x)
{
	const struct site *site = x->site;
	size_t n;

	buf_clear(&x->joined);
	buf_addc(&x->joined, '{');
	for (size_t i = 0; i < site->nscript; i++) {
		n = x->joined.n;
		json_sep(&x->joined);
		json_quote(&x->joined, site->script[i].name);
		buf_addc(&x->joined, ':');
		if (add_script(x, &site->script[i]))
			continue;
		if (!site->script[i].optional) {
			x->got.absent = &site->script[i];
			return false;
		}
		x->joined.n = n;
	}
	buf_addc(&x->joined, '}');
	return try_data(x, buf_str(&x->joined), NULL);
}

/* True if the definition finds its adverts in the tree of a page: by a
 * selector, or because no line of it says where else data is. */
static bool
uses_tree(const struct site *s)
{
	static const enum site_key keys[] = {SITE_ROWS, SITE_ITEM, SITE_TITLE};

	if (!s->source[SITE_ROWS].n && !site_has_data(s))
		return true;
	for (size_t k = s->source[SITE_ROWS].n ? 0 : 1;
	     k < (s->source[SITE_ROWS].n ? 1 : 3); k++)
		for (size_t i = 0; i < s->source[keys[k]].n; i++)
			if (s->source[keys[k]].at[i].how == SITE_CSS)
				return true;
	return false;
}

/* The first bytes of what stands behind an anchor that was found with no object
 * behind it, for one who writes the definition; else empty. */
static struct str
found_instead(struct extract *x, const struct site_script *sc)
{
	struct str rest = {NULL, 0};
	size_t n;

	if (sc->attribute ||
	    (size_t)(x->site - x->sites->site) >= x->sites->own)
		return rest;
	rest = script_behind(x->text.text, sc->anchor);
	if (!rest.p)
		return rest;
	n = str_skip_blank(rest, 0);
	rest = str_n(rest.p + n, rest.n - n);
	rest = str_n(rest.p, rest.n < INSTEAD ? rest.n : INSTEAD);
	while (rest.n && (unsigned char)rest.p[rest.n - 1] >= 0x80)
		rest.n--; /* no half character */
	return rest;
}

/* Says in x->got.why that nothing stands behind an anchor. */
static bool
set_no_data(struct extract *x, const struct site_script *sc)
{
	struct str instead = found_instead(x, sc);

	return err_set(&x->got.why,
	    "its data is not in the page: no whole object %s " STR_FMT
	    "%s" STR_FMT,
	    sc->attribute ? "in an attribute" : "behind", STR_ARG(sc->anchor),
	    instead.n ? "; there stands: " : "", STR_ARG(instead));
}

/* False if the definition has a fault. */
static bool
begin(struct extract *x, const struct site *site)
{
	x->site = site;
	x->pick.fault = site_ready(site, &x->pick.why) ? NULL : "rule";
	x->got = (struct outcome){0};
	x->advert.among = x->pick.no_css = false;
	buf_clear(&x->left);
	buf_clear(&x->shapes);
	x->advert.page_url = x->url;
	return !x->pick.fault;
}

/* What comes of a page in which a definition found nothing: true if the page
 * says that it has none; else x->got.why says what spoke against the
 * definition. */
static bool
end_without(struct extract *x, bool html)
{
	const struct site *site = x->site;

	if (!x->got.why.msg[0] && !x->pick.fault)
		x->got.none = extract_says_none(x, (struct str){NULL, 0});
	if (x->pick.fault)
		x->got.why = x->pick.why;
	else if (!x->got.why.msg[0] && x->got.lame_page)
		err_set(&x->got.why, "its rows have neither item nor title");
	else if (!x->got.why.msg[0] && site->nscript && html)
		set_no_data(x, x->got.absent ? x->got.absent : site->script);
	else if (!x->got.why.msg[0])
		err_set(&x->got.why, "its data is not in the page");
	return x->got.none;
}

bool
extract_try(struct extract *x, const struct site *site)
{
	struct str none = {NULL, 0}, body = none;
	bool html = x->type != JSON && x->type != CSV;

	if (!begin(x, site))
		return end_without(x, html);
	if (!site->generic)
		extract_begin_digest(x);
	if (x->as.set) {
		err_set(&x->got.why, "its data is not in what the page sets");
		return site->json && try_set(x);
	}
	if (x->as.inner) {
		err_set(&x->got.why, "its data is in no envelope either");
		return site->json && try_inner(x);
	}
	if (site->dump && extract_dump(x))
		return true;
	if (x->table && site->ncsv && extract_table(x))
		return true;
	if (site->json && x->type != HTML && x->type != CSV) {
		body = script_body(x->text.text);
		x->got.body = true;
		if (body.p && try_body(x, body))
			return true;
		x->got.body = false;
	}
	if (html && site->nscript && !site->dump &&
	    (site->script[0].name.p ? try_scripts(x) : try_script(x)))
		return true;
	if (html && site->schema && extract_schema(x))
		return true;
	if (html && uses_tree(site) && !x->pick.fault &&
	    try_data(x, none, NULL))
		return true;
	return end_without(x, html);
}
