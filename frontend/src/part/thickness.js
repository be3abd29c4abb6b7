// Wall thickness as colour: from thin (dark) to thick (light) on a scale that is read without telling red from green.
import { BufferAttribute, Color } from "three";

/// The colours of the scale, thin first, as the style names them.
const STEPS = ["--ht-wall-1", "--ht-wall-2", "--ht-wall-3", "--ht-wall-4", "--ht-wall-5"];

export function shade(geometry, walls, style) {
  const known = walls.filter((wall) => Number.isFinite(wall)).sort();
  if (!known.length) return null;
  const at = (share) => known[Math.min(known.length - 1, Math.floor(share * known.length))];
  const [thin, thick] = [at(0.02), Math.max(at(0.95), at(0.02) * 1.0001)];
  const steps = STEPS.map((name) => new Color(style.getPropertyValue(name).trim()));
  const unknown = new Color(style.getPropertyValue("--ht-wall-unknown").trim());
  const colours = new Float32Array(walls.length * 9);
  const mixed = new Color();
  walls.forEach((wall, triangle) => {
    if (Number.isFinite(wall)) {
      // By ratio: the difference between 1 and 2 mm matters as much as that between 10 and 20.
      const share = Math.min(1, Math.max(0, Math.log(wall / thin) / Math.log(thick / thin))) * (steps.length - 1);
      const step = Math.min(steps.length - 2, Math.floor(share));
      mixed.lerpColors(steps[step], steps[step + 1], share - step);
    } else mixed.copy(unknown);
    for (let corner = 0; corner < 3; corner += 1) mixed.toArray(colours, triangle * 9 + corner * 3);
  });
  geometry.setAttribute("color", new BufferAttribute(colours, 3));
  return { thin, thick };
}
