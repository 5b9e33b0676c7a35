"""Measures gradflow, JAX and PyTorch in turn, on one core, and writes docs/performance.md.

`sh Tests/benchmark/run.sh` calls this, with a Python that has JAX and scikit-learn. `--only
W1-sigmoid,W4` measures some workloads and writes no page, only the numbers (`--numbers FILE`).

Every round asks each program for one whole training run of every row, in an order that changes from
round to round, so that what disturbs the machine hits all alike. A row's time is processor time: on
one core a program without competition takes as much wall time, and with competition processor time
is what it would have taken. Ratios are taken within a round; the page gives their median and range.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

import agreement
import page
from sides import Failed, HERE, Side, idlest_core, pinned
from workloads import NAMES, WORKLOADS

LAYOUTS = ("stacked-exponent", "stacked-logarithm", "layers-exponent", "layers-logarithm")
WATCHING = ("plain", "scalars", "every", "cadence")


def best_layout(jax, workload, kind):
    """The layout in which JAX is fastest: the least of three runs each, after compiling."""

    def least(layout):
        variant = f"{kind}-{layout}"
        jax.ask(workload, variant)
        return min(jax.ask(workload, variant)["processor"] for _ in range(3))

    return min(LAYOUTS, key=least)


def rows(sides, workload):
    """(side, row name, variant) of everything that is measured for one workload."""
    gradflow, jax, torch = sides
    for kernels in gradflow.versions["kernels"]:
        for watching in WATCHING:
            yield gradflow, f"gradflow {kernels} {watching}", f"{watching}-{kernels}"
    yield jax, "JAX plain", "plain"
    for kind in ("every", "cadence"):
        yield jax, f"JAX {kind}", f"{kind}-{best_layout(jax, workload, kind)}"
    yield torch, "PyTorch plain", "plain"
    yield torch, "PyTorch every", "every"


def measure(sides, workload, rounds):
    told(f"{workload}: choosing the layouts in which JAX is fastest")
    table = list(rows(sides, workload))
    answers = {name: side.ask(workload, variant) for side, name, variant in table}
    found = {
        "layouts": {name: variant for side, name, variant in table if name.startswith("JAX ")},
        "differences": agreement.largest_differences(answers),
        "seconds": {name: [] for _, name, _ in table},
        "wall": {name: [] for _, name, _ in table},
    }
    order = random.Random(1)
    for number in range(rounds):
        told(f"{workload}: round {number + 1} of {rounds}")
        for side, name, variant in order.sample(table, len(table)):
            answer = side.ask(workload, variant)
            found["seconds"][name].append(answer["processor"])
            found["wall"][name].append(answer["wall"])
    steps = WORKLOADS[workload]["steps"]
    for name, seconds in found["seconds"].items():
        told(f"  {name:24s} {statistics.median(seconds) / steps * 1e6:10.1f} µs per step")
    return found


def start_up(commands, core, repetitions):
    """Wall seconds from the start of a process to its end, with nothing but one step in it."""
    found = {name: [] for name in commands}
    for _ in range(repetitions):
        for name, command in commands.items():
            begin = time.perf_counter()
            done = subprocess.run(pinned(core, command), cwd=HERE, capture_output=True)
            found[name].append(time.perf_counter() - begin)
            if done.returncode != 0:
                raise Failed(f"{name} ended with status {done.returncode}: {done.stderr[-300:]}")
    return found


def told(text):
    print(text, file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description="Measure gradflow beside JAX and PyTorch.")
    parser.add_argument("--programs", required=True, help="folder with the built Swift programs")
    parser.add_argument("--torch", default=sys.executable, help="a Python that has PyTorch")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default=",".join(NAMES), help="workloads, commas between them")
    parser.add_argument("--numbers", help="JSON file for every single time")
    parser.add_argument("--page", help="Markdown file to write")
    options = parser.parse_args()
    names = options.only.split(",")
    unknown = [name for name in names if name not in NAMES]
    if unknown or options.rounds < 1:
        parser.error(f"workloads are {', '.join(NAMES)}, and there is at least one round")
    if options.page and set(names) != set(NAMES):
        parser.error("a page needs all workloads")

    core = idlest_core()
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(options.programs, "gradflow-benchmark")
        subprocess.run([sys.executable, "workloads.py", folder], check=True, cwd=HERE)
        subprocess.run([program, folder, "batches"], check=True)
        sides = [
            Side("gradflow", [program], folder, core),
            Side("JAX", [sys.executable, "jax_side.py"], folder, core),
            Side("PyTorch", [options.torch, "torch_side.py"], folder, core),
        ]
        found = {
            "versions": {key: value for side in sides for key, value in side.versions.items()},
            "machine": page.machine(),
            "rounds": options.rounds,
            "workloads": {name: measure(sides, name, options.rounds) for name in names},
        }
        for side in sides:
            side.close()
        told("start-up")
        train = [os.path.join(options.programs, "gradflow"), "train", "--dataset", "spiral"]
        train += ["--hidden", ",".join(["16"] * 8), "--activation", "sigmoid", "--steps", "1"]
        fast = {"gradflow": [*train, "-o", "-", "--quiet"]}
        slow = {
            "JAX": [sys.executable, "first_step.py", "jax", folder],
            "PyTorch": [options.torch, "first_step.py", "torch", folder],
        }
        found["start-up"] = start_up(fast, core, 41) | start_up(slow, core, 3)

    if options.numbers:
        with open(options.numbers, "w") as file:
            json.dump(found, file, indent=1)
    differing = {
        name: workload["differences"] for name, workload in found["workloads"].items()
        if not agreement.agrees(workload["differences"])}
    if differing:
        told(f"the sides do not compute the same numbers: {differing}")
        return 1
    if options.page:
        with open(options.page, "w") as file:
            file.write(page.text(found))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Failed, subprocess.CalledProcessError) as problem:
        told(problem)
        sys.exit(1)
