#!/bin/sh
# hosts.sh up|down FOLDER - three hosts of one's own, for tests of ssh
#
# Each is a network namespace with an sshd in it, all on one bridge: 10.213.7.1
# to .3.  FOLDER gets keys, configuration and what must be ended; nothing is
# changed outside of it.  Status 77, with the reason, where that cannot be.
set -eu

what=$1
dir=$2

no() {
  echo "$1" >&2
  exit 77
}

down() {
  for f in "$dir"/sshd.*.pid; do
    [ ! -e "$f" ] || kill "$(cat "$f")" 2>/dev/null || :
  done
  if [ -e "$dir/names" ]; then
    while read -r kind name; do
      case $kind in
      netns)
        ip netns pids "$name" 2>/dev/null | xargs -r kill -9 2>/dev/null || :
        ip netns del "$name" 2>/dev/null || :
        ;;
      link) ip link del "$name" 2>/dev/null || : ;;
      esac
    done <"$dir/names"
  fi
}

up() {
  [ "$(id -u)" = 0 ] || no "not root"
  for c in ip sshd ssh-keygen ssh; do
    PATH=$PATH:/usr/sbin command -v $c >/dev/null || no "no $c here"
  done
  ip netns list >/dev/null 2>&1 || no "no network namespaces here"
  mkdir -p "$dir" /run/sshd
  ssh-keygen -q -t ed25519 -N '' -f "$dir/key" && cp "$dir/key.pub" "$dir/keys"
  ssh-keygen -q -t ed25519 -N '' -f "$dir/host"
  id=$(basename "$(mktemp -u XXXXX)")
  echo "link wt$id" >"$dir/names"
  ip link add "wt$id" type bridge 2>"$dir/why" || no "no bridge: $(cat "$dir/why")"
  ip addr add 10.213.7.254/24 dev "wt$id"
  ip link set "wt$id" up
  for i in 1 2 3; do
    ns=wt$id.$i
    echo "netns $ns" >>"$dir/names"
    ip netns add "$ns" 2>"$dir/why" || no "no namespace: $(cat "$dir/why")"
    ip link add "w$id$i" type veth peer name eth0 netns "$ns"
    ip link set "w$id$i" master "wt$id" up
    ip -n "$ns" addr add "10.213.7.$i/24" dev eth0
    ip -n "$ns" link set eth0 up
    ip -n "$ns" link set lo up
    ip netns exec "$ns" /usr/sbin/sshd -f /dev/null -h "$dir/host" -o Port=22 \
      -o "AuthorizedKeysFile=$dir/keys" -o StrictModes=no -o UsePAM=no \
      -o "PidFile=$dir/sshd.$i.pid" -o PermitRootLogin=yes -E "$dir/sshd.$i.log"
  done
  cat >"$dir/ssh" <<END
#!/bin/sh
exec ssh -F /dev/null -i $dir/key -o StrictHostKeyChecking=no -o LogLevel=ERROR \\
  -o UserKnownHostsFile=/dev/null -o ConnectTimeout=2 -o ServerAliveInterval=1 \\
  -o ServerAliveCountMax=2 -o BatchMode=yes "\$@"
END
  chmod +x "$dir/ssh"
  for i in 1 2 3; do
    "$dir/ssh" "10.213.7.$i" true 2>"$dir/why" || no "ssh to itself: $(cat "$dir/why")"
  done
}

case $what in
up)
  trap '[ $? -eq 0 ] || down' EXIT
  up
  ;;
down) down ;;
esac
