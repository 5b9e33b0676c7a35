// The lab's controls: from words to what they show, and back.
const labSettings = (lab, events) => {
  "use strict";
  const all = (selector) => Array.from(lab.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  const form = lab.querySelector(".settings");
  const controls = new Map(all("[data-key]").map((control) => [control.dataset.key, control]));
  const preset = one("lab-preset"), task = one("lab-task");
  const difference = one("lab-difference"), second = one("lab-second");
  const problem = lab.querySelector(".problem");
  const pairsOf = (text) => new Map(text.split("&").map((pair) => pair.split("=")));

  // What somebody is typing is not written over.
  let typed = null;
  form.addEventListener("input", ({ target }) => { typed = target; });
  for (const kind of ["change", "focusout"]) form.addEventListener(kind, () => { typed = null; }, true);
  const put = (control, value) => {
    if (control !== typed && control.value !== String(value)) control.value = value;
  };
  // What is there and no number has no value; it is sent as what cannot be.
  const textOf = (control) => (control.validity.badInput ? "?" : control.value);

  const layers = labLayers(form.querySelector("[data-part=net] .layers"), put);
  // The second net's.
  const others = labLayers(second.querySelector(".layers"), put);

  // What differs in the second net, besides what is chosen, and the control of what is.
  let besides = "", own = null;
  const showSecond = (key) => {
    const isOfLayers = key === "hidden" || key === "activation";
    if (key !== second.dataset.shown) {
      second.dataset.shown = key;
      own?.remove();
      own = key && !isOfLayers ? controls.get(key).cloneNode(true) : null;
      if (own) {
        delete own.dataset.key;
        second.querySelector("label").append(own);
      }
    }
    difference.value = key;
    second.hidden = !key;
    second.querySelector("label").hidden = !own;
    others.root.hidden = !isOfLayers;
    others.root.dataset.only = key;
  };
  const secondPair = () => {
    const key = difference.value;
    const text = own ? textOf(own) : key === "hidden" ? others.unitsText
      : others.textOf(others.fit(others.words, layers.units.length));
    return key ? [`b.${key}=${text}`] : [];
  };

  // The words of all controls, as an address has them.
  const read = () => {
    const pairs = [`hidden=${layers.unitsText}`, `activation=${layers.textOf(layers.words)}`];
    for (const [key, control] of controls) {
      const text = textOf(control);
      // The points stay where another data set is looked at in between.
      if (text && (key !== "points" || controls.get("dataset").value === "drawn")) pairs.push(`${key}=${text}`);
    }
    return [...pairs, ...secondPair(), besides].join("&");
  };
  // The task of a preset stays, whatever is done about it.
  const edit = () => {
    preset.value = "";
    return events.edit(read());
  };
  const showTask = (choice) => {
    task.hidden = !choice;
    task.dataset.task = choice?.dataset.task ?? "";
    const title = document.createElement("strong");
    title.textContent = choice ? `${choice.textContent}. ` : "";
    one("lab-sentence").replaceChildren(title, choice?.dataset.sentence ?? "");
  };
  labOn(task, "button", "click", () => {
    showTask();
    preset.value = "";
    preset.focus();
    events.task();
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    if (target.closest(".pad")) return undefined;
    if (target === preset) return events.follow(preset.value);
    if (target === difference) {
      besides = "";
      showSecond(target.value);
      others.set(layers.units, layers.words);
      if (own) own.value = controls.get(target.value).value;
    } else [layers, others].find(({ root }) => root.contains(target))?.take(target);
    return edit();
  });

  // Beside the figures there is room for the settings, above them there is not.
  const isWide = matchMedia("(min-width: 64rem)");
  const fold = () => { one("lab-settings").open = isWide.matches; };
  isWide.addEventListener("change", fold);
  fold();
  // There is nothing to be set before there is a net.
  form.inert = true;

  return {
    // What the module says of the net that it has made.
    write: (facts) => {
      form.inert = false;
      const wordsOf = (text) => (text ?? "").split(",").filter((word) => word && word !== "none");
      for (const [key, control] of controls) {
        const value = facts.get(`set.${key}`) ?? "";
        if (value || key !== "points") put(control, value);
      }
      const units = wordsOf(facts.get("set.hidden"));
      layers.set(units, wordsOf(facts.get("activations")));
      // What is chosen can be the same in both as yet.
      const key = facts.get("difference") ?? difference.value, value = facts.get("second");
      showSecond(key);
      others.set(key === "hidden" && value ? wordsOf(value) : units, wordsOf(facts.get("others")));
      if (own) put(own, value ?? facts.get(`set.${key}`));
      besides = facts.get("besides") ?? "";
      one("lab-besides").textContent = facts.get("told") ?? "";
      second.querySelector(".alike").hidden = facts.has("difference");
    },
    // What the controls say becomes the net.
    edit,
    complain: (text = "") => { problem.textContent = text; },
    // Which preset an address is, or whose task it keeps, and what it hides.
    present: (text, hidden) => {
      const options = Array.from(preset.options), kept = pairsOf(text).get("task");
      const same = options.find(({ value }) => value && value === text);
      showTask(same ?? options.find(({ dataset }) => kept && dataset.task === kept));
      preset.value = same?.value ?? "";
      for (const part of all("[data-part]")) {
        part.hidden = hidden.includes(part.dataset.part) || hidden.includes("controls");
      }
    },
    get task() { return task.dataset.task; },
    pairsOf,
  };
};
