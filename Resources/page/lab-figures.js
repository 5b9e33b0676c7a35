// The places of the lab, each with its figure and what can be chosen for it.
const labFigures = (lab, events) => {
  "use strict";
  const grid = lab.querySelector(".places");
  const template = document.getElementById("lab-place").content.firstElementChild;
  // The charts of one layer, those that only a net that is here can fill, and the one that is walked through.
  const layered = ["activation-curves", "softmax-jacobian", "histograms", "update-ratio"];
  const live = ["responses", "backward-pass"], walked = "backward-pass";
  // Without limits until there is a net.
  let places = [], generation = {}, isOld = false, counts = {
    layers: Infinity, moments: [Infinity], examples: [Infinity], units: [Infinity],
  };

  const inSight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const place = places.find(({ box }) => box === target);
      if (place) place.isSeen = isIntersecting;
    }
    events.draw();
  }, { rootMargin: "100px" });

  const within = (number, most) => Math.max(1, Math.min(most, Math.trunc(number) || 1));

  // Whether what is shown is of another net than the one that is set, or nothing yet.
  const mark = ({ box }, isOld) => { box.ariaBusy = isOld; };

  const most = (place, key) => counts[key][place.net] ?? counts[key][0];

  const setControls = (place) => {
    const { box, word } = place;
    const select = box.querySelector("[data-layer]");
    select.parentElement.hidden = !layered.includes(word);
    while (select.options.length > 1) select.remove(1);
    const layers = Number.isFinite(counts.layers) ? counts.layers : 0;
    for (let layer = 1; layer <= layers; layer += 1) select.add(new Option(layer, layer));
    box.querySelector("[data-do=command]").hidden = live.includes(word);
    const nets = box.querySelector("[data-net]");
    nets.parentElement.hidden = !live.includes(word) || counts.moments.length < 2;
    nets.value = place.net;
    const walk = box.querySelector(".walk"), isWalked = word === walked;
    walk.hidden = !isWalked;
    if (isWalked) {
      place.layer = within(place.layer, most(place, "moments"));
      for (const key of ["example", "unit"]) {
        const input = walk.querySelector(`[data-walk=${key}]`), last = most(place, `${key}s`);
        place[key] = within(place[key], last);
        if (Number.isFinite(last)) input.max = last;
        input.value = place[key];
      }
      walk.querySelector("[data-do=back]").disabled = place.layer === 1;
      walk.querySelector("[data-do=next]").disabled = place.layer === most(place, "moments");
    } else if (place.layer > counts.layers) place.layer = 0;
    if (!isWalked) select.value = place.layer;
    box.classList.toggle("large", place.isLarge);
    box.querySelector("[data-do=enlarge]").ariaPressed = place.isLarge;
  };

  // One moment after the other, until the end or until somebody does something else there.
  const setWalk = (place, set) => {
    const walk = place.box.querySelector(".walk"), run = walk.querySelector("[data-do=run]");
    const stop = () => {
      clearInterval(place.timer);
      place.timer = 0;
      run.textContent = run.dataset.run;
    };
    const go = (way) => {
      const layer = within(place.layer + way, most(place, "moments"));
      if (layer !== place.layer) set({ layer });
      if (layer === most(place, "moments")) stop();
    };
    place.stop = stop;
    run.addEventListener("click", () => {
      if (place.timer) return stop();
      if (place.layer === most(place, "moments")) set({ layer: 1 });
      run.textContent = run.dataset.stop;
      place.timer = setInterval(() => go(1), 1400);
      return undefined;
    });
    for (const [name, way] of [["back", -1], ["next", 1]]) {
      labOn(walk, `[data-do=${name}]`, "click", () => { stop(); go(way); });
    }
    for (const input of walk.querySelectorAll("[data-walk]")) {
      input.addEventListener("change", () => set({ [input.dataset.walk]: Number(input.value) }));
    }
    walk.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!way || event.target.matches("input")) return;
      event.preventDefault();
      stop();
      go(way);
    });
  };

  // `network`, `softmax-jacobian:2`, `loss+` for a large one, `backward-pass:3.17.2` for the third moment of
  // example 17 and its unit 2, `b.responses` for the second net's.
  const add = (text) => {
    const [, second, word, layer, example, unit, large] =
      /^(b\.)?([\w-]+)(?::(\d{1,6})(?:\.(\d{1,6})\.(\d{1,6}))?)?(\+)?$/.exec(text) ?? [];
    const box = template.cloneNode(true);
    box.ariaLabel = box.ariaLabel.replace("{n}", places.length + 1);
    const chart = box.querySelector("[data-chart]");
    chart.value = word;
    if (!chart.value) return;
    const place = {
      box, word, layer: Number(layer ?? 0), example: Number(example ?? 1),
      unit: Number(unit ?? 1), net: second ? 1 : 0, isLarge: Boolean(large), isSeen: false, isFresh: true,
      picture: labPicture(box.querySelector(".picture")), timer: 0, stop: () => {},
    };
    // A larger figure, or another one, is sent whole.
    const set = (values) => {
      Object.assign(place, values, { isFresh: place.isFresh || "word" in values || "isLarge" in values });
      setControls(place);
      events.change(place);
    };
    chart.addEventListener("change", () => {
      place.stop();
      set({ word: chart.value, layer: 0, net: 0 });
    });
    labOn(box, "[data-layer]", "change", ({ target }) => {
      set({ layer: Number(target.value), word: place.word });
    });
    labOn(box, "[data-net]", "change", ({ target }) => {
      place.stop();
      set({ net: Number(target.value), word: place.word });
    });
    labOn(box, "[data-do=enlarge]", "click", () => {
      set({ isLarge: !place.isLarge });
    });
    labOn(box, "[data-do=save]", "click", () => events.save(() => view(place)));
    labOn(box, "[data-do=command]", "click", () => {
      events.command(() => view(place));
    });
    setWalk(place, set);
    places.push(place);
    grid.append(box);
    setControls(place);
    mark(place, true);
    inSight.observe(box);
  };

  const view = (place) => ({
    place: places.indexOf(place), word: place.word, layer: place.layer, example: place.example,
    unit: place.unit, net: place.net, width: place.isLarge ? 720 : 400, fresh: place.isFresh,
  });
  const text = ({ word, layer, example, unit, net, isLarge }) =>
    (net > 0 && live.includes(word) ? "b." : "") + word
    + (word === walked ? `:${layer}.${example}.${unit}` : layer > 0 ? `:${layer}` : "")
    + (isLarge ? "+" : "");

  return {
    // - standard: where none of the texts is a figure.
    set: (texts, standard) => {
      for (const place of places) place.stop();
      inSight.disconnect();
      grid.replaceChildren();
      places = [];
      generation = {};
      for (const one of texts.slice(0, 12)) add(one);
      if (!places.length) for (const one of standard) add(one);
    },
    // Another net is being made.
    get isOld() { return isOld; },
    set isOld(value) {
      isOld = value;
      for (const place of places) mark(place, isOld);
    },
    // As an address has them.
    get words() { return places.map(text).join(","); },
    // What is to be drawn: what is in sight, and what has never been drawn, that in sight first.
    get views() {
      return [...places.filter(({ isSeen }) => isSeen), ...places.filter(
        ({ isSeen, isFresh }) => isFresh && !isSeen)].map(view);
    },
    viewOf: view,
    // Answers that were asked for before the figures or the net were replaced are for others.
    get generation() { return generation; },
    show: (drawn, asked) => {
      if (asked !== generation) return;
      for (const [number, picture] of drawn) {
        places[number].picture.show(picture);
        places[number].isFresh = false;
        mark(places[number], isOld);
      }
    },
    renew: (facts) => {
      counts = facts;
      generation = {};
      isOld = false;
      for (const place of places) {
        place.isFresh = true;
        setControls(place);
      }
    },
  };
};
