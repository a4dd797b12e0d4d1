/* fx - the `fx` of an advert: its price in another currency */
#include "fx.h"

#include <stdlib.h>

#include "day.h"
#include "dec.h"
#include "json.h"
#include "mem.h"
#include "rates.h"
#include "tsv.h"

#define CHINA 480 /* minutes east of UTC */

enum {
	DONE,
	NO_PRICE,
	NO_CURRENCY,
	UNKNOWN_CURRENCY,
	NO_DAY,
	NO_RATE,
	OUT_OF_RANGE,
	ENDS
};

static const char *const words[ENDS] = {"converted", "no_price", "no_currency",
    "unknown_currency", "no_day", "no_rate", "out_of_range"};

static const char *const paths[FX_FIELDS] = {
    ".price", ".price_max", ".currency", ".unit", ".posted", ".captured"};

struct placeholder {
	char currency[4];
	struct dec price;
};

struct fx {
	struct rates *rates;
	struct placeholder *holder;
	size_t nholder, cap;
	struct str to;
	int32_t as_of;
	int places;
	uint64_t n[ENDS];
	struct buf big, currency, day;
};

/* An advert's price, and what it becomes. */
struct money {
	struct dec price, max, to, to_max;
	bool has_max, placeholder;
	struct rate rate;
};

const char *
fx_path(int field)
{
	return paths[field];
}

static bool
add_placeholder(void *of, const struct tsv *t, struct err *e)
{
	struct fx *fx = of;
	struct placeholder h = {.currency = ""};

	if (t->col[0].n != 3)
		return tsv_fault(t, e, "no currency of three letters");
	memcpy(h.currency, t->col[0].p, 3);
	for (size_t i = 0; i < t->col[1].n; i++)
		if (!ONE_OF(t->col[1].p[i], "0123456789."))
			return tsv_fault(t, e, "no price; write 1 or 0.01");
	if (!t->col[1].n || !dec_read(t->col[1], &h.price, &fx->big) ||
	    h.price.text.p)
		return tsv_fault(t, e, "no price; write 1 or 0.01");
	mem_grow(&fx->holder, &fx->cap, fx->nholder + 1, sizeof(*fx->holder));
	fx->holder[fx->nholder++] = h;
	return true;
}

static bool
read_placeholders(struct fx *fx, struct rules *r, struct err *e)
{
	static const char *const columns[] = {"currency", "price", NULL};
	struct buf path = {0};
	bool ok;

	buf_printf(&path, "%s/rates/placeholders.tsv", rules_home(r));
	ok = tsv_each(r, buf_cstr(&path), columns, add_placeholder, fx, e);
	buf_free(&path);
	return ok;
}

static void
tell_unknown(const struct fx *fx, struct err *e)
{
	struct buf codes = {0};

	rates_codes(fx->rates, &codes);
	err_set(e,
	    "--to " STR_FMT ": no rate file has this currency; they have %s; "
	    "--rates takes other files",
	    STR_ARG(fx->to), buf_cstr(&codes));
	buf_free(&codes);
}

struct fx *
fx_new(struct rules *r, const struct fx_opts *o, struct err *e)
{
	struct fx *fx = mem_new(1, sizeof(*fx));

	fx->to = str_from(o->to ? o->to : "USD");
	fx->as_of = o->as_of;
	fx->places = o->places;
	fx->rates = rates_new(r, o->rates, e);
	if (fx->rates && !rates_known(fx->rates, fx->to))
		tell_unknown(fx, e);
	else if (fx->rates && read_placeholders(fx, r, e))
		return fx;
	fx_free(fx);
	return NULL;
}

void
fx_free(struct fx *fx)
{
	if (!fx)
		return;
	rates_free(fx->rates);
	free(fx->holder);
	buf_free(&fx->big);
	buf_free(&fx->currency);
	buf_free(&fx->day);
	free(fx);
}

static bool
is_placeholder(const struct fx *fx, const struct dec *price)
{
	for (size_t i = 0; i < fx->nholder; i++)
		if (str_eq(buf_str(&fx->currency),
			str_from(fx->holder[i].currency)) &&
		    dec_cmp(price, &fx->holder[i].price) == 0)
			return true;
	return false;
}

/* The advert's day: that of posted, else of captured, or that asked for. */
static int32_t
day_of_advert(struct fx *fx, const struct str *field)
{
	int32_t day;

	if (fx->as_of != DAY_NONE)
		return fx->as_of;
	for (int i = FX_POSTED; i <= FX_CAPTURED; i++) {
		if (json_type(field[i]) != JSON_STRING)
			continue;
		buf_clear(&fx->day);
		json_decode(field[i], &fx->day);
		if (day_of(buf_str(&fx->day), CHINA, &day))
			return day;
	}
	return DAY_NONE;
}

static int
find_rate(struct fx *fx, const struct str *field, struct rate *rate)
{
	switch (rates_find(fx->rates, buf_str(&fx->currency), fx->to,
	    day_of_advert(fx, field), rate)) {
	case RATES_NO_CURRENCY: return UNKNOWN_CURRENCY;
	case RATES_NO_DAY: return NO_DAY;
	case RATES_NONE: return NO_RATE;
	default: return DONE;
	}
}

static int
convert(struct fx *fx, const struct str *field, struct money *m)
{
	int end;

	if (json_type(field[FX_PRICE]) != JSON_NUMBER)
		return NO_PRICE;
	buf_clear(&fx->currency);
	if (json_type(field[FX_CURRENCY]) == JSON_STRING)
		json_decode(field[FX_CURRENCY], &fx->currency);
	if (!fx->currency.n)
		return NO_CURRENCY;
	if (!dec_read(field[FX_PRICE], &m->price, &fx->big) || m->price.text.p)
		return OUT_OF_RANGE;
	m->placeholder = is_placeholder(fx, &m->price);
	if ((end = find_rate(fx, field, &m->rate)) != DONE)
		return end;
	if (!dec_ratio(
		&m->price, &m->rate.from, &m->rate.to, fx->places, &m->to))
		return OUT_OF_RANGE;
	m->has_max = json_type(field[FX_PRICE_MAX]) == JSON_NUMBER &&
	             dec_read(field[FX_PRICE_MAX], &m->max, &fx->big) &&
	             dec_ratio(&m->max, &m->rate.from, &m->rate.to, fx->places,
			 &m->to_max);
	return DONE;
}

static void
write_number(struct buf *out, const char *key, const struct dec *d)
{
	json_key(out, key);
	dec_write(d, out);
}

/* The rate as it was published: yuan for one unit of the foreign money; of
 * two foreign currencies both. */
static void
write_rate(const struct fx *fx, const struct money *m, struct buf *out)
{
	bool yuan = str_eq(fx->to, STR("CNY"));

	write_number(out, "rate", yuan ? &m->rate.from : &m->rate.to);
	if (!m->rate.source.p)
		return;
	if (!yuan && !str_eq(buf_str(&fx->currency), STR("CNY")))
		write_number(out, "from_rate", &m->rate.from);
	if (m->rate.day != DAY_NONE) {
		json_key(out, "date");
		buf_addc(out, '"');
		day_add(out, m->rate.day);
		buf_addc(out, '"');
	}
	json_put_str(out, "source", m->rate.source);
}

void
fx_record(struct fx *fx, const struct str *field, struct buf *out)
{
	struct money m = {.has_max = false};
	int end = convert(fx, field, &m);

	fx->n[end]++;
	buf_addc(out, '{');
	if (end == DONE)
		write_number(out, "price", &m.to);
	if (m.has_max)
		write_number(out, "price_max", &m.to_max);
	json_put_str(out, "currency", fx->to);
	if (end == DONE)
		write_rate(fx, &m, out);
	if (end == DONE && (json_is(field[FX_UNIT], STR("kg")) ||
			       json_is(field[FX_UNIT], STR("g")))) {
		json_key(out, "per");
		buf_addstr(out, field[FX_UNIT]);
	}
	if (end != NO_PRICE && end != NO_CURRENCY) {
		json_key(out, "placeholder");
		buf_puts(out, m.placeholder ? "true" : "false");
	}
	if (end != DONE)
		json_put_str(out, "reason", str_from(words[end]));
	buf_addc(out, '}');
}

void
fx_counts(const struct fx *fx, struct buf *out)
{
	buf_addc(out, '{');
	for (int i = 0; i < ENDS; i++)
		if (fx->n[i])
			json_put_uint(out, words[i], fx->n[i]);
	buf_addc(out, '}');
}
