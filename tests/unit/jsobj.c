/* jsobj - what is data stays, what would have to be run is null */
#include "jsobj.h"

#include <stdio.h>

#include "json.h"
#include "ok.h"

static void
is(const char *js, const char *want)
{
	struct json_scan scan = {0};
	struct buf b = {0};
	struct err e = {{0}};

	if (!jsobj_json(str_from(js), &b, &e)) {
		buf_clear(&b);
		buf_printf(&b, "! %s", e.msg);
	} else {
		OK(json_scan(&scan, NULL, buf_str(&b), &e), "%s: %s", js,
		    e.msg);
	}
	OK(strcmp(buf_cstr(&b), want) == 0, "%s\n got %s\nwant %s", js,
	    buf_cstr(&b), want);
	json_scan_free(&scan);
	buf_free(&b);
}

static void
closed(const char *js, const char *want)
{
	struct buf b = {0};

	if (!jsobj_close(str_from(js), &b))
		buf_puts(&b, "!");
	OK(strcmp(buf_cstr(&b), want) == 0, "%s\n got %s\nwant %s", js,
	    buf_cstr(&b), want);
	buf_free(&b);
}

static void
close_cut(void)
{
	struct buf b = {0};

	closed("{\"l\":[{\"i\":1},{\"i\":2},{\"i",
	    "{\"l\":[{\"i\":1},{\"i\":2}]}");
	closed("[[{},{a:']'},{b:[{},{", "[[{},{a:']'}]]");
	closed("{a:[{b:[{},{", "{a:[{b:[{}]}]}");
	closed("[{},{c:'\\'}", "[{}]");
	closed("[{}]", "!");
	closed("[{},}", "!");
	closed("{a:1,b:{}", "!");
	closed("]", "!");
	closed("", "!");
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "[");
	closed(buf_cstr(&b), "!");
	buf_free(&b);
}

int
main(void)
{
	struct buf b = {0};

	close_cut();

	is("{data() { return {a: 1}; }, f(i) { this.n += i }, b: 2}",
	    "{\"data\":{\"a\":1},\"b\":2}");
	is("{a: function (x, y) { return [1] }, b: async () => ({c: 2}),"
	   " d: x => { return x }, e: (1, 2), f: g(h) + 1}",
	    "{\"a\":[1],\"b\":{\"c\":2},\"d\":null,\"e\":null,\"f\":null}");
	is("{'a|2-20': [{'id|+1': 0}], 'b|c': 1, d: 2}", "{\"b|c\":1,\"d\":2}");
	is("{f() { return {a: 1}; g() }, h: () => [1], i: require('a.png')}",
	    "{\"h\":null,\"i\":\"a.png\"}");
	is("{}", "{}");
	is("[]", "[]");
	is("{\"a\":[1,2.50,-3e5,true,false,null]}",
	    "{\"a\":[1,2.50,-3e5,true,false,null]}");
	is("{a:1,$b_:'x',\"c d\":\"y\",7:8,象:'牙'}",
	    "{\"a\":1,\"$b_\":\"x\",\"c d\":\"y\",\"7\":8,\"象\":\"牙\"}");
	is("{a:674290359378829301,b:1.10}",
	    "{\"a\":674290359378829301,\"b\":1.10}");
	is("{a:'\\u8c61\\x41\\n\\'\\\"\\q\\ud83d\\ude00'}",
	    "{\"a\":\"象A\\n'\\\"q😀\"}");
	is("{a:'one\\\n two',b:'raw\n\tline'}",
	    "{\"a\":\"one two\",\"b\":\"raw\\n\\tline\"}");
	is("{a:[1,2,],b:{c:1,},}", "{\"a\":[1,2],\"b\":{\"c\":1}}");
	is("{/* } */a:1,// }\nb:2}", "{\"a\":1,\"b\":2}");
	/* What would have to be run. */
	is("{a:+new Date,b:x,c:f(1,{d:2}),e:1}",
	    "{\"a\":null,\"b\":null,\"c\":null,\"e\":1}");
	is("{a:p==='h'?'x':'y',b:!true,c:'x'+'y',d:[1].length,e:2}",
	    "{\"a\":null,\"b\":null,\"c\":\"xy\",\"d\":null,\"e\":2}");
	is("{a:function(x){return {b:'}',c:[1]};},d:x=>({e:1}),f:1}",
	    "{\"a\":{\"b\":\"}\",\"c\":[1]},\"d\":{\"e\":1},\"f\":1}");
	is("{f(x){return 1},get g(){return 2},[h]:3,...i,j:4}", "{\"j\":4}");
	is("{a:/[}/']+\\//g.test(x),b:1/2,c:`x${1}`,d:1}",
	    "{\"a\":null,\"b\":null,\"c\":null,\"d\":1}");
	is("{a:undefined,b:NaN,c:Infinity,d:0x1f,e:.5,f:5.,g:-x,h:truely}",
	    "{\"a\":null,\"b\":null,\"c\":null,\"d\":31,\"e\":0.5,"
	    "\"f\":5,\"g\":null,\"h\":null}");
	is("{a:+5,b:-.5,c:!0,d:!1,e:void 0,f:+new Date,g:!x,h:0x}",
	    "{\"a\":5,\"b\":-0.5,\"c\":true,\"d\":false,\"e\":null,"
	    "\"f\":null,\"g\":null,\"h\":null}");
	is("{a:`x\\n'`,b:`x${y}`,c:'x'+y,d:'x' + \"y\" + `z`,e:1}",
	    "{\"a\":\"x\\n'\",\"b\":null,\"c\":null,\"d\":\"xyz\",\"e\":1}");
	is("{a:('x'),b:(5),c:(a,b)=>({}),d:('x',1),e:'\\u{1f418}'}",
	    "{\"a\":\"x\",\"b\":5,\"c\":{},\"d\":null,\"e\":"
	    "\"\xf0\x9f\x90\x98\"}");
	is("{a:JSON.parse('{\"b\":[1.10]}'),c:JSON.parse(x),d:JSON.parse('{'),"
	   "e:1}",
	    "{\"a\":{\"b\":[1.10]},\"c\":null,\"d\":null,\"e\":1}");
	is("{a:ObjectId('5f'),b:NumberInt(5),c:ISODate(\"2020-08-12\"),"
	   "d:NumberLong(x),e:new Date(7),f:NumberDecimal('1.50')+1,"
	   "NumberInt:1,g:NumberIntx(5)}",
	    "{\"a\":null,\"b\":5,\"c\":\"2020-08-12\",\"d\":null,\"e\":7,"
	    "\"f\":null,\"NumberInt\":1,\"g\":null}");
	is("JSON.parse(\"[\\\"\\\\u8c61\\\"]\")", "[\"\\u8c61\"]");
	is("[1,,2]", "[1,2]");
	is("{'a':'\\b\\f\\n\\r\\t\\v\\0\\/'}",
	    "{\"a\":\"\\b\\f\\n\\r\\t\\u000b\\u0000/\"}");
	is("{a:'\\u8c6',b:'\\u{}',c:'\\u{110000000}',d:'\\u{41',e:'\\u{41g}'}",
	    "{\"a\":\"u8c6\",\"b\":\"u{}\",\"c\":\"u{110000000}\","
	    "\"d\":\"u{41\",\"e\":\"u{41g}\"}");
	is("{a:'\\xg1',b:'\\x1',c:'\\u004a\\u004A'}",
	    "{\"a\":\"xg1\",\"b\":\"x1\",\"c\":\"JJ\"}");
	is("{a:'\\ud83d',b:'\\ud83d\\u0041',c:'\\ud83d\\ux',d:'\\ude00',e:"
	   "'\\ud83d\\ue000'}",
	    "{\"a\":\"\xef\xbf\xbd\",\"b\":\"\xef\xbf\xbd"
	    "A\",\"c\":\"\xef\xbf\xbdux\",\"d\":\"\xef\xbf\xbd\","
	    "\"e\":\"\xef\xbf\xbd\xee\x80\x80\"}");
	is("{a:'x\\\r\ny\\\rz'}", "{\"a\":\"xyz\"}");
	is("{a:0xFf,b:0x1g,c:0x1234567890123,j:0x12345678901234,d:1e5,e:1e+5,f:"
	   "1E-5,g:-,h:+,i:.}",
	    "{\"a\":255,\"b\":null,\"c\":320255973458211,\"j\":null,\"d\":1e5,"
	    "\"e\":1e+5,\"f\":1E-5,\"g\":null,\"h\":null,\"i\":null}");
	is("{a:`$`,b:`$x`,c:`\\`${d}`,d:`a`+`b`,e:'a'+,f:'a'+b,g:1}",
	    "{\"a\":\"$\",\"b\":\"$x\",\"c\":null,\"d\":\"ab\",\"e\":null,"
	    "\"f\":null,\"g\":1}");
	is("{a:truex,b:true,c:false/**/,d:null//\n,e:nul}",
	    "{\"a\":null,\"b\":true,\"c\":false,\"d\":null,\"e\":null}");
	is("{a:JSON.parse('[1]'),b:JSON.parse('[1]').x,c:JSON.parse('[1]',f),"
	   "d:JSON.parse('[1]'}",
	    "! byte 85: it does not end");
	is("JSON.parse(x)", "! byte 1: no JSON in JSON.parse()");
	is("JSON.parse('{')", "! byte 1: no JSON in JSON.parse()");
	is("{a:/x\\/[/]y/.z,b:1}", "{\"a\":null,\"b\":1}");
	is("{a:/x\n,b:1}", "{\"a\":null,\"b\":1}");
	is("{\"a\" 1,b:2}", "{\"b\":2}");
	/* a comma lacks: the next name or row ends a value */
	is("[{\"a\":'x' \"b\":5\n'c':{}\"d\":1}{\"a\":2}]",
	    "[{\"a\":\"x\",\"b\":5,\"c\":{},\"d\":1},{\"a\":2}]");
	is("{'a':'x'\n'b':'\\'y'\n'c' :3}",
	    "{\"a\":\"x\",\"b\":\"'y\",\"c\":3}");
	is("{a:'x' 'b',c:5 'd\n:e',f:1}", "{\"a\":null,\"c\":null,\"f\":1}");
	is("{'a", "! byte 4: it does not end");
	is("['a", "! byte 4: it does not end");
	is("[1/*", "! byte 5: it does not end");
	is("[(", "! byte 3: it does not end");
	is("[('a'", "! byte 6: it does not end");
	is("[('a' )]", "[\"a\"]");
	is("[JSON.parse(", "! byte 13: it does not end");
	/* What is no object, or none that ends. */
	is("3", "! byte 1: no object");
	is("", "! byte 1: no object");
	is("{a:1", "! byte 5: it does not end");
	is("{a:'x}", "! byte 7: it does not end");
	is("{a:'x\\", "! byte 7: it does not end");
	is("{a:(1}", "! byte 7: it does not end");
	is("[1)", "! byte 3: brackets do not match");
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "[");
	is(buf_cstr(&b), "! byte 201: nested too deep");
	buf_free(&b);
	printf("%d done, %d failed\n", done, failed);
	return failed != 0;
}
