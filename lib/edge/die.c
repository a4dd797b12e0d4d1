/* die - messages and exit statuses */
#include "die.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "visible.h"

const char *wt_prog = "wt";

static void
say(const char *fmt, va_list ap, int saved)
{
	struct buf text = {0}, line = {0};
	size_t n = strlen(fmt), done = 0;
	ssize_t w;

	buf_vprintf(&text, fmt, ap);
	if (n && fmt[n - 1] == ':')
		buf_printf(&text, " %s", strerror(saved));
	buf_puts(&line, wt_prog);
	buf_puts(&line, ": ");
	visible_add(&line, buf_str(&text));
	buf_addc(&line, '\n');
	while (done < line.n) {
		w = write(STDERR_FILENO, line.p + done, line.n - done);
		if (w < 0 && errno == EINTR)
			continue;
		if (w <= 0)
			break; /* nobody is left to tell */
		done += (size_t)w;
	}
	buf_free(&text);
	buf_free(&line);
	errno = saved;
}

void
wt_warn(const char *fmt, ...)
{
	int saved = errno;
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap, saved);
	va_end(ap);
}

void
wt_die(enum wt_status status, const char *fmt, ...)
{
	int saved = errno;
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap, saved);
	va_end(ap);
	exit((int)status);
}
