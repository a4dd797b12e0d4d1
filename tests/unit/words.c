/* unit/words - the scanner against the simplest search there is */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "words.h"

#define TERMS 400

static unsigned seed = 7;

static unsigned
draw(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

/* A few characters only, so that words overlap and share anchors. */
static void
some_text(struct buf *b, size_t n)
{
	static const char *const c[] = {
	    "象", "牙", "a", "虎", "骨", "b", "😀", "é", "𠀀"};

	buf_clear(b);
	while (n--)
		buf_puts(b, c[draw(sizeof(c) / sizeof(*c))]);
}

static size_t
count_plain(const struct buf *text, const struct buf *term)
{
	size_t n = 0, at = 0;
	struct str s = buf_str(text), t = buf_str(term);

	while ((at = str_find(s, t, at)) < s.n) {
		n++;
		at++;
	}
	return n;
}

/* By start, then longest first, then by number? */
static bool
in_order(const struct words_search *s)
{
	for (size_t i = 1; i < s->n; i++) {
		const struct words_hit *a = &s->hit[i - 1], *b = a + 1;

		if (a->start > b->start ||
		    (a->start == b->start &&
			(a->end < b->end ||
			    (a->end == b->end && a->term >= b->term))))
			return false;
	}
	return true;
}

int
main(void)
{
	static struct buf term[TERMS];
	struct words *w = words_new();
	struct words_search s = {0};
	struct buf text = {0}, span = {0}, cut = {0};
	struct err e;
	size_t want, got = 0, nterm = 0;

	while (nterm < TERMS) {
		some_text(&term[nterm], 1 + draw(6));
		if (words_add(w, buf_str(&term[nterm]), 0, &e) >= 0)
			nterm++; /* else it was of emoji alone */
	}
	words_build(w);
	for (int round = 0; round < 2000; round++) {
		some_text(&text, draw(60));
		buf_clear(&span);
		json_quote(&span, buf_str(&text));
		words_json(w, buf_str(&span), 0, &s);
		want = 0;
		for (size_t i = 0; i < TERMS; i++)
			want += count_plain(&text, &term[i]);
		for (size_t i = 0; i < s.n; i++) {
			buf_clear(&cut);
			words_cut(&s, s.hit[i].start, s.hit[i].end, &cut);
			if (!str_eq(
				buf_str(&cut), buf_str(&term[s.hit[i].term]))) {
				printf("a hit is not its term\n");
				return 1;
			}
		}
		if (!in_order(&s)) {
			printf("%s: hits out of order\n", buf_cstr(&text));
			return 1;
		}
		got += s.n;
		if (s.n != want) {
			printf("%s: %zu hits, wanted %zu\n", buf_cstr(&text),
			    s.n, want);
			return 1;
		}
	}
	printf("%zu hits as wanted\n", got);
	for (size_t i = 0; i < TERMS; i++)
		buf_free(&term[i]);
	words_search_free(&s);
	words_free(w);
	buf_free(&text);
	buf_free(&span);
	buf_free(&cut);
	return 0;
}
