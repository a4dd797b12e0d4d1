/* wt-report - tables as a document: rows in, something a person reads out */
#include <stdlib.h>

#include "die.h"
#include "filter.h"
#include "mem.h"
#include "opt.h"
#include "paper.h"

static const char usage[] =
    "wt-report [--format name] [--title text] [--lang en|zh] [--excel] "
    "[--table name] [--adverts file] [--summaries file] [--redact] "
    "[--redact-key file] [file ...]";

static const char examples[] =
    "  wt-agg --by platform --calc adverts=adverts hits.ndjson | wt-report\n"
    "  wt-agg --tables wjc hits.ndjson |\n"
    "      wt-report --format html --adverts hits.ndjson > report.html\n"
    "  wt-report --format csv --excel --table wjc-3 rows.ndjson > wjc-3.csv\n";

enum {
	OPT_ADVERTS = 256,
	OPT_EXCEL,
	OPT_FORMAT,
	OPT_LANG,
	OPT_REDACT,
	OPT_REDACT_KEY,
	OPT_SUMMARIES,
	OPT_TABLE,
	OPT_TITLE
};

static const struct opt table[] = {
    {OPT_ADVERTS, "adverts", "FILE", "figures open to these (html)"},
    {OPT_EXCEL, "excel", NULL, "csv and tsv for spreadsheets: no formulas"},
    {OPT_FORMAT, "format", "NAME", "text, csv, tsv, markdown, html, xlsx"},
    {OPT_LANG, "lang", "en|zh", "the language of headings (en)"},
    {OPT_REDACT, "redact", NULL, "sellers as pseudonyms, for publishing"},
    {OPT_REDACT_KEY, "redact-key", "FILE", "the key of the pseudonyms"},
    {OPT_SUMMARIES, "summaries", "FILE", "say what the stages counted (html)"},
    {OPT_TABLE, "table", "NAME", "only this table; may be given again"},
    {OPT_TITLE, "title", "TEXT", "what the document is called"},
    {0, NULL, NULL, NULL}};

static void
check(const struct paper_opts *p, const struct opts *o)
{
	if (p->excel && p->format != PAPER_CSV && p->format != PAPER_TSV)
		opt_refuse(o, "--excel: is for --format csv and tsv");
	if ((p->adverts || p->summaries) && p->format != PAPER_HTML)
		opt_refuse(o, "--adverts, --summaries: are for --format html");
}

int
main(int argc, char *argv[])
{
	struct filter f = {.edge.table = true};
	struct paper_opts p = {.lang = "en"};
	struct opts o;
	bool redact = false;
	int ch, status;

	wt_prog = "wt-report";
	p.tables = mem_new((size_t)argc + 1, sizeof(*p.tables));
	opt_init(&o, argc, argv, usage, examples, table);
	while ((ch = opt_next(&o)) != -1)
		switch (ch) {
		case OPT_ADVERTS: p.adverts = o.arg; break;
		case OPT_EXCEL: p.excel = true; break;
		case OPT_FORMAT:
			if (!paper_format(o.arg, &p.format))
				opt_refuse(&o,
				    "--format %s: there are text, "
				    "csv, tsv, markdown, html, xlsx",
				    o.arg);
			break;
		case OPT_LANG: p.lang = o.arg; break;
		case OPT_REDACT: redact = true; break;
		case OPT_REDACT_KEY: p.redact = o.arg; break;
		case OPT_SUMMARIES: p.summaries = o.arg; break;
		case OPT_TABLE: p.tables[p.ntables++] = o.arg; break;
		case OPT_TITLE: p.title = o.arg; break;
		}
	check(&p, &o);
	if (redact && !p.redact)
		opt_refuse(&o, "--redact: needs --redact-key FILE");
	status = paper_run(&p, &f, &o);
	free(p.tables);
	return status;
}
