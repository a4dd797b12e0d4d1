/* mirror - what the folders of a mirror say of a page in them */
#include "mirror.h"

#include <stdlib.h>

#include "day.h"
#include "mem.h"
#include "memento.h"
#include "names.h"
#include "tsv.h"

struct mirror {
	struct names host, file, beside;
};

static bool
word_add(void *of, const struct tsv *t, struct err *e)
{
	struct mirror *m = of;
	struct names *to = NULL;
	uint32_t n;

	if (str_eq(t->col[0], STR("host")))
		to = &m->host;
	else if (str_eq(t->col[0], STR("file")))
		to = &m->file;
	else if (str_eq(t->col[0], STR("beside")))
		to = &m->beside;
	if (!to)
		return tsv_fault(t, e,
		    STR_FMT ": no such kind: host, file or beside",
		    STR_ARG(t->col[0]));
	if (!t->col[1].n)
		return tsv_fault(t, e, "the word is missing");
	n = to->n;
	if (names_add(to, t->col[1]) < n)
		return tsv_fault(t, e, "this word is there already");
	return true;
}

struct mirror *
mirror_new(struct rules *r, const char *path, struct err *e)
{
	static const char *const columns[] = {"kind", "word", NULL};
	struct mirror *m = mem_new(1, sizeof(*m));

	if (tsv_each(r, path, columns, word_add, m, e))
		return m;
	mirror_free(m);
	return NULL;
}

void
mirror_free(struct mirror *m)
{
	if (!m)
		return;
	names_free(&m->host);
	names_free(&m->file);
	names_free(&m->beside);
	free(m);
}

static bool
is_among(struct str s, const struct names *among)
{
	return names_find(among, s) != NAMES_NONE;
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || ascii_digit(c) || c == '-';
}

/* True if s is a host: labels with dots between, the last of which says that it
 * is no file. */
bool
mirror_is_host(const struct mirror *m, struct str s)
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
	return is_among(last, &m->host) || str_starts(s, STR("www.")) ||
	       (last.n == 2 && last.p[1] >= 'a' && !is_among(last, &m->file));
}

/* The number that so many digits are. */
static int
number(const char *digits, size_t n)
{
	int v = 0;

	while (n--)
		v = v * 10 + *digits++ - '0';
	return v;
}

/* True of a time as archives write it in addresses: 20240506070809, or
 * 20240506070809id_ for a page as it was archived. */
static bool
is_time(struct str s)
{
	if (s.n == 17 && s.p[16] == '_')
		s.n = 14;
	return s.n == 14 && str_is_digits(s) &&
	       (str_starts(s, STR("19")) || str_starts(s, STR("20"))) &&
	       day_exists(
		   number(s.p, 4), number(s.p + 4, 2), number(s.p + 6, 2)) &&
	       number(s.p + 8, 2) < 24 && number(s.p + 10, 2) < 60;
}

/* How many bytes of the seconds since 1970, of the years 2001 to 2033, a folder
 * of ArchiveBox is called by: 1714982400.123456.  0 if it is none. */
static size_t
stamp(struct str s)
{
	size_t n = str_digits(s);
	struct str part = str_after(s, n);

	if (n != 10 || s.p[0] != '1')
		return 0;
	if (!part.n)
		return n;
	return part.p[0] == '.' && part.n > 1 && part.n < 8 &&
	               1 + str_digits(str_after(part, 1)) == part.n
	           ? n
	           : 0;
}

bool
mirror_time(struct str when, struct buf *out)
{
	size_t n = when.p ? stamp(when) : 0;
	int year, month, day;
	long long t = 0;

	if (!n)
		return when.p && memento_time(when, out);
	for (size_t i = 0; i < n; i++)
		t = t * 10 + when.p[i] - '0';
	day_civil((int32_t)(t / 86400), &year, &month, &day);
	day_add_civil(out, year, month, day);
	buf_addc(out, 'T');
	day_add_time(
	    out, (int)(t % 86400) / 3600, (int)(t % 3600) / 60, (int)(t % 60));
	buf_addc(out, 'Z');
	return true;
}

struct str
mirror_host(const struct mirror *m, const char *file, struct str *when)
{
	struct str rest = str_from(file), folder, before = {NULL, 0};
	struct str host = STR_NONE;

	*when = STR_NONE;
	for (folder = str_cut(&rest, '/'); rest.p;
	     folder = str_cut(&rest, '/')) {
		/* of an address that was archived: TIME/https:/HOST */
		if (str_eq(folder, STR("http:")) ||
		    str_eq(folder, STR("https:")))
			continue;
		if (mirror_is_host(m, folder)) {
			host = folder;
			*when = before.p && (is_time(before) || stamp(before))
			            ? before
			            : STR_NONE;
		} else if (host.p && !when->p && is_time(folder) &&
			   folder.p == host.p + host.n + 1) {
			*when = folder;
		} else if (!host.p && stamp(folder) && folder.n > 10) {
			*when = folder;
		}
		before = folder;
	}
	return host;
}

bool
mirror_is_beside(const struct mirror *m, struct str link)
{
	struct str s = str_trim(link), folder;

	while (str_starts(s, STR("./")) || str_starts(s, STR("../")))
		str_cut(&s, '/');
	folder = str_cut(&s, '/');
	for (uint32_t i = 0; s.p && i < m->beside.n; i++)
		if (str_ends(folder, m->beside.name[i]))
			return true;
	return false;
}
