/* mirror - what the folders of a mirror say of a page in them */
#include "mirror.h"

/* So that app.js, notes.md and site.old are none.  Of two letters all count but
 * those that files end in. */
static const struct str top[] = {STR_INIT("com"), STR_INIT("net"),
    STR_INIT("org"), STR_INIT("info"), STR_INIT("biz"), STR_INIT("shop"),
    STR_INIT("store"), STR_INIT("top"), STR_INIT("xyz"), STR_INIT("vip"),
    STR_INIT("club"), STR_INIT("asia"), STR_INIT("online"), STR_INIT("example"),
    {NULL, 0}};
static const struct str endings[] = {STR_INIT("js"), STR_INIT("ts"),
    STR_INIT("py"), STR_INIT("md"), STR_INIT("sh"), STR_INIT("rb"),
    STR_INIT("cs"), STR_INIT("go"), STR_INIT("rs"), STR_INIT("ps"),
    STR_INIT("gz"), STR_INIT("xz"), STR_INIT("bz"), STR_INIT("db"),
    STR_INIT("so"), STR_INIT("cc"), STR_INIT("hh"), STR_INIT("mm"),
    STR_INIT("pl"), STR_INIT("pm"), STR_INIT("lz"), {NULL, 0}};

static bool
is_among(struct str s, const struct str *among)
{
	while (among->p && !str_eq(s, *among))
		among++;
	return among->p != NULL;
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || ascii_digit(c) || c == '-';
}

/* True if s is a host: labels with dots between, the last of which says that it
 * is no file. */
static bool
is_host(struct str s)
{
	size_t from = 0, labels = 0;
	struct str last;

	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && is_word(s.p[i]))
			continue;
		if ((i < s.n && s.p[i] != '.') || i == from)
			return false;
		last = str_n(s.p + from, i - from);
		from = i + 1;
		labels++;
	}
	if (labels < 2 || last.p[0] < 'a')
		return false;
	return is_among(last, top) || str_starts(s, STR("www.")) ||
	       (last.n == 2 && last.p[1] >= 'a' && !is_among(last, endings));
}

static bool
is_time(struct str s)
{
	size_t i = 0;

	while (i < s.n && ascii_digit(s.p[i]))
		i++;
	return i == 14 && s.n == 14 &&
	       (str_starts(s, STR("19")) || str_starts(s, STR("20")));
}

struct str
mirror_host(const char *file, struct str *when)
{
	struct str rest = str_from(file), folder, before = {NULL, 0};
	struct str host = {NULL, 0};

	*when = (struct str){NULL, 0};
	for (folder = str_cut(&rest, '/'); rest.p;
	     folder = str_cut(&rest, '/')) {
		if (is_host(folder)) {
			host = folder;
			*when = before.p && is_time(before)
			            ? before
			            : (struct str){NULL, 0};
		}
		before = folder;
	}
	return host;
}
