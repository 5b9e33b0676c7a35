// The lab: hands the words of the controls and of the address to the program's own module, which runs
// beside the page, and shows what comes back. It draws nothing and computes nothing.
(() => {
  "use strict";
  const lab = document.getElementById("lab");
  if (!lab) return;
  const one = (id) => document.getElementById(id);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const { ask } = labModule;
  // Whether there is a net.
  let isReady = false;

  // --- What is shown, and where that stands in the address.
  const standardCharts = "network,gradient-by-layer,answer,loss,ledger,saturation-heatmap";
  // What the module said last: the step that the net has made, and the one that was looked at, with its losses.
  let shown = { step: 0, looked: 0, isOver: false, losses: [], endings: [], made: [] };
  let settings = "", hidden = "", names = [""], epoch = 1, steps = 1, cursor = -1;
  const looked = () => (cursor < 0 ? shown.step : cursor);
  // Who only scrolls past keeps the address.
  let isUsed = false;
  for (const kind of ["click", "input", "change"]) {
    lab.addEventListener(kind, () => { isUsed = true; }, true);
  }
  const remember = (isNew = false) => {
    isUsed ||= location.hash.startsWith("#lab=");
    if (!isUsed || !isReady) return;
    const { words } = figures, { task } = form;
    const pairs = [
      settings, words !== standardCharts && `charts=${words}`, task && `task=${task}`,
      shown.step > 0 && `at=${shown.step}`, cursor >= 0 && `see=${cursor}`, hidden && `hide=${hidden}`,
    ];
    const next = `#lab=${pairs.filter(Boolean).join("&")}`;
    if (next === location.hash) return;
    try {
      if (isNew) history.pushState(null, "", next);
      else history.replaceState(null, "", next);
    } catch { /* too often, or not allowed */ }
  };

  // --- Steps and figures.
  let isRunning = false, isBusy = false, isDrawing = false, isStale = false;
  // - training, drawing: milliseconds after which no more is begun of either.
  // - goesOn: whether steps are made after the answer, too, until the next message.
  const request = (
    count, { training = Infinity, drawing = Infinity, goesOn = false, views = figures.views } = {},
  ) => ({
    generation: figures.generation,
    answer: ask("advance", {
      steps: count, training, drawing, goesOn, runs: names.length, looked: cursor,
      views: views.map((view) => ({ ...view, step: cursor })),
    }),
  });
  const receive = async ({ answer, generation }) => {
    shown = await answer;
    return () => {
      figures.show(shown.drawn, generation);
      say();
    };
  };
  const advance = async (count, options) => (await receive(request(count, options)))();
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

  let running = Promise.resolve();
  const turns = labTurns(lab);
  const busy = (work, asked) => {
    pause();
    return turns.take(async () => {
      isBusy = true;
      await running.catch(() => {});
      try { await work(); } finally { isBusy = false; }
      if (!isReady) return;
      remember();
      draw();
    }, asked);
  };

  const figures = labFigures(lab, {
    draw: () => draw(),
    change: (place) => { remember(); draw([figures.viewOf(place)]); },
    save: (view) => turns.take(async () => {
      const { text } = await ask("save", { view: { ...view(), step: cursor } });
      const end = text.indexOf("\n");
      if (end < 1) return;
      labDownload(text.slice(0, end), text.slice(end + 1), "image/svg+xml");
    }),
    command: (view) => turns.take(async () => {
      const { text } = await ask("command", { view: { ...view(), step: cursor } });
      one("lab-command").textContent = text;
      lab.querySelector("[data-copy=lab-command]").click();
    }),
  });

  // --- Time.
  const scrubber = one("lab-step"), output = one("lab-shown"), speed = one("lab-speed");
  const playButton = lab.querySelector("[data-do=play]");
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  const buttons = Array.from(lab.querySelectorAll(".player [data-do]"));
  // All that is said is of the step that is looked at.
  const say = () => {
    const { step, isOver, losses, endings, made } = shown, at = looked(), { dataset } = output;
    scrubber.max = step;
    scrubber.disabled = step === 0;
    scrubber.value = at;
    // What cannot be done now keeps the focus.
    for (const button of buttons) {
      const name = button.dataset.do, isEnd = isOver && !figures.isOld && name !== "restart";
      button.ariaDisabled = name === "follow" ? cursor < 0 : isEnd;
    }
    const words = [at === 0 ? dataset.first : filled(dataset.step, { step: at, last: steps })];
    // The losses come with the picture.
    if (shown.looked === at && losses.length === names.length) {
      words.push(...names.map((name, net) => {
        const values = { name, loss: losses[net].toPrecision(4), step: made[net] };
        const hasDiverged = endings[net] === 2 && at >= made[net];
        return filled(name ? dataset.net : dataset.loss, values)
          + (hasDiverged ? filled(dataset.diverged, values) : "");
      }));
    }
    if (at < step) words.push(filled(dataset.trained, { made: step }));
    else if (isOver) words.push(dataset.over);
    output.textContent = figures.isOld ? dataset.making : words.join(" · ");
    Object.assign(dataset, { made: step, losses: losses.join(" "), memory: shown.memory ?? 0 });
    [scrubber.ariaValueText] = words;
  };
  // What trains as long as nobody stops it: a run, from the click on, or the way to a step that takes long.
  let playing = null, isJumping = false, isLong = false;
  const label = () => {
    playButton.textContent = playButton.dataset[playing || isLong ? "pause" : "play"];
  };
  const pause = () => {
    playing = null;
    isJumping = isLong = false;
    label();
  };
  const run = async (own) => {
    cursor = -1;
    const [count, wait] = [[1, 120], [10, 40], [1e6, 0]][speed.value];
    const isFast = wait === 0;
    const options = isCalm.matches ? { training: 400 } : { training: 9, drawing: 2, goesOn: isFast };
    let open = request(count, options);
    while (open) {
      const start = performance.now();
      const apply = await receive(open);
      // As fast as it goes, the module works on the next picture while this one is painted.
      const isNext = () => playing === own && !shown.isOver;
      open = isFast && isNext() ? request(count, options) : null;
      const rest = wait - (performance.now() - start);
      await new Promise(rest > 0 ? (done) => setTimeout(done, rest) : requestAnimationFrame);
      apply();
      if (!isFast && isNext()) open = request(count, options);
    }
  };
  const play = () => {
    const own = playing = {};
    label();
    return turns.take(async () => {
      await running.catch(() => {});
      // Somebody may have thought better of it.
      if (playing !== own) return;
      isRunning = true;
      running = run(own).finally(() => {
        isRunning = false;
        if (playing === own) pause();
      });
      // What was trained since the last picture, too.
      running.then(() => draw()).then(() => remember());
    });
  };
  // Many steps, with a picture now and then, until somebody does something else. The first pictures come at
  // once, the rest with the drawing that follows.
  const reach = async (goal) => {
    isJumping = true;
    const isThere = () => !isJumping || shown.isOver || shown.step >= goal;
    do {
      await advance(goal - shown.step, { training: 150, drawing: 12 });
      isLong = !isThere();
      label();
    } while (isLong);
    isJumping = false;
  };
  const jump = (count) => {
    cursor = -1;
    return busy(() => reach(shown.step + count));
  };
  const actions = {
    play: () => { if (playing || isLong) pause(); else play(); },
    step: () => jump(1),
    epoch: () => jump(epoch),
    end: () => jump(1e6),
    // What waits to be made begins at its first step anyway.
    restart: () => configure(() => settings, { ...turns.waiting, at: 0, see: -1 }),
    follow: () => { cursor = -1; say(); remember(); draw(); },
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      if (button.ariaDisabled !== "true") actions[button.dataset.do]();
    });
  }
  scrubber.addEventListener("input", () => {
    pause();
    cursor = Number(scrubber.value);
    say();
    draw();
  });
  scrubber.addEventListener("change", () => remember());

  // --- Settings. The net that is there stays where the settings cannot be.
  let latest = null;
  // - text: of an address what cannot be is left out, and said; what was set is refused as a whole.
  const configure = (text, options = {}) => {
    const asked = { text, at: 0, see: -1, isNew: false, isAddress: false, ...options };
    figures.isOld = true;
    say();
    if (turns.waiting) {
      Object.assign(turns.waiting, asked);
      return turns.end;
    }
    latest = asked;
    return busy(() => make(asked), asked);
  };
  const make = async (asked) => {
    const { at, see, isNew, isAddress } = asked;
    const text = typeof asked.text === "string" ? asked.text : asked.text();
    const { description } = await ask("configure", { text, isAddress });
    await turns.pressed;
    const facts = new Map(description.split("\n").map((line) => {
      const [key, value] = line.split("\t");
      return [key, value.replaceAll("\u001e", "\n")];
    }));
    form.complain(facts.get("problem") ?? facts.get("remark"));
    if (facts.has("problem")) {
      if (latest === asked) figures.isOld = false;
      say();
      return points.show();
    }
    settings = facts.get("state");
    epoch = Number(facts.get("epoch"));
    steps = Number(facts.get("steps"));
    names = facts.get("names").split("\n");
    // Not over what has been set since.
    if (latest === asked) form.write(facts);
    one("lab-command").textContent = facts.get("command");
    points.show();
    // One number for each net.
    const counts = (key) => facts.get(key).split(",").map(Number);
    figures.renew({
      layers: Number(facts.get("layers")), moments: counts("moments"), examples: counts("examples"),
      units: counts("units"),
    });
    cursor = see;
    shown = { ...shown, step: 0, looked: -1, isOver: false };
    await reach(at);
    isReady = true;
    if (isNew) remember(true);
    return undefined;
  };
  const form = labSettings(lab, {
    edit: (text) => configure(text, { isNew: true }),
    follow: (text) => follow(text || lab.dataset.state, true),
    task: () => remember(),
  });
  const points = labPoints(lab, { change: () => form.edit() });
  const follow = (text, isNew = false) => {
    const values = form.pairsOf(text);
    const number = (key, standard) => {
      const value = Number.parseInt(values.get(key), 10);
      return value >= 0 ? value : standard;
    };
    hidden = values.get("hide") ?? "";
    form.present(text, hidden.split(","));
    figures.set((values.get("charts") ?? "").split(","), standardCharts.split(","));
    const at = number("at", 0), see = number("see", -1);
    return configure(text, { at, see: see < at ? see : -1, isNew, isAddress: true });
  };

  labStart(lab, {
    get isReady() { return isReady; },
    // An address's words become the net, or the settings that are there do once more.
    follow, repeat: () => configure(settings),
    lose: () => { isReady = false; },
    focus: () => playButton.focus(),
  });
})();
