"""JAX: the whole run is one compiled `lax.scan` over the steps; what is recorded is its output.

Variants: `plain`; or `scalars`, `every` and `cadence`, followed by how it is laid out:
  stacked | layers       tensors of one shape stacked and reduced together, or every layer alone
  logarithm | exponent   bins of |∂L/∂z| by log10, or by the binary exponent as gradflow does
for example `every-stacked-exponent`. Histograms are scattered additions: one comparison per bin took
five times as long. `cadence` makes histograms at every tenth step: a scan of the nine steps between
inside a scan over tens, which costs the nine nothing.
"""

import functools

import jax
import jax.numpy as jnp
import numpy
from side import BINS, serve
from workloads import CADENCE

LOWEST = 1e-12


def moments(rows):
    """Mean, deviation, minimum, maximum and norm of every row."""
    count = rows.shape[1]
    mean = rows.mean(1)
    variance = jnp.square(rows - mean[:, None]).mean(1)
    return jnp.stack(
        (mean, jnp.sqrt(variance), rows.min(1), rows.max(1),
         jnp.sqrt(count * (variance + mean * mean))), 1)


def flat(tensors):
    return jnp.stack(tensors).reshape(len(tensors), -1)


def alone(tensor):
    return tensor.reshape(1, -1)


class Histograms:
    def __init__(self, binning, limits):
        self.binning, self.limits = binning, limits

    def of_activations(self, rows, limits=None):
        lower, upper = limits or self.limits
        return self.count(((rows - lower) * (BINS / (upper - lower))).astype(jnp.int32))

    def of_error_signals(self, rows):
        if self.binning == "logarithm":
            logs = jnp.log10(jnp.maximum(jnp.abs(rows), LOWEST))
            return self.count(((logs + 12) * (BINS / 12)).astype(jnp.int32))
        bits = jax.lax.bitcast_convert_type(rows, jnp.int32)
        # Exponents -62 ... 1 in bins 0 ... 63; smaller ones and exact zero in the first.
        return self.count(((bits >> 23) & 255) - (127 - 62))

    def count(self, index):
        rows = index.shape[0]
        index = jnp.clip(index, 0, BINS - 1) + (jnp.arange(rows, dtype=jnp.int32) * BINS)[:, None]
        counts = jnp.zeros(rows * BINS, jnp.int32)
        return counts.at[index.ravel()].add(1, mode="promise_in_bounds").reshape(rows, BINS)


def make(workload, variant):
    kind, *layout = variant.split("-")
    layers = "layers" in layout
    histograms = Histograms(
        "exponent" if "exponent" in layout else "logarithm", workload.activation_range)
    functions = {"sigmoid": jax.nn.sigmoid, "tanh": jnp.tanh, "relu": jax.nn.relu}
    function = functions[workload.activation]
    slope = {
        "sigmoid": lambda z, a: a * (1 - a),
        "tanh": lambda z, a: 1 - a * a,
        "relu": lambda z, a: (z > 0).astype(jnp.float32),
    }[workload.activation]
    hidden, rate = workload.hidden, workload.rate

    def forward(parameters, taps, x, y):
        """The loss; the gradient with respect to the taps, which are zero, is ∂L/∂z."""
        pre_activations, activations = [], []
        for layer, (weights, biases) in enumerate(parameters):
            z = x @ weights + biases
            if taps is not None:
                z = z + taps[layer]
            pre_activations.append(z)
            if layer < hidden:
                x = function(z)
                activations.append(x)
        logs = jax.nn.log_softmax(pre_activations[-1])
        loss = -jnp.take_along_axis(logs, y[:, None], 1).mean()
        return loss, (pre_activations, activations, jnp.exp(logs))

    def shares(slopes, activations, axis):
        small = (slopes < workload.saturated_below).mean(axis)
        dead = (activations == 0).all(-2).mean(-1)
        return jnp.stack((small, dead), -1)

    def recorded(z, a, outputs, gradients, signals, with_histograms):
        weight_gradients = [pair[0] for pair in gradients]
        slopes = [slope(*pair) for pair in zip(z, a)]
        groups = (z[:-1], a, slopes, signals[:-1])
        record = {}
        if layers:
            record["hidden"] = jnp.stack(
                [jnp.stack([moments(alone(q))[0] for q in layer]) for layer in zip(*groups)])
            inner = jnp.stack([moments(alone(q))[0] for q in weight_gradients[1:-1]])
            record["shares"] = jnp.stack([shares(p, q, (0, 1)) for p, q in zip(slopes, a)])
        else:
            record["hidden"] = jnp.stack([moments(flat(group)) for group in groups], 1)
            inner = moments(flat(weight_gradients[1:-1]))
            record["shares"] = shares(jnp.stack(slopes), jnp.stack(a), (1, 2))
        record["output"] = jnp.concatenate(
            [moments(alone(q)) for q in (z[-1], outputs, signals[-1])])
        record["weights"] = jnp.concatenate(
            (moments(alone(weight_gradients[0])), inner, moments(alone(weight_gradients[-1]))))
        if with_histograms:
            if layers:
                record["counts"] = jnp.stack([
                    jnp.concatenate((histograms.of_activations(alone(q)),
                                     histograms.of_error_signals(alone(d))))
                    for q, d in zip(a, signals)])
            else:
                record["counts"] = jnp.stack(
                    (histograms.of_activations(flat(a)),
                     histograms.of_error_signals(flat(signals[:-1]))), 1)
            record["output counts"] = jnp.concatenate(
                (histograms.of_activations(alone(outputs), (0, 1)),
                 histograms.of_error_signals(alone(signals[-1]))))
        return record

    def updated(parameters, memory, gradients, t):
        tree = jax.tree.map
        if workload.optimizer == "sgd":
            return tree(lambda p, g: p - rate * g, parameters, gradients), memory
        if workload.optimizer == "momentum":
            velocity = tree(lambda v, g: 0.9 * v + g, memory[0], gradients)
            return tree(lambda p, v: p - rate * v, parameters, velocity), (velocity,)
        first = tree(lambda m, g: 0.9 * m + 0.1 * g, memory[0], gradients)
        second = tree(lambda v, g: 0.999 * v + 0.001 * g * g, memory[1], gradients)
        count = t.astype(jnp.float32) + 1
        one, two = 1 - 0.9**count, 1 - 0.999**count
        return tree(
            lambda p, m, v: p - rate * (m / one) / (jnp.sqrt(v / two) + 1e-8), parameters, first,
            second), (first, second)

    def step(inputs, classes, with_histograms, carry, item):
        parameters, memory = carry
        t, rows = item
        x, y = (inputs, classes) if rows is None else (inputs[rows], classes[rows])
        if kind == "plain":
            (loss, _), gradients = jax.value_and_grad(forward, has_aux=True)(parameters, None, x, y)
            record = {}
        else:
            taps = [jnp.zeros((workload.batch, units)) for units in workload.sizes[1:]]
            (loss, seen), (gradients, signals) = jax.value_and_grad(
                forward, argnums=(0, 1), has_aux=True)(parameters, taps, x, y)
            record = recorded(*seen, gradients, signals, with_histograms)
        return updated(parameters, memory, gradients, t), record | {"losses": loss}

    @functools.partial(jax.jit, donate_argnums=(0, 1))
    def train(parameters, memory, inputs, classes, rows):
        each = functools.partial(step, inputs, classes)
        items = jnp.arange(workload.steps), rows
        if kind != "cadence":
            body = functools.partial(each, kind == "every")
            return jax.lax.scan(body, (parameters, memory), items)

        def ten(carry, items):
            first, rest = (jax.tree.map(lambda q: q[part], items) for part in (0, slice(1, None)))
            carry, seen = each(True, carry, first)
            carry, others = jax.lax.scan(functools.partial(each, False), carry, rest)
            return carry, (seen, others)

        tens = jax.tree.map(lambda q: q.reshape(-1, CADENCE, *q.shape[1:]), items)
        return jax.lax.scan(ten, (parameters, memory), tens)

    inputs = jnp.asarray(workload.inputs)
    classes = jnp.asarray(workload.classes)
    rows = None if workload.batches is None else jnp.asarray(workload.batches)

    def run():
        parameters = [tuple(map(jnp.array, pair)) for pair in workload.weights]
        zeros = lambda: jax.tree.map(jnp.zeros_like, parameters)
        memory = {"sgd": (), "momentum": (zeros,), "adam": (zeros, zeros)}[workload.optimizer]
        memory = tuple(new() for new in memory)
        _, seen = jax.block_until_ready(train(parameters, memory, inputs, classes, rows))
        return result(seen)

    def result(seen):
        if kind == "plain":
            return {"losses": seen["losses"]}
        if kind == "cadence":
            first, rest = seen
            losses = numpy.concatenate((numpy.asarray(first["losses"])[:, None], rest["losses"]), 1)
            seen = first | {"losses": losses.ravel()}
        # Views of what was recorded; nothing is copied but what the checks read.
        statistics = [[[*seen["hidden"][0][layer], seen["weights"][0][layer]]
                       for layer in range(hidden)]]
        found = {"losses": seen["losses"], "statistics": statistics, "shares": seen["shares"]}
        return found | ({"counts": seen["counts"]} if "counts" in seen else {})

    return run


if __name__ == "__main__":
    serve(make, {"JAX": jax.__version__, "NumPy": numpy.__version__})
