/* extract_say - what was tried on a page, for people; the counts of a run */
#include "extract_priv.h"
#include "visible.h"

#define SHAPE_NAMES 20 /* so many names of an object are told, */
#define ROW_NAMES   60 /* of a row, and of what data is in */
#define VAIN        3  /* so many sources of a key that gave nothing */
#define ENOUGH      10 /* rows of which one should have each key */
#define NEAREST     8  /* how near a definition may be that does not fit */

/* Tells of a key that no row has what it was looked for by. */
static void
say_missing(
    struct buf *out, enum site_key k, const struct site_sources *s, bool unfit)
{
	if (k == SITE_CURRENCY && s->at[0].how == SITE_TEXT)
		return; /* the prices said theirs */
	buf_printf(out, "    %s: not found by " STR_FMT, site_key_name(k),
	    STR_ARG(s->at[0].written));
	if (s->n > 1)
		buf_printf(out, ", nor by %zu more", s->n - 1);
	if (unfit)
		buf_puts(out, ": an object or array is no text, name what is "
			      "in it");
	buf_addc(out, '\n');
}

/* True of a definition that the caller named, who may be writing it. */
static bool
is_own(const struct extract *x, const struct site *s)
{
	return (size_t)(s - x->sites->site) < x->sites->own;
}

/* Tells which sources gave a key, and how often; of a definition of the
 * caller's own also which were tried in vain, the first of them by name. */
static void
say_key(struct extract *x, const struct site *site, enum site_key k)
{
	const struct site_sources *s = &site->source[k];
	size_t rows = x->got.rows - x->got.lame, all = 0, vain = 0;

	for (size_t i = 0; i < s->n && i < SOURCES; i++) {
		if (!x->got.gave[k][i] &&
		    (all == rows || !is_own(x, site) || ++vain > VAIN))
			continue;
		all += x->got.gave[k][i];
		buf_printf(&x->said, "    %s: %u by " STR_FMT "\n",
		    site_key_name(k), x->got.gave[k][i],
		    STR_ARG(s->at[i].written));
	}
	if (vain > VAIN)
		buf_printf(&x->said, "    %s: 0 by %zu more\n",
		    site_key_name(k), vain - VAIN);
}

static void
say_sources(struct extract *x, const struct site *site)
{
	for (int k = SITE_ITEM; k < SITE_ROWS; k++) {
		const struct site_sources *s = &site->source[k];
		uint32_t all = 0;

		for (size_t i = 0; i < s->n && i < SOURCES; i++)
			all += x->got.gave[k][i];
		if (all)
			say_key(x, site, (enum site_key)k);
		else if (s->n)
			say_missing(&x->said, (enum site_key)k, s,
			    x->advert.unfit >> k & 1);
	}
}

/* Tells what rows were passed over by.  A skip is told with 0 rows too, as one
 * that never holds may be wrong. */
static void
say_passed(struct extract *x, const struct site *site)
{
	if (x->got.skipped || site->source[SITE_SKIP].n)
		buf_printf(&x->said, "    skip: %zu rows\n", x->got.skipped);
	if (x->got.needy || site->need)
		buf_printf(
		    &x->said, "    need: %zu rows lack a key\n", x->got.needy);
}

/* True for an attribute that a source may want: not of its looks or scripts. */
static bool
is_told(struct str attr)
{
	return !str_eq(attr, STR("class")) && !str_eq(attr, STR("style")) &&
	       !str_starts(attr, STR("on"));
}

/* Appends the classes of an element, as a selector has them: .a.b */
static void
say_classes(struct buf *out, struct str class)
{
	for (size_t n; class.n; class.p += n, class.n -= n) {
		n = str_skip_blank(class, 0);
		class = str_after(class, n);
		for (n = 0; n < class.n && !ascii_blank(class.p[n]);)
			n++;
		if (n)
			buf_printf(
			    out, "." STR_FMT, STR_ARG(str_n(class.p, n)));
	}
}

/* Tells an element as a source would take it: a.link@href */
static void
say_selector(struct buf *out, const struct html_node *node)
{
	struct str name;

	buf_addstr(out, html_tag(node));
	say_classes(out, html_attr(node, "class"));
	for (size_t i = 0; (name = html_attr_name(node, i)).p; i++)
		if (is_told(name))
			buf_printf(out, "@" STR_FMT, STR_ARG(name));
}

/* True if a list, each of which begins with ", ", has that one already. */
static bool
was_said(struct str list, struct str one)
{
	size_t at = 0;

	while ((at = str_find(list, one, at)) < list.n) {
		at += one.n;
		if (at == list.n || list.p[at] == ',')
			return true;
	}
	return false;
}

/* Tells the tag of a row, and the first elements in it, each kind once. */
static void
say_element(struct buf *out, const struct html_node *row)
{
	const struct html_node *node = row;
	struct str name, class = html_attr(row, "class");
	struct buf in = {0}, one = {0};
	size_t n = 0;

	buf_printf(out, "<" STR_FMT, STR_ARG(html_tag(row)));
	if (class.p)
		buf_printf(out, " class=\"" STR_FMT "\"", STR_ARG(class));
	for (size_t i = 0; (name = html_attr_name(row, i)).p; i++)
		if (is_told(name))
			buf_printf(out, " " STR_FMT, STR_ARG(name));
	buf_addc(out, '>');
	while (n < SHAPE_NAMES && (node = html_next(row, node))) {
		buf_clear(&one);
		buf_puts(&one, ", ");
		say_selector(&one, node);
		if (was_said(buf_str(&in), buf_str(&one)))
			continue;
		buf_addstr(&in, buf_str(&one));
		n++;
	}
	if (n)
		buf_printf(out, ":" STR_FMT, (int)in.n - 1, in.p + 1);
	buf_free(&in);
	buf_free(&one);
}

/* Tells the members of an object, and those of objects in it. */
static void
say_members(struct buf *out, struct str json)
{
	struct json_each it = json_each(json);
	size_t told = 0;

	extract_seen_names(out, json, ROW_NAMES);
	while (it.object && told < SHAPE_NAMES && json_next(&it)) {
		if (json_type(it.value) != JSON_OBJECT)
			continue;
		told++;
		buf_puts(out, "; in ");
		extract_seen_path(out, it.key);
		buf_puts(out, ": ");
		extract_seen_names(out, it.value, SHAPE_NAMES);
	}
}

void
extract_shape(struct extract *x, struct str json, const struct html_node *node)
{
	struct buf *out = &x->shapes;

	if (!is_own(x, x->site) || (!json.p && !node))
		return;
	buf_printf(out, "    row %zu: ", x->got.rows);
	if (json.p) {
		if (x->pick.json.p)
			json = x->pick.json;
		say_members(out, json);
	} else {
		say_element(out, node);
	}
	buf_addc(out, '\n');
}

void
extract_shape_data(struct extract *x, struct str data)
{
	struct buf *out = &x->shapes;

	if (!is_own(x, x->site) || out->n)
		return;
	buf_puts(out, "    its data: ");
	say_members(out, data);
	buf_addc(out, '\n');
}

/* Tells the text of a content line that the page lacks, if any. */
static void
say_lack(struct buf *out, struct str lack)
{
	const char *quote = str_find(lack, STR("\""), 0) < lack.n ? "" : "\"";

	if (lack.p)
		buf_printf(out, ", and %s" STR_FMT "%s is not in it", quote,
		    STR_ARG(lack), quote);
}

/* Tells how well a definition fits, and what of it does not. */
static void
say_fit(struct extract *x, const struct site *site, enum site_fit fit)
{
	static const char *const fits[] = {
	    [SITE_FITS_NOT] = "is for any page",
	    [SITE_FITS_CONTENT] = "fits by its text",
	    [SITE_FITS_URL] = "fits by its address",
	    [SITE_FITS] = "fits by its address and text",
	};
	struct str lack;
	size_t near;

	buf_printf(
	    &x->said, "  " STR_FMT ": %s", STR_ARG(site->name), fits[fit]);
	if (fit == SITE_FITS_CONTENT && site->nhost && x->url.p)
		buf_puts(&x->said, ", not by its address");
	if (fit == SITE_FITS_URL && site->ncontent) {
		lack = site_lacks(site, x->sites->marks, &near);
		say_lack(&x->said, lack);
	}
	buf_puts(&x->said, "; ");
}

void
extract_say(
    struct extract *x, const struct site *site, enum site_fit fit, bool good)
{
	if (!x->opt.explains)
		return;
	say_fit(x, site, fit);
	if (!good)
		buf_puts(&x->said, x->got.why.msg);
	else if (x->got.none)
		buf_puts(&x->said, x->got.needy
				       ? "its rows lack what is needed"
				       : "the page says that it has none");
	else
		buf_printf(&x->said, "%zu rows, %zu adverts", x->got.rows,
		    x->got.rows - x->got.lame);
	buf_addc(&x->said, '\n');
	if (good && !x->got.none)
		say_sources(x, site);
	say_passed(x, site);
	buf_addstr(&x->said, buf_str(&x->shapes));
}

static bool
fits_not(struct extract *x, const struct site *s)
{
	const struct csv *table = x->table.is ? &x->csv : NULL;

	for (int fit = SITE_FITS_NOT + 1; fit <= SITE_FITS; fit++)
		if (site_fits(s, (enum site_fit)fit, x->sites->marks, table))
			return false;
	return true;
}

/* Tells which address a definition that does not fit is for. */
static void
say_address(struct extract *x, const struct site *s, struct buf *out)
{
	const char *sep = ": ";

	if (!s->nhost || !x->url.p || !site_has_host(s, x->url)) {
		buf_puts(out, !s->nhost  ? "it is known by its text only"
			      : x->url.p ? "not its address"
					 : "no address is known");
		return;
	}
	buf_puts(out, "its host, but not its path");
	for (size_t i = 0; i < s->ndir; i++, sep = ", ")
		buf_printf(out, "%s" STR_FMT, sep, STR_ARG(s->dir[i]));
}

/* Tells why a definition does not fit, and what it misses. */
static void
say_misfit(
    struct extract *x, const struct site *s, struct str lack, struct buf *out)
{
	buf_printf(out, "  " STR_FMT ": does not fit: ", STR_ARG(s->name));
	say_address(x, s, out);
	if (s->ncsv && x->table.is)
		buf_printf(out, ", and no column is called " STR_FMT,
		    STR_ARG(site_lacks_column(s, &x->csv)));
	else if (s->ncsv)
		buf_printf(out,
		    ", and it is no table with the columns " STR_FMT,
		    STR_ARG(s->csv[0]));
	say_lack(out, lack);
	buf_addc(out, '\n');
}

/* How much speaks for a definition that does not fit: that the caller named it,
 * so many of its texts that are there, or that it is for a table, as the page
 * is; 0: nothing does. */
static size_t
nearness(struct extract *x, const struct site *s, size_t texts)
{
	if (is_own(x, s))
		return NEAREST;
	if (texts)
		return texts < NEAREST - 2 ? texts + 1 : NEAREST - 1;
	return x->table.is && s->ncsv;
}

/* Tells the definitions that do not fit and for which so much speaks. */
static void
say_near(struct extract *x, size_t much, struct buf *out)
{
	size_t texts;

	for (size_t i = 0; i < x->sites->n; i++) {
		const struct site *s = &x->sites->site[i];
		struct str lack = site_lacks(s, x->sites->marks, &texts);

		if (!s->generic && fits_not(x, s) &&
		    nearness(x, s, texts) == much)
			say_misfit(x, s, lack, out);
	}
}

/* Counts those for which less speaks: their names would fill a screen. */
static void
say_far(struct extract *x, size_t much, struct buf *out)
{
	size_t texts, n = 0;

	for (size_t i = 0; i < x->sites->n; i++) {
		const struct site *s = &x->sites->site[i];

		site_lacks(s, x->sites->marks, &texts);
		n += !s->generic && fits_not(x, s) &&
		     nearness(x, s, texts) < much;
	}
	if (!n)
		return;
	buf_printf(out, "  %zu others do not fit", n);
	if (much == 1)
		buf_printf(out, ": %s, and none of their texts is in it",
		    x->url.p ? "not their address" : "no address is known");
	buf_addc(out, '\n');
}

/* Tells the definitions that do not fit, the nearest first: the page may be of
 * a site that was built anew.  Where one of the caller's own gave adverts, only
 * those of his. */
static void
say_others(struct extract *x, struct buf *out)
{
	size_t least = x->nadverts && is_own(x, x->site) ? NEAREST : 1;

	for (size_t much = NEAREST; much >= least; much--)
		say_near(x, much, out);
	say_far(x, least, out);
}

static void
say_all(struct extract *x, struct buf *out)
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
	if (!x->nadverts || x->site->generic) /* which may have taken a part */
		extract_seen(x, out);
	say_others(x, out);
}

/* Addresses and names are the page's words, and this is read at a terminal. */
void
extract_explain(struct extract *x, struct buf *out)
{
	struct buf said = {0};
	struct str rest;

	say_all(x, &said);
	for (rest = buf_str(&said); rest.n; buf_addc(out, '\n'))
		visible_add(out, str_cut(&rest, '\n'));
	buf_free(&said);
}

void
extract_dry(const struct extract *x, struct buf *out)
{
	for (size_t i = 0; i < x->sites->own; i++) {
		const struct site *s = &x->sites->site[i];
		const struct tally *t = &x->tally[i];
		const char *sep = "";

		if (t->rows < ENOUGH)
			continue;
		for (int k = SITE_ITEM; k < SITE_ROWS; k++) {
			if (t->with[k] || !s->source[k].n)
				continue;
			if (!*sep)
				buf_printf(out, "%s" STR_FMT ": ",
				    out->n ? "; " : "", STR_ARG(s->name));
			buf_printf(
			    out, "%s%s", sep, site_key_name((enum site_key)k));
			sep = ", ";
		}
	}
}

bool
extract_idle(const struct extract *x)
{
	for (size_t i = 0; i < x->sites->own; i++)
		if (x->tally[i].pages)
			return false;
	return x->sites->own > 0;
}

/* Appends how many rows have each key: 0 too, if a definition for a site says
 * where it is, as a site that was built anew shows in that. */
static void
count_keys(const struct site *s, const struct tally *t, struct buf *out)
{
	for (int k = 0; k < SITE_ROWS; k++)
		if (t->with[k] || (t->rows && !s->generic && s->source[k].n))
			buf_printf(out, ",\"%s\":%llu",
			    site_key_name((enum site_key)k),
			    (unsigned long long)t->with[k]);
}

/* Appends a member to the counts of a definition, unless it is 0. */
static void
count(struct buf *out, const char *key, uint64_t n)
{
	if (n)
		buf_printf(out, ",\"%s\":%llu", key, (unsigned long long)n);
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
		count(out, "rejected", t->rejected);
		buf_printf(out, ",\"rows\":%llu", (unsigned long long)t->rows);
		count(out, "skipped", t->skipped);
		count(out, "lacking", t->lacking);
		count_keys(&x->sites->site[i], t, out);
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
