// From a need to the skill that it lacks and back, in Chromium without JavaScript: a need waits for welders who are qualified, the
// maker that lacks only that is told and takes it as a goal in its firm's map; the plan says how; a test centre validates a welder,
// who lets the firm see it; the map says that it is there, the profile says so with evidence, and the need has its match.
// Every page on the way is looked at as the other pages are. Exits with 1 when a step cannot be taken or a page is wrong.
//
//   node tests/skills.mjs http://127.0.0.1:8080 --sign-in ADDRESS --letters FOLDER [--pictures DIR]
//
// FOLDER is that of the setting `mail = "file:FOLDER"`. The register may hold other makers: the process is one that none offers.
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
if (!options.base || !options["sign-in"] || !options.letters) throw new Error("see the top of tests/skills.mjs");

const letters = new Letters(options.letters);
// Others begin in the same moment.
const stamp = `${Date.now().toString(36)}${process.pid}`;
const browser = await openBrowser();
const { Person, account, told } = cast(browser, options, letters);
if (options.pictures) await mkdir(options.pictures, { recursive: true });

const PROCESS = "6.6";
const CERTIFICATE = "ISO 9606-1";
const centre = `Testcenter ${stamp}`;
const qualification = `svetsare-${stamp}`;
/** The date some days from now. */
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const firm = `Stråle ${stamp} AB`;
const domain = `strale-${stamp}.example`;

/** Opens a page again and again until it reads so: gaps open and close in a job that looks every two seconds. */
async function until(person, path, text) {
  for (let tried = 0; ; tried += 1) {
    await person.open(path);
    if ((await person.tab.locator("main").innerText()).includes(text)) return;
    if (tried === 120) await person.reads(text);
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
    steps.admin = admin;
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
    await bo.reads("ISO 9606-1");
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
    await bo.reads("Ha certifikatet ISO 9606-1");
    await bo.look("skills-firm-goal");
    steps.map = bo.path.match(/\/skills\/firm\/\d+/)[0];
    await bo.open(steps.map);
    await bo.look("skills-firm-with-goal");
  },

  async "a welder stands in the map with an account, and one is enough to begin with"() {
    const { bo, map } = steps;
    await bo.open(`${map}/people/new`);
    await bo.tab.locator("main [name=roles]").first().check({ force: true });
    await bo.send("main form.ht-form[method=post]", { name: "Bo Stråle" });
    await bo.follow("main table a");
    const own = await bo.tab.locator("main [name=account] option", { hasText: "Bo Stråle" }).getAttribute("value");
    await bo.send("main form[action$='/account']", { account: own });
    await bo.reads("Kontot är sparat");
    await bo.follow("main table a");
    await bo.look("skills-firm-person-with-account");
    await bo.open(`${map}/roles`);
    await bo.follow("main table a, main .ht-stack a[href*='/roles/']");
    await bo.send("main form.ht-form[method=post]", { "required-0-people": "1" });
    await bo.open(`/makers/${steps.maker}/one-step`);
    await bo.reads("0 av 1 har det säkert");
    await bo.look("maker-one-step-under-way");
  },

  async "the plan says what is lacking and how to get there"() {
    const { bo } = steps;
    await bo.follow("main a[href$='/plan']");
    await bo.reads("ISO 9606-1");
    await bo.look("skills-firm-plan-of-goal");
  },

  async "a qualification, a test centre and its assessor are registered"() {
    const { admin } = steps;
    const unit = `[[qualification.units]]\ncode = "prov"\nname_sv = "Svetsarprövning"\nname_en = "Welder qualification"\n[[qualification.units.outcomes]]\ncode = "prov-1"\nkind = "skill"\ntext_sv = "Svetsar ett provstycke som håller"\ntext_en = "Welds a test piece that holds"\ncertificate = "${CERTIFICATE}"\n`;
    const file = `[[qualification]]\ncode = "${qualification}"\nname_sv = "Svetsare ${stamp}"\nname_en = "Welder ${stamp}"\nsource = "påhittad"\nunits_stated = 1\n${unit}`;
    await admin.open("/skills/qualifications/import");
    await admin.send("main form[enctype]", { file: { name: "q.toml", mimeType: "text/plain", buffer: Buffer.from(file) } });
    await admin.follow("main button[value=import]");
    await admin.open("/people/invite");
    const email = `ines.${stamp}@centre.example`;
    await admin.send("main form[action$='/people/invite']", { email, role: "assessor", new_organisation: centre });
    const { path } = await letters.linkTo(email);
    const ines = await Person.come("Ines Prov");
    await ines.open(path);
    await ines.send("main form[action*='/account/link/']", { name: ines.name, password: PASSWORD });
    const key = await ines.tab.locator("input[name=key]").first().getAttribute("value");
    await ines.send("main form[action$='/account/second-factor/new']", { code: totp(key) });
    await admin.open("/skills/centres");
    const of = await admin.tab.locator("main [name=organisation] option", { hasText: centre }).getAttribute("value");
    await admin.send("main form[action$='/skills/centres']", { organisation: of });
    await admin.open("/skills/centres");
    await admin.follow(`main table a:text-is("${centre}")`);
    await admin.send("main form[action$='/accredit']", { qualification, a_from: day(-30), source: "påhittat beslut" });
    const person = await admin.tab.locator("main [name=person] option", { hasText: "Ines Prov" }).first().getAttribute("value");
    await admin.send("main form[action$='/authorise']", { person, p_from: day(-30) });
    await admin.look("skills-centre-kept");
    steps.ines = ines;
  },

  async "the welder has what he can validated, and lets the firm see it"() {
    const { bo, ines } = steps;
    await bo.open("/account/skills/new");
    await bo.send("main form[action$='/new']", { qualification });
    const own = bo.path.match(/\/account\/skills\/validations\/(\d+)/);
    await bo.open(`${own[0]}/mapping`);
    await bo.look("own-mapping");
    await bo.send("main form[action$='/mapping']", { "unit-prov": "can", words: "Svetsat i tolv år" });
    const at = await bo.tab.locator("main [name=centre] option", { hasText: centre }).getAttribute("value");
    await bo.send("main form[action$='/centre']", { centre: at });
    await bo.look("own-validation-asked");
    await ines.open("/skills/validations");
    await ines.look("assess-waiting");
    await ines.send(`main form[action$='/skills/validations/${own[1]}/take']`);
    await ines.open(`/skills/validations/${own[1]}`);
    await ines.send("main form[action$='/deepen']", { depth_on: day(0), depth_words: "Samtal om svetsdatablad" });
    await ines.look("assess-one");
    await ines.send("main form[action$='/assess']", { on: day(0), met: "yes", how: "Provstycke" });
    await ines.send("main form[action$='/conclude']", { certificate: `S-${stamp}` });
    await ines.look("assess-concluded");
    await bo.open(own[0]);
    await bo.send("main form[action$='/shares']", { until: day(300) });
    await bo.look("own-validation-shared");
  },

  async "the map says that it is there, and the profile says so with evidence"() {
    const { bo } = steps;
    await bo.open(`/makers/${steps.maker}`);
    await bo.reads("Enligt er karta finns det nu");
    await bo.open(`/makers/${steps.maker}/one-step`);
    await bo.reads("1 av 1 har det säkert");
    await bo.reads(centre);
    await bo.look("maker-one-step-reached");
    await bo.follow("main a[href*='/edit/certificate-new']");
    for (const [name, value] of [["certificate", CERTIFICATE], ["level", "document"], ["by", `${centre}, Svetsare ${stamp}`]]) {
      const begun = await bo.tab.locator(`main [name=${name}]`).first().inputValue();
      if (begun !== value) throw new Error(`the form begins with ${name} = ${begun}`);
    }
    await bo.look("maker-certificate-gained");
    await bo.send("main form[method=post]", { issuer: centre, valid_until: "2099-12-31" });
    if (bo.path.includes("certificate-new")) throw new Error(`it was not kept: ${(await bo.tab.locator("main").innerText()).slice(0, 300)}`);
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
