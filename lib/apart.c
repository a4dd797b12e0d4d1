/* apart - work that a library may not survive, in a process of its own */
#define _GNU_SOURCE /* memfd_create */
#include "apart.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

bool
apart_begin(struct apart *a, struct err *e)
{
	int ends[2] = {-1, -1};

	a->said = memfd_create("said", MFD_CLOEXEC);
	a->pid = a->said < 0 || pipe(ends) < 0 ? -1 : fork();
	if (a->pid < 0) {
		err_set(e, "a process of its own:");
		close(a->said);
		close(ends[0]);
		close(ends[1]);
		return false;
	}
	a->fd = ends[!a->pid];
	close(ends[a->pid > 0]);
	if (!a->pid)
		dup2(a->said, STDERR_FILENO);
	return true;
}

void
apart_give(struct apart *a, struct str made)
{
	ssize_t n = 0;

	for (; made.n; made.p += n, made.n -= (size_t)n) {
		n = write(a->fd, made.p, made.n);
		if (n < 0 && errno == EINTR)
			n = 0;
		if (n < 0)
			break;
	}
	exit(n < 0);
}

/* How it ended, and what it said. */
static bool
ended_well(const struct apart *a, int status, struct err *e)
{
	char said[160];
	ssize_t n = pread(a->said, said, sizeof(said) - 1, 0);

	said[n > 0 ? n : 0] = '\0';
	said[strcspn(said, "\n")] = '\0';
	if (WIFSIGNALED(status))
		return err_set(e,
		    "its process ended by signal %d: is there too little "
		    "memory? %s",
		    WTERMSIG(status), said);
	return (!status && n == 0) ||
	       err_set(e, "its process failed: %s", said);
}

bool
apart_take(struct apart *a, struct buf *out, struct err *e)
{
	ssize_t n;
	int status = 0;
	bool ok;

	do {
		buf_room(out, 65536);
		n = read(a->fd, out->p + out->n, 65536);
		out->n += n > 0 ? (size_t)n : 0;
	} while (n > 0 || (n < 0 && errno == EINTR));
	ok = n == 0 || err_set(e, "what its process made:");
	close(a->fd);
	while (waitpid(a->pid, &status, 0) < 0 && errno == EINTR)
		;
	ok = ok && ended_well(a, status, e);
	close(a->said);
	return ok;
}
