/* extract_element - the text of an element */
#include "extract_priv.h"
#include "text.h"

struct str
extract_element_text(struct extract *x, const struct html_node *node)
{
	buf_clear(&x->joined);
	buf_clear(&x->mended);
	html_text(node, NULL, &x->joined);
	text_fold(buf_str(&x->joined), &x->mended);
	return buf_str(&x->mended);
}
