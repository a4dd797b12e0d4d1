/*
 * report_view - a text of an advert, its hits marked
 *
 * For report_advert.c alone.  Hits are those of wt-match, places in code
 * points; those that overlap are one mark.  Long stretches without a hit keep
 * their ends.  All text is shown as report_visible (report.h) does it.
 */
#ifndef WT_REPORT_VIEW_H
#define WT_REPORT_VIEW_H

#include "report.h"

struct report_hit {
	size_t start, end;
	struct str how, rule, sign; /* spans */
};

struct report_hits {
	struct report_hit *v;
	size_t n, cap;
};

/* An advert, and where it goes: JSON for the script, or HTML. */
struct report_view {
	const struct report *r;
	struct str line;
	struct buf *out;
	bool html;
	struct report_hits hits; /* of the field at hand */
	struct buf text;         /* of it */
	struct buf b, how, rule;
};

void report_view_text(struct report_view *v, struct str s);

/* Finds the hits of a field, as its path is written there; false: none. */
bool report_view_hits(struct report_view *v, struct str field);

/* Appends v->text with those hits marked. */
void report_view_marked(struct report_view *v);

#endif
