/* chat - messages of a chat, as QQ exports them as text */
#include "ascii.h"
#include "chat_priv.h"

#define HEAD 300 /* bytes in which such a file says what it is */
#define SURE 5   /* messages that show what a text is */

/* Takes a number of at most so many digits, and the byte behind it. */
static bool
take_number(struct str *s, size_t most, char behind)
{
	size_t n = str_digits(*s);

	if (!n || n > most || n == s->n || s->p[n] != behind)
		return false;
	*s = str_after(*s, n + 1);
	return true;
}

/* Cuts off when a message was sent, which its first line begins with.  The hour
 * may be one of twelve. */
static bool
take_time(struct str *line, struct str *when)
{
	struct str s = *line;

	if (!take_number(&s, 4, '-') || !take_number(&s, 2, '-') ||
	    !take_number(&s, 2, ' ') || !take_number(&s, 2, ':') ||
	    !take_number(&s, 2, ':') || !take_number(&s, 2, ' '))
		return false;
	if (str_starts(s, STR("AM ")) || str_starts(s, STR("PM ")))
		s = str_after(s, 3);
	*when = str_trim(str_head(*line, line->n - s.n));
	*line = str_trim(s);
	return true;
}

/* True if a line begins a message of QQ: when, and who. */
static bool
begins(struct str line, struct message *m)
{
	struct str s = line, close;
	size_t at;
	bool mail;

	if (!take_time(&s, &m->time))
		return false;
	mail = str_ends(s, STR(">"));
	if (!mail && !str_ends(s, STR(")")))
		return false;
	for (at = s.n; at > 0 && s.p[at - 1] != (mail ? '<' : '(');)
		at--;
	if (!at)
		return false;
	m->id = str_n(s.p + at, s.n - at - 1);
	m->name = str_head(s, at - 1);
	close = STR("】"); /* what he is in the group */
	at = str_find(m->name, close, 0);
	if (str_starts(m->name, STR("【")) && at + close.n < m->name.n)
		m->name = str_after(m->name, at + close.n);
	return true;
}

/* The same of what MemoTrace exports of WeChat as text, without a number. */
static bool
begins_bare(struct str line, struct message *m)
{
	m->id = STR_NONE;
	if (!take_time(&line, &m->time) || !line.n || line.n > CHAT_NAME)
		return false;
	m->name = line;
	return true;
}

/* True if the text begins so: each of the first messages has a text, and a
 * blank line behind it, as lines of a program's log have not. */
static bool
is_bare(struct str text)
{
	struct str rest = text, line;
	struct message m = {0};
	size_t n = 0, lines = 0;
	bool blank = true;

	while (rest.p && n < SURE) {
		line = str_trim(str_cut(&rest, '\n'));
		if (!begins_bare(line, &m)) {
			if (!n && line.n)
				return false;
			lines += line.n > 0;
			blank = !line.n;
		} else if (!blank || (n && !lines)) {
			return false;
		} else {
			n++;
			lines = 0;
			blank = false;
		}
	}
	return n > 1 && (n == SURE || lines);
}

static void
add(struct str text, struct message *m, struct buf *out)
{
	if (!m->time.n)
		return;
	m->words = str_trim(str_n(text.p + m->from, m->to - m->from));
	chat_add(m, out);
}

bool
chat_text(struct str text, struct buf *out)
{
	const struct str note = STR_INIT("消息记录（此消息记录为文本格式"),
			 whom = STR_INIT("消息对象:");
	struct message m = {0}, next = {0};
	struct str rest = text, head = str_head(text, HEAD), line;
	bool bare = str_find(head, note, 0) == head.n;

	if (chat_whatsapp(text, out))
		return true;
	if (bare && !is_bare(text))
		return false;
	buf_puts(out, bare ? "{\"wechat_messages\":[" : "{\"qq_messages\":[");
	while (rest.p) {
		line = str_trim(str_cut(&rest, '\n'));
		if (bare ? begins_bare(line, &next) : begins(line, &next)) {
			add(text, &m, out);
			next.group = m.group;
			m = next;
			m.from = rest.p ? (size_t)(rest.p - text.p) : text.n;
		} else if (!bare && str_starts(line, STR("====="))) {
			add(text, &m, out);
			m.time = STR_NONE;
		} else if (!bare && str_starts(line, whom) && !m.time.n) {
			m.group = str_trim(str_after(line, whom.n));
		}
		m.to = rest.p ? (size_t)(rest.p - text.p) : text.n;
	}
	add(text, &m, out);
	buf_puts(out, "]}");
	return true;
}
