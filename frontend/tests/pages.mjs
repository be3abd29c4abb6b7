// Opens every page of a running Hemtag in Chromium, in Swedish and English, on a phone and a desk, and says what is
// wrong with it. Exits with 1 when anything is.
//
//   node tests/pages.mjs http://127.0.0.1:8080                     every page of pages.json
//   node tests/pages.mjs http://127.0.0.1:8080 /makers /gaps       these pages only
//   … --list FILE      another list      --only TEXT      pages whose name or path holds TEXT
//   … --pictures DIR   a picture of each  --json           the result for programs
//   … --thorough       English by axe too, and the keyboard at both widths; without it the keyboard at one of them, by turns
//   … --workers N      tabs at once (2)    --sign-in ADDRESS  the address that `serve` or `demo` printed, for the
//                      pages and walks marked "administrator": true; without it they are left out, and it says so
//
// The list holds paths, and walks: what a person does to come to a page that has no address of its own (a question
// in the middle of a form, the answer to a need). A walk is done without JavaScript, so it also proves that the forms
// need none; its pages are then looked at like the others, with the cookies of the walk.
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { look, openBrowser } from "./look.mjs";
import { walk } from "./walk.mjs";

const options = { workers: 2, paths: [] };
const words = process.argv.slice(2);
while (words.length) {
  const word = words.shift();
  if (word === "--json") options.json = true;
  else if (word === "--thorough") options.thorough = true;
  else if (["--list", "--only", "--pictures", "--workers", "--sign-in"].includes(word)) options[word.slice(2)] = words.shift();
  else if (/^https?:/.test(word)) options.base = word.replace(/\/$/, "");
  else if (word.startsWith("/")) options.paths.push(word);
  else throw new Error(`"${word}" is not understood; see the top of tests/pages.mjs`);
}
if (!options.base) throw new Error("Say where Hemtag runs: node tests/pages.mjs http://127.0.0.1:8080");

const LANGUAGES = [
  { lang: "sv", address: (path) => options.base + path },
  { lang: "en", address: (path) => `${options.base}/en${path === "/" ? "" : path}` },
];
const WIDTHS = [360, 1280];

const started = Date.now();
const list = options.paths.length
  ? { pages: options.paths, walks: [] }
  : JSON.parse(await readFile(options.list ?? new URL("pages.json", import.meta.url), "utf8"));

const browser = await openBrowser();
const results = [];
let storage;
let administrator;
let leftOut = 0;
try {
  const pages = list.pages.map((page) => (typeof page === "string" ? { path: page } : page));
  if (options["sign-in"]) administrator = await signIn(options["sign-in"]);
  for (const steps of list.walks ?? []) {
    if (steps.administrator && !administrator) {
      leftOut += steps.steps.filter((step) => step.look).length;
      continue;
    }
    const walked = await walk(browser, options.base, steps, steps.administrator ? administrator : storage);
    // What an administrator's browser keeps stays apart: the other pages are looked at as anybody sees them.
    if (!steps.administrator) storage = walked.storage;
    pages.push(...walked.pages.map((page) => ({ ...page, administrator: steps.administrator })));
    if (walked.findings.length) results.push({ name: steps.name, path: "", lang: "sv", width: 1280, findings: walked.findings });
  }

  const asked = pages.filter((page) => !options.only || `${page.name ?? ""} ${page.path}`.includes(options.only));
  const wanted = asked.filter((page) => administrator || !page.administrator);
  leftOut += asked.length - wanted.length;
  if (options.pictures) await mkdir(options.pictures, { recursive: true });
  const jobs = LANGUAGES.flatMap((language) => WIDTHS.map((width) => ({ language, width })));
  const queue = jobs.flatMap((job) => wanted.map((page) => ({ ...job, page })));
  await Promise.all(Array.from({ length: Number(options.workers) }, () => work(queue, wanted)));
} finally {
  await browser.close();
}

/** What the browser keeps of an administrator: the link of this start, and the button behind it. */
async function signIn(address) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(address);
  await Promise.all([tab.waitForNavigation(), tab.locator("main form[method=post] button").first().click()]);
  const kept = await context.storageState();
  await context.close();
  return kept;
}

/** Takes pages from the queue, in a tab of the right width each, until it is empty. */
async function work(queue, wanted) {
  const tabs = new Map();
  for (let job = queue.shift(); job; job = queue.shift()) {
    const { page, language, width } = job;
    const key = `${width} ${page.administrator ?? false}`;
    if (!tabs.has(key)) {
      const storageState = page.administrator ? administrator : storage;
      const context = await browser.newContext({ viewport: { width, height: width < 600 ? 780 : 900 }, storageState, reducedMotion: "reduce" });
      tabs.set(key, await context.newPage());
    }
    const tab = tabs.get(key);
    const swedish = language.lang === "sv";
    // Head and foot are the same on every page: they are tabbed through on the first. English pages are the same pages with other
    // words: what words can break (their length, a missing one) is always looked at.
    const turn = options.thorough || page.path === "/" || (wanted.indexOf(page) % 2 === 0) === width < 600;
    const { title, findings } = await look(tab, language.address(page.path), {
      lang: language.lang,
      status: page.status ?? 200,
      width,
      axe: swedish || (options.thorough ?? false),
      keyboard: swedish && turn && (page.path === "/" ? true : "main"),
      dark: swedish && width > 600,
    });
    const name = page.name ?? (page.path.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "start");
    results.push({ name, path: page.path, status: page.status ?? 200, lang: language.lang, width, title, findings });
    if (options.pictures) await tab.screenshot({ path: join(options.pictures, `${name}-${language.lang}-${width}.png`), fullPage: true });
  }
}

// Two pages with one title cannot be told apart in a list of tabs.
for (const { lang } of LANGUAGES) {
  const seen = new Map();
  for (const result of results.filter((r) => r.lang === lang && r.width === WIDTHS[0] && r.status === 200)) {
    const before = seen.get(result.title);
    // A list with other filters is the same page.
    if (result.title && before && before.split("?")[0] !== result.path.split("?")[0]) {
      result.findings.push({ rule: "title", text: `has the title of ${before}: "${result.title}"`, where: "", advice: false });
    }
    seen.set(result.title, result.path);
  }
}

results.sort((a, b) => a.path.localeCompare(b.path) || b.lang.localeCompare(a.lang) || a.width - b.width);
const wrong = results.filter((r) => r.findings.some((f) => !f.advice));
const advice = results.flatMap((r) => r.findings.filter((f) => f.advice));
const seconds = Math.round((Date.now() - started) / 1000);
if (options.json) {
  console.log(JSON.stringify({ version: 1, base: options.base, seconds, looked: results.length, wrong: wrong.length, advice: advice.length, results }, null, 1));
} else {
  for (const result of results.filter((r) => r.findings.length)) {
    console.log(`\n${result.path || result.name}  ${result.lang}  ${result.width} px`);
    for (const { rule, text, where, advice } of result.findings) {
      console.log(`  ${advice ? "·" : "✗"} ${rule}: ${text}`);
      if (where) console.log(where.replace(/^/gm, "      "));
    }
  }
  if (leftOut) console.log(`\n${leftOut} pages of administrators were left out: give --sign-in and the address that was printed.`);
  const paths = new Set(results.map((r) => r.path)).size;
  console.log(`\n${paths} pages × 2 languages × 2 widths in ${seconds} s: ${results.length - wrong.length} right, ${wrong.length} wrong, ${advice.length} pieces of advice (·)`);
}
process.exitCode = wrong.length ? 1 : 0;
