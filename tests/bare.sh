#!/bin/sh
# bare.sh TARGET ... - make TARGET ... in a bare Debian 12, as a newcomer would
#
# Makes a Debian 12 (debootstrap, minbase) with nothing but git and make,
# clones this tree into it, and runs "make TARGET" there for each target, with
# the time each took.  BARE is where it stands (default /tmp/wt-bare); it is
# made once and copied for each run, so that packages a target installs are
# not there for the next call.  Needs root.
#
#	sh tests/bare.sh demo check
#	BARE_ENV="WT_NO_APT=1" sh tests/bare.sh demo
set -eu
cd "$(dirname "$0")/.."
bare=${BARE:-/tmp/wt-bare}
mirror=${MIRROR:-http://deb.debian.org/debian}
root=$bare/run

if [ "$(id -u)" != 0 ]; then
  echo "bare.sh: needs root, for chroot" >&2
  exit 2
fi
if [ ! -e "$bare/base/.made" ]; then
  command -v debootstrap >/dev/null || apt-get install -y debootstrap
  rm -rf "$bare/base"
  mkdir -p "$bare/base"
  debootstrap --variant=minbase bookworm "$bare/base" "$mirror" >"$bare/log" ||
    { tail -n 20 "$bare/log" >&2; exit 3; }
  # How this machine reaches its mirrors.
  cp /etc/resolv.conf "$bare/base/etc/" 2>/dev/null || :
  for f in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf.d/*registry* \
    /etc/apt/apt.conf /etc/apt/auth.conf.d/*; do
    [ ! -f "$f" ] || install -D "$f" "$bare/base$f"
  done
  chroot "$bare/base" apt-get update -q >>"$bare/log"
  chroot "$bare/base" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends git make >>"$bare/log" 2>&1
  touch "$bare/base/.made"
fi

umount_all() {
  for m in proc dev/pts dev; do
    umount "$root/$m" 2>/dev/null || :
  done
}
trap umount_all EXIT
umount_all
rm -rf "$root"
cp -a "$bare/base" "$root"
mount --bind /dev "$root/dev" && mount --bind /dev/pts "$root/dev/pts"
mount -t proc proc "$root/proc"
git clone -q . "$root/srv/wt"
# What others own and tests may use, where it is at hand.
shared=${WT_SHARED:-../shared}
[ ! -d "$shared" ] || cp -r "$shared" "$root/srv/shared"

status=0
for target in "$@"; do
  echo "== make $target"
  start=$(date +%s)
  # shellcheck disable=SC2086 # a list of NAME=VALUE
  chroot "$root" env -i HOME=/root TERM=dumb ${BARE_ENV-} \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    sh -c "cd /srv/wt && make $target" </dev/null || status=$?
  echo "== make $target: status $status, $(($(date +%s) - start)) s"
done
exit "$status"
