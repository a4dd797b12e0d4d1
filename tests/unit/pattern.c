/* unit/pattern - gated patterns against PCRE2 without a gate */
#include <stdio.h>
#include <stdlib.h>

#include "json.h"
#include "pattern.h"

#define PATTERNS 20000
#define TEXTS    8

static unsigned seed = 11;

static unsigned
draw(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

/* Pieces of patterns, good and bad, that folding leaves as they are. */
static void
some_pattern(struct buf *b)
{
	static const char *const piece[] = {"a", "b", "象", "牙", "1", "(", ")",
	    "|", "?", "*", "+", "{2}", "{0,1}", "{1,2}", "[ab]", "[^a]",
	    "[象牙]", "[a-b]", ".", "\\d", "\\s", "\\b", "(?:", "(?=", "(?!",
	    "(?i)", "(?#x)", "\\Qa\\E", "\\x{8c61}", "^", "$", "(?<n>", "\\1",
	    "[]a]", "[\\]a]", "[[:digit:]]", "\\.", " ", "(?|", "(?>", "(?x)",
	    "#", "(?(1)a|b)", "(?x:a b)", "(?1)", "(?<!a)", "+?", "{,2}", "}",
	    "(?'m'", "(?P<o>", "\\g1", "\\K", "(?:a|象)", "(?:|b)",
	    /* what is cut off, or goes on where one would not think so */
	    "\\x{zz}", "\\x{61", "\\x61", "\\x{110000}", "\\o{141}", "\\g{1}",
	    "\\k<n>", "\\k'm'", "\\k{n}", "\\pL", "\\p{L}", "\\P{L", "\\cA",
	    "\\h", "\\07", "\\E", "\\Qa", "[\\Qa]\\E]", "[^]a]",
	    "[[:alpha:", "[[:a]", "[a", "(?R)", "(?&n)", "(?P=n)", "(?P>o)",
	    "(?+1)", "(?-1)", "(?i:a)", "(?^i:a)", "(?i-s:a)", "(?-i)", "(?*a)",
	    "(?<*a)", "{2,}", "{2,1}", "{2,3,}", "{", "{a}", "(?#", "(?<n",
	    "++"};
	unsigned n = 1 + draw(7);

	buf_clear(b);
	while (n--)
		buf_puts(b, piece[draw(sizeof(piece) / sizeof(*piece))]);
}

static void
some_text(struct buf *b)
{
	static const char *const c[] = {
	    "a", "b", "象", "牙", "1", " ", ".", "x", "#"};
	unsigned n = 1 + draw(9);

	buf_clear(b);
	while (n--)
		buf_puts(b, c[draw(sizeof(c) / sizeof(*c))]);
}

static size_t
count_plain(struct re *re, struct str text)
{
	struct re_budget budget = {.left = PATTERN_BUDGET};
	struct re_part part = {text, 0, text.n};
	size_t n = 0, start;

	while (re_find(re, part, &budget, &start, &part.from) == RE_YES)
		n++;
	return n;
}

/* Every match is found behind the gate, too. */
static int
one_pattern(struct str pattern, struct buf *text, struct buf *span, size_t *ran)
{
	struct patterns *p = patterns_new();
	struct pattern_search s = {0};
	struct re *re;
	struct err e;
	int bad = 0;

	if (patterns_add(p, pattern, &e) < 0) {
		patterns_free(p);
		return 0;
	}
	patterns_build(p);
	re = re_new(pattern, true, &e);
	++*ran;
	for (int i = 0; i < TEXTS && re && !bad; i++) {
		some_text(text);
		buf_clear(span);
		json_quote(span, buf_str(text));
		patterns_record(&s);
		patterns_json(p, buf_str(span), UINT32_MAX, &s);
		bad = s.n != count_plain(re, buf_str(text));
		if (bad)
			printf(STR_FMT " in " STR_FMT ": %zu, wanted %zu\n",
			    STR_ARG(pattern), STR_ARG(buf_str(text)), s.n,
			    count_plain(re, buf_str(text)));
	}
	re_free(re);
	patterns_search_free(&s);
	patterns_free(p);
	return bad;
}

int
main(void)
{
	struct buf pattern = {0}, text = {0}, span = {0};
	size_t ran = 0;
	int failed = 0;

	for (int i = 0; i < PATTERNS && !failed; i++) {
		some_pattern(&pattern);
		failed |= one_pattern(buf_str(&pattern), &text, &span, &ran);
	}
	if (ran < PATTERNS / 20) {
		printf("only %zu patterns ran\n", ran);
		failed = 1;
	}
	buf_free(&pattern);
	buf_free(&text);
	buf_free(&span);
	if (!failed)
		printf("OK\n");
	return failed;
}
