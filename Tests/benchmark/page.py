"""The page docs/performance.md, from what was measured: tables, and sentences that follow from them."""

import os
import statistics

from targets import targets
from workloads import NAMES, WORKLOADS


def text(found):
    asked = targets(found)
    parts = [HEAD, machine_lines(found), verdict(asked), target_table(asked)]
    parts += [row_tables(found), recording_cost(found), start_up(found), SAME_NUMBERS]
    return "\n".join([*parts, differences(found)]) + "\n"


HEAD = """# Performance

gradflow's training and recording beside PyTorch and JAX. `sh Tests/benchmark/run.sh` measures it and
writes this page; nothing on it is typed by hand.

All sides start from the same weights, take the same batches, and record the same quantities: at every
step and layer mean, deviation, minimum, maximum and norm of z, a, φ', δ and ∂L/∂W, the saturated and
the dead share, and histograms of a and of the magnitude of δ. gradflow's rows hold more than that, and
from 64-bit sums: all columns of [metrics.md](metrics.md); its frames hold here these histograms and
no more. Everything stays in memory.

- *gradflow*: `Trainer` with `Recorder`. No fused multiply-add: the same bits with every kind of kernels.
- *JAX*: the whole run is one compiled `lax.scan`; compiling is not in the time. Histograms and
  statistics are laid out in four ways, and the fastest is taken.
- *PyTorch*: eager, with hooks on every layer, as a user writes it.

One thread on one core. Every round runs all rows once, in changing order. Times are processor times
of the process; a ratio is taken within a round and given as its median, with the least and the
largest of all rounds. Compare ratios, not times.

| | net | batch | optimizer |
|---|---|---|---|
| W1 | 2-[16]×8-3, sigmoid or ReLU, spiral | all 300 | SGD 0.1, 2000 steps |
| W2 | 64-[128]×4-10, ReLU, digits | 64 | Adam 0.001, 2000 steps |
| W3 | 784-512-512-512-10, ReLU, random rows | 128 | momentum 0.01, 200 steps |
| W4 | 2-[32]×50-2, tanh, spiral | 128 | SGD 0.01, 1000 steps |
"""

SAME_NUMBERS = """## The same thing is timed

Before the first round the losses of the first five steps, and statistics and histogram totals of
step 0 in the first and the last hidden layer, are compared. Above 10⁻⁵ for a loss or 10⁻⁴ for a
statistic no page is written. Largest relative differences:
"""


def machine():
    with open("/proc/cpuinfo") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return {"processor": models[0] if models else "unknown", "cores": os.cpu_count()}


def machine_lines(found):
    versions = found["versions"]
    kernels = ", ".join(versions["kernels"])
    libraries = ", ".join(
        f"{name} {versions[name]}" for name in ("JAX", "PyTorch", "NumPy") if name in versions)
    return (
        f"Machine: {found['machine']['processor']}, {found['machine']['cores']} cores; {libraries}; "
        f"gradflow's kernels: {kernels} (*{versions['chosen']}* is what gradflow chooses here). "
        f"{found['rounds']} rounds. {disturbance(found)}\n")


def disturbance(found):
    """How much longer the runs took than their processor time: what else the machine did."""
    excess = [
        wall / processor
        for workload in found["workloads"].values()
        for name in workload["seconds"]
        for wall, processor in zip(workload["wall"][name], workload["seconds"][name])]
    ratio = statistics.median(excess)
    return f"Wall time was {ratio:.2f} times processor time at the median of all runs."


def verdict(asked):
    counted = [target.is_met for target in asked if not target.is_aim]
    said = f"Met: {sum(counted)} of {len(counted)}; aims are not counted."
    return f"## Targets\n\n{said}\n"


def target_table(asked):
    lines = ["| target | asked | measured | range | |", "|---|---|---|---|---|"]
    for target in asked:
        lines.append(
            f"| {target.name} | {target.asked} | {target.measured} | {target.range} | "
            f"{'met' if target.is_met else '**missed**'} |")
    return "\n".join(lines) + "\n"


def row_tables(found):
    """Every row's time as a multiple of JAX without recording, by workload."""
    head = "## All rows\n\nTime per step in multiples of JAX without recording.\n\n"
    rows = list(found["workloads"][NAMES[0]]["seconds"])
    lines = ["| | " + " | ".join(NAMES) + " |", "|---|" + "---|" * len(NAMES)]
    for row in rows:
        cells = []
        for name in NAMES:
            seconds = found["workloads"][name]["seconds"]
            ratios = [mine / theirs for mine, theirs in zip(seconds[row], seconds["JAX plain"])]
            cells.append(f"{statistics.median(ratios):.2f}")
        lines.append(f"| {words(row)} | " + " | ".join(cells) + " |")
    scale = []
    for name in NAMES:
        seconds = found["workloads"][name]["seconds"]["JAX plain"]
        scale.append(f"{statistics.median(seconds) / WORKLOADS[name]['steps'] * 1e6:.0f}")
    lines.append("| *JAX without recording, µs per step* | " + " | ".join(scale) + " |")
    return head + "\n".join(lines) + "\n"


def words(row):
    """`gradflow avx2 every` → `gradflow avx2, histograms at every step`."""
    *who, watching = row.split()
    return " ".join(who) + ", " + {
        "plain": "no recording",
        "scalars": "statistics at every step",
        "every": "statistics and histograms at every step",
        "cadence": "histograms at every tenth step",
    }[watching]


def recording_cost(found):
    """What watching costs, as a share of the step that is not watched."""
    chosen = found["versions"]["chosen"]
    lines = [
        "## What recording costs\n", "Added to the time of the step that is not recorded.\n",
        "| | " + " | ".join(NAMES) + " |", "|---|" + "---|" * len(NAMES)]
    for row, plain in (
        (f"gradflow {chosen} scalars", f"gradflow {chosen} plain"),
        (f"gradflow {chosen} cadence", f"gradflow {chosen} plain"),
        (f"gradflow {chosen} every", f"gradflow {chosen} plain"),
        ("JAX every", "JAX plain"), ("PyTorch every", "PyTorch plain"),
    ):
        cells = []
        for name in NAMES:
            seconds = found["workloads"][name]["seconds"]
            added = [100 * (mine / bare - 1) for mine, bare in zip(seconds[row], seconds[plain])]
            cells.append(f"{statistics.median(added):.0f} %")
        lines.append(f"| {words(row)} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def start_up(found):
    lines = [
        "## Start-up\n",
        "Wall time of a whole process that makes the W1 net (sigmoid), takes one recorded step and "
        "ends; for JAX with the compiling of that step.\n",
        "| | median | least | largest |", "|---|---|---|---|"]
    for name, seconds in found["start-up"].items():
        numbers = (statistics.median(seconds), min(seconds), max(seconds))
        lines.append(f"| {name} | " + " | ".join(f"{1000 * n:.0f} ms" for n in numbers) + " |")
    return "\n".join(lines) + "\n"


def differences(found):
    lines = ["| | " + " | ".join(NAMES) + " |", "|---|" + "---|" * len(NAMES)]
    for key, label in (("losses", "loss"), ("statistics", "statistic")):
        cells = [f"{found['workloads'][name]['differences'][key]:.0e}" for name in NAMES]
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
