"""Makes the default report for the stages after this one, and looks at it as files.

The report stays in .test-output/report/. Time and memory are printed, not asserted: a test machine may
be slow. That the same command gives the same bytes is tested with two quick reports.
"""

import csv
import filecmp
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tally import BINARY, REPORT, ROOT, Tally

PAGE_LIMIT = 6_000_000


def make(tally, folder, *options):
    """Runs `gradflow report`; prints seconds and the largest resident memory of any child so far."""
    command = [str(BINARY), "report", *options, "--output", str(folder)]
    begin = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=900)
    seconds = time.monotonic() - begin
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    words = " ".join(["gradflow report", *options])
    print(f"{words}: {seconds:.1f} s, at most {peak:.0f} MB")
    tally.check(done.returncode == 0, f"{words} ends with 0",
                f"{done.returncode}: {done.stderr.strip()[-300:]}")
    return done.returncode == 0


def files_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def differences(left, right):
    names = sorted(set(files_below(left)) | set(files_below(right)))
    return [name for name in names if not (left / name).is_file() or not (right / name).is_file()
            or not filecmp.cmp(left / name, right / name, shallow=False)]


def determinism(tally):
    with tempfile.TemporaryDirectory() as temporary:
        first, second = pathlib.Path(temporary, "first"), pathlib.Path(temporary, "second place")
        if make(tally, first, "--quick") and make(tally, second, "--quick"):
            tally.none(differences(first, second), "two quick reports are the same, byte for byte")
            tally.check(files_below(first), "a quick report has files")


def contents(tally):
    page = (REPORT / "index.html").read_text(encoding="utf-8")
    lab = re.search(r'<script[^>]* id="lab-core"[^>]*>.*?</script>', page, re.S)
    size = len(page.encode()) - len(lab[0] if lab else "")
    tally.check(0 < size < PAGE_LIMIT, "index.html without the lab's module is smaller than 6 MB", f"{size} bytes")
    figures = {path.stem for path in (REPORT / "figures").glob("*.svg")}
    tables = {path.stem for path in (REPORT / "figures").glob("*.csv")}
    traces = list((REPORT / "traces").glob("*.trace"))
    total = sum((REPORT / name).stat().st_size for name in files_below(REPORT))
    print(f"index.html {len(page.encode()) / 1e6:.2f} MB, {len(figures)} figures, {len(tables)} tables, "
          f"{len(traces)} traces, {total / 1e6:.1f} MB in all")
    tally.check(figures, "the report has figures")
    tally.none(sorted(figures ^ tables), "every figure has its table beside it")
    tally.check(traces, "the report has the traces that it draws")
    for stem in sorted(tables):
        with tally.guarded(f"{stem}.csv can be read"):
            with open(REPORT / "figures" / f"{stem}.csv", newline="", encoding="utf-8") as file:
                rows = list(csv.reader(file))
            tally.check(len(rows) > 1 and {len(row) for row in rows} == {len(rows[0])},
                        f"{stem}.csv has a header and full rows", f"{len(rows)} rows")

    embedding = (REPORT / "embed.md").read_text(encoding="utf-8")
    named = set(re.findall(r"figures/([a-z0-9-]+)\.svg", embedding))
    tally.none(sorted(figures ^ named), "embed.md names every figure and no other")
    here = [name for name in files_below(REPORT)
            if str(ROOT) in (REPORT / name).read_text(encoding="utf-8", errors="replace")]
    tally.none(here, "no file names the machine's folders")
    partial = [name for name in files_below(REPORT) if re.search(r"(^|/)\.|\.(tmp|partial|part)$|~$", name)]
    tally.none(partial, "no temporary file is left")


def main():
    tally = Tally()
    if not os.access(BINARY, os.X_OK):
        tally.check(False, "the program is built", "swift build -c release")
        return tally.finish()
    with tally.guarded("determinism"):
        determinism(tally)
    shutil.rmtree(REPORT, ignore_errors=True)
    with tally.guarded("default report"):
        if make(tally, REPORT):
            contents(tally)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
