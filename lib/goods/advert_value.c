/* advert_value - the value of a key, from what a source of it gives */
#include "advert_priv.h"
#include "text.h"
#include "url.h"

void
advert_know(struct advert *a, enum site_key key)
{
	a->value[key] = buf_str(&a->buf[key]);
}

/* A name may be percent-encoded, in UTF-8 or in GBK; what is none then stays.
 */
static struct str
decoded(struct advert *a, struct str text)
{
	struct charset_text t;

	buf_clear(&a->work);
	if (!text_percent(text, &a->work))
		return text;
	charset_decode(a->charset, buf_str(&a->work), STR_NONE, STR_NONE, &t);
	return t.bad ? text : t.text;
}

static bool
to_text(struct advert *a, enum site_key key, struct str text, bool html)
{
	struct buf *b = &a->buf[key];

	if (key != SITE_DESCRIPTION)
		text = decoded(a, text);
	if (html)
		text_fold(text, b);
	else
		text_plain(text, b);
	return b->n > 0;
}

/* 600000000001.0 is what pandas makes of a number in a column that lacks one
 * somewhere: without the end that says nothing. */
static struct str
whole(struct str text)
{
	struct str s = text;

	if (!str_ends(s, STR(".0")) || s.n < 7)
		return text;
	s.n -= 2;
	return str_is_digits(s) ? s : text;
}

bool
advert_id(struct advert *a, enum site_key key, struct str text)
{
	struct str plain = decoded(a, str_trim(text));

	text = whole(
	    str_trim(str_find(plain, STR(" "), 0) < plain.n ? text : plain));
	while (key == SITE_ITEM && str_ends(text, STR("/"))) /* of a path */
		text.n--;
	if (!text.n || text.n > 256 || str_eq(text, STR("0")))
		return false;
	for (size_t i = 0; key == SITE_ITEM && i < text.n; i++)
		if ((unsigned char)text.p[i] <= ' ')
			return false;
	buf_addstr(&a->buf[key], text);
	return true;
}

static bool
to_count(struct advert *a, enum site_key key, struct str text)
{
	uint64_t n;

	if (!value_count(a->sites->numbers, text, &n))
		return false;
	buf_adduint(&a->buf[key], n);
	return true;
}

/* A bare count of days is taken as from 1900 on, which is wrong by four years
 * in a workbook that counts from 1904. */
static bool
to_date(struct advert *a, enum site_key key, struct str text)
{
	if (a->since1904 && value_is_serial(text))
		return false;
	return value_when(a->sites->dates, whole(str_trim(text)),
	    str_from(a->known ? a->known->zone : NULL),
	    key == SITE_POSTED ? advert_captured(a) : STR_NONE, &a->buf[key]);
}

/* ISO 4217 has more currencies than the table has words. */
static bool
is_code(struct str s)
{
	return s.n == 3 && str_span(s, ascii_upper) == s.n;
}

/* The code in "USD $"; else the text. */
static struct str
currency_of(const struct advert *a, struct str text)
{
	struct str rest = str_trim(text), word = str_cut(&rest, ' ');

	return word.n == 3 && rest.n &&
	               numbers_currency(a->sites->numbers, word) &&
	               numbers_currency(a->sites->numbers, str_trim(rest))
	           ? word
	           : text;
}

/* A word of the numbers' table in its usual form; any other as it stands.  A
 * mark that others use too says no more than one beside the number. */
static bool
to_word(struct advert *a, enum site_key key, struct str text)
{
	const char *usual;

	if (key == SITE_CURRENCY)
		text = currency_of(a, text);
	usual = key == SITE_UNIT ? numbers_unit(a->sites->numbers, text)
	                         : numbers_currency(a->sites->numbers, text);
	if (key == SITE_CURRENCY && usual &&
	    numbers_is_shared(a->sites->numbers, text)) {
		a->money = usual;
		return false;
	}
	text = usual ? str_from(usual) : str_trim(text);
	buf_addstr(&a->buf[key], text);
	if (usual || key != SITE_UNIT)
		return usual || is_code(text);
	return text.n && !numbers_currency(a->sites->numbers, text) &&
	       !value_money(a->sites->numbers, text, &text);
}

bool
advert_link(const struct advert *a, struct str text, struct buf *out)
{
	if (!a->link)
		return url_absolute(text, a->link_base, out);
	return !mirror_is_beside(a->mirror, text) &&
	       url_link(text, a->link_base, out);
}

/* Converts text to the buffer of a key; false if it is not of its kind.
 * shown: it comes out of a tree, with no bits of HTML in it. */
static bool
convert(struct advert *a, enum site_key key, struct str text, bool shown)
{
	buf_release(&a->buf[key]);
	switch (key) {
	case SITE_ITEM:
	case SITE_SELLER_ID: return advert_id(a, key, text);
	case SITE_URL:
	case SITE_SELLER_URL: return advert_link(a, text, &a->buf[key]);
	case SITE_SOLD:
	case SITE_REVIEWS: return to_count(a, key, text);
	case SITE_POSTED:
	case SITE_CAPTURED: return to_date(a, key, text);
	case SITE_CURRENCY:
	case SITE_UNIT: return to_word(a, key, text);
	default: return to_text(a, key, text, shown);
	}
}

/* A count that a page has before its programs fill it in. */
static bool
is_zero(const struct buf *b)
{
	return str_eq(buf_str(b), STR("0"));
}

static uint32_t
is_nested(struct str span)
{
	return span.p && json_type(span) >= JSON_ARRAY;
}

/* The first of a key's sources that gives a value. */
void
advert_first(struct advert *a, struct pick *p, const struct site *site,
    enum site_key key)
{
	const struct site_sources *s = &site->source[key];
	struct str text;

	for (size_t i = 0; i < s->n; i++) {
		if (pick_skips(p, &s->at[i]))
			continue;
		pick_start(p, &s->at[i]);
		while (pick_next(p)) {
			a->link = a->beside && pick_is_link(p);
			if (!pick_text(p, &text))
				a->unfit |= is_nested(p->span) << key;
			else if (convert(a, key, text, pick_is_plain(p)) &&
				 !(s->at[i].some && is_zero(&a->buf[key]))) {
				advert_know(a, key);
				a->won[key] = (uint16_t)(i + 1);
				return;
			}
		}
	}
}
