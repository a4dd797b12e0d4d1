/* jq_send - what the parent and its worker send each other */
#include <errno.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "jq_priv.h"

bool
jq_send(int fd, const struct jq_head *h, const char *p)
{
	struct iovec v[2] = {{(void *)(uintptr_t)h, sizeof(*h)},
	    {(void *)(uintptr_t)(p ? p : ""), h->n}};
	struct msghdr m = {.msg_iov = v, .msg_iovlen = 2};
	size_t left = sizeof(*h) + h->n, part;
	ssize_t k;

	while (left) {
		k = sendmsg(fd, &m, MSG_NOSIGNAL);
		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		left -= (size_t)k;
		part = (size_t)k < v[0].iov_len ? (size_t)k : v[0].iov_len;
		v[0].iov_base = (char *)v[0].iov_base + part;
		v[0].iov_len -= part;
		v[1].iov_base = (char *)v[1].iov_base + ((size_t)k - part);
		v[1].iov_len -= (size_t)k - part;
	}
	return true;
}
