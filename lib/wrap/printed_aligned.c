/* printed_aligned - a table whose columns only blanks part
 *
 *	item  title       price
 *	7     a comb        5.5
 *
 * As columnify, text-table, Miller and pandas print it, to either side, and
 * with one blank where a cell fills its column: a column ends where all lines
 * have a blank, and has a name.  They count by characters, or by columns of the
 * screen, of which those of Chinese take two.
 */
#include <string.h>

#include "csv.h"
#include "printed_priv.h"
#include "utf8.h"
#include "width.h"

#define WIDTH  2000 /* of a line, at most */
#define NEAR   8192 /* bytes that tell whether a text is one */
#define FIELDS 100
#define LEAST  3  /* columns with a name that no row lacks */
#define LONG   60 /* bytes of a name, at most */

struct field {
	size_t from, to; /* columns of the screen, or characters */
};

struct aligned {
	bool wide; /* they are columns of the screen */
	bool used[WIDTH], head[WIDTH];
	struct field field[FIELDS];
	size_t n, rows;
};

/* True of a line with nothing but what rules it off: ====  =====, in reST. */
static bool
is_blank(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (!ONE_OF(line.p[i], " =-"))
			return false;
	return true;
}

/* The next line that says something; absent behind the last. */
static struct str
next_line(struct str *text)
{
	struct str line;

	do
		line = str_cut_line(text);
	while (line.p && is_blank(line));
	return line;
}

/* Notes where a line has letters; false if it is too long. */
static bool
note(const struct aligned *a, bool *used, struct str line)
{
	size_t at = 0, n, w;

	for (size_t i = 0; i < line.n; i += n) {
		utf8_next(line.p + i, line.p + line.n, &n);
		w = a->wide ? width_text(str_n(line.p + i, n)) : 1;
		if (at + w > WIDTH || line.p[i] == '\t')
			return false;
		for (; w; w--, at++)
			used[at] |= line.p[i] != ' ';
	}
	return true;
}

/* What a line has from one column to another. */
static struct str
slice(const struct aligned *a, struct str line, struct field f)
{
	size_t i = 0, at = 0, n, from = line.n;

	for (; i < line.n && at < f.to; i += n) {
		if (at >= f.from && from == line.n)
			from = i;
		utf8_next(line.p + i, line.p + line.n, &n);
		at += a->wide ? width_text(str_n(line.p + i, n)) : 1;
	}
	return str_trim(str_n(line.p + from, i > from ? i - from : 0));
}

/* Finds the runs of columns that some line uses; false if there are too many.
 */
static bool
find_fields(struct aligned *a)
{
	a->n = 0;
	for (size_t i = 0; i < WIDTH; i++) {
		if (!a->used[i])
			continue;
		if (a->n == FIELDS)
			return false;
		a->field[a->n].from = i;
		while (i < WIDTH && a->used[i])
			i++;
		a->field[a->n++].to = i;
	}
	return true;
}

static bool
is_named(const struct aligned *a, const struct field *f)
{
	for (size_t at = f->from; at < f->to; at++)
		if (a->head[at])
			return true;
	return false;
}

/* True if field i, which has no name, is a part of the one before it: that
 * stands to the left, or is nearer, where the next one with a name stands to
 * the right. */
static bool
is_of_left(const struct aligned *a, size_t i)
{
	const struct field *f = &a->field[i];
	bool left = i && a->head[f[-1].from], right;
	size_t next = i + 1;

	while (next < a->n && !is_named(a, &a->field[next]))
		next++;
	right = next < a->n && a->head[a->field[next].to - 1];

	if (left && right)
		return f->from - f[-1].to <= f[1].from - f->to;
	return left || (i && !right);
}

/* Gives columns without a name, which blanks in all rows made, to those that
 * they are a part of; but for a first one, of numbers of rows. */
static void
join_fields(struct aligned *a, struct str head)
{
	for (size_t i = 1; i < a->n;) {
		if (slice(a, head, a->field[i]).n) {
			i++;
			continue;
		}
		if (is_of_left(a, i))
			a->field[i - 1].to = a->field[i].to;
		else if (i + 1 < a->n)
			a->field[i + 1].from = a->field[i].from;
		memmove(&a->field[i], &a->field[i + 1],
		    (--a->n - i) * sizeof(*a->field));
	}
}

/* True if enough columns have a name, of which no row lacks the first. */
static bool
is_sound(const struct aligned *a, struct str text)
{
	struct str head = next_line(&text), line, name;
	size_t full[FIELDS] = {0}, named = 0;

	while ((line = next_line(&text)).p)
		for (size_t i = 0; i < a->n; i++)
			full[i] += slice(a, line, a->field[i]).n > 0;
	for (size_t i = 0; i < a->n; i++) {
		name = slice(a, head, a->field[i]);
		if (name.n > LONG || str_find(name, STR("  "), 0) < name.n)
			return false;
		named += name.n && full[i] == a->rows;
	}
	return named >= LEAST && full[0] == a->rows;
}

static bool
read_aligned(struct aligned *a, struct str text, struct buf *out)
{
	struct str rest = text, head = next_line(&rest), line;

	memset(a->used, 0, sizeof(a->used));
	memset(a->head, 0, sizeof(a->head));
	a->rows = 0;
	if (!head.p || !note(a, a->head, head) || !note(a, a->used, head))
		return false;
	while ((line = next_line(&rest)).p) {
		a->rows++;
		if (!note(a, a->used, line))
			return false;
	}
	if (a->rows < 2 || !find_fields(a) || a->n < LEAST)
		return false;
	join_fields(a, head);
	if (!is_sound(a, text))
		return false;
	while ((line = next_line(&text)).p) {
		for (size_t i = 0; i < a->n; i++)
			csv_put_cell(out, !i, slice(a, line, a->field[i]));
		buf_puts(out, "\r\n");
	}
	return true;
}

/* The first lines, which tell of most texts that they are none. */
static struct str
first_lines(struct str text)
{
	struct str near = str_head(text, NEAR);

	while (near.n < text.n && near.n && near.p[near.n - 1] != '\n')
		near.n--;
	return near;
}

bool
printed_aligned(struct str text, struct buf *out)
{
	struct aligned a = {.wide = false};
	struct str rest = text, head = next_line(&rest);
	size_t had = out->n;

	if (!str_trim(head).n || ONE_OF(str_trim(head).p[0], "<{[("))
		return false;
	for (size_t i = 0; i < head.n; i++)
		if (ONE_OF(head.p[i], ",;|=:\"\t")) /* parts, or says, more */
			return false;
	for (int i = 0; i < 2; i++) {
		a.wide = i;
		if (read_aligned(&a, first_lines(text), out)) {
			out->n = had;
			if (read_aligned(&a, text, out))
				return true;
		}
		out->n = had;
	}
	return false;
}
