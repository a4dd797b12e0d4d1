/* pick - what the sources of a definition find */
#include "jq.h"
#include "pick_priv.h"
#include "script.h"
#include "tag.h"
#include "value.h"

/* Steps that all selectors of a page may take, and more for each of its bytes:
 * seconds at most. */
#define STEPS           100000000
#define STEPS_PER_BYTE  20
#define LANGUAGE_WITHIN 4096 /* bytes of a page, for <html lang> */
#define CODE            3    /* bytes of that of a money */

void
pick_free(struct pick *p)
{
	json_scan_free(&p->scan);
	json_scan_free(&p->ld);
	buf_free(&p->ld_text);
	walk_free(&p->walk);
	html_free(p->html);
	outline_free(&p->outline);
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
	p->outlined = p->schema_read = p->shown_read = p->money_read = false;
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

/* Looks for one name of a money in a text; false if its values differ, or from
 * what was found by another name. */
static bool
find_money(struct str text, struct str name, struct str *money)
{
	struct str one;
	size_t at;

	while ((at = str_find(text, name, 0)) < text.n) {
		text = str_after(text, at + name.n);
		one = str_n(text.p, str_find(text, STR("\""), 0));
		if (money->p && !str_eq(one, *money))
			return false;
		*money = one;
	}
	return true;
}

struct str
pick_money(struct pick *p)
{
	static const struct str names[] = {STR_INIT("\"currencyCode\":\""),
	    STR_INIT("\"currency_code\":\""), STR_INIT("\"currency\":\""),
	    STR_INIT("\"priceCurrency\":\"")};
	struct str money = STR_NONE;
	bool one = !p->no_html;

	if (p->money_read)
		return p->coded;
	p->money_read = true;
	for (size_t i = 0; one && i < COUNT(names); i++)
		one = find_money(p->page, names[i], &money);
	p->coded = one && money.n == CODE ? money : STR_NONE;
	return p->coded;
}

const struct outline *
pick_outline(struct pick *p, struct str text)
{
	if (text.p != p->page.p || text.n != p->page.n)
		return NULL;
	if (!p->outlined)
		outline_read(&p->outline, text);
	p->outlined = true;
	return &p->outline;
}

const struct schema *
pick_schema(struct pick *p)
{
	static const struct outline nothing;
	const struct html_node *doc = NULL;

	if (p->schema_read)
		return p->schema;
	p->schema_read = true;
	if (p->no_html) {
		schema_page(p->schema, &nothing, p->url, NULL);
		return p->schema;
	}
	if (schema_in_tree(&p->words, p->marks))
		doc = pick_document(p);
	schema_page(p->schema, pick_outline(p, p->page), p->url, doc);
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
		unsigned says = shown_node(p->shown, n);

		if (says & SHOWN_PERSONAL)
			return PICK_VISITORS;
		if (says & SHOWN_GONE)
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

bool
pick_rule_fault(struct pick *p)
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
		return pick_rule_fault(p);
	if (jq_run(s->jq, p->json, &p->found, &n, &p->why) != JQ_OK)
		return pick_rule_fault(p);
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

bool
pick_next_match(struct pick *p)
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
		got = !(p->source->join && p->begun) && pick_next_match(p);
		break;
	case SITE_PAGE: got = pick_next_match(p); break;
	case SITE_SHOWN: got = !p->begun && !p->node && !p->no_css; break;
	case SITE_TEXT:
	case SITE_ADDRESS: got = !p->begun; break;
	}
	p->begun = true;
	return got;
}
