#!/usr/bin/env python3
"""flat.py [MB] [KEYS] - memory is flat, and crafted keys cost no more

A stream of MB megabytes (default 1,000; a release: 10,000) through each tool
that passes records on: at most 32 MB resident.  A line of 1 GiB between two
records: one reject, at most 160 MB.  A gzip member of 1 GiB of zeros between
two WARC records: at most 64 MB.  A zip and a folder of 300,000 files, and a
WARC of as many records with three names each: at most 48 MB.  KEYS group keys (default 200,000), half of which are
one value under djb2 and half of which share the last bits of FNV-1a: at most
twice the time of random ones.
"""
import gzip
import os
import random
import subprocess
import sys
import zipfile

import job

def peak(line, folder):
    """Status and megabytes resident of the last command of a pipe."""
    out = os.path.join(folder, "peak")
    line = line.replace("PEAK", "python3 %s/peak.py %s" % (
        os.path.dirname(os.path.abspath(__file__)), out))
    p = subprocess.run(["bash", "-c", line], cwd=folder, env=job.ENV,
                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    with open(out) as f:
        status, kib = map(int, f.read().split())
    return status, kib / 1024, p.stdout


def stream(tally, folder, megabytes):
    job.records(folder)
    for tool in ("wt-match", "wt-classify"):
        name = job.INPUT[tool]
        size = os.path.getsize(os.path.join(folder, name))
        times = (megabytes << 20) // size + 1
        status, mb, _ = peak(
            "yes %s | head -n %d | xargs -n 5000 cat | PEAK %s >/dev/null" % (
                name, times, " ".join(job.FILTERS[tool])), folder)
        print("%s, %d MB: %.1f MB resident" % (tool, megabytes, mb))
        tally.check(status == 0 and mb <= 32, "%s: status %d, %.1f MB" % (
            tool, status, mb))


def long_line(tally, folder):
    line = ("(echo '{\"title\":\"a\"}'; printf '{\"title\":\"'; head -c "
            "1073741824 /dev/zero | tr '\\0' x; echo '\"}'; "
            "echo '{\"title\":\"b\"}') | PEAK %s")
    for tool, args in job.FILTERS.items():
        said = " ".join("'%s'" % a for a in args)
        status, mb, out = peak(line % said, folder)
        rows = 1 if tool == "wt-agg" else 2
        print("%s, a line of 1 GiB: %.1f MB resident" % (tool, mb))
        tally.check(status == 1 and mb <= 160 and out.count(b"\n") == rows,
                    "%s, a long line: status %d, %.1f MB" % (tool, status, mb))


def bomb(tally, folder):
    body = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    head = (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://"
            b"a.example/\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Record-ID"
            b": <urn:x:1>\r\nContent-Type: application/http\r\n"
            b"Content-Length: %d\r\n\r\n")
    path = os.path.join(folder, "bomb.warc.gz")
    with open(path, "wb") as f, open(job.DEMO, "rb") as demo:
        good = demo.read()
        f.write(good)
        with gzip.GzipFile(fileobj=f, mode="wb", mtime=0) as z:
            z.write(head % (len(body) + (1 << 30)) + body)
            for _ in range(1 << 10):
                z.write(bytes(1 << 20))
            z.write(b"\r\n\r\n")
        f.write(good)
    status, mb, out = peak("PEAK wt-extract %s" % path, folder)
    want = 2 * job.sh("wt-extract %s" % job.DEMO).count(b"\n")
    print("a bomb of 1 GiB: %.1f MB resident" % mb)
    tally.check(status in (0, 1) and mb <= 64 and out.count(b"\n") == want,
                "a bomb: status %d, %.1f MB, %d of %d adverts" % (
                    status, mb, out.count(b"\n"), want))


def many(tally, folder, files=300000):
    os.mkdir(os.path.join(folder, "many"))
    warc = ("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/%d\r\n"
            "WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:x:%d>\r\n"
            "WARC-Payload-Digest: md5:%032x\r\nContent-Type: image/gif\r\n"
            "Content-Length: 3\r\n\r\nGIF\r\n\r\n")
    with zipfile.ZipFile(os.path.join(folder, "many.zip"), "w") as z, \
            open(os.path.join(folder, "many.warc"), "w", newline="") as w:
        for i in range(files):
            name, text = "many/%d" % i, '{"title":"comb","price":5,"url":"https://a.example/item/%d"}' % i
            z.writestr(name, text)
            w.write(warc % (i, i, i))
            with open(os.path.join(folder, name), "w") as f:
                f.write(text)
    for name, want in (("many.zip", files), ("many", files), ("many.warc", 0)):
        status, mb, out = peak("PEAK wt-extract %s | wc -l" % name, folder)
        print("%s, %d files or records: %.1f MB resident" % (name, files, mb))
        tally.check(status == 0 and mb <= 48 and int(out) == want,
                    "%s: status %d, %.1f MB, %s rows" % (name, status, mb, out))


def fnv(s):
    h = 0xcbf29ce484222325
    for c in s:
        h = (h ^ c) * 0x100000001b3 & 0xffffffffffffffff
    return h


def djb2(s):
    h = 5381
    for c in s:
        h = (h * 33 + c) & 0xffffffff
    return h


def crafted(keys):
    """Pairs of letters of equal djb2 ("Ez" and "FY"), in rows; and names whose
    FNV-1a ends in the same bits."""
    out = []
    width = max(4, keys.bit_length())
    for i in range(keys // 2):
        out.append("".join("Ez" if i >> b & 1 else "FY"
                           for b in range(width)))
    n = 0
    while len(out) < keys:
        s = "k%d" % n
        n += 1
        if fnv(s.encode()) & 15 == 0:
            out.append(s)
    return out


def flood(tally, folder, keys):
    rnd = random.Random(1)
    bad = crafted(keys)
    length = sum(map(len, bad)) // len(bad)
    good = ["%0*x" % (length, rnd.getrandbits(length * 4)) for _ in bad]
    spent = {}
    for name, set_ in (("crafted", bad), ("random", good)):
        with open(os.path.join(folder, name), "w") as f:
            f.writelines('{"k":"%s","v":"%s"}\n' % (k, k) for k in set_)
        best = 1e9
        for _ in range(3):
            before = os.times()
            job.sh("wt-agg --by k --calc 'n=distinct(.v)' %s >/dev/null" %
                   name, folder)
            after = os.times()
            best = min(best, after.children_user - before.children_user +
                       after.children_system - before.children_system)
        spent[name] = best
    print("%d keys: crafted %.2f s, random %.2f s" % (
        keys, spent["crafted"], spent["random"]))
    tally.check(spent["crafted"] <= 2 * spent["random"] + 0.05, "crafted keys")


def main():
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    keys = int(sys.argv[2]) if len(sys.argv) > 2 else 200000
    tally = job.Tally("flat")
    with job.folder() as folder:
        flood(tally, folder, keys)
        bomb(tally, folder)
        many(tally, folder)
        stream(tally, folder, megabytes)
        long_line(tally, folder)
    tally.end()


if __name__ == "__main__":
    main()
