#!/usr/bin/env python3
"""mutants.py [--check] [--own] [WORD ...] - are seeded faults caught by the tests?

Each line of tests/mutants.tsv is a fault.  In a copy of the tree
(build-mutants/tree) each is made alone and built, and its own tests run, up to
the first that fails; if none does, all unit programs and the .bats files that
sanitizers run too.  Says for each whether it was caught, by what, and in how
many seconds.  One that only makes a test hang is caught too, but told and
counted by itself: it costs LIMIT seconds each time, and a slow machine hangs
likewise, so that a test which fails at once is better.
WORD: only the faults whose line number or file it is.
--check: only whether all the texts are there.  --own: only the faults' own
tests, which is quick.  Status 1 if a fault lives.
"""
import glob
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TREE = os.path.join(ROOT, "build-mutants", "tree")
LIMIT = 240  # seconds that a program or file of tests may take
FIRST = 1800  # seconds that the first build may take, beside other work
HANGS = "it hangs"  # what caught a fault, where a test did not end
MEMORY = 4 << 30  # bytes of addresses that a program may have
# Tests of the sources themselves, or of other people's tools.
BESIDE = "# plain build only"


def plain(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(
        m.group(1), m.group(1)), text)


def source_of(name):
    """Where in lib/ it is, from the root; names are there once."""
    found = glob.glob(os.path.join(ROOT, "lib", "*", name))
    return os.path.relpath(found[0], ROOT) if found else \
        os.path.join("lib", name)


def source_of_test(test):
    """The file of a test: of NAME:WORDS that of NAME; None if there is none."""
    name = test.partition(":")[0]
    path = os.path.join(ROOT, "tests", name + (
        ".c" if name.startswith("unit/") else ".bats"))
    return path if os.path.isfile(path) else None


def tests_of(cell):
    """The tests that a cell names; their WORDS may have blanks."""
    tests = []
    for word in cell.split():
        if source_of_test(word) or not tests:
            tests.append(word)
        else:
            tests[-1] += "." + word
    return tests


def is_test(test):
    """Whether there is such a program, or file with a case of that name."""
    path = source_of_test(test)
    words = test.partition(":")[2]
    if not path or not words:
        return bool(path)
    with open(path) as f:
        return any(re.search(words, line[7:]) for line in f
                   if line.startswith('@test "'))


def faults():
    """Each: line number, file, old, new, tests, what it is."""
    path = os.path.join(ROOT, "tests", "mutants.tsv")
    bad = 0
    seen = {}
    with open(path) as f:
        for number, line in enumerate(f, 1):
            cells = line.rstrip("\n").split("\t")
            if not line.strip() or line[0] == "#":
                continue
            if len(cells) != 5:
                sys.exit("%s:%d: %d cells, not 5" % (
                    path, number, len(cells)))
            twin = seen.setdefault(tuple(cells[:3]), number)
            if twin != number:
                print("%s:%d: this fault is that of line %d"
                      % (path, number, twin))
                bad += 1
            name = source_of(cells[0])
            old, new = plain(cells[1]), plain(cells[2])
            with open(os.path.join(ROOT, name)) as source:
                n = source.read().count(old)
            if n != 1:
                print("%s:%d: %s: this text is there %d times, not once: %s"
                      % (path, number, name, n, cells[1]))
                bad += 1
            tests = tests_of(cells[3])
            for test in tests:
                if not is_test(test):
                    print("%s:%d: there is no test %s" % (path, number, test))
                    bad += 1
            yield number, name, old, new, tests, cells[4]
    if bad:
        sys.exit(2)


def ending(args, limit=LIMIT):
    """The same, which ends some time even where this script was killed."""
    return ["timeout", "-s", "KILL", str(limit + 9)] + args


def run(args, limit=LIMIT, **more):
    """Status and output; a negative status if it had to be stopped."""
    p = subprocess.Popen(ending(args, limit), cwd=TREE, stdin=subprocess.DEVNULL,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         start_new_session=True, **more)
    try:
        out = p.communicate(timeout=limit)[0].decode(errors="replace")
    except subprocess.TimeoutExpired:
        os.killpg(p.pid, signal.SIGKILL)
        p.communicate()
        return -1, HANGS
    return p.returncode, out


def bats(test):
    """The first test of the file that fails; None if none does."""
    name, _, words = test.partition(":")
    p = subprocess.Popen(
        ending(["bats", "-F", "tap"] + (["-f", words] if words else []) +
               ["tests/%s.bats" % name]), cwd=TREE, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        start_new_session=True)
    alarm = time.time() + LIMIT
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(p.pid, signal.SIGKILL))
    signal.alarm(LIMIT)
    caught, n = None, 0
    for line in p.stdout:
        line = line.decode(errors="replace")
        n += line.startswith("ok ")
        if line.startswith("not ok "):
            caught = line[7:].strip().split(" ", 1)[-1]
            os.killpg(p.pid, signal.SIGKILL)
            break
    signal.alarm(0)
    p.stdout.close()
    p.wait()
    if not caught and time.time() >= alarm:
        caught = HANGS
    if not caught and not n:
        sys.exit("%s: no test of it runs" % test)
    return caught


def try_test(test):
    if not test.startswith("unit/"):
        return bats(test)
    status, out = run(["build/" + test])
    said = out.strip().split("\n")[0][:100]
    return None if status == 0 else said or "status %d" % status


def every_test():
    tests = os.path.join(ROOT, "tests")
    for name in sorted(os.listdir(os.path.join(tests, "unit"))):
        if name.endswith(".c"):
            yield "unit/" + name[:-2]
    for name in sorted(os.listdir(tests)):
        if not name.endswith(".bats") or name == "unit.bats":
            continue
        with open(os.path.join(tests, name)) as f:
            if BESIDE not in f.read():
                yield name[:-5]


def build(limit=LIMIT):
    return run(["make", "-s", "-j2", "WT_NO_DEPS=1", "all", "unit"], limit)


def copy_tree():
    os.makedirs(TREE, exist_ok=True)
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT,
        check=True, capture_output=True).stdout.decode().split("\0")
    for name in names:
        source, to = os.path.join(ROOT, name), os.path.join(TREE, name)
        if not name or not os.path.isfile(source):
            continue
        os.makedirs(os.path.dirname(to), exist_ok=True)
        with open(source, "rb") as f:
            data = f.read()
        if os.path.exists(to):
            with open(to, "rb") as f:
                if f.read() == data:
                    continue
        shutil.copy(source, to)
    status, out = build(FIRST)
    if status:
        sys.exit("the tree does not build: " + out)


def seed(name, old, new):
    path = os.path.join(TREE, name)
    with open(path) as f:
        text = f.read()
    with open(path, "w") as f:
        f.write(text.replace(old, new))
    return path, text


def hunt(tests):
    for test in tests:
        caught = try_test(test)
        if caught:
            return "%s: %s" % (test, caught)
    return None


def main():
    words = [w for w in sys.argv[1:] if w[:2] != "--"]
    unknown = {w for w in sys.argv[1:] if w[:2] == "--"} - {"--own", "--check"}
    if unknown:
        sys.exit(__doc__)
    own = "--own" in sys.argv
    all_faults = list(faults())
    if "--check" in sys.argv:
        print("%d faults, and all texts are there once" % len(all_faults))
        return 0
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.environ["TOOLS"] = "wt-match"  # of tests/edge.bats
    os.environ.setdefault("WT_SHARED", os.path.join(ROOT, "..", "shared"))
    copy_tree()
    wanted = [f for f in all_faults if not words or {
        str(f[0]), os.path.basename(f[1])} & set(words)]
    whole = not own and hunt(sorted({t for f in wanted for t in f[4]}))
    if whole:
        sys.exit("without a fault: " + whole)
    alive, hung = [], []
    for number, name, old, new, tests, what in wanted:
        start = time.time()
        path, text = seed(name, old, new)
        status, out = build()
        caught = "the compiler: " + out[-200:] if status else \
            hunt(tests) or not own and hunt(
                t for t in every_test() if t not in tests)
        with open(path, "w") as f:
            f.write(text)
        verdict = "caught"
        if not caught or status:
            verdict = "NOT CAUGHT"
            alive.append(number)
        elif caught.endswith(HANGS):
            verdict = "caught, BUT HANGS"
            hung.append(number)
        print("%s %d %s: %s (%s; %d s)" % (
            verdict, number, name, what, caught or "by no test",
            time.time() - start), flush=True)
    print("%d of %d seeded faults are caught, %d of them only by a test that "
          "hangs%s" % (len(wanted) - len(alive), len(wanted), len(hung),
                       "".join(" %d" % n for n in hung)))
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
