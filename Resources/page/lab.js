// The lab: hands the words of the controls and of the address to the program's own module, which runs
// beside the page, and shows what comes back. It draws nothing and computes nothing.
(() => {
  "use strict";
  const lab = document.getElementById("lab");
  if (!lab) return;
  const all = (selector) => Array.from(lab.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const message = lab.querySelector(".lab-message");
  const fail = (text) => {
    message.textContent = text;
    message.hidden = false;
    lab.querySelector(".bench").hidden = true;
  };
  message.hidden = true;

  // --- The module: one question at a time, answered in order.
  let worker, asked = 0;
  const waiting = new Map();
  const ask = (kind, values = {}, moved = []) => new Promise((answer, refuse) => {
    asked += 1;
    waiting.set(asked, { answer, refuse });
    lab.dataset.waiting = waiting.size;
    worker.postMessage({ id: asked, kind, ...values }, moved);
  });
  const startWorker = async () => {
    const script = new Blob([one("lab-worker").textContent], { type: "text/javascript" });
    worker = new Worker(URL.createObjectURL(script));
    worker.addEventListener("message", ({ data }) => {
      const { answer, refuse } = waiting.get(data.id);
      waiting.delete(data.id);
      lab.dataset.waiting = waiting.size;
      if (!data.error) return answer(data);
      fail(lab.dataset.broken);
      return refuse(new Error(data.error));
    });
    worker.addEventListener("error", () => fail(lab.dataset.broken));
    const text = atob(one("lab-core").textContent.trim());
    const packed = new Blob([Uint8Array.from(text, (character) => character.charCodeAt(0))]);
    const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
    const core = await new Response(stream).arrayBuffer();
    return ask("start", { core, iris: one("lab-iris").textContent }, [core]);
  };

  // --- What is shown, and where that stands in the address.
  const standardCharts = "network,gradient-by-layer,answer,loss,ledger,saturation-heatmap";
  const ownKeys = ["charts", "at", "see", "hide"];
  let shown = { step: 0, last: 0, isOver: false, losses: [], endings: [] };
  let settings = "", hidden = "", runs = 1, epoch = 1, steps = 1, cursor = -1;
  // Who only scrolls past keeps the address.
  let isUsed = location.hash.startsWith("#lab=");
  for (const kind of ["click", "input", "change"]) {
    lab.addEventListener(kind, () => { isUsed = true; }, true);
  }
  const remember = (isNew = false) => {
    if (!isUsed) return;
    const pairs = settings ? [settings] : [];
    if (figures.words !== standardCharts) pairs.push(`charts=${figures.words}`);
    if (shown.step > 0) pairs.push(`at=${shown.step}`);
    if (cursor >= 0) pairs.push(`see=${cursor}`);
    if (hidden) pairs.push(`hide=${hidden}`);
    const next = `#lab=${pairs.join("&")}`;
    if (next === location.hash) return;
    try {
      if (isNew) history.pushState(null, "", next);
      else history.replaceState(null, "", next);
    } catch { /* too often, or not allowed */ }
  };

  // --- Steps and figures.
  let isPlaying = false, isBusy = false, isDrawing = false, isStale = false;
  const advance = async (count, { budget = Infinity, isWhole = true } = {}) => {
    const views = figures.views.map((view) => ({ ...view, step: cursor }));
    const generation = figures.generation;
    shown = await ask("advance", { steps: count, budget, all: isWhole, runs, views });
    if (shown.step === 0) figures.clear();
    else figures.show(shown.drawn, generation);
    say();
  };
  // Draws until what is shown is what was asked for last.
  const draw = async () => {
    isStale = true;
    if (isDrawing || isPlaying || isBusy) return;
    isDrawing = true;
    while (isStale) {
      isStale = false;
      await advance(0);
    }
    isDrawing = false;
  };

  const figures = labFigures(lab, {
    draw: () => { if (isReady) draw(); },
    change: () => { remember(); draw(); },
    save: async (view) => {
      const { text } = await ask("save", { view: { ...view, step: cursor } });
      const end = text.indexOf("\n");
      if (end < 1) return;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text.slice(end + 1)], { type: "image/svg+xml" }));
      link.download = text.slice(0, end);
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    },
    command: async (view) => {
      const { text } = await ask("command", { view: { ...view, step: cursor } });
      one("lab-command").textContent = text;
      lab.querySelector("[data-copy=lab-command]").click();
    },
  });

  // --- Time.
  const scrubber = one("lab-step"), output = one("lab-shown"), speed = one("lab-speed");
  const playButton = lab.querySelector("[data-do=play]");
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  const say = () => {
    const { step, last, losses, endings, isOver } = shown;
    const isMade = step > 0;
    scrubber.max = last;
    scrubber.disabled = !isMade;
    scrubber.value = cursor < 0 ? last : cursor;
    lab.querySelector("[data-do=follow]").disabled = cursor < 0;
    for (const name of ["play", "step", "epoch", "end"]) {
      lab.querySelector(`.player [data-do=${name}]`).disabled = isOver && isMade;
    }
    const words = [isMade
      ? filled(output.dataset.step, { step: scrubber.value, last: steps - 1 }) : output.dataset.first];
    if (isMade) {
      const loss = losses.map((number) => number.toPrecision(4)).join(" / ");
      words.push(filled(output.dataset.loss, { loss }));
      if (endings.includes(2)) words.push(output.dataset.diverged);
      else if (isOver) words.push(output.dataset.over);
    }
    output.textContent = words.join(" · ");
    Object.assign(output.dataset, { made: step, losses: losses.join(" "), memory: shown.memory ?? 0 });
    scrubber.setAttribute("aria-valuetext", words[0]);
  };
  const pause = () => {
    isPlaying = false;
    playButton.textContent = playButton.dataset.play;
  };
  const play = async () => {
    if (isBusy || isPlaying) return;
    isPlaying = true;
    cursor = -1;
    playButton.textContent = playButton.dataset.pause;
    while (isPlaying && !shown.isOver) {
      const start = performance.now();
      const [count, wait] = [[1, 120], [10, 40], [1e6, 0]][speed.value];
      await advance(count, { budget: isCalm.matches ? 400 : 20, isWhole: false });
      const rest = wait - (performance.now() - start);
      await new Promise(rest > 0 ? (done) => setTimeout(done, rest) : requestAnimationFrame);
    }
    pause();
    remember();
    draw();
  };
  // One thing after the other.
  let queue = Promise.resolve();
  const busy = (work) => {
    pause();
    queue = queue.then(async () => {
      isBusy = true;
      try { await work(); } finally { isBusy = false; }
      if (!isReady) return;
      remember();
      draw();
    });
    return queue;
  };
  const jump = (count) => busy(async () => {
    cursor = -1;
    await advance(count);
  });
  const actions = {
    play: () => { if (isPlaying) pause(); else play(); },
    step: () => jump(1),
    epoch: () => jump(epoch),
    end: () => jump(1e6),
    restart: () => configure(settings),
    follow: () => { cursor = -1; say(); remember(); draw(); },
  };
  for (const button of all(".player [data-do]")) {
    button.addEventListener("click", () => actions[button.dataset.do]());
  }
  scrubber.addEventListener("input", () => {
    pause();
    cursor = Number(scrubber.value);
    say();
    draw();
  });
  scrubber.addEventListener("change", () => remember());

  // --- Settings. The net that is there stays where the settings cannot be.
  let wanted = null, isReady = false;
  const configure = (text, options = {}) => {
    wanted = { text, at: 0, see: -1, isNew: false, ...options };
    return busy(async () => {
      if (!wanted) return;
      const { text, at, see, isNew } = wanted;
      wanted = null;
      const { description } = await ask("configure", { text });
      const facts = new Map(description.split("\n").map((line) => {
        const [key, value] = line.split("\t");
        return [key, value.replaceAll("\u001e", "\n")];
      }));
      form.complain(facts.get("problem") ?? "");
      if (facts.has("problem")) return;
      settings = facts.get("state");
      epoch = Number(facts.get("epoch"));
      steps = Number(facts.get("steps"));
      runs = description.match(/^label\t/gm).length;
      form.write(facts);
      one("lab-command").textContent = facts.get("command");
      figures.renew(Number(facts.get("layers")));
      cursor = see;
      await advance(at);
      if (isNew) remember(true);
      isReady = true;
    });
  };
  const form = labSettings(lab, {
    edit: (text) => configure(text, { isNew: true }),
    follow: (text) => follow(text || lab.dataset.state, true),
  });
  const follow = (text, isNew = false) => {
    const values = form.pairsOf(text);
    const number = (key, standard) => {
      const value = Number.parseInt(values.get(key) ?? "", 10);
      return Number.isNaN(value) ? standard : value;
    };
    hidden = values.get("hide") ?? "";
    form.present(text, hidden.split(","));
    figures.set((values.get("charts") || standardCharts).split(",").slice(0, 12));
    const rest = text.split("&").filter((pair) => !ownKeys.includes(pair.split("=")[0])).join("&");
    const at = number("at", 0), see = number("see", -1);
    return configure(rest, { at, see: see < at ? see : -1, isNew });
  };
  const address = () => {
    const hash = decodeURIComponent(location.hash);
    return hash.startsWith("#lab=") ? hash.slice(5) : lab.dataset.state;
  };

  // Beside the figures there is room for the settings, above them there is not.
  const isWide = matchMedia("(min-width: 64rem)");
  const fold = () => { one("lab-settings").open = isWide.matches; };
  isWide.addEventListener("change", fold);
  fold();

  // --- The beginning: when the lab comes near, or the address asks for it.
  const start = async () => {
    addEventListener("hashchange", () => {
      if (location.hash.startsWith("#lab=")) follow(address());
    });
    try {
      if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
      await startWorker();
    } catch {
      return fail(lab.dataset.missing);
    }
    await follow(address());
    if (!isReady) {
      // An address with a mistake: it says so, and the standard net is there.
      const problem = lab.querySelector(".problem").textContent;
      await follow(lab.dataset.state);
      form.complain(problem);
    }
    lab.dataset.ready = "";
    return undefined;
  };
  if (location.hash.startsWith("#lab")) {
    lab.scrollIntoView();
    start();
  } else {
    const near = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      start();
    }, { rootMargin: "800px" });
    near.observe(lab);
  }
})();
