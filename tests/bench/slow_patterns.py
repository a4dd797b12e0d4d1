#!/usr/bin/env python3
"""slow_patterns.py - what patterns cost that are known to be slow

usage: PATH=build/bin:$PATH tests/bench/slow_patterns.py

Each pattern on texts of 1 KB, 60 KB and 1 MB that keep it busy, one process a
text, with a record before and one behind it.  Shown is the worst text of each
size: processor time and time on the clock, in ms, with the start of the
process and its three records, and how many texts were left undecided.  Status
1 if one took more than 250 ms of processor time, or a record beside it
suffered.
"""
import json
import resource
import subprocess
import sys
import time

PATTERNS = [r"(a+)+$", r"^(a|a)*$", r"(a|aa)+$", r"(.*a){20}$",
            r"^(([a-z])+.)+[A-Z]([a-z])+$", r"\s+$", r"\w*\d$",
            r"\w+?\d+?$", r"(?:\s|y)+$", r"(\w+)\s\1\d",
            r"^(?:(ab|cd))*$", r"(x+x+)+y", r"(a?){40}a{40}",
            r"\w*\w*\w*\d", r"(.+)\1\1!"]
UNITS = ["a", " ", "xxxx ", "a" * 400 + " ", "ab", "ab \n"]
BESIDE = json.dumps({"title": "beside 象牙"})


def cpu():
    r = resource.getrusage(resource.RUSAGE_CHILDREN)
    return r.ru_utime + r.ru_stime


def run(pattern, text):
    """(ms of processor, ms on the clock, undecided, neighbours unharmed)."""
    lines = "\n".join([BESIDE, json.dumps({"title": text}), BESIDE]) + "\n"
    before, start = cpu(), time.monotonic()
    p = subprocess.run(["wt-match", "--all", "-t", "象牙", "--regex",
                        "(?#literal:a|x|!)" + pattern], input=lines,
                       capture_output=True, text=True, check=False)
    took = (cpu() - before) * 1000, (time.monotonic() - start) * 1000
    out = [json.loads(line)["match"] for line in p.stdout.splitlines()]
    good = len(out) == 3 and all(
        len(m["hits"]) == 1 and "undecided" not in m for m in out[::2])
    open_ = len(out) == 3 and "undecided" in out[1]
    return took + (open_, good and p.returncode == int(open_))


def main():
    bad = False
    print("%-32s %s" % ("pattern", "  ".join(
        "%22s" % s for s in ("1 KB", "60 KB", "1 MB"))))
    for pattern in PATTERNS:
        cells = []
        for size in (1000, 60000, 1000000):
            got = [run(pattern, (u * (size // len(u) + 1))[:size] + "!")
                   for u in UNITS]
            worst = max(g[0] for g in got)
            bad |= worst > 250 or not all(g[3] for g in got)
            cells.append("%4.0f cpu %4.0f clock %d open" % (
                worst, max(g[1] for g in got), sum(g[2] for g in got)))
        print("%-32s %s" % (pattern, "  ".join("%22s" % c for c in cells)))
    sys.exit(bad)


main()
