/* bare_headed - a value behind a few words */
#include "bare_priv.h"

/* Of so many lines, and so long each, is what a program says of a value before
 * it. */
#define HEADINGS 8
#define HEADING  200

/* So many lines with a name and a value are an advert in lines themselves. */
#define LABELLED 3

/* True if the line may be words that a program printed before a value: it is
 * no page, no value and no code. */
static bool
is_heading(struct str s)
{
	if (str_starts(s, STR("# ")) || str_starts(s, STR("##")))
		return s.n <= HEADING; /* of Markdown */
	return s.n <= HEADING && !ONE_OF(s.p[0], "<[(\"'#/@") &&
	       !ONE_OF(s.p[s.n - 1], "=([,;") && !memchr(s.p, '\t', s.n) &&
	       !memchr(s.p, '{', s.n);
}

/* Passes the words of a line, and the colon, before a value: page 1: {.  One
 * word may be a name in data. */
static struct str
without_words(struct str line)
{
	size_t at = 0;
	bool words = false;
	struct str head;

	while (at < line.n && !ONE_OF(line.p[at], "{[\"'=,\t"))
		words |= (unsigned char)line.p[at++] >= 0x80;
	head = str_trim(str_n(line.p, at));
	words |= memchr(head.p, ' ', head.n) != NULL;
	if (!words || head.n > HEADING || !str_ends_colon(head))
		return line;
	return str_after(line, at);
}

/* Passes the name of a call, name( or try{name(; of no other text. */
static struct str
without_call(struct str line)
{
	size_t from = str_starts(line, STR("try{")) ? 4 : 0;
	size_t at = bare_pass_name(line, from);

	if (at == from || at >= line.n || line.p[at] != '(')
		return line;
	return str_after(line, at + 1);
}

bool
bare_headed(struct str text)
{
	struct str rest = text, line, head;
	size_t lines = 0, labelled = 0;

	for (line = str_cut(&rest, '\n'); line.p && lines < HEADINGS;
	     line = str_cut(&rest, '\n')) {
		line = str_trim(line);
		if (!line.n)
			continue;
		if (!is_heading(line))
			break;
		lines++;
		labelled += str_find(line, STR(": "), 0) < line.n;
	}
	if (!line.p || labelled >= LABELLED ||
	    (size_t)(line.p - text.p) > text.n / 2)
		return false;
	head = without_words(line);
	if (!lines && head.p == line.p)
		return false;
	line = without_call(head);
	return str_starts(line, STR("{\"")) || str_starts(line, STR("{'")) ||
	       str_starts(line, STR("[{")) || str_eq(line, STR("{")) ||
	       str_eq(line, STR("["));
}
