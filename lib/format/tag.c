/* tag - the tags of a page */
#include "tag.h"

#include <emmintrin.h>

#include "seek.h"

const char *
tag_attr_value(const char *p, const char *end, struct str *value)
{
	const char *from;

	p = tag_skip_blank(p, end);
	if (p < end && ascii_quote(*p)) {
		from = p + 1;
		p = seek_any(from, end, (const char[]){*p}, 1);
		*value = str_n(from, (size_t)(p - from));
		return p + (p < end);
	}
	from = p;
	while (p < end && !ascii_blank(*p) && *p != '>')
		p++;
	*value = str_n(from, (size_t)(p - from));
	return p;
}

bool
tag_attr_next(const char **at, const char *end, struct tag_attr *a)
{
	const char *p = *at, *from;

	while (p < end && (ascii_blank(*p) || *p == '/'))
		p++;
	*at = p;
	if (p >= end || *p == '>')
		return false;
	from = p++;
	p = SEEK(p, end, " \t\n\f\r/>=");
	a->name = str_n(from, (size_t)(p - from));
	a->value = STR("");
	from = tag_skip_blank(p, end);
	if (from < end && *from == '=')
		p = tag_attr_value(from + 1, end, &a->value);
	*at = p;
	return true;
}

/* True for elements whose text is not markup. */
static bool
has_text(struct str name)
{
	switch (name.n ? name.p[0] | 32 : 0) {
	case 's':
		return str_eq_nocase(name, STR("script")) ||
		       str_eq_nocase(name, STR("style"));
	case 't':
		return str_eq_nocase(name, STR("title")) ||
		       str_eq_nocase(name, STR("textarea"));
	default: return false;
	}
}

const char *
tag_text_end(const char *p, const char *end, struct str name)
{
	if (!has_text(name))
		return p;
	for (; p < end && (p = memchr(p, '<', (size_t)(end - p))); p++)
		if ((size_t)(end - p) > name.n + 2 && p[1] == '/' &&
		    str_eq_nocase(str_n(p + 2, name.n), name))
			return p;
	return end;
}

const char *
tag_comment_end(const char *p, const char *end)
{
	struct str rest = str_n(p, (size_t)(end - p));
	size_t at = str_find(rest, STR("-->"), 1); /* <!--> is one */

	return at < rest.n ? p + at + 3 : end;
}

/*
 * The end of the tag, where all its attributes are plain ones, name="value",
 * or have no value; NULL if one is not.  Most are, and need not be cut apart to
 * be passed.
 */
static const char *
plain_end(const char *p, const char *end)
{
	for (;; p++) {
		p = SEEK(p, end, ">=\"'");
		if (p == end || *p == '>')
			return p;
		if (*p != '=' || ascii_blank(p[-1]) || p[-1] == '/' ||
		    ascii_quote(p[-1]) || ++p == end || !ascii_quote(*p))
			return NULL;
		p = seek_any(p + 1, end, (const char[]){*p}, 1);
		if (p == end)
			return end;
	}
}

/* The tag whose name begins at p; what stands behind it and its text. */
static const char *
read_tag(const char *p, const char *end, struct tag *tag)
{
	const char *from = p, *text;
	struct tag_attr a;

	p = SEEK(p, end, " \t\n\f\r/>");
	tag->name = str_n(from, (size_t)(p - from));
	from = p;
	if (!(p = plain_end(p, end)))
		for (p = from; tag_attr_next(&p, end, &a);)
			;
	tag->attrs = str_n(from, (size_t)(p - from));
	text = p < end ? p + 1 : p;
	p = tag_text_end(text, end, tag->name);
	tag->text = STR_NONE;
	if (p > text)
		tag->text = str_n(text, (size_t)(p - text));
	return p;
}

bool
tags_next(struct tags *t, struct tag *tag)
{
	const char *p, *end;

	if (!t->page.n) /* it may be absent */
		return false;
	p = t->page.p + t->at;
	end = t->page.p + t->page.n;
	while ((p = SEEK(p, end, "<")) < end) {
		p++;
		if (str_starts(str_n(p, (size_t)(end - p)), STR("!--"))) {
			p = tag_comment_end(p, end);
		} else if (p < end && ascii_letter(*p)) {
			p = read_tag(p, end, tag);
			t->at = (size_t)(p - t->page.p);
			return true;
		}
	}
	t->at = t->page.n;
	return false;
}

/* The bytes of a mask that are set: 16, or so many times 16, of up to 255. */
static size_t
sum(__m128i counts)
{
	counts = _mm_sad_epu8(counts, _mm_setzero_si128());
	return (size_t)_mm_cvtsi128_si64(counts) +
	       (size_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(counts, counts));
}

/* Counts the "<a" and the "</" that begin in the 64 bytes at p. */
static void
count_tags(const char *p, size_t *starts, size_t *ends)
{
	__m128i is, next, letter, start = _mm_setzero_si128(), end = start;

	for (int i = 0; i < 64; i += 16) {
		is = _mm_cmpeq_epi8(
		    _mm_loadu_si128((const __m128i *)(const void *)(p + i)),
		    _mm_set1_epi8('<'));
		next =
		    _mm_loadu_si128((const __m128i *)(const void *)(p + i + 1));
		end = _mm_sub_epi8(
		    end, _mm_and_si128(
			     is, _mm_cmpeq_epi8(next, _mm_set1_epi8('/'))));
		next = _mm_or_si128(next, _mm_set1_epi8(0x20));
		letter =
		    _mm_and_si128(_mm_cmpgt_epi8(next, _mm_set1_epi8('a' - 1)),
			_mm_cmplt_epi8(next, _mm_set1_epi8('z' + 1)));
		start = _mm_sub_epi8(start, _mm_and_si128(is, letter));
	}
	*starts = sum(start);
	*ends = sum(end);
}

/* As if all end tags of 64 bytes stood before the start tags of these: no less
 * than what is open, and no branch for each tag, which nobody foresees. */
bool
tags_may_nest(struct str page, size_t most)
{
	const char *p = page.p, *end = p + page.n;
	size_t open = 0, starts, ends;

	for (; end - p > 64; p += 64) {
		count_tags(p, &starts, &ends);
		if (open + starts > most)
			return true;
		open = (open > ends ? open - ends : 0) + starts;
	}
	return open + (size_t)(end - p) / 2 > most;
}

struct str
tag_value(const struct tag *tag, struct str name)
{
	const char *p = tag->attrs.p, *end = p + tag->attrs.n;
	struct tag_attr a;

	while (tag_attr_next(&p, end, &a))
		if (str_eq_nocase(a.name, name))
			return a.value;
	return STR_NONE;
}
