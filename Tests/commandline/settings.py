"""Every setting of an experiment, by option and by file: it trains, it counts, its gradients hold."""

import json
import re

from program import gradflow, rows, steps_of
from tally import ROOT


def settings(tally, folder, words):
    """Every word of every setting trains, and makes a difference."""
    common = ["--dataset", "moons", "--hidden", "6,6,6", "--steps", "12", "--batch", "32"]
    plain = rows(folder, *common)
    flags = {"activations": "--activation", "optimizers": "--optimizer", "initializations": "--init",
             "schedules": "--schedule", "normalizations": "--normalization", "scalings": "--scaling"}
    standard = {"relu", "sgd", "glorot", "constant", "none"}
    for group, flag in flags.items():
        for word in words[group]:
            if (flag, word) == ("--activation", "log-softmax"):
                continue
            with tally.guarded(f"{flag} {word}"):
                same = rows(folder, *common, flag, word) == plain
                is_standard = word == "standard" if flag == "--scaling" else (
                    word in standard and (flag, word) != ("--init", "constant"))
                tally.check(same == is_standard, f"{flag} {word} makes a difference, the standard none")
    for options in (["--dropout", "0.3"], ["--skip", "1"], ["--weight-decay", "0.1"],
                    ["--clip-norm", "0.01"], ["--clip-value", "0.001"], ["--hidden-bias", "0.5"],
                    ["--init-scale", "2"], ["--activation", "relu,relu,tanh"],
                    ["--activation", "leaky-relu:0.2"], ["--loss-from", "activations"],
                    ["--output-activation", "hard-sigmoid"], ["--output-activation", "softmax:2"],
                    ["--output-activation", "log-softmax"]):
        name = " ".join(options)
        with tally.guarded(name):
            tally.check(rows(folder, *common, *options) != plain, f"{name} makes a difference")
    for parameter, function in (("leaky-relu:0.01", "leaky-relu"), ("softmax:1", "softmax"), ("elu:1", "elu")):
        with tally.guarded(parameter):
            tally.check(rows(folder, *common, "--activation", parameter)
                        == rows(folder, *common, "--activation", function),
                        f"{parameter} is {function}: the standard parameter")
    with tally.guarded("one word for each layer"):
        tally.check(rows(folder, *common, "--activation", "tanh,tanh,tanh")
                    == rows(folder, *common, "--activation", "tanh"), "a list of one word is that word")
        whole, larger = ([*common[:-1], batch] for batch in ("all", "1000000"))
        tally.check(rows(folder, *whole) == rows(folder, *larger) != plain,
                    "a batch that is larger than the data is all of them")


def labels(tally, folder):
    """What a run is called where it is not said."""
    cases = [([], "relu"), (["--hidden", "4,4", "--activation", "tanh,softmax:2"], "tanh,softmax:2"),
             (["--activation", "leaky-relu:0.25"], "leaky-relu:0.25"),
             (["--hidden", "3,3", "--activation", "elu,elu"], "elu"), (["--hidden", "none"], "softmax"),
             (["--label", "mine"], "mine")]
    for options, label in cases:
        with tally.guarded(f"label {label}"):
            done = gradflow("train", *options, "--steps", "1", "-q", "-o", "-", folder=folder)
            manifest = json.loads(done.stdout.splitlines()[0])["manifest"]
            tally.check(manifest["label"] == label, f"a run is called {label}", manifest["label"])


def experiment_files(tally, folder):
    """A file is the command line in another spelling, and the documented one runs."""
    typed = ["--dataset", "moons", "--hidden", "3", "--activation", "tanh", "--steps", "5", "--seed", "3"]
    with tally.guarded("an experiment file"):
        plain = rows(folder, *typed)
        tally.check(rows(folder, "experiment.json") == plain, "a file and typed options are the same run")
        tally.check(rows(folder, "experiment.json", "--seed", "4") == rows(folder, *typed[:-1], "4") != plain,
                    "what is typed wins over the file")
        constant = [*typed, "--init", "constant", "--init-scale", "0.5"]
        tally.check(rows(folder, *typed, "--initial-weights", "right.json") == rows(folder, *constant),
                    "weights from a file are those weights")
        tally.check(rows(folder, "deep/experiment.json") == rows(folder, *constant),
                    "a path in a file starts at the file")
        tally.check(rows(folder, "deep/experiment.json", "--init", "glorot") == plain,
                    "a typed option displaces what excludes it")
        table = ["--data", "good.csv", "--target", "colour", "--steps", "5"]
        tally.check(rows(folder, "deep/table.json") == rows(folder, *table),
                    "a table in a file starts at the file, too")
        tally.check(rows(folder, "deep/table.json", "--dataset", "iris")
                    == rows(folder, "--dataset", "iris", "--steps", "5"), "another data set displaces a table")
    text = (ROOT / "docs" / "experiment-format.md").read_text(encoding="utf-8")
    examples = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    (folder / "documented.json").write_text(examples[0])
    (folder / "documented-weights.json").write_text(examples[1])
    wanted = json.loads(examples[0])
    with tally.guarded("the documented experiment"):
        done = gradflow("train", "documented.json", "-q", "-o", "-", folder=folder)
        manifest = json.loads(done.stdout.splitlines()[0])["manifest"]
        tally.check(done.returncode == 0 and len(steps_of(done.stdout)) == wanted["steps"] + 1
                    and manifest["label"] == wanted["label"] and manifest["seed"] == str(wanted["seed"]),
                    "the documented experiment runs", done.stderr[:200])
        done = gradflow("check", "documented.json", folder=folder)
        tally.check(done.returncode == 0 and "layer normalization" in done.stdout
                    and "dropout" in done.stdout and "skip" in done.stdout,
                    "the documented experiment is checked", done.stdout[-300:] + done.stderr[:200])
    with tally.guarded("the documented weights"):
        rows(folder, "--dataset", "moons", "--hidden", "3", "--steps", "2", "--initial-weights",
             "documented-weights.json")
        tally.check(True, "the documented weights fit the documented net")


def checks(tally, folder, words):
    """The gradients of whatever net the options describe."""
    common = ["check", "--dataset", "moons", "--hidden", "5,5,5"]
    cases = [["--activation", word] for word in words["activations"] if word != "log-softmax"]
    cases += [["--normalization", word, "--activation", "tanh"] for word in words["normalizations"]]
    cases += [["--activation", "tanh", "--dropout", "0.4", "--skip", "1", "--normalization", "batch"],
              ["--activation", "elu:0.5,softmax:2,leaky-relu:0.2"], ["--hidden-bias", "0.3"],
              ["--loss-from", "activations"], ["--output-activation", "softmax:2"],
              ["--output-activation", "log-softmax", "--activation", "tanh"]]
    for options in cases:
        name = "check " + " ".join(options)
        with tally.guarded(name):
            done = gradflow(*common, *options, folder=folder)
            last = (done.stdout.splitlines() or [""])[-1]
            tally.check(done.returncode == 0 and last.endswith("ok"), name, last + done.stderr[:160])
    with tally.guarded("check without a loss"):
        done = gradflow("check", "--init", "normal", "--init-scale", "1e200", folder=folder)
        last = (done.stdout.splitlines() or [""])[-1]
        tally.check(done.returncode == 1 and last.endswith("FAILED") and "not finite" in done.stderr
                    and "cross-entropy" in done.stderr, "check says which net has no finite loss", done.stderr[:160])
