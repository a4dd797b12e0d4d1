/*
 * extract_named - what a value of a tile is called in its row
 *
 * Which it is of: a class of its element that is a usual name, the label before
 * it (Price: $5), its look, or that it is all of a link.  extract_tile.c finds
 * the values, and asks here.
 */
#include "extract_tile.h"

#include <string.h>

#include "look.h"
#include "text.h"
#include "value.h"

#define NAME      200 /* bytes of a class, at most, */
#define MONEY     40  /* of a price, */
#define LABEL     24  /* of what stands before a colon; */
#define WORDS     8   /* of what may be a title, at least, */
#define FEW_WORDS 3   /* in a name, at least, where another link shows it */
#define SHORT     6   /* and of two letters of Chinese */
#define FEW       6   /* elements in what says what a measure costs */

/* Of the usual names of a price the one that every other goes before. */
#define LAST "currency_value"

/* What somebody thinks that it will bring, if there is no other price. */
#define GUESSED "estimate_low"

struct str
tile_class(struct tile *t, const struct html_node *n)
{
	struct str left = html_attr(n, "class"), one;

	while (left.n && left.n <= NAME && (one = str_cut(&left, ' ')).p)
		if (dump_key(t->x->dump, one).p)
			return one;
	return STR_NONE;
}

struct str
tile_called(struct tile *t, const struct html_node *n)
{
	struct str all = html_attr(n, "class"), one, said;

	said = shown_called(t->x->pick.shown, n);
	if (str_eq(said, STR("past_price")))
		return said;
	one = tile_class(t, n);
	if (one.p)
		return one;
	if (said.p)
		return said;
	return !all.n || all.n > NAME || links_heading(html_tag(n))
	           ? html_tag(n)
	           : all;
}

bool
tile_is_price(const struct tile *t, struct str text)
{
	struct str first = text;

	return text.n <= MONEY &&
	       value_money(t->x->sites->numbers, text, &first) == 1 &&
	       first.p == text.p;
}

/* What stands before a colon, or before a price, and *value what does behind;
 * absent, and *value all, if there is neither. */
static struct str
before(const struct tile *t, struct str *value)
{
	static const struct str colons[] = {
	    STR_INIT("\xef\xbc\x9a"), STR_INIT(":")};
	struct str s = *value, money = s;

	for (size_t i = 0; i < 2; i++) {
		size_t n = str_find(s, colons[i], 0), from = n + colons[i].n;

		if (n < s.n) {
			*value = str_trim(str_after(s, from));
			return str_n(s.p, n);
		}
	}
	if (s.n > LABEL + MONEY ||
	    value_money(t->x->sites->numbers, s, &money) != 1)
		return STR_NONE;
	*value = str_n(money.p, (size_t)(s.p + s.n - money.p));
	return str_trim(str_n(s.p, s.n - value->n));
}

struct str
tile_labelled(struct tile *t, struct str *value)
{
	struct str behind = *value, label = before(t, &behind);
	bool past = shown_is_label(t->x->pick.shown, label), lesser;

	lesser = shown_guesses(t->x->pick.shown, label);
	if (!label.n || label.n > LABEL || !behind.n ||
	    (!past && !lesser && !dump_key(t->x->dump, label).p))
		return STR_NONE;
	*value = behind;
	return past ? STR("past_price") : lesser ? STR(GUESSED) : label;
}

/* Was: <b>$12.00</b>: true if the price behind the label beside it is none of
 * now.  Notes a label. */
static bool
was(struct tile *t, const struct html_node *n, struct str text)
{
	const struct html_node *in = html_parent(n);
	bool past = t->was == in && tile_is_price(t, text);

	t->was = text.n <= LABEL && !str_any(text, ascii_digit) &&
	                 str_ends(text, STR(":")) &&
	                 shown_is_label(t->x->pick.shown, text)
	             ? in
	             : NULL;
	return past;
}

/* True if another link to the advert says more, and no price. */
static bool
is_said_longer(struct tile *t, struct str text)
{
	struct str other;

	for (size_t i = 0; i < t->nlead && i < TILE_LEADS; i++) {
		buf_clear(&t->struck);
		html_text(t->lead[i].node, NULL, &t->struck);
		buf_clear(&t->link);
		text_fold(buf_str(&t->struck), &t->link);
		other = buf_str(&t->link);
		if (other.n > text.n && !tile_is_price(t, other) &&
		    !look_is_beside(dump_words(t->x->dump), other))
			return true;
	}
	return false;
}

/* True of a link to the advert, or of all its text in an element that only says
 * how it is to look: <a><font>. */
static bool
is_link_text(
    const struct html_node *a, const struct html_node *n, struct str text)
{
	const struct html_node *k;

	if (n == a)
		return true;
	if (html_parent(n) != a || !html_is_line(html_tag(n)) ||
	    html_attr(n, "class").p || html_next(n, n))
		return false;
	for (k = a; (k = html_next(a, k));)
		if (k != n && html_has_text(k) &&
		    !str_eq(str_trim(html_first_text(k)), text))
			return false;
	return !html_has_text(a);
}

/* How many words a text has, up to some. */
static size_t
nwords(struct str text)
{
	size_t n = 0;

	while (n < FEW_WORDS && (text = str_trim(text)).n) {
		str_cut(&text, ' ');
		n++;
	}
	return n;
}

/* True of what is all of a link to the advert; of a word or two if they are
 * Chinese, or the page says that it lists goods: these are called so (麝香),
 * though a longer text of the tile has no name either. */
static bool
is_link_name(struct tile *t, const struct html_node *n, struct str text)
{
	bool any = t->links->told || t->links->shelf;

	any |= text.n > LABEL || (t->nlead > 1 && nwords(text) == FEW_WORDS);
	if (text.n < SHORT || ((unsigned char)*text.p < 0x80 && !any) ||
	    look_is_beside(dump_words(t->x->dump), text))
		return false;
	for (size_t i = 0; i < t->nlead && i < TILE_LEADS; i++)
		if (is_link_text(t->lead[i].node, n, text))
			return !is_said_longer(t, text);
	return false;
}

/* True of a price with a word before it that says no more: from $5. */
static bool
is_led(struct tile *t, struct str text)
{
	struct str behind = text, lead = before(t, &behind);

	return lead.n && lead.n <= LABEL && tile_is_price(t, behind) &&
	       shown_precedes(t->x->pick.shown, lead);
}

/* True of what a measure costs, or of the amount alone in what says that:
 * <i><b>8,32 €</b> / kg</i>. */
static bool
is_rate(struct tile *t, const struct html_node *n, struct str text)
{
	struct shown *s = t->x->pick.shown;
	const struct numbers *w = t->x->sites->numbers;

	n = html_parent(n);
	if (shown_is_rate(s, w, text))
		return true;
	if (!n || !html_is_small(n, FEW))
		return false;
	buf_clear(&t->struck);
	html_text(n, NULL, &t->struck);
	buf_clear(&t->link);
	text_fold(buf_str(&t->struck), &t->link);
	return t->link.n <= LABEL + MONEY &&
	       shown_is_rate(s, w, buf_str(&t->link));
}

/* The name of a price that has none: one of the post ($4.99 Shipping) is the
 * last of all, and that of a measure (8,32 € / kg), as laws ask for beside that
 * of the goods, behind those that have a name. */
static struct str
name_price(struct tile *t, const struct html_node *n, struct str text)
{
	if (look_is_beside(dump_words(t->x->dump), text))
		return STR(LAST);
	return is_rate(t, n, text) ? STR("price_per_unit") : STR("price");
}

/* Finds a name for a text whose element has none: of a price by its look, of
 * the title by the alt of the picture or as it is a link, of others by a label
 * before them. */
static void
call(struct tile *t, const struct html_node *n, struct str *value)
{
	struct str name;

	if (tile_is_price(t, *value) || is_led(t, *value)) {
		name = name_price(t, n, *value);
	} else if (value->n >= WORDS
		       ? str_find(t->alt, *value, 0) < t->alt.n
		       : value->n >= TILE_SAID - 1 && str_eq(*value, t->alt)) {
		name = STR("h6");
		t->said = true;
	} else if (is_link_name(t, n, *value)) {
		name = STR("link_text");
	} else {
		name = tile_labelled(t, value);
	}
	if (!name.p)
		return;
	buf_clear(&t->shown);
	buf_addstr(&t->shown, name);
}

/* True of what stands before a value, in an element of its own: Name: */
static bool
is_label(struct tile *t, struct str text)
{
	size_t colon = str_ends_colon(text);

	return colon && text.n <= LABEL &&
	       dump_key(t->x->dump, str_trim(str_head(text, text.n - colon))).p;
}

/* True if the name of a text says what it is; the name of a link does so only
 * of an address, and that of a number sold not of money: Sold for $5. */
static bool
says_what(struct tile *t, struct str value)
{
	struct str key = dump_key(t->x->dump, buf_str(&t->shown)), first;

	if (str_eq(key, STR("sold")) &&
	    value_money(t->x->sites->numbers, value, &first))
		return false;
	return key.p && (!str_eq(key, STR("url")) || look_is_link(value));
}

/* Takes the label from a value whose name says the same: <p class=name>Name: x
 */
static struct str
unlabelled(struct tile *t, struct str value)
{
	struct str rest = value, label = before(t, &rest), key, name;

	if (!label.n || label.n > LABEL || !rest.n)
		return value;
	key = dump_key(t->x->dump, label);
	name = dump_key(t->x->dump, buf_str(&t->shown));
	return key.p && str_eq(key, name) ? rest : value;
}

/* True of a price without a number, its currency alone, or that it is to be
 * asked for, and of how much it was lowered.  Any other price of the tile goes
 * before it. */
static bool
is_numberless(struct tile *t, struct str value)
{
	return (!str_any(value, ascii_digit) || str_ends(value, STR("%"))) &&
	       str_eq(dump_key(t->x->dump, buf_str(&t->shown)), STR("price"));
}

void
tile_add(struct tile *t, const struct html_node *n, const char *what,
    size_t *left, struct str value)
{
	struct buf *row = &t->x->line;

	if (!*left || !value.n ||
	    value.n > (strcmp(what, "href") == 0 ? LINKS_HREF : TILE_TEXT))
		return;
	if (!*what && is_label(t, value)) {
		was(t, n, value);
		return;
	}
	--*left;
	buf_clear(&t->shown);
	buf_addstr(&t->shown,
	    !*what && was(t, n, value) ? STR("past_price") : tile_called(t, n));
	if (!*what && !says_what(t, value))
		call(t, n, &value);
	else if (!*what)
		value = unlabelled(t, value);
	if (*what)
		buf_printf(&t->shown, " %s", what);
	if (is_numberless(t, value)) {
		if (*what)
			return; /* the tooltip of a price's label */
		buf_clear(&t->shown);
		buf_puts(&t->shown, LAST);
	}
	json_sep(row);
	json_quote(row, buf_str(&t->shown));
	buf_addc(row, ':');
	json_quote(row, value);
}
