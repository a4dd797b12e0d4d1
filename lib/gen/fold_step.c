/* fold_step - prints how four characters of UTF-8 at once are told apart
 *
 * By which of 13 bytes go on a character: how the bytes of the next four
 * characters, of one to three bytes each, are put into four lanes of 32 bits,
 * the last byte first.
 */
#include <stdio.h>

#define STEPS 81 /* 3 to the power of 4 */

static unsigned step[1 << 13];

/* The bytes that go on a character, of characters of these lengths. */
static unsigned
going_on(const unsigned length[4], unsigned *bytes)
{
	unsigned mask = 0, at = 0;

	for (int i = 0; i < 4; i++) {
		for (unsigned k = 1; k < length[i]; k++)
			mask |= 1u << (at + k);
		at += length[i];
	}
	*bytes = at;
	return mask;
}

static void
print_lanes(const unsigned length[4])
{
	unsigned at = 0;

	printf("\t{");
	for (int i = 0; i < 4; i++) {
		at += length[i];
		for (unsigned k = 0; k < 4; k++)
			printf("%d, ", k < length[i] ? (int)(at - 1 - k) : -1);
	}
	puts("},");
}

int
main(void)
{
	puts("/* made by lib/gen/fold_step.c */\n\n"
	     "static const signed char fold_lanes[][16] = {\n\t{0},");
	for (unsigned i = 0; i < STEPS; i++) {
		const unsigned length[4] = {
		    i % 3 + 1, i / 3 % 3 + 1, i / 9 % 3 + 1, i / 27 + 1};
		unsigned bytes, mask = going_on(length, &bytes);

		print_lanes(length);
		for (unsigned m = 0; m < sizeof(step) / sizeof(*step); m++)
			if ((m & ((2u << bytes) - 1)) == mask)
				step[m] = bytes << 8 | (i + 1);
	}
	puts(
	    "};\n\n/* their bytes << 8, and which of fold_lanes; 0: one of the "
	    "four is longer */\n"
	    "static const unsigned short fold_step[] = {");
	for (unsigned m = 0; m < sizeof(step) / sizeof(*step); m++)
		printf("%u,%s", step[m], m % 32 == 31 ? "\n" : "");
	puts("};");
	return 0;
}
