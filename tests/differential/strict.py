#!/usr/bin/env python3
"""strict.py LINES SEED - which lines are JSON: wt-match against python

Lines are random JSON and records of tests/data, most of them then bent: bytes
taken away, put in, doubled, turned round, the odd pieces of the grammar among
them.  Python reads strictly: UTF-8, no NaN, no control characters.  Each line
must be taken or refused by both, an object among those taken come out as it
went in (but for blanks around it), and keys that stand twice be counted alike.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
CHUNK = 50000
DEPTH = 1000
ODD = [x.encode("utf-8", "surrogatepass") for x in (
    "{", "}", "[", "]", ":", ",", '"', "\\", "\\\\", '\\"', "\\u", "\\u00",
    "\\u0061", "\\ud83d", "\\ude00", "\\u12g4", "\\x", "\\/", "\\b", "\\'",
    "'", " ", "\t", "\r", "\v", "\f", "\0", "\x1f", "\x7f", "\x80", "\u2028",
    "\ufeff", "\xa0", "0", "00", "-", "-0", "-01", "+1", ".5", "1.", "1e",
    "1e5", "1E+5", "1e-", "0x1", "1_0", "true", "True", "tru", "false", "null",
    "nul", "NaN", "Infinity", "-Infinity", "undefined", "{}", "[]", '""',
    '"a":1', ",,", "/**/", "//", "{,}", "[,]", "\U0001f418", "\ud800",
    "\udfff")] + [b"\xff", b"\xc0\x80", b"\xe8\xb1", b"\xf5\x80\x80\x80",
                  b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80"]


def value(rnd, depth=0):
    """Random JSON, written in a random way."""
    kind = rnd.randrange(9 if depth < 5 else 7)
    blank = rnd.choice(("", "", "", " ", "\t", " \r "))
    if kind < 2:
        return rnd.choice(("0", "-0", "12", "-3.50", "1e9", "2.5E-7", "7"))
    if kind < 5:
        return '"' + "".join(rnd.choice(
            ("a", "b", "象", "\U0001f418", "\\n", "\\u00e9", "\\ud83d\\ude00",
             "\\\\", '\\"', "/", "\x7f", " ")) for _ in range(
                 rnd.choice((0, 1, 3, 9, 17, 40)))) + '"'
    if kind < 7:
        return rnd.choice(("true", "false", "null"))
    n = rnd.choice((0, 1, 2, 5))
    if kind == 7:
        return "[" + blank + ("," + blank).join(
            value(rnd, depth + 1) for _ in range(n)) + blank + "]"
    return "{" + blank + ("," + blank).join(
        '"%s"%s:%s' % (rnd.choice(("a", "b", "\\u0061", "象", "")), blank,
                       value(rnd, depth + 1)) for _ in range(n)) + "}"


def bend(rnd, line):
    at = rnd.randrange(len(line) + 1)
    to = min(len(line), at + rnd.choice((1, 1, 1, 2, 5, 20)))
    how = rnd.randrange(6)
    if how == 0:
        return line[:at] + line[to:]
    if how == 1:
        return line[:at] + line[at:to] + line[at:]
    if how == 2:
        return line[:at] + line[at:to][::-1] + line[to:]
    if how == 3:
        return line[:at] + bytes((rnd.randrange(256),)) + line[to:]
    if how == 4:
        return line[:at]
    return line[:at] + rnd.choice(ODD) + line[rnd.choice((at, to)):]


def line(rnd, seeds):
    x = rnd.choice(seeds) if rnd.random() < 0.1 else \
        value(rnd, rnd.choice((0, 0, 3))).encode()
    if rnd.random() < 0.6 and x[:1] != b"{":
        x = b'{"v":' + x + b"}"
    for _ in range(rnd.choice((0, 1, 1, 1, 2, 3, 8))):
        x = bend(rnd, x)
    return x.replace(b"\n", b"")


def no_constant(name):
    raise ValueError(name)


def strict(x):
    """What python reads, and how many keys stand twice; None: no JSON."""
    doubles = 0

    def pairs(list_of):
        nonlocal doubles
        got = dict(list_of)
        doubles += len(list_of) - len(got)
        return got

    try:
        v = json.loads(x.decode("utf-8"), parse_int=str, parse_float=str,
                       parse_constant=no_constant, object_pairs_hook=pairs)
    except ValueError:
        return None
    return v, doubles


def chunk(lines):
    """What wt-match refuses, by line; its output; keys that stand twice."""
    with tempfile.TemporaryDirectory() as d:
        rejects, summary = os.path.join(d, "r"), os.path.join(d, "s")
        p = subprocess.run(
            ["wt-match", "--invert", "--term", "\u9f98\u9f98\u9f98",
             "--rejects", rejects, "--summary", summary],
            input=b"".join(x + b"\n" for x in lines), capture_output=True)
        if p.returncode not in (0, 1):
            sys.exit("status %d: %s" % (p.returncode, p.stderr[-400:]))
        refused = {}
        if os.path.exists(rejects):
            with open(rejects) as f:
                for r in map(json.loads, f):
                    refused[r["record"]] = r["reason"]
        with open(summary) as f:
            return refused, p.stdout, json.load(f)["duplicate_keys"]


def main():
    total, seed = int(sys.argv[1]), int(sys.argv[2])
    rnd = random.Random(seed)
    sys.setrecursionlimit(20 * DEPTH)
    with open(os.path.join(ROOT, "tests", "data", "adverts.ndjson"), "rb") as f:
        seeds = [x.rstrip(b"\n") for x in f]
    done = sound = bad = 0
    while done < total:
        lines = [line(rnd, seeds) for _ in range(min(CHUNK, total - done))]
        refused, out, doubled = chunk(lines)
        want, keys = [], 0
        for i, x in enumerate(lines, 1):
            if not x.strip(b" \t\r"):
                if i in refused:
                    print("line %d: %r is blank, and %s" % (
                        done + i, x, refused[i]))
                    bad += 1
                continue
            got = strict(x)
            if got is None:
                wrong = refused.get(i) not in ("json", "utf8", "depth")
            elif isinstance(got[0], dict):
                wrong = i in refused
                want.append(x.strip(b" \t\r") + b"\n")
                keys += got[1]
            else:
                wrong = refused.get(i) != "not_object"
            sound += got is not None
            if wrong:
                bad += 1
                print("line %d: %r: python %s, wt-match %s" % (
                    done + i, x, "no" if got is None else "yes",
                    refused.get(i, "takes it")))
        if not bad and (out != b"".join(want) or doubled != keys):
            bad += 1
            print("lines from %d on: the output differs, or %d keys stand "
                  "twice, not %d" % (done + 1, doubled, keys))
        done += len(lines)
    print("%d lines, %d of them JSON, seed %d: %d differ" % (
        done, sound, seed, bad))
    return 1 if bad or not sound else 0


if __name__ == "__main__":
    sys.exit(main())
