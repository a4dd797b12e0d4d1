/* notices - what PHP says of a program's faults, before the page */
#include "notices.h"

#include "ascii.h"
#include "mem.h"

/* A message may have several lines, of what it was called with. */
#define LINES 20

/* Cuts off what PHP ends a line with: a break, and blanks. */
static struct str
unbroken(struct str line)
{
	struct str br = STR_INIT("<br />");

	do
		line = str_trim(line);
	while (str_take(&line, br));
	while (str_ends(line, br))
		line = str_trim(str_n(line.p, line.n - br.n));
	return line;
}

/* True if a message begins with the line: <b>Warning</b>: , PHP Notice: */
static bool
begins(struct str line)
{
	static const char *const kinds[] = {"Warning", "Notice", "Deprecated",
	    "Strict Standards", "Fatal error", "Parse error"};
	struct str bold = STR_INIT("<b>"), php = STR_INIT("PHP "), kind;
	bool tagged = str_starts(line, bold);

	if (tagged || str_starts(line, php))
		line = str_n(line.p + (tagged ? bold.n : php.n),
		    line.n - (tagged ? bold.n : php.n));
	for (size_t i = 0; i < COUNT(kinds); i++) {
		kind = str_n(kinds[i], strlen(kinds[i]));
		if (str_starts(line, kind))
			return str_starts(str_after(line, kind.n),
			    tagged ? STR("</b>: ") : STR(": "));
	}
	return false;
}

/* True if a message ends with the line: on line 3, on line <b>3</b> */
static bool
ends(struct str line)
{
	struct str on = STR_INIT(" on line "), close = STR_INIT("</b>");

	if (str_ends(line, close))
		line.n -= close.n;
	while (line.n && ascii_digit(line.p[line.n - 1]))
		line.n--;
	if (str_ends(line, STR("<b>")))
		line.n -= 3;
	return str_ends(line, on);
}

struct str
notices_behind(struct str text)
{
	struct str rest = text, behind = text, line;
	size_t open = 0;

	while (rest.p) {
		line = unbroken(str_cut(&rest, '\n'));
		if (!open && line.n && !begins(line))
			break;
		if (line.n && ++open <= LINES && ends(line)) {
			behind = rest;
			open = 0;
		} else if (open > LINES) {
			break;
		}
	}
	return behind.p ? behind : text;
}
