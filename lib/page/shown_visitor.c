/* shown_visitor - pages that show what is their visitor's, or nothing */
#include "shown_priv.h"
#include "text.h"
#include "titled.h"

#define HEAD      65536 /* bytes of a page in which its title is */
#define HEAD_TEXT 60    /* of the text of a heading, */
#define HEADINGS  8     /* of which so many are looked at */

/* True if the text, its references decoded, has one. */
static bool
says_one(struct shown *s, struct str text, const struct names *words)
{
	buf_clear(&s->raw);
	text_references(text, &s->raw);
	return names_within(words, buf_str(&s->raw));
}

/* What a heading says, its tags and a number behind it left out: Shopping cart
 * (2). */
static struct str
heading(struct shown *s, struct str html)
{
	struct str all;

	buf_clear(&s->raw);
	buf_clear(&s->token);
	while (html.n && s->token.n < HEAD_TEXT) {
		buf_addstr(&s->token, str_cut(&html, '<'));
		if (html.p)
			str_cut(&html, '>');
	}
	text_references(buf_str(&s->token), &s->raw);
	all = str_trim(buf_str(&s->raw));
	while (all.n && (ascii_digit(all.p[all.n - 1]) ||
			    ONE_OF(all.p[all.n - 1], "() \n\t")))
		all.n--;
	return all;
}

/* True if a heading says that what is below it is the visitor's.  Only the
 * first kind may say that of a cart: shops have one beside the list. */
static bool
heads_visitors(const struct shown *s, struct str text, bool first)
{
	if (names_find(&s->list[LIST_ORDERED], text) != NAMES_NONE)
		return true;
	return first &&
	       (names_find(&s->list[LIST_VISITOR], text) != NAMES_NONE ||
		   names_find(&s->list[LIST_CART], text) != NAMES_NONE);
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
	buf_clear(&s->raw);
	text_references(title, &s->raw);
	title = titled_first(buf_str(&s->raw));
	return names_find(&s->list[LIST_BASKET], title) != NAMES_NONE;
}

/* The title of a page, as it is written; absent if it has none. */
static struct str
title_of(struct str page)
{
	struct str title = str_head(page, HEAD);
	size_t at = str_find_nocase(title, STR("<title"), 0);

	title = str_after(title, at);
	str_cut(&title, '>');
	return title.p ? str_cut(&title, '<') : title;
}

bool
shown_is_visitors(struct shown *s, struct str page)
{
	struct str title = title_of(page);

	if (heading_is_visitors(s, page))
		return true;
	if (!title.p)
		return false;
	return says_one(s, title, &s->list[LIST_VISITOR]) ||
	       ((titles_cart(s, title) ||
		    says_one(s, title, &s->list[LIST_CART])) &&
		   says_one(s, page, &s->list[LIST_CHECKOUT]));
}

bool
shown_is_gone(struct shown *s, struct str page)
{
	struct str title = title_of(page);

	return title.p && says_one(s, title, &s->list[LIST_GONE]);
}
