/* unit/forms - what is soon told of an address is what its forms say */
#include "forms.h"

#include "any.h"
#include "ok.h"

#define ADDRESSES 200000

static const struct names none;

static const struct {
	const char *text, *label;
} form[] = {{"item.jd.com/{digits}.html", "item"},
    {"taobao.com/item.htm?*id={digits}", "taobao"},
    {"a-b.example/i/{digits}", "a-b"},
    {"x.averyveryverylonglabelofthirtyfivebytes.example/{digits}",
	"averyveryverylonglabelofthirtyfivebytes"}};

#define FORMS (sizeof(form) / sizeof(form[0]))

/* An address of parts of the forms, whole or not. */
static struct str
address(char *p)
{
	static const char *const part[] = {"https://", "//", "item", "jd",
	    "taobao", "a-b", "b", ".", ".", "com", "example", "/", "/i/",
	    "?x=1&", "item.htm?", "id=", "600000000001", "7", ".html", "Item",
	    "www", "averyveryverylonglabelofthirtyfivebytes", "x",
	    "item.jd.com/", "item.jd.com/7.html", "taobao.com/item.htm?",
	    "a-b.example/i/7"};
	size_t n = 0;

	for (unsigned k = 2 + any(8); k; k--) {
		const char *s = part[any(sizeof(part) / sizeof(part[0]))];

		memcpy(p + n, s, strlen(s));
		n += strlen(s);
	}
	return str_n(p, n);
}

/* True if the label stands whole in the address, a dot behind it. */
static bool
has_label(struct str s, const char *label)
{
	size_t n = strlen(label), at = 0;

	for (; (at = str_find(s, str_n(label, n), at)) < s.n; at++)
		if (at + n < s.n && s.p[at + n] == '.' &&
		    (!at || strchr("./:?&=_,", s.p[at - 1])))
			return true;
	return false;
}

/* The same as forms_take, one form after the other. */
static struct str
take(const struct cut *cut, struct str s)
{
	struct str part = STR_NONE;

	for (size_t i = 0; i < FORMS && !part.p; i++)
		if (has_label(s, form[i].label))
			part = cut_take(&cut[i], s);
	return part;
}

/* What an address says by these forms, in this order. */
static void
takes(const char *address, const char *want)
{
	static const char *const all[] = {"item.shop.example/{digits}.html",
	    "shop.example/{digits}", "a.example/*-{digits}", "mall*/i/{digits}",
	    "2.b.example/{word}", "/bare/{digits}", "pond.example*/i/{digits}"};
	struct forms f = {0};
	struct err e;
	struct str got;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		OK(forms_add(&f, str_from(all[i]), &none, &e), "%s", e.msg);
	OK(!forms_add(&f, STR("/bare/{digits}"), &none, &e), "a form twice");
	got = forms_take(&f, str_from(address));
	OK(want ? str_eq(got, str_from(want)) : !got.p, "%s: got " STR_FMT,
	    address, STR_ARG(got));
	forms_free(&f);
}

static void
addresses(void)
{
	takes("https://item.shop.example/12.html", "12");
	takes("item.shop.example/34", "34"); /* the second form */
	takes("//m.shop.example/56?x=1.2", "56");
	takes("//myshop.example/56", NULL);
	takes("//shop.test/56", NULL);
	takes("//to.example/?u=http://a.example/x-7", "7");
	takes("//a.example/x-7?u=http://shop.example/56", "56");
	takes("//shop.example/56?u=http://a.example/x-7", "56");
	takes("//www.mall.com/i/8", "8");
	takes("//mall/i/8", NULL);
	takes("//pond.example/i/5", "5");
	takes("//2.b.example/w-1", "w-1");
	takes("//b.example/w", NULL);
	takes("//x/bare/9", "9");
	takes("//pond.example/bare/9?u=/i/5", "9"); /* the first of two */
	takes("", NULL);
}

int
main(void)
{
	size_t taken = 0, passed = 0;
	struct forms f = {0};
	struct cut cut[FORMS];
	struct err e;
	char p[500];

	for (size_t i = 0; i < FORMS; i++)
		OK(forms_add(&f, str_from(form[i].text), &none, &e) &&
			cut_read(&cut[i], str_from(form[i].text), &e),
		    "%s", e.msg);
	for (int i = 0; i < ADDRESSES; i++) {
		struct str s = address(p), got = forms_take(&f, s);
		bool may = forms_may(&f, s);

		taken += got.p != NULL;
		passed += !may;
		OK(may || !got.p, "%.*s fits, it was told not to", (int)s.n, p);
		OK(got.p == take(cut, s).p, "%.*s: other part", (int)s.n, p);
	}
	OK(taken > 1000 && passed > 1000, "%zu fit, %zu told", taken, passed);
	forms_free(&f);
	addresses();
	printf("%d addresses, %zu fit, %d wrong\n", ADDRESSES, taken, failed);
	return failed > 0;
}
