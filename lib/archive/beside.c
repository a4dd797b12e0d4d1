/* beside - a file in the same folder as another */
#include "beside.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"

void
beside_path(const char *file, struct str name, struct buf *out)
{
	const char *last = strrchr(file, '/');

	buf_clear(out);
	if (last)
		buf_add(out, file, (size_t)(last - file) + 1);
	buf_addstr(out, name);
	buf_cstr(out);
}

bool
beside_sound(struct str name)
{
	if (str_starts(name, STR(BESIDE_FOLDER)))
		str_cut(&name, '/');
	return name.n && !memchr(name.p, '/', name.n) &&
	       !memchr(name.p, '\0', name.n) && !str_eq(name, STR(".")) &&
	       !str_eq(name, STR(".."));
}

/* True if the path is in a folder of bodies that is a link. */
static bool
is_led(const char *path)
{
	struct str folder = str_folder(str_from(path));
	struct stat st;
	struct buf b = {0};
	bool is;

	if (!str_ends(folder, STR("/" BESIDE_FOLDER)) &&
	    !str_eq(folder, STR(BESIDE_FOLDER)))
		return false;
	buf_add(&b, folder.p, folder.n - 1);
	is = lstat(buf_cstr(&b), &st) == 0 && S_ISLNK(st.st_mode);
	buf_free(&b);
	return is;
}

int
beside_open(const char *path, uint64_t *size)
{
	int fd =
	    is_led(path)
		? -1
		: open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat st;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		return -1;
	}
	*size = (uint64_t)st.st_size;
	return fd;
}
