/* err - why something was refused */
#include "err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool
err_set(struct err *e, const char *fmt, ...)
{
	int saved = errno;
	size_t n = strlen(fmt);
	va_list ap;
	int used;

	va_start(ap, fmt);
	used = vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	if (n && fmt[n - 1] == ':' && used >= 0 &&
	    (size_t)used < sizeof(e->msg))
		snprintf(e->msg + used, sizeof(e->msg) - (size_t)used, " %s",
		    strerror(saved));
	errno = saved;
	return false;
}
