/*
 * sound_table - prints what lib/sound.c looks up: how characters are read
 *
 * Run once, when the project is built.  Source: Unihan (Debian: unicode-data),
 * kMandarin.  Digits are read as their characters are.  SOUND_UNIT + n, of
 * the area for private use, is read as sound n: what is spelt in letters.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "sound_unit.h"

#define UNIHAN "bzip2 -dc /usr/share/unicode/Unihan_Readings.txt.bz2"

enum { SYLLABLES = SOUND_UNITS };

static char syllable[SYLLABLES][8];
static int nsyllable = 1;
static uint16_t sound[0x10000];

static void
die(const char *what)
{
	fprintf(stderr, "sound_table: %s\n", what);
	exit(1);
}

/* A reading without its tone: letters a to z, v for u with two dots. */
static void
toneless(const char *reading, char *out, size_t max)
{
	UErrorCode bad = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&bad);
	UChar wide[32], low[64];
	int32_t n, m;
	size_t k = 0;

	u_strFromUTF8(wide, 32, &n, reading, -1, &bad);
	m = unorm2_normalize(nfd, wide, n, low, 64, &bad);
	if (U_FAILURE(bad))
		die("ICU refused a reading");
	for (int32_t i = 0; i < m && k + 1 < max; i++) {
		if (low[i] >= 'a' && low[i] <= 'z')
			out[k++] = (char)low[i];
		else if (low[i] == 0x308 && k)
			out[k - 1] = 'v';
	}
	out[k] = '\0';
}

static int
syllable_number(const char *s)
{
	for (int i = 1; i < nsyllable; i++)
		if (strcmp(syllable[i], s) == 0)
			return i;
	if (nsyllable == SYLLABLES)
		die("more than 511 syllables");
	strcpy(syllable[nsyllable], s);
	return nsyllable++;
}

static void
read_readings(void)
{
	FILE *f = popen(UNIHAN, "r");
	char line[8192], reading[64], bare[8];
	unsigned cp;

	if (!f)
		die("cannot run bzip2");
	while (fgets(line, sizeof(line), f)) {
		if (sscanf(line, "U+%x\tkMandarin\t%63s", &cp, reading) != 2 ||
		    cp > 0xffff)
			continue;
		toneless(reading, bare, sizeof(bare));
		if (*bare)
			sound[cp] = (uint16_t)syllable_number(bare);
	}
	if (pclose(f) != 0 || nsyllable < 350)
		die("cannot read " UNIHAN);
}

/* 0 to 9. */
static void
read_digits(void)
{
	static const uint16_t digit[] = {0x96f6, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
	    0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d};

	for (int i = 0; i < 10; i++)
		sound['0' + i] = sound[digit[i]];
}

/* ---- syllables by their letters ------------------------------------------ */

enum { NODES = 2048 };

static uint16_t step[NODES][26], ends[NODES];
static int nnode = 1;

static void
print_tree(void)
{
	for (int i = 1; i < nsyllable; i++) {
		int at = 0;

		for (const char *p = syllable[i]; *p; p++) {
			if (!step[at][*p - 'a']) {
				if (nnode == NODES)
					die("too many syllables");
				step[at][*p - 'a'] = (uint16_t)nnode++;
			}
			at = step[at][*p - 'a'];
		}
		ends[at] = (uint16_t)i;
	}
	puts("/* by node, from 0: the next by a letter, 0: none; the sound */\n"
	     "static const uint16_t sound_next[][26] = {");
	for (int i = 0; i < nnode; i++) {
		putchar('{');
		for (int k = 0; k < 26; k++)
			printf("%u,", step[i][k]);
		puts("},");
	}
	puts("};\n\nstatic const uint16_t sound_ends[] = {");
	for (int i = 0; i < nnode; i++)
		printf("%u,\n", ends[i]);
	puts("};");
}

static void
print_sounds(void)
{
	puts("/* by character: the number of its toneless reading; 0: none */\n"
	     "static const uint16_t sound_of_char[65536] = {");
	for (int c = 0; c < 0x10000; c++)
		printf("%u,%s", sound[c], c % 16 == 15 ? "\n" : "");
	printf("};\n\n#define SOUND_COUNT %d\n"
	       "static const char sound_name[SOUND_COUNT][8] = {\n",
	    nsyllable);
	for (int i = 0; i < nsyllable; i++)
		printf("\"%s\",%s", syllable[i], i % 8 == 7 ? "\n" : "");
	puts("};\n");
}

int
main(void)
{
	read_readings();
	read_digits();
	for (int i = 1; i < nsyllable; i++)
		sound[SOUND_UNIT + i] = (uint16_t)i;
	puts("/* made by lib/gen/sound_table.c: Unihan kMandarin */\n");
	print_sounds();
	print_tree();
	if (fflush(stdout) != 0)
		die("cannot write");
	return 0;
}
