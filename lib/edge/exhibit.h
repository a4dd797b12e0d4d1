/*
 * exhibit - the archived bytes of a record once more, by its place
 *
 * What `source` of an advert or a line of the rejects names: the record as in
 * the archive, inflated, without the line ends behind it.
 */
#ifndef WT_EXHIBIT_H
#define WT_EXHIBIT_H

#include "opt.h"

/*
 * o->files are FILE and OFFSET or OFFSET+SKIP.  Writes the bytes to the
 * output and returns the exit status: 1 if the record is one that is refused,
 * and the output may not be all of it; 3 if nothing can be had there.  Ends
 * the program where it is called wrongly.
 */
int exhibit(const struct opts *o);

#endif
