/* book_styles - which styles of a workbook make a number a day or time */
#include <stdlib.h>

#include "book_priv.h"
#include "mem.h"

#define FORMATS 4096  /* so many are read; Excel writes 250 at most, */
#define STYLES  65536 /* and 64,000 */

/* Formats of the workbook's own, by number. */
struct formats {
	struct format {
		unsigned long id;
		unsigned char is;
	} * at;
	size_t n, cap;
};

static unsigned long
id_of(const struct book *b)
{
	struct str s = xml_attr(&b->xml, "numFmtId");

	return s.n ? strtoul(s.p, NULL, 10) : 0;
}

static void
add_format(struct book *b, struct formats *f)
{
	if (f->n == FORMATS)
		return;
	mem_grow(&f->at, &f->cap, f->n + 1, sizeof(*f->at));
	f->at[f->n++] = (struct format){
	    id_of(b), book_format(xml_attr(&b->xml, "formatCode"))};
}

static void
add_style(struct book *b, const struct formats *f)
{
	unsigned long id = id_of(b);
	unsigned char is = book_format_of(id);

	if (b->nstyle == STYLES)
		return;
	for (size_t i = 0; i < f->n; i++)
		if (f->at[i].id == id)
			is = f->at[i].is;
	mem_grow(&b->style, &b->style_cap, b->nstyle + 1, 1);
	b->style[b->nstyle++] = is;
}

bool
book_styles(struct book *b, struct str part)
{
	struct formats f = {0};
	enum xml_what what;
	bool cells = false;

	b->nstyle = 0;
	if (!book_part(b, part))
		return !b->reason;
	while ((what = xml_next(&b->xml)) < XML_END) {
		if (what == XML_TEXT)
			continue;
		if (book_is(b, "cellXfs"))
			cells = what == XML_START;
		else if (what == XML_START && book_is(b, "numFmt"))
			add_format(b, &f);
		else if (what == XML_START && cells && book_is(b, "xf"))
			add_style(b, &f);
	}
	free(f.at);
	return book_ends(b, what);
}
