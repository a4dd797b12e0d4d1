/*
 * redact_key - the key of redact.h, and pseudonyms made with it
 */
#ifndef WT_REDACT_KEY_H
#define WT_REDACT_KEY_H

#include "buf.h"
#include "err.h"
#include "str.h"

struct redact_key;

/* NULL with e set where the file is none that may be used. */
struct redact_key *redact_key_new(const char *path, struct err *e);
void redact_key_free(struct redact_key *k);

/* Appends prefix, -, and 12 hexadecimal characters for value. */
void redact_key_add(struct redact_key *k, const char *prefix, struct str value,
    struct buf *out);

#endif
