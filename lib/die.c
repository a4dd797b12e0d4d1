/* die - messages and exit statuses */
#include "die.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "utf8.h"

const char *wt_prog = "wt";

/* Appends s with what a terminal would obey made visible. */
static void
add_visible(struct buf *b, struct str s)
{
	const char *p = s.p, *end = s.p + s.n;
	uint32_t cp;
	size_t n;

	while (p < end) {
		cp = utf8_next(p, end, &n);
		if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0) ||
		    (cp == 0xfffd && n == 1) || cp == 0x200e || cp == 0x200f ||
		    (cp >= 0x202a && cp <= 0x202e) ||
		    (cp >= 0x2066 && cp <= 0x2069))
			for (size_t i = 0; i < n; i++)
				buf_printf(b, "\\x%02x", (unsigned char)p[i]);
		else
			buf_add(b, p, n);
		p += n;
	}
}

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
	add_visible(&line, buf_str(&text));
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
