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
    return [view.place, text(exports.draw(view.place, view.step, view.layer, view.width))];
  };

  let next = 0;
  const kinds = {
    start: async (message) => {
      iris = message.iris;
      module = await WebAssembly.compile(message.core);
      return {};
    },
    configure: async ({ text }) => {
      const candidate = await fresh();
      candidate.give(text);
      const description = candidate.text(candidate.exports.configure());
      if (!description.startsWith("problem\t")) instance = candidate;
      return { description };
    },
    // Steps as long as there is time, then figures: all, or as many as there is time for, in turn.
    advance: ({ steps, budget, views, all, runs }) => {
      const { exports } = instance;
      const start = performance.now();
      let step = exports.advance(0);
      const goal = step + steps;
      const chunk = Math.max(1, Math.min(8, steps));
      while (step < goal && !exports.isOver()) {
        step = exports.advance(Math.min(chunk, goal - step));
        if (performance.now() - start > budget) break;
      }
      const isOver = exports.isOver() === 1;
      const trained = performance.now();
      const drawn = [];
      const order = views.map((_, index) => views[(index + next) % views.length]);
      for (const view of step > 0 ? order : []) {
        drawn.push(draw(view));
        next += 1;
        if (!all && !isOver && performance.now() - trained > 14) break;
      }
      const each = Array.from({ length: runs }, (_, run) => run);
      return {
        step, isOver, drawn, last: exports.lastRecorded(), memory: instance.memory(),
        losses: each.map((run) => exports.loss(run)), endings: each.map((run) => exports.ending(run)),
        milliseconds: [trained - start, performance.now() - trained],
      };
    },
    save: ({ view }) => {
      instance.give(view.word);
      return { text: instance.text(instance.exports.save(view.step, view.layer, view.width)) };
    },
    command: ({ view }) => {
      instance.give(view.word);
      return { text: instance.text(instance.exports.command(view.step, view.layer, view.width)) };
    },
  };

  addEventListener("message", async ({ data }) => {
    try {
      postMessage({ id: data.id, ...await kinds[data.kind](data) });
    } catch (error) {
      postMessage({ id: data.id, error: String(error) });
    }
  });
})();
