/* fuzz/value - prices, counts, times, addresses, texts of any kind */
#include <stdint.h>
#include <stdlib.h>

#include "charset.h"
#include "cut.h"
#include "jsobj.h"
#include "json.h"
#include "script.h"
#include "text.h"
#include "url.h"
#include "utf8.h"
#include "value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct dates *
dates(void)
{
	static struct dates *d;
	struct rules *r;
	struct buf path = {0};
	struct err e;

	if (d)
		return d;
	if (!(r = rules_new(&e)))
		abort();
	buf_printf(&path, "%s/sites/dates.tsv", rules_home(r));
	if (!(d = dates_new(r, buf_cstr(&path), &e)))
		abort();
	buf_free(&path);
	rules_free(r);
	return d;
}

static const struct numbers *
numbers(void)
{
	static struct numbers *w;
	struct rules *r;
	struct buf path = {0};
	struct err e;

	if (w)
		return w;
	if (!(r = rules_new(&e)))
		abort();
	buf_printf(&path, "%s/sites/numbers.tsv", rules_home(r));
	if (!(w = numbers_new(r, buf_cstr(&path), dates(), &e)))
		abort();
	buf_free(&path);
	rules_free(r);
	return w;
}

/* A price is a JSON number. */
static void
check(const struct amount *d)
{
	struct json_scan scan = {0};
	struct err e;

	if (d->text[0] && (!json_scan(&scan, NULL, str_from(d->text), &e) ||
			      json_type(scan.value) != JSON_NUMBER))
		abort();
	json_scan_free(&scan);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str text = str_n((const char *)data, n), none = {NULL, 0}, v;
	struct script s = {text, STR("a {word} ="), 0, 0};
	struct charset *c = charset_new();
	struct json_scan scan = {0};
	struct charset_text t;
	struct buf out = {0};
	struct price p;
	struct cut cut;
	struct err e;
	uint64_t count;

	if (value_price(numbers(), text, &p)) {
		check(&p.low);
		check(&p.high);
		if (amount_cents(&p.low))
			check(&p.low);
	}
	value_count(numbers(), text, &count);
	value_when(NULL, text, STR("+08:00"), none, &out);
	value_when(
	    dates(), text, STR("+08:00"), STR("2024-05-10T20:00:00Z"), &out);
	url_absolute(text, STR("https://a.example/b"), &out);
	text_plain(text, &out);
	text_percent(text, &out);
	while (script_next(&s, &v))
		buf_addstr(&out, v);
	buf_addstr(&out, script_body(text));
	if (cut_read(&cut, str_n(text.p, n / 2), &e))
		cut_take(&cut, text);
	charset_decode(c, text, none, none, &t);
	if (!utf8_valid(t.text, NULL))
		abort();
	buf_clear(&out);
	if (jsobj_json(t.text, &out, &e) &&
	    !json_scan(&scan, NULL, buf_str(&out), &e))
		abort();
	(void)jsobj_close(text, &out);
	json_scan_free(&scan);
	charset_free(c);
	buf_free(&out);
	return 0;
}
