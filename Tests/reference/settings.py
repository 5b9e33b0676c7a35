"""What both frameworks are told and neither computes: the rate of a step, and constants."""

import math

NORMALIZATION_EPSILON = 1e-5
MOMENTUM = 0.9
RMSPROP_DECAY = 0.99
FIRST_DECAY, SECOND_DECAY = 0.9, 0.999
EPSILON = 1e-8
STANDARD_PARAMETERS = {"leaky-relu": 0.01, "elu": 1.0, "softmax": 1.0}


def parameter(layer):
    """The parameter of a layer's activation function, where it has one."""
    given = layer["parameter"]
    return STANDARD_PARAMETERS.get(layer["activation"]) if given is None else given


def factor(schedule, step, steps):
    """What the learning rate is multiplied with at a step, counted from 0."""
    rise = math.ceil(steps / 10)
    if schedule == "constant":
        return 1.0
    if schedule == "linear":
        return 1 - step / steps
    if schedule == "cosine":
        return 0.5 * (1 + math.cos(math.pi * step / steps))
    if schedule == "exponential":
        return 100 ** (-step / steps)
    if schedule == "step":
        return [1, 0.1, 0.01][3 * step // steps]
    if step < rise:
        return (step + 1) / rise
    if schedule == "warmup":
        return 1.0
    return 0.5 * (1 + math.cos(math.pi * (step - rise) / (steps - rise)))


def rate(net, step):
    return net["rate"] * factor(net["schedule"], step, net["steps"])
