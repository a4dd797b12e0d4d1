/* bsonjson - a document of BSON as JSON */
#include "bsonjson.h"

#include <bson/bson.h>
#include <math.h>

#include "base64.h"
#include "day.h"
#include "json.h"
#include "utf8.h"

#define DAY_MS ((int64_t)86400000)

/* Documents around a value. */
struct level {
	bson_iter_t it;
	size_t at; /* where its bytes begin in the outermost */
	bool list;
};

/* A moment as RFC 3339; as a number where no year has four figures. */
static void
put_time(struct buf *out, int64_t ms)
{
	int64_t day = ms / DAY_MS, rest = ms % DAY_MS;
	unsigned s;

	if (rest < 0)
		day--, rest += DAY_MS;
	/* of the years 1 to 9999 */
	if (day < -719162 || day > 2932896) {
		buf_printf(out, "%lld", (long long)ms);
		return;
	}
	s = (unsigned)(rest / 1000);
	buf_addc(out, '"');
	day_add(out, (int32_t)day);
	buf_addc(out, 'T');
	day_add_time(out, (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));
	if (rest % 1000)
		buf_printf(out, ".%03u", (unsigned)(rest % 1000));
	buf_puts(out, "Z\"");
}

static void
put_real(struct buf *out, double v)
{
	if (isfinite(v))
		buf_addreal(out, v);
	else
		buf_puts(out, isnan(v) ? "\"NaN\""
			      : v < 0  ? "\"-Infinity\""
				       : "\"Infinity\"");
}

static void
put_decimal(struct buf *out, const bson_iter_t *it)
{
	char text[BSON_DECIMAL128_STRING];
	bson_decimal128_t v;

	bson_iter_decimal128(it, &v);
	bson_decimal128_to_string(&v, text);
	json_quote(out, str_from(text));
}

static void
put_bytes(struct buf *out, const bson_iter_t *it)
{
	const uint8_t *p = NULL;
	bson_subtype_t of;
	uint32_t n = 0;
	struct str s;

	bson_iter_binary(it, &of, &n, &p);
	s = str_n(p ? (const char *)p : "", n);
	if (utf8_valid(s, NULL)) {
		json_quote_sound(out, s);
		return;
	}
	buf_puts(out, "\"" BASE64_DATA);
	base64_add(out, s);
	buf_addc(out, '"');
}

static void
put_number_of_row(struct buf *out, const bson_oid_t *id)
{
	char hex[25];

	bson_oid_to_string(id, hex);
	buf_printf(out, "{\"$oid\":\"%s\"}", hex);
}

static void
put_text(struct buf *out, const bson_iter_t *it)
{
	const char *p = NULL;
	uint32_t n = 0;

	switch (bson_iter_type(it)) {
	case BSON_TYPE_UTF8: p = bson_iter_utf8(it, &n); break;
	case BSON_TYPE_SYMBOL: p = bson_iter_symbol(it, &n); break;
	case BSON_TYPE_CODE: p = bson_iter_code(it, &n); break;
	case BSON_TYPE_REGEX:
		p = bson_iter_regex(it, NULL);
		n = (uint32_t)strlen(p);
		break;
	default: break;
	}
	json_quote(out, str_n(p ? p : "", n));
}

/* A value that has none within. */
static void
put(struct buf *out, const bson_iter_t *it)
{
	const bson_oid_t *id;
	uint32_t s, n;

	switch (bson_iter_type(it)) {
	case BSON_TYPE_DOUBLE: put_real(out, bson_iter_double(it)); break;
	case BSON_TYPE_UTF8:
	case BSON_TYPE_SYMBOL:
	case BSON_TYPE_CODE:
	case BSON_TYPE_REGEX: put_text(out, it); break;
	case BSON_TYPE_BINARY: put_bytes(out, it); break;
	case BSON_TYPE_OID: put_number_of_row(out, bson_iter_oid(it)); break;
	case BSON_TYPE_DBPOINTER:
		bson_iter_dbpointer(it, NULL, NULL, &id);
		put_number_of_row(out, id);
		break;
	case BSON_TYPE_BOOL:
		buf_puts(out, bson_iter_bool(it) ? "true" : "false");
		break;
	case BSON_TYPE_DATE_TIME: put_time(out, bson_iter_date_time(it)); break;
	case BSON_TYPE_TIMESTAMP:
		bson_iter_timestamp(it, &s, &n);
		put_time(out, (int64_t)s * 1000);
		break;
	case BSON_TYPE_INT32: buf_printf(out, "%d", bson_iter_int32(it)); break;
	case BSON_TYPE_INT64:
		buf_printf(out, "%lld", (long long)bson_iter_int64(it));
		break;
	case BSON_TYPE_DECIMAL128: put_decimal(out, it); break;
	default: buf_puts(out, "null");
	}
}

/* Goes into the value that up is at. */
static bool
enter(const struct level *up, struct level *l, struct str whole, struct err *e)
{
	const uint8_t *p = NULL;
	uint32_t n;

	l->list = BSON_ITER_HOLDS_ARRAY(&up->it);
	if (l->list)
		bson_iter_array(&up->it, &n, &p);
	else
		bson_iter_document(&up->it, &n, &p);
	if (!p)
		return err_set(
		    e, "the document is damaged near its byte %zu", up->at);
	l->at = (size_t)((const char *)p - whole.p);
	return bson_iter_init_from_data(&l->it, p, n) ||
	       err_set(e, "the document is damaged near its byte %zu", l->at);
}

bool
bsonjson(struct str document, struct buf *out, struct err *e)
{
	struct level level[BSONJSON_DEPTH], *l = level;

	*l = (struct level){.at = 0};
	if (!bson_iter_init_from_data(
		&l->it, (const uint8_t *)document.p, document.n))
		return err_set(e, "the document has no end where it says");
	buf_addc(out, '{');
	for (;;) {
		if (!bson_iter_next(&l->it)) {
			if (l->it.err_off)
				return err_set(e,
				    "the document is damaged near its byte %zu",
				    l->at + l->it.err_off);
			buf_addc(out, l->list ? ']' : '}');
			if (l-- == level)
				return true;
			continue;
		}
		json_sep(out);
		if (!l->list) {
			json_quote(out, str_from(bson_iter_key(&l->it)));
			buf_addc(out, ':');
		}
		if (!BSON_ITER_HOLDS_DOCUMENT(&l->it) &&
		    !BSON_ITER_HOLDS_ARRAY(&l->it)) {
			put(out, &l->it);
			continue;
		}
		if (l + 1 == level + BSONJSON_DEPTH)
			return err_set(e,
			    "the document is nested more than %d deep",
			    BSONJSON_DEPTH);
		if (!enter(l, l + 1, document, e))
			return false;
		l++;
		buf_addc(out, l->list ? '[' : '{');
	}
}
