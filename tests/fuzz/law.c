/*
 * fuzz/law - any taxa, commodities, products, lists and trade rules, on a few
 * records
 *
 * A fault is told with its file; what is taken gives classes that are sound
 * JSON.  Parts: folder.h; the length says which profile.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "classify.h"
#include "day.h"
#include "folder.h"
#include "json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const struct folder_file files[] = {{"taxa/", NULL},
    {"taxa/tree.tsv", "taxon\trank\tparent\tdomain\tnative\tname_zh\n"
		      "Animalia\tkingdom\t\tterrestrial\t\t\n"
		      "Elephantidae\tfamily\tAnimalia\t\t\t\n"},
    {"taxa/taxa.tsv", "taxon\trank\tparent\tdomain\tnative\tname_zh\n"
		      "Elephas maximus\tspecies\tElephantidae\t\tyes\t\n"
		      "Loxodonta africana\tspecies\tElephantidae\t\t\t\n"
		      "Mammuthus\tgenus\tElephantidae\textinct\t\t\n"},
    {"taxa/synonyms.tsv", "name\ttaxon\nElephas indicus\tElephas maximus\n"},
    {"taxa/commodities.tsv", "slug\tgroup\tkind\tproduct\n"
			     "ivory\tivory\twildlife\t\n"
			     "mammoth\tivory\twildlife\ttusk\n"
			     "resin\tivory\timitation\t\n"
			     "unknown\tivory\tunknown\t\n"},
    {"taxa/members.tsv", "slug\ttaxon\tplain\tsource\n"
			 "ivory\tElephas maximus\tyes\ts\n"
			 "ivory\tLoxodonta africana\t\ts\n"
			 "mammoth\tMammuthus\t\ts\n"},
    {"taxa/names.tsv", "word\ttaxon\tsource\n非洲\tLoxodonta africana\ts\n"},
    {"taxa/decide", "threshold\n40\n"}, {"law/", NULL}, {"law/profiles/", NULL},
    {"law/profiles/official",
	"jurisdiction CN\nclock +08:00\nsince 1989-01-14\n"
	"checked 2026-01-01\nprotects level\nlist l.tsv\ncites c.tsv\n"
	"approval a.tsv\ntrade t.tsv\n"},
    {"law/profiles/hk",
	"jurisdiction CN\nprotects I II III\n"
	"adopt 2001-01-01 2000-01-01\nadopt 2003-01-01 2003-01-01\n"
	"cites c.tsv\ntrade t.tsv\n"},
    {"law/profiles/fixed", "jurisdiction CN\nfixed f.tsv\n"},
    {"law/l.tsv", "row\ttaxon\tlevel\tcondition\tfrom\tto\tpublic\tsource\t"
		  "verified\n1\tElephas maximus\tI\t\t1989-01-14\t\t\ts\tyes\n"
		  "2\tElephantidae\tII\twild_only\t2021-02-01\t\t2021-02-05\t"
		  "s\tno\n"},
    {"law/c.tsv", "row\ttaxon\tappendix\tcondition\tfrom\tto\tseen\tsource\t"
		  "verified\tremark\n1\tElephas maximus\tI\t\t1975-07-01\t\t\t"
		  "s\tyes\t\n2\tLoxodonta africana\tI\tsplit\t1990-01-18\t\t\t"
		  "s\tyes\tall\n3\tLoxodonta africana\tII\tsplit\t1997-09-18\t"
		  "\t\ts\tyes\tsome\n"},
    {"law/a.tsv", "row\ttaxon\tlevel\tcondition\tfrom\tto\tsource\tverified\t"
		  "domain\tappendix\tnative\n1\tAnimalia\tI\t\t1993-04-14\t\t"
		  "s\tyes\tterrestrial\tI\tno\n"},
    {"law/t.tsv",
	"row\tcommodity\ttaxon\tdomain\tlevel\tcondition\tby\ttrade\tfrom\tto\t"
	"law\tarticle\tsource\tverified\tremark\n"
	"1\tivory\t\t\t\t\t\tprohibited\t2018-01-01\t\tNotice\t\ts\tyes\tr\n"
	"2\t\tElephantidae\tterrestrial\tany\t\tlist\tpermit\t\t\tLaw\t27\ts\t"
	"no\t\n3\t\t\textinct\tnone\t\t\tallowed\t\t\t\t\ts\tyes\t\n"},
    {"law/f.tsv", "row\tcommodity\ttaxon\tlevel\tcondition\tcites\tstatus\t"
		  "trade\tfrom\tto\tlaw\tarticle\tsource\tverified\tnote\n"
		  "1\tivory\tElephants\tI\t\tI\tprotected\tprohibited\t\t\t"
		  "Law\t27\ts\tyes\tn\n"},
    {"products/", NULL},
    {"products/products.tsv",
	"slug\tenglish\tcites_term\tgroup\twords\thints\tplant\n"
	"-\tnone\t\t\t包邮\t\t\nbangle\tBangle\tJWL\tj\t手镯 bangle\t\t\n"
	"live\tLive\tLIV\tl\t活体\t包活 arrives_alive\tplant\n"
	"plant\tPlant\tLIV\tp\t苗\t\t\n"},
    {"products/claims.tsv", "kind\twords\tsource\tnumber\n"
			    "wild\t野生 wild\ts\t\n"
			    "permit\t证 permit\ts\t号 !元\n"},
    {NULL, NULL}};

static const char records[] =
    "{\"match\":{\"commodities\":[\"ivory\"],\"score\":90,\"scores\":"
    "{\"ivory\":90,\"mammoth\":50},\"hits\":[{\"rule\":\"a\","
    "\"commodities\":[\"ivory\"],\"field\":\".title\",\"start\":0,\"end\":2,"
    "\"text\":\"象牙\",\"how\":[],\"sign\":\"+\"}]},\"posted\":\"2021-03-01\","
    "\"title\":\"象牙手镯 非洲 野生 证号 AB1234567\"}\n"
    "{\"match\":{\"commodities\":[\"unknown\",\"mammoth\"],\"score\":80,"
    "\"scores\":{\"unknown\":80,\"mammoth\":50},\"hits\":[]},"
    "\"captured\":\"2000-06-01T23:00:00Z\",\"title\":\"活体 苗\"}\n"
    "{\"match\":{\"commodities\":[\"resin\"],\"score\":70,"
    "\"scores\":{\"resin\":70},\"hits\":[]},\"posted\":\"1980-01-01\"}\n"
    "{\"title\":\"x\"}\n";

static void
record(struct classify *c, struct json_scan *s)
{
	struct json_scan check = {0};
	struct buf value = {0}, chain = {0};
	struct err e;

	classify_record(c, s, &value);
	if (!json_scan(&check, NULL, buf_str(&value), &e))
		abort(); /* what is written must be read */
	classify_explain(c, buf_str(&value), &chain);
	json_scan_free(&check);
	buf_free(&value);
	buf_free(&chain);
}

static void
all_records(struct classify *c, struct str text)
{
	struct json_paths *p = json_paths_new();
	struct json_scan s = {0};
	struct str line;
	struct err e;

	classify_want(p);
	while (text.n && (line = str_cut(&text, '\n')).p)
		if (json_scan(&s, p, line, &e))
			record(c, &s);
	json_scan_free(&s);
	json_paths_free(p);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const profile[] = {"official", "hk", "fixed"};
	struct str all = {n ? (const char *)data : "", n}, text;
	struct classify_opts o = {.as_of = DAY_NONE, .profile = profile[n % 3]};
	const char *home = folder_make(files, all);
	struct classify *c;
	struct rules *r;
	struct err e;

	text = folder_part(all, "records");
	if (!text.p)
		text = str_from(records);
	if (!(r = rules_new(&e)))
		abort();
	c = classify_new(r, &o, &e);
	if (c)
		all_records(c, text);
	else if (strncmp(e.msg, home, strlen(home)) != 0)
		abort();
	classify_free(c);
	rules_free(r);
	folder_remove(files, home);
	return 0;
}
