/*
 * agg_names - what the values of a key are called
 *
 * One table has names and values: an entry of a value has the entry that is
 * its name, or NULL, for values that were looked for in vain among the
 * patterns.
 */
#include <stdlib.h>

#include "agg_priv.h"
#include "mem.h"

struct agg_names {
	struct table at;
	struct pattern {
		struct str glob; /* lent by the table, as its names are */
		const char *name;
	} * pattern;
	size_t n, cap;
	struct buf pairs; /* as they were added: ["value","name"],... */
};

/* An entry of a kind: 'N' a name, 'V' a value, 'P' a pattern. */
static char *
entry(struct agg_names *m, char kind, struct str s)
{
	struct buf b = {0};
	bool fresh;
	char *own;

	buf_addc(&b, kind);
	buf_addstr(&b, s);
	own = table_put(&m->at, buf_str(&b), &fresh);
	buf_free(&b);
	return own;
}

static struct str
text(const struct agg_names *m, const char *own)
{
	struct str s = table_key(&m->at, own);

	return str_after(s, 1);
}

static char *
entry_of_string(struct agg_names *m, char kind, struct str s)
{
	struct buf b = {0};
	char *own;

	buf_addc(&b, AGG_STRING);
	buf_addstr(&b, s);
	own = entry(m, kind, buf_str(&b));
	buf_free(&b);
	return own;
}

void
agg_names_add(struct agg_key *k, struct str value, struct str name)
{
	struct agg_names *m = k->names;
	const char *own;
	struct pattern *p;

	if (!m) {
		m = k->names = mem_new(1, sizeof(*m));
		m->at.own = sizeof(own);
	}
	buf_puts(&m->pairs, m->pairs.n ? ",[" : "[");
	json_quote(&m->pairs, value);
	buf_addc(&m->pairs, ',');
	json_quote(&m->pairs, name);
	buf_addc(&m->pairs, ']');
	own = entry_of_string(m, 'N', name);
	if (str_find(value, STR("*"), 0) == value.n) {
		memcpy(entry_of_string(m, 'V', value), &own, sizeof(own));
		return;
	}
	mem_grow(&m->pattern, &m->cap, m->n + 1, sizeof(*m->pattern));
	p = &m->pattern[m->n++];
	p->name = own;
	p->glob = text(m, entry(m, 'P', value));
}

struct str
agg_named(const struct agg_key *k, struct str value)
{
	struct agg_names *m = k->names;
	char *own = entry(m, 'V', value);
	const char *name;
	struct str s = str_after(value, 1);

	memcpy(&name, own, sizeof(name));
	for (size_t i = 0; !name && i < m->n && *value.p == AGG_STRING; i++)
		if (str_glob(m->pattern[i].glob, s))
			name = m->pattern[i].name;
	memcpy(own, &name, sizeof(name));
	return name ? text(m, name) : STR_NONE;
}

void
agg_names_write(const struct agg *a, struct buf *out)
{
	bool any = false;

	for (size_t i = 0; i < a->nby; i++) {
		if (!a->by[i].names)
			continue;
		if (!any)
			json_key(out, "names");
		buf_puts(out, any ? "," : "{");
		any = true;
		json_quote(out, a->by[i].name);
		buf_puts(out, ":[");
		buf_addstr(out, buf_str(&a->by[i].names->pairs));
		buf_addc(out, ']');
	}
	if (any)
		buf_addc(out, '}');
}

void
agg_names_free(struct agg_key *k)
{
	if (!k->names)
		return;
	table_free(&k->names->at);
	buf_free(&k->names->pairs);
	free(k->names->pattern);
	free(k->names);
}
