/* crawl - pages that a program keeps as rows: what a row says */
#include "crawl_priv.h"

#include "base64.h"
#include "head.h"
#include "media.h"
#include "saved.h"

#define SPARE 128 /* bytes for what is put between parts, and a time */

void
crawl_free(struct crawl *c)
{
	json_scan_free(&c->scan);
	buf_free(&c->name);
	buf_free(&c->text);
	csv_free(&c->table.csv);
	yamljson_free(&c->yaml);
	charset_free(c->table.charset);
	buf_free(&c->table.head);
	buf_free(&c->table.object);
	*c = (struct crawl){0};
}

/* A value that was found, as text; text has room. */
static struct str
text_of(struct crawl *c, struct crawl_found f)
{
	size_t from = c->text.n;

	if (!f.span.p)
		return STR_NONE;
	if (json_type(f.span) == JSON_STRING)
		json_decode(f.span, &c->text);
	else
		buf_addstr(&c->text, f.span);
	return str_trim(buf_after(&c->text, from));
}

/* The address, from its parts if need be; text has room. */
static struct str
address(struct crawl *c)
{
	size_t from = c->text.n;

	if (c->best.where.span.p || !crawl_placed(c))
		return text_of(c, c->best.where);
	if (!str_starts(crawl_start(c->best.host.span), STR("http"))) {
		if (!text_of(c, c->best.scheme).n)
			buf_puts(&c->text, "https");
		buf_puts(&c->text, "://");
	}
	if (str_ends(text_of(c, c->best.host), STR(":443")))
		c->text.n -= 4;
	text_of(c, c->best.path);
	if (c->best.query.span.p && c->best.query.span.n > 2) {
		buf_addc(&c->text, '?');
		text_of(c, c->best.query);
	}
	return buf_after(&c->text, from);
}

/* What is left of a time when its parts of a second are gone. */
static struct str
whole_seconds(struct str s)
{
	size_t n = str_digits(s);

	return n >= 10 && n < s.n && s.p[n] == '.' ? str_n(s.p, n) : s;
}

/* A time as HTTP writes it, with its zone; text has room. */
static struct str
when_of(struct crawl *c, struct str s)
{
	size_t from = c->text.n;

	if (!str_ends(s, STR(" GMT")) || !saved_date(s, &c->text))
		return s;
	return buf_after(&c->text, from);
}

/* Appends the bytes that s is in hexadecimal; false if some of it is not. */
static bool
read_hex(struct str s, struct buf *out)
{
	int64_t byte;
	size_t i;

	for (i = 0; (byte = str_hex(s, i, 2)) >= 0; i += 2)
		buf_addc(out, (char)byte);
	return i == s.n;
}

/* Appends the bytes that a list has as numbers; false if one is none. */
static bool
read_bytes(struct str list, struct buf *out)
{
	struct json_each it = json_each(list);
	size_t n, byte;

	while (json_next(&it)) {
		n = str_digits(it.value);
		byte = 0;
		for (size_t i = 0; i < n && i < 4; i++)
			byte = byte * 10 + (size_t)(it.value.p[i] - '0');
		if (!n || n != it.value.n || byte > 255)
			return false;
		buf_addc(out, (char)byte);
	}
	return true;
}

/* The body from base64, hexadecimal or numbers; text has room. */
static void
unpack(struct crawl *c, struct crawl_found found)
{
	struct str s = text_of(c, found);

	c->of = found.span;
	if (json_type(found.span) == JSON_ARRAY) {
		buf_clear(&c->name);
		c->damaged = !read_bytes(found.span, &c->name);
		c->body = buf_str(&c->name);
		return;
	}
	if (str_starts(s, STR(BASE64_DATA)))
		str_cut(&s, ',');
	buf_clear(&c->name);
	if (str_starts(s, STR("\\x")) || str_starts(s, STR("0x")))
		c->damaged = !read_hex(str_after(s, 2), &c->name);
	else if (str_starts(s, STR("3c")) || str_starts(s, STR("3C")) ||
		 str_starts(s, STR("1f")) || str_starts(s, STR("1F")))
		c->damaged = !read_hex(s, &c->name);
	else
		c->damaged = !base64_read(s, &c->name);
	c->body = buf_str(&c->name);
}

/* Sets the body; text has room. */
static void
read_body(struct crawl *c, struct str row)
{
	if (!crawl_is_page(c)) {
		c->body = c->best.empty && crawl_placed(c) ? STR("") : row;
	} else if (c->best.page.span.p) {
		c->of = c->best.page.span;
		c->body = text_of(c, c->best.page);
		/* the header of a reply says how long it is, to the byte */
		if (str_starts(c->body, STR("HTTP/")))
			c->body.n = (size_t)(c->text.p + c->text.n - c->body.p);
	} else if (c->best.packed.span.p) {
		unpack(c, c->best.packed);
	} else if (c->best.reply.span.p) {
		c->of = c->best.reply.span;
		c->body = text_of(c, c->best.reply);
	} else if (c->best.coded.span.p) {
		unpack(c, c->best.coded);
	} else {
		c->of = c->best.part.span.p ? c->best.part.span
		                            : c->best.nested.span;
		c->body =
		    c->best.part.span.p ? text_of(c, c->best.part) : c->of;
	}
}

void
crawl_tell(struct crawl *c)
{
	struct str type;

	c->url = address(c);
	c->captured = when_of(c, whole_seconds(text_of(c, c->best.when)));
	c->status = head_status(text_of(c, c->best.state));
	type = text_of(c, c->best.media);
	if (type.p)
		media_parse(type, &c->text, &c->type, &c->charset);
	if (c->of.p && c->of.p == c->best.packed.span.p)
		c->coding = text_of(c, c->best.packing);
}

bool
crawl_read(struct crawl *c, struct str row, struct err *e)
{
	c->url = c->captured = c->type = c->charset = c->coding = c->body =
	    c->of = STR_NONE;
	c->status = 0;
	c->damaged = c->torn = false;
	if (c->form == CRAWL_TABLE)
		row = crawl_table_object(c, row);
	if (c->form == CRAWL_MAP)
		row = crawl_map_object(c, row);
	if (c->cut)
		return err_set(e, "the file ends inside this row");
	if (c->form == CRAWL_YAML && !crawl_yaml_object(c, row, &row, e))
		return false;
	if (!json_scan(&c->scan, NULL, row, e))
		return false;
	c->cut = c->form == CRAWL_YAML && crawl_yaml_cut(c, row);
	if (c->cut)
		return err_set(e, "the file ends inside this interaction");
	crawl_look(c, row);
	buf_clear(&c->text);
	/* values stay where they are; a media type is there twice, and an
	 * address may be made of parts; a time */
	buf_room(&c->text, 2 * row.n + SPARE);
	read_body(c, row);
	if (c->body.p != row.p)
		crawl_tell(c);
	if (c->form == CRAWL_TABLE && crawl_owns(c))
		crawl_release(c);
	return true;
}

void
crawl_release(struct crawl *c)
{
	csv_release(&c->table.csv);
	buf_release(&c->table.object);
}

bool
crawl_owns(const struct crawl *c)
{
	const struct buf *b = &c->text;

	return c->body.n && c->body.p >= b->p &&
	       c->body.p + c->body.n <= b->p + b->n;
}
