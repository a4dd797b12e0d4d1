/* shown_words - what the names of elements say */
#include <stdlib.h>

#include "mem.h"
#include "shown_priv.h"
#include "text.h"
#include "tsv.h"

#define HEAD     65536 /* bytes of a page in which its title is */
#define TOKEN    24    /* bytes of a word */
#define CLASS    400   /* of all classes of an element */
#define HEADING  60    /* of the text of a heading, */
#define HEADINGS 8     /* of which so many are looked at */

/* The kinds of words that stand in names of elements. */
static const struct {
	const char *kind;
	enum word_says says;
} kinds[] = {{"price", SAYS_PRICE}, {"past", SAYS_PAST},
    {"tax", SAYS_PAST | SAYS_TAX}, {"aside", SAYS_ASIDE}, {"title", SAYS_TITLE},
    {"goods", SAYS_GOODS}, {"name", SAYS_NAME}, {"seller", SAYS_SELLER},
    {"place", SAYS_PLACE}, {"sold", SAYS_SOLD}, {"filler", SAYS_FILLER},
    {"now", SAYS_NOW | SAYS_FILLER}, {"service", SAYS_SERVICE}};

static bool
word_add(void *of, const struct tsv *t, struct err *e)
{
	struct shown *s = of;
	const struct {
		const char *kind;
		struct names *to;
	} lists[] = {{"label", &s->label}, {"buy", &s->buy},
	    {"suffix", &s->suffix}, {"visitor", &s->visitor},
	    {"ordered", &s->ordered}, {"free", &s->free}, {"cart", &s->cart},
	    {"basket", &s->basket}, {"checkout", &s->checkout},
	    {"sign", &s->sign}, {"contact", &s->contact}, {"order", &s->order},
	    {"pieces", &s->pieces}, {"term", &s->term}, {"holds", &s->holds}};
	size_t k = 0, n = sizeof(kinds) / sizeof(*kinds);
	uint32_t i;

	if (!t->col[1].n)
		return tsv_fault(t, e, "the word is missing");
	for (size_t j = 0; j < sizeof(lists) / sizeof(*lists); j++)
		if (str_eq(t->col[0], str_from(lists[j].kind))) {
			names_add(lists[j].to, t->col[1]);
			if (lists[j].to == &s->term)
				names_add(&s->label, t->col[1]);
			return true;
		}
	while (k < n && !str_eq(t->col[0], str_from(kinds[k].kind)))
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
	names_free(&s->label);
	names_free(&s->term);
	names_free(&s->suffix);
	names_free(&s->buy);
	names_free(&s->visitor);
	names_free(&s->ordered);
	names_free(&s->free);
	names_free(&s->cart);
	names_free(&s->basket);
	names_free(&s->checkout);
	names_free(&s->sign);
	names_free(&s->contact);
	names_free(&s->order);
	names_free(&s->pieces);
	names_free(&s->holds);
	free(s->mark);
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
	for (uint32_t i = 0; i < s->holds.n; i++)
		if (str_starts(name, s->holds.name[i]))
			return true;
	return false;
}

static unsigned
name_says(struct shown *s, struct str name)
{
	size_t at = 0, tail = last_part(name);
	unsigned says = 0, one;
	bool adds = false; /* add-to-cart: a form around what is bought */
	uint32_t n;

	if (is_of_others(s, name))
		return SAYS_OTHER;

	while (next_word(s, name, &at)) {
		n = s->token.n <= TOKEN
		        ? names_find(&s->word, buf_str(&s->token))
		        : NAMES_NONE;
		one = n != NAMES_NONE ? s->says[n] & ~(unsigned)SAYS_NOW : 0;
		if ((adds && one & SAYS_ASIDE) ||
		    (s->untaxed && one & SAYS_TAX))
			one = SAYS_OTHER;
		if (n != NAMES_NONE)
			says |= one;
		else if (at <= tail)
			says |= SAYS_OTHER;
		adds = adds || str_eq(buf_str(&s->token), STR("add"));
	}
	s->taxed |= says & SAYS_TAX && says & SAYS_PRICE;
	return says;
}

static const char *const attrs[] = {
    "class", "id", "data-testid", "data-cy", "data-marker", "data-qa"};

unsigned
shown_says(struct shown *s, const struct html_node *node)
{
	unsigned says = 0;
	struct str all, one;

	for (size_t i = 0; i < sizeof(attrs) / sizeof(*attrs); i++) {
		all = html_attr(node, attrs[i]);
		while (all.n && all.n < CLASS && (one = str_cut(&all, ' ')).p)
			says |= name_says(s, one);
	}
	return says;
}

bool
shown_named(
    struct shown *s, const struct html_node *node, unsigned want, unsigned may)
{
	struct str all, one;
	unsigned says;

	for (size_t i = 0; i < sizeof(attrs) / sizeof(*attrs); i++) {
		all = html_attr(node, attrs[i]);
		while (all.n && all.n < CLASS && (one = str_cut(&all, ' ')).p) {
			says = name_says(s, one);
			if ((says & want) == want && !(says & ~(want | may)))
				return true;
		}
	}
	return false;
}

/* What a part is of: by its last word, what all of its words say, and what the
 * last of them says whose name or title it may be. */
static struct str
thing_called(unsigned says, unsigned last, unsigned of)
{
	if (last & (SAYS_PRICE | SAYS_PAST))
		return says & SAYS_PAST ? STR("past_price") : STR("price");
	if (last & SAYS_SOLD)
		return STR("sold");
	if (last & SAYS_SELLER ||
	    (last & (SAYS_TITLE | SAYS_NAME) && of & SAYS_SELLER))
		return STR("seller_name");
	if (last & SAYS_PLACE ||
	    (last & (SAYS_TITLE | SAYS_NAME) && of & SAYS_PLACE))
		return STR("location");
	if (last & SAYS_TITLE || (last & SAYS_NAME && says & SAYS_GOODS))
		return STR("title");
	return (struct str){NULL, 0};
}

/* Of list-price-price: what something costs in a list, or its list price. */
static struct str
part_called(struct shown *s, struct str part)
{
	const unsigned things = SAYS_GOODS | SAYS_SELLER | SAYS_PLACE;
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
		one = n != NAMES_NONE ? s->says[n] : SAYS_OTHER;
		says |= one;
		if (!last || !(one & SAYS_NOW))
			last = one;
		if (last & things)
			of = last & things;
		listed |= list && one & SAYS_PRICE;
		list = str_eq(buf_str(&s->token), STR("list"));
	}
	called = thing_called(says, last, of);
	return listed && str_eq(called, STR("price")) ? STR("list_price")
	                                              : called;
}

/* The parts of a name from the last on: item__name--two-line. */
static struct str
name_called(struct shown *s, struct str name)
{
	struct str found = {NULL, 0};
	size_t from;

	if (is_of_others(s, name))
		return found;
	while (name.n && !found.p) {
		for (from = name.n; from > 1; from--)
			if (name.p[from - 1] == name.p[from - 2] &&
			    strchr("-_", name.p[from - 1]))
				break;
		if (from <= 1)
			from = 0;
		found = part_called(s, str_n(name.p + from, name.n - from));
		name.n = from > 2 ? from - 2 : 0;
	}
	return found;
}

struct str
shown_called(struct shown *s, const struct html_node *node)
{
	static const char *const names[] = {"class", "data-testid",
	    "data-marker", "data-qaid", "data-aut-id", "data-q", "data-hook",
	    "itemprop"};
	struct str all, one, found = {NULL, 0};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		all = html_attr(node, names[i]);
		while (all.n && all.n < CLASS && !found.p &&
		       (one = str_cut(&all, ' ')).p)
			found = name_called(s, one);
		if (found.p)
			break;
	}
	return found;
}

struct str
shown_card(struct shown *s, const struct html_node *node)
{
	static const unsigned none = SAYS_PRICE | SAYS_PAST | SAYS_TITLE |
	                             SAYS_NAME | SAYS_SELLER | SAYS_PLACE |
	                             SAYS_SOLD | SAYS_ASIDE;
	struct str all = html_attr(node, "class"), one;
	unsigned says;

	while (all.n && all.n < CLASS && (one = str_cut(&all, ' ')).p) {
		says = name_says(s, one);
		if (says & SAYS_GOODS && !(says & none))
			return one;
	}
	return (struct str){NULL, 0};
}

bool
shown_is_service(struct shown *s, const struct html_node *node)
{
	const unsigned both = SAYS_GOODS | SAYS_SERVICE;
	struct str all = html_attr(node, "class"), one;

	while (all.n && all.n < CLASS && (one = str_cut(&all, ' ')).p)
		if ((name_says(s, one) & ~(unsigned)SAYS_FILLER) == both)
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

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (str_eq(tag, tags[i]))
			return true;
	return s->head && shown_says(s, node) & SAYS_ASIDE &&
	       html_meet(node, s->head) < html_meet(node, node);
}

void
shown_mark(struct shown *s, struct marks *m)
{
	const struct names *lists[] = {&s->buy, &s->contact, &s->sign};
	size_t n = 0;

	s->mark =
	    mem_new(s->buy.n + s->contact.n + s->sign.n + 1, sizeof(*s->mark));
	for (size_t k = 0; k < sizeof(lists) / sizeof(lists[0]); k++)
		for (uint32_t i = 0; i < lists[k]->n; i++)
			s->mark[n++] = marks_add(m, lists[k]->name[i]);
}

/* True if the page has one of the marks from one on, to another.  Those that
 * cost little are asked for first. */
static bool
has_mark(const struct shown *s, struct marks *m, size_t from, size_t to)
{
	for (int cheap = 1; cheap >= 0; cheap--)
		for (size_t i = from; i < to; i++)
			if (marks_cheap(m, s->mark[i]) == cheap &&
			    marks_has(m, s->mark[i]))
				return true;
	return false;
}

bool
shown_sells(const struct shown *s, struct marks *m)
{
	return has_mark(s, m, 0, s->buy.n + s->contact.n);
}

bool
shown_asks(const struct shown *s, struct marks *m)
{
	return has_mark(s, m, s->buy.n, s->buy.n + s->contact.n);
}

bool
shown_prices(const struct shown *s, struct marks *m)
{
	size_t from = s->buy.n + s->contact.n;

	return has_mark(s, m, from, from + s->sign.n);
}

static bool
has_one(struct str text, const struct names *words)
{
	for (uint32_t i = 0; i < words->n; i++)
		if (str_find(text, words->name[i], 0) < text.n)
			return true;
	return false;
}

/* True if the text, its references decoded, has one. */
static bool
says_one(struct shown *s, struct str text, const struct names *words)
{
	buf_clear(&s->raw);
	text_references(text, &s->raw);
	return has_one(buf_str(&s->raw), words);
}

/* What a heading says, its tags and a number behind it left out: Shopping cart
 * (2). */
static struct str
heading(struct shown *s, struct str html)
{
	struct str all;

	buf_clear(&s->raw);
	buf_clear(&s->token);
	while (html.n && s->token.n < HEADING) {
		buf_addstr(&s->token, str_cut(&html, '<'));
		if (html.p)
			str_cut(&html, '>');
	}
	text_references(buf_str(&s->token), &s->raw);
	all = str_trim(buf_str(&s->raw));
	while (all.n && (ascii_digit(all.p[all.n - 1]) ||
			    memchr("() \n\t", all.p[all.n - 1], 6)))
		all.n--;
	return all;
}

/* True if a heading says that what is below it is the visitor's.  Only the
 * first kind may say that of a cart: shops have one beside the list. */
static bool
heads_visitors(const struct shown *s, struct str text, bool first)
{
	if (names_find(&s->ordered, text) != NAMES_NONE)
		return true;
	return first && (names_find(&s->visitor, text) != NAMES_NONE ||
			    names_find(&s->cart, text) != NAMES_NONE);
}

/* True if one of the first headings says that what the page shows is the
 * visitor's, and none of the first kind that it is something else: shops have
 * the visitor's orders beside the list, or below it. */
static bool
heading_is_visitors(struct shown *s, struct str page)
{
	bool found = false, first;
	size_t from = 0, to;
	struct str one;

	for (int i = 0; i < HEADINGS; i++, from = to) {
		from = str_find_nocase(page, STR("<h"), from);
		if (page.n - from < 4)
			return found;
		to = from + 2;
		first = page.p[to] == '1';
		if ((!first && page.p[to] != '2') ||
		    (page.p[to + 1] != '>' && page.p[to + 1] != ' ')) {
			i--;
			continue;
		}
		to = str_find_nocase(page, STR("</h"), to);
		one = str_n(page.p + from, to - from);
		str_cut(&one, '>');
		one = one.p ? heading(s, one) : one;
		if (one.n && heads_visitors(s, one, first))
			found = true;
		else if (one.n && first)
			return false;
	}
	return found;
}

/* True if a page's title begins with a word for a cart and nothing else, before
 * the name of the shop: Cart - Curios. */
static bool
titles_cart(struct shown *s, struct str title)
{
	static const struct str marks[] = {STR_INIT(" - "), STR_INIT(" | "),
	    STR_INIT(" \xe2\x80\x93 "), STR_INIT(" \xe2\x80\x94 ")};
	size_t at;

	buf_clear(&s->raw);
	text_references(title, &s->raw);
	title = buf_str(&s->raw);
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		at = str_find(title, marks[i], 0);
		title.n = at < title.n ? at : title.n;
	}
	return names_find(&s->basket, str_trim(title)) != NAMES_NONE;
}

bool
shown_is_visitors(struct shown *s, struct str page)
{
	struct str title = str_n(page.p, page.n < HEAD ? page.n : HEAD);
	size_t at = str_find_nocase(title, STR("<title"), 0);

	if (heading_is_visitors(s, page))
		return true;
	title = str_n(title.p + at, title.n - at);
	str_cut(&title, '>');
	if (!title.p)
		return false;
	title = str_cut(&title, '<');
	return says_one(s, title, &s->visitor) ||
	       ((titles_cart(s, title) || says_one(s, title, &s->cart)) &&
		   says_one(s, page, &s->checkout));
}

bool
shown_is_label(const struct shown *s, struct str text)
{
	return has_one(text, &s->label) && !has_one(text, &s->free);
}

bool
shown_is_term(const struct shown *s, struct str text)
{
	return has_one(text, &s->term);
}
