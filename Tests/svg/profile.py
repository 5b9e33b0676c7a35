"""Checks every SVG figure against the safe profile, the subset that all common renderers draw alike.

usage: profile.py [FILE.svg…]        without files: the linter's own tests, then the report's figures

The rules stand in rules.py. They are an allow-list: what is not known to be safe is refused.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rules import lint, names_in
from samples import BAD, GOOD
from tally import REPORT, Tally


def self_test(tally):
    """The linter accepts the good samples and names the fault of each bad one."""
    for name, text in GOOD.items():
        tally.none(lint(text), f"linter accepts: {name}")
    for name, (text, expected) in BAD.items():
        problems = lint(text)
        tally.check(any(expected in problem for problem in problems), f"linter refuses: {name}",
                    f"expected '{expected}' among {problems}")


def main(arguments):
    tally = Tally()
    files = [pathlib.Path(argument) for argument in arguments]
    if not files:
        self_test(tally)
        files = sorted((REPORT / "figures").glob("*.svg"))
        tally.check(files, "the report has figures", f"none in {REPORT / 'figures'}")

    owner = {}
    for file in files:
        text = file.read_bytes().decode("utf-8", errors="replace")
        problems = lint(text)
        for name in names_in(text):
            if owner.setdefault(name, file.name) != file.name:
                problems.append(f"shares the id or class '{name}' with {owner[name]}")
        tally.none(problems, file.name)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
