/* scan_priv - what the parts of scan share */
#ifndef WT_SCAN_PRIV_H
#define WT_SCAN_PRIV_H

#include "scan.h"

/* Odd multipliers that spread the units of a pair over 32 bits. */
#define SCAN_MUL1 0x9e3779b1u
#define SCAN_MUL2 0x85ebca6bu

/* And over 16: for the row of a pair in the map of heads, and the bit. */
#define SCAN_ROW1 0x9e37u
#define SCAN_ROW2 0x6a2bu
#define SCAN_BIT1 0x85ebu
#define SCAN_BIT2 0xb2afu

/* Words that share an anchor, or the hash of one. */
struct scan_slot {
	uint32_t beside; /* bits of the units that stand beside it in words */
	uint32_t first;  /* into entry, to the first of the next slot */
};

/*
 * The words once more, for the search, grouped by slot: so that a look at
 * them is at one place of memory, which is most often cold.  Of each its
 * number, its length, its anchor, and its units, two in one.
 */
enum { SCAN_WORD, SCAN_SIZE, SCAN_ANCHOR, SCAN_UNITS };

/* Of a word of n units. */
static inline uint32_t
scan_entry_size(uint32_t n)
{
	return SCAN_UNITS + (n + 1) / 2;
}

struct scan {
	uint32_t *at; /* by word: its units in the pool, to those of the next */
	size_t nword, cap_at;
	uint16_t *pool;
	size_t npool, cap_pool;
	uint32_t *entry;
	struct scan_slot *slot; /* by hash of the anchor */
	unsigned slot_shift;    /* of a 32-bit hash to an index of slot */
	/*
	 * A bit each: anchors that are pairs, hashed, which says no to nearly
	 * all places, and those that are single units.
	 */
	unsigned char *heads, *singles;
	unsigned row_shift; /* of a 16-bit hash to a row of heads */
	bool has_single;
};

static inline uint32_t
scan_hash(const uint16_t *u)
{
	return u[0] * SCAN_MUL1 + u[1] * SCAN_MUL2;
}

static inline struct scan_slot *
scan_slot_of(const struct scan *s, const uint16_t *pair)
{
	return &s->slot[scan_hash(pair) >> s->slot_shift];
}

static inline struct scan_slot *
scan_slot_single(const struct scan *s, uint16_t unit)
{
	return &s->slot[unit * SCAN_MUL1 >> s->slot_shift];
}

/* The bits of struct scan_slot.beside for a unit before a pair, behind it. */
static inline unsigned
scan_before(uint16_t unit)
{
	return unit * SCAN_MUL1 >> 27;
}

static inline unsigned
scan_behind(uint16_t unit)
{
	return unit * SCAN_MUL2 >> 27;
}

static inline unsigned
scan_row(const struct scan *s, const uint16_t *pair)
{
	return (uint16_t)(pair[0] * SCAN_ROW1 + pair[1] * SCAN_ROW2) >>
	       s->row_shift;
}

static inline unsigned
scan_bit(const uint16_t *pair)
{
	return (uint16_t)(pair[0] * SCAN_BIT1 + pair[1] * SCAN_BIT2) >> 13;
}

#endif
