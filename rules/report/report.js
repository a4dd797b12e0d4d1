// What a report of wt-report --format html does: columns sort, figures open.
// Text of adverts only ever becomes text nodes.
"use strict";
(function () {
  var block = document.getElementById("data"), data = null;

  function load() {
    if (!data) data = block ? JSON.parse(block.textContent) : {};
    return data;
  }
  function word(name) { return document.body.getAttribute("data-" + name); }
  function put(parent, tag, text, cls) {
    var e = document.createElement(tag);
    if (text !== undefined && text !== null) e.textContent = text;
    if (cls) e.className = cls;
    parent.appendChild(e);
    return e;
  }

  // -- sorting ---------------------------------------------------------------
  var order = new Intl.Collator(document.documentElement.lang);

  function value(row, i) {
    var cell = row.cells[i], v = cell.getAttribute("data-v");
    if (v !== null) return Number(v);
    return cell.classList.contains("none") ? null : cell.textContent;
  }
  function compare(a, b) {
    if (a === null || b === null) return (a === null) - (b === null);
    if (typeof a === "number" && typeof b === "number") return a - b;
    return order.compare(a, b);
  }
  function sort(th) {
    var table = th.closest("table"), body = table.tBodies[0], i = th.cellIndex;
    var first = th.classList.contains("n") ? "descending" : "ascending";
    var now = th.getAttribute("aria-sort"), next = first;
    if (now === first)
      next = first === "ascending" ? "descending" : "ascending";
    table.querySelectorAll("tr.open").forEach(function (r) { shut(r); });
    var rows = Array.from(body.rows).map(function (r) {
      return { row: r, v: value(r, i) };
    });
    rows.sort(function (a, b) {
      // What is not there stands last, whichever way.
      if (a.v === null || b.v === null) return compare(a.v, b.v);
      return next === "ascending" ? compare(a.v, b.v) : compare(b.v, a.v);
    });
    rows.forEach(function (r) { body.appendChild(r.row); });
    table.querySelectorAll("th").forEach(function (h) {
      h.removeAttribute("aria-sort");
    });
    th.setAttribute("aria-sort", next);
  }
  document.querySelectorAll("table.sorts th").forEach(function (th) {
    var text = th.textContent;
    th.textContent = "";
    put(th, "button", text).type = "button";
  });

  // -- figures ---------------------------------------------------------------
  function marked(parent, parts) {
    parts.forEach(function (p) {
      if (typeof p === "string") {
        parent.appendChild(document.createTextNode(p));
        return;
      }
      var m = put(parent, "mark", p[0], p[1]);
      m.title = p[3];
      if (p[2]) put(m, "i", p[2]);
    });
  }
  function advert(list, a) {
    var li = put(list, "li", null, "ad");
    marked(put(li, "p", null, "t"), a.t);
    a.x.forEach(function (x) {
      var p = put(li, "p", null, "w");
      put(p, "span", x[0] + ": ", "f");
      marked(p, x[1]);
    });
    a.f.forEach(function (line) { put(li, "p", line, "f"); });
    if (a.s) put(put(li, "p", null, "f"), "code", a.s);
  }
  function some(open, n) {
    var part = document.createDocumentFragment();
    var end = Math.min(open.at + n, open.rows.length);
    for (; open.at < end; open.at++)
      advert(part, load().adverts[open.rows[open.at]]);
    open.list.appendChild(part);
    open.more.hidden = open.all.hidden = open.at >= open.rows.length;
    open.all.textContent = word("all").replace("%", open.rows.length);
  }
  function shut(tr) {
    var of = document.querySelector('a[aria-expanded="true"][data-r="' +
      tr.getAttribute("data-of") + '"]');
    document.querySelectorAll('a[data-r="' + tr.getAttribute("data-of") + '"]')
      .forEach(function (a) { a.setAttribute("aria-expanded", "false"); });
    tr.remove();
    return of;
  }
  function open(a) {
    var at = a.getAttribute("data-r"), i = at.split("-");
    var row = a.closest("tr"), old = row.nextElementSibling;
    if (old && old.classList.contains("open")) {
      var same = a.getAttribute("aria-expanded") === "true";
      shut(old);
      if (same) return;
    }
    var tr = document.createElement("tr");
    tr.className = "open";
    tr.setAttribute("data-of", at);
    row.parentNode.insertBefore(tr, row.nextSibling);
    var td = put(tr, "td");
    td.colSpan = row.cells.length;
    var box = put(td, "div", null, "adverts"), top = put(box, "div", null, "top");
    put(top, "p", a.getAttribute("data-t"));
    var close = put(top, "button", word("close"));
    close.type = "button";
    close.addEventListener("click", function () { shut(tr); a.focus(); });
    var list = put(box, "ol");
    var more = put(box, "button", word("more"));
    var all = put(box, "button");
    var o = { rows: load().rows[i[0]][i[1]], at: 0, list: list, more: more,
      all: all };
    more.addEventListener("click", function () { some(o, 100); });
    all.addEventListener("click", function () { some(o, Infinity); });
    some(o, 50);
    a.setAttribute("aria-expanded", "true");
  }
  document.addEventListener("click", function (e) {
    var a = e.target.closest && e.target.closest("a[data-r]");
    var b = e.target.closest && e.target.closest("th button");
    if (a) { e.preventDefault(); open(a); }
    if (b) sort(b.parentNode);
  });
})();
