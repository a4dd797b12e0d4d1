#!/usr/bin/env bats
# wt-redact, wt-report --redact: what must not be left, and what must.
load helper

setup_file() {
  export KEY=$BATS_FILE_TMPDIR/key
  (umask 077 && echo 'a key that is used in tests' >"$KEY")
}

# hidden TITLE [PART]: nothing of PART (default: all of it) is left in a title.
hidden() {
  local got part=${2:-$1}
  got=$(title "$1" | wt-redact --redact-key "$KEY" | jq -r .title)
  [[ $got != *"$part"* && $got == *-????????????* ]] || { echo "got: $got"; return 1; }
}

# kept TITLE: it is as it was.
kept() {
  local got
  got=$(title "$1" | wt-redact --redact-key "$KEY" | jq -r .title)
  [[ $got == "$1" ]] || { echo "got: $got"; return 1; }
}

# pseudonym TEXT: what stands for the only thing found in it.
pseudonym() {
  title "$1" | wt-redact --redact-key "$KEY" |
    jq -r .title | grep -oE '[0-9a-f]{12}'
}

@test "a phone"                       { hidden '看货 13800138000 微信同步' 13800138000; }
@test "a phone in groups"             { hidden '138-0013 8000'; }
@test "a phone in full width"         { hidden '１３８００１３８０００'; }
@test "a phone in circles"            { hidden '①③⑧⓪⓪①③⑧⓪⓪⓪'; }
@test "a phone in Chinese digits"     { hidden '一三八零零一三八零零零'; }
@test "a phone as key caps"           { hidden $'1\ufe0f\u20e33\ufe0f\u20e38\ufe0f\u20e3 00138000'; }
@test "a phone with 86"               { hidden '+86 138 0013 8000' 0013; }
@test "a landline"                    { hidden '0755-12345678'; }
@test "a number of another country"   { hidden '+852 9123 4567' 9123; }
@test "a service number"              { hidden '400-800-1234'; }
@test "an account in pieces, between blanks of printers" { hidden $'微信 a\u2000b\u2000c\u200a1\u200a2\u20003' $'\u2000b'; }
@test "a WeChat account: 加V"         { hidden '加V：abc_1234' abc_1234; }
@test "a WeChat account: 加Vabc"      { hidden '加Vabc12345' abc12345; }
@test "a WeChat account: 薇信"        { hidden '薇信 wx-test99' test99; }
@test "a WeChat account: 微 and a heart" { hidden '微❤️xyz20201' xyz20201; }
@test "a WeChat account in circles"   { hidden '加Ⓥ ⓐⓑⓒ①②③' ⓐⓑⓒ; }
@test "a WeChat account, apart"       { hidden '微 信 a b c 1 2 3 4' 'a b c'; }
@test "a WeChat account, wxid"        { hidden 'wxid_abc123def' abc123def; }
@test "a QQ number"                   { hidden 'QQ:12345678' 12345678; }
@test "a QQ number: 扣扣"             { hidden '扣扣 1 2 3 4 5 6 7' '2 3'; }
@test "an e-mail"                     { hidden '联系abc.def@example.com看' abc.def; }
@test "an e-mail in full width"       { hidden 'ａｂｃ＠ｑｑ．ｃｏｍ' ａｂｃ; }
@test "an e-mail with #"              { hidden 'abcd#qq.com' abcd; }
@test "an e-mail in words"            { hidden 'abcd (at) example (dot) com' abcd; }
@test "an e-mail with 艾特 and 点"    { hidden 'abcd艾特163点com' abcd; }
@test "the address of a page"         { hidden 'https://shop123.example.com/x?y' shop123; }
@test "the address of a shop"         { hidden '看 shop123.taobao.com' shop123; }
@test "a host of a country"           { hidden 'siehe shop123.example.de' shop123; }
@test "a host below two letters"      { hidden 'lihat shop123.co.id' shop123; }
@test "www before any host"           { hidden 'se www.shop123.example.se' shop123; }
@test "a sentence without its blank is no host" { kept 'very nice.it is old, 3.5mm, vol.ii'; }
@test "a house of mail of another country" { hidden 'пишите lin77 at yandex.ru' lin77; }
@test "a name behind 联系人"          { hidden '联系人：王示例 猛犸' 王示例; }
@test "a card number"                 { hidden '6222 0000 0000 0000 123'; }
@test "a card number of 16 digits"    { hidden '6222 0000 0000 0001'; }
@test "15 digits that are no card stay" { kept '622200000000000'; }

@test "sizes, prices, counts stay"    { kept '猛犸牙手串 108颗 12mm 1688元 规格 13 15 18 20 22 mm'; }
@test "models stay"                   { kept '手机壳 HTC 530 626 728 816 825 826 830 A9'; }
@test "威 in a word is no cue"        { kept '三文鱼 挪威 salmon 威尼斯 维多利亚 微雕 观音 12345'; }
@test "a decimal stays"               { kept '0.1234567890'; }
@test "#, @ and dots of other kinds stay" { kept 'No.1 #5 a@b 3.5cm v2.0 A.B'; }

@test "one contact has one pseudonym, however it is written" {
  want=$(pseudonym '13800138000')
  [[ -n $want ]]
  for t in '138-0013-8000' '①③⑧⓪⓪①③⑧⓪⓪⓪' '一三八零零一三八零零零' '微信:13800138000' '+8613800138000'; do
    [[ $(pseudonym "$t") == "$want" ]] || { echo "$t"; bad=1; }
  done
  [[ -z ${bad-} ]]
}
@test "one seller has one pseudonym: as seller, in a title, in other writing" {
  t 'wt-redact --redact-key $KEY | jq -r ".seller.name, .title" | grep -o "seller-[0-9a-f]*" | sort -u | wc -l' '{"seller":{"name":"例甲文玩"},"title":"例 甲·文玩 出品"}
{"seller":{"name":"例甲文玩"},"title":"例甲文玩"}' 1
}
@test "another key, other pseudonyms" {
  t '(umask 077; echo "another key, just for this" >k); for k in k $KEY; do wt-redact --redact-key $k in; done | sort -u | wc -l; true' '' '' 0 'in: No such file' || true
  t '(umask 077; echo "another key, just for this" >k); tee in >/dev/null; for k in k $KEY; do wt-redact --redact-key $k in; done | sort -u | wc -l' '{"seller":"x"}' 2
}
@test "HMAC-SHA-256, as openssl has it" {
  command -v openssl >/dev/null || skip "no openssl here"
  want=$(printf 13800138000 | openssl dgst -sha256 -hmac "$(cat "$KEY")" | sed 's/.* //' | cut -c1-12)
  [[ $(pseudonym 13800138000) == "$want" ]]
}
@test "what leads to a seller goes, the rest stays byte for byte" {
  t 'wt-redact --redact-key $KEY | sed -E "s/[0-9a-f]{12}/X/g"' '{ "id":"taobao:9001","platform":"taobao","item":"9001","url":"https://x/9001","title":"\u8c61\u7259","price":1.10,"sold":13800138000,"seller":{"id":77,"name":"n"},"images":["i"],"source":{"file":"a/b.warc.gz","offset":586},"x":[1e400,{"y":null}] }' \
    '{ "id":"taobao:item-X","platform":"taobao","item":"item-X","url":"item-X","title":"\u8c61\u7259","price":1.10,"sold":13800138000,"seller":{"id":"seller-X","name":"seller-X"},"images":["item-X"],"source":{"file":"a/b.warc.gz","offset":586},"x":[1e400,{"y":null}] }'
}
@test "a platform that goes by its domain stays, as in the id" { t 'wt-redact --redact-key $KEY | sed -E "s/[0-9a-f]{12}/X/g"' '{"id":"shop.a.com:1","platform":"shop.a.com"}' '{"id":"shop.a.com:item-X","platform":"shop.a.com"}'; }
@test "a contact in place of a platform goes" { t 'wt-redact --redact-key $KEY | sed -E "s/[0-9a-f]{12}/X/g"' '{"platform":"13800138000"}' '{"platform":"phone-X"}'; }
@test "a key of an object that names a contact" { t 'wt-redact --redact-key $KEY | sed -E "s/[0-9a-f]{12}/X/g"' '{"attributes":{"微信":"no-cue","手机":{"a":[5]},"材质":"木"}}' '{"attributes":{"微信":"contact-X","手机":{"a":["contact-X"]},"材质":"木"}}'; }
@test "hits have their place in the text as it is now" {
  t 'wt-redact --redact-key $KEY | jq -c ". as \$r | .match.hits[] | [.text, \$r.title[.start:.end], (.rule)]" | sed -E "s/[0-9a-f]{12}/X/g"' \
    '{"title":"牙雕 13800138000 猛犸牙 加V abc12345","match":{"hits":[{"rule":"a","field":".title","start":0,"end":2,"text":"牙雕"},{"rule":"b","field":".title","start":15,"end":18,"text":"猛犸牙"},{"rule":"c","field":".title","start":22,"end":25,"text":"abc"},{"rule":"d","field":".title","start":12,"end":18,"text":"00 猛犸牙"}]}}' \
    '["牙雕","牙雕","a"]
["猛犸牙","猛犸牙","b"]
["contact-X","contact-X","c"]
["phone-X 猛犸牙","phone-X 猛犸牙","d"]'
}
@test "run twice: still sound, nothing more is found" { t 'wt-redact --redact-key $KEY >a; jq -c .title a >b; wt-redact --redact-key $KEY a | jq -c .title | cmp - b' '{"title":"加V abc12345 13800138000 a@qq.com 例甲","seller":{"name":"例甲"}}' ''; }

@test "a key that others can read"  { t 'echo "a key that is used in tests" >k; chmod 640 k; wt-redact --redact-key k' '{}' '' 2 'chmod 600'; }
@test "a key that is too short"     { t '(umask 077; echo short >k); wt-redact --redact-key k' '{}' '' 2 '16'; }
@test "no key"                      { t 'wt-redact' '{}' '' 2 '--redact-key'; }
@test "--redact without a key"      { t 'wt-report --redact' '{}' '' 2 '--redact-key'; }
@test "the key is in no message and no summary" { t 'wt-redact --redact-key $KEY --summary s >o; grep -c "used in tests" s o; true' '{"a":1}' $'s:0\no:0'; }

# left FILE...: fails if a planted name, phone, account or e-mail is in one of
# them: as it was written, plain, or in any writing that folds to it.
left() {
  python3 -c '
import base64, re, sys, unicodedata
def norm(s):
    s = unicodedata.normalize("NFKC", s).lower()
    s = s.translate(str.maketrans("零一二三四五六七八九", "0123456789"))
    return "".join(c for c in s if c.isalnum())
words = {l.rstrip("\n") for l in open("planted", encoding="utf-8")}
bad = 0
for f in sys.argv[1:]:
    t = open(f, encoding="utf-8", errors="replace").read()
    # What stands in rejects in base64 counts too.
    for b in re.findall(r"\"bytes\":\"([^\"]*)", t):
        t += base64.b64decode(b).decode("utf-8", "replace")
    t = t.replace("\\u003c", "<")
    n = norm(t)
    got = [w for w in words if w in t or norm(w) in n]
    if got:
        print(f, len(got), got[:5]); bad = 1
sys.exit(bad)' "$@"
}

@test "of 300 names, phones, accounts and e-mails none is left anywhere" {
  command -v python3 >/dev/null || skip "no python3 here"
  cd "$BATS_TEST_TMPDIR"
  "$ROOT/tests/redact/plant" adverts planted
  # The check itself finds them.
  ! left adverts >/dev/null
  # Every seventh advert is damaged, for the rejects.
  awk 'NR % 7 == 0 { print substr($0, 1, length($0) - 3) } { print }' adverts >damaged
  wt-redact --redact-key "$KEY" --rejects r1 --summary s1 damaged >public 2>err1 || (($? == 1))
  wt-agg --by seller=.seller.name,shop=.seller.id,link=.url,commodity=.class.commodity --calc adverts=adverts adverts >rows
  wt-agg --by commodity=.class.commodity --calc 'adverts=adverts,sellers=distinct(.seller.name)' --total adverts >rows2
  jq -c '{table:.id,row:"head",title:.title,notes:[.description],keys:["a"],by:{a:".attributes[\"备注\"]"}}, {table:.id,a:.attributes["备注"],(.title):1}' adverts >rows3
  sed 's/}$/,/' rows >>rows2
  for f in text csv tsv markdown; do
    wt-report --redact --redact-key "$KEY" --format $f --rejects r2 --summary s2 rows rows2 >out.$f 2>err.$f || (($? == 1))
  done
  wt-report --redact --redact-key "$KEY" --format html --adverts damaged --rejects r3 --summary s3 --summaries s1 rows2 >out.html 2>err3 || (($? == 1))
  wt-report --redact --redact-key "$KEY" --format html --adverts adverts rows3 >out3.html 2>err4 || (($? == 1))
  [[ $(wc -l <public) == 300 && -s r1 && -s r2 && -s r3 && -s out.html ]]
  left public out.* out3.html r1 r2 r3 s1 s2 s3 err1 err.* err3 err4
}
@test "a report of redacted adverts opens as before" {
  command -v python3 >/dev/null || skip "no python3 here"
  cd "$BATS_TEST_TMPDIR"
  "$ROOT/tests/redact/plant" adverts planted
  wt-agg --by seller=.seller.name --calc adverts=adverts adverts >rows
  wt-report --redact --redact-key "$KEY" --format html --adverts adverts rows >page
  (($(grep -c 'data-r=' page) >= 20))
  grep -q 'replaced by pseudonyms' page
}

# --- words before words, and other languages

@test "a word of an account behind contact is no name" { t 'wt-redact --redact-key $KEY | sed -E "s/[0-9a-f]{12}/X/g"' $'{"title":"contact wechat zq_lin77"}\n{"title":"contact: line: lin_77x"}\n{"title":"contact lin_77"}' $'{"title":"contact wechat contact-X"}\n{"title":"contact: line: contact-X"}\n{"title":"contact name-X"}'; }
@test "line, zalo and telegram, as others write them" { t 'wt-redact --redact-key $KEY | sed -E "s/[0-9a-f]{12}/X/g"' $'{"title":"ไลน์ lin_77x"}\n{"title":"zalo lin_77x"}\n{"title":"телеграм @lin_77x"}\n{"title":"LINE: lin_77x"}' $'{"title":"ไลน์ contact-X"}\n{"title":"zalo contact-X"}\n{"title":"телеграм @contact-X"}\n{"title":"LINE: contact-X"}'; }
@test "a line to fish with stays" { kept 'fishing line 20lb, line 5'; }
@test "a number of another country is the same behind a word" { t 'wt-redact --redact-key $KEY | sed -E "s/.*(phone-[0-9a-f]*).*/\1/" | uniq | wc -l' $'{"title":"0912345678"}\n{"title":"Zalo 0912345678"}\n{"title":"โทร 091-234-5678"}' 1; }
@test "a telephone that is sold stays" { for x in 'điện thoại Samsung A52 giá 1500000' 'teléfono móvil 128GB negro' 'Телефон Xiaomi 11T 256 ГБ' 'โทรศัพท์ iPhone 13' '電話機 2023年製'; do kept "$x"; done; }
@test "and its number does not" { t 'wt-redact --redact-key $KEY | sed -E "s/[0-9a-f]{12}/X/g"' $'{"title":"тел 8(912)345-67-89"}\n{"title":"điện thoại: 091-234-5678"}\n{"title":"Teléfono 612 345 678"}\n{"title":"전화 02-123-4567"}' $'{"title":"тел phone-X"}\n{"title":"điện thoại: phone-X"}\n{"title":"Teléfono phone-X"}\n{"title":"전화 phone-X"}'; }
@test "contact lenses name nobody; the words behind contact that are no names" { for x in 'contact lens 14.2mm' 'contact paper 45cm x 10m' 'no contact delivery'; do kept "$x"; done; }
@test "no cue within a word, Cyrillic or Latin" { for x in 'телега садовая 200кг' 'hotel 88123456' 'котел 9123456789'; do kept "$x"; done; }
@test "line: an account, or six items" { kept 'Line: 6 items left'; t 'wt-redact --redact-key $KEY | sed -E "s/[0-9a-f]{12}/X/g"' '{"title":"LINE @lin_77x"}' '{"title":"LINE @contact-X"}'; }
