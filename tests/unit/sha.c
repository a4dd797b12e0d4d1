/* unit/sha - digests, in turn and beside */
#include <stdlib.h>
#include <unistd.h>

#include "mem.h"
#include "ok.h"
#include "sha_beside.h"

/* "abc", FIPS 180-4 */
static const char abc[] =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

static void
plain(struct sha *s, struct str bytes, char hex[SHA_HEX + 1])
{
	sha_add(s, bytes);
	sha_end(s, hex);
}

/* The digest that is asked for at once, and that which the thread has had time
 * for, are those that sha makes. */
static void
beside(struct sha *s, struct sha_beside *b, struct str bytes, unsigned pause)
{
	char want[SHA_HEX + 1], got[SHA_HEX + 1];

	plain(s, bytes, want);
	sha_beside_start(b, bytes, STR(""));
	if (pause)
		usleep(pause);
	sha_beside_end(b, got, NULL);
	OK(strcmp(want, got) == 0, "%zu bytes, %u us: %s, not %s", bytes.n,
	    pause, got, want);
}

/* The same of two texts at once. */
static void
both(struct sha *s, struct sha_beside *b, struct str x, struct str y)
{
	char want[2][SHA_HEX + 1], got[2][SHA_HEX + 1];

	plain(s, x, want[0]);
	plain(s, y, want[1]);
	sha_both(s, x, y, got[0], got[1]);
	OK(memcmp(want, got, sizeof(want)) == 0, "%zu and %zu bytes", x.n, y.n);
	memset(got, 0, sizeof(got));
	sha_beside_start(b, x, y);
	sha_beside_end(b, got[0], got[1]);
	OK(strcmp(want[0], got[0]) == 0 && (!y.n || !strcmp(want[1], got[1])),
	    "%zu and %zu bytes, beside", x.n, y.n);
}

int
main(void)
{
	static const size_t length[] = {
	    0, 1, 64, 65535, 65536, 65537, 200000, 5000000};
	struct sha_beside *b = sha_beside_new();
	struct sha *s = sha_new();
	char *bytes = mem_new(5000000, 1), hex[SHA_HEX + 1];

	for (size_t i = 0; i < 5000000; i++)
		bytes[i] = (char)(i * i >> 7);
	plain(s, STR("abc"), hex);
	OK(strcmp(hex, abc) == 0, "%s", hex);
	for (size_t i = 0; i < sizeof(length) / sizeof(*length); i++)
		for (unsigned pause = 0; pause <= 4000; pause += 2000)
			beside(s, b, str_n(bytes, length[i]), pause);
	for (size_t i = 0; i < 1000; i++)
		beside(s, b, str_n(bytes + i, 80000), i & 64);
	for (size_t i = 0; i < sizeof(length) / sizeof(*length); i++)
		for (size_t k = 0; k < sizeof(length) / sizeof(*length); k++)
			both(s, b, str_n(bytes, length[i]),
			    str_n(bytes, length[k]));
	for (size_t i = 0; i < 1000; i++)
		both(s, b, str_n(bytes + i, i * 3), str_n(bytes + 3 * i, i));
	sha_beside_start(b, str_n(bytes, 200000), STR(""));
	sha_beside_drop(b);
	beside(s, b, str_n(bytes, 80000), 0); /* not that of before */
	/* nobody wants it */
	sha_beside_start(b, str_n(bytes, 5000000), STR(""));
	sha_beside_free(b);
	sha_free(s);
	free(bytes);
	printf("%d checks, %d failed\n", done, failed);
	return failed != 0;
}
