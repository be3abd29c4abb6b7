// A form whose answer follows its sliders: form[data-live=ID] names the element that holds the answer. Without script the
// form is sent by its button, with the same address.

// While a slider moves, the answer comes from few draws (quick=1); when it has stood still, from all of them.
const WAIT = 40;
const SETTLED = 700;

for (const form of document.querySelectorAll("form[data-live]")) {
  const sliders = form.querySelectorAll("input[type=range]");
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "ds-sr-only";
  form.append(status);

  let waiting;
  let settling;
  let asked;

  const show = (slider) => {
    const value = form.querySelector(`output[for="${CSS.escape(slider.id)}"]`);
    if (value) value.textContent = `${slider.value}\u00a0%`;
  };

  // What stands as usual is left out of the address.
  const address = () => {
    const fields = new URLSearchParams(new FormData(form));
    for (const slider of sliders) if (slider.value === "100") fields.delete(slider.name);
    for (const [name, value] of [...fields]) if (value === "") fields.delete(name, value);
    return `${form.action}?${fields}`;
  };

  const ask = async (quick) => {
    asked?.abort();
    asked = new AbortController();
    const to = address();
    try {
      const reply = await fetch(quick ? `${to}&quick=1` : to, { signal: asked.signal, headers: { accept: "text/html" } });
      if (!reply.ok) throw new Error(reply.status);
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const next = page.getElementById(form.dataset.live);
      const now = document.getElementById(form.dataset.live);
      if (!next || !now) throw new Error("no answer");
      // What the reader has unfolded stays so.
      const opened = [...now.querySelectorAll("details")].map((details) => details.open);
      next.querySelectorAll("details").forEach((details, at) => { details.open ||= opened[at] ?? false; });
      now.replaceWith(next);
      if (quick) return;
      history.replaceState(null, "", to);
      status.textContent = form.dataset.told ?? "";
    } catch (error) {
      // A later question took its place, or the server is away: the button still asks, and shows why.
      if (error.name !== "AbortError") status.textContent = "";
    }
  };

  for (const slider of sliders) {
    slider.addEventListener("input", () => {
      show(slider);
      status.textContent = "";
      clearTimeout(waiting);
      clearTimeout(settling);
      waiting = setTimeout(ask, WAIT, true);
      settling = setTimeout(ask, SETTLED, false);
    });
  }
  addEventListener("pageshow", () => sliders.forEach(show));
}
