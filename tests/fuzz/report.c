/*
 * fuzz/report - rows into documents, adverts behind figures, contacts in text
 *
 * Lines are rows; those that have a title are adverts.
 */
#include <stdint.h>
#include <stdlib.h>

#include "redact.h"
#include "report.h"
#include "report_advert.h"
#include "report_adverts.h"
#include "report_chart.h"
#include "report_html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* What was found lies in the text, in order. */
static void
find(const struct redact_cues *c, struct str text, struct redact_found *f)
{
	size_t at = 0;

	f->renew = true;
	redact_find(c, text, STR("seller name\n\xe8\xb1\xa1\xe7\x89\x99"), f);
	for (size_t i = 0; i < f->n; i++) {
		if (f->span[i].start < at || f->span[i].end <= f->span[i].start)
			abort();
		at = f->span[i].end;
	}
}

static void
documents(struct report *r, const struct report_adverts *a)
{
	struct buf out = {0};

	report_text(r, &out);
	report_markdown(r, &out);
	report_csv(r, ',', true, &out);
	for (size_t i = 0; i < r->ntable; i++)
		report_chart(r, &r->table[i], &out);
	for (size_t i = 0; i < report_adverts_count(a); i++) {
		struct json_scan scan = {0};
		struct err e;

		report_advert_html(r, report_adverts_at(a, i), &out);
		buf_clear(&out);
		report_advert_json(r, report_adverts_at(a, i), &out);
		if (!json_scan(&scan, NULL, buf_str(&out), &e))
			abort();
		json_scan_free(&scan);
	}
	buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct redact_cues *cues;
	static struct rules *rules;
	struct str all = {n ? (const char *)data : "", n}, rest = all, line;
	struct report r = {0};
	struct report_adverts *a;
	struct json_scan scan = {0};
	struct redact_found found = {0};
	struct err e;

	if (!rules && ((rules = rules_new(&e)) == NULL ||
			  !(cues = redact_cues_new(rules, &e))))
		abort();
	while ((line = str_cut(&rest, '\n')).p)
		if (json_scan(&scan, NULL, line, &e) && *scan.value.p == '{')
			report_add(&r, scan.value);
	report_ready(&r);
	if ((a = report_adverts_new(&r, &e))) {
		for (rest = all; (line = str_cut(&rest, '\n')).p;)
			if (json_scan(&scan, NULL, line, &e) &&
			    *scan.value.p == '{') {
				find(cues, scan.value, &found);
				report_adverts_add(a, scan.value);
			}
		report_adverts_done(a);
		documents(&r, a);
	}
	report_adverts_free(a);
	redact_found_free(&found);
	json_scan_free(&scan);
	report_free(&r);
	return 0;
}
