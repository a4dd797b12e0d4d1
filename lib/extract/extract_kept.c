/* extract_kept - what a page keeps for its programs: window.state = {...} */
#include "extract_priv.h"
#include "flight.h"
#include "island.h"
#include "look.h"
#include "script.h"
#include "text.h"
#include "transfer.h"
#include "url.h"

#define WHOLE    3   /* so many that may be adverts are told */
#define NEAR_TAG 200 /* bytes in which a script shows what it is */

/* True if what was read has an address of goods on the page's own site, by how
 * it is made: products/comb, or one step below the page's. */
static bool
is_of_site(struct extract *x)
{
	struct str url = dump_found(x->dump, STR("url"));
	uint32_t kind = 0;

	if (json_type(url) != JSON_STRING)
		return false;
	buf_clear(&x->cells);
	json_decode(url, &x->cells);
	url = buf_str(&x->cells);
	if (!str_starts(url, STR("/"))) {
		if (!str_eq(sites_host(x->sites, url_host(url)),
			sites_host(x->sites, url_host(x->url))))
			return false;
		url = url_local(url);
	}
	return look_is_goods(x->look, url) ||
	       look_below(x->look, url_path(x->url), url, &kind).n;
}

/* True if what was read has what adverts have besides a title and a price. */
static bool
has_more(struct extract *x)
{
	static const char *const more[] = {
	    "images", "location", "seller.id", "seller.name", "posted"};

	for (size_t i = 0; i < COUNT(more); i++)
		if (dump_found(x->dump, str_from(more[i])).p)
			return true;
	return false;
}

/* True if a page that is a list, by its address, keeps what was read for its
 * programs as one of its goods: by the address of that, or, where adverts are
 * known to be, by its number. */
static bool
is_kept(struct extract *x)
{
	struct str path = url_local(x->url);

	if (!x->url.p || !path.p || look_item(x->look, x->url).n ||
	    look_is_private(x->look, path) ||
	    !dump_found(x->dump, STR("title")).p)
		return false;
	if (look_knows(x->look, url_host(x->url)))
		return dump_found(x->dump, STR("item")).p && has_more(x);
	if (look_is_goods(x->look, path))
		return false;
	return is_of_site(x);
}

/* True unless the page shows what its visitor has, or its address says that it
 * has no goods. */
static bool
may_be_shops(struct extract *x)
{
	struct str path = url_local(x->url);

	return !(path.n > 1 && look_is_private(x->look, path)) &&
	       !pick_has_none(&x->pick);
}

/* True if what was read says as much as an advert does. */
static bool
is_whole(struct extract *x)
{
	return dump_found(x->dump, STR("title")).p &&
	       dump_found(x->dump, STR("item")).p && has_more(x);
}

/* Counts what was read as such, to be told.  The first settles for the page
 * whether they are adverts: if --platform says that it is a shop's. */
static void
count_whole(struct extract *x)
{
	if (++x->kept.whole == 1)
		x->kept.shop = x->advert.platform.p && may_be_shops(x);
}

bool
extract_kept_whole(struct extract *x)
{
	return !x->got.rows && x->kept.whole >= WHOLE && may_be_shops(x);
}

bool
extract_kept_own(struct extract *x)
{
	bool whole = x->kept.here && is_whole(x);

	if (!x->kept.here)
		return false;
	if (whole)
		count_whole(x);
	if (!(whole && x->kept.shop) &&
	    ((x->kept.has_own && !x->as.own) || !is_kept(x)))
		return false;
	x->kept.has_own = true;
	return x->as.own;
}

/* Anchors may overlap, so that two lead to the same value: it is known by its
 * place. */
static bool
is_new(struct names *seen, const char *value)
{
	uint32_t n = seen->n;

	return names_add(seen, str_n((char *)&value, sizeof(value))) == n;
}

/* Visits what stands behind the anchors in a script. */
static void
visit_script(struct extract *x, struct str text, struct names *seen)
{
	struct str value;

	for (size_t i = 0; i < x->site->nscript; i++) {
		struct script s = {text, x->site->script[i].anchor, 0, 0};

		while (script_next(&s, &value))
			if (is_new(seen, value.p))
				extract_visit(x, value);
	}
}

/* Cuts the next script off a page, with its tag; absent behind the last. */
static struct str
cut_script(struct str *page)
{
	size_t from = str_find_nocase(*page, STR("<script"), 0);
	size_t to = str_find_nocase(*page, STR("</script"), from);
	struct str script = str_n(page->p + from, to - from);

	page->p += to, page->n -= to;
	return script.n ? script : (struct str){NULL, 0};
}

/* Visits what Next.js streams into a page. */
static void
visit_flight(struct extract *x, struct str page)
{
	struct str text, row;
	bool broken;

	buf_clear(&x->decoded);
	if (!flight_join(page, &x->scan, &x->decoded, &broken))
		return;
	text = buf_str(&x->decoded);
	while ((row = flight_cut(&text)).p)
		extract_visit(x, row);
	if (broken && x->got.rows)
		extract_no_json(x, 1);
}

/* Visits what Angular has put into a script. */
static void
visit_transfer(struct extract *x, struct str script)
{
	buf_clear(&x->decoded);
	if (transfer_json(script, &x->decoded))
		extract_visit(x, buf_str(&x->decoded));
}

/* Visits what Astro hands to the parts of a page that have programs. */
static void
visit_islands(struct extract *x, struct str page)
{
	struct str props;

	while (island_cut(&page, &props)) {
		buf_clear(&x->decoded);
		text_references(props, &x->decoded);
		buf_clear(&x->made);
		if (extract_is_data(x, buf_str(&x->decoded)) &&
		    island_plain(x->scan.value, &x->made))
			extract_visit(x, buf_str(&x->made));
	}
}

/* Visits what Inertia keeps in an attribute: <div id=app
 * data-page="{&quot;props&quot;:...}">.  Others have single goods, of which
 * the page says more elsewhere. */
static void
visit_attributes(struct extract *x, struct str page)
{
	struct str value;
	size_t at, n = STR(KEPT_ATTRIBUTE).n - STR("{&quot;").n;

	while ((at = str_find(page, STR(KEPT_ATTRIBUTE), 0)) < page.n) {
		page.p += at + n, page.n -= at + n;
		value = str_n(page.p, str_find(page, STR("\""), 0));
		page.p += value.n, page.n -= value.n;
		buf_clear(&x->decoded);
		text_references(value, &x->decoded);
		if (extract_is_data(x, buf_str(&x->decoded)))
			extract_visit(x, x->scan.value);
	}
}

/* Visits what React Router streams into a page. */
static void
visit_stream(struct extract *x, struct str page)
{
	struct script s = {page, STR(STREAM), 0, 0};
	struct str value;

	while (script_next(&s, &value))
		extract_visit(x, value);
}

/* True of a script with a piece of what Next.js streams, as it begins: pages
 * without such are not searched for them. */
static bool
is_flight(struct str script)
{
	struct str begin =
	    str_n(script.p, script.n < NEAR_TAG ? script.n : NEAR_TAG);

	return str_find(begin, STR(FLIGHT), 0) < begin.n;
}

void
extract_kept(struct extract *x, struct str text)
{
	struct names seen = {0};
	struct str script, page = text;
	bool flight = false;

	names_clear(&x->kept.rows);
	x->kept.whole = 0;
	x->as.strict = x->kept.here = true;
	if (!str_starts(str_trim(text), STR("<")))
		visit_script(x, text, &seen);
	else
		while ((script = cut_script(&text)).p) {
			flight |= is_flight(script);
			visit_script(x, script, &seen);
			visit_transfer(x, script);
		}
	if (flight)
		visit_flight(x, page);
	if (marks_has(x->sites->marks, x->kept.stream))
		visit_stream(x, page);
	if (marks_has(x->sites->marks, x->kept.island))
		visit_islands(x, page);
	if (marks_has(x->sites->marks, x->kept.attribute))
		visit_attributes(x, page);
	names_free(&seen);
	x->as.strict = x->kept.here = false;
}
