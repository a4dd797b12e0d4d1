/* classify_note - what a person should look at */
#include "classify_note.h"

#include <stdarg.h>
#include <stdio.h>

#include "day.h"
#include "json.h"

void
answer_note(struct buf *review, const char *code, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (review->n)
		buf_addc(review, ',');
	buf_addc(review, '{');
	json_put_str(review, "code", str_from(code));
	json_put_str(review, "text", str_from(text));
	buf_addc(review, '}');
}

static void
note_row(struct buf *review, const struct law_row *r, int32_t day)
{
	char one[DAY_TEXT], two[DAY_TEXT];

	if (!r->verified)
		answer_note(review, "unverified",
		    STR_FMT " row %u (" STR_FMT "): its source is not verified",
		    STR_ARG(r->file->name), (unsigned)r->number,
		    STR_ARG(r->name));
	if (r->seen != DAY_NONE && day < r->seen) {
		day_text(one, r->seen);
		answer_note(review, "unverified",
		    STR_FMT
		    " row %u (" STR_FMT
		    "): seen in force on %s; that it was so before is not "
		    "verified",
		    STR_ARG(r->file->name), (unsigned)r->number,
		    STR_ARG(r->name), one);
	}
	if (r->public != DAY_NONE && day >= r->from && day < r->public) {
		day_text(one, r->from);
		day_text(two, r->public);
		answer_note(review, "not_yet_public",
		    STR_FMT " row %u: "
			    "dated %s, made public on %s",
		    STR_ARG(r->file->name), (unsigned)r->number, one, two);
	}
	if (r->remark.n)
		answer_note(review, "exception",
		    STR_FMT " row %u (" STR_FMT "): " STR_FMT,
		    STR_ARG(r->file->name), (unsigned)r->number,
		    STR_ARG(r->name), STR_ARG(r->remark));
}

static void
note_levels(struct buf *review, const struct law *l, const struct verdict *v)
{
	const char *none = l->by_level ? "no level" : "not listed";
	struct str with = {0}, without = {0};

	if (v->with != TAXON_NONE)
		with = taxa_get(l->taxa, v->with)->name;
	if (v->without != TAXON_NONE)
		without = taxa_get(l->taxa, v->without)->name;
	if (v->status != STATUS_UNKNOWN)
		answer_note(review, "level_differs",
		    "given is that of " STR_FMT
		    "; other taxa it may be have another or none",
		    STR_ARG(taxa_get(l->taxa, v->deciding.taxon)->name));
	else if (with.n && v->with == v->without)
		answer_note(review, "level_differs",
		    "a native species of " STR_FMT
		    " has a level, a foreign one has %s",
		    STR_ARG(with), none);
	else if (with.n && without.n)
		answer_note(review, "level_differs",
		    "it may be of a taxon "
		    "with a level (" STR_FMT ") or of one with %s (" STR_FMT
		    ")",
		    STR_ARG(with), none, STR_ARG(without));
}

static void
note_cites(struct buf *review, const struct law *l, const struct verdict *v)
{
	if (!(v->differs & DIFFERS_CITES))
		return;
	if (v->cites == GRADE_NONE)
		answer_note(review, "cites_differs",
		    "none is given: of the taxa it may be of some are in an "
		    "appendix (" STR_FMT ": %s), some in none",
		    STR_ARG(v->cites_row->name),
		    grade_name(v->cites_row->grade));
	else if (v->plain)
		answer_note(review, "cites_differs",
		    "given is the strictest of " STR_FMT
		    "; other taxa or populations it may be of are in another "
		    "appendix, or in none",
		    STR_ARG(taxa_get(l->taxa, v->deciding.taxon)->name));
	else
		answer_note(review, "cites_differs",
		    "the taxa or populations it may be of are in several "
		    "appendices, or in none; the strictest is given");
}

static void
note_rule(struct buf *review, const struct law_trade *r)
{
	if (!r->verified)
		answer_note(review, "unverified",
		    STR_FMT " row %u: its source is not verified",
		    STR_ARG(r->file->name), (unsigned)r->number);
	if (r->remark.n)
		answer_note(review, "exception", STR_FMT " row %u: " STR_FMT,
		    STR_ARG(r->file->name), (unsigned)r->number,
		    STR_ARG(r->remark));
}

void
note_verdict(struct buf *review, const struct law *l, const struct verdict *v,
    int32_t day)
{
	const struct law_row *row = v->deciding.row;

	if (v->differs & DIFFERS_LEVEL)
		note_levels(review, l, v);
	else if (v->differs & DIFFERS_PARTS && v->status == STATUS_PROTECTED)
		answer_note(review, "level_differs",
		    "given goes by the strictest appendix; populations "
		    "of " STR_FMT
		    " are in another, and their level goes by that",
		    STR_ARG(taxa_get(l->taxa, v->parts)->name));
	if (v->open)
		answer_note(review, "approval_open",
		    "a CITES species whose "
		    "level is set by a table that was not read");
	note_cites(review, l, v);
	if (v->differs & DIFFERS_CONDITION)
		answer_note(review, "condition_differs",
		    "the condition given "
		    "does not bind all the taxa it may be of");
	if (row && v->status != STATUS_UNKNOWN)
		note_row(review, row, day);
	if (v->cites_row && v->cites != GRADE_NONE)
		note_row(review, v->cites_row, day);
	if (v->rule && v->trade == v->rule->trade)
		note_rule(review, v->rule);
}

void
note_species(struct buf *review, const struct taxa *t,
    const struct commodity *c, struct members m)
{
	const struct taxon *x;

	if (c->kind != COMMODITY_WILDLIFE || !m.n)
		return;
	x = taxa_get(t, m.at[0].taxon);
	if (m.n == 1 && str_eq(x->rank, STR("species")))
		return;
	answer_note(review, "species_uncertain",
	    m.n == 1 ? "known as far as the %.*s %.*s"
		     : "one of several: the %.*s %.*s "
		       "or another",
	    STR_ARG(x->rank), STR_ARG(x->name));
}
