/* mongo - documents of BSON one behind the other */
#include "mongo.h"

#include <lzma.h>
#include <stdlib.h>

#include "bsonjson.h"
#include "json.h"
#include "mem.h"
#include "utf8.h"

#define LEAST  5   /* bytes of a document */
#define MEMBER 64  /* members that are looked at to tell one */
#define NAME   256 /* bytes of a name, where it has no end */
#define LOOKED 64  /* bytes of names that are looked at, for each passed, */
#define FIRST  ((uint64_t)32 << 20) /* and before that matters */
#define MAGIC  STR("\x6d\xe2\x99\x81")
#define END    STR("\xff\xff\xff\xff")

enum { FILE_MAGIC, FILE_HEAD, FILE_LIST, FILE_BETWEEN, FILE_ROWS };

/* A collection. */
struct mongo_part {
	uint64_t crc;
	bool awaited, ended;
	bool hurt; /* documents of it lack, which was told */
};

/* Four bytes, the lowest first. */
static uint32_t
number(struct str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

/* Behind the cstring at `at`; 0 if its end is not in s.  *looked: bytes. */
static size_t
behind_name(struct str s, size_t at, uint64_t *looked)
{
	const char *nul = at < s.n ? memchr(s.p + at, 0, s.n - at) : NULL;
	size_t to = nul ? (size_t)(nul - s.p) + 1 : 0;

	*looked += at < s.n ? (nul ? to : s.n) - at : 0;
	return to;
}

/* Bytes of a value of the type that have no size of their own; -1 if it is no
 * type. */
static int
fixed(unsigned char type)
{
	static const signed char bytes[] = {
	    -1, 8, 4, 0, 0, 5, 0, 12, 1, 8, 0, 0, 16, 4, 4, 0, 4, 8, 8, 16};

	if (type == 0xff || type == 0x7f)
		return 0;
	return type < sizeof(bytes) ? bytes[type] : -1;
}

/* Behind the value at `at`, which may be behind s; 0 if it is none. */
static size_t
behind_value(struct str s, size_t at, unsigned char type, uint64_t *looked)
{
	int n = fixed(type);
	uint32_t size = 0;

	if (type == 0x0b) { /* two names */
		at = behind_name(s, at, looked);
		return at ? behind_name(s, at, looked) : s.n + 1;
	}
	if (!ONE_OF(type, "\x02\x03\x04\x05\x0c\x0d\x0e\x0f"))
		return at + (size_t)n;
	if (at + 4 > s.n)
		return s.n + 1;
	size = number(s, at);
	if (size > MONGO_MOST || (type != 0x05 && !size))
		return 0;
	return at + size + (size_t)n;
}

/* The size of what s begins with, if that may be a document; else 0. */
static size_t
size_of(struct str s)
{
	size_t n = s.n >= 4 ? number(s, 0) : 0;

	return n >= LEAST && n <= MONGO_MOST ? n : 0;
}

/* True if what of a document is in s, `most` members at most, is sound.  The
 * bytes of names that this took are added to *looked. */
static bool
walk(struct str s, int most, uint64_t *looked)
{
	size_t size = size_of(s), at = 4, from;
	unsigned char type;

	for (int i = 0; size && i < most; i++) {
		if (at >= size)
			return false;
		if (at >= s.n)
			return true;
		type = (unsigned char)s.p[at++];
		if (!type)
			return at == size;
		if (fixed(type) < 0)
			return false;
		from = at;
		at = behind_name(s, from, looked);
		if (!at)
			return s.n < size && s.n - from < NAME;
		if ((!i && at == from + 1) ||
		    (at > from + 1 && (unsigned char)s.p[from] < ' ') ||
		    !utf8_valid(str_n(s.p + from, at - 1 - from), NULL))
			return false;
		at = behind_value(s, at, type, looked);
		if (!at)
			return false;
	}
	return size > 0;
}

bool
mongo_like(struct str first)
{
	size_t size = size_of(first);
	uint64_t looked = 0;

	if (str_starts(first, MAGIC))
		return true;
	if (size <= LEAST || first.n < LEAST + 2 || !first.p[4])
		return false;
	/* all that MongoDB keeps has this, though the rest be damaged */
	if (first.n > 9 && memcmp(first.p + 5, "_id", 4) == 0)
		return fixed((unsigned char)first.p[4]) >= 0;
	return walk(str_head(first, size), MEMBER, &looked);
}

void
mongo_open(struct mongo *m, struct str first)
{
	m->archive = str_starts(first, MAGIC);
	m->at = m->archive ? FILE_MAGIC : FILE_ROWS;
	m->lost = m->wrong = false;
	m->looked = m->passed = 0;
	m->now = NAMES_NONE;
	names_clear(&m->names);
}

void
mongo_free(struct mongo *m)
{
	names_free(&m->names);
	free(m->part);
	buf_free(&m->text);
	*m = (struct mongo){0};
}

/* The collection that a document of the archive names, or NULL. */
static struct mongo_part *
part_of(struct mongo *m, struct str object)
{
	struct str db = json_get(object, STR("db"));
	struct str name = json_get(object, STR("collection"));
	size_t from = m->text.n, was = m->names.n;

	m->now = NAMES_NONE;
	if (json_type(db) != JSON_STRING || json_type(name) != JSON_STRING)
		return NULL;
	buf_room(&m->text, db.n + name.n + 1);
	json_decode(db, &m->text);
	buf_addc(&m->text, '.');
	json_decode(name, &m->text);
	name = buf_after(&m->text, from);
	m->now = was < MONGO_PARTS ? names_add(&m->names, name)
	                           : names_find(&m->names, name);
	if (m->now == NAMES_NONE)
		return NULL;
	mem_grow(&m->part, &m->cap, m->names.n, sizeof(*m->part));
	if (m->names.n > was)
		m->part[m->now] = (struct mongo_part){0};
	return &m->part[m->now];
}

/* A collection of the list at the start: is there to be an end of it?  A view
 * has none, and what keeps a time series is called otherwise. */
static bool
is_awaited(struct str object)
{
	return str_find(object, STR("viewOn"), 0) == object.n &&
	       str_find(object, STR("timeseries"), 0) == object.n;
}

/* The last header of a collection: is all of it there? */
static void
end_part(struct mongo *m, struct mongo_part *p, struct str object)
{
	struct str name = m->names.name[m->now], crc;
	size_t from = m->text.n;

	p->ended = true;
	buf_printf(&m->text, "%lld", (long long)(int64_t)p->crc);
	crc = buf_after(&m->text, from);
	if (m->wrong || p->hurt || str_eq(json_get(object, STR("CRC")), crc))
		return;
	m->wrong = true;
	err_set(&m->why,
	    "the documents of %.*s are not those that were dumped: their CRC "
	    "is another",
	    (int)(name.n < 200 ? name.n : 200), name.p);
}

/* A document of the archive itself; false if it is none. */
static bool
read_own(struct mongo *m, struct str document)
{
	struct mongo_part *p;
	struct str object;
	struct err e;
	size_t n;

	buf_clear(&m->text);
	if (!bsonjson(document, &m->text, &e))
		return false;
	n = m->text.n;
	/* part_of writes behind it */
	buf_room(&m->text, 2 * n);
	object = str_n(m->text.p, n);
	if (m->at == FILE_HEAD) {
		m->at = FILE_LIST;
		return json_get(object, STR("version")).p;
	}
	if (!(p = part_of(m, object)) && !json_get(object, STR("collection")).p)
		return false;
	if (m->at == FILE_LIST) {
		if (p)
			p->awaited = is_awaited(object);
		return true;
	}
	if (!json_get(object, STR("EOF")).p)
		return false;
	m->at = FILE_ROWS;
	if (p)
		p->awaited = true;
	if (p && str_eq(json_get(object, STR("EOF")), STR("true")))
		end_part(m, p, object);
	return true;
}

/* Behind a loss: is this the header of a part? */
static bool
is_header(struct str document)
{
	return document.n < 1024 &&
	       memcmp(document.p + 4,
		   "\x02"
		   "db",
		   4) == 0 &&
	       str_find(document,
		   STR("\x02"
		       "collection"),
		   0) < document.n &&
	       str_find(document,
		   STR("\x08"
		       "EOF"),
		   0) < document.n;
}

/* The end of a list or part. */
static enum mongo_what
pass_end(struct mongo *m, size_t *n)
{
	if (m->at != FILE_LIST && m->at != FILE_ROWS)
		return MONGO_LOST;
	m->at = FILE_BETWEEN;
	m->lost = false;
	*n = END.n;
	return MONGO_PASS;
}

enum mongo_what
mongo_next(struct mongo *m, struct str held, bool end, size_t max, size_t *n)
{
	if (!held.n && end)
		return MONGO_OVER;
	if (held.n < LEAST && (!m->archive || held.n < END.n))
		return end ? MONGO_CUT : MONGO_WANT;
	*n = MAGIC.n;
	if (m->at == FILE_MAGIC) {
		m->at = FILE_HEAD;
		return MONGO_PASS;
	}
	if (m->archive && str_starts(held, END))
		return pass_end(m, n);
	*n = size_of(held);
	if (!*n)
		return MONGO_LOST;
	if (*n > max)
		return MONGO_LONG;
	if (*n > held.n)
		return end ? MONGO_CUT : MONGO_WANT;
	if (held.p[*n - 1])
		return MONGO_LOST;
	held.n = *n;
	if (m->at == FILE_ROWS && !(m->lost && is_header(held)))
		return MONGO_DOCUMENT;
	return read_own(m, held) ? MONGO_PASS : MONGO_LOST;
}

void
mongo_count(struct mongo *m, struct str document)
{
	struct mongo_part *p;

	if (m->now == NAMES_NONE)
		return;
	p = &m->part[m->now];
	p->crc = lzma_crc64((const uint8_t *)document.p, document.n, p->crc);
}

enum mongo_trust
mongo_ends(const struct mongo *m, struct str held, size_t n, bool end)
{
	struct str next = str_after(held, n);
	uint64_t looked = 0;

	if (!end && next.n < MONGO_NEAR)
		return MONGO_MORE;
	if (!next.n || (m->archive && str_starts(next, END)))
		return MONGO_YES;
	return walk(next, 1, &looked) ? MONGO_YES : MONGO_NO;
}

/* What crafted bytes name again from each place, far behind it, would cost the
 * square of their length: then the first member has to do. */
static int
members(const struct mongo *m, size_t passed)
{
	return m->looked < FIRST + (m->passed + passed) * LOOKED ? MEMBER : 1;
}

size_t
mongo_find(struct mongo *m, struct str held, bool end)
{
	size_t last = held.n, n;
	struct str s;

	if (!end)
		last = held.n > MONGO_NEAR ? held.n - MONGO_NEAR : 1;
	for (size_t i = 1; i < last; i++) {
		s = str_after(held, i);
		n = size_of(s);
		if (!n || (end && n > s.n) || !s.p[4] ||
		    !walk(s, members(m, i), &m->looked))
			continue;
		if (n > s.n ||
		    (!s.p[n - 1] && mongo_ends(m, s, n, end) != MONGO_NO)) {
			last = i;
			break;
		}
	}
	m->passed += last;
	return last;
}

void
mongo_lose(struct mongo *m)
{
	if (m->now != NAMES_NONE)
		m->part[m->now].hurt = true;
	m->at = FILE_ROWS;
	m->lost = m->archive;
}

bool
mongo_fault(struct mongo *m, struct err *e)
{
	bool wrong = m->wrong;

	if (wrong)
		*e = m->why;
	m->wrong = false;
	return wrong;
}

bool
mongo_unended(struct mongo *m, struct err *e)
{
	struct str name;

	for (uint32_t i = 0; m->archive && i < m->names.n; i++) {
		if (!m->part[i].awaited || m->part[i].ended)
			continue;
		name = m->names.name[i];
		err_set(e, "the archive ends before the end of %.*s",
		    (int)(name.n < 200 ? name.n : 200), name.p);
		return true;
	}
	if (m->archive && m->at != FILE_BETWEEN)
		return !err_set(e, "the archive ends before it says");
	return false;
}
