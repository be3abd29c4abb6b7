// Walks through forms and links as a person without JavaScript does, and notes the pages on the way.
//
// A walk in pages.json: { "name": …, "steps": [ … ] }, with "administrator": true for one that signs in first. Each
// step is one of
//   { "open": "/path" }                    goes there
//   { "follow": "css selector" }           follows the first such link
//   { "fill": { "css selector": "text" } } types
//   { "select": { "css selector": "value" } } chooses from a list
//   { "check": "css selector" }            chooses a radio button or a box
//   { "choose": { "css selector": "file" } } chooses a file to upload, by its path from this folder
//   { "send": "css selector" }             presses a button; without a selector ("send": true) the form's own
//   { "until": "css selector", "limit": n, "do": [steps] }  repeats until the page has such an element
//   { "look": "name" }                     this page is to be looked at, under this name

import { fileURLToPath } from "node:url";

export async function walk(browser, base, { name, steps }, storageState) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 }, storageState });
  const tab = await context.newPage();
  const pages = [];
  const findings = [];

  async function take(step) {
    if (step.open) await tab.goto(base + step.open);
    if (step.follow) await Promise.all([tab.waitForNavigation(), tab.locator(step.follow).first().click()]);
    for (const [selector, text] of Object.entries(step.fill ?? {})) await tab.locator(selector).first().fill(text);
    for (const [selector, file] of Object.entries(step.choose ?? {})) {
      await tab.locator(selector).first().setInputFiles(fileURLToPath(new URL(file, import.meta.url)));
    }
    for (const [selector, value] of Object.entries(step.select ?? {})) await tab.locator(selector).first().selectOption(value);
    if (step.check) await tab.locator(step.check).first().check();
    if (step.send) {
      const button = step.send === true ? "main form[method=post] button[type=submit]" : step.send;
      await Promise.all([tab.waitForNavigation(), tab.locator(button).first().click()]);
    }
    if (step.until) {
      for (let i = 0; !(await tab.locator(step.until).count()); i += 1) {
        if (i >= (step.limit ?? 20)) throw new Error(`${step.until} did not appear after ${i} rounds`);
        for (const inner of step.do) await take(inner);
      }
    }
    if (step.look) {
      const url = new URL(tab.url());
      pages.push({ name: step.look, path: url.pathname.replace(/^\/en(?=\/|$)/, "") + url.search || "/" });
    }
  }

  let at = 0;
  try {
    tab.setDefaultTimeout(60_000);
    for (; at < steps.length; at += 1) await take(steps[at]);
  } catch (error) {
    findings.push({ rule: "walk", text: `stopped at step ${at + 1} (${JSON.stringify(steps[at])}) on ${tab.url()}: ${error.message.split("\n")[0]}`, where: "", advice: false });
  }
  const storage = await context.storageState();
  await context.close();
  return { name, pages, storage, findings };
}
