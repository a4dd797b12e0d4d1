/* shown_words - what the names of elements say */
#include <stdlib.h>

#include "mem.h"
#include "shown_priv.h"
#include "tsv.h"

#define TOKEN   24   /* bytes of a word */
#define CLASS   400  /* of all classes of an element */
#define SHELF   60   /* of a name of lines shelf and personal */
#define CLASSES 4096 /* that are known */

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
    [LIST_PERSONAL] = STR_INIT("personal"),
    [LIST_GONE] = STR_INIT("gone"),
    [LIST_MINICART] = STR_INIT("minicart"),
    [LIST_LABEL] = STR_INIT("label"),
    [LIST_FREE] = STR_INIT("free"),
    [LIST_TERM] = STR_INIT("term"),
    [LIST_ORDER] = STR_INIT("order"),
    [LIST_PIECES] = STR_INIT("pieces"),
    [LIST_SUFFIX] = STR_INIT("suffix"),
    [LIST_VISITOR] = STR_INIT("visitor"),
    [LIST_ORDERED] = STR_INIT("ordered"),
    [LIST_CART] = STR_INIT("cart"),
    [LIST_BASKET] = STR_INIT("basket"),
    [LIST_CHECKOUT] = STR_INIT("checkout"),
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

static bool
is_alnum(char c)
{
	return ascii_letter(c) || ascii_digit(c);
}

/* The next word of a name at *at, in lower case in s->token: up to a mark, or
 * to a capital behind a small letter.  False behind the last. */
static bool
next_word(struct shown *s, struct str name, size_t *at)
{
	size_t i = *at;

	buf_clear(&s->token);
	while (i < name.n && !is_alnum(name.p[i]))
		i++;
	for (; i < name.n && is_alnum(name.p[i]); i++) {
		if (s->token.n && ascii_upper(name.p[i]) &&
		    !ascii_upper(name.p[i - 1]))
			break;
		buf_addc(&s->token, ascii_upper(name.p[i])
					? (char)(name.p[i] | 32)
					: name.p[i]);
	}
	*at = i;
	return s->token.n > 0;
}

/* Where the last part of a class begins: Card--title--x1Y2z; of one part: its
 * end.  What is not known there says nothing. */
static size_t
last_part(struct str name)
{
	for (size_t i = name.n; i > 2; i--)
		if (name.p[i - 1] == '-' && name.p[i - 2] == '-')
			return i;
	return name.n;
}

/* has-discount, with-old-price: of what is in an element, not what it is. */
static bool
is_of_others(const struct shown *s, struct str name)
{
	for (uint32_t i = 0; i < s->list[LIST_HOLDS].n; i++)
		if (str_starts(name, s->list[LIST_HOLDS].name[i]))
			return true;
	return false;
}

static unsigned
words_say(struct shown *s, struct str name)
{
	size_t at = 0, tail = last_part(name);
	unsigned says = 0, one;
	bool adds = false; /* add-to-cart: a form around what is bought */
	uint32_t n;

	if (is_of_others(s, name))
		return SHOWN_OTHER;
	while (next_word(s, name, &at)) {
		n = s->token.n <= TOKEN
		        ? names_find(&s->word, buf_str(&s->token))
		        : NAMES_NONE;
		one = n != NAMES_NONE ? s->says[n] & ~(unsigned)SHOWN_NOW : 0;
		if ((adds && one & SHOWN_ASIDE) ||
		    (s->untaxed && one & SHOWN_TAX))
			one = SHOWN_OTHER;
		if (n != NAMES_NONE)
			says |= one;
		else if (at <= tail)
			says |= SHOWN_OTHER;
		adds = adds || str_eq(buf_str(&s->token), STR("add"));
	}
	return says;
}

/* True if such a name, behind the mark of its kind, is one of the list; on
 * <body> also behind that tag.  What numbers it says nothing. */
static bool
is_called(struct shown *s, const struct names *list, struct str tag, char mark,
    struct str name)
{
	while (name.n && (ascii_digit(name.p[name.n - 1]) ||
			     strchr("-_", name.p[name.n - 1])))
		name.n--;
	if (!name.n || name.n > SHELF)
		return false;
	buf_clear(&s->token);
	buf_addstr(&s->token, tag);
	buf_addc(&s->token, mark);
	buf_addstr(&s->token, name);
	return names_find(list, buf_str(&s->token)) != NAMES_NONE;
}

/* What a class says, which most elements share with others: looked up once for
 * all pages, until there are many. */
static struct shown_class
class_of(struct shown *s, struct str name)
{
	uint32_t had = s->class.n, i;
	struct shown_class *c;

	if (had > CLASSES) {
		names_clear(&s->class);
		had = 0;
	}
	i = names_add(&s->class, name);
	if (i < had)
		return s->class_says[i];
	mem_grow(&s->class_says, &s->class_cap, i + 1, sizeof(*s->class_says));
	c = &s->class_says[i];
	*c = (struct shown_class){.says = words_say(s, name)};
	for (int j = LIST_NODES; j < LISTS; j++)
		if (is_called(s, &s->list[j], STR_NONE, '.', name))
			c->in |= 1u << (j - LIST_NODES);
	return *c;
}

static unsigned
name_says(struct shown *s, struct str name)
{
	unsigned says =
	    s->untaxed ? words_say(s, name) : class_of(s, name).says;

	s->taxed |= says & SHOWN_TAX && says & SHOWN_PRICE;
	return says;
}

/* The names that an element has in its classes and what else the table says:
 * where the next one is. */
struct calls {
	size_t attr;
	struct str rest;
};

static bool
is_naming(const struct shown *s, struct str attr)
{
	const struct names *list = &s->list[LIST_NAMED];

	for (uint32_t i = 0; i < list->n; i++)
		if (attr.n == list->name[i].n &&
		    str_eq_nocase(attr, list->name[i]))
			return true;
	return false;
}

/* The next of them, absent behind the last. */
static struct str
next_call(const struct shown *s, const struct html_node *node, struct calls *c)
{
	struct str name;

	while (!c->rest.n) {
		name = html_attr_name(node, c->attr);
		if (!name.p)
			return name;
		c->rest = html_attr_value(node, c->attr++);
		if (c->rest.n >= CLASS || !is_naming(s, name))
			c->rest.n = 0;
	}
	return str_cut(&c->rest, ' ');
}

unsigned
shown_says(struct shown *s, const struct html_node *node)
{
	struct calls c = {0};
	unsigned says = 0;
	struct str one;

	while ((one = next_call(s, node, &c)).p)
		says |= name_says(s, one);
	return says;
}

bool
shown_named(
    struct shown *s, const struct html_node *node, unsigned want, unsigned may)
{
	struct calls c = {0};
	struct str one;
	unsigned says;

	while ((one = next_call(s, node, &c)).p) {
		says = name_says(s, one);
		if ((says & want) == want && !(says & ~(want | may)))
			return true;
	}
	return false;
}

/* What a part is of: by its last word, what all of its words say, and what the
 * last of them says whose name or title it may be. */
static struct str
thing_called(unsigned says, unsigned last, unsigned of)
{
	if (last & (SHOWN_PRICE | SHOWN_PAST))
		return says & SHOWN_PAST ? STR("past_price") : STR("price");
	if (last & SHOWN_SOLD)
		return STR("sold");
	if (last & SHOWN_SELLER ||
	    (last & (SHOWN_TITLE | SHOWN_NAME) && of & SHOWN_SELLER))
		return STR("seller_name");
	if (last & SHOWN_PLACE ||
	    (last & (SHOWN_TITLE | SHOWN_NAME) && of & SHOWN_PLACE))
		return STR("location");
	if (last & SHOWN_TITLE || (last & SHOWN_NAME && says & SHOWN_GOODS))
		return STR("title");
	return STR_NONE;
}

/* Of list-price-price: what something costs in a list, or its list price.
 * *all: what its words say, besides what is there. */
static struct str
part_called(struct shown *s, struct str part, unsigned *all)
{
	const unsigned things = SHOWN_GOODS | SHOWN_SELLER | SHOWN_PLACE;
	unsigned says = 0, last = 0, of = 0, one;
	bool list = false, listed = false;
	struct str called;
	size_t at = 0;
	uint32_t n;

	while (next_word(s, part, &at)) {
		if (str_any(buf_str(&s->token), ascii_digit))
			continue; /* made by a program, and says nothing */
		n = s->token.n <= TOKEN
		        ? names_find(&s->word, buf_str(&s->token))
		        : NAMES_NONE;
		one = n != NAMES_NONE ? s->says[n] : SHOWN_OTHER;
		says |= one;
		if (!last || !(one & SHOWN_NOW))
			last = one;
		if (last & things)
			of = last & things;
		listed |= list && one & SHOWN_PRICE;
		list = str_eq(buf_str(&s->token), STR("list"));
	}
	called = thing_called(says, last, of);
	*all |= says;
	return listed && str_eq(called, STR("price")) ? STR("list_price")
	                                              : called;
}

/* The parts of a name from the last on: item__name--two-line; *says: what the
 * words of those say. */
static struct str
name_called(struct shown *s, struct str name, unsigned *says)
{
	struct str found = STR_NONE;
	size_t from;

	*says = 0;
	if (is_of_others(s, name))
		return found;
	while (name.n && !found.p) {
		for (from = name.n; from > 1; from--)
			if (name.p[from - 1] == name.p[from - 2] &&
			    strchr("-_", name.p[from - 1]))
				break;
		if (from <= 1)
			from = 0;
		found = part_called(s, str_after(name, from), says);
		name.n = from > 2 ? from - 2 : 0;
	}
	return found;
}

bool
shown_former(struct shown *s, const struct html_node *node)
{
	struct calls c = {0};
	struct str one, called;
	unsigned says;

	while ((one = next_call(s, node, &c)).p) {
		called = name_called(s, one, &says);
		if (str_eq(called, STR("past_price")) && !(says & SHOWN_TAX))
			return true;
	}
	return false;
}

struct str
shown_called(struct shown *s, const struct html_node *node)
{
	struct str all, one, found = STR_NONE;
	unsigned says;

	for (uint32_t i = 0; i < s->list[LIST_NAMED].n; i++) {
		all = html_attr(node, s->list[LIST_NAMED].name[i].p);
		while (all.n && all.n < CLASS && !found.p &&
		       (one = str_cut(&all, ' ')).p)
			found = name_called(s, one, &says);
		if (found.p)
			break;
	}
	if (str_eq(found, STR("price")) && shown_former(s, node))
		found = STR("past_price"); /* class="price old-price" */
	return found;
}

struct str
shown_card(struct shown *s, const struct html_node *node)
{
	static const unsigned none = SHOWN_PRICE | SHOWN_PAST | SHOWN_TITLE |
	                             SHOWN_NAME | SHOWN_SELLER | SHOWN_PLACE |
	                             SHOWN_SOLD | SHOWN_ASIDE;
	struct str all = html_attr(node, "class"), one;
	unsigned says;

	while (all.n && all.n < CLASS && (one = str_cut(&all, ' ')).p) {
		says = name_says(s, one);
		if (says & SHOWN_GOODS && !(says & none))
			return one;
	}
	return STR_NONE;
}

bool
shown_is_service(struct shown *s, const struct html_node *node)
{
	const unsigned both = SHOWN_GOODS | SHOWN_SERVICE;
	struct str all = html_attr(node, "class"), one;

	while (all.n && all.n < CLASS && (one = str_cut(&all, ' ')).p)
		if ((name_says(s, one) & ~(unsigned)SHOWN_FILLER) == both)
			return true;
	return false;
}

bool
shown_is_aside(struct shown *s, const struct html_node *node)
{
	static const struct str tags[] = {STR_INIT("nav"), STR_INIT("footer"),
	    STR_INIT("aside"), STR_INIT("script"), STR_INIT("style"),
	    STR_INIT("select"), STR_INIT("template")};
	struct str tag = html_tag(node);

	if (str_in(tag, tags, COUNT(tags)))
		return true;
	return s->head && shown_says(s, node) & SHOWN_ASIDE &&
	       !html_holds(node, s->head);
}

/* True if the id or a class of the element is. */
static bool
is_one_of(struct shown *s, enum list which, const struct html_node *node)
{
	const struct names *list = &s->list[which];
	struct str all, one, tag = {NULL, 0};

	if (!html_attr_name(node, 0).p)
		return false;
	all = html_attr(node, "class");
	if (str_eq(html_tag(node), STR("body")))
		tag = STR("body");
	if (is_called(s, list, tag, '#', html_attr(node, "id")))
		return true;
	while (all.n && all.n < CLASS && (one = str_cut(&all, ' ')).p)
		if (tag.n ? is_called(s, list, tag, '.', one)
			  : class_of(s, one).in >> (which - LIST_NODES) & 1)
			return true;
	return false;
}

bool
shown_is_shelf(struct shown *s, const struct html_node *node)
{
	return is_one_of(s, LIST_SHELF, node);
}

bool
shown_is_personal(struct shown *s, const struct html_node *node)
{
	return is_one_of(s, LIST_PERSONAL, node);
}

bool
shown_is_missing(struct shown *s, const struct html_node *node)
{
	return is_one_of(s, LIST_GONE, node);
}

bool
shown_is_minicart(struct shown *s, const struct html_node *node)
{
	return is_one_of(s, LIST_MINICART, node);
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
shown_is_label(const struct shown *s, struct str text)
{
	return names_within(&s->list[LIST_LABEL], text) &&
	       !names_within(&s->list[LIST_FREE], text);
}

bool
shown_is_term(const struct shown *s, struct str text)
{
	return names_within(&s->list[LIST_TERM], text);
}
