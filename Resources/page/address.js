// Keeps the moment that is shown in the address, such as #training/step=340/layer=3, and shows the one
// that is asked for there. What stands before the first slash is a chapter, a figure or a screen.
(() => {
  "use strict";
  const pattern = /^#([\w-]+)((?:\/(?:step|layer)=\d+)*)$/;
  const written = (chapter) => {
    const { place = chapter.id, step, layer } = chapter.dataset;
    return `#${place}` + (step ? `/step=${step}` : "") + (layer ? `/layer=${layer}` : "");
  };

  // One entry of the history, however far the slider went, and not at every frame.
  let waiting = 0;
  addEventListener("moment", ({ target }) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const address = written(target);
      if (address === location.hash) return;
      try { history.replaceState(history.state, "", address); } catch { /* not allowed here */ }
    }, 120);
  });

  // Going back, the browser itself knows where the page stood.
  let isTraversing = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  window.navigation?.addEventListener("navigate", ({ navigationType }) => {
    isTraversing = navigationType === "traverse" || navigationType === "replace";
  });
  const follow = () => {
    const [, id, values] = pattern.exec(location.hash) || [];
    const place = id && document.getElementById(id);
    const chapter = place?.closest("[data-chapter]");
    if (!chapter || !values) return;
    clearTimeout(waiting);
    const asked = Object.fromEntries(values.slice(1).split("/").map((pair) => pair.split("=")));
    if (place !== chapter) chapter.dataset.place = id;
    else delete chapter.dataset.place;
    chapter.dispatchEvent(new CustomEvent("show-moment", { detail: asked }));
    if (!isTraversing) place.scrollIntoView({ behavior: "instant", block: "start" });
  };
  addEventListener("hashchange", follow);
  // Opened anew at a moment, the page stands at its chapter, and not where it was left.
  if (pattern.exec(location.hash)?.[2] && !isTraversing) {
    history.scrollRestoration = "manual";
    addEventListener("load", () => {
      follow();
      setTimeout(() => { history.scrollRestoration = "auto"; });
    });
  }
  follow();
})();
