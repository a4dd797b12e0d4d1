/* fuzz/words - any text against words that may be hidden in every way */
#include <stdint.h>
#include <stdlib.h>

#include "json.h"
#include "words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct words *
words(void)
{
	static const char *const term[] = {"象牙", "穿山甲", "猛犸象牙",
	    "鳄鱼皮", "虎骨酒", "豹皮", "犀角", "牙牙", "玳瑁"};
	struct words *w = words_new();
	struct err e;

	for (size_t i = 0; i < sizeof(term) / sizeof(*term); i++)
		if (words_add(w, str_from(term[i]),
			WORDS_BORDERS | WORDS_MASKED | WORDS_SOUND |
			    WORDS_MASKED_SHORT,
			&e) < 0)
			abort();
	words_build(w);
	return w;
}

/* Hits stand in the text, and in order. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct words *w;
	static struct words_search s;
	struct buf text = {0}, cut = {0};

	if (!w)
		w = words();
	json_quote(&text, str_n((const char *)data, n));
	words_json(w, buf_str(&text), WORDS_ALL_TRICKS, &s);
	for (size_t i = 0; i < s.n; i++) {
		const struct words_hit *h = &s.hit[i];

		if (h->start >= h->end || h->end > s.map.ncp ||
		    (i && h[-1].start > h->start))
			abort();
		words_cut(&s, h->start, h->end, &cut);
	}
	buf_free(&text);
	buf_free(&cut);
	return 0;
}
