/* crawl_words - what programs call the members of a row that keeps a page */
#include "crawl_words.h"

#include <stdlib.h>

#include "ascii.h"
#include "mem.h"
#include "names.h"
#include "tsv.h"

struct ranks {
	unsigned char of[CRAWL_KINDS];
};

struct crawl_words {
	struct names name;  /* folded */
	struct ranks *rank; /* by name */
	size_t cap;
	struct ranks none;  /* of a name that is not there */
	struct ranks next;  /* of the next name of a kind */
	unsigned char sure; /* of the next name of a reply that says so */
	struct buf fold;
};

void
crawl_words_fold(struct str name, struct buf *out)
{
	for (size_t i = 0; i < name.n; i++)
		if (!ONE_OF(name.p[i], "_-. "))
			buf_addc(out, ascii_lower(name.p[i]));
}

/* The kind that the word says, and in *next the counter of its ranks; NULL
 * there if it is none. */
static enum crawl_kind
kind_of(struct crawl_words *w, struct str what, unsigned char **next)
{
	static const struct str kinds[] = {
	    [CRAWL_PAGE] = STR_INIT("page"),
	    [CRAWL_REPLY] = STR_INIT("reply"),
	    [CRAWL_NESTED] = STR_INIT("nested"),
	    [CRAWL_BASE64] = STR_INIT("base64"),
	    [CRAWL_ADDRESS] = STR_INIT("address"),
	    [CRAWL_SCHEME] = STR_INIT("scheme"),
	    [CRAWL_HOST] = STR_INIT("host"),
	    [CRAWL_PATH] = STR_INIT("path"),
	    [CRAWL_QUERY] = STR_INIT("query"),
	    [CRAWL_TIME] = STR_INIT("time"),
	    [CRAWL_STATUS] = STR_INIT("status"),
	    [CRAWL_MEDIA] = STR_INIT("media"),
	    [CRAWL_PACKING] = STR_INIT("packing"),
	    [CRAWL_PRICE] = STR_INIT("price"),
	    [CRAWL_TITLE] = STR_INIT("title"),
	};
	enum crawl_kind k = CRAWL_PAGE;

	*next = &w->sure;
	if (str_eq(what, STR("answer")))
		return CRAWL_REPLY;
	while (k < CRAWL_KINDS && !str_eq(what, kinds[k]))
		k++;
	*next = k < CRAWL_KINDS ? &w->next.of[k] : NULL;
	return k;
}

/* The ranks of a name, new or old. */
static struct ranks *
ranks_of(struct crawl_words *w, struct str name)
{
	uint32_t had = w->name.n, n;

	buf_clear(&w->fold);
	crawl_words_fold(name, &w->fold);
	n = names_add(&w->name, buf_str(&w->fold));
	mem_grow(&w->rank, &w->cap, w->name.n, sizeof(*w->rank));
	if (n == had)
		w->rank[n] = w->none;
	return &w->rank[n];
}

static bool
add(void *of, const struct tsv *t, struct err *e)
{
	struct crawl_words *w = of;
	unsigned char *next, *rank;
	enum crawl_kind k = kind_of(w, t->col[0], &next);

	if (!next)
		return tsv_fault(t, e,
		    "what is page, answer, reply, nested, base64, address, "
		    "scheme, host, path, query, time, status, media, packing, "
		    "price or title");
	if (!t->col[1].n)
		return tsv_fault(t, e, "a name, please");
	rank = &ranks_of(w, t->col[1])->of[k];
	if (*rank != CRAWL_UNNAMED)
		return tsv_fault(t, e, "the name is there already");
	if (*next % CRAWL_UNSURE == CRAWL_UNSURE - 1)
		return tsv_fault(t, e, "too many names of one kind");
	*rank = (*next)++;
	return true;
}

struct crawl_words *
crawl_words_new(struct rules *r, struct err *e)
{
	static const char *const columns[] = {"what", "name", NULL};
	struct crawl_words *w = mem_new(1, sizeof(*w));

	memset(&w->none, CRAWL_UNNAMED, sizeof(w->none));
	w->next.of[CRAWL_REPLY] = CRAWL_UNSURE;
	if (tsv_each_home(r, "sites/crawl.tsv", columns, add, w, e))
		return w;
	crawl_words_free(w);
	return NULL;
}

void
crawl_words_free(struct crawl_words *w)
{
	if (!w)
		return;
	names_free(&w->name);
	free(w->rank);
	buf_free(&w->fold);
	free(w);
}

const unsigned char *
crawl_words_find(const struct crawl_words *w, struct str folded)
{
	uint32_t n = names_find(&w->name, folded);

	return n == NAMES_NONE ? w->none.of : w->rank[n].of;
}

bool
crawl_words_is(
    const struct crawl_words *w, struct str name, enum crawl_kind kind)
{
	struct buf folded = {0};
	bool is;

	crawl_words_fold(name, &folded);
	is = crawl_words_find(w, buf_str(&folded))[kind] != CRAWL_UNNAMED;
	buf_free(&folded);
	return is;
}
