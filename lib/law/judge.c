/* judge - levels, appendices and trade on a day */
#include "judge.h"

#include "day.h"

static bool
in_force(const struct law_row *r, int32_t day)
{
	return day >= r->from && day <= r->to;
}

/* The day whose CITES listings count. */
static int32_t
cites_day(const struct law *l, int32_t day)
{
	int32_t d = l->nadopt ? DAY_FIRST : day;

	for (size_t i = 0; i < l->nadopt && l->adopt[i].day <= day; i++)
		d = l->adopt[i].cites;
	return d;
}

/* Of the nearest taxon that has listings in force the strictest.  Where only
 * part of it is listed there, the rest is what stands above it. */
static void
find_cites(const struct law *l, int32_t day, struct standing *s)
{
	const struct law_row *r;
	size_t n;

	day = cites_day(l, day);
	for (uint32_t t = s->taxon; t != TAXON_NONE;
	     t = taxa_get(l->taxa, t)->parent) {
		bool found = false, split = true;

		r = law_rows(l, LAW_CITES, t, &n);
		for (size_t i = 0; i < n; i++) {
			if (!in_force(&r[i], day))
				continue;
			found = true;
			split = split && r[i].condition == CONDITION_SPLIT;
			if (s->cites_row && r[i].grade != s->cites)
				s->cites_differs = true;
			if (!s->cites_row || (r[i].grade != GRADE_NONE &&
						 (s->cites == GRADE_NONE ||
						     r[i].grade < s->cites))) {
				s->cites = r[i].grade;
				s->cites_row = &r[i];
			}
		}
		if (found && !split)
			return;
	}
}

/* A list that names a species means all of it. */
static bool
below_species(const struct law *l, uint32_t taxon)
{
	struct str rank = taxa_get(l->taxa, taxon)->rank;

	return str_eq(rank, STR("subspecies")) || str_eq(rank, STR("variety"));
}

/* The list row of the taxon itself or of its species; if it is native, of a
 * category. */
static bool
find_list(const struct law *l, bool native, int32_t day, struct standing *s)
{
	const struct taxon *x = taxa_get(l->taxa, s->taxon);
	const struct law_row *r;
	size_t n;

	/* A foreign species counts if the list names it; foreign members of a
	 * listed category do not. */
	if (!native && x->end > s->taxon + 1)
		return false;
	for (uint32_t t = s->taxon; t != TAXON_NONE;
	     t = taxa_get(l->taxa, t)->parent) {
		r = law_rows(l, LAW_LIST, t, &n);
		for (size_t i = 0; i < n; i++)
			if (in_force(&r[i], day)) {
				s->level = r[i].grade;
				s->condition = r[i].condition;
				s->row = &r[i];
				return true;
			}
		if (!native && !below_species(l, t))
			return false;
	}
	return false;
}

static bool
fits(const struct law *l, const struct law_row *r, bool native,
    const struct standing *s)
{
	return (!r->domain ||
		   r->domain == taxa_get(l->taxa, s->taxon)->domain) &&
	       (!r->appendix || r->appendix == s->cites) &&
	       (!r->native || (r->native > 0) == native);
}

static void
find_approval(const struct law *l, bool native, int32_t day, struct standing *s)
{
	const struct law_row *r;
	size_t n;

	for (uint32_t t = s->taxon; t != TAXON_NONE;
	     t = taxa_get(l->taxa, t)->parent) {
		r = law_rows(l, LAW_APPROVAL, t, &n);
		for (size_t i = 0; i < n; i++) {
			if (!in_force(&r[i], day) || !fits(l, &r[i], native, s))
				continue;
			s->level = r[i].grade;
			s->row = &r[i];
			s->condition = r[i].condition;
			if (!s->condition && s->cites_row &&
			    s->cites_row->condition ==
				CONDITION_LISTED_POPULATIONS)
				s->condition = CONDITION_LISTED_POPULATIONS;
			return;
		}
	}
}

void
judge_standing(const struct law *l, uint32_t taxon, bool native, int32_t day,
    struct standing *s)
{
	*s = (struct standing){.taxon = taxon};
	find_cites(l, day, s);
	if (!find_list(l, native, day, s))
		find_approval(l, native, day, s);
}

/* By what a jurisdiction protects: the level, or the appendix. */
static enum grade
basis(const struct law *l, const struct standing *s)
{
	if (l->by_level)
		return s->level;
	return s->cites != GRADE_NONE && l->by_cites[s->cites] ? s->cites
	                                                       : GRADE_NONE;
}

static bool
trade_fits(const struct law *l, const struct law_trade *t, struct str slug,
    const struct standing *s, int32_t day)
{
	enum grade g = basis(l, s);

	if (day < t->from || day > t->to)
		return false;
	if (t->commodity.n && !str_eq(t->commodity, slug))
		return false;
	if (t->taxon != TAXON_NONE && !taxa_below(l->taxa, s->taxon, t->taxon))
		return false;
	if (t->domain && t->domain != taxa_get(l->taxa, s->taxon)->domain)
		return false;
	if (t->condition && t->condition != s->condition)
		return false;
	if (t->by && (!s->row || (s->row->kind == LAW_LIST) != (t->by > 0)))
		return false;
	if (!t->level.n)
		return true;
	if (g == GRADE_NONE || g == GRADE_OPEN)
		return g == GRADE_NONE && str_eq(t->level, STR("none"));
	return str_eq(t->level, STR("any")) ||
	       str_eq(t->level, str_from(grade_name(g)));
}

static const struct law_trade *
find_trade(
    const struct law *l, struct str slug, const struct standing *s, int32_t day)
{
	for (size_t i = 0; i < l->ntrade; i++)
		if (trade_fits(l, &l->trade[i], slug, s, day))
			return &l->trade[i];
	return NULL;
}

/* What was seen of the taxa so far. */
struct tally {
	const struct law *l;
	struct str slug;
	int32_t day;
	unsigned grades, appendices, trades; /* bits of what occurred */
	unsigned conditions;                 /* of those that are protected */
	bool any, has_plain, has_native;
	bool in_plain; /* the taxa below one that is plain are at work */
	enum grade plain_cites; /* of it and the native ones below it */
	const struct law_row *plain_row;
	struct standing first, plain, native, leveled;
	const struct law_trade *rule;
	struct verdict *v;
};

static void
tally_cites(struct tally *t, const struct standing *s, bool native)
{
	struct verdict *v = t->v;

	t->appendices |= 1u << s->cites;
	if (s->cites_differs)
		v->differs |= DIFFERS_CITES;
	if (s->cites != GRADE_NONE &&
	    (v->cites == GRADE_NONE || s->cites < v->cites)) {
		v->cites = s->cites;
		v->cites_row = s->cites_row;
	}
	if (t->in_plain && native && s->cites != GRADE_NONE &&
	    (t->plain_cites == GRADE_NONE || s->cites < t->plain_cites)) {
		t->plain_cites = s->cites;
		t->plain_row = s->cites_row;
	}
}

/* By the rule of 1993 a population of Appendix II has the level of that. */
static void
tally_parts(struct tally *t, const struct standing *s)
{
	if (!t->l->by_level || !s->cites_differs || !s->row ||
	    s->row->kind != LAW_APPROVAL || !s->row->appendix ||
	    s->row->grade == GRADE_OPEN)
		return;
	t->v->differs |= DIFFERS_PARTS;
	if (t->v->parts == TAXON_NONE)
		t->v->parts = s->taxon;
}

static void
tally_add(struct tally *t, uint32_t taxon, bool native, bool plain)
{
	const struct law_trade *rule;
	struct standing s;
	enum grade g;

	judge_standing(t->l, taxon, native, t->day, &s);
	rule = find_trade(t->l, t->slug, &s, t->day);
	g = basis(t->l, &s);
	tally_cites(t, &s, native);
	tally_parts(t, &s);
	t->grades |= 1u << g;
	t->trades |= 1u << (rule ? rule->trade : TRADE_UNKNOWN);
	if (!t->any)
		t->first = s;
	if (plain && !t->has_plain)
		t->plain = s;
	if (g == GRADE_NONE && t->v->without == TAXON_NONE)
		t->v->without = taxon;
	if (g != GRADE_NONE && g != GRADE_OPEN) {
		t->conditions |= 1u << s.condition;
		if (t->v->with == TAXON_NONE) {
			t->v->with = taxon;
			t->leveled = s;
		}
		if (native && !t->has_native) {
			t->has_native = true;
			t->native = s;
		}
	}
	t->any = true;
	t->has_plain |= plain;
}

/* A taxon above the species that is on a list itself. */
static bool
is_category(const struct tally *t, uint32_t taxon)
{
	size_t n;
	const struct law_row *r = law_rows(t->l, LAW_LIST, taxon, &n);

	if (taxa_get(t->l->taxa, taxon)->end == taxon + 1)
		return false;
	for (size_t i = 0; i < n; i++)
		if (in_force(&r[i], t->day))
			return true;
	return false;
}

static void
tally_member(struct tally *t, const struct member *m)
{
	const struct taxon *x = taxa_get(t->l->taxa, m->taxon);

	t->in_plain = m->plain;
	tally_add(t, m->taxon, x->native || m->plain, m->plain);
	for (uint32_t i = m->taxon; i < x->end; i++) {
		bool native = taxa_get(t->l->taxa, i)->native;

		if (i > m->taxon)
			tally_add(t, i, native, false);
		if (!native && !(i == m->taxon && m->plain) &&
		    is_category(t, i))
			tally_add(t, i, true, false);
	}
}

static bool
one_bit(unsigned bits)
{
	return bits && !(bits & (bits - 1));
}

/* Whose level counts, and whether that settles the status. */
static enum status
decide(struct tally *t, struct standing *s)
{
	struct verdict *v = t->v;
	bool settled = one_bit(t->grades);
	enum grade g;

	*s = t->has_plain ? t->plain : t->first;
	if (!settled) {
		v->differs |= DIFFERS_LEVEL;
		if (!t->has_plain) {
			*s = t->has_native ? t->native : t->leveled;
			settled = !(
			    t->grades & (1u << GRADE_NONE | 1u << GRADE_OPEN));
		} else
			settled = true;
	}
	g = basis(t->l, s);
	v->open =
	    t->grades & (1u << GRADE_OPEN) && (!settled || g == GRADE_OPEN);
	if (!settled || g == GRADE_OPEN)
		return STATUS_UNKNOWN;
	return g == GRADE_NONE ? STATUS_NOT_PROTECTED : STATUS_PROTECTED;
}

static void
decide_trade(struct tally *t, const struct standing *s)
{
	struct verdict *v = t->v;

	v->rule = find_trade(t->l, t->slug, s, t->day);
	v->trade = v->rule ? v->rule->trade : TRADE_UNKNOWN;
	if (one_bit(t->trades))
		return;
	v->differs |= DIFFERS_TRADE;
	if (v->status == STATUS_UNKNOWN)
		v->trade = t->trades & (1u << TRADE_UNKNOWN) ? TRADE_UNKNOWN
		                                             : TRADE_SOME;
}

/* The appendix: that of the plain name; else none where some have none. */
static void
decide_cites(struct tally *t)
{
	struct verdict *v = t->v;

	if (one_bit(t->appendices))
		return;
	v->differs |= DIFFERS_CITES;
	if (t->has_plain) {
		v->cites = t->plain_cites;
		if (v->cites != GRADE_NONE)
			v->cites_row = t->plain_row;
	} else if (t->appendices & 1u << GRADE_NONE)
		v->cites = GRADE_NONE;
}

void
judge_verdict(const struct law *l, struct str slug, struct members m,
    int32_t day, struct verdict *v)
{
	struct tally t = {.l = l, .slug = slug, .day = day, .v = v};
	struct standing s;

	*v = (struct verdict){
	    .with = TAXON_NONE, .without = TAXON_NONE, .parts = TAXON_NONE};
	for (size_t i = 0; i < m.n; i++)
		tally_member(&t, &m.at[i]);
	if (!t.any)
		return;
	decide_cites(&t);
	v->plain = t.has_plain;
	v->status = decide(&t, &s);
	v->deciding = s;
	if (v->status == STATUS_PROTECTED) {
		if (!one_bit(t.conditions))
			v->differs |= DIFFERS_CONDITION;
		v->level = l->by_level ? s.level : GRADE_NONE;
		v->condition = s.condition;
		if (!l->by_level && s.cites_row &&
		    s.cites_row->condition == CONDITION_LISTED_POPULATIONS)
			v->condition = CONDITION_LISTED_POPULATIONS;
	}
	decide_trade(&t, &s);
}
