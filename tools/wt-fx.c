/* wt-fx - the price in another currency, by the rate of the advert's day */
#include "day.h"
#include "edge.h"
#include "filter.h"
#include "fx.h"

static const char usage[] =
    "wt-fx [-d day] [--places n] [--rates path] [--to currency] [file ...]";

static const char examples[] =
    "  wt-extract crawl/*.warc.gz | wt-fx | jq .fx.price\n"
    "  wt-fx --to EUR --as-of 2021-08-30 adverts.ndjson\n"
    "  wt-fx adverts.ndjson | wt-agg --where '(.fx.placeholder|not)' \\\n"
    "      --calc 'usd=median(.fx.price)'\n"
    "\n"
    "Prices are rounded half to even to 2 decimals; price is not touched.\n";

enum { OPT_PLACES = 256, OPT_RATES, OPT_TO };

static const struct opt table[] = {
    {'d', "as-of", "DAY", "the rate of that day, not of the advert's own"},
    {OPT_PLACES, "places", "N", "decimals of prices, 0 to 12 (2)"},
    {OPT_RATES, "rates", "PATH", "rate file or folder, or a name (daily)"},
    {OPT_TO, "to", "CUR", "the currency, by its three letters (USD)"},
    {0, NULL, NULL, NULL}};

int
main(int argc, char *argv[])
{
	struct fx_opts opt = {.as_of = DAY_NONE, .places = 2};
	struct filter f = {.key = "fx"};
	struct buf value = {0};
	struct fx *fx = NULL;
	struct rules *rules;
	struct opts o;
	struct err e;
	struct rec *r;
	int ch, status;

	wt_prog = "wt-fx";
	opt_init(&o, argc, argv, usage, examples, table);
	while ((ch = opt_next(&o)) != -1)
		switch (ch) {
		case 'd': opt.as_of = opt_as_of(&o); break;
		case OPT_PLACES: opt.places = (int)opt_number(&o, 0, 12); break;
		case OPT_RATES: opt.rates = o.arg; break;
		case OPT_TO: opt.to = o.arg; break;
		}
	rules = rules_new(&e);
	if (!rules || !(fx = fx_new(rules, &opt, &e)))
		wt_die(WT_USAGE, "%s", e.msg);
	for (int i = 0; i < FX_FIELDS; i++)
		filter_want(&f, fx_path(i));
	f.edge.rules_sha256 = rules_digest(rules);
	filter_open(&f, &o);
	while ((r = filter_next(&f))) {
		buf_clear(&value);
		fx_record(fx, r->field, &value);
		filter_add(&f, r, buf_str(&value));
	}
	buf_clear(&value);
	fx_counts(fx, &value);
	edge_note(&f.edge, "fx", buf_str(&value));
	status = filter_close(&f);
	fx_free(fx);
	rules_free(rules);
	buf_free(&value);
	return status;
}
