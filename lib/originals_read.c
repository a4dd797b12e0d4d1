/* originals_read - an index of records that somebody made */
#include <fcntl.h>
#include <unistd.h>

#include "in.h"
#include "json.h"
#include "originals.h"

#define LINE_MAX ((size_t)1 << 20)

/* A member that is a string, decoded behind *b; absent if there is none. */
static struct str
text(struct str object, struct str name, struct buf *b)
{
	struct str v = json_get(object, name);
	size_t at = b->n;

	if (json_type(v) != JSON_STRING)
		return (struct str){NULL, 0};
	json_decode(v, b);
	buf_addc(b, '\0');
	return str_n(b->p + at, b->n - at - 1);
}

/* A member that is a whole number, or 0; false if it is something else. */
static bool
number(struct str object, struct str name, uint64_t *n)
{
	struct str v = json_get(object, name);

	*n = 0;
	for (size_t i = 0; i < v.n; i++) {
		if (v.p[i] < '0' || v.p[i] > '9' || i == 18)
			return false;
		*n = *n * 10 + (uint64_t)(v.p[i] - '0');
	}
	return true;
}

static bool
take(struct originals *o, struct str line, struct json_scan *scan,
    struct buf *b, struct err *e)
{
	struct doc d = {0};
	struct str file;

	if (!json_scan(scan, NULL, line, e))
		return false;
	if (json_type(scan->value) != JSON_OBJECT)
		return err_set(e, "not an object");
	buf_clear(b);
	buf_room(b, line.n + 8); /* so that nothing moves */
	file = text(scan->value, STR("file"), b);
	d.id = text(scan->value, STR("id"), b);
	d.payload = text(scan->value, STR("digest"), b);
	d.file = file.p;
	if (!file.n || (!d.id.n && !d.payload.n))
		return err_set(e, "write \"file\", and \"id\" or \"digest\"");
	if (!json_get(scan->value, STR("offset")).n ||
	    !number(scan->value, STR("offset"), &d.offset) ||
	    !number(scan->value, STR("skip"), &d.skip) ||
	    !number(scan->value, STR("record"), &d.record))
		return err_set(e, "write \"offset\", a whole number, and "
				  "\"skip\" so too");
	originals_add(o, &d, NULL);
	return true;
}

bool
originals_read(struct originals *o, const char *path, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct json_scan scan = {0};
	struct buf b = {0};
	struct in in = {0};
	enum in_what what;
	struct err why;
	bool ok = true;

	if (fd < 0)
		return err_set(e, "%s:", path);
	in_open(&in, fd, LINE_MAX);
	while (ok && (what = in_next(&in, &why)) != IN_END) {
		if (what == IN_LINE && str_trim(in.line).n)
			ok = take(o, in.line, &scan, &b, &why);
		else if (what == IN_LONG)
			ok = err_set(&why, "the line is too long");
		else if (what == IN_FAILED)
			ok = false;
	}
	if (!ok)
		err_set(e, "%s:%llu: %.300s", path,
		    (unsigned long long)in.number, why.msg);
	in_close(&in);
	in_free(&in);
	json_scan_free(&scan);
	buf_free(&b);
	close(fd);
	return ok;
}
