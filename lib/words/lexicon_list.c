/* lexicon_list - every word as a row, for people and for wt-agg */
#include "json.h"
#include "lexicon.h"

static void
member(struct buf *b, const char *key, struct str value)
{
	if (!value.n)
		return;
	json_put_str(b, key, value);
}

static void
commodities(
    const struct lexicon *l, const struct lexicon_rule *r, struct buf *b)
{
	struct buf except = {0};

	json_key(b, "commodities");
	buf_addc(b, '[');
	for (size_t i = 0; i < r->ncommodity; i++) {
		json_sep(b);
		json_quote(b, r->commodity[i] == LEXICON_ANY
				  ? STR("*")
				  : l->slugs.name[r->commodity[i]]);
	}
	for (size_t i = 0; i < r->nexcept; i++) {
		buf_clear(&except);
		buf_addc(&except, '!');
		buf_addstr(&except, l->slugs.name[r->except[i]]);
		json_sep(b);
		json_quote(b, buf_str(&except));
	}
	buf_addc(b, ']');
	buf_free(&except);
}

static void
row(const struct lexicon_row *row, struct buf *b)
{
	if (!row)
		return;
	member(b, "needs", row->needs);
	member(b, "traps", row->traps);
	member(b, "lang", row->lang);
	member(b, "meaning", row->meaning);
	member(b, "file", row->file);
	json_put_uint(b, "line", row->line);
}

void
lexicon_list(const struct lexicon *l, uint32_t rule, struct buf *b)
{
	const struct lexicon_rule *r = &l->rule[rule];

	buf_addc(b, '{');
	json_put_str(b, "rule", r->id);
	json_put_str(b, "keyword", r->row ? r->row->term : r->id);
	commodities(l, r, b);
	json_put_str(b, "sign", str_n(&r->sign, 1));
	json_put_str(b, "kind",
	    r->regex                   ? STR("regex")
	    : r->row && r->row->kind.n ? r->row->kind
				       : STR("literal"));
	member(b, "taxon", lexicon_taxon(l, r));
	row(r->row, b);
	buf_puts(b, "}\n");
}
