# The adverts whose title or description contains one of $words (a file's
# text, one a line): one alternation, or word by word.  jq's test() takes the
# words as a pattern; none of the lists has a character that means more there.
def text: (.title // "") + "\n" + (.description // "");
($words | split("\n") | map(select(. != ""))) as $list |
if $form == "test" then
  ($list | join("|")) as $any | inputs | select(text | test($any))
else
  inputs | select(text as $t | any($list[]; . as $w | $t | contains($w)))
end
