#!/usr/bin/env bats
load helper

# adv COMMODITY DAY [TITLE [MORE]]: a record as wt-match passes it on; MORE is
# further members, with the comma before them.
adv() {
  printf '%s' '{"title":"'"${3-}"'","captured":"'"$2"'"'"${4-}"
  printf '%s\n' ',"match":{"commodities":["'"$1"'"],"score":60,"hits":[]}}'
}

# hit COMMODITY START END [SIGN [FIELD]]: an element of .match.hits.
hit() {
  printf '%s' '{"rule":"r","commodities":["'"$1"'"],"field":"'"${5-.title}"
  printf '%s' '","start":'"$2"',"end":'"$3"',"text":"x","sign":"'"${4-+}"'"}'
}

# hits COMMODITY TITLE HITS [MORE]: a record with these hits.
hits() {
  printf '%s' '{"title":"'"$2"'","captured":"2021-03-01"'"${4-}"
  printf '%s\n' ',"match":{"commodities":["'"$1"'"],"score":60,"hits":['"$3"']}}'
}

# law COMMODITY DAY JQ WANTED [TITLE [OPTIONS]]: what JQ says of the class.
law() {
  t "wt-classify ${6-} | jq -c '.class|$3'" "$(adv "$1" "$2" "${5-}")" "$4"
}

# change COMMODITY DAY JQ BEFORE AFTER [TITLE [OPTIONS]]: on the eve, and then.
change() {
  law "$1" "$(date -d "$2 - 1 day" +%F)" "$3" "$4" "${6-}" "${7-}"
  law "$1" "$2" "$3" "$5" "${6-}" "${7-}"
}

# codes RECORD WANTED [OPTIONS]: the codes of its review.
codes() {
  t "wt-classify ${3-} | jq -c '[.class.review[].code]'" "$1" "$2"
}

level='[.level,.condition,.status]'

# --- the day

@test "an advert's day: posted before captured" { t 'wt-classify | jq -r .class.as_of' "$(adv camel 2021-05-05 '' ',"posted":"2020-01-02T03:00:00Z"')" 2020-01-02; }
@test "captured, where posted is absent" { law camel 2021-05-05T20:00:00Z .as_of '"2021-05-06"'; }
@test "one second before midnight in China" { law hawksbill-turtle 2021-01-31T15:59:59Z '[.as_of,.level]' '["2021-01-31","II"]'; }
@test "midnight in China" { law hawksbill-turtle 2021-01-31T16:00:00Z '[.as_of,.level]' '["2021-02-01","I"]'; }
@test "the time zone of the machine does not count" { t 'TZ=America/New_York wt-classify | jq -r .class.as_of' "$(adv camel 2021-01-31T16:00:00Z)" 2021-02-01; }
@test "a bare date stands as it is" { law camel 2021-01-31 .as_of '"2021-01-31"'; }
@test "--as-of counts for every record" { law hawksbill-turtle 2020-01-01 '[.as_of,.level]' '["2021-02-01","I"]' '' '--as-of 2021-02-01'; }
@test "--as-of counts for a record without a day" { t 'wt-classify --as-of 2021-02-01 | jq -c ".class|[.as_of,.level]"' '{"match":{"commodities":["hawksbill-turtle"],"score":60,"hits":[]}}' '["2021-02-01","I"]'; }
@test "--as-of advert is the default" { law hawksbill-turtle 2020-01-01 .as_of '"2020-01-01"' '' '--as-of advert'; }
@test "--as-of a day that does not exist" { t 'wt-classify --as-of 2021-02-30' "$(adv camel 2021-01-01)" '' 2 '2021-02-30'; }
@test "no date: unknown, and said" {
  t 'wt-classify | jq -c ".class|[.status,.level,.as_of,.review[].code]"' '{"match":{"commodities":["tiger-bone"],"score":60,"hits":[]}}' '["unknown",null,null,"no_date"]'
}
@test "an impossible date: unknown, and said" {
  t 'wt-classify | jq -c ".class|[.status,.as_of,.review[].code]"' "$(adv tiger-bone 2021-02-30)" '["unknown",null,"bad_date","no_date"]'
}
@test "an impossible posted: captured counts, and it is said" {
  t 'wt-classify | jq -c ".class|[.as_of,.review[0].code]"' "$(adv tiger-bone 2021-05-05 '' ',"posted":"2021-02-30"')" '["2021-05-05","bad_date"]'
}
@test "a date that is no string" { codes '{"posted":20210101,"match":{"commodities":["tiger-bone"],"score":60}}' '["bad_date","no_date"]'; }
@test "before all lists: unknown" { law tiger-bone 1980-01-01 '[.status,.review[].code]' '["unknown","before_lists"]'; }
@test "after the lists were read: said" { law tiger-bone 2030-01-01 '[.status,.review[-1].code]' '["protected","after_lists"]'; }

# --- which commodity

@test "no match: unknown, a note, nothing else" { t 'wt-classify' '{"title":"x"}' '{"title":"x","class":{"status":"unknown","review":[{"code":"no_match","text":"the record has no .match; run wt-match before"}]}}'; }
@test "a match that is no object" { codes '{"match":null}' '["no_match"]'; }
@test "a match without an array of commodities" { codes '{"match":{"score":60}}' '["no_match"]'; }
@test "an empty match: no commodity, no status" { t 'wt-classify | jq -c .class' '{"captured":"2021-01-01","match":{"commodities":[],"score":0,"hits":[]}}' '{"taxa":[],"claims":[],"as_of":"2021-01-01","profile":"official","review":[]}'; }
@test "a score below the threshold: no commodity, and said" { t 'wt-classify | jq -c ".class|[.commodity,.status,.review[].code]"' '{"captured":"2021-01-01","match":{"commodities":["camel"],"score":39,"hits":[]}}' '[null,null,"undecided"]'; }
@test "a score at the threshold" { t 'wt-classify | jq -r .class.commodity' '{"captured":"2021-01-01","match":{"commodities":["camel"],"score":40,"hits":[]}}' camel; }
@test "an unknown commodity: unknown, and said" { t 'wt-classify | jq -c ".class|[.commodity,.status,.review[].code]"' "$(adv unicorn 2021-01-01)" '[null,"unknown","unknown_commodity"]'; }
@test "a commodity of another type" { t 'wt-classify | jq -c ".class|[.status,.review[].code]"' '{"captured":"2021-01-01","match":{"commodities":[7],"score":60}}' '["unknown","unknown_commodity"]'; }
@test "the best commodity counts; look-alikes are named" {
  t 'wt-classify | jq -c ".class|[.commodity]+[.review[]|select(.code|test(\"look|several\"))|.code]"' \
    '{"captured":"2021-01-01","match":{"commodities":["mammoth-ivory","elephant-ivory","agarwood"],"score":60,"hits":[]}}' \
    '["mammoth-ivory","look_alike","several_commodities"]'
}
@test "a commodity without a species is no look-alike" {
  codes '{"captured":"2021-01-01","match":{"commodities":["mammoth-ivory","ivory-unknown"],"score":60,"hits":[]}}' '[]'
}
@test "all commodities of the report are known" {
  cd "$BATS_TEST_TMPDIR"
  awk -F '\t' '$1 == 2 && $2 != "all" {print $2}' "$ROOT/tests/wjc/margins.tsv" | LC_ALL=C sort >want
  awk -F '\t' '!/^#/ && $7 != "" && $1 != "slug" {print $1}' "$ROOT/rules/taxa/commodities.tsv" >got
  diff -u want got
  (($(wc -l <got) == 35))
}
@test "every slug of the lexicon is a commodity" {
  cd "$BATS_TEST_TMPDIR"
  [[ -d $ROOT/rules/lexicon/core ]] || skip "no lexicon yet"
  awk -F '\t' '!/^#/ && !/^$/ && $1 != "slug" {print $1}' "$ROOT/rules/taxa/commodities.tsv" >known
  awk -F '\t' '!/^#/ && !/^$/ && FNR > 1 && $2 != "*" {n = split($2, a, ","); for (i = 1; i <= n; i++) { sub(/^!/, "", a[i]); if (a[i] != "*") print a[i] } }' \
    "$ROOT"/rules/lexicon/core/*.tsv | grep -v '^commodity$' | sort -u >used
  ! grep -vxFf known used
}
@test "unknown material: unknown" { law teeth-pendant-unknown 2021-01-01 '[.taxa,.status,.review[].code]' '[[],"unknown","species_unknown"]'; }
@test "imitation teeth: no taxon, not protected" { law imitation-teeth 2021-01-01 '[.taxa,.status,.trade,.product]' '[[],"not_protected","allowed","tooth"]'; }

# --- the law on that day: changes from 2017 to 2026

@test "hawksbill: II, then I on 2021-02-01" { change hawksbill-turtle 2021-02-01 "$level" '["II",null,"protected"]' '["I",null,"protected"]'; }
@test "pangolin: II, then I on 2020-06-03" { change pangolin 2020-06-03 "$level" '["II",null,"protected"]' '["I",null,"protected"]'; }
@test "pangolin: CITES II, then I on 2017-01-02" { change pangolin 2017-01-02 .cites '"II"' '"I"'; }
@test "pangolin: foreign ones differ until 2020-06-03, and it is said" { change pangolin 2020-06-03 '[.review[].code]|contains(["level_differs"])' true false; }
@test "walrus: none, then II on 2018-10-09" { change walrus-tooth 2018-10-09 "$level" '[null,null,"not_protected"]' '["II",null,"protected"]'; }
@test "arowana: I, then II for wild ones on 2018-10-09" { change red-arowana 2018-10-09 "$level" '["I",null,"protected"]' '["II","wild_only","protected"]'; }
@test "pond turtle: none, then II for wild ones on 2021-02-01" { change chinese-pond-turtle 2021-02-01 "$level" '[null,null,"not_protected"]' '["II","wild_only","protected"]'; }
@test "golden coin turtle: II, then for wild ones on 2021-02-01" { change golden-coin-turtle 2021-02-01 "$level" '["II",null,"protected"]' '["II","wild_only","protected"]'; }
@test "yellow-margined box turtle: II for wild ones on 2021-02-01" { law yellow-margined-box-turtle 2021-02-01 "$level" '["II","wild_only","protected"]'; }
@test "yellow-margined box turtle: none before the approvals" { law yellow-margined-box-turtle 2018-10-08 "$level" '[null,null,"not_protected"]'; }
@test "sika deer: I, then for wild ones on 2021-02-01" { change spotted-deer 2021-02-01 "$level" '["I",null,"protected"]' '["I","wild_only","protected"]'; }
@test "grey parrot: CITES II, then I on 2017-01-02" { change parrot 2017-01-02 '[.taxa[0].name,.cites,.level]' '["Psittacus erithacus","II","II"]' '["Psittacus erithacus","I","I"]' 灰鹦鹉; }
@test "python: I, then II on 2021-02-01" { change python-skin 2021-02-01 .level '"I"' '"II"'; }
@test "musk turtle: no CITES, then II on 2023-02-23; its level is open" { change razor-backed-musk-turtle 2023-02-23 '[.cites,.status]' '[null,"not_protected"]' '["II","unknown"]'; }
@test "snapping turtle: CITES III, then II on 2023-02-23" { change alligator-snapping-turtle 2023-02-23 .cites '"III"' '"II"'; }
@test "Phoebe hui: none, then II on 2021-09-07" { change phoebe-zhennan 2021-09-07 "$level" '[null,null,"not_protected"]' '["II",null,"protected"]' 细叶楠; }
@test "Aquilaria yunnanensis: none, then II on 2021-09-07" { change agarwood 2021-09-07 .level null '"II"' 云南沉香; }
@test "whale shark: CITES II, then I on 2026-03-05" { change shark-teeth 2026-03-05 .cites '"II"' '"I"' 鲸鲨; }
@test "star tortoise: CITES II, then I on 2019-11-26, and so the level" { change turtle-unknown 2019-11-26 '[.cites,.level]' '["II","II"]' '["I","I"]' 印度星龟; }
@test "ivory: by permit, then prohibited on 2018-01-01" { change elephant-ivory 2018-01-01 .trade '"permit"' '"prohibited"'; }
@test "wild animals: by level, then prohibited on 2020-01-26" { change black-swan 2020-01-26 .trade '"allowed"' '"prohibited"'; }
@test "aquatic animals are outside the ban of 2020" { change hawksbill-turtle 2020-01-26 .trade '"permit"' '"permit"'; }
@test "sika deer: livestock on 2020-05-27" { change spotted-deer 2020-05-27 .trade '"prohibited"' '"wild_only"'; }
@test "ostrich: livestock on 2020-05-27" { change ostrich 2020-05-27 .trade '"prohibited"' '"wild_only"'; }
@test "camel: livestock on 2020-05-27" { change camel 2020-05-27 .trade '"prohibited"' '"wild_only"'; }
@test "rhinoceros and tiger: prohibited on 1993-05-29" { change tiger-bone 1993-05-29 .trade '"permit"' '"prohibited"'; }
@test "the law of 2022 has its articles from 2023-05-01" { change hawksbill-turtle 2023-05-01 '.law.article' '"27"' '"28"'; }
@test "between signature and publication: said" {
  law pangolin 2020-06-04 '[.level,.review[-1].code]' '["I","not_yet_public"]'
  law pangolin 2020-06-05 '[.review[]|select(.code=="not_yet_public")]' '[]'
}
@test "Hong Kong: ivory trade ends on 2021-12-31" { change elephant-ivory 2021-12-31 .trade '"permit"' '"prohibited"' '' '--jurisdiction HK'; }
@test "Hong Kong: the Schedule follows CITES with a lag" { change razor-backed-musk-turtle 2023-12-15 '[.level,.cites,.status]' '[null,null,"not_protected"]' '[null,"II","protected"]' '' '--jurisdiction HK'; }

@test "one run over many days, in any order" {
  days='2021-02-01 2021-01-31 2020-06-02 2020-06-03 2017-01-01 2017-01-02 2021-02-01 2018-10-08 2018-10-09 2021-01-31 2020-06-04 2020-06-05'
  cd "$BATS_TEST_TMPDIR"
  for c in hawksbill-turtle pangolin walrus-tooth turtle-unknown; do
    for d in $days; do adv $c "$d"; done
  done >in
  wt-classify in >at-once
  while read -r r; do echo "$r" | wt-classify; done <in >one-by-one
  cmp at-once one-by-one
}

# --- near relatives: each with the law of its own taxon

# told TITLE DAY WANTED: commodity, first taxon, level, condition and status,
# from the text alone.
told() {
  t "wt-match | wt-classify | jq -c '.class|[.commodity,.taxa[0].name,.level,.condition,.status]'" \
    "{\"title\":\"$1\",\"captured\":\"$2\"}" "$3"
}

@test "box turtles: a plain 闭壳龟 is of the genus" { told '闭壳龟 活体 一对' 2021-03-01 '["box-turtle","Cuora","II","wild_only","protected"]'; }
@test "box turtles: one that is named" { told '黄额闭壳龟活体' 2020-10-01 '["box-turtle","Cuora galbinifrons","II","wild_only","protected"]'; }
@test "skin and hair of an elephant: no ivory, and of level I" { told '象尾毛戒指' 2020-10-01 '["elephant-other","Elephas maximus","I",null,"protected"]'; }
@test "box turtles: the golden coin turtle is not one of the others" { told '三线闭壳龟活体 母' 2020-10-01 '["golden-coin-turtle","Cuora trifasciata","II",null,"protected"]'; }
@test "box turtles: on no list before the approvals" { told '百色闭壳龟 亲本' 2018-10-08 '["box-turtle","Cuora mccordi",null,null,"not_protected"]'; }
@test "red deer: II, then for wild ones" {
  told '马鹿茸 片 塔城' 2021-01-31 '["red-deer","Cervus canadensis","II",null,"protected"]'
  told '马鹿茸 片 塔城' 2021-02-01 '["red-deer","Cervus canadensis","II","wild_only","protected"]'
}
@test "red deer: that of Tarim was 马鹿 until it had a row of its own" {
  told '塔里木马鹿茸 整枝' 2021-01-31 '["red-deer","Cervus yarkandensis","II",null,"protected"]'
  told '塔里木马鹿茸 整枝' 2021-02-01 '["red-deer","Cervus yarkandensis","I","wild_only","protected"]'
}
@test "red deer of New Zealand: of its subspecies some are in CITES" { told '新西兰鹿茸 片' 2021-03-01 '["red-deer","Cervus elaphus",null,null,"unknown"]'; }
@test "other deer: each by its name" {
  told '麋鹿标本 一对' 2020-10-01 '["deer","Elaphurus davidianus","I",null,"protected"]'
  told '驯鹿角 鄂温克' 2020-10-01 '["deer","Rangifer tarandus",null,null,"not_protected"]'
  told '驼鹿角 整对' 2020-10-01 '["deer","Alces alces","II",null,"protected"]'
}
@test "sea turtles: II, then I; named or not" {
  told '海龟标本 老 大号' 2021-01-31 '["sea-turtle","Chelonia mydas","II",null,"protected"]'
  told '海龟标本 老 大号' 2021-02-01 '["sea-turtle","Chelonia mydas","I",null,"protected"]'
  told '棱皮龟 标本' 2021-02-01 '["sea-turtle","Dermochelys coriacea","I",null,"protected"]'
}
@test "snapping turtles: the common one is no alligator snapper" {
  told '小鳄龟活体 10cm' 2020-10-01 '["snapping-turtle","Chelydra serpentina",null,null,"not_protected"]'
  told '大鳄龟活体 10cm' 2020-10-01 '["alligator-snapping-turtle","Macrochelys temminckii",null,null,"not_protected"]'
}
@test "softshell turtles: those with a level" {
  told '山瑞鳖 活体 野生' 2020-10-01 '["softshell-turtle","Trionyx steindachneri","II",null,"protected"]'
  told '甲鱼活体 3斤' 2020-10-01 '["chinese-softshell-turtle","Pelodiscus sinensis",null,null,"not_protected"]'
}
@test "leopards: another cat that is named" { told '雪豹皮 整张' 2020-10-01 '["leopard","Panthera uncia","I",null,"protected"]'; }
@test "Tibetan antelope is no saiga" { told '藏羚羊绒 沙图什 披肩' 2020-10-01 '["antelope","Pantholops hodgsonii","I",null,"protected"]'; }
@test "species that were part of an entry of 1989 have its level" { told '西藏盘羊 头 标本' 2020-10-01 '["antelope","Ovis hodgsoni","II",null,"protected"]'; }
@test "swans that are not black" { told '大天鹅 活体' 2020-10-01 '["wild-bird","Cygnus cygnus","II",null,"protected"]'; }
@test "emu is no ostrich" { told '鸸鹋活体' 2020-10-01 '["wild-bird","Dromaius novaehollandiae",null,null,"not_protected"]'; }
@test "helmet shells are no nautilus" { told '唐冠螺 大 原螺' 2020-10-01 '["shell-other","Cassis cornuta","II",null,"protected"]'; }
@test "a dragon tree is no lizard" { t 'jq -r .class.taxa[0].name' "$(echo '{"title":"剑叶龙血树","captured":"2022-01-01","match":{"commodities":["other-plant"],"score":60}}' | wt-classify)" 'Dracaena cochinchinensis'; }

# --- what a court would ask: sixty and more adverts against the facts

# told_more TITLE DAY JQ WANTED [OPTIONS]: from the text alone.
told_more() {
  t "wt-match --all | wt-classify ${5-} | jq -c '.class|$3'" "{\"title\":\"$1\",\"captured\":\"$2\"}" "$4"
}

@test "lawyer: 花豹 and 金钱豹 are the leopard and no other" { told_more '花豹皮 整张' 2021-03-01 '[[.taxa[].name],.review]' '[["Panthera pardus"],[]]'; }
@test "lawyer: a plain 豹 may be another" { told_more '豹皮 整张' 2021-03-01 '[.level,([.review[].code]|index("level_differs") != null)]' '["I",true]'; }
@test "lawyer: 黑熊 is the Asiatic black bear" { told_more '黑熊胆粉 20克' 2019-08-08 '[[.taxa[].name],.level]' '[["Ursus thibetanus"],"II"]'; }
@test "lawyer: an African pangolin is no entry of the List" { told_more '非洲树穿山甲 甲片' 2020-06-05 '[.taxa[0].name,.level,.list.file]' '["Manis tricuspis","I","cn-approval.tsv"]'; }
@test "lawyer: a plain 鹿茸 may be of any deer, and it is said" { told_more '鹿茸片 东北 血片' 2020-12-31 '[.commodity,.level,([.review[].code]|index("level_differs") != null)]' '["spotted-deer","I",true]'; }
@test "lawyer: 梅花鹿茸 is of the sika" { told_more '梅花鹿茸片 红粉片' 2020-12-31 '[[.taxa[].name],.level]' '[["Cervus nippon"],"I"]'; }
@test "lawyer: velvet of a deer that is named is not of the sika" {
  told_more '驯鹿 鹿茸' 2020-12-31 '[.taxa[0].name,.level,.status]' '["Rangifer tarandus",null,"not_protected"]'
  told_more '塔里木马鹿 鹿茸 整枝' 2021-02-01 '[.commodity,.taxa[0].name,.level]' '["red-deer","Cervus yarkandensis","I"]'
}
@test "lawyer: farmed red deer and reindeer are livestock, as of the catalogue" {
  told_more '马鹿茸 整枝' 2020-05-26 .trade '"prohibited"'
  told_more '马鹿茸 整枝' 2020-05-27 .trade '"wild_only"'
  told_more '驯鹿角 整对' 2020-05-27 .trade '"wild_only"'
}
@test "lawyer: cycads of China are of Level I, by both lists" {
  told_more '苏铁 老桩 下山' 2021-09-06 '[.level,.cites,.status,.list.file]' '["I","II","protected","cn-plants-1999.tsv"]'
  told_more '苏铁 老桩 下山' 2021-09-07 '[.level,.cites,.status,.list.file]' '["I","II","protected","cn-plants-2021.tsv"]'
}
@test "lawyer: 铁皮石斛 is of the category 石斛属" { told_more '野生铁皮石斛 下山苗' 2021-09-07 '[.level,.list.taxon]' '["II","Dendrobium"]'; }
@test "lawyer: the garden yew 曼地亚 is not of the wild species, and its row not verified" { told_more '红豆杉盆景 曼地亚' 2022-01-01 '[.level,.status,.review[0].code]' '[null,"not_protected","unverified"]'; }
@test "lawyer: 苗 of a plant is no animal" {
  told_more '红豆杉盆景 小苗' 2022-01-01 .product '"plant"'
  told_more '乌龟苗 包活' 2022-01-01 .product '"live-animal"'
}
@test "lawyer: 泡酒 is what to do with it, not wine" { told_more '鹿茸片 泡酒料 100克' 2020-12-31 .product '"antler"'; }
@test "lawyer: a whole saiga horn is no tusk, a whole narwhal tooth is" {
  told_more '赛加羚羊角 整支' 2021-07-01 .product '"horn"'
  told_more '独角鲸牙整支' 2021-07-01 .product '"tusk"'
}
@test "lawyer: Apalone ferox left Appendix III when its genus rose" {
  told_more '珍珠鳖苗 包损' 2023-02-22 .cites '"III"'
  told_more '珍珠鳖苗 包损' 2023-02-23 .cites '"II"'
}
@test "lawyer: where some are in no appendix, none is given, and an example" { law wild-bird 2021-03-15 '[.cites,.list,.review[-1].code]' '[null,null,"cites_differs"]'; }
@test "lawyer: with a plain name, the appendix of its own taxon" { law python-skin 2021-03-15 .cites '"II"'; }
@test "lawyer: of a plain genus, the strictest of its native species" {
  law box-turtle 2019-11-25 .cites '"II"'
  law box-turtle 2019-11-26 .cites '"I"'
}
@test "lawyer: birds of prey by names of two characters" { told_more '苍鹰 标本' 2021-03-15 '[.taxa[0].name,.level]' '["Accipiter gentilis","II"]'; }
@test "lawyer: a red fox is one species, of whatever subspecies" {
  told_more '赤狐皮' 2021-01-31 '[.taxa[0].name,.status]' '["Vulpes vulpes","not_protected"]'
  told_more '赤狐皮' 2021-02-01 '[.level,.status]' '["II","protected"]'
}
@test "lawyer: lovebirds beside budgerigars are not known to be free" { told_more '虎皮鹦鹉 玄凤 牡丹 幼鸟' 2021-04-01 '[[.taxa[].name][2],.status]' '["Agapornis","unknown"]'; }
@test "lawyer: Aka coral is of Level I, by its family; Sardinian is not" {
  told_more '阿卡红珊瑚 戒面' 2021-03-03 '[.level,.list.taxon]' '["I","Coralliidae"]'
  told_more '沙丁红珊瑚 戒面' 2021-03-03 '[.level,.status]' '[null,"not_protected"]'
}
@test "lawyer: a fossil shark beside a living one" { told_more '大白鲨牙齿 巨齿鲨化石' 2018-10-09 '[.taxa[1].name,.status]' '["Otodus megalodon","unknown"]'; }
@test "lawyer: a tiger's skin is no bone for the notice of 1993, teeth by a reading" {
  law tiger-skin 2019-10-10 '[.trade,.law.article]' '["permit","27"]'
  law tiger-canine 2019-10-10 '[.trade,.review[-1].code]' '["prohibited","exception"]'
}
@test "lawyer: populations in Appendix II have another level by the rule of 1993" { told_more '非洲象牙章料' 2018-01-01 '[.review[0].code,(.review[0].text|test("populations of Loxodonta africana"))]' '["level_differs",true]'; }
@test "lawyer: what annotations leave out is said" {
  told_more '小叶紫檀 手串' 2021-04-04 '.review|map(select(.code == "exception"))|length' 1
  told_more '交趾黄檀 官帽椅' 2019-11-26 '.review[-1]|[.code,(.text|test("musical instruments"))]' '["exception",true]'
}
@test "lawyer: Dalbergia cochinchinensis was listed before its genus" { told_more '交趾黄檀 官帽椅' 2016-12-31 '[.cites,.review[0].code]' '["II","unverified"]'; }
@test "lawyer: antique ivory in Hong Kong: the exception is said" { told_more '象牙摆件' 2021-12-31 '.review[-1]|[.code,(.text|test("1925-07-01"))]' '["exception",true]' '-j HK'; }
@test "lawyer: a broader commodity is no look-alike" { told_more '黄缘闭壳龟 种龟' 2021-02-06 '[.commodity,.review]' '["yellow-margined-box-turtle",[]]'; }
@test "lawyer: a name of 1989 means the species that it was parted into" { told_more '盘羊头骨 标本' 2021-02-06 '[(.taxa|length),.level,.status]' '[6,"II","protected"]'; }
@test "lawyer: the stone coin turtle is no golden one" { told_more '黄喉拟水龟 石金钱龟苗' 2021-03-03 '[.commodity,.taxa[0].name,.level]' '["turtle-unknown","Mauremys mutica","II"]'; }
@test "lawyer: beads from India are no seal" { told_more '印度小叶紫檀 佛珠' 2021-12-12 .product '"bracelet"'; }
@test "lawyer: an orchid of a listed genus, and the genus alone" {
  told_more '杏黄兜兰 下山苗' 2021-12-12 '[.taxa[0].name,.level]' '["Paphiopedilum armeniacum","I"]'
  told_more '兜兰 苗' 2021-12-12 '[.status,(.review[]|select(.code == "level_differs").text|test("a native species of Paphiopedilum has a level"))]' '["unknown",true]'
}
@test "lawyer: cultivated plants are outside the Regulations, and it is said" { told_more '银杏盆景 老桩' 2021-12-12 '.review[-1]|[.code,(.text|test("cultivated"))]' '["exception",true]'; }
@test "lawyer: 小太阳 beside a monk parakeet" { told_more '和尚鹦鹉 小太阳 雏鸟' 2021-03-03 '[[.taxa[].name],.level]' '[["Myiopsitta monachus","Pyrrhura molinae"],"II"]'; }
@test "lawyer: the captive-bred lists of 2017: by article 28 too, and it is said" {
  told_more '梅花鹿茸片' 2017-06-30 .law.article '"27"'
  told_more '梅花鹿茸片' 2017-07-01 '[.trade,.law.article,(.review[-1]|.code)]' '["permit","27, 28","exception"]'
  told_more '三线闭壳龟活体 母' 2017-11-13 '[.trade,.law.article]' '["permit","27, 28"]'
  told_more '三线闭壳龟活体 母' 2021-02-01 '[.trade,.law.article]' '["wild_only","27"]'
}
@test "lawyer: the trade rule is in the chain" { t 'wt-classify --explain 2>&1 >/dev/null | grep -c "trade: cn-trade.tsv row 1: prohibited, State Council .*, from 2018-01-01"' "$(adv elephant-ivory 2019-01-01)" 1; }
@test "rules: a product for plants that is none" { broken products/products.tsv '/^live-animal/s/plant$/plants/' 'plants: no such product'; }

# --- how taxa become an answer

@test "a rule of 1993 gives foreign land animals a level" { law rhinoceros 2020-10-01 '[.level,.cites,.list.file,.list.row]' '["I","I","cn-approval.tsv",1]'; }
@test "plants get no level from CITES" { law red-sandalwood 2020-10-01 '[.level,.cites,.status]' '[null,"II","not_protected"]'; }
@test "foreign members of a listed category are not covered" { law black-swan 2020-10-01 "$level" '[null,null,"not_protected"]'; }
@test "native members of a listed category are" { law wild-bird 2020-10-01 "$level" '["II",null,"protected"]' 大天鹅; }
@test "listed populations: a level, and the condition" { law ostrich 2021-03-01 "$level" '["I","listed_populations","protected"]'; }
@test "members with and without a level: unknown" { law peacock 2021-03-01 '[.level,.status,.trade]' '[null,"unknown","prohibited"]'; }
@test "the text names the member: known" { law peacock 2021-03-01 '[.taxa[0].name,.level,.status]' '["Pavo cristatus",null,"not_protected"]' 蓝孔雀苗; }
@test "two members named: both are taxa" { law peacock 2021-03-01 '[[.taxa[].name],.status]' '[["Pavo cristatus","Pavo muticus"],"unknown"]' 蓝孔雀绿孔雀; }
@test "a longer name counts, not the shorter in it" { law parrot 2021-03-01 '[.taxa[].name]' '["Melopsittacus undulatus"]' 虎皮鹦鹉; }
@test "of red soil is not 土沉香" { law agarwood 2020-11-01 '[.taxa[].name,.status]' '["Aquilaria","unknown"]' 富森红土沉香手串; }
@test "a name of another commodity's taxon does not count" { law camel 2021-03-01 '[.taxa[].name]' '["Camelus ferus","Camelus bactrianus","Camelus dromedarius"]' 灰鹦鹉; }
@test "all have a level, not the same: that of the native one" { law crocodile 2021-03-01 '[.level,.status,.review[1].code]' '["I","protected","level_differs"]'; }
@test "the plain name means the native one" { law phoebe-zhennan 2021-03-01 '[.level,.status]' '["II","protected"]'; }
@test "several CITES listings: the strictest, and said" { law elephant-ivory 2020-10-01 '[.cites,.review[-2].code]' '["I","cites_differs"]'; }
@test "an approval that was not read: unknown, and said" { law seahorse 2020-10-01 '[.status,.review[-1].code]' '["unknown","approval_open"]'; }
@test "an unverified source is said" { law narwhal-tooth 2020-10-01 '[.level,.review[].code]' '["II","unverified"]'; }
@test "mammoth: known, and free" { law mammoth-ivory 2020-10-01 '[.status,.trade,.law,.list]' '["not_protected","allowed",null,null]'; }
@test "list names the row: file, number, taxon, interval" { law hawksbill-turtle 2021-02-01 .list '{"file":"cn-animals-2021.tsv","row":595,"taxon":"Eretmochelys imbricata","from":"2021-02-01"}'; }
@test "the row that list names is that row" {
  cd "$BATS_TEST_TMPDIR"
  awk -F '\t' '!/^#/ && $1 != "slug" {print $1}' "$ROOT/rules/taxa/commodities.tsv" | while read -r c; do
    for d in 2017-06-01 2020-10-01 2021-10-01 2024-01-01; do adv "$c" $d; done
  done >in
  wt-classify in | jq -r '.class.list|select(.)|[.file,.row,.taxon,.from//"",.to//""]|join("|")' | sort -u >named
  (($(wc -l <named) > 60))
  while IFS='|' read -r file row taxon from to; do
    awk -F '\t' -v OFS='|' '!/^#/ && $1 == "row" {for (i = 1; i <= NF; i++) c[$i] = i; next}
      {print $1, $c["taxon"], $c["from"], $c["to"]}' "$ROOT/rules/law/$file" | grep -qxF "$row|$taxon|$from|$to"
  done <named
}
@test "keys and types are those of the contract, for every commodity" {
  cd "$BATS_TEST_TMPDIR"
  awk -F '\t' '!/^#/ && $1 != "slug" {print $1}' "$ROOT/rules/taxa/commodities.tsv" | while read -r c; do
    for d in 1992-01-01 2017-06-01 2020-10-01 2021-02-03 2024-01-01 2021-02-30; do adv "$c" $d 野生吊坠; done
  done >in
  for o in '' '--profile wjc-2021' '--jurisdiction HK'; do
    # shellcheck disable=SC2086 # words
    wt-classify $o in >out
    jq -e -s 'all(.[].class;
      ((keys - ["commodity","taxa","product","claims","level","cites","condition","status","trade","list","law","as_of","profile","review"]) == [])
      and (.commodity|type == "string")
      and all(.taxa[]; keys == ["name","rank"])
      and all(.claims[]; keys == ["end","field","kind","start","text"])
      and (.product|. == null or type == "string")
      and (.level|IN(null, "I", "II")) and (.cites|IN(null, "I", "II", "III"))
      and (.condition|IN(null, "wild_only", "listed_populations", "permit"))
      and (.status|IN("protected", "not_protected", "unknown"))
      and (.trade|IN("prohibited", "permit", "wild_only", "some", "allowed", "unknown"))
      and (.list|. == null or ((keys - ["file","row","taxon","from","to"]) == [] and (.row|type == "number")))
      and (.law|. == null or ((keys - ["name","article"]) == []))
      and (.as_of|. == null or test("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
      and (.profile|type == "string")
      and all(.review[]; keys == ["code","text"]))' out
    ! grep -i illegal out
  done
}

# --- the report's own reading

@test "wjc-2021: of Table 5, whatever the day" {
  law hawksbill-turtle 2020-10-01 '[.level,.cites,.status,.trade,.profile]' '["I","I","protected","prohibited","wjc-2021"]' '' '--profile wjc-2021'
  law walrus-tooth 1970-01-01 '[.level,.cites,.status]' '[null,"III","not_protected"]' '' '--profile wjc-2021'
  law camel 2020-10-01 '[.level,.condition,.status,.trade]' '["I","wild_only","not_protected","wild_only"]' '' '--profile wjc-2021'
}
@test "wjc-2021: a record without a day too" { t 'wt-classify --profile wjc-2021 | jq -c ".class|[.status,.as_of]"' '{"match":{"commodities":["ostrich"],"score":60,"hits":[]}}' '["protected",null]'; }
@test "wjc-2021: what it has no row for is unknown" { law pangolin 2020-10-01 '[.status,.review[-1].code]' '["unknown","not_in_profile"]' '' '--profile wjc-2021'; }

# --- product

@test "the object word decides, not motif and craft" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 牙雕观音貔貅挂件 "$(hit elephant-ivory 0 2)")" pendant; }
@test "a motif alone is no product" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 象牙观音牙雕 "$(hit elephant-ivory 0 2)")" null; }
@test "several: the one nearest the material word" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 吊坠收藏店铺象牙手镯 "$(hit elephant-ivory 6 8)")" bangle; }
@test "a tie goes to the first" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 手串象牙印章 "$(hit elephant-ivory 2 4)")" bracelet; }
@test "object words: objects in Japanese: okimono" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 'Okimono ivoire 12 cm' "$(hit elephant-ivory 8 14)")" figurine; }
@test "object words: in French: corne" { t 'wt-classify | jq -r .class.product' "$(hits rhinoceros 'corne de rhino ancienne' "$(hit rhinoceros 9 14)")" horn; }
@test "object words: in French: peau" { t 'wt-classify | jq -r .class.product' "$(hits leopard 'peau de leopard tapis' "$(hit leopard 8 15)")" skin; }
@test "object words: in French: peigne" { t 'wt-classify | jq -r .class.product' "$(hits hawksbill-turtle 'caret ancien peigne' "$(hit hawksbill-turtle 0 5)")" comb; }
@test "object words: in German: Kaviar" { t 'wt-classify | jq -r .class.product' "$(hits sturgeon-caviar 'Beluga Kaviar 250g' "$(hit sturgeon-caviar 0 6)")" caviar; }
@test "object words: in German: Kette" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 'Elfenbeinkette Elfenbein antik' "$(hit elephant-ivory 15 24)")" necklace; }
@test "object words: in German: Handaufzucht" { t 'wt-classify | jq -r .class.product' "$(hits parrot 'Graupapagei Handaufzucht zahm' "$(hit parrot 0 11)")" live-animal; }
@test "object words: what fell is no skin; in German: Tigerfell" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 'Elephant ivory figure, a chip fell off' "$(hit elephant-ivory 0 14)")"$'\n'"$(hits tiger-skin 'Tigerfell antik' "$(hit tiger-skin 0 5)")" $'null\nskin'; }
@test "scales of a knife are no scales of an animal" { t 'wt-classify | jq -r .class.product' "$(hits mammoth-ivory 'Folding knife with mammoth ivory scales' "$(hit mammoth-ivory 19 26)")" knife; }
@test "of several material words the nearest counts" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 象牙老料好料筷子收藏品象牙印章 "$(hit elephant-ivory 0 2),$(hit elephant-ivory 11 13)")" seal; }
@test "a word that needs company counts where none decides alone" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 摆件一二三四五果冻料手串 "$(hit elephant-ivory 7 10 '?')")" bracelet; }
@test "the word inside the hit, at its end" { t 'wt-classify | jq -r .class.product' "$(hits tiger-bone 陈年虎骨酒 "$(hit tiger-bone 2 5)")" wine; }
@test "outside before inside" { t 'wt-classify | jq -r .class.product' "$(hits crocodile 鳄鱼皮钱包 "$(hit crocodile 0 3)")" leather-product; }
@test "not the word inside a name" { t 'wt-classify | jq -r .class.product' "$(hits parrot 虎皮鹦鹉 "$(hit parrot 0 4)")" null; }
@test "not the word inside another" { t 'wt-classify | jq -r .class.product' "$(hits crocodile 鳄鱼肉干包邮 "$(hit crocodile 0 2)")" meat; }
@test "a language that names the object first: at the start of the hit" { t 'wt-classify | jq -r .class.product' "$(hits leopard 'Piel de jaguar 90 cm' "$(hit leopard 0 14)")" skin; }
@test "and outside before that too" { t 'wt-classify | jq -r .class.product' "$(hits pangolin 'Gelang sisik trenggiling' "$(hit pangolin 7 24)")" bracelet; }
@test "whose animal begins so is no object" { t 'wt-classify | jq -r .class.product' "$(hits whale 'Fin whale' "$(hit whale 0 9)")" null; }
@test "object words of other languages" {
  while IFS='|' read -r want title; do
    got=$(jq -cn --arg t "$title" '{title:$t,captured:"2021-03-01"}' | wt-match -a | wt-classify | jq -r .class.product)
    [[ $got == "$want" ]] || { echo "$title: $got"; bad=1; }
  done <<'EOF'
scale|Pangolin scales dried 7 pcs
wine|Tiger bone wine 9 ml
cup|Rhino horn libation cup 7 cm
bracelet|Vòng tay ngà voi 7mm
tooth|Nanh hổ thật bọc bạc 7cm
comb|Lược đồi mồi 7cm
bangle|กำไลงาช้างแท้ 7 มม
scale|เกล็ดลิ่นแห้ง 7 กรัม
gall|Empedu beruang asli 7 gr
skin|Kulit harimau sumatera asli 70 cm
hairpin|本べっ甲 かんざし 7cm
scale|センザンコウ 鱗 7枚
pendant|Кулон из бивня мамонта 7 мм
tusk|Бивень мамонта 7 кг
figurine|Нэцкэ слоновая кость 7 см
comb|Peine de carey auténtico 7 cm
fin|Aleta de tiburón seca 7 kg
fin|フカヒレ 尾びれ 7枚
leather-product|Ví da cá sấu thật 7 ngăn
bracelet|상아 팔찌 진품 7mm
figurine|Statuette en ivoire Chine 7 cm
bracelet|Vòng tay gỗ trầm hương 7 ly
tooth|Редкость! Клык волка 7 см
claw|Коготь медведя, автобусы в подарок
skin|Шкура леопарда и пироги
null|Среднеазиатская черепаха 7 см
EOF
  [[ -z ${bad-} ]]
}
@test "a hint, where there is no object word" {
  law chinese-pond-turtle 2021-01-01 .product '"live-animal"' '草龟 母 8公分 包活'
  law chinese-pond-turtle 2021-01-01 .product '"carapace"' '草龟 包活 龟壳'
}
@test "the commodity is a product itself" { law tiger-skin 2021-01-01 .product '"skin"'; }
@test "the text of the deciding hit counts before others" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 精品吊坠 "$(hit elephant-ivory 0 2 + .description)" ',"description":"象牙手镯"')" bangle; }
@test "an attribute too" { t 'wt-classify | jq -r .class.product' "$(adv elephant-ivory 2021-01-01 老料 ',"attributes":{"类型":"印章","n":3}')" seal; }
@test "through tricks" { t 'wt-classify | jq -r .class.product' "$(hits elephant-ivory 象牙項鏈 "$(hit elephant-ivory 0 2)")" necklace; }
@test "every product has a CITES term and a group" {
  cd "$BATS_TEST_TMPDIR"
  awk -F '\t' '!/^#/ && $1 != "slug" && $1 != "-" && ($3 == "" || $4 !~ /^(pendant|figurine|jewellery|other)$/) {print; bad = 1} END {exit bad}' "$ROOT/rules/products/products.tsv"
}

# --- claims

@test "claims: kind, field, span, text" { t 'wt-classify | jq -c .class.claims' "$(adv parrot 2021-01-01 '手养 人工繁育 有证')" '[{"kind":"captive_bred","field":".title","start":3,"end":7,"text":"人工繁育"},{"kind":"permit","field":".title","start":8,"end":10,"text":"有证"}]'; }
@test "claims: the longest word, once" { t 'wt-classify | jq -c "[.class.claims[].text]"' "$(adv orchid 2021-01-01 纯野生下山桩)" '["纯野生","下山桩"]'; }
@test "claims: the span cuts out the text, in attributes too" {
  t 'wt-classify | jq -c '\''. as $r | [.class.claims[]|. as $c|($r|getpath(["attributes","来 \"源"]))[$c.start:$c.end] == $c.text and .field == ".attributes[\"来 \\\"源\"]"]'\' \
    "$(adv orchid 2021-01-01 x ',"attributes":{"来 \"源":"😀山采"}')" '[true]'
}
@test "claims: letters only as words" { t 'wt-classify | jq -c "[.class.claims[].text]"' "$(adv parrot 2021-01-01 'CBA CB wildlife wild')" '["CB","wild"]'; }
# numbers TITLE WANTED: the numbers that follow words of permits and marks.
numbers() {
  t "wt-classify | jq -c '.title as \$t|[.class.claims[]|select(.kind|endswith(\"_number\"))|if \$t[.start:.end] == .text then .kind[:1] + \" \" + .text else error end]'" "$(adv parrot 2021-01-01 "$1")" "$2"
}
@test "claims: a permit's number" { numbers '鹦鹉 证号：20190123' '["p 20190123"]'; }
@test "claims: an authority's name is part of it" { numbers '许可证 粤林驯繁〔2018〕2号 有售' '["p 粤林驯繁〔2018〕2号"]'; }
@test "claims: a certificate of CITES" { numbers 'CITES证书 No.19CN/00123, 全' '["p 19CN/00123"]'; }
@test "claims: a ring's and a chip's number" { numbers '脚环号 CN2020-0117 芯片:156000012345678' '["m CN2020-0117","m 156000012345678"]'; }
@test "claims: full width" { numbers '标识码：Ａ１２３４５' '["m Ａ１２３４５"]'; }
@test "claims: a telephone number is none" { numbers '带证 有证 13800000000 证书 微信13800000000' '[]'; }
@test "claims: a year, a price, three digits are none" { numbers '脚环 2020年 证书 1888元 芯片 123' '[]'; }
@test "claims: the word stays a claim beside its number" { t 'wt-classify | jq -c "[.class.claims[]|[.kind,.start,.end]]"' "$(adv parrot 2021-01-01 '脚环 CN20201')" '[["permit",0,2],["mark_number",3,10]]'; }
@test "claims: two words" { t 'wt-classify | jq -c "[.class.claims[]|[.kind,.text]]"' "$(adv parrot 2021-01-01 'captive bred, captive')" '[["captive_bred","captive bred"]]'; }
@test "claims: a text's end after the word" { numbers '脚环' '[]'; numbers '脚环：' '[]'; }
@test "claims: no more than a hundred, and said" {
  cd "$BATS_TEST_TMPDIR"
  adv orchid 2021-01-01 "$(printf '野生，%.0s' {1..150})" | wt-classify | jq -c '.class|[(.claims|length),.review[0].code]' >got
  echo '[100,"claims_cut"]' | diff -u - got
}
@test "imitation: said, and the advert stays" { codes "$(hits elephant-ivory 树脂果冻料 "$(hit elephant-ivory 2 5),"'{"commodities":[],"text":"树脂","sign":"-"}')" '["imitation_claimed","species_uncertain","level_differs","cites_differs","exception"]'; }
@test "a word of shops is no word of imitation" { t 'wt-match | wt-classify | jq -c "[.class.review[].code|select(test(\"imitation|argued\"))]|unique"' '{"title":"泰国鳄鱼皮女包 真皮","captured":"2020-10-01"}' '["argued_against"]'; }
@test "a word against this commodity is said" { codes "$(hits rhinoceros 水牛角 "$(hit rhinoceros 0 3 -)")" '["argued_against","species_uncertain","level_differs","cites_differs","unverified"]'; }
@test "a word against another commodity is not" { codes "$(hits mammoth-ivory 猛犸 "$(hit elephant-ivory 0 2 -)")" '[]'; }

# scores BEST SCORES: the commodity of a record whose best is BEST.
scores() {
  t "wt-classify | jq -r .class.commodity" '{"captured":"2021-01-01","match":{"commodities":["'"$1"'"],"score":64,"scores":'"$2"',"hits":[]}}' "$3"
}
@test "a species that one look-alike tells" { scores ivory-unknown '{"ivory-unknown":64,"mammoth-ivory":50}' mammoth-ivory; }
@test "two look-alikes: not told" { scores ivory-unknown '{"ivory-unknown":64,"mammoth-ivory":50,"elephant-ivory":50}' ivory-unknown; }
@test "a look-alike below the threshold: not told" { scores ivory-unknown '{"ivory-unknown":64,"mammoth-ivory":39}' ivory-unknown; }
@test "of another group: not told" { scores ivory-unknown '{"ivory-unknown":64,"parrot":64}' ivory-unknown; }
@test "a known one stays" { scores elephant-ivory '{"elephant-ivory":64,"mammoth-ivory":64}' elephant-ivory; }

# --- the stream

@test "run twice, nothing changes" {
  cd "$BATS_TEST_TMPDIR"
  { adv camel 2021-01-01 野生; echo '{ "a" : 1.10 , "class" : 0, "match":{}} '; echo '{}'; } >in
  wt-classify in >one
  wt-classify one >two
  cmp one two
}
@test "other bytes pass as they came" { t 'wt-classify | sed "s/\"class\":.*//"' '{"id":123456789012345678,"p":1.10,"e":1e400,"class":{}}' '{"id":123456789012345678,"p":1.10,"e":1e400,'; }
@test "--explain tells the chain on standard error" {
  t 'wt-classify --explain 2>&1 >/dev/null | grep -c "hit: x at .title 0-3, sign +, for \["' "$(hits pangolin 穿山甲 "$(hit pangolin 0 3)")" 1
  t 'wt-classify --explain 2>&1 >/dev/null | grep -c -e "commodity: pangolin, score 60" -e "taxon: Manis pentadactyla (species), what the plain name means" -e "list: cn-animals-1989.tsv row 11, Manis pentadactyla: II, from 1989-01-14, to 2020-06-02" -e "cites: cites.tsv row "' "$(adv pangolin 2020-01-01)" 5
}

# --- rules that are refused, before a record is read

# broken FILE SED MESSAGE: the rules with FILE changed are refused.
broken() {
  cd "$BATS_TEST_TMPDIR"
  rm -rf rules
  cp -r "$ROOT/rules" rules
  sed -i "$2" "rules/$1"
  ! cmp -s "rules/$1" "$ROOT/rules/$1"
  t "wt-classify --rules $BATS_TEST_TMPDIR/rules ${4-}" '{' '' 2 "$3"
}
@test "rules: an interval that ends before it begins" { broken law/cn-animals-1989.tsv '/^12\t/s/2021-01-31/2019-01-31/' 'cn-animals-1989.tsv:17: the interval ends (2019-01-31) before it begins (2020-06-03)'; }
@test "rules: intervals that overlap" { broken law/cn-animals-1989.tsv '/^51\t/s/2003-02-20/2003-02-21/' 'cn-animals-1989.tsv:57: Moschus: overlaps in time with'; }
@test "rules: overlap across two lists" { broken law/cn-animals-1989.tsv '/Eretmochelys/s/2021-01-31/2021-02-01/' 'Eretmochelys imbricata: overlaps in time with'; }
@test "rules: an unknown taxon" { broken law/cites.tsv '/^1\t/s/Elephas/Elefas/' 'cites.tsv:4: Elefas maximus: no such taxon'; }
@test "rules: a row without a source" { broken law/cn-approval.tsv 's/^\(1\t.*林护通字\[1993\]48号\)\t[^\t]*/\1\t/' 'cn-approval.tsv:9: a row needs a source'; }
@test "rules: a row whose number is none" { broken law/cn-approval.tsv 's/^1\t/1a\t/' "cn-approval.tsv:9: row is the row's number"; }
@test "rules: verified neither yes nor no" { broken law/cn-approval.tsv 's/^\(1\t.*\)\tyes\t/\1\tperhaps\t/' 'verified is yes or no'; }
@test "rules: a day that does not exist" { broken law/cn-trade.tsv 's/2018-01-01/2018-02-30/' 'cn-trade.tsv:8: 2018-02-30: no such day'; }
@test "rules: a level that is none" { broken law/cn-animals-2021.tsv '/^1\t/s/\tI\t/\tIV\t/' 'cn-animals-2021.tsv:4: IV: use I, II or none'; }
@test "rules: a half-written file" {
  cd "$BATS_TEST_TMPDIR"
  cp -r "$ROOT/rules" rules
  head -c 5000 "$ROOT/rules/law/cites.tsv" >rules/law/cites.tsv
  t "wt-classify --rules $BATS_TEST_TMPDIR/rules" '{' '' 2 'cites.tsv: the last line does not end'
}
@test "rules: a taxon twice" { broken taxa/tree.tsv '/^Mammuthus\t/p' 'Mammuthus: stands twice'; }
@test "rules: a taxon above itself" { broken taxa/tree.tsv '/^Elephantidae\t/s/Proboscidea/Loxodonta/' 'is above itself'; }
@test "rules: a parent that is no taxon" { broken taxa/tree.tsv '/^Elephantidae\t/s/Proboscidea/Nothing/' 'tree.tsv:'; }
@test "rules: a synonym that is a taxon" { broken taxa/synonyms.tsv 's/^Anas formosa/Panthera tigris/' 'Panthera tigris: is a taxon itself'; }
@test "rules: a member that is no commodity" { broken taxa/members.tsv 's/^camel\t/cammel\t/' 'cammel: no such commodity'; }
@test "rules: a commodity without taxa" { broken taxa/members.tsv '/^ostrich\t/d' 'ostrich has no taxa'; }
@test "rules: a threshold that is none" { broken taxa/decide 's/^40/400/' 'threshold is a number from 1 to 100'; }
@test "rules: a product twice" { broken products/products.tsv '/^seal\t/p' 'seal: stands twice'; }
@test "rules: a claim without words" { broken products/claims.tsv 's/^no_permit\t[^\t]*/no_permit\t/' 'claims.tsv:16: a claim needs a kind, words and a source'; }
@test "rules: an unknown setting of a profile" { broken law/profiles/official 's/^clock/clok/' 'official:3: clok +08:00: no such setting'; }
@test "rules: a fixed row twice" { broken law/wjc-2021.tsv '/\tcamel\t/p' 'camel has two rows' '--profile wjc-2021'; }
@test "rules: a profile that does not exist" { t 'wt-classify --profile nosuch' '{' '' 2 'profiles/nosuch: No such file; there are official, wjc-2021'; }
@test "rules: a jurisdiction without a profile" { t 'wt-classify --jurisdiction JP' '{' '' 2 'is for jurisdiction CN, not JP'; }
@test "rules: no folder" { t 'wt-classify --rules nosuch' '{' '' 2 'nosuch/taxa/tree.tsv: No such file'; }
@test "rules: the summary has their digest" { t 'wt-classify --summary s.json >/dev/null; jq -c "[(.rules_sha256|length),.in,.out,.status]" s.json' '{}' '[64,1,1,0]'; }

@test "the dated lists are what build.sh makes of the facts" {
  shared facts/legal/README.md
  cd "$BATS_TEST_TMPDIR"
  cp -r "$ROOT/rules" rules
  sh rules/law/build.sh "$WT_SHARED/facts/legal"
  diff -r rules "$ROOT/rules"
}

@test "golden files" { golden; }
