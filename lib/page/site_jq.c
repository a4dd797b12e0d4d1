/* site_jq - whether definitions compile, and their expressions */
#include "jq.h"
#include "re.h"
#include "site.h"

static bool
compiles(struct str expr, struct err *e)
{
	struct jq *q = jq_new(expr, e);

	jq_free(q);
	return q != NULL;
}

static bool
finds(struct str regex, struct err *e)
{
	struct re *r = re_new(regex, false, e);

	re_free(r);
	return r != NULL;
}

/* Appends an expression to whole, as a term of a larger one.  If whole is NULL
 * compiles it by itself; false with e set, which names it, if that fails. */
static bool
take(const struct site *site, const struct site_source *s, struct buf *whole,
    struct err *e)
{
	struct err why;

	if (s->found.p && !finds(s->found, &why))
		return err_set(e, "%s:%zu: %s", site->path, s->line, why.msg);
	if (s->how != SITE_JQ)
		return true;
	if (whole) {
		buf_puts(whole, whole->n ? ",(" : "(");
		buf_addstr(whole, s->text);
		buf_puts(whole, "\n)");
		return true;
	}
	if (compiles(s->text, &why))
		return true;
	return err_set(e, "%s:%zu: " STR_FMT ": %s", site->path, s->line,
	    STR_ARG(s->text), why.msg);
}

/* Takes all expressions of n definitions. */
static bool
take_all(const struct site *site, size_t n, struct buf *whole, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < SITE_KEYS; k++)
			for (size_t j = 0; ok && j < site[i].source[k].n; j++)
				ok = take(&site[i], &site[i].source[k].at[j],
				    whole, e);
	return ok;
}

bool
sites_check(const struct sites *s, bool all, struct err *e)
{
	size_t n = all ? s->n : s->own;
	struct buf whole = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < n; i++)
		ok = site_ready(&s->site[i], e);

	/* compiles all at once, which is faster; one by one only to find the
	 * one that is wrong */
	ok = ok && take_all(s->site, n, &whole, e) &&
	     (!whole.n || compiles(buf_str(&whole), e) ||
		 take_all(s->site, n, NULL, e));
	buf_free(&whole);
	return ok;
}
