/* taxa_load - the tree of taxa and its names, from their files */
#include <stdlib.h>

#include "buf.h"
#include "mem.h"
#include "taxa_priv.h"

/* A row of the tree before it has its number. */
struct node {
	struct str name, parent;
	struct taxon taxon;
	const struct tsv *file;
	size_t line;
	uint32_t up, child, next, id;
};

struct nodes {
	struct node *at;
	size_t n, cap;
};

static bool
node_add(struct nodes *all, struct tsv *f, struct err *e)
{
	struct node n = {.name = f->col[0],
	    .parent = f->col[2],
	    .file = f,
	    .line = f->line,
	    .child = TAXON_NONE,
	    .next = TAXON_NONE,
	    .id = TAXON_NONE};
	struct str native = f->col[4];

	n.taxon = (struct taxon){
	    .name = f->col[0], .rank = f->col[1], .name_zh = f->col[5]};
	if (!n.name.n || !n.taxon.rank.n)
		return tsv_fault(f, e, "a taxon needs a name and a rank");
	if (!domain_parse(f->col[3], &n.taxon.domain))
		return tsv_fault(f, e,
		    STR_FMT ": no domain; use terrestrial, "
			    "aquatic, plant, extinct or nothing",
		    STR_ARG(f->col[3]));
	n.taxon.native = str_eq(native, STR("yes"));
	if (native.n && !n.taxon.native && !str_eq(native, STR("no")))
		return tsv_fault(f, e,
		    STR_FMT ": native is yes, no or "
			    "nothing",
		    STR_ARG(native));
	mem_grow(&all->at, &all->cap, all->n + 1, sizeof(*all->at));
	all->at[all->n++] = n;
	return true;
}

static bool
read_nodes(struct taxa *t, struct rules_in in, int which, struct nodes *all,
    struct err *e)
{
	static const char *const columns[] = {
	    "taxon", "rank", "parent", "domain", "native", "name_zh", NULL};
	struct tsv *f = &t->file[which];
	int got;

	if (!taxa_open(t, in, which, columns, e))
		return false;
	while ((got = tsv_next(f, e)) > 0)
		if (!node_add(all, f, e))
			return false;
	return got == 0;
}

static int
by_node_name(const void *a, const void *b)
{
	return str_cmp(
	    ((const struct node *)a)->name, ((const struct node *)b)->name);
}

/* tsv_fault for a row that was read before. */
static bool
node_fault(const struct node *n, struct err *e, const char *what)
{
	return err_set(e, "%s:%zu: " STR_FMT ": %s", n->file->path, n->line,
	    STR_ARG(n->name), what);
}

static struct node *
node_find(const struct nodes *all, struct str name)
{
	struct node key = {.name = name};

	return bsearch(&key, all->at, all->n, sizeof(key), by_node_name);
}

/* Hangs every node below its parent, in the order of names. */
static bool
link_nodes(struct nodes *all, struct err *e)
{
	struct node *p, *n;

	qsort(all->at, all->n, sizeof(*all->at), by_node_name);
	for (size_t i = all->n; i-- > 0;) {
		n = &all->at[i];
		if (i > 0 && str_eq(n->name, n[-1].name))
			return node_fault(n, e, "stands twice among the taxa");
		n->up = TAXON_NONE;
		if (!n->parent.n)
			continue;
		if (!(p = node_find(all, n->parent)))
			return node_fault(n, e,
			    "its parent is no taxon of "
			    "taxa.tsv or tree.tsv");
		n->up = (uint32_t)(p - all->at);
		n->next = p->child;
		p->child = (uint32_t)i;
	}
	return true;
}

/* Numbers root and all below it, each before what is below it. */
static void
number_from(struct taxa *t, struct nodes *all, uint32_t root)
{
	uint32_t i = root;
	struct node *n;

	for (;;) {
		n = &all->at[i];
		if (n->id == TAXON_NONE) {
			n->id = (uint32_t)t->n;
			n->taxon.parent = n->up == TAXON_NONE
			                      ? TAXON_NONE
			                      : all->at[n->up].id;
			if (!n->taxon.domain && n->up != TAXON_NONE)
				n->taxon.domain =
				    t->taxon[n->taxon.parent].domain;
			t->taxon[t->n++] = n->taxon;
			if (n->child != TAXON_NONE) {
				i = n->child;
				continue;
			}
		}
		t->taxon[n->id].end = (uint32_t)t->n;
		if (i == root)
			return;
		i = n->next != TAXON_NONE ? n->next : n->up;
	}
}

static bool
number_nodes(struct taxa *t, struct nodes *all, struct err *e)
{
	t->taxon = mem_new(all->n ? all->n : 1, sizeof(*t->taxon));
	for (uint32_t i = 0; i < all->n; i++)
		if (all->at[i].up == TAXON_NONE)
			number_from(t, all, i);
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].id == TAXON_NONE)
			return node_fault(&all->at[i], e, "is above itself");
	mem_grow(&t->name, &t->capname, all->n, sizeof(*t->name));
	for (size_t i = 0; i < all->n; i++)
		t->name[t->nname++] =
		    (struct taxa_name){all->at[i].name, all->at[i].id};
	return true;
}

static bool
read_synonyms(struct taxa *t, struct rules_in in, struct err *e)
{
	static const char *const columns[] = {"name", "taxon", NULL};
	struct tsv *f = &t->file[TAXA_SYNONYMS];
	size_t names = t->nname;
	uint32_t taxon;
	int got;

	if (!taxa_open(t, in, TAXA_SYNONYMS, columns, e))
		return false;
	while ((got = tsv_next(f, e)) > 0) {
		struct taxa_name key = {.name = f->col[0]};

		if (bsearch(&key, t->name, names, sizeof(key), taxa_by_name))
			return tsv_fault(f, e,
			    STR_FMT ": is a taxon itself; "
				    "a synonym must not be one",
			    STR_ARG(f->col[0]));
		key.name = f->col[1];
		struct taxa_name *to =
		    bsearch(&key, t->name, names, sizeof(key), taxa_by_name);
		if (!to)
			return tsv_fault(f, e,
			    STR_FMT ": no such taxon in "
				    "taxa.tsv or tree.tsv",
			    STR_ARG(f->col[1]));
		taxon = to->taxon;
		mem_grow(&t->name, &t->capname, t->nname + 1, sizeof(*t->name));
		to = &t->name[t->nname++];
		*to = (struct taxa_name){f->col[0], taxon};
	}
	qsort(t->name, t->nname, sizeof(*t->name), taxa_by_name);
	return got == 0;
}

struct taxa *
taxa_load(struct rules_in in, struct err *e)
{
	struct taxa *t = mem_new(1, sizeof(*t));
	struct nodes all = {0};
	bool ok;

	ok = read_nodes(t, in, TAXA_TREE, &all, e) &&
	     read_nodes(t, in, TAXA_LISTS, &all, e) && link_nodes(&all, e) &&
	     number_nodes(t, &all, e);
	free(all.at);
	if (ok && read_synonyms(t, in, e) && taxa_load_commodities(t, in, e))
		return t;
	taxa_free(t);
	return NULL;
}
