/*
 * tstype - types that TypeScript writes about data, to be passed over
 *
 *	const goods = <Item[]>[{...}];
 *	const goods = [{...}] as Item<string, Part[]>;
 *
 * Nothing is understood of a type: it is passed up to where it cannot go on,
 * and no further than TSTYPE_MAX bytes.
 *
 * Source: typescriptlang.org (Type assertions; satisfies).
 */
#ifndef WT_TSTYPE_H
#define WT_TSTYPE_H

#include <stddef.h>

#include "str.h"

#define TSTYPE_MAX 256

/* Behind the type in <> that begins at `at`; `at` if none does. */
size_t tstype_cast(struct str s, size_t at);

/* Behind the name of a type, and what it has in <>, at `at`, where the word as
 * or satisfies has just ended.  Brackets behind it, Item[], are not passed. */
size_t tstype_name(struct str s, size_t at);

#endif
