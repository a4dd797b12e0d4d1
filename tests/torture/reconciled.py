#!/usr/bin/env python3
"""reconciled.py [FILES] [SEED] - mixed files, some broken in twelve ways

FILES files (default 1,000) of records, plain and gzip; 5 % of the lines are
broken, each in one of twelve ways.  wt-match, wt-classify and wt-agg read all
of them in one run: in = out + dropped + rejected, every break stands in the
rejects with its file, offset and a reason, and nothing else does.
"""
import gzip
import json
import os
import random
import sys

import job

BREAKS = {
    "cut off": lambda x: x[:len(x) // 2],
    "a comma too many": lambda x: x[:-1] + b",}",
    "no closing brace": lambda x: x[:-1],
    "a control character": lambda x: x.replace(b'":"', b'":"\x01', 1),
    "bad UTF-8": lambda x: x.replace(b'":"', b'":"\xff', 1),
    "overlong UTF-8": lambda x: x.replace(b'":"', b'":"\xc0\xaf', 1),
    "a surrogate in UTF-8": lambda x: x.replace(b'":"', b'":"\xed\xa0\x80', 1),
    "an array": lambda x: b"[" + x + b"]",
    "two values": lambda x: x + b" " + x,
    "a number that is none": lambda x: x[:-1] + b',"n":01}',
    "too deep": lambda x: x[:-1] + b',"d":' + b"[" * 1001 + b"]" * 1001 + b"}",
    "a NUL": lambda x: b"\0" + x,
}


def make(rnd, lines, path):
    """Writes a file; its lines' number, and where the broken ones stand."""
    data, broken, n = b"", {}, rnd.randrange(1, 40)
    for _ in range(n):
        line = rnd.choice(lines).rstrip(b"\n")
        if rnd.random() < 0.05:
            how = rnd.choice(list(BREAKS))
            line = BREAKS[how](line)
            broken[len(data)] = how
        data += line + rnd.choice((b"\n", b"\n", b"\r\n"))
    with open(path, "wb") as f:
        f.write(gzip.compress(data) if path.endswith(".gz") else data)
    return n, broken


def main():
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rnd = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    tally = job.Tally("reconciled")
    with job.folder() as folder:
        found = job.records(folder)
        for tool, args in job.FILTERS.items():
            names, total, want = [], 0, set()
            for i in range(files):
                name = "f%04d%s" % (i, rnd.choice(("", ".gz")))
                n, broken = make(rnd, found[job.INPUT[tool]],
                                 os.path.join(folder, name))
                names.append(name)
                total += n
                want |= {(name, at) for at in broken}
            status, _, _ = job.run(args + ["--rejects", "r-" + tool,
                                           "--summary", "s-" + tool] + names,
                                   cwd=folder)
            s = job.summary(os.path.join(folder, "s-" + tool))
            tally.check(status == 1 and s["status"] == 1,
                        "%s: status %d" % (tool, status))
            tally.check(s["in"] == total and s["rejected"] == len(want) and
                        job.balanced(s), "%s: %d in, %d broken: %s" % (
                            tool, total, len(want), s))
            with open(os.path.join(folder, "r-" + tool)) as f:
                rejects = [json.loads(x) for x in f]
            got = {(x["file"], x["offset"]) for x in rejects if x["reason"]}
            for x in want - got:
                tally.check(False, "%s: %s at %d is in no reject" % (
                    (tool,) + x))
            for x in got - want:
                tally.check(False, "%s: %s at %d was rejected" % (
                    (tool,) + x))
            tally.trials += len(want)
            for name in names:
                os.unlink(os.path.join(folder, name))
    tally.end()


if __name__ == "__main__":
    main()
