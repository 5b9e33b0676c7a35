// A list of hidden layers as controls: their number, one activation function for all, and each layer's own.
const labLayers = (root, put) => {
  "use strict";
  const list = root.querySelector("ol"), count = root.querySelector("[data-count]");
  const every = root.querySelector("[data-every]");
  const template = document.getElementById("lab-layer").content.firstElementChild;
  const values = (selector) => Array.from(list.querySelectorAll(selector), ({ value }) => value);
  // As many as there are layers; further ones are like the last.
  const fit = (all, goal, standard) =>
    Array.from({ length: goal }, (_, index) => all[index] || all.at(-1) || standard);

  const add = () => {
    const row = template.cloneNode(true);
    row.innerHTML = row.innerHTML.replaceAll("{n}", list.children.length + 1);
    list.append(row);
  };
  // Rows that are there stay, and with them the focus.
  const set = (units, words) => {
    while (list.children.length > units.length) list.lastElementChild.remove();
    while (list.children.length < units.length) add();
    for (const [index, row] of Array.from(list.children).entries()) {
      put(row.querySelector("[data-units]"), units[index]);
      const select = row.querySelector("[data-activation]"), word = words[index];
      // A function with a parameter stands in no list.
      if (!Array.from(select.options).some(({ value }) => value === word)) select.add(new Option(word));
      put(select, word);
    }
    put(count, units.length);
    put(every, words.length && words.every((word) => word === words[0]) ? words[0] : "");
  };

  return {
    root, set, fit,
    get units() { return values("[data-units]"); },
    get words() { return values("[data-activation]"); },
    // As a setting has them; a number of layers that cannot be is no list.
    get unitsText() {
      return count.value === String(list.children.length) ? values("[data-units]").join(",") || "none" : "";
    },
    textOf: (words) =>
      (words.every((word) => word === words[0]) ? words[0] ?? (every.value || "relu") : words.join(",")),
    // What was changed in one of the controls becomes the list.
    take: (target) => {
      const isCount = target === count, units = values("[data-units]");
      if (isCount && !(count.value && count.validity.valid)) return;
      const goal = isCount ? Number(count.value) : units.length;
      const words = values("[data-activation]").map((word) => (target === every && every.value) || word);
      set(fit(units, goal, 8), fit(words, goal, every.value || "relu"));
    },
  };
};
