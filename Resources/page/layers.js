// Shows one layer in all figures of its chapter and lets the others step back: for as long as a pointer
// rests on the layer, or until another is chosen, in the bar or by a click on it.
(() => {
  "use strict";
  const all = (selector, root) => Array.from(root.querySelectorAll(selector));
  for (const chapter of all("[data-chapter]", document)) {
    const choice = chapter.querySelector("select[data-layers]");
    if (!choice) continue;
    // A figure that does not have the layer stays as it is.
    const figures = all("figure", chapter).map((figure) => {
      const parts = all("[data-layer]", figure);
      return { parts, layers: new Set(parts.map((part) => part.dataset.layer)) };
    });
    let chosen = "", shown = "", timer = 0;
    const show = (layer) => {
      clearTimeout(timer);
      if (layer === shown) return;
      shown = layer;
      for (const { parts, layers } of figures) {
        const fades = layers.has(layer);
        for (const part of parts) part.toggleAttribute("data-off", fades && part.dataset.layer !== layer);
      }
    };
    const choose = (layer) => {
      chosen = Array.from(choice.options).some(({ value }) => value === layer) ? layer : "";
      choice.value = chosen;
      if (chosen) chapter.dataset.layer = chosen;
      else delete chapter.dataset.layer;
      show(chosen);
    };
    const remember = () => chapter.dispatchEvent(new Event("moment", { bubbles: true }));

    choice.addEventListener("change", () => { choose(choice.value); remember(); });
    chapter.addEventListener("show-moment", ({ detail: { layer = "" } }) => choose(layer));
    chapter.addEventListener("pointerover", ({ target, pointerType }) => {
      if (pointerType !== "mouse") return;
      const layer = target.closest?.("figure [data-layer]")?.dataset.layer ?? chosen;
      clearTimeout(timer);
      if (layer !== shown) timer = setTimeout(() => show(layer), 160);
    });
    chapter.addEventListener("pointerleave", () => show(chosen));
    chapter.addEventListener("click", ({ target }) => {
      const layer = target.closest?.("figure [data-layer]")?.dataset.layer;
      if (!layer) return;
      choose(layer === chosen ? "" : layer);
      remember();
    });
  }
})();
