// Adds to pages that already work without it. No page may depend on anything here.

import "./live.js";
import "./passkey.js";

// An error list takes the focus when the page opens, so that a screen reader reads it first.
document.querySelector(".ds-error-summary")?.focus();

// What is folded on the screen is printed open, and folds again afterwards; offers and the rest of their list are
// printed as the reader has opened them.
const opened = new Set();
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("main details:not([open], .ht-offers + .ht-more, .ht-offer details)")) {
    fold.open = true;
    opened.add(fold);
  }
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
  opened.clear();
});

// On a wide screen the filters stand open beside the list; on a phone they are folded away until asked for.
const wide = matchMedia("(min-width: 62rem)");
for (const fold of document.querySelectorAll("details.ht-filters")) {
  if (!wide.matches && !fold.hasAttribute("data-keep")) fold.open = false;
}

// Choosing "not known" empties the fields beside it, and typing in one un-chooses it; the server decides the same way.
for (const group of document.querySelectorAll("[data-or-unknown]")) {
  const unknown = group.querySelector("input[data-unknown]");
  const fields = [...group.querySelectorAll("input:not([data-unknown]):not([type=hidden]), textarea, select")];
  if (!unknown) continue;
  unknown.addEventListener("change", () => {
    if (!unknown.checked) return;
    for (const field of fields) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = false;
      else field.value = "";
    }
  });
  for (const field of fields) field.addEventListener("input", () => { unknown.checked = false; });
}
