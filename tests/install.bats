#!/usr/bin/env bats
# make dist, and make install from what it makes.
# plain build only
# long
load helper

# The tarball, unpacked in a folder without .git and installed by a user
# without rights, with no network and no apt-get; once for all tests, and not
# optimised, for what is tried is the way there.
setup_file() {
  cd "$ROOT" || return
  tmp=$BATS_FILE_TMPDIR
  export tmp
  mkdir "$tmp/tree"
  tar -cf - --exclude='./build*' . | tar -xf - -C "$tmp/tree"
  (cd "$tmp/tree" && make -s dist) >"$tmp/name" || return
  mkdir "$tmp/src"
  tar -xzf "$tmp/tree/$(cat "$tmp/name")" -C "$tmp/src" --strip-components=1
  chmod -R a+rX "$tmp"
  chmod 711 "$BATS_RUN_TMPDIR"
  as=()
  if [[ $(id -u) == 0 ]]; then
    chown -R 65534 "$tmp/src"
    mkdir "$tmp/usr" && chown 65534 "$tmp/usr"
    as=(setpriv --reuid=65534 --clear-groups)
    ! unshare -n true 2>/dev/null || as=(unshare -n "${as[@]}")
  fi
  (cd "$tmp/src" && env -u O HOME=/nonexistent WT_NO_APT=1 "${as[@]}" \
    make -j2 PREFIX="$tmp/usr" CFLAGS=-O0 install) >"$tmp/log" 2>&1 ||
    { tail -n 20 "$tmp/log"; return 1; }
}

@test "what was compiled with a header that is gone is compiled again" {
  cd "$tmp/src"
  cp build/tools/wt-fx.d d
  WT_NO_APT=1 make -n O=build | { ! grep tools/wt-fx.c; }
  # shellcheck disable=SC2016 # as -MT writes it
  printf '$(O)/tools/wt-fx.o: lib/gone.h\nlib/gone.h:\n' >>build/tools/wt-fx.d
  WT_NO_APT=1 make -n O=build | grep tools/wt-fx.c
  mv d build/tools/wt-fx.d
}

@test "make dist: the same bytes twice, and what git has in it" {
  cd "$tmp/tree"
  cp "$(cat "$tmp/name")" "$tmp/first.tar.gz"
  touch README.md
  make -s dist
  cmp "$(cat "$tmp/name")" "$tmp/first.tar.gz"
  if [[ -e .git ]]; then
    diff <(git ls-files | sort) <(cd "$tmp/src" && find . -type f \
      ! -path './build/*' -printf '%P\n' | sort)
  fi
}

@test "from a tarball: no .git, no root, no network" {
  [[ ! -e $tmp/src/.git ]]
  for c in "$ROOT"/tools/*.c; do
    [[ -x $tmp/usr/bin/$(basename "$c" .c) ]]
  done
  for m in "$ROOT"/man/*.[1-9]; do
    cmp "$m" "$tmp/usr/share/man/man${m##*.}/${m##*/}"
  done
  diff -r "$ROOT/rules" "$tmp/usr/share/wt/rules"
  for p in "$ROOT"/pipelines/*; do
    [[ ! -x $p ]] || [[ -x $tmp/usr/bin/wt-${p##*/} ]]
  done
}

@test "a tarball makes the same tarball" {
  cp -r "$tmp/src" "$tmp/again"
  cd "$tmp/again"
  make -s clean
  make -s dist
  cmp "$(cat "$tmp/name")" "$tmp/first.tar.gz"
}

# The rules read are named in the summary: the same as in the source tree.
rules_of() {
  rm -f "$BATS_TEST_TMPDIR/s"
  # shellcheck disable=SC2046 # a list of words
  echo '{}' | env -i "$1" $(needs "${1##*/}") --summary "$BATS_TEST_TMPDIR/s" >/dev/null
  jq -r .rules_sha256 "$BATS_TEST_TMPDIR/s"
}

@test "installed tools find their rules, from any folder, moved as well" {
  cd "$BATS_TEST_TMPDIR"
  cp -r "$tmp/usr" "$BATS_TEST_TMPDIR/moved"
  for tool in $(record_tools); do
    [[ $tool == wt-agg ]] && continue
    want=$(rules_of "$tmp/src/build/bin/$tool")
    # Proof that the folder beside it is read: one without is an error.
    [[ ${#want} == 64 ]]
    [[ $(rules_of "$tmp/usr/bin/$tool") == "$want" ]]
    [[ $(cd / && rules_of "$BATS_TEST_TMPDIR/moved/bin/$tool") == "$want" ]]
  done
  rm -r moved/share/wt
  for tool in $(record_tools); do
    [[ $tool == wt-agg ]] && continue
    s=0
    echo '{}' | env -i "$BATS_TEST_TMPDIR/moved/bin/$tool" $(needs "$tool") >out 2>err || s=$?
    ((s == 2)) || { echo "$tool without rules: status $s"; cat err; false; }
  done
}

@test "WT_RULES is a folder of rules for all tools" {
  cd "$BATS_TEST_TMPDIR"
  cp -r "$ROOT/rules" mine
  for tool in $(record_tools); do
    [[ $tool == wt-agg ]] && continue
    echo '{}' | WT_RULES=$PWD/mine "$tool" $(needs "$tool") >/dev/null
    s=0
    echo '{}' | WT_RULES=$PWD/none "$tool" $(needs "$tool") >/dev/null 2>err || s=$?
    ((s == 2))
    grep -q none err
  done
}

@test "DESTDIR stages, uninstall leaves nothing" {
  cd "$tmp/src"
  d=$BATS_TEST_TMPDIR/stage
  make -s O=build PREFIX=/opt/wt DESTDIR="$d" install
  [[ -x $d/opt/wt/bin/wt-match && -d $d/opt/wt/share/wt/rules ]]
  [[ -z $(find "$d" -mindepth 1 -maxdepth 1 ! -name opt) ]]
  make -s O=build PREFIX=/opt/wt DESTDIR="$d" uninstall
  [[ -z $(find "$d" -type f) ]]
}

@test "what is missing is said, and nothing is installed" {
  cd "$ROOT"
  s=0
  WT_NO_APT=1 sh tests/deps.sh make no-such-package >"$BATS_TEST_TMPDIR/out" \
    2>"$BATS_TEST_TMPDIR/err" || s=$?
  command -v dpkg-query >/dev/null || skip "no dpkg here"
  ((s == 1))
  grep -qx 'wt: these Debian packages are missing: no-such-package' \
    "$BATS_TEST_TMPDIR/err"
}

@test "make deps prints the line" {
  cd "$ROOT"
  WT_NO_APT=1 make -s deps >"$BATS_TEST_TMPDIR/out" 2>&1 || :
  grep -q 'apt-get install .* gcc .* bats ' "$BATS_TEST_TMPDIR/out"
}

@test "make help names every target that a person calls" {
  cd "$ROOT"
  make -s help >"$BATS_TEST_TMPDIR/help"
  for w in all bench check clean demo deps dist format fuzz help install \
    lint uninstall unit; do
    grep -qE "^  make $w +[a-z]" "$BATS_TEST_TMPDIR/help"
  done
}
