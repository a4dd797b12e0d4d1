"""large.py KIND MB FILE - a page, reply or table of about that size

Each kind is one shape of what a shop's page may be that is of megabytes; the
goods are invented."""
import csv
import gzip
import json
import sqlite3
import sys

SITE = "https://shop.example/"


def tiles(size):
    one = ('<div class="card"><a href="/item/%d.html"><img src="/i/%d.jpg"></a>'
           '<h3><a href="/item/%d.html">Horn comb number %d, hand made</a></h3>'
           '<span class="price">¥%d.50</span><p>Comb House %d</p></div>\n')
    n = int(size / 220)
    return "<html><title>Combs</title><body><div>%s</div></body></html>" % "".join(
        one % (100000 + i, i, 100000 + i, i, 10 + i % 900, i % 50) for i in range(n))


def goods(size):
    return [{"id": 100000 + i, "title": "Horn comb %d" % i, "price": "%d.50" % (10 + i % 900),
             "url": SITE + "item/%d.html" % (100000 + i)} for i in range(int(size / 105))]


def data(value):
    return json.dumps(value, separators=(",", ":"))


def write(kind, size, path):
    if kind == "sqlite":
        base = sqlite3.connect(path)
        base.execute("create table pages (id integer primary key, url, html)")
        base.execute("insert into pages values (1, ?, ?)", (SITE + "list", tiles(size)))
        base.commit()
    elif kind == "gzip":
        gzip.open(path, "wt", 1).write(tiles(size))
    elif kind == "csv":
        with open(path, "w") as f:
            csv.writer(f).writerows([["url", "html"], [SITE + "list", tiles(size)]])
    else:
        open(path, "w").write({
            "tiles": lambda: tiles(size),
            "json": lambda: data({"code": 0, "data": {"list": goods(size)}}),
            "kept": lambda: "<title>Combs</title><script>window.__STATE__ = %s;</script>"
                            % data({"goods": goods(size)}),
            "text": lambda: data([{"title": "Horn comb", "price": "5.00", "url": SITE + "item/1.html",
                                   "text": "a fine comb. " * int(size / 13)}]),
            "columns": lambda: data({k: [g[k] for g in goods(size)] for k in goods(105)[0]}),
            "inner": lambda: data([{"url": SITE + "list", "html": tiles(size)}]),
        }[kind]())


write(sys.argv[1], float(sys.argv[2]) * 1e6, sys.argv[3])
