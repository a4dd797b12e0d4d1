/* unit/sha - digests, one and two at once */
#include <stdlib.h>

#include "mem.h"
#include "ok.h"
#include "sha.h"

/* "abc", FIPS 180-4 */
static const char abc[] =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

static void
plain(struct sha *s, struct str bytes, char hex[SHA_HEX + 1])
{
	sha_add(s, bytes);
	sha_end(s, hex);
}

/* The digests of two texts at once are those that sha makes in turn. */
static void
both(struct sha *s, struct str x, struct str y)
{
	char want[2][SHA_HEX + 1], got[2][SHA_HEX + 1];

	plain(s, x, want[0]);
	plain(s, y, want[1]);
	sha_both(s, x, y, got[0], got[1]);
	OK(memcmp(want, got, sizeof(want)) == 0, "%zu and %zu bytes", x.n, y.n);
}

int
main(void)
{
	static const size_t length[] = {
	    0, 1, 64, 65535, 65536, 65537, 200000, 5000000};
	const size_t n = sizeof(length) / sizeof(*length);
	struct sha *s = sha_new();
	char *bytes = mem_new(5000000, 1), hex[SHA_HEX + 1];

	for (size_t i = 0; i < 5000000; i++)
		bytes[i] = (char)(i * i >> 7);
	plain(s, STR("abc"), hex);
	OK(strcmp(hex, abc) == 0, "%s", hex);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++)
			both(s, str_n(bytes, length[i]),
			    str_n(bytes, length[k]));
	for (size_t i = 0; i < 1000; i++)
		both(s, str_n(bytes + i, i * 3), str_n(bytes + 3 * i, i));
	sha_free(s);
	free(bytes);
	printf("%d checks, %d failed\n", done, failed);
	return failed != 0;
}
