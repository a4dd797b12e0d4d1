/* wt-audit - whether the stages of a pipe lost nothing between them */
#include "audit.h"
#include "edge.h"
#include "filter.h"

static const char usage[] =
    "wt-audit [--rows] [--stages tool,...] [summary ...]";

static const char examples[] =
    "  wt-extract -S 1 crawl | wt-match -S 2 | wt-classify -S 3 > x.part\n"
    "  wt-audit 1 2 3 && mv x.part x.ndjson\n"
    "  wt-audit --stages wt-extract,wt-match,wt-classify all.summary\n";

enum { OPT_ROWS = 256, OPT_STAGES };

static const struct opt table[] = {
    {OPT_ROWS, "rows", NULL, "write one line a stage: the sums of its runs"},
    {OPT_STAGES, "stages", "TOOL,...", "these must be there, in this order"},
    {0, NULL, NULL, NULL}};

/* A stage for each tool of the list, which is cut at its commas. */
static void
name_stages(struct audit *a, char *list)
{
	char *save, *tool;

	for (tool = strtok_r(list, ", ", &save); tool;
	     tool = strtok_r(NULL, ", ", &save))
		audit_stage(a, tool);
}

/* The stage of r: that of its tool, or else that of its file. */
static size_t
stage_of(const struct audit *a, const struct rec *r, bool named, char **files)
{
	size_t i;

	if (named)
		return audit_find(a, r->field);
	for (i = 0; files[i] && files[i] != r->file;)
		i++;
	return i;
}

static void
read_all(struct filter *f, struct audit *a, bool named, char **files)
{
	struct err e;
	struct rec *r;
	size_t i;

	while ((r = filter_next(f))) {
		i = stage_of(a, r, named, files);
		if (i == audit_stages(a))
			filter_reject(f, r, "summary", "of none of the stages");
		else if (audit_add(a, i, r->field, &e))
			filter_use(f);
		else
			filter_reject(f, r, "summary", e.msg);
	}
}

int
main(int argc, char *argv[])
{
	struct filter f = {.edge.table = true};
	struct audit *a = audit_new();
	bool rows = false, named = false;
	struct opts o;
	struct err e;
	int ch, status;

	wt_prog = "wt-audit";
	opt_init(&o, argc, argv, usage, examples, table);
	while ((ch = opt_next(&o)) != -1)
		switch (ch) {
		case OPT_ROWS: rows = true; break;
		case OPT_STAGES:
			name_stages(a, (char *)o.arg);
			named = true;
			break;
		}
	for (char **file = o.files; !named && *file; file++)
		audit_stage(a, *file);
	if (!audit_stages(a))
		opt_refuse(&o, "name a summary for each stage, or --stages");
	for (int i = 0; i < AUDIT_FIELDS; i++)
		filter_want(&f, audit_path(i));
	filter_open(&f, &o);
	read_all(&f, a, named, o.files);
	for (size_t i = 0; i < audit_stages(a); i++) {
		if (!audit_link(a, i, &e))
			wt_warn("%s", e.msg);
		if (rows) {
			audit_row(a, i, &f.edge.out);
			edge_row(&f.edge);
		}
	}
	if (f.edge.rejected)
		edge_fail(&f.edge, WT_FAILED);
	edge_fail(&f.edge, (enum wt_status)audit_status(a));
	status = filter_close(&f);
	audit_free(a);
	return status;
}
