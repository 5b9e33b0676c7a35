"""Runs the program as somebody would, and reads the trace that it writes."""

import json
import re
import subprocess

from tally import BINARY

TIMEOUT = 60


def gradflow(*arguments, folder, binary=BINARY):
    # stdin is closed: a program that waits for input would hang here.
    return subprocess.run([str(binary), *arguments], cwd=folder, capture_output=True, text=True,
                          errors="replace", stdin=subprocess.DEVNULL, timeout=TIMEOUT)


def steps_of(text):
    """The rows of a trace, one JSON value per line; raises on anything else."""
    values = [json.loads(line) for line in text.splitlines()]
    if not values or not isinstance(values[0], dict):
        raise ValueError("the first line is no header")
    return [value for value in values if isinstance(value, list)]


def rows(folder, *arguments):
    """The rows of a run of a few steps."""
    done = gradflow("train", *arguments, "-o", "-", "--quiet", folder=folder)
    if done.returncode != 0:
        raise ValueError(f"{done.returncode} {done.stderr[:200]}")
    return steps_of(done.stdout)


def draws(tally, folder, words, trace, name):
    """Every chart of a trace is drawn; one that needs what the run has not says so in one sentence."""
    for chart in words.get("charts", []):
        with tally.guarded(f"chart {chart} {name}"):
            file = folder / f"{chart}.svg"
            file.unlink(missing_ok=True)
            done = gradflow("chart", chart, str(trace), "-o", file.name, folder=folder)
            text = file.read_text() if file.exists() else ""
            drawn = text.startswith("<svg ") and not re.search(r'="[^"]*\b(nan|NaN|inf|Infinity)\b[^"]*"', text)
            excused = (done.returncode == 65 and done.stderr.count("\n") == 1 and not text
                       and f"the chart {chart} needs" in done.stderr)
            tally.check((done.returncode == 0 and drawn) or excused, f"chart {chart} {name}",
                        f"{done.returncode} {done.stderr[:160]}")
