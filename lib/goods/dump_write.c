/* dump_write - what an object of an export has, with our keys */
#include "dump_priv.h"
#include "repr.h"
#include "url.h"

#define LABEL 24 /* bytes of the longest label in a value */

static void
put(struct buf *out, struct str key, struct str value)
{
	json_sep(out);
	json_quote(out, key);
	buf_addc(out, ':');
	buf_addstr(out, value);
}

/* 店主：North: without a name of the same key before a colon. */
static struct str
unlabelled(struct dump *d, uint32_t key, struct str text)
{
	static const struct str marks[] = {
	    STR_INIT("\xef\xbc\x9a"), STR_INIT(":")};
	struct usual_name n;
	size_t at;

	for (size_t i = 0; i < 2; i++) {
		at = str_find(text, marks[i], 0);
		if (at == 0 || at > LABEL || at >= text.n)
			continue;
		n = usual_find(&d->usual, str_n(text.p, at));
		at += marks[i].n;
		if (n.rank != NAMES_NONE && n.key == key && at < text.n)
			return str_trim(str_after(text, at));
	}
	return text;
}

/* True of a title that begins as no label in ASCII does: those may be a part of
 * it (Book: a novel). */
static bool
is_wide_title(uint32_t key, struct str text)
{
	return key == KEY_TITLE && text.n && (unsigned char)text.p[0] >= 0x80;
}

/* north (12,811) 96.1%: of a seller of eBay without how many said what. */
static struct str
unscored(struct str text)
{
	size_t at = str_find(text, STR(" ("), 0), i = at + 2;

	if (at == text.n || text.p[text.n - 1] != '%')
		return text;
	while (i < text.n && (ascii_digit(text.p[i]) || text.p[i] == ','))
		i++;
	if (i == at + 2 || !str_starts(str_after(text, i), STR(") ")))
		return text;
	for (i += 2; i + 1 < text.n; i++)
		if (!ascii_digit(text.p[i]) && text.p[i] != '.')
			return text;
	return str_n(text.p, at);
}

/* The first line of a text that may be a title, or else the first. */
static struct str
first_words(struct dump *d, struct str text)
{
	const struct look *look = &d->usual.look;
	struct str line, first = STR_NONE;

	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (line.n && !look_is_beside(look, line) &&
		    !look_is_sales(look, line) &&
		    !look_is_opinions(look, line) && !look_is_money(look, line))
			return line;
		if (line.n && !first.p)
			first = line;
	}
	return first;
}

/* "Horn comb\n$1.15\n10 pieces": programs take a whole card for the title;
 * from the line that is the price on it is none.  If that is ahead of all, the
 * first line of words is it. */
static void
cut_card(struct dump *d)
{
	struct str price, title = buf_str(&d->work);
	size_t at, end;

	if (!memchr(title.p, '\n', title.n) ||
	    json_type(d->value[KEY_PRICE]) != JSON_STRING)
		return;
	price = dump_text(d, d->value[KEY_PRICE]);
	for (at = str_find(title, price, 0); price.n && at < title.n;
	     at = str_find(title, price, at + 1)) {
		end = at + price.n;
		if (!at && end < title.n && title.p[end] == '\n' &&
		    look_is_money(&d->usual.look, price)) {
			title = first_words(d, str_after(title, end));
			memmove(d->work.p, title.p, title.n);
			d->work.n = title.n;
			return;
		}
		if (at && title.p[at - 1] == '\n' &&
		    (end == title.n || title.p[end] == '\n' ||
			title.p[end] == '\r')) {
			d->work.n = str_trim(str_n(title.p, at)).n;
			return;
		}
	}
}

/* The one of an array of addresses that is an advert's by its form; the array
 * if none is, or more. */
static struct str
advert_of(struct dump *d, struct str array)
{
	struct json_each it = json_each(array);
	struct str found = STR_NONE, url;

	while (json_next(&it)) {
		if (json_type(it.value) != JSON_STRING)
			continue;
		url = look_shared(dump_text(d, it.value));
		if (!url.n || !look_is_address(&d->usual.look, url))
			continue;
		if (found.p)
			return array;
		found = it.value;
	}
	return found.p ? found : array;
}

/* ",  Horn comb": without the comma that joined it to a blank text. */
static struct str
unjoined(struct str title)
{
	while (str_take(&title, STR(",")))
		title = str_trim(title);
	return title;
}

/* Appends the province in which a town is to d->work, if both have columns of
 * their own, and the town's does not name it too. */
static void
put_province(struct dump *d)
{
	struct str town = d->value[KEY_LOCATION], text;

	if (!d->province.p || json_type(town) != JSON_STRING ||
	    str_eq(d->province, town) ||
	    !usual_is(&d->usual, USUAL_TOWN, d->rank[KEY_LOCATION]))
		return;
	text = dump_text(d, d->province);
	if (!text.n || (unsigned char)text.p[0] < 0x80)
		return; /* Toronto, Ontario */
	buf_addstr(&d->work, text);
	text = dump_text(d, town);
	if (str_starts(text, buf_str(&d->work)))
		buf_clear(&d->work);
	else
		buf_addc(&d->work, ' ');
}

/* Appends a value: a text as it is shown, and an address with what stands
 * before a host. */
static void
put_value(struct dump *d, uint32_t key, struct buf *out)
{
	struct str span = d->value[key], text;

	if (key == KEY_URL && json_type(span) == JSON_ARRAY)
		span = advert_of(d, span);

	if (json_type(span) == JSON_STRING) {
		buf_clear(&d->work);
		if (key == KEY_LOCATION)
			put_province(d);
		text = dump_text(d, span);
		if (key == KEY_URL && look_shared(text).n)
			text = look_shared(text);
		else if (key == KEY_IMAGES)
			text = url_once(text);
		if (!look_is_web(text) &&
		    ((key == KEY_URL && d->linked) ||
			(key == KEY_IMAGES && look_is_image(text))))
			buf_puts(&d->work, "//");
		if (key == KEY_SELLER)
			text = unscored(text);
		else if (key == KEY_TITLE)
			text = unjoined(text);
		buf_addstr(&d->work, key == KEY_SELLER || key == KEY_LOCATION ||
					     is_wide_title(key, text)
					 ? unlabelled(d, key, text)
					 : text);
		if (key == KEY_LOCATION && d->town.p) {
			buf_addc(&d->work, ' ');
			buf_addstr(&d->work, dump_text(d, d->town));
		}
		if (key == KEY_TITLE)
			cut_card(d);
		if (key == KEY_PRICE && d->seen.fraction.p &&
		    str_is_digits(buf_str(&d->work)))
			buf_addstr(&d->work, dump_text(d, d->seen.fraction));
		buf_clear(&d->part);
		json_quote(&d->part, buf_str(&d->work));
		span = buf_str(&d->part);
		buf_release(&d->work);
	}
	put(out, d->usual.keys.name[key], span);
	buf_release(&d->part);
}

/* True if one of the pieces is blank: they are all of a text, as it was cut. */
static bool
are_whole(struct str pieces)
{
	struct json_each it = json_each(pieces);

	while (json_next(&it))
		if (json_type(it.value) == JSON_STRING && it.value.n > 2 &&
		    repr_is_blank(str_n(it.value.p + 1, it.value.n - 2)))
			return true;
	return false;
}

/* A title in pieces, as programs take it from where a word of it is marked; or
 * province and town.  False if that is no array of texts. */
static bool
put_pieces(struct dump *d, uint32_t key, struct buf *out)
{
	struct json_each it = json_each(d->value[key]);
	bool whole = key == KEY_TITLE && are_whole(d->value[key]);

	buf_clear(&d->work);
	while (json_next(&it)) {
		if (json_type(it.value) != JSON_STRING)
			return false;
		if (key == KEY_TITLE && d->work.n &&
		    look_is_money(&d->usual.look, dump_text(d, it.value)))
			break; /* of a card */
		if (!whole && d->work.n &&
		    str_eq(dump_text(d, it.value), buf_str(&d->work)))
			continue; /* found twice: <title> and <dc:title> */
		if (d->work.n && !whole)
			buf_addc(&d->work, ' ');
		if (whole && it.value.n > 2)
			json_decode(it.value, &d->work);
		else
			buf_addstr(&d->work, dump_text(d, it.value));
	}
	buf_clear(&d->part);
	json_quote(&d->part, buf_str(&d->work));
	put(out, d->usual.keys.name[key], buf_str(&d->part));
	return true;
}

/* [{"src":"//img.example/1.jpg"}]: the addresses of images that are in objects.
 * False if there are none. */
static bool
put_images(struct dump *d, struct buf *out)
{
	struct json_each it = json_each(d->value[KEY_IMAGES]), in;
	size_t n = out->n;
	bool any = false;

	put(out, d->usual.keys.name[KEY_IMAGES], STR("["));
	while (json_next(&it)) {
		if (json_type(it.value) != JSON_OBJECT)
			continue;
		for (in = json_each(it.value); json_next(&in);)
			if (json_type(in.value) == JSON_STRING &&
			    look_is_web(dump_text(d, in.value))) {
				json_sep(out);
				buf_addstr(out, in.value);
				any = true;
				break;
			}
	}
	buf_addc(out, ']');
	if (!any)
		out->n = n;
	return any;
}

/* Appends which advert the address is of, by its form. */
static void
put_linked(struct dump *d, struct buf *out)
{
	struct str item, url = d->value[KEY_URL];

	if (json_type(url) != JSON_STRING)
		return;
	item = look_item(&d->usual.look, dump_text(d, url));
	if (!item.n)
		return;
	buf_clear(&d->work);
	json_quote(&d->work, item);
	put(out, STR("url.item"), buf_str(&d->work));
}

/* Appends a price of Shopee's, and the money, by which the platform is known.
 */
static bool
put_scaled(struct dump *d, uint32_t key, struct buf *out)
{
	struct str name = d->usual.keys.name[key];

	if (str_eq(name, STR("currency"))) {
		put(out, STR("scaled"), d->value[key]);
		return false;
	}
	if (key != KEY_PRICE && !str_eq(name, STR("price_max")))
		return false;
	buf_clear(&d->shown);
	if (!dump_put_scaled(d, d->value[key], &d->shown))
		return false;
	put(out, name, buf_str(&d->shown));
	return true;
}

/* Appends a price in coins. */
static bool
put_coins(struct dump *d, uint32_t key, struct buf *out)
{
	if (key != KEY_PRICE)
		return false;
	buf_clear(&d->shown);
	if (!dump_put_coins(d, d->value[key], &d->shown))
		return false;
	put(out, d->usual.keys.name[key], buf_str(&d->shown));
	return true;
}

void
dump_write(struct dump *d, struct buf *out)
{
	bool scaled = dump_is_scaled(d);

	buf_addc(out, '{');
	for (uint32_t i = 0; i < d->usual.keys.n; i++) {
		if (!d->value[i].p ||
		    (i == KEY_USER && dump_found(d, STR("talk")).p))
			continue;
		if (scaled ? put_scaled(d, i, out) : put_coins(d, i, out))
			continue;
		if ((i == KEY_TITLE || i == KEY_LOCATION) &&
		    json_type(d->value[i]) == JSON_ARRAY &&
		    put_pieces(d, i, out))
			continue;
		if (i == KEY_IMAGES && json_type(d->value[i]) == JSON_ARRAY &&
		    put_images(d, out))
			continue;
		put_value(d, i, out);
	}
	put_linked(d, out);
	if (d->mark.p && !dump_found(d, STR("currency")).p)
		put(out, STR("currency"), d->mark);
	if (d->unit.p && !dump_found(d, STR("unit")).p) {
		buf_clear(&d->work);
		json_quote(&d->work, d->unit);
		put(out, STR("unit"), buf_str(&d->work));
	}
	buf_addc(out, '}');
}
