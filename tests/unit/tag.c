/* unit/tag - the short ways to the end of a tag and to how deep tags nest are
 * those of the long ones */
#include "tag.h"

#include "any.h"
#include "ok.h"

#define PAGES 300000

/* Random bytes of those that mean something in a tag. */
static struct str
page(char *p)
{
	static const char bytes[] = "ab-=\"'>/< \n&\0";
	size_t n = 4 + any(28);

	p[0] = '<', p[1] = 'a';
	for (size_t i = 2; i < n; i++)
		p[i] = bytes[any(sizeof(bytes) - 1)];
	return str_n(p, n);
}

/* Where the attributes end that begin at `at`, cut apart one by one. */
static size_t
long_way(struct str s, size_t at)
{
	const char *p = s.p + at;
	struct tag_attr a;

	while (tag_attr_next(&p, s.p + s.n, &a))
		;
	return (size_t)(p - s.p);
}

/* How many are open at most, an end closing any. */
static size_t
deepest(struct str s)
{
	size_t open = 0, most = 0;

	for (size_t i = 0; i + 1 < s.n; i++) {
		if (s.p[i] != '<')
			continue;
		if (ascii_letter(s.p[i + 1]) && ++open > most)
			most = open;
		else if (s.p[i + 1] == '/' && open)
			open--;
	}
	return most;
}

/* A page that may nest too deep is never taken for a flat one, and one of few
 * tags is not taken for a deep one. */
static void
nest(void)
{
	static const char bytes[] = "<a<b</<-<Z<[<@<`<{</";
	char p[1000];
	struct str s = {p, any(sizeof(p))};
	size_t most;

	for (size_t i = 0; i < s.n; i++)
		p[i] = any(3) ? bytes[any(sizeof(bytes) - 1)] : ' ';
	most = deepest(s);
	OK(!most || tags_may_nest(s, most - 1), "%zu open, %.*s", most,
	    (int)s.n, p);
	OK(!tags_may_nest(s, most + 64), "%zu open, %.*s", most, (int)s.n, p);
}

int
main(void)
{
	char p[40];

	for (int i = 0; i < PAGES / 10; i++)
		nest();
	for (int i = 0; i < PAGES; i++) {
		struct tags t = {page(p), 0};
		struct tag tag;
		size_t from, to;

		if (!tags_next(&t, &tag))
			continue;
		from = (size_t)(tag.attrs.p - t.page.p);
		to = long_way(t.page, from);
		OK(tag.attrs.n == to - from, "%.*s: %zu bytes, not %zu",
		    (int)t.page.n, p, tag.attrs.n, to - from);
	}
	printf("%d tags, %d wrong\n", done, failed);
	return failed > 0;
}
