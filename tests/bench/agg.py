# The rows of agg.jq in Python: agg.py FILE
import json
import statistics
import sys

groups = {}
for line in open(sys.argv[1], 'rb'):
    advert = json.loads(line)
    key = advert['platform'], advert['class']['commodity']
    group = groups.setdefault(key, [0, set(), []])
    group[0] += 1
    group[1].add(advert['seller']['id'])
    if 'price' in advert:
        group[2].append(advert['price'])
for (platform, commodity), (adverts, sellers, prices) in groups.items():
    print(json.dumps({
        'platform': platform, 'commodity': commodity, 'adverts': adverts,
        'sellers': len(sellers), 'mean': sum(prices) / len(prices),
        'median': statistics.median(prices)}))
