"""Interrupted, hung up and killed: what stays whole, what is left, and what the next run does about it."""

import random
import shutil
import signal
import subprocess
import time

from files import FOREIGN_SVG, SHORT
from program import gradflow
from tally import BINARY


def running(folder, *arguments):
    return subprocess.Popen([str(BINARY), *arguments], cwd=folder, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def until(condition, seconds=20):
    begin = time.monotonic()
    while not condition() and time.monotonic() - begin < seconds:
        time.sleep(0.02)


def older_runs(tally, parent):
    """A recorded run is replaced when the new one has ended, and not before."""
    folder = parent / "older"
    folder.mkdir()
    gradflow(*SHORT, "-o", "run.trace", folder=folder)
    before = (folder / "run.trace").read_bytes()
    names = lambda: sorted(path.name for path in folder.iterdir())
    for number, (one, code) in enumerate(((signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGHUP, 130))):
        process = running(folder, "train", "--steps", "1000000", "-o", "run.trace")
        until(lambda: any(path.stat().st_size > 2000 for path in folder.glob(".run.trace.gradflow-partial-*")))
        process.send_signal(one)
        words = process.communicate(timeout=20)[1]
        aside = folder / ("run-interrupted.trace" if number == 0 else f"run-interrupted-{number + 1}.trace")
        tally.check(process.returncode == code and (folder / "run.trace").read_bytes() == before and aside.exists()
                    and "interrupted" in aside.read_text().splitlines()[-1] and f" {aside.name}" in words
                    and "run.trace" in words,
                    f"{one.name}: the older run stays, the new one is beside it", f"{process.returncode} {words} {names()}")
    process = running(folder, "train", "--steps", "1000000", "-o", "run.trace")
    until(lambda: any(path.stat().st_size > 2000 for path in folder.glob(".run.trace.gradflow-partial-*")))
    process.kill()
    process.communicate()
    tally.check((folder / "run.trace").read_bytes() == before, "killed: the older run stays")
    alive = running(folder, "train", "--steps", "1000000", "-o", "run.trace")
    until(lambda: len(list(folder.glob(".run.trace.gradflow-partial-*"))) == 1
          and str(alive.pid) in next(folder.glob(".run.trace.gradflow-partial-*")).name)
    done = gradflow(*SHORT, "--seed", "9", "-o", "run.trace", folder=folder)
    left = [path.name for path in folder.glob(".*gradflow-*")]
    tally.check(done.returncode == 0 and (folder / "run.trace").read_bytes() != before and len(left) == 1
                and str(alive.pid) in left[0], "the next run sweeps what the dead left, and nothing of the living",
                str(names()))
    alive.send_signal(signal.SIGINT)
    alive.communicate(timeout=20)
    full = gradflow("train", "--activation", "nosuch", "-o", "run.trace", folder=folder)
    kept = (folder / "run.trace").read_bytes()
    tally.check(full.returncode == 64 and kept == (folder / "run.trace").read_bytes(), "a run that cannot begin")
    hangup(tally, folder)
    shutil.rmtree(folder)


def hangup(tally, folder):
    process = running(folder, "train", "--steps", "1000000", "-o", "closed.trace")
    until(lambda: (folder / "closed.trace").exists() and (folder / "closed.trace").stat().st_size > 2000)
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=20)
    last = (folder / "closed.trace").read_text().splitlines()[-1]
    tally.check(process.returncode == 130 and "interrupted" in last, "a closed terminal: the trace has its end line",
                f"{process.returncode} {last[:80]}")
    process = subprocess.Popen(["nohup", str(BINARY), *SHORT[:-3], "--steps", "4000", "-q", "-o", "nohup.trace"], cwd=folder,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: (folder / "nohup.trace").exists())
    process.send_signal(signal.SIGHUP)
    tally.check(process.wait(timeout=60) == 0, "nohup: a run outlives its terminal", str(process.returncode))


REPORT = ["report", "--quick", "--lesson", "chain-rule", "--seeds", "2", "-q", "-o", "report"]


def whole(folder):
    """A report with everything that its embed.md names."""
    try:
        text = (folder / "embed.md").read_text()
        page = (folder / "index.html").read_bytes()
    except OSError:
        return False
    figures = [line[4:-1] for line in text.splitlines() if line.startswith("## `")]
    return (page.endswith(b"</html>\n") and figures and any((folder / "traces").iterdir()) and all(
        (folder / "figures" / f"{name}.{ending}").stat().st_size > 0 for name in figures for ending in ("svg", "csv")))


def reports(tally, parent):
    folder = parent / "reports"
    folder.mkdir()
    report = folder / "report"
    begin = time.monotonic()
    done = gradflow(*REPORT, folder=folder)
    seconds = time.monotonic() - begin
    tally.check(done.returncode == 0 and whole(report), "a report is made", done.stderr)
    tally.check(not any("prefers-color-scheme" in path.read_text() for path in report.glob("figures/*.svg")),
                "its figures are light")
    foreign(tally, folder, report)
    kills(tally, folder, report, seconds)
    shutil.rmtree(folder)


def foreign(tally, folder, report):
    """Files of the reader's own in the folder of a report."""
    figure = next(report.glob("figures/*.svg")).name
    own = {
        "notes.md": b"mine\n", "figures/mine.csv": b"a\n1\n", "figures/x.pdf": b"%PDF", "mine/deep.txt": b"mine\n",
        "traces/mine.trace": next(report.glob("traces/*.trace")).read_bytes(),
        "figures/mine.svg": (report / "figures" / figure).read_bytes(),
        "embed.md": b"# My own text\n", f"figures/{figure}": FOREIGN_SVG.encode(),
    }
    for name, text in own.items():
        place = report / name
        older = place.read_bytes() if place.exists() else None
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(text)
        done = gradflow(*REPORT, folder=folder)
        tally.check(done.returncode == 73 and place.read_bytes() == text and name.split("/")[0] in done.stderr
                    and "--force" in done.stderr, f"a report with {name} in it is not replaced", done.stderr)
        if older is None:
            place.unlink()
        else:
            place.write_bytes(older)
        if name.startswith("mine/"):
            place.parent.rmdir()
    (report / ".DS_Store").write_bytes(b"\0")
    (report / "notes.md").write_text("mine\n")
    done = gradflow(*REPORT, "--force", folder=folder)
    tally.check(done.returncode == 0 and "report-old" in done.stderr and whole(report)
                and not (report / "notes.md").exists() and (folder / "report-old" / "notes.md").read_text() == "mine\n"
                and whole(folder / "report-old"), "--force keeps the older folder beside the report", done.stderr)
    shutil.rmtree(folder / "report-old")
    (folder / "folder").mkdir()
    (folder / "folder" / "thesis.tex").write_text("years\n")
    for force in ([], ["--force"]):
        done = gradflow(*REPORT[:-1], "folder", *force, folder=folder)
        tally.check(done.returncode == 73 and "thesis.tex" in done.stderr
                    and (folder / "folder" / "thesis.tex").exists(), f"a folder that is no report stays {force}",
                    done.stderr)


def kills(tally, folder, report, seconds, count=30):
    """Killed at random moments, most of them in the last part, where files are written."""
    generator = random.Random(5)
    problems = []
    for number in range(count):
        process = running(folder, *REPORT)
        if number % 2:
            time.sleep(generator.uniform(0, seconds * 1.1))
        else:
            until(lambda: process.poll() is not None or any(folder.glob(".report.gradflow-*/embed.md"))
                  or any(folder.glob(".report.gradflow-*/traces")), seconds * 5)
            time.sleep(generator.uniform(0, 0.02))
        process.kill()
        process.communicate()
        if not whole(report):
            problems.append(f"kill {number}: no whole report")
        others = [path.name for path in folder.iterdir() if path.name not in ("report", "folder")]
        if len(others) > 1:
            problems.append(f"kill {number}: {others}")
    tally.none(problems, f"after each of {count} kills there is one whole report")
    done = gradflow(*REPORT, folder=folder)
    others = [path.name for path in folder.iterdir() if path.name not in ("report", "folder")]
    tally.check(done.returncode == 0 and whole(report) and not others, "and the next run leaves nothing else", str(others))
