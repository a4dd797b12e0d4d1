/* redact_key - the key, and pseudonyms made with it */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "redact_key.h"
#include "sha.h"

#define KEY_LEAST 16
#define KEY_MOST  4096

struct redact_key {
	char bytes[KEY_MOST + 1];
	size_t n;
};

static bool
read_key(struct redact_key *k, int fd, const char *path, struct err *e)
{
	struct stat st;
	ssize_t n;

	if (fstat(fd, &st) < 0)
		return err_set(e, "%s:", path);
	if (!S_ISREG(st.st_mode))
		return err_set(e, "%s: a key is a plain file", path);
	if (st.st_mode & 077)
		return err_set(e,
		    "%s: others can read this key; say: chmod 600 %s", path,
		    path);
	while (k->n <= KEY_MOST) {
		n = read(fd, k->bytes + k->n, KEY_MOST + 1 - k->n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(e, "%s:", path);
		if (n == 0)
			break;
		k->n += (size_t)n;
	}
	while (
	    k->n && (k->bytes[k->n - 1] == '\n' || k->bytes[k->n - 1] == '\r'))
		k->n--;
	if (k->n < KEY_LEAST || k->n > KEY_MOST)
		return err_set(e,
		    "%s: a key has %d to %d bytes; make one with: head -c 32 "
		    "/dev/urandom | base64",
		    path, KEY_LEAST, KEY_MOST);
	return true;
}

struct redact_key *
redact_key_new(const char *path, struct err *e)
{
	struct redact_key *k = mem_new(1, sizeof(*k));
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok;

	ok = fd >= 0 ? read_key(k, fd, path, e) : err_set(e, "%s:", path);
	if (fd >= 0)
		close(fd);
	if (ok)
		return k;
	redact_key_free(k);
	return NULL;
}

void
redact_key_free(struct redact_key *k)
{
	if (!k)
		return;
	memset(k->bytes, 0, sizeof(k->bytes));
	free(k);
}

void
redact_key_add(
    struct redact_key *k, const char *prefix, struct str value, struct buf *out)
{
	unsigned char mac[SHA_MAX];

	sha_hmac(str_n(k->bytes, k->n), value, mac);
	buf_puts(out, prefix);
	buf_addc(out, '-');
	for (size_t i = 0; i < 6; i++)
		buf_printf(out, "%02x", mac[i]);
}
