/*
 * xlsx - workbooks of Excel
 *
 *	x = xlsx_new();
 *	xlsx_sheet(x, "Adverts by platform");
 *	xlsx_head(x, 0, "platform", false) ... xlsx_word, xlsx_number ...
 *	xlsx_end_sheet(x, rows, cols);
 *	xlsx_close(x, &out, &e);
 *
 * Words are always text: none becomes a formula or a link.  The same calls
 * give the same bytes.  xlsx.c is the only user of libxlsxwriter.
 */
#ifndef WT_XLSX_H
#define WT_XLSX_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "err.h"
#include "str.h"

#define XLSX_ROWS 1048576 /* of a sheet, its heading among them */
#define XLSX_COLS 16384
#define XLSX_TEXT 32767 /* characters of a cell */

struct xlsx;

enum xlsx_format { XLSX_WHOLE, XLSX_DECIMAL, XLSX_SHARE, XLSX_PLAIN };

/* NULL with e set where no file can be made. */
struct xlsx *xlsx_new(struct str title, struct err *e);

/* The next sheet.  What Excel refuses in a name is left out, it is cut to 31
 * characters, and made different from those before it. */
void xlsx_sheet(struct xlsx *x, struct str name);

/* Row 0 is the heading. */
void xlsx_head(struct xlsx *x, size_t col, struct str name, bool right);

/* False if s was too long, and was cut. */
bool xlsx_word(struct xlsx *x, size_t row, size_t col, struct str s, bool bold);
void xlsx_number(struct xlsx *x, size_t row, size_t col, double v,
    enum xlsx_format format, bool bold);
void xlsx_width(struct xlsx *x, size_t col, size_t width);

/* The sheet is whole: its heading stays in sight and filters; rows without
 * heading and totals. */
void xlsx_end_sheet(struct xlsx *x, size_t rows, size_t cols);

/* A picture behind the last of ncol columns: the values of one over those of
 * another, of rows 1 to rows. */
struct xlsx_chart {
	struct str title;
	size_t key, value; /* the columns */
	size_t rows, ncol;
	bool time; /* columns along the time, else bars */
};
void xlsx_chart(struct xlsx *x, const struct xlsx_chart *c);

/* Appends the file; frees x. */
bool xlsx_close(struct xlsx *x, struct buf *out, struct err *e);

#endif
