#!/usr/bin/env python3
"""merge.py RUNS SEED - wt-agg --partial and --merge against wt-agg at once

Random records and specifications (those of agg.py), some lines unsound, split
at random and in any order: the merged states give the same rows, byte for
byte, the same counts, and the same state as the whole; some are merged in two
steps, and some are cut, and then nothing may come out.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

import agg

COUNTS = ("in", "used", "dropped", "rejected", "duplicate_keys", "left_out",
          "out_of_range", "rows", "status")


def call(args, data):
    summary = tempfile.mktemp()
    p = subprocess.run(args + ["--summary", summary], capture_output=True,
                       input=data)
    told = {}
    if os.path.exists(summary):
        with open(summary) as f:
            told = json.load(f)
        os.unlink(summary)
    return p.stdout, p.returncode, {k: told.get(k) for k in COUNTS}


def split(rnd, lines):
    parts = [[] for _ in range(rnd.choice([1, 2, 2, 3, 5]))]
    for x in lines:
        rnd.choice(parts).append(x)
    return parts


def joined(rnd, states):
    rnd.shuffle(states)
    return b"".join(states)


def run(rnd):
    lines = [agg.record(rnd) if rnd.random() < 0.99 else "{"
             for _ in range(rnd.choice([0, 1, 5, 40, 120]))]
    s = agg.specification(rnd)
    c = agg.command(s)
    w = agg.show(agg.shown(rnd, s))
    memory = ["--memory", "20K"] if rnd.random() < 0.3 else []
    text = lambda ls: "".join(x + "\n" for x in ls).encode()
    whole = call(c + w, text(lines))
    states = [call(c + memory + ["--partial"], text(p))[0]
              for p in split(rnd, lines)]
    if rnd.random() < 0.4:
        half = len(states) // 2
        some = [x for x in (states[:half], states[half:]) if x]
        states = [call(["wt-agg", "--merge", "--partial"], joined(rnd, x))[0]
                  for x in some]
    data = joined(rnd, states)
    again = c + ["--merge"] if rnd.random() < 0.5 else ["wt-agg", "--merge"]
    if call(again + w + memory, data) != whole:
        return "merged: not what the whole gives", c, lines
    if (call(["wt-agg", "--merge", "--partial"], data)[0] !=
            call(c + ["--partial"], text(lines))[0]):
        return "the merged state is not that of the whole", c, lines
    cut = rnd.randrange(len(data) - 1)
    bounds, n = set(), 0
    for x in states:
        n += len(x)
        bounds.update((n, n - 1))
    if cut not in bounds:
        out, status, _ = call(["wt-agg", "--merge"], data[:cut])
        if out or status != 3:
            return "cut at %d: status %d" % (cut, status), c, lines
    return None, c, lines


def main():
    runs, seed = int(sys.argv[1]), int(sys.argv[2])
    for i in range(runs):
        fault, c, lines = run(random.Random("%d/%d" % (seed, i)))
        if fault:
            print("run %d: %s: %s" % (i, fault, " ".join(map(repr, c))))
            with open("merge-differs.ndjson", "w") as f:
                f.writelines(x + "\n" for x in lines)
            return 1
    print("%d random splits, seed %d: merged as at once" % (runs, seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
