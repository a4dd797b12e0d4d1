/*
 * undo_mask_table - prints the signs that stand in place of a character
 *
 * Run once, when the project is built; for lib/words/undo_mask.c.  Source:
 * lib/gen/mask.tsv, our own.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>

#define SIGNS "lib/gen/mask.tsv"

static void
die(const char *what)
{
	fprintf(stderr, "undo_mask_table: %s\n", what);
	exit(1);
}

/* The code point of the BMP that a cell is; 0 if it is none. */
static UChar
sign_of(const char *cell)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar u[4];
	int32_t n = 0;

	u_strFromUTF8(u, 4, &n, cell, -1, &e);
	return U_SUCCESS(e) && n == 1 ? u[0] : 0;
}

int
main(void)
{
	static uint64_t bit[1024];
	char line[256], sign[16], where[16];
	FILE *f = fopen(SIGNS, "r");
	UChar u;

	if (!f)
		die(SIGNS);
	puts("/* made by lib/gen/undo_mask_table.c: " SIGNS " */\n");
	puts("static const struct mask {\n\tuint32_t cp;\n\tbool within;\n"
	     "} mask_table[] = {");
	while (fgets(line, sizeof(line), f)) {
		if (sscanf(line, "%15[^\t\n]\t%*[^\t\n]\t%15s", sign, where) !=
			2 ||
		    strcmp(sign, "sign") == 0 || !(u = sign_of(sign)))
			continue;
		printf("{%u,%d},\n", u, strcmp(where, "within") == 0);
		bit[u >> 6] |= 1ull << (u & 63);
	}
	puts("};\n/* by code point of the BMP: a bit each */\n"
	     "static const uint64_t mask_bit[1024] = {");
	for (int i = 0; i < 1024; i++)
		printf("0x%llxu,\n", (unsigned long long)bit[i]);
	puts("};");
	fclose(f);
	if (fflush(stdout) != 0)
		die("cannot write");
	return 0;
}
