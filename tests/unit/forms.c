/* unit/forms - what is soon told of an address is what its forms say */
#include "forms.h"

#include "ok.h"

#define ADDRESSES 200000

static const struct {
	const char *text, *label;
} form[] = {{"item.jd.com/{digits}.html", "item"},
    {"taobao.com/item.htm?*id={digits}", "taobao"},
    {"a-b.example/i/{digits}", "a-b"},
    {"x.averyveryverylonglabelofthirtyfivebytes.example/{digits}",
	"averyveryverylonglabelofthirtyfivebytes"}};

#define FORMS (sizeof(form) / sizeof(form[0]))

static unsigned state = 1;

static unsigned
any(unsigned n)
{
	state = state * 1103515245 + 12345;
	return (state >> 16) % n;
}

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
	struct str part = {NULL, 0};

	for (size_t i = 0; i < FORMS && !part.p; i++)
		if (has_label(s, form[i].label))
			part = cut_take(&cut[i], s);
	return part;
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
		OK(forms_add(&f, str_from(form[i].text), &e) &&
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
	printf("%d addresses, %zu fit, %d wrong\n", ADDRESSES, taken, failed);
	return failed > 0;
}
