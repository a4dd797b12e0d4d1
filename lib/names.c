/* names - strings as small numbers */
#include "names.h"

#include <stdlib.h>

#include "mem.h"

/* The slot where s is or would be; slots hold number + 1, 0 is free. */
static size_t
slot_of(const struct names *t, struct str s)
{
	size_t i = (size_t)hash(&t->key, s) & (t->nslot - 1);

	while (t->slot[i] && !str_eq(t->name[t->slot[i] - 1], s))
		i = (i + 1) & (t->nslot - 1);
	return i;
}

static void
grow(struct names *t)
{
	if (!t->nslot)
		t->key = hash_key_new();
	free(t->slot);
	t->nslot = t->nslot ? t->nslot * 2 : 64;
	t->slot = mem_new(t->nslot, sizeof(*t->slot));
	for (uint32_t i = 0; i < t->n; i++)
		t->slot[slot_of(t, t->name[i])] = i + 1;
}

uint32_t
names_add(struct names *t, struct str s)
{
	size_t at;

	if ((size_t)t->n * 2 >= t->nslot)
		grow(t);
	at = slot_of(t, s);
	if (t->slot[at])
		return t->slot[at] - 1;
	mem_grow(&t->name, &t->cap, t->n + 1, sizeof(*t->name));
	t->name[t->n] = str_n(mem_dup(s.p, s.n), s.n);
	t->slot[at] = ++t->n;
	return t->n - 1;
}

uint32_t
names_find(const struct names *t, struct str s)
{
	size_t at;

	if (!t->nslot)
		return NAMES_NONE;
	at = slot_of(t, s);
	return t->slot[at] ? t->slot[at] - 1 : NAMES_NONE;
}

void
names_free(struct names *t)
{
	for (uint32_t i = 0; i < t->n; i++)
		free((void *)(uintptr_t)t->name[i].p);
	free(t->name);
	free(t->slot);
	*t = (struct names){0};
}
