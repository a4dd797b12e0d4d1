/*
 * html_plain_priv - what the parts of html_plain share
 *
 *	html_plain         a page from its first tag to its last
 *	html_plain_body    tags in the body; html_plain_table: in a table
 *	html_plain_format  formatting that does not end where it should
 *	html_plain_tree    nodes, and which are open
 *	html_plain_list    formatting that is open, or will be again
 *
 * Whatever needs repair sets `repair`, and the page is left to libgumbo: the
 * steps that follow may do anything that is safe.
 */
#ifndef WT_HTML_PLAIN_PRIV_H
#define WT_HTML_PLAIN_PRIV_H

#include "html_priv.h"

#define FORMATS 256 /* of formatting that is open, or to be opened again */

/* The insertion modes that have rules of their own. */
enum plain_mode {
	BEFORE_HTML,
	BEFORE_HEAD,
	IN_HEAD,
	IN_NOSCRIPT, /* of the head */
	AFTER_HEAD,
	IN_BODY,
	AFTER_BODY,
	AFTER_ALL
};

/* Whether a table may stand in a p, which the doctype says. */
enum plain_quirks {
	QUIRKS_YET, /* it may still come */
	QUIRKS_YES,
	QUIRKS_NO,
	QUIRKS_UNKNOWN
};

struct plain {
	struct html *h;
	struct str page;
	const char *at, *end; /* what of it is not read yet */
	struct html_token *t;
	const struct html_name *k; /* the tag's; NULL: not known */
	struct html_node *doc, *html, *head, *form;
	struct html_node *now;  /* the innermost that is open; those around it
	                         * are, but for forms that ended, and no
	                         * others */
	struct html_node *text; /* the text just added, if more may join it */
	enum plain_mode mode;
	enum plain_quirks quirks;
	size_t depth, links, paragraphs, templates; /* that are open */
	size_t inner;                               /* links in links, too, */
	size_t inner_tags; /* and all their tags so far */
	size_t added[2]; /* attributes, to body and html, of their later tags */
	struct html_node *format[FORMATS]; /* the list of active formatting
	                                    * elements; NULL: a marker */
	size_t nformat;
	bool shaped;
	bool moved;     /* what the tags say is not quite the tree */
	bool skip_line; /* a line feed that comes next is none */
	bool repair;
};

static inline bool
node_is(const struct html_node *n, enum html_id id)
{
	return n->known && n->known->id == id;
}

static inline bool
node_has(const struct html_node *n, unsigned is)
{
	return n->known && (n->known->is & is);
}

bool plain_is_blank(struct str s);

/* An element at the end of the present one, by its tag; then it is open, too.
 * Of one without a tag its name. */
struct html_node *plain_add_tag(struct plain *p);
void plain_push(struct plain *p);
void plain_push_implied(struct plain *p, const char *name);

/* A second start of html or body: the first takes its attributes, too; of those
 * of a name the first counts. */
void plain_start_again(struct plain *p);

/* n is open, and the present one; is open, somewhere around it; is not. */
void plain_open(struct plain *p, struct html_node *n);
void plain_enter(struct plain *p, struct html_node *n);
void plain_shut(struct plain *p, struct html_node *n);

/* Formatting: the present one is such; what is to be opened again is, before
 * something in a line; an end of such.  An element begins that bounds it, has
 * ended.  An end in a table, which ends none that is open. */
void plain_format(struct plain *p);
void plain_reopen(struct plain *p);
void plain_format_stop(struct plain *p, const struct html_name *k);
void plain_mark(struct plain *p);
void plain_unmark(struct plain *p);
void plain_format_forget(struct plain *p, const struct html_name *k);

/* The list of it: where what may be asked for begins, behind the last marker;
 * adds one at its end, or a marker.  Another element of the same tag, in no
 * tree yet. */
size_t plain_first(const struct plain *p);
void plain_append(struct plain *p, struct html_node *n);
struct html_node *plain_copy(struct plain *p, const struct html_node *n);

/* The present one is closed; n, and all in it. */
void plain_pop(struct plain *p);
void plain_close_to(struct plain *p, const struct html_node *n);

/* A link in a link is to be an element that nobody knows (html.h), and is the
 * present one. */
void plain_make_inner(struct plain *p);
bool plain_is_inner(const struct html_node *n);
void plain_count_inner(struct plain *p); /* a tag of such */

/* Which links are links in links to html_shape: both must say the same. */
const struct html_shape *plain_shape(struct plain *p);

void plain_add_text(struct plain *p, struct str s, bool refs);
void plain_add_comment(struct plain *p, struct html_node *parent);

/* An element that holds text alone, with its end; a tag of a head. */
void plain_raw(struct plain *p);
void plain_head_tag(struct plain *p);

enum bound { BOUND, BOUND_BUTTON, BOUND_LIST };

/* The nearest element of that name that is open, in scope (13.2.4.2); a p. */
struct html_node *plain_find(
    const struct plain *p, const struct html_name *k, enum bound bound);
struct html_node *plain_find_p(const struct plain *p);

/* Closes that, if there is one: of the tag's name; a p; an li, dd or dt that a
 * new one ends. */
void plain_close_in(struct plain *p, enum bound bound);
void plain_close_p(struct plain *p);
void plain_close_item(struct plain *p);

/* In a table itself, or a part of it that holds no text.  A start, an end
 * there; true if it is to be read again, by the rules of what is then around
 * it. */
bool plain_in_table(const struct plain *p);
bool plain_table_start(struct plain *p);
bool plain_table_stop(struct plain *p);

/* The same of a table's tag in a cell, or where there is no table. */
bool plain_inner_tag(struct plain *p);

/* In a select, as in a table; in a drawing. */
bool plain_select_start(struct plain *p);
void plain_select_stop(struct plain *p);
void plain_svg_start(struct plain *p);
void plain_svg_stop(struct plain *p);

/* In a body, with all of these. */
void plain_body_start(struct plain *p);
void plain_body_stop(struct plain *p);
void plain_body_text(struct plain *p, struct str s);

#endif
