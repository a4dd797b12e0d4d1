/* report_adverts - which adverts are behind which figure */
#include <stdlib.h>

#include "dec.h"
#include "mem.h"
#include "report_adverts_priv.h"

static const char *const usual[][2] = {{"as_of", ".class.as_of"},
    {"cites", ".class.cites"}, {"commodity", ".class.commodity"},
    {"condition", ".class.condition"}, {"day", ".captured[:10]"},
    {"level", ".class.level"}, {"list", ".class.list.file"},
    {"month", ".captured[:7]"}, {"product", ".class.product"},
    {"profile", ".class.profile"}, {"seller", ".seller.name"},
    {"status", ".class.status"}, {"trade", ".class.trade"},
    {"year", ".captured[:4]"}};

/* The number of an expression; SIZE_MAX with e set where it is refused. */
static size_t
expr_add(struct report_adverts *a, struct str text, struct err *e)
{
	struct expr *x;
	struct err why;

	for (size_t i = 0; i < a->nexpr; i++)
		if (str_eq(a->expr[i].text, text))
			return i;
	mem_grow(&a->expr, &a->expr_cap, a->nexpr + 1, sizeof(*a->expr));
	x = &a->expr[a->nexpr];
	*x = (struct expr){.text = text, .slot = -1};
	if (json_path_plain(text))
		x->slot = json_paths_add(a->want, text, e);
	else if (!(x->jq = jq_new(text, &why))) {
		err_set(e, STR_FMT ": %s", STR_ARG(text), why.msg);
		return SIZE_MAX;
	}
	return a->nexpr++;
}

/* The expression of a key column; kept with it. */
static struct str
expr_of(struct report_col *c)
{
	struct buf b = {0};

	for (size_t i = 0; !c->expr.p && i < COUNT(usual); i++)
		if (str_eq(c->name, str_from(usual[i][0])))
			buf_puts(&b, usual[i][1]);
	if (!c->expr.p && !b.n) {
		buf_puts(&b, ".[");
		json_quote(&b, c->name);
		buf_addc(&b, ']');
	}
	if (!c->expr.p)
		c->expr = mem_keep(buf_str(&b));
	buf_free(&b);
	return c->expr;
}

/* Appends a value so that equal ones, as wt-agg has it, are equal bytes. */
static void
add_value(struct report_adverts *a, struct str span)
{
	struct buf *b = &a->key;
	size_t from = b->n;
	uint32_t n = 0;
	struct dec d;

	buf_add(b, &n, sizeof(n));
	switch (json_type(span)) {
	case JSON_ABSENT: break;
	case JSON_STRING:
		buf_addc(b, '"');
		json_decode(span, b);
		break;
	case JSON_NUMBER:
		buf_addc(b, '0');
		if (dec_read(span, &d, &a->big))
			dec_write(&d, b);
		else
			buf_addstr(b, span);
		break;
	default: buf_addstr(b, span);
	}
	n = (uint32_t)(b->n - from - sizeof(n));
	memcpy(b->p + from, &n, sizeof(n));
}

/* Whether wt-agg calls a row rest or subtotal; a total row is told apart
 * before. */
static bool
row_is(const struct link *l, const struct report_row *row, struct str what)
{
	int c = report_col(l->t, STR("row"));
	struct str cell = c < 0 ? STR_NONE : report_cell(row, (size_t)c);

	return json_type(cell) == JSON_STRING && json_is(cell, what);
}

/* How many keys a row is for: a sub-total has the first ones only. */
static size_t
keys_of(struct link *l, const struct report_row *row)
{
	size_t n = l->nkey;

	if (!row_is(l, row, STR("subtotal")))
		return n;
	l->subtotals = true;
	while (n > 1 && !report_cell(row, l->col[n - 1]).p)
		n--;
	return n;
}

/* The rows of a table by their keys. */
static void
link_rows(struct report_adverts *a, struct link *l)
{
	const struct report_row *row;
	size_t nkey;
	uint32_t at;
	bool fresh;
	char *own;

	l->row.own = sizeof(at);
	l->total = l->rest = SIZE_MAX;
	for (uint32_t i = 0; i < l->t->nrow; i++) {
		row = &l->t->row[i];
		if (row->total) {
			l->total = i;
			continue;
		}
		if (row_is(l, row, STR("rest"))) {
			l->t->row[i].closed = l->t->having;
			l->rest = l->t->having ? SIZE_MAX : i;
			continue;
		}
		nkey = keys_of(l, row);
		buf_clear(&a->key);
		for (size_t k = 0; k < nkey; k++)
			add_value(a, report_cell(row, l->col[k]));
		own = table_put(&l->row, buf_str(&a->key), &fresh);
		if (fresh)
			memcpy(own, &i, sizeof(i));
	}
}

static bool
link_table(struct report_adverts *a, struct link *l, struct err *e)
{
	struct report_table *t = l->t;

	l->key = mem_new(t->ncol + 1, sizeof(*l->key));
	l->col = mem_new(t->ncol + 1, sizeof(*l->col));
	l->where = SIZE_MAX;
	for (size_t c = 0; c < t->ncol; c++) {
		if (!t->col[c].key)
			continue;
		l->col[l->nkey] = c;
		l->key[l->nkey] = expr_add(a, expr_of(&t->col[c]), e);
		if (l->key[l->nkey++] == SIZE_MAX)
			return false;
	}
	if (t->where.p && (l->where = expr_add(a, t->where, e)) == SIZE_MAX)
		return false;
	link_rows(a, l);
	return true;
}

static int
want(struct report_adverts *a, const char *path)
{
	struct err e;

	return json_paths_add(a->want, str_from(path), &e);
}

struct report_adverts *
report_adverts_new(struct report *r, struct err *e)
{
	struct report_adverts *a = mem_new(1, sizeof(*a));

	a->r = r;
	a->want = json_paths_new();
	a->id = want(a, ".id");
	a->source = want(a, ".source");
	a->seller = want(a, ".seller.name");
	a->file = want(a, ".source.file");
	a->sha = want(a, ".source.sha256");
	a->offset = want(a, ".source.offset");
	a->posted = want(a, ".posted");
	a->captured = want(a, ".captured");
	a->link = mem_new(r->ntable + 1, sizeof(*a->link));
	for (size_t i = 0; i < r->ntable; i++) {
		a->link[i].t = &r->table[i];
		if (!link_table(a, &a->link[i], e)) {
			report_adverts_free(a);
			return NULL;
		}
	}
	return a;
}

static void
expr_value(struct expr *x, struct str span)
{
	mem_grow(&x->value, &x->cap, x->n + 1, sizeof(*x->value));
	x->value[x->n++] = span;
}

/* The results of all expressions on this advert. */
static void
evaluate(struct report_adverts *a, struct str line)
{
	struct str rest, one;
	struct expr *x;
	struct err e;
	size_t n;

	for (size_t i = 0; i < a->nexpr; i++) {
		x = &a->expr[i];
		x->n = 0;
		if (!x->jq) {
			expr_value(x, a->scan.span[x->slot]);
			continue;
		}
		buf_clear(&x->out);
		if (jq_run(x->jq, line, &x->out, &n, &e) != JQ_OK)
			continue;
		rest = buf_str(&x->out);
		while ((one = str_cut(&rest, '\n')).p)
			if (one.n)
				expr_value(x, one);
	}
}

static void
row_add(struct report_row *row, uint32_t advert)
{
	if (row->nadvert && row->advert[row->nadvert - 1] == advert)
		return;
	mem_grow(&row->advert, &row->advert_cap, row->nadvert + 1,
	    sizeof(*row->advert));
	row->advert[row->nadvert++] = advert;
}

static bool
holds(const struct report_adverts *a, size_t where)
{
	if (where == SIZE_MAX)
		return true;
	for (size_t i = 0; i < a->expr[where].n; i++) {
		enum json_type t = json_type(a->expr[where].value[i]);

		if (t != JSON_ABSENT && t != JSON_NULL && t != JSON_FALSE)
			return true;
	}
	return false;
}

/* Appends a value of the k-th key as its row has it; false: it has no name
 * there. */
static bool
add_key(
    struct report_adverts *a, const struct link *l, size_t k, struct str span)
{
	const struct report_col *c = &l->t->col[l->col[k]];
	struct str name;

	if (!c->has_names) {
		add_value(a, span);
		return true;
	}
	if (json_type(span) != JSON_STRING)
		return false;
	name = report_named(c, report_adverts_text(a, span));
	if (!name.p)
		return false;
	buf_clear(&a->text);
	json_quote(&a->text, name);
	add_value(a, buf_str(&a->text));
	return true;
}

/* Puts the advert into the row of the keys at hand; false: there is none. */
static bool
place_here(struct report_adverts *a, struct link *l, uint32_t advert)
{
	const char *own = table_find(&l->row, buf_str(&a->key));
	uint32_t at;

	if (!own)
		return false;
	memcpy(&at, own, sizeof(at));
	row_add(&l->t->row[at], advert);
	return true;
}

/* Puts the advert into the rows of all combinations of its keys from the
 * k-th on. */
static void
place(struct report_adverts *a, struct link *l, size_t k, uint32_t advert)
{
	const struct expr *x;
	size_t had = a->key.n;

	if (l->subtotals && k && k < l->nkey)
		place_here(a, l, advert);
	if (k == l->nkey) {
		if (!place_here(a, l, advert) && l->rest != SIZE_MAX)
			row_add(&l->t->row[l->rest], advert);
		if (l->total != SIZE_MAX)
			row_add(&l->t->row[l->total], advert);
		return;
	}
	x = &a->expr[l->key[k]];
	for (size_t i = 0; i < x->n; i++) {
		if (add_key(a, l, k, x->value[i]))
			place(a, l, k + 1, advert);
		a->key.n = had;
	}
}

void
report_adverts_add(struct report_adverts *a, struct str line)
{
	uint32_t i = (uint32_t)a->n;
	const struct str *s;
	struct err e;

	mem_grow(&a->line, &a->cap, a->n + 1, sizeof(*a->line));
	mem_grow(&a->number, &a->number_cap, a->n + 1, sizeof(*a->number));
	line = a->line[a->n++] = mem_keep(line);
	if (!json_scan(&a->scan, a->want, line, &e))
		return;
	s = a->scan.span;
	a->number[i] = names_add(&a->ids, s[a->id].p       ? s[a->id]
					  : s[a->source].p ? s[a->source]
							   : line);
	evaluate(a, line);
	for (size_t k = 0; k < a->r->ntable; k++) {
		buf_clear(&a->key);
		if (holds(a, a->link[k].where))
			place(a, &a->link[k], 0, i);
	}
}

void
report_adverts_free(struct report_adverts *a)
{
	if (!a)
		return;
	for (size_t i = 0; i < a->nexpr; i++) {
		jq_free(a->expr[i].jq);
		free(a->expr[i].value);
		buf_free(&a->expr[i].out);
	}
	for (size_t i = 0; a->link && i < a->r->ntable; i++) {
		free(a->link[i].key);
		free(a->link[i].col);
		table_free(&a->link[i].row);
	}
	for (size_t i = 0; i < a->n; i++)
		free((char *)a->line[i].p);
	for (uint32_t i = 0; i < a->files.n; i++)
		names_free(&a->from[i].pages);
	json_paths_free(a->want);
	json_scan_free(&a->scan);
	names_free(&a->ids);
	names_free(&a->sellers);
	names_free(&a->files);
	free(a->from);
	free(a->expr);
	free(a->link);
	free(a->line);
	free(a->number);
	free(a->shown);
	buf_free(&a->key);
	buf_free(&a->big);
	buf_free(&a->text);
	free(a);
}
