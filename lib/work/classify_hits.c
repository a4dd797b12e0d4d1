/* classify_hits - what wt-match found */
#include <string.h>

#include "classify_priv.h"
#include "json.h"

static bool
is_for(const struct str *h, struct str slug)
{
	struct json_each it;

	if (json_type(h[HIT_COMMODITIES]) != JSON_ARRAY)
		return false;
	if (h[HIT_COMMODITIES].n == slug.n + 4 &&
	    h[HIT_COMMODITIES].p[1] == '"' &&
	    memcmp(h[HIT_COMMODITIES].p + 2, slug.p, slug.n) == 0)
		return true; /* ["slug"], as most are */
	it = json_each(h[HIT_COMMODITIES]);
	while (json_next(&it))
		if (json_is(it.value, slug))
			return true;
	return false;
}

/* True of a hit that names no commodity: it is about whatever is offered. */
static bool
for_all(const struct str *h)
{
	struct json_each it;

	if (json_type(h[HIT_COMMODITIES]) != JSON_ARRAY)
		return true;
	it = json_each(h[HIT_COMMODITIES]);
	return !json_next(&it) || json_is(it.value, STR("*"));
}

/* Keeps where the hit's word stands. */
static void
take_material(struct classify *c, const struct str *h)
{
	struct material *m = &c->material[c->nmaterial];

	if (c->nmaterial == MATERIAL_MAX ||
	    json_type(h[HIT_FIELD]) != JSON_STRING)
		return;
	m->field = h[HIT_FIELD];
	m->span.start = classify_number(h[HIT_START]);
	m->span.end = classify_number(h[HIT_END]);
	if (m->span.end > m->span.start)
		c->nmaterial++;
}

/* A word against this commodity or against all.  Whether it speaks of an
 * imitation the claims tell: words of shops (女包) argue against all too. */
static void
take_against(struct classify *c, const struct str *h)
{
	bool own = is_for(h, c->commodity->slug);

	if (!own && !for_all(h))
		return;
	if (c->nagainst < WORDS_TOLD)
		c->against[c->nagainst++] = h[HIT_TEXT];
}

/* A word that tells its taxon. */
static void
take_taxon(struct classify *c, const struct str *h)
{
	uint32_t taxon;

	if (json_type(h[HIT_TAXON]) != JSON_STRING)
		return;
	taxon = taxa_find(c->taxa, classify_decoded(&c->key, h[HIT_TAXON]));
	if (taxon != TAXON_NONE)
		classify_narrow(c, taxon, false);
}

/* The deciding hits: those that decide alone; where there are none, those
 * that do in company. */
static void
take_hit(struct classify *c, const struct str *h)
{
	char sign = '\0';

	if (h[HIT_SIGN].n == 3 && h[HIT_SIGN].p[0] == '"')
		sign = h[HIT_SIGN].p[1];
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
	for (size_t i = 0; i < c->nhit; i++)
		take_hit(c, c->hit + i * HIT_COLUMNS);
}
