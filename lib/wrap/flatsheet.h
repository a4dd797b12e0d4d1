/*
 * flatsheet - sheets that programs save as XML in one file, as a page of tables
 *
 *	<office:document ...><table:table><table:table-row><table:table-cell>
 *	  <text:p>horn comb</text:p>       .fods of LibreOffice
 *	<gnm:Cell Row="0" Col="1">title    Gnumeric, mostly packed by gzip
 *	<Workbook ...><Worksheet><Row>
 *	  <Cell ss:HRef="..."><Data>       "XML Spreadsheet" of Excel 2003
 *
 * Sources: OpenDocument 1.3, 3.1.2; Gnumeric's XML, as it writes it; XML
 * Spreadsheet Reference (Microsoft).
 */
#ifndef WT_FLATSHEET_H
#define WT_FLATSHEET_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the page; false, with nothing appended, if text is none.  *cut: it
 * has no end; of Excel's then a last row without its own is left out. */
bool flatsheet_page(struct str text, struct buf *out, bool *cut);

#endif
