#!/usr/bin/env python3
"""traps.py - does every trap of the core pack take a hit away?

usage: tests/lexicon/traps.py [-m]

Each trap is a title of its own.  The pack must not find the trap's word in it
that a copy of the pack without any traps finds.  A trap in which that copy
does not find the word either makes no difference: the word stands within a
longer one, or begins in one that argues against, and the trap only guards
against their going; these are counted, and -m names them.  Status 1 if a trap
lets its word through.  WT_MATCH names the tool.
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
MATCH = os.environ.get("WT_MATCH", os.path.join(ROOT, "build/bin/wt-match"))


def rows(path):
    """The head of a table, as a dict of places, and its rows."""
    table = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")
             if line.strip() and not line.startswith("#")]
    return {name: i for i, name in enumerate(table[0])}, table[1:]


def traps(rules):
    """(file:line or row, word, its rule ids, trap) of all traps."""
    ids, found = {}, []
    for path in sorted(glob.glob(rules + "/lexicon/core/*.tsv")):
        head, table = rows(path)
        for row in table:
            word = row[head["term"]]
            ids.setdefault(word, set()).add(row[head["id"]])
            for trap in filter(None, row[head["traps"]].split(";")):
                found.append((word, {row[head["id"]]}, trap))
    for word, trap, *_ in rows(rules + "/lexicon/traps.tsv")[1]:
        found.append((word, ids.get(word, set()), trap))
    return found


def without_traps(rules, folder):
    """A copy of the rules with the traps taken out."""
    copy = os.path.join(folder, "rules")
    shutil.copytree(rules, copy)
    for path in glob.glob(copy + "/lexicon/core/*.tsv"):
        head, _ = rows(path)
        lines = open(path, encoding="utf-8").read().split("\n")
        with open(path, "w", encoding="utf-8") as out:
            for i, line in enumerate(lines):
                cells = line.split("\t")
                if not line.startswith(("#", "id\t")) and len(cells) > 5:
                    cells[head["traps"]] = ""
                out.write("\t".join(cells) + ("\n" if i + 1 < len(lines) else ""))
    path = copy + "/lexicon/traps.tsv"
    lines = open(path, encoding="utf-8").read().split("\n")
    head = next(line for line in lines if line and not line.startswith("#"))
    open(path, "w", encoding="utf-8").write(head + "\n")
    return copy


def hits(rules, titles):
    """The rules that hit in each title."""
    lines = "".join(json.dumps({"title": t}) + "\n" for t in titles)
    out = subprocess.run([MATCH, "--all", "--fields", "title"], input=lines,
                         capture_output=True, text=True, check=True,
                         env=dict(os.environ, WT_RULES=rules))
    return [{h["rule"] for h in json.loads(line)["match"]["hits"] if not h["how"]}
            for line in out.stdout.splitlines()]


def main():
    rules = os.path.join(ROOT, "rules")
    all_traps = traps(rules)
    titles = [trap for _, _, trap in all_traps]
    with tempfile.TemporaryDirectory() as folder:
        bare = hits(without_traps(rules, folder), titles)
    full = hits(rules, titles)
    bad = idle = 0
    for (word, ids, trap), with_traps, none in zip(all_traps, full, bare):
        if ids & with_traps:
            bad += 1
            print(f"{trap}: {word} is a hit in spite of its trap")
        elif not ids & none:
            idle += 1
            if "-m" in sys.argv[1:]:
                print(f"{trap}: {word} is no hit there without the trap either")
    print(f"{len(all_traps)} traps: {len(all_traps) - bad - idle} take a hit "
          f"away, {idle} make no difference, {bad} fail")
    return 1 if bad or not all_traps else 0


sys.exit(main())
