/* request - the address that a saved HTTP request asks for */
#include "request.h"

#include "head.h"

#define KEPT ((size_t)1 << 16) /* what Scrapy keeps of one is no longer */

/* Cuts METHOD, target and version off the first line. */
static bool
read_line(struct str line, struct str *target)
{
	static const struct str methods[] = {STR_INIT("GET"), STR_INIT("POST"),
	    STR_INIT("HEAD"), STR_INIT("PUT"), STR_INIT("OPTIONS"),
	    STR_INIT("CONNECT")};
	struct str method = str_cut(&line, ' ');

	*target = str_cut(&line, ' ');
	return str_in(method, methods, COUNT(methods)) && target->n &&
	       str_starts(line, STR("HTTP/"));
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
	return STR_NONE;
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

/* What stands behind the name, in quotes or not; absent if there is none. */
static struct str
member(struct str file, struct str name)
{
	size_t at = str_find(file, name, 0);
	struct str s;

	if (at == file.n)
		return STR_NONE;
	s = str_after(file, at + name.n);
	if (s.n && ascii_quote(s.p[0])) {
		at = str_find(s, str_n(s.p, 1), 1);
		return at < s.n ? str_n(s.p + 1, at - 1) : STR_NONE;
	}
	for (at = 0; at < s.n && ascii_digit(s.p[at]);)
		at++;
	return str_n(s.p, at);
}

bool
request_kept(struct str file, struct buf *url, struct buf *when)
{
	struct str s;

	if (file.n > KEPT || (!str_starts(file, STR("{'url': ")) &&
				 !str_starts(file, STR("{\"url\": "))))
		return false;
	s = member(file, STR("'response_url': "));
	if (!str_starts(s, STR("http")))
		return false;
	buf_clear(url);
	buf_addstr(url, s);
	buf_clear(when);
	s = member(file, STR("'timestamp': "));
	if (s.p)
		buf_addstr(when, s);
	return true;
}

bool
request_boxed(struct str file, struct buf *url, struct buf *when)
{
	static const struct str in = STR_INIT("archive/");
	struct str s, path, stamp;

	if (!str_starts(file, STR("{")))
		return false;
	path = member(file, STR("\"archive_path\": "));
	stamp = member(file, STR("\"timestamp\": "));
	s = member(file, STR("\"url\": "));
	if (!stamp.n || !str_starts(path, in) || path.n != in.n + stamp.n ||
	    !str_ends(path, stamp) || !str_starts(s, STR("http")) ||
	    memchr(s.p, '\\', s.n))
		return false;
	buf_clear(url);
	buf_addstr(url, s);
	buf_clear(when);
	buf_add(when, stamp.p, str_digits(stamp));
	return true;
}
