SELECT id, title, description
FROM read_json('$file', format = 'newline_delimited', columns = {
  id: 'VARCHAR', title: 'VARCHAR', description: 'VARCHAR'})
WHERE regexp_matches(title, '$words') OR regexp_matches(description, '$words')
