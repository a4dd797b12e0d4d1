/* usual_read - the table of usual names, as usual looks into it */
#include "usual.h"

#include <stdlib.h>

#include "json.h"
#include "mem.h"
#include "tsv.h"

void
usual_free(struct usual *u)
{
	names_free(&u->keys);
	look_free(&u->look);
	for (int i = 0; i < USUAL_EXACT; i++)
		names_free(&u->exact[i]);
	names_free(&u->name);
	names_free(&u->mark);
	names_free(&u->scale);
	names_free(&u->word);
	free(u->word_lists);
	free(u->name_lists);
	names_free(&u->asked);
	free(u->answer);
	free(u->key);
	free(u->digits);
	free(u->at);
	buf_free(&u->marks);
	buf_free(&u->work);
	buf_free(&u->part);
	*u = (struct usual){0};
}

/* A mark of money, as it is in a name. */
static void
add_mark(struct usual *u, struct str mark)
{
	uint32_t n = u->mark.n;

	buf_clear(&u->work);
	usual_plain(mark, &u->work);
	if (names_add(&u->mark, buf_str(&u->work)) < n)
		return;
	mem_grow(&u->at, &u->at_cap, n + 2, sizeof(*u->at));
	u->at[n] = u->marks.n;
	json_quote(&u->marks, mark);
	u->at[n + 1] = u->marks.n;
}

static bool
add_name(struct usual *u, const struct tsv *t, struct err *e)
{
	uint32_t n = u->name.n;

	buf_clear(&u->work);
	usual_plain(t->col[1], &u->work);
	if (!t->col[0].n || !u->work.n)
		return tsv_fault(t, e, "a key and a name, please");
	if (names_add(&u->name, buf_str(&u->work)) < n)
		return tsv_fault(t, e, "the name " STR_FMT " is there already",
		    STR_ARG(t->col[1]));
	mem_grow(&u->key, &u->cap, n + 1, sizeof(*u->key));
	u->key[n] = names_add(&u->keys, t->col[0]);
	return true;
}

/* Money or a host, and how many digits a price may have there in either way. */
static bool
add_scale(struct usual *u, const struct tsv *t, struct err *e)
{
	struct str digits = t->col[2];
	uint32_t n;

	if (t->col[1].n < USUAL_MONEY || digits.n != 1 ||
	    !ascii_digit(digits.p[0]) || digits.p[0] == '0')
		return tsv_fault(t, e, "money or a host, and a digit, please");
	buf_clear(&u->work);
	usual_plain(t->col[1], &u->work);
	n = names_add(&u->scale, buf_str(&u->work));
	mem_grow(&u->digits, &u->digits_cap, n + 1, sizeof(*u->digits));
	u->digits[n] = (unsigned char)(digits.p[0] - '0');
	return true;
}

_Static_assert(USUAL_LISTS <= 64, "lists are bits of 64");

/* The kinds of lines of these lists. */
static const struct str list_kind[USUAL_LISTS] = {
    [USUAL_FILLER] = STR_INIT("filler"),
    [USUAL_WITHIN] = STR_INIT("within"),
    [USUAL_NOTHING] = STR_INIT("void"),
    [USUAL_MALL] = STR_INIT("mall"),
    [USUAL_SUMS] = STR_INIT("sum"),
    [USUAL_VAGUE] = STR_INIT("vague"),
    [USUAL_AROUND] = STR_INIT("around"),
    [USUAL_REDIRECT] = STR_INIT("redirect"),
    [USUAL_COUNTED] = STR_INIT("counted"),
    [USUAL_MEASURE] = STR_INIT("measure"),
    [USUAL_SCALED] = STR_INIT("scaled"),
    [USUAL_ESTIMATE] = STR_INIT("estimate"),
    [USUAL_UNNAMED] = STR_INIT("unnamed"),
    [USUAL_PIECE] = STR_INIT("piece"),
    [USUAL_HALF] = STR_INIT("half"),
    [USUAL_LOT] = STR_INIT("lot"),
    [USUAL_OVER] = STR_INIT("over"),
    [USUAL_COINS] = STR_INIT("coins"),
    [USUAL_COINLESS] = STR_INIT("coinless"),
    [USUAL_VARIANTS] = STR_INIT("variants"),
    [USUAL_OFFERED] = STR_INIT("offered"),
    [USUAL_WEAK] = STR_INIT("weak"),
    [USUAL_BEFORE] = STR_INIT("before"),
    [USUAL_REMARK] = STR_INIT("remark"),
    [USUAL_ADVERTISED] = STR_INIT("advertised"),
    [USUAL_OTHERS] = STR_INIT("others"),
    [USUAL_SELLS] = STR_INIT("sells"),
    [USUAL_PROVINCE] = STR_INIT("province"),
    [USUAL_TOWN] = STR_INIT("town"),
    [USUAL_STATE] = STR_INIT("state"),
    [USUAL_SHOP_NAME] = STR_INIT("shop_name"),
    [USUAL_PERHAPS] = STR_INIT("perhaps"),
    [USUAL_BOUGHT] = STR_INIT("bought"),
    [USUAL_WARES] = STR_INIT("wares"),
    [USUAL_THROUGH] = STR_INIT("through"),
    [USUAL_APART] = STR_INIT("apart"),
    [USUAL_ASIDE] = STR_INIT("aside"),
    [USUAL_STOCKED] = STR_INIT("stocked"),
    [USUAL_SLUG] = STR_INIT("slug"),
    [USUAL_TYPE] = STR_INIT("type"),
    [USUAL_ACT] = STR_INIT("act"),
    [USUAL_YUAN] = STR_INIT("yuan"),
};

/* Adds a word to a list. */
static void
add_word(struct usual *u, size_t list, struct str word)
{
	uint32_t had = u->word.n, n;

	buf_clear(&u->work);
	usual_plain(word, &u->work);
	n = names_add(&u->word, buf_str(&u->work));
	mem_grow(&u->word_lists, &u->word_cap, n + 1, sizeof(*u->word_lists));
	if (n == had)
		u->word_lists[n] = 0;
	u->word_lists[n] |= (uint64_t)1 << list;
}

/* The kinds of lines whose names are compared as they stand. */
static const struct str exact_kind[USUAL_EXACT] = {
    [USUAL_REPLY] = STR_INIT("reply"),
    [USUAL_VISITOR] = STR_INIT("visitor"),
    [USUAL_PRICED] = STR_INIT("priced"),
    [USUAL_TITLED] = STR_INIT("titled"),
    [USUAL_REFUSAL] = STR_INIT("refusal"),
    [USUAL_CHALLENGE] = STR_INIT("challenge"),
    [USUAL_CALLED] = STR_INIT("called"),
    [USUAL_HEAD] = STR_INIT("head"),
    [USUAL_BODY] = STR_INIT("body"),
    [USUAL_NAMED] = STR_INIT("named"),
    [USUAL_COSTS] = STR_INIT("costs"),
};

/* What becomes of a line. */
enum line {
	LINE_ADDRESS,
	LINE_SCALE,
	LINE_LOOK,  /* a word of look's */
	LINE_MONEY, /* the same, and a mark */
	LINE_EXACT,
	LINE_LIST,
	LINE_NAME /* the kind is a key, and this a name of it */
};

/* The table as it is read.  Lines of a kind stand together, so that what one
 * is for is asked for the first of them only. */
struct reading {
	struct usual *u;
	struct buf kind; /* of the line before */
	enum line line;
	size_t which; /* list of look, of names that are exact, or of words */
};

static bool
is_which(struct reading *r, size_t which, size_t n, enum line line)
{
	r->which = which;
	r->line = line;
	return which < n;
}

/* Finds what lines of a kind are for. */
static void
set_kind(struct reading *r, struct str kind)
{
	buf_clear(&r->kind);
	buf_addstr(&r->kind, kind);
	if (str_eq(kind, STR("address")))
		r->line = LINE_ADDRESS;
	else if (str_eq(kind, STR("scale")))
		r->line = LINE_SCALE;
	else if (is_which(r, look_kind(kind), LOOK_KINDS, LINE_LOOK))
		r->line = str_eq(kind, STR("money")) ? LINE_MONEY : LINE_LOOK;
	else if (!is_which(r, str_which(kind, exact_kind, USUAL_EXACT),
		     USUAL_EXACT, LINE_EXACT) &&
		 !is_which(r, str_which(kind, list_kind, USUAL_LISTS),
		     USUAL_LISTS, LINE_LIST))
		r->line = LINE_NAME;
}

static bool
add(void *of, const struct tsv *t, struct err *e)
{
	struct reading *r = of;
	struct usual *u = r->u;
	struct str word = t->col[1];
	struct err why;

	if (!r->kind.n || !str_eq(t->col[0], buf_str(&r->kind)))
		set_kind(r, t->col[0]);
	switch (r->line) {
	case LINE_ADDRESS:
		return look_address(&u->look, word, &why) ||
		       tsv_fault(t, e, "%s", why.msg);
	case LINE_SCALE: return add_scale(u, t, e);
	case LINE_NAME: return add_name(u, t, e);
	case LINE_EXACT: names_add(&u->exact[r->which], word); return true;
	case LINE_LIST: add_word(u, r->which, word); return true;
	case LINE_MONEY: add_mark(u, word); break;
	case LINE_LOOK: break;
	}
	look_add(&u->look, r->which, word);
	return true;
}

static bool
add_under(void *of, const struct tsv *t, struct err *e)
{
	struct usual *u = of;

	(void)e;
	names_add(&u->look.under, t->col[0]);
	return true;
}

bool
usual_read(struct usual *u, struct rules *r, const char *path, struct err *e)
{
	static const char *const columns[] = {"key", "name", "?digits", NULL};
	static const char *const labels[] = {"label", NULL};
	struct reading reading = {.u = u};
	/* forms of addresses are read by these labels */
	bool read =
	    tsv_each_home(r, "sites/under.tsv", labels, add_under, u, e) &&
	    tsv_each(r, path, columns, add, &reading, e);

	buf_free(&reading.kind);
	if (!read)
		return false;
	free(u->name_lists);
	u->name_lists = mem_new(u->name.n + 1, sizeof(*u->name_lists));
	for (uint32_t i = 0; i < u->name.n; i++)
		u->name_lists[i] = usual_lists(u, u->name.name[i]);
	return true;
}
