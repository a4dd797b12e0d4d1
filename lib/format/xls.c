/* xls - the sheets of a workbook of before 2007, as tables */
#define _GNU_SOURCE /* memfd_create */
#include "xls.h"

#include <errno.h>
#include <freexl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "apart.h"
#include "csv.h"

#define WHOLE 9007199254740992.0 /* 2^53: all whole numbers below are exact */

static const struct str container =
    STR_INIT("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");

bool
xls_like(struct str file)
{
	/* Excel 2, 3 and 4, and later ones that lie in no container */
	static const struct str begins[] = {STR_INIT("\x09\0\x04\0"),
	    STR_INIT("\x09\x02\x06\0"), STR_INIT("\x09\x04\x06\0"),
	    STR_INIT("\x09\x08\x08\0"), STR_INIT("\x09\x08\x10\0")};

	return str_starts(file, container) ||
	       str_starts_in(file, begins, COUNT(begins));
}

/* A number as people write it, with as many digits as it needs. */
static void
add_number(struct buf *out, double v)
{
	if (v > -WHOLE && v < WHOLE && v == (double)(long long)v)
		buf_printf(out, "%lld", (long long)v);
	else
		buf_printf(out, "%.15g", v);
}

static void
add_cell(struct buf *out, const FreeXL_CellValue *v)
{
	switch (v->type) {
	case FREEXL_CELL_INT: buf_printf(out, "%d", v->value.int_value); break;
	case FREEXL_CELL_DOUBLE: add_number(out, v->value.double_value); break;
	case FREEXL_CELL_TEXT:
	case FREEXL_CELL_SST_TEXT:
	case FREEXL_CELL_DATE:
	case FREEXL_CELL_DATETIME:
	case FREEXL_CELL_TIME:
		if (v->value.text_value)
			csv_put(out, str_trim(str_from(v->value.text_value)));
		break;
	default: break;
	}
}

/* The rows of the sheet that is selected; false if they are too long. */
static bool
add_rows(const void *xls, size_t max, struct buf *out)
{
	unsigned rows = 0;
	unsigned short columns = 0;
	FreeXL_CellValue v;
	size_t from = out->n, row;

	if (freexl_worksheet_dimensions(xls, &rows, &columns) != FREEXL_OK)
		return true;
	buf_puts(out, "sep=,\n");
	for (unsigned r = 0; r < rows && out->n <= max; r++) {
		row = out->n;
		for (unsigned short c = 0; c < columns; c++) {
			if (c)
				buf_addc(out, ',');
			if (freexl_get_cell_value(xls, r, c, &v) == FREEXL_OK)
				add_cell(out, &v);
		}
		while (out->n > row && out->p[out->n - 1] == ',')
			out->n--;
		if (out->n > row)
			buf_addc(out, '\n');
	}
	if (out->n == from + strlen("sep=,\n"))
		out->n = from;
	return out->n <= max;
}

static bool
fail(struct buf *out, const char *why)
{
	buf_clear(out);
	buf_addc(out, '!');
	buf_puts(out, why);
	return false;
}

/* A head of numbers, name and body, for each sheet. */
static bool
add_sheets(const void *xls, size_t max, struct buf *out)
{
	unsigned n = 0;
	struct buf body = {0};
	const char *name;

	freexl_get_info(xls, FREEXL_BIFF_SHEET_COUNT, &n);
	if (n > XLS_SHEETS_MAX)
		return fail(out, "it has more sheets than are read");
	for (unsigned i = 0; i < n; i++) {
		name = NULL;
		if (freexl_get_worksheet_name(xls, (unsigned short)i, &name) !=
			FREEXL_OK ||
		    freexl_select_active_worksheet(xls, (unsigned short)i) !=
			FREEXL_OK)
			return fail(out, "a sheet of it cannot be read");
		buf_clear(&body);
		if (!add_rows(xls, max, &body) || out->n + body.n > max)
			return fail(out, "it has more text than is read");
		name = name ? name : "";
		buf_printf(
		    out, "%u %zu %zu\n%s", i + 1, strlen(name), body.n, name);
		buf_addstr(out, buf_str(&body));
	}
	return true;
}

/* In a process of its own.  The library says OK of a sheet whose cells it had
 * no memory for; only errno, which nothing that goes well touches, tells. */
static void
make(const char *path, size_t max, struct buf *out)
{
	struct rlimit seconds = {XLS_SECONDS, XLS_SECONDS};
	const void *xls = NULL;
	unsigned locked = FREEXL_BIFF_PLAIN;
	int code;

	setrlimit(RLIMIT_CPU, &seconds);
	errno = 0;
	code = freexl_open(path, &xls);
	if (xls)
		freexl_get_info(xls, FREEXL_BIFF_PASSWORD, &locked);
	if (locked == FREEXL_BIFF_OBFUSCATED)
		fail(out, "it has a password; save it without one");
	else if (code != FREEXL_OK)
		fail(out,
		    "it is no .xls that can be read, or has a password; save "
		    "it as .xlsx, or its tables as CSV");
	else if (add_sheets(xls, max, out) && errno == ENOMEM)
		fail(out, "there is too little memory for it");
}

/* A file without a name, with these bytes. */
static int
file_of(struct str bytes, struct err *e)
{
	int fd = memfd_create("xls", MFD_CLOEXEC);
	ssize_t n;

	for (size_t at = 0; fd >= 0 && at < bytes.n; at += (size_t)n) {
		n = write(fd, bytes.p + at, bytes.n - at);
		if (n < 0) {
			close(fd);
			fd = -1;
		}
	}
	if (fd < 0)
		err_set(e, "a file in memory:");
	return fd;
}

/* True if the file is a workbook as it is, or a stream in it is called Book or
 * Workbook, in UTF-16. */
static bool
has_book(struct str file)
{
	return !str_starts(file, container) ||
	       str_find(file, STR("B\0o\0o\0k\0"), 0) < file.n ||
	       str_find(file, STR("W\0o\0r\0k\0b\0o\0o\0k\0"), 0) < file.n;
}

bool
xls_read(struct str file, size_t max, struct buf *made, struct err *e)
{
	int fd = file_of(file, e);
	char path[64];
	struct apart a;
	size_t from = made->n;
	bool ok;

	if (fd < 0)
		return false;
	if (!has_book(file)) {
		close(fd);
		return err_set(e,
		    "no workbook is in it: it is a document, a message or "
		    "pictures of a folder (Thumbs.db), or it was cut");
	}
	snprintf(path, sizeof(path), "/proc/%d/fd/%d", (int)getpid(), fd);
	ok = apart_begin(&a, e);
	if (ok && !a.pid) {
		make(path, max, made);
		apart_give(&a, buf_after(made, from));
	}
	ok = ok && apart_take(&a, made, e);
	close(fd);
	if (ok && made->n > from && made->p[from] == '!')
		return err_set(
		    e, "%.*s", (int)(made->n - from - 1), made->p + from + 1);
	return ok;
}

/* Cuts a whole number, and the byte behind it, off *s. */
static size_t
number(struct str *s)
{
	size_t n = 0, i = 0;

	while (i < s->n && ascii_digit(s->p[i]))
		n = n * 10 + (size_t)(s->p[i++] - '0');
	i += i < s->n;
	*s = str_after(*s, i);
	return n;
}

/* Cuts n bytes off *s, or what there is. */
static struct str
bytes(struct str *s, size_t n)
{
	struct str b = str_n(s->p, n < s->n ? n : s->n);

	*s = str_after(*s, b.n);
	return b;
}

bool
xls_next(struct str *left, struct xls_sheet *s)
{
	size_t name, body;

	if (!left->n)
		return false;
	s->number = number(left);
	name = number(left);
	body = number(left);
	s->name = bytes(left, name);
	s->body = bytes(left, body);
	return true;
}
