// From a need to the skill that it lacks and back, in Chromium without JavaScript: a need waits for a certificate, the maker that
// lacks only that is told, takes it as a goal in its firm's map, gains it, says so in its profile, and the need has its match.
// Every page on the way is looked at as the other pages are. Exits with 1 when a step cannot be taken or a page is wrong.
//
//   node tests/skills.mjs http://127.0.0.1:8080 --sign-in ADDRESS --letters FOLDER [--pictures DIR]
//
// FOLDER is that of the setting `mail = "file:FOLDER"`. The register may hold other makers: the process is one that none offers.
import { mkdir } from "node:fs/promises";
import { Letters } from "./letters.mjs";
import { openBrowser } from "./look.mjs";
import { cast, take } from "./person.mjs";

const options = {};
const words = process.argv.slice(2);
while (words.length) {
  const word = words.shift();
  if (["--sign-in", "--letters", "--pictures"].includes(word)) options[word.slice(2)] = words.shift();
  else options.base = word.replace(/\/$/, "");
}
if (!options.base || !options["sign-in"] || !options.letters) throw new Error("see the top of tests/skills.mjs");

const letters = new Letters(options.letters);
const stamp = Date.now().toString(36);
const browser = await openBrowser();
const { Person, account, told } = cast(browser, options, letters);
if (options.pictures) await mkdir(options.pictures, { recursive: true });

const PROCESS = "6.6";
const CERTIFICATE = "ISO 13485";
const firm = `Stråle ${stamp} AB`;
const domain = `strale-${stamp}.example`;

/** Opens a page again and again until it reads so: gaps open and close in a job that looks every two seconds. */
async function until(person, path, text) {
  for (let tried = 0; ; tried += 1) {
    await person.open(path);
    if ((await person.tab.locator("main").innerText()).includes(text)) return;
    if (tried === 20) await person.reads(text);
    await new Promise((done) => setTimeout(done, 1000));
  }
}

const steps = {
  async "a maker is registered that offers the process and says that it lacks the certificate"() {
    const admin = await Person.come("admin");
    await admin.open(options["sign-in"]);
    await admin.send("main form[method=post]");
    await admin.open("/makers/new");
    await admin.send("main form[method=post]", { name: firm, kommun: "Gotland", web: `https://www.${domain}` });
    steps.maker = admin.path.match(/\/makers\/(\d+)/)[1];
    await admin.open(`/makers/${steps.maker}/edit/offer-new?process=${PROCESS}`);
    await admin.send("main form[method=post]", { materials: "PP\nPE", sourcing: "in_house" });
    await admin.open(`/makers/${steps.maker}/edit/not-held-new`);
    await admin.send("main form[method=post]", { certificate: CERTIFICATE });
  },

  async "an owner states a need that asks for it, and nobody can take it"() {
    const kim = await account("Kim Ek", `kim.${stamp}@example.se`);
    const file = `title = "Provrör ${stamp}"\nstage = "pilot_series"\nfirst_series = 500\nconfidentiality = "anonymous"\ncertificates = ["${CERTIFICATE}"]\n[owner]\nname = "Kim Ek"\nkommun = "Gotland"\n[[part]]\nname = "Rör"\nprocess = "${PROCESS}"\n`;
    await kim.open("/needs/new/file");
    await kim.send("main form[enctype]", { file: { name: "need.toml", mimeType: "text/plain", buffer: Buffer.from(file) } });
    if (await kim.tab.locator("#state").count()) await kim.follow("#state");
    await kim.reads(`Provrör ${stamp}`);
    steps.need = kim.path.replace(/\?.*/, "");
    steps.kim = kim;
  },

  async "the maker's own see that one thing is lacking, and what would close it"() {
    const bo = await account("Bo Stråle", `bo@${domain}`);
    await bo.open(`/makers/${steps.maker}/claim`);
    await bo.send("main form[action$='/claim']");
    await until(bo, `/makers/${steps.maker}`, "Ett steg ifrån");
    await bo.look("maker-one-step-line");
    await bo.follow("main a[href$='/one-step']");
    await bo.reads("ISO 13485");
    await bo.reads("1 behov väntar");
    if ((await bo.tab.locator("main").innerText()).includes("Provrör")) throw new Error("the page tells whose need it is");
    await bo.look("maker-one-step");
    steps.bo = bo;
  },

  async "everybody sees how many are one step away, and nothing else"() {
    const anybody = await Person.come("anybody");
    await anybody.open("/gaps?kind=skill");
    await anybody.reads("Vem är ett steg ifrån?");
    await anybody.look("gaps-nearest");
    await anybody.open(`/makers/${steps.maker}`);
    if ((await anybody.tab.locator("main").innerText()).includes("Ett steg ifrån")) throw new Error("a visitor sees the maker's own");
  },

  async "it becomes a goal in the firm's map"() {
    const { bo } = steps;
    await bo.open(`/makers/${steps.maker}/one-step`);
    await bo.send("main form[action$='/one-step']", { by: "2099-06-30" });
    await bo.reads("Målet finns i företagets karta");
    await bo.look("maker-one-step-taken");
    await bo.follow("main a[href*='/skills/firm/']");
    await bo.reads("Ha certifikatet ISO 13485");
    await bo.look("skills-firm-goal");
    steps.map = bo.path.match(/\/skills\/firm\/\d+/)[0];
    await bo.open(steps.map);
    await bo.look("skills-firm-with-goal");
  },

  // What the plan says of the goal stands here, once it has a page: `${steps.map}/plan`.
  // A validation of whoever carries it stands here, once a centre can be kept: /skills/validations.

  async "it is gained, and the profile says so with evidence"() {
    const { bo } = steps;
    await bo.open(`/makers/${steps.maker}/one-step`);
    await bo.follow("main a[href*='/edit/certificate-new']");
    const begun = await bo.tab.locator("main [name=certificate]").inputValue();
    if (begun !== CERTIFICATE) throw new Error(`the form begins with ${begun}`);
    await bo.look("maker-certificate-gained");
    await bo.send("main form[method=post]", { issuer: "Exempelorganet", valid_until: "2099-12-31", level: "document", by: "Exempelorganet" });
  },

  async "the gap closes: the need has its match, and its owner a notice"() {
    const { kim, bo } = steps;
    await until(kim, steps.need, firm);
    await kim.look("need-matched");
    await until(bo, `/makers/${steps.maker}/one-step`, "Inget väntar på en enda sak");
    await bo.look("maker-one-step-none");
  },
};

await take(steps, browser, told, "From a need to the skill that it lacks and back");
