/* edge_file - --output FILE: written beside it, published in one step */
#include "edge_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"

static bool
same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static void
refuse_input(const char *output, const struct stat *out, char *const files[])
{
	struct stat st;
	bool is_in = false;

	if (!files[0])
		is_in = fstat(STDIN_FILENO, &st) == 0 && same(out, &st);
	for (; *files && !is_in; files++)
		is_in = (strcmp(*files, "-") == 0 ? fstat(STDIN_FILENO, &st)
						  : stat(*files, &st)) == 0 &&
		        same(out, &st);
	if (is_in)
		wt_die(WT_USAGE,
		    "--output %s: is one of the inputs; choose "
		    "another name",
		    output);
}

/* A lock of this process alone, which ends with it: that of flock(2) would
 * live on in a worker that was just forked.  False where another has it. */
static bool
lock(struct edge *e, int fd)
{
	struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	if (fcntl(fd, F_SETLK, &all) == 0)
		return true;
	if (errno != EACCES && errno != EAGAIN)
		wt_die(WT_FAILED, "--output %s: lock:", e->opt->output);
	return false;
}

/* Opens and locks the part file: again, if another run has just renamed or
 * removed the file that was locked. */
static int
open_part(struct edge *e, mode_t mode)
{
	struct stat have, there;
	int fd;

	for (;;) {
		fd = openat(e->dirfd, e->part,
		    O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, mode);
		if (fd < 0)
			wt_die(WT_USAGE, "--output %s:", e->opt->output);
		if (!lock(e, fd))
			wt_die(WT_FAILED,
			    "--output %s: another run is "
			    "writing it; try again later",
			    e->opt->output);
		if (fstat(fd, &have) == 0 &&
		    fstatat(e->dirfd, e->part, &there, AT_SYMLINK_NOFOLLOW) ==
			0 &&
		    same(&have, &there))
			return fd;
		close(fd);
	}
}

static void
split_name(struct edge *e)
{
	const char *path = e->opt->output;
	const char *slash = strrchr(path, '/');
	char *dir =
	    slash ? mem_dup(path, (size_t)(slash - path) + 1) : mem_dup(".", 1);
	size_t n;

	e->final =
	    mem_dup(slash ? slash + 1 : path, strlen(slash ? slash + 1 : path));
	n = strlen(e->final) + sizeof("..wt-part");
	e->part = mem_new(1, n);
	snprintf(e->part, n, ".%s.wt-part", e->final);
	e->dirfd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (e->dirfd < 0 || !*e->final)
		wt_die(WT_USAGE, "--output %s: no such folder", path);
	free(dir);
}

void
edge_file_open(struct edge *e, char *const files[])
{
	const char *path = e->opt->output;
	struct stat st;
	bool there = stat(path, &st) == 0;

	if (there)
		refuse_input(path, &st, files);
	if (there && !S_ISREG(st.st_mode)) {
		e->fd = open(path, O_WRONLY | O_CLOEXEC);
		if (e->fd < 0)
			wt_die(WT_USAGE, "--output %s:", path);
		return;
	}
	split_name(e);
	e->fd = open_part(e, 0666);
	if (ftruncate(e->fd, 0) < 0)
		wt_die(WT_FAILED, "--output %s:", path);
	if (there && fchmod(e->fd, st.st_mode & 07777) < 0)
		wt_warn("--output %s:", path);
}

bool
edge_file_sync(struct edge *e)
{
	if (e->part ? fsync(e->fd) == 0 : close(e->fd) == 0)
		return true;
	wt_warn("--output %s:", e->opt->output);
	return false;
}

static bool
rename_part(struct edge *e)
{
	if (renameat(e->dirfd, e->part, e->dirfd, e->final) < 0) {
		wt_warn("--output %s:", e->opt->output);
		return false;
	}
	if (fsync(e->dirfd) < 0) {
		wt_warn("--output %s: is in place, but may not outlive a power "
			"cut:",
		    e->opt->output);
		return false;
	}
	return true;
}

bool
edge_file_publish(struct edge *e)
{
	bool done = true;

	if (!e->part)
		return true;
	if (e->status == WT_FAILED)
		unlinkat(e->dirfd, e->part, 0);
	else
		done = rename_part(e);
	close(e->fd); /* and the lock: all bytes are on the disk */
	close(e->dirfd);
	free(e->part);
	free(e->final);
	e->part = e->final = NULL;
	return done;
}
