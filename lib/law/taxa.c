/* taxa - what is asked of the tree of taxa */
#include <stdlib.h>

#include "mem.h"
#include "taxa_priv.h"

static const char *const file_name[TAXA_FILES] = {"tree.tsv", "taxa.tsv",
    "synonyms.tsv", "commodities.tsv", "members.tsv", "names.tsv", "decide"};

bool
domain_parse(struct str s, enum domain *d)
{
	static const char *const name[] = {
	    "", "terrestrial", "aquatic", "plant", "extinct"};

	for (size_t i = 0; i < COUNT(name); i++)
		if (str_eq(s, str_from(name[i]))) {
			*d = (enum domain)i;
			return true;
		}
	return false;
}

bool
taxa_open(struct taxa *t, struct rules_in in, int which,
    const char *const *columns, struct err *e)
{
	return tsv_open_in(
	    &t->file[which], in, str_from(file_name[which]), columns, e);
}

int
taxa_by_name(const void *a, const void *b)
{
	return str_cmp(((const struct taxa_name *)a)->name,
	    ((const struct taxa_name *)b)->name);
}

void
taxa_free(struct taxa *t)
{
	if (!t)
		return;
	for (int i = 0; i < TAXA_FILES; i++)
		tsv_close(&t->file[i]);
	free(t->taxon);
	free(t->name);
	free(t->commodity);
	free(t->member);
	free(t->word);
	free(t);
}

size_t
taxa_count(const struct taxa *t)
{
	return t->n;
}

const struct taxon *
taxa_get(const struct taxa *t, uint32_t taxon)
{
	return &t->taxon[taxon];
}

uint32_t
taxa_find(const struct taxa *t, struct str name)
{
	struct taxa_name key = {.name = name};
	const struct taxa_name *n =
	    bsearch(&key, t->name, t->nname, sizeof(key), taxa_by_name);

	return n ? n->taxon : TAXON_NONE;
}

bool
taxa_below(const struct taxa *t, uint32_t x, uint32_t a)
{
	return x >= a && x < t->taxon[a].end;
}
