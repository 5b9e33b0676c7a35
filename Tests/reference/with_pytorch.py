"""A net trained by PyTorch in 64 bits: its own functions, autograd and optimizers.

`train(net)` yields one dictionary of NumPy arrays per step, taken before the step's update:
loss, rate, and per layer z, a, slope (φ'), jacobian (softmax and log-softmax), g (absent for a loss
computed from z), delta, weights, update, and the gradients of every parameter before and after clipping.
"""

import torch
import torch.nn.functional as F

from settings import (EPSILON, FIRST_DECAY, MOMENTUM, NORMALIZATION_EPSILON, RMSPROP_DECAY, SECOND_DECAY,
                      parameter, rate)

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

FUNCTIONS = {
    "identity": lambda z, p: z * 1,
    "sigmoid": lambda z, p: torch.sigmoid(z),
    # The slope of F.hardsigmoid is the 32-bit number nearest to 1/6, also for 64-bit numbers.
    "hard-sigmoid": lambda z, p: F.relu6(z + 3) / 6,
    "tanh": lambda z, p: torch.tanh(z),
    "relu": lambda z, p: F.relu(z),
    "leaky-relu": lambda z, p: F.leaky_relu(z, p),
    "elu": lambda z, p: F.elu(z, p),
    "selu": lambda z, p: F.selu(z),
    # PyTorch takes softplus for z itself above a threshold; here it must not.
    "softplus": lambda z, p: F.softplus(z, threshold=700),
    "gelu": lambda z, p: F.gelu(z),
    "gelu-tanh": lambda z, p: F.gelu(z, approximate="tanh"),
    "silu": lambda z, p: F.silu(z),
    "softmax": lambda z, p: F.softmax(z / p, dim=-1),
    "log-softmax": lambda z, p: F.log_softmax(z, dim=-1),
}
JOINT = ("softmax", "log-softmax")


class Layer:
    def __init__(self, description, fan_in):
        self.description = description
        self.parameter = parameter(description)
        units = description["units"]
        self.parameters = {
            "weights": torch.tensor(description["weights"]).reshape(fan_in, units),
            "biases": torch.tensor(description["biases"]),
        }
        if description["normalization"] != "none":
            self.parameters |= {"scale": torch.ones(units), "shift": torch.zeros(units)}
        for tensor in self.parameters.values():
            tensor.requires_grad_(True)

    def activate(self, z):
        return FUNCTIONS[self.description["activation"]](z, self.parameter)

    def pre_activation(self, activations):
        own = self.parameters
        u = activations[-1] @ own["weights"] + own["biases"]
        kind, units = self.description["normalization"], self.description["units"]
        if kind == "batch":
            u = F.batch_norm(u, None, None, own["scale"], own["shift"], training=True, eps=NORMALIZATION_EPSILON)
        elif kind == "layer":
            u = F.layer_norm(u, (units,), own["scale"], own["shift"], eps=NORMALIZATION_EPSILON)
        skip = self.description["skip"]
        return u + activations[-skip] if skip else u * 1

    def slopes(self, z):
        """φ' by autograd of the activation function alone, and the Jacobians where it is joint."""
        z = z.detach()
        if self.description["activation"] in JOINT:
            jacobian = torch.stack([torch.autograd.functional.jacobian(self.activate, row) for row in z])
            return torch.diagonal(jacobian, dim1=1, dim2=2), jacobian
        z = z.requires_grad_(True)
        return torch.autograd.grad(self.activate(z).sum(), z)[0], None


def mean_loss(net, z, a, y):
    kind = net["loss"]
    if kind == "squared-error":
        return ((a - y) ** 2).sum(1).mean()
    if kind == "binary-cross-entropy":
        if net["isPaired"]:
            return F.binary_cross_entropy_with_logits(z, y, reduction="none").sum(1).mean()
        return F.binary_cross_entropy(a, y, reduction="none").sum(1).mean()
    if net["isPaired"]:
        return F.cross_entropy(z, y)
    is_logarithm = net["layers"][-1]["activation"] == "log-softmax"
    return -(y * (a if is_logarithm else torch.log(a))).sum(1).mean()


def make_optimizer(net, layers):
    decay = net["weightDecay"]
    groups = [
        {"params": [layer.parameters["weights"] for layer in layers], "weight_decay": decay},
        {"params": [tensor for layer in layers for name, tensor in layer.parameters.items()
                    if name != "weights"], "weight_decay": 0.0},
    ]
    kind, first = net["optimizer"], net["rate"]
    if kind in ("adam", "adamw"):
        make = torch.optim.Adam if kind == "adam" else torch.optim.AdamW
        return make(groups, lr=first, betas=(FIRST_DECAY, SECOND_DECAY), eps=EPSILON)
    if kind == "rmsprop":
        return torch.optim.RMSprop(groups, lr=first, alpha=RMSPROP_DECAY, eps=EPSILON)
    momentum = 0.0 if kind == "sgd" else MOMENTUM
    return torch.optim.SGD(groups, lr=first, momentum=momentum, nesterov=kind == "nesterov")


def clip(clipping, gradients):
    """In place. PyTorch's own clip_grad_norm_ adds 1e-6 to the norm, which is not what is wanted here."""
    if clipping is None:
        return
    if clipping["kind"] == "value":
        for gradient in gradients:
            gradient.clamp_(-clipping["limit"], clipping["limit"])
    else:
        norm = torch.linalg.vector_norm(torch.cat([gradient.flatten() for gradient in gradients]))
        for gradient in gradients:
            gradient.mul_(min(1.0, clipping["limit"] / norm.item()))


def train(net):
    inputs, targets = torch.tensor(net["inputs"]), torch.tensor(net["targets"])
    examples, fan_in = inputs.shape
    layers = []
    for description in net["layers"]:
        layers.append(Layer(description, fan_in))
        fan_in = description["units"]
    optimizer = make_optimizer(net, layers)
    parameters = [tensor for layer in layers for tensor in layer.parameters.values()]

    for step in range(net["steps"]):
        activations, states = [inputs], []
        for layer in layers:
            z = layer.pre_activation(activations)
            a = layer.activate(z)
            z.retain_grad()
            a.retain_grad()
            activations.append(a)
            states.append((z, a))
        loss = mean_loss(net, z, a, targets)
        optimizer.zero_grad()
        loss.backward()
        seen = {"loss": loss.item(), "rate": rate(net, step), "layers": []}
        for layer, (z, a) in zip(layers, states):
            slope, jacobian = layer.slopes(z)
            own = {"z": z.detach(), "a": a.detach(), "slope": slope, "delta": examples * z.grad,
                   "weights": layer.parameters["weights"].detach().clone(),
                   "gradients": {name: t.grad.clone() for name, t in layer.parameters.items()}}
            if a.grad is not None:
                own["g"] = examples * a.grad
            if jacobian is not None:
                own["jacobian"] = jacobian
            seen["layers"].append(own)
        clip(net["clipping"], [tensor.grad for tensor in parameters])
        for own, layer in zip(seen["layers"], layers):
            own["clipped"] = {name: t.grad.clone() for name, t in layer.parameters.items()}
        for group in optimizer.param_groups:
            group["lr"] = seen["rate"]
        optimizer.step()
        for own, layer in zip(seen["layers"], layers):
            own["update"] = layer.parameters["weights"].detach() - own["weights"]
        yield to_numpy(seen)


def to_numpy(value):
    if isinstance(value, dict):
        return {key: to_numpy(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [to_numpy(entry) for entry in value]
    return value.numpy() if isinstance(value, torch.Tensor) else value
