// Another system that uses Hemtag: it calls every operation that the description of the API holds, and knows nothing of Hemtag but
// the types that are generated from the description. tests/client.mjs generates them as "described", checks this file against them
// and takes the steps.
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "described";

type Schemas = components["schemas"];

export interface World {
  /** Where the service stands, in Swedish and in English, without a slash at the end. */
  swedish: string;
  english: string;
  /** Keys that people of a firm have made: one that states needs, one that states hours, those of a firm that is no maker. */
  keys: { needs: string; capacity: string; withoutMaker: string; oneEachMinute: string };
  /** The maker whose hours are stated. */
  maker: { id: number; name: string };
  /** Makes names of this run. */
  stamp: string;
  /** Hears every answer. */
  watch: Middleware;
}

/** Errors are described as JSON only, and come as JSON to whoever asks for JSON first. */
function speaker(world: World, address: string, key?: string) {
  const headers: Record<string, string> = { accept: "application/json" };
  if (key) headers["authorization"] = `Bearer ${key}`;
  const client = createClient<paths, `application/${string}json`>({ baseUrl: address, headers });
  client.use(world.watch);
  return client;
}

type Speaker = ReturnType<typeof speaker>;
type Answer<T, P> = { data?: T; error?: P; response: Response };

/** What was answered. */
function good<T>({ data, error, response }: Answer<T, unknown>): T {
  if (data === undefined) throw new Error(`${response.url} answers ${response.status}: ${JSON.stringify(error)}`);
  return data;
}

/** The problem that a request was refused by, whole and with the status that it says. */
function refused({ data, error, response }: Answer<unknown, Schemas["Problem"]>, status: number): Schemas["Problem"] {
  holds(data === undefined && error, `${response.url} answers ${response.status} and should refuse by ${status}`);
  holds(response.status === status && error.status === status, `${response.url}: ${response.status}, the problem says ${error.status}, should be ${status}`);
  holds(error.type === "about:blank" && error.title.length > 0, `${response.url}: ${JSON.stringify(error)} says not what is wrong`);
  return error;
}

function holds(it: unknown, words: string): asserts it {
  if (!it) throw new Error(words);
}

function same(one: unknown, other: unknown, words: string) {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  holds(a === b, `${words}: ${a} is not ${b}`);
}

function first<T>(all: readonly T[], what: string): T {
  const [one] = all;
  holds(one !== undefined, `there is no ${what}`);
  return one;
}

const sum = (numbers: (number | null)[]) => numbers.reduce((all: number, one) => all + (one ?? 0), 0);
const JSON_FILE = { params: { query: { format: "json" } } } as const;
const CSV_FILE = { params: { query: { format: "csv" } }, parseAs: "text" } as const;
const TOML = { headers: { "content-type": "application/toml" }, bodySerializer: (body: unknown) => String(body) };

/** Every row's parent is a row. */
function isTree(rows: { code: string; parent: string | null }[], what: string) {
  const codes = new Set(rows.map((row) => row.code));
  holds(codes.size > 10 && codes.size === rows.length, `${rows.length} ${what} with ${codes.size} codes`);
  for (const { code, parent } of rows) holds(parent === null || codes.has(parent), `${what} ${code}: there is no ${parent}`);
  return codes;
}

async function register(client: Speaker): Promise<Schemas["MakersExport"]> {
  const all = good(await client.GET("/makers/export/{format}", { params: { path: { format: "json" } } }));
  holds("makers" in all, "the register has makers");
  return all;
}

/** Monday of the week after next, and the week's name by ISO 8601. */
function aMonday() {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + 14 - ((day.getUTCDay() + 6) % 7));
  const thursday = new Date(day);
  thursday.setUTCDate(day.getUTCDate() + 3);
  const days = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000);
  const week = String(Math.floor(days / 7) + 1).padStart(2, "0");
  return { monday: day.toISOString().slice(0, 10), week: `${thursday.getUTCFullYear()}-W${week}` };
}

export function steps(world: World): Record<string, () => Promise<void>> {
  const swedish = speaker(world, world.swedish);
  const english = speaker(world, world.english);
  const needs = speaker(world, world.swedish, world.keys.needs);
  const hours = speaker(world, world.swedish, world.keys.capacity);

  return {
    async "the description is what it was generated from"() {
      // The description says no more than that it is an object.
      const described = good(await swedish.GET("/api/openapi.json")) as unknown as { openapi: string; paths: Record<keyof paths, object> };
      holds(described.openapi.startsWith("3.1"), described.openapi);
      holds(described.paths["/api/match"], "matching is described");
    },

    async "the register is read whole, and as Open Know-Where"() {
      const { makers, examples, note } = await register(swedish);
      const mine = makers.find((maker) => maker.maker === world.maker.id);
      same(mine?.name, world.maker.name, `maker ${world.maker.id}`);
      holds(!examples || (makers.some((maker) => maker.example) && note), "made-up makers are told of");
      const alone = good(await swedish.GET("/makers/{id}", { params: { path: { id: world.maker.id }, query: { format: "json" } } }));
      holds("makers" in alone, "a maker is read in the form of the register");
      same(alone.makers.map((maker) => [maker.maker, maker.name]), [[world.maker.id, world.maker.name]], "the one maker");
      refused(await swedish.GET("/makers/{id}", { params: { path: { id: 999_999 }, query: { format: "json" } } }), 404);
      const open = good(await swedish.GET("/makers/export/{format}", { params: { path: { format: "okw" } } }));
      holds("facilities" in open, "Open Know-Where has facilities");
      same(open.facilities.length, sum(makers.map((maker) => maker.sites.length)), "one facility each site");
      const table = good(await swedish.GET("/makers/export/{format}", { params: { path: { format: "csv" } }, parseAs: "text" }));
      holds(table.includes(world.maker.name), "the table has the maker");
    },

    async "what a maker can do is read as an asset administration shell and as Catena-X"() {
      const { makers } = await register(swedish);
      const maker = makers.find((one) => one.sites.some((site) => site.offers.length > 0));
      const site = maker?.sites.find((one) => one.offers.length > 0);
      holds(maker && site, "some maker has offers");
      const message = async (format: "aas" | "cx-capability") =>
        good(await swedish.GET("/makers/{id}/exchange/{format}", { params: { path: { id: maker.maker, format }, query: { site: site.site } } }));
      const shell = await message("aas");
      holds("submodels" in shell, "a shell has submodels");
      const { globalAssetId } = first(shell.assetAdministrationShells, "shell").assetInformation;
      holds(globalAssetId.includes(`/makers/${maker.maker}#`), globalAssetId);
      const catena = await message("cx-capability");
      holds("capabilities" in catena, "a message has capabilities");
      same(catena.capabilities.map((one) => one.capabilityId), site.offers.map((one) => `offer_${one.offer}`), "the offers");
      refused(await swedish.GET("/makers/{id}/exchange/{format}", { params: { path: { id: 999_999, format: "aas" } } }), 404);
    },

    async "a need is matched with makers that the register has"() {
      const need: Schemas["Need"] & { title: string } = {
        title: "Lock till styrenhet",
        stage: "prototype",
        first_series: 50,
        part: [{ name: "Lock", process: "fräsning", material: "EN AW-6082", size: "120 x 60 x 30 mm" }],
      };
      const answer = good(await swedish.POST("/api/match", { body: need }));
      same([answer.version, answer.need.title], [1, need.title], "the need is told back");
      const part = first(answer.parts, "part");
      const candidates = [...part.exact, ...part.ask, ...part.near];
      holds(candidates.length > 0, `nobody is named: ${part.reason}`);
      const { makers } = await register(swedish);
      for (const { maker, maker_name, site, offer } of candidates) {
        const one = makers.find((it) => it.maker === maker);
        same(one?.name, maker_name, `maker ${maker}`);
        const offers = one?.sites.find((it) => it.site === site)?.offers ?? [];
        holds(offers.some((it) => it.offer === offer), `maker ${maker} has not the offer ${offer}`);
      }
      for (const { offer, verdicts } of part.exact) {
        holds(verdicts.every((one) => one.strength !== "required" || one.verdict === "met"), `offer ${offer} is no match`);
      }
    },

    async "what nobody makes is a gap"() {
      const body = { title: "Provrör", stage: "prototype", certificates: ["ISO 9606-1"], part: [{ name: "Rör", process: "6.6" }] };
      const { gaps, parts } = good(await english.POST("/api/match", { body }));
      const part = first(parts, "part");
      holds(part.exact.length === 0 && gaps.length === 1, `${gaps.length} gaps and ${part.exact.length} makers`);
      same(first(gaps, "gap").process, "6.6", "the gap's process");
    },

    async "needs that wait can be sent as they were fetched"() {
      const waiting = good(await swedish.GET("/needs", JSON_FILE)).needs.filter(({ need }) => need.title);
      for (const { need } of waiting.slice(0, 3)) {
        const answer = good(await swedish.POST("/api/match", { body: { ...need, title: need.title ?? "" } }));
        same([answer.need.title, answer.parts.length], [need.title, need.part?.length], "the same need");
      }
      first(waiting, "need that waits");
    },

    async "TOML and a manifest are read, and what cannot be read is told field by field"() {
      const toml = 'title = "Lock"\n[[part]]\nname = "Lock"\nprocess = "fräsning"\n';
      same(good(await swedish.POST("/api/match", { ...TOML, body: toml })).need.title, "Lock", "the title");
      const manifest = 'okhv = "1.0"\nname = "Vagn"\nfunction = "Bär."\n[[part]]\nname = "Hjul"\nmaterial = "steel"\n';
      same(good(await swedish.POST("/api/match", { ...TOML, body: manifest })).need.title, "Vagn", "the manifest's name");
      const problem = refused(await english.POST("/api/match", { ...TOML, body: "parts = 7\n" }), 422);
      const told = (problem.errors ?? []).map((one) => one.problem?.problem);
      same([...told].sort(), ["missing", "unknown_key"], "what is wrong");
      holds(problem.errors?.some((one) => one.problem?.nearest === "part" && one.detail.includes("parts")), "what was meant");
    },

    async "a search finds makers, page by page and in both languages"() {
      const { makers } = await register(swedish);
      const one = first(makers, "maker");
      const found = good(await swedish.GET("/api/search", { params: { query: { q: one.name, kind: "maker" } } }));
      holds(found.found.some((it) => it.path.endsWith(`/makers/${one.maker}`) && it.title === one.name), `${one.name} is not found`);
      holds(found.found.every((it) => it.kind === "maker"), "only makers were asked for");
      const search = async (client: Speaker, q: string, page?: number) => good(await client.GET("/api/search", { params: { query: { q, ...(page && { page }) } } }));
      const [before, after] = [await search(swedish, "svarvning"), await search(swedish, "svarvning", 2)];
      holds(before.total > before.each_page, `${before.total} found, no second page`);
      same([before.page, after.page, before.total], [1, 2, after.total], "the pages");
      const seen = new Set(before.found.map((it) => it.path));
      holds(after.found.every((it) => !seen.has(it.path)), "the second page holds what the first does");
      same((await search(english, "casting")).language, "en", "the language");
      holds(refused(await swedish.GET("/api/search", { params: { query: { q: "" } } }), 400).detail, "what can be done is told");
    },

    async "the vocabularies hang together, and their columns are told"() {
      const processes = good(await swedish.GET("/processes", JSON_FILE)).rows;
      isTree(processes, "processes");
      isTree(good(await swedish.GET("/materials", JSON_FILE)).rows, "materials");
      const certificates = good(await swedish.GET("/certificates", JSON_FILE)).rows;
      holds(isTree(certificates, "certificates").has("ISO 9001"), "ISO 9001 is a certificate");
      // The description says no more than that it is an object.
      const beside = good(await swedish.GET("/open-data/{code}/csvw", { params: { path: { code: "processes" } } })) as unknown as { tableSchema: { columns: { name: string }[] } };
      const columns = beside.tableSchema.columns.map((column) => column.name);
      same(columns, Object.keys(first(processes, "process")), "the columns of the JSON");
      const table = good(await swedish.GET("/processes", CSV_FILE));
      same(table.replace(/^\uFEFF/, "").split(/\r?\n/)[0], columns.join(","), "the columns of the CSV");
      const book = good(await swedish.GET("/processes", { params: { query: { format: "xlsx" } }, parseAs: "arrayBuffer" }));
      same([...new Uint8Array(book.slice(0, 2))], [0x50, 0x4b], "a workbook begins as a ZIP");
    },

    async "gaps, who is nearest, and the loop"() {
      const codes = new Set(good(await swedish.GET("/processes", JSON_FILE)).rows.map((row) => row.code));
      const { rows: gaps, withheld, smallest_cell } = good(await english.GET("/gaps", JSON_FILE));
      same([typeof withheld, smallest_cell], ["boolean", 3], "whether some are not told");
      first(gaps, "gap");
      for (const gap of gaps) {
        holds(gap.gaps > 0 && gap.gaps >= gap.needs, `${gap.gaps} gaps of ${gap.needs} needs`);
        holds(gap.process === null || codes.has(gap.process), `${gap.process} is no process`);
        same(gap.county === null, gap.county_name === null, "a county has a name");
      }
      for (const row of good(await swedish.GET("/skills/nearest", JSON_FILE)).rows) {
        holds(row.gaps > 0 && row.name, `${row.lack} closes no gap`);
      }
      for (const row of good(await swedish.GET("/loop", JSON_FILE)).rows) holds(row.month && row.measure, "a month has its measure");
    },

    async "initiatives, and where there are none"() {
      const { initiatives } = good(await swedish.GET("/initiatives", JSON_FILE));
      const ids = new Set(initiatives.map((one) => one.id));
      holds(initiatives.every((one) => one.sources.length > 0), "every initiative has a source");
      const { cells } = good(await swedish.GET("/initiatives/coverage", JSON_FILE));
      for (const cell of cells) {
        same(cell.initiatives.length, cell.sure + cell.perhaps, `${cell.county} ${cell.stage} ${cell.kind}`);
        holds(cell.initiatives.every((id) => ids.has(id)), `${cell.initiatives} are not all in the list`);
      }
      first(cells, "cell");
    },

    async "the money is the same wherever it is told"() {
      const granted = good(await swedish.GET("/funding/decisions", JSON_FILE));
      const open = good(await swedish.GET("/funding/decisions", { params: { query: { format: "360giving" } } }));
      holds("rows" in granted && "grants" in open, "each file is as it was asked for");
      const decisions = granted.rows.filter((row) => row.outcome === "granted");
      same(open.grants.length, decisions.length, "the granted decisions");
      for (const row of decisions) {
        const grant = open.grants.find((one) => one.id.endsWith(row.number));
        same(grant?.amountAwarded, row.granted_kronor, row.number);
      }
      const portfolio = good(await swedish.GET("/funding/portfolio", JSON_FILE)).rows.filter((row) => row.by === "year");
      same(sum(portfolio.map((row) => row.granted_sek)), sum(decisions.map((row) => row.granted_kronor)), "granted, by year and by decision");
      const entries = good(await swedish.GET("/funding/money", JSON_FILE)).rows;
      const kinds = new Set(entries.map((row) => row.kind));
      holds(kinds.has("frame") && kinds.has("commit"), `the money's entries are ${[...kinds]}`);
      holds(entries.every((row) => row.kind !== "commit" || row.decision), "who commits money says for which decision");
    },

    async "earlier projects and aid"() {
      const projects = good(await swedish.GET("/funding/bank", JSON_FILE)).rows;
      const programmes = new Set(projects.map((row) => row.programme));
      for (const row of good(await swedish.GET("/funding/bank/sums", JSON_FILE)).rows) {
        holds(programmes.has(row.programme), `no project has the programme ${row.programme}`);
        holds(row.alone_projects <= row.touches_projects, `${row.programme} ${row.place}`);
      }
      const aid = good(await swedish.GET("/aid/register", JSON_FILE)).rows;
      holds(aid.every((row) => row.amount === null || row.currency), "an amount has a currency");
    },

    async "calls and decisions are heard of in the feed, and a call is read by its code"() {
      const feed = async (kind?: "call" | "decision") => good(await swedish.GET("/feed", { params: { query: kind ? { kind } : {} }, parseAs: "text" }));
      const entries = (xml: string) => xml.split("<entry>").length - 1;
      const [all, calls, decisions] = [await feed(), await feed("call"), await feed("decision")];
      same(entries(all), entries(calls) + entries(decisions), "the entries of the feed");
      const codes = new Set([...calls.matchAll(/\/funding\/calls\/([^<"/]+)/g)].map((found) => found[1] ?? ""));
      first([...codes], "call in the feed");
      for (const code of codes) {
        const call = good(await english.GET("/funding/calls/{code}/json", { params: { path: { code } } }));
        same(call.code, code, "the call's code");
      }
      refused(await english.GET("/funding/calls/{code}/json", { params: { path: { code: "none" } } }), 404);
    },

    async "the programme, its figures and its account of change"() {
      const { programme, assignments } = good(await swedish.GET("/programme", JSON_FILE));
      holds(programme.code && programme.title.sv && programme.title.en, "the programme has a name in both languages");
      first(assignments, "assignment");
      const figures = good(await swedish.GET("/programme/indicators", JSON_FILE)).rows;
      const names = new Set(figures.map((row) => row.indicator));
      for (const row of figures) holds(row.state !== "told" || row.value !== null, `${row.indicator} ${row.period} is told and has no value`);
      const arrows = good(await swedish.GET("/programme/change", JSON_FILE)).rows;
      for (const row of arrows) holds(names.has(row.indicator), `${row.indicator} is no indicator`);
      first(arrows, "arrow");
    },

    async "qualifications, and what firms' maps say"() {
      const all = good(await swedish.GET("/skills/qualifications", JSON_FILE)).rows;
      const one = first(all, "qualification");
      const file = good(await swedish.GET("/skills/qualifications/{code}/file", { params: { path: { code: one.code } }, parseAs: "text" }));
      holds(file.includes(`code = "${one.code}"`) && file.includes(one.name_sv), file.slice(0, 300));
      for (const row of good(await swedish.GET("/skills/changed", JSON_FILE)).rows) {
        holds(row.firms === null || row.firms >= 5, `${row.firms} firms can be told apart`);
      }
      refused(await swedish.GET("/skills/qualifications/{code}/file", { params: { path: { code: "none" } }, parseAs: "text" }), 404);
    },

    async "the figures that costs are reckoned by"() {
      const figures = good(await swedish.GET("/strategy/figures", JSON_FILE)).rows;
      for (const { key, figure, low, likely, high } of figures) holds(low <= likely && likely <= high, `${key} ${figure}: ${low}, ${likely}, ${high}`);
      first(figures, "figure");
    },

    async "the catalogue names every data set, in each of its forms"() {
      for (const form of ["ttl", "rdf", "jsonld"] as const) {
        const text = good(await swedish.GET("/open-data/catalogue/{form}", { params: { path: { form } }, parseAs: "text" }));
        for (const path of ["makers", "gaps", "decisions"]) holds(text.includes(`/open-data/${path}`), `${form} names not ${path}`);
        if (form === "jsonld") JSON.parse(text);
      }
      refused(await swedish.GET("/open-data/{code}/csvw", { params: { path: { code: "none" } } }), 404);
    },

    async "a key says what it may"() {
      const own = good(await needs.GET("/api/own"));
      same([own.scopes, own.maker], [["needs"], null], "the key of a firm that is no maker");
      const keyed = good(await hours.GET("/api/own"));
      same([keyed.scopes, keyed.maker], [["capacity"], world.maker.id], "the key of the maker's firm");
      holds(own.organisation !== keyed.organisation, "they are two firms");
    },

    async "free hours are stated, read back, and seen in the register"() {
      const before = good(await hours.GET("/api/own/capacity"));
      same(before.maker, world.maker.id, "the maker");
      const { group, offers } = first(before.groups, "machine group");
      const { monday, week } = aMonday();
      const body = { seen: before.seen, groups: [{ group, weeks: [{ monday, hours: 32, at_most: 40 }] }] };
      const stated = good(await hours.PUT("/api/own/capacity", { body }));
      const after = good(await hours.GET("/api/own/capacity"));
      same(after, stated, "what was answered and what is read back");
      const now = after.groups.find((one) => one.group === group);
      same(now?.weeks, [{ monday, hours: 32, at_most: 40 }], "the weeks");
      holds(now?.stated_on && now.counts_until && now.stated_on <= now.counts_until, "since when they count and how long");
      const { makers } = await register(swedish);
      const shown = makers.find((one) => one.maker === world.maker.id)?.sites.flatMap((site) => site.offers) ?? [];
      for (const { free_weeks } of shown.filter((one) => offers.includes(one.offer))) {
        same(free_weeks, [{ week, hours: 32, at_most: 40 }], "the register's weeks");
      }
      // Whoever has not seen the change is told, and nothing half is kept.
      refused(await hours.PUT("/api/own/capacity", { body }), 409);
      const tuesday = `${monday.slice(0, 8)}${String(Number(monday.slice(8)) % 28 + 1).padStart(2, "0")}`;
      const wrong = { seen: after.seen, groups: [{ group, weeks: [{ monday, hours: 8 }, { monday: tuesday, hours: 8 }] }] };
      holds(first(refused(await hours.PUT("/api/own/capacity", { body: wrong }), 422).errors ?? [], "error").detail.includes(tuesday), "the day that is wrong");
      same(good(await hours.GET("/api/own/capacity")), after, "what is kept");
    },

    async "a need is stated, and waits where others see it"() {
      const title = `Fäste ${world.stamp}`;
      const body: Schemas["Need"] & { title: string } = { title, confidentiality: "open", first_series: 200, part: [{ name: "Fäste", process: "fräsning" }] };
      const sent = await needs.POST("/api/own/needs", { body });
      const stated = good(sent);
      same([sent.response.status, sent.response.headers.get("location")], [201, stated.page], "where it is");
      const waiting = good(await swedish.GET("/needs", JSON_FILE)).needs.find((one) => one.number === stated.number);
      same([waiting?.need.title, waiting?.confidentiality], [title, "open"], "the need among those that wait");
      holds(stated.answer.endsWith(`/needs/${stated.key}/answer?format=json`), stated.answer);
      const answer = good(await swedish.GET("/needs/{key}/answer", { params: { path: { key: stated.key }, query: { format: "json" } } }));
      same(answer.need.title, title, "the answer's need");
      refused(await swedish.GET("/needs/{key}/answer", { params: { path: { key: "none" }, query: { format: "json" } } }), 404);
      const toml = `title = "${title} 2"\nconfidentiality = "adviser_only"\n[[part]]\nname = "Fäste"\n`;
      const second = good(await needs.POST("/api/own/needs", { ...TOML, body: toml }));
      holds(second.number !== stated.number && second.key !== stated.key, "it is another need");
      holds(!good(await swedish.GET("/needs", JSON_FILE)).needs.some((one) => one.need.title?.startsWith(`${title} 2`)), "what is for advisers is shown");
      holds(refused(await needs.POST("/api/own/needs", { ...TOML, body: "parts = 7\n" }), 422).errors?.length === 2, "both things that are wrong");
    },

    async "a key does what its scope says, and no other"() {
      refused(await needs.GET("/api/own/capacity"), 403);
      refused(await needs.PUT("/api/own/capacity", { body: { seen: 1, groups: [] } }), 403);
      refused(await hours.POST("/api/own/needs", { ...TOML, body: 'title = "Lock"\n' }), 403);
      refused(await speaker(world, world.english, world.keys.withoutMaker).GET("/api/own/capacity"), 409);
      for (const key of [undefined, `${world.keys.needs}x`, world.keys.needs.slice(0, -1), "hemtag_"]) {
        const nobody = speaker(world, world.swedish, key);
        const told = await nobody.GET("/api/own");
        refused(told, 401);
        same(told.response.headers.get("www-authenticate"), "Bearer", "how to show a key");
        refused(await nobody.GET("/api/own/capacity"), 401);
        refused(await nobody.POST("/api/own/needs", { ...TOML, body: 'title = "Lock"\n' }), 401);
      }
      const slow = speaker(world, world.swedish, world.keys.oneEachMinute);
      good(await slow.GET("/api/own"));
      const second = await slow.GET("/api/own");
      refused(second, 429);
      holds(Number(second.response.headers.get("retry-after")) > 0, "how long to wait");
    },
  };
}

/** Never called: each of these lines must be refused by the types. A description that became vague would let them through. */
export async function isRefusedByTheTypes(client: Speaker) {
  // @ts-expect-error no such address
  await client.GET("/api/nothing");
  // @ts-expect-error an address that is not asked so
  await client.GET("/api/match");
  // @ts-expect-error what is searched for is left out
  await client.GET("/api/search");
  // @ts-expect-error no such form
  await client.GET("/gaps", { params: { query: { format: "pdf" } } });
  // @ts-expect-error no such catalogue
  await client.GET("/open-data/catalogue/{form}", { params: { path: { form: "pdf" } } });
  // @ts-expect-error a wrong name of a field of an answer
  good(await client.GET("/api/own")).scope;
  // @ts-expect-error a wrong name of a column
  first(good(await client.GET("/gaps", JSON_FILE)).rows, "gap").proces;
  // @ts-expect-error what may be unknown is taken for known
  first((await register(client)).makers, "maker").organisation_number.length;
  // @ts-expect-error hours are no words
  await client.PUT("/api/own/capacity", { body: { seen: 1, groups: [{ group: 1, weeks: [{ monday: "2026-01-05", hours: "ten" }] }] } });
  // @ts-expect-error a wrong name of a field of a need
  const need: Schemas["Need"] = { titel: "Lock" };
  // @ts-expect-error a title is no number
  await client.POST("/api/match", { body: { title: 7 } });
  return need;
}
