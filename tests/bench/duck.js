// duck.js SQL-FILE FILE [WORDS]: one query by DuckDB, its rows as JSON lines;
// on one thread, or THREADS of them.  In the query $file is FILE and $words an
// alternation of the lines of WORDS.
'use strict';
const fs = require('fs');
const { DuckDBInstance } = require('@duckdb/node-api');

async function main(sqlFile, file, words) {
  const threads = process.env.THREADS || '1';
  const db = await DuckDBInstance.create(':memory:', { threads });
  const link = await db.connect();
  let sql = fs.readFileSync(sqlFile, 'utf8').replaceAll('$file', file);
  if (words) {
    const list = fs.readFileSync(words, 'utf8').split('\n').filter(Boolean);
    sql = sql.replaceAll('$words', list.join('|'));
  }
  const rows = await (await link.run(sql)).getRowObjectsJson();
  process.stdout.write(rows.map((r) => JSON.stringify(r) + '\n').join(''));
}

main(...process.argv.slice(2));
