#!/usr/bin/env python3
"""prints.py [FORM ...] - four adverts as programs print them, in 67 ways

Each form is one file, without an option.  Its name says what it is: the four
adverts are read, each with title, price and number; or, of those in TOLD, the
file is rejected (status 1), so that none is lost in silence.  Prints what
differs, and how many do; status 1 if one does.
"""
import json
import os
import subprocess
import sys
import tempfile

ROWS = [{"id": str(387826255001 + i), "title": "horn comb %d old" % i,
         "price": "%d.50" % (50 + i), "shop": "例丁乙",
         "url": "https://item.taobao.com/item.htm?id=%d" % (387826255001 + i)}
        for i in range(4)]
KEYS = ["id", "title", "price", "url"]
WIDTH = [max(len(k), *(len(r[k]) for r in ROWS)) for k in KEYS]

# What is rejected: a list that no reader takes apart.
TOLD = set("""arrow latex markdown-link markdown-list numbered
    lines-sign r-frame blanks three-lists toml brackets-at-start""".split())


def each(form):
    """A line, or a block, of each row."""
    return "".join(form % r + "\n" for r in ROWS)


def fixed(between="  ", rule=""):
    """Columns of a width, with a rule below the header."""
    def line(cells):
        return between.join(c.ljust(n) for c, n in zip(cells, WIDTH)) + "\n"
    ruler = between.join(rule * n for n in WIDTH) + "\n" if rule else ""
    body = "".join(line([r[k] for k in KEYS]) for r in ROWS)
    return line(KEYS) + ruler + body, ruler


def box(top, middle, bottom, bar, rule, head=None):
    """A table in a box."""
    def border(left, cross, right):
        return left + cross.join(rule * (n + 2) for n in WIDTH) + right + "\n"

    def line(cells, bar):
        return bar + bar.join(" %s " % c.ljust(n)
                              for c, n in zip(cells, WIDTH)) + bar + "\n"
    return border(*top) + line(KEYS, head or bar) + border(*middle) + "".join(
        line([r[k] for k in KEYS], bar) for r in ROWS) + border(*bottom)


def lists(kind):
    return repr([kind(r[k] for k in KEYS) for r in ROWS]) + "\n"


def forms():
    named = "id=%(id)s, title=%(title)s, price=%(price)s, url=%(url)s"
    quoted = "id='%(id)s', title='%(title)s', price=%(price)s, url='%(url)s'"
    colons = ('id: "%(id)s", title: "%(title)s", price: %(price)s, '
              'url: "%(url)s"')
    spaced = "Id = %(id)s, Title = %(title)s, Price = %(price)s, Url = %(url)s"
    rst, ruler = fixed(rule="=")
    yield "java-lombok", each("Goods(" + named + ")")
    yield "java-idea", each("Goods{" + quoted + "}")
    yield "java-list", "[" + ", ".join(
        ("Goods{" + quoted + "}") % r for r in ROWS) + "]\n"
    yield "java-map", each("{" + named + "}")
    yield "go-plus", each("{ID:%(id)s Title:%(title)s Price:%(price)s "
                          "URL:%(url)s Shop:%(shop)s}")
    yield "go-hash", each('main.Goods{ID:"%(id)s", Title:"%(title)s", '
                          'Price:%(price)s, URL:"%(url)s"}')
    yield "go-map", each("map[id:%(id)s price:%(price)s title:%(title)s "
                         "url:%(url)s]")
    yield "rust", each("Goods { " + colons + " }")
    yield "rust-pretty", each("Goods {\n    " + colons.replace(", ", ",\n    ")
                              + ",\n}")
    yield "csharp-record", each("Goods { " + spaced + " }")
    yield "csharp-anonymous", each("{ " + spaced + " }")
    yield "ruby-symbols", each('{:id=>"%(id)s", :title=>"%(title)s", '
                               ':price=>%(price)s, :url=>"%(url)s"}')
    yield "ruby-strings", each('{"id"=>"%(id)s", "title"=>"%(title)s", '
                               '"price"=>%(price)s, "url"=>"%(url)s"}')
    yield "ruby-record", each("#<Goods " + colons + ">")
    yield "ruby-struct", each("#<struct Goods " + quoted + ">")
    yield "elixir", each("%%{" + colons + "}")
    yield "swift", each("Goods(" + colons + ")")
    yield "lua", each('{ id = "%(id)s", title = "%(title)s", '
                      'price = %(price)s, url = "%(url)s" },')
    yield "perl", each("$VAR1 = {\n  'id' => '%(id)s',\n  'title' => "
                       "'%(title)s',\n  'price' => '%(price)s',\n  'url' => "
                       "'%(url)s'\n};")
    yield "python-class", each("Goods(" + quoted + ")")
    yield "python-classes", "[" + ", ".join(
        ("Goods(" + quoted + ")") % r for r in ROWS) + "]\n"
    yield "python-tuple", each("('%(id)s', '%(title)s', %(price)s, "
                               "'%(url)s')")
    yield "python-list", each("['%(id)s', '%(title)s', '%(price)s', "
                              "'%(url)s']")
    yield "python-lists", lists(list)
    yield "python-tuples", lists(tuple)
    yield "three-lists", "".join("%ss = %r\n" % (k, [r[k] for r in ROWS])
                                 for k in KEYS[1:])
    yield "logfmt", each('time=2024-05-06T12:00:00Z level=info id=%(id)s '
                         'title="%(title)s" price=%(price)s url=%(url)s')
    yield "mysql-vertical", each("*************************** 1. row "
                                 "***************************\n   id: %(id)s\n"
                                 "title: %(title)s\nprice: %(price)s\n"
                                 "  url: %(url)s")
    yield "psql-expanded", each("-[ RECORD 1 ]------\nid    | %(id)s\ntitle | "
                                "%(title)s\nprice | %(price)s\nurl   | %(url)s")
    yield "sqlite-line", each("   id = %(id)s\ntitle = %(title)s\nprice = "
                              "%(price)s\n  url = %(url)s\n")
    yield "box", box("┌┬┐", "├┼┤", "└┴┘", "│", "─")
    yield "box-mysql", box("+++", "+++", "+++", "|", "-")
    yield "box-double", box("╔╦╗", "╠╬╣", "╚╩╝", "║", "═")
    yield "box-rounded", box("╭┬╮", "├┼┤", "╰┴╯", "│", "─")
    yield "box-heavy-head", box("┏┳┓", "┡╇┩", "└┴┘", "│", "─", "┃")
    yield "fixed-width", fixed()[0]
    yield "fixed-width-ruled", fixed(rule="-")[0]
    yield "rst", ruler + rst + ruler
    yield "org", "| %s |\n|%s|\n" % (" | ".join(KEYS), "+".join(
        "-" * 6 for k in KEYS)) + "".join("| %s |\n" % " | ".join(
            r[k] for k in KEYS) for r in ROWS)
    yield "mediawiki", '{| class="wikitable"\n|-\n! %s\n' % " !! ".join(
        KEYS) + "".join("|-\n| %s\n" % " || ".join(r[k] for k in KEYS)
                        for r in ROWS) + "|}\n"
    yield "latex", "%s \\\\\n\\hline\n" % " & ".join(KEYS) + "".join(
        "%s \\\\\n" % " & ".join(r[k] for k in KEYS) for r in ROWS)
    yield "pandas", "             id           title  price  url\n" + "".join(
        "%d  %s  %s  %s  %s\n" % (i, r["id"], r["title"], r["price"], r["url"])
        for i, r in enumerate(ROWS))
    yield "r-frame", "            id            title price url\n" + "".join(
        "%d %s %s %s %s\n" % (i + 1, r["id"], r["title"], r["price"], r["url"])
        for i, r in enumerate(ROWS))
    yield "toml", each('[[goods]]\nid = "%(id)s"\ntitle = "%(title)s"\n'
                       'price = %(price)s\nurl = "%(url)s"\n')
    yield "ini", each("[goods%(id)s]\nid=%(id)s\ntitle=%(title)s\n"
                      "price=%(price)s\nurl=%(url)s\n")
    yield "yaml", each("---\nid: '%(id)s'\ntitle: %(title)s\nprice: %(price)s\n"
                       "url: %(url)s")
    yield "eq-lines", each("title=%(title)s\nprice=%(price)s\nurl=%(url)s\n")
    yield "eq-chinese", each("标题=%(title)s，价格=%(price)s，链接=%(url)s")
    yield "labels-wide", each("标题：%(title)s，商品ID：%(id)s，"
                              "售价：￥%(price)s，链接：%(url)s")
    yield "labels-tabs", each("ID\t%(id)s\nTitle\t%(title)s\nPrice\t%(price)s\n"
                              "URL\t%(url)s\n")
    yield "arrow", each("title -> %(title)s, price -> %(price)s, url -> "
                        "%(url)s")
    yield "brackets-wide", each("【标题】%(title)s【价格】%(price)s"
                                "【链接】%(url)s")
    yield "brackets-at-start", each("[标题]%(title)s[价格]%(price)s"
                                    "[链接]%(url)s")
    yield "numbered", each("%(id)s. %(title)s - ¥%(price)s - %(url)s")
    yield "markdown-list", each("- **%(title)s** ¥%(price)s [link](%(url)s)")
    yield "markdown-link", each("- [%(title)s](%(url)s) — ¥%(price)s")
    yield "markdown-headings", each("## %(title)s\n\n- Price: ¥%(price)s\n"
                                    "- URL: %(url)s\n")
    yield "blanks", each("%(title)s ¥%(price)s %(url)s")
    yield "lines", each("%(title)s\n%(price)s\n%(url)s\n")
    yield "lines-sign", each("%(title)s\n¥%(price)s\n%(url)s")
    for name, mark in (("tab", "\t"), ("comma", ", "), ("dashes", "---"),
                       ("hashes", "####"), ("dollars", "$$"), ("caret", "^"),
                       ("tilde", "~")):
        yield name, each(mark.join(("%(title)s", "¥%(price)s", "%(url)s")))


def fault(name, text, here):
    """What is wrong with the answer; None if nothing."""
    path = os.path.join(here, name + ".txt")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    p = subprocess.run(["wt-extract", path], capture_output=True)
    have = [json.loads(x) for x in p.stdout.splitlines()]
    if name in TOLD:
        return None if not have and p.returncode == 1 else "not told"
    got = [(x["item"], x.get("title"), x.get("price")) for x in have]
    want = [(r["id"], r["title"], float(r["price"])) for r in ROWS]
    return None if got == want and p.returncode == 0 else "%d rows, status %d" % (
        len(got), p.returncode)


def main():
    bad = n = 0
    with tempfile.TemporaryDirectory() as here:
        for name, text in forms():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            n += 1
            why = fault(name, text, here)
            if why:
                bad += 1
                print("%s: %s" % (name, why))
    print("%d forms, %d differ" % (n, bad))
    return bad > 0


sys.exit(main())
