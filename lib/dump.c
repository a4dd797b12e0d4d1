/* dump - adverts in exports and dumps of unknown make, by usual names */
#include "dump.h"

#include <stdlib.h>

#include "mem.h"

#define DEPTH 3 /* of objects within an advert */

struct dump {
	struct names name; /* as they are compared; the number is the rank */
	uint32_t *key;     /* by name: the number of its key */
	size_t cap;
	struct names keys; /* ours */
	struct str *value; /* by key: what the object has for it */
	uint32_t *rank;    /* by key: by which name */
	struct buf path, work;
};

void
dump_free(struct dump *d)
{
	if (!d)
		return;
	names_free(&d->name);
	names_free(&d->keys);
	free(d->key);
	free(d->value);
	free(d->rank);
	buf_free(&d->path);
	buf_free(&d->work);
	free(d);
}

/* True if s begins with a mark of full width that counts as little as its
 * narrow one. */
static bool
is_wide_mark(struct str s)
{
	static const struct str mark[] = {STR_INIT("\xef\xbc\x88"), /* ( */
	    STR_INIT("\xef\xbc\x89"), STR_INIT("\xef\xbc\x9a"),     /* ) : */
	    STR_INIT("\xe3\x80\x80")};                              /* blank */

	for (size_t i = 0; i < sizeof(mark) / sizeof(mark[0]); i++)
		if (str_starts(s, mark[i]))
			return true;
	return false;
}

/* Appends a name as names are compared. */
static void
plain(struct str name, struct buf *out)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (strchr(" _-.:/()#*", c))
			continue;
		if (is_wide_mark(str_n(name.p + i, name.n - i))) {
			i += 2;
			continue;
		}
		buf_addc(out, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
	}
}

static bool
add(struct dump *d, const struct tsv *t, struct err *e)
{
	uint32_t n = d->name.n;

	buf_clear(&d->work);
	plain(t->col[1], &d->work);
	if (!t->col[0].n || !d->work.n)
		return tsv_fault(t, e, "a key and a name, please");
	if (names_add(&d->name, buf_str(&d->work)) < n)
		return tsv_fault(t, e, "the name " STR_FMT " is there already",
		    STR_ARG(t->col[1]));
	mem_grow(&d->key, &d->cap, n + 1, sizeof(*d->key));
	d->key[n] = names_add(&d->keys, t->col[0]);
	return true;
}

struct dump *
dump_new(struct rules *r, const char *path, struct err *e)
{
	static const char *const columns[] = {"key", "name", NULL};
	struct dump *d = mem_new(1, sizeof(*d));
	struct tsv t = {0};
	int got = -1;

	if (tsv_open(&t, r, path, columns, e)) {
		while ((got = tsv_next(&t, e)) > 0)
			if (!add(d, &t, e)) {
				got = -1;
				break;
			}
		tsv_close(&t);
	}
	if (got < 0) {
		dump_free(d);
		return NULL;
	}
	d->value = mem_new(d->keys.n + 1, sizeof(*d->value));
	d->rank = mem_new(d->keys.n + 1, sizeof(*d->rank));
	return d;
}

/* A value that says something. */
static bool
says(struct str span)
{
	switch (json_type(span)) {
	case JSON_STRING: return str_trim(str_n(span.p + 1, span.n - 2)).n > 0;
	case JSON_NUMBER:
	case JSON_ARRAY: return true;
	default: return false;
	}
}

/* Takes a value for the key of the path, unless a better name had one. */
static void
take(struct dump *d, struct str span)
{
	uint32_t n = names_find(&d->name, buf_str(&d->path));
	uint32_t key;

	if (n == NAMES_NONE)
		return;
	key = d->key[n];
	if (d->value[key].p && d->rank[key] <= n)
		return;
	d->value[key] = span;
	d->rank[key] = n;
}

/* True if the name behind `from` is one that only holds others. */
static bool
is_within(const struct dump *d, size_t from)
{
	struct str name = str_n(d->path.p + from, d->path.n - from);
	uint32_t n = names_find(&d->name, name);

	return n != NAMES_NONE &&
	       str_eq(d->keys.name[d->key[n]], STR("within"));
}

static void
members(struct dump *d, struct str object)
{
	struct json_each it[DEPTH];
	size_t at[DEPTH] = {0}, level = 0;

	buf_clear(&d->path);
	it[0] = json_each(object);
	for (;;) {
		d->path.n = at[level];
		if (!json_next(&it[level])) {
			if (!level--)
				return;
			continue;
		}
		buf_clear(&d->work);
		json_decode(it[level].key, &d->work);
		plain(buf_str(&d->work), &d->path);
		if (json_type(it[level].value) != JSON_OBJECT) {
			if (says(it[level].value))
				take(d, it[level].value);
		} else if (level + 1 < DEPTH) {
			if (is_within(d, at[level]))
				d->path.n = at[level];
			it[level + 1] = json_each(it[level].value);
			at[++level] = d->path.n;
		}
	}
}

static bool
has(const struct dump *d, struct str key)
{
	uint32_t n = names_find(&d->keys, key);

	return n != NAMES_NONE && d->value[n].p;
}

static enum dump_like
like(const struct dump *d)
{
	if (has(d, STR("none")) ||
	    (!has(d, STR("title")) && !has(d, STR("url"))))
		return DUMP_NONE;
	if (has(d, STR("price")))
		return DUMP_PRICED;
	if (has(d, STR("seller.id")) || has(d, STR("seller.name")) ||
	    has(d, STR("sold")))
		return DUMP_SOLD;
	return DUMP_NAMED;
}

static void
forget(struct dump *d)
{
	for (uint32_t i = 0; i < d->keys.n; i++)
		d->value[i] = (struct str){NULL, 0};
}

enum dump_like
dump_read(struct dump *d, struct str object, struct buf *out)
{
	forget(d);
	members(d, object);
	buf_addc(out, '{');
	for (uint32_t i = 0; i < d->keys.n; i++) {
		if (!d->value[i].p)
			continue;
		json_sep(out);
		json_quote(out, d->keys.name[i]);
		buf_addc(out, ':');
		buf_addstr(out, d->value[i]);
	}
	buf_addc(out, '}');
	return like(d);
}

enum dump_like
dump_columns(struct dump *d, const struct str *name, size_t n)
{
	forget(d);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&d->path);
		plain(name[i], &d->path);
		take(d, name[i]);
	}
	return like(d);
}
