/* base64 - RFC 4648, with padding */
#include "base64.h"

static const char code[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			   "abcdefghijklmnopqrstuvwxyz0123456789+/";

void
base64_add(struct buf *b, struct str s)
{
	unsigned char t[3];
	size_t n;

	for (; s.n; s.p += n, s.n -= n) {
		n = s.n < 3 ? s.n : 3;
		memset(t, 0, sizeof(t));
		memcpy(t, s.p, n);
		buf_addc(b, code[t[0] >> 2]);
		buf_addc(b, code[(t[0] & 3) << 4 | t[1] >> 4]);
		buf_addc(b, n > 1 ? code[(t[1] & 15) << 2 | t[2] >> 6] : '=');
		buf_addc(b, n > 2 ? code[t[2] & 63] : '=');
	}
}

bool
base64_read(struct str s, struct buf *out)
{
	const char *at;
	unsigned v = 0, bits = 0;
	bool sound = true, over = false;

	buf_room(out, s.n);
	for (size_t i = 0; i < s.n; i++) {
		at = s.p[i] ? strchr(code, s.p[i]) : NULL;
		if (!at) {
			over |= s.p[i] == '=';
			sound &= s.p[i] == '=' || ascii_blank(s.p[i]);
			continue;
		}
		sound &= !over;
		v = v << 6 | (unsigned)(at - code);
		bits += 6;
		if (bits < 8)
			continue;
		bits -= 8;
		buf_addc(out, (char)(v >> bits & 0xff));
	}
	return sound && bits < 6 && !(v & ((1u << bits) - 1));
}

bool
base64_only(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_letter(s.p[i]) && !ascii_digit(s.p[i]) &&
		    !ONE_OF(s.p[i], "+/=\r\n"))
			return false;
	return true;
}

bool
base64_page(struct str s)
{
	/* <!D <!d <ht <HT <?x <di {" {newline [{" its mark, gzip's, zstd's */
	static const char begins[][5] = {"PCFk", "PCFE", "PGh0", "PEhU", "PD94",
	    "PGRp", "eyJ", "ewog", "ewoJ", "W3si", "77u/", "H4sI", "KLUv"};
	size_t i = 0;

	while (i < COUNT(begins) && !str_starts(s, str_from(begins[i])))
		i++;
	return s.n >= 16 && i < COUNT(begins) && base64_only(s);
}
