/* classify_field - the fields of a record that are asked for, and their values
 */
#include "classify_priv.h"

static const char *const paths[CLASSIFY_FIELDS] = {".match",
    ".match.commodities", ".match.score", ".match.scores", ".match.undecided",
    ".posted", ".captured", ".title", ".description", ".attributes"};

static const char *const columns[HIT_COLUMNS] = {
    ".sign", ".commodities", ".field", ".start", ".end", ".text", ".taxon"};

const char *
classify_path(int field)
{
	return paths[field];
}

void
classify_want(struct json_paths *p)
{
	struct err e;

	for (int i = 0; i < CLASSIFY_FIELDS; i++)
		json_paths_add(p, str_from(paths[i]), &e);
	for (int i = 0; i < HIT_COLUMNS; i++)
		json_paths_column(
		    p, STR(".match.hits"), str_from(columns[i]), &e);
}

struct str
classify_decoded(struct buf *b, struct str span)
{
	buf_clear(b);
	if (json_type(span) == JSON_STRING)
		json_decode(span, b);
	return buf_str(b);
}

unsigned
classify_number(struct str span)
{
	unsigned v = 0;

	for (size_t i = 0; i < span.n && i < 9; i++) {
		if (span.p[i] < '0' || span.p[i] > '9')
			return i ? v : 0;
		v = v * 10 + (unsigned)(span.p[i] - '0');
	}
	return v;
}
