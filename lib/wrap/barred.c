/* barred - tables between bars whose cells have several lines */
#include "barred.h"

#define LONGEST 65536 /* bytes of a row that lines are added to, at most */

struct barred {
	struct buf row;   /* that is held: a line, or more of them */
	bool open, boxed; /* open: its last cell has no bar behind it */
	bool any;         /* a row was on several lines */
};

/* The only cell of a row that has a text, and which it is; absent if the first
 * has one, or several have. */
static struct str
only_cell(struct str row, size_t *which)
{
	struct str cell, only = STR_NONE;

	row = str_after(row, 1);
	for (size_t i = 0; row.n; i++) {
		cell = str_trim(str_cut(&row, '|'));
		if (!cell.n)
			continue;
		if (only.p || !i)
			return STR_NONE;
		only = cell;
		*which = i;
	}
	return only;
}

static size_t
bars(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '|';
	return n;
}

/* Writes the row that is held. */
static void
flush(struct barred *b, struct buf *out)
{
	if (b->row.n) {
		buf_addstr(out, buf_str(&b->row));
		buf_addc(out, '\n');
	}
	buf_clear(&b->row);
}

/* Adds a row that goes on with one cell of that which is held; false if it is
 * no such row. */
static bool
go_on(struct barred *b, struct str row)
{
	struct str held = buf_str(&b->row), cell, rest;
	struct buf made = {0};
	size_t which = 0, at = 1;

	cell = b->boxed && held.n ? only_cell(row, &which) : STR_NONE;
	if (!cell.p || held.n > LONGEST || bars(held) != bars(row))
		return false;
	for (; which; which--)
		at = str_find(held, STR("|"), at) + 1;
	at = str_find(held, STR("|"), at);
	rest = str_after(held, at);
	while (at > 1 && held.p[at - 1] == ' ')
		at--;
	buf_addstr(&made, str_n(held.p, at));
	buf_addc(&made, ' ');
	buf_addstr(&made, cell);
	buf_addc(&made, ' ');
	buf_addstr(&made, rest);
	buf_clear(&b->row);
	buf_addstr(&b->row, buf_str(&made));
	buf_free(&made);
	return b->any = true;
}

/* Reads a line; false if it cannot be of such a table. */
static bool
read_line(struct barred *b, struct str line, struct buf *out)
{
	bool bar = str_starts(line, STR("|"));

	if (b->open && (bar || str_starts(line, STR("+-"))))
		return false;
	if (b->open) {
		buf_addc(&b->row, ' ');
		buf_addstr(&b->row, line);
		b->any = true;
	} else if (!bar || str_starts(line, STR("|-")) ||
		   str_starts(line, STR("|="))) {
		b->boxed |= str_starts(line, STR("+-"));
		flush(b, out);
		buf_addstr(out, line);
		buf_addc(out, '\n');
		return true;
	} else if (!go_on(b, line)) {
		flush(b, out);
		buf_addstr(&b->row, line);
	}
	b->open = !str_ends(line, STR("|"));
	return true;
}

bool
barred_text(struct str text, struct buf *out)
{
	struct str first = str_trim(text), line;
	struct barred b = {.open = false};
	size_t had = out->n;
	bool good = first.n && ONE_OF(first.p[0], "|+");

	while (good && (line = str_cut(&text, '\n')).p)
		good = read_line(&b, str_trim(line), out);
	good = good && !b.open && b.any;
	if (good)
		flush(&b, out);
	else
		out->n = had;
	buf_free(&b.row);
	return good;
}
