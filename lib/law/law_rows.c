/* law_rows - the dated rows: lists, CITES, approvals */
#include <stdlib.h>

#include "day.h"
#include "law_priv.h"
#include "mem.h"

enum {
	COL_ROW,
	COL_TAXON,
	COL_GRADE,
	COL_CONDITION,
	COL_FROM,
	COL_TO,
	COL_SOURCE,
	COL_VERIFIED,
	COL_MORE
};

#define COLUMNS(grade) \
	"row", "taxon", grade, "condition", "from", "to", "source", "verified"

static const char *const columns_list[] = {
    COLUMNS("level"), "?public", "?seen", "?remark", NULL};
static const char *const columns_cites[] = {
    COLUMNS("appendix"), "?public", "?seen", "?remark", NULL};
static const char *const columns_approval[] = {
    COLUMNS("level"), "domain", "appendix", "native", NULL};

static bool
row_filters(struct law_row *w, const struct tsv *f, struct err *e)
{
	struct str native = f->col[COL_MORE + 2];

	if (!domain_parse(f->col[COL_MORE], &w->domain))
		return tsv_fault(f, e,
		    STR_FMT ": no domain; use terrestrial, "
			    "aquatic, plant, extinct or nothing",
		    STR_ARG(f->col[COL_MORE]));
	if (f->col[COL_MORE + 1].n &&
	    !law_grade(f, f->col[COL_MORE + 1], true, &w->appendix, e))
		return false;
	w->native = str_eq(native, STR("yes"))  ? 1
	            : str_eq(native, STR("no")) ? -1
	                                        : 0;
	if (native.n && !w->native)
		return tsv_fault(f, e, "native is yes, no or nothing");
	return true;
}

static bool
row_parse(struct law_row *w, const struct law *l, const struct tsv *f,
    enum law_kind kind, struct err *e)
{
	w->name = f->col[COL_TAXON];
	w->taxon = taxa_find(l->taxa, w->name);
	w->line = (uint32_t)f->line;
	w->public = w->seen = DAY_NONE;
	if (w->taxon == TAXON_NONE)
		return tsv_fault(f, e,
		    STR_FMT ": no such taxon in "
			    "rules/taxa; add it to tree.tsv",
		    STR_ARG(w->name));
	if (!law_number(f, f->col[COL_ROW], &w->number, e) ||
	    !law_grade(f, f->col[COL_GRADE], kind == LAW_CITES, &w->grade, e) ||
	    !law_condition(f, f->col[COL_CONDITION], &w->condition, e) ||
	    !law_interval(
		f, f->col[COL_FROM], f->col[COL_TO], &w->from, &w->to, e) ||
	    !law_source(
		f, f->col[COL_SOURCE], f->col[COL_VERIFIED], &w->verified, e))
		return false;
	if (w->condition == CONDITION_SPLIT && kind != LAW_CITES)
		return tsv_fault(f, e, "split is for CITES listings only");
	if (kind == LAW_APPROVAL)
		return row_filters(w, f, e);
	w->remark = f->col[COL_MORE + 2];
	return law_day(f, f->col[COL_MORE], DAY_NONE, &w->public, e) &&
	       law_day(f, f->col[COL_MORE + 1], DAY_NONE, &w->seen, e);
}

bool
law_read_rows(struct law *l, struct rules_in in, struct str name,
    enum law_kind kind, struct err *e)
{
	const char *const *columns = kind == LAW_LIST    ? columns_list
	                             : kind == LAW_CITES ? columns_cites
	                                                 : columns_approval;
	struct law_file *f = law_open(l, in, name, columns, e);
	int got;

	if (!f)
		return false;
	while ((got = tsv_next(&f->tsv, e)) > 0) {
		struct law_row w = {.kind = kind, .file = f};

		if (!row_parse(&w, l, &f->tsv, kind, e))
			return false;
		mem_grow(&l->row, &l->caprow, l->nrow + 1, sizeof(w));
		l->row[l->nrow++] = w;
	}
	return got == 0;
}

static int
by_place(const void *a, const void *b)
{
	const struct law_row *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->taxon != y->taxon)
		return x->taxon < y->taxon ? -1 : 1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->file != y->file)
		return str_cmp(x->file->name, y->file->name);
	return x->number < y->number ? -1 : x->number > y->number;
}

/* Rows of one taxon may hold on one day only if each is of another part. */
static bool
may_overlap(const struct law_row *a, const struct law_row *b)
{
	if (a->kind == LAW_CITES)
		return a->condition >= CONDITION_LISTED_POPULATIONS &&
		       b->condition >= CONDITION_LISTED_POPULATIONS;
	return a->kind == LAW_APPROVAL &&
	       (a->domain != b->domain || a->appendix != b->appendix ||
		   a->native != b->native);
}

static bool
overlap_fault(const struct law_row *a, const struct law_row *b, struct err *e)
{
	return err_set(e,
	    "%s:%u: " STR_FMT ": overlaps in time with %s:%u; "
	    "end one before the other begins",
	    b->file->tsv.path, (unsigned)b->line, STR_ARG(b->name),
	    a->file->tsv.path, (unsigned)a->line);
}

static bool
check_overlaps(const struct law *l, struct err *e)
{
	for (size_t i = 0; i < l->nrow; i++)
		for (size_t j = i + 1; j < l->nrow; j++) {
			const struct law_row *a = &l->row[i], *b = &l->row[j];

			if (a->kind != b->kind || a->taxon != b->taxon)
				break;
			if (b->from <= a->to && !may_overlap(a, b))
				return overlap_fault(a, b, e);
		}
	return true;
}

bool
law_sort_rows(struct law *l, struct err *e)
{
	size_t n = taxa_count(l->taxa), i = 0;

	if (l->nrow)
		qsort(l->row, l->nrow, sizeof(*l->row), by_place);
	for (int k = 0; k < LAW_KINDS; k++) {
		l->first[k] = mem_new(n + 1, sizeof(**l->first));
		for (uint32_t t = 0; t <= n; t++) {
			l->first[k][t] = (uint32_t)i;
			while (i < l->nrow && (int)l->row[i].kind == k &&
			       l->row[i].taxon == t)
				i++;
		}
	}
	return check_overlaps(l, e);
}

const struct law_row *
law_rows(const struct law *l, enum law_kind kind, uint32_t taxon, size_t *n)
{
	*n = l->first[kind][taxon + 1] - l->first[kind][taxon];
	return *n ? l->row + l->first[kind][taxon] : NULL;
}
