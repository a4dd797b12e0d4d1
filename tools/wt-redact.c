/* wt-redact - records with sellers as pseudonyms, so that they may be published
 */
#include "die.h"
#include "err.h"
#include "filter.h"
#include "opt.h"
#include "redact.h"
#include "rules.h"

static const char usage[] = "wt-redact --redact-key file [file ...]";

static const char examples[] =
    "  head -c 32 /dev/urandom | base64 > key; chmod 600 key\n"
    "  wt-redact --redact-key key hits.ndjson > public.ndjson\n";

enum { OPT_REDACT_KEY = 256 };

static const struct opt table[] = {
    {OPT_REDACT_KEY, "redact-key", "FILE", "the key of the pseudonyms"},
    {0, NULL, NULL, NULL}};

int
main(int argc, char *argv[])
{
	struct filter f = {.edge.withhold = true};
	const char *key = NULL;
	struct redact *redact = NULL;
	struct rules *rules;
	struct opts o;
	struct err e;
	struct rec *r;
	int ch, status;

	wt_prog = "wt-redact";
	opt_init(&o, argc, argv, usage, examples, table);
	while ((ch = opt_next(&o)) != -1)
		switch (ch) {
		case OPT_REDACT_KEY: key = o.arg; break;
		}
	if (!key)
		opt_refuse(&o, "--redact-key: no key is named");
	rules = rules_new(&e);
	if (!rules || !(redact = redact_new(rules, key, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
	f.edge.rules_sha256 = rules_digest(rules);
	filter_open(&f, &o);
	while ((r = filter_next(&f))) {
		redact_record(redact, r->scan.value, &f.edge.out);
		buf_addc(&f.edge.out, '\n');
		edge_emit(&f.edge);
	}
	status = filter_close(&f);
	redact_free(redact);
	rules_free(rules);
	return status;
}
