/* bare_priv - what the parts of bare share */
#ifndef WT_BARE_PRIV_H
#define WT_BARE_PRIV_H

#include "bare.h"

/* True if a few lines of words stand before a value that begins in the first
 * half of the text, as programs print what they got: page 1: {'data': [...]} */
bool bare_headed(struct str text);

#endif
