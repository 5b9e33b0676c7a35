"""What docs/gallery.md says about every chart, and from which runs its picture is made.

A run is a name and the options of `gradflow train`. An entry: the question that the chart answers, how to
read it, what it does not say, its runs, and further options of `gradflow chart`.
"""

NETS = ["--dataset", "spiral", "--hidden", "8,8,8", "--steps", "300", "--frames", "40", "--seed", "1"]

RUNS = {
    "sigmoid": [*NETS, "--activation", "sigmoid"],
    "tanh": [*NETS, "--activation", "tanh"],
    "relu": [*NETS, "--activation", "relu"],
    "softmax": [*NETS, "--activation", "softmax"],
    "dying": [*NETS, "--activation", "relu", "--rate", "2"],
    "wave": ["--dataset", "wave", "--hidden", "8,8", "--activation", "tanh", "--optimizer", "adam", "--rate", "0.02",
             "--steps", "300", "--frames", "40", "--seed", "1"],
}
RUNS |= {f"seed-{seed}": ["--dataset", "moons", "--hidden", "6", "--activation", "tanh", "--steps", "150",
                          "--frames", "2", "--seed", str(seed)] for seed in range(1, 8)}
RUNS |= {f"{activation}-{depth}": ["--dataset", "moons", "--hidden", ",".join(["8"] * depth), "--activation",
                                   activation, "--steps", "5", "--frames", "2", "--seed", "1"]
         for activation in ("sigmoid", "tanh", "relu") for depth in (1, 2, 4, 8)}

FOUR = ["sigmoid", "tanh", "relu", "softmax"]

ENTRIES = {
    "loss": (
        "Does the net learn, and which one learns faster?",
        "Every line is the training loss of one run. Below the dashed line it is better than the best answer that "
        "ignores the inputs.",
        "The axis is logarithmic: equal distances are equal factors. The loss of a batch jumps from step to step.",
        FOUR, []),
    "accuracy": (
        "How often is the answer right?",
        "The share of the step's examples whose class is right.",
        "It can stand still for long while the loss falls, and says nothing about how sure the net is.", FOUR, []),
    "gradient-by-layer": (
        "How much of the output's error signal arrives at the first layers?",
        "Read from the right, where the loss is, to the left. A line that falls to the left loses gradient on its way.",
        "It compares layers at one step. A small signal at the output may just mean that the net is right.", FOUR, []),
    "gradient-heatmap": (
        "When and where does the error signal fade?",
        "One row for each layer, the output on top, one column for each step; one colour scale for all nets.",
        "A colour is a size on a log scale; exactly zero has a colour of its own.", FOUR, []),
    "saturation-heatmap": (
        "Which layers sit where their activation function is flat?",
        "The share of a layer's entries that are in a flat tail; for ReLU, the share that is inactive.",
        "About half of a fresh ReLU layer is inactive in every batch: that is not a fault.", FOUR, []),
    "histograms": (
        "Which values do the activations of a layer take, and do they drift?",
        "A hill for each of some steps, the first on top. Its height is the share of the entries in a bin.",
        "Unbounded activations stand on a log axis; exact zeros have a bar of their own at the left.",
        ["sigmoid", "relu"], []),
    "ledger": (
        "Who takes the gradient away, the weights or the activation functions?",
        "From top to bottom the way back from the output. A bar to the left is a loss, to the right a gain; hatched is "
        "what no weights could have saved.",
        "That the factors multiply to the whole is bookkeeping, and no proof that the gradients are right.",
        ["sigmoid", "relu"], []),
    "regions": (
        "What does the net answer in places where there are no examples?",
        "The surface is the class that wins, the points are training examples, told apart by shape as well.",
        "It needs two features. Far from the examples the answer means little.", ["tanh", "softmax"], []),
    "fit": (
        "Which curve has the net found?",
        "The line is the net's output over its one input, the points are training examples.",
        "It needs one feature and a number to predict.", ["wave"], []),
    "network": (
        "What has become of every single unit?",
        "Circles are units, told apart by shape first. A thick line is a weight with a large gradient.",
        "At most twelve units of a layer are drawn; the rest is a number.", ["dying"], ["--step", "60"]),
    "unit-life": (
        "When did which ReLU unit die?",
        "A row for each unit, from the first step to the last; crossed is dead for every example.",
        "Dead is judged on the probe set, not on one batch.", ["dying"], []),
    "dead-share": (
        "How much of the net is lost?",
        "The share of ReLU units that are dead, for each layer and together.",
        "A net can learn well with some dead units.", ["dying"], []),
    "dead-heatmap": (
        "Which layers lose their units?",
        "One row for each hidden layer, one column for each step; dark is dead.",
        "A layer that is all dead stops the gradient to every layer below it.", ["dying"], []),
    "update-ratio": (
        "Are the steps too large or too small for the weights?",
        "The size of each update against the size of the weights, for each layer. Near a thousandth is a rule of thumb.",
        "The rule of thumb is a heuristic. A layer of small weights has a large ratio at the same gradient.",
        ["tanh"], []),
    "update-heatmap": (
        "Which layers hardly move?",
        "The same ratio with one row for each layer and one column for each step.",
        "As for the update ratio.", ["sigmoid", "tanh"], []),
    "jacobian-norm": (
        "How much does a softmax layer let through?",
        "The mean size of its Jacobian over the examples, and the largest that there can be.",
        "A small Jacobian has two causes: one share is almost 1, or all of them are alike.", ["softmax"], []),
    "softmax-jacobian": (
        "What does a softmax layer do to the gradient, unit by unit?",
        "The mean Jacobian: the diagonal is what a unit passes to itself, the rest what it takes from the others.",
        "Every row and every column adds up to zero.", ["softmax"], []),
    "activation-curves": (
        "Where on its activation function does a layer sit?",
        "The function, its slope, and below them the units at their mean pre-activation.",
        "A unit's mean hides how far its examples are spread.", ["tanh"], []),
    "singular-values": (
        "Does a layer stretch or shrink a small change?",
        "The smallest, the middle and the largest singular value of every layer, and of the whole net.",
        "Values near 1 pass a gradient on unchanged; their product over many layers is what counts.", ["tanh"], []),
    "seed-bands": (
        "Is the difference luck?",
        "The line is the median of all runs, the band holds the middle half, every run is faint behind it.",
        "A band of few runs is a rough one; how many there are stands on it.",
        [f"seed-{seed}" for seed in range(1, 8)], []),
    "depth-sweep": (
        "How does the loss of gradient grow with depth?",
        "What arrives at layer 1 of the output's error signal, by the number of layers, before training.",
        "Before training only depth and initialization differ; training can make it better or worse.",
        [f"{activation}-{depth}" for activation in ("sigmoid", "tanh", "relu") for depth in (1, 2, 4, 8)], []),
    "loss-plane": (
        "What does the loss look like around the weights that were found?",
        "Lines of equal loss over two directions, with the way that training took.",
        "Two directions of very many: what looks like a valley may be none.", ["tanh"], []),
}

# What every chart can do, shown on one of them.
VARIANTS = {
    "film": ("regions", ["tanh"], ["--film", "3"],
             "Several steps side by side, for paper: `--film K`, for charts that show one step."),
    "print": ("gradient-by-layer", FOUR, ["--theme", "print"],
              "Without colours: `--theme print`. Lines differ in dash and marker, surfaces in their hatching."),
    "column": ("loss", FOUR, ["--layout", "column", "--no-title", "--decimal", "comma"],
               "For a column of a paper: `--layout column`, the title left to the document, and a decimal comma."),
    "moving": ("gradient-by-layer", ["sigmoid", "relu"], ["--animate"],
               "By itself, without scripts: `--animate`. Where nothing may move, it is the last step."),
}
