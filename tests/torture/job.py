"""job - what the torture scripts share: the tools, and runs of them"""
import json
import os
import subprocess
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BIN = os.path.join(ROOT, os.environ.get("O", "build"), "bin")
ENV = dict(os.environ, PATH=BIN + ":" + os.environ["PATH"])
DEMO = os.path.join(ROOT, "tests/data/demo.warc.gz")

# The tools that read records, called so that each does its work.
FILTERS = {
    "wt-match": ["wt-match", "--all"],
    "wt-classify": ["wt-classify"],
    "wt-agg": ["wt-agg", "--by", "platform,commodity=.class.commodity",
               "--calc", "n=count,sellers=distinct(.seller.name),"
               "m=median(.price),s=sum(.price)"],
}


def run(args, data=None, cwd=None, env=None, timeout=120):
    """Status, standard output, messages."""
    stdin = {"input": data} if data is not None else {
        "stdin": subprocess.DEVNULL}
    p = subprocess.run(args, cwd=cwd, capture_output=True, timeout=timeout,
                       env=dict(ENV, **(env or {})), **stdin)
    return p.returncode, p.stdout, p.stderr


def sh(line, cwd=None):
    """A shell line that must not fail, but for status 1."""
    p = subprocess.run(line, shell=True, cwd=cwd, env=ENV,
                       stderr=subprocess.DEVNULL, stdout=subprocess.PIPE)
    if p.returncode not in (0, 1):
        raise SystemExit("%s: status %d" % (line, p.returncode))
    return p.stdout


def balanced(s):
    """Whether the counts of a summary add up."""
    there = s["rejected"] + s.get("used", 0)
    if s["tool"] == "wt-extract":
        there += sum(s["skipped"].values())
    else:
        there += s["dropped"] + (0 if "rows" in s else s["out"])
    return s["in"] == there


def summary(path):
    with open(path) as f:
        return json.loads(f.readlines()[-1])


def records(folder):
    """Files in folder: adverts, matched, classed; and their lines."""
    sh("wt-extract --max-rejects 9 %s >adverts; wt-match --all adverts "
       ">matched; wt-classify matched >classed" % DEMO, folder)
    found = {}
    for name in ("adverts", "matched", "classed"):
        with open(os.path.join(folder, name), "rb") as f:
            found[name] = f.readlines()
    return found


INPUT = {"wt-match": "adverts", "wt-classify": "matched", "wt-agg": "classed"}


class Tally:
    """Trials, and what was wrong; ends the script."""

    def __init__(self, what):
        self.what, self.trials, self.wrong = what, 0, []

    def check(self, good, why):
        self.trials += 1
        if not good:
            self.wrong.append(why)

    def end(self):
        for w in self.wrong[:40]:
            print(w)
        if len(self.wrong) > 40:
            print("and %d more" % (len(self.wrong) - 40))
        print("%s: %d trials, %d wrong" % (
            self.what, self.trials, len(self.wrong)))
        raise SystemExit(1 if self.wrong else 0)


def folder():
    return tempfile.TemporaryDirectory(prefix="wt-torture-")
