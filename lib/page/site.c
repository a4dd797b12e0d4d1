/* site - the set of definitions */
#include "site_priv.h"

#include <stdlib.h>

#include "jq.h"
#include "mem.h"
#include "re.h"
#include "tsv.h"
#include "url.h"

void
sites_free(struct sites *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n; i++)
		site_close(&s->site[i]);
	for (size_t i = 0; i < s->nplatform; i++) {
		free(s->platform[i].name);
		free(s->platform[i].currency);
		free(s->platform[i].zone);
		free(s->platform[i].url);
	}
	for (size_t i = 0; i < s->nhost; i++) {
		free(s->host[i].pattern);
		free(s->host[i].platform);
	}
	sites_index_free(s);
	free(s->host);
	free(s->site);
	free(s->platform);
	numbers_free(s->numbers);
	dates_free(s->dates);
	marks_free(s->marks);
	free(s);
}

/* A cell as a C string; NULL if it is empty. */
static char *
cell(struct str s)
{
	return s.n ? mem_dup(s.p, s.n) : NULL;
}

static const char *const platform_columns[] = {
    "platform", "currency", "zone", "url", NULL};

static bool
platform_add(void *of, const struct tsv *t, struct err *e)
{
	struct sites *s = of;

	if (!t->col[0].n)
		return tsv_fault(t, e, "the platform has no name");
	mem_grow(&s->platform, &s->platform_cap, s->nplatform + 1,
	    sizeof(*s->platform));
	s->platform[s->nplatform++] = (struct platform){
	    cell(t->col[0]), cell(t->col[1]), cell(t->col[2]), cell(t->col[3])};
	return true;
}

static const char *const host_columns[] = {"host", "platform", NULL};

static bool
host_add(void *of, const struct tsv *t, struct err *e)
{
	struct sites *s = of;

	if (!t->col[0].n || !t->col[1].n)
		return tsv_fault(t, e, "a host and a platform");
	mem_grow(&s->host, &s->host_cap, s->nhost + 1, sizeof(*s->host));
	s->host[s->nhost++] = (struct host){cell(t->col[0]), cell(t->col[1]),
	    t->col[0].n ? t->col[0].p[t->col[0].n - 1] : '*'};
	return true;
}

struct str
sites_listed(const struct sites *s, struct str host)
{
	/* asked for each row, of hundreds: most differ in how they end */
	for (size_t i = 0; host.n && i < s->nhost; i++) {
		const struct host *h = &s->host[i];

		if ((h->last == host.p[host.n - 1] || h->last == '*') &&
		    str_glob(str_from(h->pattern), host))
			return str_from(h->platform);
	}
	return STR_NONE;
}

struct str
sites_unlisted(struct str host)
{
	return url_bare(host, URL_API);
}

struct str
sites_host(const struct sites *s, struct str host)
{
	struct str name = sites_listed(s, host);

	return name.n ? name : sites_unlisted(host);
}

static int
by_name(const void *a, const void *b)
{
	const struct platform *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static int
is_named(const void *name, const void *platform)
{
	const struct platform *p = platform;

	return str_cmp(*(const struct str *)name, str_from(p->name));
}

const struct platform *
sites_platform(const struct sites *s, struct str name)
{
	return s->nplatform ? bsearch(&name, s->platform, s->nplatform,
				  sizeof(*s->platform), is_named)
	                    : NULL;
}

const struct site *
sites_named(const struct sites *s, struct str name)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->site[i].name, name))
			return &s->site[i];
	return NULL;
}

/* Adds the definitions at path, but for those whose name one of the first
 * `from` has, the definitions that were there before.  Within path a name
 * stands once. */
static bool
add_all(struct sites *s, struct rules *r, const char *path, size_t from,
    struct err *e)
{
	const struct site *other;
	struct site site = {0};
	char **files;
	bool ok;
	size_t n;

	if (!rules_list(path, ".site", &files, &n, e))
		return false;
	ok = n > 0 || err_set(e, "%s: no file in it ends in .site", path);
	for (size_t i = 0; ok && i < n; i++) {
		ok = site_read(&site, r, files[i], e);
		if (!ok)
			break;
		other = sites_named(s, site.name);
		if (other && other < s->site + from) {
			site_close(&site);
			continue;
		}
		ok = !other || err_set(e,
				   "%s: the site " STR_FMT " is in %s "
				   "already",
				   files[i], STR_ARG(site.name), other->path);
		site_mark(&site, s->marks);
		mem_grow(&s->site, &s->cap, s->n + 1, sizeof(*s->site));
		s->site[s->n++] = site;
		site = (struct site){0};
	}
	rules_list_free(files, n);
	return ok;
}

/* Moves the definition at `from` up to `to`: those between go down by one. */
static void
move_up(struct sites *s, size_t from, size_t to)
{
	struct site moved = s->site[from];

	memmove(&s->site[to + 1], &s->site[to], (from - to) * sizeof(moved));
	s->site[to] = moved;
}

/* Puts each definition before those that it names in its lines also, of the
 * caller's own or of the others.  False if one is not there. */
static bool
order_also(struct sites *s, struct err *e)
{
	const struct site *other;
	size_t n = 0, at;

	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < s->site[i].nalso; k++) {
			other = sites_named(s, s->site[i].also[k]);
			if (!other || other == &s->site[i])
				return err_set(e,
				    "%s: also " STR_FMT ": no other definition "
				    "has that name",
				    s->site[i].path,
				    STR_ARG(s->site[i].also[k]));
			at = (size_t)(other - s->site);
			if (at < i && (at < s->own) == (i < s->own) &&
			    n++ < s->n) {
				move_up(s, i, at);
				i = at - 1; /* it is looked at once more */
				break;
			}
		}
	return true;
}

/* rules_home()/sites and the name; in path. */
static const char *
home_path(struct buf *path, const struct rules *r, const char *name)
{
	buf_clear(path);
	buf_printf(path, "%s/sites%s", rules_home(r), name);
	return buf_cstr(path);
}

struct sites *
sites_new(struct rules *r, const char *const *own, struct err *e)
{
	struct sites *s = mem_new(1, sizeof(*s));
	struct buf path = {0};
	bool ok;

	s->marks = marks_new();
	s->dates = dates_new(r, home_path(&path, r, "/dates.tsv"), e);
	if (s->dates)
		s->numbers = numbers_new(
		    r, home_path(&path, r, "/numbers.tsv"), s->dates, e);
	ok = s->numbers &&
	     tsv_each(r, home_path(&path, r, "/platforms.tsv"),
		 platform_columns, platform_add, s, e) &&
	     tsv_each(r, home_path(&path, r, "/hosts.tsv"), host_columns,
		 host_add, s, e);
	for (; ok && own && *own; own++)
		ok = add_all(s, r, *own, s->n, e);
	s->own = s->n;
	ok = ok && add_all(s, r, home_path(&path, r, ""), s->n, e) &&
	     order_also(s, e);
	buf_free(&path);
	if (ok) {
		if (s->nplatform)
			qsort(s->platform, s->nplatform, sizeof(*s->platform),
			    by_name);
		sites_index(s);
		return s;
	}
	sites_free(s);
	return NULL;
}

struct str
site_line_cut(struct str *line)
{
	size_t at = str_find(*line, STR("&&"), 0);
	struct str part = str_trim(str_n(line->p, at));

	at = at + 2 < line->n ? at + 2 : line->n;
	line->p += at, line->n -= at;
	return part;
}

/* What an anchor begins with, up to {word} or " =". */
static struct str
anchor_head(struct str anchor)
{
	anchor.n = str_find(anchor, STR("{"), 0);
	anchor.n = str_find(anchor, STR(" ="), 0);
	return anchor;
}

void
site_mark(struct site *s, struct marks *m)
{
	struct str line;
	size_t n = 0;

	for (size_t i = 0; s->dump && i < s->nscript; i++)
		s->script[i].mark =
		    marks_add(m, anchor_head(s->script[i].anchor));

	for (size_t i = 0; i < s->ncontent; i++)
		for (line = s->content[i]; line.n; n++) {
			s->mark = mem_resize(s->mark, n + 1, sizeof(*s->mark));
			s->mark[n].text = marks_add(m, site_line_cut(&line));
			s->mark[n].last = !line.n;
		}
	s->nmark = n;
}

/* True if all texts of the line that begins with mark i stand in the page.
 * Those that cost little to look up are asked for first. */
static bool
has_line(const struct site *s, size_t i, struct marks *m)
{
	for (int cheap = 1; cheap >= 0; cheap--)
		for (size_t k = i;; k++) {
			if (marks_cheap(m, s->mark[k].text) == cheap &&
			    !marks_has(m, s->mark[k].text))
				return false;
			if (s->mark[k].last)
				break;
		}
	return true;
}

/* True if all texts of one line stand in the page, or there is no line. */
static bool
has_text(const struct site *s, struct marks *m)
{
	bool first = true;

	for (size_t i = 0; i < s->nmark; i++) {
		if (first && has_line(s, i, m))
			return true;
		first = s->mark[i].last;
	}
	return !s->nmark;
}

struct str
site_lacks(const struct site *s, struct marks *m, size_t *near)
{
	struct str best = STR_NONE, lack = STR_NONE;
	size_t has = 0, lacks = 0, fewest = SIZE_MAX;

	*near = 0;
	for (size_t i = 0; i < s->nmark; i++) {
		if (marks_has(m, s->mark[i].text))
			has++;
		else if (!lacks++)
			lack = marks_text(m, s->mark[i].text);
		if (!s->mark[i].last)
			continue;
		if (lacks < fewest || (lacks == fewest && has > *near)) {
			fewest = lacks;
			best = lack;
			*near = has;
		}
		has = lacks = 0;
		lack = STR_NONE;
	}
	return best;
}

/* How many of the columns of a line the table does not have; *first is the
 * first of those. */
static size_t
columns_lacking(struct str line, const struct csv *table, struct str *first)
{
	struct str column;
	size_t n = 0;

	while (line.n) {
		column = site_line_cut(&line);
		if (csv_column(table, column) < 0 && !n++)
			*first = column;
	}
	return n;
}

/* True if the table has all columns of one of the definition's lines. */
static bool
has_columns(const struct site *s, const struct csv *table)
{
	struct str first;

	for (size_t i = 0; table && i < s->ncsv; i++)
		if (!columns_lacking(s->csv[i], table, &first))
			return true;
	return false;
}

struct str
site_lacks_column(const struct site *s, const struct csv *table)
{
	struct str first, best = STR_NONE;
	size_t n, fewest = SIZE_MAX;

	for (size_t i = 0; i < s->ncsv; i++) {
		n = columns_lacking(s->csv[i], table, &first);
		if (n && n < fewest) {
			fewest = n;
			best = first;
		}
	}
	return best;
}

struct str
site_near_line(const struct site *s, const struct csv *table)
{
	struct str line, first;
	size_t n, lacks;

	for (size_t i = 0; i < s->ncsv; i++) {
		for (n = 0, line = s->csv[i]; line.n; n++)
			(void)site_line_cut(&line);
		lacks = columns_lacking(s->csv[i], table, &first);
		if (lacks && lacks * 2 <= n)
			return s->csv[i];
	}
	return STR_NONE;
}

bool
site_fits(const struct site *s, enum site_fit fit, struct marks *m,
    const struct csv *table)
{
	bool columns, by_text;

	/* the address decides most, so that texts need not be looked for */
	if (s->by_url != (fit == SITE_FITS || fit == SITE_FITS_URL))
		return false;
	columns = has_columns(s, table);
	by_text = columns || ((s->ncontent || !s->ncsv) && has_text(s, m));
	if (fit == SITE_FITS_CONTENT)
		return by_text && (s->ncontent || columns);
	return by_text == (fit == SITE_FITS);
}
