#!/usr/bin/env python3
"""cut.py [MUTATIONS] [SEED] - archives that are cut and bent

A small WARC.gz, a dump.json.gz, a table.csv.gz and the records of a pipe in a
.gz are cut at every byte, and followed by bytes that do not belong there.
Then MUTATIONS files (default 2,000; a release: 20,000) with some bytes set,
doubled, left out or exchanged are read.  So are a HAR, a workbook, a database
of SQLite, documents of BSON, a cassette of YAML, and a page in brotli, which
is cut within its record.

Cut: what was whole before the cut comes out, as it does from the whole file;
the status is 3, but 0 or 1 where the cut is between members; of what is not
gzip it is not 0 unless all came out.  Bent: no signal,
no hang; status 0, 1 or 3; a message where it is not 0; the counts balance.
"""
import gzip
import json
import os
import random
import sqlite3
import struct
import subprocess
import sys
import zlib

import grown
import job

PAGE = ('<html><script>g_page_config = {"itemlist":{},"noresult":{},'
        '"mods":{"itemlist":{"data":{"auctions":[{"nid":"%d",'
        '"raw_title":"\u732b\u7897 \u7b2c%d\u6b3e","view_price":"%d.50",'
        '"nick":"\u793a\u4f8b%d"}]}}}};</script></html>')


def warc(n):
    """Records, each in a member of its own."""
    out = []
    for i in range(n):
        body = (PAGE % (9000 + i, i, i, i)).encode()
        http = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"
                b"\r\nContent-Length: %d\r\n\r\n" % len(body)) + body
        head = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https:"
                "//s.taobao.com/search?q=%d\r\nWARC-Date: 2020-10-0%dT00:00:"
                "00Z\r\nWARC-Record-ID: <urn:uuid:%d>\r\nContent-Type: "
                "application/http; msgtype=response\r\nContent-Length: %d"
                "\r\n\r\n" % (i, i + 1, i, len(http))).encode()
        out.append(head + http + b"\r\n\r\n")
    return out


def members(parts):
    """The parts as gzip members, and where each ends."""
    data, ends = b"", []
    for p in parts:
        data += gzip.compress(p, mtime=0)
        ends.append(len(data))
    return data, ends


# One word: it starts faster than with the core pack.
RECORDS = ["wt-match", "--all", "--term", "\u732b"]


def fixtures(found):
    adverts = found["adverts"][:4]
    rows = [b"id,title,price,url\r\n"] + [
        b"%d,cup %d,%d.5,https://item.taobao.com/item.htm?id=%d\r\n" % (
            i, i, i, i) for i in range(800, 806)]
    dump = json.dumps([{"id": str(i), "title": "cup %d" % i, "url":
                        "https://item.taobao.com/item.htm?id=%d" % i}
                       for i in range(700, 706)]).encode()
    return {
        "warc": (["wt-extract"], members(warc(5))),
        "json": (["wt-extract"], members([dump])),
        "csv": (["wt-extract"], members([b"".join(rows)])),
        "records": (RECORDS, members(adverts)),
        "records, one member": (RECORDS, members([b"".join(adverts)])),
    }


def database(path):
    with sqlite3.connect(path) as c:
        c.execute("create table t (title text, price real, url text)")
        c.executemany("insert into t values (?, ?, ?)", [
            ("cup %d" % i, i, grown.ITEM % i) for i in range(9)])
    with open(path, "rb") as f:
        return f.read()


def document(i):
    """Of BSON."""
    body = b"".join(b"\x02%s\0%s%s\0" % (k, struct.pack("<i", len(v) + 1), v)
                    for k, v in ((b"title", b"cup %d" % i), (b"price", b"5"),
                                 (b"url", (grown.ITEM % i).encode())))
    return struct.pack("<i", len(body) + 5) + body + b"\0"


def taped(i):
    """An interaction of vcrpy."""
    return "- request: {uri: '%s'}\n  response:\n    body:\n      string: " \
        "%s\n" % (grown.ITEM % i, json.dumps(PAGE % (9000 + i, i, i, i)))


def in_brotli(n):
    """A record whose page lacks all but its first n bytes; all: None."""
    page = subprocess.run(["brotli", "-c"], check=True, capture_output=True,
                          input=grown.page(grown.TILE * 9 % tuple(range(9)))
                          .encode()).stdout
    return grown.warc(1, "Content-Encoding: br\r\n", page[:n]), len(page)


def others(folder):
    """Files and where they may end; YAML: None, an interaction without a
    reply is whole, too."""
    parts = [document(i) for i in range(6)]
    ends = [sum(map(len, parts[:i + 1])) for i in range(len(parts))]
    return {
        "HAR": (grown.har(5).encode(), []),
        "workbook": (grown.book(1, 5), []),
        "SQLite": (database(os.path.join(folder, "db")), []),
        "BSON": (b"".join(parts), ends),
        "YAML": (("interactions:\n" + "".join(map(taped, range(4)))).encode(),
                 None),
    }


class Reader:
    """One tool over one file that is written anew for each trial."""

    def __init__(self, tally, name, args, folder):
        self.tally, self.name = tally, name
        self.path = os.path.join(folder, "in.gz")
        self.sums = os.path.join(folder, "sums")
        self.args = args + ["--summary", self.sums, self.path]

    def read(self, data):
        with open(self.path, "wb") as f:
            f.write(data)
        if os.path.exists(self.sums):
            os.unlink(self.sums)
        return job.run(self.args, timeout=60)

    def sound(self, got, what):
        """What holds of every run."""
        status, _, err = got
        ok = status in (0, 1, 3) and (status == 0 or err)
        ok = ok and job.balanced(job.summary(self.sums))
        self.tally.check(ok, "%s, %s: status %d, %d bytes of messages" % (
            self.name, what, status, len(err)))
        return ok


def lines_of(out):
    """Lines without where they stand: what is cut has another length."""
    out = [json.loads(x) for x in out.split(b"\n") if x]
    for x in out:
        del x["source"]
    return out


def rows_of(data):
    """How many rows are whole in the first bytes of a gzip of rows."""
    text = zlib.decompressobj(31).decompress(data)
    if text[:1] == b"[":
        return text.count(b"}, ") + text.count(b"]")
    return max(text.count(b"\n") - 1, 0) if text[:2] == b"id" else 0


def cut(reader, data, ends, whole):
    for n in range(1, len(data)):
        got = reader.read(data[:n])
        if not reader.sound(got, "cut at %d" % n):
            continue
        lines = lines_of(got[1])
        complete = sum(e <= n for e in ends)
        least = complete if len(ends) > 1 else rows_of(data[:n])
        ok = whole[:len(lines)] == lines and len(lines) >= least
        if n in ends:
            ok = ok and got[0] == 0
        else:
            ok = ok and got[0] == 3
        reader.tally.check(ok, "%s, cut at %d: status %d, %d lines of at "
                           "least %d" % (reader.name, n, got[0], len(lines),
                                         least))


def cut_told(reader, name, data, ends):
    """Of a file, by some bytes: nothing false, and it is said."""
    whole = lines_of(reader.read(data)[1])
    reader.tally.check(whole, "%s: nothing comes of it" % name)
    for n in range(16, len(data), max(1, len(data) // 200)):
        got = reader.read(data[:n])
        if not reader.sound(got, "%s cut at %d" % (name, n)):
            continue
        lines = lines_of(got[1])
        said = got[0] != 0 or ends is None or n in ends or lines == whole
        reader.tally.check(said and whole[:len(lines)] == lines,
                           "%s, cut at %d: status %d, %d lines" % (
                               name, n, got[0], len(lines)))


def followed(reader, data, whole):
    """Bytes behind the last member: NULs are padding, others are not."""
    for tail, padding in ((b"\0" * 512, True), (b"rubbish" * 9, False),
                          (b"\x1f", False), (b"\x1f\x8b\x08", False)):
        got = reader.read(data + tail)
        reader.sound(got, "followed by %r" % tail[:4])
        ok = lines_of(got[1]) == whole and (got[0] == 0) == padding
        reader.tally.check(ok, "%s, followed by %r: status %d, %d lines" % (
            reader.name, tail[:4], got[0], len(lines_of(got[1]))))


def bend(rnd, data):
    b = bytearray(data)
    for _ in range(rnd.choice((1, 1, 2, 8))):
        i = rnd.randrange(len(b))
        n = rnd.choice((1, 1, 4, 64))
        how = rnd.randrange(5)
        if how == 0:
            b[i] ^= 1 << rnd.randrange(8)
        elif how == 1:
            b[i:i + n] = rnd.randbytes(n)
        elif how == 2:
            del b[i:i + n]
        elif how == 3:
            b[i:i] = b[i:i + n]
        else:
            j = rnd.randrange(len(b))
            b[i:i + n], b[j:j + n] = b[j:j + n], b[i:i + n]
        if not b:
            b = bytearray(b"\0")
    return bytes(b)


def main():
    mutations = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    rnd = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    tally = job.Tally("cut and bent")
    with job.folder() as folder:
        for name, (args, (data, ends)) in fixtures(
                job.records(folder)).items():
            reader = Reader(tally, name, args, folder)
            whole = lines_of(reader.read(data)[1])
            cut(reader, data, ends, whole)
            followed(reader, data, whole)
            for _ in range(mutations // 10):
                reader.sound(reader.read(bend(rnd, data)), "bent")
                reader.sound(reader.read(
                    gzip.compress(bend(rnd, gzip.decompress(data)), 1)),
                    "bent inside")
        reader = Reader(tally, "other", ["wt-extract"], folder)
        for name, (data, ends) in others(folder).items():
            cut_told(reader, name, data, ends)
            for _ in range(mutations // 10):
                reader.sound(reader.read(bend(rnd, data)), name + ", bent")
        for n in range(1, in_brotli(None)[1]):
            got = reader.read(in_brotli(n)[0])
            reader.sound(got, "brotli cut at %d" % n)
            tally.check(got[0] != 0, "brotli, cut at %d: status 0" % n)
    tally.end()


if __name__ == "__main__":
    main()
