// A whole case in Chromium, from the need to its outcome, with three people signed in, each in a browser of their own: the
// owner, the adviser and the maker. Nothing of it uses JavaScript; every page on the way is then looked at as the other pages
// are, on a phone and a desk. Exits with 1 when a step cannot be taken or a page is wrong.
//
//   node tests/case.mjs http://127.0.0.1:8080 --sign-in ADDRESS --letters FOLDER [--pictures DIR]
//
// FOLDER is that of the setting `mail = "file:FOLDER"`.
import { createHmac } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Letters } from "./letters.mjs";
import { look, openBrowser } from "./look.mjs";

const options = {};
const words = process.argv.slice(2);
while (words.length) {
  const word = words.shift();
  if (["--sign-in", "--letters", "--pictures"].includes(word)) options[word.slice(2)] = words.shift();
  else options.base = word.replace(/\/$/, "");
}
if (!options.base || !options["sign-in"] || !options.letters) throw new Error("see the top of tests/case.mjs");

const PASSWORD = "gul traktor äter moln";
const letters = new Letters(options.letters);
const stamp = Date.now().toString(36);
const browser = await openBrowser();
const looked = [];
let wrong = 0;
if (options.pictures) await mkdir(options.pictures, { recursive: true });

/** The code that a person's second factor shows now (RFC 6238). */
function totp(key) {
  const bits = [...key].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Somebody with a browser of their own, without JavaScript. */
class Person {
  static async come(name) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const tab = await context.newPage();
    tab.setDefaultTimeout(10_000);
    return Object.assign(new Person(), { name, context, tab });
  }

  async open(path) {
    await this.tab.goto(path.startsWith("http") ? path : options.base + path);
    return this;
  }

  /** Fills in a form by the names of its fields and sends it; `button` says which of its buttons. */
  async send(form, fields = {}, button = "button[type=submit]") {
    const there = this.tab.locator(form).first();
    for (const [name, value] of Object.entries(fields)) {
      const field = there.locator(`[name="${name}"]`);
      const kind = await field.first().evaluate((e) => (e.tagName === "INPUT" ? e.type : e.tagName.toLowerCase()));
      if (kind === "radio" || kind === "checkbox") await there.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
      else if (kind === "select") await field.first().selectOption(value);
      else if (kind === "file") await field.first().setInputFiles(value);
      else await field.first().fill(value);
    }
    await Promise.all([this.tab.waitForNavigation(), there.locator(button).first().click()]);
    return this;
  }

  async follow(selector) {
    await Promise.all([this.tab.waitForNavigation(), this.tab.locator(selector).first().click()]);
    return this;
  }

  async reads(text) {
    const main = await this.tab.locator("main").innerText();
    if (!main.includes(text)) throw new Error(`${this.name} does not read "${text}" on ${this.tab.url()}:\n${main.slice(0, 1500)}`);
    return this;
  }

  get path() {
    const url = new URL(this.tab.url());
    return url.pathname + url.search;
  }

  /** This page is to be looked at, as this person sees it. */
  async look(name) {
    const storageState = await this.context.storageState();
    const path = this.path.replace(/^\/en(?=\/|$)/, "");
    for (const [lang, width] of [["sv", 360], ["sv", 1280], ["en", 360], ["en", 1280]]) {
      const context = await browser.newContext({ viewport: { width, height: width < 600 ? 780 : 900 }, storageState, reducedMotion: "reduce" });
      const tab = await context.newPage();
      const address = lang === "sv" ? options.base + path : `${options.base}/en${path}`;
      const { findings } = await look(tab, address, { lang, status: 200, width, keyboard: lang === "sv", dark: lang === "sv" && width > 600 });
      if (options.pictures) await tab.screenshot({ path: join(options.pictures, `${name}-${lang}-${width}.png`), fullPage: true });
      await context.close();
      const bad = findings.filter((f) => !f.advice);
      looked.push(name);
      if (bad.length) wrong += 1;
      for (const { rule, text, where } of bad) console.log(`${name} ${lang} ${width} px\n  ✗ ${rule}: ${text}\n${where}`);
    }
    return this;
  }
}

/** An account made by letter. */
async function account(name, email) {
  const person = await Person.come(name);
  await person.open("/account/new");
  await person.send("main form[action$='/account/new']", { email });
  const { path } = await letters.linkTo(email);
  await person.open(path);
  return person.send("main form[action*='/account/link/']", { name, password: PASSWORD });
}

const steps = {
  async "an administrator invites an adviser, who shows a second factor"() {
    const admin = await Person.come("admin");
    await admin.open(options["sign-in"]);
    await admin.send("main form[method=post]");
    await admin.open("/people/invite");
    const email = `ada.${stamp}@iuc.example`;
    await admin.send("main form[action$='/people/invite']", { email, role: "adviser", new_organisation: `IUC Prov ${stamp}` });
    const { path } = await letters.linkTo(email);
    const ada = await Person.come("Ada Råd");
    await ada.open(path);
    await ada.send("main form[action*='/account/link/']", { name: ada.name, password: PASSWORD });
    const key = await ada.tab.locator("input[name=key]").first().getAttribute("value");
    await ada.send("main form[action$='/account/second-factor/new']", { code: totp(key) });
    steps.ada = ada;
  },

  async "an owner states a need, signed in, and asks for an adviser"() {
    const kim = await account("Kim Ek", `kim.${stamp}@example.se`);
    const file = `title = "Lock till styrenhet ${stamp}"\nstage = "prototype"\nfirst_series = 50\nconfidentiality = "adviser_only"\n[owner]\nname = "Kim Ek"\nkommun = "Gnosjö"\n[[part]]\nname = "Lock"\nprocess = "fräsning"\nmaterial = "EN AW-6082"\nsize = "120 x 60 x 30 mm"\n`;
    await kim.open("/needs/new/file");
    await kim.send("main form[enctype]", { file: { name: "need.toml", mimeType: "text/plain", buffer: Buffer.from(file) } });
    if (await kim.tab.locator("#state").count()) await kim.follow("#state");
    await kim.reads(`Lock till styrenhet ${stamp}`);
    await kim.follow("main a[href$='/case']");
    await kim.look("case-new");
    await kim.send("main form[action$='/case']", { triage: "find" });
    await kim.reads("Lock till styrenhet");
    await kim.look("case-of-owner");
    steps.kim = kim;
    steps.case = kim.path.replace(/\?.*/, "");
  },

  async "the adviser takes the case and gets the statement of earlier aid"() {
    const { ada, kim } = steps;
    await ada.open("/cases");
    await ada.look("cases");
    await ada.open(steps.case);
    await ada.send("main form[action$='/take']");
    await letters.linkTo(`kim.${stamp}@example.se`, "/cases/");
    await kim.open(`${steps.case}/aid`);
    await kim.look("case-aid");
    await kim.send("main form[action$='/aid']", { firm: "Ek Cykel AB", number: "556036-0793", linked: "none", earlier: "none", certify: "yes" }, "button[type=submit]:not([name])");
    await ada.open(`${steps.case}/aid`);
    await ada.look("case-aid-stated");
    await ada.send("main form[action$='/aid/answer']", {}, "button[value=accept]");
    await ada.open(steps.case);
    await ada.look("case-of-adviser");
    await ada.send("main form[action$='/fit']");
  },

  async "the adviser gives a maker its address, and the maker's firm gets an account of its own"() {
    const { ada, kim } = steps;
    await kim.open(`${steps.case}/requests/new`);
    await kim.look("request-new");
    steps.maker = await kim.tab.locator("input[name=maker]").first().getAttribute("value");
    await ada.open(`/makers/${steps.maker}/reach`);
    await ada.look("maker-reach");
    await ada.send(`main form[action$='/reach']`, { email: `maker.${stamp}@example.se`, language: "sv" });
    const bo = await account("Bo Fräs", `bo.${stamp}@example.se`);
    await bo.open(`/makers/${steps.maker}/claim`);
    await bo.send("main form[action$='/claim']", { words: "Jag är platschef" });
    await ada.open("/people/claims");
    await ada.send("main form[action*='/people/claims/']", { reason: "Träffade Bo på plats" }, "button[value=grant]");
    steps.bo = bo;
  },

  async "owner and adviser ask, the letter goes"() {
    const { ada, kim } = steps;
    await kim.open(`${steps.case}/requests/new?maker=${steps.maker}`);
    await kim.send("main form[action$='/requests/new']", { kind: "quote", quantities: "50, 500", intent: "order", words: "Vi vill ha pris.", level: "name" });
    await ada.open(steps.case);
    await ada.reads("Säg ja eller nej till att fråga en tillverkare");
    await ada.open(`${steps.case}/requests`);
    await ada.send("main form[action$='/agree']");
    await ada.look("requests");
    const letter = await letters.linkTo(`maker.${stamp}@example.se`, "/answer/");
    if (letter.body.includes("styrenhet") || letter.body.includes("Kim")) throw new Error("the letter tells what is confidential");
    steps.answer = letter.path;
  },

  async "the maker, signed in, undertakes confidentiality, asks, and gives a price"() {
    const { bo, kim } = steps;
    await bo.open(`/makers/${steps.maker}/requests`);
    await bo.look("maker-requests");
    await bo.follow("main a[href*='/answer/']");
    if (bo.path !== steps.answer) throw new Error(`${bo.path} is not ${steps.answer}`);
    const before = await bo.tab.locator("main").innerText();
    if (before.includes("Lock till styrenhet")) throw new Error("the name is shown before confidentiality was undertaken");
    await bo.look("answer");
    await bo.send("main form[action$='/undertaking']", { name: "Bo Fräs", function: "platschef", accept: "yes" });
    await bo.reads(`Lock till styrenhet ${stamp}`);
    await bo.send("main form[enctype]", { words: "Vilken yta?" }, "button[value=ask]");
    await kim.open(`${steps.case}/requests`);
    await kim.reads("Vilken yta?");
    await kim.tab.locator("main details:has(form[action$='/reply']) summary").first().click();
    await kim.send("main form[action$='/reply']", { words: "Ra 1,6." });
    await bo.open(steps.answer);
    await bo.reads("Ra 1,6.");
    await bo.send("main form[enctype]", { "price-50": "180,50", "price-500": "95", tooling: "12000", lead_time: "28" }, "button[value=yes]");
    await bo.reads("180,5");
    await bo.look("answer-given");
  },

  async "the owner compares, and tells that it was made"() {
    const { kim, ada } = steps;
    await kim.open(`${steps.case}/requests`);
    await kim.reads("Offerter sida vid sida");
    await kim.look("quotes");
    await kim.open(`${steps.case}/outcome`);
    await kim.look("outcome");
    await kim.send("main form[action$='/outcome']", { reached: "made", maker: steps.maker });
    await ada.open(steps.case);
    await ada.reads("Tillverkat");
    await ada.look("case-made");
    await ada.open(`/makers/${steps.maker}/contacts`);
    await ada.reads(`IUC Prov ${stamp}`);
    await ada.look("maker-contacts");
  },
};

const started = Date.now();
try {
  for (const [name, step] of Object.entries(steps)) {
    if (typeof step !== "function") continue;
    try {
      await step();
    } catch (error) {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    }
  }
} catch (error) {
  wrong += 1;
  console.log(`✗ ${error.message}`);
} finally {
  await browser.close();
}
console.log(`A case from need to outcome with three people in ${Math.round((Date.now() - started) / 1000)} s: ${looked.length} looks, ${wrong} wrong`);
process.exitCode = wrong ? 1 : 0;
