/*
 * fail - the Nth call of one function fails; to be preloaded
 *
 *	FAIL_CALL	which: malloc read pread write open fsync rename close
 *			mmap fork pipe fopen opendir readdir stat
 *	FAIL_AT		the how manieth call fails, from 1; 0: none, count only
 *	FAIL_ERRNO	with this errno (default: ENOMEM for malloc and mmap,
 *			else EIO)
 *	FAIL_SHORT	read, pread and write move one byte instead of failing
 *	FAIL_COUNT	a file to which each process writes at its end how often
 *			it called
 *
 * Counts are those of one process: a worker that was forked goes on counting
 * where its parent stood.  malloc stands for all of its kin.  glibc
 * only: the real allocator is called by its inner names, since dlsym itself
 * allocates.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static const char *what;
static long at, calls;
static int reason;
static bool shortly;

__attribute__((constructor)) static void
begin(void)
{
	const char *s;

	shortly = getenv("FAIL_SHORT") != NULL;
	at = (s = getenv("FAIL_AT")) ? atol(s) : 0;
	reason = (s = getenv("FAIL_ERRNO")) ? atoi(s) : 0;
	what = getenv("FAIL_CALL");
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("FAIL_COUNT");
	FILE *f;

	what = NULL;
	if (path && (f = fopen(path, "a"))) {
		fprintf(f, "%ld\n", calls);
		fclose(f);
	}
}

static bool
fails(const char *name, int e)
{
	if (!what || strcmp(what, name) != 0 ||
	    __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED) != at)
		return false;
	errno = reason ? reason : e;
	return true;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

void *
malloc(size_t n)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_realloc(p, n);
}

void *
aligned_alloc(size_t align, size_t n)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_memalign(align, n);
}

void *
mmap(void *p, size_t n, int prot, int flags, int fd, off_t o)
{
	if (fails("mmap", ENOMEM))
		return MAP_FAILED;
	return REAL(void *, "mmap", void *, size_t, int, int, int, off_t)(
	    p, n, prot, flags, fd, o);
}

ssize_t
read(int fd, void *p, size_t n)
{
	if (fails("read", EIO)) {
		if (!shortly)
			return -1;
		n = n > 0;
	}
	return REAL(ssize_t, "read", int, void *, size_t)(fd, p, n);
}

static ssize_t
read_at(const char *name, int fd, void *p, size_t n, off_t o)
{
	if (fails("pread", EIO)) {
		if (!shortly)
			return -1;
		n = n > 0;
	}
	return REAL(ssize_t, name, int, void *, size_t, off_t)(fd, p, n, o);
}

ssize_t
pread(int fd, void *p, size_t n, off_t o)
{
	return read_at("pread", fd, p, n, o);
}

ssize_t
pread64(int fd, void *p, size_t n, off_t o)
{
	return read_at("pread64", fd, p, n, o);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	if (fails("write", EIO)) {
		if (!shortly)
			return -1;
		n = n > 0;
	}
	return REAL(ssize_t, "write", int, const void *, size_t)(fd, p, n);
}

/* What gcov writes when the program is over is not the program's. */
static bool
is_figures(const char *path)
{
	size_t n = strlen(path);

	return n > 5 && strcmp(path + n - 5, ".gcda") == 0;
}

static int
opened(const char *name, const char *path, int flags, mode_t mode)
{
	if (!is_figures(path) && fails("open", EIO))
		return -1;
	return REAL(int, name, const char *, int, ...)(path, flags, mode);
}

#define MODE                                                             \
	va_list ap;                                                      \
	mode_t mode;                                                     \
	va_start(ap, flags);                                             \
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(ap, mode_t) : 0; \
	va_end(ap)

int
open(const char *path, int flags, ...)
{
	MODE;
	return opened("open", path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
	MODE;
	return opened("open64", path, flags, mode);
}

int
openat(int dir, const char *path, int flags, ...)
{
	MODE;
	if (fails("open", EIO))
		return -1;
	return REAL(int, "openat", int, const char *, int, ...)(
	    dir, path, flags, mode);
}

FILE *
fopen(const char *path, const char *mode)
{
	if (fails("fopen", EIO))
		return NULL;
	return REAL(FILE *, "fopen", const char *, const char *)(path, mode);
}

DIR *
opendir(const char *path)
{
	if (fails("opendir", EACCES))
		return NULL;
	return REAL(DIR *, "opendir", const char *)(path);
}

struct dirent *
readdir(DIR *d)
{
	if (fails("readdir", EIO))
		return NULL;
	return REAL(struct dirent *, "readdir", DIR *)(d);
}

int
stat(const char *path, struct stat *st)
{
	if (fails("stat", EACCES))
		return -1;
	return REAL(int, "stat", const char *, struct stat *)(path, st);
}

int
fsync(int fd)
{
	return fails("fsync", EIO) ? -1 : REAL(int, "fsync", int)(fd);
}

/* What close(2) returns late, as NFS does: the file is closed all the same. */
int
close(int fd)
{
	bool bad = fails("close", EIO);
	int got = REAL(int, "close", int)(fd);

	if (bad)
		errno = reason ? reason : EIO;
	return bad ? -1 : got;
}

int
rename(const char *from, const char *to)
{
	if (fails("rename", EIO))
		return -1;
	return REAL(int, "rename", const char *, const char *)(from, to);
}

pid_t
fork(void)
{
	return fails("fork", EAGAIN) ? -1 : REAL(pid_t, "fork", void)();
}

int
pipe(int fd[2])
{
	return fails("pipe", EMFILE) ? -1 : REAL(int, "pipe", int *)(fd);
}

int
pipe2(int fd[2], int flags)
{
	if (fails("pipe", EMFILE))
		return -1;
	return REAL(int, "pipe2", int *, int)(fd, flags);
}
