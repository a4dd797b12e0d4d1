/*
 * unit/str - str_find and str_find_nocase, which look at many places at once,
 * and names_within, which looks for many texts, against one that looks at each
 * place: in texts of few letters, of lengths around those at which they go
 * another way, with nothing readable behind the text
 */
#include <stdlib.h>

#include "any.h"
#include "mem.h"
#include "names.h"
#include "ok.h"
#include "str.h"

#define TEXTS 60000

static size_t
slow_find(struct str s, struct str needle, size_t from, bool fold)
{
	struct str here;

	for (; from < s.n && from + needle.n <= s.n; from++) {
		here = str_n(s.p + from, needle.n);
		if (fold ? str_eq_nocase(here, needle) : str_eq(here, needle))
			return from;
	}
	return s.n;
}

/* n bytes that often look like one another. */
static struct str
text(size_t n)
{
	static const char letters[] = "aAbB_\"z\xe4";
	unsigned few = 2 + any(sizeof(letters) - 2);
	char *p = mem_new(n + !n, 1);

	for (size_t i = 0; i < n; i++)
		p[i] = letters[any(few)];
	return str_n(p, n);
}

static void
one(void)
{
	static const size_t around[] = {0, 16, 32, 48, 512, 600, 2000};
	struct str s = text(around[any(7)] + any(40));
	struct str needle = text(1 + any(any(2) ? 4 : 80));
	size_t from = any(3) ? 0 : any((unsigned)s.n + 3), got;

	/* half of the needles stand in the text, perhaps at its end */
	if (any(2) && needle.n <= s.n)
		memcpy((char *)needle.p,
		    s.p + s.n - needle.n - any((unsigned)(s.n - needle.n) + 1),
		    needle.n);
	got = str_find(s, needle, from);
	OK(got == slow_find(s, needle, from, false), "%zu in %zu from %zu", got,
	    s.n, from);
	got = str_find_nocase(s, needle, from);
	OK(got == slow_find(s, needle, from, true), "%zu in %zu from %zu", got,
	    s.n, from);
	free((char *)s.p);
	free((char *)needle.p);
}

/* A few words in a short text. */
static void
words(void)
{
	struct str s = text(any(20)), word;
	struct names set = {0};
	bool want = false;

	for (unsigned n = any(4); n; n--) {
		word = text(1 + any(5));
		want |= str_find(s, word, 0) < s.n;
		names_add(&set, word);
		free((char *)word.p);
	}
	OK(names_within(&set, s) == want, "words within %zu: not %d", s.n,
	    want);
	names_free(&set);
	free((char *)s.p);
}

static void
ends(void)
{
	OK(str_eq(str_after(STR("abc"), 1), STR("bc")) &&
		str_eq(str_after(STR("abc"), 3), STR("")),
	    "what is behind some bytes, or all");
	OK(str_eq(str_head(STR("abc"), 2), STR("ab")) &&
		str_eq(str_head(STR("abc"), 4), STR("abc")),
	    "the first bytes, or all that there are");
	OK(str_starts_nocase(STR("<HTML>"), STR("<html")), "a head");
	OK(!str_starts_nocase(STR("<ht"), STR("<html")), "a head that is cut");
	OK(str_ends_nocase(STR("a</Html>"), STR("</html>")), "a tail");
	OK(!str_ends_nocase(STR("ml>"), STR("</html>")), "a tail that is cut");
	OK(str_hex(STR("x1Ff"), 1, 3) == 0x1ff, "digits");
	OK(str_hex(STR("1F"), 0, 3) < 0, "too few digits");
	OK(str_hex(STR("1G"), 0, 2) < 0, "no digit");
	OK(str_hex(STR("1F"), 3, 1) < 0, "digits behind the end");
}

static void
numbers(void)
{
	uint64_t n = 5;

	OK(str_uint(STR("042"), 42, &n) && n == 42, "a whole number");
	OK(!str_uint(STR("43"), 42, &n) && n == 42, "one more than the most");
	OK(!str_uint(STR("9"), 5, &n), "a digit more than the most");
	OK(!str_uint(STR(""), 42, &n), "no digit at all");
	OK(!str_uint(STR("4.0"), 42, &n), "more than digits");
	OK(!str_uint(STR("-4"), 42, &n), "less than nothing");
	OK(str_uint(STR("18446744073709551615"), UINT64_MAX, &n) &&
		n == UINT64_MAX,
	    "the largest");
	OK(!str_uint(STR("18446744073709551616"), UINT64_MAX, &n), "beyond it");
	OK(str_is_digits(STR("0")) && !str_is_digits(STR("")), "digits");
}

static void
folders(void)
{
	OK(str_eq(str_folder(STR("a/b/c")), STR("a/b/")), "of a file");
	OK(str_eq(str_folder(STR("a/b/")), STR("a/b/")), "of itself");
	OK(!str_folder(STR("c")).n, "of a name");
}

int
main(void)
{
	ends();
	numbers();
	folders();
	for (int i = 0; i < TEXTS; i++) {
		one();
		words();
	}
	if (failed)
		printf("%d of %d failed\n", failed, done);
	return failed != 0;
}
