/* bodies - replies that a HAR keeps as files of their own, beside it */
#include "bodies.h"

#include <dirent.h>
#include <unistd.h>

#include "beside.h"

void
bodies_clear(struct bodies *b)
{
	names_clear(&b->path);
	buf_clear(&b->folder);
}

void
bodies_free(struct bodies *b)
{
	names_free(&b->path);
	har_free(&b->har);
	buf_free(&b->folder);
	buf_free(&b->name);
	buf_free(&b->text);
}

bool
bodies_kept(struct str name)
{
	return str_ends(name, STR(BODIES_HAR)) ||
	       str_ends(name, STR(BODIES_TRACE));
}

void
bodies_add(struct bodies *b, struct str path, struct str har)
{
	struct err e;

	if (!har_like(har) || !har_open(&b->har, har, &e))
		return;
	while (har_next(&b->har)) {
		if (b->har.body.n || !beside_sound(b->har.beside))
			continue;
		buf_clear(&b->name);
		buf_addstr(&b->name, str_folder(path));
		buf_addstr(&b->name, b->har.beside);
		if (names_find(&b->path, buf_str(&b->name)) == NAMES_NONE)
			names_add(&b->path, buf_str(&b->name));
	}
}

bool
bodies_have(const struct bodies *b, struct str path)
{
	return b->path.n && names_find(&b->path, path) != NAMES_NONE;
}

/* Reads a HAR, and adds what it names. */
static void
read_har(struct bodies *b, struct str path, size_t max)
{
	uint64_t size;
	ssize_t n = 0;
	int fd;

	buf_clear(&b->text);
	buf_addstr(&b->text, path);
	fd = beside_open(buf_cstr(&b->text), &size);
	if (fd < 0)
		return;
	buf_clear(&b->text);
	buf_room(&b->text, size < max ? (size_t)size : max);
	while (b->text.n <= max) {
		buf_room(&b->text, 1 << 16);
		n = read(fd, b->text.p + b->text.n, 1 << 16);
		if (n <= 0)
			break;
		b->text.n += (size_t)n;
	}
	close(fd);
	if (n == 0)
		bodies_add(b, path, buf_str(&b->text));
}

/* Reads all in the folder. */
static void
read_folder(struct bodies *b, struct str folder, size_t max)
{
	const struct dirent *d;
	struct buf path = {0};
	DIR *dir;

	buf_addstr(&path, folder);
	dir = opendir(folder.n ? buf_cstr(&path) : ".");
	while (dir && (d = readdir(dir))) {
		if (!bodies_kept(str_from(d->d_name)))
			continue;
		buf_clear(&path);
		buf_addstr(&path, folder);
		buf_puts(&path, d->d_name);
		read_har(b, buf_str(&path), max);
	}
	if (dir)
		closedir(dir);
	buf_free(&path);
}

/* Reads those in the folder, or those of them that are among these. */
static void
read_hars(struct bodies *b, struct str folder, char *const *among, size_t max)
{
	struct str file;

	if (!among)
		read_folder(b, folder, max);
	for (; among && *among; among++) {
		file = str_from(*among);
		if (bodies_kept(file) && str_eq(str_folder(file), folder))
			read_har(b, file, max);
	}
}

bool
bodies_beside(
    struct bodies *b, const char *path, char *const *among, size_t max)
{
	struct str p = str_from(path), folder = str_folder(p);

	if (bodies_kept(p))
		return false;
	/* no folder is the empty name of one: told by the byte behind it */
	if (!b->folder.cap || !str_eq(folder, buf_str(&b->folder))) {
		bodies_clear(b);
		buf_addstr(&b->folder, folder);
		buf_room(&b->folder, 1);
		read_hars(b, folder, among, max);
		if (str_ends(folder, STR(BESIDE_FOLDER)) &&
		    (folder.n == strlen(BESIDE_FOLDER) ||
			folder.p[folder.n - strlen(BESIDE_FOLDER) - 1] == '/'))
			read_hars(b,
			    str_n(folder.p, folder.n - strlen(BESIDE_FOLDER)),
			    among, max);
	}
	return bodies_have(b, p);
}
