/*
 * fuzz/lexicon - any words with their traps and company, and another pack
 *
 * What is read strictly has no fault for those who look for all of them; with
 * and without what is kept for people the same hits are found.  Parts:
 * folder.h.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "json.h"
#include "lexicon.h"
#include "match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const struct folder_file files[] = {{"lexicon/", NULL},
    {"lexicon/words.tsv",
	"id\tcommodity\tterm\tsign\tneeds\ttraps\tkind\ttaxon\n"
	"a\tivory\t象牙\t+\t\t象牙白\t\tElephantidae\n"
	"b\tivory,horn\txy\t?\t@\t\tsound\t\n"
	"c\thorn\tk[0-9]+g\t?\tprice\t\tregex\t\n"
	"d\t*,!horn\tresin\t-\t\t\t\t\n"},
    {"lexicon/traps.tsv", "term\ttrap\n象牙\t象牙塔\n"},
    {"lexicon/alike.tsv", NULL},
    {"lexicon/context.tsv", "class\tword\nprice\tgram\nx-wide\tkg\n"},
    {"lexicon/weights.tsv", "name\tvalue\ntitle_plus\t60\npass\t40\n"},
    {"lexicon/titles.tsv", NULL}, {"lexicon/core/", NULL},
    {"lexicon/core/more.tsv", NULL}, {"over/", NULL}, {"over/words.tsv", NULL},
    {"over/traps.tsv", NULL}, {"taxa/", NULL},
    {"taxa/commodities.tsv", "slug\nhorn\nivory\n"},
    {"taxa/taxa.tsv", "taxon\nElephantidae\n"},
    {"taxa/tree.tsv", "taxon\nAnimalia\n"},
    {"taxa/synonyms.tsv", "name\nElephants\n"}, {NULL, NULL}};

/* Both packs, one over the other. */
static bool
packs(struct lexicon *l, struct rules *r, const char *home, struct err *e)
{
	static const char *const name[] = {"lexicon", "over"};
	struct buf path = {0};
	bool ok = true;

	for (int i = 0; ok && i < 2; i++) {
		buf_clear(&path);
		buf_printf(&path, "%s/%s", home, name[i]);
		ok = lexicon_read(l, r, buf_cstr(&path), e);
	}
	buf_free(&path);
	if (ok)
		lexicon_build(l);
	return ok;
}

/* What is found in a text, as JSON; keep: with what people are told, too. */
static void
find(const struct lexicon *l, struct str text, bool keep, struct buf *out)
{
	struct match *m = match_new(l, WORDS_ALL_TRICKS);
	struct json_scan s = {0};
	struct buf span = {0}, said = {0};
	struct err e;

	if (keep)
		match_keep(m);
	json_quote(&span, text);
	match_begin(m);
	match_field(m, STR(".title"), true, buf_str(&span));
	match_field(m, STR(".description"), false, buf_str(&span));
	match_end(m);
	buf_addstr(out, match_value(m));
	if (!json_scan(&s, NULL, buf_str(out), &e))
		abort(); /* what is written must be read */
	if (keep) {
		match_context(m, STR("x"), true, &said);
		match_explain(m, STR("x"), 40, &said);
	}
	json_scan_free(&s);
	buf_free(&span);
	buf_free(&said);
	match_free(m);
}

/* Every row as JSON. */
static void
rows(const struct lexicon *l)
{
	struct json_scan s = {0};
	struct buf row = {0};
	struct err e;

	for (size_t i = 0; i < l->nrule; i++) {
		if (l->rule[i].gone)
			continue;
		buf_clear(&row);
		lexicon_list(l, (uint32_t)i, &row);
		if (!json_scan(&s, NULL, str_n(row.p, row.n - 1), &e))
			abort();
	}
	json_scan_free(&s);
	buf_free(&row);
}

/* True if a line is a fault and not a warning. */
static bool
faulty(struct str said)
{
	struct str line;

	while (said.n && (line = str_cut(&said, '\n')).p)
		if (line.n && str_find(line, STR(": warning: "), 0) == line.n)
			return true;
	return false;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str all = {n ? (const char *)data : "", n}, text;
	const char *home = folder_make(files, all);
	struct lexicon *strict = lexicon_new(), *kept = lexicon_new();
	struct buf faults = {0}, a = {0}, b = {0};
	struct rules *r;
	struct err e;
	bool ok, good;

	if (!(r = rules_new(&e)))
		abort();
	ok = packs(strict, r, home, &e);
	if (!ok && strncmp(e.msg, home, strlen(home)) != 0)
		abort();
	lexicon_keep(kept);
	lexicon_faults(kept, &faults);
	if (!packs(kept, r, home, &e) || ok == faulty(buf_str(&faults)))
		abort();
	rows(kept);
	text = folder_part(all, "text");
	if (!text.p)
		text = STR("象牙 100 gram, xy k12g, resin");
	find(kept, text, true, &a);
	if (ok) {
		find(strict, text, false, &b);
		if (!str_eq(buf_str(&a), buf_str(&b)))
			abort();
	}
	match_check(r, kept, &faults, &good, &e);
	lexicon_free(strict);
	lexicon_free(kept);
	rules_free(r);
	buf_free(&faults);
	buf_free(&a);
	buf_free(&b);
	folder_remove(files, home);
	return 0;
}
