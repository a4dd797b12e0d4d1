#!/usr/bin/env python3
"""scripted.py RUNS SEED [--all] [--form NAME] - shops whose goods only a page's scripts have

Pages are made at random as shops and their programs make them: four goods of a
list, or one that the page is about, stand in no element, but in what a script
sets, calls or is handed, or in an attribute; beside them a visitor and a cart,
menus, filters, ways of sending, other scripts, placeholders.  All goods must
come out with title, price, and number or address, and nothing else may; or the
page is rejected, status 1, and what comes of it is among them.  What is neither
is kept, and its path printed; but what is LEFT below may give nothing.  --all:
what is rejected is printed, too.

Each row has what wt-dump(5) asks for: a title, a price, a number or an address,
and a picture.  Other goods that a list recommends may come out as well: the
shop offers them too.
"""
import base64
import html
import json
import os
import re
import subprocess
import sys
import urllib.parse

import trials

WORDS = ("骨梳 老料 手串 精工 摆件 牛角 木梳 cup horn comb vintage silver carved box 收藏 民国 "
         "吊坠 wooden antique large green 手工 礼盒").split()
NAMES = {
    "id": ["id", "id", "productId", "itemId", "goods_id", "nid", "product_id", "goodsId", "item_id",
           "offerId", "spuId", "sku", "ID", "productID", "pid"],
    "title": ["title", "title", "name", "name", "productName", "goodsName", "goods_name", "subject",
              "product_title", "displayName", "item_name", "productTitle", "product_name"],
    "url": ["url", "url", "link", "href", "productUrl", "detail_url", "detailUrl", "product_url",
            "permalink", "item_url"],
    "image": ["image", "image", "img", "pic", "thumbnail", "imageUrl", "pic_url", "image_url", "cover",
              "images", "picUrl", "thumb"],
    "shop": ["shopName", "seller", "vendor", "shop_name", "storeName", "sellerName", "nick"]}
LISTS = ["products", "products", "goodsList", "items", "list", "productList", "results", "hits",
         "listings", "goods", "itemList", "data", "records", "rows", "ads"]
LIBRARY = (
    '!function(e,t){"object"==typeof exports?module.exports=t():e.lib=t()}(this,function(){var e={name:'
    '"core",version:"3.4.1"},t=[];function n(e){return e&&e.id?{id:e.id,title:e.title||"",price:e.price||0}'
    ':null}return t.push(function(e){return/^[\\]"\'}]+$/.test(e)}),{a:e,b:n,c:t}});')
COUNTER = ("(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});"
           "var f=d.getElementsByTagName(s)[0],j=d.createElement(s);j.async=true;j.src='/gtm.js?id='+i;"
           "f.parentNode.insertBefore(j,f);})(window,document,'script','dataLayer','GTM-ABCDE');")


def dumps(x, **how):
    return json.dumps(x, ensure_ascii=False, **how)


def tight(x):
    return dumps(x, separators=(",", ":"))


def safe(text):
    """JSON as it may stand in a script."""
    return text.replace("</", "<\\/")


def js(x, quote="'", name=str, comma="", gap=" ", indent=None, depth=0):
    """JavaScript: bare names, single quotes, commas too many."""
    def text(s):
        for a in "\\" + quote + "\n":
            s = s.replace(a, "\\" + ("n" if a == "\n" else a))
        return quote + safe(s) + quote
    how = (quote, name, comma, gap, indent, depth + 1)
    if isinstance(x, str):
        return text(x)
    if not isinstance(x, (dict, list)):
        return json.dumps(x)
    parts = ([(name(k) if re.match(r"[A-Za-z_$][\w$]*$", k) else text(k)) + ":" + gap + js(v, *how)
              for k, v in x.items()] if isinstance(x, dict) else [js(v, *how) for v in x])
    a, b = "{}" if isinstance(x, dict) else "[]"
    if not parts:
        return a + b
    if indent is None:
        return a + ("," + gap).join(parts) + comma + b
    line = "\n" + indent * (depth + 1)
    return a + line + ("," + line).join(parts) + comma + "\n" + indent * depth + b


WRITE = {
    "json": lambda x: safe(dumps(x)), "tight": lambda x: safe(tight(x)), "ascii": lambda x: json.dumps(x).replace("/", "\\/"),
    "unicode": lambda x: re.sub("[<>&'/]", lambda m: "\\u%04x" % ord(m[0]), tight(x)),
    "pretty": lambda x: safe(dumps(x, indent=2)), "js": js,
    "bare": lambda x: js(x, '"', gap=""), "trailing": lambda x: js(x, comma=",", indent="  "),
    "quoted": lambda x: js(x, name=repr), "comments": lambda x:
    re.sub(r"\n( *)", "\n\\1/* a \"part\" */ ", js(x, '"', indent="  "), count=2) + " // end"}


class Page:
    def __init__(self, rnd):
        self.rnd = rnd
        self.how = {}
        self.market = self.pick("market", ["", "", "", "taobao", "1688"])
        self.one = rnd.random() < 0.3 and not self.market
        self.gbk = rnd.random() < 0.15
        self.host = {"taobao": "shop60001.taobao.com", "1688": "combs.1688.com"}.get(
            self.market, rnd.choice(["www.combs.example", "shop.horn.example"]))
        self.mark = rnd.choice(["￥", "￥", "$", "元"] if self.gbk else ["¥", "¥", "$", "€", "元"])
        self.name = {k: rnd.choice(v) for k, v in NAMES.items()}
        if self.name["id"] == "item_id":
            self.name["title"] = "item_name"
        self.priced = self.pick("price", ["price", "price", "price", "text", "sale", "money", "value", "info",
                                          "cents", "range", "prices", "string"])
        self.linked = self.pick("url", ["full", "path", "path", "slug", "none"]) if not self.market else "full"
        self.numbered = self.linked not in ("full", "path") or self.one or rnd.random() < 0.9
        if not self.numbered:
            self.how["number"] = "none"
        self.extra = [k for k in ("shop", "stock", "sold", "brand", "category", "tags", "desc", "created")
                      if rnd.random() < 0.3]
        self.form = self.number = None
        self.goods = [self.good(i) for i in range(1 if self.one else 4)]
        self.others = [self.good(20 + i) for i in range(3)]
        self.rows = [self.row(g) for g in self.goods]
        self.path = self.goods[0]["path"] if self.one else rnd.choice(
            ["/collections/combs", "/list?cat=4", "/search?q=comb", "/category/combs.html", "/", "/combs"])
        self.writes = rnd.choice(list(WRITE))

    def pick(self, part, of):
        self.how[part] = self.rnd.choice(of)
        return self.how[part]

    def title(self):
        r = self.rnd
        words = r.sample(WORDS, r.randint(3, 5))
        t = words[0]
        for a, b in zip(words, words[1:]):
            t += (" " if a.isascii() or b.isascii() else "") + b
        return t + r.choice(["", "", "", " 12cm", " \"old\"", " & case", " maker's"])

    def good(self, i):
        r = self.rnd
        if self.form is None and i == 0:
            self.form = r.choice(["/product/%s", "/item/%s", "/products/%s", "/p/%s", "/goods/%s.html"])
            self.number = r.choice([387826255001, 40017, 600128])
        n = self.number + i
        slug = "horn-comb-%d" % (i + 3)
        g = {"id": n, "title": self.title(), "price": r.randint(300, 90000) / 100, "slug": slug}
        if self.market:
            g["id"] = n = 387826255001 + i
            g["path"] = {"taobao": "//item.taobao.com/item.htm?id=%d",
                         "1688": "//detail.1688.com/offer/%d.html"}[self.market] % n
        else:
            named = self.linked == "slug" or not self.numbered or n < 100000
            g["path"] = self.form % (slug if named else n)
        if r.random() < 0.3:
            g["price"] = float(int(g["price"]))
        g["high"] = g["price"] + 10
        return g

    def show(self, x):
        n = "%.2f" % x
        return {"元": n + "元", "€": n.replace(".", ",") + " €"}.get(self.mark, self.mark + n)

    def prices(self, g):
        money = {"¥": "CNY", "￥": "CNY", "元": "CNY", "$": "USD", "€": "EUR"}[self.mark]
        p, high = g["price"], g["high"]
        if p == int(p):
            p, high = int(p), int(high)
        return {
            "price": lambda: {"price": p}, "text": lambda: {"price": self.show(p)},
            "string": lambda: {"price": "%.2f" % p},
            "sale": lambda: {"originalPrice": high, "salePrice": p},
            "money": lambda: {"price": {"amount": p, "currency": money}},
            "value": lambda: {"price": {"value": "%.2f" % p, "currencyCode": money}},
            "info": lambda: {"priceInfo": {"price": p, "currency": money}},
            "cents": lambda: {"price_cents": round(g["price"] * 100), "currency": money},
            "range": lambda: {"minPrice": p, "maxPrice": high},
            "prices": lambda: {"prices": {"current": p, "original": high}}}[self.priced]()

    def row(self, g):
        r, name, row = self.rnd, self.name, {}
        if self.numbered:
            row[name["id"]] = g["id"] if self.number % 2 else str(g["id"])
        row[name["title"]] = g["title"]
        row.update(self.prices(g))
        image = "//img.%s/p/%d.jpg" % (self.host, g["id"])
        row[name["image"]] = [image] if name["image"] == "images" else image
        if self.linked == "slug":
            row["slug"] = g["slug"]
        elif self.linked != "none":
            base = "https:" if self.market else "https://" + self.host if self.linked == "full" else ""
            row[name["url"]] = base + g["path"]
        more = {"shop": {name["shop"]: "例丁店"}, "stock": {"stock": 7}, "sold": {"sales": 31},
                "brand": {"brand": {"id": 4, "name": "Hornby"}}, "category": {"categoryId": 12, "category": "Combs"},
                "tags": {"tags": [{"id": 1, "name": "new"}, {"id": 2, "name": "hot"}]},
                "desc": {"description": "A comb of horn, carved by hand"}, "created": {"createdAt": "2024-05-06T07:08:09Z"}}
        for k in self.extra:
            row.update(more[k])
        return row

    # What stands around the rows, and beside them.

    def beside(self):
        r = self.rnd
        u = "https://" + self.host
        of = {
            "user": {"id": 0, "name": "guest", "isLogin": False, "balance": 0},
            "cart": {"count": 1, "total": 77, "items": [
                {"id": 990011, "title": "cart comb", "price": 77, "quantity": 1, "image": u + "/p/c.jpg"}]},
            "filters": [{"key": "brand", "name": "Brand", "values": [
                {"id": 4, "name": "Hornby", "count": 3}, {"id": 5, "name": "Boneco", "count": 1}]},
                {"key": "price", "name": "Price", "values": [{"name": "0-50", "min": 0, "max": 50, "count": 2}]}],
            "breadcrumbs": [{"name": "Home", "url": "/"}, {"name": "Combs", "url": "/category/combs"}],
            "menu": [{"id": i, "title": t, "url": "/c/%d" % i, "image": "/m/%d.png" % i, "children": []}
                     for i, t in enumerate(["All", "Combs", "Boxes", "Sale"], 1)],
            "shippingMethods": [{"id": i, "name": n, "price": p} for i, n, p in
                                ((1, "Standard", 5), (2, "Express", 12.5), (3, "Pickup", 0))],
            "banners": [{"id": i, "title": "Spring sale", "image": "/b/%d.jpg" % i, "link": "/sale"} for i in (1, 2)],
            "config": {"currency": "CNY", "locale": "zh", "cdn": u, "theme": {"id": 3, "name": "dawn"}},
            "categories": [{"id": i, "name": n, "slug": n.lower(), "image": "/c/%d.png" % i, "count": 9}
                           for i, n in ((7, "Combs"), (8, "Boxes"), (9, "Cups"))],
            "pagination": {"page": 1, "pageSize": 4, "total": 4, "sort": "price_asc"},
            "seo": {"title": "Combs", "description": "Combs of horn", "url": u + self.path}}
        return {k: of[k] for k in r.sample(list(of), r.choice([0, 1, 2, 3]))}

    def recommended(self):
        return {self.rnd.choice(["recommendations", "relatedProducts", "similarItems"]):
                [self.row(g) for g in self.others]}

    def state(self):
        """The goods within an object as programs have it."""
        r = self.rnd
        if self.one:
            key = self.pick("list", ["product", "product", "item", "goods", "productDetail", "data", "detail"])
            x = {key: self.rows[0]}
        else:
            wrap = self.pick("rows", ["plain"] * 5 + ["product", "node", "byid", "floors", "entities"])
            key = self.pick("list", LISTS)
            rows = self.rows
            if wrap == "product":
                x = {key: [{"rank": i, "product": row} for i, row in enumerate(rows)]}
            elif wrap == "node":
                x = {key: {"edges": [{"cursor": "c%d" % i, "node": row} for i, row in enumerate(rows)],
                           "pageInfo": {"hasNextPage": False}}}
            elif wrap == "byid":
                x = {key: {str(g["id"]): row for g, row in zip(self.goods, rows)}}
            elif wrap == "floors":
                x = {"floors": [{"id": i, "title": "Floor %d" % i, key: rows[2 * i:2 * i + 2]} for i in (0, 1)]}
            elif wrap == "entities":
                x = {"entities": {"products": {"byId": {str(g["id"]): row for g, row in zip(self.goods, rows)},
                                               "allIds": [g["id"] for g in self.goods]}}}
            else:
                x = {key: rows, "total": 4}
        if r.random() < 0.3:
            x.update(self.recommended())
            self.how["recommended"] = "1"
        for k in r.choice([[], [], ["data"], ["pageData", "result"], ["props", "pageProps", "initialState"],
                           ["catalog"], ["state", "search"]]):
            x = {k: x}
        b = self.beside()
        b.pop("items" if "items" in x else "", None)
        if r.random() < 0.5:
            return {**{k: v for k, v in b.items() if k not in x}, **x}
        return {**x, **{k: v for k, v in b.items() if k not in x}}

    def write(self, x):
        self.how["written"] = self.writes
        return WRITE[self.writes](x)


# ---- the ways in which a page has data: page -> HTML

def script(text, how=""):
    return "<script%s>%s</script>" % (how and " " + how, text)


def attribute(text, mark='"'):
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return mark + (text.replace('"', "&quot;") if mark == '"' else text.replace("'", "&#39;")) + mark


def literal(text, quote):
    """A text of JavaScript."""
    return quote + safe(text.replace("\\", "\\\\").replace(quote, "\\" + quote)) + quote


def f_set(p):
    s = p.pick("set", [
        "window.__INITIAL_STATE__ = %s;", "window.__PRELOADED_STATE__=%s", "window.__STATE__ = %s;",
        "window.initialData = %s;", 'window["__DATA__"] = %s;', "window['pageData']=%s;", "window.__NUXT__=%s;",
        "var pageData = %s;", "const DATA = %s", "let state=%s;", "g_config = %s;", "g_page_config = %s;",
        "pageConfig = %s;", "var a=1,data=%s,b=2;", "window.App = window.App || {}; window.App.page = %s;",
        "var App = App || {};\nApp.state = %s;", "App.page.data = %s;", "window.runParams = {data: %s};",
        "window._sharedData = %s;", "window.data=Object.freeze(%s);", "self.pageData=%s;",
        "(function(){var d=%s;window.d=d;})();", "window.__APP__={\"state\":%s};",
        "globalThis.__data = %s;", "try { window.__data = %s; } catch (e) {}", "Object.assign(window, {data: %s});",
        "window.__INITIAL_STATE__ = window.__INITIAL_STATE__ || %s;", "$CONFIG['page'] = %s;",
        "window.$$data = %s;", "document.__data = %s;", "top.pageData=%s;", "var\tdata\n=\n%s;",
        "window.__INITIAL_STATE__ /* set */ = %s;", "window.__a=1,window.__data=%s;",
        "this.__data = %s;", "var $data=%s;", "Shop.cfg.list=%s;"])
    return script(s.replace("%s", p.write(p.state())))


def f_list(p):
    """The rows alone."""
    if p.one:
        s = p.pick("set", ["var product = %s;", "window.product=%s;", "const item = %s;", "product = %s;",
                           "var goodsInfo = %s;", "window.goods = %s;", "ShopData.product = %s;"])
        return script(s.replace("%s", p.write(p.rows[0])))
    s = p.pick("set", [
        "var products = %s;", "window.products=%s;", "const items = %s;", "goodsList = %s;", "var list=%s;",
        "let rows = %s", "itemsData = %s;", "var PRODUCTS = %s;", "window.listData = %s;", "App.products = %s;",
        "self.products = %s;", "var products = [].concat(%s);", "var goods = window.goods || %s;"])
    return script(s.replace("%s", p.write(p.rows)))


def f_rows(p):
    """A row a statement."""
    s = p.pick("set", ["products[%d] = %s;", "products.push(%s);", "goods_list.push(%s);", "data[%d]=%s;",
                       "window.items.push(%s);", "addProduct(%s);", "arr['%d'] = %s;", "list.add(%s);",
                       "products[products.length] = %s;", "ga('ec:addImpression', %s);", "prod%d = %s;", "var p%d = %s;"])
    name = re.match(r"(?:window\.)?(\w+)", s)[1]
    top = "var %s = %s;\n" % (name, p.rnd.choice(["[]", "new Array()"])) if name not in ("addProduct", "ga") else ""
    return script(top + "\n".join(
        s.replace("%d", str(i)).replace("%s", p.write(row)) for i, row in enumerate(p.rows)))


def f_call(p):
    s = p.pick("set", [
        "renderList(%s);", "$(function(){ init(%s); });", "new Vue({el:'#app',data:%s});",
        "ReactDOM.render(React.createElement(App,%s),document.getElementById('root'));",
        "Vue.createApp({data(){return %s}}).mount('#app');", "callback(%s);", "app.init(%s);",
        "angular.module('app').constant('DATA', %s);", "KISSY.add('page/data', function(){ return %s; });",
        "define('data',[],function(){return %s;});", "define(%s);", "require(['list'],function(l){l.show(%s)});",
        "seajs.use('list',function(m){m.init(%s)});", "new ProductList('#list', %s);",
        "hydrate(App, {props: %s});", "window.render && window.render(%s);", "jQuery('#list').list(%s);",
        "YUI().use('list', function(Y){ Y.list(%s); });", "new Vue({data: function(){ return %s; }});",
        "document.addEventListener('DOMContentLoaded', function () {\n  App.start(%s);\n});",
        "window.onload=function(){var o=%s;show(o)};", "pageData.set('list', %s);", "$.extend(App, %s);",
        "mount({target: document.body, props: %s})", "jQuery.extend(Drupal.settings, %s);",
        "__d('data', %s);", "require.config({config: %s});", "export default %s;", "return %s",
        "App.store.dispatch({type: 'SET', payload: %s});"])
    return script(s.replace("%s", p.write(p.state())))


def f_parse(p):
    s = p.pick("set", ["window.__INITIAL_STATE__ = %s;", "var data = %s;", "g_data = %s;", "app.init(%s);",
                       "window.__data=%s", "App.data = %s;"])
    t = tight(p.state())
    quote = p.rnd.choice("'\"")
    uri = urllib.parse.quote(t, safe="~()*!.'-_") if quote == '"' else urllib.parse.quote(t, safe="~()*!._-")
    wide = re.sub("[^\x20-\x7e]", lambda m: "".join("\\u%04x" % ord(c) for c in m[0]), t)
    b64 = base64.b64encode((wide if p.rnd.random() < 0.5 else t).encode()).decode()
    hexed = re.sub(r"[^\w ,.]", lambda m: "\\x%02x" % ord(m[0]) if ord(m[0]) < 256 else "\\u%04x" % ord(m[0]), t)
    way = p.pick("parse", ["JSON.parse", "JSON.parse", "$.parseJSON", "jQuery.parseJSON", "uri", "atob", "unescape",
                           "text", "hex", "html", "eval", "b64uri", "pako"])
    value = {
        "JSON.parse": "JSON.parse(%s)" % literal(t, quote), "$.parseJSON": "$.parseJSON(%s)" % literal(t, quote),
        "jQuery.parseJSON": "jQuery.parseJSON(%s)" % literal(t, quote),
        "uri": "JSON.parse(decodeURIComponent(%s%s%s))" % (quote, uri, quote),
        "atob": "JSON.parse(atob(%s%s%s))" % (quote, b64, quote),
        "b64uri": "JSON.parse(decodeURIComponent(escape(window.atob(%s%s%s))))" % (quote, b64, quote),
        "unescape": "JSON.parse(unescape(%s%s%s))" % (quote, urllib.parse.quote(wide, safe=""), quote),
        "text": literal(t, quote), "hex": "JSON.parse('%s')" % hexed,
        "html": "JSON.parse(%s.replace(/&quot;/g, '\"'))" % literal(t.replace("&", "&amp;").replace('"', "&quot;"), "'"),
        "eval": "eval('(' + %s + ')')" % literal(t, quote),
        "pako": "JSON.parse(JSON.stringify(%s))" % t}[way]
    return script(s.replace("%s", value))


def f_json(p):
    s = p.pick("tag", [
        'type="application/json" id="data"', "type='application/json' data-page", 'id="__NEXT_DATA__" type="application/json"',
        'type="application/json" data-section-id="x"', 'id=state type=application/json', 'type="text/json"',
        'type="application/json; charset=utf-8"', 'id="wix-warmup-data" type="application/json"', 'type="text/template" id="json"',
        'type="application/vnd.app+json"', 'type="text/x-json"', 'data-state type="application/json" nonce="x"',
        'type="text/plain" id="initial-data"', 'id="apollo-state" type="application/json"', 'type="qwik/json"',
        'type="application/discover+json"', 'type="text/x-config"', 'data-mime="application/json" id="d" type="x"',
        'id="shoebox-state" type="fastboot/shoebox"', 'id="js-data" type="text/javascript-json"'])
    t = dumps(p.state(), indent=2) if p.rnd.random() < 0.2 else tight(p.state())
    return script("\n  " * p.rnd.randint(0, 1) + safe(t), s)


def f_element(p):
    """In an element that is not shown."""
    x = p.state()
    x.pop("categories", None)  # where a page has nothing else it is data, for which --platform is enough
    t = tight(x)
    if p.rnd.random() < 0.2:
        return "<code style=\"display:none\" id=\"d\"><!--%s--></code>" % t.replace("--", "\\u002d\\u002d")
    tag = p.pick("tag", ["<textarea id=\"data\" style=\"display:none\">%s</textarea>", "<div id=\"data\" hidden>%s</div>",
                         "<pre id=\"state\" style=\"display:none\">%s</pre>", "<template id=\"d\">%s</template>",
                         "<noscript id=\"d\">%s</noscript>", "<span class=\"hidden json\">%s</span>"])
    return tag % html.escape(t, quote=p.rnd.random() < 0.5)


def f_attribute(p):
    tag = p.pick("tag", [
        '<div id="app" data-page=%s></div>', '<div data-react-class="List" data-react-props=%s></div>',
        '<div class="list" data-props=%s></div>', '<product-list :products=%s></product-list>', '<my-list :initial-data=%s />',
        '<div x-data=%s></div>', '<div ng-init=%s></div>', '<input type="hidden" id="d" value=%s>',
        '<div data-state=%s></div>', '<div v-bind:items=%s></div>', '<div wire:initial-data=%s></div>',
        '<meta name="app/config" content=%s>', '<div id=app data-json=%s></div>', '<body data-init=%s>',
        '<div data-ng-init=%s></div>', '<x-list items=%s></x-list>', '<script src="/a.js" data-config=%s></script>',
        '<div\n  data-component="List"\n  data-options=%s\n></div>', '<div data-props="x" data-list=%s data-n="1"></div>'])
    x = p.state()
    if "init=" in tag and "data" not in tag:
        return tag % attribute(p.rnd.choice(["init(%s)", "vm = %s", "state=%s"]) % tight(x))
    if "x-data" in tag and p.rnd.random() < 0.7:
        return tag % attribute(p.rnd.choice(["%s", "{ open: false, state: %s }", "{ state: %s }", "list(%s)"]) % js(x))
    if tag.startswith("<product-list") and p.rnd.random() < 0.5:
        return tag % attribute(js(p.rows, gap=p.rnd.choice(["", " "])))
    if "<meta" in tag or p.rnd.random() < 0.05:
        p.how["encoded"] = "percent"
        return tag % ('"%s"' % urllib.parse.quote(tight(x), safe=""))
    t = dumps(x) if p.rnd.random() < 0.3 else tight(x)
    if p.rnd.random() < 0.2:
        t = json.dumps(x).replace("/", "\\/")
    if p.rnd.random() < 0.1:
        return tag % attribute(t).replace("&quot;", "&#34;")
    return tag % attribute(t, p.rnd.choice("\"\"'"))


def f_cards(p):
    """Each card has its own."""
    tag = p.pick("tag", [
        '<div class="card" data-product=%s><div class="skeleton"></div></div>',
        '<a class="card" data-ga4-item=%s></a>', "<li data-item=%s></li>", "<product-card :product=%s></product-card>",
        '<button onclick=%s>+</button>', '<span class="gtm4wp_productdata" data-gtm4wp_product_data=%s></span>',
        '<form data-product-json=%s></form>', '<script type="application/json" data-product>%s</script>'])
    out = ""
    call = p.pick("call", ["addToCart(%s)", "quickView(%s); return false;", "open(this, %s)"])
    for row in p.rows:
        if tag.startswith("<script"):
            out += tag % safe(tight(row))
        elif "onclick" in tag:
            out += tag % attribute(call % js(row))
        else:
            out += tag % attribute(tight(row), p.rnd.choice("\"'"))
    return out


def f_nuxt(p):
    way = p.pick("set", ["object", "function", "devalue", "devalue"])
    x = {"data": [p.state()], "state": {"user": None}, "serverRendered": True}
    if way == "object":
        return script("window.__NUXT__=%s;" % js(x, '"', gap=""))
    if way == "function":
        names, args = iter("abcdefghijklmnopqrstuvwxyz"), []

        def text(t):
            t = js(t, '"', gap="")
            for row in p.rows[:5]:
                for v in row.values():
                    v = json.dumps(v, ensure_ascii=False) if isinstance(v, (str, int, float)) else ""
                    if v in [a for _, a in args] or len(v) < 3:
                        continue
                    name = next(names, None)
                    if name:
                        args.append((name, safe(v)))
                        t = re.sub("(?<=:)" + re.escape(safe(v)) + "(?=[,}])", lambda m: name, t)
            return t
        body = text(x)
        return script("window.__NUXT__=(function(%s){return %s}(%s));" % (
            ",".join(a for a, _ in args), body, ",".join(b for _, b in args)))
    flat = []

    def add(x):
        flat.append(None)
        n = len(flat) - 1
        flat[n] = {k: add(v) for k, v in x.items()} if isinstance(x, dict) else \
            [add(v) for v in x] if isinstance(x, list) else x
        return n

    flat.append(["ShallowReactive", 1])
    add({"data": {"page": p.state()}, "state": {}, "once": [], "path": p.path})
    return script(safe(tight(flat)), 'type="application/json" data-nuxt-data="nuxt-app" data-ssr="true" id="__NUXT_DATA__"')


def f_next(p):
    way = p.pick("set", ["data", "flight", "flight", "split"])
    if way == "data":
        x = {"props": {"pageProps": p.state(), "__N_SSP": True}, "page": "/list", "query": {}, "buildId": "b1"}
        return script(safe(tight(x)), 'id="__NEXT_DATA__" type="application/json"')
    row = '2:["$","div",null,{"className":"list","children":["$","$L3",null,%s]}]\n' % tight(p.state())
    head = '1:"$Sreact.fragment"\n3:I[1234,["12","static/a.js"],"default"]\n'
    push = "self.__next_f.push([1,%s])"
    cut = p.rnd.randint(1, len(row) - 1) if way == "split" else len(row)
    parts = [head, row[:cut], row[cut:]]
    return script("(self.__next_f=self.__next_f||[]).push([0])") + "".join(
        script(push % safe(json.dumps(a, ensure_ascii=p.rnd.random() < 0.5))) for a in parts if a)


def f_counter(p):
    """What is told to those that count."""
    rows = [{"item_id": str(g["id"]), "item_name": g["title"], "price": g["price"], "item_brand": "Hornby",
             "item_category": "Combs", "index": i, "quantity": 1} for i, g in enumerate(p.goods)]
    old = [{"id": str(g["id"]), "name": g["title"], "price": "%.2f" % g["price"], "brand": "Hornby",
            "category": "Combs", "position": i} for i, g in enumerate(p.goods)]
    w = p.write
    event = "view_item" if p.one else "view_item_list"
    ecommerce = {"ecommerce": {"currencyCode": "USD", **({"detail": {"products": old}} if p.one else {"impressions": old})}}
    ids = {"product_id": [str(g["id"]) for g in p.goods], "product_name": [g["title"] for g in p.goods],
           "product_price": ["%.2f" % g["price"] for g in p.goods], "page_type": "list", "site": "x"}
    return script(p.pick("set", ["push", "gtag", "old", "layer", "utag", "digital", "ga4js", "meta"]) and {
        "push": "dataLayer.push(%s);" % w({"event": event, "ecommerce": {"items": rows}}),
        "ga4js": "window.dataLayer = window.dataLayer || [];\ndataLayer.push({ ecommerce: null });\ndataLayer.push(%s);" %
        js({"event": event, "ecommerce": {"currency": "EUR", "value": 1, "items": rows}}, indent="  "),
        "gtag": "gtag('event', '%s', %s);" % (event, w({"currency": "USD", "items": rows})),
        "old": "dataLayer.push(%s);" % w(ecommerce), "layer": "dataLayer = [%s];" % w(ecommerce),
        "utag": "var utag_data = %s;" % w(ids),
        "digital": "var digitalData = %s;" % w({"page": {"pageInfo": {"pageName": "list"}}, "product": [
            {"productInfo": {"productID": r["id"], "productName": r["name"], "price": r["price"]}} for r in old]}),
        "meta": "var meta = %s;\nfor (var attr in meta) { window[attr] = meta[attr]; }" % tight(
            {"product" if p.one else "products": [{"id": g["id"], "gid": "gid://shopify/Product/%d" % g["id"], "vendor": "Hornby",
                           "type": "Combs", "handle": g["slug"], "variants": [
                {"id": g["id"] + 500, "price": round(g["price"] * 100), "name": g["title"], "public_title": None,
                 "sku": "C%d" % g["id"]}]} for g in p.goods][0 if p.one else slice(None)],
             "page": {"pageType": "collection", "resourceType": "collection", "resourceId": 44}})}[p.how["set"]])


def f_store(p):
    """Each thing once, by its name."""
    way = p.pick("set", ["apollo", "query", "relay", "remix", "redux", "router"])
    if way == "query":
        x = {"dehydratedState": {"mutations": [], "queries": [
            {"state": {"data": {"id": 1, "name": "guest"}, "status": "success"}, "queryKey": ["user"], "queryHash": "[\"user\"]"},
            {"state": {"data": p.state(), "status": "success"}, "queryKey": ["products", 1], "queryHash": "[\"products\",1]"}]}}
        return script(safe(tight({"props": {"pageProps": x}})), 'id="__NEXT_DATA__" type="application/json"')
    if way == "remix":
        x = {"url": p.path, "state": {"loaderData": {"root": {"user": None}, "routes/list": p.state()}}}
        return script("window.__remixContext = %s;" % tight(x))
    if way == "router":
        return script("window.__staticRouterHydrationData = JSON.parse(%s);" % json.dumps(safe(tight(
            {"loaderData": {"0": p.state()}, "actionData": None, "errors": None}))))
    store, refs = {}, []
    for g, row in zip(p.goods, p.rows):
        name = "Product:%d" % g["id"]
        one = {"__typename": "Product", **row}
        for k, v in row.items():
            if isinstance(v, dict):
                store["%s.%s" % (name, k)] = {"__typename": k.title(), **v}
                one[k] = {"__ref": "%s.%s" % (name, k)}
        store[name] = one
        refs.append({"__ref": name})
    store["Category:7"] = {"__typename": "Category", "id": "7", "name": "Combs", "url": "/category/combs"}
    if p.one:
        store["ROOT_QUERY"] = {"__typename": "Query", 'product({"id":"%d"})' % p.goods[0]["id"]: refs[0]}
    else:
        store["ROOT_QUERY"] = {"__typename": "Query", 'products({"first":4})': {"__typename": "ProductConnection", "nodes": refs}}
    if way == "relay":
        store = json.loads(tight(store).replace('"__ref"', '"__ref"'))
        store = {k: {"__id": k, **v} for k, v in store.items()}
        return script("window.__RELAY_STORE__ = %s;" % safe(tight(store)))
    if way == "redux":
        return script("window.__REDUX_STATE__ = %s;" % safe(tight(
            {"products": {"byId": {str(g["id"]): row for g, row in zip(p.goods, p.rows)},
                          "ids": [g["id"] for g in p.goods], "loading": False}, **p.beside()})))
    return p.rnd.choice([script("window.__APOLLO_STATE__ = %s;" % safe(tight(store))),
                         script(safe(tight({"props": {"pageProps": {"apolloState": store}}})),
                                'id="__NEXT_DATA__" type="application/json"')])


def f_framework(p):
    way = p.pick("set", ["astro", "angular", "ngstate", "svelte", "sveltejson", "qwik", "gatsby", "ember", "livewire",
                         "magento", "stencil", "inertia2", "htmx", "marko", "vike", "solid", "analog"])
    x = p.state()
    if way == "astro":
        def pack(x):
            return [1, [pack(v) for v in x]] if isinstance(x, list) else \
                [0, {k: pack(v) for k, v in x.items()} if isinstance(x, dict) else x]
        return '<astro-island uid="1" component-url="/_a/List.js" props=%s ssr client="load" opts="{&quot;name&quot;:&quot;List&quot;}"></astro-island>' % \
            attribute(tight({k: pack(v) for k, v in x.items()}))
    if way == "angular":
        t = tight({"list-key": {"body": x, "url": "/api/products"}})
        for a, b in (("&", "&a;"), ('"', "&q;"), ("'", "&s;"), ("<", "&l;"), (">", "&g;")):
            t = t.replace(a, b)
        return script(t, 'id="serverApp-state" type="application/json"')
    if way == "ngstate":
        return script(safe(tight({"1234567": {"b": x, "h": {}, "s": 200, "st": "OK", "u": "/api/products", "rt": "json"},
                                  "__nghData__": []})), 'id="ng-state" type="application/json"')
    if way == "svelte":
        return script("{\n__sveltekit_1x = {base: \"\"};\nconst element = document.currentScript.parentElement;\n"
                      "Promise.all([import(\"./a.js\"),import(\"./b.js\")]).then(([kit, app]) => {\n"
                      "kit.start(app, element, {\nnode_ids: [0, 2],\ndata: [null,%s],\nform: null,\nerror: null\n});\n});\n}" %
                      js({"type": "data", "data": x, "uses": {}}, '"', gap=""))
    if way == "sveltejson":
        return script(safe(tight({"status": 200, "statusText": "", "headers": {}, "body": tight(x)})),
                      'type="application/json" data-sveltekit-fetched data-url="/api/products"')
    if way == "qwik":
        return script(safe(tight({"ctx": {}, "objs": [p.rows[0] if p.one else p.rows, "a", 1]})), 'type="qwik/json"')
    if way == "gatsby":
        return script("/*<![CDATA[*/window.pagePath=\"/list/\";window.___pageData=%s;/*]]>*/" % safe(tight(
            {"componentChunkName": "c", "path": "/list/", "result": {"data": x, "pageContext": {}}})))
    if way == "ember":
        return '<meta name="shop/config/environment" content="%s" />' % urllib.parse.quote(tight(x), safe="")
    if way == "livewire":
        def pack(x):
            return [[pack(v) for v in x], {"s": "arr"}] if isinstance(x, list) else \
                [{k: pack(v) for k, v in x.items()}, {"s": "arr"}] if isinstance(x, dict) else x
        return '<div wire:snapshot=%s wire:effects="[]" wire:id="x"></div>' % attribute(tight(
            {"data": {k: pack(v) for k, v in x.items()}, "memo": {"id": "x", "name": "list", "path": "list"}, "checksum": "0a"}))
    if way == "magento":
        return script(safe(tight({"#list": {"Magento_Catalog/js/list": x}, "*": {"Magento_Ui/js/core/app": {"components": {}}}})),
                      'type="text/x-magento-init"')
    if way == "stencil":
        return script("window.stencilBootstrap(\"category\", %s).load();" % json.dumps(safe(tight(x))))
    if way == "inertia2":
        return script(safe(tight({"component": "List", "props": x, "url": p.path, "version": "0a"})), 'data-page="app" type="application/json"')
    if way == "htmx":
        return "<div hx-vals=%s></div>" % attribute(tight(x), "'")
    if way == "marko":
        return script("$MC=(window.$MC||[]).concat(%s)" % safe(tight({"l": 1, "w": [["s0", 0, x, {"f": 1}]], "t": ["/list"]})))
    if way == "vike":
        return script(safe(tight({"pageProps": x, "_pageId": "/list"})), 'id="vike_pageContext" type="application/json"')
    if way == "solid":
        return script("_$HY.r[\"0-0\"]=$R[0]=%s;" % js(x, '"', gap=""))
    return script("window.ANALOG_DATA = %s" % tight(x))


def f_columns(p):
    """Rows without names."""
    keys = list(p.rows[0])
    cells = [list(row.values()) for row in p.rows]
    way = p.pick("set", ["heading", "columns", "parallel", "first", "fields"])
    w = p.write
    return script({
        "heading": lambda: "var products = %s;" % w([keys] + cells),
        "columns": lambda: "window.__data = %s;" % w({"columns": keys, "rows": cells}),
        "fields": lambda: "var table = %s;" % w({"fields": [{"name": k} for k in keys], "data": cells}),
        "parallel": lambda: "var list = %s;" % w({k: [c[i] for c in cells] for i, k in enumerate(keys)}),
        "first": lambda: "var cols = %s, goods = %s;" % (w(keys), w(cells))}[way]())


FORMS = {"set": 8, "list": 4, "rows": 3, "call": 5, "parse": 4, "json": 5, "element": 2, "attribute": 5, "cards": 3,
         "nuxt": 2, "next": 3, "counter": 3, "store": 3, "framework": 6, "columns": 2}

# What is not read, nor told: rows whose names another statement has, or that
# have no picture, and nothing says that they are goods.
LEFT = {"first", "utag"}


def around(p, data):
    """The page: what has the data, and what else there is."""
    r = p.rnd
    u = "https://%s%s" % (p.host, p.path)
    head, body, first = "", "", ""
    title = (p.goods[0]["title"] + " - Combs" if p.one else "Combs of horn")
    args = []
    where = p.pick("address", ["url", "url", "canonical", "saved", "og", "platform"] if not p.market or p.one else
                   ["url", "canonical", "saved", "og", "platform", "none"])
    if where == "url":
        args = ["--url", u]
    elif where == "platform":
        args = ["--platform", p.market or p.host]
    elif where == "canonical":
        head += '<link rel="canonical" href="%s">' % u
    elif where == "og":
        head += '<meta property="og:url" content="%s">' % u
    elif where == "saved":
        first = "<!-- saved from url=(%04d)%s -->\n" % (len(u), u)
    if r.random() < 0.5:
        head += '<meta name="description" content="Combs of horn"><link rel="stylesheet" href="/a.css">'
    if r.random() < 0.4:
        head += script(tight({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://%s/" % p.host}]}), 'type="application/ld+json"')
    if r.random() < 0.3:
        head += script(tight({"@context": "https://schema.org", "@type": "Organization", "name": "Combs", "url": "https://" + p.host}),
                       'type="application/ld+json"')
    if r.random() < 0.3:
        head += script(COUNTER)
    menu = "".join('<li><a href="%s">%s</a></li>' % i for i in (
        ("/", "Home"), ("/category/combs", "Combs"), ("/cart", "Cart (0)"), ("/login", "Login"), ("/about", "About us")))
    if r.random() < 0.7:
        body += "<header><nav><ul>%s</ul></nav></header>" % menu
    body += r.choice([
        '<div id="root"></div>', '<div id="app"><div class="loading">Loading...</div></div>', "",
        '<ul class="list">%s</ul>' % ('<li class="skeleton-card"><div class="img"></div><p>&nbsp;</p></li>' * 4),
        '<ul><li v-for="i in products"><a :href="i.url">{{i.title}}</a><b>{{i.price}}</b></li></ul>',
        '<script type="text/x-template" id="tpl"><li><a href="${url}">${title}</a> <em>${price}</em></li></script>'])
    scripts = [data]
    for s in (script(LIBRARY), script("var _csrf = \"0a1b\"; var lang = {\"home\": \"Home\", \"cart\": \"Cart\"};"),
              script("window.__user = {\"id\": 7, \"name\": \"guest\", \"level\": 1};"), '<script src="/js/app.min.js" defer></script>',
              script("var cart = {\"items\":[{\"id\":990012,\"name\":\"cart comb\",\"price\":77,\"quantity\":2,\"image\":\"/c.jpg\"}],\"total\":154};")):
        if r.random() < 0.3:
            scripts.insert(r.randint(0, len(scripts)), s)
    data = "\n".join(scripts)
    if r.random() < 0.2:
        head += data
    else:
        body += data
    if r.random() < 0.7:
        body += '<footer><a href="/help">Help</a> <a href="/contact">Contact</a> &copy; 2024</footer>'
    code = "gbk" if p.gbk else "utf-8"
    return "<!DOCTYPE html>\n%s<html><head><meta charset=\"%s\"><title>%s</title>%s</head><body>%s</body></html>\n" % (
        first, code, html.escape(title), head, body), code, args


def wrap(p, data):
    """A comment, as of old pages, around what a script has."""
    if p.rnd.random() < 0.1 and data.startswith("<script>"):
        p.how["wrap"] = "1"
        a, b = p.rnd.choice([("<!--\n", "\n//-->"), ("//<![CDATA[\n", "\n//]]>"), ("/* <![CDATA[ */\n", "\n/* ]]> */"),
                             ('"use strict";', ""), ("\n\n", "\n"), ("// page\n", "")])
        data = re.sub(r"^<script>(.*?)</script>", lambda m: script(a + m[1] + b), data, flags=re.S)
    return data


def wrong(p, got):
    """What of the adverts is none of the goods, or has not what these have."""
    goods = p.goods + (p.others if p.market or not p.one else [])
    for x in got:
        g = [g for g in goods if g["title"] == x.get("title")]
        if not g:
            return "false: %r" % x.get("title")
        if x.get("price") != g[0]["price"]:
            return "price %s for %s" % (x.get("price"), g[0]["price"])
        ids = [str(g[0]["id"]), "C%d" % g[0]["id"], str(g[0]["id"] + 500), g[0]["slug"]]
        if x.get("item") not in ids and not x.get("url", "").endswith(g[0]["path"].split("?")[0]):
            return "item %s" % x.get("item")
    if len({x.get("title") for x in got}) < len(got):
        return "twice"
    return None


def told(rnd, here):
    p = Page(rnd)
    name = sys.argv[sys.argv.index("--form") + 1] if "--form" in sys.argv else \
        rnd.choices(list(FORMS), list(FORMS.values()))[0]
    data = wrap(p, globals()["f_" + name](p))
    text, code, args = around(p, data)
    path = os.path.join(here, "a.html")
    with open(path, "wb") as f:
        f.write(text.encode(code, "xmlcharrefreplace"))
    run = subprocess.run(["wt-extract", *args, path], capture_output=True)
    got = list(map(json.loads, run.stdout.splitlines()))
    has = {x.get("title") for x in got}
    bad = wrong(p, got)
    if not bad and run.returncode == 0 and has >= {g["title"] for g in p.goods}:
        return None
    why = "%s %s %d rows, status %d: %s %s" % (
        name, "one" if p.one else "list", len(got), run.returncode, " ".join("%s=%s" % i for i in p.how.items()), " ".join(args))
    if not bad and run.returncode == 1 and run.stderr:
        if "--all" in sys.argv:
            print("told: " + why + " " + run.stderr.decode()[-150:].strip())
        return None
    if not bad and not got and {name, p.how.get("set")} & LEFT:
        return None
    if run.returncode > 1:
        bad = "status %d" % run.returncode
    return "%s: %s" % (bad or "silent", why)


sys.exit(trials.run("pages", told))
