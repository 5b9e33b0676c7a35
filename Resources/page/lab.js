// The lab: hands the words of the controls and of the address to the program's own module, which runs
// beside the page, and shows what comes back. It draws nothing and computes nothing.
(() => {
  "use strict";
  const lab = document.getElementById("lab");
  if (!lab) return;
  const all = (selector) => Array.from(lab.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const { ask } = labModule;
  // Whether there is a net.
  let isReady = false;

  // --- What is shown, and where that stands in the address.
  const standardCharts = "network,gradient-by-layer,answer,loss,ledger,saturation-heatmap";
  const ownKeys = ["charts", "at", "see", "hide"];
  let shown = { step: 0, isOver: false, losses: [], endings: [] };
  let settings = "", hidden = "", runs = 1, epoch = 1, steps = 1, cursor = -1;
  // Who only scrolls past keeps the address.
  let isUsed = location.hash.startsWith("#lab=");
  for (const kind of ["click", "input", "change"]) {
    lab.addEventListener(kind, () => { isUsed = true; }, true);
  }
  const remember = (isNew = false) => {
    if (!isUsed || !isReady) return;
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
  let isPlaying = false, isRunning = false, isJumping = false, isBusy = false, isDrawing = false, isStale = false;
  // - training, drawing: milliseconds after which no more is begun of either.
  // - goesOn: whether steps are made after the answer, too, until the next message.
  const request = (
    steps, { training = Infinity, drawing = Infinity, goesOn = false, views = figures.views } = {},
  ) => ({
    generation: figures.generation,
    answer: ask("advance", {
      steps, training, drawing, goesOn, runs, views: views.map((view) => ({ ...view, step: cursor })),
    }),
  });
  const receive = async ({ answer, generation }) => {
    shown = await answer;
    return () => {
      figures.show(shown.drawn, generation);
      say();
    };
  };
  const advance = async (steps, options) => (await receive(request(steps, options)))();
  // Draws until what is shown is what was asked for last.
  const draw = async (views) => {
    isStale = true;
    if (!isReady || isDrawing || isRunning || isBusy) return;
    isDrawing = true;
    try {
      while (isStale) {
        isStale = false;
        await advance(0, { views });
        views = undefined;
      }
    } finally {
      isDrawing = false;
    }
  };

  const figures = labFigures(lab, {
    draw: () => draw(),
    change: (place) => { remember(); draw([figures.viewOf(place)]); },
    save: async (view) => {
      const { text } = await ask("save", { view: { ...view, step: cursor } });
      const end = text.indexOf("\n");
      if (end < 1) return;
      labDownload(text.slice(0, end), text.slice(end + 1), "image/svg+xml");
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
    const { step, losses, endings, isOver } = shown;
    scrubber.max = step;
    scrubber.disabled = step === 0;
    scrubber.value = cursor < 0 ? step : cursor;
    lab.querySelector("[data-do=follow]").disabled = cursor < 0;
    for (const name of ["play", "step", "epoch", "end"]) {
      lab.querySelector(`.player [data-do=${name}]`).disabled = isOver;
    }
    const loss = losses.map((number) => number.toPrecision(4)).join(" / ");
    const words = [
      step === 0
        ? output.dataset.first : filled(output.dataset.step, { step: scrubber.value, last: steps }),
      filled(output.dataset.loss, { loss }),
    ];
    if (endings.includes(2)) words.push(output.dataset.diverged);
    else if (isOver) words.push(output.dataset.over);
    output.textContent = words.join(" · ");
    Object.assign(output.dataset, { made: step, losses: losses.join(" "), memory: shown.memory ?? 0 });
    scrubber.setAttribute("aria-valuetext", words[0]);
  };
  const pause = () => {
    isPlaying = isJumping = false;
    playButton.textContent = playButton.dataset.play;
  };
  const run = async () => {
    cursor = -1;
    playButton.textContent = playButton.dataset.pause;
    const [count, wait] = [[1, 120], [10, 40], [1e6, 0]][speed.value];
    const isFast = wait === 0;
    const options = isCalm.matches ? { training: 400 } : { training: 9, drawing: 2, goesOn: isFast };
    let open = request(count, options);
    while (open) {
      const start = performance.now();
      const apply = await receive(open);
      // As fast as it goes, the module works on the next picture while this one is painted.
      const isNext = () => isPlaying && !shown.isOver;
      open = isFast && isNext() ? request(count, options) : null;
      const rest = wait - (performance.now() - start);
      await new Promise(rest > 0 ? (done) => setTimeout(done, rest) : requestAnimationFrame);
      apply();
      if (!isFast && isNext()) open = request(count, options);
    }
  };
  let running = Promise.resolve();
  const play = async () => {
    if (isBusy || isRunning) return;
    isPlaying = isRunning = true;
    running = run().finally(() => {
      isRunning = false;
      pause();
    });
    await running;
    // What was trained since the last picture, too.
    await draw();
    remember();
  };
  // One thing after the other.
  let queue = Promise.resolve();
  const busy = (work) => {
    pause();
    queue = queue.catch(() => {}).then(async () => {
      isBusy = true;
      await running.catch(() => {});
      try { await work(); } finally { isBusy = false; }
      if (!isReady) return;
      remember();
      draw();
    });
    return queue;
  };
  // Many steps, with a picture now and then, until somebody does something else. The first pictures come at
  // once, the rest with the drawing that follows.
  const reach = async (goal) => {
    isJumping = true;
    const isThere = () => !isJumping || shown.isOver || shown.step >= goal;
    do {
      await advance(goal - shown.step, { training: 150, drawing: 12 });
      if (!isThere()) playButton.textContent = playButton.dataset.pause;
    } while (!isThere());
    pause();
  };
  const jump = (count) => busy(() => {
    cursor = -1;
    return reach(shown.step + count);
  });
  const actions = {
    play: () => { if (isPlaying || isJumping) pause(); else play(); },
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
  let wanted = null;
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
      if (facts.has("problem")) return points.show();
      settings = facts.get("state");
      epoch = Number(facts.get("epoch"));
      steps = Number(facts.get("steps"));
      runs = description.match(/^label\t/gm).length;
      // Not over what has been set since.
      if (!wanted) form.write(facts);
      one("lab-command").textContent = facts.get("command");
      points.show();
      // One number for each net.
      const counts = (key) => facts.get(key).split(",").map(Number);
      figures.renew({
        layers: Number(facts.get("layers")), moments: counts("moments"), examples: counts("examples"),
        units: counts("units"),
      });
      cursor = see;
      shown = { ...shown, step: 0, isOver: false };
      await reach(at);
      isReady = true;
      if (isNew) remember(true);
      return undefined;
    });
  };
  const form = labSettings(lab, {
    edit: (text) => configure(text, { isNew: true }),
    follow: (text) => follow(text || lab.dataset.state, true),
  });
  const points = labPoints(lab, { change: () => form.edit() });
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

  labStart(lab, {
    get isReady() { return isReady; },
    // An address's words become the net, or the settings that are there do once more.
    follow, repeat: () => configure(settings),
    complain: form.complain,
    lose: () => { isReady = false; },
    focus: () => playButton.focus(),
  });
})();
