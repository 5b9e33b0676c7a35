// Moves the figures of a chapter, copies, sets the theme, prints. Draws nothing: every value that it sets was made
// by the program and stands in the page as a patch: [id, attribute or "#text", [value per frame]],
// where 0 means "as in the frame before".
(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const status = document.getElementById("status");

  for (const element of all("[data-scripted]")) element.hidden = false;
  const markScrolling = () => {
    for (const box of all(".picture, .formula")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", markScrolling);
  markScrolling();

  // The patches of a figure, with every frame's value written out.
  const resolved = (json) => JSON.parse(json).patches.flatMap(([id, attribute, values]) => {
    const target = document.getElementById(id);
    if (!target) return [];
    const full = [];
    for (const value of values) full.push(value === 0 ? full[full.length - 1] : value);
    return [{ target, attribute, values: full, shown: undefined }];
  });

  const draw = (patches, frame) => {
    for (const patch of patches) {
      const value = patch.values[frame];
      if (value === undefined || value === patch.shown) continue;
      patch.shown = value;
      if (patch.attribute === "#text") patch.target.textContent = value;
      else patch.target.setAttribute(patch.attribute, value);
    }
  };

  const scrubbers = new Map();
  const scrubber = (box) => {
    const steps = box.dataset.steps.split(" ").map(Number);
    const chapter = box.closest("[data-chapter]");
    const range = box.querySelector("input");
    const output = box.querySelector("output");
    const play = box.querySelector("[data-action=play]");
    const rest = Number(box.dataset.rest);
    let patches, requested = 0, playing = 0;

    const show = (frame) => {
      patches ??= all("script[data-patches]", chapter)
        .flatMap((block) => resolved(block.textContent));
      draw(patches, frame);
    };
    const say = () => {
      const values = { step: steps[range.value], last: steps[steps.length - 1] };
      const text = filled(box.dataset.text, values);
      range.setAttribute("aria-valuetext", text);
      output.textContent = text;
    };
    const move = (frame) => {
      range.value = Math.max(0, Math.min(steps.length - 1, frame));
      say();
      requested ||= requestAnimationFrame(() => {
        requested = 0;
        show(Number(range.value));
      });
    };
    const remember = () => {
      const address = `#${chapter.id}/step=${steps[range.value]}`;
      try { history.replaceState(null, "", address); } catch { /* too often, or not allowed */ }
    };
    const pause = () => {
      clearInterval(playing);
      playing = 0;
      play.textContent = play.dataset.play;
    };
    const start = () => {
      if (Number(range.value) === steps.length - 1) move(0);
      play.textContent = play.dataset.pause;
      playing = setInterval(() => {
        move(Number(range.value) + 1);
        if (Number(range.value) === steps.length - 1) { pause(); remember(); }
      }, 150);
    };

    const jump = (by) => { pause(); move(Number(range.value) + by); remember(); };
    box.querySelector("[data-action=previous]").addEventListener("click", () => jump(-1));
    box.querySelector("[data-action=next]").addEventListener("click", () => jump(1));
    play.addEventListener("click", () => { if (playing) { pause(); remember(); } else start(); });
    range.addEventListener("input", () => { pause(); move(Number(range.value)); });
    range.addEventListener("change", remember);
    addEventListener("beforeprint", () => { pause(); if (patches) show(rest); });
    addEventListener("afterprint", () => { if (patches) show(Number(range.value)); });
    say();
    // The last frame that is not after the step.
    return (step) => { pause(); move(Math.max(0, steps.findLastIndex((own) => own <= step))); };
  };
  for (const box of all(".scrubber")) {
    scrubbers.set(box.closest("[data-chapter]").id, scrubber(box));
  }

  const followAddress = () => {
    const [, slug, step] = /^#([\w-]+)\/step=(\d+)$/.exec(location.hash) || [];
    if (!slug || !scrubbers.has(slug)) return;
    scrubbers.get(slug)(Number(step));
    document.getElementById(slug).scrollIntoView();
  };
  addEventListener("hashchange", followAddress);
  followAddress();

  // Pages from a file or without permission have no clipboard; selecting always works.
  const copy = async (source) => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(source);
      return document.execCommand("copy");
    }
  };
  for (const button of all("[data-copy]")) {
    button.addEventListener("click", async () => {
      const done = await copy(document.getElementById(button.dataset.copy));
      status.textContent = "";
      const words = done ? button.dataset.done : button.dataset.failed;
      const label = button.textContent;
      setTimeout(() => { status.textContent = words; }, 50);
      button.textContent = words;
      button.disabled = true;
      setTimeout(() => { button.textContent = label; button.disabled = false; }, 1800);
    });
  }

  const theme = document.getElementById("theme");
  const setTheme = (name) => {
    if (name === "light" || name === "dark") document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
  };
  theme.addEventListener("change", () => setTheme(theme.value));

  // Paper is light, and what belongs on it is unfolded there and folded again afterwards.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    setTheme("light");
    unfolded = all("details[data-print]:not([open])");
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    setTheme(theme.value);
    for (const details of unfolded) details.open = false;
  });
})();
