// Shows the figures of a chapter on another scale, which the program has drawn, too.
(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  for (const button of all("button[data-toggle]")) {
    const chapter = button.closest("[data-chapter]");
    const others = all(`.picture[data-variant="${button.dataset.toggle}"]`, chapter);
    button.addEventListener("click", () => {
      const isOn = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", isOn);
      for (const other of others) {
        other.hidden = !isOn;
        other.closest("figure").querySelector(".picture").hidden = isOn;
      }
      chapter.dispatchEvent(new Event("redraw"));
    });
  }
})();
