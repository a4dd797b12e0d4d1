/* dump_write - what an object of an export has, with our keys */
#include "dump_priv.h"

static void
put(struct buf *out, struct str key, struct str value)
{
	json_sep(out);
	json_quote(out, key);
	buf_addc(out, ':');
	buf_addstr(out, value);
}

/* Appends a value: a text as it is shown, and an address with what stands
 * before a host. */
static void
put_value(struct dump *d, uint32_t key, struct buf *out)
{
	struct str span = d->value[key], text;

	if (json_type(span) == JSON_STRING) {
		buf_clear(&d->work);
		text = dump_text(d, span);
		if (!look_is_web(text) &&
		    ((key == URL && d->linked) ||
			(key == IMAGES && look_is_image(text))))
			buf_puts(&d->work, "//");
		buf_addstr(&d->work, dump_text(d, span));
		if (key == PRICE && d->seen.fraction.p &&
		    look_is_digits(buf_str(&d->work)))
			buf_addstr(&d->work, dump_text(d, d->seen.fraction));
		buf_clear(&d->part);
		json_quote(&d->part, buf_str(&d->work));
		span = buf_str(&d->part);
	}
	put(out, d->usual.keys.name[key], span);
}

/* A title in pieces, as programs take it from where a word of it is marked.
 * False if that is no array of texts. */
static bool
put_pieces(struct dump *d, struct buf *out)
{
	struct json_each it = json_each(d->value[TITLE]);

	buf_clear(&d->work);
	while (json_next(&it)) {
		if (json_type(it.value) != JSON_STRING)
			return false;
		if (d->work.n)
			buf_addc(&d->work, ' ');
		buf_addstr(&d->work, dump_text(d, it.value));
	}
	buf_clear(&d->part);
	json_quote(&d->part, buf_str(&d->work));
	put(out, d->usual.keys.name[TITLE], buf_str(&d->part));
	return true;
}

/* Appends which advert the address is of, by its form. */
static void
put_linked(struct dump *d, struct buf *out)
{
	struct str item, url = d->value[URL];

	if (json_type(url) != JSON_STRING)
		return;
	item = look_item(&d->usual.look, dump_text(d, url));
	if (!item.n)
		return;
	buf_clear(&d->work);
	json_quote(&d->work, item);
	put(out, STR("url.item"), buf_str(&d->work));
}

void
dump_write(struct dump *d, struct buf *out)
{
	buf_addc(out, '{');
	for (uint32_t i = 0; i < d->usual.keys.n; i++) {
		if (!d->value[i].p ||
		    (i == USER && dump_found(d, STR("talk")).p))
			continue;
		if (i == TITLE && json_type(d->value[i]) == JSON_ARRAY &&
		    put_pieces(d, out))
			continue;
		put_value(d, i, out);
	}
	put_linked(d, out);
	if (d->mark.p && !dump_found(d, STR("currency")).p)
		put(out, STR("currency"), d->mark);
	buf_addc(out, '}');
}
