/* book - the sheets of a workbook, as tables */
#include "book_priv.h"

#include <stdlib.h>

#include "mem.h"

struct book *
book_new(void)
{
	struct book *b = mem_new(1, sizeof(*b));

	b->bundle = bundle_new();
	return b;
}

void
book_free(struct book *b)
{
	struct buf *bufs[] = {&b->path, &b->base, &b->words, &b->strings,
	    &b->rel_text, &b->cells, &b->text, &b->formula, &b->lead, &b->head,
	    &b->named, &b->under, &b->rows, &b->body, &b->made};

	for (size_t i = 0; i < COUNT(bufs); i++)
		buf_free(bufs[i]);
	bundle_free(b->bundle);
	xml_free(&b->xml);
	names_free(&b->rel_id);
	free(b->sheet);
	free(b->string_end);
	free(b->style);
	buf_free(&b->marks);
	free(b->rel);
	free(b->link);
	free(b->cell);
	free(b);
}

/* The element `sheet`: its name, and the id of where it is. */
static bool
add_sheet(struct book *b)
{
	return book_add_sheet(b, xml_attr(&b->xml, "name"),
	    xml_attr_of(&b->xml, "/relationships", "id"));
}

static bool
is_true(struct str s)
{
	return str_eq(s, STR("1")) || str_eq(s, STR("true")) ||
	       str_eq(s, STR("on"));
}

/* Reads the part that names the sheets; *is: it is one of a workbook. */
static bool
read_base(struct book *b, bool *is)
{
	enum xml_what what;

	*is = false;
	while ((what = xml_next(&b->xml)) < XML_END) {
		if (what != XML_START)
			continue;
		if (b->xml.depth == 1 && !(*is = book_is(b, "workbook")))
			return true;
		if (book_is(b, "workbookPr"))
			b->since1904 = is_true(xml_attr(&b->xml, "date1904"));
		else if (book_is(b, "sheet") && !add_sheet(b))
			return false;
	}
	return book_ends(b, what);
}

/* Reads the parts that all sheets need, once the relations of the workbook are
 * known. */
static bool
read_shared(struct book *b)
{
	static const struct {
		const char *type;
		bool (*read)(struct book *b, struct str part);
	} parts[] = {
	    {"/sharedStrings", book_strings}, {"/styles", book_styles}};
	const struct book_rel *r;
	struct buf part = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT(parts); i++) {
		r = book_rel_of(b, parts[i].type);
		if (!r)
			continue;
		book_target(buf_str(&b->base),
		    book_str(&b->rel_text, r->target), &part);
		ok = parts[i].read(b, buf_str(&part));
	}
	buf_free(&part);
	return ok;
}

/* Makes each sheet's id the name of its part; "" if it has none. */
static bool
find_sheets(struct book *b)
{
	const struct book_rel *r;
	struct buf part = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < b->nsheet; i++) {
		r = book_rel(b, book_str(&b->words, b->sheet[i].id));
		buf_clear(&part);
		if (r)
			book_target(buf_str(&b->base),
			    book_str(&b->rel_text, r->target), &part);
		b->sheet[i].id = book_keep(&b->words, buf_str(&part));
		ok = book_held(b);
	}
	buf_free(&part);
	return ok;
}

static void
clear(struct book *b, struct str file, size_t max)
{
	b->file = file;
	b->max = max;
	b->xml.left = 128 * (uint64_t)max;
	b->reason = NULL;
	b->nsheet = b->nstring = b->nstyle = b->nrel = b->nlink = 0;
	b->next = 0;
	b->since1904 = b->reading = b->fault = b->old = b->ods = false;
	b->bad = 0;
	names_clear(&b->rel_id);
	buf_clear(&b->words);
	buf_clear(&b->strings);
	buf_clear(&b->rel_text);
	buf_clear(&b->base);
	buf_addstr(&b->base, STR("xl/workbook.xml"));
}

static enum book_kind
unsound(struct book *b, const char **reason, struct err *e)
{
	*reason = b->reason;
	*e = b->err;
	return BOOK_UNSOUND;
}

/* Says what a package is that is no workbook we read. */
static enum book_kind
other(struct book *b, struct err *e)
{
	if (str_ends(buf_str(&b->base), STR(".bin")))
		err_set(e, "a binary workbook (.xlsb) cannot be read; save it "
			   "as .xlsx, or its tables as CSV");
	else
		err_set(e, "it is a document, and no workbook; save its tables "
			   "as CSV");
	return BOOK_OTHER;
}

/* Opens a workbook of before 2007, whose sheets are all read at once. */
static enum book_kind
open_xls(struct book *b, const char **reason, struct err *e)
{
	buf_clear(&b->made);
	if (!xls_read(b->file, 2 * b->max, &b->made, e)) {
		*reason = "workbook";
		return BOOK_UNSOUND;
	}
	b->old = true;
	b->left = buf_str(&b->made);
	return BOOK_SHEETS;
}

/* Opens a package, by the relations of its parts. */
static enum book_kind
open_package(struct book *b, const char **reason, struct err *e)
{
	const struct book_rel *r;
	bool is;

	if (!book_rels(b, STR("")))
		return unsound(b, reason, e);
	r = book_rel_of(b, "/officeDocument");
	if (r)
		book_target(
		    STR(""), book_str(&b->rel_text, r->target), &b->base);
	if (str_ends(buf_str(&b->base), STR(".bin")))
		return other(b, e);
	if (!book_part(b, buf_str(&b->base))) {
		if (!b->reason)
			book_fault(b, "workbook", "it has no part " STR_FMT,
			    STR_ARG(buf_str(&b->base)));
		return unsound(b, reason, e);
	}
	if (!read_base(b, &is))
		return unsound(b, reason, e);
	if (!is)
		return other(b, e);
	if (!book_rels(b, buf_str(&b->base)) || !find_sheets(b) ||
	    !read_shared(b))
		return unsound(b, reason, e);
	return BOOK_SHEETS;
}

enum book_kind
book_open(struct book *b, struct str file, size_t max, const char **reason,
    struct err *e)
{
	clear(b, file, max);
	if (xls_like(file))
		return open_xls(b, reason, e);
	if (!bundle_open_bytes(b->bundle, file, &b->err)) {
		b->reason = REASON_DAMAGED;
		return unsound(b, reason, e);
	}
	b->ods = str_starts(file, STR("PK")) &&
	         !bundle_names(file, STR(BOOK_TYPES)) &&
	         bundle_names(file, STR(BOOK_ODS));
	if (b->ods)
		return book_ods_sheets(b) ? BOOK_SHEETS : unsound(b, reason, e);
	if (!bundle_names(file, STR(BOOK_TYPES)) ||
	    bundle_names(file, STR(BOOK_NOT)))
		return BOOK_NONE;
	return open_package(b, reason, e);
}
