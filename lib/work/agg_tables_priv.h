/* agg_tables_priv - what the files of agg_tables share */
#ifndef WT_AGG_TABLES_PRIV_H
#define WT_AGG_TABLES_PRIV_H

#include "agg.h"

struct agg_tables {
	struct agg **table;
	size_t n, cap;
	uint64_t turn; /* the number of the record */
	size_t memory, unlooked;
	struct agg *open; /* whose state is being read, or was last */
};

/* ---- agg_head: titles and notes ---- */

struct agg_said {
	struct str what; /* owned: title, note, title.zh */
	struct str text; /* owned */
};

/* True if a word of a specification is a title or a note. */
bool agg_says(struct str what);
bool agg_say(struct agg *a, struct str what, struct str text, struct err *e);
void agg_said_free(struct agg *a);

#endif
