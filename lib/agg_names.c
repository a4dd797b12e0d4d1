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

	return str_n(s.p + 1, s.n - 1);
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

/* True if s is what glob says, * standing for any bytes. */
static bool
matches(struct str s, struct str glob)
{
	size_t n = str_find(glob, STR("*"), 0), at;
	struct str part;

	if (n == glob.n)
		return str_eq(s, glob);
	if (!str_starts(s, str_n(glob.p, n)))
		return false;
	s.p += n, s.n -= n;
	glob.p += n + 1, glob.n -= n + 1;
	while ((n = str_find(glob, STR("*"), 0)) < glob.n) {
		part = str_n(glob.p, n);
		if ((at = str_find(s, part, 0)) == s.n && n)
			return false;
		s.p += at + n, s.n -= at + n;
		glob.p += n + 1, glob.n -= n + 1;
	}
	return str_ends(s, glob);
}

struct str
agg_named(const struct agg_key *k, struct str value)
{
	struct agg_names *m = k->names;
	char *own = entry(m, 'V', value);
	const char *name;
	struct str s = str_n(value.p + 1, value.n - 1);

	memcpy(&name, own, sizeof(name));
	for (size_t i = 0; !name && i < m->n && *value.p == AGG_STRING; i++)
		if (matches(s, m->pattern[i].glob))
			name = m->pattern[i].name;
	memcpy(own, &name, sizeof(name));
	return name ? text(m, name) : (struct str){NULL, 0};
}

void
agg_names_free(struct agg_key *k)
{
	if (!k->names)
		return;
	table_free(&k->names->at);
	free(k->names->pattern);
	free(k->names);
}
