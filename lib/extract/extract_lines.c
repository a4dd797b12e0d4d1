/* extract_lines - adverts of a text whose lines say what stands in them */
#include "extract_dump.h"
#include "labels.h"
#include "look.h"

#define NEAR   65536 /* bytes that tell whether a text is of this kind */
#define BELOW  200   /* of one that goes on with a title */
#define NOTED  4096  /* in which the same line may stand again */
#define LINES  4     /* such lines, at most */
#define FOLDED 400   /* bytes of a line of a console, at most */

/* So many prices, and numbers of sales, in lines of their own make a list. */
#define UNLABELLED 4

/*
 * An advert ends at a blank line, and at a label (labels.h) that it has.  If no
 * label gives its title, that is a numbered line before it, or a heading of
 * Markdown, unless a paragraph is between them:
 *
 *	1. a b
 *	   Price: $5
 *
 * What has its title of a heading goes on over blank lines, to the next one. A
 * line that is the address of an advert, [more](https://...), is its url.
 */
struct lines {
	struct extract *x;
	struct labels labels;
	struct str left;  /* text that is not read yet */
	struct str ahead; /* a numbered line without a label: a title of what
	                   * follows? */
	bool apart;       /* a blank line is behind that */
	bool above;       /* it is a heading of Markdown, */
	bool headed;      /* and that is so of the title, too */
	struct str
	    title; /* such a line, before what is in x->line; or absent */
	struct names seen; /* labels of what is in x->line */
	struct str titled; /* the label that gave the last title, or absent */
	bool code;         /* x->line is of a program's text */
	size_t column;     /* of the value last read, if Format-List may fold
	                    * it at the console's width; or 0 */
	bool titled_now;   /* the line before ended with a title */
	bool is;           /* what next() read is an advert, in x->usual */
};

/* Begins an object in x->line. */
static void
start(struct lines *l)
{
	buf_clear(&l->x->line);
	buf_addc(&l->x->line, '{');
	names_clear(&l->seen);
	l->title = STR_NONE;
	l->headed = false;
	l->code = false;
	l->titled_now = false;
	l->column = 0;
}

/* Adds a label and its value to x->line. */
static void
put(struct lines *l, struct str name, struct str value)
{
	struct buf *out = &l->x->line;
	char end = value.n ? value.p[value.n - 1] : '\0';

	if (!l->seen.n) {
		l->title = l->ahead;
		l->headed = l->ahead.n && l->above;
	}
	l->ahead = STR_NONE;
	l->titled_now = str_eq(name, STR("title"));
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
	if (str_digits(value) == value.n &&
	    !(l->titled.n && str_eq(name, l->titled)))
		return name;
	if (!str_eq(dump_key(l->x->dump, name), STR("title")))
		return name;
	l->titled = name;
	return STR("title");
}

/* A heading without the number in it: 3. a b */
static struct str
unnumbered(struct str s)
{
	size_t n = str_span(s, ascii_digit);

	return n && n + 1 < s.n && ONE_OF(s.p[n], ".)") && s.p[n + 1] == ' '
	           ? str_trim(str_after(s, n + 1))
	           : s;
}

/* Adds the address of an advert that a line is, or that Markdown has in it. */
static void
take_address(struct lines *l, struct str line)
{
	size_t n = str_find(line, STR("]("), 0);

	if (n < line.n) {
		line = str_after(line, n + 2);
		line.n = str_find(line, STR(")"), 0);
	}
	if (!is_seen(l, STR("url")) && look_item(l->x->look, line).p)
		put(l, STR("url"), line);
}

/* True if what is in x->line has its title of a heading, so that a blank line
 * does not end it. */
static bool
is_headed(const struct lines *l)
{
	return l->headed && !is_seen(l, STR("title"));
}

static bool
is_heading(struct str all)
{
	return all.n > 2 && all.p[0] == '#' && ONE_OF(all.p[1], "# ");
}

/* True of a line of a list that begins with a label, known or not:
 * - **Maker:** North */
static bool
is_point(struct str all)
{
	struct str near = str_head(all, LABELS_LONGEST);

	return all.n > 2 && ONE_OF(all.p[0], "-*") && all.p[1] == ' ' &&
	       str_find(near, STR(":"), 0) < near.n;
}

/* Keeps a line that may be the title of what follows; `line` is `all` without
 * its number. */
static void
look_ahead(struct lines *l, struct str all, struct str line)
{
	bool numbered =
	    line.n < all.n && (ascii_digit(all.p[0]) || all.p[0] == '#');
	struct str name;

	if (!line.n) {
		l->apart = true;
	} else if ((numbered || (l->apart && l->ahead.n)) && !is_point(all) &&
		   !labels_at(&l->labels, line, &name) &&
		   !labels_long(&l->labels, line, &name)) {
		l->above = is_heading(all);
		l->ahead = !numbered  ? STR_NONE
		           : l->above ? unnumbered(line)
		                      : line;
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
	    labels_loose(&l->labels, more, &name) ||
	    labels_at(&l->labels, more, &name))
		return false;
	json_quote(out, more);
	out->p[n] = ' ';
	more = buf_after(out, n + 2);
	from = n < FOLDED ? 0 : n - FOLDED;
	n += is_folded_at_blank(str_n(out->p + from, n - from));
	memmove(out->p + n, more.p, more.n);
	out->n = n + more.n;
	return true;
}

/* True of a line that may be of a text in words, not what a program notes: it
 * begins with a letter, and has no address, nor a label that is not known. */
static bool
is_words(struct str line)
{
	return line.n && line.n <= BELOW &&
	       (ascii_letter(line.p[0]) || (unsigned char)line.p[0] >= 0x80) &&
	       !str_has_colon(line);
}

static bool
is_label(const struct lines *l, struct str line)
{
	struct str name;

	line = labels_unlisted(str_trim(line));
	return labels_at(&l->labels, line, &name) ||
	       labels_loose(&l->labels, line, &name) ||
	       labels_long(&l->labels, line, &name);
}

/* True if the same line stands near it once more: a program notes it. */
static bool
is_repeated(const struct lines *l, struct str line)
{
	struct str text = l->x->text.text, before, behind;
	size_t at = (size_t)(line.p - text.p), n = at < NOTED ? at : NOTED;

	before = str_n(line.p - n, n);
	behind = str_head(str_after(text, at + line.n), NOTED);
	return str_find(before, line, 0) < before.n ||
	       str_find(behind, line, 0) < behind.n;
}

/* Adds a line below a title that goes on with it: lines of words alone, few,
 * stand between that and the next label. */
static bool
goes_below(struct lines *l, struct str line)
{
	struct str rest = l->left, more = line;
	struct buf *out = &l->x->line;
	size_t n = out->n ? out->n - 1 : 0;

	for (int i = 0; i < LINES; i++) {
		if (!is_words(more) || is_repeated(l, more) ||
		    is_label(l, more))
			return false;
		more = str_trim(str_cut(&rest, '\n'));
		if (is_label(l, more))
			break;
		if (i + 1 == LINES)
			return false;
	}
	json_quote(out, line);
	out->p[n] = ' ';
	memmove(out->p + n + 1, out->p + n + 2, out->n - n - 2);
	out->n--;
	return true;
}

/* Takes a line without a label: `line` is `all` without its number. */
static void
take_unlabelled(struct lines *l, struct str all, struct str line)
{
	if (l->titled_now && goes_below(l, all))
		return;
	l->titled_now = false;
	if (l->seen.n)
		take_address(l, line);
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
		line = labels_unlisted(all);
		if (l->seen.n && (is_headed(l) ? is_heading(all) : !line.n)) {
			if (line.n)
				l->left = str_n(raw.p, (size_t)(last - raw.p));
			return end(l);
		}
		l->labels.commas = false;
		look_ahead(l, all, line);
		l->column = 0;
		if (!(n = labels_at(&l->labels, line, &name)) &&
		    (n = labels_loose(&l->labels, line, &name)) && n < line.n &&
		    line.p[n - 1] == ':')
			l->column = column(raw, line.p + n + 1);
		if (!n)
			n = labels_long(&l->labels, line, &name);
		if (!n)
			take_unlabelled(l, all, line);
		for (; n; n = labels_at(&l->labels, line, &name)) {
			value = str_trim(str_after(line, n));
			value = str_n(value.p, labels_next(&l->labels, value));
			known =
			    known_as(l, name, labels_value(&l->labels, value));
			if (is_seen(l, name) || is_seen(l, known)) {
				l->left =
				    str_n(line.p, (size_t)(last - line.p));
				return end(l);
			}
			put(l, known, labels_value(&l->labels, value));
			line = str_n(value.p + value.n,
			    (size_t)(line.p + line.n - value.p) - value.n);
		}
	}
	return l->seen.n && end(l);
}

bool
extract_labelled(struct extract *x)
{
	struct csv *c = &x->csv;
	bool is = labels_are(x->dump, c->head, c->nhead);

	if (!is)
		return false;
	/* title:en, price:usd are names of columns */
	if (csv_next(c))
		is = labels_are(x->dump, c->cell, c->ncell);
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
	struct lines l = {.x = x, .labels.dump = x->dump};
	size_t n = 0, like = 0;

	if (near.n > NEAR)
		near.n = NEAR;
	labels_learn(&l.labels, near);
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
	labels_free(&l.labels);
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
		if (!line.n || line.n > LABELS_LONGEST)
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

static bool
is_opening(char c)
{
	return ONE_OF(c, " \t\r\n[({#");
}

/* Cuts *text behind the next keyword of EDN, :shop/title, whose name is
 * returned; absent if there is none. */
static struct str
next_keyword(struct str *text)
{
	struct str s = *text, name;
	size_t at = 0, n;

	while ((at = str_find(s, STR(":"), at)) < s.n) {
		name = str_after(s, at + 1);
		n = 0;
		while (n < name.n && !ONE_OF(name.p[n], " ,\t\r\n\"(){}[]:"))
			n++;
		at++;
		if (!n || n == name.n || name.p[n] == ':' ||
		    (at > 1 && !ONE_OF(s.p[at - 2], " ,\t\r\n({[")))
			continue;
		*text = str_after(name, n);
		name.n = n;
		n = str_find(name, STR("/"), 0);
		return n < name.n ? str_after(name, n + 1) : name;
	}
	*text = STR_NONE;
	return STR_NONE;
}

bool
extract_edn(struct extract *x)
{
	/* as it is in the file: who prints {:a 1} may be taken for Ruby */
	struct str text = str_head(x->doc->body, NEAR), name;
	size_t at = str_span(text, is_opening);
	bool title = false, price = false;

	if (!x->doc->bare || !at || at + 1 >= text.n || text.p[at] != ':' ||
	    !ascii_letter(text.p[at + 1]))
		return false;
	while (!(title && price) && (name = next_keyword(&text)).p) {
		title |= str_eq(dump_key(x->dump, name), STR("title"));
		price |= str_eq(dump_key(x->dump, name), STR("price"));
	}
	if (!title || !price)
		return false;
	x->reason = "layout";
	return !err_set(&x->detail,
	    "it is EDN, as Clojure writes it, with titles and prices; write "
	    "it as JSON");
}
