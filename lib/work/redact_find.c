/* redact_find - contacts in a text, through disguises */
#include <stdlib.h>

#include "mem.h"
#include "redact_priv.h"
#include "tsv.h"

static void
mark_first(uint8_t *first, const struct redact_cue *c)
{
	if (c->n)
		first[c->unit[0] >> 3] |= (uint8_t)(1u << (c->unit[0] & 7));
}

/* What rows are read into, and with. */
struct reading {
	struct redact_cues *cues;
	struct fold fold;
};

static bool
cue_add(void *of, const struct tsv *t, struct err *e)
{
	static const struct str names[] = {STR_INIT("id"), STR_INIT("run"),
	    STR_INIT("char"), STR_INIT("name"), STR_INIT("phone"),
	    STR_INIT("none")};
	size_t what = str_which(t->col[1], names, COUNT(names));
	struct reading *r = of;
	struct redact_cues *c = r->cues;
	struct redact_cue cue = {0};

	if (what == COUNT(names))
		return tsv_fault(t, e,
		    STR_FMT ": write id, run, char, name, phone or none",
		    STR_ARG(t->col[1]));
	fold_text(&r->fold, t->col[0]);
	cue.n = r->fold.n;
	cue.unit = mem_new(cue.n + 1, sizeof(*cue.unit));
	memcpy(cue.unit, r->fold.unit, cue.n * sizeof(*cue.unit));
	cue.what = (enum redact_cue_what)what;
	mem_grow(&c->cue, &c->cap, c->n + 1, sizeof(cue));
	c->cue[c->n++] = cue;
	mark_first(c->first, &cue);
	return true;
}

static bool
host_add(void *of, const struct tsv *t, struct err *e)
{
	static const struct str names[] = {STR_INIT("mail"), STR_INIT("top")};
	struct redact_cues *c = ((struct reading *)of)->cues;
	struct names *const list[] = {&c->mail, &c->top};
	size_t what = str_which(t->col[1], names, COUNT(names));

	if (what == COUNT(names))
		return tsv_fault(
		    t, e, STR_FMT ": write mail or top", STR_ARG(t->col[1]));
	names_add(list[what], t->col[0]);
	return true;
}

static bool
under_add(void *of, const struct tsv *t, struct err *e)
{
	struct redact_cues *c = ((struct reading *)of)->cues;

	(void)e;
	names_add(&c->under, t->col[0]);
	return true;
}

struct redact_cues *
redact_cues_new(struct rules *rules, struct err *e)
{
	static const char *const columns[] = {"word", "what", NULL};
	static const char *const labels[] = {"label", NULL};
	struct reading r = {.cues = mem_new(1, sizeof(*r.cues))};
	bool good =
	    tsv_each_home(rules, "redact/cues.tsv", columns, cue_add, &r, e) &&
	    tsv_each_home(
		rules, "redact/hosts.tsv", columns, host_add, &r, e) &&
	    tsv_each_home(rules, "sites/under.tsv", labels, under_add, &r, e);

	fold_free(&r.fold);
	if (good)
		return r.cues;
	redact_cues_free(r.cues);
	return NULL;
}

void
redact_cues_free(struct redact_cues *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->n; i++)
		free(c->cue[i].unit);
	free(c->cue);
	names_free(&c->mail);
	names_free(&c->top);
	names_free(&c->under);
	free(c);
}

static bool
cyrillic(uint32_t c)
{
	return c >= 0x400 && c < 0x530;
}

/* A letter of a script that puts blanks between words, or a digit. */
static bool
of_word(const struct redact_item *it)
{
	return redact_latin(it) || cyrillic(it->c);
}

/* The item behind a cue that stands at i with what may be put between its
 * characters, or i. */
static size_t
cue_at(const struct redact_work *w, const struct redact_cue *c, size_t i)
{
	size_t j = i, gap = 0;

	if (c->n && c->unit[0] != w->v[i].c)
		return i;
	for (size_t k = 0; k < c->n; j++) {
		if (j == w->n)
			return i;
		if (w->v[j].c == c->unit[k] && w->v[j].letter) {
			k++;
			gap = 0;
		} else if (w->v[j].letter || ++gap > 3 || j == i) {
			return i;
		}
	}
	return j;
}

/* Words between a cue and what it is for. */
static bool
filler(const struct redact_item *it)
{
	static const uint16_t words[] = {0x53f7, 0x7801, 0x662f, 0x4e3a, 0x540c,
	    0x8bf7, 0x52a0, 0x6211, 0x4fe1, 0x54a8, 0x8be2, 0x8054, 0x7cfb,
	    0x70ed, 0x7ebf, 0x7fa4, 0x6b65, 0x53ca, 0x548c, 0x7535, 0x8bdd,
	    0x673a, 0x624b, 0x5e10, 0x8d26, 0x8d5e, 0x5fae};

	if (!it->letter)
		return it->c != '\n' && it->c != 0;
	for (size_t i = 0; i < COUNT(words); i++)
		if (it->c == words[i])
			return true;
	return false;
}

static bool
in_account(const struct redact_item *it, bool digits)
{
	return redact_latin(it) || it->c == '_' || it->c == '-' ||
	       (digits && redact_digit(it) >= 0);
}

/* What may stand between the pieces of an account: no stop, no bracket. */
static bool
between(const struct redact_item *it)
{
	return !it->letter && it->c &&
	       (it->c >= 128 || !ONE_OF((int)it->c, "\n,;!?()[]<>/|"));
}

/* An account from item i on: its value; the item behind it, or i.  Pieces are
 * joined while they are single characters or it is too short. */
static size_t
account(struct redact_work *w, size_t i, size_t least)
{
	size_t j = i, end = i, piece = 0, gap = 0;
	bool digits = true;

	buf_clear(&w->value);
	for (; j < w->n && w->value.n < 40; j++) {
		const struct redact_item *it = &w->v[j];

		if (in_account(it, digits)) {
			if (gap && piece != 1 && w->value.n >= least &&
			    !(redact_digit(it) >= 0 && digits))
				break;
			piece = gap ? 1 : piece + 1;
			gap = 0;
			digits = digits && redact_digit(it) >= 0;
			if (redact_digit(it) >= 0)
				buf_addc(
				    &w->value, (char)('0' + redact_digit(it)));
			else
				buf_addc(&w->value, (char)it->c);
			end = j + 1;
		} else if (end == i || !between(it) || ++gap > 2) {
			break;
		}
	}
	while (end > i && (w->v[end - 1].c == '-' || w->v[end - 1].c == '_') &&
	       w->value.n > least)
		end--, w->value.n--;
	return w->value.n >= least ? end : i;
}

static bool
is_phone(struct str s)
{
	bool is = s.n == 11 && s.p[0] == '1' && s.p[1] >= '3';

	for (size_t i = 0; is && i < s.n; i++)
		is = ascii_digit(s.p[i]);
	return is;
}

/* A person's name of Chinese characters, or one of Latin words. */
static size_t
name(struct redact_work *w, size_t i)
{
	size_t j = i, gap = 0;

	while (i < w->n && !w->v[i].letter && w->v[i].c != '\n' && gap++ < 3)
		i++;
	buf_clear(&w->value);
	for (j = i; j < w->n && j < i + 4 && w->v[j].letter &&
		    w->v[j].c >= 0x3400 && redact_digit(&w->v[j]) < 0;
	     j++)
		buf_addcp(&w->value, w->v[j].c);
	if (j == i + 4 && j < w->n && w->v[j].letter && w->v[j].c >= 0x3400) {
		j--;
		w->value.n -= 3;
	}
	if (j == i && gap)
		for (; j < w->n && j < i + 30 && gap < 6 && w->v[j].c < 128 &&
		       (redact_latin(&w->v[j]) || w->v[j].c == ' ');
		     j++) {
			gap += w->v[j].c == ' ' ? 1 : 0;
			buf_addc(&w->value, (char)w->v[j].c);
		}
	return j >= i + 2 ? j : i;
}

/* Whether a character that means other things (挪威) is a cue: it is no end
 * of a word, and a sign or an account with a digit follows. */
static bool
meant(const struct redact_work *w, size_t from, size_t j, size_t i)
{
	bool sign = false;

	if (from && w->v[from - 1].letter && w->v[from - 1].c >= 0x3400)
		return false;
	for (; j < i; j++)
		sign |= w->v[j].c != ' ';
	for (size_t k = 0; k < w->value.n; k++)
		sign |= ascii_digit(w->value.p[k]);
	return sign;
}

/* The name behind a cue that ends before item j; the item behind it, or j. */
static size_t
follow_name(struct redact_found *f, size_t j)
{
	struct redact_work *w = f->work;
	size_t i = j, end = name(w, j), n;

	if (end == j || !w->value.n)
		return j;
	while (!w->v[i].letter)
		i++;
	/* The head of an account: lin_77, lin77@. */
	if (end < w->n && (w->v[end].c == '_' || w->v[end].c == '@')) {
		if ((n = account(w, i, 3)) > end)
			end = n;
		else
			(void)name(w, j);
	}
	if (end <= i)
		return j;
	redact_put(f, i, end, REDACT_NAME);
	return end;
}

/* Whether a colon, or an @ and a letter, stands behind a word that means other
 * things; "line: 6 items" has no account. */
static bool
signed_at(const struct redact_work *w, size_t j)
{
	size_t i = j + 1;

	if (j + 2 < w->n && w->v[j].c == ' ' && w->v[i].c == '@')
		i++;
	if (i >= w->n || (w->v[j].c != ':' && w->v[i - 1].c != '@'))
		return false;
	if (w->v[i - 1].c == '@')
		return redact_latin(&w->v[i]) && redact_digit(&w->v[i]) < 0;
	while (i < w->n && w->v[i].c == ' ')
		i++;
	for (j = i; i < w->n && redact_digit(&w->v[i]) >= 0; i++)
		;
	return i == j || i == w->n || i > j + 3 || w->v[i].c != ' ';
}

/* What follows a cue that ends before item j; the item behind it, or j. */
static size_t
follow(
    struct redact_found *f, const struct redact_cue *c, size_t from, size_t j)
{
	struct redact_work *w = f->work;
	size_t i = j, end, n = 0;
	/* A cue of Latin letters is a word; + and Chinese ones end it. */
	bool latin = redact_latin(&w->v[j - 1]) && c->unit[0] < 128 &&
	             !(from && w->v[from - 1].c == '+');

	if (c->what == CUE_NAME)
		return follow_name(f, j);
	if (c->what == CUE_PHONE)
		return redact_called(f, j);
	if (latin && redact_latin(&w->v[j]) && w->v[j].c >= 'a' &&
	    c->what != CUE_RUN)
		return j;
	if (cyrillic(c->unit[0]) && of_word(&w->v[j]))
		return j;
	/* A character that means other things: the account is right behind,
	 * and behind a letter a colon or the like. */
	if (c->what == CUE_CHAR && latin && !signed_at(w, j))
		return j;
	while (i < w->n && n < 12 && !in_account(&w->v[i], false) &&
	       (c->what == CUE_CHAR ? !w->v[i].letter : filler(&w->v[i])))
		i++, n++;
	while (i < w->n && (w->v[i].c == '-' || w->v[i].c == '_'))
		i++;
	end = redact_done(w, i) > i ? i : account(w, i, 5);
	/* A number of any country is the same one without the word. */
	if (end > i && !is_phone(buf_str(&w->value)) &&
	    (n = redact_phone(f, i)) > i)
		return n;
	if (end == i ||
	    (c->what == CUE_CHAR && !latin && !meant(w, from, j, i)))
		return j;
	redact_put(f, i, end,
	    is_phone(buf_str(&w->value)) ? REDACT_PHONE : REDACT_CONTACT);
	return end;
}

void
redact_units(const uint16_t *unit, size_t n, struct buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < n; i++) {
		buf_addc(out, (char)(unit[i] >> 8));
		buf_addc(out, (char)(unit[i] & 255));
	}
}

/* Whether a cue may stand at item i: it begins with that letter, and none in
 * the middle of a word. */
static bool
may_begin(const uint8_t *first, const struct redact_work *w, size_t i)
{
	const struct redact_item *it = &w->v[i];

	return it->letter && it->c < 0x10000 &&
	       (first[it->c >> 3] & (1u << (it->c & 7))) &&
	       !(i && of_word(it) && of_word(it - 1));
}

/* Whether behind item i, and at most three that are no letters, stands a cue
 * of an account: "contact wechat" names nobody. */
static bool
leads_on(const struct redact_cues *c, const struct redact_work *w, size_t i)
{
	size_t end;

	for (size_t n = 0; n < 3 && i < w->n && !w->v[i].letter; n++)
		i++;
	if (i == w->n || !may_begin(c->first, w, i))
		return false;
	for (size_t k = 0; k < c->n; k++)
		if (c->cue[k].what != CUE_NAME && c->cue[k].what != CUE_NONE &&
		    (end = cue_at(w, &c->cue[k], i)) > i &&
		    (c->cue[k].what != CUE_CHAR ||
			(end < w->n && w->v[end].c == ':')))
			return true;
	return false;
}

/* Cues at item i: the longest that something follows. */
static size_t
cues(const struct redact_cues *c, struct redact_found *f, size_t i)
{
	size_t less = SIZE_MAX, best, end = i, j, n;
	const struct redact_cue *cue = NULL;

	if (!may_begin(c->first, f->work, i))
		return i;
	do {
		best = 0;
		for (size_t k = 0; k < c->n; k++) {
			if (c->cue[k].n <= best || c->cue[k].n >= less ||
			    (j = cue_at(f->work, &c->cue[k], i)) == i)
				continue;
			best = c->cue[k].n;
			cue = &c->cue[k];
			end = j;
		}
		if (best && cue->what == CUE_NONE)
			return end;
		if (best && cue->what == CUE_NAME && leads_on(c, f->work, end))
			return i;
		if (best && (n = follow(f, cue, i, end)) > end)
			return n;
		less = best;
	} while (best);
	return i;
}

/* The seller's own names, one a line, folded. */
static void
own_names(struct redact_work *w, struct str names)
{
	struct fold fold = {0};
	struct str one;

	for (size_t i = 0; i < w->own.n; i++)
		free(w->own.cue[i].unit);
	w->own.n = 0;
	memset(w->own.first, 0, sizeof(w->own.first));
	while (names.n && (one = str_cut(&names, '\n')).p) {
		struct redact_cue c = {.what = CUE_ID};

		fold_text(&fold, one);
		if (fold.n < 2)
			continue;
		c.n = fold.n;
		c.unit = mem_new(fold.n, sizeof(*c.unit));
		memcpy(c.unit, fold.unit, fold.n * sizeof(*c.unit));
		mem_grow(&w->own.cue, &w->own.cap, w->own.n + 1, sizeof(c));
		w->own.cue[w->own.n++] = c;
		mark_first(w->own.first, &c);
	}
	fold_free(&fold);
}

/* One of the seller's own names at item i; its value is folded. */
static size_t
seller(struct redact_found *f, size_t i)
{
	struct redact_work *w = f->work;
	size_t end;

	if (!w->own.n || !may_begin(w->own.first, w, i))
		return i;
	for (size_t k = 0; k < w->own.n; k++) {
		if ((end = cue_at(w, &w->own.cue[k], i)) == i)
			continue;
		redact_units(w->own.cue[k].unit, w->own.cue[k].n, &w->value);
		redact_put(f, i, end, REDACT_SELLER);
		return end;
	}
	return i;
}

static void
start(struct redact_found *f, struct str text)
{
	if (!f->work)
		f->work = mem_new(1, sizeof(*f->work));
	f->n = 0;
	buf_clear(&f->value);
	redact_items(f->work, text);
}

bool
redact_cues_in(
    const struct redact_cues *c, struct str text, struct redact_found *f)
{
	start(f, text);
	for (size_t i = 0; i < f->work->n; i++)
		for (size_t k = 0; k < c->n && may_begin(c->first, f->work, i);
		     k++)
			if (c->cue[k].what != CUE_CHAR &&
			    c->cue[k].what != CUE_NONE &&
			    cue_at(f->work, &c->cue[k], i) > i)
				return true;
	return false;
}

void
redact_find(const struct redact_cues *c, struct str text, struct str sellers,
    struct redact_found *f)
{
	size_t i = 0, j;

	start(f, text);
	f->work->cues = c;
	if (f->renew)
		own_names(f->work, sellers);
	f->renew = false;
	while (i < f->work->n) {
		if ((j = redact_done(f->work, i)) == i &&
		    (j = redact_page(f, i)) == i &&
		    (j = redact_mail(f, i)) == i && (j = seller(f, i)) == i &&
		    (j = redact_phone(f, i)) == i)
			j = cues(c, f, i);
		i = j > i ? j : i + 1;
	}
}

void
redact_found_free(struct redact_found *f)
{
	if (f->work) {
		own_names(f->work, STR_NONE);
		free(f->work->own.cue);
		fold_free(&f->work->fold);
		fold_map_free(&f->work->map);
		buf_free(&f->work->value);
		free(f->work->v);
		free(f->work);
	}
	free(f->span);
	buf_free(&f->value);
	*f = (struct redact_found){0};
}
