/*
 * report_xlsx - the document as a workbook of Excel: a sheet a table
 *
 * Numbers are numbers, with formats; those of more digits than a double holds
 * are text, so that no digit is lost.  The heading stays in sight and filters.
 *
 * libxlsxwriter does not survive it when memory is gone, so it works in a
 * process of its own (apart.h).
 */
#ifndef WT_REPORT_XLSX_H
#define WT_REPORT_XLSX_H

#include "report.h"

/* False with e set where it cannot be made.  cut: cells that hold more than
 * Excel can, and were cut. */
bool report_xlsx(
    const struct report *r, struct buf *out, size_t *cut, struct err *e);

#endif
