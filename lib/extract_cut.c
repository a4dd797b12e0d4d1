/* extract_cut - JSON, or what Python shows, that does not end, and named the
 * parts of an advert */
#include "ascii.h"
#include "extract_priv.h"
#include "script.h"

#define NEAR 262144 /* bytes, in which its names are looked for */
#define NAME 60     /* bytes of one */

/* The first object or array, behind name( of a call at most; absent if
 * something else is there. */
static struct str
first_value(struct str text)
{
	struct str s = str_trim(text);
	size_t n = 0;

	while (n < s.n && n < NAME && ascii_name(s.p[n]))
		n++;
	if (n && (n == s.n || s.p[n] != '('))
		return (struct str){NULL, 0};
	s = str_trim(str_n(s.p + n + (n > 0), s.n - n - (n > 0)));
	return s.n && (*s.p == '{' || *s.p == '[') ? s : (struct str){NULL, 0};
}

/* The name that ends before the colon, in quotes, as JSON or Python has them;
 * absent if there is none. */
static struct str
name_before(struct str s, size_t colon)
{
	size_t from, to = colon;
	char quote = to ? s.p[to - 1] : '\0';

	if (to < 2 || (quote != '"' && quote != '\''))
		return (struct str){NULL, 0};
	from = --to;
	while (from && to - from < NAME && s.p[from - 1] != quote)
		from--;
	return str_n(s.p + from, to - from);
}

/* True if both a title and a price, or the number of an advert, are named. */
static bool
names_advert(struct extract *x, struct str s)
{
	bool title = false, other = false;
	size_t at = 0;
	struct str key;

	if (s.n > NEAR)
		s.n = NEAR;
	while ((at = str_find(s, STR(":"), at)) < s.n && !(title && other)) {
		key = name_before(s, at++);
		if (key.n)
			key = dump_key(x->dump, key);
		title |= str_eq(key, STR("title"));
		other |= str_eq(key, STR("price")) || str_eq(key, STR("item"));
	}
	return title && other;
}

bool
extract_is_cut(struct extract *x)
{
	struct str value = first_value(x->text.text), rest = value;

	if (!value.p || script_cut(&rest).p || !names_advert(x, value))
		return false;
	err_set(&x->why, "its data does not end");
	return x->suspect = true;
}
