/*
 * chat - messages of a chat, as QQ exports them as text, and MemoTrace those of
 * WeChat
 *
 *	2023-11-15 6:13:20 ann(100010001)
 *	horn comb, 80
 *
 * become a list of objects with group, time, id, name and text, qq_messages;
 * those of WeChat, in which nobody has a number, wechat_messages.
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
