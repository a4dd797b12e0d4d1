/*
 * chat - messages of a chat, as QQ exports them as text
 *
 *	2023-11-15 6:13:20 ann(100010001)
 *	horn comb, 80
 *
 * become {"qq_messages":[{"group":...,"time":...,"id":...,"name":...,"text":...
 */
#ifndef WT_CHAT_H
#define WT_CHAT_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the messages as JSON; false, and nothing, if the text does not begin
 * as such an export does. */
bool chat_text(struct str text, struct buf *out);

#endif
