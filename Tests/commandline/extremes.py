"""As deep, as wide and as large as somebody may ask for, and nets that break: they run, and are drawn."""

import re

from program import draws, gradflow, rows, steps_of


def extremes(tally, folder, words):
    """As deep and as wide as somebody may ask for: it runs."""
    for name, hidden in (("10 000 units", "10000"), ("depth 500", ",".join(["4"] * 500)),
                         ("depth 999", ",".join(["1"] * 999)), ("one unit", "1"), ("no layer", "none")):
        with tally.guarded(name):
            trace = folder / "extreme.trace"
            done = gradflow("train", "--hidden", hidden, "--steps", "2", "--frames", "1", "-q", "-o", trace.name,
                            folder=folder)
            tally.check(done.returncode == 0 and len(steps_of(trace.read_text())) == 3, f"{name} can be trained",
                        done.stderr[:200])
            draws(tally, folder, words, trace, "of " + name)
            trace.unlink()
    with tally.guarded("numbers near the limits"):
        for scale in (5e148, 5e-324):
            text = "\n".join(f"{(x - 20) * scale},{(x - 20) * scale}" for x in range(41))
            (folder / "scaled.csv").write_text("width,height\n" + text + "\n")
            scaled = ["--data", "scaled.csv", "--target", "height", "--steps", "5", "--task", "regression"]
            tally.check(len(rows(folder, *scaled)) == 6, f"numbers of the size of {scale} are trained on")


def broken(tally, folder, words):
    """A run that diverges is a result: exit code 0, a remark, an end line that names the step, and charts."""
    cases = {
        "a rate that is too large": ["--rate", "1e30", "--activation", "relu", "--steps", "20"],
        "the same in 64 bits": ["--rate", "1e200", "--activation", "relu", "--steps", "20", "--precision", "64"],
        "a regression": ["--dataset", "wave", "--rate", "1e30", "--steps", "20"],
        "weights that are too large": ["--dataset", "moons", "--hidden", "3", "--initial-weights", "diverging.json"],
    }
    for name, options in cases.items():
        with tally.guarded(name):
            trace = folder / "broken.trace"
            done = gradflow("train", *options, "-o", trace.name, folder=folder)
            lines = trace.read_text().splitlines()
            end = re.fullmatch(r'{"end":{"divergedAt":(\d+)}}', lines[-1])
            tally.check(done.returncode == 0 and end and f"diverged at step {end[1]}" in done.stderr,
                        f"{name}: diverged, and says at which step",
                        f"{done.returncode} {lines[-1]} {done.stderr[:160]}")
            tally.check(end and len(steps_of("\n".join(lines))) == int(end[1]) + 1,
                        f"{name}: every step up to it is recorded")
            draws(tally, folder, words, trace, f"of {name}")
            trace.unlink()
