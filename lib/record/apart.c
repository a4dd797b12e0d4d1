/* apart - work that a library may not survive, in a process of its own */
#define _GNU_SOURCE /* memfd_create, close_range */
#include "apart.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* The other process ends with this one, and holds nothing of its: a lock that
 * it shares would outlive a kill, and refuse the next run. */
static void
alone(const struct apart *a, pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	dup2(a->said, STDERR_FILENO);
	if (a->fd > STDERR_FILENO + 1)
		close_range(STDERR_FILENO + 1, (unsigned)a->fd - 1, 0);
	close_range((unsigned)a->fd + 1, UINT_MAX, 0);
}

bool
apart_begin(struct apart *a, struct err *e)
{
	pid_t parent = getpid();

	a->fd = memfd_create("made", MFD_CLOEXEC);
	a->said = memfd_create("said", MFD_CLOEXEC);
	a->pid = a->fd < 0 || a->said < 0 ? -1 : fork();
	if (a->pid < 0) {
		err_set(e, "a process of its own:");
		close(a->fd);
		close(a->said);
		return false;
	}
	if (!a->pid)
		alone(a, parent);
	return true;
}

void
apart_give(struct apart *a, struct str made)
{
	size_t at = 0;
	ssize_t n = 0;

	for (; at < made.n; at += (size_t)n) {
		n = pwrite(a->fd, made.p + at, made.n - at, (off_t)at);
		if (n < 0 && errno == EINTR)
			n = 0;
		if (n < 0)
			break;
	}
	exit(n < 0); /* nothing of ours waits in stdio, or for the end */
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
	off_t at = 0;
	bool ok;

	while (waitpid(a->pid, &status, 0) < 0 && errno == EINTR)
		;
	ok = ended_well(a, status, e);
	do {
		buf_room(out, 65536);
		n = pread(a->fd, out->p + out->n, 65536, at);
		out->n += n > 0 ? (size_t)n : 0;
		at += n > 0 ? n : 0;
	} while (n > 0 || (n < 0 && errno == EINTR));
	ok = ok && (n == 0 || err_set(e, "what its process made:"));
	close(a->fd);
	close(a->said);
	return ok;
}
