/* paper - the loop of wt-report: rows in, a document out at the end */
#include "paper.h"

#include <stdlib.h>

#include "mem.h"
#include "redact.h"
#include "report.h"
#include "report_adverts.h"
#include "report_html.h"
#include "report_xlsx.h"
#include "rules.h"
#include "sha.h"
#include "version.h"

struct paper {
	const struct paper_opts *opt;
	struct filter *f;
	struct rules *rules;
	struct report report;
	struct report_adverts *adverts;
	struct report_made made;
	struct sha *rows_sha, *adverts_sha;
	struct redact *redact; /* or NULL */
	struct buf redacted;
	struct str *held; /* owned: rows and adverts, until all are there */
	bool *held_row;
	size_t nheld, held_cap, held_row_cap;
};

bool
paper_format(const char *name, enum paper_format *format)
{
	static const char *const names[] = {
	    "text", "csv", "tsv", "markdown", "html", "xlsx"};

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(name, names[i]) == 0) {
			*format = (enum paper_format)i;
			return true;
		}
	return false;
}

static bool
reads_words(const struct paper_opts *p)
{
	return p->format != PAPER_CSV && p->format != PAPER_TSV;
}

static void
begin(struct paper *w)
{
	const struct paper_opts *p = w->opt;
	struct err e;

	report_only(&w->report, p->tables, p->ntables);
	w->report.title = str_from(p->title);
	w->rows_sha = sha_new();
	w->adverts_sha = sha_new();
	w->f->also[0] = p->adverts;
	w->f->also[1] = p->summaries;
	w->f->edge.withhold = p->redact != NULL;
	if (!reads_words(p) && !p->redact)
		return;
	if (!(w->rules = rules_new(&e)) ||
	    (p->redact && !(w->redact = redact_new(w->rules, p->redact, &e))) ||
	    !(w->report.words =
		    report_words_new(w->rules, str_from(p->lang), &e)))
		wt_die(WT_USAGE, "%s", e.msg);
}

/* Rows are all there when the first advert comes, or the end. */
static void
end_rows(struct paper *w)
{
	struct err e;

	if (w->adverts)
		return;
	report_ready(&w->report);
	if (w->opt->adverts &&
	    !(w->adverts = report_adverts_new(&w->report, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
}

static void
digest(struct sha *s, struct str line)
{
	sha_add(s, line);
	sha_add(s, STR("\n"));
}

static void
put_row(struct paper *w, struct str row)
{
	if (report_add(&w->report, row))
		filter_use(w->f);
	else
		filter_drop(w->f);
}

static void
put_advert(struct paper *w, struct str advert)
{
	end_rows(w);
	report_adverts_add(w->adverts, advert);
}

/* With --redact: until the sellers of all adverts are known. */
static void
hold(struct paper *w, struct str s, bool row)
{
	size_t n = w->nheld++;

	mem_grow(&w->held, &w->held_cap, n + 1, sizeof(*w->held));
	mem_grow(&w->held_row, &w->held_row_cap, n + 1, sizeof(*w->held_row));
	w->held[n] = mem_keep(s);
	w->held_row[n] = row;
	if (!row)
		redact_know(w->redact, s);
}

static void
let_go(struct paper *w)
{
	for (size_t i = 0; i < w->nheld; i++) {
		buf_clear(&w->redacted);
		if (w->held_row[i]) {
			redact_row(w->redact, w->held[i], &w->redacted);
			put_row(w, buf_str(&w->redacted));
		} else {
			redact_record(w->redact, w->held[i], &w->redacted);
			put_advert(w, buf_str(&w->redacted));
		}
		free((char *)w->held[i].p);
	}
	free(w->held);
	free(w->held_row);
}

static void
take_row(struct paper *w, const struct rec *r)
{
	digest(w->rows_sha, r->line);
	if (w->redact)
		hold(w, r->scan.value, true);
	else
		put_row(w, r->scan.value);
}

static void
take_advert(struct paper *w, const struct rec *r)
{
	w->f->edge.in--;
	w->made.adverts++;
	digest(w->adverts_sha, r->line);
	if (w->redact)
		hold(w, r->scan.value, false);
	else
		put_advert(w, r->scan.value);
}

static void
take_stage(struct paper *w, const struct rec *r)
{
	struct report_made *m = &w->made;
	struct str s = r->scan.value;

	w->f->edge.in--;
	if (w->redact) {
		buf_clear(&w->redacted);
		redact_row(w->redact, s, &w->redacted);
		s = buf_str(&w->redacted);
	}
	mem_grow(&m->stage, &m->stage_cap, m->nstage + 1, sizeof(*m->stage));
	m->stage[m->nstage++] = mem_keep(s);
}

static void
read_all(struct paper *w)
{
	struct rec *r;

	while ((r = filter_next(w->f)))
		if (w->opt->adverts && r->file == w->f->also[0])
			take_advert(w, r);
		else if (w->opt->summaries && r->file == w->f->also[1])
			take_stage(w, r);
		else
			take_row(w, r);
	if (w->redact)
		let_go(w);
	end_rows(w);
}

/* Figures that are not those of the adverts are told, and not passed over. */
static void
check_adverts(struct paper *w)
{
	const struct report_table *t;

	if (!w->adverts)
		return;
	report_adverts_done(w->adverts);
	for (size_t i = 0; i < w->report.ntable; i++) {
		t = &w->report.table[i];
		if (!t->differ)
			continue;
		if (t->calc.p)
			wt_warn("table " STR_FMT ": the figures of %zu rows "
				"are not those of --adverts; give the adverts "
				"that were counted",
			    STR_ARG(t->name), t->differ);
		else
			wt_warn("the figures of %zu rows are not those of "
				"--adverts; rows without a head do not say "
				"--where or how keys were computed: give only "
				"the adverts that were counted, with the keys "
				"in them",
			    t->differ);
		edge_fail(&w->f->edge, WT_REJECTED);
	}
}

static void
fill_made(struct paper *w)
{
	const struct edge *e = &w->f->edge;
	struct report_made *m = &w->made;

	m->version = WT_VERSION;
	m->redacted = w->redact != NULL;
	m->rules_sha256 = w->rules ? rules_digest(w->rules) : NULL;
	m->in = e->in;
	m->used = e->used;
	m->dropped = e->dropped;
	m->rejected = e->rejected;
	sha_end(w->rows_sha, m->rows_sha256);
	if (w->opt->adverts)
		sha_end(w->adverts_sha, m->adverts_sha256);
}

static void
write_xlsx(struct paper *w)
{
	struct err e;
	size_t cut = 0;

	if (!report_xlsx(&w->report, &w->f->edge.out, &cut, &e)) {
		wt_warn("%s", e.msg);
		edge_fail(&w->f->edge, WT_FAILED);
	}
	if (cut) {
		wt_warn(
		    "%zu cells hold more than Excel can, and were cut", cut);
		edge_fail(&w->f->edge, WT_REJECTED);
	}
}

static void
write_document(struct paper *w)
{
	struct buf *out = &w->f->edge.out;
	struct err e;

	switch (w->opt->format) {
	case PAPER_TEXT: report_text(&w->report, out); break;
	case PAPER_CSV:
	case PAPER_TSV:
		report_csv(&w->report, w->opt->format == PAPER_CSV ? ',' : '\t',
		    w->opt->excel, out);
		break;
	case PAPER_MARKDOWN: report_markdown(&w->report, out); break;
	case PAPER_XLSX: write_xlsx(w); break;
	case PAPER_HTML:
		fill_made(w);
		if (!report_html(
			&w->report, w->adverts, &w->made, w->rules, out, &e))
			wt_die(WT_USAGE, "%s", e.msg);
		break;
	}
	edge_flush(&w->f->edge);
}

static void
note(struct paper *w, const char *what, uint64_t n)
{
	struct buf b = {0};

	buf_adduint(&b, n);
	edge_note(&w->f->edge, what, buf_str(&b));
	buf_free(&b);
}

static void
end(struct paper *w)
{
	report_adverts_free(w->adverts);
	report_words_free(w->report.words);
	report_free(&w->report);
	for (size_t i = 0; i < w->made.nstage; i++)
		free((char *)w->made.stage[i].p);
	free(w->made.stage);
	redact_free(w->redact);
	buf_free(&w->redacted);
	sha_free(w->rows_sha);
	sha_free(w->adverts_sha);
}

/* Tells which tables of --table no row was of. */
static void
tell_missing(const struct paper *w)
{
	size_t k;

	for (size_t i = 0; i < w->opt->ntables; i++) {
		struct str name = str_from(w->opt->tables[i]);

		for (k = 0; k < w->report.ntable; k++)
			if (str_eq(w->report.table[k].name, name))
				break;
		if (k == w->report.ntable && w->f->edge.in)
			wt_warn("--table " STR_FMT
				": no row is of a table of that name",
			    STR_ARG(name));
	}
}

int
paper_run(const struct paper_opts *p, struct filter *f, struct opts *o)
{
	struct paper w = {.opt = p, .f = f};
	int status;

	begin(&w);
	filter_open(f, o);
	read_all(&w);
	check_adverts(&w);
	write_document(&w);
	tell_missing(&w);
	for (size_t i = 0; i < w.report.ntable; i++)
		f->edge.rows += w.report.table[i].nrow;
	if (p->adverts)
		note(&w, "adverts", w.made.adverts);
	if (w.rules)
		f->edge.rules_sha256 = rules_digest(w.rules);
	status = filter_close(f);
	end(&w);
	rules_free(w.rules);
	return status;
}
