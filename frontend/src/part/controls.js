// Mouse and touch turn the part by themselves; this wires the keyboard, the buttons and the list of findings to it.

const VIEWS = { slanted: [1, -1.2, 0.8], front: [0, -1, 0], back: [0, 1, 0], left: [-1, 0, 0], right: [1, 0, 0], above: [0, 0, 1], below: [0, 0, -1] };
const TURN = Math.PI / 12;

export function wire(frame, scene, findings) {
  const canvas = frame.querySelector("canvas");
  const panel = frame.querySelector("[data-part-controls]");
  canvas.hidden = false;
  frame.querySelector("[data-part-still]").hidden = true;
  panel.hidden = false;
  frame.querySelector("[data-part-caption]").hidden = false;

  canvas.addEventListener("keydown", (event) => {
    const act = {
      ArrowLeft: () => scene.turn(-TURN, 0),
      ArrowRight: () => scene.turn(TURN, 0),
      ArrowUp: () => scene.turn(0, TURN),
      ArrowDown: () => scene.turn(0, -TURN),
      "+": () => scene.nearer(0.85),
      "-": () => scene.nearer(1.18),
      Home: () => scene.look(VIEWS.slanted),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });

  for (const button of panel.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => scene.look(VIEWS[button.dataset.view]));
  }
  for (const button of panel.querySelectorAll("[data-nearer]")) {
    button.addEventListener("click", () => scene.nearer(Number(button.dataset.nearer)));
  }

  const axis = panel.querySelector("[data-section-axis]");
  const share = panel.querySelector("[data-section-share]");
  const said = panel.querySelector("[data-section-said]");
  const section = () => {
    share.disabled = axis.value === "none";
    scene.section(axis.value, Number(share.value) / 100);
    const at = axis.value === "none" ? "" : (scene.size[axis.value] * share.value) / 100;
    said.textContent = at === "" ? "" : `${at.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} mm`;
  };
  axis.addEventListener("change", section);
  share.addEventListener("input", section);
  section();

  const walls = panel.querySelector("[data-walls]");
  const scale = panel.querySelector("[data-wall-scale]");
  walls.closest("label, .ds-field").hidden = !scene.has_walls;
  walls.addEventListener("change", () => {
    const range = scene.thickness(walls.checked);
    scale.hidden = !range;
    if (!range) return;
    const mm = (value) => `${value.toLocaleString(document.documentElement.lang, { maximumSignificantDigits: 2 })} mm`;
    scale.querySelector("[data-thin]").textContent = mm(range.thin);
    scale.querySelector("[data-thick]").textContent = mm(range.thick);
  });

  const marks = frame.querySelector("[data-part-marks]");
  for (const { item, number, at } of findings) {
    const mark = document.createElement("a");
    mark.href = `#${item.id}`;
    mark.textContent = number;
    mark.setAttribute("aria-label", item.dataset.findingName);
    marks.append(mark);
    const button = item.querySelector("[data-show-finding]");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", () => {
        scene.show(at);
        canvas.focus({ preventScroll: true });
        frame.scrollIntoView({ block: "nearest" });
      });
    }
  }
  for (const fold of document.querySelectorAll("details:has([data-finding-at])")) {
    fold.addEventListener("toggle", () => scene.redraw());
  }
  scene.look(VIEWS.slanted);
}
