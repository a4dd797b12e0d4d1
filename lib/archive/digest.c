/* digest - what an archive says a digest is, checked */
#include "digest.h"

#include <stdint.h>

/* Digests by what stands before the colon: sha1:3I42H3S6... */
static const struct {
	struct str label;
	enum sha_kind kind;
	size_t n; /* bytes of it, decoded */
} kinds[] = {
    {STR_INIT("sha1"), SHA_1, 20},
    {STR_INIT("sha-1"), SHA_1, 20},
    {STR_INIT("sha256"), SHA_256, 32},
    {STR_INIT("sha-256"), SHA_256, 32},
    {STR_INIT("md5"), SHA_MD5, 16},
    {STR_INIT("sha512"), SHA_512, 64},
    {STR_INIT("sha-512"), SHA_512, 64},
    {STR_INIT("sha384"), SHA_384, 48},
    {STR_INIT("sha-384"), SHA_384, 48},
};

/* The value of a character in 4, 5 or 6 bits; -1 if it has none. */
static int
value(unsigned char c, int bits)
{
	int letter = c >= 'A' && c <= 'Z' ? c - 'A' : -1;
	int small = c >= 'a' && c <= 'z' ? c - 'a' : -1;
	int figure = ascii_digit(c) ? c - '0' : -1;

	if (bits == 6) {
		if (letter >= 0)
			return letter;
		if (small >= 0)
			return small + 26;
		if (figure >= 0)
			return figure + 52;
		if (c == '+' || c == '-')
			return 62;
		return c == '/' || c == '_' ? 63 : -1;
	}
	if (letter < 0)
		letter = small;
	if (bits == 5)
		return letter >= 0
		           ? letter
		           : (figure >= 2 && figure <= 7 ? figure + 24 : -1);
	return figure >= 0 ? figure
	                   : (letter >= 0 && letter < 6 ? letter + 10 : -1);
}

/* Characters of n bits each into d->n bytes. */
static bool
decode(struct digest *d, struct str s, int bits)
{
	uint32_t acc = 0;
	size_t made = 0;
	int have = 0, v;

	for (size_t i = 0; i < s.n; i++) {
		if ((v = value((unsigned char)s.p[i], bits)) < 0)
			return false;
		acc = acc << bits | (uint32_t)v;
		have += bits;
		if (have >= 8 && made < d->n) {
			have -= 8;
			d->sum[made++] = (unsigned char)(acc >> have);
		}
	}
	return made == d->n;
}

bool
digest_parse(struct digest *d, struct str s)
{
	struct str rest = str_trim(s), label = str_cut(&rest, ':');
	size_t i, n = COUNT(kinds);

	rest = rest.p ? str_trim(rest) : rest;
	while (rest.n && rest.p[rest.n - 1] == '=')
		rest.n--;
	for (i = 0; i < n; i++)
		if (str_eq_nocase(label, kinds[i].label))
			break;
	if (i == n)
		return false;
	d->kind = kinds[i].kind;
	d->n = kinds[i].n;
	for (int bits = 4; bits <= 6; bits++)
		if (rest.n == (d->n * 8 + (size_t)bits - 1) / (size_t)bits &&
		    decode(d, rest, bits))
			return true;
	d->n = 0; /* no digest is this */
	return true;
}

bool
digest_guess(struct digest *d, struct str s)
{
	struct str rest = str_trim(s);
	enum sha_kind kind;

	str_cut(&rest, ':');
	if (rest.p)
		return digest_parse(d, s) && d->n;
	rest = str_trim(s);
	for (size_t n = 20; n <= 32; n += 12) {
		kind = n == 20 ? SHA_1 : SHA_256;
		*d = (struct digest){.kind = kind, .n = n};
		for (int bits = 4; bits <= 5; bits++)
			if (rest.n ==
				(n * 8 + (size_t)bits - 1) / (size_t)bits &&
			    decode(d, rest, bits))
				return true;
	}
	return false;
}

bool
digest_is(const struct digest *d, struct str bytes)
{
	unsigned char sum[SHA_MAX];

	return d->n && sha_sum(d->kind, bytes, sum) == d->n &&
	       memcmp(sum, d->sum, d->n) == 0;
}
