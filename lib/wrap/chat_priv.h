/* chat_priv - a message, as chat.c and chat_whatsapp.c find it and chat_add.c
 * writes it; its texts are lent from the export */
#ifndef WT_CHAT_PRIV_H
#define WT_CHAT_PRIV_H

#include "chat.h"
#include "json.h"

#define CHAT_NAME 60 /* bytes of a name, at most */

/* A message; what is absent is "" in the object. */
struct message {
	struct str group, time, id, name;
	struct str words;
	struct str stamp; /* the time as it stands, or absent; with it: */
	size_t nth;       /* of those with that time, from 1 */
	size_t from, to;  /* the words, with blanks around, in the text */
};

/* Appends it to a list of such. */
void chat_add(const struct message *m, struct buf *out);

/* The same of what WhatsApp exports. */
bool chat_whatsapp(struct str text, struct buf *out);

#endif
