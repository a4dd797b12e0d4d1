/* site_index - which definitions come into question for a page */
#include <stdlib.h>

#include "mem.h"
#include "site_priv.h"
#include "url.h"

#define HOSTS    4096 /* so many hosts of pages are kept */
#define HOST_MAX 253  /* bytes: RFC 1035 */
#define SET_BITS 64

/*
 * A set of definitions is an array of `words` words, a bit for each definition.
 * A content line is known by the longest of its texts, which as a rule is the
 * rarest: if that is not in the page the others need not be asked for.
 */
struct sites_index {
	size_t words;
	struct names seen; /* hosts of pages; */
	uint64_t *on;      /* for each the set of definitions for it */
	size_t on_cap;
	uint64_t *here;    /* those for the page's address */
	bool liked;        /* the next was found for this page: */
	uint64_t *like;    /* those that its text may be for */
	uint64_t *generic; /* those for any page */
	uint64_t *any;     /* those that no text of a page can rule out */
	size_t texts;      /* numbers of texts; */
	uint64_t *with;    /* for each the set of definitions with a line that
	                    * is known by it */
};

static void
set_add(uint64_t *set, size_t i)
{
	set[i / SET_BITS] |= UINT64_C(1) << i % SET_BITS;
}

static void
set_join(uint64_t *set, const uint64_t *other, size_t words)
{
	for (size_t i = 0; i < words; i++)
		set[i] |= other[i];
}

static void
set_clear(uint64_t *set, size_t words)
{
	memset(set, 0, words * sizeof(*set));
}

/* The definition behind last that is in the set. */
static const struct site *
set_next(const struct sites *s, const uint64_t *set, const struct site *last)
{
	size_t i = last ? (size_t)(last - s->site) + 1 : 0;
	uint64_t rest;

	while (i < s->n) {
		rest = set[i / SET_BITS] >> i % SET_BITS;
		if (rest)
			return &s->site[i + (size_t)__builtin_ctzll(rest)];
		i += SET_BITS - i % SET_BITS;
	}
	return NULL;
}

/* Puts a definition under the text by which each of its lines is known.  False
 * if a line has no text that marks_pass finds. */
static bool
put_lines(struct sites_index *x, const struct sites *s, size_t i)
{
	const struct site_mark *mark = s->site[i].mark;
	uint32_t best = NAMES_NONE;
	bool all = true;

	for (size_t k = 0; k < s->site[i].nmark; k++) {
		uint32_t text = mark[k].text;

		if (marks_cheap(s->marks, text) &&
		    (best == NAMES_NONE || marks_text(s->marks, best).n <
					       marks_text(s->marks, text).n))
			best = text;
		if (!mark[k].last)
			continue;
		if (best == NAMES_NONE)
			all = false;
		else
			set_add(x->with + best * x->words, i);
		best = NAMES_NONE;
	}
	return all;
}

void
sites_index(struct sites *s)
{
	struct sites_index *x = s->index = mem_new(1, sizeof(*x));

	x->words = (s->n + SET_BITS - 1) / SET_BITS;
	x->here = mem_new(x->words, sizeof(*x->here));
	x->like = mem_new(x->words, sizeof(*x->like));
	x->generic = mem_new(x->words, sizeof(*x->generic));
	x->any = mem_new(x->words, sizeof(*x->any));
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < s->site[i].nmark; k++)
			if (x->texts <= s->site[i].mark[k].text)
				x->texts = s->site[i].mark[k].text + 1;
	x->with = mem_new(x->texts * x->words + 1, sizeof(*x->with));
	for (size_t i = 0; i < s->n; i++) {
		if (!put_lines(x, s, i) || s->site[i].ncsv)
			set_add(x->any, i);
		if (s->site[i].generic)
			set_add(x->generic, i);
	}
}

void
sites_index_free(struct sites *s)
{
	struct sites_index *x = s->index;

	if (!x)
		return;
	names_free(&x->seen);
	free(x->on);
	free(x->here);
	free(x->like);
	free(x->generic);
	free(x->any);
	free(x->with);
	free(x);
	s->index = NULL;
}

/* True if one of n patterns fits, or there are none. */
static bool
any_fits(const struct str *pattern, size_t n, struct str s)
{
	for (size_t i = 0; i < n; i++)
		if (str_glob(pattern[i], s))
			return true;
	return n == 0;
}

bool
site_has_host(const struct site *s, struct str url)
{
	struct str host = url_host(url);

	return host.p && s->nhost && any_fits(s->host, s->nhost, host);
}

/* Adds a host, and finds out which definitions are for it. */
static uint32_t
see_host(const struct sites *s, struct str host)
{
	struct sites_index *x = s->index;
	uint64_t *on;
	uint32_t n;

	if (x->seen.n == HOSTS)
		names_clear(&x->seen);
	n = names_add(&x->seen, host);
	mem_grow(&x->on, &x->on_cap, (n + 1) * x->words, sizeof(*x->on));
	on = x->on + n * x->words;
	set_clear(on, x->words);
	for (size_t i = 0; i < s->n; i++)
		if (s->site[i].nhost &&
		    any_fits(s->site[i].host, s->site[i].nhost, host))
			set_add(on, i);
	return n;
}

/* Sets here to those for the address. */
static void
look_url(struct sites *s, struct str url)
{
	struct sites_index *x = s->index;
	struct str host = url_host(url), path = url_path(url);
	const struct site *on = NULL;
	const uint64_t *set;
	uint32_t n;

	if (!host.p || host.n > HOST_MAX)
		return;
	n = names_find(&x->seen, host);
	if (n == NAMES_NONE)
		n = see_host(s, host);
	set = x->on + n * x->words;
	while ((on = set_next(s, set, on)))
		if (any_fits(on->dir, on->ndir, path))
			set_add(x->here, (size_t)(on - s->site));
}

void
sites_look(struct sites *s, struct str url, struct str text)
{
	struct sites_index *x = s->index;
	const struct site *here = NULL;

	while ((here = sites_here(s, here)))
		s->site[here - s->site].by_url = false;
	set_clear(x->here, x->words);
	x->liked = false;
	look_url(s, url);
	while ((here = sites_here(s, here)))
		s->site[here - s->site].by_url = true;
	marks_look(s->marks, text);
}

const struct site *
sites_here(const struct sites *s, const struct site *last)
{
	return set_next(s, s->index->here, last);
}

const struct site *
sites_generic(const struct sites *s, const struct site *last)
{
	return set_next(s, s->index->generic, last);
}

static void
find_like(struct sites *s)
{
	struct sites_index *x = s->index;
	const uint32_t *text;
	size_t n;

	marks_pass(s->marks);
	text = marks_found(s->marks, &n);
	memcpy(x->like, x->any, x->words * sizeof(*x->like));
	for (size_t i = 0; i < n; i++)
		if (text[i] < x->texts)
			set_join(
			    x->like, x->with + text[i] * x->words, x->words);
	for (size_t i = 0; i < x->words; i++)
		x->like[i] &= ~x->here[i];
	x->liked = true;
}

const struct site *
sites_like(struct sites *s, const struct site *last)
{
	if (!s->index->liked)
		find_like(s);
	return set_next(s, s->index->like, last);
}
