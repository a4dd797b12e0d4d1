/* shown - what a page that is one advert shows of it */
#include "shown_priv.h"
#include "text.h"
#include "titled.h"
#include "value.h"

#define ALIKE     4   /* bytes that a heading and a title have in common */
#define MORE      8   /* bytes beside the name of a site */
#define SMALL     6   /* elements in what is one thing */
#define TITLE_MAX 600 /* bytes of a heading */
#define LONG      ((size_t)1 << 20) /* of a text that is none: a script */
#define BESIDE    20                /* bytes beside a price that are no prose */

static const char *const names[THINGS] = {"title", "price", "seller", "place",
    "sold", "image", "heading", "headline"};

static enum thing
thing_of(struct str what)
{
	int t = 0;

	while (t < THINGS && !str_eq(what, str_from(names[t])))
		t++;
	return (enum thing)t;
}

bool
shown_is(struct str what)
{
	return thing_of(what) < THINGS;
}

bool
shown_small(const struct shown *s, const struct html_node *node)
{
	const struct html_node *k = node;
	size_t few = 0;

	while (few <= SMALL && (k = html_next(node, k)) && k != s->head)
		few++;
	return !k;
}

bool
shown_add(
    struct shown *s, const struct html_node *node, size_t most, size_t *at)
{
	*at = s->text.n;
	buf_clear(&s->raw);
	html_parts(node, NULL, VALUE_PART, &s->raw);
	value_parts(s->numbers, &s->raw, 0);
	text_fold(buf_str(&s->raw), &s->text);
	return s->text.n - *at <= most;
}

/* True if one is in the other, or both begin alike. */
static bool
alike(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	if (n >= ALIKE || (n && (n == a.n || n == b.n)))
		return true;
	return a.n >= ALIKE && b.n >= ALIKE &&
	       (str_find(a, b, 0) < a.n || str_find(b, a, 0) < b.n);
}

/* True if the text is the name of a site, and little else.  twice: a heading is
 * just this, and the page's title begins with it, so that a word beside it is
 * of goods: Amazon parrot. */
static bool
is_site(const struct shown *s, struct str text, bool twice)
{
	struct str name;

	if (twice && memchr(text.p, ' ', text.n))
		return false;

	for (uint32_t i = 0; i < s->list[LIST_SUFFIX].n; i++) {
		name = s->list[LIST_SUFFIX].name[i];
		if (text.n <= name.n + MORE && str_find(text, name, 0) < text.n)
			return true;
	}
	return false;
}

/* True if the element is of the frame around all pages of the site. */
static bool
is_frame(const struct html_node *n)
{
	bool header = false;
	struct str tag;

	for (; n; n = html_parent(n)) {
		tag = html_tag(n);
		if (str_eq(tag, STR("main")) || str_eq(tag, STR("article")))
			return false;
		header |= str_eq(tag, STR("header")) ||
		          str_eq(tag, STR("nav")) || str_eq(tag, STR("footer"));
	}
	return header;
}

/* Notes <title>, og:title and og:image. */
static void
note_head(struct shown *s, const struct html_node *n)
{
	struct str tag = html_tag(n);

	if (!s->page_n && str_eq(tag, STR("title"))) {
		shown_add(s, n, TITLE_MAX, &s->page);
		s->page_n = s->text.n - s->page;
	} else if (!s->og.p && str_eq(tag, STR("meta")) &&
		   str_eq(html_attr(n, "property"), STR("og:title"))) {
		s->og = str_trim(html_attr(n, "content"));
	} else if (str_eq(tag, STR("meta")) &&
		   str_eq(html_attr(n, "property"), STR("og:site_name"))) {
		s->site = str_trim(html_attr(n, "content"));
	} else if (!s->found[THING_IMAGE].p && str_eq(tag, STR("meta")) &&
		   str_eq(html_attr(n, "property"), STR("og:image"))) {
		s->found[THING_IMAGE] = str_trim(html_attr(n, "content"));
	}
}

static struct str
page_title(const struct shown *s)
{
	return str_n(s->text.p + s->page, s->page_n);
}

/* True if a text has a name of a site in it. */
static bool
has_site(const struct shown *s, struct str text)
{
	return (s->site.n && str_find(text, s->site, 0) < text.n) ||
	       names_within(&s->list[LIST_SUFFIX], text);
}

/* A page's title without the names of the site at its end. */
static struct str
bare_title(const struct shown *s, struct str title)
{
	size_t cut;

	for (;;) {
		for (cut = title.n; cut > 0; cut--)
			if (titled_mark(str_after(title, cut - 1)))
				break;
		if (cut < 2 || !has_site(s, str_after(title, cut - 1)))
			return title;
		title = str_trim(str_n(title.p, cut - 1));
	}
}

/* Of a heading of several elements, of which the page's title has the first
 * alone, as there is the number of the goods behind, that. */
static void
take_own(struct shown *s, const struct html_node *n, size_t *at)
{
	const struct html_node *k;
	size_t from = s->text.n;
	struct str text = str_n(s->text.p + *at, from - *at), own, page;

	page = page_title(s);
	if (!html_next(n, n) || str_starts(page, text) ||
	    str_starts(s->og, text))
		return;
	for (k = n; k && !html_has_text(k);)
		k = html_next(n, k);
	if (!k)
		return;
	buf_clear(&s->raw);
	html_own_text(k, &s->raw);
	text_fold(buf_str(&s->raw), &s->text);
	own = buf_after(&s->text, from);
	page = page_title(s);
	if (own.n >= ALIKE && (str_starts(page, own) || str_starts(s->og, own)))
		*at = from;
	else
		s->text.n = from;
}

/* True if the element's text may be the heading; it is kept if so. */
static bool
is_heading(struct shown *s, const struct html_node *n, bool h1)
{
	unsigned calm = SHOWN_FILLER | SHOWN_GOODS | SHOWN_NAME;
	size_t at, from = s->text.n;
	bool named = shown_named(s, n, SHOWN_TITLE, calm) ||
	             shown_named(s, n, SHOWN_GOODS | SHOWN_NAME, calm);
	struct str text, page;
	bool unlike, twice;

	if ((!h1 && !named) || !shown_small(s, n) ||
	    !shown_add(s, n, TITLE_MAX, &at) || s->text.n - at < ALIKE) {
		s->text.n = from;
		return false;
	}
	take_own(s, n, &at);
	text = buf_after(&s->text, at);
	page = bare_title(s, page_title(s));
	twice = h1 && str_starts(page, text);
	if (is_site(s, page, twice))
		page.n = 0;
	unlike = (page.n || s->og.n) && !alike(text, page) &&
	         !alike(text, s->og) && !(h1 && named);
	if (unlike || is_site(s, text, twice) || is_frame(n)) {
		s->doubt |= h1 && unlike;
		s->text.n = from;
		return false;
	}
	s->head = n;
	s->title = at;
	s->title_n = text.n;
	return true;
}

/* Of <h1> the first that may be it, else any element called a title. */
static void
find_heading(struct shown *s)
{
	for (int h1 = 1; h1 >= 0 && !s->head; h1--) {
		const struct html_node *n = s->doc;

		while (!s->head && (n = html_next(s->doc, n))) {
			bool is = str_eq(html_tag(n), STR("h1"));

			if (h1)
				note_head(s, n);
			if (is == (h1 == 1))
				is_heading(s, n, is);
		}
	}
}

/* True if the page's title begins with the text, and parts it from the rest. */
static bool
begins_title(const struct shown *s, struct str text)
{
	struct str page = page_title(s);

	return text.n >= MORE && str_starts(page, text) && page.n > text.n &&
	       titled_mark(str_trim(str_after(page, text.n))) > 0;
}

/* True if the element, or one of those around it, is a link, of the frame, or
 * beside the advert. */
static bool
is_beside(struct shown *s, const struct html_node *n)
{
	if (is_frame(n))
		return true;
	for (; n; n = html_parent(n))
		if (str_eq(html_tag(n), STR("a")) ||
		    str_eq(html_tag(n), STR("head")) ||
		    shown_says(s, n) & SHOWN_ASIDE)
			return true;
	return false;
}

/* Where nothing is called a heading: the first text of one element that the
 * page's title begins with, before the name of the site. */
static bool
title_heading(struct shown *s)
{
	const struct html_node *n = s->doc;
	size_t at, from = s->text.n;
	struct str text;

	while ((n = html_next(s->doc, n))) {
		text = html_first_text(n);
		if (!text.p || text.n > LONG || !shown_small(s, n))
			continue;
		if (shown_add(s, n, TITLE_MAX, &at) &&
		    begins_title(s, buf_after(&s->text, at)) &&
		    !is_beside(s, n)) {
			s->head = n;
			s->title = at;
			s->title_n = s->text.n - at;
			return true;
		}
		s->text.n = from;
	}
	return false;
}

/* True if the heading may be the shop's name, as its logo is: the page's title
 * ends with it, or the page says so. */
static bool
is_logo(const struct shown *s, struct str heading)
{
	if (s->site.n)
		return str_eq(heading, s->site);
	return s->og.n > heading.n && str_ends(s->og, heading);
}

/* A title alone may be that of any page: only beside a price it is one.  Where
 * a heading says something else than the page's title, nobody knows. */
static void
set_title(struct shown *s)
{
	struct str *heading = &s->found[THING_HEADING];

	if (s->head)
		*heading = str_n(s->text.p + s->title, s->title_n);
	else if (s->doubt)
		return;
	else if (s->og.n)
		*heading = bare_title(s, s->og);
	else
		*heading = bare_title(s, page_title(s));
	if (s->head && !is_logo(s, *heading))
		s->found[THING_HEADLINE] = *heading;
	if (!heading->n || is_site(s, *heading, s->head))
		heading->p = NULL;
	else if (s->found[THING_PRICE].n)
		s->found[THING_TITLE] = *heading;
}

static struct str
text_of(const struct shown *s, const struct shown_thing *one)
{
	return str_n(s->text.p + one->at, one->n);
}

static bool
same(const struct shown *s, enum thing thing, struct str a, struct str b)
{
	struct price p, q;

	if (thing != THING_PRICE)
		return str_eq(a, b);
	return value_price(s->numbers, a, &p) &&
	       value_price(s->numbers, b, &q) &&
	       amount_cmp(&p.low, &q.low) == 0 &&
	       strcmp(p.high.text, q.high.text) == 0;
}

/* What all of those nearest to the heading say, if that is one thing. */
static void
settle(struct shown *s, enum thing thing)
{
	size_t deepest = 0, depth;
	struct str text = STR_NONE;

	for (size_t i = 0; i < s->n; i++) {
		const struct shown_thing *one = &s->one[i];

		if (one->thing != thing)
			continue;
		depth = s->head ? html_meet(one->node, s->head) : 0;
		if (!text.p || depth > deepest) {
			deepest = depth;
			text = text_of(s, one);
		} else if (depth == deepest && text.n &&
			   !same(s, thing, text, text_of(s, one))) {
			text.n = 0;
		}
	}
	if (text.n)
		s->found[thing] = text;
	else if (thing == THING_PRICE)
		s->split = text.p != NULL;
}

/* True if a class of the element, or of that around it, says that it is a
 * price. */
static bool
is_called_price(struct shown *s, const struct html_node *n)
{
	const struct html_node *up = html_parent(n);

	return shown_says(s, n) & SHOWN_PRICE ||
	       (up && shown_says(s, up) & SHOWN_PRICE);
}

/* True if an element says what the one beside it does, for those who hear it:
 * <ins>$9.50</ins> <span>Current price is: $9.50.</span> */
static bool
is_again(struct shown *s, const struct shown_thing *one,
    const struct shown_thing *again)
{
	return html_parent(one->node) == html_parent(again->node) &&
	       is_called_price(s, one->node) &&
	       same(s, THING_PRICE, text_of(s, one), text_of(s, again));
}

/* True if one in the element that shows the price is called so, and says it:
 * <p><b class="price">$9.50</b> Material: horn</p>. */
static bool
holds_called_price(struct shown *s, const struct shown_thing *one)
{
	const struct html_node *k = one->node;
	size_t at, from = s->text.n;
	bool holds = false;

	while (!holds && (k = html_next(one->node, k))) {
		if ((shown_says(s, k) & (SHOWN_PRICE | SHOWN_PAST)) !=
			SHOWN_PRICE ||
		    !shown_add(s, k, one->n + BESIDE, &at))
			continue;
		holds = same(
		    s, THING_PRICE, text_of(s, one), buf_after(&s->text, at));
		s->text.n = from;
	}
	s->text.n = from;
	return holds;
}

/* Notes if one element alone shows the price beside the heading, and says
 * little else. */
static void
note_sure(struct shown *s)
{
	size_t deepest = 0, depth, count = 0, at, from = s->text.n;
	const struct shown_thing *best = NULL;

	for (size_t i = 0; s->head && i < s->n; i++) {
		if (s->one[i].thing != THING_PRICE)
			continue;
		depth = html_meet(s->one[i].node, s->head);
		if (!best || depth > deepest) {
			best = &s->one[i];
			deepest = depth;
			count = 1;
		} else {
			count +=
			    depth == deepest && !is_again(s, best, &s->one[i]);
		}
	}
	if (count == 1 &&
	    (is_called_price(s, best->node) || holds_called_price(s, best) ||
		shown_add(s, best->node, best->n + BESIDE, &at)))
		s->sure = best->node;
	s->text.n = from;
}

/* Collects once more with prices that are called those of taxes, and such as an
 * estimate, if there is no other: shops of lands where no tax is in a price
 * call it without. */
static void
collect_taxed(struct shown *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->one[i].thing == THING_PRICE)
			return;
	s->untaxed = true;
	s->n = 0;
	shown_collect(s);
}

void
shown_page(
    struct shown *s, const struct numbers *numbers, const struct html_node *doc)
{
	s->numbers = numbers;
	s->doc = doc;
	s->head = NULL;
	s->sure = NULL;
	s->doubt = s->taxed = s->untaxed = s->split = false;
	s->og = s->site = STR_NONE;
	s->n = s->title_n = s->page = s->page_n = 0;
	buf_clear(&s->text);
	for (int t = 0; t < THINGS; t++)
		s->found[t] = STR_NONE;
	if (!doc)
		return;
	find_heading(s);
	shown_collect(s);
	if (!s->n && !s->head && !s->doubt && title_heading(s))
		shown_collect(s);
	if (s->taxed)
		collect_taxed(s);
	note_sure(s); /* before what is found, which is lent by s->text */
	for (int t = THING_PRICE; t < THING_IMAGE; t++)
		settle(s, (enum thing)t);
	set_title(s);
}

bool
shown_split(const struct shown *s)
{
	return s->head && s->split && s->found[THING_HEADING].n;
}

bool
shown_sure(const struct shown *s)
{
	return s->sure != NULL;
}

struct str
shown_text(const struct shown *s, struct str what)
{
	enum thing t = thing_of(what);

	return t < THINGS ? s->found[t] : STR_NONE;
}
