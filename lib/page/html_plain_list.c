/* html_plain_list - the list of active formatting elements
 *
 * WHATWG HTML, 13.2.4.3, as libgumbo has it: what bounds a scope bounds the
 * list, too, but for a table, which has ends of its own.
 */
#include "html_plain_priv.h"

size_t
plain_first(const struct plain *p)
{
	size_t i = p->nformat;

	while (i && p->format[i - 1])
		i--;
	return i;
}

void
plain_append(struct plain *p, struct html_node *n)
{
	p->repair |= p->nformat == FORMATS;
	if (!p->repair)
		p->format[p->nformat++] = n;
}

void
plain_mark(struct plain *p)
{
	plain_append(p, NULL);
}

void
plain_unmark(struct plain *p)
{
	p->nformat = plain_first(p);
	if (p->nformat)
		p->nformat--;
}
