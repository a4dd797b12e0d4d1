/* html, select - trees, texts, selectors, and pages made to hurt */
#include "html.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ok.h"
#include "select.h"

static const char page[] =
    "<!DOCTYPE html><title>t</title><div id=list class='a goods b'>"
    "<ul><li class=\"gl-item\" data-sku=1><div class=p-price><em>￥</em>"
    "<i>1<!-- x -->.74</i></div><a href='//x/index-77.html' title='甲&amp;乙'>"
    "<b>A</b>&lt;B&nbsp;C</a><script>var n = '<i>no</i>';</script></li>"
    "<LI class=\"big gl-item\" data-sku=2 DATA-T><p>x<p>y<br>z<span>w</span>"
    "</li></ul></div><div><i class=gl-item>out</i><foo-bar>odd</foo-bar>"
    "</div>";

/* All that the selector takes of the text, joined with '|'. */
static void
takes_of(
    struct html *h, const char *text, const char *selector, const char *want)
{
	struct err e;
	uint64_t left = 1000000;
	struct select_search at = {
	    .root = html_parse(h, str_from(text), &e), .left = &left};
	struct select *s = select_new(str_from(selector), &e);
	struct buf got = {0};

	OK(s, "%s: %s", selector, e.msg);
	while (s && select_next(s, &at)) {
		if (got.n)
			buf_addc(&got, '|');
		if (!select_take(&at, &got))
			buf_puts(&got, "(none)");
	}
	OK(str_eq(buf_str(&got), str_from(want)), "%s: got \"%s\", want \"%s\"",
	    selector, buf_cstr(&got), want);
	buf_free(&got);
	select_free(s);
}

static void
takes(struct html *h, const char *selector, const char *want)
{
	takes_of(h, page, selector, want);
}

/* A search that cannot end soon ends all the same. */
static void
long_search(struct html *h)
{
	struct err e;
	struct buf b = {0};
	uint64_t left = 10000000;
	struct select_search at = {.left = &left};
	struct select *s = select_new(STR("x > y i"), &e);

	for (int i = 0; i < 3000; i++)
		buf_puts(&b, "<y>");
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "<b><i>.</i></b>");
	at.root = html_parse(h, buf_str(&b), &e);
	OK(at.root && !select_next(s, &at) && !left, "%llu left",
	    (unsigned long long)left);
	select_free(s);
	buf_free(&b);
}

static void
selectors(struct html *h)
{
	takes(h, ".p-price!none", "￥1.74");
	takes(h, "#list li!p-price",
	    " A<B\xc2\xa0"
	    "C| x  y  zw ");
	takes(h, "li.gl-item@data-sku", "1|2");
	takes(h, "LI@data-sku", "1|2");
	takes(h, ".gl-item@data-sku", "1|2|(none)");
	takes(h, "#list .gl-item@data-sku", "1|2");
	takes(h, "#list > .gl-item", "");
	takes(h, "div>ul > li.big@data-sku", "2");
	takes(h, ".goods i", "1.74");
	takes(h, ".good i", "");
	takes(h, "*[data-sku='2']@class", "big gl-item");
	takes(h, "[data-t]@data-sku", "2");
	takes(h, "[href^='//x']@href", "//x/index-77.html");
	takes(h, "[href$=html]@title", "甲&乙");
	takes(h, "[href*=\"index-\"]@title", "甲&乙");
	takes(h, "[class~=big]@data-sku", "2");
	takes(h, "[class~=gl]@data-sku", "");
	takes(h, "a",
	    "A<B\xc2\xa0"
	    "C");
	takes(h, "em, foo-bar, title@x", "(none)|￥|odd");
	takes(h, "script", "var n = '<i>no</i>';");
	takes(h, "li.big", " x  y  zw ");
	takes(h, "body > div i.gl-item", "out");
	/* Of texts the outer has the inner; attributes are each its own. */
	takes(h, "div, li@data-sku",
	    "   ￥1.74 A<B\xc2\xa0"
	    "C   x  y  zw |"
	    "outodd");
	takes(h, "#list@class, li@data-sku", "a goods b|1|2");
	takes(h, "[href^='']", "");
	takes(h, "[href$='']", "");
	takes(h, "[href*='']", "");
	takes(h, "[href$=htm]", "");
	takes(h, "[href^=x]", "");
	takes(h, "[class='gl-item']@data-sku", "1|(none)");
	takes(h, "i\t>\tb", "");
	takes(h, "li:nth-child(2)@data-sku", "2");
	takes(h, "li:nth-child(3)", "");
	takes(h, "li:first-child@data-sku", "1");
	takes(h, "li:last-child@data-sku", "2");
	takes(h, "li:not(.big)@data-sku", "1");
	takes(h, "li:not([data-sku])", "");
	takes(h, "ul li:not( .big ):first-child@data-sku", "1");
}

static void
refuses(const char *selector, const char *why)
{
	struct err e;
	struct select *s = select_new(str_from(selector), &e);

	OK(!s, "%s was taken", selector);
	if (!s)
		OK(strstr(e.msg, why), "%s: %s", selector, e.msg);
	select_free(s);
}

static void
faults(void)
{
	refuses("", "an element is missing");
	refuses("li >", "an element is missing");
	refuses("li,", "an element is missing");
	refuses("li:hover", ":nth-child(2) and :not(.class) are known");
	refuses("li:nth-child", "a ( is missing");
	refuses("li:nth-child(0)", "a number from 1 on");
	refuses("li:nth-child(2n)", "a ) is missing");
	refuses("li:not(.a", "a ) is missing");
	refuses("li:not()", "an element is missing");
	refuses("li:not(:not(.a))", "no :not() within");
	refuses("a::attr(href)", "write a@href");
	refuses("li + a", "beside an element");
	refuses("li ~ a", "beside an element");
	refuses("li[data", "] is missing");
	refuses("li[data!=3]", "] is missing");
	refuses("li[data^3]", "is missing");
	refuses("li[data='3]", "quote");
	refuses("li.", "name is missing");
	refuses("li@", "attribute's name");
	refuses("li@a b", "not understood");
	refuses("li | b", "an element is missing");
	refuses("#", "name is missing");
	refuses("[=a]", "name is missing");
	refuses("[a=]", "is missing");
	refuses("li:", "pseudo-classes");
	refuses("> li", "an element is missing");
}

/*
 * n times what, then html_parse: refused or not. How long it took is not
 * asked, here as in all of make check: one that never ends is ended by
 * check.sh.
 */
static void
bomb(struct html *h, const char *what, size_t n, bool refused, const char *why)
{
	struct buf b = {0};
	struct err e = {{0}};
	const struct html_node *doc, *at;
	size_t nodes = 0;
	struct buf text = {0};

	buf_puts(&b, "<p>begin");
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, what, i, i, i);
	doc = html_parse(h, buf_str(&b), &e);
	OK(!doc == refused, "%.30s: %s", what, e.msg);
	if (!doc)
		OK(strstr(e.msg, why), "%.30s: %s", what, e.msg);
	else
		html_text(doc, NULL, &text);
	for (at = doc; at && (at = html_next(doc, at));)
		nodes++;
	if (doc)
		OK(str_starts(str_trim(buf_str(&text)), STR("begin")), "%.30s",
		    what);
	buf_free(&b);
	buf_free(&text);
}

static void
bombs(struct html *h)
{
	const char *deep = "nested deeper";

	bomb(h, "<div>", 200000, true, deep);
	bomb(h, "<DIV\n>", 200000, true, deep);
	bomb(h, "<x%zu>", 200000, true, deep);
	bomb(h, "<div><table></div>", 200000, true, deep);
	bomb(h, "<b><div></b>", 200000, true, deep);
	bomb(h, "<svg><title><div>", 200000, true, deep);
	bomb(h, "<!--><div>", 200000, true, deep);
	bomb(h, "<div a='>'>", 200000, true, deep);
	bomb(h, "<ul><li>", 100000, true, deep);
	bomb(h, "<table><tr><td>", 70000, true, deep);
	bomb(h, "<div>", 3000, false, "");
	/* What authors leave open is not deep. */
	bomb(h, "<li>x", 100000, false, "");
	bomb(h, "<p>x", 100000, false, "");
	bomb(h, "<tr><td>x<td>y", 50000, false, "");
	bomb(h, "<img src=a><br>x", 100000, false, "");
	bomb(h, "<div><p>x<p>y</div>", 50000, false, "");
	bomb(h, "<script>'<div><div>'</script>", 50000, false, "");
	bomb(h, "<a a%zu=1>", 1, false, "");
	/* A million copies of formatting elements. */
	bomb(h, "<font size=%zu>", 3000, false, "");
	bomb(h, "<p><font size=%zu></p>", 3900, true, "its tree is larger");
}

/* How deep elements are nested, and the attributes of the one with most. */
static void
depth(const char *text, size_t want, size_t attrs)
{
	struct html_shape s = {0};
	size_t n = strlen(text);
	char *exact = malloc(n + 1);

	memcpy(exact, text, n);
	html_shape(&s, str_n(exact, n), 100);
	OK(s.depth == want && s.attrs == attrs, "%s: %zu, %zu", text, s.depth,
	    s.attrs);
	free(s.inner);
	free(exact);
}

static void
depths(void)
{
	depth("", 0, 0);
	depth("<", 0, 0);
	depth("</", 0, 0);
	depth("</>", 0, 0);
	depth("<1>", 0, 0);
	depth("<{>", 0, 0);
	depth("<p", 1, 0);
	depth("<p>", 1, 0);
	depth("<P></p>", 1, 0);
	depth("<p><p>", 1, 0);
	depth("<div><div></div><div>", 2, 0);
	depth("<div><b></i></b><i>", 2, 0);
	depth("<b></b></b><b>", 1, 0);
	depth("<br><img/><hr>", 0, 0);
	depth("<p a>", 1, 1);
	depth("<p a b=c d='e' f=\"g\"h i =j/k>", 1, 8);
	depth("<p a= 'b>c' d>", 1, 2);
	depth("<p a='b>c", 1, 0);
	depth("<p a=", 1, 1);
	depth("<p a=\"", 1, 0);
	depth("<!-- <p> --><p>", 1, 0);
	depth("<!-- <p> --!><p>", 1, 0);
	depth("<!-- > -> -!> !> <p>", 0, 0);
	depth("<!---><p>", 1, 0);
	depth("<!--", 0, 0);
	depth("<!-", 0, 0);
	depth("<script><p></script><p>", 1, 0);
	depth("<script><p></scripx><p><", 1, 0);
	depth("<script><p></script", 1, 0);
	depth("<svg><style><p></style></svg>", 3, 0);
	depth("<table><tr><td><tr><td><td><tbody><tr>", 3, 0);
	depth("<table><td><tr>", 2, 0);
	depth("<table><tr><td></table><p>", 3, 0);
	depth("<table><tr><td></tr><td>", 3, 0);
	depth("<div><table></div><p>", 3, 0);
	depth("<blockquote-long-name><blockquote-long-name>", 2, 0);
}

/* The tags of links within links that are found in text: want. */
static void
inner(const char *text, const char *want)
{
	struct html_shape s = {0};
	struct buf got = {0};

	html_shape(&s, str_from(text), 100);
	for (size_t i = 0; i < s.ninner; i++)
		buf_printf(&got, "%s%zu", i ? " " : "", s.inner[i]);
	OK(str_eq(buf_str(&got), str_from(want)), "%s: " STR_FMT, text,
	    STR_ARG(buf_str(&got)));
	buf_free(&got);
	free(s.inner);
}

#define CARD                                                      \
	"<a id=1><div><p>t</p><div><A id=2>s</A></div></div></a>" \
	"<a id=3></a>"

static void
inners(struct html *h)
{
	inner("<a><b></b></a>", "");
	inner("<a><i><a>x</a></i></a>", "8 13");
	inner("<A><a>x</A></a>", "5 10");
	inner("<a><a><a>x</a></a></a><a>", "5 8 13 17");
	/* left open: by mistake, or with what it is in */
	inner("<a>x<a>y</a>", "");
	inner("<a>x<a>y</a><a>z</a>", "");
	inner("<p><a>x</p><a>y</a></a>", "");
	inner("<a><p><a>x</p></a>", "8");
	inner("<a>x<div><a>y</a></div>z<p></a>", "");
	inner("<a><script><a></a></script></a>", "");
	inner("</a></a><a></a>", "");
	/* a card that is a link, with another in it */
	takes_of(h, CARD, "a@id", "1|2|3");
	takes_of(h, CARD, "a p", "t");
	takes_of(h, CARD, "a a", "s");
	takes_of(h, "<a id=1>x<a id=2>y</a>", "a a", "");
}

static void
attributes(struct html *h)
{
	struct buf b = {0};
	struct err e = {{0}};

	buf_puts(&b, "<a");
	for (size_t i = 0; i < 50000; i++)
		buf_printf(&b, " a%zu", i);
	buf_puts(&b, ">x</a>");
	OK(!html_parse(h, buf_str(&b), &e), "50,000 attributes");
	OK(strstr(e.msg, "attributes"), "%s", e.msg);
	buf_free(&b);
}

int
main(void)
{
	struct html *h = html_new();

	selectors(h);
	faults();
	bombs(h);
	depths();
	inners(h);
	attributes(h);
	long_search(h);
	selectors(h);
	html_free(h);
	printf("%d done, %d failed\n", done, failed);
	return failed != 0;
}
