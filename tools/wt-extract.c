/* wt-extract - archived pages in, one advert a line out */
#include "buf.h"
#include "die.h"
#include "edge.h"
#include "exhibit.h"
#include "extract.h"
#include "opt.h"
#include "pages.h"

static const char usage[] =
    "wt-extract [--explain] [--sites path] "
    "[--url url] [--platform name]\n"
    "                  [--captured date] [--charset label] [--type type] "
    "[--originals file] [file ...]\n"
    "       wt-extract --exhibit file offset[+skip]";

static const char examples[] =
    "  wt-extract crawl/*.warc.gz > adverts.ndjson\n"
    "  wt-extract --url https://s.taobao.com/search?q=x saved.html\n"
    "  wt-extract --explain saved.html\n"
    "  wt-extract --exhibit crawl.warc.gz 4096+512 | sha256sum\n";

enum {
	OPT_CAPTURED = 256,
	OPT_CHARSET,
	OPT_EXHIBIT,
	OPT_EXPLAIN,
	OPT_ORIGINALS,
	OPT_PLATFORM,
	OPT_SITES,
	OPT_TYPE,
	OPT_URL
};

static const struct opt table[] = {
    {OPT_CAPTURED, "captured", "DATE", "day or time of pages without one"},
    {OPT_CHARSET, "charset", "LABEL", "the encoding, whatever pages say"},
    {OPT_EXHIBIT, "exhibit", NULL, "print the archived bytes of a record"},
    {OPT_EXPLAIN, "explain", NULL, "tell what was tried, in place of adverts"},
    {OPT_ORIGINALS, "originals", "FILE", "where pages of revisit records lie"},
    {OPT_PLATFORM, "platform", "NAME", "platform of pages that tell none"},
    {OPT_SITES, "sites", "PATH", "try this file or folder of sites first"},
    {OPT_TYPE, "type", "TYPE", "auto, warc, html, json or csv"},
    {OPT_URL, "url", "URL", "address of pages without one"},
    {0, NULL, NULL, NULL}};

static void
take(void *to, struct str advert)
{
	struct pages *p = to;

	buf_addstr(&p->edge.out, advert);
	pages_out(p);
}

static void
read_page(struct extract *x, struct pages *p, const struct doc *d, bool explain)
{
	const struct extract_sink sink = {take, p};
	enum extract_result r = extract_page(x, d, explain ? NULL : &sink);

	if (explain)
		extract_explain(x, &p->edge.out);
	switch (r) {
	case EXTRACT_USED: pages_used(p); break;
	case EXTRACT_SKIP: pages_skip(p, extract_reason(x)); break;
	case EXTRACT_REJECT:
		pages_reject(p, extract_reason(x), extract_detail(x));
		break;
	}
}

/* Closes p, with what the definitions gave in its summary; tells if there are
 * adverts, and none by the caller's. */
static int
finish(const struct extract *x, struct pages *p)
{
	struct buf count = {0}, dry = {0};
	int status;

	extract_count(x, &count);
	edge_note(&p->edge, "sites", buf_str(&count));
	buf_free(&count);
	status = pages_close(p);
	if (!p->quiet && p->edge.written && extract_idle(x))
		wt_warn("no advert is by a definition of --sites: none fits a "
			"page; see --explain");
	extract_dry(x, &dry);
	if (!p->quiet && dry.n)
		wt_warn("no row has what should be there (see --explain): %s",
		    buf_cstr(&dry));
	buf_free(&dry);
	return status;
}

int
main(int argc, char *argv[])
{
	struct extract_opts opt = {0};
	struct pages p = {0};
	const struct doc *d;
	struct extract *x;
	bool explain = false, show = false;
	struct opts o;
	struct err e;
	int ch, status;

	wt_prog = "wt-extract";
	opt_init(&o, argc, argv, usage, examples, table);
	while ((ch = opt_next(&o)) != -1)
		switch (ch) {
		case OPT_CAPTURED: opt.captured = o.arg; break;
		case OPT_CHARSET: opt.charset = o.arg; break;
		case OPT_EXHIBIT: show = true; break;
		case OPT_EXPLAIN: explain = opt.check = true; break;
		case OPT_ORIGINALS: pages_originals(&p, o.arg); break;
		case OPT_PLATFORM: opt.platform = o.arg; break;
		case OPT_SITES:
			if (opt.nsites == EXTRACT_SITES_MAX)
				opt_refuse(&o, "too many --sites");
			opt.sites[opt.nsites++] = o.arg;
			break;
		case OPT_TYPE: opt.type = o.arg; break;
		case OPT_URL: opt.url = o.arg; break;
		}
	if (show)
		return exhibit(&o);
	if (!(x = extract_new(&opt, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
	p.edge.rules_sha256 = extract_digest(x);
	p.words = extract_words(x);
	p.quiet = explain;
	pages_open(&p, &o);
	while ((d = pages_next(&p)))
		read_page(x, &p, d, explain);
	status = finish(x, &p);
#ifdef WT_SANITIZED /* else it goes with the process: a fifth of a start */
	extract_free(x);
#endif
	return status;
}
