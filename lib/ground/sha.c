/* sha - digests, by libcrypto */
#include "sha.h"

/*
 * The plain functions, which OpenSSL 3 would rather have behind EVP: they
 * allocate nothing, so they cannot fail, and need none of the start-up of
 * EVP's providers (7,000 allocations, in which it crashes without memory).
 */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/md5.h>
#include <openssl/sha.h>
#include <stdlib.h>

#include "mem.h"
#include "sha_ni.h"

struct sha {
	SHA256_CTX ctx;
	bool begun, ni;
};

struct sha *
sha_new(void)
{
	struct sha *s = mem_new(1, sizeof(*s));

	s->ni = sha_ni_is();
	return s;
}

static void
begin(struct sha *s)
{
	if (!s->begun)
		SHA256_Init(&s->ctx);
	s->begun = true;
}

void
sha_add(struct sha *s, struct str bytes)
{
	begin(s);
	SHA256_Update(&s->ctx, bytes.p, bytes.n);
}

static void
end(SHA256_CTX *c, char hex[SHA_HEX + 1])
{
	static const char digit[] = "0123456789abcdef";
	unsigned char sum[SHA256_DIGEST_LENGTH];

	SHA256_Final(sum, c);
	for (size_t i = 0; i < sizeof(sum); i++) {
		hex[2 * i] = digit[sum[i] >> 4];
		hex[2 * i + 1] = digit[sum[i] & 15];
	}
	hex[SHA_HEX] = '\0';
}

void
sha_end(struct sha *s, char hex[SHA_HEX + 1])
{
	begin(s);
	end(&s->ctx, hex);
	s->begun = false;
}

/* The digest of s, of whose first blocks, n bytes, h is the state. */
static void
go_on(const uint32_t *h, size_t n, struct str s, char hex[SHA_HEX + 1])
{
	SHA256_CTX c;

	SHA256_Init(&c);
	memcpy(c.h, h, sizeof(c.h));
	c.Nl = (SHA_LONG)((uint64_t)n << 3); /* bits */
	c.Nh = (SHA_LONG)((uint64_t)n >> 29);
	SHA256_Update(&c, s.p + n, s.n - n);
	end(&c, hex);
}

void
sha_both(const struct sha *s, struct str a, struct str b,
    char hex_a[SHA_HEX + 1], char hex_b[SHA_HEX + 1])
{
	size_t n = 0;
	SHA256_CTX ca, cb;

	SHA256_Init(&ca);
	SHA256_Init(&cb);
	if (s->ni)
		n = (a.n < b.n ? a.n : b.n) / SHA_NI_BLOCK;
	if (n)
		sha_ni_both(ca.h, a.p, cb.h, b.p, n);
	go_on(ca.h, n * SHA_NI_BLOCK, a, hex_a);
	go_on(cb.h, n * SHA_NI_BLOCK, b, hex_b);
}

size_t
sha_sum(enum sha_kind kind, struct str bytes, unsigned char sum[SHA_MAX])
{
	const unsigned char *p = (const unsigned char *)bytes.p;
	SHA512_CTX wide;
	SHA256_CTX mid;
	SHA_CTX old;
	MD5_CTX md5;

	switch (kind) {
	case SHA_MD5:
		MD5_Init(&md5);
		MD5_Update(&md5, p, bytes.n);
		MD5_Final(sum, &md5);
		return MD5_DIGEST_LENGTH;
	case SHA_1:
		SHA1_Init(&old);
		SHA1_Update(&old, p, bytes.n);
		SHA1_Final(sum, &old);
		return SHA_DIGEST_LENGTH;
	case SHA_256:
		SHA256_Init(&mid);
		SHA256_Update(&mid, p, bytes.n);
		SHA256_Final(sum, &mid);
		return SHA256_DIGEST_LENGTH;
	case SHA_384:
		SHA384_Init(&wide);
		SHA384_Update(&wide, p, bytes.n);
		SHA384_Final(sum, &wide);
		return SHA384_DIGEST_LENGTH;
	case SHA_512: break;
	}
	SHA512_Init(&wide);
	SHA512_Update(&wide, p, bytes.n);
	SHA512_Final(sum, &wide);
	return SHA512_DIGEST_LENGTH;
}

/* A hash over the key, each byte with that bit pattern, and the bytes. */
static void
padded(const unsigned char key[SHA256_CBLOCK], unsigned char pattern,
    const void *p, size_t n, unsigned char sum[SHA_MAX])
{
	unsigned char pad[SHA256_CBLOCK];
	SHA256_CTX c;

	for (size_t i = 0; i < sizeof(pad); i++)
		pad[i] = key[i] ^ pattern;
	SHA256_Init(&c);
	SHA256_Update(&c, pad, sizeof(pad));
	SHA256_Update(&c, p, n);
	SHA256_Final(sum, &c);
}

void
sha_hmac(struct str key, struct str bytes, unsigned char mac[SHA_MAX])
{
	unsigned char block[SHA256_CBLOCK] = {0}, inner[SHA_MAX];

	if (key.n > sizeof(block))
		sha_sum(SHA_256, key, block);
	else if (key.n)
		memcpy(block, key.p, key.n);
	padded(block, 0x36, bytes.p, bytes.n, inner);
	padded(block, 0x5c, inner, SHA256_DIGEST_LENGTH, mac);
}

void
sha_free(struct sha *s)
{
	free(s);
}
