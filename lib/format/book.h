/*
 * book - the sheets of a workbook (XLSX: ECMA-376, ISO/IEC 29500; ODS:
 * ISO/IEC 26300; XLS: xls.h), as tables
 *
 *	if (book_open(b, file, max, &e) == BOOK_SHEETS)
 *		while ((what = book_next(b, &t, &reason, &e)) != BOOK_END)
 *			... t.body is a table that csv.h reads
 *
 * A sheet becomes a table in UTF-8 of what it shows, as a program would export
 * it as CSV; a long one (PART_BYTES of part.h) becomes several, each with the
 * header before it.  So all that is known of tables holds for sheets too.
 *
 *	strings   shared, inline or of a formula; runs of different fonts are
 *	          joined; phonetic texts (rPh) are left out
 *	numbers   as the file writes them, so that ids of 18 digits stay, but
 *	          1.2345E7 is 12345000 if that has at most 15 digits (some
 *	          programs write all long numbers so), and 19.899999999999999
 *	          is 19.9, which is the same number
 *	dates     numbers with the format of a date or time: 2024-05-06,
 *	          2024-05-06 12:30:00, 12:30:00, from 1900 or 1904 on
 *	booleans  TRUE, FALSE; errors as they stand: #N/A
 *	links     the first address that a cell of the row leads to and does not
 *	          show, as a last column BOOK_LINK
 *
 * Sheets that are hidden are read too.  Rows without text are passed over; that
 * cells are merged is not looked at.
 *
 * Memory: the caller holds the file.  Here are held the shared strings, the
 * links of one sheet and the like, 2 * max bytes at most, and one part of a
 * sheet.  No more than 128 * max bytes are unpacked in all, where a row counts
 * the more the longer it is, from 64 KiB on.  What is beyond is refused as
 * too_long.
 */
#ifndef WT_BOOK_H
#define WT_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "csv.h"
#include "err.h"
#include "str.h"

#define BOOK_LINK       CSV_LINK
#define BOOK_SHEETS_MAX 1000
#define BOOK_COLUMNS    16384 /* of a sheet, as Excel has it */
#define BOOK_ROWS       1048576

/* The member by which a zip is known as a package, as every XLSX is. */
#define BOOK_TYPES "[Content_Types].xml"

/* The member that every spreadsheet of OpenDocument has, and its other
 * documents too. */
#define BOOK_ODS      "content.xml"
#define BOOK_MANIFEST "META-INF/manifest.xml"

/* A zip with BOOK_TYPES and this is no workbook, but what Fiddler saved. */
#define BOOK_NOT "_index.htm"

struct book;

struct book *book_new(void);
void book_free(struct book *b);

enum book_kind {
	BOOK_SHEETS, /* a workbook */
	BOOK_NONE,   /* a zip of something else */
	BOOK_OTHER,  /* a document, or a workbook of another kind: e */
	BOOK_UNSOUND /* a workbook that cannot be read: e, reason */
};

/* Starts on a zip or XLS, which is lent until the next; max as above.  *reason
 * is a word of those below. */
enum book_kind book_open(struct book *b, struct str file, size_t max,
    const char **reason, struct err *e);

/* A sheet, or a part of one; lent until the next. */
struct book_table {
	struct str body;
	struct str sheet; /* its name */
	size_t number;    /* in the workbook, from 1 */
	uint64_t before;  /* rows of it in the parts before */
	bool continued;   /* there are such parts */
	bool since1904;   /* the workbook counts days from 1904 on */
};

enum book_what {
	BOOK_TABLE, /* or a part of one */
	BOOK_EMPTY, /* a sheet without text */
	BOOK_BAD,   /* something is wrong with a sheet: reason, e */
	BOOK_END
};

/*
 * The reasons, constants: damaged (the zip: none of the part that it is in is
 * given), workbook (rows or parts that are not sound; all others are given),
 * too_long.
 */
enum book_what book_next(
    struct book *b, struct book_table *t, const char **reason, struct err *e);

#endif
