/* book_links - which cells of a sheet lead to an address */
#include <stdlib.h>

#include "book_priv.h"
#include "mem.h"

static int
compare(const void *a, const void *b)
{
	const struct book_link *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return x->to < y->to ? -1 : x->to > y->to;
}

/* Adds a link; if it is one of several cells the first is meant. */
static bool
add(struct book *b)
{
	struct str ref = xml_attr(&b->xml, "ref");
	struct str id = xml_attr_of(&b->xml, "/relationships", "id");
	const struct book_rel *to = id.p ? book_rel(b, id) : NULL;
	unsigned long row;
	size_t column;

	if (!to || !ref.p || !book_column(ref, &column))
		return true;
	row = strtoul(ref.p + strcspn(ref.p, "0123456789"), NULL, 10);
	if (!row || row > BOOK_ROWS)
		return true;
	mem_grow(&b->link, &b->link_cap, b->nlink + 1, sizeof(*b->link));
	b->link[b->nlink++] = (struct book_link){
	    (uint32_t)row - 1, (uint32_t)column, (uint32_t)(to - b->rel)};
	return book_held(b);
}

/* Sorts the links by cell; of several links of one cell the first is kept. */
static void
sort_links(struct book *b)
{
	size_t n = 0;

	if (!b->nlink)
		return;
	qsort(b->link, b->nlink, sizeof(*b->link), compare);
	for (size_t i = 0; i < b->nlink; i++)
		if (!i || b->link[i].row != b->link[n - 1].row ||
		    b->link[i].column != b->link[n - 1].column)
			b->link[n++] = b->link[i];
	b->nlink = n;
}

/* Links stand behind the rows: a sheet that has some is read twice. */
bool
book_links(struct book *b, struct str part)
{
	enum xml_what what;

	b->nlink = 0;
	if (!book_rels(b, part))
		return false;
	if (!book_rel_of(b, "/hyperlink"))
		return true;
	if (!book_part(b, part))
		return !b->reason;
	while ((what = xml_next(&b->xml)) < XML_END)
		if (what == XML_START && book_is(b, "hyperlink") && !add(b))
			return false;
	/* what is wrong with the part is told when its rows are read */
	sort_links(b);
	return true;
}
