/* scratch - a file for what does not fit into memory */
#include "scratch.h"

#include <stdlib.h>
#include <unistd.h>

#include "buf.h"

int
scratch_open(struct err *e)
{
	const char *dir = getenv("TMPDIR");
	struct buf path = {0};
	int fd;

	buf_printf(&path, "%s/wt-XXXXXX", dir && *dir ? dir : "/tmp");
	buf_cstr(&path);
	fd = mkstemp(path.p);
	if (fd >= 0)
		unlink(path.p);
	else
		err_set(e, "%s (TMPDIR):", path.p);
	buf_free(&path);
	return fd;
}
