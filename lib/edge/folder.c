/* folder - the files of a folder and of those in it, one after the other */
#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "buf.h"
#include "mem.h"
#include "str.h"

#define ORIG ".orig"

/* A folder that is open. */
struct level {
	dev_t dev;
	ino_t ino;
	struct buf text; /* its names, each with a NUL behind it */
	char **name;     /* in order */
	size_t n, next;
	size_t path; /* bytes of the path before a name */
	int error;   /* why there may be more that were not listed, or 0 */
};

struct folder {
	struct buf path;
	struct buf orig;     /* a name that is looked up */
	struct level *level; /* the outermost first */
	size_t n, cap;
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Reads the names; l->error is set if that ends too soon. */
static void
list(struct level *l, DIR *d)
{
	const struct dirent *e;
	const char *at;

	while (errno = 0, (e = readdir(d))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		buf_add(&l->text, e->d_name, strlen(e->d_name) + 1);
		l->n++;
	}
	l->error = errno;
	l->name = mem_new(l->n, sizeof(*l->name));
	at = l->text.p;
	for (size_t i = 0; i < l->n; i++, at += strlen(at) + 1)
		l->name[i] = l->text.p + (at - l->text.p);
	if (l->n)
		qsort(l->name, l->n, sizeof(*l->name), by_name);
}

/* Opens the folder at f->path, which st is of; false with errno set. */
static bool
enter(struct folder *f, const struct stat *st)
{
	struct level *l;
	DIR *d = opendir(buf_cstr(&f->path));

	if (!d)
		return false;
	mem_grow(&f->level, &f->cap, f->n + 1, sizeof(*f->level));
	l = &f->level[f->n++];
	*l = (struct level){.dev = st->st_dev, .ino = st->st_ino};
	list(l, d);
	closedir(d);
	l->path = f->path.n;
	if (f->path.p[f->path.n - 1] != '/')
		l->path++;
	return true;
}

static void
leave(struct folder *f)
{
	struct level *l = &f->level[--f->n];

	buf_free(&l->text);
	free(l->name);
}

struct folder *
folder_open(const char *path)
{
	struct folder *f = mem_new(1, sizeof(*f));
	struct stat st;
	int e;

	buf_puts(&f->path, path);
	if (stat(path, &st) == 0 && enter(f, &st))
		return f;
	e = errno;
	folder_close(f);
	errno = e;
	return NULL;
}

void
folder_close(struct folder *f)
{
	while (f->n)
		leave(f);
	free(f->level);
	buf_free(&f->path);
	buf_free(&f->orig);
	free(f);
}

static bool
is_around(const struct folder *f, const struct stat *st)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->level[i].dev == st->st_dev &&
		    f->level[i].ino == st->st_ino)
			return true;
	return false;
}

/* Sets the path to the name in l. */
static void
set_path(struct folder *f, const struct level *l, const char *name)
{
	f->path.n = l->path - 1;
	buf_addc(&f->path, '/');
	buf_puts(&f->path, name);
}

enum folder_what
folder_next(struct folder *f, const char **path)
{
	struct level *l;
	struct stat st;

	while (f->n) {
		l = &f->level[f->n - 1];
		if (l->error) { /* its path stands there yet */
			*path = buf_cstr(&f->path);
			errno = l->error;
			l->error = 0;
			return FOLDER_FAILED;
		}
		if (l->next == l->n) {
			leave(f);
			continue;
		}
		set_path(f, l, l->name[l->next++]);
		*path = buf_cstr(&f->path);
		if (stat(*path, &st) != 0)
			return FOLDER_FAILED;
		if (S_ISREG(st.st_mode))
			return FOLDER_FILE;
		if (!S_ISDIR(st.st_mode))
			return FOLDER_SPECIAL;
		if (is_around(f, &st))
			return FOLDER_AGAIN;
		if (!enter(f, &st))
			return FOLDER_FAILED;
	}
	return FOLDER_END;
}

/* True if the folder has that name with the ending behind it. */
static bool
lists_orig(struct folder *f, const struct level *l, struct str name)
{
	const char *key;

	buf_clear(&f->orig);
	buf_addstr(&f->orig, name);
	buf_puts(&f->orig, ORIG);
	key = buf_cstr(&f->orig);
	return bsearch(&key, l->name, l->n, sizeof(*l->name), by_name) != NULL;
}

bool
folder_has_orig(struct folder *f)
{
	const struct level *l = &f->level[f->n - 1];
	struct str name = str_from(l->name[l->next - 1]);

	return lists_orig(f, l, name) ||
	       (str_ends(name, STR(".html")) &&
		   lists_orig(f, l, str_n(name.p, name.n - 5)));
}

bool
folder_is_beside(const struct folder *f, const char *begin)
{
	const struct level *l;
	size_t n = strlen(begin), i = 0;

	if (f->n < 2)
		return false;
	l = &f->level[f->n - 2];
	if (strncmp(l->name[l->next - 1], begin, n) != 0)
		return false;
	while (i < l->n && strncmp(l->name[i], begin, n) == 0)
		i++;
	return i < l->n;
}
