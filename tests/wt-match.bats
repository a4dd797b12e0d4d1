#!/usr/bin/env bats
# wt-match: words, tricks, spans, scores.
load helper

# m TERM TITLE TEXT HOW: the term is found in the title as TEXT, by HOW.
m() {
  local got
  got=$(title "$2" | wt-match --term "$1" |
    jq -r '. as $r | .match.hits[] | [.text, (.how | join("+")),
      ($r.title[.start:.end])] | join("|")')
  [[ $got == "$3|$4|$3" ]] || { echo "got: $got"; return 1; }
}

# none TERM TITLE: the term is not found.
none() {
  local got
  got=$(title "$2" | wt-match --term "$1")
  [[ -z $got ]] || { echo "got: $got"; return 1; }
}

@test "a plain word"                        { m 象牙 老象牙手串 象牙 ''; }
@test "spans count code points"             { m 象牙 '😀a象牙' 象牙 ''; }
@test "full-width letters and capitals"     { m xy '料ＸＹ' 'ＸＹ' width+case; }
@test "traditional for simplified"          { m 龟 烏龜 龜 traditional; }
@test "simplified for a traditional term"   { m 甲魚 甲鱼 甲鱼 ''; }
@test "zero-width characters"               { m 虎骨 $'虎\u200b骨酒' $'虎\u200b骨' zero_width; }
@test "soft hyphen in a Latin word"         { m ivory $'iv\u00adory box' $'iv\u00adory' zero_width; }
@test "combining marks"                     { m 象牙 $'象\u0336牙' $'象\u0336牙' combining; }
@test "accents on letters"                  { m ivory ívory ívory combining; }
@test "a symbol put between"                { m 象牙 老料象.牙手串 象.牙 symbol; }
@test "a line or a stamp put between"        { m 象牙筷 老象丨牙㊣筷 象丨牙㊣筷 symbol; }
@test "an emoji put between"                { m 象牙 老料象🐘牙手串 象🐘牙 emoji; }
@test "a word that stands alone, spaced"    { m 剑齿 '剑 齿' '剑 齿' spaced; }
@test "老 Y"                                { m 老Y '新到老 Y 手串' '老 Y' spaced; }
@test "letters of a code apart"             { m xy '老料 Ｘ Ｙ 手串' 'Ｘ Ｙ' width+case+spaced; }
@test "each character apart"                { m 猛犸牙 '老 猛 犸 牙手串' '猛 犸 牙' spaced; }
@test "circled letters"                     { m xy 'ⓍⓎ手串' 'ⓍⓎ' case+circled; }
@test "compatibility forms"                 { m kg 五㎏ ㎏ compat; }
@test "Cyrillic letters that look Latin"    { m xy 'Ху手串' 'Ху' case+confusable; }
@test "a Cyrillic word in capitals"         { m слон 'БИВЕНЬ СЛОН' СЛОН case; }
@test "mathematical letters"                { m xy '𝐗𝐘' '𝐗𝐘' case+compat; }
@test "a gap in the term, none in the text" { m 'hu 骨' hu骨手串 hu骨 ''; }
@test "a symbol of the term's own"          { m '*角' '老*角杯' '*角' ''; }
@test "that symbol full-width"              { m '*角' '老＊角杯' '＊角' width; }
@test "one bad byte inside the word"        { m 象牙 $'象\ufffd牙' $'象\ufffd牙' replacement; }

@test "parts of a character, a space behind" { m 豹皮 '急出豸勺 皮' '豸勺 皮' spaced+radical; }
@test "parts of a character, a sign between" { m 豹皮 '急出豸+勺皮' '豸+勺皮' symbol+radical; }
@test "parts that end one word and begin the next" { none 砗石 '香薰石 车石'; }
@test "letters white on black"              { m xy '🆇🅨手串' '🆇🅨' circled; }
@test "small capitals of phonetics"         { m csj 'ᴄꜱᴊ 片' 'ᴄꜱᴊ' compat; }
@test "Greek letters that look Latin"       { m xy 'ΧΥ手串' 'ΧΥ' case+confusable; }
@test "a Greek word in capitals"            { m χυμός 'ΧΥΜΌΣ' 'ΧΥΜΌΣ' case; }
@test "strokes put between"                 { m 象牙 老象亅牙手串 象亅牙 symbol; }
@test "each character apart by a comma"     { m 穿山甲 '老穿、山、甲片' '穿、山、甲' symbol; }
@test "each character on its own line"      { m 穿山甲 $'穿\n山\n甲' $'穿\n山\n甲' spaced; }
@test "apart by more than one sign"         { none 穿山甲 '穿、山，甲'; }
@test "a part of such a row"                { m 象牙 '老、象、牙、手' '象、牙' symbol; }
@test "two things in a list"                { none 象牙 '大象、牙、老料'; }
@test "an escape written out once too often" { t 'wt-match -t 象牙 | jq -c ".match.hits[0]|[.text,.how]"' '{"title":"老\\u8c61\\u7259"}' '["\\u8c61\\u7259",["entity"]]'; }
@test "half an escape is none"              { none 象 '\u8c6' ; }
@test "of, behind an emoji"                 { m 象牙 '大🐘的牙' '🐘的牙' emoji; }
@test "a sign that masks between two only"  { m 穿山甲 '老穿?甲片' '穿?甲' mask; }
@test "such a sign at an end"               { none 穿山甲 '穿山?'; }
# s TERM TITLE TEXT HOW: the same of a word of kind sound.
s() {
  local got
  cd "$BATS_TEST_TMPDIR"
  got=$(own a "$1" + '' sound >own.tsv
    title "$2" | wt-match --all --no-default-rules -r own.tsv ${5-} |
      jq -r '.match.hits[] | [.text, (.how | join("+"))] | join("|")')
  [[ $got == "$3|$4" ]] || { echo "got: $got"; return 1; }
}

@test "two of three characters in pinyin"   { s 猛犸象 '老料meng ma象' 'meng ma象' spaced+pinyin; }
@test "pinyin with the numbers of its tones" { s 穿山甲 'Chuan1 shan1jia3片' 'Chuan1 shan1jia3' case+spaced+pinyin; }
@test "a character in pinyin, another a homophone" { s 穿山甲片 'chuan删甲片' chuan删甲片 pinyin+homophone; }
@test "pinyin in brackets"                  { s 穿山甲 '穿(shan)甲' '穿(shan)甲' symbol+pinyin; }
@test "letters that are no syllables"       { [[ $(s 穿山甲片 'chuann删甲片' '' '') == 'got: ' ]]; }
@test "syllables within a Latin word"       { [[ $(s 穿山甲片 'Tchuan删甲片' '' '') == 'got: ' ]]; }
@test "two so: all of the letters are in it" { s 穿山甲 '穿s.h.a.n.j.i.a' '穿s.h.a.n.j.i.a' symbol+pinyin; }
@test "pinyin letter by letter"             { s 穿山甲 '穿s.h.a.n甲' '穿s.h.a.n甲' symbol+pinyin; }
@test "letters apart by more than one sign" { [[ $(s 穿山甲片 '穿s.h-a.n甲片' '' '') == 'got: ' ]]; }
@test "letters apart amid other words"        { s "sừng tê" "Bán s.ừ.n.g t.ê lát" "s.ừ.n.g t.ê" symbol; }
@test "words apart are no letters apart"    { [[ $(s "sung te" "size s.m.l s u.n.g te lat" "" "") == "got: " ]]; }
@test "a syllable behind a number"          { [[ $(s 穿山甲片 '穿山3jia片' '' '') == 'got: ' ]]; }
@test "initials of two of three characters" { t 'own a 穿山甲 + "" sound >w.tsv; own b 鳞片 + | tail -n 1 >>w.tsv; wt-match --no-default-rules -r w.tsv | jq -c ".match.hits[0] | [.text, .how]"' '{"title":"CS甲 鳞片"}' '["CS甲",["case","initials"]]'; }
@test "an emoji and pinyin"                 { s 猛犸牙雕 '🦣ya雕 牌' 🦣ya雕 emoji+pinyin; }
@test "a digit read as its character"       { s 虎骨酒膏 '虎骨9膏 瓶' 虎骨9膏 homophone; }
@test "a digit of a number is none"         { [[ $(s 虎骨酒膏 '虎骨99膏' '' '') == 'got: ' ]]; }
@test "a letter put into a word"            { s 象牙片 老象a牙片 象a牙片 inserted; }
@test "a digit put into a word"             { s 象牙片 象牙2片 象牙2片 inserted; }
@test "a letter behind a word is not in it" { s 象牙片 象牙片A级 象牙片 ''; }
@test "letters put into a word"             { [[ $(s 象牙片 象ab牙片 '' '') == 'got: ' ]]; }
@test "a character once more"               { s 穿山甲 老穿山山甲 穿山山甲 inserted; }
@test "that can be switched off"            { [[ $(s 穿山甲 老穿山山甲 '' '' '--tricks mask') == 'got: ' ]]; }
@test "a plain word has nothing put into it" { none 象牙片 象a牙片; }
@test "a trap into which a letter is put"   { t 'own a 象牙 + 象牙白 sound >w.tsv; wt-match --no-default-rules -r w.tsv | jq -c "[.match.hits[].text]"' $'{"title":"象a牙白"}\n{"title":"象a牙板"}' '["象a牙"]'; }
@test "a box written as a mouth"            { s 穿山甲 穿口甲 穿口甲 mask; }
@test "tone, box and letter beside an advert's other words" { t 'wt-match --min-score 0 | jq -c ".match.hits[]"' '{"title":"3口之家 A级 4层纸 tpu壳 an2 男"}' ''; }

@test "a letter beside an emoji is no word"  { t 'own a 象Y + >w.tsv; wt-match --no-default-rules -r w.tsv | jq -c ".match.hits[0] | [.text, .how]"' '{"title":"🐘Y 吊坠"}' '["🐘Y",["emoji"]]'; }

@test "brackets around one character"       { m 象牙 '老料象(牙)手串' '象(牙' symbol; }
@test "brackets around more are borders"    { none 象牙 '大象(牙膏)'; }

@test "two words with a space between"      { none 象牙 '大象 牙膏'; }
@test "a comma is a border"                 { none 象牙 '象，牙'; }
@test "a line break is a border"            { none 象牙 $'象\n牙'; }
@test "letters of two Latin words"          { none cs 'vitamin c size'; }
@test "the symbol of a term is missing"     { none '*角' 老角杯; }
@test "half of a character"                 { none k 五㎏; }

@test "escapes are read through" { t 'wt-match -t 象牙 | jq -c .match.hits[0].text' '{"title":"\u8c61\u7259"}' '"象牙"'; }
@test "a surrogate pair is one code point" { t 'wt-match -t 牙 | jq -c ".match.hits[0].start"' '{"title":"\ud83d\ude00牙"}' 1; }
@test "tricks can be switched off" { t 'wt-match -t 象牙 --tricks none' '{"title":"象.牙"}' ''; }
@test "one trick can be left on" { t 'wt-match -t 象牙 --tricks symbol | jq -c .match.hits[0].how' '{"title":"象.牙"}' '["symbol"]'; }
@test "an unknown trick is a wrong call" { t 'wt-match -t a --tricks magic' '' '' 2 'no such trick'; }
@test "a term without letters is a wrong call" { t 'wt-match -t "***"' '' '' 2 'needs a letter'; }
@test "terms are read from a file, blank lines aside" { t 'printf "象牙\n\n虎骨" >w; wt-match -f w | jq -c "[.match.hits[].rule]"' '{"title":"虎骨象牙"}' '["虎骨","象牙"]'; }
@test "terms have no commodities" { t 'wt-match -t 象牙 | jq -c "[.match.score,.match.commodities]"' '{"title":"象牙"}' '[0,[]]'; }
@test "nothing found is no output and status 0" { t 'wt-match -t 象牙' '{"title":"毛衣"}' ''; }
@test "--all gives the empty match" { t 'wt-match --all -t 象牙' '{"title":"毛衣"}' '{"title":"毛衣","match":{"commodities":[],"score":0,"hits":[]}}'; }
@test "--invert passes those without, as they came" { t 'wt-match --invert -t 象牙' $'{"title":"毛衣"}\n{"title":"象牙"}' '{"title":"毛衣"}'; }
@test "description and attributes are searched" { t 'wt-match -t 牙 | jq -c "[.match.hits[].field]"' '{"description":"牙","attributes":{"材质":"牙","n":3}}' '[".description",".attributes[\"材质\"]"]'; }
@test "the field is a jq path to its text" { t 'wt-match -t 牙 | jq -r "[.attributes[\"材质\"][.match.hits[0].start:.match.hits[0].end]][0]"' '{"attributes":{"材质":"象牙"}}' 牙; }
@test "--fields names others" { t 'wt-match -F seller.name -t 象 | jq -c ".match.hits[0].field"' '{"title":"毛衣","seller":{"name":"小象"}}' '".seller.name"'; }
@test "arrays of strings are searched" { t 'wt-match -F tags -t 象 | jq -c ".match.hits[0].field"' '{"tags":["a","小象"]}' '".tags[1]"'; }
@test "a field of another type is no fault" { t 'wt-match -t 象' '{"title":3,"description":null}' ''; }
@test "of duplicate keys the last is searched" { t 'wt-match -t 象' '{"title":"小象","title":"毛衣"}' ''; }
@test "too many hits are cut off, not the run" { t 'python3 -c "print(chr(123)+chr(34)+\"title\"+chr(34)+\":\"+chr(34)+\"xy \"*100000+chr(34)+chr(125))" | wt-match -t xy | jq -c "[(.match.hits|length),.match.undecided]"' '' '[1000,["*"]]' 0 'undecided'; }
@test "undecided is status 1 and in the summary" { t 'python3 -c "print(chr(123)+chr(34)+\"title\"+chr(34)+\":\"+chr(34)+\"xy \"*2000+chr(34)+chr(125))" | wt-match -t xy -S s >o; r=$?; jq -c .undecided s; exit $r' '' 1 1 undecided; }

@test "a kind that is none is refused" { t 'printf "id\tcommodity\tterm\tsign\tkind\na\tivory\t象牙\t+\tmagic\n" >w.tsv; wt-match --no-default-rules -r w.tsv' '' '' 2 'w.tsv:2: magic: no such kind'; }
@test "a kind that is literal" { t 'printf "id\tcommodity\tterm\tsign\tkind\na\tivory\t象牙\t+\tliteral\n" >w.tsv; wt-match --no-default-rules -r w.tsv | jq -c .match.score' '{"title":"象牙"}' 60; }

# own ID TERM SIGN: a pack of one row, own.tsv.
own() {
  printf 'id\tcommodity\tterm\tsign\ttraps\tkind\n%s\tparrot\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "${4-}" "${5-}"
}
export -f own

@test "a row of a later pack takes the place of one" { t 'own a 象牙 + 象牙白 >1.tsv; own a 犀角 + >2.tsv; wt-match --no-default-rules -r 1.tsv -r 2.tsv | jq -c "[.match.hits[].text]"' $'{"title":"象牙 象牙白"}\n{"title":"犀角"}' '["犀角"]'; }
@test "and its traps go with it" { t 'own a 象牙 + 象牙白 >1.tsv; own a 象牙 + >2.tsv; wt-match --no-default-rules -r 1.tsv -r 2.tsv | jq -c "[.match.hits[].text]"' '{"title":"象牙白"}' '["象牙"]'; }
@test "a pattern goes too" { t 'own a "象.牙" + "" regex >1.tsv; own a 犀角 + >2.tsv; wt-match --no-default-rules -r 1.tsv -r 2.tsv' '{"title":"象1牙"}' ''; }
@test "sign 0 takes a word out" { t 'own a 象牙 + >1.tsv; own a 象牙 0 >2.tsv; wt-match --no-default-rules -r 1.tsv -r 2.tsv' '{"title":"象牙"}' ''; }
@test "a word taken out covers none" { t 'own a 大象牙雕 + >1.tsv; own b 象牙 + | tail -n 1 >>1.tsv; own a 大象牙雕 0 >2.tsv; wt-match --no-default-rules -r 1.tsv -r 2.tsv | jq -c "[.match.hits[].rule]"' '{"title":"大象牙雕"}' '["b"]'; }
@test "within a pack an id stands once" { t 'own a 象牙 + >1.tsv; own a 犀角 + | tail -n 1 >>1.tsv; wt-match --no-default-rules -r 1.tsv' '' '' 2 '1.tsv:3: the id a stands twice'; }
@test "a pack of the default folder by its name" { t 'wt-match -r names | jq -c "[.match.hits[0]|.rule,.taxon]"' '{"title":"Ara ararauna"}' '["names.ara-ararauna.la","Ara ararauna"]'; }
@test "a file of that name comes first" { t 'own a 象牙 + >names; wt-match --no-default-rules -r names | jq -c "[.match.hits[].rule]"' '{"title":"象牙"}' '["a"]'; }
@test "wt-classify names the taxon that a word tells" { t 'wt-match -r names | wt-classify | jq -c "[.class.commodity,.class.taxa[].name]"' '{"title":"Blue-and-yellow Macaw"}' '["parrot","Ara ararauna"]'; }

@test "golden files" { golden; }
@test "a mask beside characters that are escaped" { t 'wt-match -t 天使面 | jq -c .match.hits[0].how' '{"title":"\u5929\u4f7fX"}' '["mask"]'; }
@test "a word of two emoji" { t 'wt-match -t 火焰大象 | jq -c .match.hits[0].how' '{"title":"🔥🐘"}' '["emoji"]'; }
@test "a word of an emoji and what stands behind it" { t 'wt-match -t 火焰龙 | jq -c .match.hits[0].how' '{"title":"好🔥龙"}' '["emoji"]'; }

@test "what hits weigh together" {
  t 'mkdir d; printf "%s\t%s\t%s\t%s\n" id commodity term sign a x alpha + b x bravo + c x charlie + d x delta + e x echo "?" f x fox "?" g x golf "?" m x minus - n x nought - o x oops - >d/x.tsv
    wt-match --all --no-default-rules -r d | jq -c "[.title,.description,.match.score]"' '{"title":"alpha"}
{"description":"alpha"}
{"title":"alpha alpha"}
{"title":"alpha bravo"}
{"description":"alpha bravo"}
{"description":"alpha bravo charlie"}
{"description":"alpha bravo charlie delta"}
{"title":"echo"}
{"title":"echo fox golf"}
{"title":"alpha echo"}
{"title":"alpha minus"}
{"title":"alpha minus nought"}
{"title":"alpha minus nought oops"}
{"title":"alpha","description":"minus"}
{"title":"alpha","description":"minus nought oops"}
{"description":"alpha minus nought"}' '["alpha",null,60]
[null,"alpha",50]
["alpha alpha",null,60]
["alpha bravo",null,80]
[null,"alpha bravo",70]
[null,"alpha bravo charlie",90]
[null,"alpha bravo charlie delta",90]
["echo",null,10]
["echo fox golf",null,59]
["alpha echo",null,70]
["alpha minus",null,35]
["alpha minus nought",null,10]
["alpha minus nought oops",null,10]
["alpha","minus",35]
["alpha","minus nought oops",35]
[null,"alpha minus nought",0]'
}

@test "fields that no record has are told, and the summary counts the records without" { t 'wt-match -F nosuch --summary s; jq -c "[.in,.dropped,.unsearched,.status]" s' $'{"title":"象牙手串"}\n{"title":"老虎皮"}' '[2,2,2,0]' 0 'no record has that'; }
@test "of fields that some records have no word is said" { t 'wt-match -F name --summary s 2>err | wc -l; wc -c <err; jq -c "[.in,.dropped,.unsearched,.status]" s' $'{"name":"象牙手串"}\n{"title":"老虎皮"}' $'1\n0\n[2,1,1,0]'; }

# finds SLUG=TITLE ...: the core pack names that commodity; "-" is none.
finds() {
  local p got
  for p; do
    got=$(title "${p#*=}" | wt-match --all |
      jq -r '.match | if .score >= 40 then .commodities[0] else "-" end')
    [[ $got == "${p%%=*}" ]] || { echo "$p: $got"; return 1; }
  done
}

@test "goods in words of any order, German" { finds "elephant-ivory=Elfenbein Halskette antik" "elephant-ivory=Halskette aus Elfenbein um 1920" "tiger-skin=Tigerfell antik mit Kopf" "wild-bird=Uhu ausgestopft auf Ast" "hawksbill-turtle=Lorgnon Schildpatt um 1880"; }
@test "colours, toys and cloth, German" { finds "-=Kleid elfenbein antik" "-=Wandfarbe Elfenbein" "-=Koralle Decke echte Wolle" "-=Schildpatt Katze" "-=Uhu Kleber Präparat" "-=Ringkissen elfenbein mit Kette" "-=Perlenkette elfenbein Kunstperlen"; }
@test "goods in words of any order, Dutch" { finds "elephant-ivory=Ivoor beeldje" "hawksbill-turtle=Schildpad kam antiek" "crocodile=Krokodillenleren tas jaren 50" "wild-bird=Opgezette kerkuil" "turtle-unknown=Griekse landschildpad met papieren"; }
@test "colours, toys and cloth, Dutch" { finds "-=Trouwjurk ivoor ketting" "-=Zilveren schildpad broche" "-=Koraal deken echt katoen" "-=Ivoor bankstel antieke stijl" "-=Ivoor servies porselein antiek"; }
@test "goods in words of any order, Scandinavian" { finds "elephant-ivory=Elfenben halssmycke" "elephant-ivory=Elfenben broche håndskåret" "tiger-skin=Tigerskinn med huvud" "wild-bird=Udstoppet natugle" "coral=Halsband äkta korall röd"; }
@test "colours, toys and cloth, Scandinavian" { finds "-=Brudklänning elfenben halsband" "-=Elfenben porslin antik" "-=Korall kudde äkta linne" "-=Sköldpadda gosedjur"; }
@test "goods in words of any order, Polish and Czech" { finds "elephant-ivory=Kość słoniowa figurka" "elephant-ivory=Słoniowina rzeźba" "elephant-ivory=Starožitná soška slonovina" "wild-bird=Vycpaný výr" "coral=Korale prawdziwe czerwone"; }
@test "colours, toys and cloth, Polish and Czech" { finds "-=Suknia kość słoniowa naszyjnik" "-=Korale szklane prawdziwe" "-=Obrus kość słoniowa antyk" "-=Kachle slonová kost starožitné" "-=Svatební šaty slonová kost náhrdelník"; }
@test "goods in words of any order, Hungarian and Romanian" { finds "elephant-ivory=Régi elefántcsont nyaklánc" "elephant-ivory=Colier fildeș vechi" "bear-parts=Blană de urs cu cap" "turtle-unknown=Görög teknős CITES papírral" "wild-bird=Kitömött bagoly"; }
@test "colours, toys and cloth, Hungarian and Romanian" { finds "-=Elefántcsont porcelán szobor" "-=Colier perle culoare fildeș" "-=Timbre Coasta de Fildeș" "-=Bagoly szobor kerámia"; }
@test "goods in words of any order, Greek and Turkish" { finds "elephant-ivory=Αγαλματίδιο από ελεφαντόδοντο" "wild-bird=Ταριχευμένη κουκουβάγια" "elephant-ivory=Fildişi tesbih" "coral=Hakiki mercan tesbih" "wild-bird=Doldurulmuş baykuş tahnit"; }
@test "colours, toys and cloth, Greek and Turkish" { finds "-=Fildişi rengi bluz" "-=Fildişi perde antika" "-=Φόρεμα ελεφαντόδοντο κολιέ" "-=Şahin satılık gerçek km" "-=Fildişi Sahili pul serisi"; }
@test "goods in words of any order, Russian and Ukrainian" { finds "hawksbill-turtle=Панцирь черепахи гребень" "coral=Бусы коралл натуральный" "elephant-ivory=Намисто зі слонової кістки" "wild-bird=Опудало сови" "sturgeon-caviar=Чорна ікра осетрова"; }
@test "colours, toys and cloth, Russian and Ukrainian" { finds "-=Обои цвета слоновой кости" "-=Фата слонова кістка намисто" "-=Коралл плед натуральный" "-=Черепаховый окрас кошка" "-=Коралі бурштин натуральні"; }
@test "goods in words of any order, Romance" { finds "elephant-ivory=Marfim presa entalhada" "elephant-ivory=Marfil antiguo pulsera" "tiger-skin=Piel de tigre con cabeza" "wild-bird=Coruja empalhada antiga" "coral=Collana corallo rosso antica"; }
@test "colours, toys and cloth, Romance" { finds "-=Cor marfim vestido pulseira" "-=Presa elettrica avorio antico" "-=Robe ivoire ancienne" "-=Velo de novia marfil pulsera" "-=Corallo rosso maglia naturale"; }
@test "--explain of many words in one value: no time that grows with their square" { t 'yes "象牙 角梳 犀角 x" | head -n 5333 | jq -Rcs "{id:\"1\",title:.}" >a; timeout 10 wt-match --explain a | grep -c "^    + rhinoceros"; exit ${PIPESTATUS[0]}' '' 37331 1 'undecided'; }
@test "goods in words of any order, Asian" { finds "hawksbill-turtle=Đồi mồi thủ công mỹ nghệ" "pangolin=ลิ่นเกล็ด" "hawksbill-turtle=べっ甲 かんざし" "wild-bird=올빼미 박제" "coral=असली लाल मूंगा रत्न" "elephant-ivory=تمثال عاج منحوت"; }
@test "colours, toys and cloth, Asian" { finds "-=べっ甲柄 メガネ" "-=산호색 립스틱" "-=لون عاجي فستان" "-=मूंगा सिल्क साड़ी" "-=สีงาช้าง ชุดเดรส"; }
