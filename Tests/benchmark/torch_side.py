"""PyTorch: eager, as a user writes it, with statistics and histograms taken in hooks of every layer.

Variants: `plain`, `every` (statistics and histograms at every step) and `cadence` (histograms at every
tenth).
"""

import numpy
import torch
from side import BINS, serve
from workloads import CADENCE


class Activation(torch.nn.Module):
    """A module of its own, so that it can have a hook."""

    def __init__(self, name):
        super().__init__()
        self.function = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}[name]

    def forward(self, z):
        return self.function(z)


def slope(name, z, a):
    if name == "relu":
        return (z > 0).float()
    return 1 - a * a if name == "tanh" else a * (1 - a)


def write_moments(tensor, row):
    variance, mean = torch.var_mean(tensor, correction=0)
    minimum, maximum = torch.aminmax(tensor)
    norm = torch.linalg.vector_norm(tensor)
    torch.stack((mean, variance.sqrt(), minimum, maximum, norm), out=row)


class Recorder:
    def __init__(self, workload, linear, activations, cadence):
        self.workload, self.cadence, self.step = workload, cadence, 0
        steps, layers = workload.steps, len(linear)
        self.statistics = torch.full((steps, layers, 5, 5), float("nan"))
        self.shares = torch.full((steps, layers, 2), float("nan"))
        self.counts = torch.zeros((-(-steps // cadence), layers, 2, BINS))
        self.last = layers - 1
        for layer, module in enumerate(linear):
            module.register_forward_hook(self.pre_activation(layer))
            module.weight.register_post_accumulate_grad_hook(self.weight_gradient(layer))
        for layer, module in enumerate(activations):
            module.register_forward_hook(self.activation(layer))

    @property
    def counts_now(self):
        return self.counts[self.step // self.cadence] if self.step % self.cadence == 0 else None

    def pre_activation(self, layer):
        def error_signal(gradient):
            write_moments(gradient, self.statistics[self.step, layer, 3])
            if self.counts_now is not None:
                logs = gradient.abs().clamp_(1e-12, 1).log10_()
                self.counts_now[layer, 1] = torch.histc(logs, BINS, -12, 0)

        def hook(module, inputs, z):
            z.register_hook(error_signal)
            z = z.detach()
            write_moments(z, self.statistics[self.step, layer, 0])
            if layer == self.last:
                shares = torch.softmax(z, 1)
                write_moments(shares, self.statistics[self.step, layer, 1])
                if self.counts_now is not None:
                    self.counts_now[layer, 0] = torch.histc(shares, BINS, 0, 1)

        return hook

    def activation(self, layer):
        lower, upper = self.workload.activation_range

        def hook(module, inputs, a):
            z, a = inputs[0].detach(), a.detach()
            slopes = slope(self.workload.activation, z, a)
            write_moments(a, self.statistics[self.step, layer, 1])
            write_moments(slopes, self.statistics[self.step, layer, 2])
            self.shares[self.step, layer, 0] = (slopes < self.workload.saturated_below).float().mean()
            self.shares[self.step, layer, 1] = (a == 0).all(0).float().mean()
            if self.counts_now is not None:
                self.counts_now[layer, 0] = torch.histc(a.clamp(lower, upper), BINS, lower, upper)

        return hook

    def weight_gradient(self, layer):
        def hook(weights):
            write_moments(weights.grad, self.statistics[self.step, layer, 4])

        return hook


def make(workload, variant):
    inputs = torch.from_numpy(workload.inputs)
    classes = torch.from_numpy(workload.classes.astype(numpy.int64))
    batches = None
    if workload.batches is not None:
        batches = torch.from_numpy(workload.batches.astype(numpy.int64))

    def run():
        linear = [torch.nn.Linear(*pair) for pair in zip(workload.sizes, workload.sizes[1:])]
        with torch.no_grad():
            for module, (weights, biases) in zip(linear, workload.weights):
                module.weight.copy_(torch.from_numpy(weights.T.copy()))
                module.bias.copy_(torch.from_numpy(biases))
        activations = [Activation(workload.activation) for _ in linear[1:]]
        modules = [linear[0]]
        for activation, module in zip(activations, linear[1:]):
            modules += [activation, module]
        net = torch.nn.Sequential(*modules)
        if workload.optimizer == "adam":
            optimizer = torch.optim.Adam(net.parameters(), lr=workload.rate)
        else:
            momentum = 0.9 if workload.optimizer == "momentum" else 0
            optimizer = torch.optim.SGD(net.parameters(), lr=workload.rate, momentum=momentum)
        recorder = None
        if variant != "plain":
            cadence = CADENCE if variant == "cadence" else 1
            recorder = Recorder(workload, linear, activations, cadence)
        losses = torch.empty(workload.steps)
        for step in range(workload.steps):
            x, y = (inputs, classes)
            if batches is not None:
                x, y = inputs[batches[step]], classes[batches[step]]
            loss = torch.nn.functional.cross_entropy(net(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses[step] = loss.detach()
            if recorder:
                recorder.step += 1
        if not recorder:
            return {"losses": losses}
        return {"losses": losses, "statistics": recorder.statistics, "shares": recorder.shares,
                "counts": recorder.counts}

    return run


if __name__ == "__main__":
    torch.set_num_threads(1)
    serve(make, {"PyTorch": torch.__version__.split("+")[0]})
