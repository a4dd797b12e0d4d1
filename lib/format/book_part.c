/* book_part - a part of a package: its elements, its faults, what is held of it
 */
#include "book_priv.h"

#include <stdarg.h>

#include "mem.h"

static const struct str spaces[] = {
    STR_INIT("http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    STR_INIT("http://purl.oclc.org/ooxml/spreadsheetml/main"), /* strict */
    STR_INIT(""), /* and what some programs write */
};

bool
book_fault(struct book *b, const char *reason, const char *fmt, ...)
{
	char text[sizeof(b->err.msg)];
	struct buf m = {0};
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&m, fmt, ap);
	va_end(ap);
	if (m.n >= sizeof(text))
		m.n = sizeof(text) - 1;
	b->reason = reason;
	err_set(&b->err, "%s", buf_cstr(&m));
	buf_free(&m);
	return false;
}

bool
book_held(struct book *b)
{
	size_t n = b->words.n + b->strings.n + b->rel_text.n +
	           b->nstring * sizeof(*b->string_end) +
	           b->nrel * sizeof(*b->rel) + b->nlink * sizeof(*b->link);

	if (n <= 2 * b->max)
		return true;
	return book_fault(b, REASON_TOO_LONG,
	    "%.*s: its strings and links have more than %zu bytes",
	    (int)(b->path.n < 100 ? b->path.n : 100), b->path.p, 2 * b->max);
}

/* Goes to a member, from the present one on and then from the start.  Names of
 * parts are compared without case; they have no slash before them here. */
static bool
go_to(struct book *b, struct str name)
{
	enum bundle_what what;
	struct str at;

	for (int round = 0; round < 2; round++) {
		while ((what = bundle_next(b->bundle, &at, &b->err)) ==
		       BUNDLE_MEMBER)
			if (str_eq_nocase(at, name))
				return true;
		/* where the last part was damaged nothing follows */
		if (what == BUNDLE_FAILED && round)
			break;
		if (!bundle_open_bytes(b->bundle, b->file, &b->err))
			break;
	}
	b->reason = REASON_DAMAGED; /* the directory has it */
	return false;
}

bool
book_part(struct book *b, struct str name)
{
	b->reason = NULL;
	buf_clear(&b->path);
	buf_addstr(&b->path, name);
	name = buf_str(&b->path);
	if (!name.n || !bundle_names(b->file, name) || !go_to(b, name))
		return false;
	xml_open(&b->xml, bundle_feed(b->bundle));
	return true;
}

bool
book_ends(struct book *b, enum xml_what what)
{
	const char *reason = what == XML_LONG ? REASON_TOO_LONG : "workbook";

	if (what == XML_END)
		return true;
	/* bytes that are damaged are no sound XML either */
	if (what == XML_FAILED || !xml_drain(&b->xml))
		reason = REASON_DAMAGED;
	return book_fault(b, reason, "%.*s: %s",
	    (int)(b->path.n < 100 ? b->path.n : 100), b->path.p,
	    b->xml.err.msg);
}

bool
book_within(struct book *b, size_t depth, enum xml_what *what)
{
	*what = xml_next(&b->xml);
	return *what < XML_END && !(*what == XML_STOP && b->xml.depth == depth);
}

bool
book_is(const struct book *b, const char *name)
{
	if (!str_eq(b->xml.name, str_from(name)))
		return false;
	return str_in(b->xml.space, spaces, COUNT(spaces));
}

struct book_span
book_keep(struct buf *buf, struct str s)
{
	struct book_span at = {buf->n, s.n};

	buf_addstr(buf, s);
	return at;
}

bool
book_add_sheet(struct book *b, struct str name, struct str id)
{
	struct book_sheet *s;

	if (b->nsheet == BOOK_SHEETS_MAX)
		return book_fault(b, "workbook", "it has more than %d sheets",
		    BOOK_SHEETS_MAX);
	mem_grow(&b->sheet, &b->sheet_cap, b->nsheet + 1, sizeof(*b->sheet));
	s = &b->sheet[b->nsheet++];
	s->name = book_keep(&b->words, name);
	s->id = book_keep(&b->words, id);
	return book_held(b);
}
