/* extract_kept - what a page keeps for its programs: window.state = {...} */
#include <string.h>

#include "extract_columns.h"
#include "extract_kept.h"
#include "extract_loose.h"
#include "flight.h"
#include "island.h"
#include "look.h"
#include "script.h"
#include "text.h"
#include "transfer.h"
#include "url.h"

#define WHOLE    3     /* so many that may be adverts are told */
#define HELD     64    /* bytes of a text that may be data */
#define PAST     16384 /* names are noted: some thousand goods of a page */
#define NEAR_TAG 200   /* bytes in which a script shows what it is */

bool
extract_is_of_site(struct extract *x)
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
		return dump_found(x->dump, STR("item")).p &&
		       extract_has_more(x);
	if (look_is_goods(x->look, path))
		return false;
	return extract_is_of_site(x);
}

/* True if what was read says as much as an advert does. */
static bool
is_whole(struct extract *x)
{
	return dump_found(x->dump, STR("title")).p && extract_has_more(x) &&
	       (dump_found(x->dump, STR("item")).p || extract_is_of_site(x));
}

/* Counts what was read as such, to be told.  The first settles for the page
 * whether they are adverts: if --platform says that it is a shop's. */
static void
count_whole(struct extract *x)
{
	if (++x->kept.whole == 1)
		x->kept.shop = x->advert.platform.p && extract_may_be_shops(x);
}

bool
extract_kept_whole(struct extract *x)
{
	size_t least = look_is_goods(x->look, url_local(x->url)) ? 1 : WHOLE;

	return !x->got.rows && x->kept.whole >= least &&
	       extract_may_be_shops(x);
}

/* How many values what was read has. */
static size_t
count_found(struct extract *x)
{
	static const char *const of[] = {"url", "currency", "images",
	    "seller.name", "location", "posted", "sold", "description"};

	return 1 + dump_has(x->dump, of, COUNT(of));
}

/* True if what was read is what the page is about, and the first that says so
 * much of it; where that is being looked for, else false. */
static bool
is_only(struct extract *x, bool self)
{
	bool is = self && !x->kept.given && count_found(x) >= x->kept.best;

	x->kept.given |= is;
	return is;
}

bool
extract_kept_own(struct extract *x, struct str object)
{
	struct ware is;
	bool whole;

	if (!x->kept.here)
		return false;
	is = extract_ware(x, object);
	whole = is_whole(x);
	if (is.may)
		count_whole(x);
	if (x->as.own && x->kept.self)
		return is_only(x, is.self);
	if (is.self) {
		x->kept.self = true;
		if (count_found(x) > x->kept.best)
			x->kept.best = count_found(x);
	}
	/* one of several is not what an advert's page is about */
	if (is.sure && !is.self && look_is_goods(x->look, url_local(x->url)))
		is.sure = false;
	if (!(whole && x->kept.shop) && !is.sure &&
	    ((x->kept.has_own && !x->as.own) || !is_kept(x)))
		return false;
	x->kept.has_own = true;
	return x->as.own;
}

/* True if a name that tells an advert was noted in a value before this one. */
static bool
was_noted(struct extract *x)
{
	struct names *past = &x->kept.past;
	struct str name = buf_str(&x->cells);
	uint32_t n =
	    past->n < PAST ? names_add(past, name) : names_find(past, name);

	return n < x->kept.before;
}

bool
extract_kept_again(struct extract *x)
{
	struct str item = dump_found(x->dump, STR("item"));
	struct str price = json_inside(dump_found(x->dump, STR("price")));
	bool again = false;

	if (!x->as.own)
		return false;
	if (item.p) {
		buf_clear(&x->cells);
		buf_printf(&x->cells, "#" STR_FMT, STR_ARG(json_inside(item)));
		again = was_noted(x);
	}
	while (price.n && memchr(price.p, '.', price.n) &&
	       (price.p[price.n - 1] == '0' || price.p[price.n - 1] == '.'))
		price.n--;
	buf_clear(&x->cells);
	buf_addstr(&x->cells, dump_found(x->dump, STR("title")));
	buf_addstr(&x->cells, price);
	return was_noted(x) || again;
}

/* The name that a value of a script is given: var cart = reactive(; nothing if
 * it has none, or is all of the script. */
static struct str
name_given(struct str before)
{
	size_t to, from;

	if (str_find(before, STR("<"), 0) < before.n)
		before = str_after(before, str_find(before, STR(">"), 0));
	to = str_find(before, STR("="), 0);
	while (to && !ascii_name(before.p[to - 1]))
		to--;
	for (from = to; from && ascii_name(before.p[from - 1]);)
		from--;
	return str_n(before.p + from, to - from);
}

bool
extract_kept_closed(struct extract *x, struct str value)
{
	struct str name = STR_NONE;

	if (x->kept.here && x->kept.name.p)
		name = name_given(x->kept.name);
	return name.n && extract_is_closed_by(x, name, value);
}

void
extract_kept_table(struct extract *x, struct str key, struct str value)
{
	struct buf *held = &x->kept.held;
	size_t had = held->n;

	if (!x->kept.here || x->kept.holds || value.n < HELD)
		return;
	if (key.n > 2) {
		buf_addc(held, '{');
		buf_addstr(held, key);
		buf_addc(held, ':');
	}
	if (!extract_columns_plain(x, value, held)) {
		held->n = had;
		return;
	}
	if (key.n > 2)
		buf_addc(held, '}');
	buf_addc(held, '\0');
}

void
extract_kept_hold(struct extract *x, struct str value)
{
	if (!x->kept.here || x->kept.holds || value.n < HELD)
		return;
	if (!str_starts(value, STR("\"{\\\"")) &&
	    !str_starts(value, STR("\"[{\\\"")))
		return;
	json_decode(value, &x->kept.held);
	buf_addc(&x->kept.held, '\0');
}

bool
extract_kept_visit(struct extract *x, struct str value)
{
	struct str rest, one;
	bool data;

	buf_clear(&x->kept.held);
	x->kept.before = x->kept.past.n;
	data = extract_visit(x, value);
	x->kept.holds = true;
	rest = buf_str(&x->kept.held);
	for (one = str_cut(&rest, '\0'); one.n; one = str_cut(&rest, '\0')) {
		x->kept.before = x->kept.past.n;
		if (extract_is_data(x, one))
			extract_visit(x, one);
	}
	x->kept.holds = false;
	return data;
}

/* Anchors may overlap, so that two lead to the same value: it is known by its
 * place. */
bool
extract_kept_new(struct names *seen, const char *value)
{
	uint32_t n = seen->n;

	return names_add(seen, str_n((char *)&value, sizeof(value))) == n;
}

/* True if a text in quotes ends before `at`: 'view_item', */
static bool
is_told(struct str text, const char *at)
{
	while (at > text.p && ascii_blank(at[-1]))
		at--;
	return at > text.p && ONE_OF(at[-1], "\"'");
}

/* What stands before a value of a script, back to where its line, or the
 * statement, begins, with what a function is called with before: var products
 * =, <script id="products-json">, gtag("event", "view_item", */
struct str
extract_kept_name(struct str text, const char *value)
{
	const char *from = value;

	while (from > text.p && value - from < NEAR_TAG &&
	       (!ONE_OF(from[-1], "\n;{},") ||
		   (from[-1] == ',' && is_told(text, from - 1))))
		from--;
	return str_n(from, (size_t)(value - from));
}

/* The next argument of the call that a value is one of, push({...}, {...});
 * absent behind the last. */
static struct str
next_argument(struct str text, struct str value)
{
	struct str rest = str_n(
	    value.p + value.n, (size_t)(text.p + text.n - value.p) - value.n);

	rest = str_trim(rest);
	return str_starts(rest, STR(",")) ? script_cut(&rest) : STR_NONE;
}

/* Visits what stands behind the anchors in a script. */
static void
visit_script(struct extract *x, struct str text, struct names *seen)
{
	struct marks *m = x->sites->marks;
	struct str value;

	for (size_t i = 0; i < x->site->nscript; i++) {
		struct script s = {text, x->site->script[i].anchor, 0, 0};

		if (marks_cheap(m, x->site->script[i].mark) &&
		    !marks_has(m, x->site->script[i].mark))
			continue;
		while (script_next(&s, &value)) {
			x->kept.name = extract_kept_name(text, value.p);
			for (; value.p && extract_kept_new(seen, value.p);
			     value = next_argument(text, value))
				extract_kept_visit(x, value);
		}
		x->kept.name = STR_NONE;
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
	return script.n ? script : STR_NONE;
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
		extract_kept_visit(x, row);
	if (broken && x->got.rows)
		extract_no_json(x, 1);
}

/* Visits what Angular has put into a script. */
static void
visit_transfer(struct extract *x, struct str script)
{
	buf_clear(&x->decoded);
	if (transfer_json(script, &x->decoded))
		extract_kept_visit(x, buf_str(&x->decoded));
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
			extract_kept_visit(x, buf_str(&x->made));
	}
}

/* Visits what React Router streams into a page. */
static void
visit_stream(struct extract *x, struct str page, struct names *seen)
{
	struct script s = {page, STR(STREAM), 0, 0};
	struct str value;

	while (script_next(&s, &value))
		if (extract_kept_new(seen, value.p))
			extract_kept_visit(x, value);
}

/* True of a script with a piece of what Next.js streams, as it begins: pages
 * without such are not searched for them. */
static bool
is_flight(struct str script)
{
	struct str begin = str_head(script, NEAR_TAG);

	return str_find(begin, STR(FLIGHT), 0) < begin.n;
}

void
extract_kept(struct extract *x, struct str text)
{
	struct names seen = {0};
	struct str script, page = text;
	bool flight = false;

	names_clear(&x->kept.rows);
	names_clear(&x->kept.past);
	x->kept.given = false;
	x->kept.whole = 0;
	x->kept.title = extract_title(text);
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
	if (marks_has(x->sites->marks, x->kept_marks.stream))
		visit_stream(x, page, &seen);
	if (marks_has(x->sites->marks, x->kept_marks.island))
		visit_islands(x, page);
	if (str_starts(str_trim(page), STR("<")))
		extract_loose(x, page, &seen);
	names_free(&seen);
	x->as.strict = x->kept.here = false;
}
