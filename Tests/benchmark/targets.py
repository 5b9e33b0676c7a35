"""What was asked for, and whether it was reached."""

import statistics
from dataclasses import dataclass


@dataclass
class Target:
    name: str
    asked: str
    measured: str
    range: str
    is_met: bool
    # Something beyond what was asked for, which does not count.
    is_aim: bool = False


# Workload, row of the other side, row of gradflow, how many times as fast gradflow has to be.
RATIOS = (
    ("W1-sigmoid", "JAX every", "every", 2),
    ("W1-sigmoid", "PyTorch every", "every", 15),
    ("W2", "JAX every", "every", 1.2),
    ("W3", "PyTorch every", "every", 1.5),
    ("W3", "JAX every", "every", 0.7),
    ("W4", "JAX every", "every", 2),
    ("W4", "PyTorch every", "every", 15),
    ("W1-sigmoid", "JAX cadence", "cadence", 3),
)

# The step beyond: recording as fast as JAX trains without it.
AIMS = ("W1-sigmoid", "W2", "W3", "W4")

LARGEST_COST = 0.3
LONGEST_START = 0.020


def targets(found):
    """All targets, with gradflow's own choice of kernels."""
    chosen, made = found["versions"]["chosen"], []

    def times(workload, row):
        return found["workloads"][workload]["seconds"][row]

    def add(name, asked, values, unit, is_met, is_aim=False):
        middle = statistics.median(values)
        made.append(Target(
            name, asked, unit(middle), f"{unit(min(values))} … {unit(max(values))}",
            is_met(middle), is_aim))

    for workload, other, watching, least in RATIOS:
        ratios = quotients(times(workload, other), times(workload, f"gradflow {chosen} {watching}"))
        when = "every step" if watching == "every" else "every tenth step"
        add(f"{workload}, histograms at {when}, beside {other.split()[0]}", f"≥ {least} ×", ratios,
            lambda value: f"{value:.2f} ×", lambda value: value >= least)
    for workload in found["workloads"]:
        costs = [ratio - 1 for ratio in quotients(
            times(workload, f"gradflow {chosen} scalars"), times(workload, f"gradflow {chosen} plain"))]
        add(f"{workload}, cost of statistics at every step", "≤ 30 %", costs,
            lambda value: f"{100 * value:.0f} %", lambda value: value <= LARGEST_COST)
    add("start-up to the first step", "< 20 ms", found["start-up"]["gradflow"],
        lambda value: f"{1000 * value:.0f} ms", lambda value: value < LONGEST_START)
    for workload in AIMS:
        ratios = quotients(times(workload, "JAX plain"), times(workload, f"gradflow {chosen} every"))
        add(f"{workload}, recording beside JAX without recording (an aim)", "≥ 1 ×", ratios,
            lambda value: f"{value:.2f} ×", lambda value: value >= 1, is_aim=True)
    return made


def quotients(above, below):
    return [one / other for one, other in zip(above, below)]
