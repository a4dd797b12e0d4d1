/* agg_tables_priv - what the files of agg_tables share */
#ifndef WT_AGG_TABLES_PRIV_H
#define WT_AGG_TABLES_PRIV_H

#include "agg.h"

struct agg_tables {
	struct agg **table;
	size_t n, cap;
	uint64_t turn; /* the number of the record */
	size_t memory, unlooked;
	struct agg *open; /* whose state is being read, or was last */
};

#endif
