/* request - the address that a saved HTTP request asks for */
#include "request.h"

#include "head.h"

/* Cuts METHOD, target and version off the first line. */
static bool
read_line(struct str line, struct str *target)
{
	static const struct str methods[] = {STR_INIT("GET"), STR_INIT("POST"),
	    STR_INIT("HEAD"), STR_INIT("PUT"), STR_INIT("OPTIONS"),
	    STR_INIT("CONNECT")};
	struct str method = str_cut(&line, ' ');
	size_t i = 0, n = sizeof(methods) / sizeof(methods[0]);

	*target = str_cut(&line, ' ');
	while (i < n && !str_eq(method, methods[i]))
		i++;
	return i < n && target->n && str_starts(line, STR("HTTP/"));
}

/* The value of the Host field; absent if there is none. */
static struct str
host(struct str rest)
{
	struct str line, name;

	while ((line = head_line(&rest)).n) {
		name = str_cut(&line, ':');
		if (line.p && str_eq_nocase(name, STR("host")))
			return str_trim(line);
	}
	return (struct str){NULL, 0};
}

bool
request_url(struct str message, struct buf *url)
{
	struct str rest = message, target, name;

	if (!read_line(head_line(&rest), &target))
		return false;
	buf_clear(url);
	if (str_starts(target, STR("http"))) {
		buf_addstr(url, target);
	} else if (target.p[0] == '/' && (name = host(rest)).n) {
		buf_puts(url, "https://");
		buf_addstr(url, name);
		buf_addstr(url, target);
	}
	return true;
}
