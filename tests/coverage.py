#!/usr/bin/env python3
"""coverage.py JSON [NAME ...] - the figures of gcovr's JSON, by module

Modules are those of tests/layers.txt, and the parts that tests/coverage.txt
names.  A NAME is a module or a file: its lines that were not reached, and
those of which a branch was never taken, are shown.
"""
import glob
import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOAL = 98, 90


def lines(name):
    with open(os.path.join(ROOT, "tests", name)) as f:
        for line in f:
            words = line.split("#")[0].split()
            if words:
                yield words


def names():
    """All modules; those of the group; those that are left out."""
    known = {w[0] for w in lines("layers.txt")}
    group, left = set(), set()
    for word, *rest in lines("coverage.txt"):
        for name in rest:
            stem = name
            while stem not in known and "_" in stem:
                stem = stem.rsplit("_", 1)[0]
            if stem not in known or not glob.glob(os.path.join(
                    ROOT, "lib", "*", name + ".[ch]")):
                sys.exit("tests/coverage.txt: no module or file " + name)
            (left if word == "leave" else group).add(name)
    return known | group | left, group, left


def module(path, known):
    name = os.path.basename(path).rsplit(".", 1)[0]
    while name not in known and "_" in name:
        name = name.rsplit("_", 1)[0]
    return name


class Count:
    def __init__(self):
        self.n = [0, 0, 0, 0]

    def add(self, counts):
        self.n = [a + b for a, b in zip(self.n, counts)]

    def per_cent(self):
        hit, of, taken, branches = self.n
        return 100 * hit / of if of else 100, \
            100 * taken / branches if branches else 100

    def line(self, name):
        hit, of, taken, branches = self.n
        return "%-24s %5d/%-5d %6.2f   %5d/%-5d %6.2f" % (
            name, hit, of, self.per_cent()[0],
            taken, branches, self.per_cent()[1])


def count(found):
    return (sum(x["count"] > 0 for x in found), len(found),
            sum(b["count"] > 0 for x in found for b in x["branches"]),
            sum(len(x["branches"]) for x in found))


def show(path, found):
    """What was not reached: ! the line, and a branch in so many of so many."""
    with open(os.path.join(ROOT, path)) as f:
        text = f.read().split("\n")
    for x in found:
        taken = sum(b["count"] > 0 for b in x["branches"])
        if x["count"] and taken == len(x["branches"]):
            continue
        what = "!" if not x["count"] else "%d/%d" % (taken, len(x["branches"]))
        print("%s:%d: %-5s %s" % (path, x["line_number"], what,
                                  text[x["line_number"] - 1].strip()))


def main():
    with open(sys.argv[1]) as f:
        files = json.load(f)["files"]
    known, group, left = names()
    modules, both, everything = {}, Count(), Count()
    for f in sorted(files, key=lambda f: f["file"]):
        name = module(f["file"], known)
        found = [x for x in f["lines"] if not x.get("gcovr/noncode")]
        if name in left:
            continue
        counts = count(found)
        modules.setdefault(name, Count()).add(counts)
        everything.add(counts)
        if name in group:
            both.add(counts)
        if {name, f["file"]} & set(sys.argv[2:]):
            show(f["file"], found)
    if len(sys.argv) > 2:
        return 0
    print("%-24s %18s   %20s" % ("", "lines", "branches"))
    for name in sorted(modules, key=lambda m: (m not in group, m)):
        print(modules[name].line(("  " if name in group else "- ") + name))
    print(everything.line("all"))
    print(both.line("readers and writers"))
    good = all(a >= b for a, b in zip(both.per_cent(), GOAL))
    print("goal: %d %% of lines, %d %% of branches: %s" % (
        *GOAL, "reached" if good else "missed"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
