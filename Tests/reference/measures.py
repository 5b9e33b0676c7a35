"""The columns of docs/metrics.md from what a framework computed in one step, with NumPy."""

import math

import numpy as np

from settings import parameter

SATURATION = 0.05
CONFIDENT, DIFFUSE = 0.95, 0.1
# How near to a limit, relative to it, an entry is too near to be counted on one side.
DOUBTFUL = 1e-7

class Unsteady(Exception):
    """A draw that nothing can be learned from."""


QUANTITIES = {"z": "pre-activation", "a": "activation", "slope": "local-derivative",
              "g": "upstream-gradient", "delta": "error-signal"}


def rms(values):
    return float(np.sqrt(np.mean(np.square(values))))


def norm(values):
    return float(np.sqrt(np.sum(np.square(values))))


def norm_of_all(layers, which):
    return math.sqrt(sum(norm(g) ** 2 for layer in layers for g in layer[which].values()))


def below(values, limit):
    """values < limit, where none of them is too near to the limit to tell."""
    if np.any(np.abs(values - limit) <= DOUBTFUL * abs(limit)):
        raise Unsteady(f"an entry within {DOUBTFUL} of the limit {limit}")
    return values < limit


# Largest slope over all z, and where the left tail begins whose slope tends to 0: left of it |φ'| only
# falls. The slope of GELU and SiLU is zero at one place that is no tail. The numbers are those of a fine
# search for the extrema of φ'.
def extrema(slope):
    z = np.linspace(-8, 8, 1_600_001)
    values = slope(z)
    return float(values.max()), float(z[values.argmin()])


def logistic(z):
    return 1 / (1 + np.exp(-z))


def gelu_slope(z):
    distribution = np.array([math.erfc(-x / math.sqrt(2)) / 2 for x in z])
    return distribution + z * np.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def gelu_tanh_slope(z):
    t = np.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3))
    return (1 + t) / 2 + z / 2 * (1 - t * t) * math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * z**2)


def silu_slope(z):
    return logistic(z) * (1 + z * (1 - logistic(z)))


BUMPED = {"gelu": extrema(gelu_slope), "gelu-tanh": extrema(gelu_tanh_slope), "silu": extrema(silu_slope)}
PLAIN = {"sigmoid": 0.25, "hard-sigmoid": 1 / 6, "tanh": 1.0, "softplus": 1.0,
         "selu": 1.0507009873554805 * 1.6732632423543772}


def saturated_share(layer, own):
    """None for functions that do not saturate. Joint ones are measured by `softmax_measures`."""
    function = layer["activation"]
    size = np.abs(own["slope"])
    if function in BUMPED:
        largest, tail = BUMPED[function]
        return float(np.mean(below(size, SATURATION * largest) & below(own["z"], tail)))
    largest = max(1.0, parameter(layer)) if function == "elu" else PLAIN.get(function)
    return None if largest is None else float(np.mean(below(size, SATURATION * largest)))


def softmax_measures(layer, own):
    jacobian, largest_share = own["jacobian"], own["a"].max(axis=1)
    spectral = np.array([np.linalg.norm(matrix, 2) for matrix in jacobian])
    temperature = parameter(layer)
    confident = ~below(largest_share, CONFIDENT)
    return {
        "saturated-share": float(np.mean(below(spectral, SATURATION * 0.5 / temperature))),
        "confident-share": float(np.mean(confident)),
        "diffuse-share": float(np.mean(below(spectral, DIFFUSE / temperature) & ~confident)),
        "jacobian-norm": float(np.mean([norm(matrix) for matrix in jacobian])),
        "jacobian-trace": float(np.mean([np.trace(matrix) for matrix in jacobian])),
    }


def layer_columns(net, layer, own):
    columns = {}
    for key, word in QUANTITIES.items():
        if key in own:
            values = own[key]
            columns |= {
                f"{word}/mean": float(values.mean()), f"{word}/standard-deviation": float(values.std()),
                f"{word}/minimum": float(values.min()), f"{word}/maximum": float(values.max()),
                f"{word}/rms": rms(values), f"{word}/zeros": int(np.sum(values == 0)),
            }
    weights, gradients, change = own["weights"], own["gradients"], own["update"]
    columns |= {
        "signal-spread": rms(own["a"].std(axis=0)),
        "weight-norm": norm(weights), "weight-rms": rms(weights),
        "weight-gradient-norm": norm(gradients["weights"]), "weight-gradient-rms": rms(gradients["weights"]),
        "bias-gradient-norm": norm(gradients["biases"]),
        "update-norm": norm(change), "update-ratio": norm(change) / norm(weights),
    }
    if net["clipping"]:
        columns["clipped-gradient-norm"] = norm(own["clipped"]["weights"])
    share = saturated_share(layer, own)
    if share is not None:
        columns["saturated-share"] = share
    if layer["activation"] == "softmax":
        columns |= softmax_measures(layer, own)
    if layer["activation"] == "relu":
        columns["inactive-share"] = float(np.mean(own["slope"] == 0))
        columns["dead-units"] = int(np.sum(own["z"].max(axis=0) <= 0))
    return columns


def winners(rows):
    return rows[:, 0] > 0.5 if rows.shape[1] == 1 else rows.argmax(axis=1)


def is_classification(net):
    """Where accuracy and Brier score mean something: one class per example, and shares as outputs."""
    function = net["layers"][-1]["activation"]
    return net["loss"] != "squared-error" and (function == "softmax" or len(net["targets"][0]) == 1)


def all_columns(net, seen):
    columns = {"loss": seen["loss"], "gradient-norm": norm_of_all(seen["layers"], "gradients")}
    if net["clipping"]:
        columns["clipped-gradient-norm"] = norm_of_all(seen["layers"], "clipped")
    if net["schedule"] != "constant":
        columns["learning-rate"] = seen["rate"]
    if is_classification(net):
        outputs, targets = seen["layers"][-1]["a"], np.array(net["targets"])
        columns["accuracy"] = float(np.mean(winners(outputs) == winners(targets)))
        columns["brier"] = float(np.mean(np.sum((outputs - targets) ** 2, axis=1)))
    for index, (layer, own) in enumerate(zip(net["layers"], seen["layers"])):
        columns |= {f"{index + 1}/{name}": value for name, value in layer_columns(net, layer, own).items()}
    return columns
