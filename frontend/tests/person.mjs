// People with a browser of their own, without JavaScript, for tests that several take part in.
import { createHmac } from "node:crypto";
import { join } from "node:path";
import { look } from "./look.mjs";

export const PASSWORD = "gul traktor äter moln";

/** The code that a person's second factor shows now (RFC 6238). */
export function totp(key) {
  const bits = [...key].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/**
 * Who may come, at a server (`options.base`) whose letters are read by `letters`. `told` gathers what was looked at and how much
 * of it is wrong; pictures go to `options.pictures`.
 */
export function cast(browser, options, letters) {
  const told = { looked: [], wrong: 0 };

  /** Somebody with a browser of their own, without JavaScript. */
  class Person {
    static async come(name) {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
      const tab = await context.newPage();
      tab.setDefaultTimeout(60_000);
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
        const { findings } = await look(tab, address, { lang, status: 200, width, axe: lang === "sv", keyboard: lang === "sv" && width < 600 && "main", dark: lang === "sv" && width > 600 });
        if (options.pictures) await tab.screenshot({ path: join(options.pictures, `${name}-${lang}-${width}.png`), fullPage: true });
        await context.close();
        const bad = findings.filter((f) => !f.advice);
        told.looked.push(name);
        if (bad.length) told.wrong += 1;
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

  return { Person, account, told };
}

/** Takes the steps in their order until one cannot be taken, and says how it went. */
export async function take(steps, browser, told, words) {
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
    told.wrong += 1;
    console.log(`✗ ${error.message}`);
  } finally {
    await browser.close();
  }
  console.log(`${words} in ${Math.round((Date.now() - started) / 1000)} s: ${told.looked.length} looks, ${told.wrong} wrong`);
  process.exitCode = told.wrong ? 1 : 0;
}
