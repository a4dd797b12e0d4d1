/* classify_text - product, claims and taxa from an advert's texts */
#include "classify_priv.h"
#include "json.h"

/* A taxon that the text names counts if it stands below one of the
 * commodity's, or is one; the one meant anyway only by an exact name. */
static bool
may_narrow(const struct classify *c, uint32_t taxon, bool exact)
{
	const struct commodity *k = c->commodity;
	bool below = false;

	for (size_t i = 0; i < k->members.n; i++) {
		if (k->members.at[i].taxon == taxon && k->members.at[i].plain &&
		    !exact)
			return false;
		if (taxa_below(c->taxa, taxon, k->members.at[i].taxon))
			below = true;
	}
	return below;
}

void
classify_narrow(struct classify *c, uint32_t taxon, bool exact)
{
	if (!may_narrow(c, taxon, exact))
		return;
	for (size_t i = 0; i < c->nnamed; i++) {
		if (taxa_below(c->taxa, c->named[i].taxon, taxon))
			return;
		if (taxa_below(c->taxa, taxon, c->named[i].taxon)) {
			c->named[i].taxon = taxon;
			return;
		}
	}
	if (c->nnamed == NARROW_MAX) {
		c->named_over = true;
		return;
	}
	c->named[c->nnamed++] = (struct member){.taxon = taxon};
}

static void
add_claim(struct classify *c, const struct product_hit *h)
{
	struct str kind = product_claim(c->products, h->id);
	struct buf *b = &c->claims;

	if (str_eq(kind, STR("imitation")))
		c->imitation = c->commodity->kind != COMMODITY_IMITATION;
	if (c->nclaim++ >= CLAIM_MAX) {
		if (c->nclaim == CLAIM_MAX + 1)
			answer_note(&c->review, "claims_cut",
			    "more than %d "
			    "claims; the first are given",
			    CLAIM_MAX);
		return;
	}
	if (b->n)
		buf_addc(b, ',');
	buf_puts(b, "{\"kind\":");
	json_quote_sound(b, kind);
	buf_puts(b, ",\"field\":");
	json_quote_sound(b, buf_str(&c->path));
	buf_puts(b, ",\"start\":");
	buf_adduint(b, h->start);
	buf_puts(b, ",\"end\":");
	buf_adduint(b, h->end);
	buf_clear(&c->text);
	words_cut(&c->hits.search, h->start, h->end, &c->text);
	buf_puts(b, ",\"text\":");
	json_quote_sound(b, buf_str(&c->text));
	buf_addc(b, '}');
}

/* Reads one text; c->path is its jq path. */
static void
read_text(struct classify *c, struct str span)
{
	struct product_span near[MATERIAL_MAX];
	struct product_hit number;
	uint32_t product;
	size_t n = 0;

	if (json_type(span) != JSON_STRING)
		return;
	product_find(c->products, span, &c->hits);
	for (size_t i = 0; i < c->hits.n; i++) {
		const struct product_hit *h = &c->hits.hit[i];

		if (h->sort == PRODUCT_CLAIM) {
			add_claim(c, h);
			if (product_number(c->products, &c->hits, h, &number))
				add_claim(c, &number);
		} else if (h->sort == PRODUCT_TAXON && !c->named_done)
			classify_narrow(c, h->id, h->exact);
	}
	/* A later text does not make less exact what an earlier one says. */
	c->named_done |= c->nnamed > 0;
	if (c->hint == PRODUCT_NO_OBJECT)
		c->hint = product_hinted(&c->hits);
	if (c->product_sure)
		return;
	for (size_t i = 0; i < c->nmaterial; i++)
		if (json_is(c->material[i].field, buf_str(&c->path)))
			near[n++] = c->material[i].span;
	product = product_nearest(&c->hits, near, n);
	if (product == PRODUCT_NO_OBJECT)
		return;
	if (n || c->product == PRODUCT_NO_OBJECT)
		c->product = product;
	c->product_sure = n > 0;
}

void
classify_texts(struct classify *c)
{
	struct str all = c->field[CLASSIFY_ATTRIBUTES];
	struct json_each it;

	buf_clear(&c->path);
	buf_puts(&c->path, classify_path(CLASSIFY_TITLE));
	read_text(c, c->field[CLASSIFY_TITLE]);
	buf_clear(&c->path);
	buf_puts(&c->path, classify_path(CLASSIFY_DESCRIPTION));
	read_text(c, c->field[CLASSIFY_DESCRIPTION]);
	if (json_type(all) != JSON_OBJECT)
		return;
	it = json_each(all);
	while (json_next(&it)) {
		classify_decoded(&c->key, it.key);
		buf_clear(&c->path);
		buf_puts(&c->path, ".attributes[");
		json_quote(&c->path, buf_str(&c->key));
		buf_addc(&c->path, ']');
		read_text(c, it.value);
	}
}
