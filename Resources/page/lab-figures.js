// The figures of the lab. What is in them comes from the program's module: a whole figure, or what is to
// be changed in the one that is there.
const labFigures = (lab, events) => {
  "use strict";
  const grid = lab.querySelector(".places");
  const template = document.getElementById("lab-place").content.firstElementChild;
  const filled = (text, n) => text.replaceAll("{n}", n);
  // The charts of one layer.
  const layered = ["activation-curves", "softmax-jacobian", "histograms", "update-ratio"];
  let places = [], layers = 1;

  const inSight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const place = places.find(({ box }) => box === target);
      if (place) place.isSeen = isIntersecting;
    }
    events.draw();
  }, { rootMargin: "200px" });

  const setPicture = (place, text) => {
    const kind = text[0];
    if (kind === "F") {
      place.picture.innerHTML = text.slice(1);
      const svg = place.picture.firstElementChild;
      place.elements = [svg, ...svg.querySelectorAll("*")];
    } else if (kind === "P" && text.length > 1) {
      for (const change of text.slice(1).split("\u001e")) {
        const [number, attribute, value] = change.split("\u001f");
        const element = place.elements[number];
        if (attribute === "#text") element.textContent = value;
        else element.setAttribute(attribute, value);
      }
    } else if (kind === "!") {
      place.picture.textContent = text.slice(1);
      place.elements = [];
    }
    place.isFresh = false;
  };

  const setLayers = (place) => {
    const select = place.box.querySelector("[data-layer]");
    select.parentElement.hidden = !layered.includes(place.word);
    while (select.options.length > 1) select.remove(1);
    for (let layer = 1; layer <= layers; layer += 1) select.add(new Option(layer, layer));
    if (place.layer > layers) place.layer = 0;
    select.value = place.layer;
  };

  // `network`, `softmax-jacobian:2`, `loss+` for a large one.
  const add = (text) => {
    const [, word, layer, large] = /^([\w-]+)(?::(\d+))?(\+)?$/.exec(text) ?? [];
    const box = template.cloneNode(true);
    box.setAttribute("aria-label", filled(box.getAttribute("aria-label"), places.length + 1));
    const chart = box.querySelector("[data-chart]");
    chart.value = word;
    if (!chart.value) chart.value = "loss";
    const place = {
      box, word: chart.value, layer: Number(layer ?? 0), isLarge: Boolean(large),
      picture: box.querySelector(".picture"), elements: [], isSeen: false, isFresh: true,
    };
    const enlarge = box.querySelector("[data-do=enlarge]");
    const size = () => {
      box.classList.toggle("large", place.isLarge);
      enlarge.setAttribute("aria-pressed", place.isLarge);
    };
    const set = (values) => {
      Object.assign(place, values, { isFresh: true });
      setLayers(place);
      size();
      events.change();
    };
    chart.addEventListener("change", () => set({ word: chart.value, layer: 0 }));
    box.querySelector("[data-layer]").addEventListener("change", ({ target }) => {
      set({ layer: Number(target.value) });
    });
    enlarge.addEventListener("click", () => set({ isLarge: !place.isLarge }));
    box.querySelector("[data-do=save]").addEventListener("click", () => events.save(view(place)));
    box.querySelector("[data-do=command]").addEventListener("click", () => {
      events.command(view(place));
    });
    places.push(place);
    grid.append(box);
    size();
    setLayers(place);
    inSight.observe(box);
  };

  const view = (place) => ({
    place: places.indexOf(place), word: place.word, layer: place.layer,
    width: place.isLarge ? 720 : 400, fresh: place.isFresh,
  });

  return {
    set: (texts) => {
      inSight.disconnect();
      grid.replaceChildren();
      places = [];
      for (const text of texts) add(text);
    },
    // As an address has them.
    get words() {
      return places.map(({ word, layer, isLarge }) =>
        word + (layer > 0 ? `:${layer}` : "") + (isLarge ? "+" : "")).join(",");
    },
    // What is to be drawn: what is in sight, and what has never been drawn.
    get views() {
      return places.filter((place) => place.isSeen || place.isFresh).map(view);
    },
    // Answers that were asked for before the figures were replaced are for others.
    get generation() { return places; },
    show: (drawn, generation) => {
      if (generation !== places) return;
      for (const [number, text] of drawn) setPicture(places[number], text);
    },
    renew: (count) => {
      layers = count;
      for (const place of places) {
        place.isFresh = true;
        setLayers(place);
      }
    },
    clear: () => {
      for (const place of places) {
        place.picture.textContent = grid.dataset.untrained;
        place.isFresh = true;
      }
    },
  };
};
