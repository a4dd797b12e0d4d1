/* sqlite_vfs - the file that the library reads, and no other */
#include <errno.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sqlite_priv.h"

struct file {
	sqlite3_file base;
	int fd;
};

static int
do_close(sqlite3_file *f)
{
	(void)f; /* the descriptor is the caller's */
	return SQLITE_OK;
}

static int
do_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	char *to = p;
	ssize_t got;

	while (n > 0) {
		got = pread(((struct file *)f)->fd, to, (size_t)n, (off_t)at);
		if (got < 0 && errno == EINTR)
			continue;
		/* with zeros in place of what is not there the library would go
		 * on, and give rows that end in them */
		if (got <= 0)
			return got ? SQLITE_IOERR_READ : SQLITE_ENDS;
		to += got;
		at += got;
		n -= (int)got;
	}
	return SQLITE_OK;
}

static int
do_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	(void)f, (void)p, (void)n, (void)at;
	return SQLITE_IOERR_WRITE;
}

static int
do_truncate(sqlite3_file *f, sqlite3_int64 n)
{
	(void)f, (void)n;
	return SQLITE_IOERR_TRUNCATE;
}

static int
do_sync(sqlite3_file *f, int how)
{
	(void)f, (void)how;
	return SQLITE_OK;
}

static uint32_t
number(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

/* The size in bytes that the header tells (1.3.7); 0 if that is not known. */
static int64_t
told_size(int fd)
{
	unsigned char h[100];
	int64_t page;

	if (pread(fd, h, sizeof(h), 0) != (ssize_t)sizeof(h))
		return 0;
	page = h[16] << 8 | h[17];
	if (page == 1)
		page = 65536;
	return number(h + 24) == number(h + 92) ? page * number(h + 28) : 0;
}

static int64_t
real_size(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 ? st.st_size : 0;
}

static int
do_size(sqlite3_file *f, sqlite3_int64 *n)
{
	int fd = ((struct file *)f)->fd;
	int64_t told = told_size(fd), real = real_size(fd);

	*n = told > real ? told : real;
	return SQLITE_OK;
}

static int
do_lock(sqlite3_file *f, int how)
{
	(void)f, (void)how;
	return SQLITE_OK;
}

static int
do_reserved(sqlite3_file *f, int *is)
{
	(void)f;
	*is = 0;
	return SQLITE_OK;
}

static int
do_control(sqlite3_file *f, int what, void *p)
{
	(void)f, (void)what, (void)p;
	return SQLITE_NOTFOUND;
}

static int
do_sector(sqlite3_file *f)
{
	(void)f;
	return 512;
}

static int
do_traits(sqlite3_file *f)
{
	(void)f;
	return SQLITE_IOCAP_IMMUTABLE;
}

static int
do_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	static const sqlite3_io_methods methods = {.iVersion = 1,
	    .xClose = do_close,
	    .xRead = do_read,
	    .xWrite = do_write,
	    .xTruncate = do_truncate,
	    .xSync = do_sync,
	    .xFileSize = do_size,
	    .xLock = do_lock,
	    .xUnlock = do_lock,
	    .xCheckReservedLock = do_reserved,
	    .xFileControl = do_control,
	    .xSectorSize = do_sector,
	    .xDeviceCharacteristics = do_traits};

	(void)v;
	f->pMethods = NULL;
	if (!(flags & SQLITE_OPEN_MAIN_DB) || !name)
		return SQLITE_CANTOPEN;
	f->pMethods = &methods;
	((struct file *)f)->fd = atoi(name + 1);
	if (out)
		*out = SQLITE_OPEN_READONLY;
	return SQLITE_OK;
}

static int
do_delete(sqlite3_vfs *v, const char *name, int sync)
{
	(void)v, (void)name, (void)sync;
	return SQLITE_IOERR_DELETE;
}

static int
do_access(sqlite3_vfs *v, const char *name, int how, int *is)
{
	(void)v, (void)name, (void)how;
	*is = 0; /* neither a journal nor a log is beside it */
	return SQLITE_OK;
}

static int
do_path(sqlite3_vfs *v, const char *name, int n, char *out)
{
	(void)v;
	snprintf(out, (size_t)n, "%s", name);
	return SQLITE_OK;
}

static int
do_random(sqlite3_vfs *v, int n, char *out)
{
	(void)v;
	memset(out, 0, (size_t)n); /* nothing that is read needs any */
	return n;
}

static int
do_sleep(sqlite3_vfs *v, int n)
{
	(void)v;
	return n;
}

static int
do_time(sqlite3_vfs *v, double *now)
{
	(void)v;
	*now = 0;
	return SQLITE_OK;
}

uint64_t
sqlite_vfs(int fd, char name[64], bool *cut)
{
	/* the library keeps a list of such, and writes into it */
	static sqlite3_vfs vfs = {.iVersion = 1,
	    .szOsFile = sizeof(struct file),
	    .mxPathname = 64,
	    .zName = SQLITE_VFS,
	    .xOpen = do_open,
	    .xDelete = do_delete,
	    .xAccess = do_access,
	    .xFullPathname = do_path,
	    .xRandomness = do_random,
	    .xSleep = do_sleep,
	    .xCurrentTime = do_time};

	sqlite3_vfs_register(&vfs, 0);
	snprintf(name, 64, "file:/%d?immutable=1", fd);
	*cut = told_size(fd) > real_size(fd);
	return (uint64_t)real_size(fd);
}
