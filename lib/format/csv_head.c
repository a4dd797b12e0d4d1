/* csv_head - the header of a table: its separator, place, and names */
#include "csv_priv.h"

#include "mem.h"

#define SNIFF_BYTES 65536 /* bytes that tell what parts the cells, */
#define SNIFF_ROWS  20    /* and rows */
#define RUN         64    /* times that a sign stands between cells, at most */

/* A text without a byte order mark. */
static struct str
unmarked(struct str s)
{
	static const struct str bom = STR_INIT(STR_BOM);

	return str_starts(s, bom) ? str_after(s, bom.n) : s;
}

/* True of a line above the table: one text, alone or with empty cells behind
 * it; or texts with labels, and as many empty cells, or with a # before, or
 * with a value in the next cell. */
static bool
is_caption(const struct csv *c)
{
	bool note = str_starts(str_trim(c->cell[0]), STR("#"));
	bool open = false, split = false;
	size_t n = 0, labels = 0;

	for (size_t i = 0; i < c->ncell; i++) {
		struct str s = str_trim(c->cell[i]);

		if (!s.n)
			continue;
		n++;
		labels += open || str_has_colon(s);
		split |= open && !str_has_colon(s);
		open = str_ends_colon(s);
	}
	if (n > 1)
		return (labels == n &&
			   (n * 2 <= c->ncell || (split && n < c->ncell))) ||
		       (note && labels);
	return n == 1 &&
	       (c->ncell == 1 || (c->ncell > 2 && str_trim(c->cell[0]).n));
}

/* Reads the first row behind the captions. */
static bool
first_row(struct csv *c)
{
	c->notes = false;
	for (int i = 0; i <= CSV_CAPTIONS && csv_next(c); i++) {
		if (!is_caption(c))
			return true;
		c->notes |= str_starts(str_trim(c->cell[0]), STR("#"));
	}
	return false;
}

/* True if the row has n cells, or one more that is empty: some programs write a
 * separator behind the last. */
static bool
is_wide(const struct csv *c, size_t n)
{
	return c->ncell == n ||
	       (c->ncell == n + 1 && str_trim(c->cell[n]).n == 0);
}

/* True if one cell of the row says something, as of a(1);b(2); where the line
 * ends in the sign. */
static bool
is_single(const struct csv *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->ncell && n < 2; i++)
		n += str_trim(c->cell[i]).n > 0;
	return n < 2;
}

/* How well sep fits: first by how many of the first rows have as many cells as
 * the header, then by how many cells that are; 0 if it parts nothing. */
static size_t
score(struct csv *c, struct str text, char sep)
{
	size_t first, same = 1, rows = 1;
	bool above, table = false;

	c->text = str_n(text.p, text.n < SNIFF_BYTES ? text.n : SNIFF_BYTES);
	c->sep = sep;
	c->escapes = false;
	c->next = 0;
	if (!first_row(c) || is_single(c))
		return 0;
	above = c->at > 0;
	for (first = c->ncell; rows < SNIFF_ROWS && csv_next(c); rows++) {
		same += is_wide(c, first);
		table |= c->ncell > 1;
	}
	if (first < 2 || (above && !table))
		return 0; /* a comma in a line of a text */
	return same * 1000 + (first < 1000 ? first : 999);
}

/* The separator that fits best; '\0' if none does. */
static char
separator(struct csv *c, struct str text)
{
	static const char seps[] = {',', '\t', ';', '|', '\x01'};
	size_t best = 0, n;
	char sep = '\0';

	for (size_t i = 0; i < sizeof(seps); i++) {
		n = score(c, text, seps[i]);
		if (n > best) {
			best = n;
			sep = seps[i];
		}
	}
	return sep;
}

/* How many of the sign at i stand there, if they may part cells; 0 if not. */
static size_t
run_at(struct str s, size_t i)
{
	size_t n = 1;

	if (!ONE_OF(s.p[i], "#@$^~:&%+=*>-"))
		return 0;
	while (i + n < s.n && s.p[i + n] == s.p[i])
		n++;
	return n > 1 || ONE_OF(s.p[i], "^~") ? n : 0;
}

/* How often exactly so many of a sign stand in the line. */
static size_t
runs(struct str line, char sign, size_t run)
{
	size_t n = 0, k;

	for (size_t i = 0; i < line.n; i += k ? k : 1) {
		k = run_at(line, i);
		n += k == run && line.p[i] == sign;
	}
	return n;
}

/* a###b###c: what parts the cells if two thirds of the first rows have it as
 * often as the header; sets c->run. */
static char
long_separator(struct csv *c, struct str text)
{
	struct str line = str_cut(&text, '\n');
	size_t i = 0, n, same = 1, rows = 1;
	char sign;

	while (i < line.n && !run_at(line, i))
		i++;
	if (!i || i >= line.n)
		return '\0';
	sign = line.p[i];
	c->run = run_at(line, i);
	n = c->run > RUN ? 0 : runs(line, sign, c->run);
	while (n > 1 && text.n && rows < SNIFF_ROWS) {
		line = str_cut(&text, '\n');
		rows += str_trim(line).n > 0;
		same += runs(line, sign, c->run) == n;
	}
	if (n > 1 && same > 1 && same * 3 >= rows * 2)
		return sign;
	c->run = 1;
	return '\0';
}

/* True if a cell ends at i: a comma, the end of a line, or of the text. */
static bool
is_end(struct str text, size_t i)
{
	return i >= text.n || ONE_OF(text.p[i], ",\r\n");
}

/* True of a,|b, c|,d: cells with commas between bars, as an example in Python's
 * manual writes quotes.  In the first rows a bar begins or ends a cell, and
 * stands nowhere else. */
static bool
is_stroked(struct str text)
{
	bool open = false, any = false;
	size_t at = 1, i;

	if (text.n > SNIFF_BYTES)
		text.n = SNIFF_BYTES;
	for (; (i = str_find(text, STR("|"), at)) < text.n; at = i + 1) {
		if (open && memchr(text.p + at, '\n', i - at))
			return false;
		if (is_end(text, i - 1) != !open || is_end(text, i + 1) != open)
			return false;
		any |= open;
		open = !open;
	}
	return any && !(open && str_find(text, STR("\n"), at) < text.n);
}

/* The quote of the table.  'a'|'b' is how programs of databases write the first
 * line. */
static char
quote_of(struct str text)
{
	struct str whole = text, line = str_cut(&text, '\n');
	size_t end;

	if (!str_starts(line, STR("'")))
		return is_stroked(whole) ? '|' : '"';
	end = str_find(line, STR("'"), 1);
	return end + 2 < line.n && ONE_OF(line.p[end + 1], ",;|\t") &&
	               line.p[end + 2] == '\''
	           ? '\''
	           : '"';
}

/* True of "title" "price": R writes cells in quotes with blanks between. */
static bool
is_spaced(struct str text)
{
	struct str line = str_cut(&text, '\n');

	return str_starts(line, STR("\"")) &&
	       str_find(line, STR("\" \""), 0) < line.n;
}

/* How many columns before the i-th have its name. */
static size_t
before(const struct csv *c, size_t i)
{
	size_t n = 0;

	for (size_t k = 0; k < i; k++)
		n += str_eq(str_trim(c->cell[k]), str_trim(c->cell[i]));
	return n;
}

/* Makes the row that was read the header. */
static void
set_head(struct csv *c)
{
	size_t n;

	c->nhead = c->ncell;
	c->head = mem_resize(c->head, c->nhead, sizeof(*c->head));
	buf_clear(&c->names);
	for (size_t i = 0; i < c->nhead; i++) {
		struct str name = str_trim(c->cell[i]);

		if (name.n > 3 && str_starts(name, STR("=\"")) &&
		    name.p[name.n - 1] == '"') /* ="title", for Excel */
			name = str_n(name.p + 2, name.n - 3);
		buf_addstr(&c->names, name);
		n = name.n ? before(c, i) : 0;
		if (n)
			buf_printf(&c->names, " %zu", n + 1);
		c->end[i] = c->names.n;
	}
	csv_parts(&c->names, c->end, c->head, c->nhead);
}

/* True if the name before column i stands above it too: it has none, or, as
 * pandas writes it, the same again, which is now "name 2". */
static bool
is_under(const struct csv *c, size_t i)
{
	struct str s = c->head[i], before = i ? c->head[i - 1] : s;

	if (!s.n || !i)
		return !s.n;
	while (s.n && ascii_digit(s.p[s.n - 1]))
		s.n--;
	return s.n > 1 && s.n < c->head[i].n && s.p[--s.n] == ' ' &&
	       str_starts(before, s) &&
	       (before.n == s.n || before.p[s.n] == ' ');
}

bool
csv_below(struct csv_below *b, bool under, bool next, struct str cell)
{
	b->in = under ? b->in : next;
	b->n += b->in;
	return b->in == (cell.n > 0) && cell.n <= CSV_NAME &&
	       !str_any(cell, ascii_digit);
}

/* The cell of that column, without blanks around. */
static struct str
cell_at(const struct csv *c, size_t i)
{
	return i < c->ncell ? str_trim(c->cell[i]) : STR("");
}

/* True if the row that was read has the names below. */
static bool
is_below(const struct csv *c)
{
	struct csv_below b = {0};

	for (size_t i = 0; i < c->nhead; i++)
		if (!csv_below(&b, is_under(c, i),
			i + 1 < c->nhead && is_under(c, i + 1), cell_at(c, i)))
			return false;
	return b.n > 1;
}

/* Makes the header, at which `first` stood, the present row again.  The next
 * row stays the one behind c. */
static void
back(struct csv *c, const struct csv *first)
{
	size_t next = c->next;
	uint64_t line = c->next_line;
	bool escapes = c->escapes;

	c->next = first->at;
	c->next_line = first->line;
	c->escapes = false; /* later rows say nothing of the header */
	csv_row(c);
	c->next = next;
	c->next_line = line;
	c->escapes = escapes;
}

/* Goes back to where `first` stood, behind the header. */
static void
unread(struct csv *c, const struct csv *first)
{
	c->next = first->next;
	c->next_line = first->next_line;
	c->escapes = first->escapes;
	back(c, first);
}

/* Gives the header the columns that only the row that was read has, without
 * names: a workbook ends a row behind its last text, so that nothing stands
 * behind a last name that is above several. */
static void
widen(struct csv *c)
{
	if (c->ncell <= c->nhead || c->ncell > c->nhead + CSV_UNDER)
		return;
	c->head = mem_resize(c->head, c->ncell, sizeof(*c->head));
	while (c->nhead < c->ncell)
		c->head[c->nhead++] = STR("");
}

/* Seller | | Price |, and below Name | City | Amount | Currency: a header of
 * two rows.  The names are those of both, with a tab between. */
static void
second_head(struct csv *c)
{
	struct csv first = *c;
	struct str above = {"", 0};
	size_t n = c->nhead, from = 0;
	bool below = csv_next(c);

	if (below)
		widen(c);
	if (!below || !is_below(c)) {
		c->nhead = n;
		unread(c, &first);
		return;
	}
	buf_clear(&c->more);
	mem_grow(&c->end, &c->end_cap, c->nhead, sizeof(*c->end));
	for (size_t i = 0; i < c->nhead; i++) {
		struct str s = cell_at(c, i);

		above = is_under(c, i) ? above : c->head[i];
		buf_addstr(
		    &c->more, s.n && is_under(c, i) ? above : c->head[i]);
		if (s.n && c->more.n > from)
			buf_addc(&c->more, '\t');
		buf_addstr(&c->more, s);
		from = c->end[i] = c->more.n;
	}
	csv_parts(&c->more, c->end, c->head, c->nhead);
	back(c, &first);
}

/* Adds a column without a name if the first row has one cell more than the
 * header: R writes the names of rows so. */
static void
row_names(struct csv *c)
{
	struct csv first = *c;
	bool more = csv_next(c) && c->ncell == c->nhead + 1;

	unread(c, &first);
	if (!more)
		return;
	c->head = mem_resize(c->head, c->nhead + 1, sizeof(*c->head));
	memmove(c->head + 1, c->head, c->nhead * sizeof(*c->head));
	c->head[0] = STR("");
	c->nhead++;
}

void
csv_take_head(struct csv *c)
{
	int link = csv_column(c, STR(CSV_LINK));
	size_t at = (size_t)link;

	c->cell[0] = unmarked(c->cell[0]);
	set_head(c);
	if (link < 0 || csv_column(c, STR(CSV_LINK)) >= 0)
		return;
	if (at >= c->nhead)
		c->head = mem_resize(c->head, at + 1, sizeof(*c->head));
	while (at >= c->nhead)
		c->head[c->nhead++] = STR("");
	if (!c->head[at].n)
		c->head[at] = STR(CSV_LINK);
}

bool
csv_again(struct csv *c)
{
	size_t full = 0, same = 0;

	if (c->ncell > CSV_HEAD)
		return false;
	for (size_t i = 0; i < c->ncell; i++) {
		struct str s = str_trim(unmarked(c->cell[i]));
		bool known = s.n && csv_column(c, s) >= 0;

		if (!known && (s.n > CSV_NAME || str_any(s, ascii_digit)))
			return false;
		full += s.n > 0;
		same += known;
	}
	if (same < 2 || same * 2 < full)
		return false;
	csv_take_head(c);
	return true;
}

void
csv_bare(struct csv *c)
{
	buf_clear(&c->names);
	mem_grow(&c->end, &c->end_cap, c->nhead, sizeof(*c->end));
	for (size_t i = 0; i < c->nhead; i++) {
		buf_adduint(&c->names, i + 1);
		c->end[i] = c->names.n;
	}
	csv_parts(&c->names, c->end, c->head, c->nhead);
	c->next = c->at;
	c->next_line = c->line;
	c->escapes = false;
}

bool
csv_open(struct csv *c, struct str text)
{
	size_t skip;

	c->nhead = 0;
	c->barred = false;
	c->run = 1;
	buf_clear(&c->more);
	c->text = unmarked(text);
	skip = text.n - c->text.n;
	c->quote = quote_of(c->text);
	if (str_starts(c->text, STR("sep=")) && c->text.n > 5 &&
	    (c->text.p[5] == '\r' || c->text.p[5] == '\n')) {
		c->sep = c->text.p[4];
		skip += 5; /* what is left of the line is a blank row */
	} else {
		c->sep = separator(c, c->text);
		if (!c->sep && is_spaced(c->text))
			c->sep = ' ';
		else if (!c->sep)
			c->sep = long_separator(c, c->text);
	}
	c->escapes = false; /* with other separators a cell ends elsewhere */
	c->next_line = 1;
	c->text = text;
	c->next = skip;
	if (!c->sep || !first_row(c) || c->ncell < 2 || c->ncell > CSV_HEAD)
		return false;
	c->barred = c->sep == '|' && text.p[str_skip_blank(text, c->at)] == '|';
	set_head(c);
	second_head(c);
	if (c->sep == ' ')
		row_names(c);
	return true;
}
