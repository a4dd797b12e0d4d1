/* redact_mail - e-mails and addresses of pages */

#include "redact_priv.h"

static bool
latin(const struct redact_work *w, size_t i)
{
	return i < w->n && redact_latin(&w->v[i]);
}

/* The item behind a word of items at i, or i. */
static size_t
word(const struct redact_work *w, size_t i, const char *text)
{
	size_t j = i;

	for (; *text; text++, j++)
		if (j >= w->n || w->v[j].c != (unsigned char)*text)
			return i;
	return j;
}

static size_t
blanks(const struct redact_work *w, size_t i)
{
	size_t n = 0;

	while (i < w->n && w->v[i].c == ' ' && n++ < 2)
		i++;
	return i;
}

/* How sure it is that an @ is meant. */
enum sure {
	SURE_MAYBE, /* only before a known house of mail */
	SURE_HOST,  /* before a host */
	SURE_AT     /* it is one */
};

/* Behind an @ or what is written for it, or i. */
static size_t
at_sign(const struct redact_work *w, size_t i, enum sure *sure)
{
	static const char *const words[] = {
	    "(at)", "[at]", "{at}", "<at>", "#", "*", "&", "at"};
	size_t j = blanks(w, i), end;

	*sure = SURE_AT;
	if (j < w->n && w->v[j].c == '@')
		return blanks(w, j + 1);
	/* 艾特, 爱特, 圈a: written as it is said. */
	if (j + 1 < w->n && w->v[j + 1].c == 0x7279 &&
	    (w->v[j].c == 0x827e || w->v[j].c == 0x7231))
		return blanks(w, j + 2);
	for (size_t k = 0; k < COUNT(words); k++) {
		if (k == 7 &&
		    (j == i || (j + 2 < w->n && w->v[j + 2].c != ' ')))
			continue;
		*sure = k < 4 ? SURE_AT : k == 7 ? SURE_HOST : SURE_MAYBE;
		if ((end = word(w, j, words[k])) > j)
			return blanks(w, end);
	}
	return i;
}

/* Behind a dot or what is written for it, or i. */
static size_t
dot(const struct redact_work *w, size_t i)
{
	static const char *const words[] = {"(dot)", "[dot]", "[.]", "."};
	size_t j = blanks(w, i), end;

	for (size_t k = 0; k < COUNT(words); k++)
		if ((end = word(w, j, words[k])) > j)
			return blanks(w, end);
	if (j < w->n && w->v[j].c == 0x70b9) /* 点 */
		return blanks(w, j + 1);
	if (j > i && (end = word(w, j, "dot ")) > j)
		return blanks(w, end);
	return i;
}

static bool
mail_house(const struct redact_work *w, struct str s)
{
	return names_find(&w->cues->mail, s) != NAMES_NONE;
}

/* A host from item i on into w->value; behind it, or i.  With loose a known
 * house of mail needs no dot behind it. */
static size_t
host(struct redact_work *w, size_t i, bool loose)
{
	size_t j = i, end = i, from = w->value.n, label = from, dots = 0, next;

	for (;;) {
		size_t had = j;

		while (latin(w, j) || (j < w->n && w->v[j].c == '-' && j > had))
			buf_addc(&w->value, (char)w->v[j++].c);
		if (j == had)
			break;
		end = j;
		if ((next = dot(w, j)) == j || !latin(w, next))
			break;
		buf_addc(&w->value, '.');
		label = w->value.n;
		dots++;
		j = next;
	}
	if (w->value.n > from && w->value.p[w->value.n - 1] == '.')
		w->value.n--;
	if (dots && w->value.n >= label + 2 && w->value.p[label] >= 'a')
		return end;
	if (loose && mail_house(w, buf_after(&w->value, from)))
		return end;
	return i;
}

size_t
redact_mail(struct redact_found *f, size_t i)
{
	struct redact_work *w = f->work;
	size_t j = i, at, end;
	enum sure sure;

	if (!latin(w, i) || (i && redact_latin(&w->v[i - 1])))
		return i;
	buf_clear(&w->value);
	while (j < w->n && j < i + 64 &&
	       (latin(w, j) || (w->v[j].c && w->v[j].c < 128 &&
				   ONE_OF((int)w->v[j].c, "._%+-"))))
		buf_addc(&w->value, (char)w->v[j++].c);
	if ((at = at_sign(w, j, &sure)) == j)
		return i;
	buf_addc(&w->value, '@');
	end = host(w, at, sure == SURE_AT);
	if (end == at)
		return i;
	if (sure == SURE_MAYBE) {
		struct str h = buf_str(&w->value);
		struct str first;

		h.p += j - i + 1, h.n -= j - i + 1;
		first = str_cut(&h, '.');
		if (!mail_house(w, first))
			return i;
	}
	redact_put(f, i, end, REDACT_EMAIL);
	return end;
}

/* True of a host that is a page's though no http:// is before it. */
static bool
is_page(const struct redact_cues *c, struct str host)
{
	struct str label, last = STR_NONE, before = last;

	if (str_starts(host, STR("www.")))
		return true;
	while ((label = str_cut(&host, '.')).p) {
		before = last;
		last = label;
	}
	return names_find(&c->top, last) != NAMES_NONE ||
	       (last.n == 2 && before.p &&
		   names_find(&c->under, before) != NAMES_NONE);
}

/* http://..., www...., shop123.example.com/x */
size_t
redact_page(struct redact_found *f, size_t i)
{
	struct redact_work *w = f->work;
	size_t j = i, end, scheme;

	if (!latin(w, i) || (i && redact_latin(&w->v[i - 1])))
		return i;
	buf_clear(&w->value);
	scheme = word(w, i, "https://");
	if (scheme == i)
		scheme = word(w, i, "http://");
	j = scheme;
	end = host(w, j, false);
	if (end == j && scheme == i)
		return i;
	if (scheme == i &&
	    (!is_page(w->cues, buf_str(&w->value)) || w->v[end].c == '@' ||
		(i && w->v[i - 1].c == '@')))
		return i;
	while (end < w->n && w->v[end].c > ' ' && w->v[end].c < 127)
		buf_addc(&w->value, (char)w->v[end++].c);
	if (end == i)
		return i;
	redact_put(f, i, end, REDACT_PAGE);
	return end;
}
