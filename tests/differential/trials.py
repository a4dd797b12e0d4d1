"""trials - what the scripts of random trials here have in common

	trials.run("exports", trial)

runs `trial(rnd, here)` as often as the first argument of the command says, with
random numbers by the second: each in an empty folder of its own, which is kept
if the trial says what was wrong, and printed with that.  Returns the status.
"""
import os
import random
import shutil
import sys
import tempfile


def run(what, trial):
    runs, seed = int(sys.argv[1]), int(sys.argv[2])
    folder = tempfile.mkdtemp(prefix=what + ".")
    bad = 0
    for n in range(runs):
        here = os.path.join(folder, str(n))
        os.mkdir(here)
        said = trial(random.Random(seed * 1000003 + n), here)
        if said:
            print("%s: %s" % (here, said))
            bad += 1
        else:
            shutil.rmtree(here)
    if not bad:
        shutil.rmtree(folder)
    print("%d %s, %d differ" % (runs, what, bad))
    return bad > 0
