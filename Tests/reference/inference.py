"""Held-out losses for Tests/RecordingTests/InferenceTests.swift, computed by PyTorch in 64 bits.

`sh Tests/reference/make.sh` runs this. The nets are modules of PyTorch itself, switched with `train()` and
`eval()`: what batch normalization and dropout do in either mode is all PyTorch's. Masks of dropout are drawn
differently by every program, so nets with dropout stay as they are (rate 0), and only what no mask changes
is compared. No Adam with batch normalization: the gradient of a bias before it is nothing but rounding, of which Adam
makes steps of the size of the rate.
"""

import json
import pathlib

import torch
from torch import nn

from settings import NORMALIZATION_EPSILON

FILE = pathlib.Path(__file__).resolve().parent / "inference.json"
EXAMPLES, HELD_OUT, INPUTS = 12, 7, 3
STEPS = [0, 1, 2, 5, 20]
FUNCTIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "identity": nn.Identity}
OPTIMIZERS = {
    "sgd": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate),
    "momentum": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate, momentum=0.9),
    "adam": lambda parameters, rate: torch.optim.Adam(parameters, lr=rate),
}

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def layer(units, activation, normalization="none", dropout=0.0):
    return {"units": units, "activation": activation, "normalization": normalization, "dropout": dropout}


NETS = [
    ("batch", [layer(6, "relu", "batch"), layer(5, "relu", "batch"), layer(3, "softmax")], "momentum", 0.1),
    ("batch-regression", [layer(5, "tanh", "batch"), layer(2, "identity")], "sgd", 0.05),
    ("batch-output", [layer(5, "sigmoid"), layer(1, "sigmoid", "batch")], "momentum", 0.1),
    ("layer", [layer(6, "tanh", "layer"), layer(3, "softmax")], "adam", 0.05),
    ("dropout", [layer(6, "relu", dropout=0.5), layer(5, "tanh", dropout=0.2), layer(3, "softmax")], "sgd", 0),
    ("batch-and-dropout", [layer(6, "relu", "batch", 0.5), layer(2, "identity")], "sgd", 0),
]


class Net(nn.Module):
    """Linear, normalization, activation and dropout of every layer; the output layer's own function is part of
    the loss where the two go together."""

    def __init__(self, layers):
        super().__init__()
        parts, fan_in = [], INPUTS
        for place, own in enumerate(layers):
            units = own["units"]
            parts.append(nn.Linear(fan_in, units))
            if own["normalization"] == "batch":
                parts.append(nn.BatchNorm1d(units, eps=NORMALIZATION_EPSILON))
            elif own["normalization"] == "layer":
                parts.append(nn.LayerNorm(units, eps=NORMALIZATION_EPSILON))
            if place + 1 < len(layers):
                parts.append(FUNCTIONS[own["activation"]]())
                parts.append(nn.Dropout(own["dropout"]))
            fan_in = units
        self.parts = nn.Sequential(*parts)

    def forward(self, inputs):
        return self.parts(inputs)


def loss(layers, outputs, targets):
    kind = layers[-1]["activation"]
    if kind == "softmax":
        return nn.functional.cross_entropy(outputs, targets)
    if kind == "sigmoid":
        return nn.functional.binary_cross_entropy_with_logits(outputs, targets)
    return ((outputs - targets) ** 2).sum(1).mean()


def targets(layers, examples):
    units, kind = layers[-1]["units"], layers[-1]["activation"]
    if kind == "softmax":
        return nn.functional.one_hot(torch.arange(examples) % units, units).double()
    return (torch.arange(examples) % 2).double().reshape(-1, 1) if kind == "sigmoid" else torch.randn(examples, units)


def rounded(tensor):
    return tensor.detach().tolist()


def case(place, name, layers, optimizer, rate):
    torch.manual_seed(place)
    net = Net(layers)
    linear = [part for part in net.parts if isinstance(part, nn.Linear)]
    made = {
        "name": name, "layers": layers, "optimizer": optimizer, "rate": rate,
        "weights": [rounded(part.weight.T.flatten()) for part in linear],
        "biases": [rounded(part.bias) for part in linear],
    }
    # Examples that are neither centered nor of variance 1, so that moments matter; others held out.
    inputs, heldOutInputs = 3 * torch.randn(EXAMPLES, INPUTS) + 1, torch.randn(HELD_OUT, INPUTS) - 0.5
    wanted, heldOutTargets = targets(layers, EXAMPLES), targets(layers, HELD_OUT)
    steps = OPTIMIZERS[optimizer](net.parameters(), rate)
    trainingLosses, heldOutLosses = [], []
    for step in range(STEPS[-1] + 1):
        if step in STEPS:
            net.eval()
            with torch.no_grad():
                heldOutLosses.append(loss(layers, net(heldOutInputs), heldOutTargets).item())
        if step == STEPS[-1]:
            break
        net.train()
        value = loss(layers, net(inputs), wanted)
        if step in STEPS:
            trainingLosses.append(value.item())
        steps.zero_grad()
        value.backward()
        steps.step()
    moments = [part for part in net.parts if isinstance(part, nn.BatchNorm1d)]
    return made | {
        "inputs": rounded(inputs), "targets": rounded(wanted), "heldOutInputs": rounded(heldOutInputs),
        "heldOutTargets": rounded(heldOutTargets), "steps": STEPS, "heldOutLosses": heldOutLosses,
        # With dropout every program has its own.
        "trainingLosses": [] if any(own["dropout"] for own in layers) else trainingLosses,
        "runningMeans": [rounded(part.running_mean) for part in moments],
        "runningVariances": [rounded(part.running_var) for part in moments],
    }


def main():
    cases = [case(place, *net) for place, net in enumerate(NETS)]
    lines = ",\n".join(json.dumps(one, allow_nan=False) for one in cases)
    version = torch.__version__.split("+")[0]
    FILE.write_text(f'{{"pytorch": "{version}", "cases": [\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{len(cases)} nets, {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
