"""Settings of `gradflow train` as somebody may choose who wants to see what happens, the same for a seed."""

OFTEN = 0.14
NUMBERS = ["0.5", "1", "2", "3", "7", "12", "64", "0.1", "20", "1e9", "1e-9", "99999", "1e30", "1e38", "1e300",
           "1e-40", "1e-300", "5e-324", "-1", "0"]
# Which list of `gradflow list` has the words of an option.
LISTS = {"dataset": "datasets", "activation": "activations", "output-activation": "activations",
         "normalization": "normalizations", "loss": "losses", "init": "initializations", "optimizer": "optimizers",
         "schedule": "schedules"}
# Activation functions with a parameter.
WITH_PARAMETER = ["leaky-relu:0.2", "elu:1000", "softmax:0.001", "softmax:1000"]
OTHERS = {
    "noise": ["0", "50", "100", "1000"],
    "held-out": ["0", "25", "50", "90"],
    "dropout": ["0", "0.1", "0.5", "0.99"],
    "skip": ["0", "1", "2"],
    "loss-from": ["pre-activations", "activations"],
    "init-scale": NUMBERS,
    "hidden-bias": NUMBERS,
    "rate": NUMBERS,
    "weight-decay": NUMBERS,
    "clip-norm": NUMBERS,
    "clip-value": NUMBERS,
    "batch": ["1", "2", "7", "32", "all"],
    "steps": ["1", "2", "3", "20", "100", "300"],
    "seed": ["0", "1", "7", "99999"],
    "data-seed": ["1", "5"],
    "precision": ["32", "64", "64"],
    "frames": ["1", "2", "7", "200"],
}


def word_lists(listed):
    """Every list that is needed; `listed` gives what `gradflow list NAME` prints."""
    return {name: [line.split()[0] for line in listed(name).splitlines()] for name in ["charts", *LISTS.values()]}


def hidden(chance):
    """Up to twenty layers, most of them narrow."""
    shape = chance.randrange(4)
    if shape == 0:
        return "none"
    if shape == 1:
        return "8,8,8"
    return ",".join(str(chance.choice([1, 2, 3, 8, 8, 8, 40])) for _ in range(chance.randint(1, 20)))


def settings(chance, words, often=OFTEN):
    """Some of the settings with a value each; far from all of it can be trained.

    words: the words of every list of the program by its name
    """
    choices = {option: words[name] for option, name in LISTS.items()} | OTHERS
    for option in ("activation", "output-activation"):
        choices[option] = choices[option] + WITH_PARAMETER
    chosen = {option: chance.choice(values) for option, values in choices.items() if chance.random() < often}
    if chance.random() < often:
        chosen["hidden"] = hidden(chance)
    return chosen
