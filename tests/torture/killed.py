#!/usr/bin/env python3
"""killed.py [POINTS] [SEED] - kill -9 at random points of each writing command

Each tool writes with --output over an older file, and is killed POINTS times
(default 200) at a moment chosen by chance between its start and a little
behind its usual end.  Then the file is the old one or the whole new one,
nothing else lies beside it but the part file, and the next run gives the same
bytes.  Input comes slowly through a pipe, so that a kill hits all stages of a
run.  And so wt-nightly, with all its stages: the next run publishes the same.
"""
import filecmp
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import job

OLD = b"was here before\n"


def others(folder, found):
    """Of the tools that are no filters of job.py: name, command, lines."""
    key = os.path.join(folder, "key")
    with open(key, "w") as f:
        os.chmod(key, 0o600)
        f.write("a key that is used in tests\n")
    adverts = os.path.join(folder, "classed")
    rows = job.sh("wt-agg --tables wjc --summary sums classed", folder)
    rows = rows.splitlines(True)
    sums = job.sh("cat sums", folder).splitlines(True)
    yield "wt-fx", ["wt-fx"], found["classed"] * 60
    yield ("wt-redact", ["wt-redact", "--redact-key", key],
           found["classed"] * 60)
    for how in (["text"], ["html", "--adverts", adverts], ["xlsx"]):
        yield ("wt-report, " + how[0], ["wt-report", "--format"] + how, rows)
    yield "wt-audit", ["wt-audit", "--rows", "--stages", "wt-agg"], sums * 300


def jobs(folder):
    """Name, command, bytes for its standard input."""
    found = job.records(folder)
    for tool, args in job.FILTERS.items():
        data = b"".join(found[job.INPUT[tool]] * 60)
        yield tool, args, data
    for name, args, lines in others(folder, found):
        yield name, args, b"".join(lines)
    with open(job.DEMO, "rb") as f:
        yield "wt-extract", ["wt-extract", "-"], f.read()


def start(args, out, stderr=subprocess.DEVNULL):
    return subprocess.Popen(
        args + ["--output", out], stdin=subprocess.PIPE, env=job.ENV,
        stdout=subprocess.DEVNULL, stderr=stderr)


def feed(p, data, until):
    """Gives data in pieces, for about as long as the run should last."""
    piece = max(1, len(data) // 20)
    try:
        for i in range(0, len(data), piece):
            if time.monotonic() > until:
                return False
            p.stdin.write(data[i:i + piece])
            p.stdin.flush()
            time.sleep(0.002)
        p.stdin.close()
    except BrokenPipeError:
        pass
    return True


def one(tally, rnd, name, args, data, folder, good, usual):
    out = os.path.join(folder, "out")
    with open(out, "wb") as f:
        f.write(OLD)
    end = time.monotonic() + rnd.random() * usual * 1.2
    p = start(args, out)
    feed(p, data, end)
    while p.poll() is None and time.monotonic() < end:
        time.sleep(0.0005)
    p.kill()
    p.wait()
    with open(out, "rb") as f:
        now = f.read()
    beside = sorted(x for x in os.listdir(folder) if x != "out")
    tally.check(now in (OLD, good) and beside in ([], [".out.wt-part"]),
                "%s: %d bytes, beside it %s" % (name, len(now), beside))
    p = start(args, out, subprocess.PIPE)
    said = p.communicate(data)[1]
    with open(out, "rb") as f:
        now = f.read()
    tally.check(now == good and os.listdir(folder) == ["out"],
                "%s: the next run gives other bytes: status %d, %d for %d, "
                "%r" % (name, p.returncode, len(now), len(good), said[:200]))
    os.unlink(out)


def night(folder, kill_after=None):
    """A run of wt-nightly; False if it was killed."""
    p = subprocess.Popen(
        ["wt-nightly", "in", "out"], cwd=folder, env=job.ENV,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return p.wait(kill_after) == 0
    except subprocess.TimeoutExpired:
        os.killpg(p.pid, signal.SIGKILL)
        p.wait()
        return False


def nightly(tally, rnd, points, folder):
    os.mkdir(os.path.join(folder, "in"))
    sites = os.path.join(job.ROOT, "tests", "data", "sites")
    for name in ("taobao-search.html", "jd-search.html"):
        shutil.copy(os.path.join(sites, name), os.path.join(folder, "in"))
    out, ref = os.path.join(folder, "out"), os.path.join(folder, "ref")
    begun = time.monotonic()
    tally.check(night(folder), "wt-nightly does not run")
    usual = time.monotonic() - begun
    shutil.copytree(os.path.join(out, "latest"), ref)
    names = sorted(os.listdir(ref))
    for _ in range(points):
        shutil.rmtree(out)
        after = rnd.random() * usual * 1.1
        night(folder, after)
        # A stage may hold the lock yet for a moment: its end is waited for.
        if os.path.exists(os.path.join(out, ".lock")):
            subprocess.run(["flock", os.path.join(out, ".lock"), "true"])
        ok = night(folder)
        latest = os.path.join(out, "latest")
        same = ok and sorted(os.listdir(latest)) == names and not any(
            filecmp.cmpfiles(latest, ref, names, shallow=False)[1:])
        tally.check(same, "wt-nightly, killed after %.3f s: the next run "
                    "publishes something else" % after)


def main():
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rnd = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    tally = job.Tally("killed")
    with job.folder() as made, job.folder() as folder:
        todo = list(jobs(made))
        for name, args, data in todo:
            out = os.path.join(folder, "out")
            begun = time.monotonic()
            p = start(args, out)
            feed(p, data, begun + 60)
            p.wait()
            usual = time.monotonic() - begun
            with open(out, "rb") as f:
                good = f.read()
            for _ in range(points):
                one(tally, rnd, name, args, data, folder, good, usual)
    with job.folder() as folder:
        nightly(tally, rnd, points, folder)
    tally.end()


if __name__ == "__main__":
    main()
