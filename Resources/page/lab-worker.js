// Runs the lab's module beside the page: moves bytes in and out of it, one answer for each message. Every
// net begins in a fresh instance, so that nothing of an earlier one is left in memory.
(() => {
  "use strict";
  let module, iris, instance;

  // Memory as the module asks for it: blocks of a few sizes, kept by size when they are freed.
  const host = () => {
    let memory, words, bytes, top;
    const spare = new Map();
    const refresh = () => {
      words = new Int32Array(memory.buffer);
      bytes = new Uint8Array(memory.buffer);
    };
    const rounded = (size) => {
      if (size <= 128) return (size + 15) & ~15;
      const grain = 1 << (29 - Math.clz32(size - 1));
      return Math.ceil(size / grain) * grain;
    };
    const block = (size) => {
      const used = spare.get(size)?.pop();
      if (used !== undefined) return used;
      const start = top;
      top += size;
      if (top > memory.buffer.byteLength) {
        memory.grow(Math.max(16, Math.ceil((top - memory.buffer.byteLength) / 65536)));
        refresh();
      }
      return start;
    };
    const begin = (exports) => {
      memory = exports.memory;
      top = (exports.__heap_base.value + 15) & ~15;
      refresh();
    };
    const env = {
      posix_memalign: (result, least, count) => {
        const alignment = Math.max(least, 16);
        const size = rounded(count + alignment);
        const start = block(size);
        const place = Math.ceil((start + 8) / alignment) * alignment;
        words[place / 4 - 2] = start;
        words[place / 4 - 1] = size;
        words[result / 4] = place;
        return 0;
      },
      free: (place) => {
        if (!place) return;
        const size = words[place / 4 - 1];
        if (!spare.has(size)) spare.set(size, []);
        spare.get(size).push(words[place / 4 - 2]);
      },
      memmove: (to, from, count) => (bytes.copyWithin(to, from, from + count), to),
      memcpy: (to, from, count) => (bytes.copyWithin(to, from, from + count), to),
      memset: (to, value, count) => (bytes.fill(value, to, to + count), to),
      memcmp: (one, other, count) => {
        for (let i = 0; i < count; i += 1) {
          if (bytes[one + i] !== bytes[other + i]) return bytes[one + i] - bytes[other + i];
        }
        return 0;
      },
      // What dictionaries hash with; no result depends on it.
      arc4random_buf: (to, count) => { bytes.fill(17, to, to + count); },
      putchar: (character) => character,
    };
    return { env, begin, bytes: () => bytes };
  };

  const fresh = async () => {
    const own = host();
    const { exports } = await WebAssembly.instantiate(module, { env: own.env });
    own.begin(exports);
    const give = (text) => {
      const encoded = new TextEncoder().encode(text);
      const place = exports.inputRoom(encoded.length);
      own.bytes().set(encoded, place);
    };
    const text = (count) => {
      const place = exports.outputPlace();
      return new TextDecoder().decode(own.bytes().slice(place, place + count));
    };
    give(iris);
    exports.takeIris();
    return { exports, give, text, memory: () => own.bytes().length };
  };

  const draw = (view) => {
    const { exports, give, text } = instance;
    give(view.word);
    if (view.fresh) exports.forget(view.place);
    const { place, step, layer, width, example, unit, net } = view;
    return [place, text(exports.draw(place, step, layer, width, example, unit, net))];
  };

  const told = (name, { word, step, layer, width, example, unit, net }) => {
    instance.give(word);
    return { text: instance.text(instance.exports[name](step, layer, width, example, unit, net)) };
  };

  // For what needs no net.
  let tool;
  const answer = async (text, call) => {
    tool ??= await fresh();
    tool.give(text);
    return { text: tool.text(call(tool.exports)) };
  };

  // Steps until one of them is the goal, or time is over.
  const train = (goal, milliseconds) => {
    const { exports } = instance;
    const start = performance.now();
    let step = exports.advance(0);
    while (step < goal && !exports.isOver()) {
      step = exports.advance(Math.min(4, goal - step));
      if (performance.now() - start > milliseconds) break;
    }
    return step;
  };

  // While the page paints what it was given last, training goes on until its next message comes, but not long:
  // a page out of sight sends none. A port's own messages alone would keep that one waiting, and timers that
  // begin one another are held back.
  const longest = 100;
  let goal = 0, until = 0, isWaiting = false, failure = "";
  const { port1, port2 } = new MessageChannel();
  const goOn = () => {
    if (isWaiting) return;
    isWaiting = true;
    port2.postMessage(0);
  };
  port1.onmessage = () => setTimeout(() => {
    isWaiting = false;
    if (goal === 0 || performance.now() > until) return;
    try {
      if (train(goal, 3) < goal && !instance.exports.isOver()) goOn();
    } catch (error) {
      failure = String(error);
    }
  });

  let next = 0;
  const kinds = {
    start: async (message) => {
      iris = message.iris;
      module = await WebAssembly.compile(labUnpack(message.packed));
      return {};
    },
    configure: async ({ text, isAddress }) => {
      const candidate = await fresh();
      candidate.give(text);
      const description = candidate.text(candidate.exports.configure(isAddress ? 1 : 0));
      if (!description.startsWith("problem\t")) instance = candidate;
      return { description };
    },
    // Steps as long as there is time, then figures: all, or as many as there is time for, in turn. Before
    // the first step a net is there already, with what its first step is about to do.
    advance: ({ steps, training, drawing, views, runs, looked = -1, goesOn }) => {
      const { exports } = instance;
      const start = performance.now();
      const last = exports.advance(0) + steps;
      const step = train(last, training);
      const isOver = exports.isOver() === 1;
      const trained = performance.now();
      const drawn = [];
      for (const [index] of views.entries()) {
        drawn.push(draw(views[(index + next) % views.length]));
        if (!isOver && performance.now() - trained > drawing) break;
      }
      if (drawn.length < views.length) next += drawn.length;
      if (goesOn && step < last && !isOver) {
        goal = last;
        until = performance.now() + longest;
        goOn();
      }
      const each = (name, ...more) => Array.from({ length: runs }, (_, run) => exports[name](run, ...more));
      return {
        step, isOver, drawn, memory: instance.memory(), looked: looked < 0 ? step : looked,
        losses: each("loss", looked), endings: each("ending"), made: each("made"),
        milliseconds: [trained - start, performance.now() - trained],
      };
    },
    save: ({ view }) => told("save", view),
    command: ({ view }) => told("command", view),
    pad: ({ text, action, x, y, group, fresh: isFresh }) =>
      answer(text, ({ pad }) => pad(action, x, y, group, isFresh ? 1 : 0)),
    pointsFile: ({ text }) => answer(text, ({ pointsFile }) => pointsFile()),
    hand: ({ text, width, fresh: isFresh }) =>
      answer(text, ({ hand }) => hand(width, isFresh ? 1 : 0)),
  };

  addEventListener("message", async ({ data }) => {
    goal = 0;
    try {
      if (failure) throw failure;
      postMessage({ id: data.id, ...await kinds[data.kind](data) });
    } catch (error) {
      postMessage({ id: data.id, error: String(error) });
    }
  });
})();
