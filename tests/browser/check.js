// check.js MODE PAGE - looks at a report in a headless Chromium
//
//   sort     columns sort, the total stays
//   open     every figure opens to as many adverts as it says
//   hostile  nothing of a page is run, and nothing is fetched
//   plain    without scripts a figure leads to its adverts
//   print    on paper no button is left
//   time     milliseconds to load, and to open the largest figure
//
// A line of what it found on standard output; faults on standard error, and
// status 1.  SHOTS=FOLDER keeps a picture.
"use strict";
const path = require("path");
const { chromium } = require(path.resolve(process.env.PLAYWRIGHT));
const [mode, file] = process.argv.slice(2);
const faults = [];

function fault(s) { faults.push(s); }
function texts(page, selector) {
  return page.$$eval(selector, (l) => l.map((e) => e.textContent));
}

async function sort(page) {
  const body = "#t0 tbody tr:not(.open) td:first-child";
  const foot = await texts(page, "#t0 tfoot td");
  const seen = [await texts(page, body)];
  for (const column of [1, 1, 0, 0]) {
    await page.click(`#t0 th:nth-child(${column + 1}) button`);
    seen.push(await texts(page, body));
  }
  const now = await texts(page, "#t0 tfoot td");
  if (now.join() !== foot.join()) fault("the total moved");
  const state = await page.$$eval("#t0 th", (l) => l.map((e) => e.ariaSort));
  return JSON.stringify({ seen, state });
}

// All in the page: hundreds of figures are quicker than hundreds of calls.
async function open(page) {
  const r = await page.evaluate(() => {
    const faults = [];
    let n = 0, adverts = 0;
    for (const a of document.querySelectorAll("a[data-r]")) {
      const row = a.closest("tr");
      const said = Number(a.dataset.t.split(" ")[0].replace(/,/g, ""));
      a.click();
      const list = row.nextElementSibling;
      list.querySelector(".adverts > button:last-child").click();
      const got = list.querySelectorAll(".ad").length;
      if (got !== said) faults.push(`a figure says ${said}, and opens to ${got}`);
      if (list.querySelectorAll(".ad code").length !== got)
        faults.push("an advert without its place in the archive");
      if (!list.querySelector("mark")) faults.push("no word is marked");
      if (a.getAttribute("aria-expanded") !== "true") faults.push("aria-expanded");
      if (n++ % 2) a.click();
      else list.querySelector("button").click();
      if (document.querySelector("tr.open")) faults.push("it does not close");
      adverts += got;
    }
    return { faults, said: `${n} figures, ${adverts} adverts` };
  });
  r.faults.forEach(fault);
  return r.said;
}

async function hostile(page) {
  const n = await page.evaluate(() => {
    const click = (q) => document.querySelectorAll(q).forEach((e) => e.click());
    click("tbody a[data-r]");
    const n = document.querySelectorAll("tr.open").length;
    click("th button");
    click("tbody td:nth-child(2) a[data-r]");
    return n;
  });
  await page.evaluate(() => document.querySelectorAll("*").forEach((e) => {
    for (const t of ["mouseover", "focus", "toggle", "load", "error"])
      e.dispatchEvent(new Event(t, { bubbles: true }));
    if (e.focus) e.focus();
  }));
  await page.waitForTimeout(300);
  const tags = await page.evaluate(() => Array.from(new Set(
    Array.from(document.querySelectorAll("*")).map((e) => e.localName))).sort().join(" "));
  return `${n} lists; ${tags}`;
}

// The policy itself: a script that got in would not run, nor reach out.
async function policy(page) {
  await page.evaluate(() => {
    const s = document.createElement("script");
    s.textContent = "hit('policy')";
    document.body.appendChild(s);
    const i = document.createElement("img");
    i.src = "https://example.com/x.png";
    document.body.appendChild(i);
  });
  await page.waitForTimeout(200);
}

async function plain(page) {
  await page.click("a[href^='#r']");
  const at = await page.evaluate(() => location.hash);
  const p = await page.$(at);
  if (!p || !(await p.isVisible())) { fault(at + " is not there"); return at; }
  const link = await p.$("a[href^='#a']");
  await link.click();
  const ad = await page.$(await page.evaluate(() => location.hash));
  if (!ad || !(await ad.isVisible())) fault("the advert is not there");
  return ad ? ad.innerText() : "";
}

async function print(page) {
  await page.evaluate(() => document.querySelector("a[data-r]").click());
  await page.emulateMedia({ media: "print" });
  for (const b of await page.$$(".adverts button"))
    if (await b.isVisible()) fault("a button on paper");
  if (!(await page.isVisible(".ad"))) fault("what is open is not printed");
  return String((await page.pdf({ format: "A4" })).length > 10000);
}

async function time(page, from) {
  const loaded = Date.now() - from;
  const n = await page.$$eval("a[data-r]", (l) => {
    l.sort((a, b) => parseInt(b.dataset.t.replace(/,/g, ""), 10) -
      parseInt(a.dataset.t.replace(/,/g, ""), 10));
    l[0].id = "largest";
    return l[0].dataset.t;
  });
  const start = Date.now();
  await page.$eval("#largest", (e) => e.click());
  await page.$eval("tr.open .adverts > button:last-child", (e) => e.click());
  await page.$$eval(".ad", (l) => l[l.length - 1].offsetHeight);
  return `loaded in ${loaded} ms; all of "${n}" listed in ${Date.now() - start} ms`;
}

async function main() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"] });
  const context = await browser.newContext({ javaScriptEnabled: mode !== "plain",
    viewport: { width: 1100, height: 1400 } });
  const page = await context.newPage();
  const hits = [], requests = [], refused = [];
  let quiet = true;
  page.on("console", (m) => quiet && fault("console: " + m.text()));
  page.on("pageerror", (e) => fault("error: " + e.message));
  page.on("dialog", (d) => { fault("dialog"); d.dismiss(); });
  page.on("popup", () => fault("popup"));
  page.on("request", (r) => requests.push(r.url()));
  page.on("requestfailed", (r) => {
    if (r.failure().errorText === "csp") refused.push(r.url());
  });
  if (mode !== "plain") await page.exposeFunction("hit", (n) => { hits.push(n); });
  const from = Date.now();
  await page.goto("file://" + path.resolve(file), { waitUntil: "load" });
  const said = await { sort, open, hostile, plain, print, time }[mode](page, from);
  if (requests.filter((u) => !u.includes("#")).length !== 1)
    fault("requests: " + requests.join(" "));
  if (mode === "hostile") {
    quiet = false;
    await policy(page);
    if (requests.some((u) => !u.startsWith("file:") && !refused.includes(u)))
      fault("the policy lets out " + requests.slice(1).join(" "));
  }
  if (hits.length) fault("run: " + hits.join(" "));
  if (process.env.SHOTS)
    await page.screenshot({ path: path.join(process.env.SHOTS, mode + ".png") });
  await browser.close();
  console.log(said);
  faults.slice(0, 10).forEach((f) => console.error(f));
  process.exit(faults.length ? 1 : 0);
}
main().catch((e) => { console.error(e.message); process.exit(2); });
