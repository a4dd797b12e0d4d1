#!/bin/sh
# dist.sh NAME - the sources as NAME.tar.gz: the same bytes from the same tree
#
# What git has; in an unpacked tarball, where there is no git, what is there.
set -eu

if [ -e .git ]; then
  git ls-files -z
else
  find . -type f ! -path './build*' ! -path './wt-*.tar.gz' \
    ! -path './.cache/*' -printf '%P\0'
fi | LC_ALL=C sort -z |
  tar --null --files-from=- --transform "s,^,$1/," --mtime='2000-01-01 UTC' \
    --owner=0 --group=0 --numeric-owner --mode=u+rw,go+r,go-w -cf - |
  gzip -9n >"$1.tar.gz"
echo "$1.tar.gz"
