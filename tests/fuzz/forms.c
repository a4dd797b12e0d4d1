/*
 * fuzz/forms - forms of addresses, a line each, a line ---, and addresses: what
 * is taken is a part of the address
 */
#include <stdint.h>
#include <stdlib.h>

#include "forms.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str rest = str_n((const char *)data, n), line, got;
	const struct names none = {0};
	struct forms f = {0};
	struct err e;

	while ((line = str_cut(&rest, '\n')).p && !str_eq(line, STR("---")))
		forms_add(&f, line, &none, &e);
	while ((line = str_cut(&rest, '\n')).p) {
		got = forms_take(&f, line);
		if (got.p &&
		    (got.p < line.p || got.p + got.n > line.p + line.n))
			abort();
	}
	forms_free(&f);
	return 0;
}
