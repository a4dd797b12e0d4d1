/*
 * fuzz/store - a database of SQLite, whatever it holds: what is made of it is
 * bounded, rows stand where they are said to, and each page is found again
 */
#define _GNU_SOURCE /* memfd_create */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "buf.h"
#include "crawl_rules.h"
#include "store.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define MAX ((size_t)1 << 18)

/* The rows of a part begin where they are said to. */
static void
check_part(const struct store *s)
{
	if (!s->table.p || s->number < 1 || s->continued != (s->before > 0))
		abort();
	for (size_t i = 0; s->row && i < s->nrow; i++)
		if (s->row[i].at >= s->body.n ||
		    s->body.p[s->row[i].at - 1] != '\n')
			abort();
}

/* Of a page that was given the bytes can be had again. */
static void
find_again(struct store *s, int fd, struct str name, struct str cell)
{
	const char *reason;
	struct err e;

	if (!store_open(s, fd, MAX, &reason, &e) || !store_find(s, name, &e) ||
	    !str_eq(s->cell, cell))
		abort();
}

static void
read_store(
    struct store *s, int fd, size_t n, struct buf *name, struct buf *cell)
{
	static volatile unsigned sum;
	const char *reason = NULL;
	enum store_what what;
	size_t made = 0, rows = 0;
	struct err e;

	if (!store_open(s, fd, MAX, &reason, &e))
		return;
	while ((what = store_next(s, &reason, &e)) != STORE_END) {
		if (rows++ > 100000 || made > 1000 * (n + 8192))
			abort();
		if (what == STORE_TABLE)
			check_part(s);
		if (what == STORE_TABLE || what == STORE_PAGE) {
			sum += touch(s->body) + touch(s->table);
			made += s->nrow ? s->body.n : 0;
		}
		if (what == STORE_BAD || what == STORE_NONE)
			sum += touch(str_from(reason));
		if (what != STORE_PAGE || name->n)
			continue;
		sum += touch(s->cell) + touch(s->url) + touch(s->captured);
		buf_addstr(name, s->table);
		buf_printf(name, "/%lld/", (long long)s->id);
		buf_addstr(name, s->column);
		buf_addstr(cell, s->cell);
	}
	(void)sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct store s;
	struct buf name = {0}, cell = {0};
	int fd = memfd_create("db", MFD_CLOEXEC);

	if (fd < 0 || write(fd, data, n) != (ssize_t)n)
		abort();
	s.words = crawl_rules();
	read_store(&s, fd, n, &name, &cell);
	if (name.n && !memchr(name.p, '\0', name.n)) {
		buf_cstr(&name);
		find_again(&s, fd, buf_str(&name), buf_str(&cell));
	}
	close(fd);
	buf_free(&name);
	buf_free(&cell);
	return 0;
}
