/* chat_add - a message, as an object of a list */
#include "chat_priv.h"

static void
put(struct buf *out, const char *name, struct str value)
{
	buf_printf(out, "\"%s\":", name);
	json_quote(out, value.n ? value : STR(""));
}

void
chat_add(const struct message *m, struct buf *out)
{
	buf_puts(out, out->p[out->n - 1] == '[' ? "{" : ",{");
	put(out, "group", m->group);
	buf_addc(out, ',');
	put(out, "time", m->time);
	buf_addc(out, ',');
	put(out, "id", m->id);
	buf_addc(out, ',');
	put(out, "name", m->name);
	buf_addc(out, ',');
	if (m->stamp.n) {
		put(out, "stamp", m->stamp);
		buf_printf(out, ",\"nth\":%zu,", m->nth);
	}
	put(out, "text", m->words);
	buf_addc(out, '}');
}
