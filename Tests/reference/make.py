"""Reference values for Tests/RecordingTests/ReferenceTests.swift, computed by PyTorch and by JAX in 64 bits.

`sh Tests/reference/make.sh` installs both and runs this. Every net of `specifications.py` is trained for
50 steps by each of them, independently, in the definitions of docs/metrics.md. All that both computed
(matrices and columns, at every step) must agree before anything is written:

- matrices: every entry within 1e-10 of the RMS of its matrix;
- columns: within 1e-10 of the same RMS for statistics of a matrix, else of the number itself; counts and
  shares exactly. Where only the numbers of exact zeros differ, since one of them rounds to zero what is
  tiny, null stands in place of the number.

A net that turns rounding into more than that is drawn again, a few times: it would say nothing about
anybody's arithmetic. So is one whose loss does not fall, whose gradients never reach their limit, or with
a number too near to a limit to be counted on one side of it.

Two exceptions, both because the true number is zero or nearly so. The update is what the weights differ
by before and after, so it carries the last digit of the weights. The gradient of a bias before a batch
normalisation is zero, and what is computed for it is rounding.

Then PyTorch's numbers are written to nets/NAME.json: the losses of all steps, every column at some, and
everything that is needed to train the net again.
"""

import json
import pathlib
import sys

import jax
import numpy as np
import torch

import measures
import with_jax
import with_pytorch
from specifications import drafts

TOLERANCE = 1e-10
ROUNDING = 4 * np.finfo(float).eps
RECORDED = [0, 1, 2, 5, 20, 49]
FOLDER = pathlib.Path(__file__).resolve().parent / "nets"


def matrices(net, seen):
    """(name, values, size that a difference is compared with)."""
    for index, (layer, own) in enumerate(zip(net["layers"], seen["layers"])):
        for key, value in own.items():
            if isinstance(value, dict):
                for name, part in value.items():
                    is_void = name == "biases" and layer["normalization"] == "batch"
                    yield f"{index + 1}/{key}/{name}", part, measures.rms(value["weights"] if is_void else part)
            else:
                allowance = ROUNDING / TOLERANCE * measures.rms(own["weights"]) if key == "update" else 0
                yield f"{index + 1}/{key}", value, measures.rms(value) + allowance


def compare_steps(net, first, second):
    """The largest difference, relative to what it may be compared with; raises above the tolerance."""
    worst = abs(first["loss"] - second["loss"]) / abs(first["loss"])
    found = {name: values for name, values, _ in matrices(net, second)}
    for name, values, size in matrices(net, first):
        other = found.pop(name)
        if values.shape != other.shape:
            raise ValueError(f"{net['name']} {name}: {values.shape} and {other.shape}")
        difference = float(np.max(np.abs(values - other)))
        if difference > TOLERANCE * size:
            kind = measures.Unsteady if difference < 1e3 * TOLERANCE * size else ValueError
            raise kind(f"{net['name']} {name}: PyTorch and JAX differ by {difference}, of {size}")
        worst = max(worst, difference / size if size else 0)
    if found or worst > TOLERANCE:
        raise ValueError(f"{net['name']}: {sorted(found)} {worst}")
    return worst


def is_count(name):
    return name.endswith(("/zeros", "-share", "dead-units", "accuracy"))


def compare_columns(net, first, second):
    if first.keys() != second.keys():
        raise ValueError(f"{net['name']}: columns differ: {first.keys() ^ second.keys()}")
    for name, value in list(first.items()):
        layer, _, quantity = name.rpartition("/")
        size = abs(first.get(f"{layer}/rms", value)) if "/" in layer else abs(value)
        if quantity in ("update-norm", "update-ratio"):
            size += ROUNDING / TOLERANCE * (first[f"{layer}/weight-norm"] if quantity == "update-norm" else 1)
        if quantity == "bias-gradient-norm" and net["layers"][int(layer) - 1]["normalization"] == "batch":
            size = first[f"{layer}/weight-gradient-norm"]
        if quantity == "zeros" and value != second[name]:
            first[name] = None
        elif abs(value - second[name]) > (0 if is_count(name) else TOLERANCE * size):
            raise ValueError(f"{net['name']} {name}: {value} and {second[name]}")


def make(net):
    losses, columns, worst = [], {}, 0.0
    for step, (ours, theirs) in enumerate(zip(with_pytorch.train(net), with_jax.train(net), strict=True)):
        worst = max(worst, compare_steps(net, ours, theirs))
        losses.append(ours["loss"])
        if step in RECORDED:
            first = measures.all_columns(net, ours)
            compare_columns(net, first, measures.all_columns(net, theirs))
            for name, value in first.items():
                columns.setdefault(name, []).append(value)
    if not losses[-1] < losses[0]:
        raise measures.Unsteady(f"{net['name']} does not learn: {losses[0]} to {losses[-1]}")
    if net["clipping"] and not columns["clipped-gradient-norm"][0] < columns["gradient-norm"][0]:
        raise measures.Unsteady(f"{net['name']}: the limit of the gradients does nothing")
    reference = {
        "pytorch": torch.__version__.split("+")[0], "jax": jax.__version__, "losses": losses,
        "steps": RECORDED, "columns": columns,
    }
    return net | {"isClassification": measures.is_classification(net), "reference": reference}, worst


def steady(draft):
    for attempt in range(8):
        try:
            return make(draft.drawn(attempt))
        except measures.Unsteady as reason:
            print(f"drawn again: {reason}", flush=True)
    raise ValueError(f"{draft.name}: no draw is steady")


def lines(value):
    """JSON with one line per key down to the columns, so that differences between two versions show."""
    text = json.dumps(value, allow_nan=False)
    for key in list(value) + list(value["reference"]) + list(value["reference"]["columns"]):
        text = text.replace(f' "{key}": ', f'\n"{key}": ')
    return text + "\n"


def main():
    written, worst = set(), 0.0
    FOLDER.mkdir(exist_ok=True)
    for draft in drafts():
        net, difference = steady(draft)
        worst = max(worst, difference)
        path = FOLDER / f"{net['name']}.json"
        path.write_text(lines(net), encoding="utf-8")
        written.add(path)
        print(f"{net['name']}: PyTorch and JAX differ by at most {difference:.1e}", flush=True)
    for path in set(FOLDER.glob("*.json")) - written:
        path.unlink()
    size = sum(path.stat().st_size for path in written)
    print(f"{len(written)} nets, {size} bytes, largest difference {worst:.1e}")


if __name__ == "__main__":
    sys.exit(main())
