/* redact_item - a text as the finders see it, and what they found */
#include "mem.h"
#include "redact_priv.h"

/* What folding drops, as ASCII has it. */
static uint32_t
plain(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		return c - 0xfee0;
	switch (c) {
	case 0x3002: /* 。 */
	case 0xff61:
	case 0xb7:
	case 0x30fb:
	case 0x2022: return '.';
	case 0x3000:
	case 0xa0:
	case '\t': return ' ';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2212:
	case 0xfe63: return '-';
	case 0xfe6b: return '@';
	case 0xfe52: return '.';
	case 0x2795: return '+';
	default: return c;
	}
}

static void
item(struct redact_work *w, uint32_t c, size_t at, bool letter)
{
	mem_grow(&w->v, &w->cap, w->n + 2, sizeof(*w->v));
	w->v[w->n++] = (struct redact_item){c, (uint32_t)at, letter};
	w->v[w->n] = (struct redact_item){0};
}

void
redact_items(struct redact_work *w, struct str text)
{
	size_t u = 0;

	w->n = 0;
	mem_grow(&w->v, &w->cap, 1, sizeof(*w->v));
	w->v[0] = (struct redact_item){0};
	fold_sound(&w->fold, &w->map, text);
	for (size_t i = 0; i < w->map.ncp; i++) {
		uint32_t c = w->map.cp[i];

		if (u < w->map.nunit && w->map.at[u] == i) {
			for (; u < w->map.nunit && w->map.at[u] == i; u++)
				item(w, w->fold.unit[u], i, true);
			continue;
		}
		/* Variation selectors and key caps: 1️⃣ is a digit. */
		if (!(fold_how(c) & (HOW_ZERO_WIDTH | HOW_COMBINING)) &&
		    !(c >= 0xfe00 && c <= 0xfe0f) &&
		    !(c >= 0x20d0 && c <= 0x20ff))
			item(w, plain(c), i, false);
	}
}

int
redact_digit(const struct redact_item *it)
{
	static const uint16_t han[] = {0x96f6, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
	    0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x3007, 0x58f9, 0x8d30,
	    0x53c1, 0x8086, 0x4f0d, 0x9646, 0x67d2, 0x634c, 0x7396, 0x5e7a};

	if (it->c >= '0' && it->c <= '9')
		return (int)(it->c - '0');
	for (size_t i = 0; i < COUNT(han); i++)
		if (it->c == han[i])
			return i == 20 ? 1 : (int)(i % 10);
	return -1;
}

void
redact_put(struct redact_found *f, size_t i, size_t j, enum redact_kind kind)
{
	struct redact_work *w = f->work;
	struct redact_span s = {
	    w->v[i].at, w->v[j - 1].at + 1, kind, f->value.n, w->value.n};
	size_t next = j < w->n ? w->v[j].at : w->map.ncp;

	/* Marks and zero-width characters behind it belong to it. */
	if (next > s.end)
		s.end = next;
	buf_addstr(&f->value, buf_str(&w->value));
	mem_grow(&f->span, &f->cap, f->n + 1, sizeof(*f->span));
	f->span[f->n++] = s;
}

static const char *const made[] = {"seller-", "item-", "contact-", "phone-",
    "email-", "page-", "number-", "name-"};

size_t
redact_done(const struct redact_work *w, size_t i)
{
	size_t j, n;

	for (size_t k = 0; k < COUNT(made); k++) {
		for (j = 0; made[k][j] && i + j < w->n; j++)
			if (w->v[i + j].c != (unsigned char)made[k][j])
				break;
		if (made[k][j])
			continue;
		for (n = 0; n < 12 && i + j < w->n; n++, j++)
			if (!redact_latin(&w->v[i + j]) || w->v[i + j].c > 'f')
				break;
		if (n == 12)
			return i + j;
	}
	return i;
}

bool
redact_is(struct str text)
{
	size_t n;

	for (size_t k = 0; k < COUNT(made); k++) {
		n = strlen(made[k]);
		if (text.n == n + 12 && str_starts(text, str_from(made[k])))
			return true;
	}
	return false;
}
