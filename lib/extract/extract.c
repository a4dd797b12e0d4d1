/* extract - the adverts of an archived document */
#include <stdlib.h>

#include "extract_priv.h"
#include "island.h"
#include "jsobj.h"
#include "look.h"
#include "mem.h"
#include "mirror.h"
#include "script.h"
#include "url.h"

/* Rows of a page's data whose cells are kept while it is read; of more, which
 * could take any memory, each is read once more. */
#define CELLED 1024

static void
free_steps(struct steps *s)
{
	buf_free(&s->unescaped);
	buf_free(&s->twice);
	buf_free(&s->marked);
	for (size_t i = 0; i < UNDONE; i++)
		buf_free(&s->undone[i]);
	buf_free(&s->turned);
	buf_free(&s->headed);
	buf_free(&s->viewed);
	buf_free(&s->bared);
	buf_free(&s->called);
	for (size_t i = 0; i < REMADE; i++)
		buf_free(&s->remade[i]);
	buf_free(&s->chat);
	buf_free(&s->logged);
	buf_free(&s->plain);
	yamljson_free(&s->yaml);
}

static void
free_page(struct extract *x)
{
	buf_free(&x->table.last);
	buf_free(&x->pages.left);
	buf_free(&x->pages.left_now);
	buf_free(&x->pages.within);
	buf_free(&x->pages.spare);
	buf_free(&x->address.told);
	buf_free(&x->address.base);
	buf_free(&x->address.memento);
	csv_free(&x->csv);
	sql_free(&x->sql);
	names_free(&x->columns);
	names_free(&x->kept.rows);
	names_free(&x->kept.past);
	names_free(&x->around.goods);
	buf_free(&x->around.sheet);
	buf_free(&x->around.outer);
	names_free(&x->given.ids);
	names_free(&x->given.shown);
	buf_free(&x->given.key);
	free(x->around.held);
	buf_free(&x->kept.held);
}

static void
free_scratch(struct extract *x)
{
	buf_free(&x->joined);
	buf_free(&x->mended);
	buf_free(&x->unfolded);
	buf_free(&x->decoded);
	buf_free(&x->line);
	buf_free(&x->usual);
	buf_free(&x->last);
	buf_free(&x->cells);
	buf_free(&x->made);
}

void
extract_free(struct extract *x)
{
	if (!x)
		return;
	sites_free(x->sites);
	rules_free(x->rules);
	charset_free(x->charset);
	charset_free(x->advert.charset);
	sha_free(x->sha);
	pick_free(&x->pick);
	schema_free(x->pick.schema);
	shown_free(x->pick.shown);
	mirror_free(x->mirror);
	markets_free(x->markets);
	crawl_words_free(x->words);
	advert_free(&x->advert);
	json_scan_free(&x->scan);
	walk_free(&x->walk);
	free(x->tally);
	saved_free(&x->saved);
	free_steps(&x->step);
	free_page(x);
	free_scratch(x);
	buf_free(&x->shapes);
	buf_free(&x->adverts);
	buf_free(&x->said);
	buf_free(&x->opt.captured);
	dump_free(x->dump);
	redirects_free(x->redirects);
	free(x);
}

/* Checks the options, and keeps each in the form in which it is used. */
static bool
set_options(struct extract *x, const struct extract_opts *o, struct err *e)
{
	static const char *const types[] = {
	    "auto", "warc", "html", "json", "csv"};
	struct str day = str_from(o->captured);
	int t = 0;

	while (o->type && t < TYPES && strcmp(o->type, types[t]) != 0)
		t++;
	if (t == TYPES)
		return err_set(e,
		    "--type %s: one of auto, warc, html, json, csv", o->type);
	x->opt.type = (enum type)t;
	if (day.p &&
	    !value_when(NULL, day, STR_NONE, STR_NONE, &x->opt.captured))
		return err_set(e,
		    "--captured %s: write a day, 2024-05-06, or "
		    "a time with its zone, 2024-05-06T12:30:00+08:00",
		    o->captured);
	x->opt.charset = str_from(o->charset);
	if (o->charset && !charset_known(x->opt.charset))
		return err_set(e,
		    "--charset %s: not known; such as utf-8, "
		    "gb18030, big5",
		    o->charset);
	x->opt.url = str_from(o->url);
	if (o->url && !url_host(x->opt.url).n)
		return err_set(e,
		    "--url %s: no address such as "
		    "https://host/path",
		    o->url);
	x->advert.platform = str_from(o->platform);
	if (day.p)
		x->advert.captured = buf_str(&x->opt.captured);
	return true;
}

/* The path of a table of rules/sites; lent until the next. */
static const char *
table_path(struct extract *x, const char *name)
{
	buf_clear(&x->line);
	buf_printf(&x->line, "%s/sites/%s", rules_home(x->rules), name);
	return buf_cstr(&x->line);
}

static bool
read_tables(struct extract *x, struct err *e)
{
	struct rules *r = x->rules;

	return (x->redirects =
		       redirects_new(r, table_path(x, "redirects.tsv"), e)) &&
	       (x->markets = markets_new(r, table_path(x, "markets.tsv"), e)) &&
	       (x->dump = dump_new(r, table_path(x, "dump.tsv"), x->redirects,
		    x->markets, e)) &&
	       (x->look = dump_words(x->dump)) &&
	       (x->pick.schema =
		       schema_new(r, table_path(x, "schema.tsv"), e)) &&
	       (x->pick.shown = shown_new(r, table_path(x, "shown.tsv"), e)) &&
	       (x->mirror = mirror_new(r, table_path(x, "folders.tsv"), e)) &&
	       (x->words = crawl_words_new(r, e));
}

struct extract *
extract_new(const struct extract_opts *o, struct err *e)
{
	struct extract *x = mem_new(1, sizeof(*x));

	if (!set_options(x, o, e) || !(x->rules = rules_new(e)) ||
	    !(x->sites = sites_new(x->rules, o->sites, e)) ||
	    !sites_check(x->sites, o->check, e) || !read_tables(x, e)) {
		extract_free(x);
		return NULL;
	}
	x->opt.explains = o->check;
	x->pick.numbers = x->sites->numbers;
	x->pick.marks = x->sites->marks;
	x->pick.redirects = x->redirects;
	schema_mark(&x->pick.words, x->pick.marks);
	shown_mark(x->pick.shown, x->pick.marks);
	dump_mark(x->dump, x->pick.marks);
	x->kept_marks.island = marks_add(x->pick.marks, STR(ISLAND_TAG));
	x->kept_marks.stream = marks_add(x->pick.marks, STR(STREAM));
	x->tally = mem_new(x->sites->n, sizeof(*x->tally));
	x->scan.most = CELLED;
	x->charset = charset_new();
	x->sha = sha_new();
	x->advert.sites = x->sites;
	x->advert.mirror = x->mirror;
	x->advert.markets = x->markets;
	x->advert.charset = charset_new();
	x->advert.sha = x->sha;
	return x;
}

const char *
extract_digest(struct extract *x)
{
	return rules_digest(x->rules);
}

const struct crawl_words *
extract_words(const struct extract *x)
{
	return x->words;
}

/* What a document is, judged by its pages so far. */
struct verdict {
	enum extract_result all;
	const char *reason; /* of the first that is rejected */
	const char *skip;   /* of the first that says more than no_site */
	struct err detail;
};

/* Reads one page, and if it gives nothing what is within it; that this is goods
 * which cannot be taken goes before that the page is none. */
static enum extract_result
read_deep(struct extract *x)
{
	uint64_t had = x->nadverts;
	const struct site *failed, *within;
	enum extract_result one = extract_read(x, &failed), deep;
	struct err why = x->detail;
	const char *reason = x->reason;

	while (one != EXTRACT_USED && x->nadverts == had && extract_within(x)) {
		deep = extract_read(x, &within);
		if (deep == EXTRACT_USED || x->nadverts > had)
			return deep;
		if (deep == EXTRACT_REJECT && one == EXTRACT_SKIP && !failed) {
			one = deep;
			failed = within;
			why = x->detail;
			reason = x->reason;
		}
	}
	if (failed)
		extract_tally(x, failed, true);
	x->reason = reason;
	x->detail = why;
	return one;
}

/* True if a reason to skip a document says so little that another goes before
 * it. */
static bool
says_little(const char *before)
{
	return !before || strcmp(before, "no_site") == 0;
}

/* Adds to the verdict what one page is. */
static void
judge(struct extract *x, struct verdict *v, enum extract_result one)
{
	if (one == EXTRACT_USED && v->all == EXTRACT_SKIP)
		v->all = one;
	if (one == EXTRACT_REJECT && v->all != one)
		*v = (struct verdict){one, x->reason, NULL, x->detail};
	if (one == EXTRACT_SKIP && says_little(v->skip))
		v->skip = x->reason;
	x->pages.above += x->got.rows;
}

/* Reads the frames of a page that gave adverts for more of them.  A frame
 * without any is no fault of the page, so that it is not judged. */
static void
add_frames(struct extract *x, struct verdict *v)
{
	const struct site *failed;
	enum extract_result one;
	uint64_t had;

	while (extract_frames(x)) {
		had = x->nadverts;
		one = extract_read(x, &failed);
		if (x->nadverts > had)
			judge(x, v, one);
	}
}

static void
add_page(struct extract *x, struct verdict *v)
{
	uint64_t had = x->nadverts;

	judge(x, v, read_deep(x));
	if (x->nadverts > had)
		add_frames(x, v);
}

/* Rejects a document that gives nothing as it could not be read: it is too
 * deep, or XML with a fault. */
static void
add_unread(struct extract *x, struct str text, struct verdict *v)
{
	if (extract_html_deep(text)) {
		v->all = EXTRACT_REJECT;
		v->reason = "tree";
		err_set(
		    &v->detail, "nested deeper than %d elements", HTML_DEPTH);
	} else if (x->flaw.torn_deep) {
		v->all = EXTRACT_REJECT;
		v->reason = "depth";
		v->detail = x->flaw.torn_why;
	} else if (x->flaw.unsound) {
		v->all = EXTRACT_REJECT;
		v->reason = "layout";
		err_set(&v->detail, "XML that is not sound: %s",
		    x->flaw.torn_why.msg);
	} else if (x->flaw.deep || extract_value_deep(text)) {
		v->all = EXTRACT_REJECT;
		v->reason = "depth";
		err_set(&v->detail, "its %s is nested deeper than %d",
		    x->flaw.deep ? "data" : "JSON",
		    x->flaw.deep ? x->flaw.deep : JSON_DEPTH_MAX);
	}
}

/* Rejects a document of which a part was not read: because that is too much, or
 * too deep, or because it ends inside something. */
static void
add_end(struct extract *x, struct str text, struct verdict *v)
{
	const char *in = x->flaw.ends;

	if (x->flaw.swollen && v->all != EXTRACT_REJECT) {
		v->all = EXTRACT_REJECT;
		v->reason = "too_long";
		err_set(&v->detail, "%s", x->flaw.swollen);
	}
	if (!in && (extract_ends_open(text) ||
		       (v->all == EXTRACT_SKIP && extract_value_open(text))))
		in = "value";
	if (!in && v->all == EXTRACT_SKIP)
		add_unread(x, text, v);
	if (!in)
		in = x->flaw.torn_in;
	if (!in || v->all == EXTRACT_REJECT)
		return;
	v->all = EXTRACT_REJECT;
	v->reason = "part";
	err_set(&v->detail,
	    "it ends inside %s %s: it was cut, or is not whole yet",
	    *in == 'e' ? "an" : "a", in);
}

/* Rejects a short reply or page that gives no advert and says that the site
 * sent none: it asks for a log-in or a test.  That is no site that was built
 * anew. */
static void
add_refusal(struct extract *x, struct str text, struct verdict *v)
{
	struct str word = dump_refusal(x->dump, str_trim(text), x->pick.marks);

	if (!word.p)
		return;
	v->all = EXTRACT_REJECT;
	v->reason = "refused";
	err_set(&v->detail,
	    "the site sent no goods, but " STR_FMT
	    ": it wants a log-in or a test; get it again",
	    STR_ARG(word));
}

static void
add_document(struct extract *x, const struct doc *doc, struct verdict *v)
{
	uint64_t had = x->nadverts;
	struct str text;

	extract_start(x, doc);
	text = x->text.text;
	do {
		extract_next_page(x);
		add_page(x, v);
		while (extract_next_kind(x))
			add_page(x, v);
	} while (x->pages.rest.p);
	add_end(x, text, v);
	if (x->nadverts == had)
		add_refusal(x, text, v);
	extract_end_digest(x);
}

/* Reads documents that arrive together, as lines of JSON.  Each is read by
 * itself; whether they are a list of adverts is told by all of them. */
static void
add_pieces(struct extract *x, const struct doc *doc, struct verdict *v)
{
	const struct doc_piece *p = doc->piece;
	size_t lame = 0, bad = 0;
	struct verdict one;

	x->pieces.listed = extract_is_listed(x, doc->body);
	for (size_t i = 0; i < doc->npiece; i++, p++) {
		x->pieces.one = *doc;
		x->pieces.one.record += i;
		x->pieces.one.body = p->body;
		x->pieces.one.stored = p->stored;
		x->pieces.one.offset = p->offset;
		x->pieces.one.skip = p->skip;
		x->pieces.one.length = p->stored.n;
		x->pieces.lame = false;
		one = (struct verdict){EXTRACT_SKIP, NULL, NULL, {""}};
		add_document(x, &x->pieces.one, &one);
		lame += x->pieces.lame && one.all == EXTRACT_SKIP;
		if (one.all == EXTRACT_REJECT && !bad++) {
			*v = one;
			err_set(&v->detail, "document %llu: %.400s",
			    (unsigned long long)x->pieces.one.record,
			    one.detail.msg);
		} else if (one.all == EXTRACT_USED && !bad) {
			v->all = one.all;
		}
		if (says_little(v->skip))
			v->skip = one.skip;
	}
	x->pieces.listed = false;
	if (!lame || bad)
		return;
	*v = (struct verdict){EXTRACT_REJECT, "layout", NULL, {""}};
	err_set(&v->detail, "%zu of %zu documents have neither item nor title",
	    lame, doc->npiece);
}

/* Says of a definition of the caller's own which cannot read a page where it
 * stands, and what to do. */
static void
advise(const struct extract *x, struct verdict *v)
{
	struct err why = v->detail;
	struct str said = str_from(why.msg);

	if (x->opt.explains || v->all != EXTRACT_REJECT ||
	    !str_eq(str_from(v->reason), STR("layout")))
		return;
	for (size_t i = 0; i < x->sites->own; i++) {
		const struct site *s = &x->sites->site[i];

		if (!str_starts(said, s->name) || said.n == s->name.n ||
		    said.p[s->name.n] != ':')
			continue;
		err_set(&v->detail, "%.300s (%.100s); see --explain", why.msg,
		    s->path);
		return;
	}
}

enum extract_result
extract_page(
    struct extract *x, const struct doc *doc, const struct extract_sink *sink)
{
	struct verdict v = {EXTRACT_SKIP, NULL, NULL, {""}};

	x->sink = sink;
	x->nadverts = 0;
	buf_clear(&x->said);
	if (doc->npiece)
		add_pieces(x, doc, &v);
	else
		add_document(x, doc, &v);
	extract_give(x);
	if (v.all == EXTRACT_SKIP) {
		x->reason = v.skip;
		return v.all;
	}
	advise(x, &v);
	x->reason = v.reason;
	x->detail = v.detail;
	return v.all;
}
