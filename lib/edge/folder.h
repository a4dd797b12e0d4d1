/*
 * folder - the files of a folder and of those in it, one after the other
 *
 *	f = folder_open(path)
 *	while ((what = folder_next(f, &path)) != FOLDER_END)
 *		...
 *	folder_close(f)
 *
 * In the byte order of the names, each folder in its place; links are followed.
 * Names alone are held, of the folders that are open: fts(3) holds 300 bytes of
 * each file.
 */
#ifndef WT_FOLDER_H
#define WT_FOLDER_H

#include <stdbool.h>

enum folder_what {
	FOLDER_FILE,
	FOLDER_SPECIAL, /* a pipe, a device */
	FOLDER_AGAIN,   /* a folder that is around itself: it is not walked */
	FOLDER_FAILED,  /* errno; of a folder what could be listed comes next */
	FOLDER_END
};

struct folder;

/* NULL with errno set if it cannot be listed. */
struct folder *folder_open(const char *path);
void folder_close(struct folder *f);

/* *path is lent until the next call. */
enum folder_what folder_next(struct folder *f, const char **path);

/* True if that file was changed by wget (--convert-links), and stands as it
 * came beside that (--backup-converted): 7.html and 7.html.orig; or 7.orig, if
 * its ending was put to it (--adjust-extension). */
bool folder_has_orig(struct folder *f);

/* True if that file is in a folder whose name begins so, beside which something
 * stands whose name does not: hts-cache, beside the mirror that it is of. */
bool folder_is_beside(const struct folder *f, const char *begin);

#endif
