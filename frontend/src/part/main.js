// The part in three dimensions, on a page that already shows its picture, its findings and its tables. Everything here
// adds to that page: it is loaded only there, and nothing is said in the drawing that does not stand beside it.
import { build } from "./scene.js";
import { wire } from "./controls.js";

for (const frame of document.querySelectorAll("[data-part-view]")) {
  show(frame).catch(() => {
    // Without WebGL, or without the mesh, the picture stays, and so does all that is written.
    frame.dataset.state = "still";
  });
}

async function show(frame) {
  const [mesh, walls] = await Promise.all([load(frame.dataset.mesh), load(frame.dataset.walls).catch(() => null)]);
  const findings = [...document.querySelectorAll("[data-finding-at]")].map((item) => ({
    item,
    number: item.dataset.finding,
    at: item.dataset.findingAt.split(",").map(Number),
  }));
  const scene = build(frame, mesh, walls && new Float32Array(walls), findings);
  wire(frame, scene, findings);
  frame.dataset.state = "live";
}

async function load(address) {
  if (!address) throw new Error("no address");
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.arrayBuffer();
}
