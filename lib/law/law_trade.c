/* law_trade - trade rules, and the rows of fixed tables */
#include <stdlib.h>

#include "law_priv.h"
#include "mem.h"

enum {
	T_ROW,
	T_COMMODITY,
	T_TAXON,
	T_DOMAIN,
	T_LEVEL,
	T_CONDITION,
	T_BY,
	T_TRADE,
	T_FROM,
	T_TO,
	T_LAW,
	T_ARTICLE,
	T_SOURCE,
	T_VERIFIED,
	T_REMARK
};

static const char *const trade_columns[] = {"row", "commodity", "taxon",
    "domain", "level", "condition", "by", "trade", "from", "to", "law",
    "article", "source", "verified", "?remark", NULL};

static bool
known_commodity(
    const struct law *l, const struct tsv *f, struct str slug, struct err *e)
{
	if (taxa_commodity(l->taxa, slug))
		return true;
	return tsv_fault(f, e,
	    STR_FMT ": no such commodity in "
		    "rules/taxa/commodities.tsv",
	    STR_ARG(slug));
}

/* What the rule is for. */
static bool
trade_scope(struct law_trade *t, const struct law *l, const struct tsv *f,
    struct err *e)
{
	struct str taxon = f->col[T_TAXON], by = f->col[T_BY];

	t->commodity = f->col[T_COMMODITY];
	t->level = f->col[T_LEVEL];
	if (t->commodity.n && !known_commodity(l, f, t->commodity, e))
		return false;
	t->taxon = taxon.n ? taxa_find(l->taxa, taxon) : TAXON_NONE;
	if (taxon.n && t->taxon == TAXON_NONE)
		return tsv_fault(f, e,
		    STR_FMT ": no such taxon in "
			    "rules/taxa",
		    STR_ARG(taxon));
	if (!domain_parse(f->col[T_DOMAIN], &t->domain))
		return tsv_fault(
		    f, e, STR_FMT ": no domain", STR_ARG(f->col[T_DOMAIN]));
	if (t->level.n && !str_eq(t->level, STR("I")) &&
	    !str_eq(t->level, STR("II")) && !str_eq(t->level, STR("III")) &&
	    !str_eq(t->level, STR("any")) && !str_eq(t->level, STR("none")))
		return tsv_fault(f, e,
		    "level is I, II, III, any, none or "
		    "nothing");
	t->by = str_eq(by, STR("list"))       ? 1
	        : str_eq(by, STR("approval")) ? -1
	                                      : 0;
	if (by.n && !t->by)
		return tsv_fault(f, e, "by is list, approval or nothing");
	return law_condition(f, f->col[T_CONDITION], &t->condition, e);
}

bool
law_read_trade(
    struct law *l, struct rules_in in, struct str name, struct err *e)
{
	struct law_file *lf = law_open(l, in, name, trade_columns, e);
	struct tsv *f;
	int got;

	if (!lf)
		return false;
	f = &lf->tsv;
	while ((got = tsv_next(f, e)) > 0) {
		struct law_trade t = {.file = lf,
		    .law = f->col[T_LAW],
		    .article = f->col[T_ARTICLE],
		    .remark = f->col[T_REMARK]};

		if (!trade_scope(&t, l, f, e) ||
		    !law_number(f, f->col[T_ROW], &t.number, e) ||
		    !law_trade_cell(f, f->col[T_TRADE], &t.trade, e) ||
		    !law_interval(
			f, f->col[T_FROM], f->col[T_TO], &t.from, &t.to, e) ||
		    !law_source(f, f->col[T_SOURCE], f->col[T_VERIFIED],
			&t.verified, e))
			return false;
		mem_grow(&l->trade, &l->captrade, l->ntrade + 1, sizeof(t));
		l->trade[l->ntrade++] = t;
	}
	return got == 0;
}

enum {
	F_ROW,
	F_COMMODITY,
	F_TAXON,
	F_LEVEL,
	F_CONDITION,
	F_CITES,
	F_STATUS,
	F_TRADE,
	F_FROM,
	F_TO,
	F_LAW,
	F_ARTICLE,
	F_SOURCE,
	F_VERIFIED,
	F_NOTE
};

static const char *const fixed_columns[] = {"row", "commodity", "taxon",
    "level", "condition", "cites", "status", "trade", "from", "to", "law",
    "article", "source", "verified", "?note", NULL};

static bool
status_parse(const struct tsv *f, enum status *s, struct err *e)
{
	for (int i = STATUS_UNKNOWN; i <= STATUS_NOT_PROTECTED; i++)
		if (str_eq(f->col[F_STATUS],
			str_from(status_name((enum status)i)))) {
			*s = (enum status)i;
			return true;
		}
	return tsv_fault(f, e,
	    STR_FMT ": status is protected, not_protected "
		    "or unknown",
	    STR_ARG(f->col[F_STATUS]));
}

static bool
fixed_parse(struct law_fixed *x, const struct law *l, const struct tsv *f,
    struct err *e)
{
	struct str level = f->col[F_LEVEL], cites = f->col[F_CITES];

	x->commodity = f->col[F_COMMODITY];
	x->taxon = f->col[F_TAXON];
	x->note = f->col[F_NOTE];
	x->law = f->col[F_LAW];
	x->article = f->col[F_ARTICLE];
	return known_commodity(l, f, x->commodity, e) &&
	       law_number(f, f->col[F_ROW], &x->number, e) &&
	       law_grade(
		   f, level.n ? level : STR("none"), false, &x->level, e) &&
	       law_grade(
		   f, cites.n ? cites : STR("none"), true, &x->cites, e) &&
	       law_condition(f, f->col[F_CONDITION], &x->condition, e) &&
	       status_parse(f, &x->status, e) &&
	       law_trade_cell(f, f->col[F_TRADE], &x->trade, e) &&
	       law_interval(
		   f, f->col[F_FROM], f->col[F_TO], &x->from, &x->to, e) &&
	       law_source(
		   f, f->col[F_SOURCE], f->col[F_VERIFIED], &x->verified, e);
}

static int
by_commodity(const void *a, const void *b)
{
	return str_cmp(((const struct law_fixed *)a)->commodity,
	    ((const struct law_fixed *)b)->commodity);
}

bool
law_read_fixed(
    struct law *l, struct rules_in in, struct str name, struct err *e)
{
	struct law_file *lf = law_open(l, in, name, fixed_columns, e);
	struct tsv *f;
	int got;

	if (!lf)
		return false;
	f = &lf->tsv;
	while ((got = tsv_next(f, e)) > 0) {
		struct law_fixed x = {.file = lf};

		if (!fixed_parse(&x, l, f, e))
			return false;
		mem_grow(&l->fixed, &l->capfixed, l->nfixed + 1, sizeof(x));
		l->fixed[l->nfixed++] = x;
	}
	if (got < 0)
		return false;
	if (l->nfixed)
		qsort(l->fixed, l->nfixed, sizeof(*l->fixed), by_commodity);
	for (size_t i = 1; i < l->nfixed; i++)
		if (by_commodity(&l->fixed[i - 1], &l->fixed[i]) == 0)
			return err_set(e,
			    "%s: " STR_FMT " has two rows; keep "
			    "one",
			    lf->tsv.path, STR_ARG(l->fixed[i].commodity));
	return true;
}

const struct law_fixed *
law_fixed(const struct law *l, struct str commodity)
{
	struct law_fixed key = {.commodity = commodity};

	if (!l->nfixed)
		return NULL;
	return bsearch(&key, l->fixed, l->nfixed, sizeof(key), by_commodity);
}
