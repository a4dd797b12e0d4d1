/*
 * fold_table - prints the table that lib/fold.c looks characters up in
 *
 * Run once, when the project is built.  Sources, all from Debian:
 *   ICU (Unicode 15): NFKC_Casefold, categories, decompositions
 *   ICU: Unicode's confusables (UTS 39), for Cyrillic and Greek letters
 *   OpenCC t2s: traditional to simplified characters
 *   Unihan (unicode-data): variants, for characters that neither OpenCC nor
 *   GB 2312 knows; EquivalentUnifiedIdeograph: radicals as characters
 *
 *   lib/gen/mask.tsv: signs that are put in place of a character
 *
 * For each code point: the units (UTF-16) it stands for when words are
 * compared, and by which of the tricks of fold.h it differs from them.  What
 * is neither letter nor digit stands for nothing and is dropped.
 */
#include <opencc/opencc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#include "fold_how.h"

#define MAX_UNITS 18

#define UNICODE_DATA "/usr/share/unicode/"

struct entry {
	UChar unit[MAX_UNITS];
	int n;
	unsigned how, seen;
};

static const UNormalizer2 *casefold, *decompose;
static opencc_t t2s;
static USpoofChecker *spoof;
static bool in_gb2312[0x10000];
static UChar32 variant[0x30000]; /* 0: none */
static bool mask[0x10000];
static UChar32 radical[0x3000]; /* as a character; 0: is none */

static void
die(const char *what)
{
	fprintf(stderr, "fold_table: %s\n", what);
	exit(1);
}

static FILE *
unihan(const char *file)
{
	char command[256];
	FILE *f;

	snprintf(command, sizeof(command),
	    "bzip2 -dc " UNICODE_DATA "%s.txt.bz2", file);
	f = popen(command, "r");
	if (!f)
		die("cannot run bzip2");
	return f;
}

static void
read_gb2312(void)
{
	FILE *f = unihan("Unihan_OtherMappings");
	char line[8192];
	unsigned cp, gb, n = 0;

	while (fgets(line, sizeof(line), f))
		if (sscanf(line, "U+%x\tkGB0\t%u", &cp, &gb) == 2 &&
		    cp < 0x10000)
			in_gb2312[cp] = true, n++;
	if (pclose(f) != 0 || n < 6000)
		die("cannot read Unihan_OtherMappings");
}

/* The first variant in GB 2312 of a character that is not in it; of one beyond
 * the BMP the traditional form within. */
static void
read_variants(void)
{
	static const char *const kind[] = {"kSimplifiedVariant", "kZVariant",
	    "kSemanticVariant", "kSpoofingVariant"};
	FILE *f = unihan("Unihan_Variants");
	char line[1024], name[64];
	unsigned cp, to, n = 0;
	int at;

	while (fgets(line, sizeof(line), f)) {
		if (sscanf(line, "U+%x\t%63s%n", &cp, name, &at) != 2 ||
		    cp >= 0x30000 || (cp < 0x10000 && in_gb2312[cp]))
			continue;
		for (size_t i = 0; i < sizeof(kind) / sizeof(*kind); i++) {
			const char *p = line + at;
			bool whole = cp > 0xffff &&
			             strcmp(name, "kTraditionalVariant") == 0;

			if (strcmp(kind[i], name) != 0 && !whole)
				continue;
			while (!variant[cp] && (p = strstr(p, "U+"))) {
				if (sscanf(p, "U+%x", &to) == 1 &&
				    to < 0x10000 && (whole || in_gb2312[to]))
					variant[cp] = (UChar32)to, n++;
				p += 2;
			}
		}
	}
	if (pclose(f) != 0 || n < 1000)
		die("cannot read Unihan_Variants");
}

/* "2EA8 ; 72AD # ..." and "2E80..2E81 ; ..." */
static void
read_radicals(void)
{
	FILE *f = fopen(UNICODE_DATA "EquivalentUnifiedIdeograph.txt", "r");
	char line[512];
	unsigned from, to, cp, n = 0;

	if (!f)
		die("cannot open EquivalentUnifiedIdeograph.txt");
	while (fgets(line, sizeof(line), f)) {
		if (sscanf(line, "%x..%x ; %x", &from, &to, &cp) != 3) {
			if (sscanf(line, "%x ; %x", &from, &cp) != 2)
				continue;
			to = from;
		}
		for (; from <= to && from < 0x3000 && cp < 0x10000; from++)
			radical[from] = (UChar32)cp, n++;
	}
	fclose(f);
	if (n < 100)
		die("cannot read EquivalentUnifiedIdeograph.txt");
}

static bool
is_kept(UChar32 c)
{
	uint32_t m = U_GET_GC_MASK(c);

	return (m & (U_GC_L_MASK | U_GC_N_MASK | U_GC_MC_MASK | U_GC_CO_MASK |
			U_GC_CN_MASK)) != 0;
}

/* Letters that mask within words only are not seen: undo_meet.c looks for
 * them. */
static void
read_masks(void)
{
	FILE *f = fopen("lib/gen/mask.tsv", "r");
	char line[256];
	int32_t i;
	UChar32 c;

	if (!f)
		die("cannot open lib/gen/mask.tsv");
	while (fgets(line, sizeof(line), f)) {
		i = 0;
		U8_NEXT(line, i, (int32_t)strlen(line), c);
		if (c > 0 && c < 0x10000 && line[i] == '\t')
			mask[c] = !strstr(line, "\twithin") || !is_kept(c);
	}
	fclose(f);
}

/* What undo.h should look at. */
static unsigned
seen(UChar32 c)
{
	if (c == '&' || c == '\\')
		return FOLD_SEEN_ENTITY;
	if (c < 0x10000 && mask[c])
		return FOLD_SEEN_MASK;
	if (c >= 0x1f000 && u_hasBinaryProperty(c, UCHAR_EMOJI))
		return FOLD_SEEN_EMOJI;
	return 0;
}

/* The simplified form of a character, or itself. */
static UChar32
simplified(UChar32 c)
{
	char in[8], *out;
	int32_t n = 0, i = 0;
	UChar32 s;

	if (!u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC))
		return c;
	U8_APPEND_UNSAFE(in, n, c);
	out = opencc_convert_utf8(t2s, in, (size_t)n);
	if (!out)
		die("OpenCC refused a character");
	U8_NEXT(out, i, (int32_t)strlen(out), s);
	if (s <= 0 || out[i])
		s = c;
	opencc_convert_utf8_free(out);
	if (s > 0xffff && c <= 0xffff)
		s = c; /* 魟: its simplified form is folded to it instead */
	if (s == c && c < 0x30000 && variant[c])
		s = variant[c];
	return s;
}

/* The small Latin letter that c is taken for, or c. */
static UChar32
skeleton(UChar32 c)
{
	UErrorCode bad = U_ZERO_ERROR;
	UChar in[2], out[32];
	int32_t n = 0;

	U16_APPEND_UNSAFE(in, n, c);
	n = uspoof_getSkeleton(spoof, 0, in, n, out, 32, &bad);
	if (U_FAILURE(bad))
		die("ICU refused a letter");
	return n == 1 && out[0] < 0x80 && u_isalpha(out[0]) ? u_tolower(out[0])
	                                                    : c;
}

/*
 * The Latin letter that a small Cyrillic or Greek letter is taken for, or
 * itself.  Case is folded before, so that words of theirs are still found in
 * either case.  A Greek one that looks like none, and upsilon, is taken as its
 * capital is, ΧΥ as XY; Cyrillic ones are not, for there are words in it to be
 * found.
 */
static UChar32
latin_look(UChar32 c)
{
	UErrorCode bad = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript(c, &bad);
	UChar32 look, capital;

	if (script != USCRIPT_CYRILLIC && script != USCRIPT_GREEK)
		return c;
	look = skeleton(c);
	if ((look != c || script == USCRIPT_CYRILLIC) && c != 0x3c5)
		return look;
	capital = u_toupper(c);
	look = skeleton(capital);
	return look == capital ? c : look;
}

/*
 * The letter that a form of it stands for of which Unicode does not say so:
 * white on black (🅧 🆇), and the small capitals of phonetics (ᴊ); else 0.
 */
static UChar32
letter_form(UChar32 c, unsigned *how)
{
	static const char small[] = "LATIN LETTER SMALL CAPITAL ";
	UErrorCode bad = U_ZERO_ERROR;
	char name[128];

	if (c >= 0x1f150 && c < 0x1f150 + 26)
		return *how = HOW_CIRCLED, 'a' + (c - 0x1f150);
	if (c >= 0x1f170 && c < 0x1f170 + 26)
		return *how = HOW_CIRCLED, 'a' + (c - 0x1f170);
	u_charName(c, U_UNICODE_CHAR_NAME, name, sizeof(name), &bad);
	if (U_FAILURE(bad) || strncmp(name, small, sizeof(small) - 1) != 0 ||
	    strlen(name) != sizeof(small))
		return 0;
	return *how = HOW_COMPAT, u_tolower(name[sizeof(small) - 1]);
}

/* Characters that are put between others as a line, a dot or a stamp is, and
 * have no words of their own: 丨 丶 丿 亅 乀 乁 ㄧ ㊣. */
static bool
is_drawn(UChar32 c)
{
	static const UChar32 drawn[] = {
	    0x4e28, 0x4e36, 0x4e3f, 0x4e85, 0x4e40, 0x4e41, 0x3127, 0x32a3};

	for (size_t i = 0; i < sizeof(drawn) / sizeof(*drawn); i++)
		if (drawn[i] == c)
			return true;
	return false;
}

/* How a character that stands for nothing is called. */
static unsigned
how_dropped(UChar32 c)
{
	uint32_t m = U_GET_GC_MASK(c);

	if (c == 0xfffd)
		return HOW_REPLACEMENT;
	if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
	    (m & U_GC_CF_MASK))
		return HOW_ZERO_WIDTH;
	if (m & (U_GC_MN_MASK | U_GC_ME_MASK))
		return HOW_COMBINING;
	if (u_isUWhiteSpace(c) || (m & U_GC_CC_MASK))
		return HOW_SPACED;
	return HOW_SYMBOL;
}

/* How the compatibility form of c is called. */
static unsigned
how_compat(UChar32 c)
{
	switch (u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE)) {
	case U_DT_NONE: return 0;
	case U_DT_CANONICAL: return 0;
	case U_DT_WIDE:
	case U_DT_NARROW: return HOW_WIDTH;
	case U_DT_CIRCLE: return HOW_CIRCLED;
	default: return HOW_COMPAT;
	}
}

static void
fold(UChar32 c, struct entry *e)
{
	UErrorCode bad = U_ZERO_ERROR;
	UChar src[2], mid[64], low[128];
	int32_t n = 0, i = 0, k = 0;
	UChar32 u, s;

	memset(e, 0, sizeof(*e));
	U16_APPEND_UNSAFE(src, n, c);
	n = unorm2_normalize(casefold, src, n, mid, 64, &bad);
	n = unorm2_normalize(decompose, mid, n, low, 128, &bad);
	if (U_FAILURE(bad))
		die("ICU refused a character");
	e->how = how_compat(c);
	if (u_isUUppercase(c) || u_istitle(c))
		e->how |= HOW_CASE;
	while (i < n) {
		U16_NEXT(low, i, n, u);
		if (u < 0x3000 && radical[u]) {
			u = radical[u];
			e->how |= HOW_COMPAT;
		}
		if (!is_kept(u)) {
			if (U_GET_GC_MASK(u) & (U_GC_MN_MASK | U_GC_ME_MASK))
				e->how |= HOW_COMBINING;
			continue;
		}
		s = simplified(u);
		if (s != u)
			e->how |= HOW_TRADITIONAL;
		u = s;
		s = latin_look(u);
		if (s != u)
			e->how |= HOW_CONFUSABLE;
		if (k + 2 <= MAX_UNITS)
			U16_APPEND_UNSAFE(e->unit, k, s);
	}
	e->n = k;
	if (!k)
		e->how = how_dropped(c);
	else if (k == 1 && e->unit[0] == c)
		e->how = 0;
}

static bool
is_hangul(UChar32 c)
{
	return c >= 0xac00 && c <= 0xd7a3;
}

/* Hangul syllables stay whole: decomposing them gains nothing. */
static void
fold_any(UChar32 c, struct entry *e)
{
	UChar32 letter;
	unsigned how;

	if (is_drawn(c)) {
		memset(e, 0, sizeof(*e));
		e->how = HOW_SYMBOL;
		return;
	}
	if (is_hangul(c)) {
		memset(e, 0, sizeof(*e));
		e->unit[e->n++] = (UChar)c;
		return;
	}
	letter = letter_form(c, &how);
	if (letter) {
		memset(e, 0, sizeof(*e));
		e->unit[e->n++] = (UChar)letter;
		e->how = how;
		return;
	}
	fold(c, e);
	e->seen = seen(c);
}

static bool
is_itself(UChar32 c, const struct entry *e)
{
	UChar src[2];
	int32_t n = 0;

	U16_APPEND_UNSAFE(src, n, c);
	return e->n == n && memcmp(src, e->unit, (size_t)n * 2) == 0;
}

static void
print_bmp(void)
{
	static struct entry all[0x10000];

	for (UChar32 c = 0; c < 0x10000; c++)
		if (!U_IS_SURROGATE(c))
			fold_any(c, &all[c]);
	puts("/* 0: dropped; FOLD_MANY: see fold_many */\n"
	     "const uint16_t fold_bmp[65536] = {");
	for (UChar32 c = 0; c < 0x10000; c++)
		printf("%u,%s",
		    all[c].seen || all[c].n > 1 ? 0xffff
		    : all[c].n == 0             ? 0
						: all[c].unit[0],
		    c % 16 == 15 ? "\n" : "");
	puts("};\n\nstatic const uint16_t fold_bmp_how[65536] = {");
	for (UChar32 c = 0; c < 0x10000; c++)
		printf("%u,%s", all[c].how, c % 16 == 15 ? "\n" : "");
	puts("};\n");
}

/* Code points of more than one unit, those to be seen, and all beyond the BMP
 * that do not stand for themselves; sorted. */
static void
print_many(void)
{
	struct entry e;

	printf("#define FOLD_MANY_UNITS %d\n", MAX_UNITS + 1);
	puts("static const struct fold_many {\n\tuint32_t cp;\n"
	     "\tuint16_t how, seen, n;\n\tuint16_t unit[FOLD_MANY_UNITS];\n"
	     "} fold_many[] = {");
	for (UChar32 c = 0; c < 0x110000; c++) {
		if (U_IS_SURROGATE(c) || (c >= 0x10000 && !u_isdefined(c)))
			continue;
		fold_any(c, &e);
		if (!e.seen &&
		    (c < 0x10000 ? e.n < 2 : is_itself(c, &e) || !e.n))
			continue;
		printf("{0x%x,%u,%u,%d,{", c, e.how, e.seen, e.n);
		for (int i = 0; i < e.n; i++)
			printf("%u,", e.unit[i]);
		puts("0}},");
	}
	puts("};\n");
}

static void
print_dropped(void)
{
	struct entry e;
	UChar32 from = -1;
	unsigned how = 0;

	puts("/* Ranges beyond the BMP that stand for nothing; sorted. */\n"
	     "static const struct fold_range {\n\tuint32_t from, to;\n"
	     "\tuint32_t how;\n} fold_dropped[] = {");
	for (UChar32 c = 0x10000; c <= 0x110000; c++) {
		e.n = 1;
		if (c < 0x110000 && u_isdefined(c))
			fold_any(c, &e);
		if (from >= 0 && (e.n || e.how != how)) {
			printf("{0x%x,0x%x,%u},\n", from, c - 1, how);
			from = -1;
		}
		if (!e.n && from < 0) {
			from = c;
			how = e.how;
		}
	}
	puts("};");
}

int
main(void)
{
	UErrorCode bad = U_ZERO_ERROR;

	casefold = unorm2_getNFKCCasefoldInstance(&bad);
	decompose = unorm2_getNFDInstance(&bad);
	if (U_FAILURE(bad))
		die("ICU has no normalisation data");
	spoof = uspoof_open(&bad);
	if (U_FAILURE(bad))
		die("ICU has no confusables");
	t2s = opencc_open("t2s.json");
	if (t2s == (opencc_t)-1)
		die("OpenCC cannot open t2s.json");
	read_gb2312();
	read_variants();
	read_radicals();
	read_masks();
	printf("/* made by lib/gen/fold_table.c: ICU %s, OpenCC t2s, "
	       "Unihan */\n\n",
	    U_ICU_VERSION);
	print_bmp();
	print_many();
	print_dropped();
	if (fflush(stdout) != 0)
		die("cannot write");
	return 0;
}
