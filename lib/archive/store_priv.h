/*
 * store_priv - what store.c, store_page.c and store_table.c share
 */
#ifndef WT_STORE_PRIV_H
#define WT_STORE_PRIV_H

#include "buf.h"
#include "charset.h"
#include "crawl.h"
#include "http.h"
#include "json.h"
#include "reason.h"
#include "sqlite.h"
#include "store.h"

enum store_form {
	FORM_TABLE,
	FORM_PAGES,
	FORM_JSON, /* the data is JSON in a cell */
	FORM_NONE  /* nothing more of the table */
};

struct store_work {
	struct sqlite *sqlite;
	size_t max;
	uint64_t left; /* bytes of text that may still be made */
	struct sqlite_table t;
	enum store_form form;
	/* objects of Python: how many, in which column first */
	uint64_t pickles;
	size_t pickled;
	/* what is to be told when the part is out */
	bool fault;
	const char *reason;
	struct err err;
	/* a part */
	struct buf head, body;
	struct doc_row *row;
	size_t row_cap;
	/* a page */
	struct crawl crawl, within;
	struct charset *charset;
	struct http http;
	struct json_scan scan;
	struct buf object;
	struct store_span {
		size_t from, to;
	} * cell; /* where in object */
	size_t cell_cap;
	bool packed; /* the body comes from bytes that are no UTF-8 */
};

/* Text of the cell in UTF-8; absent if it has none.  Lent until the next. */
struct str store_text(struct store_work *w, struct sqlite_cell c);

/* The next part of the table; false if it has none (any more). */
bool store_part(struct store *s);

/* Which form the table has, by its first rows. */
enum store_form store_form(struct store_work *w);

/* Reads the row as a page. */
enum store_what store_page(struct store *s, const struct sqlite_row *r,
    const char **reason, struct err *e);

/* It is an object of Python. */
bool store_pickle(struct sqlite_cell c);

#endif
