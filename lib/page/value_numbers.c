/* value_numbers - the table of the words around numbers */
#include <stdlib.h>

#include "mem.h"
#include "tsv.h"
#include "value_priv.h"

struct numbers {
	struct word *word; /* by kind */
	size_t n, cap;
	size_t from[WORD_KINDS + 1]; /* by kind: its first word */
	/* and of these the first one that is looked up by that byte */
	unsigned at[WORD_KINDS][256 + 1];
	/* the kinds of words that may begin a text, a bit each: short words by
	 * its first byte, those of three bytes and more by the hint of it */
	uint32_t by_byte[256], by_hint[1024];

	struct dates *dates; /* lent: a month beside a number; or NULL */
};

_Static_assert(
    WORD_KINDS <= 8 * sizeof(uint32_t), "a bit for each kind of word");

static bool
kind_of(struct str name, enum word_kind *kind)
{
	static const struct str kinds[WORD_KINDS] = {
	    [CURRENCY] = STR_INIT("currency"),
	    [UNIT] = STR_INIT("unit"),
	    [TIMES] = STR_INIT("times"),
	    [DOTS] = STR_INIT("dots"),
	    [OTHERS] = STR_INIT("others"),
	    [COIN] = STR_INIT("coin"),
	    [RATIO] = STR_INIT("ratio"),
	    [RANGE] = STR_INIT("range"),
	    [LAND] = STR_INIT("land"),
	    [WHOLE] = STR_INIT("whole"),
	    [PAST] = STR_INIT("past"),
	    [MILLE] = STR_INIT("mille"),
	    [PER] = STR_INIT("per"),
	    [CONTACT] = STR_INIT("contact"),
	    [FRONT] = STR_INIT("front"),
	    [LABEL] = STR_INIT("label"),
	    [LEAST] = STR_INIT("least"),
	    [SHARE] = STR_INIT("share"),
	    [BOUND] = STR_INIT("bound"),
	    [COUNTS] = STR_INIT("counts"),
	    [MEASURE] = STR_INIT("measure")};

	*kind = (enum word_kind)str_which(name, kinds, WORD_KINDS);
	return *kind < WORD_KINDS;
}

/* The words that values are, and of which kinds; false of a value that its
 * kind does not have. */
static bool
says_of(struct word *w, struct str value)
{
	static const struct {
		struct str word;
		unsigned kinds;
	} says[WORD_SAYS] = {[SAYS_WAS] = {STR_INIT("was"), 1 << PAST},
	    [SAYS_FIRST] = {STR_INIT("first"), 1 << PAST | 1 << RANGE},
	    [SAYS_OTHER] = {STR_INIT("other"), 1 << PAST},
	    [SAYS_PART] = {STR_INIT("part"), 1 << PAST},
	    [SAYS_ASIDE] = {STR_INIT("aside"), 1 << PAST},
	    [SAYS_TIMES] = {STR_INIT("times"), 1 << PAST},
	    [SAYS_BEHIND] = {STR_INIT("behind"), 1 << PAST},
	    [SAYS_LESS] = {STR_INIT("less"), 1 << PAST},
	    [SAYS_NOT] = {STR_INIT("not"), 1 << PAST},
	    [SAYS_TO] = {STR_INIT("to"), 1 << RANGE},
	    [SAYS_NONE] = {STR_INIT("none"), 1 << LABEL},
	    [SAYS_SIZE] = {STR_INIT("size"), 1 << LABEL},
	    [SAYS_DAYS] = {STR_INIT("days"), 1 << OTHERS},
	    [SAYS_AHEAD] = {STR_INIT("ahead"), 1 << OTHERS},
	    [SAYS_OF] = {STR_INIT("of"), 1 << PER}};

	const unsigned some =
	    1 << PAST | 1 << RANGE | 1 << LABEL | 1 << OTHERS | 1 << PER;

	if (!(some >> w->kind & 1))
		return true;
	for (int i = SAYS_WAS; i < WORD_SAYS; i++)
		if (says[i].kinds >> w->kind & 1 &&
		    str_eq(value, says[i].word)) {
			w->says = (enum word_says)i;
			return true;
		}
	return w->kind != PAST && w->kind != RANGE && w->kind != LABEL;
}

static unsigned char
lower(char c)
{
	return (unsigned char)ascii_lower(c);
}

/* Of a text of three bytes or more: Chinese letters differ in their third. */
static size_t
hint(const char *p)
{
	return (lower(p[0]) * 5u ^ lower(p[2]) * 4u) & 1023;
}

/* Copies both, in one piece: there are more than a thousand. */
static void
keep(struct word *w, struct str word, struct str value)
{
	char *copy = mem_new(word.n + value.n + 2, 1);

	memcpy(copy, word.p, word.n);
	memcpy(copy + word.n + 1, value.p, value.n);
	w->word = str_n(copy, word.n);
	w->value = copy + word.n + 1;
}

static bool
word_add(void *of, const struct tsv *t, struct err *e)
{
	struct numbers *w = of;
	struct word word = {.sure = true, .line = t->line};
	struct str value = t->col[2];

	if (!kind_of(t->col[0], &word.kind))
		return tsv_fault(t, e,
		    STR_FMT
		    ": no such kind; write currency, "
		    "unit, times, dots, others, coin, ratio, range, land, "
		    "whole, past, mille, per, contact, front, label, least, "
		    "share, bound, counts or measure",
		    STR_ARG(t->col[0]));
	if (!t->col[1].n || !value.n)
		return tsv_fault(t, e, "a word or its value is missing");
	if (str_ends(value, STR("?"))) {
		value.n--;
		word.sure = false;
	}
	if (!says_of(&word, value))
		return tsv_fault(t, e,
		    STR_FMT ": " STR_FMT " has no such value", STR_ARG(value),
		    STR_ARG(t->col[0]));
	keep(&word, t->col[1], value);
	word.first = lower(*word.word.p);
	word.last = lower(word.word.p[word.word.n - 1]);
	if (word.kind == TIMES || word.kind == COIN)
		word.power = (unsigned)strtoul(word.value, NULL, 10);
	mem_grow(&w->word, &w->cap, w->n + 1, sizeof(*w->word));
	w->word[w->n++] = word;
	if (word.word.n < 3)
		w->by_byte[lower(*word.word.p)] |= 1U << word.kind;
	else
		w->by_hint[hint(word.word.p)] |= 1U << word.kind;
	if ((word.kind == TIMES || word.kind == COIN) &&
	    (word.power < 1 || word.power > 12))
		return tsv_fault(
		    t, e, "%s: write the power of ten, 1 to 12", word.value);
	return true;
}

/* The byte by which words of a kind are looked up: the first; the last of those
 * that a text mostly is to end with. */
static unsigned char
looked_up(const struct word *w)
{
	return w->kind == PAST ? w->last : w->first;
}

static int
cmp_kind(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (looked_up(x) != looked_up(y))
		return looked_up(x) < looked_up(y) ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

/* Sorts the words by kind and that byte, then they stay as the file has them.
 */
static void
by_kind(struct numbers *w)
{
	size_t i = 0;

	if (w->n)
		qsort(w->word, w->n, sizeof(*w->word), cmp_kind);
	for (int k = 0; k <= WORD_KINDS; k++) {
		while (i < w->n && (int)w->word[i].kind < k)
			i++;
		w->from[k] = i;
		for (int c = 0; k < WORD_KINDS && c <= 256; c++) {
			while (i < w->n && (int)w->word[i].kind == k &&
			       looked_up(&w->word[i]) < c)
				i++;
			w->at[k][c] = (unsigned)i;
		}
	}
}

struct numbers *
numbers_new(
    struct rules *r, const char *path, struct dates *dates, struct err *e)
{
	static const char *const columns[] = {"kind", "word", "value", NULL};
	struct numbers *w = mem_new(1, sizeof(*w));

	if (!tsv_each(r, path, columns, word_add, w, e)) {
		numbers_free(w);
		return NULL;
	}
	by_kind(w);
	w->dates = dates;
	return w;
}

void
numbers_free(struct numbers *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < w->n; i++)
		free((char *)(size_t)w->word[i].word.p);
	free(w->word);
	free(w);
}

struct word_span
numbers_span(const struct numbers *w, enum word_kind kind)
{
	return (struct word_span){
	    w->word + w->from[kind], w->word + w->from[kind + 1]};
}

struct word_span
numbers_span_at(const struct numbers *w, enum word_kind kind, char byte)
{
	const unsigned *at = &w->at[kind][lower(byte)];

	return (struct word_span){w->word + at[0], w->word + at[1]};
}

/* The value of a word, or of such a value itself; or NULL. */
static const char *
value_of(const struct numbers *w, enum word_kind k, struct str word)
{
	for (size_t i = w->from[k]; i < w->from[k + 1]; i++)
		if (str_eq_nocase(w->word[i].word, word) ||
		    str_eq(str_from(w->word[i].value), word))
			return w->word[i].value;
	return NULL;
}

const char *
numbers_currency(const struct numbers *w, struct str word)
{
	return value_of(w, CURRENCY, word);
}

const char *
numbers_unit(const struct numbers *w, struct str word)
{
	return value_of(w, UNIT, word);
}

const char *
numbers_land(const struct numbers *w, struct str mark)
{
	return value_of(w, LAND, mark);
}

bool
numbers_is_shared(const struct numbers *w, struct str word)
{
	for (size_t i = w->from[CURRENCY]; i < w->from[CURRENCY + 1]; i++)
		if (str_eq_nocase(w->word[i].word, word))
			return !w->word[i].sure;
	return false;
}

bool
numbers_may_be(const struct numbers *w, const char *currency, const char *other)
{
	struct str is = str_from(currency);

	if (strcmp(currency, other) == 0)
		return true;
	for (size_t i = w->from[LAND]; i < w->from[LAND + 1]; i++)
		if (str_starts(w->word[i].word, is) &&
		    strcmp(w->word[i].value, other) == 0)
			return true;
	return false;
}

struct dates *
numbers_dates(const struct numbers *w)
{
	return w->dates;
}

/* False if no word of that kind can begin the text. */
static bool
may_begin(const struct numbers *w, struct str text, enum word_kind kind)
{
	uint32_t kinds = text.n ? w->by_byte[lower(*text.p)] : 0;

	if (text.n > 2)
		kinds |= w->by_hint[hint(text.p)];
	return kinds >> kind & 1;
}

bool
numbers_goes_on(char c)
{
	unsigned char u = (unsigned char)c;

	return ascii_letter(c) || (u >= 0xc3 && u <= 0xc9);
}

/* True if the letters at p, behind the end of a word, are of the same script: đ
 * is no money in đến, nor г grams in год. */
static bool
goes_on_so(struct str word, struct str left)
{
	unsigned char c = word.n > 1 ? (unsigned char)word.p[word.n - 2] : 0,
		      next = (unsigned char)left.p[word.n];

	if (ascii_letter(word.p[word.n - 1]) || (c >= 0xc3 && c <= 0xc9))
		return numbers_goes_on(left.p[word.n]) ||
		       (c >= 0xc3 && next == 0xe1);
	return (c == 0xd0 || c == 0xd1) && (next == 0xd0 || next == 0xd1);
}

/* True of R$ right behind a small letter, where a page leaves no blank between
 * two elements: PreçoR$ 5. */
static bool
is_apart(struct str mark, const char *at)
{
	return mark.p[mark.n - 1] == '$' && ascii_upper(*at) && at[-1] >= 'a' &&
	       at[-1] <= 'z';
}

/* True if the letter at p goes on with the word before it, where no word that
 * begins with a letter is one of ours: not in tr[y] 2, in Tr[y] US$ 2. */
static bool
is_inside(const char *p)
{
	return ascii_letter(*p) && ascii_letter(p[-1]) &&
	       !(ascii_upper(*p) && !ascii_upper(p[-1]));
}

const struct word *
numbers_word(const struct numbers *numbers, struct str left, bool within,
    enum word_kind kind)
{
	const struct word *best = NULL;
	const unsigned *at;

	if (!may_begin(numbers, left, kind) || (within && is_inside(left.p)))
		return NULL;
	at = &numbers->at[kind][lower(*left.p)];
	for (size_t i = at[0]; i < at[1]; i++) {
		const struct word *w = &numbers->word[i];
		size_t n = w->word.n;

		if (n > left.n || (best && n <= best->word.n))
			continue;
		if (!str_eq_nocase(str_n(left.p, n), w->word))
			continue;
		/* "g" is not the unit of a gift, nor k of Kč */
		if (n < left.n &&
		    (kind == UNIT || ascii_letter(w->word.p[n - 1]) ||
			w->word.p[0] == '\xc4') &&
		    goes_on_so(w->word, left))
			continue;
		if (ascii_letter(w->word.p[0]) && within &&
		    ascii_letter(left.p[-1]) && !is_apart(w->word, left.p))
			continue;
		best = w;
	}
	return best;
}

bool
numbers_say(const struct numbers *w, struct str text, enum word_kind kind)
{
	for (size_t i = 0; i < text.n; i++)
		if (numbers_word(w, str_after(text, i), i > 0, kind))
			return true;
	return false;
}

/* True if there is a line of the kind for the currency. */
static bool
has_line(const struct numbers *w, enum word_kind kind, struct str currency)
{
	for (size_t i = w->from[kind]; currency.n && i < w->from[kind + 1]; i++)
		if (str_eq(w->word[i].word, currency))
			return true;
	return false;
}

bool
numbers_dots(const struct numbers *w, const char *currency)
{
	return has_line(w, DOTS, str_from(currency));
}

bool
numbers_mille(const struct numbers *w, const char *currency)
{
	return has_line(w, MILLE, str_from(currency));
}

bool
numbers_whole(const struct numbers *w, struct str currency)
{
	return has_line(w, WHOLE, currency);
}

bool
numbers_counts(const struct numbers *w, struct str unit)
{
	return has_line(w, COUNTS, unit);
}

bool
numbers_measures(const struct numbers *w, struct str letters)
{
	return has_line(w, MEASURE, letters);
}
