#!/usr/bin/env python3
"""repeated.py [UNIT ...] - what inputs cost wt-extract that repeat one thing

A file of a megabyte, and one of an eighth of that, of nothing but one piece:
beginnings and ends of tags, strings, rows, comments, labels, records, prices.
What is searched for again from each of them costs the square of the length; so
nothing may need more than 16 times as long for 8 times as much, and more than a
second.  Each is read bare, behind the beginning of a page, in scripts, and as
the title and the price of an advert.  Status 1 if one is slower; the slowest are
shown.
"""
import os
import resource
import subprocess
import sys
import tempfile

import job

UNITS = r"""<  <a  <a> <a_href=x> <a_name=x_ <a_href=/p/12345>x</a> </a> </b_ </b> <b> <div> </div> <p> <li> <td> <tr><td>x
<table> <!-- <!--a --> <!--> <script> </script> <script>a={ <style> <title> <h1>x <em> <iframe_srcdoc=" <pre> <svg> <form> </form>
<meta_x=y> <i_itemprop=name> <div_itemscope> <span_class=price>¥1 <option> <select> <textarea> <br> <img_src=x> <x: <?xml
& &amp; &#1 &#x &lt; &quot; &nbsp; " ' \ \" \\ \u005 \u0041 { } [ ] {"a": {"a":1, {"a":1} [1, [[ {"a":{ "a","b" "a", 'a',
{a:1, {'a':'b', (function( (function(a){ f( a( a=(function(a){ g_page_config= g_page_config={ window.x= window.a={ a=b; // /*
*/ a:_b a:_ -_a -_a:_1 a,b a;b a|b a\tb |a|b| +--+ ,,,, ;;;; \t\t \n \r\n \r , : ; | - _ = # 1 1, 1. 1,2 99 ¥ ¥1 $ $1 元 1元
标题: 标题:a,价格:1, 价格:1元 链接:http://a 标题：a 价格，: ：  ， INSERT_INTO_a_VALUES_(1, INSERT_INTO_a( (1,2), (1,'a'), VALUES
CREATE_TABLE_a_( COPY_a_FROM_stdin; From_a@b_Thu\n From_ \nFrom_a Subject:_x\n HTTP/1.1_200_OK\n WARC/1.0\n WARC/1.0\r\n\r\n
Content-Type:_x\n --x --x\n =20 =\n %E4 %u4e00 http:// http://a.b/ https://item.jd.com/1.html //a.b/ /p/1 a.b.c a@b 2024-01-01
<a, a:{ import_{ ________y\n array( array(1)_{ ["a"]=> 'a'=>array( OrderedDict([( OrderedDict([('a',1)]),_ ('a',_[ defaultdict( (a, ('a',_1) Goods(id=1,_ Goods( a(b=1) [('a', ISODate(" ObjectId(" NumberLong( +new_Date a?b:c `a` ${ => function(){ \x41
self.\x5f\x5fnext\x5ff.push([1," self.\x5f\x5fnext\x5ff.push([1,"5:[\\n"]) self.\x5f\x5fnext\x5ff.push([1,"5:T1,"]) <br <br>5 <h1>x</h1> <h2>
===_a\n >>>_{"a": ["600001",{"title": new_Map([[ Map(2)_{ new_Set([ b'{"a":1}'\n #_a\n 1~ 1至
<astro-island_ <astro-island_props="{}"> <astro-island_props="{&quot;a&quot;:[0,{}]}"> <astro-island_props='{ <astro-island_props="{&quot;a&quot;:[1,[
.streamController.enqueue(" .streamController.enqueue("[{\"\x5f1\":2},\"a\",3]"); [{"\x5f1":2},"a", {"\x5f1":2}, {"\x5f3":4,"\x5f5":6},"a",
{"nid":"600001","raw\x5ftitle":"a","view\x5fprice":"5"}, {"nid":"600001","raw\x5ftitle":"a {"nid":[{ {"nid":[],"a":[1 <img_data-src="a"_src="b"> <h1>My_Account</h1> <h2>a</h2>
1)_"{\"a\":1}"\n 1)_"a"\n 'a'\n_'b'\n =~ ๑๒ १२, ১ data-lazy="x"_
\xff \xe4 \xe4\xb8 \x00 \x1f\x8b \ufeff 象 手串 　 …""".split()
FRAMES = ["%s", "<!doctype html><html><head><title>x</title></head><body>%s",
          "<html><body><script>window.a = %s", "var a = [{a:1},%s];", "<html><body><script>var %s",
          '<html><body><script>g_page_config = {"mods":{"itemlist":{"data":{"auctions":[%s',
          '<html><body><astro-island props="{&quot;a&quot;:[0,%s',
          '<html><body><script>window.a.streamController.enqueue("[{\\"_1\\":2},\\"a\\",%s',
          "title : a\nprice : 5\nurl : https://item.jd.com/1000001.html\ndesc  : a\n%s",
          '[{"url":"https://item.jd.com/1000001.html","price":5,"title":"%s"}]',
          '[{"url":"https://item.jd.com/1000001.html","title":"a","price":"%s"}]']
URL = "https://shop.example/list"
SIZE = 1 << 20


def unit(u):
    u = u.replace("_", " ").replace("\\x5f", "_")
    for a, b in (("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t"), ("\\x00", "\0")):
        u = u.replace(a, b)
    data = u.encode()
    for a in ("\\xff", "\\xe4", "\\xb8", "\\x1f", "\\x8b"):
        data = data.replace(a.encode(), bytes([int(a[2:], 16)]))
    return data


def cost(path, args):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        subprocess.run(["wt-extract"] + args + [path], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=60, env=job.ENV)
    except subprocess.TimeoutExpired:
        return 60.0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    path = tempfile.mktemp()
    seen, slow = [], 0
    for u in sys.argv[1:] or UNITS:
        data = unit(u)
        for f, frame in enumerate(FRAMES):
            head, tail = frame.encode().split(b"%s")
            args = ["--url", URL] if f else ["--platform", "x"]
            with open(path, "wb") as o:
                o.write(head + data * (SIZE // len(data)) + tail)
            long = cost(path, args)
            short = 0.0
            if long > 0.3:
                with open(path, "wb") as o:
                    o.write(head + data * (SIZE // 8 // len(data)) + tail)
                short = cost(path, args)
            bad = long > 1 and long > 16 * short
            slow += bad
            seen.append((long, short, u, f, bad))
    if os.path.exists(path):
        os.unlink(path)
    for long, short, u, f, bad in sorted(seen, reverse=True)[:10 + slow]:
        print("%6.2f s, an eighth %5.2f s: %s in frame %d%s" % (
            long, short, u, f, "  SLOWER" if bad else ""))
    print("%d inputs, %d of them slower than their length" % (len(seen), slow))
    return slow > 0


if __name__ == "__main__":
    sys.exit(main())
