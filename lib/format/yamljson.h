/*
 * yamljson - a text of YAML 1.1 as the JSON that it would be (yaml.org/spec)
 *
 *	- title: a          [{"title":"a","price":5.50,"tags":["x"]}]
 *	  price: 5.50
 *	  tags: [x]
 *
 * Numbers stay as they are written, where JSON has such; true, false, null and
 * ~ are what they are in JSON; all other scalars are strings.  Bytes (!!binary)
 * are a string if they are UTF-8, else "data:;base64,...".  Other tags count
 * for nothing: !!python/object is the mapping that it is.  Several documents
 * are one value a line.
 *
 * An alias stands for what its anchor is of, also one of a text before that
 * was read with the same struct; for null, where there is none.  What aliases
 * make of a text is bounded, and so is its depth.
 *
 * This is the only user of libyaml.
 */
#ifndef WT_YAMLJSON_H
#define WT_YAMLJSON_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"
#include "names.h"
#include "str.h"

#define YAMLJSON_DEPTH 64

/* Valid when zero. */
struct yamljson {
	/* private: what anchors are of */
	struct names anchor;
	struct buf held;
	struct yamljson_span {
		size_t at, n;
	} * span;
	size_t cap;
	struct buf bytes;
};

/* True if a text begins as rows of YAML do: a list of mappings, or mappings
 * under names of their own, alone or under a name, behind what is said of all
 * of them (site: a.example). */
bool yamljson_like(struct str text);

/*
 * Where the last row begins, and its line from 1, if the text ends without a
 * line end and was cut in that row: its last line has no value, or a name that
 * no row before ends with.  Else text.n.
 */
size_t yamljson_end(struct str text, size_t *line);

/*
 * Appends a text, UTF-8, as JSON.  False if it is no sound YAML, or too much: e
 * says where; what stands before that in the outermost list was appended all
 * the same.
 */
bool yamljson(
    struct yamljson *y, struct str text, struct buf *out, struct err *e);

/* Forgets the anchors; keeps the memory. */
void yamljson_clear(struct yamljson *y);
void yamljson_free(struct yamljson *y);

#endif
