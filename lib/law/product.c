/* product - object words, claims and names in a text */
#include "product_priv.h"

#include <stdlib.h>

#include "mem.h"
#include "utf8.h"

/* The first byte of UTF-8 from which on no word is of a language that names the
 * object first, as Spanish, Russian, Vietnamese and Thai do. */
#define CJK 0xe2

/* What a term of the set stands for. */
struct product_meaning {
	enum product_sort sort;
	uint32_t id;
	bool exact;
	bool leads;
};

static bool
add_word(struct product_set *p, struct str word, struct product_meaning m,
    struct err *e)
{
	int64_t term = words_add(p->words, word, WORDS_BORDERS, e);

	if (term < 0)
		return false;
	mem_grow(
	    &p->meaning, &p->capmeaning, (size_t)term + 1, sizeof(*p->meaning));
	p->meaning[term] = m;
	p->meaning[term].leads = (unsigned char)word.p[0] < CJK;
	p->nmeaning = (size_t)term + 1;
	return true;
}

/* A _ in a word stands for a blank. */
static bool
add_words(struct product_set *p, const struct tsv *f, struct str words,
    struct product_meaning m, struct err *e)
{
	struct buf b = {0};
	struct err why;
	struct str word;
	bool good = true;

	for (word = str_cut(&words, ' '); good && word.p;
	     word = str_cut(&words, ' ')) {
		buf_clear(&b);
		for (size_t i = 0; i < word.n; i++)
			buf_addc(&b, word.p[i] == '_' ? ' ' : word.p[i]);
		good = !word.n || add_word(p, buf_str(&b), m, &why);
	}
	buf_free(&b);
	return good || tsv_fault(f, e, "%s", why.msg);
}

static uint32_t
add_slug(struct product_set *p, struct str slug, struct str plant)
{
	mem_grow(&p->slug, &p->capslug, p->nslug + 1, sizeof(*p->slug));
	mem_grow(&p->plant, &p->capplant, p->nslug + 1, sizeof(*p->plant));
	p->slug[p->nslug] = slug;
	p->plant[p->nslug] = plant;
	return (uint32_t)p->nslug++;
}

/* Every product named for plants is one. */
static bool
check_plants(const struct product_set *p, struct err *e)
{
	for (size_t i = 0; i < p->nslug; i++)
		if (p->plant[i].n &&
		    product_of(p, p->plant[i]) == PRODUCT_NO_OBJECT)
			return err_set(e,
			    "%s: " STR_FMT ": no such product; the column "
			    "plant holds a slug of this file",
			    p->products.path, STR_ARG(p->plant[i]));
	return true;
}

static bool
read_products(struct product_set *p, struct rules_in in, struct err *e)
{
	static const char *const columns[] = {
	    "slug", "cites_term", "group", "words", "?hints", "?plant", NULL};
	struct tsv *f = &p->products;
	struct product_meaning m = {0};
	int got;

	if (!tsv_open_in(&p->products, in, STR("products.tsv"), columns, e))
		return false;
	while ((got = tsv_next(f, e)) > 0) {
		if (!f->col[0].n || !f->col[3].n)
			return tsv_fault(f, e,
			    "a product needs a slug and "
			    "words");
		if (product_of(p, f->col[0]) != PRODUCT_NO_OBJECT)
			return tsv_fault(
			    f, e, STR_FMT ": stands twice", STR_ARG(f->col[0]));
		m.id = PRODUCT_NO_OBJECT;
		if (!str_eq(f->col[0], STR("-"))) {
			m.id = add_slug(p, f->col[0], f->col[5]);
		}
		m.sort = PRODUCT_OBJECT;
		if (!add_words(p, f, f->col[3], m, e))
			return false;
		m.sort = PRODUCT_HINT;
		if (!add_words(p, f, f->col[4], m, e))
			return false;
	}
	return got == 0 && check_plants(p, e);
}

/* A kind of claim, and that of the number behind its words. */
static uint32_t
add_kind(struct product_set *p, struct str kind, uint32_t number)
{
	mem_grow(&p->kind, &p->capkind, p->nkind + 1, sizeof(*p->kind));
	mem_grow(&p->number, &p->capnumber, p->nkind + 1, sizeof(*p->number));
	p->kind[p->nkind] = kind;
	p->number[p->nkind] = number;
	return (uint32_t)p->nkind++;
}

static bool
read_claim(struct product_set *p, const struct tsv *f, struct err *e)
{
	struct product_meaning m = {.sort = PRODUCT_CLAIM};
	uint32_t number = PRODUCT_NO_OBJECT;

	if (!f->col[0].n || !f->col[1].n || !f->col[2].n)
		return tsv_fault(f, e,
		    "a claim needs a kind, words and a "
		    "source");
	if (str_eq(f->col[0], STR("-")))
		p->between = f->col[1];
	else if (str_eq(f->col[0], STR("+")))
		p->within = f->col[1];
	else if (str_eq(f->col[0], STR(".")))
		p->last = f->col[1];
	else if (str_eq(f->col[0], STR("!")))
		p->unit = f->col[1];
	else {
		if (f->col[3].n)
			number = add_kind(p, f->col[3], PRODUCT_NO_OBJECT);
		m.id = add_kind(p, f->col[0], number);
		return add_words(p, f, f->col[1], m, e);
	}
	return true;
}

static bool
read_claims(struct product_set *p, struct rules_in in, struct err *e)
{
	static const char *const columns[] = {
	    "kind", "words", "source", "?number", NULL};
	int got;

	if (!tsv_open_in(&p->claims, in, STR("claims.tsv"), columns, e))
		return false;
	while ((got = tsv_next(&p->claims, e)) > 0)
		if (!read_claim(p, &p->claims, e))
			return false;
	return got == 0;
}

/* The words of names.tsv, and the longer Chinese names of all taxa. */
static bool
add_taxa(struct product_set *p, const struct taxa *t, struct err *e)
{
	size_t n;
	const struct taxon_word *w = taxa_words(t, &n);
	struct product_meaning m = {.sort = PRODUCT_TAXON, .exact = true};

	for (size_t i = 0; i < n; i++) {
		m.id = w[i].taxon;
		if (!add_word(p, w[i].word, m, e))
			return false;
	}
	m.exact = false;
	for (uint32_t i = 0; i < taxa_count(t); i++) {
		const struct taxon *x = taxa_get(t, i);

		m.id = i;
		if (x->end == i + 1 && x->name_zh.n &&
		    str_find(x->name_zh, STR("("), 0) == x->name_zh.n &&
		    utf8_count(x->name_zh) >= 3 &&
		    !add_word(p, x->name_zh, m, e))
			return false;
	}
	return true;
}

struct product_set *
product_load(struct rules_in in, const struct taxa *t, struct err *e)
{
	struct product_set *p = mem_new(1, sizeof(*p));

	p->words = words_new();
	if (read_products(p, in, e) && read_claims(p, in, e) &&
	    add_taxa(p, t, e)) {
		words_build(p->words);
		return p;
	}
	product_free(p);
	return NULL;
}

void
product_free(struct product_set *p)
{
	if (!p)
		return;
	words_free(p->words);
	tsv_close(&p->products);
	tsv_close(&p->claims);
	free(p->meaning);
	free(p->slug);
	free(p->plant);
	free(p->kind);
	free(p->number);
	free(p);
}

/* How far reaches what covers an object word. */
static uint32_t
furthest(const uint32_t *far)
{
	uint32_t reach = far[PRODUCT_OBJECT];

	if (far[PRODUCT_HINT] > reach)
		reach = far[PRODUCT_HINT];
	return far[PRODUCT_TAXON] > reach ? far[PRODUCT_TAXON] : reach;
}

/*
 * Drops the words that a longer one covers: claims by claims, names by names,
 * objects by objects, hints and names.  Hits come by start, the longest first,
 * so what covers one stands before it, and the farthest end so far tells.
 */
static void
drop_covered(struct product_hits *h)
{
	uint32_t far[PRODUCT_TAXON + 1] = {0}, reach;
	size_t kept = 0, i = 0, group;

	while (i < h->n) {
		uint32_t start = h->hit[i].start, end = h->hit[i].end;
		bool in[PRODUCT_TAXON + 1] = {false};

		for (group = i; group < h->n && h->hit[group].start == start &&
				h->hit[group].end == end;
		     group++) {
			struct product_hit x = h->hit[group];

			in[x.sort] = true;
			reach = far[x.sort];
			if (x.sort == PRODUCT_OBJECT)
				reach = furthest(far);
			if (reach < end)
				h->hit[kept++] = x;
		}
		for (int s = 0; s <= PRODUCT_TAXON; s++)
			if (in[s] && end > far[s])
				far[s] = end;
		i = group;
	}
	h->n = kept;
}

void
product_find(
    const struct product_set *p, struct str span, struct product_hits *out)
{
	struct words_search *s = &out->search;

	words_json(p->words, span, WORDS_ALL_TRICKS, s);
	out->n = 0;
	mem_grow(&out->hit, &out->cap, s->n, sizeof(*out->hit));
	for (size_t i = 0; i < s->n; i++) {
		const struct product_meaning *m = &p->meaning[s->hit[i].term];

		out->hit[out->n++] = (struct product_hit){m->sort, m->id,
		    s->hit[i].start, s->hit[i].end, m->exact, m->leads};
	}
	drop_covered(out);
}

void
product_hits_free(struct product_hits *h)
{
	free(h->hit);
	words_search_free(&h->search);
	*h = (struct product_hits){0};
}

uint32_t
product_of_plant(const struct product_set *p, uint32_t product)
{
	struct str plant = p->plant[product];

	return plant.n ? product_of(p, plant) : product;
}

struct str
product_slug(const struct product_set *p, uint32_t product)
{
	return p->slug[product];
}

struct str
product_claim(const struct product_set *p, uint32_t kind)
{
	return p->kind[kind];
}

uint32_t
product_of(const struct product_set *p, struct str slug)
{
	for (size_t i = 0; i < p->nslug; i++)
		if (str_eq(p->slug[i], slug))
			return (uint32_t)i;
	return PRODUCT_NO_OBJECT;
}

/* How far a word stands from a material word; one inside it stands farther
 * than any outside, and does not count but at its end or, where the language
 * names the object first (piel de jaguar), at its start; there one that begins
 * before it stands beside it (the bag ví da before da cá sấu). */
static uint32_t
distance(const struct product_hit *h, const struct product_span *m)
{
	if (h->start >= m->end)
		return h->start - m->end;
	if (h->end <= m->start)
		return m->start - h->end;
	if (h->end > m->end || (h->leads && h->start < m->start))
		return 0;
	if (h->end == m->end)
		return UINT32_MAX - 2;
	return h->leads && h->start == m->start ? UINT32_MAX - 1 : UINT32_MAX;
}

uint32_t
product_nearest(
    const struct product_hits *h, const struct product_span *material, size_t n)
{
	uint32_t best = UINT32_MAX, found = PRODUCT_NO_OBJECT, d;

	for (size_t i = 0; i < h->n; i++) {
		const struct product_hit *w = &h->hit[i];

		if (w->sort != PRODUCT_OBJECT || w->id == PRODUCT_NO_OBJECT)
			continue;
		d = n ? UINT32_MAX : UINT32_MAX - 2;
		for (size_t k = 0; k < n; k++) {
			uint32_t here = distance(w, &material[k]);

			if (here < d)
				d = here;
		}
		if (d < best) {
			best = d;
			found = w->id;
		}
	}
	return found;
}

uint32_t
product_hinted(const struct product_hits *h)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->hit[i].sort == PRODUCT_HINT)
			return h->hit[i].id;
	return PRODUCT_NO_OBJECT;
}
