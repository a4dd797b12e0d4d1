/* extract_lines - adverts of a text whose lines say what stands in them */
#include "extract_priv.h"
#include "look.h"

#define NEAR   65536 /* bytes that tell whether a text is of this kind */
#define LABEL  40    /* bytes of the longest label */
#define WORDS  64    /* so many words may be labels */
#define FOLDED 400   /* bytes of a line of a console, at most */

/* So many prices, and numbers of sales, in lines of their own make a list. */
#define UNLABELLED 4

/*
 * As programs print what they found, and people note it, in lines or all in
 * one:
 *
 *	标题：a b
 *	价格：5元
 *	链接：https://item.jd.com/1.html
 *
 * A label is a usual name before a colon:
 * - at the start of a line, perhaps behind the mark of a list, and there also
 *   of several words;
 * - further on in a line behind blanks, or, if it is no word of ASCII, which
 *   program code has too, behind a comma;
 * - if it is no word of ASCII also without a colon, before a blank at the start
 *   of a line;
 * - and anywhere in brackets of its own, without a colon.
 * Where commas part labels another word is one too if it stands so in most
 * lines.
 *
 * An advert ends at a blank line, and at a label that it has already.  If no
 * label gives its title, that is a numbered line before it, unless a paragraph
 * is between them:
 *
 *	1. a b
 *	   Price: $5
 */
struct lines {
	struct extract *x;
	struct str left;  /* text that is not read yet */
	struct str ahead; /* a numbered line without a label: a title of what
	                   * follows? */
	bool apart;       /* a blank line is behind that */
	struct str
	    title; /* such a line, before what is in x->line; or absent */
	struct names seen; /* labels of what is in x->line */
	struct str titled; /* the label that gave the last title, or absent */
	bool code;         /* x->line is of a program's text */
	bool commas;       /* commas part the labels of the present line */
	struct names
	    words; /* that stand as labels do, of which is_word() asks */
	size_t with[WORDS]; /* lines that have the word */
	size_t parted;      /* lines of usual labels, parted by commas */
	size_t column;      /* of the value last read, if Format-List may fold
	                     * it at the console's width; or 0 */
	bool is;            /* what next() read is an advert, in x->usual */
};

/* The length of the colon at `at`, which may be wide, or 0. */
static size_t
colon(struct str s, size_t at)
{
	if (s.p[at] == ':')
		return 1;
	return s.n - at >= 3 && memcmp(s.p + at, "\xef\xbc\x9a", 3) == 0 ? 3
	                                                                 : 0;
}

/* 书名 of 12书名: some tables number the labels of a row. */
static struct str
unnumbered(struct str name)
{
	size_t n = 0;

	while (n < name.n && ascii_digit(name.p[n]))
		n++;
	return n < name.n && (unsigned char)name.p[n] >= 0x80
	           ? str_n(name.p + n, name.n - n)
	           : name;
}

static const struct str commas[] = {STR_INIT(","), STR_INIT(";"),
    STR_INIT("\xef\xbc\x8c"), STR_INIT("\xef\xbc\x9b")};
#define NCOMMA COUNT(commas)

/* The bytes of a comma or semicolon that s ends with, or 0. */
static size_t
comma(struct str s)
{
	for (size_t i = 0; i < NCOMMA; i++)
		if (str_ends(s, commas[i]))
			return commas[i].n;
	return 0;
}

static bool
has_comma(struct str s)
{
	for (size_t i = 0; i < NCOMMA; i++)
		if (str_find(s, commas[i], 0) < s.n)
			return true;
	return false;
}

/* The length of a word with its colon that s begins with, or 0.  Before // it
 * must be a usual name, as https: is no label. */
static size_t
word(const struct lines *l, struct str s, struct str *name)
{
	size_t n = 0, mark = 0;

	while (n < s.n && n < LABEL && !strchr(" \t", s.p[n]) &&
	       !(mark = colon(s, n)))
		n++;
	*name = unnumbered(str_n(s.p, n));
	if (!mark || !n || has_comma(*name))
		return 0;
	n += mark;
	return str_starts(str_n(s.p + n, s.n - n), STR("//")) &&
	               !dump_key(l->x->dump, *name).p
	           ? 0
	           : n;
}

/* True if the word stands as a label in most lines that commas part. */
static bool
is_word(const struct lines *l, struct str name)
{
	uint32_t n = names_find(&l->words, name);

	return n < WORDS && l->parted > 1 && l->with[n] * 2 > l->parted;
}

/* The length of a label in brackets that s begins with, and of a colon behind
 * it; or 0. */
static size_t
boxed(const struct lines *l, struct str s, struct str *name)
{
	size_t n;

	if (!str_starts(s, STR("\xe3\x80\x90")))
		return 0;
	n = str_find(
	    str_n(s.p, s.n < LABEL ? s.n : LABEL), STR("\xe3\x80\x91"), 3);
	if (n + 3 > s.n || n >= LABEL)
		return 0;
	*name = str_trim(str_n(s.p + 3, n - 3));
	n += 3;
	if (!dump_key(l->x->dump, *name).p)
		return 0;
	return n < s.n ? n + colon(s, n) : n;
}

/* The length of a label with its colon that s begins with, or 0. */
static size_t
label(struct lines *l, struct str s, struct str *name)
{
	size_t n = boxed(l, s, name);

	if (n)
		return n;
	n = word(l, s, name);
	return n && (dump_key(l->x->dump, *name).p || is_word(l, *name)) ? n
	                                                                 : 0;
}

/* The length of a label without a colon right behind it that s begins with, as
 * print('标题', title), Format-List and print_r write it, with what parts it
 * from the value; or 0.
 *
 *	标题 a        a word that is none of ASCII
 *	Title : a
 *	[title] => a
 */
static size_t
loose_label(const struct lines *l, struct str s, struct str *name)
{
	bool square = str_starts(s, STR("["));
	size_t n = square, mark;

	while (n < s.n && n < LABEL && !strchr(square ? "]" : " \t", s.p[n]))
		n++;
	*name = str_n(s.p + square, n - square);
	if (name->n < 2 || n >= s.n || n == LABEL ||
	    !dump_key(l->x->dump, *name).p)
		return 0;
	if (square)
		return str_starts(str_n(s.p + n, s.n - n), STR("] => ")) ? n + 5
		                                                         : 0;
	mark = str_skip_blank(s, n);
	if (mark < s.n && colon(s, mark))
		return mark + colon(s, mark);
	return (unsigned char)*s.p >= 0x80 ? n + 1 : 0;
}

/* The length of a label of several words, Product Name:, or 0. */
static size_t
long_label(const struct lines *l, struct str s, struct str *name)
{
	size_t n = 0, mark = 0;

	while (n < s.n && n < LABEL && !(mark = colon(s, n)))
		n++;
	*name = str_trim(str_n(s.p, n));
	return mark && str_find(*name, STR(" "), 0) < name->n &&
	               dump_key(l->x->dump, *name).p
	           ? n + mark
	           : 0;
}

/* Where the next label of the line begins; or its end.  In prose a name and an
 * ASCII colon may follow a blank, so that a tab, two blanks, a bar or a dash
 * must stand before such. */
static size_t
next_label(struct lines *l, struct str s)
{
	struct str name, rest;
	bool blank, parted, wide;
	size_t n;

	if (boxed(l, s, &name))
		return 0;
	for (size_t i = 1; i < s.n; i++) {
		rest = str_n(s.p + i, s.n - i);
		if (boxed(l, rest, &name))
			return i;
		blank = strchr(" \t", s.p[i - 1]);
		if (!blank && !comma(str_n(s.p, i)))
			continue;
		if (!(n = label(l, rest, &name)))
			continue;
		wide = rest.p[n - 1] != ':';
		parted = comma(str_trim(str_n(s.p, i)));
		if (parted &&
		    (wide || !ascii_letter(name.p[0]) || is_word(l, name))) {
			l->commas = true;
			return i;
		}
		if (blank && (wide || s.p[i - 1] == '\t' ||
				 (i > 1 && strchr(" |-", s.p[i - 2]))))
			return i;
	}
	return s.n;
}

/* The text of a line without "- ", "3. ", "3、" and the like before it. */
static struct str
unlisted(struct str s)
{
	size_t n = 0;

	s = str_trim(s);
	while (n < s.n && ascii_digit(s.p[n]))
		n++;
	if (n && str_starts(str_n(s.p + n, s.n - n), STR("\xe3\x80\x81")))
		return str_trim(str_n(s.p + n + 3, s.n - n - 3));
	if (n && n < s.n && (s.p[n] == '.' || s.p[n] == ')'))
		n++;
	while (n < s.n && strchr("-*#>", s.p[n]))
		n++;
	return n < s.n && (!n || s.p[n] == ' ')
	           ? str_trim(str_n(s.p + n, s.n - n))
	           : s;
}

/* Counts the words of a line that stand as labels do. */
static void
learn_line(struct lines *l, struct str s)
{
	size_t usual = 0, had = l->words.n;
	struct str name, rest;
	uint32_t k;

	for (size_t i = 0; i < s.n; i++) {
		rest = str_n(s.p + i, s.n - i);
		if ((unsigned char)rest.p[0] <= ' ' ||
		    (i && !comma(str_trim(str_n(s.p, i)))))
			continue;
		if (!word(l, rest, &name))
			continue;
		usual += dump_key(l->x->dump, name).p != NULL;
		if (had >= WORDS)
			continue;
		k = names_add(&l->words, name);
		if (k < WORDS)
			l->with[k]++;
	}
	l->parted += usual > 1;
}

/* Learns which words are labels where commas part them. */
static void
learn(struct lines *l, struct str near)
{
	while (near.n)
		learn_line(l, unlisted(str_cut(&near, '\n')));
}

/* Begins an object in x->line. */
static void
start(struct lines *l)
{
	buf_clear(&l->x->line);
	buf_addc(&l->x->line, '{');
	names_clear(&l->seen);
	l->title = (struct str){NULL, 0};
	l->code = false;
	l->column = 0;
}

/* Adds a label and its value to x->line. */
static void
put(struct lines *l, struct str name, struct str value)
{
	struct buf *out = &l->x->line;
	char end = value.n ? value.p[value.n - 1] : '\0';

	if (!l->seen.n)
		l->title = l->ahead;
	l->ahead = (struct str){NULL, 0};
	l->code |= end == ',' || end == ';' || end == '{' || end == '(';
	names_add(&l->seen, name);
	json_sep(out);
	json_quote(out, name);
	buf_addc(out, ':');
	json_quote(out, value);
}

static bool
is_seen(const struct lines *l, struct str name)
{
	return names_find(&l->seen, name) != NAMES_NONE;
}

/* Ends the object in x->line, and sets x->usual and l->is.  Returns true:
 * next() read something. */
static bool
end(struct lines *l)
{
	struct extract *x = l->x;
	enum dump_like like;

	if (l->title.n && !is_seen(l, STR("title"))) {
		json_key(&x->line, "title");
		json_quote(&x->line, l->title);
	}
	buf_addc(&x->line, '}');
	buf_clear(&x->usual);
	like = dump_read(x->dump, buf_str(&x->line), false, &x->usual);
	if (!l->code)
		extract_pass_row(x);
	l->is = !l->code && (like == DUMP_PRICED
				    ? str_any(dump_found(x->dump, STR("price")),
					  ascii_digit)
				    : like >= DUMP_LINKED);
	return true;
}

/* What a label is remembered as: of several names of a title each ends the
 * advert that has one.  A number is no title, Item: 6001, but where its label
 * gave one before: 商品名称:360 */
static struct str
known_as(struct lines *l, struct str name, struct str value)
{
	if (str_span(value, ascii_digit) == value.n &&
	    !(l->titled.n && str_eq(name, l->titled)))
		return name;
	if (!str_eq(dump_key(l->x->dump, name), STR("title")))
		return name;
	l->titled = name;
	return STR("title");
}

/* A value without the bar, dash or comma behind it. */
static struct str
unparted(const struct lines *l, struct str s)
{
	s = str_trim(s);
	s.n -= str_ends(s, STR("|")) || str_ends(s, STR(" -")) ? 1
	       : l->commas                                     ? comma(s)
	                                                       : 0;
	return str_trim(s);
}

/* Keeps a line that may be the title of what follows; `line` is `all` without
 * its number. */
static void
look_ahead(struct lines *l, struct str all, struct str line)
{
	bool numbered = line.n < all.n && ascii_digit(all.p[0]);
	struct str name;

	if (!line.n) {
		l->apart = true;
	} else if ((numbered || (l->apart && l->ahead.n)) &&
		   !label(l, line, &name)) {
		l->ahead = numbered ? line : (struct str){NULL, 0};
		l->apart = false;
	}
}

/* Where `to` is shown in the line: Chinese has three bytes for two columns. */
static size_t
column(struct str line, const char *to)
{
	size_t n = (size_t)(to - line.p);

	for (const char *p = line.p; p < to; p++)
		n -= (unsigned char)*p >= 0xe3;
	return n;
}

/* A blank was where such a value is folded: of Chinese it is at whatever place,
 * and an address has none. */
static bool
is_folded_at_blank(struct str s)
{
	size_t n = s.n;

	while (n && s.p[n - 1] != ' ' && s.p[n - 1] != '"')
		n--;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0xe3)
			return false;
	return str_find(s, STR("://"), n) == s.n;
}

/* Adds a line that is the rest of the value before it, and stands below that.
 */
static bool
goes_on(struct lines *l, struct str raw)
{
	struct buf *out = &l->x->line;
	struct str more = str_trim(raw), name, was = buf_str(out);
	size_t n = was.n ? was.n - 1 : 0, from;

	if (!l->column || !more.n || !n ||
	    (size_t)(more.p - raw.p) != l->column ||
	    loose_label(l, more, &name) || label(l, more, &name))
		return false;
	json_quote(out, more);
	out->p[n] = ' ';
	more = str_n(out->p + n + 2, out->n - n - 2);
	from = n < FOLDED ? 0 : n - FOLDED;
	n += is_folded_at_blank(str_n(out->p + from, n - from));
	memmove(out->p + n, more.p, more.n);
	out->n = n + more.n;
	return true;
}

/* Reads the next object, advert or not; false at the end of the text. */
static bool
next(struct lines *l)
{
	const char *last = l->left.p + l->left.n;
	struct str raw, all, line, name, known, value;
	size_t n;

	start(l);
	while (l->left.n) {
		raw = str_cut(&l->left, '\n');
		if (goes_on(l, raw))
			continue;
		all = str_trim(raw);
		line = unlisted(all);
		if (!line.n && l->seen.n)
			return end(l);
		l->commas = false;
		look_ahead(l, all, line);
		l->column = 0;
		if (!(n = label(l, line, &name)) &&
		    (n = loose_label(l, line, &name)) && n < line.n &&
		    line.p[n - 1] == ':')
			l->column = column(raw, line.p + n + 1);
		if (!n)
			n = long_label(l, line, &name);
		for (; n; n = label(l, line, &name)) {
			value = str_trim(str_n(line.p + n, line.n - n));
			value = str_n(value.p, next_label(l, value));
			known = known_as(l, name, unparted(l, value));
			if (is_seen(l, name) || is_seen(l, known)) {
				l->left =
				    str_n(line.p, (size_t)(last - line.p));
				return end(l);
			}
			put(l, known, unparted(l, value));
			line = str_n(value.p + value.n,
			    (size_t)(line.p + line.n - value.p) - value.n);
		}
	}
	return l->seen.n && end(l);
}

/* True if most cells are a label and a value, two or more of them under usual
 * names. */
static bool
are_labelled(struct extract *x, const struct str *cell, size_t n)
{
	const struct lines l = {.x = x};
	size_t words = 0, usual = 0;
	struct str name;

	for (size_t i = 0; i < n; i++) {
		if (!word(&l, str_trim(cell[i]), &name))
			continue;
		words++;
		usual += dump_key(x->dump, name).p != NULL;
	}
	return usual > 1 && words * 2 > n;
}

bool
extract_labelled(struct extract *x)
{
	struct csv *c = &x->csv;
	bool is = are_labelled(x, c->head, c->nhead);

	if (!is)
		return false;
	/* title:en, price:usd are names of columns */
	if (csv_next(c))
		is = are_labelled(x, c->cell, c->ncell);
	csv_open(c, x->text.text);
	return is;
}

/* True if brackets of print_r, which stand on lines of their own, are not
 * closed: its text was cut. */
static bool
is_open(struct str text)
{
	size_t open = 0, shut = 0;
	struct str line;

	if (str_find(text, STR("] => "), 0) == text.n)
		return false;
	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		open += str_eq(line, STR("("));
		shut += str_eq(line, STR(")"));
	}
	return open > shut;
}

void
extract_lines(struct extract *x)
{
	struct str text = x->text.text, near = text;
	struct lines l = {.x = x};
	size_t n = 0, like = 0;

	if (near.n > NEAR)
		near.n = NEAR;
	learn(&l, near);
	for (l.left = near; next(&l); n++)
		like += l.is;
	if (like && like * 2 >= n) {
		for (l.ahead.n = 0, l.left = text; next(&l);)
			if (l.is)
				extract_row(x, buf_str(&x->usual), NULL);
		if (is_open(text))
			x->flaw.ends = "list";
	}
	names_free(&l.seen);
	names_free(&l.words);
}

bool
extract_unlabelled(struct extract *x)
{
	struct str text = x->text.text, line;
	size_t money = 0, sales = 0;

	if (memchr(text.p, '<', text.n))
		return false;
	while ((line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (!line.n || line.n > LABEL)
			continue;
		money += dump_look(x->dump, line) == DUMP_MONEY;
		sales += look_is_sales(x->look, line);
	}
	if (money < UNLABELLED || sales < UNLABELLED)
		return false;
	x->reason = "layout";
	return !err_set(&x->detail,
	    "%zu prices stand in lines of their own, as one copies them off a "
	    "page; put labels before the lines, or make a table of them",
	    money);
}
