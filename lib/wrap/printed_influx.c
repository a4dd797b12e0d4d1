/* printed_influx - points of InfluxDB's line protocol
 *
 *	goods,shop=a,item=7 title="Red comb",price=5.00,sold=3i 1714982400000
 *
 * What is measured, its tags, a blank, fields, and perhaps a time.  Source:
 * docs.influxdata.com (line protocol).
 */
#include "json.h"
#include "printed_priv.h"

#define LEAST 3 /* tags and fields of a point */

/* Appends a name or value up to one of two signs as a JSON string, its escapes
 * undone; returns where it ends. */
static size_t
put_plain(struct str s, size_t i, const char *ends, struct buf *out)
{
	struct buf plain = {0};

	for (; i < s.n && s.p[i] != ends[0] && s.p[i] != ends[1]; i++) {
		i += s.p[i] == '\\' && i + 1 < s.n;
		buf_addc(&plain, s.p[i]);
	}
	if (plain.n > 1 && plain.p[plain.n - 1] == 'i' &&
	    str_is_digits(str_n(plain.p, plain.n - 1)))
		plain.n--; /* of a whole number */
	json_quote(out, buf_str(&plain));
	buf_free(&plain);
	return i;
}

/* Appends a=b,c="d", which begin at i; returns where they end, 0 if they are
 * none. */
static size_t
put_pairs(struct str s, size_t i, size_t *pairs, struct buf *out)
{
	struct buf plain = {0};

	do {
		buf_addc(out, (*pairs)++ ? ',' : '{');
		i = put_plain(s, i, "= ", out);
		if (i + 1 >= s.n || s.p[i++] != '=') {
			i = 0;
			break;
		}
		buf_addc(out, ':');
		if (s.p[i] != '"') {
			i = put_plain(s, i, ", ", out);
			continue;
		}
		i = printed_quoted(s, i, &plain);
		json_quote(out, buf_str(&plain));
		buf_clear(&plain);
	} while (i && i < s.n && s.p[i] == ',' && ++i < s.n);
	buf_free(&plain);
	return i;
}

static bool
put_point(struct str line, struct buf *out)
{
	size_t i = 0, pairs = 0;

	while (i < line.n && !ONE_OF(line.p[i], ", "))
		i += 1 + (line.p[i] == '\\');
	if (!i || i >= line.n)
		return false;
	if (line.p[i] == ',' && (!(i = put_pairs(line, i + 1, &pairs, out)) ||
				    i >= line.n || line.p[i] != ' '))
		return false;
	if (!(i = put_pairs(line, i + 1, &pairs, out)) || pairs < LEAST)
		return false;
	buf_puts(out, "}\n");
	line = str_trim(str_after(line, i));
	return !line.n || str_is_digits(line);
}

bool
printed_influx(struct str text, struct buf *out)
{
	size_t had = out->n, rows = 0;
	bool good = true;
	struct str line;

	while (good && (line = str_cut(&text, '\n')).p) {
		line = str_trim(line);
		if (line.n && line.p[0] != '#') {
			good = put_point(line, out);
			rows++;
		}
	}
	if (good && rows > 1)
		return true;
	out->n = had;
	return false;
}
