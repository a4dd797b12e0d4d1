/* originals_read - an index of records that somebody made */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "in.h"
#include "json.h"
#include "originals.h"

#define LINE_MAX ((size_t)1 << 20)

/* An index that is being read. */
struct index {
	struct originals *to;
	const char *path;
	struct json_scan scan;
	struct buf text, file;
	/* columns of a CDX from 1 on, 0 where it has none */
	char by; /* what stands between them; 0: no CDX */
	int type, digest, offset, name, id, url, date;
};

/* A member that is a string, decoded behind *b; absent if there is none. */
static struct str
text(struct str object, struct str name, struct buf *b)
{
	struct str v = json_get(object, name);
	size_t at = b->n;

	if (json_type(v) != JSON_STRING)
		return STR_NONE;
	json_decode(v, b);
	buf_addc(b, '\0');
	return str_n(b->p + at, b->n - at - 1);
}

/* A whole number, or 0 if there is none; false if it is something else. */
static bool
number(struct str v, uint64_t *n)
{
	*n = 0;
	return !v.n || str_uint(v, INT64_MAX, n);
}

/* A line of our own making: file as it is opened from here. */
static bool
take_json(struct index *x, struct str object, struct err *e)
{
	struct doc d = {0};
	struct str file = text(object, STR("file"), &x->text);

	d.id = text(object, STR("id"), &x->text);
	d.payload = text(object, STR("digest"), &x->text);
	d.url = text(object, STR("url"), &x->text);
	d.captured = text(object, STR("date"), &x->text);
	d.file = file.p;
	if (!file.n || (!d.id.n && !d.payload.n && (!d.url.n || !d.captured.n)))
		return err_set(e, "write \"file\", and \"id\", \"digest\", or "
				  "\"url\" and \"date\"");
	if (!json_get(object, STR("offset")).n ||
	    !number(json_get(object, STR("offset")), &d.offset) ||
	    !number(json_get(object, STR("skip")), &d.skip) ||
	    !number(json_get(object, STR("record")), &d.record))
		return err_set(e, "write \"offset\", a whole number, and "
				  "\"skip\" so too");
	originals_add(x->to, &d, NULL);
	return true;
}

/* Indexes name archives alone: one is where the index is, if it is there. */
static const char *
beside(struct index *x, struct str name)
{
	const char *slash = strrchr(x->path, '/');

	buf_clear(&x->file);
	if (slash && name.p[0] != '/') {
		buf_addstr(
		    &x->file, str_n(x->path, (size_t)(slash + 1 - x->path)));
		buf_addstr(&x->file, name);
		buf_addc(&x->file, '\0');
		if (access(x->file.p, R_OK) == 0)
			return x->file.p;
		buf_clear(&x->file);
	}
	buf_addstr(&x->file, name);
	buf_addc(&x->file, '\0');
	return x->file.p;
}

/* What a line of a CDX or CDXJ says, - for what it does not. */
struct row {
	struct str type, digest, offset, name, id, url, date;
};

static bool
take_row(struct index *x, struct row r, struct err *e)
{
	struct doc d = {0};

	if (str_eq_nocase(r.type, STR("warc/revisit")))
		return true; /* speaks of an original itself */
	if (!r.name.n || str_eq(r.name, STR("-")))
		return err_set(e, "no name of an archive in it");
	if (!r.offset.n || !number(r.offset, &d.offset))
		return err_set(e, "no offset in it, a whole number");
	d.id = str_eq(r.id, STR("-")) ? str_n("", 0) : r.id;
	d.payload = str_eq(r.digest, STR("-")) ? str_n("", 0) : r.digest;
	d.url = r.url;
	d.captured = r.date;
	d.file = beside(x, r.name);
	originals_add(x->to, &d, NULL);
	return true;
}

/* A line of CDXJ: a key, the time, and an object. */
static bool
take_cdxj(struct index *x, struct str key, struct str object, struct err *e)
{
	struct row r;
	struct str offset = json_get(object, STR("offset"));

	r.type = text(object, STR("mime"), &x->text);
	r.digest = text(object, STR("digest"), &x->text);
	r.name = text(object, STR("filename"), &x->text);
	r.offset = json_type(offset) == JSON_STRING
	               ? text(object, STR("offset"), &x->text)
	               : offset;
	r.id = str_n("", 0);
	r.url = text(object, STR("url"), &x->text);
	str_cut(&key, ' ');
	r.date = str_cut(&key, ' ');
	return take_row(x, r, e);
}

static bool
take_cdx(struct index *x, struct str line, struct err *e)
{
	struct row r = {0};
	struct str cell;
	int n = 1;

	for (cell = str_cut(&line, x->by); cell.p;
	     cell = str_cut(&line, x->by), n++) {
		cell = str_trim(cell);
		if (n == x->type)
			r.type = cell;
		else if (n == x->digest)
			r.digest = cell;
		else if (n == x->offset)
			r.offset = cell;
		else if (n == x->name)
			r.name = cell;
		else if (n == x->id)
			r.id = cell;
		else if (n == x->url)
			r.url = cell;
		else if (n == x->date)
			r.date = cell;
	}
	return take_row(x, r, e);
}

/* The first line of a CDX: which letter stands for which column. */
static bool
legend(struct index *x, struct str line, struct err *e)
{
	struct str letter;
	int n = 1;

	x->by = line.p[0];
	x->type = x->digest = x->offset = x->name = x->id = 0;
	x->url = x->date = 0;
	line = str_after(line, 5);
	for (letter = str_cut(&line, x->by); letter.p;
	     letter = str_cut(&line, x->by), n++)
		switch (letter.n == 1 ? letter.p[0] : 0) {
		case 'm': x->type = n; break;
		case 'k': x->digest = n; break;
		case 'V': x->offset = n; break;
		case 'g': x->name = n; break;
		case 'u': x->id = n; break; /* wget's */
		case 'a': x->url = n; break;
		case 'b': x->date = n; break;
		}
	if (!x->offset || !x->name ||
	    (!x->digest && !x->id && (!x->url || !x->date)))
		return err_set(
		    e, "this CDX has no column V, g, and k, u or a and b");
	return true;
}

static bool
take(struct index *x, struct str line, struct err *e)
{
	struct str before;
	size_t key;

	if (line.n > 5 && str_eq(str_n(line.p + 1, 3), STR("CDX")) &&
	    line.p[4] == line.p[0])
		return legend(x, line, e);
	if (x->by)
		return take_cdx(x, line, e);
	if (line.p[0] == '!')
		return true; /* the head of a CDXJ */
	key = line.p[0] == '{' ? line.n : str_find(line, STR(" {"), 0);
	before = str_n(line.p, key);
	if (key < line.n)
		line = str_after(line, key);
	else
		key = 0;
	if (!json_scan(&x->scan, NULL, line, e))
		return false;
	if (json_type(x->scan.value) != JSON_OBJECT)
		return err_set(e, "not an object");
	buf_clear(&x->text);
	buf_room(&x->text, line.n + 8); /* so that nothing moves */
	return key ? take_cdxj(x, before, x->scan.value, e)
	           : take_json(x, x->scan.value, e);
}

bool
originals_read(struct originals *o, const char *path, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct index x = {.to = o, .path = path};
	struct in in = {0};
	enum in_what what;
	struct err why;
	bool ok = true;

	if (fd < 0)
		return err_set(e, "%s:", path);
	in_open(&in, fd, LINE_MAX);
	while (ok && (what = in_next(&in, &why)) != IN_END) {
		if (what == IN_LINE && str_trim(in.line).n)
			ok = take(&x, in.line, &why);
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
	json_scan_free(&x.scan);
	buf_free(&x.text);
	buf_free(&x.file);
	close(fd);
	return ok;
}
