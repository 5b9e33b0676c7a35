"""Counts the modules that compiled to WebAssembly, runs the linked module in Chromium and compares every
number that it records, bit for bit, with a trace of the native program. Compares the lab's module with the one
that the program carries.

usage: run.py COMPILE-LOG CORE.wasm LAB.wasm

Exports.swift trains the nets that NETS describes to the native program.
"""

import base64
import json
import lzma
import math
import pathlib
import re
import struct
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from browser import chromium
from tally import BINARY, ROOT, Tally

STEPS = 200
SEEDS = [1, 7, 2026]
ACTIVATIONS = ["identity", "sigmoid", "hard-sigmoid", "tanh", "relu", "leaky-relu", "elu", "selu", "softplus",
               "gelu", "gelu-tanh", "silu", "softmax"]
CROSS_ENTROPY = ["--dataset", "spiral", "--output-activation", "softmax", "--loss",
                 "categorical-cross-entropy", "--rate", "0.01", "--batch", "32"]
# In the order of Exports.swift.
NETS = {
    "a small net": [
        *CROSS_ENTROPY, "--hidden", "16,8", "--activation", "tanh", "--optimizer", "adam"],
    "hidden softmax with every remedy in 64 bits": [
        *CROSS_ENTROPY, "--hidden", "8,8,8", "--activation", "softmax", "--init", "he-normal",
        "--optimizer", "rmsprop", "--precision", "64", "--normalization", "batch", "--skip", "1",
        "--dropout", "0.2", "--clip-norm", "1", "--schedule", "cosine"],
    "every activation function": [
        "--dataset", "wave", "--hidden", ",".join(["6"] * len(ACTIVATIONS)), "--activation",
        ",".join(ACTIVATIONS), "--init", "orthogonal", "--optimizer", "nesterov", "--rate", "0.01",
        "--batch", "50", "--normalization", "layer", "--weight-decay", "0.01"],
}

# What the module may ask of its host: memory, and what the compiler makes of copies.
SHIMS = """async ([bytes, nets, seeds, steps]) => {
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
  if (unknown.length) return {asked, unknown, runs: []};
  const runs = [];
  for (let net = 0; net < nets; net += 1) {
    for (const number of seeds) {
      const {exports} = await WebAssembly.instantiate(module, {env: shims});
      memory = exports.memory;
      top = exports.__heap_base.value;
      sizes.clear();
      spare.clear();
      const begin = performance.now();
      const count = exports.train(net, number, steps);
      const milliseconds = performance.now() - begin;
      // As bits, because JSON knows no NaN.
      const numbers = Float64Array.from({length: Math.max(count, 0)}, (_, place) => exports.numberAt(place));
      const octets = new Uint8Array(numbers.buffer);
      let text = "";
      for (let from = 0; from < octets.length; from += 32768) {
        text += String.fromCharCode(...octets.subarray(from, from + 32768));
      }
      runs.push({net, seed: number, numbers: btoa(text), milliseconds});
    }
  }
  return {asked, unknown, runs};
}"""

# What the lab's module asks for, and what the page's worker has for it.
IMPORTS = """encoded => {
  const bytes = Uint8Array.from(atob(encoded), character => character.charCodeAt(0));
  return WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(one => one.name);
}"""
WORKER = ROOT / "Resources" / "page" / "lab-worker.js"

# How a trace writes what JSON has no number for.
WORDS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def numbers_in(value, place):
    """Every number of a line of a trace, with where it stands; words are left out."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from numbers_in(item, f"{place}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from numbers_in(item, f"{place}/{key}")
    elif isinstance(value, float):
        yield place, value
    elif value in WORDS:
        yield place, WORDS[value]


def native(net, seed):
    """The numbers of the native program's trace, without its header and its end."""
    done = subprocess.run(
        [str(BINARY), "train", *NETS[net], "--steps", str(STEPS), "--frames", "10", "--seed", str(seed),
         "--quiet", "-o", "-"],
        capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"no trace: {done.stderr.strip()[:200]}")
    # Whole numbers, too: as one, -0 would lose its sign.
    lines = [json.loads(line, parse_int=float) for line in done.stdout.splitlines()[1:-1]]
    return [number for index, line in enumerate(lines) for number in numbers_in(line, f"line {index + 2}")]


def same(one, other):
    """NaNs are equal by being NaN; everything else by its bits."""
    return struct.pack("<d", one) == struct.pack("<d", other) or (math.isnan(one) and math.isnan(other))


def compiled(tally, log):
    lines = log.read_text().splitlines()
    for line in lines:
        word, _, name = line.partition(" ")
        if word == "compiled":
            tally.check(True, f"{name} compiles in Embedded Swift")
        elif word == "failed":
            tally.check(False, f"{name} compiles in Embedded Swift" if name != "to link" else "everything links")
        elif word == "linked":
            tally.check(True, f"{name} links")


def carried(tally, module):
    """The program carries the module that its sources make. Another toolchain may make other bytes of the same
    sources; that it gives the same numbers and figures is what Tests/browser/lab.py finds out."""
    committed = lzma.decompress((ROOT / "Resources" / "lab.wasm.lzma").read_bytes())
    recorded = (ROOT / "Tests" / "webassembly" / "lab-toolchain.txt").read_text().strip()
    version = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()[0].strip()
    if version != recorded:
        print(f"lab.wasm was made by {recorded}, this is {version}: bytes not compared")
        return
    tally.check(committed == module.read_bytes(), "Resources/lab.wasm.lzma is what the sources make",
                "make it again: sh Tests/webassembly/lab.sh")


def compare(tally, name, run, expected):
    octets = base64.b64decode(run["numbers"])
    found = struct.unpack(f"<{len(octets) // 8}d", octets)
    print(f"{name}: {len(found)} numbers, {run['milliseconds']:.0f} ms")
    tally.check(len(found) == len(expected) > STEPS, f"{name}: as many numbers as the native run",
                f"{len(found)} and {len(expected)}")
    first = next((f"{place}: {one} and {other}" for one, (place, other) in zip(found, expected)
                  if not same(one, other)), None)
    tally.check(found and first is None, f"{name}: the same bits as the native run", f"first at {first}")


def main(arguments):
    tally = Tally()
    log, module, lab = map(pathlib.Path, arguments)
    compiled(tally, log)
    with tally.guarded("the lab's module"):
        carried(tally, lab)
    if not module.is_file():
        tally.check(False, "there is a module to run")
        return tally.finish()
    with tally.guarded("the module runs"):
        encoded = base64.b64encode(module.read_bytes()).decode()
        with chromium() as browser:
            result = browser.new_page().evaluate(SHIMS, [encoded, len(NETS), SEEDS, STEPS])
            asked = browser.new_page().evaluate(IMPORTS, base64.b64encode(lab.read_bytes()).decode())
        has = set(re.findall(r"^ {6}(\w+): \(", WORKER.read_text(), re.M))
        tally.none([name for name in asked if name not in has], "the lab's module asks for what its worker has")
        print("asks its host for: " + ", ".join(result["asked"]))
        tally.none(result["unknown"], "the module asks for nothing else")
        for run in result["runs"]:
            net, seed = list(NETS)[run["net"]], run["seed"]
            with tally.guarded(f"{net}, seed {seed}"):
                compare(tally, f"{net}, seed {seed}", run, native(net, seed))
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
