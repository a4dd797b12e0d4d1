/* classify - from hits, days and text to the class: see classify.h */
#include "classify.h"

#include <stdlib.h>

#include "answer.h"
#include "day.h"
#include "json.h"
#include "mem.h"
#include "product.h"

#define MATERIAL_MAX 32 /* deciding hits that are looked at */
#define NARROW_MAX   8  /* taxa that a text may name */
#define CLAIM_MAX    100
#define WORDS_TOLD   5  /* words quoted in a review */

/* A hit that decides: where its word stands. */
struct material {
	struct str field; /* JSON string: the jq path */
	struct product_span span;
};

struct classify {
	struct taxa *taxa;
	struct law *law;
	struct product_set *products;
	struct answers *answers;
	int32_t as_of;
	/* of the record at work */
	const struct str *field;
	const struct commodity *commodity;
	const struct answer *answer;
	int32_t day;
	struct material material[MATERIAL_MAX];
	size_t nmaterial;
	struct member named[NARROW_MAX];
	size_t nnamed;
	bool named_done, named_over;
	uint32_t product;
	bool product_sure; /* found beside a material word */
	size_t nclaim;
	/* used again for every record */
	struct product_hits hits;
	struct answer own; /* for the taxa that the text names */
	struct buf path, text, key, claims, review;
};

static const char *const paths[CLASSIFY_FIELDS] = {".match",
    ".match.commodities", ".match.score", ".match.hits", ".match.undecided",
    ".posted", ".captured", ".title", ".description", ".attributes"};

const char *
classify_path(int field)
{
	return paths[field];
}

static bool
load(struct classify *c, struct rules *r, const struct classify_opts *o,
    struct err *e)
{
	const char *home = o->rules ? o->rules : rules_home(r);
	struct buf *b = &c->path;

	buf_printf(b, "%s/taxa", home);
	if (!(c->taxa = taxa_load(r, buf_cstr(b), e)))
		return false;
	buf_clear(b);
	buf_printf(b, "%s/law", home);
	c->law = law_load(r, buf_cstr(b), o->profile ? o->profile :
	    "official", o->jurisdiction ? o->jurisdiction : "CN", c->taxa, e);
	if (!c->law)
		return false;
	buf_clear(b);
	buf_printf(b, "%s/products", home);
	c->products = product_load(r, buf_cstr(b), c->taxa, e);
	return c->products != NULL;
}

struct classify *
classify_new(struct rules *r, const struct classify_opts *o, struct err *e)
{
	struct classify *c = mem_new(1, sizeof(*c));

	c->as_of = o->as_of;
	if (load(c, r, o, e)) {
		c->answers = answers_new(c->law);
		return c;
	}
	classify_free(c);
	return NULL;
}

void
classify_free(struct classify *c)
{
	if (!c)
		return;
	answers_free(c->answers);
	product_free(c->products);
	law_free(c->law);
	taxa_free(c->taxa);
	product_hits_free(&c->hits);
	answer_free(&c->own);
	buf_free(&c->path);
	buf_free(&c->text);
	buf_free(&c->key);
	buf_free(&c->claims);
	buf_free(&c->review);
	free(c);
}

/* A JSON string decoded into b. */
static struct str
decoded(struct buf *b, struct str span)
{
	buf_clear(b);
	if (json_type(span) == JSON_STRING)
		json_decode(span, b);
	return buf_str(b);
}

/* The whole number that a JSON number is; 0 for anything else. */
static unsigned
number(struct str span)
{
	unsigned v = 0;

	for (size_t i = 0; i < span.n && i < 9; i++) {
		if (span.p[i] < '0' || span.p[i] > '9')
			return i ? v : 0;
		v = v * 10 + (unsigned)(span.p[i] - '0');
	}
	return v;
}

/* The advert's day: posted, else captured. */
static void
find_day(struct classify *c)
{
	static const int which[] = {CLASSIFY_POSTED, CLASSIFY_CAPTURED};
	struct str s;

	c->day = c->as_of;
	for (size_t i = 0; i < 2 && c->day == DAY_NONE; i++) {
		if (!c->field[which[i]].p)
			continue;
		s = decoded(&c->text, c->field[which[i]]);
		if (day_of(s, c->law->clock, &c->day))
			return;
		c->day = DAY_NONE;
		answer_note(&c->review, "bad_date", "%s is no date: %.*s",
		    paths[which[i]] + 1, (int)(s.n < 40 ? s.n : 40), s.p);
	}
	if (c->day == DAY_NONE)
		answer_note(&c->review, "no_date", "neither posted nor "
		    "captured gives a day");
}

/* Whether a hit is for the commodity. */
static bool
hit_is_for(struct str hit, struct str slug)
{
	struct json_each it = json_each(json_get(hit, STR("commodities")));

	while (json_next(&it))
		if (json_is(it.value, slug))
			return true;
	return false;
}

static void
take_material(struct classify *c, struct str hit)
{
	struct material *m = &c->material[c->nmaterial];

	if (c->nmaterial == MATERIAL_MAX)
		return;
	m->field = json_get(hit, STR("field"));
	m->span.start = number(json_get(hit, STR("start")));
	m->span.end = number(json_get(hit, STR("end")));
	if (json_type(m->field) == JSON_STRING && m->span.end > m->span.start)
		c->nmaterial++;
}

/* The deciding hits: those that decide alone, or where there are none those
 * that do in company. */
static void
find_material(struct classify *c)
{
	static const char *const signs[] = {"+", "?"};
	struct str hits = c->field[CLASSIFY_HITS];

	c->nmaterial = 0;
	if (json_type(hits) != JSON_ARRAY)
		return;
	for (size_t i = 0; i < 2 && !c->nmaterial; i++) {
		struct json_each it = json_each(hits);

		while (json_next(&it) && c->nmaterial < MATERIAL_MAX)
			if (json_type(it.value) == JSON_OBJECT &&
			    json_is(json_get(it.value, STR("sign")),
			    str_from(signs[i])) &&
			    hit_is_for(it.value, c->commodity->slug))
				take_material(c, it.value);
	}
}

/* A taxon that the text names counts if it stands below one of the
 * commodity's, or is one but not the one meant anyway. */
static bool
may_narrow(const struct classify *c, uint32_t taxon)
{
	const struct commodity *k = c->commodity;
	bool below = false;

	for (size_t i = 0; i < k->nmember; i++) {
		if (k->member[i].taxon == taxon && k->member[i].plain)
			return false;
		if (taxa_below(c->taxa, taxon, k->member[i].taxon))
			below = true;
	}
	return below;
}

static void
narrow(struct classify *c, uint32_t taxon)
{
	if (!may_narrow(c, taxon))
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
	struct buf *b = &c->claims;

	if (c->nclaim++ >= CLAIM_MAX)
		return;
	if (b->n)
		buf_addc(b, ',');
	buf_addc(b, '{');
	json_key(b, "kind");
	json_quote(b, product_claim(c->products, h->id));
	json_key(b, "field");
	json_quote(b, buf_str(&c->path));
	json_key(b, "start");
	buf_adduint(b, h->start);
	json_key(b, "end");
	buf_adduint(b, h->end);
	buf_clear(&c->text);
	words_cut(&c->hits.search, h->start, h->end, &c->text);
	json_key(b, "text");
	json_quote(b, buf_str(&c->text));
	buf_addc(b, '}');
}

/* Reads one text; c->path is its jq path. */
static void
read_text(struct classify *c, struct str span)
{
	struct product_span near[MATERIAL_MAX];
	uint32_t product;
	size_t n = 0;

	if (json_type(span) != JSON_STRING)
		return;
	product_find(c->products, span, &c->hits);
	for (size_t i = 0; i < c->hits.n; i++) {
		const struct product_hit *h = &c->hits.hit[i];

		if (h->sort == PRODUCT_CLAIM)
			add_claim(c, h);
		else if (h->sort == PRODUCT_TAXON && !c->named_done)
			narrow(c, h->id);
	}
	/* A later text does not make less exact what an earlier one says. */
	c->named_done |= c->nnamed > 0;
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

static void
read_texts(struct classify *c)
{
	struct str all = c->field[CLASSIFY_ATTRIBUTES];
	struct json_each it;

	buf_clear(&c->path);
	buf_puts(&c->path, paths[CLASSIFY_TITLE]);
	read_text(c, c->field[CLASSIFY_TITLE]);
	buf_clear(&c->path);
	buf_puts(&c->path, paths[CLASSIFY_DESCRIPTION]);
	read_text(c, c->field[CLASSIFY_DESCRIPTION]);
	if (json_type(all) != JSON_OBJECT)
		return;
	it = json_each(all);
	while (json_next(&it)) {
		decoded(&c->key, it.key);
		buf_clear(&c->path);
		buf_puts(&c->path, ".attributes[");
		json_quote(&c->path, buf_str(&c->key));
		buf_addc(&c->path, ']');
		read_text(c, it.value);
	}
}

/* What of the hits a reader should look at. */
static void
note_hits(struct classify *c)
{
	struct json_each it = json_each(c->field[CLASSIFY_HITS]);
	size_t told = 0;

	if (json_type(c->field[CLASSIFY_HITS]) != JSON_ARRAY)
		return;
	while (json_next(&it) && told < WORDS_TOLD) {
		struct str word;

		if (json_type(it.value) != JSON_OBJECT ||
		    !json_is(json_get(it.value, STR("sign")), STR("-")))
			continue;
		word = decoded(&c->text, json_get(it.value, STR("text")));
		answer_note(&c->review, "imitation_claimed", "the text says "
		    "\"%.*s\"; other words decided",
		    (int)(word.n < 60 ? word.n : 60), word.p);
		told++;
	}
}

/* The other commodities of the match: of the same look-alike group, or not. */
static void
note_others(struct classify *c)
{
	struct json_each it = json_each(c->field[CLASSIFY_COMMODITIES]);
	const struct commodity *k;
	size_t told = 0;

	while (json_next(&it) && told < WORDS_TOLD) {
		k = taxa_commodity(c->taxa, decoded(&c->text, it.value));
		if (!it.index || !k || k == c->commodity)
			continue;
		if (k->group.n && str_eq(k->group, c->commodity->group))
			answer_note(&c->review, "look_alike", "words for "
			    STR_FMT " too, which looks alike",
			    STR_ARG(k->slug));
		else
			answer_note(&c->review, "several_commodities",
			    "words for " STR_FMT " too", STR_ARG(k->slug));
		told++;
	}
}

/* The best commodity, if it decides; else why there is none. */
static void
find_commodity(struct classify *c)
{
	struct json_each it;
	struct str slug;

	c->commodity = NULL;
	if (json_type(c->field[CLASSIFY_COMMODITIES]) != JSON_ARRAY)
		return;
	it = json_each(c->field[CLASSIFY_COMMODITIES]);
	if (!json_next(&it))
		return;
	slug = decoded(&c->text, it.value);
	if (number(c->field[CLASSIFY_SCORE]) < taxa_threshold(c->taxa)) {
		answer_note(&c->review, "undecided", "the best score, %u for "
		    "%.*s, is below %u", number(c->field[CLASSIFY_SCORE]),
		    (int)(slug.n < 60 ? slug.n : 60), slug.p,
		    taxa_threshold(c->taxa));
		return;
	}
	c->commodity = taxa_commodity(c->taxa, slug);
	if (!c->commodity)
		answer_note(&c->review, "unknown_commodity", "%.*s is not in "
		    "commodities.tsv", (int)(slug.n < 60 ? slug.n : 60),
		    slug.p);
}

/* The review: of the record first, then of the law. */
static void
put_tail(struct classify *c, struct buf *out)
{
	if (c->day != DAY_NONE) {
		json_key(out, "as_of");
		buf_addc(out, '"');
		day_add(out, c->day);
		buf_addc(out, '"');
	}
	json_key(out, "profile");
	json_quote(out, c->law->profile);
	json_key(out, "review");
	buf_addc(out, '[');
	buf_addstr(out, buf_str(&c->review));
	if (c->answer && c->answer->review.n) {
		if (c->review.n)
			buf_addc(out, ',');
		buf_addstr(out, buf_str(&c->answer->review));
	}
	buf_puts(out, "]}");
}

static void
find_answer(struct classify *c)
{
	const struct commodity *k = c->commodity;

	if (!c->nnamed || c->named_over) {
		c->answer = answers_get(c->answers, k, c->day);
		return;
	}
	answer_render(&c->own, c->law, k, c->named, c->nnamed, c->day);
	c->answer = &c->own;
}

static void
put_wildlife(struct classify *c, struct buf *out)
{
	const struct commodity *k = c->commodity;

	json_key(out, "commodity");
	json_quote(out, k->slug);
	buf_addc(out, ',');
	buf_addstr(out, buf_str(&c->answer->taxa));
	if (c->product == PRODUCT_NO_OBJECT && k->product.n)
		c->product = product_of(c->products, k->product);
	if (c->product != PRODUCT_NO_OBJECT) {
		json_key(out, "product");
		json_quote(out, product_slug(c->products, c->product));
	}
	json_key(out, "claims");
	buf_addc(out, '[');
	buf_addstr(out, buf_str(&c->claims));
	buf_puts(out, "],");
	buf_addstr(out, buf_str(&c->answer->body));
}

static void
start_record(struct classify *c, const struct str *field)
{
	c->field = field;
	c->answer = NULL;
	c->day = DAY_NONE;
	c->nnamed = c->nclaim = c->nmaterial = 0;
	c->named_done = c->named_over = c->product_sure = false;
	c->product = PRODUCT_NO_OBJECT;
	buf_clear(&c->claims);
	buf_clear(&c->review);
}

void
classify_record(struct classify *c, const struct str *field, struct buf *out)
{
	start_record(c, field);
	c->commodity = NULL;
	if (json_type(field[CLASSIFY_MATCH]) != JSON_OBJECT) {
		answer_note(&c->review, "no_match", field[CLASSIFY_MATCH].p ?
		    ".match is no object" : "the record has no .match; run "
		    "wt-match before");
		buf_puts(out, "{\"status\":\"unknown\",\"review\":[");
		buf_addstr(out, buf_str(&c->review));
		buf_puts(out, "]}");
		return;
	}
	find_day(c);
	find_commodity(c);
	buf_addc(out, '{');
	if (c->commodity) {
		find_material(c);
		read_texts(c);
		find_answer(c);
		note_hits(c);
		note_others(c);
		put_wildlife(c, out);
	} else {
		buf_puts(out, "\"taxa\":[],\"claims\":[]");
	}
	put_tail(c, out);
}
