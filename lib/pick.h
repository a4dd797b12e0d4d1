/*
 * pick - what the sources of a definition find in a page and its rows
 *
 *	pick_page(p, text)             another page
 *	pick_row(p, site, json, node)  another row of it
 *	pick_start(p, source)
 *	while (pick_next(p))           all that the source finds
 *		... p->span (JSON), or p->match.node; pick_text(p, &s)
 *
 * All selectors of a page together may take so many steps that a crafted page
 * costs seconds at most; then it has a fault.
 *
 * The tree of a page is built when the first selector is asked for, so that
 * a page whose data is in a script never costs one; a jq expression is
 * compiled when it is first run.
 */
#ifndef WT_PICK_H
#define WT_PICK_H

#include <stdbool.h>

#include "buf.h"
#include "err.h"
#include "html.h"
#include "json.h"
#include "marks.h"
#include "schema.h"
#include "select.h"
#include "shown.h"
#include "site.h"
#include "str.h"
#include "walk.h"

struct pick {
	/* set by the caller, who keeps them */
	const struct str *known; /* values by key, for templates; absent
	                          * where not known yet */
	struct schema *schema;
	struct shown *shown;
	const struct numbers *numbers;
	struct marks *marks;           /* that look at the page */
	struct schema_marks words;     /* of schema, among these */
	const struct json_scan *above; /* what the rows are in, or NULL */
	bool no_css;                   /* selectors are not of this row */
	bool money;                    /* a price is looked for: set by the
	                                * caller behind pick_start */
	struct str json;               /* the row: one value, or absent */
	struct str span;               /* found: a JSON value, or absent */
	struct select_search match;    /* found: an element */
	const char *fault;             /* NULL; or "rule" (an expression failed
	                                * or is wrong), "tree" (the page's is
	                                * refused), and why */
	struct err why;
	/* private */
	struct str page, url;
	struct html *html;
	const struct html_node *doc, *node;
	const struct site *site;
	const struct site_source *source;
	struct json_scan scan;
	struct walk walk;
	struct buf text, found; /* a value decoded; jq's results */
	struct str left;        /* of these */
	uint64_t steps;         /* left for selectors on this page */
	struct json_scan ld;
	struct buf ld_text; /* of the page, as one flat object */
	bool begun, no_html;
	bool schema_read, shown_read, ld_read;
	bool base_read, base; /* the page has a <base> */
};

void pick_free(struct pick *p);

/* The text and address (may be absent) of a page, lent until the next.
 * no_html: selectors find nothing. */
void pick_page(struct pick *p, struct str text, struct str url, bool no_html);

/* The document; NULL, and a fault, if the page is refused (html.h). */
const struct html_node *pick_document(struct pick *p);

/* The language that the page says it is in (<html lang>: en-AU), lent by it;
 * absent if it says none.  No tree is built for that. */
struct str pick_language(const struct pick *p);

/* What the page describes in schema.org and Open Graph, read once. */
const struct schema *pick_schema(struct pick *p);

/* What the page shows, if it is one advert: read once. */
const struct shown *pick_page_shown(struct pick *p);

/*
 * A row: what json begins with (absent if there is none) and an element (NULL:
 * the document, if it comes to that).  What pick_next finds lives until the
 * next.
 */
void pick_row(struct pick *p, const struct site *site, struct str json,
    const struct html_node *node);

void pick_start(struct pick *p, const struct site_source *s);
bool pick_next(struct pick *p);

/* What was found as text, cut as the source says; false if it is no text.
 * Lent until the next call. */
bool pick_text(struct pick *p, struct str *text);

/* True if that text is of elements: decoded, and without bits of HTML. */
bool pick_shown(const struct pick *p);

/* True if it is the address of a link, which may lead beside the page. */
bool pick_link(struct pick *p);

/* True if what was found means yes: neither null, false, 0 nor empty. */
bool pick_true(struct pick *p);

#endif
