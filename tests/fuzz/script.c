/*
 * fuzz/script - values in scripts: by an anchor, as a whole page, one behind
 * the other, as JSONP; and what JavaScript's become as JSON
 *
 * The first line is an anchor, the rest a page.  A page that is sound JSON is
 * found as it stands, whatever it is wrapped in.
 */
#include <stdint.h>
#include <stdlib.h>

#include "jsobj.h"
#include "json.h"
#include "script.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* A value lies in the page. */
static void
within(struct str page, struct str v)
{
	if (v.p && (v.p < page.p || v.p + v.n > page.p + page.n))
		abort();
}

/* What becomes of a value is sound, and stays as it is from then on. */
static bool
mended(struct str v)
{
	struct json_scan scan = {0};
	struct buf once = {0}, twice = {0};
	struct err e;
	bool is = jsobj_json(v, &once, &e);

	if (is && utf8_valid(v, NULL)) {
		if (!json_scan(&scan, NULL, buf_str(&once), &e) ||
		    !jsobj_json(buf_str(&once), &twice, &e) ||
		    !str_eq(buf_str(&once), buf_str(&twice)))
			abort();
	}
	json_scan_free(&scan);
	buf_free(&once);
	buf_free(&twice);
	return is;
}

static void
search(struct str anchor, struct str page)
{
	struct script s = {page, anchor, 0, 0}, t = s;
	struct str rest, v, end;
	size_t at = 0, last;

	while (script_next(&s, &v)) {
		if (!script_find(&t, &rest) || rest.p != v.p)
			abort();
		end = script_end(&t, rest);
		within(page, v);
		if (end.n != v.n || !v.n)
			abort();
		mended(v);
	}
	for (last = at; script_value(page, &at, &v); last = at) {
		within(page, v);
		if (at <= last)
			abort();
	}
	for (rest = page; (v = script_cut(&rest)).p;) {
		within(page, v);
		if (rest.p)
			within(page, rest);
		mended(v);
	}
	within(page, script_body(page));
	within(page, script_set(page));
	for (rest = page; (v = script_set_cut(&rest)).p;)
		within(page, v);
}

/* v is all that is found in text, which wraps it. */
static void
found(struct str got, struct str v)
{
	if (!str_eq(got, v))
		abort();
}

/* A sound object or array v, with nothing around it. */
static void
wrapped(struct str v, size_t depth)
{
	static struct buf b;
	struct script s = {{NULL, 0}, STR("a.b ="), 0, 0};
	struct str got, rest;
	size_t at = 0;

	buf_clear(&b);
	buf_puts(&b, "/**/ cb.x( ");
	buf_addstr(&b, v);
	buf_puts(&b, ");");
	found(script_body(buf_str(&b)), v);
	if (!script_value(buf_str(&b), &at, &got))
		abort();
	found(got, v);
	buf_clear(&b);
	buf_puts(&b, "export var a.b = ");
	buf_addstr(&b, v);
	buf_puts(&b, ";\n");
	found(script_set(buf_str(&b)), v);
	s.page = buf_str(&b);
	if (!script_next(&s, &got))
		abort();
	found(got, v);
	buf_addstr(&b, v);
	rest = str_n(b.p + 17, b.n - 17);
	found(script_cut(&rest), v);
	found(script_cut(&rest), v);
	if (rest.p || (!mended(v) && depth <= JSOBJ_DEPTH))
		abort();
}

static size_t
depth_of(struct str v)
{
	size_t depth = 0, most = 0;
	bool in = false;

	for (size_t i = 0; i < v.n; i++) {
		if (v.p[i] == '"')
			in = !in;
		else if (in)
			i += v.p[i] == '\\';
		else if (v.p[i] == '{' || v.p[i] == '[')
			most = ++depth > most ? depth : most;
		else if (v.p[i] == '}' || v.p[i] == ']')
			depth--;
	}
	return most;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct json_scan scan;
	struct str page = {n ? (const char *)data : "", n}, anchor;
	struct err e;

	anchor = str_cut(&page, '\n');
	if (!script_anchor(anchor) || !page.p)
		return 0;
	search(anchor, page);
	if (json_scan(&scan, NULL, page, &e) &&
	    json_type(scan.value) >= JSON_ARRAY)
		wrapped(scan.value, depth_of(scan.value));
	return 0;
}
