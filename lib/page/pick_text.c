/* pick_text - the text of a value that a source finds */
#include <string.h>

#include "cut.h"
#include "pick_priv.h"
#include "re.h"
#include "value.h"

#define SEARCH 200000000 /* nanoseconds that one by =~ may take */

/* Fills the template into p->text; false if a value is not known. */
static bool
fill(struct pick *p)
{
	struct str t = p->source->text, value;
	size_t at, end;

	while ((at = str_find(t, STR("{"), 0)) < t.n) {
		end = str_find(t, STR("}"), at);
		value = p->known[site_key(str_n(t.p + at + 1, end - at - 1))];
		if (!value.n)
			return false;
		buf_add(&p->text, t.p, at);
		buf_addstr(&p->text, value);
		t.p += end + 1, t.n -= end + 1;
	}
	buf_addstr(&p->text, t);
	return true;
}

/* The text of a JSON string or number in p->text. */
static bool
json_text(struct pick *p)
{
	switch (json_type(p->span)) {
	case JSON_STRING: json_decode(p->span, &p->text); return true;
	case JSON_NUMBER: buf_addstr(&p->text, p->span); return true;
	default: return false;
	}
}

/* Without the dots of a text that was shortened; absent if it has none. */
static struct str
shortened(struct str s)
{
	static const struct str dots[] = {STR_INIT("..."), STR_INIT("…")};

	s = str_trim(s);
	for (size_t i = 0; i < COUNT(dots); i++)
		if (s.n > dots[i].n && str_ends(s, dots[i]))
			return str_trim(str_n(s.p, s.n - dots[i].n));
	return STR_NONE;
}

/* In the place of a text that was shortened the title of an element in it, or
 * of a link around it, that begins so and is longer. */
static void
lengthen(struct pick *p)
{
	const struct html_node *top = p->match.node, *n;
	struct str begin = shortened(buf_str(&p->text)), whole;

	if (!begin.p || p->match.attr || !top)
		return;
	while (!str_eq(html_tag(top), STR("a")) && html_parent(top) &&
	       top != p->node)
		top = html_parent(top);
	if (!str_eq(html_tag(top), STR("a")))
		top = p->match.node;
	for (n = top; n; n = html_next(top, n)) {
		whole = str_trim(html_attr(n, "title"));
		if (whole.n <= begin.n || !str_starts(whole, begin))
			continue;
		buf_clear(&p->text);
		buf_addstr(&p->text, whole);
		return;
	}
}

/* Adds what the element or attribute says, a price with its fraction. */
static bool
take(struct pick *p)
{
	size_t from = p->text.n;
	bool got;

	if (!p->money)
		return select_take(&p->match, &p->text);
	got = select_parts(&p->match, VALUE_PART, &p->text);
	value_parts(p->numbers, &p->text, from);
	return got;
}

/* Takes one more element, behind a blank, but the fraction of a price as such:
 * 68, .00; and, of one that a selector has the parts of, 68, 00. */
static bool
take_more(struct pick *p)
{
	size_t n = p->text.n;
	struct str s;
	bool got;

	buf_addc(&p->text, ' ');
	got = take(p);
	s = str_trim(buf_after(&p->text, n));
	if (p->money && s.n &&
	    (*s.p == '.' || (s.n == 2 && str_is_digits(s) &&
				select_nparts(p->source->css) > 1))) {
		p->text.p[n] = VALUE_PART;
		value_parts(p->numbers, &p->text, 0);
	}
	return got;
}

/* True if what has been taken behind `from` is text of the first part. */
static bool
is_first(const struct pick *p, size_t from)
{
	return !p->match.part && str_trim(buf_after(&p->text, from)).n > 0;
}

/* The text of the element that was found; joined, that of all.  A price whose
 * first part says nothing is none: what is left of 9 and .50 is no price. */
static bool
css_text(struct pick *p)
{
	bool got = take(p), whole = is_first(p, 0);
	size_t n;

	lengthen(p);
	if (!p->source->join)
		return got;
	while (pick_next_match(p)) {
		n = p->text.n;
		got |= take_more(p);
		whole |= is_first(p, n);
	}
	return got && (whole || !p->money);
}

/* True of a source that puts a text together of parts, any of which may lack.
 */
static bool
is_made(const struct site_source *s)
{
	static const struct str signs[] = {
	    STR_INIT("join("), STR_INIT("+"), STR_INIT("\\(")};
	size_t i = 0;

	if (s->how == SITE_CSS)
		return s->join && select_nparts(s->css) > 1;
	while (s->how == SITE_JQ && i < COUNT(signs))
		if (str_find(s->text, signs[i++], 0) < s->text.n)
			return true;
	return false;
}

/* True if \(...) in an expression put null into its text, as a word. */
static bool
has_null(const struct pick *p)
{
	struct str e = p->source->text, s = buf_str(&p->text);
	size_t at = str_find(e, STR("\\("), 0) < e.n ? 0 : s.n, end;

	for (; (at = str_find(s, STR("null"), at)) < s.n; at = end) {
		end = at + 4;
		if ((!at || !ascii_letter(s.p[at - 1])) &&
		    (end == s.n || !ascii_letter(s.p[end])))
			return true;
	}
	return false;
}

/* The part of the text that the expression behind =~ finds, or absent.  A
 * search that is given up is a fault: it does not say that there is none. */
static struct str
search(struct pick *p, struct str text)
{
	struct site_source *s = (struct site_source *)(size_t)p->source;
	struct re_part part = {text, 0, text.n};
	struct re_budget budget = {.left = SEARCH};
	size_t start, end;

	if (p->fault)
		return STR_NONE;
	if (!s->re && !(s->re = re_new(s->found, false, &p->why))) {
		pick_rule_fault(p);
		return STR_NONE;
	}
	switch (re_find(s->re, part, &budget, &start, &end)) {
	case RE_YES: return str_n(text.p + start, end - start);
	case RE_NO: break;
	case RE_UNDECIDED:
		err_set(&p->why, "what is behind =~ takes too long");
		pick_rule_fault(p);
		break;
	}
	return STR_NONE;
}

/* The whole text of the value; false if it is none. */
static bool
whole_text(struct pick *p, struct str *text)
{
	bool got = false;

	if (p->again && p->one.read) {
		*text = p->one.whole;
		return p->one.is_text;
	}
	buf_release(&p->text);
	switch (p->source->how) {
	case SITE_LD:
	case SITE_ABOVE:
	case SITE_PATH: got = json_text(p); break;
	case SITE_JQ: got = json_text(p) && !has_null(p); break;
	case SITE_CSS:
	case SITE_PAGE: got = css_text(p); break;
	case SITE_SHOWN:
		buf_addstr(
		    &p->text, shown_text(pick_page_shown(p), p->source->text));
		got = true;
		break;
	case SITE_TEXT: got = fill(p); break;
	case SITE_ADDRESS:
		buf_addstr(&p->text, p->url);
		got = true;
		break;
	}
	*text = buf_str(&p->text);
	if (got && p->money && is_made(p->source) && value_lacks_whole(*text))
		got = false;
	if (p->source->how != SITE_ADDRESS && redirect_may_be(*text))
		*text = redirect_target(p->redirects, *text);
	p->one.read = text->p == p->text.p; /* else it is lent */
	p->one.paired = false;
	p->one.is_text = got;
	p->one.whole = *text;
	return got;
}

bool
pick_skips(struct pick *p, const struct site_source *s)
{
	if (!s->again || p->source != s - 1 || !p->one.read || !s->has_cut)
		return false;
	if (!p->one.paired)
		cut_pairs(p->one.whole, &p->one.pairs);
	p->one.paired = true;
	if (cut_may(&s->cut, &p->one.pairs))
		return false;
	p->source = s;
	return true;
}

bool
pick_text(struct pick *p, struct str *text)
{
	bool got = whole_text(p, text);

	if (got && p->source->has_cut)
		*text = cut_take(&p->source->cut, *text);
	if (got && p->source->found.p)
		*text = search(p, *text);
	return got && text->n;
}

bool
pick_is_plain(const struct pick *p)
{
	return p->source->how == SITE_SHOWN ||
	       ((p->source->how == SITE_CSS || p->source->how == SITE_PAGE) &&
		   !p->match.attr);
}

bool
pick_is_link(const struct pick *p)
{
	return (p->source->how == SITE_CSS || p->source->how == SITE_PAGE) &&
	       p->match.attr &&
	       (strcmp(p->match.attr, "href") == 0 ||
		   strcmp(p->match.attr, "src") == 0);
}

bool
pick_is_true(struct pick *p)
{
	struct str text;

	switch (json_type(p->span)) {
	case JSON_NULL:
	case JSON_FALSE: return false;
	case JSON_TRUE:
	case JSON_ARRAY:
	case JSON_OBJECT: return !p->source->has_cut && !p->source->found.p;
	default:
		return pick_text(p, &text) && !str_eq(text, STR("0")) &&
		       !str_eq(text, STR("false")) &&
		       !str_eq(text, STR("False"));
	}
}
