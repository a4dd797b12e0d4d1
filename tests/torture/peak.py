#!/usr/bin/env python3
"""peak.py FILE COMMAND ... - runs it; its status and KiB resident into FILE"""
import resource
import subprocess
import sys

status = subprocess.run(sys.argv[2:]).returncode
with open(sys.argv[1], "w") as f:
    print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,
          file=f)
sys.exit(status)
