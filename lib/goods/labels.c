/* labels - usual names before the values of a text */
#include "labels.h"

#include <string.h>

#include "dump.h"

void
labels_free(struct labels *l)
{
	names_free(&l->words);
}

/* The length of the colon at `at`, which may be wide, or 0.  A sign of equality
 * is as good behind other letters than ASCII, whose = programs have. */
static size_t
colon(struct str s, size_t at)
{
	if (s.p[at] == ':' ||
	    (s.p[at] == '=' && at && (unsigned char)s.p[at - 1] >= 0x80))
		return 1;
	return s.n - at >= 3 && memcmp(s.p + at, "\xef\xbc\x9a", 3) == 0 ? 3
	                                                                 : 0;
}

/* 书名 of 12书名: some tables number the labels of a row. */
static struct str
unnumbered(struct str name)
{
	size_t n = str_digits(name);

	return n < name.n && (unsigned char)name.p[n] >= 0x80
	           ? str_after(name, n)
	           : name;
}

/* What parts a value from the label behind it, once or several times. */
static const struct str commas[] = {STR_INIT(","), STR_INIT(";"), STR_INIT("|"),
    STR_INIT("，"), STR_INIT("；"), STR_INIT("｜"), STR_INIT("、"),
    STR_INIT("。"), STR_INIT("—")};
#define NCOMMA COUNT(commas)

/* What does so only if it stands before a usual name in each line: values end
 * with it, too. */
static const char signs[LABELS_SIGNS + 1] = "/-*#~+&";

#define RUN 64 /* bytes of such, at most */

/* How many bytes at the end of s are signs of that kind. */
static size_t
run(struct str s, struct str sign)
{
	size_t n = 0;

	while (n < RUN && str_ends(str_n(s.p, s.n - n), sign))
		n += sign.n;
	return n;
}

/* The bytes of what parts values at the end of s, or 0: a comma; two or more -,
 * = or _; behind a blank, one that a value may end with: a / b; or the sign
 * that does so in most lines. */
static size_t
comma(const struct labels *l, struct str s)
{
	size_t n;

	for (size_t i = 0; i < NCOMMA; i++)
		if ((n = run(s, commas[i])))
			return n;
	if (s.n > 2 && ONE_OF(s.p[s.n - 1], "-=_") &&
	    (n = run(s, str_n(s.p + s.n - 1, 1))) > 1)
		return n;
	if (l->sign && s.n > 1 && s.p[s.n - 1] == l->sign)
		return 1;
	return s.n > 2 && ONE_OF(s.p[s.n - 1], "/-&~") && s.p[s.n - 2] == ' ';
}

/* The bytes of one behind the last value of a line, or 0.  Of what else may
 * part values that one may end with: https://jd.example/7/ */
static size_t
end_comma(struct str s)
{
	static const struct str ends[] = {
	    STR_INIT(","), STR_INIT(";"), STR_INIT("，"), STR_INIT("；")};

	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_ends(s, ends[i]))
			return ends[i].n;
	return 0;
}

static bool
has_comma(struct str s)
{
	for (size_t i = 0; i < NCOMMA; i++)
		if (str_find(s, commas[i], 0) < s.n)
			return true;
	return false;
}

/* The length of a word with its colon that s begins with, or 0.  Before // it
 * must be a usual name, as https: is no label. */
static size_t
word(const struct labels *l, struct str s, struct str *name)
{
	size_t n = 0, mark = 0;

	while (n < s.n && n < LABELS_LONGEST && !ONE_OF(s.p[n], " \t") &&
	       !(mark = colon(s, n)))
		n++;
	*name = unnumbered(str_n(s.p, n));
	if (!mark || !n || has_comma(*name))
		return 0;
	n += mark;
	return str_starts(str_after(s, n), STR("//")) &&
	               !dump_key(l->dump, *name).p
	           ? 0
	           : n;
}

/* True if the word stands as a label in most lines that commas part. */
static bool
is_word(const struct labels *l, struct str name)
{
	uint32_t n = names_find(&l->words, name);

	return n < LABELS_WORDS && l->parted > 1 && l->with[n] * 2 > l->parted;
}

/* The length of a label in brackets, 【title】, that s begins with, and of a
 * colon behind it; or 0.  In [ ] it is none of ASCII: programs have those. */
static size_t
boxed(const struct labels *l, struct str s, struct str *name)
{
	static const struct str opens[] = {STR_INIT("【"), STR_INIT("[")},
				shuts[] = {STR_INIT("】"), STR_INIT("]")};
	bool square = str_starts(s, opens[1]);
	struct str open = opens[square], shut = shuts[square];
	size_t n;

	if (!str_starts(s, open) ||
	    (square && s.n > 1 && (unsigned char)s.p[1] < 0x80))
		return 0;
	n = str_find(str_head(s, LABELS_LONGEST), shut, open.n);
	if (n + shut.n > s.n || n >= LABELS_LONGEST)
		return 0;
	*name = str_trim(str_n(s.p + open.n, n - open.n));
	n += shut.n;
	if (!dump_key(l->dump, *name).p)
		return 0;
	return n < s.n ? n + colon(s, n) : n;
}

size_t
labels_at(const struct labels *l, struct str s, struct str *name)
{
	size_t n = boxed(l, s, name);

	if (n)
		return n;
	n = word(l, s, name);
	return n && (dump_key(l->dump, *name).p || is_word(l, *name)) ? n : 0;
}

size_t
labels_loose(const struct labels *l, struct str s, struct str *name)
{
	bool square = str_starts(s, STR("["));
	size_t n = square, mark;

	while (n < s.n && n < LABELS_LONGEST &&
	       (square ? s.p[n] != ']' : !ONE_OF(s.p[n], " \t")))
		n++;
	*name = str_n(s.p + square, n - square);
	if (name->n < 2 || n >= s.n || n == LABELS_LONGEST ||
	    !dump_key(l->dump, *name).p)
		return 0;
	if (square)
		return str_starts(str_after(s, n), STR("] => ")) ? n + 5 : 0;
	mark = str_skip_blank(s, n);
	if (mark < s.n && colon(s, mark))
		return mark + colon(s, mark);
	return (unsigned char)*s.p >= 0x80 || s.p[n] == '\t' ? n + 1 : 0;
}

size_t
labels_long(const struct labels *l, struct str s, struct str *name)
{
	size_t n = 0, mark = 0;

	while (n < s.n && n < LABELS_LONGEST && !(mark = colon(s, n)))
		n++;
	*name = str_trim(str_n(s.p, n));
	return mark && str_find(*name, STR(" "), 0) < name->n &&
	               dump_key(l->dump, *name).p
	           ? n + mark
	           : 0;
}

size_t
labels_next(struct labels *l, struct str s)
{
	struct str name, rest;
	bool blank, parted, wide;
	size_t n;

	l->last = false;
	if (boxed(l, s, &name))
		return 0;
	for (size_t i = 1; i < s.n; i++) {
		rest = str_after(s, i);
		if (boxed(l, rest, &name))
			return i;
		blank = ONE_OF(s.p[i - 1], " \t");
		if (!blank && !comma(l, str_n(s.p, i)))
			continue;
		if (memchr(signs, *rest.p, LABELS_SIGNS) ||
		    !(n = labels_at(l, rest, &name)))
			continue;
		wide = rest.p[n - 1] != ':';
		parted = comma(l, str_trim(str_n(s.p, i)));
		if (parted &&
		    (wide || !ascii_letter(name.p[0]) || is_word(l, name))) {
			l->commas = true;
			return i;
		}
		if (blank &&
		    (wide || !ascii_letter(name.p[0]) || s.p[i - 1] == '\t' ||
			(i > 1 && ONE_OF(s.p[i - 2], " |-"))))
			return i;
	}
	l->last = true;
	return s.n;
}

struct str
labels_unlisted(struct str s)
{
	size_t n;

	s = str_trim(s);
	n = str_digits(s);
	if (n && str_starts(str_after(s, n), STR("\xe3\x80\x81")))
		return str_trim(str_after(s, n + 3));
	if (n && n < s.n && (s.p[n] == '.' || s.p[n] == ')'))
		n++;
	while (n < s.n && ONE_OF(s.p[n], "-*#>"))
		n++;
	return n < s.n && (!n || s.p[n] == ' ') ? str_trim(str_after(s, n)) : s;
}

/* Counts the words of a line that stand as labels do. */
static void
learn_line(struct labels *l, struct str s)
{
	size_t usual = 0, had = l->words.n;
	struct str name, rest;
	const char *sign;
	uint32_t k;

	for (size_t i = 0; i < s.n; i++) {
		rest = str_after(s, i);
		sign = i ? memchr(signs, s.p[i - 1], LABELS_SIGNS) : NULL;
		if (sign && word(l, rest, &name) && dump_key(l->dump, name).p)
			l->signs[sign - signs]++;
		if ((unsigned char)rest.p[0] <= ' ' ||
		    (i && !comma(l, str_trim(str_n(s.p, i)))))
			continue;
		if (!word(l, rest, &name))
			continue;
		usual += dump_key(l->dump, name).p != NULL;
		if (had >= LABELS_WORDS || memchr(signs, *name.p, LABELS_SIGNS))
			continue;
		k = names_add(&l->words, name);
		if (k < LABELS_WORDS)
			l->with[k]++;
	}
	l->parted += usual > 1;
}

void
labels_learn(struct labels *l, struct str near)
{
	size_t lines = 0;
	struct str line;

	while (near.n) {
		line = labels_unlisted(str_cut(&near, '\n'));
		lines += line.n > 0;
		learn_line(l, line);
	}
	for (size_t i = 0; i < LABELS_SIGNS; i++)
		if (l->signs[i] > 1 && l->signs[i] >= lines)
			l->sign = signs[i];
}

/* A value without the signs of Markdown that make it, or the label before it,
 * bold: **Price:** 5, Price: **5**. */
static struct str
unbold(struct str s)
{
	static const struct str marks[] = {STR_INIT("**"), STR_INIT("__")};

	s = str_trim(s);
	for (size_t i = 0; i < COUNT(marks); i++) {
		if (str_starts(s, marks[i]) && s.n > 2 && s.p[2] == ' ')
			s = str_trim(str_after(s, 2));
		if (str_starts(s, marks[i]) && str_ends(s, marks[i]) && s.n > 4)
			s = str_trim(str_n(s.p + 2, s.n - 4));
	}
	return s;
}

struct str
labels_value(const struct labels *l, struct str s)
{
	size_t n;

	s = unbold(s);
	n = !l->commas ? 0 : l->last ? end_comma(s) : comma(l, s);
	if (!n)
		n = str_ends(s, STR("|")) || str_ends(s, STR(" -"));
	s.n -= n;
	return str_trim(s);
}

bool
labels_are(struct dump *dump, const struct str *cell, size_t n)
{
	const struct labels l = {.dump = dump};
	size_t words = 0, usual = 0;
	struct str name;

	for (size_t i = 0; i < n; i++) {
		if (!word(&l, str_trim(cell[i]), &name))
			continue;
		words++;
		usual += dump_key(dump, name).p != NULL;
	}
	return usual > 1 && words * 2 > n;
}
