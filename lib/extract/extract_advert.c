/* extract_advert - a row of a page: an advert, or why it is none */
#include "extract_priv.h"
#include "look.h"
#include "mem.h"
#include "url.h"

/* Bytes of adverts from which on they are given: a page seldom has so many. */
#define GIVEN ((size_t)512 << 10)

/* The SHA-256 of the document's stored bytes.  With it that of the record
 * behind is made if the document before had adverts, too: a page with adverts
 * is seldom alone. */
static const char *
digest(struct extract *x)
{
	struct extract_digest *g = &x->stored;
	const struct doc *d = x->doc;

	g->asked = true;
	if (d->sha256)
		return d->sha256;
	if (g->hex[0])
		return g->hex;
	if (g->before && d->next.n) {
		sha_both(x->sha, d->stored, d->next, g->hex, d->next_sha256);
	} else {
		sha_add(x->sha, d->stored);
		sha_end(x->sha, g->hex);
	}
	return g->hex;
}

void
extract_end_digest(struct extract *x)
{
	struct extract_digest *g = &x->stored;

	g->before = g->asked;
	g->asked = false;
	g->hex[0] = '\0';
}

void
extract_give(struct extract *x)
{
	struct str left = buf_str(&x->adverts), line;

	while (x->sink && left.n) {
		line = str_n(left.p, str_find(left, STR("\n"), 0) + 1);
		x->sink->take(x->sink->to, line);
		left.p += line.n, left.n -= line.n;
	}
	buf_release(&x->adverts);
}

static void
write_row(struct extract *x, struct advert_source *source)
{
	source->sha256 = digest(x);
	advert_write(&x->advert, source, &x->adverts);
	x->nadverts++;
	if (x->adverts.n >= GIVEN)
		extract_give(x);
}

/* True if a source of skip finds something true in the row that x->pick stands
 * at. */
static bool
is_skipped(struct extract *x)
{
	const struct site_sources *s = &x->site->source[SITE_SKIP];

	for (size_t i = 0; i < s->n; i++) {
		pick_start(&x->pick, &s->at[i]);
		while (pick_next(&x->pick))
			if (pick_is_true(&x->pick))
				return true;
	}
	return false;
}

/* True if the row lacks a key that the definition needs. */
static bool
lacks_need(const struct extract *x)
{
	for (int k = 0; k < SITE_ROWS; k++)
		if (x->site->need >> k & 1 && !x->advert.value[k].p)
			return true;
	return false;
}

/* True of an advert that the page has given already: by its number, if another
 * definition read it; or, of a site that shows one once more when somebody pays
 * for it, by all that it says. */
static bool
is_given(struct extract *x)
{
	static const enum site_key says[] = {SITE_TITLE, SITE_PRICE_TEXT,
	    SITE_PRICE, SITE_DESCRIPTION, SITE_SELLER_NAME};
	const struct str *v = x->advert.value;
	const struct site *s = x->site;
	struct given *g = &x->given;
	uint32_t n = g->shown.n;

	if (!v[SITE_ITEM].p || (!s->once && !s->nalso && !g->also))
		return false;
	buf_clear(&g->key);
	buf_addstr(&g->key, v[SITE_PLATFORM]);
	buf_addc(&g->key, ':');
	buf_addstr(&g->key, v[SITE_ITEM]);
	if (g->also && names_find(&g->ids, buf_str(&g->key)) != NAMES_NONE)
		return true;
	if (s->nalso)
		names_add(&g->ids, buf_str(&g->key));
	for (size_t i = 0; i < COUNT(says); i++) {
		buf_addc(&g->key, '\n');
		buf_addstr(&g->key, v[says[i]]);
	}
	return s->once && names_add(&g->shown, buf_str(&g->key)) < n;
}

/* Rows in the parts of a sheet before this one.  doc->before does not count the
 * first row, which is no header if the columns have no names. */
static uint64_t
rows_before(const struct extract *x)
{
	return x->doc->before +
	       (x->doc->before && x->site->dump && x->table.bare);
}

/* Where the present row is stored if the page is a table of a database; else
 * NULL.  Looks it up by halves, as rows stand in the order of the text. */
static const struct doc_row *
database_row(const struct extract *x)
{
	const struct doc_row *row = x->doc->row;
	size_t from = 0, to = row ? x->doc->nrow : 0, mid;

	while (from < to) {
		mid = from + (to - from) / 2;
		if (row[mid].at == x->csv.at)
			return &row[mid];
		if (row[mid].at < x->csv.at)
			from = mid + 1;
		else
			to = mid;
	}
	return NULL;
}

/* The advert's number in an address of a site whose forms dump.tsv does not
 * have, found as for that site's lists; absent if there is a name instead. */
static struct str
own_number(struct extract *x, struct str url)
{
	struct str item = STR_NONE;
	uint32_t kind;

	if ((x->site->schema || (x->site->dump && !dump_is_lot(x->dump))) &&
	    !look_knows(x->look, url_host(url)))
		item = look_own(x->look, url_local(url), &kind);
	return str_is_digits(item) ? item : STR_NONE;
}

/* The advert's number in an address of a dump without a host, /itm/12, by the
 * form that those of its platform have; absent if there is none. */
static struct str
local_number(struct extract *x)
{
	struct str url = dump_found(x->dump, STR("url"));

	if (!x->site->dump || json_type(url) != JSON_STRING ||
	    !x->advert.value[SITE_PLATFORM].p || !str_starts(url, STR("\"/")) ||
	    str_starts(url, STR("\"//")))
		return STR_NONE;
	buf_clear(&x->cells);
	buf_addstr(&x->cells, x->advert.value[SITE_PLATFORM]);
	json_decode(url, &x->cells);
	return look_item(x->look, buf_str(&x->cells));
}

/* Takes the advert's number from its address where nothing else gives it. */
static void
number_of_address(struct extract *x)
{
	struct advert *a = &x->advert;
	struct str url = a->value[SITE_URL], item;

	if (a->value[SITE_ITEM].p ||
	    (x->site->dump && /* of several addresses none is it */
		json_type(dump_found(x->dump, STR("url"))) == JSON_ARRAY))
		return;
	item = url.p ? look_item(x->look, url) : local_number(x);
	if (url.p && !item.n)
		item = own_number(x, url);
	advert_number(a, item);
}

/* True if a table gives for an advert's address that of the list in which it
 * stood, as scrapers do that note where they began: it tells none of those
 * there.  What a column for such pages has is a list's, if nothing in it tells
 * which goods it is of. */
static bool
is_listed(struct extract *x)
{
	struct str url = x->advert.value[SITE_URL], local;
	uint32_t kind;

	if (!url.p || x->advert.value[SITE_ITEM].p || !x->site->dump)
		return false;
	local = url_local(url);
	if (look_searches(
		x->look, str_after(local, str_find(local, STR("?"), 0))))
		return true;
	return dump_found(x->dump, STR("url")).p ==
	           dump_found(x->dump, STR("page")).p &&
	       !look_own(x->look, local, &kind).n;
}

/* Counts the advert that was written: its keys, and which sources gave them. */
static void
count_row(struct extract *x)
{
	struct tally *t = &x->tally[x->site - x->sites->site];

	t->rows++;
	for (int k = 0; k < SITE_KEYS; k++) {
		unsigned won = x->advert.won[k];

		t->with[k] += x->advert.value[k].p != NULL;
		if (x->advert.value[k].p && won && won <= SOURCES)
			x->got.gave[k][won - 1]++;
	}
}

/* Counts a row that is no advert, and notes the first for extract_explain; a
 * sum below others is none, and no fault. */
static void
count_lame(struct extract *x, struct str json, const struct html_node *node)
{
	if (x->site->dump && dump_is_sum(x->dump)) {
		x->got.rows--;
		x->got.skipped++;
		return;
	}
	if (!x->got.lame++ && x->got.rows > 1)
		extract_shape(x, json, node);
	if (x->got.lame == 1)
		x->got.lame_row = x->got.rows;
}

/* Reads the row.  Of the first in which an expression fails the number is said.
 */
static bool
read_advert(struct extract *x)
{
	struct err why;
	bool sound = !x->pick.fault,
	     is = advert_read(&x->advert, &x->pick, x->site);

	if (sound && x->pick.fault && strcmp(x->pick.fault, "rule") == 0) {
		why = x->pick.why;
		err_set(&x->pick.why, "%.480s (row %zu)", why.msg, x->got.rows);
	}
	return is;
}

/* True of a row that has nothing of an advert but the number of the one before
 * it, and that has a title: exports have a row for each kind of the goods, or
 * picture. */
static bool
goes_on(struct extract *x)
{
	const struct str *v = x->advert.value;
	bool same;

	if (x->got.rows == 1)
		buf_clear(&x->last);
	same = v[SITE_ITEM].n && str_eq(v[SITE_ITEM], buf_str(&x->last));
	if (!v[SITE_TITLE].n) /* its url may be made of its number */
		return same && x->site->dump && !v[SITE_PRICE].n &&
		       !x->advert.won[SITE_URL];
	buf_clear(&x->last);
	buf_addstr(&x->last, v[SITE_ITEM]);
	return false;
}

/* Counts a row that is no advert of this page, and no fault. */
static bool
is_dropped(struct extract *x)
{
	if (lacks_need(x))
		x->got.needy++;
	else if (is_given(x) || goes_on(x))
		x->got.skipped++;
	else
		return false;
	x->got.rows--;
	return true;
}

void
extract_row(struct extract *x, struct str json, const struct html_node *node)
{
	struct advert_source source = {.doc = x->doc,
	    .charset = x->text.name,
	    .site = x->site->name,
	    .in = database_row(x),
	    .row = rows_before(x) + x->pages.above + ++x->got.rows};

	x->advert.doc = x->doc;
	pick_row(&x->pick, x->site, json, node);
	if (is_skipped(x)) {
		x->got.rows--;
		x->got.skipped++;
		return;
	}
	if (x->got.rows == 1)
		extract_shape(x, json, node);
	if (!read_advert(x)) {
		count_lame(x, json, node);
		return;
	}
	number_of_address(x);
	if (!x->advert.value[SITE_PLATFORM].p) {
		err_set(&x->got.why,
		    "its platform is not known; give --platform "
		    "or --url");
		x->got.unplaced = true;
		x->got.lame++;
		return;
	}
	source.listed = is_listed(x);
	if (is_dropped(x))
		return;
	if (source.listed && !x->advert.value[SITE_TITLE].n) {
		count_lame(x, json, node); /* as a search that is suggested */
		return;
	}
	write_row(x, &source);
	count_row(x);
}
