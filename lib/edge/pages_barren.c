/* pages_barren - named files that give no advert */
#include <string.h>

#include "buf.h"
#include "pages_priv.h"

#define TOLD 10

/* Adverts, rejects, and pages that rightly have none. */
static uint64_t
found(const struct pages *p)
{
	return p->edge.written + p->edge.rejected + p->edge.used;
}

void
pages_barren_begin(struct pages *p, const char *path)
{
	struct pages_named *n = &p->named;

	n->path = path;
	n->in = p->edge.in;
	n->found = found(p);
	n->spoken = p->spoken;
	memcpy(n->skip, p->edge.skip, sizeof(n->skip));
	n->nskip = p->edge.nskip;
}

/* The reasons, each with how often it was given since the file began. */
static void
add_reasons(struct buf *b, const struct pages *p)
{
	const struct pages_named *n = &p->named;
	uint64_t before;

	for (int i = 0; i < p->edge.nskip; i++) {
		before = i < n->nskip ? n->skip[i].n : 0;
		if (p->edge.skip[i].n == before)
			continue;
		buf_printf(b, "%s%s %llu", b->n ? ", " : "",
		    p->edge.skip[i].reason,
		    (unsigned long long)(p->edge.skip[i].n - before));
	}
}

static bool
has(struct str why, const char *reason)
{
	return str_find(why, str_from(reason), 0) < why.n;
}

/* What to do about these reasons; "" if they say it. */
static const char *
hint(struct str why)
{
	if (has(why, "no_site"))
		return "; see --explain";
	if (has(why, "not_offered"))
		return "; what may be goods is a visitor's own, or talked of; "
		       "see --explain";
	if (has(why, "gone"))
		return "; the page says that what was asked for is not there";
	if (has(why, "no_price"))
		return "; none of its posts names a price; see --explain";
	if (has(why, "conversion"))
		return "; texts of pages (WET) have no links: give the WARC "
		       "files that they were made of";
	return "";
}

void
pages_barren_end(struct pages *p)
{
	struct pages_named *n = &p->named;
	struct buf why = {0};

	if (!n->path || found(p) != n->found || p->spoken != n->spoken ||
	    (p->edge.in == n->in && strcmp(n->path, "-") == 0))
		return;
	progress_hide(&p->progress);
	add_reasons(&why, p);
	if (!why.n)
		buf_puts(&why, "it is empty");
	if (p->quiet && has(buf_str(&why), "no_site"))
		; /* the page was told of */
	else if (p->barren++ < TOLD)
		wt_warn("%s: no adverts: " STR_FMT "%s", edge_shown(n->path),
		    STR_ARG(buf_str(&why)), hint(buf_str(&why)));
	buf_free(&why);
}

void
pages_barren_sum(struct pages *p)
{
	if (p->barren > TOLD)
		wt_warn("%llu more files without adverts, %llu in all",
		    (unsigned long long)(p->barren - TOLD),
		    (unsigned long long)p->barren);
}
