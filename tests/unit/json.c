/* unit/json - spans, types, escapes, splices; UTF-8 against a plain reader */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "rec.h"
#include "utf8.h"

static int failed;

static void
check(bool ok, const char *what)
{
	if (ok)
		return;
	printf("failed: %s\n", what);
	failed = 1;
}

/* json_scan_first finds the same if something follows, and where it begins. */
static void
first_is(
    const char *text, const struct json_paths *p, const struct json_scan *s)
{
	struct json_scan t = {0};
	struct buf b = {0};
	struct err e;
	bool ok;

	buf_puts(&b, text);
	buf_puts(&b, " }]x = {");
	ok = json_scan_first(&t, p, buf_str(&b), &e);
	check(ok == (s->value.p != NULL), text);
	if (ok) {
		check(str_eq(t.value, s->value), text);
		check(str_eq(t.span[0], s->span[0]), text);
	}
	json_scan_free(&t);
	buf_free(&b);
}

/* The span of a path in a text, as text; "(absent)", "(refused)". */
static void
path_is(const char *text, const char *path, const char *want)
{
	struct json_paths *p = json_paths_new();
	struct json_scan s = {0};
	struct str got = STR("(absent)");
	struct err e;
	char what[300];
	int slot = json_paths_add(p, str_from(path), &e);

	if (slot < 0 || !json_scan(&s, p, str_from(text), &e))
		got = STR("(refused)");
	else if (s.span[slot].p)
		got = s.span[slot];
	snprintf(what, sizeof(what), "%s of %s is " STR_FMT ", wanted %s", path,
	    text, STR_ARG(got), want);
	check(str_eq(got, str_from(want)), what);
	if (slot >= 0)
		first_is(text, p, &s);
	json_scan_free(&s);
	json_paths_free(p);
}

/* A text that ends too early; there is nothing behind it to read on. */
static void
is_cut(const char *text)
{
	struct json_scan s = {0};
	struct err e;
	size_t n = strlen(text);
	char *exact = malloc(n + 1);

	memcpy(exact, text, n);
	check(!json_scan(&s, NULL, str_n(exact, n), &e), text);
	json_scan_free(&s);
	free(exact);
}

static void
paths(void)
{
	is_cut("{\"a\":1");
	is_cut("{\"a\":");
	is_cut("{\"a\"");
	is_cut("{");
	is_cut("[");
	is_cut("");
	is_cut("{\"a\":\"\\u12");
	is_cut("{\"a\":\"\\");
	is_cut("{\"a\":\"b");
	path_is("{\"a\":1.10}", ".a", "1.10");
	path_is("{\"a\":1,\"a\":2}", ".a", "2");
	path_is("{\"a\":{\"b\":1},\"a\":{\"c\":2}}", ".a.b", "(absent)");
	path_is("{\"a\":{\"b\":{\"c\":3}}}", ".a.b", "{\"c\":3}");
	path_is("{\"a\":{\"b\":{\"c\":3}}}", ".a.b.c", "3");
	path_is("{\"a\":[1,[2,3]]}", ".a[1][0]", "2");
	path_is("{\"a\":[1]}", ".a[1]", "(absent)");
	path_is("{\"a b\":1}", ".[\"a b\"]", "1");
	path_is("{\"a b\":1}", ".\"a b\"", "1");
	path_is("{\"\\u0061\":1}", ".a", "1");
	path_is("{\"材质\":\"木\"}", ".[\"材质\"]", "\"木\"");
	path_is(" {\"a\":1} ", ".", "{\"a\":1}");
	path_is("{\"a\":\"x\"}", ".a.b", "(absent)");
	path_is("{\"a\":1}", ".a |.b", "(refused)");
	path_is("{\"a\":1}", ".a[]", "(refused)");
	path_is("{\"a\":1,}", ".a", "(refused)");
	path_is("{\"a\":[1,{}],\"a\":[]}", ".a[0]", "(absent)");
	path_is("[]", ".a", "(absent)");
	path_is("{\"a\":1}", ".[\"\\u0061\"]", "1");
	path_is("{\"a\":1}", ".[\"\\q\"]", "(refused)");
	path_is("{\"a\":1}", ".\"a\\", "(refused)");
	path_is("{\"a\":1}", ".[\"a\"", "(refused)");
	path_is("{\"a\":1}", ".[\"a", "(refused)");
	path_is("{\"a\":1}", ".[", "(refused)");
	path_is("{\"a\":1}", ".[]", "(refused)");
	path_is("{\"a\":1}", ".[x]", "(refused)");
	path_is("[1]", ".[0", "(refused)");
	path_is("[1]", ".[0", "(refused)");
	path_is("[1]", ".[000000000]", "1");
	path_is("[1]", ".[0000000000]", "(refused)");
	path_is("{\"a\":1}", "a", "(refused)");
	path_is("{\"a\":1}", "", "(refused)");
	path_is("{\"a\":1}", ".a.", "(refused)");
	path_is("{\"a\":1}", "..", "(refused)");
	path_is("{\"a\":1}", ".1a", "(refused)");
	path_is("{\"a1\":1}", ".a1", "1");
	path_is("{\"a\":{\"a\":1}}", ".a.a", "1");
	path_is("{\"a\":-}", ".a", "(refused)");
	path_is("{\"a\":01}", ".a", "(refused)");
	path_is("{\"a\":1.}", ".a", "(refused)");
	path_is("{\"a\":1e}", ".a", "(refused)");
	path_is("{\"a\":tru}", ".a", "(refused)");
	path_is("{\"a\":1 \"b\":2}", ".a", "(refused)");
	path_is("{a:1}", ".a", "(refused)");
	path_is("{\"a\" 1}", ".a", "(refused)");
	path_is("[1 2]", ".", "(refused)");
	path_is("[1,]", ".", "(refused)");
	path_is("{\"a\":\"\\u12g4\"}", ".a", "(refused)");
	path_is("{\"a\":\"\\x\"}", ".a", "(refused)");
	path_is("{\"a\":\"\t\"}", ".a", "(refused)");
	path_is("{ \"a\" :\t1 }", ".a", "1");
	path_is("{\"a\":\x01 1}", ".a", "(refused)");
	path_is("[\f1]", ".[0]", "(refused)");
}

/* Escapes at each place of the blocks that a string is read in. */
static void
escapes_anywhere(void)
{
	static const char *const of[] = {
	    "\\\"", "\\\\", "\\u00e9\\\"", "\\x", "\\u00g9", "\x1f"};
	static const char *const behind[] = {"", "yyyyyyyyyyyyyyyyyyyyyyyy\\n"};
	struct json_scan s = {0};
	struct buf b = {0};
	struct err e;

	for (size_t n = 0; n < 80; n++)
		for (size_t i = 0; i < 2 * COUNT(of); i++) {
			buf_clear(&b);
			buf_addc(&b, '"');
			for (size_t k = 0; k < n; k++)
				buf_addc(&b, 'x');
			buf_puts(&b, of[i / 2]);
			buf_puts(&b, behind[i % 2]);
			check(!json_scan(&s, NULL, buf_str(&b), &e), "no end");
			buf_addc(&b, '"');
			check(json_scan(&s, NULL, buf_str(&b), &e) == (i < 6),
			    buf_cstr(&b));
		}
	json_scan_free(&s);
	buf_free(&b);
}

/* Columns .a and .b.c of the array .h: "1,-;-,2" are two elements. */
static void
rows_are(const char *text, const char *want)
{
	static struct json_scan s;
	static struct json_paths *p;
	struct buf b = {0};
	struct err e;

	if (!p) {
		p = json_paths_new();
		check(json_paths_column(p, STR(".h"), STR(".a"), &e) == 0 &&
			  json_paths_column(p, STR(".h"), STR(".b.c"), &e) == 1,
		    "two columns");
	}
	check(json_scan(&s, p, str_from(text), &e), text);
	for (size_t i = 0; i < s.nrow * 2; i++) {
		if (i)
			buf_addc(&b, i % 2 ? ',' : ';');
		buf_addstr(&b, s.cell[i].p ? s.cell[i] : STR("-"));
	}
	if (!str_eq(buf_str(&b), str_from(want)))
		printf("%s: " STR_FMT ", not %s\n", text, STR_ARG(buf_str(&b)),
		    want);
	check(str_eq(buf_str(&b), str_from(want)), "rows");
	buf_free(&b);
}

static void
rows(void)
{
	rows_are("{\"h\":[{\"a\":1},{\"b\":{\"c\":2}}]}", "1,-;-,2");
	rows_are("{\"h\":[{\"a\":1,\"a\":3} , 4,[] ]}", "3,-;-,-;-,-");
	rows_are("{\"h\":[]}", "");
	rows_are("{\"h\":[ ]}", "");
	rows_are("{\"h\":{\"a\":1}}", "");
	rows_are("{\"g\":{\"h\":[{\"a\":1}]},\"a\":1}", "");
	rows_are("{\"h\":[{\"a\":[{\"a\":1}]}]}", "[{\"a\":1}],-");
	rows_are("{\"h\":[[{\"a\":1}]]}", "-,-");
	rows_are("{\"h\":[{\"a\":1}],\"h\":[{\"a\":2},{\"a\":3}]}", "2,-;3,-");
	rows_are("{\"h\":[{\"a\":1}],\"h\":4}", "");
	rows_are("[{\"h\":[{\"a\":1}]}]", "");
}

/* What a set of paths wants, of each element of .h; of the first alone. */
static void
columns_of(void)
{
	static const char *const path[] = {".b.c", ".[0]", "."};
	struct json_paths *p = json_paths_new(), *of = json_paths_new();
	struct json_scan s = {.most = 1};
	struct err e;

	for (int i = 0; i < 3; i++) {
		check(json_paths_columns(p, STR(".h"), of, &e) == i,
		    "the element itself is the last");
		check(json_paths_ncolumn(p) == (size_t)i + 1, "columns");
		json_paths_free(p);
		p = json_paths_new();
		check(json_paths_add(of, str_from(path[i]), &e) == i, "slots");
	}
	check(json_paths_columns(p, STR(".h"), of, &e) == 2, "or theirs");
	for (s.most = 0; s.most < 2; s.most++) {
		check(json_scan(
			  &s, p, STR("{\"h\":[{\"b\":{\"c\":1}},[2]]}"), &e),
		    "rows");
		check(s.nrow == (s.most ? 1 : 2), "as many as are wanted");
		check(str_eq(s.cell[0], STR("1")) && !s.cell[1].p, "a name");
		check(str_eq(s.cell[2], STR("{\"b\":{\"c\":1}}")), "a row");
		check(s.most || str_eq(s.cell[4], STR("2")), "a number");
	}
	json_scan_free(&s);
	json_paths_free(p);
	json_paths_free(of);
}

static void
columns_refused(void)
{
	struct json_paths *p = json_paths_new();
	struct err e;

	check(json_paths_add(p, STR(".h[0]"), &e) == 0, "an element");
	check(json_path_plain(STR(".[\"\xe8\xb1\xa1 \\u7259\"]")),
	    "a quoted name");
	check(!json_path_plain(STR(".[\"\xe8\xb1\"]")), "no UTF-8");
	check(!json_path_plain(STR(".[\"a\\(.b)\"]")), "a name in parts");
	check(!json_path_plain(STR(".[\"a")), "a name that does not end");
	check(json_paths_column(p, STR(".h"), STR(".a"), &e) < 0, "of that");
	check(json_paths_column(p, STR(".g"), STR(".a"), &e) == 0, "another");
	check(json_paths_column(p, STR(".i"), STR(".a"), &e) < 0, "a second");
	check(json_paths_column(p, STR(".g"), STR("a"), &e) < 0, "no path");
	check(json_paths_add(p, STR(".g[0]"), &e) < 0, "an element of rows");
	json_paths_free(p);
}

static void
decodes(const char *span, const char *want)
{
	struct buf b = {0};

	json_decode(str_from(span), &b);
	check(str_eq(buf_str(&b), str_from(want)), span);
	buf_free(&b);
}

static void
strings(void)
{
	struct buf b = {0};

	decodes("\"a\\n\\\"\\\\\\/\"", "a\n\"\\/");
	decodes("\"\\u8c61\\uD83D\\uDE00\"", "象😀");
	decodes("\"\\ud83dx\"", "\xef\xbf\xbdx");
	decodes("\"\\udc00\\ud800\"", "\xef\xbf\xbd\xef\xbf\xbd");
	json_quote(&b, str_n("a\"\\\n\x01\0\xff", 7));
	check(str_eq(buf_str(&b),
		  STR("\"a\\\"\\\\\\n\\u0001\\u0000\xef\xbf\xbd\"")),
	    "json_quote");
	check(json_is(STR("\"ma\\u0074ch\""), STR("match")), "json_is");
	check(!json_is(STR("\"match\""), STR("matc")), "json_is, shorter");
	buf_free(&b);
	decodes("\"\"", "");
	decodes("\"a\\/\\b\\f\\n\\r\\t\\\"\\\\\"", "a/\b\f\n\r\t\"\\");
	decodes("\"\\u00e9\\u8C61\"", "é象");
	decodes("\"\\ud800\\udc00\\udbff\\udfff\"",
	    "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf");
	decodes("\"\\ud800\"", "\xef\xbf\xbd");
	decodes("\"\\udc00x\"", "\xef\xbf\xbdx");
	decodes("\"\\ud800\\ud800\\udc00\"", "\xef\xbf\xbd\xf0\x90\x80\x80");
	decodes("\"\\udbff\\ue000\"", "\xef\xbf\xbd\xee\x80\x80");
	decodes("\"\\ud800\\n\\u0041\"", "\xef\xbf\xbd\nA");
}

static void
splices(const char *text, const char *want)
{
	struct json_paths *p = json_paths_new();
	struct rec r = {0};
	struct buf b = {0};
	struct err e;
	int own = json_paths_add(p, STR(".k"), &e);

	check(json_scan(&r.scan, p, str_from(text), &e), text);
	r.field = r.scan.span;
	rec_splice(&r, "k", own, STR("[0]"), &b);
	if (!str_eq(buf_str(&b), str_from(want)))
		printf("got " STR_FMT, STR_ARG(buf_str(&b)));
	check(str_eq(buf_str(&b), str_from(want)), text);
	buf_free(&b);
	json_scan_free(&r.scan);
	json_paths_free(p);
}

/* DESIGN section 2: nothing else of the record moves. */
static void
splicing(void)
{
	splices("{}", "{\"k\":[0]}\n");
	splices(" { } ", "{\"k\":[0] }\n");
	splices("{\"a\":1 }", "{\"a\":1,\"k\":[0] }\n");
	splices("{\"a\":[1 ]\t}", "{\"a\":[1 ],\"k\":[0]\t}\n");
	splices("{\"a\":{\"b\":[]}}", "{\"a\":{\"b\":[]},\"k\":[0]}\n");
	splices("{\"k\":1,\"a\":2}", "{\"k\":[0],\"a\":2}\n");
	splices(
	    "{\"k\":1,\"\\u006b\":{\"x\":3} }", "{\"k\":1,\"\\u006b\":[0] }\n");
	splices("{\"a\":{\"k\":1}}", "{\"a\":{\"k\":1},\"k\":[0]}\n");
}

/* The quick UTF-8 check against the plain one, on random bytes that are
 * nearly UTF-8. */
static void
utf8(void)
{
	static const char *const bit[] = {"a", "é", "象", "😀", "\xc0\x80",
	    "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe0\x80\x80", "\x80", "\xff",
	    "\xf0\x8f\xbf\xbf", "\xef\xbf\xbf", "\xc2", "\xe8\xb1"};
	unsigned seed = 1;
	size_t at, n, bad;
	char text[80];

	for (int i = 0; i < 200000; i++) {
		text[0] = '\0';
		for (n = 0; strlen(text) < 60; n++) {
			seed = seed * 1103515245u + 12345u;
			strcat(text, bit[(seed >> 16) % (i % 3 ? 14 : 4)]);
			if (i % 3 && n > 8 && (seed >> 20) % 4 == 0)
				break;
		}
		for (bad = 0; text[bad]; bad += n) {
			const char *end = text + strlen(text);

			if (utf8_next(text + bad, end, &n) == 0xfffd && n == 1)
				break;
		}
		if (utf8_valid(str_from(text), &at) != !text[bad] ||
		    (text[bad] && at != bad)) {
			check(false, "utf8_valid differs from utf8_next");
			return;
		}
	}
}

/* One byte that is wrong, at each place: also where a step of it ends. */
static void
utf8_places(void)
{
	static const char wrong[] = "a\x80\xc3\xe8";
	char text[98] = "a";
	size_t at, n, bad;

	for (size_t i = 1; i + 1 < sizeof(text); i += 2)
		memcpy(text + i, "é", 2);
	for (size_t i = 0; i + 1 < sizeof(text); i++)
		for (size_t k = 0; k + 1 < sizeof(wrong); k++) {
			char was = text[i];

			text[i] = wrong[k];
			for (bad = 0; text[bad]; bad += n)
				if (utf8_next(text + bad, text + strlen(text),
					&n) == 0xfffd &&
				    n == 1)
					break;
			check(utf8_valid(str_from(text), &at) == !text[bad],
			    "a wrong byte in a row of é");
			text[i] = was;
		}
}

/* Wanted keys beside each other, of all lengths. */
static void
siblings(void)
{
	struct json_paths *p = json_paths_new();
	struct json_scan s = {0};
	struct buf b = {0}, path = {0};
	struct err e;

	buf_addc(&b, '{');
	for (int i = 0; i < 40; i++) {
		buf_printf(
		    &b, "%s\"%*s\":%d", i ? "," : "", i, i ? "k" : "", i);
		buf_clear(&path);
		buf_printf(&path, ".[\"%*s\"]", i, i ? "k" : "");
		check(json_paths_add(p, buf_str(&path), &e) == i, "a path");
	}
	buf_addc(&b, '}');
	check(json_scan(&s, p, buf_str(&b), &e), "siblings");
	for (int i = 0; i < 40; i++) {
		buf_clear(&path);
		buf_printf(&path, "%d", i);
		check(str_eq(s.span[i], buf_str(&path)), "a sibling");
	}
	json_scan_free(&s);
	json_paths_free(p);
	buf_free(&b);
	buf_free(&path);
}

#define NAMES 72

static unsigned random_seed = 7;

static unsigned
upto(unsigned n)
{
	random_seed = random_seed * 1103515245u + 12345u;
	return (random_seed >> 16) % n;
}

/* A name as a key; the longer ones are too long for a shape. */
static void
put_name(struct buf *b, unsigned name)
{
	buf_addc(b, '"');
	buf_puts(b, upto(50) ? "k" : "\\u006b");
	for (unsigned i = 40; i < name; i++)
		buf_addc(b, '-');
	buf_printf(b, "%u", name);
	buf_puts(b, upto(20) ? "\":" : "\" : ");
}

/* An object of names mostly in one order, as records are; some come twice. */
static void
put_object(struct buf *b, unsigned depth, uint64_t *duplicates)
{
	unsigned most = upto(30) ? 12 : 2 * NAMES, name = 0;
	bool seen[NAMES] = {0}, wild = upto(4) == 0;

	buf_addc(b, '{');
	for (unsigned i = 0; i < most; i++) {
		name = wild || !upto(20) ? upto(NAMES) : (name + 1) % NAMES;
		*duplicates += seen[name];
		seen[name] = true;
		buf_puts(b, !i ? "" : upto(20) ? "," : "\t, ");
		put_name(b, name);
		if (depth < 2 && upto(12) == 0) {
			buf_puts(b, "[1,");
			put_object(b, depth + 1, duplicates);
			buf_addc(b, ']');
		} else if (depth < 2 && upto(12) == 0) {
			put_object(b, depth + 1, duplicates);
		} else {
			buf_printf(b, "%u", i);
		}
	}
	buf_addc(b, '}');
}

/* The last value of a key, found the simplest way. */
static struct str
last_of(struct str object, const char *name)
{
	struct json_each it = json_each(object);
	struct str last = STR_NONE;

	while (json_next(&it))
		if (json_is(it.key, str_from(name)))
			last = it.value;
	return last;
}

/* Keys in any order and number, one text after the other. */
static void
orders(void)
{
	struct json_paths *p = json_paths_new();
	struct json_scan s = {0};
	struct buf b = {0};
	struct err e;
	uint64_t duplicates;
	struct str a, in;

	json_paths_add(p, STR(".k3"), &e);
	json_paths_add(p, STR(".k2.k4"), &e);
	for (int i = 0; i < 10000 && !failed; i++) {
		buf_clear(&b);
		duplicates = 0;
		put_object(&b, 0, &duplicates);
		check(json_scan(&s, p, buf_str(&b), &e), "an object");
		check(s.duplicates == duplicates, "how many duplicates");
		a = last_of(buf_str(&b), "k3");
		in = last_of(buf_str(&b), "k2");
		if (json_type(in) == JSON_OBJECT)
			in = last_of(in, "k4");
		else
			in = STR_NONE;
		check(s.span[0].p == a.p && s.span[0].n == a.n, "a key");
		check(
		    s.span[1].p == in.p && s.span[1].n == in.n, "a key in it");
		if (failed)
			printf("in text %d: " STR_FMT "\n", i,
			    STR_ARG(buf_str(&b)));
	}
	json_scan_free(&s);
	json_paths_free(p);
	buf_free(&b);
}

/* One character at the start of bytes; 0xfffd and one byte where it is none. */
static void
first_is_cp(const char *bytes, uint32_t cp, size_t length)
{
	size_t n = 0;

	check(utf8_next(bytes, bytes + strlen(bytes), &n) == cp && n == length,
	    bytes);
}

static void
characters(void)
{
	first_is_cp("a", 'a', 1);
	first_is_cp("\xc2\x80", 0x80, 2);
	first_is_cp("\xdf\xbf", 0x7ff, 2);
	first_is_cp("\xe0\xa0\x80", 0x800, 3);
	first_is_cp("\xed\x9f\xbf", 0xd7ff, 3);
	first_is_cp("\xee\x80\x80", 0xe000, 3);
	first_is_cp("\xef\xbf\xbd", 0xfffd, 3);
	first_is_cp("\xf0\x90\x80\x80", 0x10000, 4);
	first_is_cp("\xf4\x8f\xbf\xbf", 0x10ffff, 4);
	first_is_cp("\x80", 0xfffd, 1);
	first_is_cp("\xc1\xbf", 0xfffd, 1);
	first_is_cp("\xc2", 0xfffd, 1);
	first_is_cp("\xc2z", 0xfffd, 1);
	first_is_cp("\xe0\x9f\xbf", 0xfffd, 1);
	first_is_cp("\xe0\x90\x80", 0xfffd, 1);
	first_is_cp("\xed\xa0\x80", 0xfffd, 1);
	first_is_cp("\xed\xbf\xbf", 0xfffd, 1);
	first_is_cp("\xe8\xb1", 0xfffd, 1);
	first_is_cp("\xe8\xb1z", 0xfffd, 1);
	first_is_cp("\xf0\x8f\xbf\xbf", 0xfffd, 1);
	first_is_cp("\xf4\x90\x80\x80", 0xfffd, 1);
	first_is_cp("\xf0\x9f\x90", 0xfffd, 1);
	first_is_cp("\xf5\x80\x80\x80", 0xfffd, 1);
}

int
main(void)
{
	characters();
	paths();
	rows();
	escapes_anywhere();
	columns_of();
	columns_refused();
	orders();
	siblings();
	utf8_places();
	strings();
	splicing();
	utf8();
	return failed;
}
