/*
 * dump_value - what a value of an export is: its text, whether it says
 * anything, whether it can be what its name says, and what it looks like if its
 * name says nothing
 *
 * What the members of an object are called, and so are taken for, is in
 * dump_row.c, which asks here.
 */
#include "dump_priv.h"

#include "repr.h"
#include "text.h"
#include "url.h"

#define SCORE 5 /* bytes of an amount that is above any score: 10.00 */

struct str
dump_text(struct dump *d, struct str span)
{
	struct str s = json_inside(span);

	if (memchr(s.p, '\\', s.n)) {
		buf_clear(&d->part);
		json_decode(span, &d->part);
		s = buf_str(&d->part);
	}
	s = str_trim(s);
	buf_clear(&d->shown);
	if (s.n && (*s.p | 32) == 'h' &&
	    (str_starts_nocase(s, STR("http%3a%2f%2f")) ||
		str_starts_nocase(s, STR("https%3a%2f%2f")))) {
		text_unpercent(s, &d->shown);
		return buf_str(&d->shown);
	}
	if (redirect_may_be(s))
		s = redirect_target(d->redirects, s);
	return repr_text(s, &d->shown) ? str_trim(buf_str(&d->shown)) : s;
}

bool
dump_says(struct dump *d, struct str span)
{
	enum usual_says what;

	switch (json_type(span)) {
	case JSON_STRING:
		what = usual_says(&d->usual, dump_text(d, span));
		d->sum |= what == USUAL_SUM;
		return what == USUAL_VALUE;
	case JSON_NUMBER:
	case JSON_TRUE:
	case JSON_ARRAY: return true;
	default: return false;
	}
}

/* .80 in "price 2": programs that take what a page sets apart number what has
 * the same name. */
static bool
is_fraction(struct dump *d, struct str s)
{
	struct str name = buf_str(&d->work);
	struct usual_name n;

	if (s.n < 2 || s.n > 3 || s.p[0] != '.' || name.n < 2 ||
	    !str_is_digits(str_after(s, 1)) ||
	    !str_is_digits(str_n(name.p + name.n - 1, 1)))
		return false;
	n = usual_find(&d->usual, str_n(name.p, name.n - 1));
	return n.rank != NAMES_NONE && n.key == KEY_PRICE;
}

/* "Field 3": what programs call a column that nobody named. */
static bool
is_numbered(struct str name)
{
	return name.n && str_is_digits(str_n(name.p + name.n - 1, 1));
}

/* The name as read, without what says only that its value is a text:
 * field3_text is field3. */
static struct str
plain_name(const struct dump *d)
{
	struct str name = buf_str(&d->work);

	if (str_ends(name, STR("text")))
		name.n -= 4;
	return name;
}

/* 128, 128.00: a price behind its mark. */
static bool
is_whole(struct str s)
{
	return str_is_digits(s) || look_is_decimal(s);
}

/* True of money under a name that does not say that it is for what stands
 * beside an advert, as shipping is. */
static bool
is_money(struct dump *d, struct str s, bool sign)
{
	const struct look *look = &d->usual.look;

	return (look_is_money(look, s) || (sign && is_whole(s)) ||
		   (d->bare && !d->seen.money.p && look_is_amount(s))) &&
	       (d->bare || !look_is_beside(look, buf_str(&d->work)));
}

void
dump_guess(struct dump *d, struct str span)
{
	const struct look *look = &d->usual.look;
	struct seen *l = &d->seen;
	struct str s, name = plain_name(d);
	bool sign = l->sign;

	if (json_type(span) != JSON_STRING)
		return;
	s = dump_text(d, span);
	l->sign = look_is_mark(look, s);
	if (is_fraction(d, s)) {
		l->fraction = span;
	} else if (!l->address.p && look_is_address(look, s)) {
		if (!dump_is_of_others(d))
			l->address = span;
	} else if (!l->image.p && look_is_image(s)) {
		l->image = span;
	} else if ((!l->money.p || l->amount) && is_money(d, s, sign)) {
		l->money = span;
		l->numbered = is_numbered(name) || sign;
		l->amount = l->amounts = false;
	} else if (!d->bare && s.n >= SCORE && look_is_amount(s) &&
		   usual_unnamed(&d->usual, name)) {
		l->amounts = l->amount;
		if (!l->money.p) {
			l->money = span;
			l->numbered = l->amount = true;
		}
	} else if (!l->sold.p && look_is_sales(look, s)) {
		l->sold = span;
	} else if (!l->reviews.p && look_is_opinions(look, s)) {
		l->reviews = span;
	} else if (d->bare && !l->shop.p && look_is_shop(look, s)) {
		l->shop = span;
	} else if (d->bare && str_eq(buf_str(&d->work), STR("1")) &&
		   look_is_number(s)) {
		l->item = span; /* the first column's */
	} else if (s.n > l->length && look_is_words(s) &&
		   !look_is_beside(look, s)) {
		l->title = span;
		l->length = s.n;
		l->headed = !is_numbered(name);
		l->remark = usual_in(&d->usual, USUAL_REMARK, name);
	}
}

/* The first member of an array; absent of an empty one. */
static struct str
first_of(struct str array)
{
	struct json_each it = json_each(array);

	return json_next(&it) ? it.value : STR_NONE;
}

/* 110007, 89.5: a measure or a number of the program's, and no place. */
static bool
is_figures(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++)
		if (ascii_digit(s.p[i]))
			digits++;
		else if (s.p[i] != '.' && s.p[i] != ',' && s.p[i] != ' ')
			return false;
	return digits > 0;
}

/* True of words: no address, no selector, no name that Firestore gives a
 * document, and not how many opinions. */
static bool
is_words(struct dump *d, struct str span)
{
	return !look_is_web(dump_text(d, span)) &&
	       !look_is_selector(dump_text(d, span)) &&
	       !look_is_document(dump_text(d, span)) &&
	       !look_is_opinions(&d->usual.look, dump_text(d, span));
}

/* True of the name of a platform itself. */
static bool
is_mall(struct dump *d, struct str span)
{
	buf_clear(&d->said);
	usual_plain(dump_text(d, span), &d->said);
	return usual_in(&d->usual, USUAL_MALL, buf_str(&d->said));
}

/* True of an address that may be an advert's. */
static bool
may_be_url(struct str s)
{
	return look_shared(s).n > 0 && !look_is_image(s) && !look_is_cut(s);
}

/* True of a text that some program wrote its data as, which is no JSON. */
static bool
is_data(struct str s)
{
	return str_starts(s, STR("{\"")) || str_starts(s, STR("[{"));
}

static bool
may_be_seller(struct dump *d, struct str span)
{
	return !is_mall(d, span) && is_words(d, span) &&
	       !is_data(dump_text(d, span));
}

bool
dump_may_be(struct dump *d, uint32_t key, struct str span)
{
	if (key == KEY_ITEM && json_type(span) == JSON_NUMBER)
		return !look_is_rounded(span);
	if (key == KEY_LOCATION && json_type(span) == JSON_NUMBER)
		return false;
	if (json_type(span) == JSON_TRUE)
		return key == KEY_TMALL || key == KEY_NONE;
	if (key < KEY_LOOKED && json_type(span) == JSON_ARRAY &&
	    !first_of(span).p)
		return false;
	if (key == KEY_REVIEWS && json_type(span) == JSON_ARRAY)
		/* what they say, not how many */
		return json_type(first_of(span)) != JSON_OBJECT;
	if (json_type(span) != JSON_STRING || key >= KEY_LOOKED)
		return true;
	switch (key) {
	case KEY_URL: return may_be_url(dump_text(d, span));
	case KEY_PAGE:
		return look_is_link(dump_text(d, span)) &&
		       !look_is_cut(dump_text(d, span));
	case KEY_PRICE: /* or that there is no special one */
		return !look_is_selector(dump_text(d, span)) &&
		       !str_eq_nocase(dump_text(d, span), STR("false"));
	case KEY_SOLD: /* or how many said what they think */
		return !look_is_opinions(&d->usual.look, dump_text(d, span));
	case KEY_USER:
	case KEY_TMALL:
	case KEY_REVIEWS:
	case KEY_IMAGES: return true;
	case KEY_ITEM:
		return !look_is_row_id(dump_text(d, span)) &&
		       !str_is_web(dump_text(d, span)) &&
		       !look_is_rounded(dump_text(d, span));
	case KEY_SELLER: return may_be_seller(d, span);
	case KEY_TITLE:
		if (look_is_money(&d->usual.look, dump_text(d, span)) ||
		    look_is_number(dump_text(d, span)))
			return false;
		/* fall through */
	default:
		if (key == KEY_LOCATION && is_figures(dump_text(d, span)))
			return false;
		return is_words(d, span);
	}
}

bool
dump_is_sign(struct dump *d, struct str span)
{
	return json_type(span) == JSON_STRING &&
	       look_is_mark(&d->usual.look, dump_text(d, span));
}

bool
dump_is_counted(struct dump *d, struct usual_name n, struct str span)
{
	return !usual_is(&d->usual, USUAL_COUNTED, n.rank) ||
	       (json_type(span) == JSON_STRING &&
		   look_is_count(&d->usual.look, dump_text(d, span)));
}

bool
dump_is_page(struct dump *d, struct str span)
{
	struct str text;

	if (json_type(span) != JSON_STRING)
		return false;
	text = dump_text(d, span);
	return look_is_web(text) && url_path(text).n > 1;
}

struct str
dump_found(const struct dump *d, struct str key)
{
	uint32_t n = names_find(&d->usual.keys, key);

	return n != NAMES_NONE ? d->value[n] : STR_NONE;
}
