/*
 * originals - where records lie that revisit records may speak of
 *
 * By WARC-Record-ID and by payload digest; a digest counts with or without
 * its label, in base32 or hexadecimal, and in any case.  A revisit that has
 * neither is of the record with that address and second, if there is only one.
 *
 * At most ORIGINALS_MAX names are kept, of which a record has up to three: what
 * comes behind is not found.  Of a name 96 bits of the SHA-256 are kept: no two
 * names of an archive have the same.  All take 24 MB, and 40 MB where each
 * record has one name.
 */
#ifndef WT_ORIGINALS_H
#define WT_ORIGINALS_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "doc.h"
#include "err.h"
#include "hash.h"
#include "names.h"

#define ORIGINALS_MAX   750000
#define ORIGINALS_BLOCK 4096 /* records, or names, in one */

struct original {
	uint64_t offset, skip;
	uint32_t record;  /* of the first four thousand million */
	uint32_t file;    /* a number of originals.files */
	const char *none; /* why there is no page in it (a constant), or NULL */
};

struct originals {
	struct names files;
	bool full; /* there was more than is kept */
	/* private: records and names in blocks, which stay where they are */
	struct original **record;
	struct originals_name **name;
	uint32_t nrecord, nname;
	size_t cap_record, cap_name;
	uint32_t *slot; /* the number of a name, and one; or 0 */
	size_t nslot;
	struct hash_key hash;
	struct buf key;
};

/* Valid when zero; clear empties. */
void originals_clear(struct originals *o);

/* doc was read; none: as archive.h's word for a skipped record, or NULL. */
void originals_add(
    struct originals *o, const struct doc *doc, const char *none);

/*
 * Adds what the index at path lists, a line a record:
 * - a JSON object: "id" or "digest" or both, or "url" and "date", and where
 *   that record lies, "file" and "offset", with "skip" and "record" if they are
 *   not 0 or not known;
 * - a CDX, whose first line names its columns by letters: k (digest), V (offset
 *   in the file as it is stored), g (name), m (type), a (address), b (time) and
 *   wget's u (identifier); see CDX File Format, Internet Archive 2006 and IIPC
 *   2015;
 * - a CDXJ: a key, a time, and an object with "digest", "offset", "filename",
 *   "url" and "mime"; see CDXJ 0.1.0, Webrecorder.
 * The archive that the last two name is looked for beside them, else from here.
 * Lines that stand for revisit records are passed over.  False with e set,
 * path:line, on the first line that is not so.
 */
bool originals_read(struct originals *o, const char *path, struct err *e);

/* What the revisit record doc speaks of; NULL if it is not known. */
const struct original *originals_find(
    struct originals *o, const struct doc *doc);

/* False if the record that lies where an index says is another one than that
 * which the revisit record speaks of: by its identifier, or its payload. */
bool originals_same(const struct doc *found, const struct doc *revisit);

#endif
