// Looks at one page as its readers meet it and says what is wrong. Knows no server and no list of pages.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axeSource = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

/** What must hold: WCAG 2.2, levels A and AA. */
const MUST = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const ADVICE = ["best-practice"];

/** Debian's Chromium, or the one that HEMTAG_CHROMIUM names. */
export async function openBrowser() {
  const places = [process.env.HEMTAG_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("No Chromium found. Install it (apt-get install chromium) or name it in HEMTAG_CHROMIUM.");
  return chromium.launch({
    executablePath,
    // Nothing is fetched but the pages themselves; root in a container has no sandbox.
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/**
 * Opens `address` in the tab and checks it.
 *
 * `expect`: { lang, status, width, axe (true unless it is said), keyboard ("main": the content alone; true: head and foot too), dark } · returns { title, findings: [{ rule, text, where, advice }] }
 */
export async function look(tab, address, expect) {
  address = new URL(address).href;
  const findings = [];
  const say = (rule, text, where = "", advice = false) => findings.push({ rule, text, where, advice });
  const host = new URL(address).host;

  const onConsole = (message) => {
    if (message.type() !== "error") return;
    // The browser reports the page's own status as a console error; an error page is meant to have it.
    if (message.location().url === address && expect.status >= 400) return;
    say("console", message.text(), message.location().url);
  };
  const onError = (error) => say("script", error.message);
  const onFailed = (request) => {
    // Leaving a page ends the fetching of the tab's picture; that is no fault of the page.
    if (request.url().includes("favicon") && request.failure()?.errorText === "net::ERR_ABORTED") return;
    say("request", `${request.failure()?.errorText}: ${request.url()}`);
  };
  const onResponse = (response) => {
    const url = new URL(response.url());
    if (url.protocol.startsWith("http") && url.host !== host) say("foreign-host", `loads ${response.url()}`);
    else if (response.status() >= 400 && response.url() !== address) say("request", `${response.status()}: ${response.url()}`);
  };
  tab.on("console", onConsole).on("pageerror", onError).on("requestfailed", onFailed).on("response", onResponse);

  let title = "";
  try {
    const response = await tab.goto(address, { waitUntil: "load", timeout: 60_000 });
    await tab.evaluate(() => document.fonts.ready.then(() => null));
    if (response.status() !== expect.status) say("status", `answered ${response.status()} instead of ${expect.status}`);

    const seen = await tab.evaluate(() => ({
      lang: document.documentElement.lang,
      title: document.title,
      headings: document.querySelectorAll("h1").length,
      main: document.querySelectorAll("main").length,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      missing: document.body.innerText.match(/⟦[^⟧]*⟧/g) ?? [],
      // What a script sets by the object model is no inline style, though it reads like one.
      inline: document.querySelectorAll("main :is([style], [onclick]):not([data-state=live] *)").length,
      widest: [...document.querySelectorAll("main *")]
        .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest(".ht-scroll, svg, .ds-sr-only, .ht-hero__sheet"))
        .slice(0, 3)
        .map((e) => `${e.tagName.toLowerCase()}.${e.className}`),
    }));
    title = seen.title;
    if (seen.lang !== expect.lang) say("lang", `html lang is "${seen.lang}", the page is in ${expect.lang}`);
    if (!seen.title.trim()) say("title", "the page has no title");
    if (seen.headings !== 1) say("h1", `${seen.headings} headings of the first level`);
    if (seen.main !== 1) say("main", `${seen.main} main elements`);
    if (seen.wide > 0) say("scroll", `scrolls ${seen.wide} px sideways at ${expect.width} px`, seen.widest.join(", "));
    for (const key of seen.missing) say("words", `the word ${key} is missing`);
    if (seen.inline > 0) say("inline", `${seen.inline} elements with inline style or script, which the policy forbids`);

    if (expect.axe ?? true) {
      await tab.evaluate(axeSource);
      await axe(tab, { runOnly: { type: "tag", values: [...MUST, ...ADVICE] } }, say, "");
    }
    if (expect.keyboard) await keyboard(tab, say, expect.keyboard === "main" ? "main " : "");
    if (expect.dark) {
      await tab.emulateMedia({ colorScheme: "dark" });
      // Colours that are still on their way are neither the light ones nor the dark, and a busy machine lets them wait: what is
      // wrong is what is wrong still when it is looked at again.
      let wrong = [];
      for (let tried = 0; tried < 5; tried += 1) {
        await tab.evaluate(async () => {
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
        });
        wrong = [];
        await axe(tab, { runOnly: { type: "rule", values: ["color-contrast"] } }, (...found) => wrong.push(found), "dark: ");
        if (!wrong.length) break;
        await tab.waitForTimeout(400);
      }
      for (const found of wrong) say(...found);
      await tab.emulateMedia({ colorScheme: "light" });
    }
  } catch (error) {
    say("open", error.message.split("\n")[0]);
  } finally {
    tab.off("console", onConsole).off("pageerror", onError).off("requestfailed", onFailed).off("response", onResponse);
  }
  return { title, findings };
}

async function axe(tab, options, say, prefix) {
  const violations = await tab.evaluate(
    (options) =>
      globalThis.axe.run(document, { ...options, resultTypes: ["violations"] }).then((result) =>
        result.violations.map((v) => ({
          id: v.id,
          help: v.help,
          advice: !v.tags.some((tag) => tag.startsWith("wcag")),
          nodes: v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")}  ${n.html.slice(0, 110)}`),
          count: v.nodes.length,
        })),
      ),
    options,
  );
  for (const v of violations) say(`axe:${v.id}`, `${prefix}${v.help} (${v.count})`, v.nodes.join("\n"), v.advice);
}

/**
 * Tabs through the page: the skip link comes first and leads to the content, every control is reached, in order, and seen.
 * `within` is "main " where head and foot, which every page has alike, are passed by: by the skip link, as people do.
 */
async function keyboard(tab, say, within) {
  const ORDERED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const expected = await tab.evaluate(([selector, within]) => {
    // From the very top, wherever the page's script has put the focus.
    const top = document.body.insertBefore(document.createElement("span"), document.body.firstChild);
    top.tabIndex = -1;
    top.focus();
    scrollTo(0, 0);
    const radios = new Set();
    let n = 0;
    for (const element of document.querySelectorAll(selector)) {
      if (within && !element.closest(within)) continue;
      if (element.disabled || element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
      if (element.closest("details:not([open])") && element.tagName !== "SUMMARY") continue;
      // Of a group of radio buttons the Tab key reaches one.
      if (element.type === "radio") {
        if (radios.has(element.name)) continue;
        radios.add(element.name);
      }
      n += 1;
    }
    return { n, positive: document.querySelectorAll("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").length };
  }, [ORDERED, within.trim()]);
  if (expected.positive) say("tab-order", `${expected.positive} elements with a positive tabindex`);

  const stop = () =>
    tab.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const shows = (x) => {
        const s = getComputedStyle(x);
        return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
      };
      const box = e.getBoundingClientRect();
      return {
        name: `${e.tagName.toLowerCase()}${e.id ? `#${e.id}` : ""} "${(e.textContent || e.name || "").trim().slice(0, 40)}"`,
        skip: e.matches("a[href='#content']"),
        // A ring on the frame of a choice is a ring on the choice.
        visible: shows(e) || (e.parentElement && shows(e.parentElement)),
        onScreen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });
  const told = (at) => {
    if (!at.visible) say("focus", `the focus does not show on ${at.name}`);
    if (!at.onScreen) say("focus", `the focus goes out of sight on ${at.name}`);
  };

  await tab.keyboard.press("Tab");
  const first = await stop();
  if (first) told(first);
  if (!first?.skip) say("skip-link", `the first stop of the Tab key is ${first?.name ?? "nothing"}, not the link to the content`);
  else if (within) {
    await tab.keyboard.press("Enter");
    const there = await tab.evaluate(() => document.activeElement?.id === "content" || location.hash === "#content");
    if (!there) say("skip-link", "the link to the content does not lead there");
  }

  const limit = Math.min(expected.n - (within ? 0 : 1), 70);
  let reached = 0;
  for (; reached < limit; reached += 1) {
    await tab.keyboard.press("Tab");
    const at = await stop();
    if (!at) break;
    told(at);
  }
  if (reached < limit) say("tab-order", `the Tab key reaches ${reached} of ${limit} controls`);
  await tab.evaluate(() => document.activeElement?.blur());
}
