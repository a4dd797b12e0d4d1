/* dump - adverts in exports and dumps of unknown make, by usual names */
#include "dump.h"

#include <stdlib.h>

#include "look.h"
#include "mem.h"

#define DEPTH 3 /* of objects within an advert */

/* Keys whose values are looked at, by their numbers in keys. */
enum { TITLE, PRICE, URL, PAGE, SELLER, LOCATION, LOOKED };

/* What a value without a name that is known looks like. */
struct seen {
	struct str address, money, title;
	size_t length; /* of the title */
};

struct dump {
	struct names name; /* as they are compared; the number is the rank */
	uint32_t *key;     /* by name: the number of its key */
	size_t cap;
	struct names keys; /* ours */
	struct str *value; /* by key: what the object has for it */
	uint32_t *rank;    /* by key: by which name */
	struct look look;
	struct seen seen;
	struct buf path, work, part;
};

void
dump_free(struct dump *d)
{
	if (!d)
		return;
	names_free(&d->name);
	names_free(&d->keys);
	look_free(&d->look);
	free(d->key);
	free(d->value);
	free(d->rank);
	buf_free(&d->path);
	buf_free(&d->work);
	buf_free(&d->part);
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

	struct err why;

	if (str_eq(t->col[0], STR("address")))
		return look_address(&d->look, t->col[1], &why) ||
		       tsv_fault(t, e, "%s", why.msg);
	if (str_eq(t->col[0], STR("money"))) {
		look_money(&d->look, t->col[1]);
		return true;
	}

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

	names_add(&d->keys, STR("title"));
	names_add(&d->keys, STR("price"));
	names_add(&d->keys, STR("url"));
	names_add(&d->keys, STR("page"));
	names_add(&d->keys, STR("seller.name"));
	names_add(&d->keys, STR("location"));
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

/*
 * What classes of style sheets are made of: Card--title--x1Y2z3 is a title by
 * its last part but one, if not by all of it.
 */
static uint32_t
by_class(const struct dump *d, struct str key, struct buf *part)
{
	uint32_t found = NAMES_NONE, n;
	size_t at = 0, end;
	struct str s;

	while ((end = str_find(key, STR("--"), at)) < key.n) {
		buf_clear(part);
		plain(str_n(key.p + at, end - at), part);
		s = buf_str(part);
		n = names_find(&d->name, s);
		if (n != NAMES_NONE)
			found = n;
		at = end + 2;
	}
	return found;
}

/* The text of a string, in d->part if it had to be decoded. */
static struct str
text_of(struct dump *d, struct str span)
{
	struct str s = str_n(span.p + 1, span.n - 2);

	if (memchr(s.p, '\\', s.n)) {
		buf_clear(&d->part);
		json_decode(span, &d->part);
		s = buf_str(&d->part);
	}
	return str_trim(s);
}

/* A value whose name says nothing. */
static void
guess(struct dump *d, struct str span)
{
	struct seen *l = &d->seen;
	struct str s;

	if (json_type(span) != JSON_STRING)
		return;
	s = text_of(d, span);
	if (!l->address.p && look_is_address(&d->look, s)) {
		l->address = span;
	} else if (!l->money.p && look_is_money(&d->look, s)) {
		l->money = span;
	} else if (s.n > l->length && look_is_words(s)) {
		l->title = span;
		l->length = s.n;
	}
}

/* False if the value cannot be what its name says. */
static bool
may_be(struct dump *d, uint32_t key, struct str span)
{
	if (json_type(span) != JSON_STRING || key >= LOOKED)
		return true;
	switch (key) {
	case URL:
	case PAGE: return look_is_link(text_of(d, span));
	case PRICE: return true;
	default: return !look_is_web(text_of(d, span));
	}
}

/* Takes a value for the key of that name, unless a better name had one. */
static void
take(struct dump *d, uint32_t name, struct str span)
{
	uint32_t key = d->key[name];

	if (d->value[key].p && d->rank[key] <= name)
		return;
	d->value[key] = span;
	d->rank[key] = name;
}

/* Takes a member; outer: it is none of a nested object with a name. */
static void
take_value(struct dump *d, bool outer, struct str span)
{
	uint32_t n = names_find(&d->name, buf_str(&d->path));

	if (n == NAMES_NONE && outer)
		n = by_class(d, buf_str(&d->work), &d->part);
	if (n != NAMES_NONE && may_be(d, d->key[n], span))
		take(d, n, span);
	else if (outer)
		guess(d, span);
}

/*
 * Of a row with the address of an advert: what has no name, by its look.  An
 * address that is only called one may be that of a list.
 */
static void
fill(struct dump *d)
{
	struct str *v = d->value;

	if (d->seen.address.p && !v[URL].p)
		v[URL] = d->seen.address;
	if (!v[URL].p && v[PAGE].p)
		v[URL] = v[PAGE];
	if (!d->seen.address.p)
		return;
	if (!v[TITLE].p)
		v[TITLE] = d->seen.title;
	if (!v[PRICE].p)
		v[PRICE] = d->seen.money;
}

/* {"$numberDouble":"1.5"}, {"$date":{"$numberLong":"1"}}: as MongoDB writes
 * values that are no JSON. */
static struct str
unwrapped(struct str span)
{
	struct json_each it;
	struct str value;

	while (json_type(span) == JSON_OBJECT) {
		it = json_each(span);
		if (!json_next(&it) || !str_starts(it.key, STR("\"$")))
			break;
		value = it.value;
		if (json_next(&it))
			break;
		span = value;
	}
	return span;
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
	struct str value;

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
		value = unwrapped(it[level].value);
		if (json_type(value) != JSON_OBJECT) {
			if (says(value))
				take_value(d, !at[level], value);
		} else if (level + 1 < DEPTH) {
			if (is_within(d, at[level]))
				d->path.n = at[level];
			it[level + 1] = json_each(value);
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
	d->seen = (struct seen){0};
}

enum dump_like
dump_read(struct dump *d, struct str object, struct buf *out)
{
	forget(d);
	members(d, object);
	fill(d);
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
	uint32_t found;

	forget(d);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&d->path);
		plain(name[i], &d->path);
		found = names_find(&d->name, buf_str(&d->path));
		if (found == NAMES_NONE)
			found = by_class(d, name[i], &d->path);
		if (found != NAMES_NONE)
			take(d, found, name[i]);
	}
	return like(d);
}
