/* base64 - RFC 4648, with padding */
#include "base64.h"

void
base64_add(struct buf *b, struct str s)
{
	static const char code[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "abcdefghijklmnopqrstuvwxyz0123456789+/";
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
