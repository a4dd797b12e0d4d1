/* html_plain_format - formatting that does not end where it should
 *
 * WHATWG HTML, 13.2.4.3 (the list of active formatting elements, and what of it
 * is opened again) and 13.2.6.4.7 (the adoption agency algorithm), as libgumbo
 * has them: to it an end tag of formatting ends nothing else.  What bounds a
 * scope bounds the list, too, but for a table, which has ends of its own.
 */
#include "html_plain_priv.h"

#define ALIKE 3 /* no more elements of one name and attributes are kept */
#define TURNS 8 /* of the adoption agency, at most */
#define INNER 3 /* elements within one turn that it opens again */

/* The place of n; nformat if it is not there, or before a marker. */
static size_t
place_of(const struct plain *p, const struct html_node *n)
{
	for (size_t i = p->nformat; i-- && p->format[i];)
		if (p->format[i] == n)
			return i;
	return p->nformat;
}

/* The place of the last of that name; the same. */
static size_t
named(const struct plain *p, const struct html_name *k)
{
	for (size_t i = p->nformat; i-- && p->format[i];)
		if (p->format[i]->known == k)
			return i;
	return p->nformat;
}

static void
drop(struct plain *p, size_t i)
{
	p->nformat--;
	memmove(p->format + i, p->format + i + 1,
	    (p->nformat - i) * sizeof(p->format[0]));
}

static bool
has_attribute(const struct html_node *n, const struct html_attr *a)
{
	for (uint32_t i = 0; i < n->nattr; i++)
		if (str_eq_nocase(
			html_attr_name(n, i), str_n(a->name, a->name_n)) &&
		    str_eq(str_n(n->attr[i].value, n->attr[i].value_n),
			str_n(a->value, a->value_n)))
			return true;
	return false;
}

static bool
are_alike(const struct html_node *a, const struct html_node *b)
{
	if (a->known != b->known || a->nattr != b->nattr)
		return false;
	for (uint32_t i = 0; i < a->nattr; i++)
		if (!has_attribute(b, &a->attr[i]))
			return false;
	return true;
}

void
plain_format(struct plain *p)
{
	size_t alike = 0, earliest = 0, from = plain_first(p);

	for (size_t i = p->nformat; i-- > from;)
		if (are_alike(p->format[i], p->now)) {
			earliest = i;
			alike++;
		}
	if (alike >= ALIKE)
		drop(p, earliest);
	plain_append(p, p->now);
}

/* The element around n that is open. */
static struct html_node *
around(const struct html_node *n)
{
	struct html_node *up = n->parent;

	while (!up->open)
		up = up->parent;
	return up;
}

/* In f, which is open, the outermost special element; NULL if there is none. */
static struct html_node *
block_in(const struct plain *p, const struct html_node *f)
{
	struct html_node *block = NULL;

	for (struct html_node *n = p->now; n != f; n = around(n))
		if (node_has(n, IS_SPECIAL))
			block = n;
	return block;
}

/* What is between f and the block in it: formatting is around the block
 * again, in copies, and the rest is closed.  The outermost of it, in no tree
 * any more. */
static struct html_node *
take_block(struct plain *p, const struct html_node *f, struct html_node *block)
{
	struct html_node *n = around(block), *up, *last = block, *copy;
	size_t i, inner = 0;

	html_detach(block);
	for (; n != f; n = up) {
		up = around(n);
		i = place_of(p, n);
		p->repair |= ++inner > INNER;
		plain_shut(p, n);
		if (i == p->nformat)
			continue;
		copy = plain_copy(p, n);
		copy->context = n->context;
		plain_enter(p, copy);
		p->format[i] = copy;
		html_append(copy, last);
		last = copy;
	}
	return last;
}

/* A block stands in formatting that ends: it is put behind that, and what is
 * in it into a copy. */
static void
adopt(struct plain *p, size_t i, struct html_node *block)
{
	struct html_node *f = p->format[i], *ancestor = around(f), *copy;

	p->moved = true;
	html_append(ancestor, take_block(p, f, block));
	copy = plain_copy(p, f);
	copy->context = block->context;
	html_hand_over(block, copy);
	html_append(block, copy);
	if (p->now == block)
		p->now = copy;
	plain_shut(p, f);
	plain_enter(p, copy);
	p->format[i] = copy; /* or nearer the end: it is found all the same */
}

void
plain_format_stop(struct plain *p, const struct html_name *k)
{
	struct html_node *f, *block;
	size_t i;

	if (p->now->known == k && place_of(p, p->now) == p->nformat) {
		plain_pop(p);
		return;
	}
	for (int turn = 0; turn < TURNS; turn++) {
		i = named(p, k);
		if (i == p->nformat)
			return;
		f = p->format[i];
		if (!f->open) {
			p->moved = true;
			drop(p, i);
			return;
		}
		block = block_in(p, f);
		p->repair |= block && p->inner;
		if (p->repair)
			return;
		if (!block) {
			plain_close_to(p, f);
			drop(p, i);
			return;
		}
		adopt(p, i, block);
	}
}

void
plain_format_forget(struct plain *p, const struct html_name *k)
{
	size_t i = named(p, k);

	if (i < p->nformat && !p->format[i]->open) {
		p->moved = true;
		drop(p, i);
	}
}
