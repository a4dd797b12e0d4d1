/* fuzz/match - any JSON string against a set of words with all their tricks */
#include <stdint.h>
#include <stdlib.h>

#include "json.h"
#include "lexicon.h"
#include "match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct match *
matcher(void)
{
	static const char *const term[] = {"象牙", "xy", "hu 骨", "*角", "老Y",
	    "kg", "牙", "猛犸象牙", "ivory"};
	struct lexicon *l = lexicon_new();
	struct err e;

	for (size_t i = 0; i < sizeof(term) / sizeof(*term); i++)
		if (!lexicon_term(l, str_from(term[i]), &e))
			abort();
	lexicon_build(l);
	return match_new(l, WORDS_ALL_TRICKS);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct match *m;
	static struct json_scan s;
	struct buf text = {0};
	struct err e;

	if (!m)
		m = matcher();
	json_quote(&text, str_n((const char *)data, n));
	match_begin(m);
	match_field(m, STR(".title"), true, buf_str(&text));
	match_end(m);
	if (!json_scan(&s, NULL, match_value(m), &e))
		abort(); /* what is written must be read */
	buf_free(&text);
	return 0;
}
