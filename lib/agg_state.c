/* agg_state - what is known of the groups, as lines that can be merged */
#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

/* A line is ended where it is this long; the rest follows in others. */
#define LINE_LONG ((size_t)1 << 20)

static void
assignment(struct buf *out, struct str name, struct str value)
{
	struct buf b = {0};

	buf_addstr(&b, name);
	buf_addc(&b, '=');
	buf_addstr(&b, value);
	json_sep(out);
	json_quote(out, buf_str(&b));
	buf_free(&b);
}

void
agg_state_spec(const struct agg *a, struct buf *out)
{
	buf_puts(out, "{\"by\":[");
	for (size_t i = 0; i < a->nby; i++)
		assignment(out, a->by[i].name, a->by[i].source.expr);
	buf_puts(out, "],\"calc\":[");
	for (size_t i = 0; i < a->ncalc; i++)
		assignment(out, a->calc[i].name, a->calc[i].text);
	buf_puts(out, "],\"where\":[");
	for (size_t i = 0; i < a->nwhere; i++) {
		json_sep(out);
		json_quote(out, a->where[i]);
	}
	buf_printf(out, "],\"total\":%s}", a->with_total ? "true" : "false");
}

void
agg_state_head(const struct agg *a, const char *rules, struct buf *out)
{
	buf_printf(out, "{\"state\":\"wt-agg\",\"version\":%d,\"spec\":",
	    AGG_STATE_VERSION);
	agg_state_spec(a, out);
	json_key(out, "rules");
	if (rules)
		json_quote(out, str_from(rules));
	else
		buf_puts(out, "null");
	buf_puts(out, "}\n");
}

/* ---- sets: the members of each group, in order ---- */

static int
by_group(const void *a, const void *b)
{
	const struct agg_member *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return x->value.p ? agg_value_cmp(x->value, y->value) : 0;
}

/* An entry of a set is the group's number, 7 bits a byte, and the value. */
static struct agg_member
member(struct str entry)
{
	struct agg_member m = {0};
	size_t i = 0;

	for (;; i++) {
		m.group |= (uint64_t)(entry.p[i] & 127) << 7 * i;
		if (!(entry.p[i] & 128))
			break;
	}
	m.value = str_n(entry.p + i + 1, entry.n - i - 1);
	return m;
}

static void
list_members(struct agg_calc *c)
{
	size_t at = 0, n = 0;
	char *entry;

	free(c->member);
	c->member = mem_new(c->set.n + 1, sizeof(*c->member));
	while ((entry = table_next(&c->set, &at)))
		c->member[n++] = member(table_key(&c->set, entry));
	c->nmember = n;
	if (n)
		qsort(c->member, n, sizeof(*c->member), by_group);
}

/* The first member of a group, or where it would be. */
static size_t
first_member(const struct agg_calc *c, uint64_t group)
{
	size_t low = 0, high = c->nmember, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (c->member[mid].group < group)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* ---- columns ---- */

/* A line of a row that is being written. */
struct line {
	struct buf *out;
	size_t start; /* of this line */
	size_t lines;
};

static bool
long_enough(const struct line *l)
{
	return l->out->n - l->start > LINE_LONG;
}

/* Begins a line; at: its first column. */
static void
begin(struct line *l, const struct agg *a, const struct agg_group *g, size_t at)
{
	struct str key = g->key, value;

	l->start = l->out->n;
	l->lines++;
	buf_puts(l->out, "{\"k\":");
	if (g == a->total) {
		buf_puts(l->out, "\"total\"");
	} else {
		buf_addc(l->out, '[');
		while (key.n) {
			value = agg_key_next(&key);
			json_sep(l->out);
			buf_addc(l->out, '[');
			agg_value_write(value, l->out);
			buf_addc(l->out, ']');
		}
		buf_addc(l->out, ']');
	}
	if (at)
		buf_printf(l->out, ",\"at\":%zu", at);
	buf_puts(l->out, ",\"c\":[");
}

static void
set(struct line *l, const struct agg *a, const struct agg_group *g, size_t i)
{
	const struct agg_calc *c = &a->calc[i];
	size_t k = first_member(c, g->number);

	buf_addc(l->out, '[');
	for (; k < c->nmember && c->member[k].group == g->number; k++) {
		if (long_enough(l)) {
			buf_puts(l->out, "]]}\n");
			begin(l, a, g, i);
			buf_addc(l->out, '[');
		}
		json_sep(l->out);
		agg_value_write(c->member[k].value, l->out);
	}
	buf_addc(l->out, ']');
}

static void
numbers(
    struct line *l, const struct agg *a, const struct agg_group *g, size_t i)
{
	const struct agg_many *m = &g->acc[i].many;
	struct dec *d = agg_many_sorted(m);

	buf_addc(l->out, '[');
	for (size_t k = 0; k < m->n; k++) {
		if (long_enough(l)) {
			buf_puts(l->out, "]]}\n");
			begin(l, a, g, i);
			buf_addc(l->out, '[');
		}
		json_sep(l->out);
		dec_write(&d[k], l->out);
	}
	buf_addc(l->out, ']');
	free(d);
}

static void
column(struct line *l, const struct agg *a, const struct agg_group *g, size_t i)
{
	const union agg_acc *acc = &g->acc[i];
	struct dec d;

	json_sep(l->out);
	switch (a->calc[i].func) {
	case AGG_COUNT:
	case AGG_SHARE: buf_adduint(l->out, acc->n); break;
	case AGG_DISTINCT: set(l, a, g, i); break;
	case AGG_SUM:
	case AGG_MEAN:
		buf_addc(l->out, '[');
		buf_adduint(l->out, acc->sum.n);
		buf_addc(l->out, ',');
		dec_sum_write(&acc->sum, l->out);
		buf_addc(l->out, ']');
		break;
	case AGG_MIN:
	case AGG_MAX:
		if (!acc->extreme.any) {
			buf_puts(l->out, "null");
			break;
		}
		d = agg_acc_extreme(acc);
		dec_write(&d, l->out);
		break;
	case AGG_MEDIAN:
	case AGG_ADVERTS: /* is distinct by now */
	case AGG_QUANTILE: numbers(l, a, g, i); break;
	}
}

size_t
agg_state_row(struct agg *a, size_t row, struct buf *out)
{
	struct agg_group *g = row < a->ngroups ? a->row[row] : a->total;
	struct line l = {.out = out};

	for (size_t i = 0; i < a->ncalc; i++)
		if (a->calc[i].func == AGG_DISTINCT && !a->calc[i].member)
			list_members(&a->calc[i]);
	begin(&l, a, g, 0);
	for (size_t i = 0; i < a->ncalc; i++)
		column(&l, a, g, i);
	buf_puts(out, "]}\n");
	return l.lines;
}

static void
count(struct buf *out, const char *what, uint64_t n)
{
	json_key(out, what);
	buf_adduint(out, n);
}

void
agg_state_end(const struct agg *a, size_t lines, const struct agg_counts *n,
    struct buf *out)
{
	const struct agg_calc *c;

	buf_puts(out, "{\"end\":true");
	count(out, "lines", lines);
	count(out, "in", n->in);
	count(out, "used", n->used);
	count(out, "dropped", n->dropped);
	count(out, "rejected", n->rejected);
	count(out, "duplicate_keys", n->duplicate_keys);
	count(out, "keys_out_of_range", a->key_out_of_range);
	json_key(out, "left_out");
	buf_addc(out, '[');
	for (size_t i = 0; i < a->ncalc; i++) {
		c = &a->calc[i];
		json_sep(out);
		buf_printf(out, "[%llu,%llu,%llu,%llu]",
		    (unsigned long long)c->absent, (unsigned long long)c->null,
		    (unsigned long long)c->not_number,
		    (unsigned long long)c->out_of_range);
	}
	buf_puts(out, "]}\n");
}
