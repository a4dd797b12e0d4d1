/* value_beside - what the words beside an amount say of it: was $5, $5 off */
#include "value_priv.h"

/* True if text ends with the word. */
static bool
ends_with(struct str text, struct str word)
{
	size_t at = text.n - word.n;

	return word.n <= text.n &&
	       str_eq_nocase(str_n(text.p + at, word.n), word) &&
	       !(at && ascii_letter(word.p[0]) &&
		   numbers_goes_on(text.p[at - 1]));
}

/* True if a digit stands before the last n bytes: 12x, 3 x. */
static bool
behind_digit(struct str text, size_t n)
{
	text = str_trim(str_n(text.p, text.n - n));
	return text.n && ascii_digit(text.p[text.n - 1]);
}

/* True if the word, which text ends with, says that what follows is past. */
static bool
is_past(const struct word *word, struct str text, enum past of)
{
	switch (word->says) {
	case SAYS_PART: return true;
	case SAYS_TIMES: return behind_digit(text, word->word.n);
	case SAYS_WAS: return of != PAST_PART;
	case SAYS_FIRST: return of == PAST_FIRST && text.n == word->word.n;
	case SAYS_OTHER: return of == PAST_LATER;
	case SAYS_ASIDE: return of == PAST_LATER || of == PAST_ASIDE;
	default: return false;
	}
}

bool
numbers_past(const struct numbers *w, struct str text, enum past of)
{
	struct word_span past;
	bool is = false;

	if (!text.n)
		return false;
	past = numbers_span_at(w, PAST, text.p[text.n - 1]);
	for (const struct word *word = past.p; word < past.end; word++) {
		if (!ends_with(text, word->word))
			continue;
		if (word->says == SAYS_NOT)
			return of == PAST_NOT;
		is |= of != PAST_NOT && is_past(word, text, of);
	}
	return is;
}

/* True of a mark that stands before its number also with a blank between: Rp.
 */
bool
numbers_front(const struct numbers *w, struct str mark)
{
	struct word_span front = numbers_span(w, FRONT);

	for (const struct word *word = front.p; word < front.end; word++)
		if (str_eq_nocase(word->word, mark))
			return true;
	return false;
}

/* Where the blanks at `at` end; where the number there does. */
static size_t
behind_blanks(struct str s, size_t at)
{
	while (at < s.n && (s.p[at] == ' ' ||
			       str_starts(str_after(s, at), STR("\xc2\xa0"))))
		at += s.p[at] == ' ' ? 1 : 2;
	return at;
}

static size_t
behind_number(struct str s, size_t at)
{
	while (at < s.n && (ascii_digit(s.p[at]) || s.p[at] == '.' ||
			       s.p[at] == ',' || s.p[at] == '\''))
		at++;
	return at;
}

/* True if the number before the mark at `at` is more than the one behind it,
 * from `from` to `end`, and a word follows: Price 500 Rs 2 left. */
static bool
is_counted(struct str text, size_t at, size_t from, size_t end)
{
	size_t n = 0, to = at;

	if (behind_blanks(text, end) == text.n)
		return false;
	while (to && (text.p[to - 1] == ' ' || text.p[to - 1] == '\xa0' ||
			 text.p[to - 1] == '\xc2'))
		to--;
	while (n < to && ascii_digit(text.p[to - n - 1]))
		n++;
	return n > end - from || (n == end - from && memcmp(text.p + to - n,
							 text.p + from, n) > 0);
}

bool
numbers_of_next(const struct numbers *w, struct str text, size_t at)
{
	struct str rest = str_after(text, at);
	const struct word *next, *mark;
	size_t from, end, touched;
	bool front;

	if (!at || ascii_digit(text.p[at - 1]) ||
	    !(mark = numbers_word(w, rest, true, CURRENCY)))
		return false;
	touched = at + mark->word.n;
	from = behind_blanks(text, touched);
	end = behind_number(text, from);
	front = numbers_front(w, mark->word);
	if (from == text.n || !ascii_digit(text.p[from]) ||
	    (from > touched && !front))
		return false;
	if (behind_blanks(text, behind_number(text, 0)) == at &&
	    (from > touched || (!front && end - from == 2)))
		return false; /* 50 $ 40 and 12 €99: it begins with its number
		               */
	if (from > touched && is_counted(text, at, from, end))
		return false;
	end = behind_blanks(text, end);
	next = numbers_word(w, str_after(text, end), true, CURRENCY);
	return !next || strcmp(next->value, mark->value) != 0;
}

bool
numbers_label(const struct numbers *w, struct str text)
{
	struct word_span label = numbers_span(w, LABEL);
	char last;

	if (!text.n)
		return false;
	last = ascii_lower(text.p[text.n - 1]);
	for (const struct word *word = label.p; word < label.end; word++)
		if (word->last == (unsigned char)last &&
		    word->says == SAYS_NONE && ends_with(text, word->word))
			return true;
	return false;
}

static bool
begins_with(struct str text, const struct word *w)
{
	return text.n && w->first == (unsigned char)ascii_lower(*text.p) &&
	       str_starts_nocase(text, w->word);
}

/* True if text begins with a word of the past that says so. */
static bool
begins_past(const struct numbers *w, struct str text, enum word_says says)
{
	struct word_span past = numbers_span(w, PAST);

	for (const struct word *word = past.p; word < past.end; word++)
		if (word->says == says && begins_with(text, word))
			return true;
	return false;
}

bool
numbers_behind(const struct numbers *w, struct str text, bool alone)
{
	struct word_span past = numbers_span(w, PAST);
	size_t n;

	if (!text.n || begins_past(w, text, SAYS_NOT))
		return false; /* $20 discount price */
	for (const struct word *word = past.p; word < past.end; word++) {
		n = word->word.n;
		if (begins_with(text, word) &&
		    ((!alone && word->says == SAYS_BEHIND) ||
			word->says == SAYS_LESS) &&
		    !(alone && text.n > n &&
			(ascii_name(text.p[n]) || text.p[n] == '-')))
			return true;
	}
	return false;
}

struct str
numbers_aside(const struct numbers *w, struct str text)
{
	struct word_span past = numbers_span(w, PAST);
	struct str left;

	for (const struct word *word = past.p; word < past.end; word++) {
		if (word->says != SAYS_BEHIND || !begins_with(text, word))
			continue;
		left = str_trim(str_after(text, word->word.n));
		if (left.n && ONE_OF(*left.p, ",;"))
			return str_after(left, 1);
	}
	return STR_NONE;
}
