"""Counts the modules that compiled to WebAssembly, runs the linked module in Chromium and compares the
loss of every step, bit for bit, with a trace of the native program.

usage: run.py COMPILE-LOG CORE.wasm

Exports.swift trains the experiment that EXPERIMENT describes to the native program.
"""

import base64
import json
import pathlib
import struct
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from browser import chromium
from tally import BINARY, Tally

STEPS = 200
SEEDS = [1, 7, 2026]
EXPERIMENT = ["--dataset", "spiral", "--hidden", "16,8", "--activation", "tanh",
              "--output-activation", "softmax", "--loss", "categorical-cross-entropy", "--init", "glorot",
              "--optimizer", "adam", "--rate", "0.01", "--batch", "32", "--steps", str(STEPS)]

# What the module may ask of its host: memory, and what the compiler makes of copies.
SHIMS = """async ([bytes, seeds, steps]) => {
  const binary = Uint8Array.from(atob(bytes), one => one.charCodeAt(0));
  const module = await WebAssembly.compile(binary);
  let memory, top, seed = 1;
  const view = () => new DataView(memory.buffer);
  const bytesOf = () => new Uint8Array(memory.buffer);
  // Freed blocks are kept by size and used again; growing the memory makes older views useless.
  const sizes = new Map(), spare = new Map();
  const allocate = (size, alignment) => {
    const used = spare.get(size * 4096 + alignment)?.pop();
    if (used !== undefined) return used;
    const start = Math.ceil(top / alignment) * alignment;
    top = start + size;
    sizes.set(start, size * 4096 + alignment);
    const missing = Math.ceil((top - memory.buffer.byteLength) / 65536);
    if (missing > 0) memory.grow(missing);
    return start;
  };
  const shims = {
    posix_memalign: (result, alignment, size) => {
      const start = allocate(size, Math.max(alignment, 16));
      view().setUint32(result, start, true);
      return 0;
    },
    free: start => {
      const key = sizes.get(start);
      if (!spare.has(key)) spare.set(key, []);
      spare.get(key).push(start);
    },
    memmove: (to, from, count) => (bytesOf().copyWithin(to, from, from + count), to),
    memcpy: (to, from, count) => (bytesOf().copyWithin(to, from, from + count), to),
    memset: (to, value, count) => (bytesOf().fill(value, to, to + count), to),
    memcmp: (one, other, count) => {
      const all = bytesOf();
      for (let i = 0; i < count; i += 1) {
        if (all[one + i] !== all[other + i]) return all[one + i] - all[other + i];
      }
      return 0;
    },
    // Hash seeds of dictionaries: results must not depend on them.
    arc4random_buf: (to, count) => { bytesOf().fill(seed += 41, to, to + count); },
    putchar: character => character,
  };
  const asked = WebAssembly.Module.imports(module).map(one => one.name);
  const unknown = asked.filter(name => !(name in shims));
  if (unknown.length) return {asked, unknown, losses: []};
  const losses = [];
  for (const number of seeds) {
    const {exports} = await WebAssembly.instantiate(module, {env: shims});
    memory = exports.memory;
    top = exports.__heap_base.value;
    sizes.clear();
    spare.clear();
    const count = exports.train(number, steps);
    losses.push(Array.from({length: count}, (_, step) => exports.lossAt(step)));
  }
  return {asked, unknown, losses};
}"""


def native(seed):
    """The losses of the native program's trace, by its own header's columns."""
    done = subprocess.run(
        [str(BINARY), "train", *EXPERIMENT, "--seed", str(seed), "--quiet", "-o", "-"],
        capture_output=True, text=True, timeout=120)
    values = [json.loads(line) for line in done.stdout.splitlines()]
    if not values:
        raise RuntimeError(f"no trace: {done.stderr.strip()[:200]}")
    # A row begins with its step; then come the columns.
    place = 1 + values[0]["columns"].index("loss")
    return [float(value[place]) for value in values if isinstance(value, list)]


def bits(losses):
    return [struct.pack("<d", loss) for loss in losses]


def compiled(tally, log):
    lines = log.read_text().splitlines()
    for line in lines:
        word, _, name = line.partition(" ")
        if word == "compiled":
            tally.check(True, f"{name} compiles in Embedded Swift")
        elif word == "failed":
            tally.check(False, f"{name} compiles in Embedded Swift" if name != "to link" else "core links")
        elif word == "linked":
            tally.check(True, "the core links")


def main(arguments):
    tally = Tally()
    log, module = map(pathlib.Path, arguments)
    compiled(tally, log)
    if not module.is_file():
        tally.check(False, "there is a module to run")
        return tally.finish()
    with tally.guarded("the module runs"):
        encoded = base64.b64encode(module.read_bytes()).decode()
        with chromium() as browser:
            result = browser.new_page().evaluate(SHIMS, [encoded, SEEDS, STEPS])
        print("asks its host for: " + ", ".join(result["asked"]))
        tally.none(result["unknown"], "the module asks for nothing else")
        for seed, losses in zip(SEEDS, result["losses"]):
            expected = native(seed)
            tally.check(len(losses) == len(expected) > 0, f"seed {seed}: as many steps as the native run",
                        f"{len(losses)} and {len(expected)}")
            first = next((step for step, pair in enumerate(zip(bits(losses), bits(expected)))
                          if pair[0] != pair[1]), None)
            tally.check(losses and first is None, f"seed {seed}: the same bits as the native run",
                        f"first difference at step {first}")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
