/* match_show - the hits of an advert in their context, for people */
#include "match_priv.h"
#include "utf8.h"
#include "visible.h"

#define AROUND 24  /* code points of context on each side of a hit */
#define SHOWN  200 /* hits of a field that are shown */

/* Marks with and without colour. */
struct pen {
	const char *head, *hit, *off;
};

static struct pen
pen_of(bool colour)
{
	if (colour)
		return (struct pen){"\033[1m", "\033[1;31m", "\033[0m"};
	return (struct pen){"", "", ""};
}

/* The bytes of the code points [from, to) of a text. */
static struct str
cut(struct str text, uint32_t from, uint32_t to)
{
	const char *p = text.p, *end = text.p + text.n, *start = end;
	size_t n;

	for (uint32_t i = 0; p < end && i < to; i++, p += n) {
		if (i == from)
			start = p;
		utf8_next(p, end, &n);
	}
	return start < p ? str_n(start, (size_t)(p - start)) : STR("");
}

/* Behind a field's line: which words these are, and how they were hidden. */
static void
add_rules(const struct match *m, const struct hit *h, struct buf *out)
{
	const struct lexicon_rule *r = &m->l->rule[h->rule];

	buf_puts(out, "    ");
	buf_addc(out, r->sign);
	buf_addc(out, ' ');
	visible_add(out, r->id);
	buf_printf(out, " %u-%u", h->start, h->end);
	for (unsigned i = 0, n = 0; i < HOW_COUNT; i++)
		if (h->how >> i & 1)
			buf_printf(out, "%s%s", n++ ? ", " : ", through ",
			    fold_how_name(i));
	buf_addc(out, '\n');
}

static void
add_hit(struct pen pen, struct str text, uint32_t from, uint32_t to,
    struct buf *out)
{
	buf_puts(out, pen.hit);
	if (!*pen.hit)
		buf_puts(out, "»");
	visible_add(out, cut(text, from, to));
	if (!*pen.hit)
		buf_puts(out, "«");
	buf_puts(out, pen.off);
}

/* The text of a field with its hits, [at, n) of the record; what is far from
 * any is left out. */
static void
add_text(const struct match *m, size_t at, size_t n, struct str text,
    struct pen pen, struct buf *out)
{
	uint32_t all = (uint32_t)utf8_count(text), done = 0;

	for (size_t i = at; i < n; i++) {
		const struct hit *h = &m->hit[i];
		uint32_t start = h->start > done ? h->start : done;

		if (h->end <= done)
			continue;
		if (start > done + 2 * AROUND || (!done && start > AROUND)) {
			if (done)
				visible_add(
				    out, cut(text, done, done + AROUND));
			buf_puts(out, "…");
			done = start - AROUND;
		}
		visible_add(out, cut(text, done, start));
		add_hit(pen, text, start, h->end, out);
		done = h->end;
	}
	visible_add(
	    out, cut(text, done, all > done + AROUND ? done + AROUND : all));
	if (all > done + AROUND)
		buf_puts(out, "…");
	buf_addc(out, '\n');
}

static void
add_field(const struct match *m, size_t field, struct pen pen, struct buf *out)
{
	const struct place *f = &m->field[field], *w = &m->whole[field];
	struct str text = str_n(m->wholes.p + w->at, w->n);
	size_t at = 0, n;

	while (at < m->nhit && m->hit[at].field < field)
		at++;
	n = at;
	while (n < m->nhit && m->hit[n].field == field)
		n++;
	if (at == n)
		return;
	buf_puts(out, "  ");
	visible_add(out, str_n(m->fields.p + f->at, f->n));
	buf_puts(out, ": ");
	add_text(m, at, n, text, pen, out);
	for (size_t i = at; i < n && i < at + SHOWN; i++)
		add_rules(m, &m->hit[i], out);
	if (n > at + SHOWN)
		buf_printf(out, "    and %zu more\n", n - at - SHOWN);
}

void
match_context(
    const struct match *m, struct str name, bool colour, struct buf *out)
{
	struct pen pen = pen_of(colour);

	buf_puts(out, pen.head);
	visible_add(out, name);
	buf_puts(out, pen.off);
	for (size_t i = 0; i < m->ntally && m->tally[i].score > 0; i++) {
		buf_puts(out, i ? ", " : "  ");
		visible_add(out, m->l->slugs.name[m->tally[i].slug]);
		buf_printf(out, " %d", m->tally[i].score);
	}
	buf_addc(out, '\n');
	for (size_t i = 0; i < m->nfield; i++)
		add_field(m, i, pen, out);
	for (size_t i = 0; i < m->patterns.nundecided; i++) {
		buf_puts(out, "  undecided: ");
		visible_add(out, match_pattern_id(m, m->patterns.undecided[i]));
		buf_addc(out, '\n');
	}
	buf_addc(out, '\n');
}
