/* filter - the loop over records that all filters share */
#include "filter.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "die.h"
#include "mem.h"
#include "str.h"

int
filter_want(struct filter *f, const char *path)
{
	struct err e;
	int slot;

	if (!f->want)
		f->want = json_paths_new();
	slot = json_paths_add(f->want, str_from(path), &e);
	if (slot < 0)
		wt_die(WT_USAGE, "%s", e.msg);
	return slot;
}

/* All files that are to be read, NULL behind the last. */
static void
list_files(struct filter *f, struct opts *o)
{
	static char dash[] = "-";
	size_t n = 0;

	while (o->files[n])
		n++;
	if (!n && isatty(STDIN_FILENO))
		opt_refuse(o, "no file is named, and standard input "
			      "is a terminal");
	f->files = mem_new(n + 5, sizeof(*f->files));
	memcpy(f->files, o->files, n * sizeof(*f->files));
	if (!n)
		f->files[n++] = dash;
	for (size_t i = 0; i < 3; i++)
		if (f->also[i])
			f->files[n++] = (char *)f->also[i];
	f->file = f->files;
}

void
filter_open(struct filter *f, struct opts *o)
{
	struct buf own = {0};

	list_files(f, o);
	if (!f->want)
		f->want = json_paths_new();
	if (f->key) {
		buf_printf(&own, ".%s", f->key);
		f->own = filter_want(f, buf_cstr(&own));
		buf_free(&own);
	}
	edge_open(&f->edge, &o->common, f->files);
}

static bool
is_folder(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Opens the next input; false if there is none left. */
static bool
open_next(struct filter *f)
{
	int fd;

	while (*f->file) {
		f->rec.file = *f->file++;
		fd = STDIN_FILENO;
		if (strcmp(f->rec.file, "-") != 0)
			fd = open(f->rec.file, O_RDONLY | O_CLOEXEC);
		if (fd >= 0 && is_folder(fd)) {
			wt_warn("%s: Is a directory; name files of records: "
				"folders are for wt-extract",
			    edge_shown(f->rec.file));
			edge_fail(&f->edge, WT_FAILED);
			if (fd != STDIN_FILENO)
				close(fd);
			continue;
		}
		if (fd < 0) {
			wt_warn("%s:", f->rec.file);
			edge_fail(&f->edge, WT_FAILED);
			continue;
		}
		in_open(&f->in, fd, f->edge.opt->max_line);
		f->fd = fd;
		f->reading = true;
		return true;
	}
	return false;
}

static void
close_input(struct filter *f)
{
	in_close(&f->in);
	if (f->fd != STDIN_FILENO)
		close(f->fd);
	f->reading = false;
}

static void
reject_line(struct filter *f, const char *reason, const char *detail)
{
	edge_reject(&f->edge,
	    (struct edge_at){f->rec.file, f->in.number, f->in.offset, 0},
	    reason, detail, f->in.line);
}

static bool
is_blank(struct str s)
{
	return str_trim(s).n == 0;
}

/* The line as a record; false where it is none. */
static bool
take_line(struct filter *f)
{
	struct rec *r = &f->rec;
	struct err e, told;

	if (is_blank(f->in.line)) {
		edge_skip(&f->edge, "blank");
		return false;
	}
	f->edge.in++;
	r->line = f->in.line;
	r->number = f->in.number;
	r->offset = f->in.offset;
	if (!json_scan(&r->scan, f->want, r->line, &e)) {
		/* The likely mistake: a file that is not made yet. */
		err_set(&told, "%s%s", e.msg,
		    r->number == 1 && r->line.p[0] != '{'
			? "; wt-extract makes records of pages and tables"
			: "");
		reject_line(f, r->scan.fault, told.msg);
		return false;
	}
	if (r->scan.value.p[0] != '{') {
		reject_line(f, "not_object", "a record is a JSON object");
		return false;
	}
	r->field = r->scan.span;
	f->edge.duplicate_keys += r->scan.duplicates;
	return true;
}

static void
take_failure(struct filter *f, const struct err *e)
{
	wt_warn("%s: %s; what was whole before it is out",
	    edge_shown(f->rec.file), e->msg);
	edge_fail(&f->edge, WT_FAILED);
	if (f->in.line.n) {
		f->edge.in++;
		reject_line(f, "cut", "the input ends inside this record");
	}
	close_input(f);
}

struct rec *
filter_next(struct filter *f)
{
	struct err e;

	for (;;) {
		if (!f->reading && !open_next(f))
			return NULL;
		switch (in_next(&f->in, &e)) {
		case IN_LINE:
			if (take_line(f))
				return &f->rec;
			break;
		case IN_LONG:
			f->edge.in++;
			reject_line(f, "too_long",
			    "longer than --max-line; raise it to read this");
			break;
		case IN_IDLE: edge_flush(&f->edge); break;
		case IN_END: close_input(f); break;
		case IN_FAILED: take_failure(f, &e); break;
		}
	}
}

void
filter_add(struct filter *f, const struct rec *r, struct str value)
{
	rec_splice(r, f->key, f->own, value, &f->edge.out);
	edge_emit(&f->edge);
}

void
filter_pass(struct filter *f, const struct rec *r)
{
	rec_copy(r, &f->edge.out);
	edge_emit(&f->edge);
}

void
filter_drop(struct filter *f)
{
	f->edge.dropped++;
}

void
filter_use(struct filter *f)
{
	f->edge.used++;
}

void
filter_reject(struct filter *f, const struct rec *r, const char *reason,
    const char *detail)
{
	edge_reject(&f->edge,
	    (struct edge_at){r->file, r->number, r->offset, 0}, reason, detail,
	    r->line);
}

int
filter_close(struct filter *f)
{
	int status = edge_close(&f->edge);

	in_free(&f->in);
	json_scan_free(&f->rec.scan);
	json_paths_free(f->want);
	free(f->files);
	return status;
}
