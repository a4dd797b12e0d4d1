/* words_sort - hits by start, then longest first */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "words_priv.h"

#define FEW 64

static int
hit_cmp(const void *a, const void *b)
{
	const struct words_hit *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	if (x->term != y->term)
		return x->term < y->term ? -1 : 1;
	if (x->weak != y->weak)
		return x->weak < y->weak ? -1 : 1;
	return (x->how > y->how) - (x->how < y->how);
}

/* They are found by rising anchor and so nearly sorted: a few are put in their
 * places without the cost of qsort. */
static void
sort_few(struct words_hit *hit, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct words_hit h = hit[i];
		size_t k = i;

		for (; k > 0 && hit_cmp(&hit[k - 1], &h) > 0; k--)
			hit[k] = hit[k - 1];
		hit[k] = h;
	}
}

static void
sort_some(struct words_hit *hit, size_t n)
{
	if (n <= FEW)
		sort_few(hit, n);
	else
		qsort(hit, n, sizeof(*hit), hit_cmp);
}

/* Very many, as of a text made of one word: counted by their starts, of which
 * there are not many more, and put in their places; then those of a start. */
static void
sort_many(struct words_hit *hit, size_t n, size_t starts)
{
	struct words_hit *from = mem_new(n, sizeof(*from));
	uint32_t *at = mem_new(starts + 1, sizeof(*at));
	size_t begin = 0;

	memcpy(from, hit, n * sizeof(*hit));
	for (size_t i = 0; i < n; i++)
		at[from[i].start + 1]++;
	for (size_t i = 0; i < starts; i++)
		at[i + 1] += at[i];
	for (size_t i = 0; i < n; i++)
		hit[at[from[i].start]++] = from[i];
	for (size_t i = 0; i < starts; i++) { /* at[i] is now where it ends */
		if (at[i] - begin > 1)
			sort_some(hit + begin, at[i] - begin);
		begin = at[i];
	}
	free(from);
	free(at);
}

void
words_sort(struct words_hit *hit, size_t n, size_t starts)
{
	if (n > FEW && n > starts / 8)
		sort_many(hit, n, starts);
	else
		sort_some(hit, n);
}
