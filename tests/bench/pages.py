#!/usr/bin/env python3
"""pages.py script|dom|mixed|unknown N > x.warc 3> x.warc.gz: N pages of shops,
of the shape and size of real ones: their data in a script (300 KB, 44 rows), or
in elements (500 KB, 60 rows); mixed: nine in ten are of no shop; unknown: of
shops that no definition is for (100 KB), their goods in turn in tiles, in what
a program keeps, in JSON-LD and in Open Graph.  Nothing of a
real page is in them.  pages.py real N FILE ...: so many copies of search
pages in turn.  Packed, each record is a member, as crawlers write them."""
import gzip
import json
import random
import sys

rnd = random.Random(7)
WORDS = ("手串 佛珠 雕刻 收藏 老料 摆件 精品 文玩 吊坠 正品 包邮 礼物 "
         "复古 天然 男女 挂件 手工 新款 夏季 办公").split()


def words(n):
    return " ".join(rnd.choice(WORDS) for _ in range(n))


def filler(n):
    """Elements as pages have them: menus, links, classes, nested."""
    out = []
    while n > 0:
        e = ('<div class="m-item grid-%d" data-spm="a230r.1.%d"><ul><li>'
             '<a href="//list.example/q?cat=%d&amp;s=%d" target="_blank">%s'
             '</a><span class="icon"></span></li></ul></div>\n') % (
                 rnd.randrange(9), rnd.randrange(999), rnd.randrange(99999),
                 rnd.randrange(99), words(2))
        out.append(e)
        n -= len(e.encode())
    return "".join(out)


def auction(i):
    return {"i2iTags": {"samestyle": {"url": "/search?type=samestyle&uniq=%d"
                                      % rnd.randrange(10**9)},
                        "similar": {"url": ""}}, "p4pTags": [],
            "nid": str(600000000000 + i), "category": "50011397", "pid": "",
            "title": "<span class=H>%s</span>%s" % (words(1), words(5)),
            "raw_title": words(6), "pic_url": "//img.example/%d.jpg" % i,
            "detail_url": "//item.taobao.com/item.htm?id=%d" % (6e11 + i),
            "view_price": "%d.%02d" % (rnd.randrange(900), rnd.randrange(99)),
            "view_fee": "0.00", "item_loc": "浙江 杭州",
            "view_sales": "%d人付款" % rnd.randrange(9999),
            "comment_count": str(rnd.randrange(999)),
            "user_id": str(rnd.randrange(10**9)), "nick": words(1) + "店",
            "shopcard": {"levelClasses": [{"levelClass": "icon-supple-level"}
                                          for _ in range(5)],
                         "isTmall": False, "delivery": [480, 1, 1111],
                         "encryptedUserId": "UvFkSMmgyMmNyvmHTvWTT"},
            "icon": [{"title": words(3), "dom_class": "icon-fest",
                      "position": "1", "url": "//www.example/"}] * 3}


def script_page(k):
    conf = {"pageName": "mainsrp", "mods": {
        "noresult": {"status": "hide"},
        "itemlist": {"status": "show", "data": {
            "auctions": [auction(k * 44 + i) for i in range(44)]}},
        "nav": {"data": {"common": [
            {"text": words(2), "sub": [{"text": words(2), "value": str(i)}
                                       for i in range(20)]}
            for i in range(50)]}}}}
    data = json.dumps(conf, ensure_ascii=False, separators=(",", ":"))
    return ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%s"
            "</title></head><body>\n%s<script>\n    g_page_config = %s;\n"
            "    g_srp_loadCss();\n</script>\n%s</body></html>\n") % (
                words(3), filler(60000), data, filler(60000))


def row(i):
    return ('<li data-sku="%d" class="gl-item"><div class="gl-i-wrap">'
            '<div class="p-img"><a href="//item.jd.com/%d.html" title="%s">'
            '<img data-lazy-img="//img.example/%d.jpg"></a></div>'
            '<div class="p-price"><strong><em>￥</em><i>%d.00</i></strong>'
            '</div><div class="p-name p-name-type-2"><a><em>%s</em></a></div>'
            '<div class="p-shop"><span><a title="s">%s</a></span></div>'
            '</div></li>\n') % (i, i, words(6), i, rnd.randrange(999),
                                words(8), words(1))


def dom_page(k):
    return ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>"
            "%s<ul class=\"gl-warp\">%s</ul>%s</body></html>\n") % (
                filler(200000),
                "".join(row(10**9 + k * 60 + i) for i in range(60)),
                filler(200000))


def other_page(k):
    """A page of no shop."""
    return ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%s"
            "</title></head><body>%s<script>\n%s</script></body></html>\n") % (
                words(3), filler(120000),
                "".join("f(%d, \"%s\");\n" % (rnd.randrange(10**6), words(3))
                        for _ in range(1500)))


def menu():
    return "".join('<li class="nav-item"><a href="/c/%d-%d"><span>%s</span>'
                   "</a></li>\n" % (i, rnd.randrange(10**6), words(3))
                   for i in range(250))


def tile(i):
    return ('<div class="card"><a href="/item/%d.html"><img src="/goods-%d.jpg"'
            ' alt="x"></a><h3><a href="/item/%d.html">%s</a></h3>'
            '<span class="price">¥%d.50</span></div>\n') % (
                i, i, i, words(6), 10 + i % 900)


def kept(i):
    return {"id": i, "name": words(6), "slug": "goods-%d" % i,
            "price": {"amount": 10 + i % 900, "currency": "CNY"},
            "image": "/goods-%d.jpg" % i, "inStock": True}


def unknown_page(k):
    first = k * 48
    head = body = ""
    if k % 4 == 0:
        body = "".join(tile(first + i) for i in range(48))
    elif k % 4 == 1:
        data = {"props": {"products": [kept(first + i) for i in range(48)]}}
        body = ('<script id="__NEXT_DATA__" type="application/json">%s'
                "</script>") % json.dumps(data, ensure_ascii=False)
    elif k % 4 == 2:
        head = '<script type="application/ld+json">%s</script>' % json.dumps(
            {"@context": "https://schema.org", "@type": "Product",
             "sku": str(first), "name": words(6),
             "image": "/goods-%d.jpg" % first,
             "offers": {"@type": "Offer", "price": "9.50",
                        "priceCurrency": "CNY"}}, ensure_ascii=False)
    else:
        head = "".join('<meta property="%s" content="%s">' % pair for pair in (
            ("og:type", "product"), ("og:title", words(6)),
            ("og:image", "https://x.example/goods-%d.jpg" % first),
            ("product:price:amount", "9.50"),
            ("product:price:currency", "CNY")))
    return ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%s"
            "</title>%s</head><body><ul>%s</ul>%s%s</body></html>\n") % (
                words(3), head, menu(), body, filler(60000))


def record(url, page):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n"
            "WARC-Date: 2024-01-01T00:00:00Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            "Content-Length: %d\r\n\r\n") % (url, len(body))
    return head.encode() + body + b"\r\n\r\n"


def pages(kind, n, files):
    real = [open(f, "rb").read() for f in files]
    for k in range(n):
        if kind == "real":
            yield "https://s.taobao.com/search?q=%d" % k, real[k % len(real)]
        elif kind == "dom":
            yield ("https://search.jd.com/Search?page=%d" % k,
                   dom_page(k).encode())
        elif kind == "unknown":
            yield ("https://shop%d.example/%s" % (
                k % 7, "list?p=%d" % k if k % 4 < 2 else "item/%d.html" % k),
                   unknown_page(k).encode())
        elif kind == "mixed" and k % 10:
            yield "https://news.example/%d" % k, other_page(k).encode()
        else:
            yield "https://s.taobao.com/search?q=%d" % k, script_page(k).encode()


def main():
    kind, n, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    with open(1, "wb") as plain, open(3, "wb") as packed:
        for url, page in pages(kind, n, files):
            plain.write(record(url, page))
            packed.write(gzip.compress(record(url, page), 6, mtime=0))


main()
