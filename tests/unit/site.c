/* unit/site - site, walk, cut: definitions, paths with [], parts of texts */
#include "ok.h"
#include "site_priv.h"
#include "url.h"

#include <stdio.h>
#include <stdlib.h>

/* All that the path finds in the text, joined with '|'. */
static void
walks(const char *path, const char *json, const char *want)
{
	struct err e;
	struct walk_path *p = walk_path_new(str_from(path), &e);
	struct json_paths *paths = json_paths_new();
	struct json_scan scan = {0};
	struct walk w = {0};
	struct buf got = {0};
	struct str v;
	int slot;

	OK(p, "%s: %s", path, e.msg);
	slot = p ? json_paths_add(paths, walk_path_head(p), &e) : -1;
	if (slot >= 0 && json_scan(&scan, paths, str_from(json), &e)) {
		walk_start(&w, p, scan.span[slot]);
		while (walk_next(&w, &v)) {
			buf_addstr(&got, v);
			buf_addc(&got, '|');
		}
	}
	OK(strcmp(buf_cstr(&got), want) == 0, "%s of %s: got %s", path, json,
	    buf_cstr(&got));
	buf_free(&got);
	walk_free(&w);
	json_scan_free(&scan);
	json_paths_free(paths);
	walk_path_free(p);
}

static void
no_walk(const char *path)
{
	struct err e;
	struct walk_path *p = walk_path_new(str_from(path), &e);

	OK(!p, "%s was taken", path);
	walk_path_free(p);
}

static void
paths(void)
{
	walks(".", "{\"a\":1}", "{\"a\":1}|");
	walks(".a.b", "{\"a\":{\"b\":52.90}}", "52.90|");
	walks(".a", "{\"b\":1}", "");
	walks(".[]", "[1,[2],{}]", "1|[2]|{}|");
	walks(".a[]", "{\"a\":{\"x\":1,\"y\":\"z\"}}", "1|\"z\"|");
	walks(".a[].b", "{\"a\":[{\"b\":1},{},{\"b\":null},3]}", "1|null|");
	walks(".a[].b[].c",
	    "{\"a\":[{\"b\":[{\"c\":1},{\"c\":2}]},{\"b\":[]},"
	    "{\"b\":{\"k\":{\"c\":3}}}]}",
	    "1|2|3|");
	walks(".a[][][]", "{\"a\":[{\"g\":[{\"k\":1}],\"h\":[2]}]}",
	    "{\"k\":1}|2|");
	walks(".a[][\"b c\"]", "{\"a\":[{\"b c\":1}]}", "1|");
	walks(".a[][0]", "{\"a\":[[7,8],[9]]}", "7|9|");
	walks(".[\"a[]b\"][]", "{\"a[]b\":[1]}", "1|");
	walks(".a[]", "{\"a\":3}", "");
	no_walk(".a|.b");
	no_walk(".a[]|.b");
	no_walk("a");
	no_walk(".a[].b[].c[].d[].e[]");
}

static void
cuts(const char *pattern, const char *text, const char *want)
{
	struct cut c;
	struct err e;
	struct str got;

	OK(cut_read(&c, str_from(pattern), &e), "%s", e.msg);
	got = cut_take(&c, str_from(text));
	OK(want ? got.p && str_eq(got, str_from(want)) : !got.p,
	    "%s of %s: got " STR_FMT, pattern, text, STR_ARG(got));
}

static void
parts(void)
{
	struct cut c;
	struct err e;

	cuts("id@{digits}", "type@o^id@718^x@1", "718");
	cuts("id={digits}&", "?id=&xid=12z&id=34&", "34");
	cuts("{digits}", "a12b34", "12");
	cuts("{digits}.html", "/12/34.html", "34");
	cuts("name={word}", "x name=a-b_1;", "a-b_1");
	cuts("/{word}-jual-", "/p/x/4k1-jual-comb-jual-b", "4k1");
	cuts("t: {text} -", "t: a b - c", "a b");
	cuts("t: {text} -", "t: a b", "a b");
	cuts("t: {text}", "t: ", NULL);
	cuts("id={digits}", "id=x", NULL);
	cuts("xid={digits}", "id=3", NULL);
	cuts("/itm/*/{digits}", "/itm/a-2/34?x", "34");
	cuts("/itm/*/{digits}", "/p/a-2/34?x", NULL);
	cuts("shop.*/p/*/{digits}", "//shop.example/p/1/2", "2");
	cuts("shop.*/p/*/{digits}", "//shop.example/q/1/2", NULL);
	cuts("shop*/*-{digits}", "shop/", NULL);
	cuts("{text}?", "/a/b?c", "/a/b");
	cuts("{text}?", "/a/b", "/a/b");
	cuts("tmall", "//detail.tmall.com", "//detail.tmall.com");
	cuts("tmall", "//item.taobao.com", NULL);
	OK(!cut_read(&c, STR("{digit}"), &e), "an unknown hole");
	OK(!cut_read(&c, STR("{digits}{word}"), &e), "two holes");
	OK(!cut_read(&c, STR(""), &e), "nothing");
}

static void
glob(const char *pattern, const char *s, bool want)
{
	OK(str_glob(str_from(pattern), str_from(s)) == want, "%s of %s",
	    pattern, s);
}

static void
globs(void)
{
	glob("a.com", "a.com", true);
	glob("a.com", "xa.com", false);
	glob("*.a.com", "x.a.com", true);
	glob("*.a.com", "a.com", false);
	glob("/o/*.html", "/o/12.html", true);
	glob("/o/*.html", "/o/12.html?x", false);
	glob("/*-*-*.html", "/1-2-3.html", true);
	glob("/*-*-*.html", "/1-2.html", false);
	glob("*", "", true);
	glob("", "", true);
	glob("", "a", false);
	glob("*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	    false);
}

/* Texts and pages of few letters, against the plain search. */
static void
marks(void)
{
	struct marks *m = marks_new();
	uint32_t number[60], x = 1;
	char page[200], text[60][16];
	size_t n;

	for (int i = 0; i < 60; i++) {
		n = 1 + (size_t)i % 15;
		for (size_t k = 0; k < n; k++)
			text[i][k] = "ab"[(x = x * 1664525 + 1013904223) >> 31];
		text[i][n] = '\0';
		number[i] = marks_add(m, str_from(text[i]));
		OK(str_eq(marks_text(m, number[i]), str_from(text[i])), "%d",
		    i);
	}
	for (int round = 0; round < 2000; round++) {
		n = (x = x * 1664525 + 1013904223) >> 8 & 127;
		for (size_t k = 0; k < n; k++)
			page[k] = "ab"[(x = x * 1664525 + 1013904223) >> 31];
		marks_look(m, str_n(page, n));
		for (int k = 0; k < 60; k++) {
			int i = (k * 7 + round) % 60;
			bool has =
			    str_find(str_n(page, n), str_from(text[i]), 0) < n;

			OK(marks_has(m, number[i]) == has, "%s in %.*s",
			    text[i], (int)n, page);
		}
	}
	marks_free(m);
}

static void
fits(struct site *s, const char *url, const char *text, enum site_fit want)
{
	struct marks *m = marks_new();
	struct sites all = {.site = s, .n = 1, .marks = m};

	s->by_url = false;
	site_mark(s, m);
	sites_index(&all);
	sites_look(&all, str_from(url), str_from(text));
	for (int fit = SITE_FITS_NOT + 1; fit <= SITE_FITS; fit++)
		OK(site_fits(s, (enum site_fit)fit, m, NULL) ==
			(fit == (int)want),
		    "%s, %s: %d", url ? url : "-", text, fit);
	sites_index_free(&all);
	free(s->mark);
	s->mark = NULL;
	marks_free(m);
}

static bool
any_fits(const struct str *pattern, size_t n, struct str s)
{
	bool fits = !n;

	for (size_t i = 0; i < n; i++)
		fits |= str_glob(pattern[i], s);
	return fits;
}

/* More hosts than are kept in mind, between them those of definitions: each
 * time it is told anew which are for the address. */
static void
hosts(struct sites *all)
{
	char url[300];
	size_t found = 0;

	for (int k = 0; k < 12000; k++) {
		const struct site *one = &all->site[(size_t)k / 2 % all->n];
		struct str host;

		if (k % 2 && one->nhost)
			snprintf(url, sizeof(url), "https://" STR_FMT "/s?q=1",
			    STR_ARG(one->host[0]));
		else
			snprintf(url, sizeof(url), "https://h%d.example/s", k);
		sites_look(all, str_from(url), STR(""));
		host = url_host(str_from(url));
		for (size_t i = 0; i < all->n; i++) {
			const struct site *s = &all->site[i];
			bool want = s->nhost &&
			            any_fits(s->host, s->nhost, host) &&
			            any_fits(s->dir, s->ndir, STR("/s"));

			found += want;
			if (s->by_url != want)
				OK(false, "%s: " STR_FMT, url,
				    STR_ARG(s->name));
		}
	}
	OK(found > 500, "%zu", found);
}

/* Texts of some definitions, put together: those that come into question must
 * be all that fit by their text, in their order, and none by the address. */
static void
like(struct sites *all)
{
	const struct csv *none = NULL;
	const struct site *last;
	struct buf page = {0};
	uint32_t x = 1;
	size_t fit = 0, asked = 0;

	for (int round = 0; round < 3000; round++) {
		buf_clear(&page);
		for (int k = 0; k < 1 + round % 9; k++) {
			const struct site *s;

			x = x * 1664525 + 1013904223;
			s = &all->site[(x >> 8) % all->n];
			for (size_t i = 0; i < s->nmark; i++)
				if (round % 3 || (x >> i % 31 & 1))
					buf_addstr(&page, marks_text(all->marks,
							      s->mark[i].text)),
					    buf_addc(&page, ' ');
		}
		sites_look(all,
		    round % 5 ? STR_NONE : STR("https://item.jd.com/1.html"),
		    buf_str(&page));
		last = NULL;
		for (size_t i = 0; i < all->n; i++) {
			const struct site *s = &all->site[i];
			const struct site *next = sites_like(all, last);
			bool fits =
			    site_fits(s, SITE_FITS_CONTENT, all->marks, none);

			if (next == s)
				last = s, asked++;
			fit += fits;
			if (s->by_url ? next == s : fits && next != s)
				OK(false, "round %d: " STR_FMT, round,
				    STR_ARG(s->name));
		}
	}
	OK(fit > 3000 && asked >= fit, "%zu of %zu", fit, asked);
	buf_free(&page);
}

static void
fit(struct rules *r)
{
	struct str host = STR_INIT("*.a.com"), dir = STR_INIT("/s*");
	struct str content[] = {STR_INIT("one && two"), STR_INIT("three")};
	struct site s = {.host = &host,
	    .nhost = 1,
	    .dir = &dir,
	    .ndir = 1,
	    .content = content,
	    .ncontent = 2};
	struct sites *all;
	struct err e;

	fits(&s, "http://x.a.com/s?q", "one two", SITE_FITS);
	fits(&s, "http://x.a.com/s?q", "one", SITE_FITS_URL);
	fits(&s, "http://x.a.com/t?q=/s", "three", SITE_FITS_CONTENT);
	fits(&s, NULL, "two one", SITE_FITS_CONTENT);
	fits(&s, NULL, "two", SITE_FITS_NOT);
	fits(&s, "http://a.com/s", "two", SITE_FITS_NOT);
	s.nhost = 0;
	fits(&s, "http://x.a.com/s?q", "one", SITE_FITS_NOT);
	all = sites_new(r, NULL, &e);
	OK(all, "%s", e.msg);
	if (all)
		OK(all->n >= 7 && sites_platform(all, STR("tmall")), "%zu",
		    all->n);
	for (size_t i = 0; all && i < all->n; i++) {
		const struct site *one = &all->site[i];

		OK(one->ncontent || one->ncsv || one->schema || one->generic,
		    "%s is not known by its text", one->path);
	}
	if (all) {
		hosts(all);
		like(all);
	}
	sites_free(all);
}

int
main(void)
{
	struct err e;
	struct rules *r = rules_new(&e);

	OK(r, "%s", e.msg);
	paths();
	parts();
	globs();
	marks();
	if (r)
		fit(r);
	rules_free(r);
	printf("%d done, %d failed\n", done, failed);
	return failed != 0;
}
