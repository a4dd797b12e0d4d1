/* exhibit - the archived bytes of a record once more, by its place */
#include "exhibit.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "archive.h"
#include "edge.h"

/* A number at *s, which is moved behind it; false if there is none. */
static bool
number(const char **s, uint64_t *n)
{
	const char *p = *s;
	unsigned d;

	for (*n = 0; *p >= '0' && *p <= '9'; p++) {
		d = (unsigned)(*p - '0');
		if (*n > (UINT64_MAX - d) / 10)
			return false;
		*n = *n * 10 + d;
	}
	if (p == *s)
		return false;
	*s = p;
	return true;
}

static void
parse(const struct opts *o, uint64_t *offset, uint64_t *skip)
{
	const char *s;

	if (!o->files[0] || !o->files[1] || o->files[2])
		opt_refuse(o, "--exhibit wants a file and a place in it");
	s = o->files[1];
	*skip = 0;
	if (!number(&s, offset) || (*s == '+' && (s++, !number(&s, skip))) ||
	    *s)
		opt_refuse(o, "%s: write source.offset, or source.offset"
		              "+source.skip", o->files[1]);
}

/* Reads the record; false with e set if it cannot be had. */
static bool
read_record(struct edge *edge, struct archive *a, struct err *e)
{
	enum archive_what what;
	const char *reason = NULL;
	struct doc d;

	do
		what = archive_next(a, &d, &reason, e);
	while (what == ARCHIVE_IDLE);
	if (what == ARCHIVE_END)
		return err_set(e, "no record begins there");
	if (what == ARCHIVE_FAILED)
		return false;
	edge->in++, edge->used++;
	if (what == ARCHIVE_BAD) {
		wt_warn("%s: %s; what could be read is out", reason, e->msg);
		edge_fail(edge, WT_REJECTED);
	} else if (d.stored.n < d.length) {
		return err_set(e, "the record has %" PRIu64 " bytes; raise "
		                  "--max-line to read it", d.length);
	}
	buf_addstr(&edge->out, d.stored);
	edge->written++;
	edge_flush(edge);
	return true;
}

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
exhibit(const struct opts *o)
{
	struct archive *a = archive_new(o->common.max_line);
	struct edge edge = {.pages = true};
	char *file, *member;
	uint64_t offset, skip;
	int fd, status;
	struct err e;

	parse(o, &offset, &skip);
	file = o->files[0];
	o->files[1] = NULL; /* the place is no input */
	fd = open_file(file, &member);
	if (fd < 0)
		wt_warn("%s:", file);
	edge_open(&edge, &o->common, o->files);
	if (fd < 0) {
		edge_fail(&edge, WT_FAILED);
	} else if (!(member ? archive_open_member(a, fd, file, member, offset,
	                                          skip, &e)
	                    : archive_open_at(a, fd, file, offset, skip, &e)) ||
	           !read_record(&edge, a, &e)) {
		wt_warn("%s: byte %" PRIu64 "+%" PRIu64 ": %s", file, offset,
		        skip, e.msg);
		edge_fail(&edge, WT_FAILED);
	}
	status = edge_close(&edge);
	archive_free(a);
	if (fd > STDIN_FILENO)
		close(fd);
	return status;
}
