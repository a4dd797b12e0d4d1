/*
 * report_chart - a picture of a table, where one says more than the figures
 */
#ifndef WT_REPORT_CHART_H
#define WT_REPORT_CHART_H

#include "report.h"

/* Appends it as SVG in HTML, or nothing: the kind is the table's. */
void report_chart(
    const struct report *r, const struct report_table *t, struct buf *out);

#endif
