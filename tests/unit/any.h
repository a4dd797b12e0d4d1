/*
 * any - numbers for made inputs: any(n) is one below n, the same in each run
 */
#ifndef WT_UNIT_ANY_H
#define WT_UNIT_ANY_H

static unsigned any_state = 1;

static unsigned
any(unsigned n)
{
	any_state = any_state * 1103515245 + 12345;
	return (any_state >> 16) % n;
}

#endif
