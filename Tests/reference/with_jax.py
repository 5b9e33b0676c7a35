"""The same nets trained by JAX in 64 bits, with the arithmetic written out: normalisation, losses, clipping
and optimizers by their formulas, gradients by jax.grad.

g and δ are gradients with respect to zeros that are added to a and z. `train(net)` yields what
`with_pytorch.train` yields.
"""

import jax
import jax.numpy as jnp
import numpy as np

from settings import (EPSILON, FIRST_DECAY, MOMENTUM, NORMALIZATION_EPSILON, RMSPROP_DECAY, SECOND_DECAY,
                      parameter, rate)

jax.config.update("jax_enable_x64", True)

SELU_SCALE, SELU_ALPHA = 1.0507009873554804934193349852946, 1.6732632423543772848170429916717


def elu(z, alpha):
    # The inner choice keeps the unused branch finite, as its gradient is multiplied by 0 and not left out.
    return jnp.where(z > 0, z, alpha * jnp.expm1(jnp.where(z > 0, 0.0, z)))


def softmax(z):
    powers = jnp.exp(z - jnp.max(z, axis=-1, keepdims=True))
    return powers / jnp.sum(powers, axis=-1, keepdims=True)


FUNCTIONS = {
    "identity": lambda z, p: z,
    "sigmoid": lambda z, p: 1 / (1 + jnp.exp(-z)),
    "hard-sigmoid": lambda z, p: jnp.where(z <= -3, 0.0, jnp.where(z >= 3, 1.0, z / 6 + 0.5)),
    "tanh": lambda z, p: jnp.tanh(z),
    "relu": lambda z, p: jnp.where(z > 0, z, 0.0),
    "leaky-relu": lambda z, p: jnp.where(z > 0, z, p * z),
    "elu": elu,
    "selu": lambda z, p: SELU_SCALE * elu(z, SELU_ALPHA),
    "softplus": lambda z, p: jnp.logaddexp(z, 0.0),
    "gelu": lambda z, p: z * jax.scipy.special.erfc(-z / np.sqrt(2)) / 2,
    # ½ (1 + tanh u) is the sigmoid of 2u, which does not round to 0 far on the left.
    "gelu-tanh": lambda z, p: z * jax.nn.sigmoid(2 * np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)),
    "silu": lambda z, p: z / (1 + jnp.exp(-z)),
    "softmax": lambda z, p: softmax(z / p),
    "log-softmax": lambda z, p: z - jax.scipy.special.logsumexp(z, axis=-1, keepdims=True),
}
JOINT = ("softmax", "log-softmax")


def normalize(u, axis, own):
    deviation = u - u.mean(axis, keepdims=True)
    variance = (deviation**2).mean(axis, keepdims=True)
    return own["scale"] * deviation / jnp.sqrt(variance + NORMALIZATION_EPSILON) + own["shift"]


def run(net, parameters, taps, inputs, targets):
    """The mean loss, and z and a of every layer."""
    activations, states = [inputs], []
    for layer, own, (tap_z, tap_a) in zip(net["layers"], parameters, taps):
        z = activations[-1] @ own["weights"] + own["biases"]
        if layer["normalization"] != "none":
            z = normalize(z, 0 if layer["normalization"] == "batch" else 1, own)
        if layer["skip"]:
            z = z + activations[-layer["skip"]]
        z = z + tap_z
        a = FUNCTIONS[layer["activation"]](z, parameter(layer)) + tap_a
        activations.append(a)
        states.append((z, a))
    if net["loss"] == "squared-error":
        per_example = ((a - targets) ** 2).sum(1)
    elif net["loss"] == "binary-cross-entropy" and net["isPaired"]:
        per_example = (jnp.logaddexp(z, 0.0) - targets * z).sum(1)
    elif net["loss"] == "binary-cross-entropy":
        per_example = -(targets * jnp.log(a) + (1 - targets) * jnp.log1p(-a)).sum(1)
    elif net["isPaired"]:
        per_example = jax.scipy.special.logsumexp(z, axis=1) * targets.sum(1) - (targets * z).sum(1)
    elif net["layers"][-1]["activation"] == "log-softmax":
        per_example = -(targets * a).sum(1)
    else:
        per_example = -(targets * jnp.log(a)).sum(1)
    return per_example.mean(), states


def slopes(layer, z):
    def of(entries):
        return FUNCTIONS[layer["activation"]](entries, parameter(layer))

    if layer["activation"] in JOINT:
        jacobian = jax.vmap(jax.jacrev(of))(z)
        return jnp.diagonal(jacobian, axis1=1, axis2=2), jacobian
    return jax.vmap(jax.vmap(jax.grad(of)))(z), None


def clip(clipping, gradients):
    if clipping is None:
        return gradients
    if clipping["kind"] == "value":
        return jax.tree.map(lambda g: jnp.clip(g, -clipping["limit"], clipping["limit"]), gradients)
    norm = jnp.sqrt(sum((g**2).sum() for g in jax.tree.leaves(gradients)))
    factor = jnp.minimum(1.0, clipping["limit"] / norm)
    return jax.tree.map(lambda g: factor * g, gradients)


def update(net, is_weight, theta, gradient, memory, eta, count):
    """Δθ of one parameter, and what the optimizer remembers of it; count is 1 at the first step."""
    kind = net["optimizer"]
    decay = net["weightDecay"] if is_weight else 0.0
    if kind != "adamw":
        gradient = gradient + decay * theta
    first, second = memory
    if kind == "sgd":
        return -eta * gradient, memory
    if kind in ("momentum", "nesterov"):
        first = MOMENTUM * first + gradient
        return -eta * (first if kind == "momentum" else gradient + MOMENTUM * first), (first, second)
    if kind == "rmsprop":
        second = RMSPROP_DECAY * second + (1 - RMSPROP_DECAY) * gradient**2
        return -eta * gradient / (jnp.sqrt(second) + EPSILON), (first, second)
    first = FIRST_DECAY * first + (1 - FIRST_DECAY) * gradient
    second = SECOND_DECAY * second + (1 - SECOND_DECAY) * gradient**2
    size = jnp.sqrt(second / (1 - SECOND_DECAY**count)) + EPSILON
    change = -eta * (first / (1 - FIRST_DECAY**count)) / size
    return (change - eta * decay * theta if kind == "adamw" else change), (first, second)


def start(net):
    parameters, fan_in = [], len(net["inputs"][0])
    for layer in net["layers"]:
        units = layer["units"]
        own = {"weights": jnp.array(layer["weights"]).reshape(fan_in, units),
               "biases": jnp.array(layer["biases"])}
        if layer["normalization"] != "none":
            own |= {"scale": jnp.ones(units), "shift": jnp.zeros(units)}
        parameters.append(own)
        fan_in = units
    return parameters


def train(net):
    inputs, targets = jnp.array(net["inputs"]), jnp.array(net["targets"])
    examples = inputs.shape[0]
    parameters = start(net)
    memories = [{name: (jnp.zeros_like(t), jnp.zeros_like(t)) for name, t in own.items()} for own in parameters]
    zeros = [jnp.zeros((examples, layer["units"])) for layer in net["layers"]]
    taps = [(zero, zero) for zero in zeros]

    @jax.jit
    def advance(parameters, memories, eta, count):
        differentiate = jax.value_and_grad(
            lambda parameters, taps: run(net, parameters, taps, inputs, targets), argnums=(0, 1), has_aux=True)
        (loss, states), (gradients, tap_gradients) = differentiate(parameters, taps)
        clipped = clip(net["clipping"], gradients)
        seen, after, kept = [], [], []
        for index, (layer, (z, a)) in enumerate(zip(net["layers"], states)):
            slope, jacobian = slopes(layer, z)
            own = {"z": z, "a": a, "slope": slope, "delta": examples * tap_gradients[index][0],
                   "weights": parameters[index]["weights"], "gradients": gradients[index],
                   "clipped": clipped[index]}
            if index + 1 < len(net["layers"]) or not net["isPaired"]:
                own["g"] = examples * tap_gradients[index][1]
            if jacobian is not None:
                own["jacobian"] = jacobian
            changes = {
                name: update(net, name == "weights", theta, clipped[index][name], memories[index][name],
                             eta, count)
                for name, theta in parameters[index].items()}
            own["update"] = changes["weights"][0]
            seen.append(own)
            after.append({name: theta + changes[name][0] for name, theta in parameters[index].items()})
            kept.append({name: change[1] for name, change in changes.items()})
        return loss, seen, after, kept

    for step in range(net["steps"]):
        eta = rate(net, step)
        loss, seen, parameters, memories = advance(parameters, memories, eta, step + 1.0)
        yield {"loss": float(loss), "rate": eta, "layers": jax.tree.map(np.asarray, seen)}
