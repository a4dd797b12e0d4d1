/* market - the names of markets, as people write them */
#include "market.h"

#include <stdlib.h>

#include "buf.h"
#include "mem.h"
#include "names.h"
#include "tsv.h"
#include "usual.h"

#define TEXT  80  /* bytes of a text that names a market */
#define WORDS 12  /* of one that are looked at, and */
#define SPAN  5   /* of a name, at most */
#define ASKED 256 /* texts whose answers are kept */

struct market {
	uint32_t platform; /* by number, or NAMES_NONE */
	bool posts;
};

struct markets {
	struct names name; /* plain; and by name: */
	struct market *market;
	size_t cap;
	struct names platform;
	struct names asked;     /* texts as they stood, and */
	uint32_t answer[ASKED]; /* the names found in them, or NAMES_NONE */
	struct buf work;
};

void
markets_free(struct markets *m)
{
	if (!m)
		return;
	names_free(&m->name);
	names_free(&m->platform);
	names_free(&m->asked);
	free(m->market);
	buf_free(&m->work);
	free(m);
}

static bool
add(void *of, const struct tsv *t, struct err *e)
{
	struct markets *m = of;
	uint32_t n = m->name.n;

	buf_clear(&m->work);
	usual_plain(t->col[0], &m->work);
	if (!m->work.n || !t->col[1].n)
		return tsv_fault(t, e, "a market and its platform, or -");
	if (names_add(&m->name, buf_str(&m->work)) < n)
		return tsv_fault(t, e, "the name " STR_FMT " is there already",
		    STR_ARG(t->col[0]));
	mem_grow(&m->market, &m->cap, n + 1, sizeof(*m->market));
	m->market[n].platform = str_eq(t->col[1], STR("-"))
	                            ? NAMES_NONE
	                            : names_add(&m->platform, t->col[1]);
	m->market[n].posts = t->col[2].n > 0;
	return true;
}

struct markets *
markets_new(struct rules *r, const char *path, struct err *e)
{
	static const char *const columns[] = {
	    "name", "platform", "?posts", NULL};
	struct markets *m = mem_new(1, sizeof(*m));

	if (tsv_each(r, path, columns, add, m, e))
		return m;
	markets_free(m);
	return NULL;
}

static bool
is_letter(char c)
{
	return (unsigned char)c >= 0x80 || ascii_letter(c) || ascii_digit(c);
}

/* The words of a text: letters and digits, a capital behind a small letter
 * begins one. */
static size_t
words_of(struct str text, struct str *word)
{
	size_t n = 0;
	char before = 0;

	for (size_t i = 0; i < text.n; before = text.p[i++]) {
		if (!is_letter(text.p[i]))
			continue;
		if (!is_letter(before) ||
		    (ascii_upper(text.p[i]) && ascii_lower(before) == before &&
			ascii_letter(before))) {
			if (n == WORDS)
				break;
			word[n++] = str_n(text.p + i, 0);
		}
		word[n - 1].n++;
	}
	return n;
}

/* The name that begins with that word of n, the longest; or NAMES_NONE. */
static uint32_t
begins(struct markets *m, const struct str *word, size_t n)
{
	uint32_t found = NAMES_NONE;
	const char *end;

	for (size_t i = n < SPAN ? n : SPAN; i > 0 && found == NAMES_NONE;
	     i--) {
		end = word[i - 1].p + word[i - 1].n;
		buf_clear(&m->work);
		usual_plain(str_n(word->p, (size_t)(end - word->p)), &m->work);
		found = names_find(&m->name, buf_str(&m->work));
	}
	return found;
}

/* The first of the names that may stand within a word, the longest. */
static uint32_t
within(struct markets *m, struct str text)
{
	uint32_t found = NAMES_NONE;
	size_t first = SIZE_MAX, at;
	struct str name, plain;

	buf_clear(&m->work);
	usual_plain(text, &m->work);
	plain = buf_str(&m->work);
	for (uint32_t i = 0; i < m->name.n; i++) {
		name = m->name.name[i];
		if ((unsigned char)*name.p < 0x80 && str_digits(name) < name.n)
			continue;
		at = str_find(plain, name, 0);
		if (at == plain.n || at > first ||
		    (at == first && name.n < m->name.name[found].n))
			continue;
		first = at;
		found = i;
	}
	return found;
}

static uint32_t
look(struct markets *m, struct str text)
{
	struct str word[WORDS];
	size_t n = words_of(text, word);
	uint32_t found = NAMES_NONE;

	for (size_t i = 0; i < n && found == NAMES_NONE; i++)
		found = begins(m, word + i, n - i);
	return found != NAMES_NONE ? found : within(m, text);
}

/* The market that a text names; kept, as the rows of a table are of few. */
static uint32_t
named(struct markets *m, struct str text)
{
	uint32_t n;

	if (!text.n || text.n > TEXT)
		return NAMES_NONE;
	n = names_find(&m->asked, text);
	if (n != NAMES_NONE)
		return m->answer[n];
	if (m->asked.n == ASKED)
		names_clear(&m->asked);
	n = names_add(&m->asked, text);
	return m->answer[n] = look(m, text);
}

/* True of a market where what is told is mostly goods. */
static bool
offers(const struct markets *m, uint32_t n)
{
	return n != NAMES_NONE && !m->market[n].posts;
}

bool
markets_has(struct markets *m, struct str text)
{
	return offers(m, named(m, text));
}

bool
markets_is(struct markets *m, struct str text)
{
	if (!text.n || text.n > TEXT)
		return false;
	buf_clear(&m->work);
	usual_plain(text, &m->work);
	return offers(m, names_find(&m->name, buf_str(&m->work)));
}

struct str
markets_platform(struct markets *m, struct str text)
{
	uint32_t n = named(m, text);

	if (n == NAMES_NONE || m->market[n].platform == NAMES_NONE)
		return STR_NONE;
	return m->platform.name[m->market[n].platform];
}
