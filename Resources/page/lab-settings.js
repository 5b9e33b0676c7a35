// The lab's controls: from words to what they show, and back.
const labSettings = (lab, events) => {
  "use strict";
  const all = (selector, root = lab) => Array.from(root.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  const form = lab.querySelector(".settings");
  const controls = new Map(all("[data-key]").map((control) => [control.dataset.key, control]));
  const list = one("lab-layer-list"), count = one("lab-layers"), every = one("lab-activations");
  const preset = one("lab-preset"), sentence = one("lab-sentence");
  const difference = one("lab-difference"), second = one("lab-second");
  const problem = lab.querySelector(".problem");
  const template = one("lab-layer").content.firstElementChild;
  // The points stay where another data set is looked at in between.
  const isDrawn = () => controls.get("dataset").value === "drawn";
  const pairsOf = (text) => new Map(text.split("&").map((pair) => pair.split("=")));

  const units = () => all("[data-units]", list).map(({ value }) => value);
  const activations = () => all("[data-activation]", list).map(({ value }) => value);
  const setLayers = (units, words) => {
    list.replaceChildren(...units.map((unit, index) => {
      const row = template.cloneNode(true);
      const label = row.firstElementChild;
      label.textContent = label.textContent.replace("{n}", index + 1);
      for (const control of all("[aria-label]", row)) {
        control.setAttribute("aria-label", control.getAttribute("aria-label").replace("{n}", index + 1));
      }
      row.querySelector("[data-units]").value = unit;
      const select = row.querySelector("[data-activation]");
      const word = words[index] ?? words[words.length - 1] ?? "relu";
      // A function with a parameter stands in no list.
      if (!Array.from(select.options).some(({ value }) => value === word)) select.add(new Option(word));
      select.value = word;
      return row;
    }));
    count.value = units.length;
    every.value = words.length && words.every((word) => word === words[0]) ? words[0] : "";
  };
  const changeLayers = (goal, word) => {
    const newUnits = units(), words = word ? units().map(() => word) : activations();
    while (newUnits.length < goal) {
      newUnits.push(newUnits[newUnits.length - 1] ?? 8);
      words.push(words[words.length - 1] ?? (every.value || "relu"));
    }
    setLayers(newUnits.slice(0, goal), words.slice(0, goal));
  };

  const setSecond = (key, value) => {
    difference.value = key;
    second.hidden = !key;
    second.querySelector("input, select")?.remove();
    if (!key) return;
    const control = controls.get(key)?.cloneNode(true) ?? document.createElement("input");
    delete control.dataset.key;
    control.value = value;
    second.append(control);
  };

  // The words of all controls, as an address has them.
  const read = () => {
    const pairs = [
      `hidden=${units().join(",") || "none"}`, `activation=${activations().join(",") || "relu"}`,
    ];
    for (const [key, control] of controls) {
      if (control.value && (key !== "points" || isDrawn())) pairs.push(`${key}=${control.value}`);
    }
    const other = second.querySelector("input, select");
    if (difference.value && other?.value) pairs.push(`b.${difference.value}=${other.value}`);
    return pairs.join("&");
  };

  const edit = () => {
    preset.value = "";
    sentence.textContent = "";
    return events.edit(read());
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    if (target.closest(".pad")) return undefined;
    if (target === preset) return events.follow(preset.value);
    if (target === count) {
      const goal = Math.trunc(Number(count.value)) || 0;
      changeLayers(Math.max(0, Math.min(Number(count.max), goal)));
    } else if (target === every && every.value) {
      changeLayers(units().length, every.value);
    } else if (target === difference) {
      setSecond(target.value, pairsOf(read()).get(target.value) ?? "");
      // As long as nothing differs there is no second net.
      if (target.value) return undefined;
    } else if (target.closest("li")) {
      setLayers(units(), activations());
    }
    return edit();
  });

  // Beside the figures there is room for the settings, above them there is not.
  const isWide = matchMedia("(min-width: 64rem)");
  const fold = () => { one("lab-settings").open = isWide.matches; };
  isWide.addEventListener("change", fold);
  fold();

  return {
    // What the module says of the net that it has made.
    write: (facts) => {
      for (const [key, control] of controls) {
        const value = facts.get(`set.${key}`) ?? "";
        if (value || key !== "points") control.value = value;
      }
      const hidden = facts.get("set.hidden");
      setLayers(hidden === "none" ? [] : hidden.split(","), (facts.get("activations") || "").split(","));
      const key = Array.from(facts.keys()).find((name) => name.startsWith("second."));
      setSecond(key?.slice(7) ?? "", key ? facts.get(key) : "");
    },
    // What the controls say becomes the net.
    edit,
    complain: (text) => { problem.textContent = text; },
    // Which preset an address is, and what it hides.
    present: (text, hidden) => {
      const choice = Array.from(preset.options).find(({ value }) => value && value === text);
      preset.value = choice?.value ?? "";
      sentence.textContent = choice?.dataset.sentence ?? "";
      for (const part of all("[data-part]")) {
        part.hidden = hidden.includes(part.dataset.part) || hidden.includes("controls");
      }
    },
    pairsOf,
  };
};
