/*
 * width_table - prints the tables that lib/width.c looks characters up in
 *
 * Run once, when the project is built.  From ICU (Unicode 15): what takes two
 * columns of a terminal (East Asian Width W and F), and what takes none
 * (marks that are put over, and formats).
 */
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>

static int
width(UChar32 c)
{
	int ea = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);

	switch (u_charType(c)) {
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_FORMAT_CHAR: return c == 0xad ? 1 : 0;
	default: break;
	}
	/* The vowels and tails of Hangul that stand on a syllable before. */
	if (c >= 0x1160 && c <= 0x11ff)
		return 0;
	return ea == U_EA_FULLWIDTH || ea == U_EA_WIDE ? 2 : 1;
}

static void
print(const char *name, int wanted)
{
	UChar32 from = -1;

	printf("static const struct width_range %s[] = {\n", name);
	for (UChar32 c = 0; c <= 0x110000; c++) {
		int is = c < 0x110000 && width(c) == wanted;

		if (is && from < 0)
			from = c;
		if (!is && from >= 0) {
			printf(
			    "{0x%x,0x%x},\n", (unsigned)from, (unsigned)c - 1);
			from = -1;
		}
	}
	puts("};");
}

int
main(void)
{
	printf("/* made by lib/gen/width_table.c: ICU %s */\n", U_ICU_VERSION);
	print("width_none", 0);
	print("width_two", 2);
	return fflush(stdout) != 0;
}
