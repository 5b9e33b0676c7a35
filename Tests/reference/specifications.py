"""The nets that are compared: shapes, settings and starting numbers, all drawn from seeded generators.

Each is a dictionary that can be written as JSON and holds everything that a run needs: whoever reads it
needs no random generator. Weights are fan-in rows of as many numbers as there are units, row after row.
"""

import math
import random

STEPS = 50

# Every hidden activation function with the parameters it is tried with; None is the standard one.
HIDDEN = [
    ("identity", None), ("sigmoid", None), ("hard-sigmoid", None), ("tanh", None), ("relu", None),
    ("leaky-relu", None), ("leaky-relu", 0.2), ("elu", None), ("elu", 0.5), ("elu", 1.5), ("selu", None),
    ("softplus", None), ("gelu", None), ("gelu-tanh", None), ("silu", None), ("softmax", None),
    ("softmax", 2.0), ("softmax", 0.5),
]
RATES = {"sgd": 0.1, "momentum": 0.03, "nesterov": 0.03, "rmsprop": 0.005, "adam": 0.02, "adamw": 0.02}
SCHEDULES = ["linear", "cosine", "exponential", "step", "warmup", "warmup-cosine"]

# Output activation, its parameter, loss, and whether the loss is computed from the pre-activations.
OUTPUTS = {
    "regression": ("identity", None, "squared-error", False),
    "binary": ("sigmoid", None, "binary-cross-entropy", True),
    "classes": ("softmax", None, "categorical-cross-entropy", True),
    "softmax-squared": ("softmax", None, "squared-error", False),
    "sigmoid-squared": ("sigmoid", None, "squared-error", False),
    "log-softmax": ("log-softmax", None, "categorical-cross-entropy", False),
    "binary-from-activations": ("sigmoid", None, "binary-cross-entropy", False),
    "classes-from-activations": ("softmax", None, "categorical-cross-entropy", False),
    "cool-classes": ("softmax", 2.0, "categorical-cross-entropy", False),
}


class Draft:
    """The settings of one net; `drawn(attempt)` is the net with its numbers.

    hidden: pairs of activation function and parameter. normalization, skips: by the index of the layer,
    the output layer among them. kink: the first example and the first biases are zero, so that the first
    pre-activations stand exactly at z = 0. soft: targets between the classes. size: of the weights, as a
    factor of 1/√fan-in.
    """

    def __init__(self, name, hidden, output="regression", optimizer="sgd", schedule="constant", decay=0.0,
                 clipping=None, widths=None, normalization=None, skips=None, outputs=None, rate=None,
                 kink=False, soft=False, size=1.3):
        self.name, self.hidden, self.output, self.widths = name, hidden, OUTPUTS[output], widths
        self.outputs, self.kink, self.soft, self.size = outputs, kink, soft, size
        self.fewest_outputs = 1 if output == "binary" else 2
        self.normalization, self.skips = normalization or {}, skips or {}
        self.settings = {
            "loss": self.output[2], "isPaired": self.output[3], "optimizer": optimizer,
            "rate": rate or RATES[optimizer], "schedule": schedule, "weightDecay": decay,
            "clipping": clipping, "steps": STEPS,
        }

    def drawn(self, attempt):
        draw = random.Random(f"{self.name} {attempt}")

        def numbers(count, size=1.0):
            return [draw.gauss(0, size) for _ in range(count)]

        outputs = self.outputs or draw.randint(self.fewest_outputs, 4)
        widths = (self.widths or [draw.randint(2, 7) for _ in self.hidden]) + [outputs]
        inputs, examples = draw.randint(1, 5), draw.randint(6, 12)
        layers, fan_in = [], inputs
        for index, (function, parameter) in enumerate(self.hidden + [self.output[:2]]):
            units = widths[index]
            layers.append({
                "units": units, "activation": function, "parameter": parameter,
                "normalization": self.normalization.get(index, "none"), "skip": self.skips.get(index, 0),
                "weights": numbers(fan_in * units, self.size / math.sqrt(fan_in)),
                "biases": [0.0] * units if self.kink and index == 0 else numbers(units, 0.4),
            })
            fan_in = units
        rows = [numbers(inputs) for _ in range(examples)]
        if self.kink:
            rows[0] = [0.0] * inputs
        targets = self.targets(draw, examples, outputs)
        return {"name": self.name, "inputs": rows, "targets": targets, "layers": layers} | self.settings

    def targets(self, draw, examples, outputs):
        loss = self.settings["loss"]
        if loss == "squared-error":
            return [[draw.uniform(0, 1) for _ in range(outputs)] for _ in range(examples)]
        if loss == "binary-cross-entropy":
            return [[float(draw.random() < 0.5) for _ in range(outputs)] for _ in range(examples)]
        rows = []
        for _ in range(examples):
            row = [draw.uniform(0.1, 1) if self.soft else 0.0 for _ in range(outputs)]
            if not self.soft:
                row[draw.randrange(outputs)] = 1.0
            rows.append([share / sum(row) for share in row])
        return rows


def drafts():
    made = []

    def add(name, *arguments, **settings):
        made.append(Draft(f"{len(made) + 1:02d}-{name}", *arguments, **settings))

    relu, tanh, sigmoid, gelu = ("relu", None), ("tanh", None), ("sigmoid", None), ("gelu", None)
    outputs = ["regression", "classes", "binary", "softmax-squared", "sigmoid-squared"]
    optimizers = list(RATES)
    for index, (function, parameter) in enumerate(HIDDEN):
        name = function if parameter is None else f"{function}-{parameter}"
        add(name, [(function, parameter)] * (1 + index % 4), outputs[index % len(outputs)],
            optimizers[index % len(optimizers)], kink=function in ("relu", "leaky-relu", "elu", "selu"),
            rate=0.01 if function == "softplus" else None)

    add("saturated", [sigmoid, tanh], size=7, rate=0.02)
    add("saturated-on-the-left", [("softplus", None), ("elu", None), ("selu", None)], "classes",
        size=4, rate=0.003)
    add("saturated-beyond-the-dip", [("silu", None), gelu, ("gelu-tanh", None)], "classes", size=5,
        rate=0.003)
    add("saturated-at-the-ends", [("hard-sigmoid", None), sigmoid], size=8, widths=[6, 5], rate=0.05)
    add("confident-softmax", [("softmax", None), ("softmax", 0.5)], size=6, widths=[5, 4], rate=0.03)
    add("diffuse-softmax", [("softmax", None)], size=0.3, widths=[13], rate=0.03)

    for index, output in enumerate(OUTPUTS):
        add(f"output-{output}", [(tanh, ("silu", None), ("softplus", None))[index % 3]], output, "adam")
    add("soft-targets", [sigmoid], "classes", "momentum", soft=True)
    add("soft-targets-log-softmax", [tanh], "log-softmax", "rmsprop", soft=True)
    add("no-hidden-layer", [], "classes")
    add("narrow", [tanh, tanh, sigmoid], widths=[1, 3, 1])

    for kind in ("batch", "layer"):
        for function, optimizer in [(relu, "sgd"), (tanh, "momentum"), (("silu", None), "nesterov"),
                                    (("softmax", None), "adam")]:
            add(f"{kind}-normalization-{function[0]}", [function, function], "classes", optimizer,
                widths=[4, 5], normalization={0: kind, 1: kind})
    add("both-normalizations", [sigmoid, ("elu", None), tanh], normalization={0: "batch", 1: "layer"},
        widths=[5, 4, 6])
    add("normalized-output", [tanh], "regression", "nesterov", widths=[5], normalization={1: "batch"})

    add("skip-one", [relu, tanh, relu], widths=[5, 5, 5], skips={1: 1, 2: 1})
    add("skip-two", [gelu, sigmoid, gelu, tanh], "classes", "momentum", widths=[4, 6, 4, 4],
        skips={2: 2})
    add("skips-that-overlap", [tanh, sigmoid, ("selu", None), ("softplus", None)], "regression", "adam",
        widths=[3, 3, 3, 3], skips={1: 1, 2: 2, 3: 1})
    add("skip-to-the-output", [tanh, ("silu", None)], "sigmoid-squared", widths=[3, 5], outputs=3,
        skips={2: 2})
    add("skip-of-softmax", [("softmax", None), tanh], "softmax-squared", widths=[4, 4], skips={1: 1})
    add("skip-with-normalization", [relu, tanh, gelu], "classes", "momentum", decay=0.05,
        widths=[6, 6, 6], normalization={0: "batch", 1: "batch", 2: "layer"}, skips={1: 1, 2: 1})

    for optimizer in optimizers:
        add(f"decay-{optimizer}", [tanh, sigmoid], "classes", optimizer, decay=0.1)
    add("clipped-by-norm", [tanh, relu], "regression", clipping={"kind": "norm", "limit": 0.3}, rate=0.3)
    add("clipped-by-value", [tanh, gelu], "regression", "momentum", clipping={"kind": "value", "limit": 0.05})
    add("clipped-with-normalization", [tanh, tanh], "classes", "nesterov", decay=0.02, widths=[4, 5],
        clipping={"kind": "norm", "limit": 0.2}, normalization={0: "batch", 1: "layer"})
    add("clipped-and-decayed", [sigmoid, tanh], "classes", "adamw", decay=0.1,
        clipping={"kind": "value", "limit": 0.02})
    for schedule in SCHEDULES:
        add(f"schedule-{schedule}", [tanh], "regression",
            optimizers[len(made) % len(optimizers)], schedule)
    add("everything", [gelu, ("leaky-relu", 0.1), ("softmax", 2.0), ("elu", None), ("silu", None)],
        "classes", "adamw", "warmup-cosine", 0.05, {"kind": "norm", "limit": 0.3},
        widths=[6, 6, 5, 5, 5], normalization={0: "batch", 1: "layer", 3: "layer"},
        skips={1: 1, 3: 1, 4: 2})
    return made
