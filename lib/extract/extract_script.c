/* extract_script - data in the scripts and attributes of a page */
#include "extract_data.h"
#include "flight.h"
#include "jsobj.h"
#include "tag.h"
#include "text.h"
#include "utf8.h"

#define INSTEAD 24 /* bytes that are told of what is no data */

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
	if (!str_starts(str_after(in, at), STR("&quot;")))
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
try_anchor(struct extract *x, const struct site_script *sc, bool all)
{
	struct script s = {x->text.text, sc->anchor, 0, 0};
	bool good = false, waits = false;
	const char *broken = NULL;
	struct str data;

	while ((!good || all) && script_find(&s, &data)) {
		x->scan.nspan = 0;
		if (dereferenced(x, &data, &s)) {
			good |= extract_data(x, data, NULL);
			continue;
		}
		if (!extract_data_scan(x, &data, &s))
			broken = data.p;
		else if (says_nothing(x, data))
			waits = true;
		else
			good |= extract_data_rows(x, data);
	}
	if (good && all && !sc->all && broken)
		extract_no_json(x, extract_line(x, broken));
	if (good || !waits)
		return good;
	s = (struct script){x->text.text, sc->anchor, 0, 0};
	while (!good && script_find(&s, &data))
		good |= extract_data(x, data, &s);
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
			good |= extract_data(x, buf_str(&x->joined), NULL);
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
		good |= extract_data(x, row, NULL);
	if (broken && good)
		extract_no_json(x, 1);
	return good;
}

/* Tries each of them alone, up to the first that is good. */
static bool
try_script(struct extract *x, bool every)
{
	const struct site_script *sc = x->site->script;
	bool good = false;

	for (size_t i = 0; i < x->site->nscript && !good; i++)
		good = sc[i].attribute ? try_attribute(x, &sc[i])
		       : sc[i].streamed
		           ? try_flight(x, &sc[i])
		           : try_anchor(x, &sc[i], every || sc[i].all);
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
		if (extract_data_scan_value(x, NULL, &data, &s)) {
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
	return extract_data(x, buf_str(&x->joined), NULL);
}

bool
extract_script(struct extract *x, bool every)
{
	return x->site->script[0].name.p ? try_scripts(x)
	                                 : try_script(x, every);
}

/* The first bytes of what stands behind an anchor that was found with no object
 * behind it, for one who writes the definition; else empty. */
static struct str
found_instead(struct extract *x, const struct site_script *sc)
{
	struct str rest = STR_NONE;
	size_t n;

	if (sc->attribute ||
	    (size_t)(x->site - x->sites->site) >= x->sites->own)
		return rest;
	rest = script_behind(x->text.text, sc->anchor);
	if (!rest.p)
		return rest;
	n = str_skip_blank(rest, 0);
	rest = str_after(rest, n);
	rest = str_head(rest, INSTEAD);
	while (rest.n && (unsigned char)rest.p[rest.n - 1] >= 0x80)
		rest.n--; /* no half character */
	return rest;
}

bool
extract_script_none(struct extract *x)
{
	const struct site_script *sc =
	    x->got.absent ? x->got.absent : x->site->script;
	struct str instead = found_instead(x, sc);

	return err_set(&x->got.why,
	    "its data is not in the page: no whole object %s " STR_FMT
	    "%s" STR_FMT,
	    sc->attribute ? "in an attribute" : "behind", STR_ARG(sc->anchor),
	    instead.n ? "; there stands: " : "", STR_ARG(instead));
}
