/* hash - a keyed hash for tables that crafted input must not slow down */
#include "hash.h"

#include <sys/random.h>
#include <unistd.h>

struct hash_key
hash_key_own(void)
{
	static struct hash_key key;
	static bool made;

	if (made)
		return key;
	made = true;
	/* Without a random source the hash is still right, but can be aimed
	 * at; the addresses of this process are the best that is left. */
	if (getrandom(&key, sizeof(key), 0) != (ssize_t)sizeof(key)) {
		key.k[0] = (uint64_t)(uintptr_t)&key;
		key.k[1] = (uint64_t)getpid();
	}
	return key;
}

static inline uint64_t
rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

struct state {
	uint64_t v0, v1, v2, v3;
};

/* By value, so that it stays in registers: most strings are short, and the
 * rounds are all that they cost. */
static inline struct state
round_once(struct state s)
{
	s.v0 += s.v1;
	s.v1 = rotate(s.v1, 13) ^ s.v0;
	s.v0 = rotate(s.v0, 32);
	s.v2 += s.v3;
	s.v3 = rotate(s.v3, 16) ^ s.v2;
	s.v0 += s.v3;
	s.v3 = rotate(s.v3, 21) ^ s.v0;
	s.v2 += s.v1;
	s.v1 = rotate(s.v1, 17) ^ s.v2;
	s.v2 = rotate(s.v2, 32);
	return s;
}

/* The n bytes at p, 1 to 7, the first the lowest; without a call, for
 * most strings are short: loads overlap and say the same there. */
static inline uint64_t
tail(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;
	uint32_t low, high;

	if (n >= 4) {
		memcpy(&low, p, 4);
		memcpy(&high, p + n - 4, 4);
		return low | (uint64_t)high << (n - 4) * 8;
	}
	return u[0] | (uint64_t)u[n / 2] << n / 2 * 8 |
	       (uint64_t)u[n - 1] << (n - 1) * 8;
}

uint64_t
hash(const struct hash_key *key, struct str s)
{
	struct state h = {key->k[0] ^ 0x736f6d6570736575u,
	    key->k[1] ^ 0x646f72616e646f6du, key->k[0] ^ 0x6c7967656e657261u,
	    key->k[1] ^ 0x7465646279746573u};
	uint64_t m;
	size_t i = 0;

	for (; i + 8 <= s.n; i += 8) {
		memcpy(&m, s.p + i, 8);
		h.v3 ^= m;
		h = round_once(h);
		h.v0 ^= m;
	}
	m = (uint64_t)s.n << 56;
	if (i < s.n)
		m |= tail(s.p + i, s.n - i);
	h.v3 ^= m;
	h = round_once(h);
	h.v0 ^= m;
	h.v2 ^= 0xff;
	h = round_once(round_once(round_once(h)));
	return h.v0 ^ h.v1 ^ h.v2 ^ h.v3;
}
