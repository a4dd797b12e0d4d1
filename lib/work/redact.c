/* redact - sellers as pseudonyms: what becomes of each member of a record */
#include "redact_priv.h"

#include <stdlib.h>

#include "fold.h"
#include "mem.h"
#include "names.h"
#include "redact_key.h"
#include "utf8.h"

struct redact *
redact_new(struct rules *rules, const char *key, struct err *e)
{
	struct redact *r = mem_new(1, sizeof(*r));

	if ((r->key = redact_key_new(key, e)) &&
	    (r->cues = redact_cues_new(rules, e)))
		return r;
	redact_free(r);
	return NULL;
}

void
redact_free(struct redact *r)
{
	if (!r)
		return;
	redact_key_free(r->key);
	redact_cues_free(r->cues);
	redact_found_free(&r->found);
	free(r->edit);
	free(r->field);
	fold_free(&r->fold);
	names_free(&r->sellers_of);
	names_free(&r->items_of);
	names_free(&r->known);
	buf_free(&r->sellers);
	buf_free(&r->pool);
	buf_free(&r->path);
	buf_free(&r->old);
	buf_free(&r->new);
	buf_free(&r->scratch);
	free(r);
}

/* ---- records ---- */

/* What becomes of a member of a record. */
enum fate { KEPT, TEXT, SELLER, ITEM, ID, MATCH, CLASS, SOURCE };

static enum fate
fate_of(struct str key)
{
	static const struct {
		const char *key;
		enum fate fate;
	} table[] = {{"title", TEXT}, {"description", TEXT},
	    {"attributes", TEXT}, {"platform", KEPT}, {"currency", KEPT},
	    {"unit", KEPT}, {"posted", KEPT}, {"captured", KEPT},
	    {"price", KEPT}, {"price_max", KEPT}, {"sold", KEPT},
	    {"reviews", KEPT}, {"fx", KEPT}, {"seller", SELLER}, {"url", ITEM},
	    {"item", ITEM}, {"images", ITEM}, {"id", ID}, {"match", MATCH},
	    {"class", CLASS}, {"source", SOURCE}};

	for (size_t i = 0; i < COUNT(table); i++)
		if (json_is(key, str_from(table[i].key)))
			return table[i].fate;
	return TEXT;
}

/*
 * The platform stays, as in the id, and with it the tables by platform: one
 * that goes by its domain looks like the address of a page.
 */
static bool
is_platform(struct str key, struct str span)
{
	bool letter = false;

	if (!json_is(key, STR("platform")) || json_type(span) != JSON_STRING)
		return false;
	for (size_t i = 1; i + 1 < span.n; i++) {
		if (!ascii_name(span.p[i]) && span.p[i] != '.' &&
		    span.p[i] != '-')
			return false;
		letter |= ascii_letter(span.p[i]);
	}
	return letter;
}

/* taobao:123: the platform stays. */
void
redact_id(struct redact *r, struct str span, struct buf *out)
{
	struct str id;
	size_t colon;

	if (json_type(span) != JSON_STRING) {
		redact_value(r, "item", span, out);
		return;
	}
	buf_clear(&r->old);
	json_decode(span, &r->old);
	id = buf_str(&r->old);
	colon = str_find(id, STR(":"), 0);
	buf_clear(&r->scratch);
	if (redact_is(str_n(id.p + (colon < id.n ? colon + 1 : 0),
		id.n - (colon < id.n ? colon + 1 : 0)))) {
		buf_addstr(out, span);
		return;
	}
	if (colon < id.n) {
		buf_add(&r->scratch, id.p, colon + 1);
		id.p += colon + 1, id.n -= colon + 1;
	}
	redact_key_add(r->key, "item", id, &r->scratch);
	json_quote(out, buf_str(&r->scratch));
}

static void
member(struct redact *r, struct str key, struct str span, struct buf *out)
{
	static const char *const none[] = {NULL};
	static const char *const of_class[] = {"review", NULL};
	static const char *const of_source[] = {"file", NULL};

	buf_clear(&r->path);
	buf_addc(&r->path, '.');
	json_decode(key, &r->path);
	switch (fate_of(key)) {
	case KEPT:
		if (json_type(span) < JSON_STRING ||
		    json_type(span) == JSON_NUMBER || is_platform(key, span))
			buf_addstr(out, span);
		else
			redact_value(r, NULL, span, out);
		break;
	case TEXT:
		redact_value(
		    r, redact_is_contact(r, key) ? "contact" : NULL, span, out);
		break;
	case SELLER: redact_value(r, "seller", span, out); break;
	case ITEM: redact_value(r, "item", span, out); break;
	case ID: redact_id(r, span, out); break;
	case MATCH: redact_tool(r, span, STR("hits"), none, out); break;
	case CLASS: redact_tool(r, span, STR("claims"), of_class, out); break;
	case SOURCE: redact_tool(r, span, STR_NONE, of_source, out); break;
	}
}

/* The seller's own names, to be found in the texts. */
void
redact_sellers(struct buf *names, struct str seller)
{
	struct json_each it;

	if (json_type(seller) == JSON_STRING) {
		json_decode(seller, names);
		buf_addc(names, '\n');
	} else if (json_type(seller) == JSON_NUMBER) {
		buf_addstr(names, seller);
		buf_addc(names, '\n');
	} else if (json_type(seller) == JSON_OBJECT) {
		for (it = json_each(seller); json_next(&it);)
			if (json_type(it.value) != JSON_OBJECT)
				redact_sellers(names, it.value);
	}
}

/* All members in a pass; first the texts, so that places are known. */
static void
pass(struct redact *r, struct str record, bool texts, struct buf *out)
{
	struct json_each it = json_each(record);
	const char *from = record.p;

	r->recording = texts;
	while (json_next(&it)) {
		buf_clear(&r->path);
		if (texts) {
			if (fate_of(it.key) == TEXT)
				member(r, it.key, it.value, out);
			continue;
		}
		buf_add(out, from, (size_t)(it.key.p - from));
		redact_name(r, it.key, out);
		buf_add(out, it.key.p + it.key.n,
		    (size_t)(it.value.p - it.key.p - it.key.n));
		member(r, it.key, it.value, out);
		from = it.value.p + it.value.n;
	}
	if (!texts)
		buf_add(out, from, (size_t)(record.p + record.n - from));
}

void
redact_record(struct redact *r, struct str record, struct buf *out)
{
	struct buf unused = {0};

	r->nedit = r->nfield = 0;
	buf_clear(&r->pool);
	buf_clear(&r->sellers);
	redact_sellers(&r->sellers, json_get(record, STR("seller")));
	r->found.renew = true;
	r->rows = false;
	pass(r, record, true, &unused);
	pass(r, record, false, out);
	buf_free(&unused);
}
