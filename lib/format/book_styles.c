/* book_styles - which styles of a workbook make a number a day, a time, or
 * money
 */
#include <stdlib.h>

#include "book_priv.h"
#include "mem.h"

#define FORMATS 4096  /* so many are read; Excel writes 250 at most, */
#define STYLES  65536 /* and 64,000 */

/* Formats of the workbook's own, by number. */
struct formats {
	struct format {
		unsigned long id;
		struct book_style style;
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
	struct str code = xml_attr(&b->xml, "formatCode"), mark;
	struct book_style style = {.is = book_format(code)};

	if (f->n == FORMATS)
		return;
	mark = style.is ? STR("") : book_mark(code, &style.behind);
	style.mark = (struct book_span){b->marks.n, mark.n};
	buf_addstr(&b->marks, mark);
	mem_grow(&f->at, &f->cap, f->n + 1, sizeof(*f->at));
	f->at[f->n++] = (struct format){id_of(b), style};
}

static void
add_style(struct book *b, const struct formats *f)
{
	unsigned long id = id_of(b);
	struct book_style style = {.is = book_format_of(id)};

	if (b->nstyle == STYLES)
		return;
	for (size_t i = 0; i < f->n; i++)
		if (f->at[i].id == id)
			style = f->at[i].style;
	mem_grow(&b->style, &b->style_cap, b->nstyle + 1, sizeof(*b->style));
	b->style[b->nstyle++] = style;
}

bool
book_styles(struct book *b, struct str part)
{
	struct formats f = {0};
	enum xml_what what;
	bool cells = false;

	b->nstyle = 0;
	buf_clear(&b->marks);
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
