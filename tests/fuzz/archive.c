/* archive - any bytes: it ends, and every place it names is in the input */
#define _GNU_SOURCE /* memfd_create */
#include "archive.h"
#include "crawl_rules.h"
#include "touch.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);

static int
file_of(const unsigned char *p, size_t n)
{
	static int fd = -1;

	if (fd < 0)
		fd = memfd_create("fuzz", 0);
	if (ftruncate(fd, 0) < 0 || lseek(fd, 0, SEEK_SET) < 0 ||
	    write(fd, p, n) != (ssize_t)n || lseek(fd, 0, SEEK_SET) < 0)
		abort();
	return fd;
}

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
	static struct archive *a;
	static volatile unsigned sum;
	enum archive_what what;
	const char *reason;
	struct doc d;
	struct err e;
	uint64_t record = 0;
	bool first, inside = false;

	if (!a)
		a = archive_new(1 << 20, crawl_rules());
	archive_open(a, file_of(p, n), "fuzz");
	while ((what = archive_next(a, &d, &reason, &e)) != ARCHIVE_END) {
		if (what == ARCHIVE_FAILED)
			continue;
		/* members of a zip or tar are counted anew */
		first = strcmp(d.file, "fuzz") != 0 && d.record == 1;
		record = first ? 1 : record + 1;
		if (what == ARCHIVE_IDLE || (what == ARCHIVE_BAD && !reason))
			abort();
		/* one that goes on in others is given behind these */
		if (strcmp(d.file, "fuzz") == 0 && !inside &&
		    (d.record > record + 1 ||
			(d.record < record && !d.segments) || d.offset > n))
			abort();
		inside = inside || first;
		sum += touch(d.stored) + touch(d.body) + touch(d.url) +
		       touch(d.captured) + touch(d.type) + touch(d.charset);
		(void)sum;
		if (what == ARCHIVE_DOC && d.stored.n != d.length)
			abort();
	}
	return 0;
}
