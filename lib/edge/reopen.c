/* reopen - a record of an archive by its place */
#include "reopen.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "json.h"

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

/* True if the name is shown so, as JSON has it. */
static bool
is_shown(const char *name, struct str shown)
{
	struct buf as = {0}, want = {0};
	bool is;

	json_quote(&as, str_from(name));
	json_quote(&want, shown);
	is = str_eq(buf_str(&as), buf_str(&want));
	buf_free(&as);
	buf_free(&want);
	return is;
}

/* Puts the name that a file of the folder has, if it is one alone, into the
 * path in place of one at `at` that is shown so. */
static bool
put_name(struct buf *path, size_t at, struct str shown)
{
	struct buf all = {0};
	const struct dirent *d;
	size_t n = 0;
	DIR *dir;

	buf_add(&all, path->p, at);
	buf_puts(&all, at ? "." : "./.");
	dir = opendir(buf_cstr(&all));
	all.n = at;
	while (dir && (d = readdir(dir)))
		if (is_shown(d->d_name, shown) && !n++)
			buf_puts(&all, d->d_name);
	if (dir)
		closedir(dir);
	n += str_eq(buf_after(&all, at), shown); /* as it stands */
	if (n == 1) {
		buf_add(&all, path->p + at + shown.n, path->n - at - shown.n);
		buf_clear(path);
		buf_addstr(path, buf_str(&all));
	}
	buf_free(&all);
	return n == 1;
}

/* Names that are no UTF-8 are shown with U+FFFD: looks for the first of them in
 * its folder. */
static bool
mend_name(struct buf *path)
{
	static const struct str odd = STR_INIT("\xef\xbf\xbd");
	struct str s = buf_str(path);
	size_t at = str_find(s, odd, 0), end = at;

	while (at && at < s.n && s.p[at - 1] != '/')
		at--;
	while (end < s.n && s.p[end] && s.p[end] != '/')
		end++;
	return at < s.n && put_name(path, at, str_n(s.p + at, end - at));
}

int
reopen(struct archive *a, const char *file, struct doc_at at, struct buf *path,
    struct err *e)
{
	char *member;
	bool ok;
	int fd;

	buf_clear(path);
	buf_add(path, file, strlen(file) + 1);
	while (access(path->p, F_OK) != 0 && mend_name(path))
		;
	fd = open_file(path->p, &member);
	if (fd < 0) {
		err_set(e, "it cannot be opened:");
		return -1;
	}
	if (member)
		ok = archive_open_member(a, fd, path->p, member, at, e);
	else
		ok = archive_open_at(a, fd, path->p, at, e);
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
