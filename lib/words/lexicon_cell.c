/* lexicon_cell - cells that many rows share: commodities, company, kinds
 *
 * A cell is read once; rows in which it stands again are lent what came out. */
#include <stdlib.h>

#include "lexicon_priv.h"
#include "mem.h"

/* ---- commodities --------------------------------------------------------- */

/* A commodity of a row: *, a slug, or !slug, which * leaves out. */
static void
add_commodity(
    struct lexicon *l, struct lexicon_list *c, struct str name, size_t cap[2])
{
	if (name.p[0] == '!') {
		mem_grow(
		    &c->except, &cap[1], c->nexcept + 1, sizeof(*c->except));
		c->except[c->nexcept++] =
		    names_add(&l->slugs, str_after(name, 1));
		return;
	}
	mem_grow(
	    &c->commodity, &cap[0], c->ncommodity + 1, sizeof(*c->commodity));
	c->commodity[c->ncommodity] =
	    str_eq(name, STR("*")) ? LEXICON_ANY : names_add(&l->slugs, name);
	c->any |= c->commodity[c->ncommodity++] == LEXICON_ANY;
}

static bool
list_read(struct lexicon *l, struct tsv *t, struct str cell,
    struct lexicon_list *c, struct err *e)
{
	struct str part;
	size_t cap[2] = {0, 0};

	while ((part = str_cut(&cell, ',')).p) {
		part = str_trim(part);
		if (!part.n)
			return tsv_fault(t, e,
			    "a commodity is missing; name "
			    "its slug, or * on a row that argues against");
		add_commodity(l, c, part, cap);
	}
	if (c->nexcept && (c->ncommodity != 1 || !c->any))
		return tsv_fault(t, e,
		    "!slug is for rows of commodity *, "
		    "which it leaves out: *,!slug");
	return true;
}

static void
list_free(struct lexicon_list *c)
{
	free(c->commodity);
	free(c->except);
}

static struct lexicon_list *
list_of(struct lexicon *l, struct tsv *t, struct str cell, struct err *e)
{
	uint32_t number = names_find(&l->lists, cell);
	struct lexicon_list c = {0};

	if (number == NAMES_NONE) {
		if (!list_read(l, t, cell, &c, e)) {
			list_free(&c);
			return NULL;
		}
		number = names_add(&l->lists, cell);
		mem_grow(&l->list, &l->cap_list, (size_t)number + 1,
		    sizeof(*l->list));
		l->list[number] = c;
	}
	return &l->list[number];
}

bool
lexicon_commodities(struct lexicon *l, struct lexicon_rule *r, struct tsv *t,
    struct str cell, struct err *e)
{
	const struct lexicon_list *c = list_of(l, t, cell, e);

	if (!c)
		return false;
	r->commodity = c->commodity;
	r->ncommodity = c->ncommodity;
	r->except = c->except;
	r->nexcept = c->nexcept;
	if (c->any && r->sign != '-')
		return tsv_fault(t, e,
		    "commodity * is for rows that "
		    "argue against (sign -)");
	return true;
}

/* ---- company ------------------------------------------------------------- */

bool
lexicon_class(struct lexicon *l, struct tsv *t, struct str name,
    uint32_t *class, struct err *e)
{
	*class = names_find(&l->classes, name);
	if (*class != NAMES_NONE)
		return true;
	if (l->classes.n == LEXICON_CLASSES)
		return tsv_fault(t, e,
		    "more than %d classes of context; let some share a class",
		    LEXICON_CLASSES);
	*class = names_add(&l->classes, name);
	if (str_ends(name, STR("-wide")))
		lexicon_set_add(&l->wide, *class);
	return true;
}

static bool
needs_read(struct lexicon *l, struct tsv *t, struct str cell,
    struct lexicon_needs *n, struct err *e)
{
	struct str part;
	uint32_t class;

	*n = (struct lexicon_needs){.slug = NAMES_NONE};
	if (!cell.n)
		n->same = n->any = true;
	while (cell.n && (part = str_cut(&cell, ',')).p) {
		part = str_trim(part);
		if (str_eq(part, STR("@"))) {
			n->same = true;
		} else if (part.n && part.p[0] == '@') {
			n->slug = names_add(&l->slugs, str_after(part, 1));
		} else {
			if (!lexicon_class(l, t, part, &class, e))
				return false;
			lexicon_set_add(&n->classes, class);
		}
	}
	return true;
}

bool
lexicon_company(struct lexicon *l, struct lexicon_rule *r, struct tsv *t,
    struct str cell, struct err *e)
{
	uint32_t number = names_find(&l->companies, cell);
	struct lexicon_needs n;

	if (number == NAMES_NONE) {
		if (!needs_read(l, t, cell, &n, e))
			return false;
		number = names_add(&l->companies, cell);
		mem_grow(&l->needs, &l->cap_needs, (size_t)number + 1,
		    sizeof(*l->needs));
		l->needs[number] = n;
	}
	r->needs = number + 1;
	return true;
}

const struct lexicon_needs *
lexicon_needs(const struct lexicon *l, const struct lexicon_rule *r)
{
	static const struct lexicon_needs none = {.slug = NAMES_NONE};

	return r->needs ? &l->needs[r->needs - 1] : &none;
}

/* ---- kinds --------------------------------------------------------------- */

bool
lexicon_kind(
    struct lexicon_rule *r, struct tsv *t, struct str list, struct err *e)
{
	struct str part;
	bool other = false;

	while (list.n && (part = str_cut(&list, ',')).p) {
		part = str_trim(part);
		if (str_eq(part, STR("sound")))
			other = r->sound = true;
		else if (str_eq(part, STR("mask")))
			other = r->mask = true;
		else if (str_eq(part, STR("regex")))
			r->regex = true;
		else if (str_eq(part, STR("literal")) ||
			 str_eq(part, STR("split")))
			other = true;
		else
			return tsv_fault(t, e,
			    STR_FMT
			    ": no such kind; literal, sound, mask, split "
			    "or regex",
			    STR_ARG(part));
	}
	if (r->regex && other)
		return tsv_fault(t, e,
		    "a regex is no word: kind regex stands "
		    "alone");
	return true;
}

void
lexicon_cells_free(struct lexicon *l)
{
	for (uint32_t i = 0; i < l->lists.n; i++)
		list_free(&l->list[i]);
	free(l->list);
	free(l->needs);
	names_free(&l->lists);
	names_free(&l->companies);
}
