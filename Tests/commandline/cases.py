"""Wrong input, as tables: arguments, then words that the one sentence must mention."""

import json

from figures import bad_figures

LISTS = ["lessons", "charts", "activations", "losses", "datasets", "optimizers", "initializations",
         "schedules", "normalizations", "scalings", "kernels"]

# A small data set in which everything is right, and the ways to spoil it.
GOOD_ROWS = [f"{x / 10},{(x * 7) % 11},{'red' if x % 3 else 'blue'}" for x in range(40)]


def table(*rows, header="width,height,colour"):
    return ("\n".join([header, *rows]) + "\n").encode()


def layer(inputs, units, **changed):
    return {"weights": [[0.5] * units] * inputs, "biases": [0.0] * units, **changed}


def weights(*layers):
    return json.dumps({"layers": layers}).encode()


# Initial weights for `--dataset moons --hidden 3`: two inputs, three units, one output.
WEIGHTS = {
    "right.json": weights(layer(2, 3), layer(3, 1)),
    "few-layers.json": weights(layer(2, 3)),
    "many-layers.json": weights(layer(2, 3), layer(3, 3), layer(3, 1)),
    "few-rows.json": weights(layer(1, 3), layer(3, 1)),
    "short-row.json": weights(layer(2, 3), layer(3, 1, weights=[[1], [], [1]])),
    "long-row.json": weights(layer(2, 4), layer(3, 1)),
    "few-biases.json": weights(layer(2, 3, biases=[0, 0]), layer(3, 1)),
    "no-biases.json": weights({"weights": [[1, 1, 1]] * 2}, layer(3, 1)),
    "text-weight.json": weights(layer(2, 3, weights=[[1, 1, 1], [1, "1", 1]]), layer(3, 1)),
    "null-weight.json": weights(layer(2, 3, biases=[1, 1, None]), layer(3, 1)),
    "nan-weight.json": b'{"layers":[{"weights":[[NaN,1,1],[1,1,1]],"biases":[0,0,0]}]}',
    "huge-weight.json": weights(layer(2, 3), layer(3, 1, biases=[1e39])),
    # Right, and too large to be multiplied.
    "diverging.json": weights(layer(2, 3, weights=[[3e38] * 3] * 2), layer(3, 1)),
    "endless-weight.json": b'{"layers":[{"weights":[[1e999,1,1],[1,1,1]],"biases":[0,0,0]},'
                           b'{"weights":[[1],[1],[1]],"biases":[0]}]}',
    "flat.json": weights({"weights": [1, 1, 1, 1, 1, 1], "biases": [0, 0, 0]}, layer(3, 1)),
    "flat-row.json": weights(layer(2, 3), layer(3, 1, weights=[1, 1, 1])),
    "twice.json": b'{"layers":[],"layers":[]}',
    "no-layers.json": b'{"weights":[]}',
    "list.json": b"[]",
    "empty.json": b"",
    "binary.json": bytes(range(256)) * 8,
    "cut.json": weights(layer(2, 3), layer(3, 1))[:-20],
}

# An experiment in which everything is right; each wrong one differs from it in one key.
EXPERIMENT = {"dataset": "moons", "hidden": [3], "activation": "tanh", "steps": 5, "seed": 3}


def experiment(**changed):
    keys = {key.replace("_", "-"): value for key, value in changed.items()}
    return json.dumps({**EXPERIMENT, **keys}).encode()


EXPERIMENTS = {
    "experiment.json": experiment(),
    "deep/experiment.json": experiment(initial_weights="w.json"),
    "deep/w.json": WEIGHTS["right.json"],
    "deep/table.json": json.dumps({"data": "../good.csv", "target": "colour", "steps": 5}).encode(),
    "unknown-key.json": experiment(hiden=[3]),
    "strange-key.json": experiment(xyzzy=1),
    "output-key.json": experiment(output="x.trace"),
    "kernels-key.json": experiment(kernels="baseline"),
    "double-key.json": b'{"seed":1,"seed":2}',
    "text-number.json": experiment(steps="5"),
    "number-word.json": experiment(activation=3),
    "point.json": experiment(steps=5.5),
    "range.json": experiment(dropout=1),
    "zero-units.json": experiment(hidden=[3, 0]),
    "misspelt.json": experiment(activation="tahn"),
    "misspelt-list.json": experiment(hidden=[3, 3], activation=["tanh", "rleu"]),
    "parameter.json": experiment(activation="softmax:0"),
    "both-data.json": experiment(data="good.csv", target="colour"),
    "no-target.json": json.dumps({"data": "good.csv"}).encode(),
    "contradiction.json": experiment(hidden=[], dropout=0.5),
    "no-data.json": json.dumps({"data": "nowhere.csv", "target": "x"}).encode(),
    "null.json": experiment(seed=None),
}

FILES = {
    "good.csv": table(*GOOD_ROWS),
    "empty.csv": b"",
    "header.csv": table(),
    "binary.csv": bytes(range(256)) * 8,
    "latin.csv": "größe,ziel\n1,a\n2,b\n".encode("latin-1"),
    "mixed.csv": table(*GOOD_ROWS[:4], "wide,3,red", *GOOD_ROWS[4:]),
    "missing.csv": table(*GOOD_ROWS[:4], "0.4,,red", *GOOD_ROWS[4:]),
    "short.csv": table(*GOOD_ROWS[:4], "0.4,1", *GOOD_ROWS[4:]),
    "long.csv": table(*GOOD_ROWS[:4], "0.4,1,red,9", *GOOD_ROWS[4:]),
    "quote.csv": table(*GOOD_ROWS[:4], '0.4,1,"red', *GOOD_ROWS[4:]),
    "one-class.csv": table(*[f"{x},{x * 2},red" for x in range(40)]),
    "no-features.csv": table("red", "blue", "red", header="colour"),
    "twice.csv": table(*GOOD_ROWS, header="width,width,colour"),
    "infinite.csv": table(*GOOD_ROWS[:4], "1e999,1,red", *GOOD_ROWS[4:]),
    "nan.csv": table(*GOOD_ROWS[:4], "nan,1,red", *GOOD_ROWS[4:]),
    "infinite-target.csv": table(*[f"{x},{x / 7}" for x in range(40)], "41,-1e400", header="width,height"),
    "huge.csv": table(*[f"{(x - 20) * 4e306},{x / 7}" for x in range(41)], header="width,height"),
    "nan-target.csv": table(*[f"{x},{x / 7}" for x in range(40)], "41,NaN", header="width,height"),
    "endless-target.csv": table(*[f"{x},{x / 7}" for x in range(40)], "41,inf", header="width,height"),
    "file.txt": b"a regular file, in which no directory can be made\n",
    "folder/index.html": b"<p>a page of somebody else</p>\n",
    "folder/figures/picture.svg": b"<svg/>\n",
    "not-a.trace": b"this is no trace\n",
    "empty.trace": b"",
    **WEIGHTS, **EXPERIMENTS,
}


def misspelt(word):
    """The word with one letter left out in its middle."""
    return word[:len(word) // 2] + word[len(word) // 2 + 1:]


def usage(words):
    cases = [
        (["train", "--steps", "5", "-o", "good.csv"], "good.csv", "good.trace"),
        (["raport"], "report"), (["trian"], "train"), (["xyzzy"],), (["list", "chart"], "charts"),
        (["list", "xyzzy"],), (["report", "--ouput", "out"], "--output"),
        (["train", "--hiden", "8", "-o", "x.trace"], "--hidden"), (["train", "--xyzzy"],),
        (["report", "extra-word"],), (["report", "--seed"],), (["report", "--seed", ""],),
        (["report", "--seed", "seven"], "--seed"), (["report", "--seed", "-1"], "--seed"),
        (["report", "--seed", "99999999999999999999999"], "--seed"),
        (["report", "--seeds", "0"], "--seeds"), (["report", "--quick=yes"], "--quick"),
        (["report", "--layout", "lectrue"], "lecture"), (["report", "--layout", "slide"], "page or lecture"),
        (["report", "--solutions", "no"], "did you mean 'on'"), (["report", "--solutions"], "--solutions"),
        (["report", "--exercises-only=yes"], "--exercises-only"),
        (["report", "--layout", "page", "--layout", "lecture"], "--layout"),
        (["report", "--language", "xx"], "--language"),
        (["train", "--data", "good.csv", "-o", "x.trace"], "--target"),
        (["train", "--target", "colour", "-o", "x.trace"], "--data"),
        (["chart"],), (["train", "experiment.json", "more.json", "-o", "x.trace"], "more.json"),
        (["train", "--hidden", "4096,4096,4096,4096,4096", "-o", "x.trace"], "--hidden"),
        (["check", "--hidden", "500,500"], "--hidden"),
    ]
    cases += [(["train", *options, "-o", "x.trace"], *mentions)
              for options, *mentions in contradictions()]
    cases += [(["check", *options], *mentions) for options, *mentions in contradictions()[:4]]
    wrong = {
        "--steps": ["0", "-5", "many", "1.5", "1e3", "99999999999999999999"],
        "--hidden": ["0", "-3", "8,,8", "8,x", "1000000000", ",", " "],
        "--batch": ["0", "-1", "x", "9999999999999999999999"],
        "--rate": ["0", "-0.1", "nan", "inf", "fast"],
        "--activation": ["", "tanh,", "sigmoid:2", "softmax:0", "softmax:-1", "softmax:", "softmax:x",
                         "softmax:nan", "softmax:1e9", "leaky-relu:0.1:2"],
        "--output-activation": ["", "sigmoid,sigmoid", "tanh:1", "softmax:0"],
        "--dropout": ["1", "-0.1", "nan", "1.5", "half"],
        "--skip": ["-1", "x", "1001"],
        "--init-scale": ["x", "nan", "inf"],
        "--weight-decay": ["-1", "x", "nan"],
        "--clip-norm": ["0", "-1", "x"],
        "--clip-value": ["0", "-1", "x"],
        "--loss-from": ["", "logits"],
        "--precision": ["16", "48", "x"],
        "--noise": ["-1", "1001", "0.5", "x"],
        "--held-out": ["-1", "91", "0.25", "x"],
    }
    for flag, values in wrong.items():
        cases += [(["train", f"{flag}={value}", "-o", "x.trace"], flag) for value in values]
    named = {"--activation": "activations", "--loss": "losses", "--dataset": "datasets",
             "--optimizer": "optimizers", "--init": "initializations",
             "--schedule": "schedules", "--normalization": "normalizations", "--scaling": "scalings",
             "--kernels": "kernels",
             "--output-activation": "activations"}
    for flag, group in named.items():
        longest = max(words.get(group) or ["xxxx"], key=len)
        cases.append((["train", flag, misspelt(longest), "-o", "x.trace"], longest))
        cases.append((["train", flag, "xyzzy", "-o", "x.trace"], "xyzzy"))
    for lesson in (words.get("lessons") or ["xxxx"])[:1]:
        cases.append((["report", "--lesson", misspelt(lesson)], lesson))
    for chart in (words.get("charts") or ["xxxx"])[:1]:
        cases.append((["chart", misspelt(chart), "-o", "x.svg"], chart))
    return cases + bad_figures()


def contradictions():
    """Settings that are each right and together are not."""
    return [
        (["--dataset", "wave", "--output-activation", "softmax"], "softmax"),
        (["--dataset", "wave", "--output-activation", "log-softmax", "--loss", "squared-error"],
         "log-softmax"),
        (["--loss", "binary-cross-entropy", "--output-activation", "tanh"], "sigmoid"),
        (["--loss", "binary-cross-entropy", "--output-activation", "log-softmax"], "sigmoid", "softmax"),
        (["--loss", "categorical-cross-entropy", "--output-activation", "identity"], "log-softmax"),
        (["--dataset", "wave", "--loss", "categorical-cross-entropy", "--output-activation", "sigmoid"],
         "classes"),
        (["--hidden", "4,4", "--activation", "tanh,log-softmax"], "log-softmax", "layer 2"),
        (["--activation", "log-softmax"], "log-softmax", "layer 1"),
        (["--hidden", "4,4", "--activation", "tanh,tanh,tanh"], "3 functions", "2 hidden layers"),
        (["--hidden", "none", "--activation", "tanh,tanh"], "0 hidden layers"),
        (["--hidden", "none", "--dropout", "0.5"], "--dropout"),
        (["--hidden", "none", "--normalization", "layer"], "--normalization"),
        (["--hidden", "4,5,6", "--skip", "1"], "--skip"),
        (["--hidden", "4,4", "--skip", "2"], "--skip"),
        (["--normalization", "batch", "--batch", "1"], "--normalization"),
        (["--clip-norm", "1", "--clip-value", "1"], "--clip-norm", "--clip-value"),
        (["--init", "he", "--initial-weights", "right.json"], "--init", "--initial-weights"),
        (["--init-scale", "2", "--initial-weights", "right.json"], "--init-scale"),
        (["--hidden-bias", "1", "--initial-weights", "right.json"], "--hidden-bias"),
        (["--loss-from", "pre-activations", "--loss", "squared-error"], "--loss-from"),
        (["--hidden", "10000,10000"], "--hidden"),
        (["--hidden", ",".join(["8"] * 1000)], "--hidden", "999"),
        (["contradiction.json"], "--dropout"),
        (["experiment.json", "--target", "colour"], "--data"),
        (["--dataset", "iris", "--noise", "50"], "--noise", "iris"),
        (["--noise", "50", "--data", "good.csv", "--target", "colour"], "--noise", "--data"),
    ]


def bad_experiments():
    """Files with one mistake: what is in them, the key, and what would be right."""
    return [
        ("nowhere.json",), (".",), ("empty.json", "empty"), ("binary.json", "binary"),
        ("list.json", "object"), ("cut.json", "line 1"),
        ("unknown-key.json", "hiden", "hidden"), ("strange-key.json", "xyzzy", "dataset"),
        ("output-key.json", "output"), ("kernels-key.json", "kernels"),
        ("double-key.json", "seed"),
        ("text-number.json", "steps", "'5'", "number"), ("number-word.json", "activation", "word", "3"),
        ("point.json", "steps", "5.5"), ("range.json", "dropout", "below 1"),
        ("zero-units.json", "hidden", "from 1"),
        ("misspelt.json", "activation", "tahn", "tanh"),
        ("misspelt-list.json", "activation", "rleu", "relu"),
        ("parameter.json", "activation softmax", "0.001"),
        ("both-data.json", "dataset", "data"), ("no-target.json", "data", "target"),
        ("null.json", "seed", "null"),
    ]


def bad_weights():
    """Initial weights that do not fit, and what the sentence names."""
    return [
        ("nowhere.json",), (".",), ("few-layers.json", "1 layer", "2"), ("many-layers.json", "3 layers", "2"),
        ("few-rows.json", "layer 1", "1 row", "2 inputs"),
        ("short-row.json", "layer 2", "row 2", "0 numbers", "1 unit"),
        ("long-row.json", "layer 1", "row 1", "4 numbers", "3 units"),
        ("few-biases.json", "layer 1", "biases", "2 numbers", "3 units"),
        ("no-biases.json", "layer 1", "biases"), ("text-weight.json", "layer 1", "row 2", "entry 2"),
        ("null-weight.json", "layer 1", "biases", "entry 3"), ("nan-weight.json", "line 1", "'N'"),
        ("huge-weight.json", "layer 2", "biases", "32 bits"),
        ("endless-weight.json", "layer 1", "row 1", "entry 1"), ("flat.json", "layer 1", "6 rows", "2 inputs"),
        ("flat-row.json", "layer 2", "row 1", "list"),
        ("twice.json", "layers", "twice"), ("no-layers.json", "layers"), ("list.json", "layers"),
        ("empty.json", "empty"), ("binary.json", "binary"), ("cut.json", "line 1"),
    ]


def bad_data(words):
    chart = (words.get("charts") or ["loss"])[0]

    def train(file, target="colour"):
        return ["train", "--data", file, "--target", target, "--steps", "5", "-o", "x.trace"]

    return [
        (train("nowhere.csv"), "nowhere.csv"), (train("."),), (train("empty.csv"), "empty.csv"),
        (train("header.csv"), "header.csv"), (train("binary.csv"), "binary.csv"),
        (train("latin.csv", "ziel"), "latin.csv"),
        (train("mixed.csv"), "line 6", "width"), (train("missing.csv"), "line 6"),
        (train("short.csv"), "line 6"), (train("long.csv"), "line 6"), (train("quote.csv"), "line 6"),
        (train("one-class.csv"), "red"), (train("no-features.csv"),), (train("twice.csv"), "width"),
        (train("infinite.csv"), "line 6"), (train("nan.csv"), "line 6"),
        (train("huge.csv", "height"), "line 2", "width", "1e150"),
        *[(train(file, "height"), "line 42", "height")
          for file in ("infinite-target.csv", "nan-target.csv", "endless-target.csv")],
        (train("good.csv", "color"), "color"),
        (["report", "--quick", "--data", "mixed.csv", "--target", "colour", "--output", "out"], "line 6"),
        *[(["train", file, "-o", "x.trace"], file, *mentions) for file, *mentions in bad_experiments()],
        (["train", "no-data.json", "-o", "x.trace"], "nowhere.csv"),
        *[(["check", file], file, *mentions) for file, *mentions in bad_experiments()[-4:]],
        *[(["train", "--dataset", "moons", "--hidden", "3", "--initial-weights", file, "-o", "x.trace"],
           file, *mentions) for file, *mentions in bad_weights()],
        (["chart", chart, "nowhere.trace", "-o", "x.svg"], "nowhere.trace"),
        (["chart", chart, "not-a.trace", "-o", "x.svg"], "not-a.trace"),
        (["chart", chart, "empty.trace", "-o", "x.svg"], "empty.trace"),
        *[(["lab", "--from", file, "-o", "x.html"], file) for file in ("nowhere.trace", "not-a.trace", "empty.trace")],
    ]


def cannot_write(words):
    chart = (words.get("charts") or ["loss"])[0]
    return [
        (["report", "--quick", "--output", "file.txt"], "file.txt"),
        (["report", "--quick", "--output", "file.txt/out"], "file.txt/out"),
        (["report", "--quick", "--output", "/proc/gradflow"], "/proc/gradflow"),
        (["train", "--steps", "5", "-o", "file.txt/run.trace"], "file.txt/run.trace"),
        (["train", "--steps", "5", "-o", "/proc/run.trace"], "/proc/run.trace"),
        (["train", "--steps", "5", "-o", "."],),
        (["train", "--steps", "5", "-o", "file.txt"], "file.txt", "--force"),
        (["report", "--quick", "--output", "."],),
        (["report", "--quick", "--output", "folder"], "folder"),
        (["chart", chart, "-o", "file.txt/figure.svg"], "file.txt/figure.svg"),
        (["lab", "-o", "file.txt/lab.html"], "file.txt/lab.html"), (["lab", "-o", "."],),
    ]
