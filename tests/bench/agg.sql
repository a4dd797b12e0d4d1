SELECT platform, class.commodity AS commodity, count(*)::INT AS adverts,
  count(DISTINCT seller.id)::INT AS sellers, avg(price) AS mean,
  median(price) AS median
FROM read_json('$file', format = 'newline_delimited', columns = {
  platform: 'VARCHAR', class: 'STRUCT(commodity VARCHAR)',
  seller: 'STRUCT(id VARCHAR)', price: 'DOUBLE'})
GROUP BY ALL
