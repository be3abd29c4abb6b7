// A client that is generated from the description of the API calls every operation of it at a running Hemtag. Types come from
// /api/openapi.json; client.ts, which uses them, is checked against them and run. Keys of firms are made on the pages, as people make
// them. Exits with 1 when the types do not fit, an answer is not as described or not what it should be, or an operation is never
// called.
//
//   node tests/client.mjs http://127.0.0.1:8080 --sign-in ADDRESS --letters FOLDER
//
// FOLDER is that of the setting `mail = "file:FOLDER"`. Webhooks are described too, but Hemtag calls those itself.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import openapiTS, { astToString } from "openapi-typescript";
import { Letters } from "./letters.mjs";
import { openBrowser } from "./look.mjs";
import { cast } from "./person.mjs";

const options = {};
const words = process.argv.slice(2);
while (words.length) {
  const word = words.shift();
  if (["--sign-in", "--letters"].includes(word)) options[word.slice(2)] = words.shift();
  else options.base = word.replace(/\/$/, "");
}
if (!options.base || !options["sign-in"] || !options.letters) throw new Error("see the top of tests/client.mjs");

const CONSUMER = fileURLToPath(new URL("client.ts", import.meta.url));
const TSC = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
const started = Date.now();
// Others begin in the same moment.
const stamp = `${started.toString(36)}${process.pid}`;

/** The operations by method and path, with what each may answer. */
function operationsOf(description) {
  const all = new Map();
  for (const [path, item] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(item)) all.set(`${method.toUpperCase()} ${path}`, operation);
  }
  return all;
}

/** Whatever the consumer does not look at is still held against the description: each answer's status and media type. */
function watcher(operations) {
  const called = new Set();
  const wrong = new Set();
  const watch = {
    onResponse({ request, response, schemaPath }) {
      const operation = operations.get(`${request.method} ${schemaPath}`);
      const told = operation.responses[response.status] ?? (response.ok ? undefined : operation.responses.default);
      const media = (response.headers.get("content-type") ?? "").replace(/;.*/, "");
      if (!told) wrong.add(`${operation.operationId} answers ${response.status}, which is not described`);
      else if (!told.content?.[media]) wrong.add(`${operation.operationId} answers ${response.status} as ${media}, which is not described`);
      else if (response.ok) called.add(operation.operationId);
    },
  };
  return { called, wrong, watch };
}

/** Generates the types and holds the consumer against them; gives what does not fit. */
async function checkTypes(description, folder) {
  const types = join(folder, "described.ts");
  await writeFile(types, astToString(await openapiTS(description)));
  const compilerOptions = {
    strict: true, noUncheckedIndexedAccess: true, noPropertyAccessFromIndexSignature: true, noEmit: true, skipLibCheck: true,
    target: "es2022", lib: ["es2022", "dom", "dom.iterable"], module: "esnext", moduleResolution: "bundler", types: [],
    paths: { described: [types] },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [CONSUMER, types] }));
  return new Promise((done) => {
    execFile(process.execPath, [TSC, "--project", folder, "--pretty", "false"], (error, out, err) => done(error ? out + err : ""));
  });
}

/** The consumer as a program: the types are gone, and the library is in it. */
async function consumer(folder) {
  const outfile = join(folder, "client.mjs");
  await build({ entryPoints: [CONSUMER], bundle: true, format: "esm", platform: "node", target: "node18", outfile, logLevel: "error" });
  return import(pathToFileURL(outfile));
}

/** Makes a key on the page of an organisation and reads it, as it is shown this once. */
async function makeKey(person, own, scope, each_minute = "600") {
  await person.open(`${own}/integrations`);
  await person.send(`main form[action$='${own}/keys']`, { name: `${scope} ${each_minute}`, scope, each_minute });
  await person.reads("Nyckeln är gjord");
  return (await person.tab.locator("main code.ht-code", { hasText: /^hemtag_/ }).first().innerText()).trim();
}

/** A firm that is no maker in the register, and its keys. */
async function firm({ account }) {
  const kim = await account("Kim Ek", `kim.${stamp}@firm.example`);
  await kim.open("/skills/firm");
  await kim.send("main form.ht-form[method=post]", { name: `Verkstad ${stamp} AB` });
  const own = `/organisations/${kim.path.match(/\/skills\/firm\/(\d+)/)[1]}`;
  const needs = await makeKey(kim, own, "needs");
  const withoutMaker = await makeKey(kim, own, "capacity");
  return { needs, withoutMaker, oneEachMinute: await makeKey(kim, own, "needs", "1") };
}

/** A firm that is a maker in the register with one offer, and its key. */
async function makersFirm({ Person, account }) {
  const admin = await Person.come("admin");
  await admin.open(options["sign-in"]);
  await admin.send("main form[method=post]");
  const name = `Fräs ${stamp} AB`;
  const domain = `fras-${stamp}.example`;
  await admin.open("/makers/new");
  await admin.send("main form[method=post]", { name, kommun: "Gotland", web: `https://www.${domain}` });
  const id = Number(admin.path.match(/\/makers\/(\d+)/)[1]);
  await admin.open(`/makers/${id}/edit/offer-new?process=3.2.02`);
  await admin.send("main form[method=post]", { sourcing: "in_house" });
  // Whoever has an address at the maker's own domain is taken for one of the maker's.
  const bo = await account("Bo Fräs", `bo@${domain}`);
  await bo.open(`/makers/${id}/claim`);
  await bo.send("main form[action$='/claim']");
  await bo.open("/account");
  const link = await bo.tab.locator("main a[href*='/organisations/'][href$='/integrations']").first().getAttribute("href");
  return { maker: { id, name }, capacity: await makeKey(bo, link.replace(/\/integrations$/, ""), "capacity") };
}

/** What the consumer is given of firms. Both wait for letters: they are made at the same time. */
async function firms(browser) {
  const company = cast(browser, options, new Letters(options.letters));
  const [keys, { maker, capacity }] = await Promise.all([firm(company), makersFirm(company)]);
  return { keys: { ...keys, capacity }, maker };
}

/** Takes every step, also after one that failed: they do not need each other. */
async function takeAll(steps) {
  const failed = [];
  for (const [name, step] of Object.entries(steps)) {
    await step().catch((error) => failed.push(`${name}: ${error.message}`));
  }
  return failed;
}

async function run(folder) {
  const description = await (await fetch(`${options.base}/api/openapi.json`)).json();
  const operations = operationsOf(description);
  const misfits = await checkTypes(description, folder);
  if (misfits) return { called: 0, wrong: misfits.trim().split("\n") };
  const browser = await openBrowser();
  const made = await firms(browser).finally(() => browser.close());
  const { called, wrong, watch } = watcher(operations);
  // The described addresses may name a host that only the public reaches; their paths hold from here too.
  const [swedish, english] = description.servers.map((server) => options.base + new URL(server.url).pathname.replace(/\/$/, ""));
  const failed = await takeAll((await consumer(folder)).steps({ swedish, english, stamp, watch, ...made }));
  const never = [...operations.values()].filter((one) => !called.has(one.operationId)).map((one) => `${one.operationId} is never called`);
  return { called: called.size, wrong: [...failed, ...wrong, ...never] };
}

const folder = await mkdtemp(join(tmpdir(), "hemtag-client-"));
try {
  const { called, wrong } = await run(folder);
  for (const one of wrong) console.log(`✗ ${one}`);
  console.log(`${called} operations called by a generated client in ${Math.round((Date.now() - started) / 1000)} s, ${wrong.length} wrong`);
  process.exitCode = wrong.length ? 1 : 0;
} finally {
  await rm(folder, { recursive: true });
}
