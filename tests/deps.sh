#!/bin/sh
# deps.sh [--show] PACKAGE ... - Debian packages that are missing, installed
#
# Silent if nothing is missing (--show: prints the line all the same), and
# where there is no dpkg.  Where apt-get may not be used (not root and no
# sudo, or WT_NO_APT is set) it says exactly what is missing and fails.
set -eu

show=
if [ "${1-}" = --show ]; then
  show=1
  shift
fi
if ! command -v dpkg-query >/dev/null; then
  [ -z "$show" ] || echo "no dpkg here; on Debian 12 it would be:" \
    "apt-get install $*"
  exit 0
fi

missing=
for p in "$@"; do
  # One listed twice is asked for once.
  case " $missing " in *" $p "*) continue ;; esac
  case $(dpkg-query -W -f '${db:Status-Abbrev}' "$p" 2>/dev/null) in
  *ii*) ;;
  *) missing="$missing${missing:+ }$p" ;;
  esac
done

line="apt-get install -y --no-install-recommends"
wait="-o DPkg::Lock::Timeout=600"
[ -z "$show" ] || echo "$line $*"
if [ -z "$missing" ]; then
  [ -z "$show" ] || echo "all are installed"
  exit 0
fi

as=
if [ "$(id -u)" != 0 ]; then
  as=no
  # Without a terminal sudo could only wait for a password that never comes.
  if command -v sudo >/dev/null; then
    if [ -t 0 ]; then as=sudo; elif sudo -n true 2>/dev/null; then
      as="sudo -n"
    fi
  fi
fi
if [ "$as" = no ] || [ -n "${WT_NO_APT-}" ]; then
  echo "wt: these Debian packages are missing: $missing"
  echo "wt: install them (as root: $line $missing)," \
    "or have them elsewhere and say WT_NO_DEPS=1"
  exit 1
fi >&2

echo "$as${as:+ }$line $missing"
export DEBIAN_FRONTEND=noninteractive
$as apt-get update -q >/dev/null || echo "wt: apt-get update failed" >&2
# shellcheck disable=SC2086 # lists of words
if ! $as env DEBIAN_FRONTEND=noninteractive $line $wait $missing </dev/null \
  >"${TMPDIR:-/tmp}/wt-deps.$$" 2>&1; then
  tail -n 20 "${TMPDIR:-/tmp}/wt-deps.$$" >&2
  rm -f "${TMPDIR:-/tmp}/wt-deps.$$"
  echo "wt: apt-get could not install: $missing" >&2
  exit 1
fi
rm -f "${TMPDIR:-/tmp}/wt-deps.$$"
