/*
 * book_priv - what the parts of book share
 *
 * Functions that return bool give false with b->reason and b->err set.
 */
#ifndef WT_BOOK_PRIV_H
#define WT_BOOK_PRIV_H

#include "book.h"
#include "buf.h"
#include "bundle.h"
#include "names.h"
#include "xls.h"
#include "xml.h"

/* Bytes in a buffer that may still grow. */
struct book_span {
	size_t at, n;
};

struct book_sheet {
	struct book_span name, id; /* in words */
};

/* What a part says of another one; in rel_text. */
struct book_rel {
	struct book_span type, target;
};

/* A cell that leads somewhere; to is a number in rel. */
struct book_link {
	uint32_t row, column, to; /* the first two from 0 */
};

/* What a number with a style is. */
enum { BOOK_DAY = 1, BOOK_TIME = 2 };

struct book {
	struct str file;
	size_t max;
	struct bundle *bundle;
	struct xml xml;
	const char *reason;
	struct err err;
	struct buf path, base; /* of the part that is read; of the workbook */
	struct buf words;
	struct book_sheet *sheet;
	size_t nsheet, sheet_cap;
	bool since1904;
	struct buf strings; /* shared, one behind the other */
	size_t *string_end, nstring, string_cap;
	unsigned char *style; /* BOOK_DAY, BOOK_TIME by number of a style */
	size_t nstyle, style_cap;
	struct buf rel_text;
	struct names rel_id;
	struct book_rel *rel; /* of the part last asked for, by number of id */
	size_t nrel, rel_cap;
	struct book_link *link; /* of the sheet, in the order of its cells */
	size_t nlink, link_cap;
	/* the row */
	struct buf cells, text, formula;
	struct book_span *cell; /* in cells */
	size_t ncell, cell_cap;
	struct book_span leads; /* in cells: where it leads to */
	uint64_t row;           /* its number, from 1 */
	const char *row_reason; /* it is not sound, */
	struct err row_err;     /* because */
	/* the sheet, and the part of it */
	size_t next; /* sheet */
	bool reading;
	bool fault;       /* to be told: reason, err */
	uint64_t bad;     /* rows that are not sound */
	uint64_t bad_row; /* the first of them, and why: */
	const char *bad_reason;
	struct err bad_err;
	struct buf lead, head, rows, body;
	size_t nlead, nhead;
	bool linked; /* a row of the part leads somewhere */
	bool own;    /* the header has a column BOOK_LINK of its own */
	uint64_t before, count;
	/* of OpenDocument: the row stands there so often again; empty cells
	 * before the next */
	bool ods;
	size_t again, skipped;
	/* of one of before 2007, which is read at once: what is left */
	bool old;
	struct buf made;
	struct str left;
};

static inline struct str
book_str(const struct buf *b, struct book_span s)
{
	return str_n(buf_str(b).p + s.at, s.n);
}

/* Appends s to buf. */
struct book_span book_keep(struct buf *buf, struct str s);

bool book_fault(struct book *b, const char *reason, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* False if more is held than may be. */
bool book_held(struct book *b);

/* Steps to the part of that name, as a package has it, and opens it.  False
 * without a fault (b->reason is NULL) if there is none. */
bool book_part(struct book *b, struct str name);

/* What xml_next gave behind the last event: true if that is a good end. */
bool book_ends(struct book *b, enum xml_what what);

/* The element last read is one of spreadsheets, of that name. */
bool book_is(const struct book *b, const char *name);

/* Reads the relations of a part; none if it has none. */
bool book_rels(struct book *b, struct str part);

/* The relation of that id, or the first whose type ends so; NULL. */
const struct book_rel *book_rel(const struct book *b, struct str id);
const struct book_rel *book_rel_of(const struct book *b, const char *type);

/* Sets out to the name of the part that target means beside part. */
void book_target(struct str part, struct str target, struct buf *out);

bool book_strings(struct book *b, struct str part);
bool book_styles(struct book *b, struct str part);

/* ST_Xstring, from there on: _x000D_ is the character of that number, _x005F_
 * is _. */
void book_unescape(struct buf *b, size_t from);

/* Appends the text of the element last begun (si, is), to its end. */
enum xml_what book_rich(struct book *b, struct buf *out);

/* Reads what the links of the sheet in that part are, if it has any. */
bool book_links(struct book *b, struct str part);

/* What a format code makes of a number; the same of one that is built in. */
unsigned char book_format(struct str code);
unsigned char book_format_of(unsigned long id);

/* Appends a number as text: of a style, of a workbook that begins its days in
 * 1904 or not. */
void book_number(
    struct str text, unsigned char style, bool since1904, struct buf *out);

/* The column of a reference, B7, from 0; false if it is none of a sheet. */
bool book_column(struct str ref, size_t *column);

/* Before the first cell of a row; that column of it is s, in b->cells; the row
 * leads to that address, if it is one, and the cell does not show one. */
void book_begin_row(struct book *b);
void book_put(struct book *b, size_t column, struct book_span s);
void book_lead_to(struct book *b, struct str address, struct str shown);

/* Appends a sheet that the workbook names. */
bool book_add_sheet(struct book *b, struct str name, struct str id);

/* Of OpenDocument: names its sheets, all of which are in one part; begins the
 * next; its next row, or XML_STOP behind the last. */
bool book_ods_sheets(struct book *b);
bool book_ods_open(struct book *b);
enum xml_what book_ods_row(struct book *b);

/* The next row of the sheet, sound or not (row_reason): XML_START, or why there
 * is none. */
enum xml_what book_row(struct book *b);

#endif
