# extract - what several of the files tests/wt-extract*.bats load
#
#   site, x, y         a definition for tests, and what it makes of JSON
#   warc, three, record         archives of pages, and records of them
#   page, reply        the page of an item, and what a server said

# warc URL TYPE FILE [DATE]: a WARC record of a page, in a gzip member.
warc() {
  local head="HTTP/1.1 200 OK\r\nContent-Type: $2\r\n\r\n" n
  n=$(($(printf %b "$head" | wc -c) + $(wc -c <"$3")))
  {
    printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n' "$1"
    printf 'WARC-Date: %s\r\n' "${4:-2024-05-06T08:00:00Z}"
    printf 'Content-Type: application/http; msgtype=response\r\n'
    printf 'Content-Length: %d\r\n\r\n' "$n"
    printf %b "$head"
    cat "$3"
    printf '\r\n\r\n'
  } | gzip -n
}

# site [COMMAND]: a definition for tests, x.site: JSON or a script, and a row of
# plain keys; then that command.
# shellcheck disable=SC2120 # in commands of tests
site() {
  cat >x.site <<'EOF'
site      x
host      x.example
path      /list*
content   x_data
json
script    x_data =
rows      jq .rows[]
platform  x.example
item      jq .id
title     jq .t
price     jq .p
sold      jq .sold
location  jq .loc
url       jq .url
posted    jq .day
EOF
  "$@"
}

# x JSON [FILTER]: what the definition makes of a page with that data.
x() {
  site
  printf '<script>x_data = %s;</script>' "$1" >page.html
  wt-extract --sites x.site page.html | jq -c "${2-del(.source)}"
}

# The same, with a line added to the definition.
y() {
  site
  echo "$1" >>x.site
  printf '<script>x_data = %s;</script>' "$2" >page.html
  wt-extract --sites x.site page.html | jq -c "${3-del(.source)}"
}

# three URL...: a crawl of three pages, each in a member, in x.warc.gz.
three() {
  site
  for i in 1 2 3; do
    printf '<script>x_data = {"rows":[{"id":%s}]};</script>' "$i" >p
    warc "http://x.example/list$i" text/html p
  done >x.warc.gz
}

# record TYPE ID DATE [HEADER ...] <BLOCK: a record of http://x.example/list.
record() {
  cat >block
  printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:%s>\r\n' "$1" "$2"
  printf 'WARC-Date: %s\r\nWARC-Target-URI: http://x.example/list\r\n' "$3"
  printf 'Content-Type: application/http; msgtype=response\r\n'
  printf 'Content-Length: %d\r\n' "$(wc -c <block)"
  shift 3
  (($# == 0)) || printf '%s\r\n' "$@"
  printf '\r\n'
  cat block
  printf '\r\n\r\n'
}

# A page with item $1, and the digest of its body in $sha.
page() {
  printf '<script>x_data = {"rows":[{"id":%s}]};</script>' "$1" >body
  # shellcheck disable=SC2034 # the caller's
  sha=WARC-Payload-Digest:\ sha1:$(sha1sum <body | cut -d' ' -f1)
  printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'
  cat body
}

# reply STATUS BODY: as curl -i --raw through a proxy gives it.
reply() {
  printf 'HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 %s\r\nDate: Wed, 06 Nov 2024 23:11:12 GMT\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html; charset=gbk\r\n\r\n' "$1"
  printf '%x\r\n%s\r\n0\r\n\r\n' "$(printf %s "$2" | wc -c)" "$2"
}
export -f warc site x y three record page reply
