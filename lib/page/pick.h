/*
 * pick - the values that a source of a definition finds
 *
 * With the line `title css b` of a definition (site.h, wt-sites(5)), the row
 * <li><b>Comb</b></li> and its source `css b`, pick_text gives "Comb":
 *
 *	pick_page(p, text, url, no_html)         for each page
 *	    pick_row(p, site, json, node)        for each row on it
 *	        pick_start(p, source)            for each source of a key
 *	            while (pick_next(p))         for each value that it finds
 *	                pick_text(p, &text)      or p->span, or p->match.node
 *
 * Costs: the tree of a page is built when the first selector is asked for, so
 * that a page whose data is in a script never has one; a jq expression is
 * compiled when it is first run.  All selectors of a page together may take a
 * limited number of steps, so that a crafted page costs seconds at most; behind
 * that the page has a fault.
 */
#ifndef WT_PICK_H
#define WT_PICK_H

#include <stdbool.h>

#include "buf.h"
#include "err.h"
#include "html.h"
#include "json.h"
#include "marks.h"
#include "outline.h"
#include "redirect.h"
#include "schema.h"
#include "select.h"
#include "shown.h"
#include "site.h"
#include "str.h"
#include "walk.h"

/* Sources of a page that are known to find nothing, at most. */
#define PICK_NOWHERE 8

/* What a page shows at all. */
enum pick_whose { PICK_UNASKED, PICK_PUBLIC, PICK_VISITORS, PICK_GONE };

struct pick {
	/* Set by the caller, who keeps what they point to. */
	const struct str *known;       /* the values of the row so far, by key,
	                                * for templates: absent if not known */
	struct schema *schema;         /* for sources with ld */
	struct shown *shown;           /* for sources with shown */
	const struct numbers *numbers; /* words around prices */
	struct marks *marks;           /* of texts in the page */
	struct redirects *redirects; /* what a link to one leads to is taken */
	struct schema_marks words;   /* those of schema among them */
	const struct json_scan *above; /* the data that the rows are in, for
	                                * sources with above; or NULL */
	const struct str *cells; /* what site->row wants of the row, which is
	                          * in data that was read; or NULL */
	bool no_css; /* css and shown find nothing: nobody knows which elements
	              * are this row's */
	bool money;  /* a price is wanted; to be set after pick_start, which
	              * clears it */

	/* Found. */
	struct str json; /* by pick_row: the row, if it is one value of
	                  * JSON; or absent */
	struct str span; /* by pick_next: a value of JSON; or absent */
	struct select_search match; /* by pick_next: an element */
	const char *fault; /* NULL; or "rule": an expression is wrong or
	                    * failed; or "tree": that of the page is too
	                    * large or deep.  It stays for the page */
	struct err why;    /* of the fault */

	/* private */
	/* The page. */
	struct str page, url;
	bool no_html;
	struct html *html;
	const struct html_node *doc; /* its tree; NULL until it is wanted */
	uint64_t steps;              /* left for selectors */
	/* Sources of the page that found nothing: they would search all of it
	 * once more for each row. */
	const struct site_source *nowhere[PICK_NOWHERE];
	size_t nnowhere;
	struct outline outline; /* once it is wanted */
	bool outlined, schema_read, shown_read, money_read;
	struct str coded; /* of pick_money() */
	enum pick_whose whose;
	/* The row. */
	const struct html_node *node; /* or NULL */
	const struct site *site;
	struct json_scan scan;  /* of its JSON, if it has no cells */
	const struct str *cell; /* by slot: its spans, or those cells */
	bool ld_read;
	struct json_scan ld; /* of what schema.h says of it, */
	struct buf ld_text;  /* or of the page, as one flat object */
	/* The source. */
	const struct site_source *source;
	bool begun; /* pick_next was called */
	struct {
		bool has;         /* the source found a value, */
		struct str span;  /* this; */
		bool read;        /* pick_text made a text of it, */
		bool is_text;     /* for it is one, */
		struct str whole; /* lent by `text`, of which it gave a part */
		bool paired;      /* pairs are those of whole */
		struct cut_pairs pairs;
	} one;      /* for sources that find the same again */
	bool again; /* this one does */
	struct walk walk;
	struct buf found; /* what jq gave, a line a value, */
	struct str left;  /* and those that are still to be given */
	struct buf text;  /* for pick_text */
};

void pick_free(struct pick *p);

/* Goes to another page; text and address (may be absent) are lent until the
 * next.  no_html: it is no HTML, and selectors find nothing. */
void pick_page(struct pick *p, struct str text, struct str url, bool no_html);

/* The tree of the page; NULL if it is no HTML, and, with a fault, if the tree
 * is refused (html.h). */
const struct html_node *pick_document(struct pick *p);

/* The language that the page says it is in (<html lang>: en-AU), lent by it;
 * absent if it says none.  No tree is built for that. */
struct str pick_language(const struct pick *p);

/* The code of the money of all that the page keeps for its programs, lent by
 * it ("currencyCode":"MXN"); absent if these name none, or several.  Found out
 * once. */
struct str pick_money(struct pick *p);

/* The tags of the page that may say something, found once; NULL if text is
 * another. */
const struct outline *pick_outline(struct pick *p, struct str text);

/* What the page describes in schema.org and Open Graph, read once. */
const struct schema *pick_schema(struct pick *p);

/* What the page shows, if it is one advert: read once. */
const struct shown *pick_page_shown(struct pick *p);

/* True if the page says in its title, a heading, or the names of its elements
 * that what it shows is its visitor's: in his cart, ordered, wished for; or
 * that what was asked for is not there, and it shows other goods instead:
 * p->whose is PICK_GONE.  Found out once. */
bool pick_has_none(struct pick *p);

/*
 * Goes to a row: the value that json begins with, or an element.  The other is
 * absent, or NULL; both may be, then the row is the page.
 */
void pick_row(struct pick *p, const struct site *site, struct str json,
    const struct html_node *node);

/* Goes to a source of the row's definition. */
void pick_start(struct pick *p, const struct site_source *s);

/* True if the source finds nothing, which is known without going to it: it
 * takes a part of the text that the one before it was at, and there is none. */
bool pick_skips(struct pick *p, const struct site_source *s);

/* The next value that it finds, which lives until the call after; false behind
 * the last. */
bool pick_next(struct pick *p);

/*
 * The rest is asked of the value that pick_next found.
 */

/* It as text, or the part of it that the pattern behind ~ says; false if that
 * is empty, or the value is an array, object, true, false or null.  Lent until
 * the next call. */
bool pick_text(struct pick *p, struct str *text);

/* True if that text is of elements: it has no tags and references in it. */
bool pick_is_plain(const struct pick *p);

/* True if it is the href of a link or the src of a picture: "7.html" is then a
 * place beside others of the page. */
bool pick_is_link(const struct pick *p);

/* True if it means yes: as JSON true, an array or object, or a text that is
 * neither empty, 0 nor false. */
bool pick_is_true(struct pick *p);

#endif
