#!/usr/bin/env python3
"""listed.py RUNS SEED - adverts on pages of shops that nobody knows

Pages are made at random as shops make them: a header with links, a
list of cards (elements, classes and order of their parts at random; a price
beside an old one, in parts, with a mark before or behind; a title in a link, a
heading or an attribute; a picture; a shop, a place), pages' numbers, a footer.
Each card must come out with its address, title and price, and nothing else
may.  Or a page of one advert, with a button, a text and others around it, which
says what it is in schema.org, Open Graph or nothing but what it shows: it alone
must come out.  What differs is kept, and its path printed.
"""
import html
import json
import os
import random
import re
import subprocess
import sys

import trials

WORDS = ("骨梳 老料 手串 精工 包邮 摆件 牛角 檀香 木梳 cup horn comb vintage silver carved box "
         "收藏 民国 小件 吊坠 wooden antique large green 手工 礼盒").split()
MENU = ["首页", "全部商品", "关于我们", "联系我们", "Home", "About us", "Contact", "Cart", "Login",
        "登录", "注册", "Help", "购物车", "FAQ"]


def title(rnd):
    """Words; those of Chinese may stand without blanks."""
    words = [rnd.choice(WORDS) for _ in range(rnd.randint(3, 6))]
    blank = rnd.choice([" ", ""])
    t = words[0]
    for a, b in zip(words, words[1:]):
        t += (" " if a.isascii() and b.isascii() else blank) + b
    return t


def money(rnd, mark):
    """A price as this page shows all of its prices."""
    if mark == "¥":
        return rnd.choice(["¥%s", "￥%s", "<em>¥</em>%s", "<i>￥</i><b>%s</b>", "¥ %s", "%s元",
                           "<b>%s</b>元", "<!-- p -->￥<!-- -->%s"])
    if mark == "€":
        return rnd.choice(["%s €", "€%s", "<span>%s</span> €"])
    return rnd.choice(["$%s", "<span>$</span>%s", "US $%s", "USD %s"])


def digits(mark, how, value):
    n = "%.2f" % value
    whole, part = n.split(".")
    if how in ("sup", "cents"):
        tag = '<sup>%s</sup>' if how == "sup" else '<span class="cents">%s</span>'
        whole = "{:,}".format(int(whole))
        return (whole.replace(",", ".") if mark == "€" else whole) + tag % part
    if mark == "€":
        return n.replace(".", ",")
    if how == "parts":
        return "<b>%s</b><i>.%s</i>" % (whole, part)
    if how == "commas" and value >= 1000:
        return "{:,.2f}".format(value)
    return n


class Page:
    def __init__(self, rnd):
        self.rnd = rnd
        r = rnd
        self.mark = r.choice(["¥", "¥", "$", "€"])
        self.form = money(r, self.mark)
        self.how = r.choice(["", "", "parts", "commas", "sup", "cents"]) if "<b>" not in self.form else ""
        self.button = r.choice(["", "", "", "加入购物车", "Add to cart", "查看详情", "Buy now", "Quick view"])
        self.sold = r.choice(["", "", "已售%d件", "%d人付款", "%d sold", "(%d)"])
        self.badge = r.choice(["", "", "", "新品", "热卖", "New", "Sale"])
        self.odd = r.choice(["", "", "upper", "unquoted", "open"])
        self.card = r.choice(["li", "div", "article", "div"])
        self.names = r.choice([("item", "name", "price"), ("goods-item", "goods-title", "goods-price"),
                               ("product-card", "product-card__title", "product-card__price"),
                               ("a1b2", "c3d4", "e5f6"), ("col-md-3 box", "tit", "money")])
        self.path = r.choice(["/product/%d.html", "/goods.php?id=%d", "/item/%d", "/p/%d",
                              "/products/%s-%d", "/goods-%d.html"])
        self.where = r.choice(["link", "heading", "attribute", "whole"])
        self.old = r.random() < 0.3
        self.shop = r.random() < 0.3
        self.image = r.random() < 0.8
        self.before = r.random() < 0.3  # the price before the title
        self.lazy = r.random() < 0.5
        self.absolute = r.random() < 0.3
        self.blank = r.choice(["", "\n      "])
        self.ad = r.random() < 0.3

    def address(self, n):
        p = self.path % ((("carved-box"), n) if "%s" in self.path else n)
        return ("https://shop.example" + p) if self.absolute else p

    def one(self, n):
        r, b = self.rnd, self.blank
        t = title(r)
        value = round(r.choice([r.uniform(1, 100), r.uniform(1, 5000)]), 2)
        price = self.form % digits(self.mark, self.how, value)
        url = self.address(n)
        img = ""
        if self.image:
            src = "/img/%d.jpg" % n
            img = '<img %s="%s" alt="%s">' % ("data-src" if self.lazy else "src", src,
                                            html.escape(t) if r.random() < 0.5 else "")
            if self.where != "whole":
                img = '<a href="%s">%s</a>' % (url, img)
        e = html.escape(t)
        name = {
            "link": '<div class="%s"><a href="%s">%s</a></div>' % (self.names[1], url, e),
            "heading": '<h3 class="%s"><a href="%s">%s</a></h3>' % (self.names[1], url, e),
            "attribute": '<a class="%s" href="%s" title="%s">%s</a>' % (self.names[1], url, e, e),
            "whole": '<p class="%s">%s</p>' % (self.names[1], e)}[self.where]
        cost = '<div class="%s">%s</div>' % (self.names[2], price)
        if self.old:
            was = self.form % digits(self.mark, self.how, value * 1.5)
            cost += r.choice(['<del>%s</del>', '<span class="old-price">%s</span>',
                              '<s>%s</s>']) % was
        parts = [cost, name] if self.before else [name, cost]
        if self.image:
            parts.insert(0, img)
        if self.shop:
            parts.append('<div class="shop"><a href="/shop/%d">例%s阁</a></div>' % (n % 5, "甲乙丙丁戊"[n % 5]))
        if self.sold:
            parts.append('<span class="%s">%s</span>' % (r.choice(["sold", "x9", "num"]),
                                                         self.sold % r.randrange(1, 900)))
        if self.badge and r.random() < 0.5:
            parts.insert(0, '<span class="tag">%s</span>' % self.badge)
        if self.button and self.where != "whole":
            parts.append('<a class="btn" href="%s">%s</a>' % (url, self.button))
        inner = b.join(parts)
        if self.where == "whole":
            inner = '<a href="%s">%s</a>' % (url, inner)
        end = "" if self.odd == "open" and self.card == "li" else "</%s>" % self.card
        text = "<%s class=\"%s\">%s%s" % (self.card, self.names[0], inner, end)
        if self.odd == "upper":
            text = re.sub(r"<(/?)(\w+)", lambda m: "<" + m[1] + m[2].upper(), text)
        if self.odd == "unquoted":
            text = re.sub(r'="([\w/.-]+)"', r"=\1", text)
        return text, \
            {"url": "https://shop.example" + self.address(n).replace("https://shop.example", ""),
             "title": t, "price": value}

    def whole(self):
        r = self.rnd
        menu = "".join('<li><a href="/%s">%s</a></li>' % (i, m) for i, m in enumerate(
            r.sample(MENU, r.randint(3, 8))))
        numbers = r.sample(range(1001, 99999), r.randint(4, 24))
        cards = [self.one(n) for n in numbers]
        wrap = ("<ul class=list>%s</ul>" if self.card == "li" else "<div class=list>%s</div>")
        lists = wrap % ("\n" * r.randrange(2)).join(c for c, _ in cards)
        pages = "".join('<a href="/list?page=%d">%d</a>' % (i, i) for i in range(1, r.randint(2, 9)))
        text = ("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%s</title>"
                "<script>var a = {\"b\":1};</script></head>\n<body><header><ul>%s</ul>"
                "<form action=/search><input name=q></form></header>\n"
                "<main>%s<div class=pages>%s</div></main>\n<footer><p>© 2024 Example</p>"
                "<a href=\"/privacy\">Privacy</a></footer></body></html>\n") % (
                    r.choice(["例家", "Shop", "全部商品"]), menu, lists, pages)
        return text, [w for _, w in cards]


BUY = ["加入购物车", "立即购买", "Add to cart", "Buy now", "Add to basket"]
TEXT = ("老料新工，支持鉴定，收到后七天无理由退换。", "Made by hand of old wood, 12 cm long. Posted within 2 days.",
        "尺寸：12厘米 重量：35克")


class One(Page):
    """A page of one advert."""

    def said(self, t, value, shop):
        """What the page says for machines, by turns."""
        r = self.rnd
        how = r.choice(["", "", "ld", "ld", "og", "micro"])
        e = html.escape(t)
        currency = {"¥": "CNY", "$": "USD", "€": "EUR"}[self.mark]
        if how == "ld":
            offer = {"@type": "Offer", "price": r.choice([value, "%.2f" % value]),
                     "priceCurrency": currency, "availability": "https://schema.org/InStock"}
            what = {"@context": "https://schema.org", "@type": "Product", "name": t,
                    "image": ["https://shop.example/a.jpg"],
                    "offers": r.choice([offer, [offer]])}
            if shop:
                offer["seller"] = {"@type": "Organization", "name": shop}
            if r.random() < 0.3:
                what = {"@context": "https://schema.org", "@graph": [
                    {"@type": "WebSite", "name": "Shop"}, what]}
            return '<script type="application/ld+json">%s</script>' % json.dumps(
                what, ensure_ascii=r.random() < 0.5), ""
        if how == "og":
            return ('<meta property="og:type" content="product"><meta property="og:title" content="%s">'
                    '<meta property="product:price:amount" content="%.2f">'
                    '<meta property="product:price:currency" content="%s">') % (e, value, currency), ""
        if how == "micro":
            return "", 'itemscope itemtype="http://schema.org/Product"'
        return "", ""

    def whole(self):
        r = self.rnd
        n = r.randrange(100, 99999)
        t, value = title(r), round(r.uniform(1, 3000), 2)
        shop = "例甲阁" if r.random() < 0.4 else ""
        head, scope = self.said(t, value, shop)
        url = "https://shop.example" + self.address(n).replace("https://shop.example", "")
        price = self.form % digits(self.mark, self.how, value)
        prop = lambda name, more="": ' itemprop="%s"%s' % (name, more) if scope else ""
        cost = '<div class="%s"%s>%s</div>' % (
            r.choice(["price", "goods-price", "product-price", "now"]),
            ' itemprop="offers" itemscope itemtype="http://schema.org/Offer"' if scope else "",
            ('<meta itemprop="priceCurrency" content="%s"><span itemprop="price" content="%.2f">%s</span>' % (
                {"¥": "CNY", "$": "USD", "€": "EUR"}[self.mark], value, price)) if scope else price)
        if self.old:
            cost += r.choice(["<del>%s</del>", "<s>%s</s>"]) % (
                self.form % digits(self.mark, self.how, value * 1.5))
        parts = ["<h1%s>%s</h1>" % (prop("name"), html.escape(t)), cost]
        if shop:
            parts.append('<div class="shop">%s<a href="/shop/7">%s</a></div>' % (
                r.choice(["", "店铺：", "Seller: "]), shop))
        parts += ["<button>%s</button>" % r.choice(BUY),
                  "<div class=desc>%s</div>" % r.choice(TEXT)]
        others = ""
        if r.random() < 0.6:
            numbers = r.sample(range(1001, 99999), r.choice([2, 4, 10]))
            others = "<h2>%s</h2><div class=more>%s</div>" % (
                r.choice(["相关商品", "You may also like", "猜你喜欢"]),
                "".join(self.one(k)[0] for k in numbers if k != n))
        menu = "".join('<li><a href="/%s">%s</a></li>' % (i, m) for i, m in enumerate(
            r.sample(MENU, r.randint(3, 8))))
        text = ("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%s%s</title>%s</head>\n"
                "<body><ul>%s</ul><div class=crumb><a href=/>首页</a> &gt; <a href=/c/1>文玩</a></div>\n"
                "<main %s>%s</main>%s<footer>© 2024</footer></body></html>\n") % (
                    html.escape(t), r.choice(["", " - 例家", " | Shop"]), head, menu, scope,
                    "\n".join(parts), others)
        return text, [{"url": url, "title": t, "price": value}]


def trial(rnd, here):
    one = rnd.random() < 0.4
    text, want = (One if one else Page)(rnd).whole()
    path = os.path.join(here, "a.html")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    p = subprocess.run(["wt-extract", "--url", want[0]["url"] if one else
                        "https://shop.example/list", path], capture_output=True)
    have = []
    for line in p.stdout.splitlines():
        a = json.loads(line)
        have.append({k: a.get(k) for k in ("url", "title", "price")})
    if p.returncode == 0 and have == want:
        return None
    first = next(("%s for %s" % (json.dumps(h, ensure_ascii=False), json.dumps(w, ensure_ascii=False))
                  for h, w in zip(have, want) if h != w), "")
    return "%s status %d, %d of %d adverts; %s %s" % (
        "one" if one else "list", p.returncode, len(have), len(want), first,
        p.stderr.decode("utf-8", "replace").strip()[:200])


if __name__ == "__main__":
    sys.exit(trials.run("pages", trial))
