/* fuzz/originals - an index of archives, as JSON, CDX and CDXJ: what it lists
 * has a place, and what is wrong is told with its line */
#define _GNU_SOURCE /* memfd_create */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "originals.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct originals o;
	char path[40];
	struct err e = {{0}};
	int fd = memfd_create("index", MFD_CLOEXEC);

	if (fd < 0 || write(fd, data, n) != (ssize_t)n)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (!originals_read(&o, path, &e) &&
	    strncmp(e.msg, path, strlen(path)) != 0)
		abort();
	for (uint32_t i = 0; i < o.nrecord; i++)
		if (o.record[i / ORIGINALS_BLOCK][i % ORIGINALS_BLOCK].file >=
		    o.files.n)
			abort();
	originals_clear(&o);
	close(fd);
	return 0;
}
