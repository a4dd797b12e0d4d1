#!/usr/bin/env bats
# wt-extract: what mitmproxy keeps.  The goods are invented.
load helper

# tn TYPE: what comes from standard input, as one value.
tn() {
  local f=.tn.$BASHPID
  cat >$f
  printf '%d:' "$(wc -c <$f)"
  cat $f
  printf %s "$1"
}

# v TEXT [TYPE]; k KEY TEXT [TYPE]: a value, and a member of a dictionary.
v() { printf %s "$1" | tn "${2-;}"; }
k() { v "$1"; v "$2" "${3-;}"; }

# headers ["NAME: VALUE" ...]
headers() {
  for line; do (v "${line%%: *}" ,; v "${line#*: }" ,) | tn ']'; done | tn ']'
}

# asked [MEMBER ...]: a request, with what MEMBER are at its end.
asked() {
  (k path /1 ,; k scheme "${SCHEME-https}" ,; k method GET ,; k port "${PORT-443}" '#'; k host "${HOST-192.0.2.1}"
   v headers; headers "${@-Host: a.example}") | tn '}'
}

# flow [STATUS [HEADER ...]]: one, of the reply on standard input.
flow() {
  cat >.flow
  (k type http; k version 17 '#'; v response
   (k reason OK ,; k status_code "${1-200}" '#'; k timestamp_start "${WHEN-1714982400.25}" ^
    v content; tn , <.flow; v headers; headers "${@:2}") | tn '}'
   v request; eval "${ASKED-asked}"; k error '' '~'; k id x) | tn '}'
}

seen() { wt-extract --summary s "$@" | jq -c '[.id,.url,.captured]'; }
export -f tn v k headers asked flow seen
ONE='["a.example:1","https://a.example/1","2024-05-06T08:00:00Z"]'

@test "a page, with its address and when it came" { t 'comb 1 | flow | seen; comb 1 | flow 200 "content-type: text/html; charset=utf-8" | wt-extract | jq -c "[.price,.currency,.source.offset,.source.record]"' '' "$ONE"$'\n[5.5,"EUR",0,1]'; }
@test "each is one, to its bytes; in gzip, in a zip, from a pipe" {
  t '(comb 1 | flow; comb 2 | flow; comb 3 | flow) >a; wt-extract a >o; jq -r .item o; jq -r .source.sha256 o >w; while read -r n; do wt-extract --exhibit a $n | sha256sum | cut -d" " -f1; done < <(jq -r .source.offset o) | cmp - w; cat a | wt-extract | jq -r .source.sha256 | cmp - w; gzip a; wt-extract a.gz | jq -r .source.sha256 | cmp - w; wt-extract a.gz | sed -n 2p | jq -r ".source|\"\(.file) \(.offset)+\(.skip)\"" | xargs wt-extract --exhibit | sha256sum | cut -d" " -f1 | cmp - <(sed -n 2p w)' '' $'1\n2\n3'
}
@test "a packed body" { t 'comb 1 | gzip -n | flow 200 "Content-Encoding: gzip" | seen; comb 1 | gzip -n | flow | seen; printf "\037\213\010xx" | flow 200 "content-encoding: gzip" | seen' '' "$ONE"$'\n'"$ONE" 0 'encoding: '; }
@test "what holds no page" { t '(for n in 404 403 302; do comb 1 | flow $n; done; printf x | flow 200 "Content-Type: image/png"; printf "" | flow; (k type tcp; k messages "" "]") | tn "}"; (v request; asked; k response "" "~"; k error "no route") | tn "}") | wt-extract --summary s; jq -c .skipped s' '' '{"status_404":1,"status_403":1,"status_3xx":1,"image":1,"empty":2,"record_type":1}'; }
@test "a body that was not kept" { t '(k type http; v response; (k status_code 200 "#"; k content "" "~"; v headers; headers "Content-Type: text/html") | tn "}"; v request; asked) | tn "}" | wt-extract' '' '' 1 'no_body: the reply was saved without its content'; }
@test "the address: by the Host, the authority, the number with its port" {
  t 'a() { comb 1 | flow | wt-extract | jq -r .url; }; a; ASKED="asked host:\ b.example:8443" a; ASKED="asked x:\ y" PORT=8080 a; ASKED="asked x:\ y" PORT=80 SCHEME=http HOST=c.example a; ASKED="(k authority d.example ,; k scheme https; k path /9) | tn \}" a' '' $'https://a.example/1\nhttps://b.example:8443/1\nhttps://192.0.2.1:8080/1\nhttp://c.example/1\nhttps://d.example/9'
}
@test "older forms: keys as bytes, code for status_code" { t '(v response ,; (k code 200 "#"; v content ,; comb 1 | tn ,; v headers ,; headers) | tn "}"; v request ,; asked) | tn "}" >a; sed "s/4:code;/4:code,/" a | seen' '' '["a.example:1","https://a.example/1",null]'; }
@test "one that is cut, at each tenth byte" { t '(comb 1 | flow; comb 2 | flow) >a; n=$(wc -c <a); first=$((n / 2)); for i in $(seq 40 $((n / 10)) $n); do head -c $i a >b; wt-extract b >o 2>/dev/null; printf "%s %s\n" $(wc -l <o) $?; wt-extract b >/dev/null 2>&1; echo $?; done | sort | uniq -c | tr -s " "' '' $' 5 0 0\n 5 1 0\n 10 3'; }
@test "bytes between, behind and within are told, and the next is read" { t '(comb 1 | flow; printf "xx}"; comb 2 | flow; comb 3 | flow | sed "s/7:content;[0-9]*:/7:content;100:/"; comb 4 | flow; echo) >a; wt-extract --rejects r a | jq -r .item; jq -c "[.reason,.record]" r' '' $'1\n2\n4\n["flow",2]\n["flow",4]\n["flow",6]' 0 'no flow of mitmproxy begins here'; }
@test "what is told opens too" { t '(comb 1 | flow; printf "xx}"; comb 2 | flow; printf y) >a; wt-extract --rejects r a 2>/dev/null | jq -r .item; jq -r "[.offset,.sha256]|@tsv" r | while read -r n h; do wt-extract --exhibit a $n 2>/dev/null | sha256sum | grep -c $h; done' '' $'1\n2\n1\n1'; }
@test "one that is too long, and the next" { t '(comb 1 | flow; head -c 3000 /dev/zero | flow; comb 2 | flow) >a; wt-extract --max-line 4000 a | jq -r .item; wt-extract --max-line 4000 a >/dev/null 2>&1; echo $?; (comb 1 | flow; printf "99999999999:4:type;") | wt-extract --max-line 4000 | jq -r .item; (comb 1 | flow; printf "99999999999:4:type;") | wt-extract --max-line 4000 >/dev/null 2>&1; echo $?' '' $'1\n2\n1\n1\n3' 0 'too_long: a flow has more than 2000 bytes'; }
@test "what is none: times, a list of a shop" { t 'for i in "12:30 Uhr" "12:type;x" "4:type" "9999999999999:4:type;"; do echo "$i" | wt-extract --summary s; jq -c "[.rejected,.skipped]" s; rm s; done' '' $'[0,{"no_site":1}]\n[0,{"no_site":1}]\n[0,{"no_site":1}]\n[0,{"no_site":1}]'; }
