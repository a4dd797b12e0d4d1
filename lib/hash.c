/* hash - a keyed hash for tables that crafted input must not slow down */
#include "hash.h"

#include <sys/random.h>
#include <unistd.h>

struct hash_key
hash_key_new(void)
{
	struct hash_key key;

	/* Without a random source the hash is still right, but can be aimed
	 * at; the addresses of this process are the best that is left. */
	if (getrandom(&key, sizeof(key), 0) != (ssize_t)sizeof(key)) {
		key.k[0] = (uint64_t)(uintptr_t)&key;
		key.k[1] = (uint64_t)getpid();
	}
	return key;
}

static uint64_t
rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static void
round_once(uint64_t v[4])
{
	v[0] += v[1];
	v[1] = rotate(v[1], 13) ^ v[0];
	v[0] = rotate(v[0], 32);
	v[2] += v[3];
	v[3] = rotate(v[3], 16) ^ v[2];
	v[0] += v[3];
	v[3] = rotate(v[3], 21) ^ v[0];
	v[2] += v[1];
	v[1] = rotate(v[1], 17) ^ v[2];
	v[2] = rotate(v[2], 32);
}

uint64_t
hash(const struct hash_key *key, struct str s)
{
	uint64_t v[4] = {key->k[0] ^ 0x736f6d6570736575u,
	    key->k[1] ^ 0x646f72616e646f6du, key->k[0] ^ 0x6c7967656e657261u,
	    key->k[1] ^ 0x7465646279746573u};
	uint64_t m = 0;
	size_t i = 0;

	for (; i + 8 <= s.n; i += 8) {
		memcpy(&m, s.p + i, 8);
		v[3] ^= m;
		round_once(v);
		v[0] ^= m;
	}
	m = 0;
	if (i < s.n)
		memcpy(&m, s.p + i, s.n - i);
	m |= (uint64_t)s.n << 56;
	v[3] ^= m;
	round_once(v);
	v[0] ^= m;
	v[2] ^= 0xff;
	round_once(v);
	round_once(v);
	round_once(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}
