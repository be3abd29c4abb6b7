// What is drawn: the part, its edges, a plane that cuts it, and a mark for each finding.
import {
  AmbientLight, Box3, Color, DirectionalLight, DoubleSide, EdgesGeometry, LineBasicMaterial,
  LineSegments, Mesh, MeshStandardMaterial, PerspectiveCamera, Plane, Scene, Spherical, Vector3, WebGLRenderer,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { STLLoader } from "three/examples/jsm/loaders/STLLoader.js";
import { shade } from "./thickness.js";

/// Above so many triangles edges are left out: finding them takes longer than anybody waits.
const MOST_FOR_EDGES = 200_000;

export function build(frame, bytes, walls, findings) {
  const canvas = frame.querySelector("canvas");
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, preserveDrawingBuffer: true });
  renderer.localClippingEnabled = true;
  const scene = new Scene();
  scene.add(new AmbientLight(0xffffff, 1.1));

  const geometry = new STLLoader().parse(bytes);
  // The file leaves normals to its reader.
  geometry.computeVertexNormals();
  geometry.computeBoundingBox();
  const box = new Box3().copy(geometry.boundingBox);
  const middle = box.getCenter(new Vector3());
  const size = box.getSize(new Vector3());
  const radius = Math.max(size.length() / 2, 1e-3);

  const cut = new Plane(new Vector3(-1, 0, 0), box.max.x);
  const style = getComputedStyle(frame);
  const colour = (name) => new Color(style.getPropertyValue(name).trim());
  const material = new MeshStandardMaterial({
    color: colour("--ht-part"), metalness: 0.1, roughness: 0.65, side: DoubleSide, clippingPlanes: [],
    polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1,
  });
  scene.add(new Mesh(geometry, material));
  const edges = geometry.attributes.position.count / 3 <= MOST_FOR_EDGES ? outline(geometry, colour("--ht-part-edge")) : null;
  if (edges) scene.add(edges);

  const camera = new PerspectiveCamera(32, 1, radius / 100, radius * 40);
  camera.up.set(0, 0, 1);
  const light = new DirectionalLight(0xffffff, 3.2);
  camera.add(light);
  // From above and to the left of the eye, so that sides differ.
  light.position.set(-radius * 2, radius * 3, radius);
  light.target.position.copy(middle);
  scene.add(light.target);
  scene.add(camera);
  const controls = new OrbitControls(camera, canvas);
  controls.target.copy(middle);
  controls.minDistance = radius * 0.2;
  controls.maxDistance = radius * 12;
  controls.zoomToCursor = true;

  const marks = frame.querySelector("[data-part-marks]");
  let asked = false;
  const draw = () => {
    asked = false;
    renderer.render(scene, camera);
    place(marks, findings, camera, canvas);
  };
  const redraw = () => {
    if (!asked) requestAnimationFrame(draw);
    asked = true;
  };
  controls.addEventListener("change", redraw);

  const fit = () => {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || !height) return;
    renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    renderer.setSize(width, height, false);
    camera.aspect = width / height;
    camera.updateProjectionMatrix();
    redraw();
  };
  new ResizeObserver(fit).observe(canvas);

  // How far away all corners of the box are within sight.
  const far = (from) => {
    const right = new Vector3().crossVectors(camera.up, from).normalize();
    const up = new Vector3().crossVectors(from, right);
    const slope = Math.tan((camera.fov * Math.PI) / 360);
    let most = 0;
    for (let corner = 0; corner < 8; corner += 1) {
      const at = new Vector3(...[size.x, size.y, size.z].map((side, axis) => ((corner >> axis) & 1 ? side : -side) / 2));
      const aside = Math.max(Math.abs(at.dot(right)) / camera.aspect, Math.abs(at.dot(up)));
      most = Math.max(most, aside / slope + at.dot(from));
    }
    return most * 1.12;
  };

  const look = (direction) => {
    // How wide the picture is decides how far away to stand; it is not known before the canvas is shown.
    fit();
    // Straight from above the turn about the vertical would be undefined: a hair beside it.
    const from = new Vector3(...direction).add(new Vector3(0, -1e-4, 0)).normalize();
    camera.position.copy(middle).addScaledVector(from, far(from));
    controls.target.copy(middle);
    controls.update();
    redraw();
  };

  return {
    size,
    has_walls: Boolean(walls && walls.length * 3 === geometry.attributes.position.count),
    look,
    turn(right, up) {
      const about = new Spherical().setFromVector3(swap(camera.position.clone().sub(controls.target)));
      about.theta += right;
      about.phi = Math.min(Math.PI - 1e-3, Math.max(1e-3, about.phi - up));
      camera.position.copy(controls.target).add(back(new Vector3().setFromSpherical(about)));
      controls.update();
      redraw();
    },
    nearer(factor) {
      camera.position.sub(controls.target).multiplyScalar(factor).clampLength(controls.minDistance, controls.maxDistance).add(controls.target);
      controls.update();
      redraw();
    },
    section(axis, share) {
      const on = axis !== "none";
      material.clippingPlanes = on ? [cut] : [];
      if (edges) edges.material.clippingPlanes = material.clippingPlanes;
      if (on) {
        cut.normal.set(axis === "x" ? -1 : 0, axis === "y" ? -1 : 0, axis === "z" ? -1 : 0);
        cut.constant = box.min[axis] + share * (box.max[axis] - box.min[axis]);
      }
      material.needsUpdate = true;
      redraw();
    },
    thickness(on) {
      const scale = on ? shade(geometry, walls, style) : null;
      material.vertexColors = Boolean(scale);
      material.color = scale ? new Color(0xffffff) : colour("--ht-part");
      material.needsUpdate = true;
      redraw();
      return scale;
    },
    show(at) {
      const point = new Vector3(...at);
      const away = point.clone().sub(middle);
      look(away.lengthSq() > (radius * 0.05) ** 2 ? away.normalize().toArray().map((v, i) => v + [0.25, -0.25, 0.25][i]) : [1, -1, 0.8]);
      controls.target.lerp(point, 0.5);
      controls.update();
      redraw();
    },
    picture: () => {
      renderer.render(scene, camera);
      return canvas.toDataURL("image/png");
    },
    redraw,
  };
}

function outline(geometry, colour) {
  const lines = new EdgesGeometry(geometry, 25);
  return new LineSegments(lines, new LineBasicMaterial({ color: colour, clippingPlanes: [] }));
}

// The camera's height is along z, a sphere's along y.
const swap = (v) => new Vector3(v.x, v.z, -v.y);
const back = (v) => new Vector3(v.x, -v.z, v.y);

// Marks are elements over the drawing, so that they have words and can be reached.
function place(marks, findings, camera, canvas) {
  if (!marks) return;
  for (const [i, mark] of [...marks.children].entries()) {
    const point = new Vector3(...findings[i].at).project(camera);
    mark.style.setProperty("--x", `${((point.x + 1) / 2) * canvas.clientWidth}px`);
    mark.style.setProperty("--y", `${((1 - point.y) / 2) * canvas.clientHeight}px`);
    // Only what is read just now: advice that is folded away is marked when it is opened.
    const fold = findings[i].item.closest("details");
    mark.hidden = point.z > 1 || (fold && !fold.open);
  }
}

