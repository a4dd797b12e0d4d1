/*
 * folder - an input as the files of a folder of rules
 *
 *	--- sites/x.site
 *	site x
 *	--- page
 *	<p>
 *
 * A line "--- NAME" begins a part.  Of a file that the input lacks there is
 * what the target says, so that a change of one file meets sound others.
 */
#ifndef WT_FUZZ_FOLDER_H
#define WT_FUZZ_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "str.h"

struct folder_file {
	const char
	    *name; /* NULL behind the last; with a / at its end: a folder */
	const char *text; /* NULL: no such file, unless the input has it */
};

/*
 * Appends a name of this process in TMPDIR or, unless that is set, in memory:
 * on a disk a folder of a dozen files takes twenty times as long as reading it.
 */
static inline void
folder_name(struct buf *path)
{
	const char *tmp = getenv("TMPDIR");

	if (!tmp)
		tmp = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
	buf_printf(path, "%s/wt-fuzz.%ld", tmp, (long)getpid());
}

/* The part of that name; absent if there is none. */
static inline struct str
folder_part(struct str all, const char *name)
{
	size_t at = 0, end;
	struct buf line = {0};

	buf_printf(&line, "--- %s\n", name);
	while ((at = str_find(all, buf_str(&line), at)) < all.n && at &&
	       all.p[at - 1] != '\n')
		at++;
	at += line.n;
	buf_free(&line);
	if (at > all.n)
		return STR_NONE;
	/* the last line feed may be that before the next part */
	end = str_find(all, STR("\n--- "), at ? at - 1 : 0);
	end += end < all.n;
	return str_n(all.p + at, end - at);
}

static inline void
folder_save(const char *path, struct str text)
{
	FILE *f = fopen(path, "w");

	if (!f || fwrite(text.p, 1, text.n, f) != text.n || fclose(f) != 0)
		abort();
}

/*
 * Makes the folder, which from now on is that of the rules; lent until
 * folder_remove.
 */
static inline const char *
folder_make(const struct folder_file *file, struct str all)
{
	static struct buf home, path;
	struct str text;

	buf_clear(&home);
	folder_name(&home);
	mkdir(buf_cstr(&home), 0700);
	setenv("WT_RULES", home.p, 1);
	for (; file->name; file++) {
		buf_clear(&path);
		buf_printf(&path, "%s/%s", home.p, file->name);
		if (str_ends(buf_str(&path), STR("/"))) {
			mkdir(buf_cstr(&path), 0700);
			continue;
		}
		text = folder_part(all, file->name);
		if (!text.p)
			text = str_from(file->text);
		if (text.p)
			folder_save(buf_cstr(&path), text);
	}
	return home.p;
}

static inline void
folder_remove(const struct folder_file *file, const char *home)
{
	static struct buf path;
	size_t n = 0;

	while (file[n].name)
		n++;
	while (n--) {
		buf_clear(&path);
		buf_printf(&path, "%s/%s", home, file[n].name);
		remove(buf_cstr(&path));
	}
	rmdir(home);
}

#endif
