/* value_dates - the words of dates */
#include <stdlib.h>

#include "mem.h"
#include "tsv.h"
#include "utf8.h"
#include "value_priv.h"

#define BEHIND_MOST 64 /* bytes of a word and blanks before a place */

struct entry {
	enum date_kind kind;
	struct str word;
	int value;
};

struct dates {
	struct buf text; /* the words, as the file has them */
	struct line {
		enum date_kind kind;
		int value;
		size_t at, n; /* in text */
	} * line;
	size_t nline, line_cap;

	/* Made when the first of them is looked for: most pages have none. */
	struct entry *entry; /* by first byte */
	size_t n, cap;
	size_t at[256 + 1];
	unsigned kinds[256]; /* a bit for each of the words with that byte */
};

static bool
line_add(void *of, const struct tsv *t, struct err *e)
{
	static const struct str kinds[DATE_KINDS] = {
	    [DATE_MONTH] = STR_INIT("month"),
	    [DATE_LINK] = STR_INIT("link"),
	    [DATE_DAY] = STR_INIT("day"),
	    [DATE_SPAN] = STR_INIT("span"),
	    [DATE_AGO] = STR_INIT("ago"),
	    [DATE_ONE] = STR_INIT("one"),
	    [DATE_OVER] = STR_INIT("over"),
	    [DATE_ERA] = STR_INIT("era"),
	    [DATE_HOUR] = STR_INIT("hour"),
	    [DATE_HALF] = STR_INIT("half"),
	    [DATE_ZONE] = STR_INIT("zone"),
	    [DATE_PART] = STR_INIT("part"),
	    [DATE_VAGUE] = STR_INIT("vague")};
	struct dates *d = of;
	struct line line = {.at = d->text.n, .n = t->col[2].n};
	size_t kind = str_which(t->col[0], kinds, DATE_KINDS);
	char value[8] = "";

	if (kind == DATE_KINDS)
		return tsv_fault(t, e,
		    STR_FMT ": no such kind; write month, link, day, "
			    "span, ago, one, over, era, hour, half, zone, part "
			    "or vague",
		    STR_ARG(t->col[0]));
	if (!t->col[1].n || t->col[1].n >= sizeof(value) ||
	    str_digits(t->col[1]) != t->col[1].n)
		return tsv_fault(t, e, "the value is no number");
	memcpy(value, t->col[1].p, t->col[1].n);
	line.kind = (enum date_kind)kind;
	line.value = atoi(value);
	buf_addstr(&d->text, t->col[2]);
	mem_grow(&d->line, &d->line_cap, d->nline + 1, sizeof(*d->line));
	d->line[d->nline++] = line;
	return true;
}

struct dates *
dates_new(struct rules *r, const char *path, struct err *e)
{
	static const char *const columns[] = {"kind", "value", "words", NULL};
	struct dates *d = mem_new(1, sizeof(*d));

	if (tsv_each(r, path, columns, line_add, d, e))
		return d;
	dates_free(d);
	return NULL;
}

void
dates_free(struct dates *d)
{
	if (!d)
		return;
	buf_free(&d->text);
	free(d->line);
	free(d->entry);
	free(d);
}

static unsigned char
first_of(const struct entry *e)
{
	return (unsigned char)ascii_lower(*e->word.p);
}

/* The longer first, so that the first that fits is the longest. */
static int
cmp(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (first_of(x) != first_of(y))
		return first_of(x) < first_of(y) ? -1 : 1;
	if (x->word.n != y->word.n)
		return x->word.n > y->word.n ? -1 : 1;
	return x->word.p < y->word.p ? -1 : x->word.p > y->word.p;
}

/* Adds the word with a capital, if its first letter is a small one that no
 * comparison without case knows: май, Май. */
static void
add_capital(struct buf *b, struct str word)
{
	size_t n;
	uint32_t c = word.n ? utf8_next(word.p, word.p + word.n, &n) : 0;

	if (c < 0x80 || utf8_capital(c) == c)
		return;
	buf_addcp(b, utf8_capital(c));
	buf_add(b, word.p + n, word.n - n);
	buf_addc(b, ',');
}

static void
add_capitals(struct dates *d)
{
	struct buf all = {0};

	for (size_t l = 0; l < d->nline; l++) {
		struct str rest =
		    str_n(d->text.p + d->line[l].at, d->line[l].n);

		d->line[l].at = all.n;
		while (rest.p) {
			struct str word = str_trim(str_cut(&rest, ','));

			buf_addstr(&all, word);
			buf_addc(&all, ',');
			add_capital(&all, word);
		}
		d->line[l].n = all.n - d->line[l].at;
	}
	buf_free(&d->text);
	d->text = all;
}

static void
make_index(struct dates *d)
{
	size_t i = 0;

	add_capitals(d);
	for (size_t l = 0; l < d->nline; l++) {
		struct str rest =
		    str_n(d->text.p + d->line[l].at, d->line[l].n);

		while (rest.p) {
			struct str word = str_trim(str_cut(&rest, ','));

			if (!word.n)
				continue;
			mem_grow(
			    &d->entry, &d->cap, d->n + 1, sizeof(*d->entry));
			d->entry[d->n++] = (struct entry){
			    d->line[l].kind, word, d->line[l].value};
		}
	}
	if (d->n)
		qsort(d->entry, d->n, sizeof(*d->entry), cmp);
	for (unsigned c = 0; c <= 256; c++) {
		while (i < d->n && first_of(&d->entry[i]) < c)
			i++;
		d->at[c] = i;
	}
	for (i = 0; i < d->n; i++)
		d->kinds[first_of(&d->entry[i])] |= 1u << d->entry[i].kind;
}

/* True of a byte of a letter, in scripts that part words by blanks. */
static bool
is_letter(const char *p)
{
	unsigned char c = (unsigned char)*p;

	return ascii_letter(*p) || (c >= 0xc3 && c < 0xe0) || c == 0xe1;
}

/* True if a word may end at p, behind its last byte, and the text goes on. */
static bool
ends(struct str word, const char *p)
{
	unsigned char first = (unsigned char)*word.p;

	return first >= 0xe2 || !is_letter(p) || word.p[word.n - 1] == '.';
}

int
dates_word(
    struct dates *d, struct str text, size_t at, enum date_kind kind, size_t *n)
{
	struct str left = str_after(text, at);
	unsigned char c;

	if (!d || !left.n)
		return -1;
	if (!d->n)
		make_index(d);
	c = (unsigned char)ascii_lower(*left.p);
	if (!(d->kinds[c] >> kind & 1))
		return -1;
	for (size_t i = d->at[c]; i < d->at[c + 1]; i++) {
		const struct entry *e = &d->entry[i];

		if (e->kind != kind || e->word.n > left.n ||
		    !str_eq_nocase(str_n(left.p, e->word.n), e->word) ||
		    (left.n > e->word.n && !ends(e->word, left.p + e->word.n)))
			continue;
		*n = e->word.n;
		return e->value;
	}
	return -1;
}

bool
at_digit(const struct at *a)
{
	return a->i < a->text.n && ascii_digit(a->text.p[a->i]);
}

bool
at_passes(struct at *a, struct str mark)
{
	if (!str_starts(str_after(a->text, a->i), mark))
		return false;
	a->i += mark.n;
	return true;
}

void
at_blanks(struct at *a)
{
	while (at_passes(a, STR(" ")) || at_passes(a, STR("\xc2\xa0")) ||
	       at_passes(a, STR("\xe2\x80\xaf")))
		;
}

int
at_word(struct at *a, enum date_kind kind)
{
	size_t n;
	int value = dates_word(a->dates, a->text, a->i, kind, &n);

	if (value >= 0)
		a->i += n;
	return value;
}

bool
at_begins(const struct at *a)
{
	unsigned char c = a->i ? (unsigned char)a->text.p[a->i - 1] : ' ';
	unsigned char here =
	    a->i < a->text.n ? (unsigned char)a->text.p[a->i] : ' ';

	if (here >= 0xe2)
		return true; /* its script parts no words */
	return !ascii_letter((char)c) &&
	       (c < 0x80 || (a->i > 1 && memcmp(a->text.p + a->i - 2,
					     "\xc2\xa0", 2) == 0));
}

int
at_number(struct at *a, size_t max)
{
	int v = 0;
	size_t from = a->i;

	while (at_digit(a) && a->i - from <= max)
		v = v * 10 + (a->text.p[a->i++] - '0');
	return a->i == from || a->i - from > max ? -1 : v;
}

int
at_behind(const struct at *a, enum date_kind kind)
{
	size_t least = a->i > BEHIND_MOST ? a->i - BEHIND_MOST : 0;

	for (size_t from = least; from < a->i; from++) {
		struct at b = *a;
		int value;

		b.i = from;
		if (!at_begins(&b) || (value = at_word(&b, kind)) < 0)
			continue;
		at_blanks(&b);
		if (b.i == a->i)
			return value;
	}
	return -1;
}
