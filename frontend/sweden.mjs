// Draws src/static/sweden.svg, the outline under every map, from a GeoJSON file of the counties (län):
//
//   node sweden.mjs PATH/TO/lan.geojson
//
// Run it again when the boundaries change; the result is kept in the repository. The projection is a transverse Mercator
// on a sphere about 15° E, and must stay the same as `project` in the server's map component, which places the points.
import { readFile, writeFile } from "node:fs/promises";

const UNITS_PER_RADIAN = 3230; // about 2 km a unit
const LEFT = 122;
const TOP = 3908;

function project([lon, lat]) {
  const l = ((lon - 15) * Math.PI) / 180;
  const f = (lat * Math.PI) / 180;
  const x = Math.atanh(Math.cos(f) * Math.sin(l)) * UNITS_PER_RADIAN + LEFT;
  const y = TOP - Math.atan2(Math.tan(f), Math.cos(l)) * UNITS_PER_RADIAN;
  return [x, y];
}

const grid = (v) => Math.round(v * 2) / 2;

function ring(points) {
  const out = [];
  for (const point of points) {
    const [x, y] = project(point).map(grid);
    const last = out.at(-1);
    if (!last || last[0] !== x || last[1] !== y) out.push([x, y]);
  }
  return out;
}

function area(points) {
  let sum = 0;
  for (let i = 0; i < points.length; i += 1) {
    const [ax, ay] = points[i];
    const [bx, by] = points[(i + 1) % points.length];
    sum += ax * by - bx * ay;
  }
  return Math.abs(sum / 2);
}

function path(points) {
  let d = `M${points[0].join(" ")}l`;
  for (let i = 1; i < points.length - 1; i += 1) {
    d += `${i > 1 ? " " : ""}${points[i][0] - points[i - 1][0]} ${points[i][1] - points[i - 1][1]}`;
  }
  return `${d}z`.replaceAll(" -", "-").replace(/(?<!\d)0\.5/g, ".5");
}

const { features } = JSON.parse(await readFile(process.argv[2], "utf8"));
let box = [Infinity, Infinity, -Infinity, -Infinity];
const counties = features.map(({ properties, geometry }) => {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.map((polygon) => ring(polygon[0])).filter((points) => points.length > 3 && area(points) >= 3);
  for (const [x, y] of rings.flat()) box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
  return `<path id="lan-${properties.lan_kod}" d="${rings.map(path).join("")}"/>`;
});
console.log("extent", box);
await writeFile(
  new URL("src/static/sweden.svg", import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 344 798"><!-- Counties of Sweden, from Statistics Sweden's boundaries (CC0). Drawn by sweden.mjs. --><g id="land">${counties.join("")}</g></svg>\n`,
);
