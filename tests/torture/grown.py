#!/usr/bin/env python3
"""grown.py [NAME ...] - the work of wt-extract grows as its input does

One dimension of an input is grown at a time: attributes, classes, nesting,
keys, links, quotes, entities, header lines, members, rows, sheets, long texts
of each kind of value.  Where 2 MB of it take more than no time, that
of 12 MB is held against that of a FOURth of them, both less that of nothing.
Wrong: more than GROWTH times as much.  NAME: only those whose name begins so.
"""
import base64
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile

import job

FOUR, GROWTH = 4, 6
NONE = 0.05  # seconds that are no time
SEED, SMALL, LARGE = 400, 2 << 20, 12 << 20  # bytes; of SEED, to scale by

# Without an address of its own most data is refused before it is read.
URL = "https://www.combs.example/list?q=comb"
ITEM = "https://www.ebay.com/itm/1000000%05d"
TILE = '<li><a href="%s">carved comb</a> <b class=price>$5</b></li>' % ITEM


def page(text, head="<title>comb</title>"):
    return "<!doctype html>%s<body>%s" % (head, text)


def each(pattern, n, joint=""):
    return joint.join(pattern % i if "%" in pattern else pattern
                      for i in range(n))


def data(value):
    """A page whose JSON-LD is one product with that."""
    thing = {"@context": "https://schema.org", "@type": "Product",
             "name": "comb", "sku": "77", "offers": {
                 "@type": "Offer", "price": "5", "priceCurrency": "USD"}}
    thing.update(value)
    return page("", '<script type="application/ld+json">%s</script>'
                % json.dumps(thing))


def offer(key, text):
    return data({"offers": {"@type": "Offer", "priceCurrency": "USD",
                            "price": "5", key: text}})


def export(key, text):
    """Two rows of an export, with that text in a column."""
    rows = [{"id": "7000%d" % i, "title": "comb", "price": "5", key: text,
             "url": ITEM % i} for i in range(2)]
    return json.dumps(rows)


def table(n, cell):
    return "id,title,price,url\n" + "".join(
        "%d,comb %s,5,%s\n" % (i, cell, ITEM % i) for i in range(n))


def warc(n, header="", body=None):
    out = []
    for i in range(n):
        text = page(TILE % i).encode() if body is None else body
        http = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n"
                % header).encode() + text
        out.append(("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s"
                    "\r\nWARC-Date: 2020-10-01T00:00:00Z\r\nContent-Type: "
                    "application/http; msgtype=response\r\nContent-Length: %d"
                    "\r\n\r\n" % (ITEM % i, len(http))).encode() + http
                   + b"\r\n\r\n")
    return b"".join(out)


def packed(n, name="%d.html", text=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for i in range(n):
            z.writestr(name % i, text or page(TILE % i))
    return out.getvalue()


def tape(n, name="%d.html"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as t:
        for i in range(n):
            info = tarfile.TarInfo(name % i)
            body = page(TILE % i).encode()
            info.size = len(body)
            t.addfile(info, io.BytesIO(body))
    return out.getvalue()


def har(n, headers=0):
    return json.dumps({"log": {"version": "1.2", "creator": {}, "entries": [
        {"request": {"url": ITEM % i}, "response": {
            "status": 200, "headers": [{"name": "X-%d" % k, "value": "y"}
                                       for k in range(headers)],
            "content": {"mimeType": "text/html", "text": page(TILE % i)}}}
        for i in range(n)]}})


def mhtml(n):
    return ("MIME-Version: 1.0\r\nContent-Type: multipart/related; "
            "boundary=\"b\"\r\n\r\n" + "".join(
                "--b\r\nContent-Type: text/html\r\nContent-Location: %s\r\n"
                "\r\n%s\r\n" % (ITEM % i, page(TILE % i))
                for i in range(n)) + "--b--\r\n")


def nest(value, n):
    for _ in range(n):
        value = "https://www.google.com/url?q=" + value
    return value


def book(sheets, rows, cell="comb", attr=""):
    """A workbook."""
    ns = "http://schemas.openxmlformats.org/"
    out = io.BytesIO()
    row = '<row r="%%d">%s</row>' % "".join(
        '<c t="inlineStr"><is><t>%s</t></is></c>' % c
        for c in ("%d", cell, "5", "https://www.ebay.com/itm/1000000%05d"))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        rel = '<Relationship Id="r%d" Type="' + ns + \
            'officeDocument/2006/relationships/%s" Target="%s"/>'
        head = '<Relationships xmlns="' + ns + 'package/2006/relationships">'
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("_rels/.rels", head + rel % (
            1, "officeDocument", "xl/workbook.xml") + "</Relationships>")
        z.writestr("xl/_rels/workbook.xml.rels", head + "".join(
            rel % (i, "worksheet", "s%d.xml" % i) for i in range(sheets))
            + "</Relationships>")
        main = ns + "spreadsheetml/2006/main"
        z.writestr("xl/workbook.xml", '<workbook xmlns="%s" xmlns:r="%s'
                   'officeDocument/2006/relationships"><sheets>%s</sheets>'
                   '</workbook>' % (main, ns, "".join(
                       '<sheet name="n%d" sheetId="%d" r:id="r%d"/>' % (
                           i, i + 1, i) for i in range(sheets))))
        for i in range(sheets):
            z.writestr("xl/s%d.xml" % i, '<worksheet xmlns="%s"><sheetData>'
                       '<row r="1">%s</row>%s</sheetData>%s</worksheet>' % (
                           main, "".join(
                               '<c t="inlineStr"><is><t>%s</t></is></c>' % c
                               for c in ("id", "title", "price", "url")),
                           "".join(row % (k + 2, k, k)
                                   for k in range(rows)), attr))
    return out.getvalue()


# What is grown: of a number the input; a name ends in its kind.
GROWN = {
    "attributes of a tag": lambda n: page(
        "<p %s>%s" % (each("a%d=b ", n), TILE % 1)),
    "an attribute again and again": lambda n: page(
        "<p %s>%s" % (each("a=b ", n), TILE % 1)),
    "classes of a tag": lambda n: page(
        '<div class="%s">%s</div>' % (each("c%d ", n), each(TILE, 9))),
    "classes of tiles": lambda n: page("".join(
        '<li class="%s">%s' % (each("c%d ", 200), TILE % i)
        for i in range(n // 100))),
    "tiles": lambda n: page("<ul>%s</ul>" % each(TILE, n)),
    "tiles of one address": lambda n: page("<ul>%s</ul>" % (TILE % 1 * n)),
    "tiles in tables": lambda n: page("<table>%s</table>" % each(
        "<tr><td>%s</td></tr>" % TILE.replace("li>", "p>"), n)),
    "tiles each in the other": lambda n: page(each(
        "<div>" + TILE.replace("</li>", ""), n)),
    "tags in a tile": lambda n: page("".join(
        "<li>%s%s" % (each("<i>x</i>", n), TILE[4:] % i) for i in range(9))),
    "prices in a tile": lambda n: page("".join(
        "<li>%s%s" % (each("<i>$%d</i>", n), TILE[4:] % i)
        for i in range(9))),
    "links in a tile": lambda n: page("".join(
        "<li>%s%s" % (each('<a href="/q%d">x</a>', n), TILE[4:] % i)
        for i in range(9))),
    "pictures in a tile": lambda n: page("".join(
        "<li>%s%s" % (each('<img src="/%d.jpg">', n), TILE[4:] % i)
        for i in range(9))),
    "nesting, closed": lambda n: page("<div>" * n + "</div>" * n),
    "nesting, formatting": lambda n: page(each("<b><i><p>", n)),
    "nesting, formatting with attributes": lambda n: page(each(
        '<b a="%d">', n) + each("<p>x", n)),
    "nesting, anchors": lambda n: page(each('<a href="/itm/%d">', n)),
    "nesting, tables": lambda n: page("<table><tr><td>" * n),
    "nesting, tables in text": lambda n: page("<table>x" * n),
    "nesting, end tags that end nothing": lambda n: page("</x></b>" * n),
    "nesting, forms and selects": lambda n: page(
        "<form><select><option>" * n),
    "nesting, svg": lambda n: page("<svg><math>" * n),
    "entities": lambda n: page("&amp;&#x41;&nbsp;&notit;" * n),
    "entities in a link": lambda n: page('<a href="%s">x</a>' % (
        ITEM % 1 + "?" + "&amp;&#x41;" * n)),
    "ampersands": lambda n: page("&" * n * 8),
    "quotes": lambda n: page("<p \"'" * n),
    "quotes of a value that never ends": lambda n: page('<p a="' * n),
    "less thans": lambda n: page("<" * n * 8),
    "comments": lambda n: page("<!-- x -->" * n),
    "comments that do not end": lambda n: page("<!--" * n),
    "CDATA": lambda n: page("<![CDATA[" * n),
    "scripts": lambda n: page(each("<script>var a%d={b:1};</script>", n)),
    "scripts that do not end": lambda n: page("<script>" * n),
    "scripts, escaped": lambda n: page("<script><!--<script>" * n),
    "scripts, assignments": lambda n: page("<script>%s</script>" % each(
        'window.a%d = {"items":[]};\n', n)),
    "scripts, one assignment again": lambda n: page(
        "<script>%s</script>" % (
            'window.__INITIAL_STATE__ = {"items":[{"title":"comb",'
            '"price":5}]};\n' * n)),
    "scripts, states": lambda n: page(each(
        '<script>window.__INITIAL_STATE__ = {"a":%d};</script>', n)),
    "scripts, JSON.parse": lambda n: page("<script>%s</script>" % (
        "var a = JSON.parse('{\"a\":1}');\n" * n)),
    "scripts, JSON.parse that does not end": lambda n: page(
        "<script>%s</script>" % ("JSON.parse('" * n)),
    "scripts, brackets": lambda n: page("<script>a = %s</script>" % (
        "[" * n)),
    "scripts, braces": lambda n: page("<script>%s</script>" % (
        "a = {" * n)),
    "scripts, regexes": lambda n: page("<script>%s</script>" % (
        "a = /[/" * n)),
    "scripts, templates": lambda n: page("<script>%s</script>" % (
        "a = `${" * n)),
    "scripts, comments": lambda n: page("<script>%s</script>" % ("/*" * n)),
    "scripts, concatenated": lambda n: page("<script>a = {x:%s''}</script>"
                                            % ("'a'+" * n)),
    "scripts, calls": lambda n: page("<script>%s</script>" % (
        'f({"a":1});' * n)),
    "scripts, calls in calls": lambda n: page("<script>%s</script>" % (
        "f(" * n)),
    "scripts, variables": lambda n: page("<script>%s</script>" % each(
        "var a%d = 'x';\n", n)),
    "scripts, Next.js": lambda n: page(
        '<script>self.__next_f.push([1,"a:{}\\n"])</script>' * n),
    "scripts, Next.js rows": lambda n: page(
        '<script>self.__next_f.push([1,"%s"])</script>' % each(
            '%x:{\\"a\\":\\"$%x\\"}\\n'.replace("$%x", "$1"), n)),
    "scripts, Next.js one refers to the next": lambda n: page(
        '<script>self.__next_f.push([1,"%s"])</script>' % "".join(
            '%x:[\\"$%x\\",\\"$%x\\"]\\n' % (i, i + 1, i + 1)
            for i in range(n))),
    "scripts, Nuxt": lambda n: page(
        "<script>window.__NUXT__=(function(%s){return {a:[%s]}}(%s))"
        "</script>" % (each("a%d", n, ","), each("a%d", n, ","),
                       each("%d", n, ","))),
    "scripts, Nuxt 3": lambda n: page(
        '<script type="application/json" id="__NUXT_DATA__">[{"a":1},[%s],%s'
        ']</script>' % (each("%d", n, ","), each('"x%d"', n, ","))),
    "JSON-LD scripts": lambda n: page(
        '<script type="application/ld+json">{"@type":"Product","name":"x",'
        '"sku":"1"}</script>' * n),
    "JSON-LD, a graph": lambda n: data({"@graph": [
        {"@id": "#%d" % i, "@type": "Thing", "about": {"@id": "#%d" % (i + 1)}}
        for i in range(n)]}),
    "JSON-LD, offers": lambda n: data({"offers": [
        {"@type": "Offer", "price": i, "priceCurrency": "USD"}
        for i in range(n)]}),
    "JSON-LD, variants": lambda n: data({"hasVariant": [
        {"@type": "Product", "name": "x", "sku": "s%d" % i, "offers": {
            "@type": "Offer", "price": i}} for i in range(n)]}),
    "JSON-LD, images": lambda n: data({"image": [
        "https://a.example/%d.jpg" % i for i in range(n)]}),
    "JSON-LD, properties": lambda n: data({"additionalProperty": [
        {"@type": "PropertyValue", "name": "n%d" % i, "value": i}
        for i in range(n)]}),
    "JSON-LD, deep": lambda n: page(
        '<script type="application/ld+json">%s</script>' % (
            '{"@type":"Product","offers":' * n)),
    "JSON-LD, an ItemList": lambda n: data({
        "@type": "ItemList", "itemListElement": [
            {"@type": "ListItem", "position": i, "url": ITEM % i}
            for i in range(n)]}),
    "microdata": lambda n: page(each(
        '<div itemscope itemtype="http://schema.org/Product">'
        '<b itemprop=name>x%d</b></div>', n)),
    "microdata, properties": lambda n: page(
        '<div itemscope itemtype="http://schema.org/Product">' + each(
            "<b itemprop=p%d>x</b>", n)),
    "microdata, one within the other": lambda n: page(each(
        '<div itemscope itemprop=a itemtype="http://schema.org/Product">',
        n)),
    "microdata, itemref": lambda n: page(
        '<div itemscope itemref="%s" itemtype="http://schema.org/Product">'
        '</div>%s' % (each("i%d ", n), each("<b id=i%d itemprop=name>x</b>",
                                            n))),
    "microformats": lambda n: page(each(
        '<div class="h-product"><a class="u-url p-name" href="/p/%d">x</a>'
        '<b class="p-price">$5</b></div>', n)),
    "meta tags": lambda n: page("", each('<meta property="og:a%d" '
                                         'content="x">', n)),
    "meta tags of one name": lambda n: page("", each(
        '<meta property="og:title" content="x%d">', n)),
    "links of the head": lambda n: page("", each(
        '<link rel="canonical" href="/x%d">', n)),
    "definitions of terms": lambda n: page("<dl>%s</dl>%s" % (
        each("<dt>a%d<dd>b", n), TILE % 1)),
    "tables of attributes": lambda n: page("<table>%s</table>" % each(
        "<tr><th>a%d</th><td>b</td></tr>", n)),
    "colspan": lambda n: page("<table>%s</table>" % each(
        '<tr><td colspan=1000 rowspan=1000>%d</td></tr>', n)),
    "a table of goods": lambda n: page(
        "<table><tr><th>id<th>title<th>price<th>url</tr>%s</table>" % each(
            "<tr><td>%d<td>comb<td>5<td>x</tr>", n)),
    "redirects in each other": lambda n: page(
        '<a href="%s">x</a>' % nest(ITEM % 1, n)),
    "redirects in each other, ten": lambda n: page("".join(
        '<li><a href="%s">x</a> <b>$5</b></li>' % nest(ITEM % i, n // 10)
        for i in range(10))),
    "redirects, percent": lambda n: page(
        '<a href="https://www.google.com/url?q=%s">x</a>' % ("%25" * n)),
    "redirects, parameters": lambda n: page(
        '<a href="https://www.google.com/url?%s">x</a>' % each(
            "a=/&", n)),
    "an address, slashes": lambda n: page('<a href="//www.ebay.com%s">x</a>'
                                          % ("/itm" * n)),
    "an address, dots": lambda n: page('<a href="//%scom/itm/1">x</a>'
                                       % ("jd." * n)),
    "an address, parents": lambda n: page('<a href="%s">x</a>' % (
        "a/../" * n)),
    "base": lambda n: page(each('<base href="/%d/">', n)),
    "label and value lines": lambda n: page(each("<p>Price: $%d</p>", n)),
    "labels in brackets": lambda n: "".join(
        "[Title] comb [Price] $%d [Location] x\n" % i for i in range(n)),
    "plain lines": lambda n: "title: comb\nprice: $5\n\n" * n,
    "drawn tables": lambda n: "".join(
        "| %d | comb | $5 | %s |\n" % (i, ITEM % i) for i in range(n)),
    "drawn borders": lambda n: "+----+----+\n" * n,
    "Markdown links": lambda n: each("[comb](%s) $5\n" % ITEM, n),
    "Markdown brackets": lambda n: "[" * n * 8,
    "Markdown images": lambda n: "![x](" * n,
    "curl's headers": lambda n: "HTTP/1.1 200 OK\r\n%s\r\n%s" % (
        each("X-%d: y\r\n", n), page(TILE % 1)),
    "replies one behind another": lambda n: (
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0"
        "\r\n\r\n" * n),
    "folded headers": lambda n: "HTTP/1.1 200 OK\r\nX: a\r\n%s\r\n%s" % (
        " b\r\n" * n, page(TILE % 1)),
    "chunks": lambda n: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
        "Content-Type: text/html\r\n\r\n%s0\r\n\r\n" % ("1\r\nx\r\n" * n),
    "chunk extensions": lambda n: "HTTP/1.1 200 OK\r\nTransfer-Encoding: "
        "chunked\r\nContent-Type: text/html\r\n\r\n1%s\r\nx\r\n0\r\n\r\n" % (
            ";a=b" * n),
    "JSON rows": lambda n: json.dumps([
        {"id": i, "title": "comb", "price": 5, "url": ITEM % i}
        for i in range(n)]),
    "JSON lines": lambda n: "".join(json.dumps(
        {"id": i, "title": "comb", "price": 5, "url": ITEM % i}) + "\n"
        for i in range(n)),
    "JSON, pretty": lambda n: json.dumps([
        {"id": i, "title": "comb", "price": 5, "url": ITEM % i}
        for i in range(n)], indent=4),
    "JSON, columns": lambda n: json.dumps({
        "id": list(range(n)), "title": ["comb"] * n, "price": [5] * n,
        "url": [ITEM % i for i in range(n)]}),
    "JSON, by row of pandas": lambda n: json.dumps({
        "id": {i: i for i in range(n)}, "title": {i: "x" for i in range(n)},
        "price": {i: 5 for i in range(n)}}),
    "JSON, keys": lambda n: json.dumps([dict(
        {"k%d" % i: i for i in range(n)}, id=1, title="comb", price=5,
        url=ITEM % 1)]),
    "JSON, keys of two rows": lambda n: json.dumps([dict(
        {"k%d" % i: i for i in range(n)}, id=k, title="comb", price=5,
        url=ITEM % k) for k in range(2)]),
    "JSON, keys that differ a row": lambda n: json.dumps([dict(
        {"k%d" % (k * 20 + i): i for i in range(20)}, id=k, title="comb",
        price=5, url=ITEM % k) for k in range(n // 20)]),
    "JSON, one key": lambda n: '[{%s"id":1,"title":"comb","price":5}]' % (
        '"a":1,' * n),
    "JSON, depth": lambda n: "[" * n + "]" * n,
    "JSON, objects in each other": lambda n: '{"a":' * n + "1" + "}" * n,
    "JSON, lists beside each other": lambda n: json.dumps({
        "a%d" % i: [{"id": i, "title": "comb", "price": 5}]
        for i in range(n)}),
    "JSON, lists in rows": lambda n: json.dumps([
        {"id": i, "title": "x", "price": 5, "b": [
            {"id": k, "title": "y", "price": 5} for k in range(9)]}
        for i in range(n // 9)]),
    "JSON, categories in each other": lambda n: json.dumps({"a": [
        {"title": "x", "price": 5, "id": 1}] * n, "b": [{"c": [
            {"title": "x", "price": 5, "id": 1}] * n}]}),
    "JSON, strings of JSON": lambda n: json.dumps([
        {"id": i, "title": "comb", "price": 5,
         "more": json.dumps({"a": i})} for i in range(n)]),
    "JSON, escapes": lambda n: export("title", '\\"\n' * n),
    "JSON, backslashes": lambda n: json.dumps({"a": "\\" * n * 4}),
    "JSON, JSON in JSON": lambda n: json.dumps({"a": json.dumps(
        {"b": json.dumps({"c": '"' * n})})}),
    "JSON, a page in it": lambda n: json.dumps([{
        "url": ITEM % i, "html": page(TILE % i)} for i in range(n // 5)]),
    "JSON, replies of an API": lambda n: json.dumps([{
        "url": "https://a.example/api/%d" % i, "response": {"items": [
            {"id": i, "title": "x", "price": 5}]}} for i in range(n // 5)]),
    "JSON, GeoJSON": lambda n: json.dumps({
        "type": "FeatureCollection", "features": [{
            "type": "Feature", "properties": {"id": i, "title": "x",
                                              "price": 5}}
            for i in range(n)]}),
    "Python": lambda n: "[%s]" % each(
        "{'id': %d, 'title': 'comb', 'price': 5, 'a': None}", n, ", "),
    "Python, quotes": lambda n: "[{'id': 1, 'title': %s}]" % ("'a' " * n),
    "CSV rows": lambda n: table(n, "x"),
    "CSV quotes": lambda n: table(2, '"' * n * 4),
    "CSV, a quote a row": lambda n: table(n, '"'),
    "CSV, a cell": lambda n: table(2, '"%s"' % ("x" * n * 8)),
    "CSV, line feeds in a cell": lambda n: "id,title,price,url\n1,\"%s\",5,x\n"
        % ("a\n" * n),
    "CSV commas": lambda n: table(2, "," * n),
    "CSV columns": lambda n: "id,title,price,url,%s\n1,a,5,b,%s\n" % (
        each("c%d", n // 4, ","), each("%d", n // 4, ",")),
    "CSV, tables one below another": lambda n: (table(1, "x") + "\n") * (
        n // 9),
    "CSV, lines before a header": lambda n: "a\n" * n + table(3, "x"),
    "CSV, pages": lambda n: "url,html\n" + "".join(
        '%s,"%s"\n' % (ITEM % i, page(TILE % i).replace('"', '""'))
        for i in range(n // 5)),
    "TSV rows": lambda n: table(n, "x").replace(",", "\t"),
    "XML elements": lambda n: "<?xml version='1.0'?><items>%s</items>" % each(
        "<item><id>%d</id><title>comb</title><price>5</price></item>", n),
    "XML attributes": lambda n: "<?xml version='1.0'?><items><item %s/>"
        "</items>" % each('a%d="b" ', n),
    "XML children": lambda n: "<?xml version='1.0'?><items><item><id>1</id>"
        "<title>a</title>%s</item></items>" % "".join("<c%d>x</c%d>" % (i, i)
                                    for i in range(n)),
    "XML children of one name": lambda n: "<?xml version='1.0'?><items><item>"
        "<id>1</id><title>a</title>%s</item></items>" % ("<c>x</c>" * n),
    "XML depth": lambda n: "<?xml version='1.0'?>" + "<a>" * n + "</a>" * n,
    "XML references": lambda n: "<?xml version='1.0'?><r><item><id>1</id>"
        "<title>%s</title></item></r>" % ("&amp;" * n),
    "XML namespaces": lambda n: "<?xml version='1.0'?><r %s><item/></r>" %
        each('xmlns:a%d="b" ', n),
    "XML entities": lambda n: "<?xml version='1.0'?><!DOCTYPE r [%s]><r/>" %
        each('<!ENTITY e%d "x">', n),
    "SQL rows": lambda n: "CREATE TABLE t (id int, title text, price int);\n"
        "INSERT INTO t VALUES %s;\n" % each("(%d,'comb',5)", n, ","),
    "SQL statements": lambda n: "CREATE TABLE t (id int, title text, price "
        "int);\n" + each("INSERT INTO t VALUES (%d,'comb',5);\n", n),
    "SQL tables": lambda n: each(
        "CREATE TABLE t%d (id int, title text, price int);\n", n),
    "SQL columns": lambda n: "CREATE TABLE t (%s);\nINSERT INTO t VALUES "
        "(1);\n" % each("c%d int", n, ","),
    "SQL quotes": lambda n: "CREATE TABLE t (id int, title text, price int);"
        "\nINSERT INTO t VALUES (1,'%s',5);\n" % ("''" * n),
    "YAML rows": lambda n: each("- id: %d\n  title: comb\n  price: 5\n", n),
    "YAML keys": lambda n: each("k%d: x\n", n),
    "YAML, a cassette": lambda n: "interactions:\n" + each(
        "- request: {uri: '%s'}\n  response:\n    body:\n      string: '<p>x'"
        "\n" % ITEM, n),
    "YAML aliases": lambda n: "- &a {id: 1, title: comb, price: 5}\n" +
        "- *a\n" * n,
    "YAML depth": lambda n: "[" * n,
    "WARC records": lambda n: warc(n // 5),
    "WARC header lines": lambda n: warc(1, each("X-%d: y\r\n", n)),
    "WARC, named fields": lambda n: warc(2).replace(
        b"WARC-Type", each("X-%d: y\r\n", n).encode() + b"WARC-Type", 1),
    "WARC, cookies of one name": lambda n: warc(1, "Set-Cookie: a=b\r\n" * n),
    "WARC, what is no record": lambda n: warc(2) + b"WARC/1.0\r\n" * n +
        warc(2),
    "WARC, line feeds between": lambda n: warc(2) + b"\r\n" * n + warc(2),
    "zip members": lambda n: packed(n // 5),
    "zip members of one name": lambda n: packed(n // 5, "a.html%.0s"),
    "zip members in folders": lambda n: packed(n // 5, "d%d/a.html"),
    "zip, pictures": lambda n: packed(n // 5, "%d.jpg", "x"),
    "tar members": lambda n: tape(n // 5),
    "tar, long names": lambda n: tape(n // 50, "d" * 200 + "/%d.html"),
    "HAR entries": lambda n: har(n // 5),
    "HAR headers": lambda n: har(2, n // 2),
    "MHTML parts": lambda n: mhtml(n // 5),
    "MHTML boundaries": lambda n: mhtml(2).replace(
        "<body>", "<body>" + "\r\n--" * n),
    "MHTML header": lambda n: "X-%s: y\r\n" % 1 + each("X-%d: y\r\n", n) +
        mhtml(2),
    "base64 in a page": lambda n: page('<img src="data:image/png;base64,%s">'
                                       % base64.b64encode(b"x" * n * 8)
                                       .decode()),
    "sheets": lambda n: book(n // 20, 2),
    "rows of a sheet": lambda n: book(1, n),
    "a long cell of a sheet": lambda n: book(1, 2, "x" * n * 8),
    "merged cells": lambda n: book(1, 9, attr="<mergeCells>%s</mergeCells>"
                                   % each('<mergeCell ref="A%d:B9"/>', n)),
    "hyperlinks of a sheet": lambda n: book(
        1, 9, attr="<hyperlinks>%s</hyperlinks>" % each(
            '<hyperlink ref="A%d" location="x"/>', n)),
    "bytes that are no text": lambda n: b"\xff\xfe\x80" * n,
    "Chinese": lambda n: page("\u89d2\u68b3" * n).encode("gb18030"),
    "Big5": lambda n: page("\u4e2d\u6587" * n).encode("big5"),
    "UTF-16": lambda n: page("x" * n).encode("utf-16"),
    "ISO-2022-JP": lambda n: page("\u3042a" * n).encode("iso2022_jp"),
    "NULs": lambda n: page("\0" * n * 4),
    "carriage returns": lambda n: page("\r" * n * 4),
    "one line": lambda n: "x" * n * 16,
    "words": lambda n: "word " * n * 4,
}

# Long texts of each kind of value: of one word again and again.
WORDS = ["1", "1,", "1.", "1 ", "$", "$1 ", "\u20ac", "\u5143", "1-", "- ",
         "USD ", "USD1", "\uffe51", "\u4e07", "1\u4e07", "to ", "1 to ",
         "from $1 ", "(", "1(", "/", "1/", ":", "1:", "ago ", "1 day ", "%",
         "-1%", "2024-", "2024-01-01 ", "Jan ", "1 Jan ", "Jan 2024 ",
         "today ", "\u5e74", "1\u6708", "\u661f\u671f", "mille ", "Rs.",
         "x1 ", "+", "1+", "sold ", "1k ", "\u00a0", "1\u00a0", "&amp;",
         "<b>", "<b>1", "'", "1'", "\u0661", "\uff11", "https://", "a.b/",
         "UTC", "+01:00", "T00", "no deposit ", "save $1 ", "h", "1h30 "]
VALUES = {
    "price": lambda t: offer("price", t),
    "date": lambda t: data({"datePublished": t}),
    "text price": lambda t: page("".join(
        '<li><a href="%s">x</a> <b class=price>%s</b></li>' % (ITEM % i, t)
        for i in range(9))),
    "row price": lambda t: export("price", t),
    "row date": lambda t: export("date", t),
    "row sold": lambda t: export("sold", t),
    "row title": lambda t: export("title", t),
    "row url": lambda t: export("url", t),
    "row image": lambda t: export("images", t),
    "row seller": lambda t: export("seller", t),
    "row location": lambda t: export("location", t),
    "row attributes": lambda t: export("attributes", t),
    "row description": lambda t: export("description", t),
    "row stock": lambda t: export("stock", t),
    "row currency": lambda t: export("currency", t),
    "row category": lambda t: export("category", t),
    "row id": lambda t: export("item_id", t),
    "cell price": lambda t: table(2, '","%s' % t.replace('"', '""')).replace(
        "comb ", '"comb ').replace(",5,", '",5,'),
    "label": lambda t: page("<p>%s: $5</p>%s" % (t, TILE % 1)),
}


def texts():
    """Of each kind of value, and each word."""
    return {"%s of %s" % (kind, json.dumps(w, ensure_ascii=False)):
            lambda n, make=make, w=w: make(w * n)
            for kind, make in VALUES.items() for w in WORDS}


def spent(path):
    """The processor time of a run over it."""
    p = subprocess.Popen(["wt-extract", "--url", URL, path], env=job.ENV,
                         stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL)
    used = os.wait4(p.pid, 0)[2]
    p.returncode = 0
    return used.ru_utime + used.ru_stime


def time_of(folder, data_of):
    """Of a run, the less of two where it is little."""
    path = os.path.join(folder, "x")
    with open(path, "wb") as f:
        f.write(data_of)
    took = spent(path)
    return min(took, spent(path)) if took < 3 else took


def made(make, n):
    found = make(n)
    return found if isinstance(found, bytes) else found.encode()


def growth(folder, make, nothing):
    """By how much the time grows, of what number, and the time."""
    n = max(FOUR, SMALL * SEED // len(made(make, SEED)))
    took = time_of(folder, made(make, n))
    if took - nothing < NONE:
        return 1, n, took
    n = max(FOUR, LARGE * SEED // len(made(make, SEED)))
    took = time_of(folder, made(make, n))
    less = time_of(folder, made(make, n // FOUR))
    return (took - nothing) / max(less - nothing, NONE), n, took


def main():
    tally = job.Tally("grown")
    with job.folder() as folder:
        nothing = time_of(folder, b"<p>")
        for name, make in (GROWN | texts()).items():
            if len(sys.argv) > 1 and not name.startswith(tuple(sys.argv[1:])):
                continue
            by, n, took = growth(folder, make, nothing)
            if by > GROWTH:  # a busy machine may do that, once
                by, n, took = min((by, n, took),
                                  growth(folder, make, nothing))
            line = "%s: %.1f times from %d to %d, %.2f s" % (
                name, by, n // FOUR, n, took)
            if os.environ.get("TELL"):
                print(line, flush=True)
            tally.check(by <= GROWTH, line)
    tally.end()


if __name__ == "__main__":
    main()
