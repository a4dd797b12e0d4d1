/* agg_merge_row - a row of a state, as the entries of its group */
#include "agg_priv.h"

#define WHOLE_MOST 999999999999999999 /* of a count */

bool
agg_whole(struct str s, uint64_t *n)
{
	*n = 0;
	return str_uint(s, WHOLE_MOST, n);
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
		value = json_next(&in) ? in.value : STR_NONE;
		agg_key_add(&a->key, value, &a->scratch.big);
		if (json_next(&in))
			return false;
	}
	return n == agg_level_keys(a, level);
}

static bool
level_kept(const struct agg *a, struct str l, uint8_t *level)
{
	uint64_t n;

	if (!agg_whole(l, &n))
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
		    (!members(it.value, m, 2) || !agg_whole(m[1], &n) || !n))
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

	if (!members(list, m, squares ? 3 : 2) || !agg_whole(m[0], &n) ||
	    !canonical(m[1], &d, &x->a->scratch.big) ||
	    (squares && (!canonical(m[2], &d, &x->a->scratch.big) ||
			    !dec_squares_sound(n, m[1], m[2]))))
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
		if (!agg_whole(value, &n))
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

	if (json_type(list) != JSON_ARRAY || (at.p && !agg_whole(at, &i)))
		return false;
	it = json_each(list);
	for (; json_next(&it); i++)
		if (i >= x->a->ncalc || !column(x, i, it.value))
			return false;
	return true; /* a line may end with part of its columns */
}

bool
agg_merge_row(struct agg *a, struct str line, struct err *e)
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
