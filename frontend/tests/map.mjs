// A firm's map of skills in Chromium without JavaScript: from a goal to what is missing, with a matrix out of a file. Every page on
// the way is looked at as the other pages are. Exits with 1 when a step cannot be taken or a page is wrong.
//
//   node tests/map.mjs http://127.0.0.1:8080 --sign-in ADDRESS --letters FOLDER [--pictures DIR]
//
// FOLDER is that of the setting `mail = "file:FOLDER"`.
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
if (!options.base || !options.letters) throw new Error("see the top of tests/map.mjs");

const letters = new Letters(options.letters);
// Others begin in the same moment.
const stamp = `${Date.now().toString(36)}${process.pid}`;
const browser = await openBrowser();
const { account, told } = cast(browser, options, letters);
if (options.pictures) await mkdir(options.pictures, { recursive: true });

const form = "main form.ht-form[method=post]";
const file = (name, text) => ({ file: { name, mimeType: "text/csv", buffer: Buffer.from(text) } });

const steps = {
  async "somebody begins a map for a firm of their own"() {
    const kim = await account("Kim Ek", `kim.${stamp}@firm.example`);
    await kim.open("/skills/firm");
    await kim.look("map-which");
    await kim.send(form, { name: `Verkstad ${stamp} AB` });
    steps.map = kim.path.match(/\/skills\/firm\/\d+/)[0];
    await kim.look("map-settings");
    await kim.send(form, { branch: "25", county: "06", employees: "14" });
    await kim.reads("Skriv ett mål för verksamheten");
    await kim.look("map-begun");
    steps.kim = kim;
  },

  async "the firm's own systems get a key and an address"() {
    const { kim, map } = steps;
    const own = `/organisations/${map.split("/").at(-1)}`;
    await kim.open("/account");
    await kim.look("account-with-firm");
    await kim.open(`${own}/integrations`);
    await kim.send(`main form[action$='${own}/keys']`, { name: "Affärssystemet", scope: "needs", each_minute: "60" });
    await kim.reads("Nyckeln är gjord");
    await kim.open(`${own}/integrations`);
    await kim.send(`main form[action$='${own}/webhooks']`, { address: "http://localhost/hook", kind: "gap.closed" });
    await kim.reads("Adressen måste börja med https");
    await kim.open(`${own}/integrations`);
    await kim.send(`main form[action$='${own}/webhooks']`, { address: "https://verkstad.example.se/hemtag", kind: "gap.closed" });
    await kim.reads("whsec_");
    await kim.open(`${own}/integrations`);
    await kim.send(`main form[action$='/try']`, {});
    await kim.reads("Ett prov är på väg");
    await kim.look("integrations-in-use");
  },

  async "a goal is written, with what it needs"() {
    const { kim, map } = steps;
    await kim.open(`${map}/goals`);
    await kim.look("map-goals-none");
    await kim.open(`${map}/goals/new`);
    await kim.look("map-goal-new");
    await kim.send(form, { name: "Batterilådor i serie", by: "2099", "capability-0-name": "TIG-svetsning" });
    await kim.look("map-goals");
    await kim.follow(`main a[href^='${map}/goals/']:not([href$='/new'])`);
    await kim.reads("Vad processerna brukar kräva");
    await kim.reads("står inte i er karta: okänt");
    await kim.look("map-goal-usual");
    await kim.send("main form[action$='/usual']");
    await kim.reads("Kryssa för minst en kompetens");
  },

  async "a role comes from a template, another is written"() {
    const { kim, map } = steps;
    await kim.open(`${map}/roles`);
    await kim.look("map-roles-none");
    await kim.open("/skills/templates/7223");
    await kim.follow("main .ht-results a");
    await kim.look("map-template");
    await kim.follow(`main button[formaction$='${map}/template']`);
    await kim.look("map-role-of-template");
    await kim.open(`${map}/roles/new`);
    await kim.send(form, {
      name: "Svetsare", "required-0-skill": "TIG-svetsning", "required-0-level": "3", "required-0-people": "2", "required-0-by": "igår",
    });
    await kim.look("map-role-wrong");
    await kim.send(form, { "required-0-by": "" });
    await kim.look("map-roles");
  },

  async "a matrix with faults is told cell by cell and not taken; a good one is"() {
    const { kim, map } = steps;
    await kim.open(`${map}/import`);
    await kim.look("map-import");
    await kim.send("main form[enctype]", file("matris.csv", "Namn;Befattning;Skift;TIG-svetsning;Truckkort A\nÅsa Öst;Svetsare;Dag;bra;x\nÅsa Öst;Svetsare;Natt;2;\n"));
    await kim.reads("filen läses inte in");
    await kim.look("map-import-faults");
    await kim.send("main form.ht-acts");
    await kim.send("main form[enctype]", file("matris.csv", "Namn;Befattning;Skift;TIG-svetsning;Truckkort A\nÅsa Öst;Svetsare;Dag;4;3\nBo Åström;Svetsare;Natt;;0\n"));
    await kim.look("map-import-preview");
    await kim.follow("main button[value=import]");
    await kim.reads("Filen är inläst");
    await kim.look("map-people");
  },

  async "it shows what is covered, what hangs on one person, and what ends"() {
    const { kim, map } = steps;
    await kim.open(`${map}/people`);
    await kim.follow("main table a");
    await kim.look("map-person");
    await kim.send(form, { "held-1-kind": "certificate", "held-1-until": "2099-01-01" });
    await kim.open(map);
    await kim.reads("1–2");
    await kim.reads("Hänger på en enda");
    await kim.look("map-overview");
    await kim.open(`${map}/matrix`);
    await kim.look("map-matrix");
    await kim.open(`${map}/skills`);
    await kim.look("map-skills");
    await kim.follow("main table a");
    await kim.look("map-skill");
    await kim.open(`${map}/history`);
    await kim.look("map-history");
  },

  async "what is missing becomes a plan, which is kept"() {
    const { kim, map } = steps;
    await kim.open(`${map}/plan`);
    await kim.reads("Brister");
    await kim.look("map-plan");
    await kim.open("/account/skills");
    await kim.look("own-skills");
  },
};

await take(steps, browser, told, "A firm's map of skills from a goal to what is missing");
