// Passkeys in Chromium with a virtual authenticator (the protocol's WebAuthn domain): an account is made, a passkey added,
// signed in by, shown after the password, taken away; and without JavaScript the buttons are not there. Exits with 1 when a
// step cannot be taken or a page on the way is wrong.
//
//   node tests/passkey.mjs http://localhost:8080 --letters FOLDER [--pictures DIR]
//
// The address must be the one in the setting `public_url`; FOLDER is that of the setting `mail = "file:FOLDER"`.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Letters } from "./letters.mjs";
import { look, openBrowser } from "./look.mjs";

const options = {};
const words = process.argv.slice(2);
while (words.length) {
  const word = words.shift();
  if (["--letters", "--pictures"].includes(word)) options[word.slice(2)] = words.shift();
  else options.base = word.replace(/\/$/, "");
}
if (!options.base || !options.letters) throw new Error("see the top of tests/passkey.mjs");

const PASSWORD = "gul traktor äter moln";
const email = `lo.${Date.now().toString(36)}@example.se`;
const letters = new Letters(options.letters);
const browser = await openBrowser();
if (options.pictures) await mkdir(options.pictures, { recursive: true });
let [looked, wrong] = [0, 0];

const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const tab = await context.newPage();
tab.setDefaultTimeout(60_000);

const open = (path) => tab.goto(options.base + path);
const reads = async (text) => {
  const main = await tab.locator("main").innerText();
  if (!main.includes(text)) throw new Error(`"${text}" is not read on ${tab.url()}:\n${main.slice(0, 1500)}`);
};
const send = async (form, fields = {}) => {
  const there = tab.locator(form).first();
  for (const [name, value] of Object.entries(fields)) await there.locator(`[name="${name}"]`).fill(value);
  await Promise.all([tab.waitForNavigation(), there.locator("button[type=submit]").first().click()]);
};
const signOut = async () => {
  await open("/account");
  await send("main form[action$='/sign-out']");
};

/** This page, as it is now, in both languages and widths. */
async function lookAt(name, path = new URL(tab.url()).pathname) {
  const storageState = await context.storageState();
  for (const [lang, width] of [["sv", 360], ["sv", 1280], ["en", 360], ["en", 1280]]) {
    const other = await browser.newContext({ viewport: { width, height: width < 600 ? 780 : 900 }, storageState, reducedMotion: "reduce" });
    const page = await other.newPage();
    const address = lang === "sv" ? options.base + path : `${options.base}/en${path}`;
    const { findings } = await look(page, address, { lang, status: 200, width, axe: lang === "sv", keyboard: lang === "sv" && width < 600 && "main", dark: lang === "sv" && width > 600 });
    if (options.pictures) await page.screenshot({ path: join(options.pictures, `${name}-${lang}-${width}.png`), fullPage: true });
    await other.close();
    looked += 1;
    const bad = findings.filter((f) => !f.advice);
    if (bad.length) wrong += 1;
    for (const { rule, text, where } of bad) console.log(`${name} ${lang} ${width} px\n  ✗ ${rule}: ${text}\n${where}`);
  }
}

const steps = {
  async "an account is made"() {
    await open("/account/new");
    await send("main form[action$='/account/new']", { email });
    await open((await letters.linkTo(email)).path);
    await send("main form[action*='/account/link/']", { name: "Lo Nyckel", password: PASSWORD });
  },

  async "a passkey is added"() {
    const cdp = await context.newCDPSession(tab);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    Object.assign(steps, { cdp, authenticatorId });
    await open("/account/passkeys");
    await send("main form[data-passkey=create]", { name: "Provdatorn" });
    await reads("Spara dina reservkoder");
    const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId });
    if (credentials.length !== 1 || credentials[0].rpId !== "localhost") throw new Error(JSON.stringify(credentials));
    if ((await letters.linkTo(email, "/account/passkeys")).body.includes("Provdatorn")) throw new Error("the letter tells the name");
    await open("/account/passkeys");
    await reads("Provdatorn");
    await lookAt("passkeys");
  },

  async "the same device makes no second one"() {
    await tab.locator("main form[data-passkey=create] button").click();
    await tab.locator("[data-passkey-told]:visible").waitFor();
    await reads("hör redan till ett konto");
  },

  async "it signs in without a password"() {
    await signOut();
    await lookAt("passkey-sign-in", "/account/sign-in");
    await open("/account/sign-in");
    await send("main form[data-passkey=get]");
    await reads(email);
  },

  async "it is the second factor after the password"() {
    await signOut();
    await open("/account/sign-in");
    await send("main form[action$='/account/sign-in']", { email, password: PASSWORD });
    await reads("reservkoder");
    await lookAt("passkey-second-factor");
    await send("main form[data-passkey=get]");
    await reads(email);
  },

  async "whoever does not prove who they are is told, and may try again"() {
    await signOut();
    await open("/account/sign-in");
    await steps.cdp.send("WebAuthn.setUserVerified", { authenticatorId: steps.authenticatorId, isUserVerified: false });
    await tab.locator("main form[data-passkey=get] button").click();
    await tab.locator("[data-passkey-told]:visible").waitFor();
    await steps.cdp.send("WebAuthn.setUserVerified", { authenticatorId: steps.authenticatorId, isUserVerified: true });
    await send("main form[data-passkey=get]");
    await reads(email);
  },

  async "it is taken away and signs nobody in"() {
    await open("/account/passkeys");
    await Promise.all([tab.waitForNavigation(), tab.locator("main a[href$='/remove']").first().click()]);
    await lookAt("passkey-remove");
    await send("main form[action$='/remove']");
    await reads("Nyckeln är borttagen");
    await signOut();
    await open("/account/sign-in");
    await send("main form[data-passkey=get]");
    await reads("godtogs inte");
  },

  async "without JavaScript there are no buttons, and the rest works"() {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`${options.base}/account/sign-in`);
    if (await page.locator("form[data-passkey]").isVisible()) throw new Error("a button that does nothing is shown");
    const form = page.locator("main form[action$='/account/sign-in']");
    await form.locator("[name=email]").fill(email);
    await form.locator("[name=password]").fill(PASSWORD);
    await Promise.all([page.waitForNavigation(), form.locator("button").click()]);
    await page.goto(`${options.base}/account/passkeys`);
    if (!(await page.locator("main").innerText()).includes("JavaScript")) throw new Error("nothing says what it takes");
    await plain.close();
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
console.log(`A passkey from added to taken away in ${Math.round((Date.now() - started) / 1000)} s: ${looked} looks, ${wrong} wrong`);
process.exitCode = wrong ? 1 : 0;
