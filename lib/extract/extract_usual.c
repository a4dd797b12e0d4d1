/* extract_usual - an object by its usual names (dump.h) */
#include "extract_priv.h"

enum dump_like
extract_untyped(struct extract *x, struct str object)
{
	buf_release(&x->usual);
	return dump_read(x->dump, object, x->table.bare, &x->usual);
}

enum dump_like
extract_usual(struct extract *x, struct str object)
{
	if (schema_what(x->pick.schema, object) == SCHEMA_UNTYPED)
		return extract_untyped(x, object);
	buf_release(&x->usual);
	return DUMP_NONE;
}

bool
extract_is_data(struct extract *x, struct str value)
{
	struct err e;

	return value.n && *value.p != '"' &&
	       json_scan(&x->scan, NULL, value, &e);
}
