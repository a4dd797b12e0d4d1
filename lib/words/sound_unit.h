/*
 * sound_unit - units that stand for sounds
 *
 * SOUND_UNIT + n, of the area for private use, is a syllable spelt in letters,
 * of sound n.  A text may hold such a character; then it means nothing.
 */
#ifndef WT_SOUND_UNIT_H
#define WT_SOUND_UNIT_H

#define SOUND_UNIT  0xe000
#define SOUND_UNITS 512

#endif
