/* taxa_commodity - the commodities of taxa.h: their taxa and names */
#include <stdlib.h>

#include "mem.h"
#include "taxa_priv.h"

static int
by_slug(const void *a, const void *b)
{
	return str_cmp(((const struct commodity *)a)->slug,
	    ((const struct commodity *)b)->slug);
}

static bool
kind_parse(struct str s, enum commodity_kind *kind)
{
	static const char *const name[] = {"wildlife", "imitation", "unknown"};

	for (size_t i = 0; i < COUNT(name); i++)
		if (str_eq(s, str_from(name[i]))) {
			*kind = (enum commodity_kind)i;
			return true;
		}
	return false;
}

static bool
read_commodities(struct taxa *t, struct rules_in in, struct err *e)
{
	static const char *const columns[] = {
	    "slug", "group", "kind", "product", NULL};
	struct tsv *f = &t->file[TAXA_COMMODITIES];
	struct commodity *last = NULL;
	int got;

	if (!taxa_open(t, in, TAXA_COMMODITIES, columns, e))
		return false;
	while ((got = tsv_next(f, e)) > 0) {
		struct commodity c = {.slug = f->col[0],
		    .group = f->col[1],
		    .product = f->col[3]};

		if (!kind_parse(f->col[2], &c.kind))
			return tsv_fault(f, e,
			    STR_FMT ": kind is wildlife, "
				    "imitation or unknown",
			    STR_ARG(f->col[2]));
		if (last && str_cmp(last->slug, c.slug) >= 0)
			return tsv_fault(f, e,
			    STR_FMT ": twice or out of "
				    "order; sort the slugs by bytes",
			    STR_ARG(c.slug));
		mem_grow(&t->commodity, &t->capcommodity, t->ncommodity + 1,
		    sizeof(*t->commodity));
		last = &t->commodity[t->ncommodity++];
		*last = c;
	}
	return got == 0;
}

static struct commodity *
commodity_find(const struct taxa *t, struct str slug)
{
	struct commodity key = {.slug = slug};

	if (!t->ncommodity)
		return NULL;
	return bsearch(&key, t->commodity, t->ncommodity, sizeof(key), by_slug);
}

/* A member's row; the rows of a commodity stand together, in its order. */
static bool
add_member(struct taxa *t, struct tsv *f, struct commodity **now, struct err *e)
{
	struct commodity *c = commodity_find(t, f->col[0]);
	struct member m = {.taxon = taxa_find(t, f->col[1]),
	    .plain = str_eq(f->col[2], STR("yes"))};

	if (!c)
		return tsv_fault(f, e,
		    STR_FMT ": no such commodity in "
			    "commodities.tsv",
		    STR_ARG(f->col[0]));
	if (c->kind != COMMODITY_WILDLIFE)
		return tsv_fault(
		    f, e, STR_FMT ": its kind has no taxa", STR_ARG(c->slug));
	if (m.taxon == TAXON_NONE)
		return tsv_fault(f, e,
		    STR_FMT ": no such taxon in taxa.tsv, "
			    "tree.tsv or synonyms.tsv",
		    STR_ARG(f->col[1]));
	if (f->col[2].n && !m.plain)
		return tsv_fault(f, e, "plain is yes or nothing");
	if (!f->col[3].n)
		return tsv_fault(f, e, "a row needs a source");
	if (c != *now && c->members.n)
		return tsv_fault(f, e,
		    STR_FMT ": its rows must stand "
			    "together",
		    STR_ARG(c->slug));
	*now = c;
	c->members.n++;
	mem_grow(&t->member, &t->capmember, t->nmember + 1, sizeof(*t->member));
	t->member[t->nmember++] = m;
	return true;
}

static bool
read_members(struct taxa *t, struct rules_in in, struct err *e)
{
	static const char *const columns[] = {
	    "slug", "taxon", "plain", "source", NULL};
	struct tsv *f = &t->file[TAXA_MEMBERS];
	struct commodity *now = NULL;
	const struct member *m;
	int got;

	if (!taxa_open(t, in, TAXA_MEMBERS, columns, e))
		return false;
	while ((got = tsv_next(f, e)) > 0) {
		struct str slug = f->col[0];

		if (now && str_cmp(now->slug, slug) > 0)
			return tsv_fault(f, e,
			    STR_FMT ": out of order; sort "
				    "the slugs by bytes",
			    STR_ARG(slug));
		if (!add_member(t, f, &now, e))
			return false;
	}
	m = t->member;
	for (struct commodity *c = t->commodity;
	     c < t->commodity + t->ncommodity; m += c++->members.n) {
		c->members.at = m;
		if (c->kind == COMMODITY_WILDLIFE && !c->members.n)
			return err_set(e,
			    "%s: " STR_FMT " has no taxa; give "
			    "it a row",
			    f->path, STR_ARG(c->slug));
	}
	return got == 0;
}

static bool
read_names(struct taxa *t, struct rules_in in, struct err *e)
{
	static const char *const columns[] = {"word", "taxon", "source", NULL};
	struct tsv *f = &t->file[TAXA_NAMES];
	int got;

	if (!taxa_open(t, in, TAXA_NAMES, columns, e))
		return false;
	while ((got = tsv_next(f, e)) > 0) {
		struct taxon_word w = {f->col[0], taxa_find(t, f->col[1])};

		if (!w.word.n || w.taxon == TAXON_NONE)
			return tsv_fault(f, e,
			    STR_FMT ": no such taxon in "
				    "taxa.tsv, tree.tsv or synonyms.tsv",
			    STR_ARG(f->col[1]));
		if (!f->col[2].n)
			return tsv_fault(f, e, "a row needs a source");
		mem_grow(&t->word, &t->capword, t->nword + 1, sizeof(*t->word));
		t->word[t->nword++] = w;
	}
	return got == 0;
}

static bool
read_decide(struct taxa *t, struct rules_in in, struct err *e)
{
	static const char *const columns[] = {"threshold", NULL};
	struct tsv *f = &t->file[TAXA_DECIDE];
	uint64_t n = 0;
	int got;

	if (!taxa_open(t, in, TAXA_DECIDE, columns, e))
		return false;
	if ((got = tsv_next(f, e)) < 0)
		return false;
	if (got && !str_uint(f->col[0], 100, &n))
		return tsv_fault(f, e, "threshold is a number from 1 to 100");
	t->threshold = (unsigned)n;
	if (t->threshold < 1 || t->threshold > 100)
		return err_set(
		    e, "%s: threshold is a number from 1 to 100", f->path);
	return true;
}

bool
taxa_load_commodities(struct taxa *t, struct rules_in in, struct err *e)
{
	return read_commodities(t, in, e) && read_members(t, in, e) &&
	       read_names(t, in, e) && read_decide(t, in, e);
}

const struct commodity *
taxa_commodity(const struct taxa *t, struct str slug)
{
	return commodity_find(t, slug);
}

size_t
taxa_commodity_number(const struct taxa *t, const struct commodity *c)
{
	return (size_t)(c - t->commodity);
}

const struct taxon_word *
taxa_words(const struct taxa *t, size_t *n)
{
	*n = t->nword;
	return t->word;
}

unsigned
taxa_threshold(const struct taxa *t)
{
	return t->threshold;
}
