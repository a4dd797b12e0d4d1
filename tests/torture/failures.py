#!/usr/bin/env python3
"""failures.py [POINTS] [SEED] [JOB [CALL ...]] - every system call and malloc of a job fails once

Each tool does a job of about 20 records, with --output, --rejects and
--summary.  A preloaded library (fail.c) lets the Nth call of one function
fail; N goes over all calls of each of CALLS, and over POINTS random ones of
malloc (0: all; default 40).  JOB: of that job alone; CALL: of these alone.
Then:

- no signal and no hang;
- status 0: what came out is what comes out without the failure;
- otherwise a message, and the file of --output is as it was before, unless
  the status is 1, which says that the output is whole but for rejects;
- standard output holds whole lines of the right output, and no others.

A short read or write is no failure: the same bytes and status must come out.
"""
import glob
import os
import random
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BIN = os.path.join(ROOT, os.environ.get("O", "build"), "bin")
CALLS = ("read", "pread", "write", "open", "close", "fsync", "rename", "fork",
         "pipe", "fopen", "opendir", "readdir", "stat", "mmap", "malloc")
OLD = b'{"what":"was here before"}\n'

JOBS = {
    "wt-extract": "wt-extract crawl.warc.gz",
    "wt-extract, an old workbook": "wt-extract --platform jd old.xls",
    "wt-extract, what is wrapped":
        "wt-extract items.xml page.webarchive pages.csv",
    "wt-extract, databases, recordings, files beside":
        "wt-extract items.db pages.db.gz tape.yaml har.har",
    "wt-extract, folders, a zip of a long directory": "wt-extract folder",
    "wt-match": "wt-match adverts",
    "wt-classify": "wt-classify matched",
    "wt-agg": "wt-agg --by platform --calc n=count,m=median(.price) classed",
    "wt-agg, an expression":
        "wt-agg --by d=(.title|length) --where .price>1 --calc n=count classed",
    "wt-agg, tables": "wt-agg --tables wjc classed",
    "wt-agg, states": "wt-agg --by platform --calc n=count --partial classed",
    "wt-agg, merged": "wt-agg --merge states",
    "wt-agg, on disk": "wt-agg --memory 20K --by id "
                       "--calc n=count,d=distinct(.title) classed",
    "wt-fx": "wt-fx classed",
    "wt-redact": "wt-redact --redact-key key classed",
    "wt-report": "wt-report rows",
    "wt-report, html": "wt-report --format html --adverts classed rows",
    "wt-report, xlsx": "wt-report --format xlsx rows",
    "wt-report, a chart": "wt-report --format xlsx bars",
    "wt-audit": "wt-audit sums",
}


def sh(line, cwd):
    subprocess.run(line, shell=True, cwd=cwd, check=True,
                   stderr=subprocess.DEVNULL,
                   env=dict(os.environ, PATH=BIN + ":" + os.environ["PATH"]))


class Job:
    """One command line, what it gives when nothing fails, and its trials."""

    def __init__(self, name, line, folder, shim):
        self.name, self.args, self.folder = name, line.split(), folder
        self.env = dict(os.environ, LD_PRELOAD=shim,
                        PATH=BIN + ":" + os.environ["PATH"])
        self.wrong = []
        self.trials = 0
        self.good = self.run({}, False)
        self.good_file = self.run({}, True)
        if self.good[0] not in (0, 1):
            sys.exit("%s: status %d without a failure: %s" % (
                name, self.good[0], self.good[2].decode()))

    def run(self, env, to_file):
        """Status, standard output or the file, messages."""
        args = list(self.args)
        for f in ("rejects", "summary"):
            if os.path.exists(self.path(f)):
                os.unlink(self.path(f))
            args += ["--" + f, f]
        if to_file:
            with open(self.path("out"), "wb") as f:
                f.write(OLD)
            args += ["--output", "out"]
        try:
            p = subprocess.run(args, cwd=self.folder, timeout=60,
                               stdin=subprocess.DEVNULL, capture_output=True,
                               env=dict(self.env, **env))
        except subprocess.TimeoutExpired:
            return 999, b"", b""
        out = p.stdout
        if to_file:
            with open(self.path("out"), "rb") as f:
                out = f.read()
        return p.returncode, out, p.stderr

    def path(self, name):
        return os.path.join(self.folder, name)

    def count(self, call):
        """How often the job calls it, the worst of its processes."""
        path = self.path("count")
        if os.path.exists(path):
            os.unlink(path)
        self.run({"FAIL_CALL": call, "FAIL_COUNT": path}, True)
        if not os.path.exists(path):
            return 0
        with open(path) as f:
            return max(map(int, f.read().split()))

    def fault(self, status, out, err, to_file, short):
        good = self.good_file if to_file else self.good
        if status == 999:
            return "hangs"
        if status < 0 or status > 3:
            return "status %d" % status
        if short and (status, out) != good[:2]:
            return "status %d after a short call, or other bytes" % status
        if status == good[0]:
            return None if out == good[1] else "other bytes, status the same"
        if not err:
            return "status %d without a word" % status
        if status == 0:
            return "status 0, and without the failure %d" % good[0]
        if to_file:
            # The folder's fsync comes behind the rename.
            placed = b"is in place" in err and out == good[1]
            if status > 1 and out != OLD and not placed:
                return "status %d, and the file is not the old one" % status
        elif out and not (out.endswith(b"\n") and
                          set(out.splitlines()) <= set(good[1].splitlines())):
            # Lines that were never meant; a cut last line is the pipe's.
            lines = out.splitlines()
            tail = lines.pop() if not out.endswith(b"\n") else None
            right = good[1].splitlines()
            if not set(lines) <= set(right) or tail and not any(
                    x.startswith(tail) for x in right):
                return "status %d, and lines that should not be" % status
        return None

    def try_at(self, call, n, to_file, short=False):
        env = {"FAIL_CALL": call, "FAIL_AT": str(n)}
        if short:
            env["FAIL_SHORT"] = "1"
        status, out, err = self.run(env, to_file)
        self.trials += 1
        why = self.fault(status, out, err, to_file, short)
        if why:
            self.wrong.append("%s: %s%s call %d%s: %s" % (
                self.name, "short " if short else "", call, n,
                ", --output" if to_file else "", why))


def places(rnd, count, points, call):
    if call == "malloc" and points and count > points:
        # Start-up and the records are at the two ends.
        ends = list(range(1, 6)) + list(range(count - 10, count + 1))
        return sorted(set(ends + rnd.sample(range(1, count + 1), points)))
    return range(1, count + 1)


WRAPPED = """
import csv, gzip, json, os, plistlib, sqlite3, sys, xlwt, zipfile
page = open(sys.argv[1], encoding="utf-8").read()
book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("x")
for row in range(40):
    cells = row + 1000000, "comb %d" % row, 19.9
    for i, v in enumerate(cells if row else ("item_id", "title", "price")):
        sheet.write(row, i, v)
book.save("old.xls")
def items(first, n):
    return "<?xml version='1.0'?><items>%s</items>" % "".join(
        "<item><url>https://item.jd.com/%d.html</url><title>comb</title>"
        "<price>5</price></item>" % i for i in range(first, first + n))
with open("items.xml", "w") as f:
    f.write(items(1000000, 9))
os.makedirs("folder/a/b")
for i, name in enumerate(("c.xml", "a/c.xml", "a/b/c.xml")):
    with open("folder/" + name, "w") as f:
        f.write(items(2000000 + 10 * i, 2))
with zipfile.ZipFile("folder/long.zip", "w") as z:
    for i in range(150): # what is remarked makes it too long for one reading
        info = zipfile.ZipInfo("%d.xml" % i)
        info.comment = b"x" * 60000
        z.writestr(info, items(3000000 + 10 * i, 1))
url = "https://s.taobao.com/search?q=x"
with open("page.webarchive", "wb") as f:
    plistlib.dump({"WebMainResource": {"WebResourceData": page.encode(),
                                       "WebResourceURL": url}},
                  f, fmt=plistlib.FMT_BINARY)
with open("pages.csv", "w", newline="") as f:
    csv.writer(f).writerows([["url", "html"], [url, page]])
for name in "items", "pages":
    with sqlite3.connect(name + ".db") as c:
        if name == "items":
            c.execute("create table t (title, price, url text)")
            c.executemany("insert into t values (?, ?, ?)", [
                ("comb", 5.25, "https://item.jd.com/%d.html" % i)
                for i in range(1000000, 1000200)])
        else:
            c.execute("create table t (url text, html)")
            c.execute("insert into t values (?, ?)",
                      (url, gzip.compress(page.encode(), mtime=0)))
with open("pages.db", "rb") as f, open("pages.db.gz", "wb") as to:
    to.write(gzip.compress(f.read(), mtime=0))
with open("tape.yaml", "w") as f:
    f.write("interactions:\\n- request: {uri: '%s'}\\n  response:\\n"
            "    body:\\n      string: %s\\nversion: 1\\n" % (url,
                                                  json.dumps(page)))
with open("body.html", "w") as f:
    f.write(page)
with open("har.har", "w") as f:
    json.dump({"log": {"version": "1.2", "creator": {}, "entries": [
        {"request": {"url": url}, "response": {"status": 200, "content": {
            "mimeType": "text/html", "_file": "body.html"}}}]}}, f)
"""


def prepare(folder, cc):
    shim = os.path.join(folder, "fail.so")
    subprocess.run([cc, "-shared", "-fPIC", "-O1", "-o", shim, os.path.join(
        ROOT, "tests", "torture", "fail.c"), "-ldl"], check=True)
    shutil.copy(os.path.join(ROOT, "tests/data/demo.warc.gz"),
                os.path.join(folder, "crawl.warc.gz"))
    sh("wt-extract --max-rejects 9 crawl.warc.gz | tail -n 20 >adverts; "
       "wt-match --all adverts >matched; wt-classify matched >classed; "
       "wt-agg --by platform --calc n=count --partial classed >states; "
       "wt-agg --tables wjc --summary sums classed >rows; "
       "seq 24 | jq -c '{place: \"p\\(.)\", adverts: .}' >bars; "
       "umask 077; echo a key that is used in tests >key", folder)
    subprocess.run(["/usr/bin/python3", "-c", WRAPPED, os.path.join(
        ROOT, "tests/data/sites/taobao-search.html")], cwd=folder, check=True)
    return shim


def main():
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    rnd = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    jobs = {k: JOBS[k] for k in sys.argv[3:4] or JOBS}
    trials, wrong = 0, []
    with tempfile.TemporaryDirectory() as folder:
        shim = prepare(folder, os.environ.get("CC", "cc"))
        for name, line in jobs.items():
            job = Job(name, line, folder, shim)
            for call in sys.argv[4:] or CALLS:
                count = job.count(call)
                for n in places(rnd, count, points, call):
                    job.try_at(call, n, True)
                    if call == "write":
                        job.try_at(call, n, False)
                    if call in ("read", "pread", "write"):
                        job.try_at(call, n, True, short=True)
            trials += job.trials
            wrong += job.wrong
    print("\n".join(wrong + ["%d failures in turn, %d answered wrongly" % (
        trials, len(wrong))]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
