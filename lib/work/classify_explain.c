/* classify_explain - the chain that led to a class, a line a step */
#include "classify_priv.h"
#include "day.h"
#include "json.h"

#define HITS_TOLD 20

static void
explain_hits(struct classify *c, struct buf *out)
{
	const struct str *h = c->hit;
	struct str field, word;

	for (size_t i = 0; i < c->nhit && i < HITS_TOLD; i++) {
		word = classify_decoded(&c->text, h[HIT_TEXT]);
		buf_printf(
		    out, "hit: " STR_FMT, STR_ARG(classify_quoted(word)));
		field = classify_decoded(&c->text, h[HIT_FIELD]);
		buf_printf(out, " at " STR_FMT " %u-%u", STR_ARG(field),
		    classify_number(h[HIT_START]), classify_number(h[HIT_END]));
		word = classify_decoded(&c->text, h[HIT_SIGN]);
		buf_printf(out, ", sign " STR_FMT ", for ", STR_ARG(word));
		buf_addstr(out, h[HIT_COMMODITIES]);
		buf_addc(out, '\n');
		h += HIT_COLUMNS;
	}
}

static void
explain_days(int32_t from, int32_t to, struct buf *out)
{
	char day[DAY_TEXT];

	if (from != DAY_FIRST) {
		day_text(day, from);
		buf_printf(out, ", from %s", day);
	}
	if (to != DAY_LAST) {
		day_text(day, to);
		buf_printf(out, ", to %s", day);
	}
}

static void
explain_row(const char *what, const struct law_row *r, struct buf *out)
{
	const char *grade = grade_name(r->grade);

	buf_printf(out, "%s: " STR_FMT " row %u, " STR_FMT ": %s", what,
	    STR_ARG(r->file->name), (unsigned)r->number, STR_ARG(r->name),
	    grade                    ? grade
	    : r->grade == GRADE_OPEN ? "open"
				     : "none");
	if (condition_name(r->condition))
		buf_printf(out, ", %s", condition_name(r->condition));
	explain_days(r->from, r->to, out);
	buf_printf(out, "%s\n", r->verified ? "" : " (not verified)");
}

/* The standing of each taxon the advert may be of. */
static void
explain_taxa(struct classify *c, struct buf *out)
{
	const struct taxon *x;
	struct standing s;
	struct members m = classify_members(c);

	for (size_t i = 0; i < m.n; i++) {
		x = taxa_get(c->taxa, m.at[i].taxon);
		buf_printf(out, "taxon: " STR_FMT " (" STR_FMT ")%s%s\n",
		    STR_ARG(x->name), STR_ARG(x->rank),
		    m.at == c->named ? ", named in the text" : "",
		    m.at[i].plain ? ", what the plain name means" : "");
		if (c->law->is_fixed || c->day == DAY_NONE)
			continue;
		judge_standing(c->law, m.at[i].taxon,
		    x->native || m.at[i].plain, c->day, &s);
		if (s.row)
			explain_row(
			    s.row->kind == LAW_LIST ? "list" : "approval",
			    s.row, out);
		if (s.cites_row)
			explain_row("cites", s.cites_row, out);
	}
}

/* The trade rule, with what its row notes. */
static void
explain_trade(struct classify *c, struct buf *out)
{
	struct verdict v;
	struct members m = classify_members(c);

	if (c->law->is_fixed || c->day == DAY_NONE)
		return;
	judge_verdict(c->law, c->commodity->slug, m, c->day, &v);
	if (!v.rule)
		return;
	buf_printf(out, "trade: " STR_FMT " row %u: %s, " STR_FMT,
	    STR_ARG(v.rule->file->name), (unsigned)v.rule->number,
	    trade_name(v.rule->trade),
	    STR_ARG(v.rule->law.n ? v.rule->law : STR("no rule")));
	if (v.rule->article.n)
		buf_printf(out, ", article " STR_FMT, STR_ARG(v.rule->article));
	explain_days(v.rule->from, v.rule->to, out);
	buf_printf(out, "%s\n", v.rule->verified ? "" : " (not verified)");
}

void
classify_explain(struct classify *c, struct str class, struct buf *out)
{
	explain_hits(c, out);
	if (c->commodity) {
		buf_printf(out,
		    "commodity: " STR_FMT ", score %u of the %u "
		    "that decide\n",
		    STR_ARG(c->commodity->slug),
		    classify_number(c->field[CLASSIFY_SCORE]),
		    taxa_threshold(c->taxa));
		explain_taxa(c, out);
		explain_trade(c, out);
	}
	buf_puts(out, "class: ");
	buf_addstr(out, class);
	buf_addc(out, '\n');
}
