/* extract_kept - what a page keeps for its programs: window.state = {...} */

#include "extract_kept.h"
#include "extract_columns.h"
#include "extract_loose.h"
#include "flight.h"
#include "island.h"
#include "look.h"
#include "script.h"
#include "text.h"
#include "transfer.h"
#include "url.h"

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
	struct str begin = str_head(script, KEPT_NEAR);

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
