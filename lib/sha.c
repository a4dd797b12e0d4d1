/* sha - digests, by libcrypto with one context used again */
#include "sha.h"

#include <openssl/evp.h>
#include <stdlib.h>

#include "mem.h"

struct sha {
	EVP_MD_CTX *ctx;
	bool begun;
};

/* SHA-256 is never refused, so what fails there lacks memory; a digest that
 * is none must not pass for one. */
static void
must(int done)
{
	if (done != 1)
		mem_gone();
}

struct sha *
sha_new(void)
{
	struct sha *s = mem_new(1, sizeof(*s));

	s->ctx = EVP_MD_CTX_new();
	must(s->ctx != NULL);
	return s;
}

static void
begin(struct sha *s)
{
	if (!s->begun)
		must(EVP_DigestInit_ex(s->ctx, EVP_sha256(), NULL));
	s->begun = true;
}

void
sha_add(struct sha *s, struct str bytes)
{
	begin(s);
	must(EVP_DigestUpdate(s->ctx, bytes.p, bytes.n));
}

void
sha_end(struct sha *s, char hex[SHA_HEX + 1])
{
	static const char digit[] = "0123456789abcdef";
	unsigned char sum[32] = {0};

	begin(s);
	must(EVP_DigestFinal_ex(s->ctx, sum, NULL));
	s->begun = false;
	for (size_t i = 0; i < sizeof(sum); i++) {
		hex[2 * i] = digit[sum[i] >> 4];
		hex[2 * i + 1] = digit[sum[i] & 15];
	}
	hex[SHA_HEX] = '\0';
}

size_t
sha_sum(struct sha *s, enum sha_kind kind, struct str bytes,
    unsigned char sum[SHA_MAX])
{
	const EVP_MD *md = NULL;
	unsigned n = 0;

	switch (kind) {
	case SHA_MD5: md = EVP_md5(); break;
	case SHA_1: md = EVP_sha1(); break;
	case SHA_256: md = EVP_sha256(); break;
	case SHA_384: md = EVP_sha384(); break;
	case SHA_512: md = EVP_sha512(); break;
	}
	s->begun = false;
	if (EVP_DigestInit_ex(s->ctx, md, NULL) != 1) {
		must(kind != SHA_256);
		return 0;
	}
	must(EVP_DigestUpdate(s->ctx, bytes.p, bytes.n));
	must(EVP_DigestFinal_ex(s->ctx, sum, &n));
	return n;
}

void
sha_hmac(
    struct sha *s, struct str key, struct str bytes, unsigned char mac[SHA_MAX])
{
	unsigned char pad[64] = {0}, inner[SHA_MAX];
	struct buf b = {0};
	size_t n;

	if (key.n > sizeof(pad))
		sha_sum(s, SHA_256, key, pad);
	else if (key.n)
		memcpy(pad, key.p, key.n);
	for (size_t i = 0; i < sizeof(pad); i++)
		buf_addc(&b, (char)(pad[i] ^ 0x36));
	buf_addstr(&b, bytes);
	n = sha_sum(s, SHA_256, buf_str(&b), inner);
	buf_clear(&b);
	for (size_t i = 0; i < sizeof(pad); i++)
		buf_addc(&b, (char)(pad[i] ^ 0x5c));
	buf_add(&b, inner, n);
	sha_sum(s, SHA_256, buf_str(&b), mac);
	buf_free(&b);
}

void
sha_free(struct sha *s)
{
	if (!s)
		return;
	EVP_MD_CTX_free(s->ctx);
	free(s);
}
