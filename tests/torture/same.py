#!/usr/bin/env python3
"""same.py [RECORDS] [SEED] - the same bytes, and the laws of filters

The demo archive through the whole pipe under three locales and two time
zones, through pipes that give 1, 7, 4,095 and 65,536 bytes at once, in eight
processes and in one: one SHA-256.

RECORDS odd records (default 10,000: numbers, escapes, key orders, duplicate
keys, depths as no program of ours writes them), of each tool f that passes
records on: what it adds taken away again, the bytes are those of before
(identity); f(a + b) = f(a) + f(b) (concatenation); f(f(x)) = f(x)
(idempotence).
"""
import hashlib
import json
import os
import random
import subprocess
import sys

import job

PIPE = ("wt-extract --max-rejects 9 %s | wt-match | wt-classify | wt-agg --by "
        "platform,commodity=.class.commodity --calc 'n=count,"
        "sellers=distinct(.seller.name),m=median(.price)'")
DRIP = ("import os,sys\nn=int(sys.argv[1])\nd=sys.stdin.buffer.read()\n"
        "for i in range(0,len(d),n): os.write(1,d[i:i+n])")


def digest(line, env=None, cwd=None):
    p = subprocess.run(["bash", "-c", "set -o pipefail; " + line], cwd=cwd,
                       env=dict(job.ENV, **(env or {})), capture_output=True)
    return p.returncode, hashlib.sha256(p.stdout).hexdigest()


def surroundings(tally, folder):
    line = PIPE % job.DEMO
    want = digest(line)
    tally.check(want[0] == 0, "the pipe: status %d" % want[0])
    for lang in ("C", "tr_TR.UTF-8", "de_DE.UTF-8"):
        for zone in ("Asia/Shanghai", "Pacific/Kiritimati"):
            env = {"LC_ALL": lang, "LANG": lang, "TZ": zone}
            tally.check(digest(line, env) == want, "%s, %s" % (lang, zone))
    job.records(folder)
    for tool, args in job.FILTERS.items():
        name = job.INPUT[tool]
        said = " ".join("'%s'" % a for a in args)
        want = digest("%s %s" % (said, name), cwd=folder)
        for n in (1, 7, 4095, 65536):
            line = "python3 -c '%s' %d <%s | %s" % (DRIP, n, name, said)
            tally.check(digest(line, cwd=folder) == want,
                        "%s, %d bytes at once" % (tool, n))


def processes(tally, folder):
    """Eight at once, each an eighth; the states of wt-agg are merged."""
    by = "--by platform,commodity=.class.commodity --calc " \
         "'n=count,sellers=distinct(.seller.name),m=median(.price)'"
    one = digest("wt-agg %s classed" % by, cwd=folder)
    eight = digest(
        "split -n l/8 adverts part. && for p in part.??; do wt-match --all "
        "$p | wt-classify | wt-agg %s --partial >state.$p & done; wait; "
        "wt-agg --merge state.part.??" % by, cwd=folder)
    tally.check(one == eight and one[0] == 0, "eight processes")


def odd_string(rnd):
    parts = ["\\u8c61\\u7259", "象牙", "a", "\\\"", "\\ud83d\\udc18", "\\/",
             "\\u0000", "é", "\u200b", "\\ud800", "𠮷", " ", "%s", "\\n"]
    return '"%s"' % "".join(rnd.choice(parts)
                            for _ in range(rnd.randrange(6)))


def odd_value(rnd, depth=0):
    blank = rnd.choice(("", "", " ", "\t "))
    kind = rnd.randrange(8 if depth < 4 else 5)
    if kind < 2:
        return odd_string(rnd)
    if kind == 2:
        return rnd.choice((
            "0", "-0", "1.10", "1e400", "-1E-400", "12345678901234567890",
            "9007199254740993", "0.1e+1", "1" * 300))
    if kind < 5:
        return rnd.choice(("true", "false", "null", "{}", "[]", "[ ]"))
    if kind == 5:
        return "[%s%s]" % (blank, (blank + "," + blank).join(
            odd_value(rnd, depth + 1) for _ in range(rnd.randrange(4))))
    return odd_object(rnd, depth + 1)


KEYS = ('"title"', '"description"', '"attributes"', '"price"', '"id"',
        '"m\\u0061tch"', '"x"', '"captured"', '"seller"', '"ti\\u0074le"',
        '"posted"', '"class"', '"match"')


def odd_object(rnd, depth):
    blank = rnd.choice(("", "", " ", "\r\t"))
    keys = KEYS if depth == 0 else KEYS[:8]
    return "{%s}" % ",".join(
        "%s%s%s:%s%s%s" % (blank, rnd.choice(keys), blank, blank,
                           odd_value(rnd, depth), blank)
        for _ in range(rnd.randrange(7)))


def laws(tally, rnd, n):
    lines = []
    for _ in range(n):
        line = odd_object(rnd, 0)
        lines.append(line.replace("\\ud800", "\\ud83d\\ude00"))
    data = ("\n".join(lines) + "\n").encode()
    half = ("\n".join(lines[:n // 2]) + "\n").encode()
    for tool in ("wt-match", "wt-classify"):
        args = job.FILTERS[tool]
        key = "match" if tool == "wt-match" else "class"
        status, out, _ = job.run(args, data)
        got = out.decode().split("\n")[:-1]
        tally.check(status == 0 and len(got) == n,
                    "%s: status %d, %d lines" % (tool, status, len(got)))
        for was, now in zip(lines, got):
            tally.check(same_but(was, now, key), "%s: %s\n-> %s" % (
                tool, was, now))
        first = job.run(args, half)[1]
        second = job.run(args, data[len(half):])[1]
        tally.check(first + second == out, "%s: concatenation" % tool)
        tally.check(job.run(args, out)[1] == out, "%s: idempotence" % tool)


def pairs(line):
    """Members in order, numbers as they are written."""
    return json.loads(line, object_pairs_hook=list, parse_int=str,
                      parse_float=str)


def same_but(was, now, key):
    """Whether now is was with a key put in or replaced, byte for byte."""
    before = pairs(was)
    at = [i for i, (k, _) in enumerate(before) if k == key]
    if at:
        after = pairs(now)
        before[at[-1]] = after[at[-1]]
        return after == before
    end = was.rindex("}")
    head = was[:end].rstrip(" \t\r\n")
    return now.startswith(head) and now.endswith(was[len(head):end] + "}")


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    rnd = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    tally = job.Tally("the same bytes")
    with job.folder() as folder:
        surroundings(tally, folder)
        processes(tally, folder)
        laws(tally, rnd, n)
    tally.end()


if __name__ == "__main__":
    main()
