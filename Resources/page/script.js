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

  // The patches of a picture, with every frame's value written out.
  const resolved = (json) => {
    const given = JSON.parse(json).patches;
    // Values that are those of a patch before are its index.
    const patches = given.flatMap(([id, attribute, own]) => {
      const values = Array.isArray(own) ? own : given[own][2];
      const target = document.getElementById(id);
      if (!target) return [];
      const full = [];
      for (const value of values) full.push(value === 0 ? full[full.length - 1] : value);
      return [{ target, attribute, values: full, shown: undefined }];
    });
    return { patches, box: patches[0]?.target.closest(".picture") };
  };

  // Of the pictures of a figure one is shown; the others wait.
  const isShown = ({ box }) => box && getComputedStyle(box).display !== "none";
  const draw = ({ patches }, frame) => {
    for (const patch of patches) {
      const value = patch.values[frame];
      if (value === undefined || value === patch.shown) continue;
      patch.shown = value;
      if (patch.attribute === "#text") patch.target.textContent = value;
      else patch.target.setAttribute(patch.attribute, value);
    }
  };

  const scrubber = (box) => {
    const steps = box.dataset.steps.split(" ").map(Number);
    const chapter = box.closest("[data-chapter]");
    const range = box.querySelector("input");
    const output = box.querySelector("output");
    const play = box.querySelector("[data-action=play]");
    const rest = Number(box.dataset.rest);
    let pictures, requested = 0, playing = 0, moving = 0;

    const show = (frame, isWhole = false) => {
      pictures ??= all("script[data-patches]", chapter)
        .map((block) => resolved(block.textContent));
      for (const picture of isWhole ? pictures : pictures.filter(isShown)) draw(picture, frame);
      chapter.dataset.frame = frame;
      chapter.dispatchEvent(new Event("frame"));
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
      chapter.dataset.moving = "";
      clearTimeout(moving);
      moving = setTimeout(() => { delete chapter.dataset.moving; }, 400);
      requested ||= requestAnimationFrame(() => {
        requested = 0;
        show(Number(range.value));
      });
    };
    const remember = () => {
      chapter.dataset.step = steps[range.value];
      chapter.dispatchEvent(new Event("moment", { bubbles: true }));
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
    range.addEventListener("input", () => { pause(); move(Number(range.value)); remember(); });
    addEventListener("beforeprint", () => {
      pause();
      delete chapter.dataset.moving;
      if (pictures) show(rest, true);
    });
    addEventListener("afterprint", () => { if (pictures) show(Number(range.value)); });
    const redraw = () => { if (pictures) move(Number(range.value)); };
    chapter.addEventListener("redraw", redraw);
    addEventListener("resize", redraw);
    // The last frame that is not after the step; an address without one means the frame at rest.
    chapter.addEventListener("show-moment", ({ detail: { step } }) => {
      pause();
      if (step) chapter.dataset.step = step;
      else delete chapter.dataset.step;
      move(step ? Math.max(0, steps.findLastIndex((own) => own <= Number(step))) : rest);
    });
    say();
  };
  all(".scrubber").forEach(scrubber);

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
