# Rows of platform x commodity: adverts, sellers, mean and median price.
def median:
  sort | length as $n |
  if $n == 0 then null elif $n % 2 == 1 then .[($n - 1) / 2]
  else (.[$n / 2 - 1] + .[$n / 2]) / 2 end;
[inputs | {p: .platform, c: .class.commodity, s: .seller.id, x: .price}] |
group_by([.p, .c])[] |
map(.x | select(. != null)) as $price |
{
  platform: .[0].p, commodity: .[0].c, adverts: length,
  sellers: (map(.s) | unique | length),
  mean: ($price | add / length), median: ($price | median)
}
