#!/usr/bin/env python3
"""wrapped.py RUNS SEED [FOLDER] - a page gives the same adverts however it is archived

Pages, up to three in an archive, are put at random into what crawlers and
people put them into: another encoding, a coding or several (or one that the
crawler undid, or does not tell), chunks, headers as servers write them, records
of WARC 0.17 to 1.1 or ARC among requests and metadata, members of gzip or zstd
that end anywhere, HAR, MHTML, lines of JSON, tables, databases, folders, and
those into tar, zip and 7z.  Each archive must give what its pages give alone,
`--exhibit` the bytes of the SHA-256, and the status must be 0.  What differs is
kept, and its path printed.  FOLDER: of the real pages (WT_SHARED/realdata).
"""
import base64
import bz2
import csv
import gzip
import hashlib
import io
import json
import lzma
import os
import plistlib
import quopri
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib

import trials

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
PAGES = [(os.path.join(ROOT, "data/sites", n), u) for n, u in (
    ("1688-list.html", "https://s.1688.com/selloffer/offer_search.htm?keywords=a"),
    ("jd-search.html", "https://search.jd.com/Search?keyword=a"),
    ("taobao-search.html", "https://s.taobao.com/search?q=a"),
    ("taobao-search.json", "https://s.taobao.com/search?q=b&ajax=true"),
    ("tmall-item.html", "https://detail.tmall.com/item.htm?id=900000000301"))]
REAL = (
    ("taobao/search-2018.js", "https://s.taobao.com/search?q=c"),
    ("taobao/search-2016.html", "https://s.taobao.com/search?q=d"),
    ("taobao/search-2015.json", "https://s.taobao.com/search?q=e"),
    ("taobao/item-2022.js", "https://item.taobao.com/item.htm?id=637145790668"),
    ("tmall/item-2015.html", "https://detail.tmall.com/item.htm?id=18959526273"),
    ("tmall/item-2015-mobile.html", "https://detail.m.tmall.com/item.htm?id=18959526273"),
    ("tmall/item-2019-mobile.js", "https://detail.m.tmall.com/item.htm?id=583789686010"),
    ("jd/search-2024.html", "https://search.jd.com/Search?keyword=b"),
    ("1688/list-2024.html", "https://s.1688.com/selloffer/offer_search.htm?keywords=b"),
    ("1688/offer-2024.js", "https://detail.1688.com/offer/597090034012.html"))
NL = b"\r\n"


def run(args, data=None):
    p = subprocess.run(args, input=data, capture_output=True)
    return p.stdout, p.returncode, p.stderr.decode("utf-8", "replace")


def filtered(command):
    return lambda data: run(command, data)[0]


def raw_deflate(data):
    c = zlib.compressobj(6, zlib.DEFLATED, -15)
    return c.compress(data) + c.flush()


CODINGS = {"gzip": gzip.compress, "x-gzip": gzip.compress,
           "deflate": zlib.compress, "br": filtered(["brotli", "-c"]),
           "zstd": filtered(["zstd", "-qc"])}


def pieces(rnd, data, most=5):
    cuts = sorted(rnd.randrange(len(data) + 1) for _ in range(rnd.randrange(most)))
    return [data[a:b] for a, b in zip([0] + cuts, cuts + [len(data)])]


def chunked(rnd, data):
    out = b""
    for p in pieces(rnd, data):
        if p:
            size = rnd.choice(["%x", "%X", "0%x", "%x ", "%x;a=b", "%x;name=\"q;\""])
            out += (size % len(p)).encode() + NL + p + NL
    return out + b"0" + NL + rnd.choice([b"", b"X-Trailer: a" + NL]) + NL


def cased(rnd, name):
    return rnd.choice([name, name.lower(), name.upper()])


def response(rnd, page, kind):
    """The page as a server sent it, or as a crawler kept that."""
    body, head = page, []
    codings = rnd.choice([[], [], [], ["gzip"], ["x-gzip"], ["deflate"], ["raw"],
                          ["br"], ["zstd"], ["gzip", "br"], ["deflate", "gzip"]])
    undone = rnd.random() < 0.15
    for c in codings:
        if not undone:
            body = raw_deflate(body) if c == "raw" else CODINGS[c](body)
    names = ["deflate" if c == "raw" else c for c in codings]
    if names and (undone or codings[-1] in ("br", "raw", "deflate") or
                  len(names) > 1 or rnd.random() < 0.85):
        head.append(("Content-Encoding", rnd.choice([", ", ","]).join(names)))
    how = rnd.choice(["length", "length", "chunks", "none", "dechunked"])
    if how == "length":
        head.append(("Content-Length", str(len(body))))
    if how in ("chunks", "dechunked"):
        head.append(("Transfer-Encoding", "chunked"))
    if how == "chunks":
        body = chunked(rnd, body)
    head.append(("Content-Type", kind))
    head += rnd.sample([("Server", "x"), ("Set-Cookie", "a=b; Path=/"),
                        ("X-Odd", "caf\xe9 \x01"), ("X-Empty", ""),
                        ("X-Long", "y" * 5000)], rnd.randrange(4))
    rnd.shuffle(head)
    nl = rnd.choice([NL, NL, NL, b"\n"])
    lines = [rnd.choice([b"HTTP/1.1 200 OK", b"HTTP/1.0 200 OK", b"HTTP/1.1 200",
                         b"HTTP/2 200 ", b"HTTP/1.1 203 Ok"])]
    for name, value in head:
        gap = rnd.choice([": ", ": ", ":", ":\t"])
        lines.append((cased(rnd, name) + gap + value).encode("latin-1"))
    if rnd.random() < 0.1:
        lines.append(b"X-Folded: a" + nl + b"  b")
    return nl.join(lines) + nl + nl + body


def record(rnd, kind, uri, mime, block, extra=()):
    version = rnd.choice(["0.17", "0.18", "1.0", "1.0", "1.0", "1.1"])
    head = [("WARC-Type", kind), ("WARC-Date", rnd.choice(
        ["2020-01-02T03:04:05Z", "2020-01-02T03:04:05.678Z"] if version == "1.1"
        else ["2020-01-02T03:04:05Z"])),
        ("WARC-Record-ID", "<urn:uuid:%032x>" % rnd.getrandbits(128)),
        ("Content-Length", str(len(block)))]
    if uri:
        head.append(("WARC-Target-URI", rnd.choice([uri, uri, "<" + uri + ">"])))
    if mime:
        head.append(("Content-Type", mime))
    if rnd.random() < 0.4:
        sha = base64.b32encode(hashlib.sha1(block).digest()).decode()
        head.append(("WARC-Block-Digest", "sha1:" + sha))
    head += extra
    rnd.shuffle(head)
    text = "WARC/" + version + "\r\n"
    for name, value in head:
        text += cased(rnd, name) + ": " + value + "\r\n"
    return text.encode() + NL + block + NL + NL


def records(rnd, pages):
    out = []
    if rnd.random() < 0.5:
        out.append(record(rnd, "warcinfo", None, "application/warc-fields",
                          b"software: x\r\nformat: WARC\r\n"))
    for page, uri, kind in pages:
        if rnd.random() < 0.3:
            out.append(record(rnd, "request", uri, "application/http; msgtype=request",
                              b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
        if rnd.random() < 0.15:
            out.append(record(rnd, "resource", uri, kind, page))
        else:
            out.append(record(rnd, "response", uri,
                              rnd.choice(["application/http; msgtype=response",
                                          "application/http;msgtype=response",
                                          "application/http"]),
                              response(rnd, page, kind)))
        if rnd.random() < 0.2:
            out.append(record(rnd, "metadata", uri, "application/warc-fields",
                              b"fetchTimeMs: 3\r\n"))
    return out


def warc(rnd, pages):
    """A name and the bytes of an archive."""
    parts = records(rnd, pages)
    whole = b"".join(parts)
    how = rnd.choice(["plain", "plain", "members", "one", "torn", "frames", "zst"])
    if how == "plain":
        # the file may begin with blank lines, or lack its last
        return "a.warc", rnd.choice([whole, whole, NL + whole, whole[:-2]])
    if how == "members":
        return "a.warc.gz", b"".join(map(gzip.compress, parts))
    if how == "one":
        return "a.warc.gz", gzip.compress(whole)
    if how == "torn":
        return "a.warc.gz", b"".join(map(gzip.compress, pieces(rnd, whole)))
    if how == "frames":
        return "a.warc.zst", b"".join(map(CODINGS["zstd"], parts))
    return "a.warc.zst", CODINGS["zstd"](whole)


def har(rnd, pages):
    entries = []
    for page, uri, kind in pages:
        content = {"size": len(page), "mimeType": kind}
        try:
            if rnd.random() < 0.4:
                raise ValueError
            content["text"] = page.decode("utf-8")
        except ValueError:
            content["text"] = base64.b64encode(page).decode()
            content["encoding"] = "base64"
        entries.append({"startedDateTime": "2020-01-02T03:04:05.678+08:00", "time": 3,
                        "request": {"method": "GET", "url": uri, "headers": []},
                        "response": {"status": 200, "statusText": "", "headers": [],
                                     "content": content, "redirectURL": ""}})
    text = json.dumps({"log": {"version": "1.2", "creator": {"name": "x", "version": "1"},
                               "entries": entries}}, ensure_ascii=rnd.random() < 0.5,
                      indent=rnd.choice([None, 1]))
    return "a.har", text.encode()


def mhtml(rnd, pages):
    page, uri, kind = pages[0]
    head = ("From: <Saved by Blink>\r\nSnapshot-Content-Location: %s\r\nSubject: x\r\n"
            "Date: Thu, 2 Jan 2020 03:04:05 -0000\r\nMIME-Version: 1.0\r\n"
            "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
            "\tboundary=\"----Part--x----\"\r\n\r\n\r\n------Part--x----\r\n"
            "Content-Type: %s\r\n" % (uri, kind)).encode()
    if rnd.random() < 0.5:
        body = quopri.encodestring(page, quotetabs=False).replace(b"\r\n", b"\n")
        body = b"Content-Transfer-Encoding: quoted-printable\r\n", body.replace(b"\n", NL)
    else:
        body = b"Content-Transfer-Encoding: base64\r\n", base64.encodebytes(page).replace(b"\n", NL)
    return "a.mhtml", head + body[0] + ("Content-Location: %s\r\n\r\n" % uri).encode() + \
        body[1] + b"\r\n------Part--x------\r\n"


def arc(rnd, pages):
    about = b"1 0 x\nURL IP-address Archive-date Content-type Archive-length\n"
    parts = [b"filedesc://a.arc 0.0.0.0 20200102030405 text/plain %d\n%s\n" % (
        len(about), about)]
    for page, uri, kind in pages:
        block = response(rnd, page, kind)
        parts.append(("%s 192.0.2.1 20200102030405 %s %d\n" % (
            uri, kind.split(";")[0], len(block))).encode() + block + b"\n")
    if rnd.random() < 0.5:
        return "a.arc.gz", b"".join(map(gzip.compress, parts))
    return "a.arc", b"".join(parts)


def lines(rnd, pages):
    """Lines of JSON, or cells of a table, that hold pages and their addresses."""
    rows = []
    for page, uri, kind in pages:
        rows.append((uri, page.decode("utf-8")))
    if rnd.random() < 0.6:
        names = rnd.choice([("url", "html"), ("url", "content"), ("url", "body")])
        return "a.jsonl", "".join(json.dumps(
            dict(zip(names, r), status=200), ensure_ascii=rnd.random() < 0.5) + "\n"
            for r in rows).encode()
    out = io.StringIO()
    w = csv.writer(out)
    w.writerow(["url", "html"])
    w.writerows(rows)
    return "a.csv", out.getvalue().encode()


def sqlite(rnd, pages):
    path = tempfile.mktemp(suffix=".db")
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE pages (id INTEGER PRIMARY KEY, url TEXT, html %s)" %
               rnd.choice(["TEXT", "BLOB"]))
    for page, uri, kind in pages:
        db.execute("INSERT INTO pages (url, html) VALUES (?, ?)",
                   (uri, page if rnd.random() < 0.3 else page.decode("utf-8")))
    db.commit()
    db.close()
    with open(path, "rb") as f:
        data = f.read()
    os.unlink(path)
    return "a.db", data


def folder(rnd, pages):
    """A tar of the folders of hosts, as wget -r makes them."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as t:
        for page, uri, kind in pages:
            i = tarfile.TarInfo(uri.split("://")[1])
            i.size = len(page)
            t.addfile(i, io.BytesIO(page))
    return "a.tar", out.getvalue()


def saved(rnd, pages):
    """Files in a tar: replies with their headers (curl -i), pages that a browser
    saved and marked, each alone in gzip, bzip2 or xz, or as it is."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as t:
        for n, (page, uri, kind) in enumerate(pages):
            how = rnd.choice(["mark", "mark", "reply"])
            if how == "mark" and kind == "text/html":
                mark = "<!-- saved from url=(%04d)%s -->\r\n" % (len(uri), uri)
                at = page.lower().find(b"<html")
                at = max(at, 0)
                page = page[:at] + mark.encode() + page[at:]
            else:
                page = ("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Location: %s\r\n\r\n" % (
                    kind, uri)).encode() + page
            pack, end = rnd.choice([(lambda x: x, "")] * 3 + [
                (gzip.compress, ".gz"), (bz2.compress, ".bz2"), (lzma.compress, ".xz"),
                (CODINGS["zstd"], ".zst"), (filtered(["lz4", "-qc"]), ".lz4")])
            page = pack(page)
            i = tarfile.TarInfo("x/%d.html%s" % (n, end))
            i.size = len(page)
            t.addfile(i, io.BytesIO(page))
    return "a.tar", out.getvalue()


def wacz(rnd, pages):
    out = io.BytesIO()
    inner = warc(rnd, pages)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as z:
        z.writestr("archive/data" + inner[0][1:], inner[1])
        z.writestr("indexes/index.cdx.gz", gzip.compress(b"com,a)/ 20200102030405 {}\n"))
        z.writestr("pages/pages.jsonl", "".join(json.dumps(x) + "\n" for x in [
            {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}] + [
            {"id": "1", "url": p[1], "ts": "2020-01-02T03:04:05Z", "title": "x"}
            for p in pages]))
        z.writestr("datapackage.json", json.dumps({
            "profile": "data-package", "wacz_version": "1.1.1", "resources": []}))
    return "a.wacz", out.getvalue()


def mailbox(rnd, pages):
    out = b""
    for page, uri, kind in pages:
        out += ("From a@b.example Thu Jan  2 03:04:05 2020\nFrom: a@b.example\nTo: c@d.example\n"
                "Subject: x\nMIME-Version: 1.0\nContent-Type: %s; charset=utf-8\n"
                "Content-Location: %s\nContent-Transfer-Encoding: base64\n\n" % (
                    kind, uri)).encode() + base64.encodebytes(page) + b"\n"
    return "a.mbox", out


def webarchive(rnd, pages):
    page, uri, kind = pages[0]
    what = {"WebMainResource": {
        "WebResourceData": page, "WebResourceFrameName": "", "WebResourceMIMEType": kind,
        "WebResourceTextEncodingName": "UTF-8", "WebResourceURL": uri},
        "WebSubresources": [{"WebResourceData": b"\x89PNG", "WebResourceMIMEType": "image/png",
                             "WebResourceURL": "https://a.example/a.png"}]}
    return "a.webarchive", plistlib.dumps(what, fmt=plistlib.FMT_BINARY)


def recoded(rnd, page):
    """The page in another encoding, and what the server says of it."""
    page, uri, kind = page
    to = rnd.choice(["utf-8"] * 4 + ["utf-8-sig", "gbk", "gb18030", "utf-16"])
    try:
        data = page.decode("utf-8").encode(to)
    except UnicodeEncodeError:
        to = "gb18030"
        data = page.decode("utf-8").encode(to)
    if to.startswith("utf-"):
        said = rnd.choice(["", "", "; charset=utf-8"]) if to != "utf-16" else ""
    else:
        said = rnd.choice(["", "; charset=" + to, ";charset=\"%s\"" % to.upper()])
    return data, uri, kind + said


def packed(rnd, inner, folder):
    """inner, a name and bytes, in what people pack files into, or as it is."""
    name, data = inner
    how = rnd.choice(["plain"] * 4 + ["tar", "tgz", "zip", "stored", "7z", "gz"])
    out = io.BytesIO()
    if how in ("tar", "tgz"):
        with tarfile.open(fileobj=out, mode="w" if how == "tar" else "w:gz") as t:
            for n, d in (("x/", None), ("x/" + name, data), ("x/empty", b"")):
                i = tarfile.TarInfo(n)
                i.type = tarfile.DIRTYPE if d is None else tarfile.REGTYPE
                i.size = len(d or b"")
                t.addfile(i, io.BytesIO(d or b""))
        return "a.tar" + (".gz" if how == "tgz" else ""), out.getvalue()
    if how in ("zip", "stored"):
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if how == "zip" else
                             zipfile.ZIP_STORED) as z:
            z.writestr("archive/" + name, data)
        return "a.zip", out.getvalue()
    if how == "gz" and not name.endswith(("gz", "zst")):
        return name + ".gz", gzip.compress(data)
    if how == "7z" and shutil.which("7z"):
        path = os.path.join(folder, name)
        with open(path, "wb") as f:
            f.write(data)
        run(["7z", "a", "-bd", path + ".7z", path])
        with open(path + ".7z", "rb") as f:
            data = f.read()
        os.unlink(path)
        os.unlink(path + ".7z")
        return name + ".7z", data
    return inner


def without_source(line):
    r = json.loads(line)
    for k in ("source", "captured"):
        r.pop(k, None)
    return json.dumps(r, sort_keys=True, ensure_ascii=False)


def adverts(text):
    return [without_source(x) for x in text.splitlines()]


def exhibits(text):
    """True if the bytes of one of the adverts have the SHA-256 that it says."""
    for line in text.splitlines()[-1:]:
        s = json.loads(line)["source"]
        at = str(s["offset"]) + ("+%d" % s["skip"] if "skip" in s else "")
        data, status, said = run(["wt-extract", "--exhibit", s["file"], at])
        if status or hashlib.sha256(data).hexdigest() != s["sha256"]:
            return False
    return True


def trial(rnd, pages, here):
    some = rnd.sample(pages, rnd.randint(1, min(3, len(pages))))
    make = rnd.choice([warc] * 6 + [arc, arc, har, mhtml, lines, sqlite, folder, saved,
                                   wacz, mailbox, webarchive])
    if make in (mhtml, webarchive, mailbox):  # pages of HTML, a browser one
        some = [p for p in some if p[2] == "text/html"] or [pages[0]]
        some = some[:None if make is mailbox else 1]
    wanted = [a for p in some for a in p[3]]
    put = [recoded(rnd, p[:3]) if make in (warc, arc) else p[:3] for p in some]
    name, data = packed(rnd, make(rnd, put), here)
    path = os.path.join(here, name)
    with open(path, "wb") as f:
        f.write(data)
    by_pipe = rnd.random() < 0.2 and not name.endswith("7z")
    got, status, said = run(["wt-extract"] + ([] if by_pipe else [path]),
                            data if by_pipe else None)
    good = status == 0 and adverts(got) == wanted and \
        (by_pipe or exhibits(got))
    return None if good else "%s: %s status %d, %d of %d adverts; %s" % (
        name, " ".join(os.path.basename(p[4]) for p in some), status,
        len(got.splitlines()), len(wanted), said.strip()[:300])


def load(path, url):
    with open(path, "rb") as f:
        page = f.read()
    kind = "application/json" if path.endswith(".json") else "text/html"
    got, status, said = run(["wt-extract", "--url", url, path])
    assert status == 0 and got, (path, status, said)
    return page, url, kind, adverts(got), path


def main():
    real = [(os.path.join(sys.argv[3], n), u) for n, u in REAL] if sys.argv[3:] else []
    pages = [load(p, u) for p, u in PAGES + real]
    return trials.run("archives", lambda rnd, here: trial(rnd, pages, here))


if __name__ == "__main__":
    sys.exit(main())
