"""The program as it is used from a terminal: exit codes, messages, files.

The table of wrong input stands in cases.py. Every such command must end with its exit code, say exactly
one sentence on standard error and nothing on standard output, and leave no file behind.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from at_random import damaged_traces, random_runs
from cases import LISTS, FILES, bad_data, cannot_write, usage
from extremes import broken, extremes
from files import overwriting
from kernels import kernels
from leftovers import older_runs, reports
from figures import figures
from preparation import preparation
from limits import limits
from program import draws, gradflow, steps_of
from settings import checks, experiment_files, labels, settings
from streams import empty_root, streams
from tables import tables
from terminal import counted, narrow
from tally import BINARY, ROOT, Tally

# How many runs and how many damaged traces; `Tests/longer.sh runs` tries more.
AT_RANDOM = 60


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def refuses(tally, folder, arguments, code, *mentions):
    """One wrong command: exit code, one sentence that mentions what helps, and nothing else."""
    name = f"{code}: gradflow " + " ".join(arguments)
    before = files_in(folder)
    with tally.guarded(name):
        done = gradflow(*arguments, folder=folder)
        # Several faults of a table stand below the sentence, each on a line of its own.
        lines = [line for line in done.stderr.split("\n") if line.strip() and not line.startswith("  ")]
        problems = []
        if done.returncode != code:
            problems.append(f"exit code {done.returncode}")
        if len(lines) != 1:
            problems.append(f"{len(lines)} lines on standard error")
        elif len(lines[0].split()) < 3 or re.search(r"Optional\(|Error\(|\.swift:|fatal", lines[0]):
            problems.append("the message is no sentence")
        problems += [f"does not mention '{word}'" for word in mentions if word not in done.stderr]
        if done.stdout:
            problems.append("wrote to standard output")
        left = sorted(set(files_in(folder)) - set(before))
        if left:
            problems.append(f"left {left[:3]}")
            for one in reversed(left):
                path = folder / one
                path.rmdir() if path.is_dir() else path.unlink()
        tally.check(not problems, name, ", ".join(problems) + (f": {lines[0][:160]}" if lines else ""))


def lists(tally, folder):
    """The words of every list; also the ground for the nearest-word tests."""
    words = {}
    for name in LISTS:
        with tally.guarded(f"list {name}"):
            done = gradflow("list", name, folder=folder)
            first = [line.split()[0] for line in done.stdout.splitlines() if line.strip()]
            good = all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", word) for word in first)
            tally.check(done.returncode == 0 and first and good and not done.stderr
                        and len(set(first)) == len(first),
                        f"list {name}: a name first on each line, each once", f"{done.returncode} {first[:9]}")
            # Facts may follow a description, but not stand in its place.
            bare = [line for line in done.stdout.splitlines() if not re.search(r"\S  +[^\s;]", line)]
            tally.none(bare, f"list {name}: every name has two spaces and a description after it")
            words[name] = first
    return words


def help_and_version(tally, folder):
    commands = [["--help"], ["-h"], ["help"]]
    commands += [[command, "--help"] for command in ("report", "train", "data", "chart", "check", "lab", "list")]
    commands += [["train", "--no-such-flag", "--help"], ["report", "--seed", "-h"]]
    for arguments in commands:
        name = "gradflow " + " ".join(arguments)
        with tally.guarded(name):
            done = gradflow(*arguments, folder=folder)
            wide = [line for line in done.stdout.splitlines() if len(line) > 100]
            tally.check(done.returncode == 0 and len(done.stdout) > 100 and not done.stderr and not wide,
                        f"{name} shows help", f"{done.returncode}, {len(done.stdout)} characters, "
                        f"{len(wide)} wide lines {done.stderr[:100]}")
    with tally.guarded("--version"):
        done = gradflow("--version", folder=folder)
        tally.check(done.returncode == 0 and re.fullmatch(r"gradflow \d+\.\d+\.\d+\n", done.stdout),
                    "--version is one line", repr(done.stdout[:80]))


def documented(tally, folder):
    """docs/command-line.md holds every help screen as the program prints it."""
    reference = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    for command in ([], ["report"], ["train"], ["data"], ["chart"], ["check"], ["lab"], ["list"]):
        screen = gradflow(*command, "--help", folder=folder).stdout
        tally.check("```text\n" + screen + "```" in reference,
                    f"docs/command-line.md has the help of gradflow {' '.join(command)}")


def cited(tally, folder):
    """docs/citation.bib names the version of the program."""
    version = gradflow("--version", folder=folder).stdout.split()[1]
    tally.check(f"version = {{{version}}}" in (ROOT / "docs" / "citation.bib").read_text(encoding="utf-8"),
                "docs/citation.bib names this version", version)


def copied(tally, folder):
    """The program finds nothing by its path: a copy elsewhere does the same."""
    elsewhere = folder / "copy"
    elsewhere.mkdir()
    shutil.copy2(BINARY, elsewhere / "gf")
    done = gradflow("list", "datasets", folder=elsewhere, binary=elsewhere / "gf")
    tally.check(done.returncode == 0 and done.stdout
                == gradflow("list", "datasets", folder=folder).stdout, "a copied program still runs")
    shutil.rmtree(elsewhere)


def training(tally, folder):
    short = ["train", "--steps", "20", "--seed", "3"]
    first = gradflow(*short, "-o", "-", folder=folder)
    rows = steps_of(first.stdout)
    tally.check(first.returncode == 0 and rows, "train -o - writes a trace", first.stderr[:200])
    again = gradflow("train", "--steps=20", "--seed=3", "-o", "again.trace", folder=folder)
    written = folder / "again.trace"
    tally.check(again.returncode == 0 and not again.stdout and written.is_file()
                and written.read_text() == first.stdout, "--x v and --x=v are the same run, to a file",
                again.stderr[:200])
    other = gradflow("train", "--steps", "20", "--seed", "4", "-o", "-", folder=folder)
    tally.check(steps_of(other.stdout) != rows, "another seed is another run")
    quiet = gradflow(*short, "--quiet", "-o", "quiet.trace", folder=folder)
    tally.check(quiet.returncode == 0 and not quiet.stderr and not quiet.stdout, "--quiet says nothing",
                quiet.stderr[:100])
    return written


def charting(tally, folder, words, trace):
    draws(tally, folder, words, trace, "of a trace")
    figures(tally, folder, trace)
    cut = trace.read_text()[:-40]
    (folder / "cut.trace").write_text(cut)
    chart = words.get("charts", ["loss"])[0]
    done = gradflow("chart", chart, "cut.trace", "-o", "-", folder=folder)
    tally.check(done.returncode == 0 and done.stdout.startswith("<svg ") and done.stderr.strip(),
                "a cut trace is drawn, with a warning", f"{done.returncode} {done.stderr[:160]}")


def bytes_in(folder):
    """What the files of a folder hold together; one may be renamed meanwhile."""
    with os.scandir(folder) as entries:
        return sum(os.path.getsize(entry.path) for entry in entries if os.path.exists(entry.path))


def interrupted(tally, folder):
    """Ctrl-C: 130, and what was recorded until then is there and readable."""
    place = folder / "interrupted"
    place.mkdir()
    process = subprocess.Popen(
        [str(BINARY), "train", "--steps", "1000000", "-o", "run.trace"], cwd=place,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    begin = time.monotonic()
    while (time.monotonic() - begin < 20 and process.poll() is None
           and bytes_in(place) < 2000):
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    tally.check(process.returncode == 130, "an interrupted run ends with 130", str(process.returncode))
    tally.check(files_in(place) == ["run.trace"], "it leaves its trace and nothing else", str(files_in(place)))
    with tally.guarded("the trace of an interrupted run can be read"):
        rows = steps_of((place / "run.trace").read_text())
        tally.check(rows, "it has the steps that were recorded", "none")
    done = gradflow("check", folder=folder)
    tally.check(done.returncode == 0 and done.stdout, "gradflow check: the derivatives hold", done.stderr[:200])


def main():
    tally = Tally()
    if not os.access(BINARY, os.X_OK):
        tally.check(False, "the program is built", "swift build -c release")
        return tally.finish()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for name, content in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        words = lists(tally, folder)
        help_and_version(tally, folder)
        for code, cases in ((64, usage(words)), (65, bad_data(words)), (73, cannot_write(words))):
            for arguments, *mentions in cases:
                refuses(tally, folder, arguments, code, *mentions)
        for group in (documented, cited, copied, labels, experiment_files, limits, preparation, kernels, tables,
                      training, interrupted):
            with tally.guarded(group.__name__):
                result = group(tally, folder)
                if group is training:
                    charting(tally, folder, words, result)
        for group in (overwriting, older_runs, reports, streams, empty_root, narrow, counted):
            with tally.guarded(group.__name__):
                group(tally, folder)
        for group in (settings, checks, extremes, broken):
            with tally.guarded(group.__name__):
                group(tally, folder, words)
        for group in (random_runs, damaged_traces):
            with tally.guarded(group.__name__):
                group(tally, folder, words, AT_RANDOM)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
