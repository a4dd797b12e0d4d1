/* wt-classify - say which species, what product, which law on that day */
#include "classify.h"
#include "day.h"
#include "filter.h"

static const char usage[] = "wt-classify [-x] [-d day] [-j jurisdiction] "
			    "[-p profile] [-r path] [file ...]";

static const char examples[] =
    "  wt-extract crawl/*.warc.gz | wt-match | wt-classify > classed.ndjson\n"
    "  wt-classify --as-of 2021-02-01 hits.ndjson\n"
    "  wt-classify --profile wjc-2021 hits.ndjson | jq -r .class.status\n";

static const struct opt table[] = {
    {'d', "as-of", "DAY", "the law of that day, not of the advert's own"},
    {'x', "explain", NULL, "tell on standard error how each class came"},
    {'j', "jurisdiction", "CODE", "CN (default) or HK"},
    {'p', "profile", "NAME", "official (default) or wjc-2021"},
    {'r', "rules", "PATH", "the folder of rules, in place of the default"},
    {0, NULL, NULL, NULL}};

/* The chain, line by line, on standard error. */
static void
explain(
    struct classify *c, const struct rec *r, struct str class, struct buf *text)
{
	struct str rest, line;

	buf_clear(text);
	classify_explain(c, class, text);
	rest = str_trim(buf_str(text));
	for (line = str_cut(&rest, '\n'); line.p; line = str_cut(&rest, '\n'))
		wt_warn("%s:%llu: " STR_FMT, r->file,
		    (unsigned long long)r->number, STR_ARG(line));
}

int
main(int argc, char *argv[])
{
	struct classify_opts opt = {.as_of = DAY_NONE};
	struct filter f = {.key = "class"};
	struct buf value = {0}, chain = {0};
	struct classify *c = NULL;
	struct rules *rules;
	bool told = false;
	struct opts o;
	struct err e;
	struct rec *r;
	int ch, status;

	wt_prog = "wt-classify";
	opt_init(&o, argc, argv, usage, examples, table);
	while ((ch = opt_next(&o)) != -1)
		switch (ch) {
		case 'd': opt.as_of = opt_as_of(&o); break;
		case 'j': opt.jurisdiction = o.arg; break;
		case 'p': opt.profile = o.arg; break;
		case 'r': opt.rules = o.arg; break;
		case 'x': told = true; break;
		}
	rules = rules_new(&e);
	if (!rules || !(c = classify_new(rules, &opt, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
	classify_want(f.want = json_paths_new());
	f.edge.rules_sha256 = rules_digest(rules);
	filter_open(&f, &o);
	while ((r = filter_next(&f))) {
		buf_clear(&value);
		classify_record(c, &r->scan, &value);
		if (told)
			explain(c, r, buf_str(&value), &chain);
		filter_add(&f, r, buf_str(&value));
	}
	status = filter_close(&f);
	classify_free(c);
	rules_free(rules);
	buf_free(&value);
	buf_free(&chain);
	return status;
}
