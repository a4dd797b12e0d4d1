/* extract_block - what of a page belongs to a price, where no link says that */
#include "extract_block.h"
#include "look.h"
#include "text.h"
#include "value.h"

#define ELEMENTS 100  /* of a block, */
#define ABOVE    3    /* rows above its price, likewise */
#define WIDE     100  /* columns of a cell, at most */
#define FAR      5000 /* elements beside each other that are counted */
#define SAID     3    /* bytes of a name, at least */
#define NAME     250  /* and at most */

bool
block_is_name(struct blocks *b, const struct html_node *n)
{
	static const struct str bold[] = {
	    STR_INIT("b"), STR_INIT("strong"), STR_INIT("dt")};

	return links_heading(html_tag(n)) ||
	       str_in(html_tag(n), bold, COUNT(bold)) ||
	       str_eq(shown_called(b->x->pick.shown, n), STR("title"));
}

/* True of a link that leads to another page of the site. */
static bool
leads_on(struct blocks *b, const struct html_node *a)
{
	struct str href = html_attr(a, "href");

	return href.n && !shown_writes(b->x->pick.shown, href) &&
	       !look_is_image(links_whole(&b->links, href));
}

/* The next element of the block behind n; the first, if that is NULL.  *i: the
 * part of the block that it is in. */
static const struct html_node *
next_in(const struct blocks *b, size_t *i, const struct html_node *n)
{
	if (!n)
		return b->el[*i = 0];
	n = html_next(b->el[*i], n);
	if (n || ++*i >= b->nel)
		return n;
	return b->el[*i];
}

struct str
block_text(struct blocks *b)
{
	buf_clear(&b->x->joined);
	buf_clear(&b->text);
	for (size_t i = 0; i < b->nel; i++) {
		html_parts(b->el[i], NULL, VALUE_PART, &b->x->joined);
		buf_addc(&b->x->joined, VALUE_PART);
	}
	text_fold(buf_str(&b->x->joined), &b->text);
	return buf_str(&b->text);
}

/* What of a text may be a name, without the price at its end: Club - $350.
 * Absent if it is a label alone, or has no letters. */
static struct str
name_in(struct blocks *b, struct str text)
{
	struct str first;
	size_t n;

	n = value_money(b->x->sites->numbers, text, &first);
	if (n > 1)
		return STR_NONE;
	if (n)
		text.n = (size_t)(first.p - text.p);
	for (n = text.n; n && ONE_OF(text.p[n - 1], " -,(\xe2\x80\x93\x94");)
		n--;
	text.n = n;
	if (text.n < SAID || text.n > NAME ||
	    look_is_beside(dump_words(b->x->dump), text) ||
	    str_ends_colon(text) ||
	    (!str_any(text, ascii_letter) && (unsigned char)*text.p < 128))
		return STR_NONE;
	return text;
}

/* Sets b->name to what the block shows: by a heading, else by what is in bold
 * type, else, if `any`, the first of its texts.  False if it has none. */
static bool
find_name(struct blocks *b, bool any)
{
	const struct html_node *n = NULL;
	struct str left, part;
	size_t i = 0;

	buf_clear(&b->name);
	while ((n = next_in(b, &i, n))) {
		if (!block_is_name(b, n) ||
		    (b->name.n && !links_heading(html_tag(n))))
			continue;
		part = name_in(b, extract_element_text(b->x, n));
		if (!part.p)
			continue;
		buf_clear(&b->name);
		buf_addstr(&b->name, part);
		if (links_heading(html_tag(n)))
			break;
	}
	left = block_text(b);
	while (any && !b->name.n && (part = block_part(&left)).p)
		if ((part = name_in(b, part)).p)
			buf_addstr(&b->name, part);
	return b->name.n > 0;
}

/* True of a picture of goods, and of no sign, as drawings mostly are. */
static bool
is_picture(const struct html_node *n)
{
	struct str src = html_attr(n, "src");

	return links_picture(n) && !str_ends(src, STR(".svg")) &&
	       !str_starts(src, STR("data:image/svg"));
}

/* Notes the picture of the block; false if it shows none, or if one of its
 * links leads on. */
static bool
has_picture(struct blocks *b)
{
	const struct html_node *n = NULL;
	size_t i = 0, left = ELEMENTS;

	while ((n = next_in(b, &i, n))) {
		if (!b->picture && is_picture(n))
			b->picture = n;
		if (!left-- ||
		    (str_eq(html_tag(n), STR("a")) && leads_on(b, n)))
			return false;
	}
	return b->picture;
}

/* The picture right before the block, behind the one before that. */
static const struct html_node *
picture_before(
    struct blocks *b, const struct html_node *doc, const struct html_node *top)
{
	const struct html_node *n = b->seen ? b->seen : html_parent(top);

	while ((n = html_next(doc, n)) && n != top)
		if (is_picture(n))
			return n;
	return NULL;
}

bool
block_whole(
    struct blocks *b, const struct html_node *doc, const struct html_node *top)
{
	b->picture = picture_before(b, doc, top);
	b->el[0] = top;
	b->nel = 1;
	return has_picture(b) && find_name(b, true);
}

/* The number of an element among those right in its parent, as far as they are
 * counted, and one by that. */
static size_t
place_of(const struct html_node *n)
{
	const struct html_node *in = html_parent(n), *k = html_next(in, in);
	size_t i = 0;

	for (; k && k != n && i < FAR; k = html_after(in, k))
		i++;
	return i;
}

static const struct html_node *
at_place(const struct html_node *in, size_t i)
{
	const struct html_node *k = html_next(in, in);

	for (; k && i; i--)
		k = html_after(in, k);
	return k;
}

bool
block_run(struct blocks *b, const struct html_node *top,
    const struct html_node *last, bool first)
{
	const struct html_node *in = html_parent(top);
	size_t to, from;

	if (!last || html_parent(last) != in)
		return false;
	to = place_of(top);
	from = place_of(last);
	if (first)
		from = from > 2 * to + 1 || from <= to ? 0 : 2 * to + 1 - from;
	else
		from++;
	if (from >= to || to - from >= PARTS)
		return false;
	b->nel = 0;
	b->picture = NULL;
	for (last = at_place(in, from); last != top;
	     last = html_after(in, last))
		b->el[b->nel++] = last;
	b->el[b->nel++] = top;
	return has_picture(b) && find_name(b, false);
}

/* How many columns a cell takes. */
static size_t
width_of(const struct html_node *cell)
{
	uint64_t n;

	return str_uint(str_trim(html_attr(cell, "colspan")), WIDE, &n) && n
	           ? n
	           : 1;
}

/* Adds the cells of a row that are in the columns from `at` on to the block. */
static void
add_cells(
    struct blocks *b, const struct html_node *row, size_t at, size_t width)
{
	const struct html_node *k = html_next(row, row);
	size_t from = 0, to;

	for (; k && from < at + width; k = html_after(row, k), from = to) {
		to = from + width_of(k);
		if (to > at && b->nel < PARTS - 1)
			b->el[b->nel++] = k;
	}
}

bool
block_column(struct blocks *b, size_t i)
{
	const struct html_node *top = b->price[i].top, *k;
	const struct html_node *row = html_parent(top), *in = html_parent(row);
	size_t at = 0, to = place_of(row), from;

	if (!str_eq(html_tag(top), STR("td")) || !in)
		return false;
	for (k = html_next(row, row); k != top; k = html_after(row, k))
		at += width_of(k);
	from = to > ABOVE ? to - ABOVE : 0;
	while (i && html_parent(b->price[i - 1].top) == row)
		i--;
	k = i ? html_parent(b->price[i - 1].top) : NULL;
	if (k && html_parent(k) == in && place_of(k) >= from)
		from = place_of(k) + 1;
	b->nel = 0;
	b->picture = NULL;
	for (; from < to; from++)
		add_cells(b, at_place(in, from), at, width_of(top));
	b->el[b->nel++] = top;
	return b->nel > 1 && has_picture(b) && find_name(b, true);
}
