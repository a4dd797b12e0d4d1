/* pattern_fold - a pattern as it is compared, and the literals it must hold */

#include "pattern.h"
#include "pattern_priv.h"
#include "utf8.h"

#define NEST_MAX     40
#define LITERALS_MAX 64

static uint32_t
narrow(uint32_t cp)
{
	if (cp == 0x3000)
		return ' ';
	return cp >= 0xff01 && cp <= 0xff5e ? cp - 0xfee0 : cp;
}

/* Units of UTF-16 as text. */
static void
add_units(struct buf *out, const struct fold *f)
{
	for (size_t i = 0; i < f->n; i++) {
		uint32_t u = f->unit[i];

		if (u >= 0xd800 && u < 0xdc00 && i + 1 < f->n)
			u = ((u - 0xd7c0) << 10) | (f->unit[++i] & 0x3ffu);
		buf_addcp(out, u);
	}
}

void
pattern_fold_cp(struct pattern_fold *f, uint32_t cp, struct buf *out)
{
	f->kind = FOLDED_LETTER;
	if (cp < 0x80) {
		bool letter = (cp | 32) >= 'a' && (cp | 32) <= 'z';

		if (!letter && (cp < '0' || cp > '9'))
			f->kind = FOLDED_SYMBOL;
		buf_addc(out, (char)(letter ? cp | 32 : cp));
		return;
	}
	buf_clear(&f->text);
	buf_addcp(&f->text, cp);
	fold_text(&f->fold, buf_str(&f->text));
	if (f->fold.n) {
		add_units(out, &f->fold);
	} else if (fold_how(cp) & (HOW_SPACED | HOW_SYMBOL)) {
		f->kind = FOLDED_SYMBOL;
		buf_addcp(out, narrow(cp));
	} else {
		f->kind = FOLDED_NOTHING;
	}
}

void
pattern_fold_free(struct pattern_fold *f)
{
	fold_free(&f->fold);
	buf_free(&f->text);
	buf_free(&f->one);
}

/* A literal character: as the text has it, with no meaning of its own. */
static void
add_char(struct pattern_fold *f, const struct reader *r, struct buf *out)
{
	struct str s;

	buf_clear(&f->one);
	pattern_fold_cp(f, r->cp, &f->one);
	s = buf_str(&f->one);
	if (f->kind != FOLDED_SYMBOL && s.n && utf8_count(s) == 1) {
		buf_addstr(out, s);
	} else if (f->kind == FOLDED_SYMBOL) {
		if ((unsigned char)s.p[0] < 0x80)
			buf_addc(out, '\\');
		buf_addstr(out, s);
	} else { /* several or none, which a quantifier may follow */
		buf_addstr(out, STR("(?:"));
		buf_addstr(out, s);
		buf_addc(out, ')');
	}
}

/* A class: characters in it one by one, but for the ends of ranges, which
 * would come to lie elsewhere. */
static void
add_class(struct pattern_fold *f, struct str s, struct buf *out)
{
	const char *p = s.p, *end = s.p + s.n;
	size_t n;

	for (; p < end; p += n) {
		uint32_t cp = utf8_next(p, end, &n);
		bool range = (p > s.p && p[-1] == '-') ||
		             (p + n < end && p[n] == '-' && p[n + 1] != ']');

		buf_clear(&f->one);
		if (cp >= 0x80)
			pattern_fold_cp(f, cp, &f->one);
		if (cp < 0x80 || range || !f->one.n ||
		    utf8_count(buf_str(&f->one)) != 1) {
			buf_add(out, p, n);
			continue;
		}
		if ((unsigned char)f->one.p[0] < 0x80 &&
		    f->kind == FOLDED_SYMBOL)
			buf_addc(out, '\\');
		buf_addstr(out, buf_str(&f->one));
	}
}

void
pattern_fold(struct pattern_fold *f, struct str pattern, struct buf *out)
{
	struct reader r = {.all = pattern};
	enum token t;

	while ((t = reader_next(&r)) != TOK_END) {
		struct str s = str_n(pattern.p + r.at, r.n);

		/* (?x) gives blanks another meaning: they stay as they are */
		if (t == TOK_CHAR &&
		    (r.cp >= 0x80 || r.quote || (r.cp >= 'A' && r.cp <= 'Z')))
			add_char(f, &r, out);
		else if (t == TOK_CLASS)
			add_class(f, s, out);
		else
			buf_addstr(out, s);
	}
}

/* Texts of which one must stand there. */
struct literals {
	struct buf text; /* each with a line feed */
	size_t n;        /* 0: nothing is sure */
	size_t weight;   /* of the one that says least */
};

struct walk {
	struct reader r;
	struct pattern_fold *f;
	enum token token; /* read, not yet used */
	bool odd;
};

/* The next token; what a comment stands before repeats what is before it. */
static enum token
advance(struct walk *w)
{
	do
		w->token = reader_next(&w->r);
	while (w->token == TOK_COMMENT);
	return w->token;
}

static void
add_literal(struct literals *l, struct str s)
{
	/* in bytes: a Han character says more than a letter */
	if (!l->n || s.n < l->weight)
		l->weight = s.n;
	l->n++;
	buf_addstr(&l->text, s);
	buf_addc(&l->text, '\n');
}

/* The better of two that both must stand stays in *best. */
static void
better(struct literals *best, struct literals *l)
{
	struct literals t = *best;

	if (l->n && l->n <= LITERALS_MAX &&
	    (!best->n || l->weight > best->weight)) {
		*best = *l;
		*l = t;
	}
	l->n = l->weight = 0;
	buf_clear(&l->text);
}

/* What was read as one text so far. */
static void
flush(struct literals *best, struct buf *run)
{
	struct literals l = {0};

	if (run->n)
		add_literal(&l, buf_str(run));
	buf_clear(run);
	better(best, &l);
	buf_free(&l.text);
}

static void alternatives(struct walk *w, unsigned depth, struct literals *all);

/* A group, up to its closing; and what repeats it. */
static void
group(struct walk *w, bool look, unsigned depth, struct literals *best)
{
	struct literals in = {0};

	advance(w);
	alternatives(w, depth + 1, &in);
	if (w->token == TOK_CLOSE)
		advance(w);
	if (!look && !(w->token == TOK_QUANTIFIER && w->r.optional))
		better(best, &in);
	buf_free(&in.text);
}

/* A character, which is part of a text unless it is repeated. */
static void
one_char(struct walk *w, struct literals *best, struct buf *run)
{
	size_t before = run->n;

	pattern_fold_cp(w->f, w->r.cp, run);
	if (w->f->kind != FOLDED_LETTER)
		run->n = before;
	if (advance(w) != TOK_QUANTIFIER)
		return;
	if (w->r.optional)
		run->n = before;
	flush(best, run);
}

/* A class that lists a few letters: one of them must stand there. */
static void
one_class(struct walk *w, struct literals *best)
{
	struct str s = str_n(w->r.all.p + w->r.at + 1, w->r.n - 2);
	const char *p = s.p, *end = s.p + s.n;
	struct literals in = {0};
	struct buf one = {0};
	bool sure = w->r.n > 2;
	size_t n;

	for (; sure && p < end; p += n) {
		uint32_t cp = utf8_next(p, end, &n);

		buf_clear(&one);
		pattern_fold_cp(w->f, cp, &one);
		sure = w->f->kind == FOLDED_LETTER; /* not ^ - [ or \ */
		if (sure)
			add_literal(&in, buf_str(&one));
	}
	if (!(advance(w) == TOK_QUANTIFIER && w->r.optional) && sure)
		better(best, &in);
	buf_free(&in.text);
	buf_free(&one);
}

/* One alternative: the best of what must stand in it. */
static void
sequence(struct walk *w, unsigned depth, struct literals *best)
{
	struct buf run = {0};

	while (!w->odd && w->token != TOK_END && w->token != TOK_ALT &&
	       w->token != TOK_CLOSE) {
		switch (w->token) {
		case TOK_CHAR: one_char(w, best, &run); continue;
		case TOK_SPACE:
			/* a quantifier behind it does no harm either */
			if (advance(w) == TOK_QUANTIFIER)
				advance(w);
			continue;
		case TOK_CLASS:
			flush(best, &run);
			one_class(w, best);
			continue;
		case TOK_OPEN:
		case TOK_LOOK:
			flush(best, &run);
			group(w, w->token == TOK_LOOK, depth, best);
			continue;
		case TOK_ODD: w->odd = true; break;
		default: flush(best, &run);
		}
		advance(w);
	}
	flush(best, &run);
	buf_free(&run);
}

/* All alternatives up to a closing: one of all their literals. */
static void
alternatives(struct walk *w, unsigned depth, struct literals *all)
{
	struct literals l = {0};
	bool sure = true, first = true;

	w->odd |= depth > NEST_MAX;
	for (;;) {
		sequence(w, depth, &l);
		sure = sure && l.n > 0 && all->n + l.n <= LITERALS_MAX;
		if (sure) {
			if (first || l.weight < all->weight)
				all->weight = l.weight;
			buf_addstr(&all->text, buf_str(&l.text));
			all->n += l.n;
		}
		first = false;
		l.n = l.weight = 0;
		buf_clear(&l.text);
		if (w->odd || w->token != TOK_ALT)
			break;
		advance(w);
	}
	if (!sure || w->odd)
		all->n = 0;
	buf_free(&l.text);
}

/* Those that a pattern names itself, in a comment at its start. */
static bool
named(struct pattern_fold *f, struct str pattern, struct buf *out)
{
	struct str part;
	struct buf one = {0};

	if (!str_take(&pattern, STR("(?#literal:")))
		return false;
	pattern.n = str_find(pattern, STR(")"), 0);
	while ((part = str_cut(&pattern, '|')).p) {
		fold_text(&f->fold, part);
		buf_clear(&one);
		add_units(&one, &f->fold);
		if (one.n) {
			buf_addstr(out, buf_str(&one));
			buf_addc(out, '\n');
		}
	}
	buf_free(&one);
	return true;
}

void
pattern_literals(struct pattern_fold *f, struct str pattern, struct buf *out)
{
	struct walk w = {.r = {.all = pattern}, .f = f};
	struct literals all = {0};

	if (named(f, pattern, out))
		return;
	advance(&w);
	alternatives(&w, 0, &all);
	if (all.n && w.token == TOK_END)
		buf_addstr(out, buf_str(&all.text));
	buf_free(&all.text);
}
