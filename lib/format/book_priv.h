/*
 * book_priv - what the parts of book share
 *
 *	book          opens a workbook: its sheets, what they share
 *	book_part     a part of the package: its elements and faults
 *	book_rels     how one part leads to another
 *	book_strings  shared strings; book_styles: which numbers are days
 *	book_links    which cells of a sheet lead to an address
 *	book_row      the rows of a sheet of XLSX; book_ods: of OpenDocument
 *	book_number   numbers as text
 *	book_table    rows as a table, in parts
 *
 * Functions that return bool return false with b->reason and b->err set, unless
 * said otherwise.
 */
#ifndef WT_BOOK_PRIV_H
#define WT_BOOK_PRIV_H

#include "book.h"
#include "buf.h"
#include "bundle.h"
#include "names.h"
#include "reason.h"
#include "xls.h"
#include "xml.h"

/* Bytes in a buffer, which may still grow and so move. */
struct book_span {
	size_t at, n;
};

/* A sheet; both in words.  id: that of its relation, and once find_sheets has
 * run the name of its part. */
struct book_sheet {
	struct book_span name, id;
};

/* A relation: the type and name of another part; both in rel_text. */
struct book_rel {
	struct book_span type, target;
};

/* A cell that leads to an address: row and column from 0; to: its relation, in
 * rel. */
struct book_link {
	uint32_t row, column, to;
};

/* What a style makes of a number. */
enum { BOOK_DAY = 1, BOOK_TIME = 2 };
struct book_style {
	unsigned char is;      /* a day, a time, both, or 0 */
	bool behind;           /* its mark stands behind the number */
	struct book_span mark; /* of money, in marks */
};

struct book {
	/* The file, and the part of it that is read. */
	struct str file;
	size_t max;
	struct bundle *bundle;
	struct xml xml;
	const char *reason; /* of the last fault, with err */
	struct err err;
	struct buf path; /* the name of the part */

	/* The workbook. */
	struct buf base; /* the name of its main part */
	struct buf words;
	struct book_sheet *sheet;
	size_t nsheet, sheet_cap;
	bool since1904;     /* days count from 1904 on */
	struct buf strings; /* the shared strings, one behind the other, */
	size_t *string_end; /* and where each ends */
	size_t nstring, string_cap;
	struct book_style *style; /* by number */
	size_t nstyle, style_cap;
	struct buf marks; /* of money, as styles have them */
	struct buf rel_text;
	struct names rel_id;  /* ids of the relations of the part asked last, */
	struct book_rel *rel; /* and these */
	size_t nrel, rel_cap;

	/* The sheet. */
	size_t next;            /* number of the next sheet, from 0 */
	bool reading;           /* one is open */
	bool fault;             /* it has a fault, still to be told */
	struct book_link *link; /* its links, in the order of the cells */
	size_t nlink, link_cap;
	uint64_t bad;     /* rows that are not sound, */
	uint64_t bad_row; /* the first of them, and why */
	const char *bad_reason;
	struct err bad_err;
	struct buf lead, head; /* its captions and header, as CSV */
	size_t nlead, nhead;   /* lines of lead, columns of head */
	struct buf named; /* of each column of head, whether it has a name, */
	struct buf under; /* and the names below these, as CSV */
	bool own;         /* head has a column BOOK_LINK of its own */

	/* The part of the sheet that is given next. */
	struct buf rows, body;
	bool linked;            /* a row of it leads to an address */
	uint64_t before, count; /* rows in the parts before, and in this one */

	/* The row. */
	uint64_t row;  /* its number, from 1, */
	uint64_t full; /* and that of the last before it that was not empty */
	struct buf cells, text, formula;
	struct book_span *cell; /* in cells, by column */
	size_t ncell, cell_cap;
	struct book_span leads; /* in cells: the address that it leads to */
	const char *row_reason; /* not NULL: it is not sound, */
	struct err row_err;     /* because of this */

	/* OpenDocument. */
	bool ods;
	size_t again;   /* the row stands there so often again */
	size_t skipped; /* empty cells before the next one */

	/* A workbook of before 2007, whose sheets are all read at once. */
	bool old;
	struct buf made; /* the sheets, */
	struct str left; /* and those that are left */
};

static inline struct str
book_str(const struct buf *b, struct book_span s)
{
	return str_n(buf_str(b).p + s.at, s.n);
}

/* Appends s to buf, and returns where it is. */
struct book_span book_keep(struct buf *buf, struct str s);

/* Sets b->reason, a constant word, and b->err; returns false. */
bool book_fault(struct book *b, const char *reason, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* False if more bytes are held of the workbook than may be. */
bool book_held(struct book *b);

/* Opens the part of that name in b->xml.  False with b->reason NULL if there is
 * none. */
bool book_part(struct book *b, struct str name);

/* True if `what`, which xml_next gave last, is a good end of the part. */
bool book_ends(struct book *b, enum xml_what what);

/* Steps on within the element that began at that depth, to *what; false at its
 * end, and where what is read ends. */
bool book_within(struct book *b, size_t depth, enum xml_what *what);

/* True if the element last read is one of SpreadsheetML, of that name. */
bool book_is(const struct book *b, const char *name);

/* Reads the relations of a part; none if it has none. */
bool book_rels(struct book *b, struct str part);

/* The relation of that id; the first whose type ends so.  NULL if there is
 * none. */
const struct book_rel *book_rel(const struct book *b, struct str id);
const struct book_rel *book_rel_of(const struct book *b, const char *type);

/* Sets out to the name of the part that target means, as part names it. */
void book_target(struct str part, struct str target, struct buf *out);

/* Reads the shared strings, or the styles, in that part. */
bool book_strings(struct book *b, struct str part);
bool book_styles(struct book *b, struct str part);

/* Undoes the escapes of ST_Xstring (ECMA-376, 22.9.2.19) in b from there on:
 * _x000D_ is the character of that number, and so _x005F_ is _. */
void book_unescape(struct buf *b, size_t from);

/* Appends the text of the element last begun (si, is), to its end. */
enum xml_what book_rich(struct book *b, struct buf *out);

/* Reads the links of the sheet in that part, if it has any. */
bool book_links(struct book *b, struct str part);

/* What a format code makes of a number; what the format of that number does,
 * which is built in. */
unsigned char book_format(struct str code);
unsigned char book_format_of(unsigned long id);

/* The mark of money in a format code, lent by it: of [$EUR-407] 0.00, ¥0 and
 * 0 "US$"; empty if there is none.  *behind: it stands behind the number. */
struct str book_mark(struct str code, bool *behind);

/* Appends a number as text, by what its style makes of it. */
void book_number(
    struct str text, unsigned char style, bool since1904, struct buf *out);

/* The column of a reference, B7, from 0; false if it is none of a sheet. */
bool book_column(struct str ref, size_t *column);

/* Begins a row.  Sets a column of it to s, in b->cells. */
void book_begin_row(struct book *b);
void book_put(struct book *b, size_t column, struct book_span s);

/* Notes where a cell leads to, if that is an address, if what the cell shows is
 * none, and if no cell of the row before leads to one. */
void book_lead_to(struct book *b, struct str address, struct str shown);

/* Appends a sheet that the workbook names. */
bool book_add_sheet(struct book *b, struct str name, struct str id);

/* OpenDocument, whose sheets are all in one part: adds them; begins the next;
 * reads its next row, or returns XML_STOP behind the last. */
bool book_ods_sheets(struct book *b);
bool book_ods_open(struct book *b);
enum xml_what book_ods_row(struct book *b);

/* Reads the next row of the sheet, sound or not (row_reason): XML_START, or why
 * there is none. */
enum xml_what book_row(struct book *b);

#endif
