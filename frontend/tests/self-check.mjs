// Proves that the looking sees: pages with one planted fault each must be found faulty, by the rule that should find
// it, and the faultless page must pass.
import { createServer } from "node:http";
import { look, openBrowser } from "./look.mjs";
import { walk } from "./walk.mjs";

const good = {
  lang: "sv",
  title: "Prov",
  head: "<style>a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid #000}a{display:inline-block;min-height:24px}</style>",
  body: '<a href="#content">Hoppa till innehållet</a><main id="content" tabindex="-1"><h1>Prov</h1><p>Text.</p><form method="post"><label for="a">Namn</label><input id="a" name="a"><button type="submit">Skicka</button></form></main>',
};
const faults = {
  "axe:color-contrast": { body: good.body.replace("<p>", '<p class="pale">'), head: `${good.head}<style>.pale{color:#bbb}</style>` },
  "axe:label": { body: good.body.replace('<label for="a">Namn</label>', "Namn ") },
  "axe:image-alt": { body: good.body.replace("Text.", '<img src="/pixel.svg">') },
  "axe:html-has-lang": { lang: "" },
  "axe:target-size": { body: good.body.replace("Text.", '<a class="s" href="/1">1</a><a class="s" href="/2">2</a>'), head: `${good.head}<style>.s{font-size:8px;min-height:0;line-height:9px}</style>` },
  lang: { lang: "en" },
  title: { title: "" },
  h1: { body: good.body.replace("<p>Text.</p>", "<h1>Igen</h1>") },
  scroll: { body: good.body.replace("Text.", '<span class="w">bred</span>'), head: `${good.head}<style>.w{display:block;width:900px}</style>` },
  words: { body: good.body.replace("Text.", "⟦nyckel⟧") },
  console: { body: `${good.body}<script>console.error("fel")</script>` },
  script: { body: `${good.body}<script>nothing.there()</script>` },
  request: { body: good.body.replace("Text.", '<img src="/missing.png" alt="">') },
  "foreign-host": { body: good.body.replace("Text.", '<img src="http://127.0.0.1:PORT/pixel.svg" alt="">') },
  focus: { body: good.body.replace("<button", '<button class="n"'), head: `${good.head}<style>.n:focus-visible{outline:none}</style>` },
  "tab-order": { body: good.body.replace("<button", '<button tabindex="3"') },
  "skip-link": { body: `<a href="/elsewhere">Annat</a>${good.body}` },
  inline: { body: good.body.replace("<p>", '<p style="margin:0">') },
  status: { status: 500 },
};

const page = ({ lang, title, head, body }, port) =>
  `<!doctype html><html${lang ? ` lang="${lang}"` : ""}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${title}</title>${head}</head><body>${body}</body></html>`.replace("PORT", port);

const names = Object.keys(faults);
const server = createServer((request, response) => {
  const name = decodeURIComponent(request.url.slice(1));
  if (name === "pixel.svg") return response.writeHead(200, { "content-type": "image/svg+xml" }).end('<svg xmlns="http://www.w3.org/2000/svg"/>');
  if (name !== "good" && !faults[name]) return response.writeHead(404).end();
  const fault = faults[name] ?? {};
  response.writeHead(fault.status ?? 200, { "content-type": "text/html; charset=utf-8" });
  response.end(page({ ...good, ...fault }, server.address().port));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const base = `http://localhost:${server.address().port}`;

const browser = await openBrowser();
const wrong = [];
try {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const tab = await context.newPage();
  for (const keyboard of [true, "main"]) {
    const see = (name) => look(tab, `${base}/${encodeURIComponent(name)}`, { lang: "sv", status: 200, width: 360, keyboard, dark: false });
    const { findings } = await see("good");
    const seen = findings.filter((f) => !f.advice);
    if (seen.length) wrong.push(`the faultless page was found faulty: ${JSON.stringify(seen)}`);
    for (const name of names) {
      const { findings } = await see(name);
      if (!findings.some((f) => f.rule === name && !f.advice)) {
        wrong.push(`the planted fault "${name}" was not found; found instead: ${findings.map((f) => f.rule).join(", ") || "nothing"}`);
      }
    }
  }
  const lost = await walk(browser, base, { name: "lost", steps: [{ open: "/good" }, { follow: "a.nowhere" }] });
  if (!lost.findings.some((f) => f.rule === "walk")) wrong.push("a walk that cannot be walked was not found");
} finally {
  await browser.close();
  server.close();
}
for (const sentence of wrong) console.log(`✗ ${sentence}`);
console.log(wrong.length ? `${wrong.length} of ${names.length + 2} checks of the looking itself failed` : `${names.length + 2} planted faults and the faultless page were told apart`);
process.exitCode = wrong.length ? 1 : 0;
