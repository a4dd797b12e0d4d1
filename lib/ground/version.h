/* version - of the whole set, which all tools print; NEWS has what came with
 * which */
#ifndef WT_VERSION_H
#define WT_VERSION_H

#define WT_VERSION "0.1.0"

#endif
