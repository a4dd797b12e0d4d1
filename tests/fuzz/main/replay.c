/*
 * replay - main() for a fuzz target without libFuzzer: each input once
 *
 *	replay FILE ...        these files
 *	replay - EVERY AT      the files of tar archives on standard input; of
 *each EVERY that one which AT says, from 0
 *
 * What is kept is some 20,000 small inputs: to make and to remove so many files
 * takes ten times as long as to go through them.  Prints how many there were.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 512, LONGEST = 1 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* As long as its text: what reads on behind that is seen by the sanitizers. */
static size_t
one(FILE *f, size_t most)
{
	uint8_t *data = malloc(LONGEST);
	size_t n;

	if (!data)
		abort();
	n = fread(data, 1, most, f);
	data = realloc(data, n ? n : 1);
	LLVMFuzzerTestOneInput(data, n);
	free(data);
	return n;
}

/* A member is a block of its name, size and kind (POSIX.1: ustar), then blocks
 * of its text; empty blocks are the end, and another archive may follow. */
static int
tar(FILE *f, long every, long at)
{
	char head[BLOCK] = {1};
	long n = 0, size, rest;

	while (fread(head, BLOCK, 1, f) == 1) {
		if (!head[0])
			continue;
		size = strtol(head + 124, NULL, 8);
		rest = (size + BLOCK - 1) / BLOCK * BLOCK;
		if (head[156] == '0' && n++ % every == at) {
			if (size > LONGEST ||
			    one(f, (size_t)size) != (size_t)size)
				break;
			rest -= size;
		}
		while (rest-- > 0)
			getc(f);
	}
	printf("%ld inputs\n", at < n ? (n - at + every - 1) / every : 0);
	if (head[0])
		fprintf(stderr, "replay: %.100s: cut off, or too long\n", head);
	return head[0] != 0;
}

int
main(int argc, char **argv)
{
	if (argc == 4 && argv[1][0] == '-')
		return tar(stdin, strtol(argv[2], NULL, 10),
		    strtol(argv[3], NULL, 10));
	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");

		if (!f) {
			perror(argv[i]);
			return 1;
		}
		one(f, LONGEST);
		fclose(f);
	}
	return 0;
}
