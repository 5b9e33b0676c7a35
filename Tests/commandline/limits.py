"""Every limit of docs/command-line.md: what is more is refused, with the number that was found and the one that
is possible."""

import re

from program import gradflow
from tally import ROOT


def documented():
    """The numbers of each row of the table, by what it is of."""
    text = (ROOT / "docs/command-line.md").read_text()
    section = text.split("## Limits\n")[1].split("\n## ")[0]
    found = {}
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and not cells[0].startswith(("of", "-")):
            found[cells[0]] = (cells[1].replace(" ", ""), cells[2].replace(" ", ""), cells[3])
    return found


def table(header, rows):
    return (",".join(header) + "\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)).encode()


def cases():
    """What the table calls it, which of its two limits, what is asked for, the number that was found."""
    wide = table([f"c{i}" for i in range(251)] + ["y"], [[i] * 251 + [i % 2] for i in range(12)])
    words = table(["word", "y"], [[f"w{i % 203}", i % 2] for i in range(609)])
    classes = table(["x", "y"], [[i, f"k{i % 25}"] for i in range(60)])
    data = ["--data", "many.csv", "--target", "y"]
    yield "rows of a table", 0, table(["x", "y"], [[i, i % 2] for i in range(9)]), data, "9"
    yield "features", 1, wide, data, "251"
    yield "features", 1, words, data, "203"
    yield "classes of a target", 1, classes, data, "25"
    yield "hidden layers", 1, None, ["--hidden", ",".join(["1"] * 1000)], "1000"
    yield "units of a layer", 1, None, ["--hidden", "100001"], "100001"
    yield "weights and biases", 1, None, ["--hidden", "9000,9000"], "81063003"
    yield "steps", 1, None, ["--steps", "10000001"], "10000001"
    yield "steps", 0, None, ["--steps", "0"], "0"
    yield "frames", 1, None, ["--frames", "10001"], "10001"
    yield "held out", 1, None, ["--held-out", "91"], "91"


def limits(tally, folder):
    table = documented()
    tally.check(len(table) > 15, "docs/command-line.md has a table of limits", str(len(table)))
    for name, which, content, options, number in cases():
        with tally.guarded(f"limit of {name}"):
            if content:
                (folder / "many.csv").write_bytes(content)
            row = next(value for key, value in table.items() if key.startswith(name))
            done = gradflow("train", *options, "-o", "many.trace", folder=folder)
            numbers = re.sub(r"(?<=\d)[\s\u00a0](?=\d)", "", done.stderr)
            told = re.findall(r"\d+", numbers)
            tally.check(str(done.returncode) == row[2] and number in told and row[which] in told,
                        f"{name}: {number} is refused, and {row[which]} is the limit", done.stderr[:300])
            help_ = gradflow("train", "--help", folder=folder).stdout
            plain = re.sub(r"(?<=\d)[\s\u00a0]+(?=\d)", "", help_)
            tally.check(row[which] in re.findall(r"\d+", plain), f"{name}: the help has the limit {row[which]}")
