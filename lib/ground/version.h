/* version - of the whole set; NEWS has what came with which */
#ifndef WT_VERSION_H
#define WT_VERSION_H

#define WT_VERSION "0.1.0"

#endif
