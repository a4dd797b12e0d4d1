/* pick - what the sources of a definition find */
#include "pick.h"

#include "cut.h"
#include "jq.h"
#include "re.h"
#include "script.h"
#include "tag.h"
#include "value.h"

/* Steps that all selectors of a page may take, and more for each of its bytes:
 * seconds at most. */
#define STEPS           100000000
#define STEPS_PER_BYTE  20
#define LANGUAGE_WITHIN 4096      /* bytes of a page, for <html lang> */
#define SEARCH          200000000 /* nanoseconds that one by =~ may take */

void
pick_free(struct pick *p)
{
	json_scan_free(&p->scan);
	json_scan_free(&p->ld);
	buf_free(&p->ld_text);
	walk_free(&p->walk);
	html_free(p->html);
	buf_free(&p->text);
	buf_free(&p->found);
}

void
pick_page(struct pick *p, struct str text, struct str url, bool no_html)
{
	p->page = text;
	p->url = url;
	p->no_html = no_html;
	p->steps = STEPS + STEPS_PER_BYTE * (uint64_t)text.n;
	p->doc = NULL;
	p->fault = NULL;
	p->nnowhere = 0;
	p->schema_read = p->shown_read = false;
	p->whose = PICK_UNASKED;
}

/* True of a text that is JSON, one value or several: the elements that stand in
 * its strings are not its own, and escaped. */
static bool
is_data(struct str page)
{
	struct str rest = str_trim(page), value = {NULL, 0};
	struct json_scan scan = {0};
	struct err e;
	bool is = rest.n && (rest.p[0] == '{' || rest.p[0] == '[');

	while (is && (value = script_cut(&rest)).p)
		is = json_scan(&scan, NULL, value, &e);
	json_scan_free(&scan);
	return is && !rest.p;
}

const struct html_node *
pick_document(struct pick *p)
{
	if (p->doc || p->no_html || p->fault)
		return p->doc;
	p->no_html = is_data(p->page);
	if (p->no_html)
		return NULL;
	if (!p->html)
		p->html = html_new();
	p->doc = html_parse(p->html, p->page, &p->why);
	if (!p->doc)
		p->fault = "tree";
	return p->doc;
}

struct str
pick_language(const struct pick *p)
{
	struct tags t = {str_head(p->page, LANGUAGE_WITHIN), 0};
	struct tag tag;

	while (!p->no_html && tags_next(&t, &tag))
		if (str_eq_nocase(tag.name, STR("html")))
			return tag_value(&tag, STR("lang"));
	return STR_NONE;
}

const struct schema *
pick_schema(struct pick *p)
{
	const struct html_node *doc = NULL;

	if (p->schema_read)
		return p->schema;
	p->schema_read = true;
	if (p->no_html) {
		schema_page(p->schema, STR_NONE, p->url, NULL);
		return p->schema;
	}
	if (schema_in_tree(&p->words, p->marks))
		doc = pick_document(p);
	schema_page(p->schema, p->page, p->url, doc);
	return p->schema;
}

const struct shown *
pick_page_shown(struct pick *p)
{
	if (!p->shown_read)
		shown_page(p->shown, p->numbers, pick_document(p));
	p->shown_read = true;
	return p->shown;
}

/* Whose the page is by the names of its elements. */
static enum pick_whose
named_whose(struct pick *p)
{
	const struct html_node *doc = pick_document(p), *n;

	for (n = doc; n; n = html_next(doc, n)) {
		if (shown_is_personal(p->shown, n))
			return PICK_VISITORS;
		if (shown_is_missing(p->shown, n))
			return PICK_GONE;
	}
	return PICK_PUBLIC;
}

bool
pick_has_none(struct pick *p)
{
	if (p->whose != PICK_UNASKED)
		return p->whose != PICK_PUBLIC;
	if (shown_is_visitors(p->shown, p->page))
		p->whose = PICK_VISITORS;
	else if (shown_is_gone(p->shown, p->page))
		p->whose = PICK_GONE;
	else
		p->whose = named_whose(p);
	return p->whose != PICK_PUBLIC;
}

/* Scans the row if it is of schema.h, else what the page says on the whole,
 * for the names that are wanted. */
static void
read_ld(struct pick *p)
{
	struct str flat = p->json;
	struct err e;

	p->ld_read = true;
	if (!p->site->schema || !flat.p) {
		pick_schema(p);
		buf_clear(&p->ld_text);
		buf_addstr(&p->ld_text, schema_get(p->schema, 0));
		flat = buf_str(&p->ld_text);
	}
	if (!json_scan(&p->ld, p->site->ld, flat, &e))
		p->ld.nspan = 0;
}

void
pick_row(struct pick *p, const struct site *site, struct str json,
    const struct html_node *node)
{
	struct err e;

	p->site = site;
	p->source = NULL;
	p->json = STR_NONE;
	p->node = node;
	p->ld_read = false;
	if (p->cells) {
		p->json = p->cells[site->whole];
		p->cell = p->cells;
	} else if (json.p && json_scan_first(&p->scan, site->row, json, &e)) {
		p->json = p->scan.value;
		p->cell = p->scan.span;
	}
}

void
pick_start(struct pick *p, const struct site_source *s)
{
	struct str head = STR_NONE;
	const struct json_scan *scan;

	p->again = s->again && p->source == s - 1;
	p->source = s;
	p->begun = p->money = false;
	if (p->again)
		return;
	p->one.has = p->one.read = false;
	p->match = (struct select_search){.left = &p->steps};
	p->span = head;
	if (s->how != SITE_PATH && s->how != SITE_ABOVE && s->how != SITE_LD)
		return;
	if (s->how == SITE_LD && !p->ld_read)
		read_ld(p);
	scan = s->how == SITE_LD ? &p->ld : p->above;
	if (s->how == SITE_PATH)
		head = p->json.p ? p->cell[s->slot] : head;
	else if (scan && (size_t)s->slot < scan->nspan)
		head = scan->span[s->slot];
	walk_start(&p->walk, s->path, head);
}

static bool
rule_fault(struct pick *p)
{
	struct err why = p->why;

	p->fault = "rule";
	return err_set(
	    &p->why, "%s:%zu: %s", p->site->path, p->source->line, why.msg);
}

/* Runs the expression over the row; its results are lines in p->found. */
static bool
run(struct pick *p)
{
	/* The definition is ours to complete: nobody else runs it. */
	struct site_source *s = (struct site_source *)(size_t)p->source;
	size_t n;

	buf_clear(&p->found);
	p->left = STR_NONE;
	if (!p->json.p || p->fault)
		return false;
	if (!s->jq && !(s->jq = jq_new(s->text, &p->why)))
		return rule_fault(p);
	if (jq_run(s->jq, p->json, &p->found, &n, &p->why) != JQ_OK)
		return rule_fault(p);
	p->left = buf_str(&p->found);
	return true;
}

static bool
next_result(struct pick *p)
{
	if (!p->begun && !run(p))
		return false;
	p->span = str_cut(&p->left, '\n');
	return p->span.n > 0;
}

/* True of a source of the page that was found to find nothing. */
static bool
is_nowhere(const struct pick *p)
{
	for (size_t i = 0; i < p->nnowhere; i++)
		if (p->nowhere[i] == p->source)
			return true;
	return false;
}

static bool
next_match(struct pick *p)
{
	bool whole = p->source->how == SITE_PAGE;

	if (whole ? is_nowhere(p) : p->no_css)
		return false;
	p->match.root = p->node && !whole ? p->node : pick_document(p);
	if (!p->match.root)
		return false;
	if (select_next(p->source->css, &p->match))
		return true;
	if (whole && !p->begun && p->nnowhere < PICK_NOWHERE)
		p->nowhere[p->nnowhere++] = p->source;
	if (!p->steps && !p->fault) {
		p->fault = "tree";
		err_set(&p->why, "its tree takes too long to search");
	}
	return false;
}

static bool
next_value(struct pick *p)
{
	if (p->again) {
		p->span = p->one.span;
		return p->one.has && !p->begun;
	}
	if (!walk_next(&p->walk, &p->span))
		return false;
	p->one.has = true;
	p->one.span = p->span;
	return true;
}

bool
pick_next(struct pick *p)
{
	bool got = false;

	switch (p->source->how) {
	case SITE_LD:
	case SITE_ABOVE:
	case SITE_PATH: got = next_value(p); break;
	case SITE_JQ: got = next_result(p); break;
	case SITE_CSS:
		got = !(p->source->join && p->begun) && next_match(p);
		break;
	case SITE_PAGE: got = next_match(p); break;
	case SITE_SHOWN: got = !p->begun && !p->node && !p->no_css; break;
	case SITE_TEXT:
	case SITE_ADDRESS: got = !p->begun; break;
	}
	p->begun = true;
	return got;
}

/* Fills the template into p->text; false if a value is not known. */
static bool
fill(struct pick *p)
{
	struct str t = p->source->text, value;
	size_t at, end;

	while ((at = str_find(t, STR("{"), 0)) < t.n) {
		end = str_find(t, STR("}"), at);
		value = p->known[site_key(str_n(t.p + at + 1, end - at - 1))];
		if (!value.n)
			return false;
		buf_add(&p->text, t.p, at);
		buf_addstr(&p->text, value);
		t.p += end + 1, t.n -= end + 1;
	}
	buf_addstr(&p->text, t);
	return true;
}

/* The text of a JSON string or number in p->text. */
static bool
json_text(struct pick *p)
{
	switch (json_type(p->span)) {
	case JSON_STRING: json_decode(p->span, &p->text); return true;
	case JSON_NUMBER: buf_addstr(&p->text, p->span); return true;
	default: return false;
	}
}

/* Without the dots of a text that was shortened; absent if it has none. */
static struct str
shortened(struct str s)
{
	static const struct str dots[] = {STR_INIT("..."), STR_INIT("…")};

	s = str_trim(s);
	for (size_t i = 0; i < COUNT(dots); i++)
		if (s.n > dots[i].n && str_ends(s, dots[i]))
			return str_trim(str_n(s.p, s.n - dots[i].n));
	return STR_NONE;
}

/* In the place of a text that was shortened the title of an element in it, or
 * of a link around it, that begins so and is longer. */
static void
lengthen(struct pick *p)
{
	const struct html_node *top = p->match.node, *n;
	struct str begin = shortened(buf_str(&p->text)), whole;

	if (!begin.p || p->match.attr || !top)
		return;
	while (!str_eq(html_tag(top), STR("a")) && html_parent(top) &&
	       top != p->node)
		top = html_parent(top);
	if (!str_eq(html_tag(top), STR("a")))
		top = p->match.node;
	for (n = top; n; n = html_next(top, n)) {
		whole = str_trim(html_attr(n, "title"));
		if (whole.n <= begin.n || !str_starts(whole, begin))
			continue;
		buf_clear(&p->text);
		buf_addstr(&p->text, whole);
		return;
	}
}

/* Adds what the element or attribute says, a price with its fraction. */
static bool
take(struct pick *p)
{
	size_t from = p->text.n;
	bool got;

	if (!p->money)
		return select_take(&p->match, &p->text);
	got = select_parts(&p->match, VALUE_PART, &p->text);
	value_parts(p->numbers, &p->text, from);
	return got;
}

/* Takes one more element, behind a blank, but the fraction of a price as such:
 * 68, .00; and, of one that a selector has the parts of, 68, 00. */
static bool
take_more(struct pick *p)
{
	size_t n = p->text.n;
	struct str s;
	bool got;

	buf_addc(&p->text, ' ');
	got = take(p);
	s = str_trim(str_n(p->text.p + n, p->text.n - n));
	if (p->money && s.n &&
	    (*s.p == '.' || (s.n == 2 && str_is_digits(s) &&
				select_nparts(p->source->css) > 1))) {
		p->text.p[n] = VALUE_PART;
		value_parts(p->numbers, &p->text, 0);
	}
	return got;
}

/* True if what has been taken behind `from` is text of the first part. */
static bool
is_first(const struct pick *p, size_t from)
{
	return !p->match.part &&
	       str_trim(str_n(p->text.p + from, p->text.n - from)).n > 0;
}

/* The text of the element that was found; joined, that of all.  A price whose
 * first part says nothing is none: what is left of 9 and .50 is no price. */
static bool
css_text(struct pick *p)
{
	bool got = take(p), whole = is_first(p, 0);
	size_t n;

	lengthen(p);
	if (!p->source->join)
		return got;
	while (next_match(p)) {
		n = p->text.n;
		got |= take_more(p);
		whole |= is_first(p, n);
	}
	return got && (whole || !p->money);
}

/* True of a source that puts a text together of parts, any of which may lack.
 */
static bool
is_made(const struct site_source *s)
{
	static const struct str signs[] = {
	    STR_INIT("join("), STR_INIT("+"), STR_INIT("\\(")};
	size_t i = 0;

	if (s->how == SITE_CSS)
		return s->join && select_nparts(s->css) > 1;
	while (s->how == SITE_JQ && i < COUNT(signs))
		if (str_find(s->text, signs[i++], 0) < s->text.n)
			return true;
	return false;
}

/* True if \(...) in an expression put null into its text, as a word. */
static bool
has_null(const struct pick *p)
{
	struct str e = p->source->text, s = buf_str(&p->text);
	size_t at = str_find(e, STR("\\("), 0) < e.n ? 0 : s.n, end;

	for (; (at = str_find(s, STR("null"), at)) < s.n; at = end) {
		end = at + 4;
		if ((!at || !ascii_letter(s.p[at - 1])) &&
		    (end == s.n || !ascii_letter(s.p[end])))
			return true;
	}
	return false;
}

/* The part of the text that the expression behind =~ finds, or absent.  A
 * search that is given up is a fault: it does not say that there is none. */
static struct str
search(struct pick *p, struct str text)
{
	struct site_source *s = (struct site_source *)(size_t)p->source;
	struct re_part part = {text, 0, text.n};
	struct re_budget budget = {.left = SEARCH};
	size_t start, end;

	if (p->fault)
		return STR_NONE;
	if (!s->re && !(s->re = re_new(s->found, false, &p->why))) {
		rule_fault(p);
		return STR_NONE;
	}
	switch (re_find(s->re, part, &budget, &start, &end)) {
	case RE_YES: return str_n(text.p + start, end - start);
	case RE_NO: break;
	case RE_UNDECIDED:
		err_set(&p->why, "what is behind =~ takes too long");
		rule_fault(p);
		break;
	}
	return STR_NONE;
}

/* The whole text of the value; false if it is none. */
static bool
whole_text(struct pick *p, struct str *text)
{
	bool got = false;

	if (p->again && p->one.read) {
		*text = p->one.whole;
		return p->one.is_text;
	}
	buf_release(&p->text);
	switch (p->source->how) {
	case SITE_LD:
	case SITE_ABOVE:
	case SITE_PATH: got = json_text(p); break;
	case SITE_JQ: got = json_text(p) && !has_null(p); break;
	case SITE_CSS:
	case SITE_PAGE: got = css_text(p); break;
	case SITE_SHOWN:
		buf_addstr(
		    &p->text, shown_text(pick_page_shown(p), p->source->text));
		got = true;
		break;
	case SITE_TEXT: got = fill(p); break;
	case SITE_ADDRESS:
		buf_addstr(&p->text, p->url);
		got = true;
		break;
	}
	*text = buf_str(&p->text);
	if (got && p->money && is_made(p->source) && value_lacks_whole(*text))
		got = false;
	if (p->source->how != SITE_ADDRESS && redirect_may_be(*text))
		*text = redirect_target(p->redirects, *text);
	p->one.read = text->p == p->text.p; /* else it is lent */
	p->one.is_text = got;
	p->one.whole = *text;
	return got;
}

bool
pick_text(struct pick *p, struct str *text)
{
	bool got = whole_text(p, text);

	if (got && p->source->has_cut)
		*text = cut_take(&p->source->cut, *text);
	if (got && p->source->found.p)
		*text = search(p, *text);
	return got && text->n;
}

bool
pick_is_plain(const struct pick *p)
{
	return p->source->how == SITE_SHOWN ||
	       ((p->source->how == SITE_CSS || p->source->how == SITE_PAGE) &&
		   !p->match.attr);
}

bool
pick_is_link(const struct pick *p)
{
	return (p->source->how == SITE_CSS || p->source->how == SITE_PAGE) &&
	       p->match.attr &&
	       (strcmp(p->match.attr, "href") == 0 ||
		   strcmp(p->match.attr, "src") == 0);
}

bool
pick_is_true(struct pick *p)
{
	struct str text;

	switch (json_type(p->span)) {
	case JSON_NULL:
	case JSON_FALSE: return false;
	case JSON_TRUE:
	case JSON_ARRAY:
	case JSON_OBJECT: return !p->source->has_cut && !p->source->found.p;
	default:
		return pick_text(p, &text) && !str_eq(text, STR("0")) &&
		       !str_eq(text, STR("false")) &&
		       !str_eq(text, STR("False"));
	}
}
