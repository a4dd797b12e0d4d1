/*
 * undo_table - prints what lib/words/undo.c looks up
 *
 * Run once, when the project is built.  Sources:
 *   CLDR annotations (Debian: unicode-cldr-core), zh and en: what an emoji
 *   is called
 *   lib/gen/split.tsv: our own
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#define CLDR "/usr/share/unicode/cldr/common/annotations/"

enum { EMOJI = 4096, NAME = 16, SPLITS = 1024 };

struct emoji {
	UChar32 cp;
	UChar zh[NAME], brief[NAME], en[NAME];
	int nzh, nbrief, nen;
};

struct split {
	UChar whole, part[4];
	int n;
};

static struct emoji emoji[EMOJI];
static int nemoji;
static struct split split[SPLITS];
static int nsplit;

static void
die(const char *what)
{
	fprintf(stderr, "undo_table: %s\n", what);
	exit(1);
}

static FILE *
must_open(const char *path)
{
	FILE *f = fopen(path, "r");

	if (!f)
		die(path);
	return f;
}

/* ---- what emoji are called ----------------------------------------------- */

static struct emoji *
emoji_of(UChar32 cp)
{
	for (int i = 0; i < nemoji; i++)
		if (emoji[i].cp == cp)
			return &emoji[i];
	if (nemoji == EMOJI)
		die("too many emoji");
	emoji[nemoji].cp = cp;
	return &emoji[nemoji++];
}

/* The value of an attribute of a line, or of its text, into wide. */
static int
between(const char *line, const char *before, char after, UChar *wide, int max)
{
	UErrorCode bad = U_ZERO_ERROR;
	const char *p = strstr(line, before), *end;
	int32_t n = 0;

	if (!p)
		return 0;
	p += strlen(before);
	end = strchr(p, after);
	if (!end)
		return 0;
	u_strFromUTF8(wide, max, &n, p, (int32_t)(end - p), &bad);
	return U_SUCCESS(bad) && n < max ? n : 0;
}

static bool
is_one_of(UChar u, const char *list)
{
	char utf8[8];
	int32_t n = 0;

	U8_APPEND_UNSAFE(utf8, n, u);
	utf8[n] = '\0';
	return strstr(list, utf8) != NULL;
}

/*
 * A Chinese name as sellers use it: without a last 头 or 子 (骨头, 狮子); and
 * its briefest form, without a word for the class (犀牛, 鳄鱼, 牙齿) or for
 * "old, big" before it (老虎, 大象).
 */
static void
name_zh(struct emoji *e, const UChar *name, int n)
{
	if (n > 1 && is_one_of(name[n - 1], "头子"))
		n--;
	memcpy(e->zh, name, (size_t)n * sizeof(*name));
	e->nzh = n;
	if (n == 2 && is_one_of(name[0], "老大"))
		memcpy(e->brief, name + 1, sizeof(*name)), e->nbrief = 1;
	else if (n == 2 && is_one_of(name[1], "牛鱼齿块印"))
		memcpy(e->brief, name, sizeof(*name)), e->nbrief = 1;
	else
		memcpy(e->brief, e->zh, sizeof(e->zh)), e->nbrief = n;
}

/* Letters only: "tiger face" is tiger. */
static void
name_en(struct emoji *e, const UChar *name, int n)
{
	static const UChar face[] = {' ', 'f', 'a', 'c', 'e'};

	if (n > 5 && memcmp(name + n - 5, face, sizeof(face)) == 0)
		n -= 5;
	for (int i = 0; i < n; i++)
		if (name[i] >= 'a' && name[i] <= 'z')
			e->en[e->nen++] = name[i];
}

static void
read_names(const char *path, bool zh)
{
	FILE *f = must_open(path);
	char line[1024];
	UChar cp[4], name[NAME];
	UChar32 c;
	int n, m;

	while (fgets(line, sizeof(line), f)) {
		int32_t i = 0;

		n = strstr(line, "type=\"tts\"")
		        ? between(line, "cp=\"", '"', cp, 4)
		        : 0;
		if (!n)
			continue;
		U16_NEXT(cp, i, n, c);
		m = between(line, "tts\">", '<', name, NAME);
		if (i != n || c < 0x1f000 || !m ||
		    !u_hasBinaryProperty(c, UCHAR_EMOJI))
			continue;
		if (zh)
			name_zh(emoji_of(c), name, m);
		else
			name_en(emoji_of(c), name, m);
	}
	fclose(f);
}

static int
emoji_cmp(const void *a, const void *b)
{
	const struct emoji *x = a, *y = b;

	return (x->cp > y->cp) - (x->cp < y->cp);
}

static void
print_units(const UChar *u, int n)
{
	printf("%d,{", n);
	for (int i = 0; i < n; i++)
		printf("%u,", u[i]);
	printf("0},");
}

static void
print_emoji(void)
{
	qsort(emoji, (size_t)nemoji, sizeof(*emoji), emoji_cmp);
	printf("/* sorted; a name has at most EMOJI_NAME units */\n"
	       "#define EMOJI_NAME %d\n"
	       "struct emoji_name { uint16_t n, unit[EMOJI_NAME]; };\n"
	       "static const struct emoji {\n\tuint32_t cp;\n"
	       "\tstruct emoji_name zh, brief, en;\n} emoji_table[] = {\n",
	    NAME + 1);
	for (int i = 0; i < nemoji; i++) {
		const struct emoji *e = &emoji[i];

		if (!e->nzh)
			continue;
		printf("{0x%x,{", e->cp);
		print_units(e->zh, e->nzh);
		printf("},{");
		print_units(e->brief, e->nbrief);
		printf("},{");
		print_units(e->en, e->nen);
		puts("}},");
	}
	puts("};\n");
}

/* ---- our own tables ------------------------------------------------------ */

/* The code points of a cell of BMP characters. */
static int
cell(const char *s, UChar *out, int max)
{
	UErrorCode bad = U_ZERO_ERROR;
	int32_t n = 0;

	u_strFromUTF8(out, max, &n, s, -1, &bad);
	return U_SUCCESS(bad) ? n : 0;
}

static int
split_cmp(const void *a, const void *b)
{
	const struct split *x = a, *y = b;

	if (x->part[0] != y->part[0])
		return x->part[0] < y->part[0] ? -1 : 1;
	if (x->n != y->n) /* 王文王 before 王文 */
		return x->n > y->n ? -1 : 1;
	return (x->part[1] > y->part[1]) - (x->part[1] < y->part[1]);
}

static void
read_splits(const char *path)
{
	FILE *f = must_open(path);
	char line[256], whole[16], parts[32];
	UChar w[4];
	struct split *s;

	while (fgets(line, sizeof(line), f)) {
		if (*line == '#' ||
		    sscanf(line, "%15[^\t\n]\t%31[^\t\n]", whole, parts) != 2 ||
		    strcmp(whole, "whole") == 0)
			continue;
		if (nsplit == SPLITS)
			die("too many splits");
		s = &split[nsplit++];
		s->n = cell(parts, s->part, 4);
		if (cell(whole, w, 4) != 1 || s->n < 2 || s->n > 3)
			die(line);
		s->whole = w[0];
	}
	fclose(f);
	qsort(split, (size_t)nsplit, sizeof(*split), split_cmp);
}

static void
print_splits(void)
{
	puts("/* a character, and the parts it is written in */\n"
	     "#define SPLIT_PARTS 3\n"
	     "static const struct split {\n\tuint16_t whole, n;\n"
	     "\tuint16_t part[SPLIT_PARTS];\n} split_table[] = {");
	for (int i = 0; i < nsplit; i++) {
		printf("{%u,%d,{", split[i].whole, split[i].n);
		for (int k = 0; k < split[i].n; k++)
			printf("%u,", split[i].part[k]);
		puts("}},");
	}
	puts("};\n");
}

int
main(void)
{
	read_names(CLDR "zh.xml", true);
	read_names(CLDR "en.xml", false);
	read_splits("lib/gen/split.tsv");
	puts("/* made by lib/gen/undo_table.c: CLDR, lib/gen */\n");
	print_emoji();
	print_splits();
	if (fflush(stdout) != 0)
		die("cannot write");
	return 0;
}
