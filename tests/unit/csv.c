/* unit/csv - rows, quotes, separators; a file of csv-spectrum as JSON */
#include <stdio.h>
#include <stdlib.h>

#include "csv.h"
#include "json.h"

static int failed;

/* A table as {"name":"value",...} a row, with its line and byte. */
static void
show(struct str text, bool places, struct buf *out)
{
	struct csv c = {0};

	if (!csv_open(&c, text))
		buf_puts(out, "none\n");
	else
		while (csv_next(&c)) {
			if (places)
				buf_printf(out, "%llu@%zu",
				    (unsigned long long)c.line, c.at);
			buf_addc(out, '{');
			for (size_t i = 0; i < c.ncell; i++) {
				json_sep(out);
				json_quote(
				    out, i < c.nhead ? c.head[i] : STR("+"));
				buf_addc(out, ':');
				json_quote(out, c.cell[i]);
			}
			buf_puts(out, "}\n");
		}
	csv_free(&c);
}

static void
is(const char *text, const char *want)
{
	struct buf b = {0};

	show(str_from(text), true, &b);
	if (!str_eq(buf_str(&b), str_from(want))) {
		printf("failed: %s\ngot: %s", text, buf_cstr(&b));
		failed = 1;
	}
	buf_free(&b);
}

static void
rows(void)
{
	is("a,b\n1,2\n", "2@4{\"a\":\"1\",\"b\":\"2\"}\n");
	is("a,b\n\"1\r\n\r\r2\n3\",x\n4,5\n",
	    "2@4{\"a\":\"1\\r\\n\\r\\r2\\n3\",\"b\":\"x\"}\n"
	    "7@17{\"a\":\"4\",\"b\":\"5\"}\n");
	is("a,b\r\n1,2\r\n\r\n,\r\n3,4", "2@5{\"a\":\"1\",\"b\":\"2\"}\n"
					 "5@15{\"a\":\"3\",\"b\":\"4\"}\n");
	is("a,b\r1,2\r3,4\r", "2@4{\"a\":\"1\",\"b\":\"2\"}\n"
			      "3@8{\"a\":\"3\",\"b\":\"4\"}\n");
	is("\xef\xbb\xbf"
	   "a,b\n1,2\n",
	    "2@7{\"a\":\"1\",\"b\":\"2\"}\n");
	is("a,a,,a\n1,2,3,4\n",
	    "2@7{\"a\":\"1\",\"a 2\":\"2\",\"\":\"3\",\"a 3\":\"4\"}\n");
	is("a,b\n1\n1,2,3\n", "2@4{\"a\":\"1\"}\n"
			      "3@6{\"a\":\"1\",\"b\":\"2\",\"+\":\"3\"}\n");
	is(" a ,b\n 1 ,2\n", "2@6{\"a\":\" 1 \",\"b\":\"2\"}\n");
	is("", "none\n");
	is("one\ntwo\n", "none\n");
}

static void
quotes(void)
{
	is("a,b\n\"1,\n\"\"x\"\"\",2\n3,4\n",
	    "2@4{\"a\":\"1,\\n\\\"x\\\"\",\"b\":\"2\"}\n"
	    "4@17{\"a\":\"3\",\"b\":\"4\"}\n");
	is("a,b\n5\" x,2\n", "2@4{\"a\":\"5\\\" x\",\"b\":\"2\"}\n");
	is("a,b\n\"1\"2,3\n", "2@4{\"a\":\"12\",\"b\":\"3\"}\n");
	is("a,b\n\"1,2\n3,4\n", "2@4{\"a\":\"\\\"1\",\"b\":\"2\"}\n"
				"3@9{\"a\":\"3\",\"b\":\"4\"}\n");
	is("a,b\n\"1,2\n3,5\"x\n", "2@4{\"a\":\"\\\"1\",\"b\":\"2\"}\n"
				   "3@9{\"a\":\"3\",\"b\":\"5\\\"x\"}\n");
	is("a, b\n1, \"2,3\"\n", "2@5{\"a\":\"1\",\"b\":\"2,3\"}\n");
	/* a backslash before a quote, and one that ends a cell */
	is("a,b\n\"x \\\"1\\\" y\",\"2\"\n\"C:\\\",\"3\"\n\"C:\\\",4\n5,6\n",
	    "2@4{\"a\":\"x \\\"1\\\" y\",\"b\":\"2\"}\n"
	    "3@20{\"a\":\"C:\\\\\",\"b\":\"3\"}\n"
	    "4@30{\"a\":\"C:\\\\\",\"b\":\"4\"}\n"
	    "5@38{\"a\":\"5\",\"b\":\"6\"}\n");
}

static void
separators(void)
{
	is("a;b\n1,5;2\n", "2@4{\"a\":\"1,5\",\"b\":\"2\"}\n");
	is("a\tb\n1,5\t2\n", "2@4{\"a\":\"1,5\",\"b\":\"2\"}\n");
	is("a|b\n1|2\n", "2@4{\"a\":\"1\",\"b\":\"2\"}\n");
	is("a###b#c###d\n1###2###3\n",
	    "2@12{\"a\":\"1\",\"b#c\":\"2\",\"d\":\"3\"}\n");
	is("a^b~^c\n1^2^3\n", "2@7{\"a\":\"1\",\"b~\":\"2\",\"c\":\"3\"}\n");
	is("a##b##c\n1##2#3\n", "none\n");
	is("sep=;\na;b,c\n1;2\n", "3@12{\"a\":\"1\",\"b,c\":\"2\"}\n");
	is("\xef\xbb\xbfsep=;\r\na;b\r\n1;2\n",
	    "3@15{\"a\":\"1\",\"b\":\"2\"}\n");
}

/* What one file holds: for the cases that compare it with JSON. */
static int
file(const char *path)
{
	static char text[1 << 20];
	struct buf b = {0};
	FILE *f = fopen(path, "rb");
	size_t n;

	if (!f)
		return 1;
	n = fread(text, 1, sizeof(text), f);
	fclose(f);
	show(str_n(text, n), false, &b);
	fwrite(b.p, 1, b.n, stdout);
	buf_free(&b);
	return 0;
}

/* A row of nothing but commas, which takes no memory of their number; and the
 * row behind it. */
static void
commas(void)
{
	struct csv c = {0};
	struct buf b = {0};
	size_t rows = 0, most = 0, last = 0;

	buf_puts(&b, "a,b\n1,2\n");
	for (int i = 0; i < 3 * CSV_CELLS; i++)
		buf_addc(&b, ',');
	buf_puts(&b, "x\n3,4\n");
	for (csv_open(&c, buf_str(&b)); csv_next(&c); rows++) {
		last = c.ncell;
		if (last > most) {
			most = last;
			failed |= !str_eq(c.cell[last - 1], STR("x")) &&
			          !str_eq(c.cell[last - 1], STR("2"));
		}
	}
	if (rows != 3 || most != CSV_CELLS || last != 2) {
		printf("commas: %zu rows, at most %zu cells\n", rows, most);
		failed = 1;
	}
	csv_free(&c);
	buf_free(&b);
}

int
main(int argc, char *argv[])
{
	if (argc > 1)
		return file(argv[1]);
	commas();
	rows();
	quotes();
	separators();
	return failed;
}
