/* unit/tag - the short way to the end of a tag is the long one's */
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

int
main(void)
{
	char p[40];

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
