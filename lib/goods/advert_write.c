/* advert_write - the record, key by key */
#include "advert_priv.h"

static void
put_text(struct buf *out, const char *key, struct str value)
{
	if (!value.p)
		return;
	json_put_str(out, key, value);
}

/* A number, an array or an object, written as it is. */
static void
put_raw(struct buf *out, const char *key, struct str value)
{
	if (!value.p)
		return;
	json_key(out, key);
	buf_addstr(out, value);
}

/* platform:item; without an item by the address, of a list with the title of
 * what stands there; without that by the bytes of the record, from its second
 * sheet on the sheet, and from its second row on the row. */
static void
put_id(struct advert *a, const struct advert_source *s, struct buf *out)
{
	struct buf *b = &a->work;
	char hex[SHA_HEX + 1];

	buf_clear(b);
	buf_addstr(b, a->value[SITE_PLATFORM]);
	buf_addc(b, ':');
	if (a->value[SITE_ITEM].p) {
		buf_addstr(b, a->value[SITE_ITEM]);
	} else if (a->value[SITE_URL].p) {
		sha_add(a->sha, a->value[SITE_URL]);
		if (s->listed && a->value[SITE_TITLE].p) {
			sha_add(a->sha, STR("\n"));
			sha_add(a->sha, a->value[SITE_TITLE]);
		}
		sha_end(a->sha, hex);
		buf_add(b, hex, 16);
	} else {
		buf_add(b, s->sha256, 16);
		if (s->doc->sheet_number > 1)
			buf_printf(b, "-s%zu", s->doc->sheet_number);
		if (s->row > 1)
			buf_printf(b, "-%llu", (unsigned long long)s->row);
	}
	put_text(out, "id", buf_str(b));
}

static void
put_seller(const struct str *v, struct buf *out)
{
	if (!v[SITE_SELLER_ID].p && !v[SITE_SELLER_NAME].p &&
	    !v[SITE_SELLER_URL].p)
		return;
	json_key(out, "seller");
	buf_addc(out, '{');
	put_text(out, "id", v[SITE_SELLER_ID]);
	put_text(out, "name", v[SITE_SELLER_NAME]);
	put_text(out, "url", v[SITE_SELLER_URL]);
	buf_addc(out, '}');
}

static void
put_uint(struct buf *out, const char *key, uint64_t n)
{
	json_put_uint(out, key, n);
}

/* The record that told of the page once more. */
static void
put_revisit(const struct doc *d, struct buf *out)
{
	json_key(out, "revisit");
	buf_addc(out, '{');
	put_text(out, "file", str_from(d->file));
	put_uint(out, "offset", d->offset);
	if (d->skip)
		put_uint(out, "skip", d->skip);
	put_uint(out, "record", d->record);
	buf_addc(out, '}');
}

/* Which of its definition's sources gave a key, if not the first. */
static void
put_won(const struct advert *a, struct buf *out)
{
	bool any = false;

	for (int k = SITE_ITEM; k < SITE_ROWS; k++) {
		if (!a->value[k].p || a->won[k] < 2)
			continue;
		if (!any) {
			json_key(out, "from");
			buf_addc(out, '{');
		}
		any = true;
		put_uint(out, site_key_name((enum site_key)k), a->won[k]);
	}
	if (any)
		buf_addc(out, '}');
}

static void
put_source(
    const struct advert *a, const struct advert_source *s, struct buf *out)
{
	static const char *const digest[] = {
	    [DOC_DIGEST_ABSENT] = NULL,
	    [DOC_DIGEST_OK] = "ok",
	    [DOC_DIGEST_WRONG] = "wrong",
	};
	const struct doc *d = s->doc;

	json_key(out, "source");
	buf_addc(out, '{');
	put_text(out, "file", str_from(d->file));
	put_uint(out, "offset", d->offset);
	if (d->skip)
		put_uint(out, "skip", d->skip);
	put_uint(out, "length", d->length);
	if (d->record) /* an index may not tell */
		put_uint(out, "record", d->record);
	if (d->segments)
		put_uint(out, "segments", d->segments);
	if (d->sheet.n)
		put_text(out, "sheet", d->sheet);
	put_uint(out, "row", s->row);
	if (s->in) {
		json_key(out, "rowid");
		buf_printf(out, "%lld", (long long)s->in->id);
	}
	put_text(out, "sha256", str_n(s->sha256, SHA_HEX));
	put_text(out, "site", s->site);
	put_won(a, out);
	put_text(out, "charset", str_from(s->charset));
	put_text(out, "digest", str_from(digest[d->digest]));
	if (d->lost)
		put_text(out, "lost", str_from(d->lost));
	if (d->revisit)
		put_revisit(d->revisit, out);
	buf_addc(out, '}');
}

struct str
advert_captured(struct advert *a)
{
	const struct doc *d = a->doc;
	const char *zone = a->known ? a->known->zone : NULL;

	if (a->memento.p)
		return a->memento;
	if (a->value[SITE_CAPTURED].p && str_starts(d->url, STR("file:")))
		return a->value[SITE_CAPTURED];
	if (d->captured.p && !d->loose)
		return d->captured;
	buf_clear(&a->one);
	if (d->captured.p && value_when(a->sites->dates, d->captured,
				 str_from(zone), STR_NONE, &a->one))
		return buf_str(&a->one);
	return a->value[SITE_CAPTURED].p ? a->value[SITE_CAPTURED]
	                                 : a->captured;
}

void
advert_write(struct advert *a, const struct advert_source *s, struct buf *out)
{
	const struct str *v = a->value;
	struct str captured = advert_captured(a);

	buf_addc(out, '{');
	put_id(a, s, out);
	put_text(out, "platform", v[SITE_PLATFORM]);
	put_text(out, "item", v[SITE_ITEM]);
	put_text(out, "url", v[SITE_URL]);
	put_text(out, "title", v[SITE_TITLE]);
	put_text(out, "description", v[SITE_DESCRIPTION]);
	put_raw(out, "attributes", v[SITE_ATTRIBUTES]);
	put_raw(out, "price", v[SITE_PRICE]);
	put_raw(out, "price_max", v[SITE_PRICE_MAX]);
	put_text(out, "currency", v[SITE_CURRENCY]);
	put_text(out, "unit", v[SITE_UNIT]);
	put_text(out, "price_text", v[SITE_PRICE_TEXT]);
	put_seller(v, out);
	put_text(out, "location", v[SITE_LOCATION]);
	put_raw(out, "sold", v[SITE_SOLD]);
	put_raw(out, "reviews", v[SITE_REVIEWS]);
	put_raw(out, "images", v[SITE_IMAGES]);
	put_text(out, "posted", v[SITE_POSTED]);
	put_text(out, "captured", captured);
	put_source(a, s, out);
	buf_puts(out, "}\n");
}
