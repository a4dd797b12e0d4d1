/*
 * sound - how characters are read, without their tones
 *
 * Readings are Unihan's kMandarin, one a character (lib/gen/sound_table.c).
 * Two characters that are read alike have the same number; so has a digit the
 * number of its character, and SOUND_UNIT + n (sound_unit.h) is of number n.
 */
#ifndef WT_SOUND_H
#define WT_SOUND_H

#include <stddef.h>
#include <stdint.h>

#include "fold.h"
#include "sound_unit.h"

#define SOUND_BITS 9 /* of the number of a sound */

/* The number of a folded character's sound; 0: it has none. */
uint16_t sound_of(uint16_t unit);

/* Its letters: "xiang"; v is u with two dots.  "" for 0. */
const char *sound_letters(uint16_t sound);

/* Syllables by their letters: the node behind a letter a to z, from 0 on; 0:
 * there is none.  The sound that ends at a node; 0: none does. */
uint16_t sound_step(uint16_t node, uint16_t letter);
uint16_t sound_end(uint16_t node);

/*
 * Words by their sound, searched as scan.h searches words by their units.
 * Hits are places where each character is read as that of the word; which of
 * them differ is for the caller to see.
 */
struct sounds;
struct scan_hits;

struct sounds *sounds_new(void);
void sounds_free(struct sounds *s);

/* Adds a word of 2 units or more that have sounds, all of them. */
void sounds_add(
    struct sounds *s, uint32_t word, const uint16_t *unit, size_t n);
void sounds_build(struct sounds *s);

/* Adds to hits (not cleared) the places of words, but for those written just
 * as the word is. */
void sounds_find(
    const struct sounds *s, const struct fold *text, struct scan_hits *hits);

#endif
