/* extract_say - what was tried, for people; what came of it, in figures */
#include "extract_priv.h"

/* Which sources gave the keys, and how often. */
static void
say_sources(struct extract *x, const struct site *site)
{
	static const char *const hows[] = {
	    [SITE_PATH] = "jq",
	    [SITE_JQ] = "jq",
	    [SITE_CSS] = "css",
	    [SITE_PAGE] = "page",
	    [SITE_LD] = "ld",
	    [SITE_SHOWN] = "shown",
	    [SITE_TEXT] = "text",
	    [SITE_ADDRESS] = "address",
	};

	for (int k = SITE_ITEM; k < SITE_ROWS; k++) {
		const struct site_sources *s = &site->source[k];

		for (size_t i = 0; i < s->n && i < SOURCES; i++) {
			if (!x->gave[k][i])
				continue;
			buf_printf(&x->said, "    %s: %u by %s " STR_FMT "\n",
			    site_key_name((enum site_key)k), x->gave[k][i],
			    hows[s->at[i].how], STR_ARG(s->at[i].text));
		}
	}
}

void
extract_say(
    struct extract *x, const struct site *site, enum site_fit fit, bool good)
{
	static const char *const fits[] = {
	    [SITE_FITS_NOT] = "is for any page",
	    [SITE_FITS_CONTENT] = "fits by its text",
	    [SITE_FITS_URL] = "fits by its address",
	    [SITE_FITS] = "fits by its address and text",
	};

	buf_printf(
	    &x->said, "  " STR_FMT ": %s; ", STR_ARG(site->name), fits[fit]);
	if (!good)
		buf_puts(&x->said, x->why.msg);
	else if (x->none)
		buf_puts(&x->said, "the page says that it has none");
	else
		buf_printf(&x->said, "%zu rows, %zu adverts", x->rows,
		    x->rows - x->lame);
	buf_addc(&x->said, '\n');
	if (good)
		say_sources(x, site);
}

static bool
fits_not(struct extract *x, const struct site *s)
{
	const struct csv *table = x->table ? &x->csv : NULL;

	for (int fit = SITE_FITS_NOT + 1; fit <= SITE_FITS; fit++)
		if (site_fits(s, (enum site_fit)fit, x->sites->marks, table))
			return false;
	return true;
}

/* Why a definition does not fit, and what is missing. */
static void
say_misfit(
    struct extract *x, const struct site *s, struct str lack, struct buf *out)
{
	buf_printf(out, "  " STR_FMT ": does not fit: ", STR_ARG(s->name));
	buf_puts(out, !s->nhost  ? "it is known by its text only"
		      : x->url.p ? "not its address"
				 : "no address is known");
	if (s->ncsv)
		buf_printf(out,
		    ", and it is no table with the columns " STR_FMT,
		    STR_ARG(s->csv[0]));
	if (lack.p)
		buf_printf(
		    out, ", and \"" STR_FMT "\" is not in it", STR_ARG(lack));
	buf_addc(out, '\n');
}

/* The definitions that do not fit: first those of whose texts some stand in
 * the page, or all, as it may be one of theirs that changed. */
static void
say_others(struct extract *x, struct buf *out)
{
	size_t near;

	for (int close = 1; close >= 0; close--)
		for (size_t i = 0; i < x->sites->n; i++) {
			const struct site *s = &x->sites->site[i];
			struct str lack = site_lacks(s, x->sites->marks, &near);

			if ((near > 0) == close && !s->generic &&
			    fits_not(x, s))
				say_misfit(x, s, lack, out);
		}
}

void
extract_explain(struct extract *x, struct buf *out)
{
	buf_printf(out, "%s:%llu: " STR_FMT "\n", x->doc->file,
	    (unsigned long long)x->doc->record,
	    STR_ARG(x->url.p ? x->url : STR("no address")));
	buf_printf(out, "  text: %zu bytes of %s, %s", x->text.text.n,
	    x->text.name, charset_why(x->text.how));
	if (x->text.bad)
		buf_printf(out, "; %zu bytes are no character", x->text.bad);
	buf_addc(out, '\n');
	buf_addstr(out, buf_str(&x->said));
	say_others(x, out);
}

void
extract_count(const struct extract *x, struct buf *out)
{
	buf_addc(out, '{');
	for (size_t i = 0; i < x->sites->n; i++) {
		const struct tally *t = &x->tally[i];

		if (!t->pages)
			continue;
		json_sep(out);
		json_quote(out, x->sites->site[i].name);
		buf_printf(
		    out, ":{\"pages\":%llu", (unsigned long long)t->pages);
		if (t->rejected)
			buf_printf(out, ",\"rejected\":%llu",
			    (unsigned long long)t->rejected);
		buf_printf(out, ",\"rows\":%llu", (unsigned long long)t->rows);
		for (int k = 0; k < SITE_ROWS; k++)
			if (t->with[k])
				buf_printf(out, ",\"%s\":%llu",
				    site_key_name((enum site_key)k),
				    (unsigned long long)t->with[k]);
		buf_addc(out, '}');
	}
	buf_addc(out, '}');
}

const char *
extract_reason(const struct extract *x)
{
	return x->reason;
}

const char *
extract_detail(const struct extract *x)
{
	return x->detail.msg;
}
