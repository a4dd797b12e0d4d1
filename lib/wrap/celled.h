/*
 * celled - rows of JSON whose cells are objects, as lists of cells
 *
 *	{"columns":["g.id","g.title"],"data":[{"row":["7","comb"]}]}
 *		Neo4j, by itself or in "results"
 *	{"ResultSet":{"Rows":[{"Data":[{"VarCharValue":"7"}]}]}}
 *		Athena; the first row has the names
 *	[{"name":"Sheet1","celldata":[{"r":0,"c":0,"v":{"v":7,"m":"7"}}]}]
 *		sheets of Luckysheet, cells by rows
 *
 *	{"Records":[[{"stringValue":"7"}]],"ColumnMetadata":[{"name":"id"}]}
 *		the Data API of Redshift and RDS
 *	{"resultSetMetaData":{"rowType":[{"name":"ID"}]},"data":[["7"]]}
 *		the SQL API of Snowflake
 *
 *	[["id","title"],["7","comb"]]
 *
 * Sources: Neo4j's HTTP API, Athena's GetQueryResults, Luckysheet's celldata.
 */
#ifndef WT_CELLED_H
#define WT_CELLED_H

#include <stdbool.h>

#include "buf.h"
#include "json.h"
#include "str.h"

/* Appends the lists; false, with nothing appended, if text is no such JSON. */
bool celled_json(struct str text, struct json_scan *scan, struct buf *out);

#endif
