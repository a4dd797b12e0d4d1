/* reopen - a record of an archive by its place */
#include "reopen.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/*
 * Opens what file names.  *member: what follows the name of an archive, as
 * if that were a folder; NULL if nothing does.
 */
static int
open_file(char *file, char **member)
{
	char *end = file + strlen(file);
	int fd;

	*member = NULL;
	if (strcmp(file, "-") == 0)
		return STDIN_FILENO;
	if (strncmp(file, "-/", 2) == 0) {
		file[1] = '\0';
		*member = file + 2;
		return STDIN_FILENO;
	}
	fd = open(file, O_RDONLY | O_CLOEXEC);
	while (fd < 0 && errno == ENOTDIR) {
		while (end > file && *end != '/')
			end--;
		if (end == file)
			break;
		if (*member)
			(*member)[-1] = '/';
		*end = '\0';
		*member = end + 1;
		fd = open(file, O_RDONLY | O_CLOEXEC);
	}
	return fd;
}

int
reopen(struct archive *a, const char *file, uint64_t offset, uint64_t skip,
    struct buf *path, struct err *e)
{
	char *member;
	bool ok;
	int fd;

	buf_clear(path);
	buf_add(path, file, strlen(file) + 1);
	fd = open_file(path->p, &member);
	if (fd < 0) {
		err_set(e, "it cannot be opened:");
		return -1;
	}
	if (member)
		ok = archive_open_member(
		    a, fd, path->p, member, offset, skip, e);
	else
		ok = archive_open_at(a, fd, path->p, offset, skip, e);
	if (ok)
		return fd;
	reopen_close(fd);
	return -1;
}

void
reopen_close(int fd)
{
	if (fd > STDIN_FILENO)
		close(fd);
}
