/*
 * packed - how it went to unpack bytes that are in memory, by br.h, zst.h and
 * gz.h alike
 */
#ifndef WT_PACKED_H
#define WT_PACKED_H

enum packed {
	PACKED_WHOLE, /* all of it is in out */
	PACKED_LONG,  /* it gives more than max bytes; out has the first */
	PACKED_CUT,   /* the bytes end too soon: out has what came before */
	PACKED_HURT   /* damaged: e says how; so too */
};

#endif
