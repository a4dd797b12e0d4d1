#!/usr/bin/env python3
"""exported.py RUNS SEED - adverts are the same in whatever form they were exported

Random adverts, under usual names of columns in several languages, are written
as scrapers, databases and people write tables: CSV with any separator and
quoting, JSON in many shapes, scripts, SQL, SQLite, BSON, YAML, XML, HTML, Markdown,
what programs print; in several encodings, with what stands around.  All that
was written must come out: number, title, price, seller, place and sales.  What
differs is kept, and its path printed.
"""
import csv
import gzip
import html
import io
import json
import os
import pprint
import random
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

import trials

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import bson

# Platforms: of an advert's address, its number, and how prices are written.
PLATFORMS = {
    "taobao": ("https://item.taobao.com/item.htm?id=%s", 12, ["%s", "¥%s", "￥%s", "%s元", "￥ %s"]),
    "tmall": ("https://detail.tmall.com/item.htm?id=%s", 12, ["%s", "¥%s", "%s元"]),
    "jd": ("https://item.jd.com/%s.html", 10, ["%s", "￥%s", "¥ %s"]),
    "1688": ("https://detail.1688.com/offer/%s.html", 12, ["%s", "¥%s", "%s元/件"]),
    "ebay.com": ("https://www.ebay.com/itm/%s", 12, ["$%s", "US $%s", "USD %s", "%s USD"]),
    "etsy.com": ("https://www.etsy.com/listing/%s", 10, ["$%s", "US$%s", "USD %s"])}
# Columns that say nothing of an advert's own.
OTHERS = {
    "image": "//img.example.com/%d.jpg", "图片": "https://img.example.com/%d.png",
    "category": "home %d", "类目": "家居%d", "keyword": "comb", "关键词": "骨梳",
    "page": "%d", "序号": "%d", "爬取时间": "2024-05-0%d 10:11:12", "crawl_time": "2024-05-0%dT10:11:12Z",
    "备注": "", "rating": "4.%d", "description": "the %d of them, with care"}
NAMES = {
    "item": ["id", "item_id", "nid", "itemId", "商品ID", "宝贝ID", "商品编号", "ID"],
    "title": ["title", "name", "标题", "名称", "商品名称", "宝贝标题", "product_name",
              "Title", "商品标题", "item_title"],
    "price": ["price", "价格", "售价", "Price", "现价", "商品价格", "sale_price"],
    "url": ["url", "link", "链接", "网址", "商品链接", "product_url", "URL", "item_url"],
    "seller": ["shop", "seller", "店铺", "店铺名称", "卖家", "seller_name", "shop_name",
               "店铺名"],
    "location": ["location", "所在地", "发货地", "地区", "item_loc"],
    "sold": ["sales", "销量", "付款人数", "sold", "月销量"]}
WORDS = ("骨梳 老料 手串 精工 108颗 包邮 摆件 牛角 檀香 木梳 cup horn comb old 6mm vintage "
         "A货 直播 收藏 民国 小件 吊坠").split()
ODD = [",", "\"", "'", ";", "/", "(新)", "【】", "&", "%", "+", "#1", "。", "～", "!", "…"]
PLACES = ["浙江 杭州", "广东 深圳", "福建 莆田", "北京", "上海", "湖北 武汉"]


SOLD = [("%d", 1), ("%d人付款", 1), ("%d+人付款", 1), ("月销%d", 1), ("已售%d件", 1), ("%d sold", 1),
        ("%d.0万+", 10000), ("%d万+人付款", 10000)]
# Other forms of an advert's address that lead to the same.
ADDRESSES = {
    "taobao": ["//item.taobao.com/item.htm?id=%s", "http://item.taobao.com/item.htm?id=%s",
               "https://item.taobao.com/item.htm?spm=a230r.1.14.1&id=%s&ns=1&abbucket=3"],
    "tmall": ["//detail.tmall.com/item.htm?id=%s&skuId=5012345678901",
              "https://detail.tmall.com/item.htm?ali_refid=a3:123&id=%s"],
    "jd": ["//item.jd.com/%s.html", "https://item.m.jd.com/product/%s.html"],
    "1688": ["//detail.1688.com/offer/%s.html?spm=a2615", "https://m.1688.com/offer/%s.html"],
    "ebay.com": ["https://www.ebay.com/itm/old-horn-comb/%s?hash=item1c2",
                 "https://www.ebay.com/itm/%s?_skw=comb&itmmeta=1"],
    "etsy.com": ["https://www.etsy.com/listing/%s/horn-comb?ref=search"]}


def written(rnd, form, price):
    """A price as this table writes them, some with commas between thousands."""
    if form[1] and float(price) >= 1000:
        price = "{:,.2f}".format(float(price))
    return form[0] % price


def advert(rnd, odd, platform, form, sold):
    words = [rnd.choice(WORDS) for _ in range(rnd.randint(2, 6))]
    if odd and rnd.random() < 0.4:
        words.insert(rnd.randrange(1, len(words) + 1), rnd.choice(odd))
    address, digits, _ = PLATFORMS[platform]
    if rnd.random() < 0.3:
        address = rnd.choice(ADDRESSES[platform])
    number = str(rnd.randrange(10**(digits - 1), 10**digits))
    price = "%d.%02d" % (rnd.choice([rnd.randrange(1, 100), rnd.randrange(99999)]),
                         rnd.choice([0, 50, rnd.randrange(100)]))
    number_sold = rnd.randrange(1, 90 if sold[1] > 1 else 9000)
    return {"item": number, "title": rnd.choice([" ", ""]).join(words).strip(),
            "price": written(rnd, form, price), "exact": float(price),
            "id": platform + ":" + number, "url": address % number,
            "seller": "例" + "".join(rnd.choice("甲乙丙丁戊己") for _ in range(2)) +
            rnd.choice(["", "的店", "旗舰店"]),
            "location": rnd.choice(PLACES), "sold": sold[0] % number_sold,
            "number": number_sold * sold[1]}


def table(rnd, odd=ODD, most=9):
    """Names of columns, the keys in their order, and rows."""
    keys = ["title", "price", "url"] + [k for k in ("item", "seller", "location", "sold")
                                         if rnd.random() < 0.6]
    others = rnd.sample(list(OTHERS), rnd.choice([0, 0, 1, 3]))
    keys += others
    rnd.shuffle(keys)
    platform = rnd.choice(["taobao", "taobao", "tmall", "jd", "1688", "ebay.com", "etsy.com"])
    form = rnd.choice(["%s"] + PLATFORMS[platform][2]), rnd.random() < 0.2 and odd is ODD
    sold = rnd.choice(SOLD) if rnd.random() < 0.5 else SOLD[0]
    rows = [advert(rnd, odd, platform, form, sold) for _ in range(rnd.randint(2, most))]
    for n, r in enumerate(rows):
        for k in others:
            r[k] = OTHERS[k] % (n + 1) if "%d" in OTHERS[k] else OTHERS[k]
    return [rnd.choice(NAMES[k]) if k in NAMES else k for k in keys], keys, rows


def as_number(k, v):
    try:
        return float(v) if k == "price" else int(v)
    except ValueError:
        return v


def objects(rnd, t):
    """The rows as objects; numbers are texts or numbers, in all rows alike."""
    names, keys, rows = t
    plain = {k: k in ("price", "sold", "item") and rnd.random() < 0.5 for k in keys}
    return [{n: as_number(k, r[k]) if plain[k] else r[k] for n, k in zip(names, keys)}
            for r in rows]


def separated(rnd):
    sep = rnd.choice([",", ",", ",", "\t", ";", "|"])
    t = table(rnd, [x for x in ODD if x != sep] if rnd.random() < 0.3 else ODD)
    names, keys, rows = t
    out = io.StringIO()
    index = rnd.random() < 0.2
    w = csv.writer(out, delimiter=sep, lineterminator=rnd.choice(["\n", "\r\n"]),
                   quoting=rnd.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL,
                                       csv.QUOTE_NONNUMERIC]))
    w.writerow([""] * index + names)
    for n, r in enumerate(rows):
        if rnd.random() < 0.05:
            w.writerow([])
        w.writerow([n] * index + [r[k] for k in keys])
    text = out.getvalue()
    if rnd.random() < 0.1:
        text += "\r\n\r\n"
    if rnd.random() < 0.05:
        text = "sep=" + sep + "\r\n" + text
    to = rnd.choice(["utf-8"] * 4 + ["utf-8-sig", "gb18030", "utf-16", "gbk"])
    return rnd.choice(["a.csv", "a.txt", "a.tsv"]), text.encode(to, "replace"), t


def nested(rnd, x, key_of):
    """The same object with some of its values within others."""
    out = {}
    for n, v in x.items():
        k = key_of[n]
        if k == "seller":
            out[rnd.choice(["shop", "seller", "store"])] = {rnd.choice(["name", "shopName"]): v, "id": 7}
        elif k == "price" and isinstance(v, float):
            out["price"] = {rnd.choice(["value", "amount"]): v, "currency": "CNY"}
        else:
            out[n] = v
    return out


def as_json(rnd):
    t = table(rnd)
    o = objects(rnd, t)
    shape = rnd.choice(["array", "lines", "data", "deep", "pretty", "each", "mongo", "bulk",
                        "hits", "columns", "split", "index", "values", "behind"])
    if shape not in ("columns", "split", "values") and rnd.random() < 0.2:
        how = rnd.random()  # the same for all rows
        o = [nested(random.Random(how), x, dict(zip(t[0], t[1]))) for x in o]
    dump = lambda x, **k: json.dumps(x, ensure_ascii=dump_ascii, **k)
    dump_ascii = rnd.random() < 0.3
    if shape == "array":
        text = dump(o)
    elif shape == "lines":
        text = "\n".join(map(dump, o)) + "\n" * (rnd.random() < 0.8)
    elif shape == "data":
        text = dump({"code": 0, "msg": "ok", "data": o})
    elif shape == "deep":
        text = dump({"ret": ["SUCCESS"], "data": {"total": len(o), "result": {"items": o}}})
    elif shape == "pretty":
        text = dump(o, indent=rnd.choice([1, 2, 4]))
    elif shape == "each":
        text = dump({"items": [{"item": x, "type": "goods"} for x in o]})
    elif shape == "mongo":
        text = "\n".join(dump(dict({"_id": {"$oid": "%024x" % rnd.getrandbits(96)}}, **x))
                         for x in o)
    elif shape == "bulk":
        text = "".join('{"index":{"_index":"a","_id":"%d"}}\n%s\n' % (n, dump(x))
                       for n, x in enumerate(o))
    elif shape == "hits":
        text = dump({"took": 3, "hits": {"total": len(o), "hits": [
            {"_index": "a", "_id": str(n), "_source": x} for n, x in enumerate(o)]}})
    elif shape == "columns":
        text = dump({k: {str(n): x[k] for n, x in enumerate(o)} for k in o[0]})
    elif shape == "split":
        text = dump({"columns": list(o[0]), "index": list(range(len(o))),
                     "data": [list(x.values()) for x in o]})
    elif shape == "index":
        text = dump({str(n): x for n, x in enumerate(o)})
    elif shape == "values":
        text = dump([list(o[0])] + [list(x.values()) for x in o])
    else:
        text = rnd.choice(["var data = %s;", "jsonp12(%s)", "window.__DATA__=%s", "callback(%s);",
                           "export const rows = %s"]) % dump(rnd.choice([o, {"list": o}]))
    to = rnd.choice(["utf-8"] * 5 + ["utf-8-sig", "gb18030"])
    return rnd.choice(["a.json", "a.jsonl", "a.txt"]), text.encode(to), t


def sql(rnd):
    t = table(rnd)
    names, keys, rows = t
    q = rnd.choice(["`", "\"", ""])
    if not q:
        names = [rnd.choice([n for n in NAMES.get(k, ["note"]) if n.isascii()]) for k in keys]
        t = names, keys, rows
    cell = lambda k, v: v if k in ("price", "sold") and as_number(k, v) != v else "'" + (
        v.replace("\\", "\\\\").replace("'", "\\'") if q == "`" else v.replace("'", "''")) + "'"
    head = "INSERT INTO %sgoods%s (%s) VALUES" % (q, q, ", ".join(q + n + q for n in names))
    values = ["(%s)" % rnd.choice([",", ", "]).join(cell(k, r[k]) for k in keys) for r in rows]
    text = rnd.choice(["", "-- dump\n\n", "SET NAMES utf8mb4;\n"])
    if rnd.random() < 0.5:
        text += "".join(head + " " + v + ";\n" for v in values)
    else:
        text += head + "\n" + ",\n".join(values) + ";\n"
    return "a.sql", text.encode(), t


def sqlite(rnd):
    t = table(rnd)
    names, keys, rows = t
    while len({n.lower() for n in names}) < len(names):
        return sqlite(rnd)
    path = tempfile.mktemp(suffix=".db")
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE goods (%s)" % ", ".join('"%s"' % n for n in names))
    for r in rows:
        db.execute("INSERT INTO goods VALUES (%s)" % ",".join("?" * len(keys)),
                   [as_number(k, r[k]) if k in ("price", "sold") else r[k] for k in keys])
    db.commit()
    db.close()
    with open(path, "rb") as f:
        data = f.read()
    os.unlink(path)
    return "a.db", data, t


def mongodump(rnd):
    t = table(rnd)
    o = objects(rnd, t)
    if rnd.random() < 0.2:
        how = rnd.random()
        o = [nested(random.Random(how), x, dict(zip(t[0], t[1]))) for x in o]
    typed = {n: rnd.choice(["$numberDecimal", "$numberDouble"]) for n in t[0]}
    if rnd.random() < 0.3:
        o = [{n: {typed[n]: "%.2f" % v} if isinstance(v, float) else
              {"$numberLong": str(v)} if isinstance(v, int) else v for n, v in x.items()}
             for x in o]
    rows = [bson.document(dict({"_id": rnd.choice([n, {"$oid": "%024x" % rnd.getrandbits(96)}])},
                               **x)) for n, x in enumerate(o)]
    if rnd.random() < 0.6:
        return "a.bson", b"".join(rows), t
    at = rnd.randrange(len(rows) + 1)
    other = [bson.document({"_id": n, "word": "x"}) for n in range(3)]
    return "a.archive", bson.archive([("shop.goods", rows[:at]), ("shop.words", other),
                                      ("shop.goods", rows[at:])]), t


def merged(rows, keys):
    """Rows of HTML: what is the same in some, one below the other, is one cell."""
    left, out = dict.fromkeys(keys, 0), []
    for n, r in enumerate(rows):
        cells = []
        for k in keys:
            if left[k]:
                left[k] -= 1
                continue
            while n + left[k] + 1 < len(rows) and rows[n + left[k] + 1][k] == r[k]:
                left[k] += 1
            cells.append("<td%s>%s</td>" % (
                " rowspan=%d" % (left[k] + 1) if left[k] else "", html.escape(r[k])))
        out.append("<tr>" + "".join(cells) + "</tr>\n")
    return out


def markup(rnd):
    form = rnd.choice(["html", "xml", "yaml", "markdown"])
    t = table(rnd, [x for x in ODD if x not in "#1"] if form == "yaml" else ODD)
    names, keys, rows = t
    if form == "html":
        tag = lambda x, cells: "<tr>" + "".join("<%s>%s</%s>" % (x, html.escape(c), x)
                                                for c in cells) + "</tr>\n"
        text = "<html><head><meta charset=utf-8></head><body><table border=1>\n%s%s</table>" % (
            tag("th", names), "".join(merged(rows, keys)) if rnd.random() < 0.5 else
            rnd.choice(["", tag("th", names)]).join(
                tag("td", [r[k] for k in keys]) for r in rows))
        return "a.html", text.encode(), t
    if form == "xml" and rnd.random() < 0.4:  # phpMyAdmin, mysqldump
        row, column = rnd.choice([("table", "column"), ("row", "field")])
        text = '<?xml version="1.0"?>\n<a><database name="s">\n' + "".join(
            '<%s name="goods">' % row + "".join(
                '<%s name="%s">%s</%s>' % (column, n, html.escape(r[k]), column)
                for n, k in zip(names, keys)) + "</%s>\n" % row for r in rows) + "</database></a>"
        return "a.xml", text.encode(), t
    if form == "xml":
        names = [n.replace(" ", "_") for n in names]
        text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<items>\n" + "".join(
            "  <item>" + "".join("<%s>%s</%s>" % (n, html.escape(r[k]), n)
                                 for n, k in zip(names, keys)) + "</item>\n"
            for r in rows) + "</items>\n"
        return "a.xml", text.encode(), t
    if form == "yaml":
        text = "".join("- " + "\n  ".join("%s: %s" % (n, json.dumps(r[k], ensure_ascii=False))
                                          for n, k in zip(names, keys)) + "\n" for r in rows)
        return "a.yml", text.encode(), t
    line = lambda cells: "| " + " | ".join(cells) + " |\n"
    text = line(names) + line(["---"] * len(names)) + "".join(
        line([r[k] for k in keys]) for r in rows)
    return "a.md", text.encode(), t


def printed(rnd):
    """As programs print rows."""
    form = rnd.choice(["repr", "pprint", "reprs", "labels", "commas", "psql", "tabs"])
    if form in ("repr", "reprs", "pprint"):
        t = table(rnd)
        o = objects(rnd, t)
        text = "\n".join(map(repr, o)) if form == "reprs" else \
            repr(o) if form == "repr" else pprint.pformat(o, sort_dicts=False)
        return "a.txt", text.encode(), t
    t = table(rnd, [x for x in ODD if x not in ",;、"])
    names, keys, rows = t
    if form in ("labels", "commas"):
        names = [next((n for n in NAMES.get(k, [])[2:] if not n.isascii()), k) for k in keys]
        t = names, keys, rows
        colon = rnd.choice(["：", ":"])
        if form == "labels":
            text = "\n\n".join("\n".join(n + colon + r[k] for n, k in zip(names, keys))
                               for r in rows) + "\n"
        else:
            comma = rnd.choice([",", "，", "，", ", ", "；", "|", " | ", " || ", "｜", "---", "、", "/"])
            text = "".join(comma.join(n + colon + r[k] for n, k in zip(names, keys)) + "\n"
                           for r in rows)
    elif form == "psql":
        text = " " + " | ".join(names) + " \n" + "-+-".join(["-----"] * len(names)) + "\n" + \
            "".join(" " + " | ".join(r[k] for k in keys) + "\n" for r in rows) + \
            "(%d rows)\n" % len(rows)
    else:
        text = "\t".join(names) + "\n" + "".join(
            "\t".join(r[k] for k in keys) + "\n" for r in rows)
    return "a.txt", text.encode(), t


def packed(rnd, name, data):
    how = rnd.random()
    if how < 0.1:
        return name + ".gz", gzip.compress(data)
    if how < 0.2:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr(name, data)
        return "a.zip", out.getvalue()
    return name, data


def wanted(t):
    names, keys, rows = t
    out = []
    for r in rows:
        a = {"id": r["id"], "title": r["title"], "price": r["exact"]}
        for k in ("seller", "location"):
            if k in keys:
                a[k] = r[k]
        if "sold" in keys:
            a["sold"] = r["number"]
        out.append(a)
    return out


def got(line, keys):
    r = json.loads(line)
    a = {"id": r["id"], "title": r.get("title"), "price": r.get("price")}
    if "seller" in keys:
        a["seller"] = r.get("seller", {}).get("name")
    for k in ("location", "sold"):
        if k in keys:
            a[k] = r.get(k)
    return a


def trial(rnd, here):
    make = rnd.choice([separated] * 3 + [as_json] * 4 + [sql, sqlite, mongodump, mongodump, markup, markup, printed,
                                                         printed])
    name, data, t = make(rnd)
    name, data = packed(rnd, name, data)
    path = os.path.join(here, name)
    with open(path, "wb") as f:
        f.write(data)
    p = subprocess.run(["wt-extract", path], capture_output=True)
    have = [got(x, t[1]) for x in p.stdout.splitlines()]
    want = wanted(t)
    if p.returncode == 0 and have == want:
        return None
    first = next(("%s for %s" % (json.dumps(h, ensure_ascii=False), json.dumps(w, ensure_ascii=False))
                  for h, w in zip(have, want) if h != w), "")
    return "%s status %d, %d of %d adverts; %s %s" % (
        make.__name__, p.returncode, len(have), len(want), first,
        p.stderr.decode("utf-8", "replace").strip()[:200])


if __name__ == "__main__":
    sys.exit(trials.run("exports", trial))
