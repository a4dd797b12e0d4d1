/* agg_add - records into groups */

#include "agg_priv.h"
#include "mem.h"

#define LOOK_EVERY 64   /* records, at memory; */
#define LOOK_BYTES 4096 /* a long one is several */

/* ---- values of the record at hand ---- */

static void
add_value(struct agg_values *to, struct str span)
{
	to->any = to->any || json_type(span) > JSON_NULL;
	mem_grow(&to->v, &to->cap, to->n + 1, sizeof(*to->v));
	to->v[to->n++] = span;
}

/* The elements of an array that libjq gave. */
static void
take_values(struct agg_values *to, struct str array)
{
	struct json_each it = json_each(array);

	to->n = 0;
	while (json_next(&it))
		add_value(to, it.value);
}

/* Runs all expressions on the record. */
static enum agg_result
evaluate(struct agg *a, struct str record, struct err *e)
{
	struct str rest, line;
	size_t n;

	buf_clear(&a->results);
	switch (jq_run(a->jq, record, &a->results, &n, e)) {
	case JQ_OK: break;
	case JQ_ERROR: return AGG_FAILED;
	case JQ_FAILED: return AGG_BROKEN;
	}
	if (!n)
		return AGG_DROPPED;
	rest = buf_str(&a->results);
	for (size_t i = 0; i < a->njobs; i++) {
		if (a->result[i].native)
			continue;
		line = str_cut(&rest, '\n');
		if (!json_scan(&a->scan, NULL, line, e))
			return AGG_FAILED;
		take_values(&a->result[i], line);
	}
	return AGG_USED;
}

/* What .a.b leads to in a span. */
static struct str
follow(struct str span, struct str path)
{
	struct str name;

	while (path.n && span.p) {
		path.p++, path.n--;
		name = str_n(path.p, str_find(path, STR("."), 0));
		path.p += name.n, path.n -= name.n;
		span = json_type(span) == JSON_OBJECT ? json_get(span, name)
		                                      : STR_NONE;
	}
	return span;
}

/* The elements of an array, or values of an object; of all else nothing. */
static void
run_each(struct agg *a, const struct agg_each *x, const struct str *field)
{
	struct agg_values *to = &a->result[x->job];
	struct str span = field[x->slot];
	enum json_type t = json_type(span);
	struct json_each it;

	to->n = 0;
	if (t == JSON_OBJECT) { /* of duplicate keys the last */
		buf_clear(&to->text);
		agg_value(span, &to->text, &a->scratch.big);
		span = buf_after(&to->text, 1);
	}
	if (t != JSON_OBJECT && t != JSON_ARRAY)
		return;
	it = json_each(span);
	while (json_next(&it))
		add_value(to, follow(it.value, x->rest));
}

/* The values of a source: how many, and where they are. */
static struct str
value_at(const struct agg *a, const struct agg_source *s,
    const struct str *field, size_t i)
{
	if (s->slot < 0)
		return a->result[s->job].v[i];
	if (s->other >= 0 && !field[s->slot].p)
		return field[s->other];
	return field[s->slot];
}

static size_t
count_of(const struct agg *a, const struct agg_source *s)
{
	return s->slot < 0 ? a->result[s->job].n : 1;
}

/* ---- columns ---- */

static bool
holds(const struct agg *a, const struct agg_calc *c, const struct str *field)
{
	const struct agg_values *v;

	if (!c->where.p)
		return true;
	if (c->cond)
		return agg_cond_holds(c->cond, field);
	v = &a->result[c->where_job];
	return v->n && json_type(v->v[0]) == JSON_TRUE;
}

/* A number, or false: then it is counted why. */
static bool
number(struct agg_calc *c, struct str span)
{
	switch (json_type(span)) {
	case JSON_NUMBER:
		if (dec_read(span, &c->taken.d, &c->taken.big))
			return true;
		c->out_of_range++;
		return false;
	case JSON_ABSENT: c->absent++; return false;
	case JSON_NULL: c->null++; return false;
	default: c->not_number++; return false;
	}
}

/* Only the first three digits of it: 0.5 percent to either side. */
static void
coarse(struct buf *code)
{
	size_t i = 1, digits = 0, whole = str_find(buf_str(code), STR("."), 0);

	for (; i < code->n; i++) {
		if (code->p[i] == '.' || code->p[i] == '-')
			continue;
		digits += digits || code->p[i] != '0';
		if (digits > 3)
			code->p[i] = '0';
	}
	while (whole < code->n && code->p[code->n - 1] == '0')
		code->n--;
	if (code->p[code->n - 1] == '.')
		code->n--;
}

/* What a column takes of a value: once a record, however many its groups. */
static void
take(struct agg *a, struct agg_calc *c, struct str span)
{
	struct agg_taken *t = &c->taken;
	bool bag = c->func != AGG_TOP && c->store == AGG_BAG;

	buf_clear(&t->code);
	t->number = false;
	switch (c->store) {
	case AGG_N:
		t->number = c->func == AGG_COUNT_TYPE
		                ? agg_type_of(span, &t->big) == c->type
		                : !agg_value_empty(span);
		break;
	case AGG_HLL:
	case AGG_BAG:
		if (bag ? !number(c, span) : agg_value_empty(span))
			break;
		agg_value(span, &t->code, &a->scratch.big);
		c->out_of_range += *t->code.p == AGG_OUT_OF_RANGE;
		if (bag)
			coarse(&t->code);
		break;
	default: t->number = number(c, span); break;
	}
}

static void
put(struct agg *a, struct agg_calc *c, struct agg_group *g, union agg_acc *acc)
{
	struct agg_taken *t = &c->taken;

	switch (c->store) {
	case AGG_N: acc->n += t->number; break;
	case AGG_SET:
		agg_dict_due(c->dict, &c->pairs, g->number, &acc->n);
		break;
	case AGG_BAG:
		if (t->code.n)
			agg_acc_put(
			    c, g->number, buf_str(&t->code), &a->scratch);
		break;
	case AGG_HLL:
		if (t->code.n)
			agg_hll_add(agg_acc_hll(acc, &a->scratch),
			    agg_hll_hash(buf_str(&t->code)));
		break;
	default:
		if (t->number)
			agg_acc_number(c, acc, &t->d, &a->scratch);
	}
}

static void
take_set(struct agg *a, struct agg_dict *d, struct str span)
{
	size_t n = agg_dict_begin(d);

	agg_value(span, &d->bytes, &a->scratch.big);
	d->out_of_range = d->bytes.p[n] == AGG_OUT_OF_RANGE;
	agg_dict_put(d, n);
}

/* A value of a set: it may be known already, from another table. */
static void
put_set(
    struct agg *a, struct agg_calc *c, size_t i, struct str span, bool known)
{
	struct agg_dict *d = c->dict;

	if (!known) {
		d->out_of_range = false;
		d->any = !agg_value_empty(span);
		if (d->any)
			take_set(a, d, span);
	}
	c->out_of_range += d->out_of_range;
	for (size_t k = 0; d->any && k < a->nmine; k++)
		put(a, c, a->mine[k], &a->mine[k]->acc[i]);
}

/* first, last: the value and what it is ordered by, the first results each. */
static void
take_pick(struct agg *a, struct agg_calc *c, const struct str *field)
{
	struct str value = STR_NONE, order = STR_NONE;
	struct agg_taken *t = &c->taken;

	if (count_of(a, &c->source))
		value = value_at(a, &c->source, field, 0);
	if (count_of(a, &c->order))
		order = value_at(a, &c->order, field, 0);
	t->number =
	    json_type(value) > JSON_NULL && json_type(order) > JSON_NULL;
	if (json_type(value) <= JSON_NULL)
		*(value.p ? &c->null : &c->absent) += 1;
	else if (!t->number)
		c->unordered++;
	if (!t->number)
		return;
	buf_clear(&t->code);
	agg_value(value, &t->code, &a->scratch.big);
	buf_clear(&t->big);
	agg_value(order, &t->big, &a->scratch.big);
}

/* ---- groups ---- */

/* Appends a value of key i; false where it has no name, but must. */
static bool
add_key(struct agg *a, size_t i, struct str span)
{
	struct str name;

	if (!a->by[i].names) {
		agg_key_add(&a->key, span, &a->scratch.big);
		return true;
	}
	buf_clear(&a->scratch.code);
	agg_value(span, &a->scratch.code, &a->scratch.big);
	name = agg_named(&a->by[i], buf_str(&a->scratch.code));
	if (name.p)
		agg_key_put(&a->key, name);
	return name.p;
}

/* True if each picked value has its name. */
static bool
all_named(struct agg *a, const struct str *field)
{
	bool ok = true;

	for (size_t i = 0; ok && i < a->nby; i++)
		if (a->by[i].names)
			ok = add_key(a, i,
			    value_at(a, &a->by[i].source, field, a->pick[i]));
	return ok;
}

/* The key of a level, from the picked values. */
static struct agg_group *
group_of(struct agg *a, uint8_t level, const struct str *field)
{
	size_t n = agg_level_keys(a, level), from, i;

	buf_clear(&a->key);
	buf_addc(&a->key, (char)level);
	for (size_t k = 0; k < n; k++) {
		i = level == AGG_LEVEL_PIVOT ? a->nby - 1 : k;
		from = a->key.n;
		add_key(a, i, value_at(a, &a->by[i].source, field, a->pick[i]));
		a->key_out_of_range +=
		    level == AGG_LEVEL_KEYS + a->nby &&
		    agg_key_tag(&a->key, from) == AGG_OUT_OF_RANGE;
	}
	return agg_group_of(a, buf_str(&a->key));
}

/* The next combination of values; false after the last. */
static bool
pick_next(struct agg *a)
{
	for (size_t i = a->nby; i-- > 0;) {
		if (++a->pick[i] < count_of(a, &a->by[i].source))
			return true;
		a->pick[i] = 0;
	}
	return false;
}

/* In how many groups the record may stand. */
static size_t
combinations(const struct agg *a)
{
	size_t n = 1, k;

	for (size_t i = 0; i < a->nby; i++) {
		k = count_of(a, &a->by[i].source);
		if (k && n > AGG_GROUPS_MAX / k)
			n = AGG_GROUPS_MAX + 1;
		else
			n *= k;
	}
	return n;
}

/* The groups of the record, each once, into a->mine. */
static void
find_groups(struct agg *a, const struct str *field)
{
	struct agg_group *g;

	a->nmine = 0;
	do {
		if (!all_named(a, field))
			continue;
		for (size_t i = 0; i < a->nlevel; i++) {
			if (a->level[i] == AGG_LEVEL_TOTAL && a->total)
				g = a->total;
			else
				g = group_of(a, a->level[i], field);
			if (a->level[i] == AGG_LEVEL_TOTAL)
				a->total = g;
			if (g->touched == a->record)
				continue;
			g->touched = a->record;
			mem_grow(&a->mine, &a->mine_cap, a->nmine + 1,
			    sizeof(struct agg_group *));
			a->mine[a->nmine++] = g;
		}
	} while (pick_next(a));
}

static void
feed(struct agg *a, struct agg_calc *c, size_t i, const struct str *field,
    struct str record)
{
	size_t n;

	if (c->store == AGG_NOTHING || !holds(a, c, field))
		return;
	if (c->store == AGG_PICK) {
		take_pick(a, c, field);
		for (size_t k = 0; c->taken.number && k < a->nmine; k++)
			agg_acc_pick(c, &a->mine[k]->acc[i],
			    buf_str(&c->taken.big), buf_str(&c->taken.code),
			    record, &a->scratch);
		return;
	}
	if (!c->source.expr.p) {
		for (size_t k = 0; k < a->nmine; k++)
			a->mine[k]->acc[i].n++;
		return;
	}
	n = count_of(a, &c->source);
	if (c->store == AGG_SET) {
		for (size_t v = 0; v < n; v++)
			put_set(a, c, i, value_at(a, &c->source, field, v),
			    n == 1 && a->turn && c->dict->record == a->turn);
		c->dict->record = n == 1 ? a->turn : 0;
		return;
	}
	for (size_t v = 0; v < n; v++) {
		take(a, c, value_at(a, &c->source, field, v));
		for (size_t k = 0; k < a->nmine; k++)
			put(a, c, a->mine[k], &a->mine[k]->acc[i]);
	}
}

enum agg_result
agg_add(
    struct agg *a, const struct str *field, struct str record, struct err *e)
{
	enum agg_result r;
	size_t n;

	for (size_t i = 0; i < a->ncond; i++)
		if (!agg_cond_holds(a->cond[i], field))
			return AGG_DROPPED;
	if (a->jq && (r = evaluate(a, record, e)) != AGG_USED)
		return r;
	for (size_t i = 0; i < a->neach; i++)
		run_each(a, &a->each[i], field);
	if (!(n = combinations(a)))
		return AGG_DROPPED;
	if (n > AGG_GROUPS_MAX) {
		err_set(
		    e, "it would be in more than %d groups", AGG_GROUPS_MAX);
		return AGG_FAILED;
	}
	a->record++;
	find_groups(a, field);
	if (!a->nmine)
		return AGG_DROPPED;
	for (size_t i = 0; i < a->ncalc; i++)
		feed(a, &a->calc[i], i, field, record);
	a->unlooked += 1 + record.n / LOOK_BYTES;
	if (!a->turn && a->unlooked >= LOOK_EVERY && !agg_emit_if_large(a, e))
		return AGG_BROKEN;
	return AGG_USED;
}
