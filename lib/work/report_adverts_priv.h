/* report_adverts_priv - what the files of report_adverts share */
#ifndef WT_REPORT_ADVERTS_PRIV_H
#define WT_REPORT_ADVERTS_PRIV_H

#include "jq.h"
#include "names.h"
#include "report_adverts.h"
#include "table.h"

/* An expression, evaluated once an advert, whichever tables want it. */
struct expr {
	struct str text; /* lent */
	int slot;        /* of a plain path, or -1 */
	struct jq *jq;
	struct str *value; /* of this advert */
	size_t n, cap;
	struct buf out;
};

/* A table's keys and condition, as numbers of expressions. */
struct link {
	struct report_table *t;
	size_t *key, *col; /* by key: expression, column */
	size_t nkey;
	size_t where;       /* or SIZE_MAX */
	struct table row;   /* key -> its row */
	size_t total, rest; /* rows, or SIZE_MAX */
	bool subtotals;
};

struct source {
	uint64_t adverts;
	struct names pages;
	char first[11], last[11];
};

struct report_adverts {
	struct report *r;
	struct expr *expr;
	size_t nexpr, expr_cap;
	struct link *link;
	struct json_paths *want;
	struct json_scan scan;
	int id, source, seller, file, sha, posted, captured, offset;
	struct str *line; /* owned */
	uint32_t *number; /* by advert: of its id */
	uint32_t *shown; /* by advert: its place among those in a row, from 1 */
	size_t n, cap, number_cap, nshown;
	struct names ids, sellers, files;
	uint32_t different;
	struct source *from; /* by file */
	size_t from_cap;
	char first[11], last[11];
	struct buf key, big, text;
};

/* The text of a string; of another value, its bytes.  Lent by a. */
struct str report_adverts_text(struct report_adverts *a, struct str span);

#endif
