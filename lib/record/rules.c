/* rules - rule files: found, read whole, checked, and summed */
#include "rules.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "sha.h"
#include "utf8.h"

struct rules {
	struct buf home;
	struct sha *sha;
	char digest[SHA_HEX + 1];
	struct buf sums; /* a line a file: what the digest is over */
	size_t bytes;    /* of the files so far */
};

/*
 * Rules of so many bytes make tables of megabytes: what the words of the core
 * pack take, which are the most.  A few rules do without.
 */
#define MANY_BYTES  ((size_t)32 << 10)
#define TABLE_BYTES ((size_t)16 << 20)

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Sets home to the program's folder and tail, if there is such a folder. */
static bool
beside_program(struct buf *home, const char *tail)
{
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	char *slash;

	if (n <= 0)
		return false;
	exe[n] = '\0';
	slash = strrchr(exe, '/');
	if (!slash)
		return false;
	buf_clear(home);
	buf_add(home, exe, (size_t)(slash - exe));
	buf_puts(home, tail);
	return is_folder(buf_cstr(home));
}

struct rules *
rules_new(struct err *e)
{
	struct rules *r = mem_new(1, sizeof(*r));
	const char *env = getenv("WT_RULES");

	r->sha = sha_new();
	if (env && *env) {
		buf_puts(&r->home, env);
		buf_cstr(&r->home); /* rules_home lends it */
		if (is_folder(env))
			return r;
		err_set(e, "WT_RULES=%s: no such folder", env);
	} else {
		if (beside_program(&r->home, "/../share/wt/rules") ||
		    beside_program(&r->home, "/../../rules"))
			return r;
		err_set(e, "no folder of rules beside the program; set "
			   "WT_RULES to one");
	}
	rules_free(r);
	return NULL;
}

void
rules_free(struct rules *r)
{
	if (!r)
		return;
	sha_free(r->sha);
	buf_free(&r->home);
	buf_free(&r->sums);
	free(r);
}

const char *
rules_home(const struct rules *r)
{
	return r->home.p;
}

const char *
rules_digest(struct rules *r)
{
	if (!r->sums.n)
		return NULL;
	sha_add(r->sha, buf_str(&r->sums));
	sha_end(r->sha, r->digest);
	return r->digest;
}

/* n bytes more were read: when they become many, room for what is made of
 * them. */
static void
expect_more(struct rules *r, size_t n)
{
	if (r->bytes < MANY_BYTES && r->bytes + n >= MANY_BYTES)
		mem_expect(TABLE_BYTES);
	r->bytes += n;
}

/* Room is asked for once, where the size is known, and the end not looked for:
 * there are many files. */
static bool
read_all(int fd, struct buf *text)
{
	struct stat st;
	size_t whole =
	    fstat(fd, &st) || !S_ISREG(st.st_mode) ? 0 : (size_t)st.st_size;
	ssize_t n;

	buf_room(text, whole + 1);
	for (;;) {
		if (text->cap - text->n < 2)
			buf_room(text, 65536);
		n = read(fd, text->p + text->n, text->cap - text->n - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		text->n += (size_t)n;
		if (text->n == whole)
			return true;
	}
}

static bool
is_ours(const struct rules *r, const char *path)
{
	return strncmp(path, r->home.p, r->home.n) == 0 &&
	       path[r->home.n] == '/';
}

/* The name of path below the home, so that the digest is the same wherever
 * the rules are installed; else its last part. */
static const char *
name_of(const struct rules *r, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (is_ours(r, path))
		return path + r->home.n + 1;
	return slash ? slash + 1 : path;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
list_folder(const char *path, const char *suffix, char ***paths, size_t *n,
    struct err *e)
{
	DIR *dir = opendir(path);
	struct dirent *d;
	struct buf full = {0};
	size_t cap = 0;
	int bad;

	if (!dir)
		return err_set(e, "%s:", path);
	while (errno = 0, (d = readdir(dir))) {
		if (d->d_name[0] == '.' ||
		    !str_ends(str_from(d->d_name), str_from(suffix)))
			continue;
		buf_clear(&full);
		buf_printf(&full, "%s/%s", path, d->d_name);
		mem_grow(paths, &cap, *n + 1, sizeof(**paths));
		(*paths)[(*n)++] = mem_dup(full.p, full.n);
	}
	bad = errno; /* some of the names only */
	closedir(dir);
	buf_free(&full);
	errno = bad;
	if (bad)
		return err_set(e, "%s:", path);
	if (*n)
		qsort(*paths, *n, sizeof(**paths), by_name);
	return true;
}

/* How a name ends, so that a profile is not taken for a table. */
static const char *
ending(const char *path)
{
	const char *dot = strrchr(strrchr(path, '/'), '.');

	return dot ? dot : "";
}

/* A name of ours that is none: with those that there are. */
static bool
refuse_name(const char *path, struct err *e)
{
	size_t n = 0, folder = (size_t)(strrchr(path, '/') - path);
	char *dir = mem_dup(path, folder), **paths = NULL;
	struct buf names = {0};
	struct err why;

	if (list_folder(dir, "", &paths, &n, &why))
		for (size_t i = 0; i < n; i++)
			if (strcmp(ending(paths[i]), ending(path)) == 0)
				buf_printf(&names, "%s%s",
				    names.n ? ", " : "; there are ",
				    paths[i] + folder + 1);
	err_set(e, "%s: No such file%s", path, buf_cstr(&names));
	rules_list_free(paths, n);
	buf_free(&names);
	free(dir);
	return false;
}

bool
rules_text(struct rules *r, const char *path, struct buf *text, struct err *e)
{
	char sum[SHA_HEX + 1];
	size_t at = 0;
	bool ok;
	int fd;

	buf_clear(text);
	buf_cstr(&r->home);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT && is_ours(r, path)
		           ? refuse_name(path, e)
		           : err_set(e, "%s:", path);
	ok = read_all(fd, text);
	close(fd);
	if (!ok)
		return err_set(e, "%s:", path);
	if (!utf8_valid(buf_str(text), &at))
		return err_set(e, "%s: byte %zu: not UTF-8; save it as UTF-8",
		    path, at + 1);
	expect_more(r, text->n);
	sha_add(r->sha, buf_str(text));
	sha_end(r->sha, sum);
	buf_printf(&r->sums, "%s  %s\n", sum, name_of(r, path));
	if (str_starts(buf_str(text), STR(STR_BOM))) {
		text->n -= 3;
		memmove(text->p, text->p + 3, text->n);
	}
	return true;
}

bool
rules_read(struct rules *r, const char *path, struct buf *text, struct err *e)
{
	if (!rules_text(r, path, text, e))
		return false;
	if (text->n && text->p[text->n - 1] != '\n')
		return err_set(e,
		    "%s: the last line does not end: is the "
		    "file whole? end it with a line feed",
		    path);
	return true;
}

bool
rules_list(const char *path, const char *suffix, char ***paths, size_t *n,
    struct err *e)
{
	*paths = NULL;
	*n = 0;
	if (is_folder(path))
		return list_folder(path, suffix, paths, n, e);
	*paths = mem_new(1, sizeof(**paths));
	(*paths)[(*n)++] = mem_dup(path, strlen(path));
	return true;
}

void
rules_list_free(char **paths, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(paths[i]);
	free(paths);
}
