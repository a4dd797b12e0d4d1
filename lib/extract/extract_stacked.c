/* extract_stacked - adverts as blocks of lines that no label names, as programs
 * print the text of the elements of a list */
#include "csv.h"
#include "extract_dump.h"
#include "look.h"

#define LINES 16 /* a block has no more, */
#define LEAST 3  /* nor less */
#define SURE  3  /* so many blocks, where nobody says whose they are */

struct block {
	struct str money, sold, link, shop, place, said, rest[LINES];
	size_t n, nmoney, nrest;
	bool order;                      /* a line says so */
	size_t money_at, rest_at[LINES]; /* which line of the block it is */
};

/* What the first blocks have so many lines before or behind their price. */
struct stack {
	size_t n, good, sold;
	size_t with[2 * LINES], length[2 * LINES];
	size_t title; /* where that is */
};

/* True of ---- and the like. */
static bool
is_rule(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] != line.p[0] || !ONE_OF(line.p[i], "-=*_#~"))
			return false;
	return line.n > 2;
}

/* True of 交易成功, and of "订单号: 12": what stands before a colon is of what
 * is no advert. */
static bool
is_of_order(struct extract *x, struct str line)
{
	size_t end = str_find(line, STR(":"), 0);

	if (end == line.n)
		end = str_find(line, STR("："), 0);
	return dump_is_state(x->dump, line) ||
	       (end < line.n &&
		   str_eq(dump_key(x->dump, str_n(line.p, end)), STR("none")));
}

static void
note(struct extract *x, struct block *b, struct str line)
{
	enum dump_look look = dump_look(x->dump, line);
	size_t at = b->n++;

	b->order |= is_of_order(x, line);
	if (look == DUMP_MONEY) {
		b->nmoney++;
		b->money = line;
		b->money_at = at;
	} else if (look == DUMP_ADDRESS && !b->link.p) {
		b->link = line;
	} else if (!b->sold.p && look_is_sales(x->look, line)) {
		b->sold = line;
	} else if (!b->said.p && look_is_opinions(x->look, line)) {
		b->said = line;
	} else if (look == DUMP_SHOP && !b->shop.p) {
		b->shop = line;
	} else if (look == DUMP_PLACE && !b->place.p) {
		b->place = line;
	} else if (b->nrest < LINES) {
		b->rest_at[b->nrest] = at;
		b->rest[b->nrest++] = line;
	}
}

/* A line that is a mark of money, with the number on those behind it, as a
 * browser shows what a page sets apart: ¥, 3, .50. */
static struct str
with_number(struct str mark, struct str *text)
{
	struct str rest = *text, line = str_trim(str_cut(&rest, '\n'));
	const char *end;

	if (!str_is_digits(line) && !look_is_decimal(line))
		return mark;
	do {
		end = line.p + line.n;
		*text = rest;
		line = str_trim(str_cut(&rest, '\n'));
	} while (
	    line.n > 1 && *line.p == '.' && str_is_digits(str_after(line, 1)));
	return str_n(mark.p, (size_t)(end - mark.p));
}

/* Reads the next block; false behind the last. */
static bool
next_block(struct extract *x, struct str *text, struct block *b)
{
	*b = (struct block){.n = 0};
	while (text->p) {
		struct str line = str_trim(str_cut(text, '\n'));

		if (look_is_mark(x->look, line))
			line = with_number(line, text);
		if (line.n && !is_rule(line))
			note(x, b, line);
		else if (b->n)
			break;
	}
	return b->n > 0;
}

/* True of a block with one price and words. */
static bool
is_one(const struct block *b)
{
	return b->nmoney == 1 && b->nrest && b->n >= LEAST && b->n <= LINES &&
	       !b->order;
}

static void
add_block(struct stack *s, const struct block *b)
{
	s->n++;
	if (!is_one(b))
		return;
	s->good++;
	s->sold += b->sold.p || b->link.p;
	for (size_t i = 0; i < b->nrest; i++) {
		size_t at = LINES + b->rest_at[i] - b->money_at;

		s->with[at]++;
		s->length[at] += b->rest[i].n;
	}
}

/* True if three fourths of the first blocks are such, of which all have words
 * in the same place, where the longest are the titles. */
static bool
are_blocks(struct extract *x, struct str text, struct stack *s)
{
	struct block b;
	bool found = false;

	while (s->n < LIKE_ENOUGH && next_block(x, &text, &b))
		add_block(s, &b);
	for (size_t i = 0; i < COUNT(s->with); i++)
		if (s->with[i] == s->good && s->length[i] &&
		    (!found || s->length[i] > s->length[s->title])) {
			s->title = i;
			found = true;
		}
	return found && s->good > 1 && s->good * 4 >= s->n * 3 &&
	       (x->advert.platform.p ||
		   (s->good >= SURE && s->sold * 2 >= s->good));
}

/* The line of a block that is its title; absent if it has none. */
static struct str
title_of(const struct block *b, const struct stack *s)
{
	for (size_t i = 0; i < b->nrest; i++)
		if (LINES + b->rest_at[i] - b->money_at == s->title)
			return b->rest[i];
	return STR_NONE;
}

/* True if most of the first titles are what the one before is, as on bills. */
static bool
are_alike(struct extract *x, struct str text, const struct stack *s)
{
	struct str last = STR_NONE, title;
	size_t n = 0, same = 0;
	struct block b;

	while (n < LIKE_ENOUGH && next_block(x, &text, &b)) {
		title = title_of(&b, s);
		n++;
		same += title.p && last.p && str_eq(title, last);
		last = title;
	}
	return same * 2 >= n;
}

static void
put(struct buf *out, bool first, struct str cell)
{
	buf_puts(out, first ? "" : ",");
	csv_put(out, cell.p ? cell : STR(""));
}

/* Appends a block as a row; false if it has no title. */
static bool
put_block(struct buf *out, const struct block *b, const struct stack *s)
{
	struct str title = title_of(b, s);

	if (!title.p)
		return false;
	put(out, true, title);
	put(out, false, b->money);
	put(out, false, b->sold);
	put(out, false, b->link);
	put(out, false, b->shop);
	put(out, false, b->place);
	put(out, false, b->said);
	buf_addc(out, '\n');
	return true;
}

/* Appends the text with the parts of a price, that stand in elements of their
 * own, in one line: "¥", "128" and ".00". */
static void
join_prices(struct extract *x, struct buf *out)
{
	struct str text = x->text.text;
	bool mark = false, amount = false;

	while (text.p) {
		struct str line = str_trim(str_cut(&text, '\n'));
		bool digits = str_is_digits(line) || look_is_decimal(line);

		if (!(mark && digits) &&
		    !(amount && line.n > 1 && line.p[0] == '.' &&
			str_is_digits(str_after(line, 1))))
			buf_addc(out, '\n');
		buf_addstr(out, line);
		amount = mark && digits;
		mark = line.n && look_is_mark(x->look, line);
	}
}

/* Takes the blocks of a text as the table that they are. */
static void
take_blocks(struct extract *x, struct str text)
{
	struct str whole = x->text.text;
	struct stack s = {.n = 0};
	uint64_t n = 0;
	struct block b;

	if (!are_blocks(x, text, &s) || are_alike(x, text, &s))
		return;
	buf_release(&x->step.turned);
	buf_puts(
	    &x->step.turned, "title,price,sold,link,shop,location,reviews\n");
	while (next_block(x, &text, &b)) {
		n++;
		if (!is_one(&b) || !put_block(&x->step.turned, &b, &s))
			extract_odd(
			    x, "are lines without a title and one price", n);
	}
	x->text.text = buf_str(&x->step.turned);
	if (csv_open(&x->csv, x->text.text))
		extract_tables(x);
	x->text.text = whole;
	csv_open(&x->csv, whole);
}

void
extract_stacked(struct extract *x)
{
	struct str text = str_trim(x->text.text);
	struct buf joined = {0};

	if (!text.n || ONE_OF(text.p[0], "<{[")) /* a page, or data */
		return;
	join_prices(x, &joined);
	take_blocks(x, buf_str(&joined));
	buf_free(&joined);
}
