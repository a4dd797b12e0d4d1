/*
 * html_priv - what html.c, html_gumbo.c, html_plain.c, html_token.c and
 * html_names.c share
 *
 * The tree of most pages is what their tags say, with formatting that ends too
 * early or late put right (html_plain.c, four to nine times as fast as
 * libgumbo).  Where more is to be repaired, as what a table cannot hold, a page
 * is for libgumbo, and its tree becomes one of the same nodes.  Both give the
 * same tree of a page that both take: tests/fuzz/tree.c compares.
 */
#ifndef WT_HTML_PRIV_H
#define WT_HTML_PRIV_H

#include <setjmp.h>
#include <stdint.h>

#include "html.h"

/* What is asked of names: WHATWG HTML, 13.2.4.2 and 13.2.6. */
enum html_is {
	IS_LINE = 1,          /* stands in a line of text (ours) */
	IS_HIDDEN = 1 << 1,   /* its text is not shown (ours) */
	IS_VOID = 1 << 2,     /* has no end */
	IS_RAW = 1 << 3,      /* holds text alone */
	IS_REFS = 1 << 4,     /* of these: with character references */
	IS_SPECIAL = 1 << 5,  /* the category of that name */
	IS_FORMAT = 1 << 6,   /* formatting, which repairs put in again */
	IS_BLOCK = 1 << 7,    /* its start ends a p, its end what is in it */
	IS_HEADING = 1 << 8,  /* h1 to h6 */
	IS_IMPLIED = 1 << 9,  /* its end is implied by that of what is around */
	IS_SCOPE = 1 << 10,   /* bounds a scope */
	IS_HEAD = 1 << 11,    /* may stand in the head */
	IS_TABLE = 1 << 12,   /* a part of a table */
	IS_ODD = 1 << 13,     /* has rules that html_plain.c leaves alone */
	IS_SECTION = 1 << 14, /* tbody, thead, tfoot */
	IS_CELL = 1 << 15,    /* td, th */
	IS_MARKER = 1 << 16,  /* what formatting stands in it ends with it */
	IS_APART = 1 << 17    /* no formatting is opened again for it */
};

/* Those that html_plain.c calls by name. */
enum html_id {
	ID_NONE,
	ID_A,
	ID_ADDRESS,
	ID_BODY,
	ID_BR,
	ID_BUTTON,
	ID_CAPTION,
	ID_COL,
	ID_COLGROUP,
	ID_DD,
	ID_DIV,
	ID_DT,
	ID_FORM,
	ID_HEAD,
	ID_HR,
	ID_HTML,
	ID_INPUT,
	ID_LI,
	ID_NOSCRIPT,
	ID_OL,
	ID_OPTGROUP,
	ID_OPTION,
	ID_P,
	ID_PRE,
	ID_SELECT,
	ID_SVG,
	ID_TABLE,
	ID_TBODY,
	ID_TEMPLATE,
	ID_TEXTAREA,
	ID_TR,
	ID_UL
};

struct html_name {
	const char *name; /* in lower case */
	unsigned is;
	enum html_id id;
};

/* NULL if the name, in any case, is none that libgumbo knows. */
const struct html_name *html_name(struct str name);

enum html_kind {
	HTML_DOCUMENT,
	HTML_ELEMENT,
	HTML_TEXT,
	HTML_SPACE, /* text that is nothing but white space */
	HTML_CDATA,
	HTML_OTHER /* a comment */
};

/* An attribute of a tag; of a node, the value decoded. */
struct html_attribute {
	struct str name, value;
};

struct html_attr {
	const char *name, *value;
	uint32_t name_n, value_n;
};

/* A large page has a million: a text has the first lines alone, and attributes
 * lie right behind their element. */
struct html_node {
	struct html_node *parent, *next;
	const char *p; /* the name of an element; or the text */
	uint32_t n;    /* its length */
	uint16_t nattr;
	uint8_t kind;
	bool line : 1, hidden : 1; /* IS_LINE, IS_HIDDEN; of what is not known
	                            * too */
	bool open : 1; /* of html_plain.c: its end was not read yet */
	/* Of an element, or the document: */
	struct html_node *child, *last;
	struct html_node *context;     /* of html_plain.c: the nearest element
	                                * around it, or itself, that has rules
	                                * for what it holds */
	const struct html_name *known; /* NULL: as the page has it */
	struct html_attr attr[];
};

/* The name, or the text. */
static inline struct str
html_name_of(const struct html_node *n)
{
	return str_n(n->p, n->n);
}

static inline void
html_set_name(struct html_node *n, struct str s)
{
	n->p = s.p;
	n->n = (uint32_t)s.n;
}

struct html;

/* Memory of the tree, for the next html_parse to take back.  There is always
 * some, else html_parse refuses the page. */
void *html_give(struct html *h, size_t size);

/* Takes back what was given, if that is worth it: megabytes. */
void html_take(struct html *h, void *p);

/* Takes all of it back. */
void html_clear(struct html *h);

/* A node at the end of those in parent (NULL: the document), with room for so
 * many attributes. */
struct html_node *html_add(struct html *h, struct html_node *parent,
    enum html_kind kind, size_t nattr);

/* Takes n out of its parent, whose last child it is; puts it at the end of one;
 * puts what is in it at the end of another, that has nothing yet. */
void html_detach(struct html_node *n);
void html_append(struct html_node *parent, struct html_node *n);
void html_hand_over(struct html_node *n, struct html_node *to);

/* Behind the name of a link within a link: to libgumbo another element. */
#define HTML_INNER '\1'

/* The tree of a text; NULL, without a word, if it is for libgumbo. */
const struct html_node *html_plain(struct html *h, struct str text);

/* The tree of any. */
const struct html_node *html_gumbo(struct html *h, struct str text);

/* A piece of a page (WHATWG HTML, 13.2.5). */
enum html_what {
	HTML_END,
	HTML_CHARS,   /* text, as it stands */
	HTML_START,   /* a tag: name, attributes */
	HTML_STOP,    /* the tag of an end: name */
	HTML_COMMENT, /* or a doctype */
	HTML_DOCTYPE,
	HTML_REPAIR /* what is not understood */
};

struct html_token {
	enum html_what what;
	struct str text; /* the name, as the page has it; else the piece */
	struct html_attribute *attr; /* their values as they stand; lent until
	                              * the next */
	size_t nattr, cap;
	bool closed; /* the tag ends in /> */
};

struct chunk;

struct html {
	struct chunk *first, *now;
	struct chunk *large; /* each of them one piece */
	size_t total;
	struct html_shape shape;
	struct html_token token;
	struct buf text; /* with the names of inner links marked */
	struct buf decoded;
	jmp_buf full; /* the tree is too large */
};

/* The piece that p begins with; what stands behind it. */
const char *html_token(struct html_token *t, const char *p, const char *end);

/* Where the text of such an element ends, that p is behind the tag of: at its
 * end tag; NULL if that is not sure.  */
const char *html_raw_end(const char *p, const char *end, struct str name);

/* s decoded, with line ends as parsers have them: lent from s, or in h's
 * memory.  False if it has references that are not known here. */
bool html_decode(struct html *h, struct str *s, bool attribute, bool refs);

#endif
