/* agg_row - the rows, in order, as JSON */
#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

static int
by_key(const void *a, const void *b)
{
	const struct agg_group *const *x = a, *const *y = b;

	return agg_key_cmp((*x)->key, (*y)->key);
}

/* Which key or column rows are sorted by; columns come behind the keys. */
static size_t
sorted_by(const struct agg *a)
{
	size_t i = 0;

	while (i < a->nby && !str_eq(a->by[i].name, a->sort))
		i++;
	if (i == a->nby)
		while (i < a->nby + a->ncalc &&
		       !str_eq(a->calc[i - a->nby].name, a->sort))
			i++;
	return i;
}

bool
agg_sortable(const struct agg *a, struct err *e)
{
	return !a->sort.p || sorted_by(a) < a->nby + a->ncalc ||
	       err_set(e, STR_FMT ": no key or column to sort by",
		   STR_ARG(a->sort));
}

static void
write_column(
    const struct agg *a, struct agg_group *g, size_t i, struct buf *out)
{
	if (a->calc[i].func == AGG_SHARE)
		agg_share(a, &a->calc[i], g, out);
	else
		agg_acc_write(&a->calc[i], &g->acc[i], out);
}

/* A row and what it is sorted by; place: in the order of keys. */
struct sortable {
	struct agg_group *g;
	struct str value;
	size_t at, place;
	bool descending;
};

static int
by_value(const void *a, const void *b)
{
	const struct sortable *x = a, *y = b;
	int c = agg_value_cmp(x->value, y->value);

	if (c)
		return x->descending ? -c : c;
	return x->place < y->place ? -1 : 1;
}

/* Appends what row i is sorted by. */
static void
sort_value(struct agg *a, size_t i, size_t column, struct buf *out)
{
	struct str key = a->row[i]->key, value = {NULL, 0};
	struct buf text = {0};

	if (column < a->nby) {
		for (size_t k = 0; k <= column; k++)
			value = agg_key_next(&key);
		buf_addstr(out, value);
		return;
	}
	write_column(a, a->row[i], column - a->nby, &text);
	agg_value(buf_str(&text), out, &a->scratch.big);
	buf_free(&text);
}

static void
sort_rows(struct agg *a)
{
	size_t n = a->ngroups, column = sorted_by(a);
	struct sortable *s = mem_new(n + 1, sizeof(*s));
	struct buf text = {0};

	if (column == a->nby + a->ncalc)
		n = 0;
	for (size_t i = 0; i < n; i++) {
		s[i] = (struct sortable){a->row[i], .at = text.n, .place = i,
		    .descending = a->descending};
		sort_value(a, i, column, &text);
		s[i].value.n = text.n - s[i].at;
	}
	for (size_t i = 0; i < n; i++)
		s[i].value.p = text.p + s[i].at;
	if (n)
		qsort(s, n, sizeof(*s), by_value);
	for (size_t i = 0; i < n; i++)
		a->row[i] = s[i].g;
	free(s);
	buf_free(&text);
}

void
agg_share(const struct agg *a, const struct agg_calc *c,
    const struct agg_group *g, struct buf *out)
{
	struct dec part = {.m = (int64_t)g->acc[c->of].n};
	struct dec_sum s = {0};

	if (!a->total->acc[c->of].n) {
		buf_puts(out, "null");
		return;
	}
	dec_sum_add(&s, &part);
	s.n = a->total->acc[c->of].n;
	dec_sum_mean(&s, out);
	dec_sum_free(&s);
}

static void
rows_by_key(struct agg *a)
{
	size_t n = a->ngroups;

	a->row = mem_resize(a->row, n, sizeof(struct agg_group *));
	for (size_t i = 0; i < n; i++)
		a->row[i] = agg_group_at(a, i);
	if (n)
		qsort(a->row, n, sizeof(struct agg_group *), by_key);
}

size_t
agg_state_rows(struct agg *a)
{
	rows_by_key(a);
	return a->ngroups + a->has_total;
}

size_t
agg_rows(struct agg *a)
{
	rows_by_key(a);
	if (a->sort.p)
		sort_rows(a);
	return a->ngroups + a->with_total;
}

static void
name(struct buf *out, struct str s)
{
	json_sep(out);
	json_quote(out, s);
	buf_addc(out, ':');
}

void
agg_row(struct agg *a, size_t row, struct buf *out)
{
	struct agg_group *g = row < a->ngroups ? a->row[row] : a->total;
	struct str key = g->key, value;

	buf_addc(out, '{');
	if (a->name.p) {
		json_key(out, "table");
		json_quote(out, a->name);
	}
	if (g == a->total) {
		json_key(out, "row");
		json_quote(out, STR("total"));
	}
	for (size_t i = 0; key.n; i++) {
		value = agg_key_next(&key);
		if (*value.p == AGG_ABSENT)
			continue;
		name(out, a->by[i].name);
		agg_value_write(value, out);
	}
	for (size_t i = 0; i < a->ncalc; i++) {
		name(out, a->calc[i].name);
		write_column(a, g, i, out);
	}
	buf_puts(out, "}\n");
}

static void
names_of(const struct agg *a, struct buf *out)
{
	json_key(out, "keys");
	buf_addc(out, '[');
	for (size_t i = 0; i < a->nby; i++) {
		json_sep(out);
		json_quote(out, a->by[i].name);
	}
	buf_addc(out, ']');
	json_key(out, "columns");
	buf_addc(out, '[');
	for (size_t i = 0; i < a->ncalc; i++) {
		json_sep(out);
		json_quote(out, a->calc[i].name);
	}
	buf_addc(out, ']');
}

/* How a record comes into a row, so that others can tell as well: the
 * expressions of the keys, and the condition. */
static void
rules_of(const struct agg *a, struct buf *out)
{
	struct buf where = {0};

	if (a->nby) {
		json_key(out, "by");
		buf_addc(out, '{');
		for (size_t i = 0; i < a->nby; i++) {
			json_sep(out);
			json_quote(out, a->by[i].name);
			buf_addc(out, ':');
			json_quote(out, a->by[i].source.expr);
		}
		buf_addc(out, '}');
	}
	for (size_t i = 0; i < a->nwhere; i++) {
		buf_puts(&where, i ? " and " : "");
		buf_printf(&where, a->nwhere > 1 ? "(%.*s)" : "%.*s",
		    STR_ARG(a->where[i]));
	}
	if (where.n) {
		json_key(out, "where");
		json_quote(out, buf_str(&where));
	}
	buf_free(&where);
}

void
agg_head(const struct agg *a, struct buf *out)
{
	buf_addc(out, '{');
	json_key(out, "table");
	json_quote(out, a->name);
	json_key(out, "row");
	json_quote(out, STR("head"));
	if (a->title.p) {
		json_key(out, "title");
		json_quote(out, a->title);
	}
	if (a->nnote) {
		json_key(out, "notes");
		buf_addc(out, '[');
		for (size_t i = 0; i < a->nnote; i++) {
			json_sep(out);
			json_quote(out, a->note[i]);
		}
		buf_addc(out, ']');
	}
	names_of(a, out);
	rules_of(a, out);
	buf_puts(out, "}\n");
}

static void
count(struct buf *out, const char *what, uint64_t n)
{
	if (!n)
		return;
	json_key(out, what);
	buf_adduint(out, n);
}

void
agg_left_out(const struct agg *a, struct buf *out)
{
	const struct agg_calc *c;

	buf_addc(out, '{');
	for (size_t i = 0; i < a->ncalc; i++) {
		c = &a->calc[i];
		if (c->func == AGG_DISTINCT ||
		    (!c->absent && !c->null && !c->not_number &&
			!c->out_of_range))
			continue;
		name(out, c->name);
		buf_addc(out, '{');
		count(out, "absent", c->absent);
		count(out, "null", c->null);
		count(out, "not_number", c->not_number);
		count(out, "out_of_range", c->out_of_range);
		buf_addc(out, '}');
	}
	buf_addc(out, '}');
}

uint64_t
agg_out_of_range(const struct agg *a)
{
	uint64_t n = a->key_out_of_range;

	for (size_t i = 0; i < a->ncalc; i++)
		n += a->calc[i].out_of_range;
	return n;
}
