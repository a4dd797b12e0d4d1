/* extract_address - the address of a page, and what its links are relative to
 */
#include "canon.h"
#include "extract_priv.h"
#include "look.h"
#include "memento.h"
#include "mirror.h"
#include "url.h"

/* The host of a saved page without an address, by the folders that a mirror
 * program put it in, which may also say when; absent if they do not tell.  Of
 * pages only: where a table lies says nothing of a host. */
static struct str
folder_host(struct extract *x)
{
	const struct doc *d = x->doc;
	struct str host, when;

	if (!d->bare || d->url.p || !str_starts(str_trim(d->body), STR("<")))
		return STR_NONE;
	host = mirror_host(x->mirror, d->file, &when);
	if (!d->captured.p && !x->advert.memento.p &&
	    mirror_time(when, &x->address.memento))
		x->advert.memento = buf_str(&x->address.memento);
	return host;
}

/* Sets what the page's links are relative to.  Who keeps a page with a <base>
 * has not made its links lead to files. */
static void
find_base(struct extract *x)
{
	x->advert.link_base = x->url;
	buf_clear(&x->address.base);
	if (canon_base(x->text.text, x->url, &x->address.base)) {
		x->advert.link_base = buf_str(&x->address.base);
		x->advert.beside = true;
	}
}

void
extract_address(struct extract *x)
{
	struct str when, host;

	x->url = x->doc->url.p ? x->doc->url : x->opt.url;
	/* --url is that of the first of several pages in a file */
	if (x->doc == &x->own && !x->doc->url.p && x->url.p &&
	    look_item(x->look, x->url).p)
		x->url = STR_NONE;
	/* links that a browser saved may lead to files beside the page */
	x->advert.beside = x->url.p && (!x->doc->bare || !x->doc->url.p);
	buf_clear(&x->address.told);
	buf_clear(&x->address.memento);
	if (!x->url.p &&
	    canon_url(x->text.text, &x->address.told, &x->address.memento))
		x->url = buf_str(&x->address.told);
	else if (memento(&x->url, &when))
		memento_time(when, &x->address.memento);
	x->advert.memento = STR_NONE;
	if (x->address.memento.n)
		x->advert.memento = buf_str(&x->address.memento);
	x->url = url_unanchored(memento_asked(x->url));
	x->advert.page_url = x->url;
	x->advert.since1904 = x->doc->since1904;
	host = folder_host(x);
	x->advert.page_host = x->url.p ? STR_NONE : host;
	find_base(x);
}

void
extract_saved(struct extract *x)
{
	if (x->doc->url.p || x->doc->sheet.p)
		return;
	saved_look(&x->saved, x->text.text);
	if (!x->saved.url.p)
		return;
	x->own = *x->doc;
	x->own.url = x->saved.url;
	if (x->saved.captured.p)
		x->own.captured = x->saved.captured;
	x->doc = &x->own;
}
