/* dump_own - names of what is not offered: it is bought, or talked of */
#include "dump_priv.h"

bool
dump_is_passed(const struct dump *d)
{
	const struct str *v = d->value;

	return v[KEY_TITLE].p && (v[KEY_PRICE].p || d->doubt) &&
	       dump_passed_by(d).p != NULL;
}

struct str
dump_passed_by(const struct dump *d)
{
	static const char *const why[] = {"none", "talk"};
	uint32_t key;

	for (size_t i = 0; i < COUNT(why); i++) {
		key = names_find(&d->usual.keys, str_from(why[i]));
		if (key != NAMES_NONE && d->value[key].p &&
		    d->rank[key] != NAMES_NONE && !(i && d->linked))
			return d->usual.name.name[d->rank[key]];
	}
	return STR_NONE;
}

enum dump_closes
dump_closes(struct dump *d, struct str name)
{
	struct usual_name n = usual_find(&d->usual, name);
	struct str key;

	if (n.rank == NAMES_NONE)
		return DUMP_OPEN;
	if (usual_is(&d->usual, USUAL_PERHAPS, n.rank))
		return DUMP_PERHAPS;
	key = d->usual.keys.name[n.key];
	if (usual_is(&d->usual, USUAL_COUNTED, n.rank) ||
	    (!str_eq(key, STR("closed")) && !str_eq(key, STR("none")) &&
		!str_eq(key, STR("reviews"))))
		return DUMP_OPEN;
	return DUMP_CLOSES;
}

bool
dump_is_bought(struct dump *d, struct str name)
{
	struct usual_name n = usual_find(&d->usual, name);

	return (n.rank != NAMES_NONE && n.key == KEY_NONE) ||
	       usual_has(n.lists, USUAL_BOUGHT);
}
