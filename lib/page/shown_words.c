/* shown_words - the table of words that pages and their elements have */
#include <stdlib.h>

#include "mem.h"
#include "shown_priv.h"
#include "tsv.h"

/* The kinds of words that stand in names of elements. */
static const struct {
	struct str kind;
	enum shown_says says;
} kinds[] = {{STR_INIT("price"), SHOWN_PRICE}, {STR_INIT("past"), SHOWN_PAST},
    {STR_INIT("tax"), SHOWN_PAST | SHOWN_TAX}, {STR_INIT("aside"), SHOWN_ASIDE},
    {STR_INIT("title"), SHOWN_TITLE}, {STR_INIT("goods"), SHOWN_GOODS},
    {STR_INIT("name"), SHOWN_NAME}, {STR_INIT("seller"), SHOWN_SELLER},
    {STR_INIT("place"), SHOWN_PLACE}, {STR_INIT("sold"), SHOWN_SOLD},
    {STR_INIT("filler"), SHOWN_FILLER},
    {STR_INIT("now"), SHOWN_NOW | SHOWN_FILLER},
    {STR_INIT("service"), SHOWN_SERVICE}};

static const struct str lists[LISTS] = {[LIST_BUY] = STR_INIT("buy"),
    [LIST_CONTACT] = STR_INIT("contact"),
    [LIST_SIGN] = STR_INIT("sign"),
    [LIST_TRADE] = STR_INIT("trade"),
    [LIST_SORTS] = STR_INIT("sorts"),
    [LIST_PERSONAL] = STR_INIT("personal"),
    [LIST_GONE] = STR_INIT("gone"),
    [LIST_MINICART] = STR_INIT("minicart"),
    [LIST_LABEL] = STR_INIT("label"),
    [LIST_FREE] = STR_INIT("free"),
    [LIST_LESSER] = STR_INIT("lesser"),
    [LIST_LEADS] = STR_INIT("leads"),
    [LIST_SPENT] = STR_INIT("spent"),
    [LIST_TERM] = STR_INIT("term"),
    [LIST_DEAR] = STR_INIT("dear"),
    [LIST_WRITES] = STR_INIT("writes"),
    [LIST_ORDER] = STR_INIT("order"),
    [LIST_PIECES] = STR_INIT("pieces"),
    [LIST_SUFFIX] = STR_INIT("suffix"),
    [LIST_VISITOR] = STR_INIT("visitor"),
    [LIST_ORDERED] = STR_INIT("ordered"),
    [LIST_CART] = STR_INIT("cart"),
    [LIST_BASKET] = STR_INIT("basket"),
    [LIST_CHECKOUT] = STR_INIT("checkout"),
    [LIST_ADDS] = STR_INIT("adds"),
    [LIST_LISTED] = STR_INIT("listed"),
    [LIST_HOLDS] = STR_INIT("holds"),
    [LIST_NAMED] = STR_INIT("named"),
    [LIST_PICTURE] = STR_INIT("picture"),
    [LIST_SHELF] = STR_INIT("shelf")};

static bool
word_add(void *of, const struct tsv *t, struct err *e)
{
	struct shown *s = of;
	size_t k = 0, n = COUNT(kinds), list;
	uint32_t i;

	if (!t->col[1].n)
		return tsv_fault(t, e, "the word is missing");
	list = str_which(t->col[0], lists, LISTS);
	if (list < LISTS) {
		names_add(&s->list[list], t->col[1]);
		if (list == LIST_TERM)
			names_add(&s->list[LIST_LABEL], t->col[1]);
		return true;
	}
	while (k < n && !str_eq(t->col[0], kinds[k].kind))
		k++;
	if (k == n)
		return tsv_fault(
		    t, e, STR_FMT ": no such kind", STR_ARG(t->col[0]));
	i = names_add(&s->word, t->col[1]);
	if (i + 1 < s->word.n)
		return tsv_fault(t, e, "this word is there already");
	mem_grow(&s->says, &s->cap, i + 1, sizeof(*s->says));
	s->says[i] = kinds[k].says;
	return true;
}

struct shown *
shown_new(struct rules *r, const char *path, struct err *e)
{
	static const char *const columns[] = {"kind", "word", NULL};
	struct shown *s = mem_new(1, sizeof(*s));

	if (tsv_each(r, path, columns, word_add, s, e))
		return s;
	shown_free(s);
	return NULL;
}

void
shown_free(struct shown *s)
{
	if (!s)
		return;
	names_free(&s->word);
	names_free(&s->class);
	free(s->class_says);
	for (int j = 0; j < LISTS; j++)
		names_free(&s->list[j]);
	for (int j = 0; j < LIST_MARKED; j++)
		free(s->mark[j]);
	free(s->says);
	free(s->one);
	buf_free(&s->text);
	buf_free(&s->raw);
	buf_free(&s->folded);
	buf_free(&s->token);
	free(s);
}

const struct names *
shown_pictures(const struct shown *s)
{
	return &s->list[LIST_PICTURE];
}

void
shown_mark(struct shown *s, struct marks *m)
{
	const struct names *list;

	for (int j = 0; j < LIST_MARKED; j++) {
		list = &s->list[j];
		s->mark[j] = mem_new(list->n + 1, sizeof(*s->mark[j]));
		for (uint32_t i = 0; i < list->n; i++)
			s->mark[j][i] = marks_add(m, list->name[i]);
	}
}

/* True if the page has one of the texts of these lists.  Those that cost little
 * are asked for first. */
static bool
has_mark(const struct shown *s, struct marks *m, enum list from, enum list last)
{
	for (int cheap = 1; cheap >= 0; cheap--)
		for (int j = from; j <= (int)last; j++)
			for (uint32_t i = 0; i < s->list[j].n; i++)
				if (marks_cheap(m, s->mark[j][i]) == cheap &&
				    marks_has(m, s->mark[j][i]))
					return true;
	return false;
}

bool
shown_sells(const struct shown *s, struct marks *m)
{
	return has_mark(s, m, LIST_BUY, LIST_CONTACT);
}

bool
shown_asks(const struct shown *s, struct marks *m)
{
	return has_mark(s, m, LIST_CONTACT, LIST_CONTACT);
}

bool
shown_prices(const struct shown *s, struct marks *m)
{
	return has_mark(s, m, LIST_SIGN, LIST_SIGN);
}

bool
shown_sorts(const struct shown *s, struct marks *m)
{
	return has_mark(s, m, LIST_SORTS, LIST_SORTS);
}

bool
shown_trades(const struct shown *s, struct marks *m)
{
	return has_mark(s, m, LIST_TRADE, LIST_TRADE);
}

bool
shown_is_label(const struct shown *s, struct str text)
{
	return names_within(&s->list[LIST_LABEL], text) &&
	       !names_within(&s->list[LIST_FREE], text);
}

bool
shown_guesses(const struct shown *s, struct str text)
{
	return names_within(&s->list[LIST_LESSER], text);
}

bool
shown_precedes(const struct shown *s, struct str text)
{
	const struct names *list = &s->list[LIST_LEADS];

	for (uint32_t i = 0; i < list->n; i++)
		if (str_eq_nocase(list->name[i], text))
			return true;
	return false;
}

bool
shown_spent(const struct shown *s, struct str text)
{
	return names_within(&s->list[LIST_SPENT], text);
}

bool
shown_is_lesser(struct shown *s, struct str text)
{
	if (s->untaxed || !names_within(&s->list[LIST_LESSER], text))
		return false;
	s->taxed = true;
	return true;
}

bool
shown_is_term(const struct shown *s, struct str text)
{
	return names_within(&s->list[LIST_TERM], text);
}

bool
shown_is_dear(const struct shown *s, struct str price)
{
	const struct names *dear = &s->list[LIST_DEAR];

	for (uint32_t i = 0; i < dear->n; i++)
		if (str_ends(price, dear->name[i]))
			return true;
	return false;
}

bool
shown_writes(const struct shown *s, struct str href)
{
	const struct names *writes = &s->list[LIST_WRITES];

	return str_starts_in(href, writes->name, writes->n);
}
