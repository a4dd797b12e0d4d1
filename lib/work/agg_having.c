/* agg_having - conditions on rows */
#include <stdlib.h>

#include "agg_show_priv.h"
#include "mem.h"

struct agg_having {
	struct json_paths *paths;
	struct json_scan scan;
	struct agg_cond **cond; /* by condition; NULL: */
	struct jq **jq;
	size_t n;
	struct buf out;
};

static bool
compile(struct agg_having *h, struct str expr, size_t i, struct err *e)
{
	struct buf program = {0};
	struct err why;

	if ((h->cond[i] = agg_cond_new(expr, h->paths)))
		return true;
	buf_puts(&program, "[(");
	buf_addstr(&program, expr);
	buf_puts(&program, "\n)]|any");
	h->jq[i] = jq_new(buf_str(&program), &why);
	buf_free(&program);
	return h->jq[i] ||
	       err_set(e, "%.*s: %s", (int)(expr.n < 200 ? expr.n : 200),
		   expr.p, why.msg);
}

/* A key or column of the rows; PATH begins with its name. */
static bool
is_column(const struct agg *a, struct str path)
{
	static const struct str of_rows[] = {
	    STR_INIT("row"), STR_INIT("table")};
	struct str name = str_n(path.p + 1, 0), rest;
	bool found;

	while (name.n + 1 < path.n && ascii_name(name.p[name.n]))
		name.n++;
	if (!name.n || a->pivot.p)
		return true; /* in another way, or made of a value */
	found = str_in(name, of_rows, COUNT(of_rows));
	for (size_t i = 0; i < a->nby; i++)
		found |= str_eq(a->by[i].name, name);
	for (size_t i = 0; i < a->ncalc; i++) {
		rest = a->calc[i].name;
		found |=
		    str_eq(rest, name) ||
		    (str_starts(name, rest) && str_ends(name, STR("_error")));
	}
	return found;
}

/* What no row can have would leave out all of them without a word. */
static bool
are_columns(const struct agg *a, const struct agg_cond *c, struct err *e)
{
	struct agg_paths p = {0};
	bool ok = true;

	if (c)
		agg_cond_paths(c, &p);
	for (size_t i = 0; ok && i < p.n; i++)
		ok = is_column(a, p.v[i].expr) ||
		     err_set(e,
			 "--having " STR_FMT ": rows have no such key "
			 "or column",
			 STR_ARG(p.v[i].expr));
	free(p.v);
	return ok;
}

struct agg_having *
agg_having_new(const struct agg *a, struct err *e)
{
	struct agg_having *h = mem_new(1, sizeof(*h));
	bool ok = true;

	h->n = a->show.nhaving;
	h->paths = json_paths_new();
	h->cond = mem_new(h->n, sizeof(struct agg_cond *));
	h->jq = mem_new(h->n, sizeof(struct jq *));
	for (size_t i = 0; ok && i < h->n; i++)
		ok = compile(h, a->show.having[i], i, e) &&
		     are_columns(a, h->cond[i], e);
	if (ok)
		return h;
	agg_having_free(h);
	return NULL;
}

void
agg_having_free(struct agg_having *h)
{
	if (!h)
		return;
	for (size_t i = 0; i < h->n; i++) {
		agg_cond_free(h->cond[i]);
		jq_free(h->jq[i]);
	}
	free(h->cond);
	free(h->jq);
	json_paths_free(h->paths);
	json_scan_free(&h->scan);
	buf_free(&h->out);
	free(h);
}

int
agg_having_holds(struct agg_having *h, struct str row, struct err *e)
{
	struct err why;
	size_t n;
	bool yes;

	if (!h->n)
		return 1;
	if (!json_scan(&h->scan, h->paths, row, &why)) {
		err_set(e, "--having: %s", why.msg);
		return -1;
	}
	for (size_t i = 0; i < h->n; i++) {
		buf_clear(&h->out);
		if (h->jq[i] && jq_run(h->jq[i], h->scan.value, &h->out, &n,
				    &why) != JQ_OK) {
			err_set(e, "--having on %.*s: %s",
			    (int)(row.n < 200 ? row.n : 200), row.p, why.msg);
			return -1;
		}
		yes = h->jq[i] ? str_starts(buf_str(&h->out), STR("true"))
		               : agg_cond_holds(h->cond[i], h->scan.span);
		if (!yes)
			return 0;
	}
	return 1;
}
