"""The nets that are trained, the data that they are trained on, and how all sides read both.

A folder per workload holds what every side needs to compute the same numbers: `workload.json`, the
inputs and classes, the initial weights, and the rows of every batch. The batches are drawn by gradflow
(`gradflow-benchmark batches`), everything else by NumPy.
"""

import json
import os

import numpy

NAMES = ("W1-sigmoid", "W1-relu", "W2", "W3", "W4")

WORKLOADS = {
    "W1-sigmoid": dict(
        sizes=[2] + [16] * 8 + [3], activation="sigmoid", batch=300, steps=2000, optimizer="sgd",
        rate=0.1, data="three arms"),
    "W1-relu": dict(
        sizes=[2] + [16] * 8 + [3], activation="relu", batch=300, steps=2000, optimizer="sgd",
        rate=0.1, data="three arms"),
    "W2": dict(
        sizes=[64] + [128] * 4 + [10], activation="relu", batch=64, steps=2000, optimizer="adam",
        rate=1e-3, data="digits"),
    "W3": dict(
        sizes=[784, 512, 512, 512, 10], activation="relu", batch=128, steps=200,
        optimizer="momentum", rate=0.01, data="random"),
    "W4": dict(
        sizes=[2] + [32] * 50 + [2], activation="tanh", batch=128, steps=1000, optimizer="sgd",
        rate=0.01, data="two arms"),
}

# The cadence of the rows that do not make histograms at every step.
CADENCE = 10


def spiral(arms, points, seed):
    """`arms` spiral arms of `points` points each, one class per arm."""
    generator = numpy.random.default_rng(seed)
    radius = numpy.linspace(0, 1, points)
    inputs = []
    for arm in range(arms):
        angle = arm * 2 * numpy.pi / arms + 4 * radius + generator.normal(0, 0.2, points)
        inputs.append(numpy.stack([radius * numpy.sin(angle), radius * numpy.cos(angle)], 1))
    return numpy.concatenate(inputs), numpy.repeat(numpy.arange(arms), points)


def examples(data):
    if data == "three arms":
        return spiral(3, 100, seed=1)
    if data == "two arms":
        return spiral(2, 500, seed=2)
    if data == "digits":
        from sklearn.datasets import load_digits

        digits = load_digits()
        return digits.data / 16, digits.target
    generator = numpy.random.default_rng(7)
    return generator.random((4096, 784)), generator.integers(0, 10, 4096)


def initial_weights(workload):
    """Normal: 2 / fan-in for ReLU, 2 / (fan-in + fan-out) for the others. Biases 0."""
    generator = numpy.random.default_rng(11)
    for inputs, units in zip(workload["sizes"], workload["sizes"][1:]):
        variance = 2 / inputs if workload["activation"] == "relu" else 2 / (inputs + units)
        yield generator.normal(0, variance**0.5, (inputs, units))
        yield numpy.zeros(units)


def write(folder):
    for name, workload in WORKLOADS.items():
        place = os.path.join(folder, name)
        os.makedirs(place, exist_ok=True)
        inputs, classes = examples(workload["data"])
        weights = numpy.concatenate([w.ravel() for w in initial_weights(workload)])
        inputs.astype("<f4").tofile(os.path.join(place, "inputs.f32"))
        classes.astype("<i4").tofile(os.path.join(place, "classes.i32"))
        weights.astype("<f4").tofile(os.path.join(place, "weights.f32"))
        with open(os.path.join(place, "workload.json"), "w") as file:
            json.dump(workload | {"name": name, "cadence": CADENCE}, file)


class Workload:
    """One workload as the Python sides see it: 32-bit inputs, classes, weights and batches."""

    def __init__(self, folder, name):
        place = os.path.join(folder, name)
        for key, value in WORKLOADS[name].items():
            setattr(self, key, value)
        self.name = name

        def read(file, kind):
            return numpy.fromfile(os.path.join(place, file), kind)

        self.inputs = read("inputs.f32", "<f4").reshape(-1, self.sizes[0])
        self.classes = read("classes.i32", "<i4")
        self.weights, flat = [], read("weights.f32", "<f4")
        for inputs, units in zip(self.sizes, self.sizes[1:]):
            weights, flat = flat[: inputs * units].reshape(inputs, units), flat[inputs * units :]
            biases, flat = flat[:units], flat[units:]
            self.weights.append((weights, biases))
        self.batches = None
        if self.batch < len(self.inputs):
            self.batches = read("batches.i32", "<i4").reshape(self.steps, self.batch)

    @property
    def hidden(self):
        return len(self.sizes) - 2

    @property
    def activation_range(self):
        """Of the linear bins; ReLU has none, and what lies above 10 counts in the last bin."""
        return {"sigmoid": (0, 1), "tanh": (-1, 1), "relu": (0, 10)}[self.activation]

    @property
    def saturated_below(self):
        return 0.05 * {"sigmoid": 0.25, "tanh": 1, "relu": 1}[self.activation]


if __name__ == "__main__":
    import sys

    write(sys.argv[1])
