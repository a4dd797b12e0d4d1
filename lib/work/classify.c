/* classify - the class of an advert: from rule files and records to answers */
#include <stdlib.h>

#include "classify_priv.h"
#include "day.h"
#include "mem.h"

static bool
load(struct classify *c, struct rules *r, const struct classify_opts *o,
    struct err *e)
{
	const char *home = o->rules ? o->rules : rules_home(r);
	struct buf *b = &c->path;

	buf_printf(b, "%s/taxa", home);
	if (!(c->taxa = taxa_load((struct rules_in){r, buf_cstr(b)}, e)))
		return false;
	buf_clear(b);
	buf_printf(b, "%s/law", home);
	c->law = law_load((struct rules_in){r, buf_cstr(b)},
	    o->profile ? o->profile : "official",
	    o->jurisdiction ? o->jurisdiction : "CN", c->taxa, e);
	if (!c->law)
		return false;
	buf_clear(b);
	buf_printf(b, "%s/products", home);
	c->products =
	    product_load((struct rules_in){r, buf_cstr(b)}, c->taxa, e);
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
	answer_free(&c->several);
	buf_free(&c->path);
	buf_free(&c->text);
	buf_free(&c->key);
	buf_free(&c->claims);
	buf_free(&c->review);
	free(c);
}

struct str
classify_quoted(struct str s)
{
	size_t n = 60;

	if (s.n <= n)
		return s;
	while (n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return str_n(s.p, n);
}

struct members
classify_members(const struct classify *c)
{
	if (c->nnamed && !c->named_over)
		return (struct members){c->named, c->nnamed};
	return c->commodity->members;
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
		s = classify_decoded(&c->text, c->field[which[i]]);
		if (day_of(s, c->law->clock, &c->day))
			return;
		c->day = DAY_NONE;
		s = classify_quoted(s);
		answer_note(&c->review, "bad_date", "%s is no date: " STR_FMT,
		    classify_path(which[i]) + 1, STR_ARG(s));
	}
	if (c->day == DAY_NONE)
		answer_note(&c->review, "no_date",
		    "neither posted nor "
		    "captured gives a day");
}

/* The one look-alike of k that the text names well enough; else k. */
static const struct commodity *
told_one(struct classify *c, const struct commodity *k)
{
	struct json_each it = json_each(c->field[CLASSIFY_SCORES]);
	const struct commodity *one = NULL, *x;

	while (json_next(&it)) {
		if (classify_number(it.value) < taxa_threshold(c->taxa))
			continue;
		x = taxa_commodity(c->taxa, classify_decoded(&c->text, it.key));
		if (!x || x->kind != COMMODITY_WILDLIFE ||
		    !str_eq(x->group, k->group))
			continue;
		if (one)
			return k;
		one = x;
	}
	return one ? one : k;
}

/* The best commodity, if it decides; else why there is none. */
static void
find_commodity(struct classify *c)
{
	unsigned score = classify_number(c->field[CLASSIFY_SCORE]);
	struct json_each it;
	struct str slug;

	it = json_each(c->field[CLASSIFY_COMMODITIES]);
	if (!json_next(&it))
		return;
	slug = classify_quoted(classify_decoded(&c->text, it.value));
	if (score < taxa_threshold(c->taxa)) {
		answer_note(&c->review, "undecided",
		    "the best score, %u for " STR_FMT ", is below %u", score,
		    STR_ARG(slug), taxa_threshold(c->taxa));
		return;
	}
	c->commodity = taxa_commodity(c->taxa, slug);
	c->stranger = !c->commodity;
	if (c->commodity && c->commodity->kind == COMMODITY_UNKNOWN &&
	    c->commodity->group.n &&
	    json_type(c->field[CLASSIFY_SCORES]) == JSON_OBJECT)
		c->commodity = told_one(c, c->commodity);
	if (c->stranger)
		answer_note(&c->review, "unknown_commodity",
		    STR_FMT ": no commodity of rules/taxa/commodities.tsv",
		    STR_ARG(slug));
}

/* What of the hits a reader should look at: words that argue against. */
static void
note_hits(struct classify *c)
{
	const char *code =
	    c->imitation ? "imitation_claimed" : "argued_against";
	struct str word;

	if (json_type(c->field[CLASSIFY_UNDECIDED]) == JSON_ARRAY)
		answer_note(&c->review, "match_undecided",
		    "a pattern of "
		    "wt-match met its limit on this record");
	for (size_t i = 0; i < c->nagainst; i++) {
		word =
		    classify_quoted(classify_decoded(&c->text, c->against[i]));
		answer_note(&c->review, code,
		    "the text says " STR_FMT "; other words decided",
		    STR_ARG(word));
	}
	if (c->imitation && !c->nagainst)
		answer_note(&c->review, code,
		    "the text has a word of "
		    "imitation: see claims");
}

/* True if all that k may be is within one of what b may be: 龟 beside 玳瑁. */
static bool
is_broader(
    const struct taxa *t, const struct commodity *b, const struct commodity *k)
{
	for (size_t i = 0; i < k->members.n; i++) {
		size_t j = 0;

		while (j < b->members.n &&
		       (b->members.at[j].taxon == k->members.at[i].taxon ||
			   !taxa_below(t, k->members.at[i].taxon,
			       b->members.at[j].taxon)))
			j++;
		if (j == b->members.n)
			return false;
	}
	return k->members.n > 0;
}

/* The other commodities of the match: of the same look-alike group, or not;
 * one that is only broader is no other. */
static void
note_others(struct classify *c)
{
	struct json_each it = json_each(c->field[CLASSIFY_COMMODITIES]);
	struct str group = c->commodity->group;
	const struct commodity *k;
	size_t told = 0;

	while (told < WORDS_TOLD && json_next(&it)) {
		if (json_is(it.value, c->commodity->slug))
			continue;
		k = taxa_commodity(
		    c->taxa, classify_decoded(&c->text, it.value));
		if (!k || k == c->commodity || k->kind == COMMODITY_UNKNOWN ||
		    is_broader(c->taxa, k, c->commodity))
			continue;
		if (group.n && str_eq(k->group, group))
			answer_note(&c->review, "look_alike",
			    "words for " STR_FMT " too, which looks alike",
			    STR_ARG(k->slug));
		else
			answer_note(&c->review, "several_commodities",
			    "words for " STR_FMT " too", STR_ARG(k->slug));
		told++;
	}
}

/* Several taxa named at once are rare, and are judged each time. */
static void
find_answer(struct classify *c)
{
	struct members m = classify_members(c);

	if (m.at == c->named && m.n > 1) {
		answer_render(&c->several, c->law, c->commodity, m, c->day);
		c->answer = &c->several;
	} else {
		c->answer = answers_get(c->answers, c->commodity,
		    m.at == c->named ? m.at->taxon : TAXON_NONE, c->day);
	}
}

static bool
is_plant(const struct classify *c)
{
	const struct commodity *k = c->commodity;

	return k->members.n &&
	       taxa_get(c->taxa, k->members.at[0].taxon)->domain ==
	           DOMAIN_PLANT;
}

static void
put_wildlife(struct classify *c, struct buf *out)
{
	const struct commodity *k = c->commodity;

	buf_puts(out, "\"commodity\":");
	json_quote_sound(out, k->slug);
	buf_addc(out, ',');
	buf_addstr(out, buf_str(&c->answer->taxa));
	if (c->product == PRODUCT_NO_OBJECT && k->product.n)
		c->product = product_of(c->products, k->product);
	if (c->product == PRODUCT_NO_OBJECT)
		c->product = c->hint;
	if (c->product != PRODUCT_NO_OBJECT && is_plant(c))
		c->product = product_of_plant(c->products, c->product);
	if (c->product != PRODUCT_NO_OBJECT) {
		buf_puts(out, ",\"product\":");
		json_quote_sound(out, product_slug(c->products, c->product));
	}
	buf_puts(out, ",\"claims\":[");
	buf_addstr(out, buf_str(&c->claims));
	buf_puts(out, "],");
	buf_addstr(out, buf_str(&c->answer->body));
}

/* Day, profile and review: of the record first, then of the law. */
static void
put_tail(struct classify *c, struct buf *out)
{
	if (c->day != DAY_NONE) {
		buf_puts(out, ",\"as_of\":\"");
		day_add(out, c->day);
		buf_addc(out, '"');
	}
	buf_puts(out, ",\"profile\":");
	json_quote_sound(out, c->law->profile);
	buf_puts(out, ",\"review\":[");
	buf_addstr(out, buf_str(&c->review));
	if (c->answer && c->answer->review.n) {
		json_sep(out);
		buf_addstr(out, buf_str(&c->answer->review));
	}
	buf_puts(out, "]}");
}

static void
start_record(struct classify *c, const struct json_scan *s)
{
	c->field = s->span;
	c->hit = s->cell;
	c->nhit = s->nrow;
	c->commodity = NULL;
	c->stranger = false;
	c->answer = NULL;
	c->day = DAY_NONE;
	c->nnamed = c->nclaim = c->nmaterial = c->nagainst = 0;
	c->decided = false;
	c->named_done = c->named_over = c->product_sure = false;
	c->imitation = false;
	c->product = c->hint = PRODUCT_NO_OBJECT;
	buf_clear(&c->claims);
	buf_clear(&c->review);
}

/* Why there is nothing to classify, or NULL. */
static const char *
missing(const struct str *field)
{
	if (!field[CLASSIFY_MATCH].p)
		return "the record has no .match; run wt-match before";
	if (json_type(field[CLASSIFY_MATCH]) != JSON_OBJECT)
		return ".match is no object";
	if (json_type(field[CLASSIFY_COMMODITIES]) != JSON_ARRAY)
		return ".match.commodities is no array";
	return NULL;
}

static void
no_match(struct classify *c, const char *why, struct buf *out)
{
	answer_note(&c->review, "no_match", "%s", why);
	buf_puts(out, "{\"status\":\"unknown\",\"review\":[");
	buf_addstr(out, buf_str(&c->review));
	buf_puts(out, "]}");
}

void
classify_record(struct classify *c, const struct json_scan *s, struct buf *out)
{
	const char *why = missing(s->span);

	start_record(c, s);
	if (why) {
		no_match(c, why, out);
		return;
	}
	find_day(c);
	find_commodity(c);
	buf_addc(out, '{');
	if (c->commodity) {
		classify_hits(c);
		classify_texts(c);
		find_answer(c);
		note_hits(c);
		note_others(c);
		put_wildlife(c, out);
	} else {
		buf_puts(out, "\"taxa\":[],\"claims\":[]");
		if (c->stranger)
			buf_puts(out, ",\"status\":\"unknown\"");
	}
	put_tail(c, out);
}
