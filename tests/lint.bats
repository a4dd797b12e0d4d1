#!/usr/bin/env bats
# What can be said of the sources without running them.
# plain build only
# long
load helper

setup_file() {
  cd "$ROOT" && make -s O="$O" gen || return
  warn=$(make -s O="$O" DEV=1 print-warn)
  export warn
}

setup() {
  cd "$ROOT" || return
}

# The files of this tree: what git has, or all that a tarball held.
files() {
  if [[ -e .git ]]; then
    git ls-files -co --exclude-standard "$@"
  else
    find . -type f ! -path './build*' -printf '%P\n' | while read -r f; do
      for g; do [[ $f == $g ]] && echo "$f"; done
    done
  fi | xargs -d '\n' sh -c 'for f; do [ ! -f "$f" ] || echo "$f"; done' sh | sort
}

# Fails and shows what came in, if anything did.
nothing() {
  local said
  said=$(cat)
  [[ -z $said ]] || { echo "$said"; return 1; }
}

# compiles FILE ...: without a warning of clang, on all cores.  Half of a run is
# the compiler's start, so what it calls for one file is called for many.
compiles() {
  local line
  line=$(clang -### $warn -fsyntax-only lib/ground/err.c 2>&1 | tail -n 1)
  [[ $line == *' "-cc1" '*' "lib/ground/err.c"' ]]
  eval "line=(${line% *})"
  printf '%s\n' "$@" | xargs -n 64 -P "$(nproc)" "${line[@]}"
}

@test "includes go down only, by tests/layers.txt" {
  sh tests/layers.sh
}

@test "calls go down only, by tests/layers.txt" {
  [[ -e $O/libwt.a ]] || skip "not built"
  sh tests/calls.sh "$O"
}

@test "files of a module call down only: no circle" {
  [[ -e $O/libwt.a ]] || skip "not built"
  sh tests/circles.sh "$O"
}

@test "each file says in its first line what it is for" {
  sh tests/map.sh >/dev/null
}

@test "the map in extract_priv.h has each part, and what each part gives" {
  local h=lib/extract/extract_priv.h f bad=0
  for f in lib/extract/extract_*.c; do
    f=${f##*/} f=${f%.c}
    sed '/^#ifndef/q' $h | grep -qw "$f" || { echo "$f"; bad=1; }
  done
  awk '
    FILENAME ~ /\.c$/ && /^extract_[a-z_]*\(/ {
      name = $0; sub(/\(.*/, "", name)
      part = FILENAME; sub(/.*\//, "", part); sub(/\.c$/, "", part)
      of[name] = part
    }
    FILENAME ~ /\.h$/ && /^\/\* ---- extract_[a-z]* ---- / { now = $3 }
    FILENAME ~ /\.h$/ && /^[a-z].*[ *]extract_[a-z_]*\(/ {
      name = $0; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
      if (of[name] != now) { print name " is of " of[name]; bad = 1 }
    }
    END { exit bad }' lib/extract/extract*.c $h || bad=1
  ((!bad))
}

@test "each header compiles alone" {
  for f in lib/*/*.h; do
    f=${f##*/}
    printf '#include "%s"\nextern int one;\n' "$f" >"$BATS_TEST_TMPDIR/${f%.h}.c"
  done
  command -v clang >/dev/null || skip "no clang here"
  compiles "$BATS_TEST_TMPDIR"/*.c
}

# gcc says the same of the build itself, which .ci/run makes with DEV=1.
@test "clang: all without a warning" {
  command -v clang >/dev/null || skip "no clang here"
  compiles $(files 'lib/*.c' 'tools/*.c' 'tests/unit/*.c' 'tests/fuzz/*.c')
}

@test "only the edge, mem, processes of their own and tools end a program or write to stdio" {
  own='lib/(edge|gen)/[a-z_]*\.[ch]:|^lib/[a-z]*/(mem|jq|apart)(_[a-z]*)?\.[ch]:'
  grep -nE '\b(_?exit|abort|f?printf|puts|fputs|fopen|fwrite|perror) ?\(' \
    lib/*/*.[ch] | grep -vE "^$own|:[[:blank:]]*/?\*" |
    grep -v 'format(printf' | nothing
}

@test "functions are a screen, files a few" {
  awk '
    FNR == 1 { name = "" }
    /^[a-z_][a-z0-9_]*\(/ { name = $0; sub(/\(.*/, "", name); start = FNR }
    /^}/ && name != "" {
      if (FNR - start > 45) {
        print FILENAME ":" start ": " name ": " FNR - start " lines"
        bad = 1
      }
      name = ""
    }
    FNR == 601 { print FILENAME ": more than 600 lines"; bad = 1 }
    END { exit bad }' $(files 'lib/*.[ch]' 'tools/*.c')
}

@test "man pages: mandoc has nothing to say" {
  command -v mandoc >/dev/null || skip "no mandoc here"
  files 'man/*.[1-9]' | xargs -r mandoc -Tlint -Wwarning | nothing
}

@test "every tool and every rule file format has its man page" {
  for f in tools/*.c; do
    n=${f##*/}
    [[ ! -e $f || -e man/${n%.c}.1 ]] || { echo "no man/${n%.c}.1"; bad=1; }
  done
  [[ -z ${bad-} ]]
}

@test "every pipeline has its man page, and is short" {
  for f in pipelines/*; do
    n=man/wt-${f##*/}.1
    grep -qs "wt-${f##*/}" "$n" || grep -qs "^\.Nm wt-${f##*/}$" man/*.1 || { echo "no $n"; bad=1; }
    (($(wc -l <"$f") <= 90)) || { echo "$f: $(wc -l <"$f") lines"; bad=1; }
  done
  [[ -z ${bad-} ]]
}

@test "shell scripts: shellcheck has nothing to say" {
  command -v shellcheck >/dev/null || skip "no shellcheck here"
  for f in $(files 'tests/*' 'pipelines/*' '.ci/*'); do
    case $f in
    *.bats | tests/data/*) ;;
    *.bash) echo "$f" ;;
    *) head -n 1 "$f" | grep -qaE '^#!.*\b(ba)?sh\b' && echo "$f" ;;
    esac
  done | xargs shellcheck -x -S warning
}

# bats takes the last blank and brace of an @test line for the start of its
# body: a case that holds one is torn apart, and a false case passes.
@test "no one-line case is torn by a blank before a brace" {
  grep -nE '^[[:blank:]]*@test .*[[:blank:]]\{.*[[:blank:]]\{' tests/*.bats |
    nothing
}

# run merges the streams and drops line feeds at the end: t does neither.
@test "no test uses run of bats" {
  grep -nE '^[[:blank:]]*run ' tests/*.bats | nothing
}

@test "text files: UTF-8, LF, a line feed at the end, no blanks there" {
  local text=() own=()
  for f in $(files '*' | grep -vE '^tests/data/|\.(gz|png|case)$'); do
    [[ -s $f ]] || continue
    text+=("$f")
    case $f in
    *.c | *.h | *.sh | *.bash | *.bats | *.md | Makefile | NEWS | *.[1-9])
      own+=("$f")
      ;;
    esac
  done
  python3 - "${text[@]}" <<'EOF' || bad=1
import sys
bad = 0
for name in sys.argv[1:]:
    with open(name, "rb") as f:
        data = f.read()
    try:
        data.decode()
    except UnicodeDecodeError as e:
        bad = print("%s: not UTF-8: byte %d" % (name, e.start)) or 1
    if not data.endswith(b"\n"):
        bad = print("%s: no line feed at the end" % name) or 1
sys.exit(bad)
EOF
  grep -nHE "[[:blank:]]+\$|$(printf '\r')" "${own[@]}" && bad=1
  [[ -z ${bad-} ]]
}

# The pattern must not find itself.
@test "nothing names a path of the machine it was written on" {
  grep -nIE '(^|[^a-z])/(work|root|home/[a-z]+)/[a-z]' \
    $(files '*' | grep -v '^tests/data/') | nothing
}

@test "the top folder holds what a newcomer looks for, no scratch" {
  files ':/*' | sed '/\//d' |
    grep -vxE '\.(clang-format|editorconfig|git.*)|HACKING\.md|LICENSE|Makefile|NEWS|README\.md' |
    nothing
}

@test "C is as make format leaves it" {
  command -v clang-format >/dev/null || skip "no clang-format here"
  [[ $(clang-format --version) == *' 14.'* ]] || skip "not clang-format 14"
  files '*.[ch]' | xargs clang-format --dry-run -Werror 2>&1 |
    sed -n 's/: error: .*//p' | nothing
}

# Else a fault of tests/mutants.tsv would be seeded no more.
@test "comments: a blank behind each star, which clang-format may take" {
  ! grep -nE '^ \*[^ /*	]' lib/*/*.[ch] tools/*.c tests/*/*.[ch]
}

@test "each seeded fault finds its text, once" {
  python3 "$ROOT/tests/mutants.py" --check
}
