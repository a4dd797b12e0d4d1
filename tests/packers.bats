#!/usr/bin/env bats
# wt-extract: what 7-Zip, WinRAR and others pack.  The goods are invented.
load helper

# Two pages a file, as the programs themselves packed them (rar by hand: stored,
# as version 4 and 5 have it; so is cpio).
packed() {
  case $1 in
  7z) base64 -d <<<N3q8ryccAASVFqa+1gAAAAAAAAAgAAAAAAAAADB7o3LgAOkAcF0AHhzIZ1W7Y9hoVr9Z5JZuPUE+Y1ZZ32jYuErhAdhAnOd25YCOzYa74vBubLZnUya1XfPi1bRGR1FPZebUFbpGjS4yDzB2+w/Iy6C6kvmNT03ERvxLRpwbppab0Ok7Y0GNg63IxQ8hrd8l3MAFcso3AAAAAIEzB64P1MWUwUIV9rNFfWlNjxy7Gmawt70tOALstPE8Q3imN6LHlHTx2qnXaHq/C6da0lZSyzS6ORoYP48YhoXeiqLIF6E37FEeyyrpDCb9QftOKCvdn9MAAAAAFwZ4AQleAAcLAQABIwMBAQVdABAAAAxuCgF9uZ+3AAA= ;;
  cab) base64 -d <<<TVNDRgAAAADXAAAAAAAAACwAAAAAAAAAAwEBAAIAAAAAAAAAWgAAAAEAAQB1AAAAAAAAAAAAe129dCAAMS5odG1sAHUAAAB1AAAAAAB7Xb10IAAyLmh0bWwAbhH9LnUA6gBDS7MpTi7KLChRKKksSLVVSiwoyMlMTizJzM/Tz0nRzirOz1Oyq1ZyAMkqWSkFFOWnlCaXKOko5SXmggReLJ/0bNFmBUOgSHF2KVAAxMpPS0stKlayqlYqKMpMBikz1TM1UKqttdGHWGZnQw1LjeCWGhFlKQA= ;;
  rar) base64 -d <<<UmFyIRoHAM+QcwAADQAAAAAAAAAQenQAgCYAdQAAAHUAAAADs3opKQAAplgUMAYApIEAADEuaHRtbDxzY3JpcHQgdHlwZT0iYXBwbGljYXRpb24vbGQranNvbiI+eyJAdHlwZSI6IlByb2R1Y3QiLCJuYW1lIjoi6KeS5qKzIDEiLCJza3UiOiIxIiwib2ZmZXJzIjp7InByaWNlIjoiNS41MCJ9fTwvc2NyaXB0PtPVdACAJgB1AAAAdQAAAAOwTxMiAACmWBQwBgCkgQAAMi5odG1sPHNjcmlwdCB0eXBlPSJhcHBsaWNhdGlvbi9sZCtqc29uIj57IkB0eXBlIjoiUHJvZHVjdCIsIm5hbWUiOiLop5LmorMgMiIsInNrdSI6IjIiLCJvZmZlcnMiOnsicHJpY2UiOiI1LjUwIn19PC9zY3JpcHQ+xD17AEAHAA== ;;
  rar5) base64 -d <<<UmFyIRoHAQDFGjMyAwEAAJ8lYSUVAgJ1BHWkgwKzeikpAAEGMS5odG1sPHNjcmlwdCB0eXBlPSJhcHBsaWNhdGlvbi9sZCtqc29uIj57IkB0eXBlIjoiUHJvZHVjdCIsIm5hbWUiOiLop5LmorMgMSIsInNrdSI6IjEiLCJvZmZlcnMiOnsicHJpY2UiOiI1LjUwIn19PC9zY3JpcHQ+hJKQoBUCAnUEdaSDArBPEyIAAQYyLmh0bWw8c2NyaXB0IHR5cGU9ImFwcGxpY2F0aW9uL2xkK2pzb24iPnsiQHR5cGUiOiJQcm9kdWN0IiwibmFtZSI6IuinkuaisyAyIiwic2t1IjoiMiIsIm9mZmVycyI6eyJwcmljZSI6IjUuNTAifX08L3NjcmlwdD4Zsjo1AwUAAA== ;;
  cpio) base64 -d <<<MDcwNzA3MDAwMDAxMDAwMDAxMTAwNjQ0MDAwMDAwMDAwMDAwMDAwMDAxMDAwMDAwMTMwNTE0MDAwMDAwMDAwMDcwMDAwMDAwMDE2NTEuaHRtbAA8c2NyaXB0IHR5cGU9ImFwcGxpY2F0aW9uL2xkK2pzb24iPnsiQHR5cGUiOiJQcm9kdWN0IiwibmFtZSI6IuinkuaisyAxIiwic2t1IjoiMSIsIm9mZmVycyI6eyJwcmljZSI6IjUuNTAifX08L3NjcmlwdD4wNzA3MDcwMDAwMDEwMDAwMDExMDA2NDQwMDAwMDAwMDAwMDAwMDAwMDEwMDAwMDAxMzA1MTQwMDAwMDAwMDAwNzAwMDAwMDAwMTY1Mi5odG1sADxzY3JpcHQgdHlwZT0iYXBwbGljYXRpb24vbGQranNvbiI+eyJAdHlwZSI6IlByb2R1Y3QiLCJuYW1lIjoi6KeS5qKzIDIiLCJza3UiOiIyIiwib2ZmZXJzIjp7InByaWNlIjoiNS41MCJ9fTwvc2NyaXB0PjA3MDcwNzAwMDAwMTAwMDAwMTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTAwMDAwMDEzMDUxNDAwMDAwMDAwMDEzMDAwMDAwMDAwMDBUUkFJTEVSISEhAA== ;;
  Z) base64 -d <<<H52QPOaMkZMGDh0QdPLAKdNDRBg4cNikGROGTpo3bl6wIbNCzRyMInzsEQEk4UIROkRAkfOGTJ0xdESwEOEmTJsyKEWgOyXJnKhZIGLIFDFnTZ2cQme+MWOmjJw5KEfCITgGZ8oaLmrAENGnD48XAgka9AE= ;;
  esac
}
# page N: what they packed.
page() {
  printf '<script type="application/ld+json">{"@type":"Product","name":"角梳 %s","sku":"%s","offers":{"price":"5.50"}}</script>' "$1" "$1"
}
got() { wt-extract --platform x "$@" | jq -r .item; }
export -f packed page got

@test "each member is a page, to its bytes" {
  t 'for k in 7z cab rar rar5 cpio; do packed $k >a; wt-extract --platform x a >o; jq -r "[.item, .source.file] | @tsv" o; jq -r .source.sha256 o >w; jq -r ".source.file" o | while read -r f; do wt-extract --exhibit $f 0 | sha256sum | cut -d" " -f1; done | cmp - w; done | sort | uniq -c | tr -s " "' '' $' 5 1\ta/1.html\n 5 2\ta/2.html'
}
@test "one file that is packed: its name is data" {
  t 'page 1 >a; bzip2 -k a; xz -k a; xz -k --format=lzma a; lz4 -q a a.lz4; packed Z >a.Z; for k in bz2 xz lzma lz4 Z; do wt-extract --platform x a.$k | jq -r ".item, .source.file, if .source.sha256 == \"$(sha256sum <a | cut -c1-64)\" then \"same\" else 0 end"; wt-extract --exhibit a.$k/data 0 | cmp - a; done | sort | uniq -c | tr -s " "' '' $' 5 1\n 1 a.Z/data\n 1 a.bz2/data\n 1 a.lz4/data\n 1 a.lzma/data\n 1 a.xz/data\n 5 same'
}
@test "a tar within; records of an archive within, each at its place" { t 'page 1 >1; page 2 >2; tar cf a 1 2; for k in bzip2 xz lz4; do $k -c a >b; got b; cat b | got; done; gunzip -c $DATA/demo.warc.gz >w; xz -c w >w.xz; wt-extract w 2>/dev/null | jq -c "[.id,.source.offset,.source.sha256]" >x; wt-extract w.xz 2>/dev/null | jq -c "[.id,.source.offset,.source.sha256]" | cmp - x; n=$(wt-extract w.xz 2>/dev/null | sed -n 40p | jq .source.offset); wt-extract --exhibit w.xz/data $n | head -1' '' $'1\n2\n1\n2\n1\n2\n1\n2\n1\n2\n1\n2\nWARC/1.1\r'; }
@test "from a stream all but 7z" { t 'for k in cab rar rar5 cpio; do packed $k | got; done | sort | uniq -c | tr -s " "; packed 7z | got; packed 7z >a; zip -q z a; got z' '' $' 4 1\n 4 2' 0 'a 7z in an archive or a stream cannot be read'; }
@test "7z of what came from a pipe, which is called one" { t 'base64 -d <<<N3q8ryccAATsMybTXQAAAAAAAABSAAAAAAAAALw98ZbgAFsAVV0ANJkBheHHZqJV1XsZ797vKZf83/dn3vLlVv7r9/4sYhDjmhS8JsMFeQZVAvnqpcQbJp3lI0sWv97uDPH23v58+4s+LVyCtZtQfKxCnlvn3pL87X2AAAABBAYAAQldAAcLAQABISEBGgxcAAgKAXTnuQQAAAUBGQwAAAAAAAAAAAAAAAARDQB6AC4AYwBzAHYAAAAUCgEANvgBIJF+3QEVBgEAIICAEQAA >a; wt-extract a | jq -c "[.item,.price]"' '' '["600000000001",8.8]'; }
@test "cpio: the last of several links to one file has its bytes" { t 'base64 -d <<<H4sIAAAAAAACAzMwNzA3MDQwcDR3NnA0MgACC0NHEwPswMjMycDS0tTZHFXYzdUAP4CrN9TLKMnNYQACAwrsNTcl1V5juL02xclFmQUlCiWVBam2SokFBTmZyYklmfl5+jkp2lnF+XlKdtVKDiBZJSulgKL8lNLkEiUdpbzEXJDAi+WTni3arGAIFCnOLgUKgFj5aWmpRcVKVtVKBUWZySBlpnqmBkq1tTb6EMvskPxLFCBWHTpwgjFCghw9fVyDFBUVGQgAAELq3jsAAgAA | gunzip >a; got a; printf "x\\n" >f; ln f g; tar cf b f g; wt-extract --summary s b; jq -c "[.in,.skipped]" s' '' $'1\n[1,{"no_site":1}]'; }
@test "cut at each fifth byte: never a good end" { t 'for k in 7z cab rar rar5 cpio; do packed $k >a; n=$(wc -c <a); for i in $(seq 12 5 $((n - 1))) $((n - 1)); do head -c $i a >b; wt-extract b >/dev/null 2>&1; echo $?; done; done | sort -u; page 1 | bzip2 >a; page 1 | xz >b; for f in a b; do for i in 1 2 5 9 20; do head -c -$i $f >c; wt-extract c >/dev/null 2>&1; echo $?; done; done | sort -u' '' $'3\n3'; }
@test "bytes behind what was packed" { t '(page 1 | bzip2; echo more) >a; got a; cat a | got; wt-extract a >/dev/null 2>&1; echo $?; (page 1 | bzip2; page 2 | bzip2) >b; wt-extract --platform x b | wc -l; page 1 >c; (xz -c c; xz -c c) >d; wt-extract --platform x d | jq -c "[.item,.source.length]"' '' $'1\n1\n3\n2\n["1",234]' 0 'behind what was packed stand bytes that are not'; }
@test "lz4: several frames, the old form, a checksum that is wrong, cut anywhere" { t 'page 1 >a; page 2 >b; (lz4 -c a; lz4 -c b) >c; got c; lz4 -c -l a >d; got d; lz4 -c a >e; printf x | dd of=e bs=1 seek=40 conv=notrunc status=none; wt-extract e >o 2>&1; echo $?; n=$(wc -c <c); m=$(lz4 -c a | wc -c); for ((i = 12; i < n; i += 5)); do ((i != m)) || continue; head -c $i c >f; wt-extract f >o 2>&1; echo $?; done | sort -u' '' $'1\n2\n1\n3\n3'; }
@test "a packed file that is too long is told as that, and not as damaged" { t 'python3 -c "import base64, os; print(base64.b64encode(os.urandom(3000000)).decode())" >a; for p in xz bzip2; do $p -c a >b; wt-extract --max-line 1000000 b; echo $?; done' '' $'1\n1' 0 'too_long: the file has more than 500000 bytes'; }
