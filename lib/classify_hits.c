/* classify_hits - what wt-match found, read in one pass */
#include <string.h>

#include "classify_priv.h"
#include "json.h"

/* One element of .match.hits: spans, absent where it has no such key. */
struct hit {
	struct str commodities, field, start, end, text, sign, taxon;
};

/* Where the value of a key belongs, by its first letter; or NULL. */
static struct str *
place(struct hit *h, struct str key, char first)
{
	switch (first) {
	case 's':
		if (str_eq(key, STR("sign")))
			return &h->sign;
		return str_eq(key, STR("start")) ? &h->start : NULL;
	case 'c':
		return str_eq(key, STR("commodities")) ? &h->commodities : NULL;
	case 'f': return str_eq(key, STR("field")) ? &h->field : NULL;
	case 'e': return str_eq(key, STR("end")) ? &h->end : NULL;
	case 't':
		if (str_eq(key, STR("text")))
			return &h->text;
		return str_eq(key, STR("taxon")) ? &h->taxon : NULL;
	default: return NULL;
	}
}

static void
take_member(struct classify *c, struct hit *h, struct str key, struct str value)
{
	struct str name = str_n(key.p + 1, key.n - 2), *to;

	if (name.n && memchr(name.p, '\\', name.n))
		name = classify_decoded(&c->key, key);
	to = name.n ? place(h, name, name.p[0]) : NULL;
	if (to)
		*to = value;
}

static bool
is_for(const struct hit *h, struct str slug)
{
	struct json_each it;

	if (json_type(h->commodities) != JSON_ARRAY)
		return false;
	if (h->commodities.n == slug.n + 4 && h->commodities.p[1] == '"' &&
	    memcmp(h->commodities.p + 2, slug.p, slug.n) == 0)
		return true; /* ["slug"], as most are */
	it = json_each(h->commodities);
	while (json_next(&it))
		if (json_is(it.value, slug))
			return true;
	return false;
}

/* True of a hit that names no commodity: it is about whatever is offered. */
static bool
for_all(const struct hit *h)
{
	struct json_each it;

	if (json_type(h->commodities) != JSON_ARRAY)
		return true;
	it = json_each(h->commodities);
	return !json_next(&it) || json_is(it.value, STR("*"));
}

/* Keeps where the hit's word stands. */
static void
take_material(struct classify *c, const struct hit *h)
{
	struct material *m = &c->material[c->nmaterial];

	if (c->nmaterial == MATERIAL_MAX || json_type(h->field) != JSON_STRING)
		return;
	m->field = h->field;
	m->span.start = classify_number(h->start);
	m->span.end = classify_number(h->end);
	if (m->span.end > m->span.start)
		c->nmaterial++;
}

/* A word against this commodity or against all.  Whether it speaks of an
 * imitation the claims tell: words of shops (女包) argue against all too. */
static void
take_against(struct classify *c, const struct hit *h)
{
	bool own = is_for(h, c->commodity->slug);

	if (!own && !for_all(h))
		return;
	if (c->nagainst < WORDS_TOLD)
		c->against[c->nagainst++] = h->text;
}

/* A word that tells its taxon. */
static void
take_taxon(struct classify *c, const struct hit *h)
{
	uint32_t taxon;

	if (json_type(h->taxon) != JSON_STRING)
		return;
	taxon = taxa_find(c->taxa, classify_decoded(&c->key, h->taxon));
	if (taxon != TAXON_NONE)
		classify_narrow(c, taxon, false);
}

/* The deciding hits: those that decide alone; where there are none, those
 * that do in company. */
static void
take_hit(struct classify *c, const struct hit *h)
{
	char sign = '\0';

	if (h->sign.n == 3 && h->sign.p[0] == '"')
		sign = h->sign.p[1];
	if (sign == '-')
		take_against(c, h);
	if ((sign != '+' && (sign != '?' || c->decided)) ||
	    !is_for(h, c->commodity->slug))
		return;
	if (sign == '+' && !c->decided) {
		c->decided = true;
		c->nmaterial = c->nnamed = 0;
	}
	take_material(c, h);
	take_taxon(c, h);
}

void
classify_hits(struct classify *c)
{
	struct json_each it, member;

	if (json_type(c->field[CLASSIFY_HITS]) != JSON_ARRAY)
		return;
	it = json_each(c->field[CLASSIFY_HITS]);
	while (json_begin(&it)) {
		struct hit h = {0};

		if (it.value.p[0] != '{')
			continue;
		member = json_within(&it);
		while (json_next(&member))
			take_member(c, &h, member.key, member.value);
		json_left(&it, &member);
		take_hit(c, &h);
	}
}
