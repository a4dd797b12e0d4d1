#!/usr/bin/env bats
# pipelines/law-diff
load helper

# adv COMMODITY DAY [TITLE]: a record as wt-match passes it on.
adv() {
  printf '%s\n' '{"id":"'"$1"'","title":"'"${3-}"'","captured":"'"$2"'","match":{"commodities":["'"$1"'"],"score":60,"hits":[]}}'
}

# diff_of FROM TO COMMODITY JQ WANTED [TITLE]
diff_of() {
  t "wt-law-diff $1 $2 | jq -c '$4'" "$(adv "$3" 2020-10-01 "${6-}")" "$5"
}

both='[.from.level,.from.condition,.from.row,.to.level,.to.condition,.to.row]'

@test "sea turtles: II to I, by which rows" { diff_of 2021-01-31 2021-02-01 hawksbill-turtle "$both" '["II",null,"cn-animals-1989.tsv:203","I",null,"cn-animals-2021.tsv:595"]'; }
@test "pangolins: II to I on 2020-06-03" { diff_of 2020-06-02 2020-06-03 pangolin '[.from.level,.to.level]' '["II","I"]'; }
@test "pond turtle: on the List from 2021" { diff_of 2021-01-31 2021-02-01 chinese-pond-turtle '[.from.level,.from.cites,.to.level,.to.condition,.to.row]' '[null,"III","II","wild_only","cn-animals-2021.tsv:586"]'; }
@test "musk turtles: CITES only, in 2023" { diff_of 2023-02-22 2023-02-23 loggerhead-musk-turtle '[.from.level,.from.cites,.to.level,.to.cites]' '[null,null,null,"II"]'; }
@test "grey parrot: appendix I, and so level I" { diff_of 2017-01-01 2017-01-02 parrot '[.taxa[0],.from.cites,.from.level,.to.cites,.to.level]' '["Psittacus erithacus","II","II","I","I"]' 非洲灰鹦鹉; }
@test "two profiles: camel" { diff_of wjc-2021 official camel '[.from.status,.from.level,.to.status,.to.level,.adverts]' '["not_protected","I","unknown",null,1]'; }
@test "profile@day" { diff_of wjc-2021@2021-03-01 official@2021-03-01 walrus-tooth '[.from.status,.to.status]' '["not_protected","protected"]'; }
@test "what does not change is not printed" { t 'wt-law-diff 2021-01-31 2021-02-01' "$(adv tiger-bone 2020-10-01)" ''; }
@test "-a: it is" { t 'wt-law-diff -a 2021-01-31 2021-02-01 | jq -c "[.from.row,.to.row]"' "$(adv tiger-bone 2020-10-01)" '["cn-animals-1989.tsv:38","cn-animals-2021.tsv:72"]'; }
@test "-e: advert by advert" { t 'wt-law-diff -e 2021-01-31 2021-02-01 | jq -r .id' "$(adv hawksbill-turtle 2020-10-01)" hawksbill-turtle; }
@test "adverts are counted by what changes" {
  t 'wt-law-diff 2021-01-31 2021-02-01 | jq -c "[.commodity,.adverts]"' \
    "$(adv hawksbill-turtle 2020-10-01; adv camel 2020-10-01; adv hawksbill-turtle 2021-10-01 | sed 's/"id":"/&2/')" '["hawksbill-turtle",2]'
}
@test "an advert that was captured twice is one" {
  t 'wt-law-diff 2021-01-31 2021-02-01 | jq .adverts' "$(adv hawksbill-turtle 2020-10-01; adv hawksbill-turtle 2021-10-01)" 1
}
@test "adverts without id or source are counted each" {
  t 'wt-law-diff 2021-01-31 2021-02-01 | jq .adverts' "$(adv hawksbill-turtle 2020-10-01 | sed 's/"id":"[^"]*",//;p')" 2
}
@test "a key from of the record's own does not count" { t 'wt-law-diff 2021-01-31 2021-02-01 | jq -r .from.level' '{"from":1,"match":{"commodities":["hawksbill-turtle"],"score":60,"hits":[]}}' II; }
@test "files" { t "wt-law-diff -e official 2021-02-01 $DATA/none.ndjson" '' '' 3 'none.ndjson: No such file'; }
@test "no such profile: a wrong call" { t 'wt-law-diff nosuch official' '{}' '' 2 'nosuch: No such file'; }
@test "no such day: a wrong call" { t 'wt-law-diff official 2021-02-30' '{}' '' 2 '2021-02-30'; }
@test "one side only: a wrong call" { t 'wt-law-diff official' '' '' 2 usage; }
@test "no such option" { t 'wt-law-diff -z official official' '' '' 2 usage; }
@test "a rejected record: status 1, the others are printed" {
  t 'wt-law-diff 2021-01-31 2021-02-01 | jq -r .to.level' "{
$(adv hawksbill-turtle 2020-10-01)" I 0 'rejected'
  t 'wt-law-diff -e 2021-01-31 2021-02-01' '{' '' 1 'rejected'
}
