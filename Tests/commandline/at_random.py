"""Runs, traces with damage and charts at random, the same for a seed: the program never crashes and answers with an
exit code that it has.

usage: at_random.py [RUNS [SEED]]
"""

import pathlib
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from program import gradflow
from random_settings import settings, word_lists
from tally import Tally, numbers

# Done, ran and found a failure, wrong command line, wrong input.
CODES = {0, 1, 64, 65}
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
TEXT = re.compile(r'"[^"]*"')
NUMBERS = ["0", "-1", "1e308", "-1e308", "5e-324", "1e-310", '"NaN"', '"Infinity"', '"-Infinity"', "null", "1e400",
           "9223372036854775807", "9223372036854775808", "2147483648", "1.5", '"x"', "[]", "{}", "true"]
TEXTS = ['""', '"relu"', '"<b>&\\u0000"', '"softmax"', '"a\\nb"', '"\\ud83d"', '"' + "w" * 300 + '"']
BASES = [["--dataset", "moons", "--hidden", "3,3"], ["--dataset", "wave", "--hidden", "4", "--activation", "softmax"],
         ["--hidden", "3,2", "--activation", "softmax"], ["--dataset", "step", "--rate", "1e30"]]
EXTRAS = [[], [], [], ["--step", "2"], ["--layer", "2"], ["--scale", "linear"], ["--animate"], ["--film", "3"]]


def answer(folder, *command):
    """The exit code, or a word."""
    try:
        return gradflow(*command, folder=folder).returncode
    except subprocess.TimeoutExpired:
        return "no end"


def charted(chance, folder, words, trace, made):
    """A few charts of a trace: how many were drawn, and what was wrong."""
    drawn, wrong = 0, []
    for chart in chance.sample(words["charts"], 3):
        command = ["chart", chart, trace.name, "-q", *chance.choice(EXTRAS), "-o", "figure.svg"]
        code = answer(folder, *command)
        drawn += code == 0
        if code not in CODES:
            wrong.append(f"{made}; {' '.join(command)}: {code}")
    return drawn, wrong


def spoilt(chance, text):
    """A trace with a number or a text that is another, a line less or more, or two that changed places."""
    lines = text.split("\n")
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        here, there = chance.choice([0, chance.randrange(len(lines))]), chance.randrange(len(lines))
        what = chance.random()
        if what < 0.8:
            pattern, others = (NUMBER, NUMBERS) if what < 0.7 else (TEXT, TEXTS)
            if found := list(pattern.finditer(lines[here])):
                one = chance.choice(found)
                lines[here] = lines[here][:one.start()] + chance.choice(others) + lines[here][one.end():]
        elif what < 0.9:
            lines[here], lines[there] = lines[there], lines[here]
        elif what < 0.95:
            lines.insert(here, lines[there])
        elif len(lines) > 1:
            del lines[here]
    return "\n".join(lines)


def random_runs(tally, folder, words, count, seed=1):
    chance = random.Random(seed)
    wrong, trained, drawn = [], 0, 0
    trace = folder / "random.trace"
    for _ in range(count):
        options = [f"--{key}={value}" for key, value in {"steps": "30", **settings(chance, words)}.items()]
        code = answer(folder, "train", *options, "-q", "-o", trace.name)
        if code not in CODES:
            wrong.append(f"train {' '.join(options)}: {code}")
        elif code == 0:
            trained += 1
            more, problems = charted(chance, folder, words, trace, f"train {' '.join(options)}")
            drawn, wrong = drawn + more, wrong + problems
    print(f"seed {seed}: {trained} of {count} random runs trained, {drawn} figures drawn")
    tally.check(trained > count / 3 and drawn > trained, f"{count} random runs: enough of them are trained and drawn")
    tally.none(wrong, f"{count} random runs and their charts: no crash")


def damaged_traces(tally, folder, words, count, seed=1):
    chance = random.Random(seed)
    trace = folder / "damaged.trace"
    bases = []
    for options in BASES:
        gradflow("train", *options, "--steps", "6", "--frames", "3", "-q", "-o", trace.name, folder=folder)
        bases.append(trace.read_text())
    wrong, drawn = [], 0
    for number in range(count):
        trace.write_text(spoilt(chance, chance.choice(bases)))
        more, problems = charted(chance, folder, words, trace, f"damaged trace {number}, seed {seed}")
        drawn, wrong = drawn + more, wrong + problems
    print(f"seed {seed}: {drawn} figures of {count} damaged traces drawn")
    tally.check(count / 4 < drawn < 2 * count, f"{count} damaged traces: some are read and others not", str(drawn))
    tally.none(wrong, f"{count} damaged traces and their charts: no crash")


def main(arguments):
    tally = Tally()
    count, seed = numbers(arguments, 1000, 1)
    with tempfile.TemporaryDirectory() as name, tally.guarded("random runs"):
        folder = pathlib.Path(name)
        words = word_lists(lambda name: gradflow("list", name, folder=folder).stdout)
        random_runs(tally, folder, words, count, seed)
        damaged_traces(tally, folder, words, count, seed)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
