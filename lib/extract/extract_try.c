/* extract_try - one definition on one page */
#include "extract_data.h"

#define ENVELOPES 3 /* around a reply, at most */

/* Notes that what begins at p is no JSON. */
static void
no_json(struct extract *x, const char *p)
{
	extract_no_json(x, x->got.odd ? 0 : extract_line(x, p));
}

/* Behind so many values without an end more values are looked for: each time to
 * the end of the page. */
#define BROKEN 64

/* A page that is a script has the first anchor in so many bytes. */
#define ANCHORED 64

/* Tries values that stand one behind the other.  Those in which nothing is
 * found go to x->pages.left, for other definitions.  One without an end costs
 * its line: the next may be sound. */
static bool
try_values(struct extract *x, struct str all)
{
	struct str rest = all, at, value = script_cut(&rest);
	bool good = false;
	struct err e;

	while ((value.p || rest.p) && x->got.odd < BROKEN) {
		if (value.p && extract_data(x, value, NULL)) {
			good = true;
		} else if (value.p && json_scan(&x->scan, NULL, value, &e)) {
			buf_addstr(&x->pages.left, value);
			buf_addc(&x->pages.left, '\n');
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
		buf_clear(&x->pages.left);
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

	if (sound && extract_data_rows(x, body))
		return true;
	value = script_cut(&rest);
	if (value.p && str_trim(rest).n) {
		x->got.why.msg[0] = '\0';
		return try_values(x, body);
	}
	if (!sound && extract_data(x, body, NULL))
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
		good |= extract_data(x, value, NULL);
	return good;
}

/* What most of an object is: the one member that is an object or a list and has
 * three quarters of its bytes; absent if there is none such, or it has the name
 * of what is not offered. */
static struct str
inner_of(struct extract *x, struct str object)
{
	struct json_each it = json_each(object);

	while (json_type(object) == JSON_OBJECT && json_next(&it))
		if (it.value.n / 3 >= object.n / 4 &&
		    json_type(it.value) >= JSON_ARRAY)
			return dump_closes(x->dump, json_inside(it.key)) ==
			               DUMP_OPEN
			           ? it.value
			           : STR_NONE;
	return STR_NONE;
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

/* False if the definition has a fault. */
static bool
begin(struct extract *x, const struct site *site)
{
	x->site = site;
	x->pick.fault = site_ready(site, &x->pick.why) ? NULL : "rule";
	x->got = (struct outcome){0};
	x->advert.unfit = 0;
	if (!x->given.also) {
		names_clear(&x->given.ids);
		names_clear(&x->given.shown);
	}
	x->advert.among = x->pick.no_css = false;
	buf_clear(&x->pages.left);
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
		x->got.none = extract_says_none(x, STR_NONE);
	if (x->pick.fault)
		x->got.why = x->pick.why;
	else if (!x->got.why.msg[0] && x->got.lame_page)
		err_set(&x->got.why, "its rows have neither item nor title");
	else if (!x->got.why.msg[0] && site->nscript && html)
		extract_script_none(x);
	else if (!x->got.why.msg[0])
		err_set(&x->got.why, "its data is not in the page");
	return x->got.none;
}

/* True if the page is a script that was saved alone, which an anchor of the
 * definition begins. */
static bool
begins_anchored(const struct extract *x)
{
	struct str text = x->text.text, head = str_head(text, ANCHORED);
	const struct site_script *sc = x->site->script;

	if (str_starts(str_trim(head), STR("<")))
		return false;
	for (size_t i = 0; i < x->site->nscript; i++)
		if (!sc[i].attribute && !sc[i].streamed &&
		    script_behind(head, sc[i].anchor).p)
			return true;
	return false;
}

bool
extract_try(struct extract *x, const struct site *site)
{
	struct str body = STR_NONE;
	bool html = extract_may_be_page(x);

	if (!begin(x, site))
		return end_without(x, html);
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
	if (x->table.is && site->ncsv && extract_table(x))
		return true;
	if (site->json && extract_may_be_data(x)) {
		body = script_body(x->text.text);
		x->got.body = true;
		if (body.p && try_body(x, body))
			return true;
		x->got.body = false;
	}
	if (html && site->nscript && !site->dump &&
	    extract_script(x, begins_anchored(x)))
		return true;
	if (html && site->schema && extract_schema(x))
		return true;
	if (html && uses_tree(site) && !x->pick.fault &&
	    extract_data(x, STR_NONE, NULL))
		return true;
	return end_without(x, html);
}
