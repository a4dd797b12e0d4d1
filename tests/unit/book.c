/* unit/book - numbers of cells, formats of days, references; XML */
#include <stdlib.h>

#include "book_priv.h"
#include "ok.h"

static void
number(const char *text, int style, bool since1904, const char *want)
{
	struct buf b = {0};

	book_number(str_from(text), (unsigned char)style, since1904, &b);
	OK(strcmp(buf_cstr(&b), want) == 0, "%s: %s, wanted %s", text,
	    buf_cstr(&b), want);
	buf_free(&b);
}

static void
numbers(void)
{
	static const char *const same[] = {"0", "-1", "52.90", "1.10",
	    "600000000000000001", "123456789012345678901234", "-0.5",
	    "0.30000000000000004", "1.5E+15", "6.0012345678901234E+17",
	    "1E+300", "1E999", "-", ".", "0x10", "1e5x", "nan", "inf", "1 2",
	    "--1", "1E-300", "abc"};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		number(same[i], 0, false, same[i]);
	number(" 7 ", 0, false, "7");
	number("19.899999999999999", 0, false, "19.9");
	number("5.5E+11", 0, false, "550000000000");
	number("6.12345678901E11", 0, false, "612345678901");
	number("9.99999999999999E14", 0, false, "999999999999999");
	number("-1.5e3", 0, false, "-1500");
	number("1E-3", 0, false, "0.001");
	number("1.25e-05", 0, false, "0.0000125");
	number("1.5E0", 0, false, "1.5");
	number("0E0", 0, false, "0");
	number("0.000000000000000e0", 0, false, "0");
}

static void
days(void)
{
	const int both = BOOK_DAY | BOOK_TIME;

	number("45418", BOOK_DAY, false, "2024-05-06");
	number("45418", both, false, "2024-05-06 00:00:00");
	number("45418.5", BOOK_DAY, false, "2024-05-06 12:00:00");
	number("45418.999999", both, false, "2024-05-07 00:00:00");
	number("0.5", BOOK_TIME, false, "12:00:00");
	number("1.5", BOOK_TIME, false, "1900-01-01 12:00:00");
	number("1", BOOK_DAY, false, "1900-01-01");
	number("59", BOOK_DAY, false, "1900-02-28");
	number("60", BOOK_DAY, false, "60"); /* there was no such day */
	number("61", BOOK_DAY, false, "1900-03-01");
	number("2958465", BOOK_DAY, false, "9999-12-31");
	number("2958465.99999999", BOOK_DAY, false, "2958465.99999999");
	number("2958466", BOOK_DAY, false, "2958466");
	number("-1", BOOK_DAY, false, "-1");
	number("1e300", BOOK_DAY, false, "1e300");
	number("0", BOOK_DAY, true, "1904-01-01");
	number("43956", BOOK_DAY, true, "2024-05-06");
	number("2957003", BOOK_DAY, true, "9999-12-31");
	number("2957004", BOOK_DAY, true, "2957004");
}

static void
formats(void)
{
	static const struct {
		const char *code;
		int is;
	} f[] = {{"General", 0}, {"0.00", 0}, {"#,##0", 0}, {"0.00E+00", 0},
	    {"@", 0}, {"", 0}, {"yyyy-mm-dd", BOOK_DAY}, {"m/d/yy", BOOK_DAY},
	    {"mmm", BOOK_DAY}, {"e\"年\"", BOOK_DAY}, {"h:mm", BOOK_TIME},
	    {"mm:ss.0", BOOK_TIME}, {"h:mm AM/PM", BOOK_TIME},
	    {"yyyy/m/d h:mm;@", BOOK_DAY | BOOK_TIME},
	    {"[$-804]yyyy\"年\"m\"月\"", BOOK_DAY}, {"[h]:mm:ss", 0},
	    {"[Red]0.00", 0}, {"[DBNum1]yyyy", BOOK_DAY}, {"0.0\"days\"", 0},
	    {"\\d0", 0}, {"_d0", 0}, {"*d0", 0}, {"\"d", 0}, {"[h", 0},
	    {"\\", 0}, {"GENERAL\"d\"", 0},
	    {"USD 0.00;d", BOOK_DAY | BOOK_TIME}};

	for (size_t i = 0; i < sizeof(f) / sizeof(f[0]); i++)
		OK(book_format(str_from(f[i].code)) == f[i].is, "%s: %d",
		    f[i].code, book_format(str_from(f[i].code)));
	OK(book_format_of(14) == BOOK_DAY, "14");
	OK(book_format_of(22) == (BOOK_DAY | BOOK_TIME), "22");
	OK(book_format_of(20) == BOOK_TIME, "20");
	OK(!book_format_of(0) && !book_format_of(49) && !book_format_of(46),
	    "no days");
}

static void
marks(void)
{
	static const struct {
		const char *code, *mark;
		bool behind;
	} m[] = {{"0.00", "", false}, {"[$-409]0.00", "", false},
	    {"[$$-409]#,##0.00", "$", false}, {"[$EUR] 0.00", "EUR", false},
	    {"#,##0.00\\ [$€-407]", "€", true}, {"\"US$\"0", "US$", false},
	    {"0\" kg\"", "", false}, {"¥#,##0;[Red]-¥0", "¥", false},
	    {"_($* #,##0.00_)", "$", false}, {"\\¥0", "¥", false},
	    {"₩#,##0", "₩", false}, {"0\\ ₽", "₽", true},
	    {"0 ₽", "₽", true}, {"$#,##0_);($#,##0)", "$", false},
	    {"0;$0", "", false}, {"[$", "", false}, {"\"$", "", false},
	    {"\\", "", false}};
	struct str got;
	bool behind;

	for (size_t i = 0; i < sizeof(m) / sizeof(m[0]); i++) {
		got = book_mark(str_from(m[i].code), &behind);
		OK(str_eq(got, str_from(m[i].mark)) && behind == m[i].behind,
		    "%s: %.*s %d", m[i].code, (int)got.n, got.p, behind);
	}
}

static void
references(void)
{
	size_t c = 99;

	OK(book_column(STR("A1"), &c) && c == 0, "%zu", c);
	OK(book_column(STR("aa10"), &c) && c == 26, "%zu", c);
	OK(book_column(STR("XFD1048576"), &c) && c == 16383, "%zu", c);
	OK(!book_column(STR("XFE1"), &c), "%zu", c);
	OK(!book_column(STR("A"), &c) && !book_column(STR("1"), &c) &&
		!book_column(STR(""), &c) && !book_column(STR("AAAA1"), &c),
	    "%zu", c);
}

/* A feed of a text, so many bytes at once. */
struct text {
	struct feed feed;
	struct str left;
	size_t step;
};

static ssize_t
take(struct feed *f, void *p, size_t n, struct err *e)
{
	struct text *t = (struct text *)f;

	(void)e;
	if (n > t->step)
		n = t->step;
	if (n > t->left.n)
		n = t->left.n;
	memcpy(p, t->left.p, n);
	t->left.p += n, t->left.n -= n;
	return (ssize_t)n;
}

static void
xml_is(const char *doc, const char *want)
{
	static const char *const ends[] = {"END", "UNSOUND", "LONG", "FAILED"};
	struct xml x = {.left = 1 << 20};
	struct buf b = {0};
	enum xml_what what;

	for (size_t step = 1; step < 100; step += 49) {
		struct text t = {{take}, str_from(doc), step};

		buf_clear(&b);
		xml_open(&x, &t.feed);
		while ((what = xml_next(&x)) < XML_END) {
			if (what == XML_TEXT)
				buf_addstr(&b, x.text);
			else
				buf_printf(&b, "%s%zu" STR_FMT "," STR_FMT "%s",
				    what == XML_START ? "<" : "</", x.depth,
				    STR_ARG(x.space), STR_ARG(x.name),
				    what == XML_STOP ? ">" : "");
			if (what == XML_START)
				buf_printf(&b, " " STR_FMT " " STR_FMT ">",
				    STR_ARG(xml_attr(&x, "a")),
				    STR_ARG(xml_attr_of(&x, "s", "a")));
		}
		buf_puts(&b, ends[what - XML_END]);
		OK(xml_next(&x) == what, "%d", what);
		OK(strcmp(buf_cstr(&b), want) == 0, "%s\ngot  %s\nwant %s", doc,
		    buf_cstr(&b), want);
	}
	xml_free(&x);
	buf_free(&b);
}

static void
xml(void)
{
	xml_is("<a/>", "<1,a  ></1,a>END");
	xml_is("<a xmlns='n' xmlns:q='ts' a='1' q:a='2'><q:b>x&lt;&#65;y</q:b>"
	       "<!-- c --><![CDATA[<]]></a>",
	    "<1n,a 1 2><2ts,b  >x<Ay</2ts,b><</1n,a>END");
	xml_is("<a><b></a>", "<1,a  ><2,b  >UNSOUND");
	xml_is("<a>", "<1,a  >UNSOUND");
	xml_is("", "UNSOUND");
	xml_is("<a>&b;</a>", "<1,a  >UNSOUND");
	xml_is("<!DOCTYPE a><a/>", "UNSOUND");
	xml_is("<a/><b/>", "<1,a  ></1,a>UNSOUND");
}

static void
limits(void)
{
	struct buf deep = {0};
	struct xml x = {.left = 1 << 20};
	struct text t = {{take}, {NULL, 0}, 4096};
	size_t n = 0;

	for (int i = 0; i < XML_DEPTH + 1; i++)
		buf_puts(&deep, "<a>");
	t.left = buf_str(&deep);
	xml_open(&x, &t.feed);
	while (xml_next(&x) == XML_START)
		n++;
	OK(n == XML_DEPTH && xml_next(&x) == XML_UNSOUND, "%zu", n);
	x.left = 10;
	t.left = buf_str(&deep);
	xml_open(&x, &t.feed);
	OK(xml_next(&x) == XML_LONG, "%s", x.err.msg);
	xml_free(&x);
	buf_free(&deep);
}

int
main(void)
{
	numbers();
	days();
	formats();
	marks();
	references();
	xml();
	limits();
	printf("%d of %d failed\n", failed, done);
	return failed || !done;
}
