/* product_number - the number behind a word */
#include "product_priv.h"
#include "utf8.h"

#define GAP_MAX    6  /* pieces between the word and its number */
#define HAN_MAX    10 /* characters of an authority's name */
#define DIGITS_MIN 4

/* The code points of a text, from one on. */
struct walk {
	const uint32_t *cp;
	uint32_t at, end;
};

static uint32_t
peek(const struct walk *w)
{
	return w->at < w->end ? w->cp[w->at] : 0;
}

static bool
is_one_of(uint32_t cp, const char *set)
{
	struct str s = str_from(set);
	uint32_t x;
	size_t n;

	for (; s.n; s = str_after(s, n)) {
		x = utf8_next(s.p, s.p + s.n, &n);
		if (x == cp)
			return true;
	}
	return false;
}

/* Full-width forms as their plain ones. */
static uint32_t
plain(uint32_t cp)
{
	return cp >= 0xff01 && cp <= 0xff5e ? cp - 0xfee0 : cp;
}

static bool
is_digit(uint32_t cp)
{
	return plain(cp) >= '0' && plain(cp) <= '9';
}

static bool
is_alnum(uint32_t cp)
{
	return is_digit(cp) ||
	       ((plain(cp) | 32) >= 'a' && (plain(cp) | 32) <= 'z');
}

static bool
is_han(uint32_t cp)
{
	return cp >= 0x4e00 && cp <= 0x9fff;
}

/* Over the longest word of the list that stands here. */
static bool
skip_word(struct walk *w, struct str words)
{
	uint32_t longest = 0, x;
	struct str word;
	size_t n;

	for (word = str_cut(&words, ' '); word.p; word = str_cut(&words, ' ')) {
		uint32_t i = 0;

		for (; word.n; word = str_after(word, n), i++) {
			x = utf8_next(word.p, word.p + word.n, &n);
			if (w->at + i >= w->end || w->cp[w->at + i] != x)
				break;
		}
		if (!word.n && i > longest)
			longest = i;
	}
	w->at += longest;
	return longest > 0;
}

static void
skip_between(const struct product_set *p, struct walk *w)
{
	for (int i = 0; i < GAP_MAX; i++) {
		if (is_one_of(peek(w), " :：#＃-—\u3000"))
			w->at++;
		else if (!skip_word(w, p->between))
			return;
	}
}

/* The authority's name in 粤林驯繁〔2018〕2号: only before a bracket. */
static void
skip_authority(struct walk *w)
{
	struct walk x = *w;

	while (is_han(peek(&x)) && x.at - w->at < HAN_MAX)
		x.at++;
	if (x.at > w->at && is_one_of(peek(&x), "([（［〔【"))
		*w = x;
}

static bool
skip_of(struct walk *w, const char *set)
{
	bool is = is_one_of(peek(w), set);

	w->at += is;
	return is;
}

/* What may stand right behind a number, and is still of it. */
static bool
skip_end(const struct product_set *p, struct walk *w)
{
	return skip_of(w, ")]）］〕】") || skip_word(w, p->last);
}

/* What may stand in a number. */
static bool
skip_within(const struct product_set *p, struct walk *w)
{
	return skip_of(w, "-/._([（［〔【") || skip_word(w, p->within);
}

bool
product_number(const struct product_set *p, const struct product_hits *h,
    const struct product_hit *word, struct product_hit *out)
{
	const struct fold_map *m = &h->search.map;
	struct walk w = {m->cp, word->end, (uint32_t)m->ncp};
	uint32_t start, end, digits = 0;

	if (p->number[word->id] == PRODUCT_NO_OBJECT)
		return false;
	skip_between(p, &w);
	start = end = w.at;
	skip_authority(&w);
	for (;;) {
		bool behind = end == w.at && end > start;

		if (is_alnum(peek(&w))) {
			digits += is_digit(peek(&w));
			end = ++w.at;
		} else if (behind && skip_end(p, &w)) {
			end = w.at;
		} else if (!skip_within(p, &w)) {
			break;
		}
	}
	w.at = end;
	if (digits < DIGITS_MIN || skip_word(&w, p->unit))
		return false;
	*out = (struct product_hit){
	    PRODUCT_CLAIM, p->number[word->id], start, end, false, false};
	return true;
}
