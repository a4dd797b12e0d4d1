/* agg_value - values as bytes: equal values have equal bytes, and an order */
#include "agg_value.h"

#include <stdlib.h>

#include "dec.h"
#include "json.h"
#include "mem.h"

/* A member of an object on its way to a canonical text. */
struct member {
	struct str key; /* decoded; into the keys of its object */
	struct str value;
	size_t index;
};

static int
by_key(const void *a, const void *b)
{
	const struct member *x = a, *y = b;
	int c = str_cmp(x->key, y->key);

	return c ? c : (x->index > y->index) - (x->index < y->index);
}

static void canonical(struct str span, struct buf *out, struct buf *big);

/* The members by their keys; of those with the same key the last. */
static void
canonical_object(struct str span, struct buf *out, struct buf *big)
{
	struct json_each it = json_each(span);
	struct member *m = NULL;
	struct buf keys = {0};
	size_t n = 0, cap = 0, from;

	buf_room(&keys, span.n); /* what is decoded is no longer: no moves */
	while (json_next(&it)) {
		from = keys.n;
		json_decode(it.key, &keys);
		mem_grow(&m, &cap, n + 1, sizeof(*m));
		m[n++] = (struct member){
		    {keys.p + from, keys.n - from}, it.value, it.index};
	}
	if (n)
		qsort(m, n, sizeof(*m), by_key);
	buf_addc(out, '{');
	for (size_t i = 0; i < n; i++) {
		if (i + 1 < n && str_eq(m[i].key, m[i + 1].key))
			continue;
		json_sep(out);
		json_quote(out, m[i].key);
		buf_addc(out, ':');
		canonical(m[i].value, out, big);
	}
	buf_addc(out, '}');
	free(m);
	buf_free(&keys);
}

static void
canonical_array(struct str span, struct buf *out, struct buf *big)
{
	struct json_each it = json_each(span);

	buf_addc(out, '[');
	while (json_next(&it)) {
		json_sep(out);
		canonical(it.value, out, big);
	}
	buf_addc(out, ']');
}

static void
canonical_string(struct str span, struct buf *out)
{
	struct buf text = {0};

	json_decode(span, &text);
	json_quote(out, buf_str(&text));
	buf_free(&text);
}

/* The number; false, and as it was written, if it is out of range. */
static bool
canonical_number(struct str span, struct buf *out, struct buf *big)
{
	struct dec d;

	if (!dec_read(span, &d, big)) {
		buf_addstr(out, span);
		return false;
	}
	dec_write(&d, out);
	return true;
}

static void
canonical(struct str span, struct buf *out, struct buf *big)
{
	switch (json_type(span)) {
	case JSON_NUMBER: canonical_number(span, out, big); break;
	case JSON_STRING: canonical_string(span, out); break;
	case JSON_ARRAY: canonical_array(span, out, big); break;
	case JSON_OBJECT: canonical_object(span, out, big); break;
	default: buf_addstr(out, span); break;
	}
}

void
agg_value(struct str span, struct buf *out, struct buf *big)
{
	size_t tag = out->n;

	switch (json_type(span)) {
	case JSON_ABSENT: buf_addc(out, AGG_ABSENT); break;
	case JSON_NULL: buf_addc(out, AGG_NULL); break;
	case JSON_FALSE: buf_addc(out, AGG_FALSE); break;
	case JSON_TRUE: buf_addc(out, AGG_TRUE); break;
	case JSON_NUMBER:
		buf_addc(out, AGG_NUMBER);
		if (!canonical_number(span, out, big))
			out->p[tag] = AGG_OUT_OF_RANGE;
		break;
	case JSON_STRING:
		buf_addc(out, AGG_STRING);
		json_decode(span, out);
		break;
	case JSON_ARRAY:
		buf_addc(out, AGG_ARRAY);
		canonical_array(span, out, big);
		break;
	case JSON_OBJECT:
		buf_addc(out, AGG_OBJECT);
		canonical_object(span, out, big);
		break;
	}
}

void
agg_value_write(struct str value, struct buf *out)
{
	struct str bytes = str_after(value, 1);

	switch (*value.p) {
	case AGG_ABSENT: break;
	case AGG_NULL: buf_puts(out, "null"); break;
	case AGG_FALSE: buf_puts(out, "false"); break;
	case AGG_TRUE: buf_puts(out, "true"); break;
	case AGG_STRING: json_quote(out, bytes); break;
	default: buf_addstr(out, bytes); break;
	}
}

bool
agg_value_empty(struct str span)
{
	struct json_each it;

	switch (json_type(span)) {
	case JSON_ABSENT:
	case JSON_NULL: return true;
	case JSON_STRING: return span.n == 2;
	case JSON_ARRAY:
	case JSON_OBJECT: it = json_each(span); return !json_next(&it);
	default: return false;
	}
}

/* In a key each value has its length before it, as 4 bytes. */
void
agg_key_add(struct buf *key, struct str span, struct buf *big)
{
	size_t from = key->n;
	uint32_t n;

	buf_add(key, &(uint32_t){0}, sizeof(n));
	agg_value(span, key, big);
	n = (uint32_t)(key->n - from - sizeof(n));
	memcpy(key->p + from, &n, sizeof(n));
}

void
agg_key_put(struct buf *key, struct str value)
{
	uint32_t n = (uint32_t)value.n;

	buf_add(key, &n, sizeof(n));
	buf_addstr(key, value);
}

char
agg_key_tag(const struct buf *key, size_t from)
{
	return key->p[from + sizeof(uint32_t)];
}

struct str
agg_key_next(struct str *key)
{
	struct str value;
	uint32_t n;

	memcpy(&n, key->p, sizeof(n));
	value = str_n(key->p + sizeof(n), n);
	key->p += sizeof(n) + n;
	key->n -= sizeof(n) + n;
	return value;
}

int
agg_value_cmp(struct str x, struct str y)
{
	if (*x.p == AGG_NUMBER && *y.p == AGG_NUMBER)
		return dec_cmp_text(str_after(x, 1), str_after(y, 1));
	return str_cmp(x, y);
}

int
agg_key_cmp(struct str a, struct str b)
{
	struct str x, y;
	int c = 0;

	while (!c && a.n && b.n) {
		x = agg_key_next(&a);
		y = agg_key_next(&b);
		c = agg_value_cmp(x, y);
	}
	return c;
}
