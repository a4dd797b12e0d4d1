/* unit/tree - a page that is read without libgumbo has the tree that libgumbo
 * gives: made pages, most of which nest as they should, and tangled ones */
#include "../fuzz/same_tree.h"
#include "any.h"
#include "ok.h"

#define PAGES 40000
#define DEEP  12

static const char *const names[] = {"div", "div", "div", "span", "span", "p",
    "a", "b", "i", "em", "strong", "font", "ul", "ol", "li", "li", "dl", "dt",
    "dd", "table", "table", "tbody", "thead", "tr", "td", "th", "caption",
    "colgroup", "col", "h1", "h3", "form", "input", "button", "select",
    "option", "optgroup", "label", "br", "img", "hr", "pre", "script", "style",
    "textarea", "title", "meta", "link", "head", "body", "html", "noscript",
    "section", "main", "template", "template", "x-own", "iframe", "nobr",
    "object", "ruby", "video", "svg", "path", "g", "use", "base", "address",
    "fieldset", "center", "u"};

/* Of a tangled page. */
static const char *const tangled[] = {"b", "b", "i", "a", "a", "font", "em",
    "u", "code", "div", "div", "p", "p", "li", "ul", "span", "h2", "table",
    "tr", "td", "object", "form", "button", "center"};

static const char *const texts[] = {"x", " ", "\n", "a b", "&amp;", "&nbsp;",
    "&#65;", "&lt", "&copy", "&x;", "<", "< b", "\r\n", "\xe8\xb1\xa1", "&",
    "<!-- c -->", "<!---->", "</>", "</5>", "</ b>", "</!--x>",
    "<!doctype html>", "<?x?>", "&para;", "&agrave;", "&Ouml", "&rarr;",
    "&rarr", "&notin", "&nbsp", "&lang;", "&AMP;", "&nosuch;", "<![CDATA[x]]>",
    "  y", "&notit;", "\xc2\x85", "\xef\xbf\xbe", "\xc2\xa0", "\xef\xbb\xbf",
    "\r", "\x0b", "\x7f", "\xef\xb7\x90", "\xf0\x9f\xbf\xbe",
    "more than eight bytes", "more & more\r\nof them&#13;\r", "&#150;",
    "&#0187</", "&#x9D;", "&#0;", "&#27", "&#10;", "&#32;", "&#xd800;",
    "&#x110000", "&#xfdd0;", "&#1000000;", "&#12345678;", "&#x"};

static const char *const attributes[] = {" class=a", " id=\"b c\"",
    " href='?a=1&b=2'", " x", " type=hidden", " a=b/", " /", " T=\"&quot;\"",
    " xlink:href=#a", " viewBox=\"0 0 1 1\"", " y=\"&copy=1\"", " c=\"&copy\"",
    " d=&auml;&nbsp", " z=&lt", " title='a\rb&amp;c\r\n'"};

static const char *const heads[] = {"<!doctype html><html><head></head><body>",
    "<body>", "<!doctype html>", "<!-- c --> <!DOCTYPE HTML ><body>",
    "</p><!doctype html>", "x<!doctype html>", "<!doctype>", "<!doctype x>",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
    "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">",
    "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\" "
    "\"http://www.w3.org/TR/html4/loose.dtd\">\n",
    "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">",
    "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\">",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN "
    "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">"};

/* What libgumbo is not needed for. */
static const char *const own[] = {"<!doctype html><p>x<table><tr><td>y</table>",
    "<p>x<table><tr><td>y</table>", "<b><div>x</b>y</div>", "<p><i>x</p>y",
    "<head><noscript><img></noscript>", "<body>x<body a=b>", "<p>x</br>&#150;",
    "<form><div></form>x</div>", "<object><p><b>x</object>y",
    "<select><div>x</div></select>", "<a>x<b><a>y</a></b></a>",
    "<body><template><p>x</template>", "<svg><path/></svg>", "<p>x</5>y&#13;"};

/* What is seldom made at random. */
static const char *const pages[] = {"<body><template></p></template>",
    "<body><template><tr><td>x</template>", "<body><template>x</tr></template>",
    "<body><form><template></form></template></form>",
    "<body><template><form></template><form>",
    "<body><a><template><a>x</a></template></a>",
    "<body><template><div></p></div><td>x</template>",
    "<body><select><option><template></template>",
    "<body><table><tr><td><template><li>x</template></td></tr></table>",
    "<body><table><form><tr><td>x</td></tr></form></table><form>",
    "<body><table><tr><form><td>x</div></form></td></b></tr></table><form>",
    "<body><form><table><form><tr></form><td></form></table></form>",
    "<body><table></p></br></div></table>",
    "<body><table><form><tr><td>x</td></tr></table><form>y",
    "<a/><a></a<></a></a><a><a>",
    "<body><template><template></p></template></template>",
    "<head><noscript><link><img></noscript><meta>x",
    "<head><noscript>x</noscript><meta>", "<noscript><p>x</p></noscript>",
    "<head><noscript><noscript><head>", "<head><noscript></p></br>",
    "<head><noscript><iframe src=x></iframe></noscript></head><body a=b>x",
    "<html a=b><body c=d><html a=c e=f><body c=e G=h g=i>x",
    "<head><html a=b></head><html c=d><head e=f><title>x</title>",
    "<body><object><p><b>x</object>y", "<body><object><applet></object>x",
    "<body><object><table><tr><td></object>x", "<body><b></object>x</b>",
    "<body><object><b></object></b>x", "<body><marquee><td>x</marquee>",
    "<body><template></br></template>", "<applet><div><b></applet>x",
    "<form><div>x</form>y</div>z<p>", "<ul><li><form><div></form><li>x",
    "<cite><form><q></form></cite>y", "<div><form><li><div></form><li>x</div>y",
    "<form><span></form></div>x</span>y<form><b></form></b>",
    "<select><option>x<div>y</div><select>z</select>",
    "<p><select><option>x<input><b>y</b></select>z",
    "<table><tr><td><select><optgroup><option><textarea>x</textarea>",
    "<select><script>x</script><style><option></style></select>",
    "<table><select><option>x</table>", "<pre>&#10;x</pre>",
    "<textarea>&#xa x</textarea>", "<p>&#32;</p>&#10;",
    "<body></body>&#32;<!--x-->", "<i><template><h1><object></template></i>x",
    "<i><template><table><tr><td></template></i>x", "<html><html a=b><!--x-->",
    "<body>x</body><html a=b><!--x--></html><html c=d><!--y-->",
    "<body><html x=y><html x x d=y>", "<body><object></html><!--x--></object>y",
    "<p>x</br>y</br z=z>", "<b><div>x</b>y</div>z",
    "<b><div><p><ul><li><div><p><h1><center><div>x</b>y",
    "<b><div><p><ul><li><div><p>x</b>y", "<p><b><b><b><b>x</p>y<p>z</b></b>",
    "<p><b a=1><b a=1><b><b a=1><b a=2><b A=1>x</p>y",
    "<b><i><u><em><div>x</b>y", "<b><i><span><u><div>x</b>y</i>z",
    "<p><b>x</p><table></b><tr><td>y</table>z",
    "<b><div><div><div><div><div><div><div><div><div>x</b>y",
    "<b><div><div><div><div><div><div><div><div>x</b>y",
    "<b><div><div><div><div><div><div><div>x</b>y",
    "<body><a><td></a></a><a><div><a></td><a>x</a></a></td><tr><div><code>y",
    "<p>x</>y</5>z</ p>w<pre></>\n</>x", "x</", "x</5",
    "<a>x<a>y<x-o>z</x-o></x-o>v</a>w</a>", "<p><i>x</p><select></i><option>y",
    "<p><b>x</p>\n<hr><svg><path></svg></br><input><script></script>y",
    "<a>x<div>y</a>z</div><a>w</a>", "<p><a>x</p><a>y</a>z",
    "<b><table><tr><td><i>x</b>y</td></tr></table>z</b>w",
    "<b><form><div></form>x</b>y", "<p><b>x</p></p>y<pre>\n\nz",
    "<p><b>x</p><object><i>y</object>z</i>",
    "<p><b>x</p><option>y<option>z<optgroup>"};

#define PICK(of) of[any(sizeof(of) / sizeof(of[0]))]

static void
start(struct buf *b, const char *name)
{
	buf_printf(b, "<%s", name);
	while (any(3) == 0)
		buf_puts(b, PICK(attributes));
	buf_puts(b, any(12) ? ">" : "/>");
}

/* Elements whose ends are out of order. */
static void
tangled_page(struct buf *b)
{
	const char *open[DEEP] = {"b"};
	size_t n = 1;

	buf_puts(b, PICK(heads));
	for (unsigned left = 2 + any(20); left; left--) {
		unsigned what = any(8);

		if (what < 4 && n < DEEP) {
			open[n] = PICK(tangled);
			buf_printf(
			    b, any(5) ? "<%s>" : "<%s class=a>", open[n]);
			n++;
		} else if (what < 6) {
			buf_printf(b, "</%s>", open[any((unsigned)n)]);
		} else {
			buf_puts(b, any(3) ? "x" : "\n");
		}
	}
}

/* Elements within each other; now and then one is not closed, or twice. */
static void
page(struct buf *b)
{
	const char *open[DEEP];
	size_t n = 0;

	buf_clear(b);
	if (any(4) == 0) {
		tangled_page(b);
		return;
	}
	if (any(2))
		buf_puts(b, PICK(heads));
	for (unsigned left = 2 + any(24); left; left--) {
		unsigned what = any(10);

		if (what < 5 && n < DEEP) {
			open[n] = PICK(names);
			start(b, open[n++]);
		} else if (what < 8 && n) {
			n--;
			if (any(30))
				buf_printf(b, "</%s>", open[n]);
		} else if (what == 8 && any(8) == 0) {
			buf_printf(b, "</%s>", PICK(names));
		} else {
			buf_puts(b, PICK(texts));
		}
	}
	while (n && any(20))
		buf_printf(b, "</%s>", open[--n]);
	if (any(2))
		buf_puts(b, "</body></html>\n");
}

int
main(int argc, char **argv)
{
	unsigned n = argc > 1 ? (unsigned)atoi(argv[1]) : PAGES, taken = 0;
	struct buf b = {0};
	bool plain, same;

	any_state = argc > 2 ? (unsigned)atoi(argv[2]) : 1;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++)
		OK(same_tree(str_from(pages[i]), &plain), "%s", pages[i]);
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++) {
		same = same_tree(str_from(own[i]), &plain);
		OK(same && plain, "%s", own[i]);
	}
	for (unsigned i = 0; i < n; i++) {
		page(&b);
		same = same_tree(buf_str(&b), &plain);
		taken += plain;
		OK(same, "%s", buf_cstr(&b));
		if (!same && argc > 1)
			break;
	}
	OK(taken > n / 10, "%u of %u pages are read without libgumbo", taken,
	    n);
	if (argc > 1)
		printf("%u of %u\n", taken, n);
	buf_free(&b);
	printf("tree: %d checks, %d failed\n", done, failed);
	return failed != 0;
}
