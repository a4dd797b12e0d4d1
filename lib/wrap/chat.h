/*
 * chat - messages of a chat, as QQ and WhatsApp export them as text, and
 * MemoTrace those of WeChat
 *
 *	2023-11-15 6:13:20 ann(100010001)
 *	horn comb, 80
 *
 *	15/11/2023, 18:13 - Ann: horn comb, 80
 *	[15.11.23, 18:13:20] Ann: horn comb, 80
 *
 * become a list of objects with group, time, id, name and text, qq_messages;
 * those of WeChat, in which nobody has a number, wechat_messages; those of
 * WhatsApp whatsapp_messages, without group and id: the day stands first in
 * their time, if it can be said which of its numbers is the month, and nth
 * counts those of one time.  What WhatsApp says itself is no message.
 *
 * How WhatsApp writes a day and a time depends on the telephone's language; the
 * forms are those that public readers of such exports know.
 */
#ifndef WT_CHAT_H
#define WT_CHAT_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

/* Appends the messages as JSON; false, and nothing, if the text is no such
 * export. */
bool chat_text(struct str text, struct buf *out);

#endif
