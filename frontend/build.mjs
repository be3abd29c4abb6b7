// The one bundling step: src/ → dist/.
//
// dist/ holds what the binary embeds and serves under /assets/:
//   hemtag.css   the design system, our theme and our own parts, one file
//   hemtag.js    the little script that adds to pages which already work without it
//   part.js      the part in three dimensions, loaded by the pages that show one
//   *.woff2      the fonts, named by their content
//   *.svg …      logo and favicon, copied from src/static
//   sizes.json   name → bytes, so that a reviewer sees when a page grows heavier
// The bundles keep their names; the server adds a version of its own to their addresses.
import { build } from "esbuild";
import { cp, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = join(here, "dist");

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: { hemtag: "src/hemtag.css" },
  bundle: true,
  minify: true,
  target: ["chrome111", "firefox114", "safari16.4"],
  loader: { ".woff2": "file" },
  assetNames: "[name]-[hash]",
  publicPath: "/assets",
  outdir: "dist",
  logLevel: "warning",
  // The design system nests and masks more than older targets know; its own build has already lowered what it can.
  supported: { nesting: true },
});

await build({
  absWorkingDir: here,
  entryPoints: { hemtag: "src/hemtag.js", part: "src/part/main.js" },
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  outdir: "dist",
  logLevel: "warning",
});

await cp(join(here, "src/static"), dist, { recursive: true });

const sizes = {};
for (const name of (await readdir(dist)).sort()) {
  sizes[name] = (await stat(join(dist, name))).size;
}
await writeFile(join(dist, "sizes.json"), `${JSON.stringify(sizes, null, 2)}\n`);
for (const [name, bytes] of Object.entries(sizes)) {
  console.log(`${String(Math.ceil(bytes / 1024)).padStart(5)} kB  ${name}`);
}
