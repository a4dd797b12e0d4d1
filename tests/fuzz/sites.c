/*
 * fuzz/sites - any definition of a site, on any page
 *
 * One that is refused is told with its file; one that is taken gives sound
 * records of whatever page.  Parts: folder.h.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "extract.h"
#include "folder.h"
#include "page.h"
#include "site_priv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const struct folder_file files[] = {{"sites/", NULL},
    {"sites/numbers.tsv", "kind\tword\tvalue\ncurrency\t$\tUSD?\n"
			  "currency\t¥\tCNY\ntimes\t万\t4\n"},
    {"sites/dates.tsv", "kind\tvalue\twords\nmonth\t3\tmarch\n"},
    {"sites/markets.tsv", "name\tplatform\tposts\nShop\tshop\t\n"},
    {"sites/folders.tsv", "kind\tword\nhost\tcom\n"},
    {"sites/crawl.tsv", "what\tname\npage\thtml\n"},
    {"sites/platforms.tsv", "platform\tcurrency\tzone\turl\n"
			    "shop\tCNY\t+08:00\thttps://a.example/{item}\n"},
    {"sites/hosts.tsv", "host\tplatform\n*.a.example\tshop\n"},
    {"sites/under.tsv", "label\nco\n"},
    {"sites/dump.tsv", "key\tname\nitem\titem_id\ntitle\ttitle\n"},
    {"sites/redirects.tsv", "address\ttarget\na.example/\tu\n"},
    {"sites/schema.tsv", "kind\tname\nproduct\tProduct\nattribute\tcolor\n"},
    {"sites/shown.tsv", "kind\tword\nprice\tprice\npast\told\n"},
    {"sites/x.site", "site x\ncontent page\ntitle css p\n"}, {NULL, NULL}};

/* True if it is taken, and jq, which is another process, is not needed. */
static bool
alone(struct rules *r, const char *path)
{
	struct site s;
	struct err e;
	bool is;

	if (!site_read(&s, r, path, &e))
		return false;
	is = site_ready(&s, &e);
	for (int k = 0; is && k < SITE_KEYS; k++)
		for (size_t i = 0; i < s.source[k].n; i++)
			is = is && s.source[k].at[i].how != SITE_JQ;
	site_close(&s);
	return is;
}

static const struct extract_opts opts = {
    .url = "https://www.a.example/list/1.html?q=x"};

/* The files are sound by themselves: where one lacks, or is wrong, no input is
 * ever read, and nothing would be found. */
static void
check_files(void)
{
	static bool checked;
	const char *home;
	struct extract *x;
	struct err e;

	if (checked)
		return;
	checked = true;
	home = folder_make(files, STR(""));
	if (!(x = extract_new(&opts, &e)))
		fprintf(stderr, "%s\n", e.msg), abort();
	extract_free(x);
	folder_remove(files, home);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str all = {n ? (const char *)data : "", n}, page;
	const char *home;
	struct extract *x;
	struct rules *r;
	struct buf path = {0};
	struct err e;

	check_files();
	home = folder_make(files, all);
	if (!(r = rules_new(&e)))
		abort();
	buf_printf(&path, "%s/sites/x.site", home);
	x = extract_new(&opts, &e);
	if (!x && strncmp(e.msg, home, strlen(home)) != 0)
		abort();
	page = folder_part(all, "page");
	if (x && page.p && alone(r, buf_cstr(&path)))
		page_read(x, page);
	extract_free(x);
	rules_free(r);
	buf_free(&path);
	folder_remove(files, home);
	return 0;
}
