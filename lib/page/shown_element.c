/* shown_element - the text of an element, and how much is in one */
#include "shown_priv.h"
#include "text.h"
#include "value.h"

#define SMALL 6 /* elements in what is one thing */

bool
shown_small(const struct shown *s, const struct html_node *node)
{
	const struct html_node *k = node;
	size_t few = 0;

	while (few <= SMALL && (k = html_next(node, k)) && k != s->head)
		few++;
	return !k;
}

bool
shown_add(
    struct shown *s, const struct html_node *node, size_t most, size_t *at)
{
	*at = s->text.n;
	buf_clear(&s->raw);
	html_parts(node, NULL, VALUE_PART, &s->raw);
	value_parts(s->numbers, &s->raw, 0);
	text_fold(buf_str(&s->raw), &s->text);
	return s->text.n - *at <= most;
}
