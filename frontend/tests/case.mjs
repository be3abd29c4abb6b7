// A whole case in Chromium, from the need to its outcome, with three people signed in, each in a browser of their own: the
// owner, the adviser and the maker. Nothing of it uses JavaScript; every page on the way is then looked at as the other pages
// are, on a phone and a desk. Exits with 1 when a step cannot be taken or a page is wrong.
//
//   node tests/case.mjs http://127.0.0.1:8080 --sign-in ADDRESS --letters FOLDER [--pictures DIR]
//
// FOLDER is that of the setting `mail = "file:FOLDER"`.
import { mkdir } from "node:fs/promises";
import { Letters } from "./letters.mjs";
import { openBrowser } from "./look.mjs";
import { PASSWORD, cast, take, totp } from "./person.mjs";

const options = {};
const words = process.argv.slice(2);
while (words.length) {
  const word = words.shift();
  if (["--sign-in", "--letters", "--pictures"].includes(word)) options[word.slice(2)] = words.shift();
  else options.base = word.replace(/\/$/, "");
}
if (!options.base || !options["sign-in"] || !options.letters) throw new Error("see the top of tests/case.mjs");

const letters = new Letters(options.letters);
// Others begin in the same moment.
const stamp = `${Date.now().toString(36)}${process.pid}`;
const browser = await openBrowser();
const { Person, account, told } = cast(browser, options, letters);
if (options.pictures) await mkdir(options.pictures, { recursive: true });

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
    await kim.send("main form[action$='/aid']", { firm: "Ek Cykel AB", number: "556036-0793", linked: "none", earlier: "none", signed: "Kim Ek", capacity: "firmatecknare", certify: "yes" }, "button[type=submit]:not([name])");
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

await take(steps, browser, told, "A case from need to outcome with three people");
