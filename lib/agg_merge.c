/*
 * agg_merge - states read back, and put together
 *
 * A state may come from anywhere: nothing in it is believed before it is
 * looked at, and no figure in it makes us allocate.
 */
#include "agg_priv.h"

#define WHOLE_DIGITS 18 /* of a count */

/* A whole number without sign. */
static bool
whole(struct str s, uint64_t *n)
{
	*n = 0;
	if (json_type(s) != JSON_NUMBER || s.n > WHOLE_DIGITS)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*n = *n * 10 + (uint64_t)(s.p[i] - '0');
	}
	return true;
}

/* Adds the member of that name to *n. */
static bool
add_whole(struct str object, const char *name, uint64_t *n)
{
	uint64_t v;

	if (!whole(json_get(object, str_from(name)), &v))
		return false;
	*n += v;
	return true;
}

/* A number as dec_write writes it. */
static bool
canonical(struct str s, struct dec *d, struct buf *big)
{
	bool point = false;

	if (json_type(s) != JSON_NUMBER || str_eq(s, STR("-0")))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == 'e' || s.p[i] == 'E')
			return false;
		point |= s.p[i] == '.';
	}
	if (point && s.p[s.n - 1] == '0')
		return false;
	if (!dec_read(s, d, big))
		*d = dec_canonical(s); /* a sum may be longer than a number */
	return true;
}

/* ---- the head ---- */

/* Gives each string of an array to one of the functions of the command. */
static bool
take_list(struct agg *a, struct str list,
    bool (*take)(struct agg *, struct str, struct err *), struct err *e)
{
	struct json_each it;
	struct buf b = {0};
	bool ok = json_type(list) == JSON_ARRAY;

	if (!ok)
		return err_set(e, "the head of a state says not what it has");
	it = json_each(list);
	while (ok && json_next(&it)) {
		buf_clear(&b);
		if (json_type(it.value) == JSON_STRING)
			json_decode(it.value, &b);
		ok = take(a, buf_str(&b), e);
	}
	buf_free(&b);
	return ok;
}

static bool
take_pivot(struct agg *a, struct str pivot, struct err *e)
{
	struct buf b = {0};
	bool ok;

	if (json_type(pivot) != JSON_STRING)
		return true;
	json_decode(pivot, &b);
	ok = agg_pivot(a, buf_str(&b), e);
	buf_free(&b);
	return ok;
}

static bool
take_spec(struct agg *a, struct str spec, struct err *e)
{
	struct str total = json_get(spec, STR("total"));

	if (!take_list(a, json_get(spec, STR("by")), agg_by, e) ||
	    !take_list(a, json_get(spec, STR("calc")), agg_calc, e) ||
	    !take_list(a, json_get(spec, STR("where")), agg_where, e))
		return false;
	if (json_type(total) == JSON_TRUE)
		agg_total(a);
	if (json_type(json_get(spec, STR("subtotals"))) == JSON_TRUE)
		agg_subtotals(a);
	return take_pivot(a, json_get(spec, STR("pivot")), e);
}

/* The first state says what the rows are, or must agree with what is asked. */
static enum agg_merged
first_head(struct agg *a, struct str spec, struct err *e)
{
	if (json_type(spec) != JSON_OBJECT) {
		err_set(e, "a state without a specification");
		return AGG_UNSOUND;
	}
	if (!a->nby && !a->ncalc && !a->nwhere && !a->with_total &&
	    !a->with_subtotals && !a->pivot.p && !take_spec(a, spec, e))
		return AGG_UNSOUND;
	if (!a->ncalc && !agg_calc(a, STR("count"), e))
		return AGG_UNSOUND;
	if (!agg_lay_out(a, e))
		return AGG_UNSOUND;
	agg_state_spec(a, &a->spec);
	return AGG_MERGED;
}

static enum agg_merged
head(struct agg *a, struct str line, struct err *e)
{
	struct str spec = json_get(line, STR("spec"));
	struct str rules = json_get(line, STR("rules"));
	enum agg_merged r;
	uint64_t version;

	if (!json_is(json_get(line, STR("state")), STR("wt-agg")) ||
	    !whole(json_get(line, STR("version")), &version)) {
		err_set(e, "not a state of wt-agg (see --partial)");
		return AGG_UNSOUND;
	}
	if (version != AGG_STATE_VERSION) {
		err_set(e, "a state of version %llu; this wt-agg reads %d",
		    (unsigned long long)version, AGG_STATE_VERSION);
		return AGG_DIFFERENT;
	}
	if (!a->laid_out) {
		buf_addstr(&a->rules, rules);
		if ((r = first_head(a, spec, e)) != AGG_MERGED)
			return r;
	}
	if (!str_eq(spec, buf_str(&a->spec))) {
		err_set(e, "another specification: %.*s",
		    (int)(spec.n < 300 ? spec.n : 300), spec.p);
		return AGG_DIFFERENT;
	}
	if (!str_eq(rules, buf_str(&a->rules))) {
		err_set(e, "made with other rules: " STR_FMT, STR_ARG(rules));
		return AGG_DIFFERENT;
	}
	a->open = true;
	a->lines = 0;
	return AGG_MERGED;
}

/* ---- a row ---- */

/* The key of a row of that level. */
static bool
key(struct agg *a, uint8_t level, struct str k)
{
	struct json_each it, in;
	struct str value;
	size_t n = 0;

	buf_clear(&a->key);
	if (json_type(k) != JSON_ARRAY)
		return false;
	it = json_each(k);
	for (; json_next(&it); n++) {
		if (json_type(it.value) != JSON_ARRAY)
			return false;
		in = json_each(it.value);
		value = json_next(&in) ? in.value : (struct str){NULL, 0};
		agg_key_add(&a->key, value, &a->scratch.big);
	}
	return n == agg_level_keys(a, level);
}

static bool
level_kept(const struct agg *a, struct str l, uint8_t *level)
{
	uint64_t n;

	if (!whole(l, &n))
		return false;
	for (size_t i = 0; i < a->nlevel; i++)
		if (a->level[i] == n) {
			*level = (uint8_t)n;
			return true;
		}
	return false;
}

/* Appends the code of a value, which must be a number if numbers is true. */
static bool
add_code(struct agg *a, struct str span, bool numbers, struct buf *out)
{
	buf_clear(&a->scratch.code);
	agg_value(span, &a->scratch.code, &a->scratch.big);
	if (numbers && *a->scratch.code.p != AGG_NUMBER)
		return false;
	agg_code(buf_str(&a->scratch.code), out);
	return true;
}

/* The members of an array of n; false if it is none. */
static bool
members(struct str array, struct str *m, size_t n)
{
	struct json_each it;
	size_t i = 0;

	if (json_type(array) != JSON_ARRAY)
		return false;
	it = json_each(array);
	while (json_next(&it)) {
		if (i == n)
			return false;
		m[i++] = it.value;
	}
	return i == n;
}

/* Values, each once, or with how often. */
static bool
values(struct agg_entry *x, size_t i, struct str list)
{
	const struct agg_calc *c = &x->a->calc[i];
	struct json_each it;
	struct str m[2];
	uint64_t n = 0, all = 0;

	if (json_type(list) != JSON_ARRAY)
		return false;
	it = json_each(list);
	while (json_next(&it)) {
		agg_entry_begin(x, i + 1);
		m[0] = it.value;
		if (c->store != AGG_SET &&
		    (!members(it.value, m, 2) || !whole(m[1], &n) || !n))
			return false;
		if (c->store == AGG_MANY)
			buf_addc(&x->key, 1);
		if (c->store != AGG_SET)
			agg_put_number(&x->load, n);
		all += n;
		if (!add_code(x->a, m[0],
			c->store != AGG_SET && c->func != AGG_TOP, &x->key) ||
		    !agg_entry_end(x))
			return false;
	}
	if (c->store != AGG_MANY || !all)
		return true;
	agg_entry_begin(x, i + 1);
	buf_addc(&x->key, 0);
	agg_put_number(&x->load, all);
	return agg_entry_end(x);
}

/* [how many, their sum], and that of the squares */
static bool
sums(struct agg_entry *x, size_t i, struct str list)
{
	bool squares = x->a->calc[i].store == AGG_SQUARES;
	struct str m[3] = {{NULL, 0}};
	struct dec d;
	uint64_t n;

	if (!members(list, m, squares ? 3 : 2) || !whole(m[0], &n) ||
	    !canonical(m[1], &d, &x->a->scratch.big) ||
	    (squares && !canonical(m[2], &d, &x->a->scratch.big)))
		return false;
	agg_put_number(&x->load, n);
	agg_put_bytes(&x->load, m[1]);
	if (squares)
		agg_put_bytes(&x->load, m[2]);
	return agg_entry_end(x);
}

/* [order, value, "record"] */
static bool
pick(struct agg_entry *x, struct str list)
{
	struct buf *b = &x->a->scratch.code;
	struct str m[3];

	if (!members(list, m, 3) || json_type(m[2]) != JSON_STRING)
		return false;
	for (int i = 0; i < 2; i++) {
		buf_clear(b);
		agg_value(m[i], b, &x->a->scratch.big);
		agg_put_bytes(&x->load, buf_str(b));
	}
	buf_clear(b);
	json_decode(m[2], b);
	agg_put_bytes(&x->load, buf_str(b));
	return agg_entry_end(x);
}

static bool
registers(struct agg_entry *x, struct str s)
{
	struct agg_hll check = {0};
	bool ok;

	buf_addc(&x->key, 1);
	json_decode(s, &x->load);
	for (size_t i = 0; i < x->load.n; i++)
		x->load.p[i] =
		    (char)(x->load.p[i] - '0' - (x->load.p[i] > '\\'));
	ok = agg_hll_add_registers(&check, buf_str(&x->load));
	agg_hll_free(&check);
	return ok && agg_entry_end(x);
}

static bool
hashes(struct agg_entry *x, size_t column_at, struct str list)
{
	static const char digits[] = "0123456789abcdef";
	struct json_each it;
	const char *at;
	int v = 0;

	if (json_type(list) != JSON_ARRAY)
		return false;
	it = json_each(list);
	while (json_next(&it)) {
		if (json_type(it.value) != JSON_STRING || it.value.n != 18)
			return false;
		agg_entry_begin(x, column_at);
		buf_addc(&x->key, 0);
		for (size_t i = 1; i < 17; i++) {
			at = strchr(digits, it.value.p[i]);
			if (!at || !*at)
				return false;
			v = (v << 4 | (int)(at - digits)) & 255;
			if (i % 2 == 0)
				buf_addc(&x->key, (char)v);
		}
		if (!agg_entry_end(x))
			return false;
	}
	return true;
}

static bool
column(struct agg_entry *x, size_t i, struct str value)
{
	const struct agg_calc *c = &x->a->calc[i];
	struct dec d;
	uint64_t n;

	agg_entry_begin(x, i + 1);
	switch (c->store) {
	case AGG_SET:
	case AGG_BAG:
	case AGG_MANY: return values(x, i, value);
	case AGG_TOTAL:
	case AGG_SQUARES: return sums(x, i, value);
	case AGG_N:
		if (!whole(value, &n))
			return false;
		agg_put_number(&x->load, n);
		return agg_entry_end(x);
	default: break;
	}
	if (json_type(value) == JSON_NULL)
		return true;
	if (c->store == AGG_PICK)
		return pick(x, value);
	if (c->store == AGG_HLL)
		return json_type(value) == JSON_STRING
		           ? registers(x, value)
		           : hashes(x, i + 1, value);
	if (c->store != AGG_EXTREME ||
	    !canonical(value, &d, &x->a->scratch.big))
		return false;
	buf_addstr(&x->load, value);
	return agg_entry_end(x);
}

static bool
columns(struct agg_entry *x, struct str line)
{
	struct str at = json_get(line, STR("at"));
	struct str list = json_get(line, STR("c"));
	struct json_each it;
	uint64_t i = 0;

	if (json_type(list) != JSON_ARRAY || (at.p && !whole(at, &i)))
		return false;
	it = json_each(list);
	for (; json_next(&it); i++)
		if (i >= x->a->ncalc || !column(x, i, it.value))
			return false;
	return true; /* a line may end with part of its columns */
}

/* A row becomes entries, as those of groups do. */
static bool
row(struct agg *a, struct str line, struct err *e)
{
	struct agg_entry x = {.a = a, .e = e};
	uint8_t level;
	bool ok;

	if (!level_kept(a, json_get(line, STR("l")), &level) ||
	    !key(a, level, json_get(line, STR("k"))))
		return false;
	agg_entry_group(&x, level, buf_str(&a->key));
	agg_entry_begin(&x, 0);
	ok = agg_entry_end(&x) && columns(&x, line);
	agg_entry_free(&x);
	return ok;
}

/* ---- the end ---- */

static bool
left_out(struct agg *a, struct str list)
{
	struct json_each it, in;
	size_t i = 0;
	uint64_t n[5];

	if (json_type(list) != JSON_ARRAY)
		return false;
	it = json_each(list);
	for (; json_next(&it); i++) {
		if (i == a->ncalc || json_type(it.value) != JSON_ARRAY)
			return false;
		in = json_each(it.value);
		for (int k = 0; k < 5; k++)
			if (!json_next(&in) || !whole(in.value, &n[k]))
				return false;
		a->calc[i].absent += n[0];
		a->calc[i].null += n[1];
		a->calc[i].not_number += n[2];
		a->calc[i].out_of_range += n[3];
		a->calc[i].unordered += n[4];
	}
	return i == a->ncalc;
}

static bool
end(struct agg *a, struct str line)
{
	uint64_t lines;

	a->open = false;
	a->states++;
	return whole(json_get(line, STR("lines")), &lines) &&
	       lines == a->lines && add_whole(line, "in", &a->counts.in) &&
	       add_whole(line, "used", &a->counts.used) &&
	       add_whole(line, "dropped", &a->counts.dropped) &&
	       add_whole(line, "rejected", &a->counts.rejected) &&
	       add_whole(line, "duplicate_keys", &a->counts.duplicate_keys) &&
	       add_whole(line, "keys_out_of_range", &a->key_out_of_range) &&
	       left_out(a, json_get(line, STR("left_out")));
}

enum agg_merged
agg_merge(struct agg *a, struct str line, struct err *e)
{
	if (!a->open)
		return head(a, line, e);
	if (json_get(line, STR("state")).p) {
		err_set(e, "a state begins where another has not ended");
		return AGG_UNSOUND;
	}
	if (json_get(line, STR("end")).p) {
		if (end(a, line))
			return AGG_MERGED;
		err_set(e, "the end of a state, but not of all its lines");
		return AGG_UNSOUND;
	}
	a->lines++;
	err_set(e, "not a row of this state");
	if (row(a, line, e))
		return AGG_MERGED;
	return AGG_UNSOUND;
}

bool
agg_merge_whole(const struct agg *a)
{
	return !a->open;
}

uint64_t
agg_merge_counts(const struct agg *a, struct agg_counts *n)
{
	*n = a->counts;
	return a->states;
}

const char *
agg_merge_rules(struct agg *a)
{
	char *rules;

	if (a->rules.n < 2 || a->rules.p[0] != '"')
		return NULL;
	rules = a->rules.p + 1;
	rules[a->rules.n - 2] = '\0';
	return rules;
}
