/*
 * packed - what becomes of packed bytes that are in memory
 */
#ifndef WT_PACKED_H
#define WT_PACKED_H

enum packed {
	PACKED_WHOLE, /* all of it is in out */
	PACKED_LONG,  /* it gives more than max bytes; out has the first */
	PACKED_HURT   /* damaged or cut: e says how; out has what came before */
};

#endif
