/* dump_wares - whether goods stand under a name, or are an object, of what a
 * page keeps for its programs */
#include "ascii.h"
#include "dump_priv.h"

/* Cuts the next word off a name: up to what is no letter or digit, or to a
 * capital behind a small letter.  Absent behind the last. */
static struct str
cut_word(struct str *name)
{
	struct str word = STR_NONE;
	size_t n = 0;

	if (!name->n)
		return word;
	while (name->n && (unsigned char)name->p[0] < 0x80 &&
	       !ascii_letter(name->p[0]) && !ascii_digit(name->p[0]))
		name->p++, name->n--;
	for (; n < name->n; n++) {
		char c = name->p[n];

		if (((unsigned char)c < 0x80 && !ascii_letter(c) &&
			!ascii_digit(c)) ||
		    (n && ascii_upper(c) && !ascii_upper(name->p[n - 1])))
			break;
	}
	if (n)
		word = str_n(name->p, n);
	name->p += n, name->n -= n;
	return word;
}

/* What one word says. */
static enum dump_wares
word_says(struct dump *d, struct str word)
{
	struct str plain;
	uint64_t lists;

	buf_clear(&d->work);
	usual_plain(word, &d->work);
	plain = buf_str(&d->work);
	lists = usual_lists(&d->usual, plain);
	if (usual_has(lists, USUAL_ASIDE))
		return DUMP_ASIDE;
	if (usual_has(lists, USUAL_APART))
		return DUMP_APART;
	if (usual_has(lists, USUAL_WARES))
		return DUMP_WARES;
	if (str_is_digits(plain) || usual_has(lists, USUAL_THROUGH))
		return DUMP_THROUGH;
	return DUMP_OTHER;
}

enum dump_wares
dump_wares(struct dump *d, struct str name)
{
	enum dump_wares says = DUMP_THROUGH, one;
	struct str word;

	name.n = str_find(name, STR("("), 0); /* products({"first":9}) */
	name.n = str_find(name, STR("?"), 0); /* /api/products?page=2 */
	while ((word = cut_word(&name)).p) {
		one = word_says(d, word);
		if (one >= DUMP_APART)
			return one;
		if (one == DUMP_WARES || says == DUMP_THROUGH)
			says = one == DUMP_THROUGH ? says : one;
		else if (one == DUMP_OTHER)
			says = one; /* products_filter */
	}
	return says;
}

bool
dump_is_of_others(struct dump *d)
{
	struct str name, word;

	buf_clear(&d->part);
	buf_addstr(&d->part, buf_str(&d->work));
	name = buf_str(&d->part);
	while ((word = cut_word(&name)).p) {
		buf_clear(&d->work);
		usual_plain(word, &d->work);
		if (usual_in(&d->usual, USUAL_OTHERS, buf_str(&d->work)))
			return true;
	}
	return false;
}

struct dump_ware
dump_ware(struct dump *d, struct str object)
{
	struct json_each it = json_each(object);
	struct dump_ware w = {0};
	uint64_t lists;

	while (json_next(&it)) {
		if (json_type(it.value) == JSON_NULL ||
		    str_eq(it.value, STR("\"\"")))
			continue;
		lists = usual_find(&d->usual, json_inside(it.key)).lists;
		w.stocked |= usual_has(lists, USUAL_STOCKED);
		if (json_type(it.value) != JSON_STRING)
			continue;
		if (usual_has(lists, USUAL_SLUG))
			w.slug = json_inside(it.value);
		else if (usual_has(lists, USUAL_TYPE))
			w.typed |=
			    dump_wares(d, json_inside(it.value)) == DUMP_WARES;
	}
	return w;
}

static bool
is_act(struct dump *d, struct str word)
{
	buf_clear(&d->work);
	usual_plain(word, &d->work);
	return usual_in(&d->usual, USUAL_ACT, buf_str(&d->work));
}

bool
dump_is_act(struct dump *d, struct str object)
{
	struct str act = json_get(object, STR("event"));

	return act.p && json_type(act) == JSON_STRING &&
	       is_act(d, json_inside(act));
}

bool
dump_is_act_told(struct dump *d, struct str before)
{
	struct str word;
	size_t n;

	while (before.n) {
		if (!ONE_OF(*before.p, "\"'")) {
			before = str_after(before, 1);
			continue;
		}
		n = str_find(before, str_n(before.p, 1), 1);
		word = str_n(before.p + 1, n - 1);
		if (n < before.n && is_act(d, word))
			return true;
		before = str_after(before, n < before.n ? n + 1 : n);
	}
	return false;
}
