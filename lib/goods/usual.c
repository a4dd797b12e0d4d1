/* usual - usual names of columns and keys, and what they stand for */
#include "usual.h"

#include "fold.h"
#include "mem.h"
#include "utf8.h"

#define VOID_MAX 20   /* bytes of a text that says nothing */
#define ASKED    4096 /* names whose answers are kept */
#define NAMED    256  /* bytes of a name; what is longer is a text */
#define LEVELS   4    /* that a name is looked at within others, at most */
#define CODE     3    /* bytes of a code of money: EUR */

/* The length of the mark at the start of s that does not count: of ASCII, or
 * of full width; 0 if there is none. */
static size_t
idle(struct str s)
{
	static const struct str wide[] = {STR_INIT("\xef\xbc\x88"), /* ( */
	    STR_INIT("\xef\xbc\x89"), STR_INIT("\xef\xbc\x9a"),     /* ) : */
	    STR_INIT("\xef\xbc\x8c"), STR_INIT("\xe3\x80\x80")}; /* , blank */

	if (!s.n || ascii_digit(s.p[0]) || ascii_letter(s.p[0]))
		return 0;
	if (s.p[0] > 0)
		return ONE_OF(s.p[0], " \t_-.,:/()[]#*");
	if (!ONE_OF(s.p[0], "\xef\xe3")) /* as all of them begin */
		return 0;
	for (size_t i = 0; i < COUNT(wide); i++)
		if (str_starts(s, wide[i]))
			return wide[i].n;
	return 0;
}

/* Appends a character beyond ASCII as it is compared, and gives its bytes: an
 * accent that stands alone is dropped, other marks stay as they are. */
static size_t
add_folded(struct str s, struct buf *out)
{
	uint16_t unit[FOLD_UNITS_MAX];
	size_t n, units;
	uint32_t cp = utf8_next(s.p, s.p + s.n, &n);

	if (cp >= 0x300 && cp < 0x370)
		return n;
	units = fold_units(cp, unit);
	if (!units || cp > 0xffff)
		buf_add(out, s.p, n);
	for (size_t i = 0; i < units && cp <= 0xffff; i++)
		buf_addcp(out, unit[i]);
	return n;
}

void
usual_plain(struct str name, struct buf *out)
{
	for (size_t i = 0, n; i < name.n; i += n) {
		char c = name.p[i];

		n = idle(str_after(name, i));
		if (n)
			continue;
		n = 1;
		if ((unsigned char)c >= 0x80)
			n = add_folded(str_after(name, i), out);
		else
			buf_addc(out, ascii_lower(c));
	}
}

struct usual_name
usual_exact(const struct usual *u, struct str plain)
{
	uint32_t n = names_find(&u->name, plain);

	if (n == NAMES_NONE)
		return USUAL_NONE;
	return (struct usual_name){.rank = n, .key = u->key[n]};
}

/* Card--title--x1Y2z3: by its last part but one, if not by all of it. */
static struct usual_name
by_class(struct usual *u, struct str name)
{
	struct usual_name found = USUAL_NONE, n;
	size_t at = 0, end;

	while ((end = str_find(name, STR("--"), at)) < name.n) {
		buf_clear(&u->part);
		usual_plain(str_n(name.p + at, end - at), &u->part);
		n = usual_exact(u, buf_str(&u->part));
		if (n.rank != NAMES_NONE)
			found = n;
		at = end + 2;
	}
	return found;
}

/* Cuts the next word off *name: up to a mark that does not count, or to a
 * capital behind a small letter.  Absent behind the last. */
static struct str
next_word(struct str *name)
{
	size_t n;
	struct str s;

	while ((n = idle(*name)) > 0)
		name->p += n, name->n -= n;
	if (!name->n)
		return STR_NONE;
	for (n = 1; n < name->n; n++) {
		char c = name->p[n], before = name->p[n - 1];

		if (idle(str_after(*name, n)) ||
		    (ascii_upper(c) && before >= 'a' && before <= 'z'))
			break;
	}
	s = str_n(name->p, n);
	name->p += n, name->n -= n;
	return s;
}

/* What is left of a word, plain, behind a filler of other letters than ASCII:
 * such stand without a blank before what they are said of. */
static struct str
behind_filler(const struct usual *u, struct str word)
{
	struct str f;

	if (!word.n || (unsigned char)*word.p < 0x80)
		return word;
	for (uint32_t i = 0; i < u->word.n; i++) {
		f = u->word.name[i];
		if (usual_has(u->word_lists[i], USUAL_FILLER) && word.n > f.n &&
		    str_starts(word, f))
			return str_after(word, f.n);
	}
	return word;
}

/* The mark of that number, as a JSON string. */
static struct str
mark_of(const struct usual *u, uint32_t m)
{
	return str_n(u->marks.p + u->at[m], u->at[m + 1] - u->at[m]);
}

struct str
usual_money(struct usual *u, struct str name)
{
	uint32_t m;

	if (name.n != CODE || !ascii_letter(name.p[0]))
		return STR_NONE;
	buf_clear(&u->part);
	usual_plain(name, &u->part);
	m = names_find(&u->mark, buf_str(&u->part));
	return m == NAMES_NONE ? STR_NONE : mark_of(u, m);
}

/* By its words, without fillers, marks of money and units; a plural too. */
static struct usual_name
by_words(struct usual *u, struct str name)
{
	struct usual_name found;
	struct str word, mark = STR_NONE, unit = mark, s;
	uint32_t m, n;
	uint64_t lists;

	buf_clear(&u->work);
	for (word = next_word(&name); word.p; word = next_word(&name)) {
		buf_clear(&u->part);
		usual_plain(word, &u->part);
		s = buf_str(&u->part);
		m = names_find(&u->mark, s);
		n = names_find(&u->word, s);
		lists = n != NAMES_NONE ? u->word_lists[n] : 0;
		if (u->work.n && usual_has(lists, USUAL_MEASURE) &&
		    (mark.p || word.p[-1] == '(' || word.p[-1] == '/' ||
			word.p[-1] == '\x88'))
			unit = u->word.name[n];
		else if (m != NAMES_NONE && !mark.p)
			mark = mark_of(u, m);
		else if (!usual_has(lists, USUAL_FILLER))
			buf_addstr(&u->work, behind_filler(u, s));
	}
	s = buf_str(&u->work);
	found = usual_exact(u, s);
	if (found.rank == NAMES_NONE && s.n > 3 && s.p[s.n - 1] == 's')
		found = usual_exact(u, str_n(s.p, s.n - 1));
	if (found.rank == NAMES_NONE && mark.p) {
		buf_clear(&u->part);
		buf_puts(&u->part, "money");
		buf_addstr(&u->part, s);
		found = usual_exact(u, buf_str(&u->part));
	}
	found.mark = mark;
	found.unit = unit;
	return found;
}

/* A name that is known as it stands may have a mark of money all the same:
 * price_usd. */
static struct usual_name
find(struct usual *u, struct str name)
{
	struct usual_name found, words;

	buf_clear(&u->work);
	usual_plain(name, &u->work);
	found = usual_exact(u, buf_str(&u->work));
	if (found.rank == NAMES_NONE)
		found = by_class(u, name);
	words = by_words(u, name);
	if (found.rank == NAMES_NONE)
		return words;
	if (words.rank != NAMES_NONE && words.key != found.key &&
	    words.mark.p && memchr(name.p, '(', name.n))
		return words; /* value (USD) is no value_usd */
	if (words.rank != NAMES_NONE && words.key == found.key)
		found.mark = words.mark, found.unit = words.unit;
	return found;
}

/* "Item details\tPlatform": the name below another in a header of two rows, if
 * it says enough alone. */
static struct usual_name
find_below(struct usual *u, struct str name)
{
	struct usual_name found = USUAL_NONE;
	size_t at = str_find(name, STR("\t"), 0) + 1;

	if (at >= name.n)
		return found;
	found = find(u, str_after(name, at));
	if (found.rank != NAMES_NONE && usual_is(u, USUAL_VAGUE, found.rank))
		found.rank = found.key = NAMES_NONE;
	return found;
}

/* True of what a name stands for in a block of a class of CSS, listing-card_ of
 * listing-card__title: if the block's last word, or two, without a number, is
 * of what only holds others; of a price also if a word of it is. */
static bool
holds(struct usual *u, struct str block, struct usual_name found)
{
	struct str word, key = u->keys.name[found.key];
	bool price = str_eq(key, STR("price")) || str_eq(key, STR("past"));
	const struct names *costs = &u->exact[USUAL_COSTS];
	size_t at = 0, before = 0;

	if (!str_ends(block, STR("_")))
		return false;
	buf_clear(&u->work);
	for (word = next_word(&block); word.p; word = next_word(&block)) {
		while (word.n > 1 && ascii_digit(word.p[word.n - 1]))
			word.n--;
		if (price && str_in_nocase(word, costs->name, costs->n))
			return true;
		before = at;
		at = u->work.n;
		usual_plain(word, &u->work);
	}
	return usual_in(u, USUAL_WITHIN, buf_after(&u->work, at)) ||
	       usual_in(u, USUAL_WITHIN, buf_after(&u->work, before));
}

/* What a name is within another one, if that only holds others, or is the
 * same. */
static struct usual_name
find_in(struct usual *u, struct str outer, struct str name)
{
	struct usual_name found = find(u, name);

	if (found.rank == NAMES_NONE || find(u, outer).key == found.key)
		return found;
	buf_clear(&u->work);
	usual_plain(outer, &u->work);
	return usual_in(u, USUAL_WITHIN, buf_str(&u->work)) ||
	               usual_unnamed(u, buf_str(&u->work)) ||
	               holds(u, outer, found)
	           ? found
	           : USUAL_NONE;
}

/* "item_basic.price", "item/price", "price.current_price", "Column1.price": as
 * programs name the columns of a table that they make of JSON; and
 * "page_item_price", where what stands before is more than a word. */
static struct usual_name
find_inside(struct usual *u, struct str name)
{
	struct usual_name found = USUAL_NONE;
	size_t n = 0, words = 0;

	for (size_t i = 1; i + 1 < name.n && found.rank == NAMES_NONE; i++) {
		if (name.p[i] != '.' && name.p[i] != '/' &&
		    (name.p[i] != '_' || !words++))
			continue;
		if (n++ == LEVELS)
			break;
		found = find_in(u, str_n(name.p, i), str_after(name, i + 1));
	}
	return found;
}

/* The same in letters of two kinds, as those write it who report in two
 * languages: the price in Chinese, and "Price" behind it. */
static struct usual_name
by_scripts(struct usual *u, struct str name)
{
	char text[2][2 * NAMED];
	size_t n[2] = {0, 0};
	struct usual_name a, b;
	struct str word;
	int k;

	while ((word = next_word(&name)).p) {
		k = (unsigned char)word.p[0] < 0x80;
		/* a bracket tells a mark of money or a unit */
		text[k][n[k]] = n[k] && word.p[-1] == '(' ? '(' : ' ';
		memcpy(text[k] + n[k] + 1, word.p, word.n);
		n[k] += 1 + word.n;
	}
	if (!n[0] || !n[1])
		return USUAL_NONE;
	a = find(u, str_n(text[0], n[0]));
	b = find(u, str_n(text[1], n[1]));
	if (a.key != b.key)
		return USUAL_NONE;
	if (!a.mark.p)
		a.mark = b.mark;
	if (!a.unit.p)
		a.unit = b.unit;
	return a;
}

/* "offers/0/price", "images[0]": programs number what is in a list; the first
 * is called as one alone is. */
static struct usual_name
find_first(struct usual *u, struct str name)
{
	char first[NAMED];
	size_t n = 0;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i], behind = i + 2 < name.n ? name.p[i + 2] : 0;

		if (i && i + 1 < name.n && name.p[i + 1] == '0' &&
		    (((c == '/' || c == '.') &&
			 (!behind || behind == '/' || behind == '.')) ||
			(c == '[' && behind == ']')))
			i += c == '[' ? 2 : 1;
		else
			first[n++] = c;
	}
	return n < name.n ? usual_find(u, str_n(first, n)) : USUAL_NONE;
}

struct usual_name
usual_find(struct usual *u, struct str name)
{
	struct usual_name found;
	uint32_t n;

	if (name.n > NAMED)
		return USUAL_NONE;
	n = names_find(&u->asked, name);
	if (n != NAMES_NONE)
		return u->answer[n];
	found = find(u, name);
	if (found.rank == NAMES_NONE)
		found = find_below(u, name);
	if (found.rank == NAMES_NONE)
		found = by_scripts(u, name);
	if (found.rank == NAMES_NONE)
		found = find_inside(u, name);
	if (found.rank == NAMES_NONE)
		found = find_first(u, name);
	buf_clear(&u->work);
	usual_plain(name, &u->work);
	found.lists = usual_lists(u, buf_str(&u->work));
	if (u->asked.n < ASKED) {
		n = names_add(&u->asked, name);
		mem_grow(&u->answer, &u->answer_cap, n + 1, sizeof(found));
		u->answer[n] = found;
	}
	return found;
}

bool
usual_tail(const struct usual *u, uint32_t key, struct str plain)
{
	bool ascii = plain.n && (unsigned char)plain.p[0] < 0x80;
	struct str name;

	for (uint32_t i = 0; plain.n > 2 && i < u->name.n; i++) {
		name = u->name.name[i];
		if (u->key[i] == key && name.n > plain.n &&
		    (!ascii || name.n <= plain.n + 2) && str_ends(name, plain))
			return true;
	}
	return false;
}

uint64_t
usual_lists(const struct usual *u, struct str plain)
{
	uint32_t n = names_find(&u->word, plain);

	return n == NAMES_NONE ? 0 : u->word_lists[n];
}

bool
usual_in(const struct usual *u, enum usual_list list, struct str plain)
{
	return usual_has(usual_lists(u, plain), list);
}

bool
usual_is(const struct usual *u, enum usual_list list, uint32_t rank)
{
	return rank < u->name.n && usual_has(u->name_lists[rank], list);
}

bool
usual_unnamed(const struct usual *u, struct str plain)
{
	size_t n = plain.n;

	while (n && ascii_digit(plain.p[n - 1]))
		n--;
	return n < plain.n && usual_in(u, USUAL_UNNAMED, str_n(plain.p, n));
}

bool
usual_piece(const struct usual *u, struct str plain)
{
	size_t n = 0;

	while (n < plain.n && !ascii_digit(plain.p[n]))
		n++;
	if (!usual_in(u, USUAL_UNNAMED, str_n(plain.p, n)))
		return false;
	n += str_digits(str_after(plain, n));
	return n == plain.n || usual_in(u, USUAL_PIECE, str_after(plain, n));
}

size_t
usual_scale(const struct usual *u, struct str plain)
{
	struct str word;

	for (uint32_t i = 0; i < u->scale.n; i++) {
		word = u->scale.name[i];
		if (word.n > USUAL_MONEY ? str_find(plain, word, 0) < plain.n
					 : str_eq(plain, word))
			return u->digits[i];
	}
	return 0;
}

/* True if a program has yet to put a value there: @cword(2, 10) of Mock, or
 * {{item.name}}. */
static bool
is_unfilled(struct str text)
{
	size_t n = 1;

	if (str_starts(text, STR("{{")) && str_ends(text, STR("}}")))
		return true;
	while (n < text.n && ascii_letter(text.p[n]))
		n++;
	return text.n && *text.p == '@' && n > 1 && n < text.n &&
	       text.p[n] == '(' && str_ends(text, STR(")"));
}

enum usual_says
usual_says(struct usual *u, struct str text)
{
	struct str plain;
	uint64_t lists;

	if (is_unfilled(text))
		return USUAL_VOID;
	if (text.n > VOID_MAX || str_any(text, ascii_digit))
		return USUAL_VALUE;
	buf_clear(&u->work);
	usual_plain(text, &u->work);
	plain = buf_str(&u->work);
	lists = usual_lists(u, plain);
	if (!plain.n || usual_has(lists, USUAL_NOTHING))
		return USUAL_VOID;
	return usual_has(lists, USUAL_SUMS) ? USUAL_SUM : USUAL_VALUE;
}
