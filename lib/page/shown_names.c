/* shown_names - what the names of elements say: their classes, and the like */

#include "mem.h"
#include "shown_priv.h"

#define TOKEN   24   /* bytes of a word */
#define CLASS   400  /* of all classes of an element */
#define SHELF   60   /* of a name of lines shelf and personal */
#define CLASSES 4096 /* that are known */

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

/* True if that word is of lines adds, or listed. */
static bool
token_in(const struct shown *s, enum list list)
{
	return names_find(&s->list[list], buf_str(&s->token)) != NAMES_NONE;
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

/* What the words of a name say; untaxed: there is no other price than one that
 * is called one of taxes. */
static unsigned
words_say(struct shown *s, struct str name, bool untaxed)
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
		if ((adds && one & SHOWN_ASIDE) || (untaxed && one & SHOWN_TAX))
			one = SHOWN_OTHER;
		if (n != NAMES_NONE)
			says |= one;
		else if (at <= tail)
			says |= SHOWN_OTHER;
		adds = adds || token_in(s, LIST_ADDS);
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
			     ONE_OF(name.p[name.n - 1], "-_")))
		name.n--;
	if (!name.n || name.n > SHELF)
		return false;
	buf_clear(&s->token);
	buf_addstr(&s->token, tag);
	buf_addc(&s->token, mark);
	buf_addstr(&s->token, name);
	return names_find(list, buf_str(&s->token)) != NAMES_NONE;
}

/* What a name behind the mark of its kind, and on <body> behind that tag, is in
 * of the lists of nodes. */
static unsigned
lists_of(struct shown *s, struct str tag, char mark, struct str name)
{
	unsigned in = 0;

	for (int j = LIST_NODES; j < LISTS; j++)
		if (is_called(s, &s->list[j], tag, mark, name))
			in |= 1u << (j - LIST_NODES);
	return in;
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
		list = token_in(s, LIST_LISTED);
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
			    ONE_OF(name.p[from - 1], "-_"))
				break;
		if (from <= 1)
			from = 0;
		found = part_called(s, str_after(name, from), says);
		name.n = from > 2 ? from - 2 : 0;
	}
	return found;
}

/* What a class says, which most elements share with others: looked up once for
 * all pages, until there are many. */
static const struct shown_class *
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
		return &s->class_says[i];
	mem_grow(&s->class_says, &s->class_cap, i + 1, sizeof(*s->class_says));
	c = &s->class_says[i];
	*c = (struct shown_class){.says = words_say(s, name, false)};
	c->in = lists_of(s, STR_NONE, '.', name);
	c->called = name_called(s, name, &c->called_says);
	return c;
}

static unsigned
name_says(struct shown *s, struct str name)
{
	unsigned says =
	    s->untaxed ? words_say(s, name, true) : class_of(s, name)->says;

	s->taxed |= says & SHOWN_TAX && says & SHOWN_PRICE;
	return says;
}

/* The names that an element has in its classes and what else the table says:
 * where the next one is. */
struct calls {
	size_t attr;
	struct str rest;
};

/* The place of an attribute among those with such names; their number if it is
 * none. */
static uint32_t
naming(const struct shown *s, struct str attr)
{
	const struct names *list = &s->list[LIST_NAMED];
	uint32_t i = 0;

	while (i < list->n && !(attr.n == list->name[i].n &&
				  str_eq_nocase(attr, list->name[i])))
		i++;
	return i;
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
		if (c->rest.n >= CLASS ||
		    naming(s, name) == s->list[LIST_NAMED].n)
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

bool
shown_former(struct shown *s, const struct html_node *node)
{
	struct calls c = {0};
	const struct shown_class *class;
	struct str one;

	while ((one = next_call(s, node, &c)).p) {
		class = class_of(s, one);
		if (str_eq(class->called, STR("past_price")) &&
		    !(class->called_says & SHOWN_TAX))
			return true;
	}
	return false;
}

/* What the first of these names is that is one of something. */
static struct str
first_called(struct shown *s, struct str all)
{
	struct str one, found = STR_NONE;

	if (all.n >= CLASS)
		return found;
	while (all.n && !found.p && (one = str_cut(&all, ' ')).p)
		found = class_of(s, one)->called;
	return found;
}

struct str
shown_called(struct shown *s, const struct html_node *node)
{
	struct str name, one, found = STR_NONE;
	uint32_t best = s->list[LIST_NAMED].n, place;

	for (size_t i = 0; (name = html_attr_name(node, i)).p; i++) {
		place = naming(s, name);
		if (place >= best)
			continue;
		one = first_called(s, html_attr_value(node, i));
		if (one.p)
			found = one, best = place;
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
shown_serves(struct shown *s, const struct html_node *node)
{
	struct str all = html_attr(node, "class"), one;

	while (all.n && all.n < CLASS && (one = str_cut(&all, ' ')).p)
		if (name_says(s, one) & SHOWN_SERVICE)
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

unsigned
shown_node(struct shown *s, const struct html_node *node)
{
	struct str all, id, one, tag = STR_NONE;
	unsigned in = 0;

	if (!html_attr_name(node, 0).p)
		return 0;
	if (str_eq(html_tag(node), STR("body")))
		tag = STR("body");
	id = html_attr(node, "id");
	if (id.n)
		in = lists_of(s, tag, '#', id);
	all = html_attr(node, "class");
	while (all.n && all.n < CLASS && (one = str_cut(&all, ' ')).p)
		in |= tag.n ? lists_of(s, tag, '.', one) : class_of(s, one)->in;
	return in;
}
