"""Runs the program as somebody would, and reads the trace that it writes."""

import json
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
