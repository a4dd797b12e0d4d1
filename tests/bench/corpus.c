/*
 * corpus - adverts and lists of words for `make bench`
 *
 *	corpus VOCABULARY adverts ROWS [ascii] [class]
 *	corpus VOCABULARY rare|pairs WORDS
 *
 * The same call gives the same bytes everywhere; the first rows of a large
 * corpus are a small one.  About 1.1 KB an advert, two thirds of it title and
 * description, mostly Chinese.  2 rows in 100 hold one or two rare words, of
 * the first 30, of the first 1,000 and of all 20,000 in equal parts, so that
 * longer lists select more; 2 more hold a piece of one: near misses.
 *
 *	ascii  every character beyond ASCII as \uXXXX
 *	class  with class.commodity at the end, as behind wt-classify
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RARE_WORDS 20000
#define SELLERS    40000
#define PICKS      4096

struct list {
	char **word;
	size_t n;
};

struct text {
	char p[8192];
	size_t n;
};

struct corpus {
	struct list common, filler, rare, code, city, commodity;
	uint16_t pick[PICKS]; /* of common words: the first ones more often */
	struct list words;    /* the rare ones, made */
	bool ascii, class;
};

/* splitmix64: S. Vigna, public domain. */
static uint64_t
draw(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

static size_t
below(uint64_t *state, size_t n)
{
	return (size_t)((draw(state) >> 32) * n >> 32);
}

static char *
any(uint64_t *s, const struct list *l)
{
	return l->word[below(s, l->n)];
}

static char *
common(uint64_t *s, const struct corpus *c)
{
	return c->common.word[c->pick[below(s, PICKS)]];
}

static void
give_up(const char *what)
{
	fprintf(stderr, "corpus: %s\n", what);
	exit(2);
}

static void
list_add(struct list *l, const char *p, size_t n)
{
	if ((l->n & (l->n - 1)) == 0) { /* full: 0, 1, 2, 4, 8 ... */
		l->word =
		    realloc(l->word, (l->n ? l->n * 2 : 1) * sizeof(*l->word));
	}
	if (!l->word || !(l->word[l->n] = malloc(n + 1)))
		give_up("no memory");
	memcpy(l->word[l->n], p, n);
	l->word[l->n++][n] = '\0';
}

/* The bytes of the character at p. */
static size_t
step(const char *p)
{
	unsigned char b = (unsigned char)*p;

	return b < 0x80 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
}

static size_t
characters(const char *p)
{
	size_t n = 0;

	for (; *p; p += step(p))
		n++;
	return n;
}

static void
vocabulary_line(struct corpus *c, char *line)
{
	char *kind = strtok(line, " \n"), *w;
	struct list *l = NULL;

	if (!kind || *kind == '#')
		return;
	if (strcmp(kind, "common") == 0)
		l = &c->common;
	else if (strcmp(kind, "filler") == 0)
		l = &c->filler;
	else if (strcmp(kind, "rare") == 0)
		l = &c->rare;
	else if (strcmp(kind, "code") == 0)
		l = &c->code;
	else if (strcmp(kind, "city") == 0)
		l = &c->city;
	else if (strcmp(kind, "commodity") == 0)
		l = &c->commodity;
	else
		give_up("the vocabulary has a kind that is not known");
	while ((w = strtok(NULL, " \n"))) {
		if (l != &c->filler && l != &c->rare)
			list_add(l, w, strlen(w));
		else /* a list of characters */
			for (; *w; w += step(w))
				list_add(l, w, step(w));
	}
}

static void
vocabulary_read(struct corpus *c, const char *path)
{
	FILE *f = fopen(path, "r");
	char line[1024];

	if (!f)
		give_up("the vocabulary cannot be read");
	while (fgets(line, sizeof(line), f))
		vocabulary_line(c, line);
	fclose(f);
	if (!c->common.n || !c->filler.n || !c->rare.n || !c->code.n ||
	    !c->city.n || !c->commodity.n)
		give_up("the vocabulary lacks a kind");
}

/* Frequencies fall as in shop titles: about as 1 / (rank + 10). */
static void
pick_build(struct corpus *c)
{
	double all = 0, sum = 0;
	size_t at = 0;

	for (size_t i = 0; i < c->common.n; i++)
		all += 1.0 / (double)(i + 10);
	for (size_t i = 0; i < c->common.n; i++) {
		sum += 1.0 / (double)(i + 10);
		while (at < PICKS && (double)at < sum / all * PICKS)
			c->pick[at++] = (uint16_t)i;
	}
	while (at < PICKS)
		c->pick[at++] = (uint16_t)(c->common.n - 1);
}

static void
latin_word(uint64_t *s, char *out)
{
	static const char con[] = "bcdfghlmnprstvxz", vow[] = "aeiouy";
	size_t n = 3 + below(s, 3);

	for (size_t i = 0; i < n; i++) {
		*out++ = con[below(s, sizeof(con) - 1)];
		*out++ = vow[below(s, sizeof(vow) - 1)];
	}
	strcpy(out, "us");
}

/*
 * Rare words are like names of animals, plants and goods: a common word
 * beside one or two rare characters, which other words share; rare characters
 * alone; a common word on both sides; or Latin.
 */
static void
rare_word(const struct corpus *c, uint64_t *s, char *out)
{
	const struct list *r = &c->rare;

	size_t form = below(s, 10);

	*out = '\0';
	switch (form) {
	case 0: latin_word(s, out); return;
	case 1: /* 甲乙 */
	case 2:
	case 3: /* 甲手机 */
		strcat(out, any(s, r));
		strcat(out, form == 1 ? any(s, r) : any(s, &c->common));
		return;
	case 4:
	case 5: /* 包邮甲手机 */
	case 6: /* 手机甲 */
		strcat(out, any(s, &c->common));
		strcat(out, any(s, r));
		strcat(out, form == 6 ? "" : any(s, &c->common));
		return;
	default: /* 手机甲乙 */
		strcat(out, any(s, &c->common));
		strcat(out, any(s, r));
		strcat(out, any(s, r));
		return;
	}
}

static void
pair_word(const struct corpus *c, uint64_t *s, char *out)
{
	strcpy(out, any(s, &c->common));
	strcat(out, any(s, &c->common));
}

/* True if the word is new; seen is a table of hashes, 0 for free. */
static bool
is_new(uint64_t *seen, size_t cap, const char *w)
{
	uint64_t h = 1469598103934665603u;
	size_t i;

	for (; *w; w++)
		h = (h ^ (unsigned char)*w) * 1099511628211u;
	for (i = h % cap; seen[i]; i = (i + 1) % cap)
		if (seen[i] == h)
			return false;
	seen[i] = h;
	return true;
}

static void
words_make(struct corpus *c, struct list *l, size_t n, bool pairs)
{
	uint64_t state = pairs ? 2 : 1;
	size_t cap = n * 2 + 101;
	uint64_t *seen = calloc(cap, sizeof(*seen));
	char w[128];

	if (!seen)
		give_up("no memory");
	for (size_t i = 0; !pairs && i < c->code.n && l->n < n; i++)
		if (is_new(seen, cap, c->code.word[i]))
			list_add(l, c->code.word[i], strlen(c->code.word[i]));
	while (l->n < n) {
		if (pairs)
			pair_word(c, &state, w);
		else
			rare_word(c, &state, w);
		if (is_new(seen, cap, w))
			list_add(l, w, strlen(w));
	}
	free(seen);
}

static void
put(struct text *t, const char *w)
{
	size_t n = strlen(w);

	if (t->n + n + 1 > sizeof(t->p))
		give_up("a text is too long");
	memcpy(t->p + t->n, w, n + 1);
	t->n += n;
}

static void
title(const struct corpus *c, uint64_t *s, struct text *t)
{
	static const char *const between[] = {
	    "", "", "", " ", "", "，", "/", "、", "！", " · "};
	size_t goal = 10 + below(s, 50);

	t->n = 0;
	do {
		put(t, common(s, c));
		put(t, between[below(s, 10)]);
	} while (characters(t->p) < goal);
}

static void
piece(const struct corpus *c, uint64_t *s, struct text *t)
{
	size_t what = below(s, 100), n;

	if (what < 45) {
		for (n = 1 + below(s, 4); n--;)
			put(t, common(s, c));
	} else if (what < 84) {
		for (n = 3 + below(s, 12); n--;)
			put(t, any(s, &c->filler));
	} else if (what < 89) {
		put(t, "\n");
	} else if (what < 91) {
		put(t, " \"");
		put(t, common(s, c));
		put(t, "\" ");
	} else if (what < 93) {
		put(t, "【");
		put(t, common(s, c));
		put(t, "】");
	} else {
		put(t, what < 94 ? "🔥" : what < 98 ? "，" : "。");
	}
}

static void
description(const struct corpus *c, uint64_t *s, struct text *t)
{
	size_t a = below(s, 1800), b = below(s, 1800), goal = a < b ? a : b;

	t->n = 0;
	t->p[0] = '\0';
	while (t->n < goal)
		piece(c, s, t);
}

/* Puts w somewhere into t; a Latin word as a token. */
static void
plant(uint64_t *s, struct text *t, const char *w)
{
	struct text rest;
	size_t at = below(s, t->n + 1);
	bool latin = (unsigned char)*w < 0x80;

	while (at && ((unsigned char)t->p[at] & 0xc0) == 0x80)
		at--;
	memcpy(rest.p, t->p + at, t->n - at);
	rest.p[t->n - at] = '\0';
	t->n = at;
	put(t, latin ? " " : "");
	put(t, w);
	put(t, latin ? " " : "");
	put(t, rest.p);
}

/* 2 rows in 100 get rare words, 2 a near miss. */
static void
make_relevant(
    const struct corpus *c, uint64_t *s, struct text *head, struct text *body)
{
	static const size_t among[] = {30, 1000, RARE_WORDS};
	size_t x = below(s, 1000), n = x < 6 ? 2 : 1;

	if (x >= 20 && x < 40)
		plant(s, x & 1 ? head : body, any(s, &c->rare));
	if (x >= 20)
		return;
	while (n--) {
		struct text *t = draw(s) & 1 ? head : body;

		plant(s, t, c->words.word[below(s, among[x % 3])]);
	}
}

static uint32_t
decode(const char *p)
{
	static const unsigned char lead[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	uint32_t cp = (unsigned char)*p & lead[step(p)];

	for (size_t i = 1; i < step(p); i++)
		cp = cp << 6 | ((unsigned char)p[i] & 0x3f);
	return cp;
}

static void
out_text(const struct corpus *c, const char *p)
{
	uint32_t cp;

	putchar('"');
	for (; *p; p += step(p)) {
		cp = decode(p);
		if (cp == '"' || cp == '\\')
			printf("\\%c", (int)cp);
		else if (cp == '\n')
			fputs("\\n", stdout);
		else if (cp < 0x80 || !c->ascii)
			fwrite(p, 1, step(p), stdout);
		else if (cp < 0x10000)
			printf("\\u%04x", (unsigned)cp);
		else
			printf("\\u%04x\\u%04x",
			    (unsigned)(0xd7c0 + (cp >> 10)),
			    (unsigned)(0xdc00 | (cp & 0x3ff)));
	}
	putchar('"');
}

static void
out_key_text(const struct corpus *c, const char *key, const char *p)
{
	printf(",\"%s\":", key);
	out_text(c, p);
}

static void
out_price(uint64_t *s)
{
	size_t kind = below(s, 100), yuan = below(s, 1000), fen = below(s, 100);

	if (kind < 3)
		return; /* not shown */
	if (kind < 70)
		printf(",\"price\":%zu", 1 + yuan);
	else
		printf(",\"price\":%zu.%02zu", 5000 / (1 + yuan), fen);
	fputs(",\"currency\":\"CNY\"", stdout);
}

static void
out_seller(const struct corpus *c, uint64_t *s, const char *platform)
{
	size_t a = below(s, SELLERS), b = below(s, SELLERS);
	size_t id = a < b ? a : b; /* some sell more than others */
	struct text name = {.n = 0};

	put(&name, c->city.word[id % c->city.n]);
	put(&name, c->filler.word[id / 7 % c->filler.n]);
	put(&name, c->filler.word[id / 3 % c->filler.n]);
	printf(",\"seller\":{\"id\":\"%s:%05zu\",\"name\":", platform, id);
	out_text(c, name.p);
	putchar('}');
}

static void
out_images(uint64_t *s)
{
	size_t n = below(s, 3);

	fputs(",\"images\":[", stdout);
	for (size_t i = 0; i < n; i++)
		printf("%s\"https://img%zu.example.com/i/%012llx.jpg\"",
		    i ? "," : "", i, (unsigned long long)draw(s) >> 16);
	putchar(']');
}

static void
out_attributes(const struct corpus *c, uint64_t *s)
{
	static const char *const name[] = {"品牌", "材质", "颜色"};
	size_t n = 1 + below(s, 3);

	fputs(",\"attributes\":{", stdout);
	for (size_t i = 0; i < n; i++) {
		fputs(i ? "," : "", stdout);
		out_text(c, name[i]);
		putchar(':');
		out_text(c, common(s, c));
	}
	putchar('}');
}

static void
out_source(uint64_t *s, size_t row)
{
	uint64_t r = draw(s);

	printf(",\"captured\":\"2024-%02u-%02uT%02u:%02u:%02uZ\"",
	    (unsigned)(1 + r % 12), (unsigned)(1 + (r >> 8) % 28),
	    (unsigned)((r >> 16) % 24), (unsigned)((r >> 24) % 60),
	    (unsigned)((r >> 32) % 60));
	printf(",\"source\":{\"file\":\"crawl-%04zu.warc.gz\",\"offset\":%zu,"
	       "\"length\":%zu,\"record\":%zu,\"sha256\":\"",
	    row / 20000, row % 20000 * 30011, 60000 + (size_t)(r >> 40) % 90000,
	    row % 20000);
	for (int i = 0; i < 4; i++)
		printf("%016llx", (unsigned long long)draw(s));
	fputs("\"}", stdout);
}

/* The platforms show different things in a different order. */
static void
out_advert(const struct corpus *c, size_t row)
{
	static const char *const platform[] = {"taobao", "1688", "jd", "tmall"};
	uint64_t s = row * 0xd1342543de82ef95u + 42;
	size_t a = below(&s, 4), b = below(&s, 4), k = a < b ? a : b;
	size_t item = 600000000000 + row * 1048583;
	struct text head, body;

	title(c, &s, &head);
	description(c, &s, &body);
	make_relevant(c, &s, &head, &body);
	printf("{\"id\":\"%s:%zu\",\"platform\":\"%s\",\"item\":\"%zu\"",
	    platform[k], item, platform[k], item);
	printf(",\"url\":\"https://item.example.com/%s?id=%zu\"", platform[k],
	    item);
	if (k == 1)
		out_seller(c, &s, platform[k]);
	out_key_text(c, "title", head.p);
	if (k != 2)
		out_key_text(c, "description", body.p);
	if (k >= 2)
		out_attributes(c, &s);
	out_price(&s);
	if (k != 1)
		out_seller(c, &s, platform[k]);
	if (k != 3)
		out_key_text(c, "location", any(&s, &c->city));
	out_images(&s);
	if (k == 2)
		out_key_text(c, "description", body.p);
	out_source(&s, row);
	if (c->class)
		printf(",\"class\":{\"commodity\":\"%s\",\"taxa\":[],"
		       "\"status\":\"unknown\"}",
		    any(&s, &c->commodity));
	fputs("}\n", stdout);
}

int
main(int argc, char *argv[])
{
	static struct corpus c;
	static char out[1 << 20];
	struct list list = {0};
	size_t n;

	if (argc < 4)
		give_up("usage: corpus VOCABULARY adverts|rare|pairs N "
			"[ascii] [class]");
	vocabulary_read(&c, argv[1]);
	pick_build(&c);
	setvbuf(stdout, out, _IOFBF, sizeof(out));
	n = strtoul(argv[3], NULL, 10);
	for (int i = 4; i < argc; i++) {
		c.ascii |= strcmp(argv[i], "ascii") == 0;
		c.class |= strcmp(argv[i], "class") == 0;
	}
	if (strcmp(argv[2], "adverts") == 0) {
		words_make(&c, &c.words, RARE_WORDS, false);
		for (size_t i = 0; i < n; i++)
			out_advert(&c, i);
	} else {
		words_make(&c, &list, n, strcmp(argv[2], "pairs") == 0);
		for (size_t i = 0; i < list.n; i++)
			puts(list.word[i]);
	}
	return fflush(stdout) || ferror(stdout) ? 3 : 0;
}
