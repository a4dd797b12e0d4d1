/* html_plain_tree - nodes of a page, and which are open */
#include "html_plain_priv.h"

#define JOINED 4096 /* bytes of text in pieces, at most */
#define SPARE  8    /* attributes that html and body may still get */

static const char inner_name[] = "a";

bool
plain_is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_blank(s.p[i]))
			return false;
	return true;
}

bool
plain_is_inner(const struct html_node *n)
{
	return n->p == inner_name;
}

static void
set_attribute(
    struct plain *p, struct html_attr *to, const struct html_attribute *from)
{
	struct str value = from->value;

	p->repair |= !html_decode(p->h, &value, true, true);
	to->name = from->name.p;
	to->name_n = (uint32_t)from->name.n;
	to->value = value.p;
	to->value_n = (uint32_t)value.n;
}

/* An element at the end of the present one; not open yet. */
static struct html_node *
add(struct plain *p, struct str name, const struct html_name *k, size_t nattr)
{
	bool grows = k && (k->id == ID_HTML || k->id == ID_BODY);
	struct html_node *n =
	    html_add(p->h, p->now, HTML_ELEMENT, nattr + (grows ? SPARE : 0));

	n->nattr = (uint16_t)nattr;
	html_set_name(n, k ? str_from(k->name) : name);
	n->known = k;
	n->line = !k || (k->is & IS_LINE);
	n->hidden = k && (k->is & IS_HIDDEN);
	n->context = p->now->context;
	p->text = NULL;
	return n;
}

struct html_node *
plain_add_tag(struct plain *p)
{
	const size_t nattr = p->t->nattr > HTML_ATTRS ? 0 : p->t->nattr;
	struct html_node *n;

	p->repair |= p->t->nattr > HTML_ATTRS;
	n = add(p, p->t->text, p->k, nattr);
	for (size_t i = 0; i < nattr; i++)
		set_attribute(p, n->attr + i, p->t->attr + i);
	return n;
}

void
plain_start_again(struct plain *p)
{
	struct html_node *n = p->now;
	size_t *added;

	while (n->parent && n->known != p->k)
		n = n->parent;
	added = &p->added[n == p->html];
	p->repair |= p->templates || *added + p->t->nattr > SPARE;
	if (!n->parent || p->repair)
		return;
	*added += p->t->nattr;
	for (size_t i = 0; i < p->t->nattr; i++)
		set_attribute(p, n->attr + n->nattr++, p->t->attr + i);
}

void
plain_enter(struct plain *p, struct html_node *n)
{
	n->open = true;
	p->links += node_is(n, ID_A);
	p->templates += node_is(n, ID_TEMPLATE);
	p->paragraphs += node_is(n, ID_P);
	p->repair |= ++p->depth > HTML_DEPTH;
}

void
plain_shut(struct plain *p, struct html_node *n)
{
	n->open = false;
	p->links -= node_is(n, ID_A);
	p->templates -= node_is(n, ID_TEMPLATE);
	p->inner -= plain_is_inner(n);
	p->paragraphs -= node_is(n, ID_P);
	p->depth--;
}

struct html_node *
plain_copy(struct plain *p, const struct html_node *n)
{
	struct html_node *copy = html_add(p->h, NULL, HTML_ELEMENT, n->nattr);

	html_set_name(copy, html_name_of(n));
	copy->known = n->known;
	copy->line = n->line;
	copy->hidden = n->hidden;
	memcpy(copy->attr, n->attr, n->nattr * sizeof(n->attr[0]));
	return copy;
}

void
plain_open(struct plain *p, struct html_node *n)
{
	if (node_has(n, IS_TABLE) || node_is(n, ID_SELECT) ||
	    node_is(n, ID_BODY) || node_is(n, ID_SVG) ||
	    node_is(n, ID_TEMPLATE))
		n->context = n;
	p->now = n;
	plain_enter(p, n);
	if (node_has(n, IS_MARKER) || node_is(n, ID_TEMPLATE))
		plain_mark(p);
}

const struct html_shape *
plain_shape(struct plain *p)
{
	if (!p->shaped)
		html_shape(&p->h->shape, p->page, HTML_DEPTH);
	p->shaped = true;
	return &p->h->shape;
}

void
plain_count_inner(struct plain *p)
{
	const struct html_shape *s = plain_shape(p);
	size_t at = (size_t)(p->t->text.p + p->t->text.n - p->page.p);

	p->repair |=
	    p->inner_tags >= s->ninner || s->inner[p->inner_tags] != at;
	p->inner_tags++;
}

void
plain_make_inner(struct plain *p)
{
	p->k = NULL;
	plain_reopen(p);
	plain_push(p);
	html_set_name(p->now, str_from(inner_name));
	p->inner++;
	plain_count_inner(p);
}

void
plain_push(struct plain *p)
{
	plain_open(p, plain_add_tag(p));
}

/* One that no tag names. */
void
plain_push_implied(struct plain *p, const char *name)
{
	plain_open(p, add(p, str_from(name), html_name(str_from(name)), 0));
}

void
plain_pop(struct plain *p)
{
	struct html_node *n = p->now;

	plain_shut(p, n);
	if (node_has(n, IS_MARKER) || node_is(n, ID_TEMPLATE))
		plain_unmark(p);
	do {
		p->now = p->now->parent;
	} while (!p->now->open);
	p->text = NULL;
}

/* Closes n and all in it.  What bounds formatting ends with one marker, so that
 * a second in it would stay. */
void
plain_close_to(struct plain *p, const struct html_node *n)
{
	for (; p->now != n; plain_pop(p))
		p->repair |=
		    node_has(p->now, IS_MARKER) || plain_is_inner(p->now);
	plain_pop(p);
}

void
plain_add_text(struct plain *p, struct str s, bool refs)
{
	struct html_node *n = p->text;
	char *joined;
	bool blank;

	if (!html_decode(p->h, &s, false, refs))
		p->repair = true;
	if (!s.n || p->repair)
		return;
	blank = plain_is_blank(s);
	p->repair |= n && n->n > JOINED;
	if (n) { /* a tag that is none stands between */
		joined = html_give(p->h, n->n + s.n);
		memcpy(joined, n->p, n->n);
		memcpy(joined + n->n, s.p, s.n);
		s = str_n(joined, n->n + s.n);
		blank = blank && n->kind == HTML_SPACE;
	} else {
		n = html_add(p->h, p->now, HTML_TEXT, 0);
	}
	html_set_name(n, s);
	n->kind = blank ? HTML_SPACE : HTML_TEXT;
	p->text = n;
}

void
plain_add_comment(struct plain *p, struct html_node *parent)
{
	html_add(p->h, parent, HTML_OTHER, 0);
	p->text = NULL;
}

/* The text of an element that holds nothing else, and its end. */
void
plain_raw(struct plain *p)
{
	struct str name = p->t->text;
	bool refs = p->k->is & IS_REFS;
	const char *from = p->at, *to = html_raw_end(from, p->end, name);

	plain_push(p);
	if (!to || p->repair) {
		p->repair = true;
		return;
	}
	if (node_is(p->now, ID_TEXTAREA) && from < to && *from == '\n')
		from++;
	p->repair |= node_is(p->now, ID_TEXTAREA) && from < to &&
	             (*from == '\r' || *from == '&');
	plain_add_text(p, str_n(from, (size_t)(to - from)), refs);
	plain_pop(p);
	p->at = html_token(p->t, to, p->end);
	p->repair |= p->t->what != HTML_STOP;
}

/* A tag that may stand in a head. */
void
plain_head_tag(struct plain *p)
{
	if (p->k->is & IS_VOID)
		plain_add_tag(p);
	else
		plain_raw(p);
}

/* The nearest element of that name that is open, in scope. */
struct html_node *
plain_find(const struct plain *p, const struct html_name *k, enum bound bound)
{
	for (struct html_node *n = p->now; n; n = n->parent) {
		if (n->known == k)
			return n;
		if (node_has(n, IS_SCOPE) ||
		    (bound == BOUND_BUTTON && node_is(n, ID_BUTTON)) ||
		    (bound == BOUND_LIST &&
			(node_is(n, ID_OL) || node_is(n, ID_UL))))
			return NULL;
	}
	return NULL;
}

struct html_node *
plain_find_p(const struct plain *p)
{
	return p->paragraphs ? plain_find(p, html_name(STR("p")), BOUND_BUTTON)
	                     : NULL;
}

void
plain_close_p(struct plain *p)
{
	struct html_node *n = plain_find_p(p);

	if (n)
		plain_close_to(p, n);
}

/* Closes the nearest of that name, if it is in scope. */
void
plain_close_in(struct plain *p, enum bound bound)
{
	struct html_node *n = plain_find(p, p->k, bound);

	if (n)
		plain_close_to(p, n);
}

/* An li, dd or dt that a new one ends. */
void
plain_close_item(struct plain *p)
{
	bool li = p->k->id == ID_LI;
	struct html_node *n = p->now;

	for (; n; n = n->parent) {
		if (li ? node_is(n, ID_LI)
		       : node_is(n, ID_DD) || node_is(n, ID_DT)) {
			plain_close_to(p, n);
			return;
		}
		if (node_has(n, IS_SPECIAL) && !node_is(n, ID_ADDRESS) &&
		    !node_is(n, ID_DIV) && !node_is(n, ID_P) && n->open)
			return;
	}
}

void
plain_reopen(struct plain *p)
{
	size_t i = p->nformat;

	while (i && p->format[i - 1] && !p->format[i - 1]->open)
		i--;
	p->moved |= i < p->nformat;
	p->repair |= i < p->nformat && p->text;
	for (; i < p->nformat && !p->repair; i++) {
		p->format[i] = plain_copy(p, p->format[i]);
		p->format[i]->context = p->now->context;
		html_append(p->now, p->format[i]);
		plain_open(p, p->format[i]);
	}
}
