/* progress - how far a long run is, for the person who waits */
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "buf.h"
#include "die.h"

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
progress_open(struct progress *p, char *const files[])
{
	struct stat st;

	*p = (struct progress){0};
	p->on = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
	if (!p->on)
		return;
	p->begun = p->told = now();
	for (; *files; files++) {
		if (stat(*files, &st) != 0 || !S_ISREG(st.st_mode)) {
			p->total = 0;
			return;
		}
		p->total += (uint64_t)st.st_size;
	}
}

/* A line that is not all written is none; the next one comes. */
static void
put(const struct buf *b)
{
	if (write(STDERR_FILENO, b->p, b->n) < 0)
		return;
}

void
progress_tell(
    struct progress *p, uint64_t bytes, uint64_t pages, uint64_t adverts)
{
	struct buf b = {0};
	double at;

	if (!p->on || (at = now()) - p->told < 1)
		return;
	p->told = at;
	p->shown = true;
	buf_printf(&b, "\r\033[K%s: %.1f", wt_prog, (double)bytes / 1e6);
	if (p->total)
		buf_printf(&b, " of %.1f", (double)p->total / 1e6);
	buf_printf(&b, " MB, %.0f pages/s, %" PRIu64 " adverts",
	    (double)pages / (at - p->begun), adverts);
	put(&b);
	buf_free(&b);
}

void
progress_hide(struct progress *p)
{
	struct buf b = {0};

	if (!p->shown)
		return;
	p->shown = false;
	buf_puts(&b, "\r\033[K");
	put(&b);
	buf_free(&b);
}
